// Package design is what a page looks like, as data that a designer writes.
//
// A [Design] is read from TOML: one of the press's own in layout/, or a file
// of the book's. It says sizes, faces and manners; it decides nothing about a
// text. A design names another that it extends and tells only what differs;
// all of them rest on a5, which tells everything.
//
//	length.go    Length, the unit
//	units.go     10.5pt, 24mm, 五號, 2em → lengths
//	spacing.go   the regions' rules for marks and gaps
//	design.go    Design and Style; what follows from them
//	keys.go      every key: what it means, what it may hold, where it goes
//	parse.go     TOML → Design, each mistake with its line
//	overlay.go   what a book's order changes of a design
//	problems.go  what can be wrong with a design
//
// What always holds:
//
//   - A Design returned by Load or Parse can be set: the type area is within
//     the page and every style has a size, a leading and a face chain.
//   - Nothing in a file is passed over: an unknown key, a value of the wrong
//     form and a value out of its bounds are each a problem with a line.
package design

import (
	"slices"
	"strings"

	"yinshu/internal/face"
)

// A Script is the script of an edition; designs name faces and regions for
// both.
type Script uint8

// Scripts.
const (
	Hant Script = iota
	Hans
	numScripts
)

// ScriptOf returns the script that a BCP 47 tag means: Simplified for
// zh-Hans, zh-CN and zh-SG, Traditional for every other.
func ScriptOf(lang string) Script {
	l := strings.ToLower(lang)
	if strings.Contains(l, "hans") || l == "zh-cn" || l == "zh-sg" {
		return Hans
	}
	return Hant
}

// A Design is how a book's pages look. Lengths are thousandths of a point.
type Design struct {
	Name    string // a5
	Title   string // what reports call it: A5, 30 × 26
	Width   Length // of the trimmed page
	Height  Length
	Measure int    // characters of Size to a line
	Lines   int    // lines of Leading to a page
	Size    Length // of the text
	Leading Length // from baseline to baseline
	Head    Length // from the top of the page to the type area
	Inner   Length // from the spine to the type area; 0: the area stands centred

	Regions [numScripts]string               // names of spacing styles
	Hang    bool                             // pauses and stops stand outside the measure
	Levels  uint8                            // of prohibition: 0 the region's own, else a Prohibition and 1
	Faces   [numScripts]map[string][]face.ID // chains of faces by name: text, bold, sans …
	Styles  map[string]Style                 // by the names in StyleNames

	HalfTitle      bool
	Copyright      CopyrightPage
	ContentsLevels int // 0: no contents
	Opening        Opening
	OpeningLevel   int // headings down to this level open pages
	PartsRecto     bool
	HeadAtTop      bool // a heading keeps the space before it at a page's top

	Notes     NotesPlace
	Numbering Numbering
	NoteMark  string // 1, [1], 〔1〕 or ①: the form of a mark
	NoteLabel string // the form of the number before a note; with a point it is parted from a year that follows
	MarkSize  int    // thousandths of the text's size
	MarkRise  int    // thousandths of the text's size
	NoteGap   int    // between number and text, thousandths of an em of the note
	RuleShare int    // length of the rule over footnotes, thousandths of the measure

	HeadVerso  string // book, chapter or none
	HeadRecto  string
	HeadRise   Length // of the running head's baseline above the type area
	FolioPlace string // foot-outer, foot-centre, head-outer or none
	FolioDrop  Length // of the folio's baseline below the last one of the text
	OnOpeners  bool   // running head and folio on pages that a chapter opens

	IndexColumns int
	IndexGap     int // between columns, thousandths of an em of the index
	Leader       string
	BreakMark    string // for a break whose source shows none; "": a blank line
	WorkNames    string // how a marked book title is shown: line or marks
	FigureHeight int    // the most a figure takes, in lines

	Cover Cover
}

// A Cover is how the EPUB's cover looks where the book brings none.
type Cover struct {
	Look   string // slip, plate, band or plain; see package cover
	Face   string // the chain of faces of the title
	Ground Colour
	Print  Colour // of what is printed on the ground
	Slip   Colour // of the paper that the title stands on
	Ink    Colour // of what is printed on the paper
}

// A Colour is red, green, blue.
type Colour [3]uint8

// A CopyrightPage is the form of the copyright page.
type CopyrightPage uint8

// Forms of the copyright page.
const (
	NoCopyright       CopyrightPage = iota
	MainlandCopyright               // 圖書在版編目 block over the publication lines
	TaiwanCopyright                 // 版權頁: a table of lines at the foot
)

// An Opening is where chapters begin.
type Opening uint8

// Openings.
const (
	RunOn    Opening = iota // on the page that the chapter before ends on
	NewPage                 // on the next page
	NewRecto                // on the next recto
)

// A NotesPlace is where notes stand.
type NotesPlace uint8

// Places of notes.
const (
	BookEnd NotesPlace = iota
	ChapterEnd
	PageFoot
)

// A Numbering is where note numbers begin again.
type Numbering uint8

// Numberings.
const (
	Through Numbering = iota
	ByChapter
	ByPage
)

// An Align is how the lines of a style stand in their measure.
type Align uint8

// Alignments.
const (
	Justified Align = iota
	Start
	Centre
	End
)

// A Style is how one kind of text looks.
type Style struct {
	Face    string // the name of a chain in Faces
	Size    Length
	Leading Length
	Before  int // blank lines of the text before, and after
	After   int
	First   int // indent of the first line, thousandths of an em of Size
	Indent  int // of every line at the start
	Inset   int // of every line at the end
	Align   Align
	Spread  int // a line of two or more Han characters alone, and narrower, is spread to it, thousandths of an em; 0: none is
}

// StyleNames lists the styles that every design has.
var StyleNames = []string{
	"text", "heading-1", "heading-2", "heading-3", "quotation", "verse", "list", "note", "footnote",
	"caption", "table", "break", "part", "contents-1", "contents-2", "contents-3", "index", "index-group",
	"running", "folio", "half-title", "title", "subtitle", "creator", "publisher", "copyright",
}

// Style returns a style by name; a name that no design has is the text's.
func (d *Design) Style(name string) Style {
	if s, ok := d.Styles[name]; ok {
		return s
	}
	return d.Styles["text"]
}

// Chain returns the faces of a name for a language: the first that has a
// character sets it. A name without faces gets the text's.
func (d *Design) Chain(lang, name string) []face.ID {
	faces := d.Faces[ScriptOf(lang)]
	if c := faces[name]; len(c) > 0 {
		return c
	}
	return faces["text"]
}

// Chains lists the names of the chains that styles and cover use, the text's
// first.
func (d *Design) Chains() []string {
	names := []string{"text"}
	for _, style := range StyleNames {
		if name := d.Style(style).Face; !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if !slices.Contains(names, d.Cover.Face) {
		names = append(names, d.Cover.Face)
	}
	return names
}

// Spacing returns the rules for marks and gaps in a language.
func (d *Design) Spacing(lang string) Spacing {
	s, _ := NamedSpacing(d.Regions[ScriptOf(lang)])
	if d.Levels > 0 {
		s.Prohibition = Prohibition(d.Levels - 1)
	}
	s.Hang = s.Hang || d.Hang
	return s
}

// AreaWidth is the width of the type area: whole characters.
func (d *Design) AreaWidth() Length { return Length(d.Measure) * d.Size }

// AreaHeight is the height of the type area: from the top of the first line's
// characters to the foot of the last's.
func (d *Design) AreaHeight() Length { return Length(d.Lines-1)*d.Leading + d.Size }

// Foot is the margin below the type area; it follows from the rest.
func (d *Design) Foot() Length { return d.Height - d.Head - d.AreaHeight() }

// Margins returns the margins at the spine and at the fore-edge.
func (d *Design) Margins() (inner, outer Length) {
	rest := d.Width - d.AreaWidth()
	inner = d.Inner
	if inner == 0 {
		inner = rest / 2
	}
	return inner, rest - inner
}
