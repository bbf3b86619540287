package typeset

import (
	"yinshu/internal/design"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
)

// Lines and runs are made by package lines; pages are made of them here.
type (
	Line = lines.Line
	Run  = lines.Run
)

// A Part is a part of the book.
type Part uint8

const (
	HalfTitle Part = iota
	TitlePage
	Copyright
	Contents
	Body
	Notes
	Index
	Blank // a page left empty so that the next part begins on a recto
)

// A Setting is a set book: pages in book order, ready to be painted.
type Setting struct {
	Trim    Box // the page after cutting; its corner is 0,0
	Pages   []Page
	Outline []Bookmark
}

// A Box is a width and a height.
type Box struct{ Width, Height design.Length }

// A Page is one page. Lines, rules and pictures are placed from the corner of
// its type area, which stands at Left, Top of the trimmed page.
type Page struct {
	Number   int    // in the book, from 1
	Folio    string // as counted: iv, 27; the page label, printed or not
	Arabic   int    // the folio as a number where it is arabic, else 0
	Part     Part
	Recto    bool
	Left     design.Length
	Top      design.Length
	Begins   manuscript.Place // the first character of the manuscript on it
	Lines    []Line
	Rules    []Rule
	Pictures []Picture
	Anchors  []Anchor
}

// A Rule is a straight stroke of a thickness, from a corner.
type Rule struct {
	Offset, Baseline design.Length // its upper start corner
	Length, Weight   design.Length
	Across           bool // it runs across the lines
}

// A Picture is a picture file of the book's folder, scaled to a box.
type Picture struct {
	Offset, Baseline design.Length // its upper start corner
	Width, Height    design.Length
	Block            string // the manuscript.Figure's ID
	Source, Alt      string
}

// An Anchor is a named point that links lead to. The names are block IDs,
// note IDs (the note's text), "r:"+note ID+":"+n for the n-th mark of a note
// (from 1), term anchors, "toc", "notes", "index" (further ones: "index-2"), and "ix:"+term ID.
type Anchor struct {
	Name             string
	Offset, Baseline design.Length
}

// A Bookmark is an entry of the outline; Level from 1, none skipped.
type Bookmark struct {
	Title  string
	Level  int
	Anchor string
}
