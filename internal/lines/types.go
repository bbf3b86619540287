package lines

import (
	"yinshu/internal/design"
	"yinshu/internal/face"
	"yinshu/internal/manuscript"
)

// A Role is what a line is to the page.
type Role uint8

const (
	Body Role = iota
	HeadingLine
	NoteLine
	QuotationLine
	VerseLine
	ListLine
	CaptionLine
	TableLine
	TitleLine // of the half title, title and copyright pages
	ContentsLine
	IndexLine
	RunningHead
	FolioLine
)

// A Line is one set line. Offset runs along the line and Baseline across the
// lines, both from the corner of the type area where text begins: a vertical
// page is the same value, turned by the writer.
type Line struct {
	Offset   design.Length // where its first run begins
	Baseline design.Length
	Width    design.Length // from Offset to the end of the last run, as set
	Runs     []Run
	From, To manuscript.Place // the characters it holds: From.Char up to To.Char
	Level    int              // of a heading or a contents entry, from 1
	Why      string           // the reason for its end where that is not the measure
	Natural  design.Length    // its width before adjustment
	Adjusted string           // by class, in words, for the listing
	Missing  []Missing        // characters of it that no face has
	Gap      int              // the space added between Han characters, thousandths of an em
	Squeezed int              // how much of its blank the class of marks squeezed most has lost, thousandths
	Role     Role
	Stops    bool // stops are squeezed, the last of all classes
}

// Turn says how a run stands in a vertical line.
type Turn uint8

const (
	Upright Turn = iota
	Sideways
	Combined // 縱中橫
)

// A Run is characters of one face, size and height, one after the other.
// Advances has one entry for each character (rune) of Text: from its origin to
// the next one's, any space added or taken away included. The next run begins
// where the last advance ends.
type Run struct {
	Face     face.ID
	Size     design.Length
	Rise     design.Length // above the baseline
	Text     string        // what is extracted
	Glyphs   []uint16      // nil: the face's own glyph for each character
	Advances []design.Length
	Lang     string // BCP 47
	Link     string // "#anchor" inside the book, or a URL
	Anchor   string // the run's own name, for links to it
	Mark     string // the note's ID where this is a note mark
	Under    string // "name" or "work": the line under a proper name
	Name     int    // tells one proper name from the next
	Turn     Turn
	Dots     bool // 着重號: a dot under each character but marks and spaces
	Filler   bool // leaders and the like: not text
}

// Width is the sum of the run's advances.
func (r *Run) Width() design.Length {
	w := design.Length(0)
	for _, a := range r.Advances {
		w += a
	}
	return w
}

// A Measurer is what setting needs of a typeface. Figures are thousandths of
// an em. Faces are Measurers; so is [Em], which lets setting be tested
// without a font.
type Measurer interface {
	// Advance returns the width of r, and whether the face has it.
	Advance(r rune) (width int, ok bool)
	// Ink returns the box that r's outline fills, y upwards from the baseline.
	Ink(r rune) (x0, y0, x1, y1 int, ok bool)
	// Kern returns what to add between a and b.
	Kern(a, b rune) int
}
