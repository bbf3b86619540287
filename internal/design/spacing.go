package design

// A Region is whose way of setting Chinese a book follows. It is chosen
// before the script: a Simplified text may be set for any of them.
type Region uint8

const (
	MainlandRegion Region = iota
	TaiwanRegion
	HongKongRegion
)

// A Prohibition is a level of the line-start and line-end rules (CLREQ,
// "Prohibition Rules for Line Start and Line End"; GB/T 15834-2011, 5.1).
type Prohibition uint8

const (
	NoProhibition     Prohibition = iota
	BasicProhibition              // no closing mark, pause, stop, interpunct or connector at a line's start, no opening mark at its end
	GBProhibition                 // and no solidus at either
	StrictProhibition             // and no dash or ellipsis at a line's start
)

// A LineEnd says what a full-width mark at the end of a line does with the
// blank behind it.
type LineEnd uint8

const (
	EndFull   LineEnd = iota // keeps it
	EndByNeed                // gives it up first when the line must be squeezed
	EndAlways                // has none: GB/T 15834-2011, 5.1.10
)

// Spacing is how marks, words and numbers share the line: the part of a
// design that a region's customs decide. Widths are thousandths of an em of
// the character concerned.
type Spacing struct {
	Name        string
	Region      Region
	Prohibition Prohibition

	Adjacent  bool    // of two neighbouring marks one gives up its blank (CLREQ, "Compression of adjacent marks"; GB 5.1.10)
	StartTrim bool    // an opening mark has no blank at a line's start
	FirstTrim bool    // nor after a paragraph's indent
	End       LineEnd // what a mark at a line's end does
	Hang      bool    // pauses and stops at a justified line's end stand outside the measure (CLREQ, "Hanging punctuation")

	Interpunct int // the box of · ‧ ・

	MarkGive     int // the most a mark gives up to justify a line, both sides together
	StopGive     int // the same of 。！？, the last to give
	MarkStretch  int // the most the blank of a mark grows before Han gaps do; as much again before they are wide
	HanLatin     int // between Han and Latin letters or digits
	HanLatinMin  int // squeezed
	HanLatinMax  int // stretched
	WordMin      int // a space between words, squeezed; its own width is the face's
	WordMax      int // stretched
	SqueezedRuns int // cost of a hard-squeezed line after another, in hundredths of one fully squeezed bracket
}

// spacings holds the named styles. Mark positions are not here: they are the
// face's own, read from its outlines.
//
// Sources: CLREQ "Positions and widths of punctuation marks", "Compression
// rules", "Line adjustment", "Mixed text composition"; GB/T 15834-2011, 5.1.2
// and 5.1.10; Taiwan's 重訂標點符號手冊 (2008), whose marks keep one
// em. The half em a mark gives, the third of an em of a Han–Latin gap and the
// eighth that a mark's blank may grow (twice that where Han gaps would pass 0.03
// em) are house rules, chosen by measurement.
var spacings = []Spacing{
	// name, region, prohibition
	//  adjacent, start, first, end, hang
	//  interpunct  mark, stop give, grow  Han–Latin natural, min, max  word min, max  runs
	{
		"mainland", MainlandRegion, GBProhibition,
		true, true, true, EndAlways, false,
		500 /*   */, 500, 500, 125 /*   */, 250, 125, 333 /*          */, 250, 500, 100,
	},
	{
		"taiwan", TaiwanRegion, BasicProhibition,
		true, false, false, EndByNeed, false,
		1000 /*  */, 500, 500, 125 /*   */, 250, 125, 333 /*          */, 250, 500, 100,
	},
	{
		"taiwan-unadjusted", TaiwanRegion, BasicProhibition,
		false, false, false, EndFull, false,
		1000 /*  */, 0, 0, 0 /*         */, 250, 125, 500 /*          */, 250, 500, 100,
	},
	{
		"hongkong", HongKongRegion, BasicProhibition,
		true, true, true, EndByNeed, false,
		1000 /*  */, 500, 500, 125 /*   */, 250, 125, 333 /*          */, 250, 500, 100,
	},
}

// NamedSpacing returns a style by its name: mainland, taiwan (marks give way
// to justify a line), taiwan-unadjusted, or hongkong.
func NamedSpacing(name string) (Spacing, bool) {
	for _, s := range spacings {
		if s.Name == name {
			return s, true
		}
	}
	return Spacing{}, false
}

// SpacingNames returns the names of the styles, for messages.
func SpacingNames() []string {
	names := make([]string, len(spacings))
	for i, s := range spacings {
		names[i] = s.Name
	}
	return names
}
