// Package face is the typefaces of a book: which characters each has, how
// wide they are, what their outlines fill, and where the files are found.
//
// A face is sought by its name in the places a [Search] lists ([Find]), opened
// once, and shared by every edition that is set from it. Its outlines are read
// from the file when they are needed: a Chinese font has ten megabytes of them,
// a book needs one.
//
//	search.go    where faces are sought, and in which order
//	stock.go     faces that the books of a list share
//	table.go     fonts.toml: which file is which face
//	sfnt.go      the tables of a TrueType file, checked before they are used
//	cmap.go      which glyph shows which character
//	face.go      the figures setting needs: advance, ink, kerning
//	outline.go   the outline of a character, for drawing
//	cut.go       a font of only some characters, for PDF and EPUB
//	problems.go  what can be wrong
//
// What always holds:
//
//   - A file that is not a sound TrueType font is a problem with the file's
//     name and a way out; nothing in a file makes the program stop.
//   - A face never changes: its methods may be called from any number of
//     goroutines, and its file is never written to. A file that somebody else
//     writes to meanwhile is found out (Face.Check).
//   - All figures are integers, in thousandths of an em, rounded to the
//     nearest.
package face

import (
	"io"
	"io/fs"
	"os"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"yinshu/internal/diag"
)

// A Face is one typeface: a font file, and what the table says of it. It is
// a lines.Measurer.
type Face struct {
	ID      ID
	Family  string // Noto Serif TC
	Weight  int    // 400, 700
	Script  string // hant, hans, latn
	Licence string // SPDX
	File    string // where it was found

	// Name is the font's own PostScript name: NotoSerifTC-Regular.
	Name string

	source io.ReaderAt
	size   int64
	opened fs.FileInfo // of the file as it was when it was opened; nil: in memory
	tables tables
	runes  *runeTable

	// kerns is for kerning and outlines; nil where it refuses the file. It is
	// read when it is wanted: a face that only helps out is seldom asked.
	kerns func() *sfnt.Font
}

// Data reads the whole of the font's file. It is nil where that is no longer
// as it was.
func (f *Face) Data() []byte { return readAt(f.source, 0, f.size) }

// Check says whether the file is still the one that was opened, since the face
// reads outlines from it as they are needed: a problem where it was written
// over meanwhile. A file that was replaced or removed does no harm.
func (f *Face) Check() error {
	file, ok := f.source.(*os.File)
	if !ok {
		return nil
	}
	now, err := file.Stat()
	if err != nil {
		return diag.Of(unreadable, f.File, reason(err))
	}
	if now.Size() != f.opened.Size() || !now.ModTime().Equal(f.opened.ModTime()) {
		return diag.Of(changed, f.File)
	}
	return nil
}

// Copyright is the font's own notice, which goes with every part of it, or "".
func (f *Face) Copyright() string {
	kerns := f.kerns()
	if kerns == nil {
		return ""
	}
	notice, _ := kerns.Name(nil, sfnt.NameIDCopyright)
	return notice
}

// Glyph returns the number of the glyph that shows r, and whether the face
// has one.
func (f *Face) Glyph(r rune) (uint16, bool) {
	g := f.runes.glyph(r)
	return g, g != 0
}

// Glyphs returns how many glyphs the face has.
func (f *Face) Glyphs() int { return f.tables.glyphs }

// Advance returns the width of r in thousandths of an em, and whether the
// face has it.
func (f *Face) Advance(r rune) (width int, ok bool) {
	g := f.runes.glyph(r)
	if g == 0 {
		return 0, false
	}
	return f.GlyphAdvance(g), true
}

// GlyphAdvance returns the width of a glyph in thousandths of an em.
func (f *Face) GlyphAdvance(g uint16) int {
	width, _ := f.tables.metrics(g)
	return f.thousandths(int(width))
}

// Ink returns the box that r's outline fills, in thousandths of an em with y
// upwards from the baseline. It is not ok where the face has no r or r leaves
// no ink.
func (f *Face) Ink(r rune) (x0, y0, x1, y1 int, ok bool) {
	g := f.runes.glyph(r)
	if g == 0 {
		return 0, 0, 0, 0, false
	}
	return f.GlyphInk(g)
}

// GlyphInk is Ink of a glyph.
func (f *Face) GlyphInk(g uint16) (x0, y0, x1, y1 int, ok bool) {
	data := f.tables.start(g, 10)
	if len(data) < 10 {
		return 0, 0, 0, 0, false
	}
	at := func(i int) int { return f.thousandths(int(int16(u16(data, i)))) }
	return at(2), at(4), at(6), at(8), true
}

// Kern returns what to add between a and b, in thousandths of an em. Han
// text and its marks are never kerned: their spaces are the typesetter's.
func (f *Face) Kern(a, b rune) int {
	const alphabets = 0x590 // Latin, Greek, Cyrillic and their relatives
	if a >= alphabets || b >= alphabets {
		return 0
	}
	ga, gb := f.runes.glyph(a), f.runes.glyph(b)
	kerns := f.kerns()
	if ga == 0 || gb == 0 || kerns == nil {
		return 0
	}
	// At a size of one font unit to the pixel step the answer is in units.
	size := fixed.Int26_6(f.tables.em)
	k, err := kerns.Kern(nil, sfnt.GlyphIndex(ga), sfnt.GlyphIndex(gb), size, font.HintingNone)
	if err != nil {
		return 0
	}
	return f.thousandths(int(k))
}

// Metrics are the heights of a face in thousandths of an em, upwards from the
// baseline.
type Metrics struct {
	Ascent, Descent int // of the line, as the font says; not a line height
	Cap             int // of capital letters
}

// Metrics returns the face's heights.
func (f *Face) Metrics() Metrics {
	t := &f.tables
	return Metrics{f.thousandths(t.ascent), f.thousandths(t.descent), f.thousandths(t.capHeight)}
}

func (f *Face) thousandths(units int) int {
	n, em := units*1000, f.tables.em
	if n < 0 {
		return -((-n + em/2) / em)
	}
	return (n + em/2) / em
}
