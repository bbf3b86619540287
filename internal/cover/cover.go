// Package cover typesets a cover for books that bring none: a picture of
// 1500 by 2000 points, the shape that shops ask for, with the title on a slip
// as thread-bound books have it (題簽), and the creators and the publisher at
// the foot.
//
//	cover.go     Text, Look, Make: what stands where
//	fit.go       the largest size at which a title fits, and its lines
//	vertical.go  marks and dashes as they stand in a column
//	canvas.go    rules, grounds and outlines as pixels
//	problems.go  what can be wrong
//
// What always holds:
//
//   - The same text, look and faces give the same bytes on every machine:
//     outlines are filled with integer arithmetic.
//   - Every character of the title is drawn once, inside the slip; one that no
//     face has is drawn as 〓 and reported.
package cover

import (
	"strings"

	"yinshu/internal/diag"
	"yinshu/internal/face"
)

// The picture's size in pixels.
const (
	Width  = 1500
	Height = 2000
)

// A Text is what the cover says.
type Text struct {
	Title     []string // line by line, as on the title page
	Subtitle  string
	Creators  []string // with the word for the role: 顧硯秋　著
	Publisher string
}

// A Colour is red, green, blue.
type Colour [3]uint8

// A Look is the cover's colours.
type Look struct {
	Ground Colour // of the binding
	Pale   Colour // of what is printed on it
	Slip   Colour
	Ink    Colour // of what is printed on the slip
}

// Indigo is the blue cloth and white slip of old bindings.
var Indigo = Look{Ground: Colour{0x23, 0x3a, 0x52}, Pale: Colour{0xe9, 0xe4, 0xd6}, Slip: Colour{0xf6, 0xf2, 0xe7}, Ink: Colour{0x1c, 0x1c, 0x1c}}

// Faces are chains: the first face that has a character draws it.
type Faces struct {
	Title []*face.Face // bold
	Text  []*face.Face
}

// Make draws the cover and returns it as a PNG file.
func Make(t Text, faces Faces, look Look) ([]byte, []*diag.Problem, error) {
	c := newCanvas(look)
	lines := tidy(t.Title)
	switch {
	case len(lines) == 0: // nothing to put on a slip
	case columns(lines, t.Subtitle):
		c.slipOfColumns(lines, strings.TrimSpace(t.Subtitle), faces)
	default:
		c.slipOfRows(lines, strings.TrimSpace(t.Subtitle), faces)
	}
	c.foot(t, faces)
	png, err := c.encode()
	return png, c.problems, err
}

// tidy takes the white space from lines, and from the last one the colon or
// dash that led over to a subtitle in the text.
func tidy(lines []string) [][]rune {
	var out [][]rune
	for i, l := range lines {
		if i == len(lines)-1 {
			l = strings.TrimRight(strings.TrimSpace(l), "：:—")
		}
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, []rune(l))
		}
	}
	return out
}

// Measures of the slip. Where they say along, it is in the direction of the
// text; across is that of the lines.
const (
	margin   = 110  // of the cover
	slipHigh = 1240 // of a slip with columns
	slipWide = Width - 2*margin
	padding  = 70 // from the slip's edge to its text
)

// slipOfColumns draws a tall slip at the upper left with the title in columns,
// from the right, and the subtitle in a last, smaller one.
func (c *canvas) slipOfColumns(title [][]rune, subtitle string, faces Faces) {
	const along = slipHigh - 2*padding
	f := fit(title, along, 420, 230)
	s := fit(tidy([]string{subtitle}), along, 150, f.size*45/100)
	wide := 2*padding + f.across() + s.across()
	box := rect{margin, margin, margin + wide, margin + slipHigh}
	c.slip(box)
	x := box.x1 - padding
	for _, line := range f.lines {
		x -= f.pitch()
		c.column(line, x+f.pitch()/2, box.y0+padding, f.size, faces.Title)
	}
	for _, line := range s.lines {
		x -= s.pitch()
		c.column(line, x+s.pitch()/2, box.y1-padding-len(line)*s.size, s.size, faces.Text)
	}
}

// slipOfRows draws a wide slip with the title in rows, for titles that hold
// words or numbers of other scripts, or are long.
func (c *canvas) slipOfRows(title [][]rune, subtitle string, faces Faces) {
	const along = slipWide - 2*padding
	f := fit(title, along, 700, 200)
	s := fit(tidy([]string{subtitle}), along, 200, f.size/2)
	high := 2*padding + f.across() + s.across()
	box := rect{margin, 2 * margin, margin + slipWide, 2*margin + high}
	c.slip(box)
	y := box.y0 + padding
	for _, line := range f.lines {
		y += f.pitch()
		c.row(line, Width/2, y-f.pitch()/2, f.size, faces.Title, onSlip)
	}
	for _, line := range s.lines {
		y += s.pitch()
		c.row(line, Width/2, y-s.pitch()/2, s.size, faces.Text, onSlip)
	}
}

// slip draws the paper with a heavy and a light rule inside (文武線).
func (c *canvas) slip(r rect) {
	c.fill(r, onSlip, 0)
	c.frame(r.inset(20), 9, onSlip)
	c.frame(r.inset(37), 3, onSlip)
}

// foot sets the creators and, below a rule, the publisher.
func (c *canvas) foot(t Text, faces Faces) {
	const size, pitch = 76, 116
	y := Height - margin
	if p := strings.TrimSpace(t.Publisher); p != "" {
		c.line(p, y-30, 54, faces.Text)
		y -= 110
		c.fill(rect{margin, y, Width - margin, y + 3}, onGround, full)
		y -= 40
	}
	names := t.Creators
	if len(names) > 4 { // no cover has room for all
		names = append(append([]string(nil), names[:3]...), "……")
	}
	for i := len(names) - 1; i >= 0; i-- {
		if n := strings.TrimSpace(names[i]); n != "" {
			y -= pitch
			c.line(n, y+pitch/2, size, faces.Text)
		}
	}
}

// line sets a row across the foot, smaller where it would not fit.
func (c *canvas) line(s string, y, size int, chain []*face.Face) {
	text := []rune(s)
	for size > 20 && c.wide(text, size, chain) > Width-2*margin {
		size -= 2
	}
	c.row(text, Width/2, y, size, chain, onGround)
}
