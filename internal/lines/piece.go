package lines

import (
	"yinshu/internal/design"
	"yinshu/internal/face"
	"yinshu/internal/manuscript"
)

// A PieceKind says what a piece is to the line.
type PieceKind uint8

const (
	Words    PieceKind = iota // text of the block
	NoteMark                  // a note's mark: never parted from what it follows; counts no characters
	Ruby                      // text that Reading explains; never divided
	Filler                    // Text, repeated to fill its line; counts no characters
)

// A Piece is a stretch of a paragraph in one style. A piece with an Anchor
// and no text is a point: it has no width, takes part in nothing, and becomes
// a run of no characters.
type Piece struct {
	Text    string
	Kind    PieceKind
	Faces   []face.ID // the first that has a character shows it
	Size    design.Length
	Rise    design.Length // above the baseline
	Lang    string        // BCP 47; decides hyphenation and quotation marks
	Link    string
	Anchor  string
	Mark    string // the note's ID, of a note mark
	Under   string // "name" or "work"
	Name    int    // tells one proper name from the next; 0 where Under is ""
	Dots    bool   // 着重號
	Keep    bool   // never divided
	Reading string // of Ruby
	Start   int    // the character of the block it begins at
}

// Align says how lines stand in their measure.
type Align uint8

const (
	Justified Align = iota
	Start
	Centre
	End
)

// A Shape is where a paragraph's lines may stand.
type Shape struct {
	Measure     design.Length // from the start edge to the end edge, indents included
	FirstIndent design.Length // of the first line, from the start edge
	Indent      design.Length // of the others
	Align       Align
	Lone        bool // a last line of one character is as good as any: cells, lists of names
}

// A Missing is a character that no face of its piece has. It is set as
// [manuscript.Substitute].
type Missing struct {
	Place manuscript.Place
	Char  rune
	Faces []face.ID
}

// Reasons for a line's end other than the measure. Line.Why holds the
// gravest that applies.
const (
	WhyEnd      = "end"        // of the paragraph
	WhyHyphen   = "hyphenated" // a word is divided
	WhyURL      = "address"    // an address is divided
	WhyRelaxed  = "relaxed"    // a prohibition is broken because nothing else fits
	WhyForced   = "forced"     // what may never be divided is wider than the measure
	WhyOverfull = "overfull"   // one character is wider than the measure
	WhyShort    = "short"      // nothing in the line could be stretched
)

// Ends are where the lines of a paragraph end, one for each: what a [Setter]
// found, for it to set them by.
type Ends []int32

// A Variant is a paragraph divided into a given number of lines, which
// [Setter.At] makes of it: of many that are weighed few are set.
type Variant struct {
	Ends  Ends
	Cost  int64 // in the units of [Unit]; comparable between variants of one paragraph
	Worst int   // the widest space added between Han characters, thousandths of an em
}
