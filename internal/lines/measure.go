package lines

import (
	"sync/atomic"
	"unicode"

	"yinshu/internal/face"
	"yinshu/internal/manuscript"
)

// Em measures every character as one em and what stands in Latin runs as
// half, without ink: marks then stand where the region has them. It lets
// setting be tested without a font.
type Em struct{}

// Advance implements [Measurer].
func (Em) Advance(r rune) (int, bool) {
	if c := ClassOf(r); c.isLatin() || r == ' ' || r == 0xb7 {
		return 500, true
	} else if c == Attached {
		return 0, true
	}
	return 1000, true
}

// Ink implements [Measurer].
func (Em) Ink(rune) (x0, y0, x1, y1 int, ok bool) { return 0, 0, 0, 0, false }

// Kern implements [Measurer].
func (Em) Kern(a, b rune) int { return 0 }

// A glypher is a Measurer that can name its glyphs, so that one may be drawn
// for another character.
type glypher interface {
	Glyph(r rune) (uint16, bool)
}

// A trait is something about a character that setting must know first.
type trait uint8

const (
	shown   trait = 1 << iota // the face has it
	white                     // a space of some kind
	fixed                     // a space that keeps its width
	glued                     // no line ends here
	opens                     // a line may end here
	softly                    // and a hyphen then shows
	dropped                   // never drawn
)

// traits of the characters that are not drawn, or not as they are.
var traitsOf = map[rune]trait{
	' ': white, '\t': white, '\n': white, '\r': white, 0x0b: white, 0x0c: white, 0x85: white,
	0xa0: white | glued, 0x202f: white | fixed | glued, 0x2007: white | fixed | glued,
	0x1680: white, 0x2028: white, 0x2029: white, 0x3000: white | fixed, 0x205f: white | fixed,
	0x2000: white | fixed, 0x2001: white | fixed, 0x2002: white | fixed, 0x2003: white | fixed,
	0x2004: white | fixed, 0x2005: white | fixed, 0x2006: white | fixed, 0x2008: white | fixed,
	0x2009: white | fixed, 0x200a: white | fixed,
	0x200b: dropped | opens, 0xad: dropped | softly, 0x2060: dropped | glued, 0xfeff: dropped | glued,
}

// A figure is what is known of a character in a face, in thousandths of an
// em. The ink is kept of punctuation, and of the letters that may stand beside it.
type figure struct {
	width  int16
	x0, x1 int16 // 0, 0: not known
	class  Class
	traits trait
}

// A ruler keeps a face's figures by pages of 256 characters, each read when
// it is first needed, by whichever goroutine needs it first.
type ruler struct {
	id     face.ID
	m      Measurer
	pages  [0x1100]atomic.Pointer[[256]figure]
	joined uint16                                 // the glyph that dashes are drawn with, or 0
	kerns  [128]atomic.Pointer[[128]atomic.Int32] // by the first of a pair; with asked, once the face has been
}

// kern returns what the face adds between two characters.
func (r *ruler) kern(a, b rune) int {
	if a >= 128 || b >= 128 {
		return r.m.Kern(a, b)
	}
	row := r.kerns[a].Load()
	if row == nil {
		row = new([128]atomic.Int32)
		r.kerns[a].Store(row)
	}
	if kept := row[b].Load(); kept != 0 {
		return int(kept - asked)
	}
	kern := clip16(r.m.Kern(a, b))
	row[b].Store(asked + int32(kern))
	return int(kern)
}

// asked is more than any figure has, so that none that was asked for is 0.
const asked = 1 << 16

func newRuler(id face.ID, m Measurer) *ruler {
	r := &ruler{id: id, m: m}
	r.joined = r.findJoined()
	return r
}

// figure returns what is known of c.
func (r *ruler) figure(c rune) *figure {
	page := r.pages[c>>8].Load()
	if page == nil {
		page = r.read(c >> 8)
		r.pages[c>>8].Store(page)
	}
	return &page[c&0xff]
}

// read asks the face for a page of figures.
func (r *ruler) read(page rune) *[256]figure {
	figures := &[256]figure{}
	for i := range figures {
		c := page<<8 | rune(i)
		f := &figures[i]
		f.class = ClassOf(c)
		if !unified(c) {
			f.traits = traitsOf[c]
			if f.traits&dropped == 0 && f.traits&white == 0 && undrawn(c) {
				f.traits = dropped
			}
		}
		width, ok := r.m.Advance(c)
		if !ok || manuscript.Shown(c) != c {
			continue
		}
		f.traits |= shown
		f.width = clip16(width)
		if f.class >= Opening && f.class <= Ellipsis || f.class == Letter && c < 0x250 {
			if x0, _, x1, _, ok := r.m.Ink(c); ok && x1 > x0 {
				f.x0, f.x1 = clip16(x0), clip16(x1)
			}
		}
	}
	return figures
}

// unified says whether a character is one of the block of ideographs that most
// of a text are of. There is nothing to know of these first.
func unified(c rune) bool { return c >= 0x4e00 && c <= 0x9fff }

// undrawn says whether a character has no form of its own: what steers
// direction, joining and variants.
func undrawn(c rune) bool {
	return unicode.Is(unicode.Cf, c) || c >= 0xfe00 && c <= 0xfe0f || c >= 0xe0100 && c <= 0xe01ef
}

func clip16(n int) int16 { return int16(max(-1<<15, min(n, 1<<15-1))) }

// findJoined looks for a glyph whose stroke reaches both its edges. The
// common Chinese faces leave a gap between two em dashes (U+2014 is shaped
// for Latin text there, U+2015 falls short of its box); their box-drawing
// stroke joins.
func (r *ruler) findJoined() uint16 {
	g, ok := r.m.(glypher)
	if !ok {
		return 0
	}
	for _, c := range "—―─" {
		width, has := r.m.Advance(c)
		x0, _, x1, _, inked := r.m.Ink(c)
		if has && inked && width == 1000 && x0 <= 0 && x1 >= width {
			glyph, _ := g.Glyph(c)
			return glyph
		}
	}
	return 0
}
