package cover

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"slices"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"yinshu/internal/diag"
	"yinshu/internal/face"
	"yinshu/internal/manuscript"
)

// A rect is a box in pixels.
type rect struct{ x0, y0, x1, y1 int }

func (r rect) inset(d int) rect { return rect{r.x0 + d, r.y0 + d, r.x1 - d, r.y1 - d} }

// A paper is what is printed on. Each has a ramp of the palette, from the
// paper to its ink.
type paper int

const (
	onGround paper = iota
	onSlip
)

// full is ink that covers; a ramp has full+1 steps.
const full = 63

// A canvas is the picture with the problems of drawing it.
type canvas struct {
	img      *image.Paletted
	faces    Faces
	problems []*diag.Problem
	missing  map[rune]bool
	drawn    []rect // where characters stand, for the tests: none on another
	ras      vector.Rasterizer
	mask     []uint8 // room for a character's
}

func newCanvas(look Look) *canvas {
	var palette color.Palette
	for _, ramp := range [][2]Colour{onGround: {look.Ground, look.Print}, onSlip: {look.Slip, look.Ink}} {
		for step := range full + 1 {
			mix := func(i int) uint8 {
				return uint8((int(ramp[0][i])*(full-step) + int(ramp[1][i])*step + full/2) / full)
			}
			palette = append(palette, color.RGBA{mix(0), mix(1), mix(2), 0xff})
		}
	}
	return &canvas{img: image.NewPaletted(image.Rect(0, 0, Width, Height), palette), missing: map[rune]bool{}}
}

// fill covers a box with a step of a paper's ramp.
func (c *canvas) fill(r rect, p paper, step int) {
	x0, x1 := max(r.x0, 0), min(r.x1, Width)
	if x0 >= x1 {
		return
	}
	row := bytes.Repeat([]byte{uint8(int(p)*(full+1) + step)}, x1-x0)
	for y := max(r.y0, 0); y < min(r.y1, Height); y++ {
		copy(c.img.Pix[y*c.img.Stride+x0:], row)
	}
}

// frame draws a rule along the inside of a box.
func (c *canvas) frame(r rect, weight int, p paper) {
	c.fill(rect{r.x0, r.y0, r.x1, r.y0 + weight}, p, full)
	c.fill(rect{r.x0, r.y1 - weight, r.x1, r.y1}, p, full)
	c.fill(rect{r.x0, r.y0, r.x0 + weight, r.y1}, p, full)
	c.fill(rect{r.x1 - weight, r.y0, r.x1, r.y1}, p, full)
}

// find gives the face that has r, and the character to draw: r, or else 〓,
// which is reported once for each r.
func (c *canvas) find(r rune, chain []*face.Face) (*face.Face, rune) {
	r = manuscript.Shown(r)
	for _, want := range []rune{r, manuscript.Substitute} {
		for _, f := range chain {
			if _, ok := f.Glyph(want); ok {
				return f, want
			}
		}
		if !c.missing[r] {
			c.missing[r] = true
			c.problems = append(c.problems, diag.Of(CharacterMissing, "", string(r), r))
		}
	}
	return nil, r
}

// wide is the width of a row in pixels.
func (c *canvas) wide(text []rune, size int, chain []*face.Face) int {
	n := 0
	for _, r := range text {
		n += c.advance(r, size, chain)
	}
	return n
}

func (c *canvas) advance(r rune, size int, chain []*face.Face) int {
	f, r := c.find(r, chain)
	if f == nil {
		return size
	}
	em, ok := f.Advance(r)
	if !ok {
		em = 1000
	}
	return em * size / 1000
}

// row sets text in a row around a centre.
func (c *canvas) row(text []rune, centre, y, size int, chain []*face.Face, p paper) {
	c.rowFrom(text, centre-c.wide(text, size, chain)/2, y, size, chain, p)
}

// rowFrom sets text in a row from x on, around the height y.
func (c *canvas) rowFrom(text []rune, x, y, size int, chain []*face.Face, p paper) {
	for _, r := range text {
		c.glyph(r, x, y-size/2, size, chain, p)
		x += c.advance(r, size, chain)
	}
}

// rowsFor fits title and subtitle for rows of a width, both within a height.
func (c *canvas) rowsFor(w words, wide, high, limit int) (title, subtitle fitted) {
	under := w.under()
	titleHigh := high
	if len(under) > 0 {
		titleHigh = high * 3 / 4
	}
	title = c.narrow(fit(w.title, wide, titleHigh, limit), wide, c.faces.Title)
	subtitle = c.narrow(fit(under, wide, high-title.across(), title.size/2), wide, c.faces.Text)
	return title, subtitle
}

// narrow makes a text smaller until its widest row is what it may be: letters
// are wider than the half ems that fit counts.
func (c *canvas) narrow(f fitted, wide int, chain []*face.Face) fitted {
	for _, line := range f.lines {
		for f.size > smallest && c.wide(line, f.size, chain) > wide {
			f.size -= 2
		}
	}
	return f
}

// rows sets a fitted text in rows around a centre, from y downwards, and
// returns where it ends.
func (c *canvas) rows(f fitted, centre, y int, chain []*face.Face, p paper) int {
	for _, line := range f.lines {
		c.row(line, centre, y+f.pitch()/2, f.size, chain, p)
		y += f.pitch()
	}
	return y
}

// columns sets a fitted text in columns on paper, from x to the left, and
// returns where it ends.
func (c *canvas) columns(f fitted, x, y int, chain []*face.Face) int {
	for _, line := range f.lines {
		x -= f.pitch()
		c.column(line, x+f.pitch()/2, y, f.size, chain)
	}
	return x
}

// column sets text downwards around a centre line, one em to the character.
func (c *canvas) column(text []rune, centre, y, size int, chain []*face.Face) {
	for _, r := range text {
		c.glyph(c.columnForm(r, chain), centre-size/2, y, size, chain, onSlip)
		y += size
	}
}

// glyph draws a character in the square whose upper left corner is x, y. The
// baseline is where Han faces have it, 0.88 em below the top.
func (c *canvas) glyph(r rune, x, y, size int, chain []*face.Face, p paper) {
	f, r := c.find(r, chain)
	if f == nil {
		return
	}
	c.drawn = append(c.drawn, rect{x, y, x + c.advance(r, size, chain), y + size})
	segments, ok := f.Outline(r, fixed.I(size))
	if !ok || len(segments) == 0 {
		return
	}
	// Room around the square: outlines may overhang it. The rasteriser works
	// in integers up to 512 pixels, so glyphs stay below that.
	room := size / 8
	side := size + 2*room
	c.ras.Reset(side, side)
	trace(&c.ras, segments, float32(room), float32(room)+float32(size*88/100))
	c.mask = slices.Grow(c.mask[:0], side*side)
	mask := &image.Alpha{Pix: c.mask[:side*side], Stride: side, Rect: c.ras.Bounds()}
	c.ras.DrawOp = draw.Src
	c.ras.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	c.print(mask, x-room, y-room, p)
}

// trace gives an outline to the rasteriser, its origin moved to x, y.
func trace(ras *vector.Rasterizer, segments sfnt.Segments, x, y float32) {
	at := func(p fixed.Point26_6) (float32, float32) {
		return x + float32(p.X)/64, y + float32(p.Y)/64
	}
	for _, s := range segments {
		ax, ay := at(s.Args[0])
		bx, by := at(s.Args[1])
		cx, cy := at(s.Args[2])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			ras.ClosePath()
			ras.MoveTo(ax, ay)
		case sfnt.SegmentOpLineTo:
			ras.LineTo(ax, ay)
		case sfnt.SegmentOpQuadTo:
			ras.QuadTo(ax, ay, bx, by)
		case sfnt.SegmentOpCubeTo:
			ras.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	ras.ClosePath()
}

// print lays a mask of ink on paper; ink on ink stays ink.
func (c *canvas) print(mask *image.Alpha, x, y int, p paper) {
	at := mask.Bounds().Add(image.Point{x, y}).Intersect(c.img.Rect)
	base := int(p) * (full + 1)
	for j := at.Min.Y; j < at.Max.Y; j++ {
		ink := mask.Pix[(j-y)*mask.Stride+at.Min.X-x:]
		row := c.img.Pix[j*c.img.Stride+at.Min.X : j*c.img.Stride+at.Max.X]
		for i := range row {
			if ink[i] == 0 {
				continue
			}
			step := (int(ink[i])*full + 127) / 255
			row[i] = uint8(base + max(step, min(int(row[i])-base, full)))
		}
	}
}
