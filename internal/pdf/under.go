package pdf

import (
	"yinshu/internal/design"
	"yinshu/internal/lines"
	"yinshu/internal/typeset"
)

// A stroke and a dot of the sheet: what package lines has under a line, and
// where that is.
type (
	stroke struct {
		x, y design.Length
		lines.Stroke
	}
	dot struct {
		x, y design.Length
		lines.Dot
	}
)

// gatherUnder notes what stands under a line; it is painted after the text.
func (p *painter) gatherUnder(page *typeset.Page, line *typeset.Line) {
	strokes, dots := lines.Under(line.Runs)
	for _, s := range strokes {
		x, y := p.sheet.point(page, line.Offset+s.X, line.Baseline+s.Below)
		p.under = append(p.under, stroke{x, y, s})
	}
	for _, d := range dots {
		x, y := p.sheet.point(page, line.Offset+d.X, line.Baseline+d.Below)
		p.dots = append(p.dots, dot{x, y, d})
	}
}

// paintDots fills the circles that were gathered: four curves each.
func (p *painter) paintDots() {
	for _, d := range p.dots {
		r := d.Radius
		k := r * 552 / 1000 // where the handles of a quarter circle stand
		p.b = append(p.point(d.x+r, d.y), "m\n"...)
		for _, q := range [4][6]design.Length{
			{r, k, k, r, 0, r}, {-k, r, -r, k, -r, 0}, {-r, -k, -k, -r, 0, -r}, {k, -r, r, -k, r, 0},
		} {
			p.b = p.point(d.x+q[0], d.y+q[1])
			p.b = p.point(d.x+q[2], d.y+q[3])
			p.b = append(p.point(d.x+q[4], d.y+q[5]), "c\n"...)
		}
		p.b = append(p.b, "f\n"...)
	}
}

// strokes paints the lines and waves that were gathered.
func (p *painter) strokes() {
	for _, s := range p.under {
		x, w, half := s.x, s.Width, s.Half
		if half <= 0 {
			p.rectangle(x, s.y, w, s.Weight)
			continue
		}
		p.b = append(number(p.b, s.Weight), " w "...)
		p.b = append(p.point(x, s.y), "m\n"...)
		for up := true; w >= half; up = !up {
			top := s.y + half
			if !up {
				top = s.y - half
			}
			p.b = p.point(x+half/3, top)
			p.b = p.point(x+half*2/3, top)
			p.b = append(p.point(x+half, s.y), "c\n"...)
			x, w = x+half, w-half
		}
		p.b = append(p.b, "S\n"...)
	}
}

// point appends a point of the sheet.
func (p *painter) point(x, y design.Length) []byte {
	p.b = append(number(p.b, x), ' ')
	return append(number(p.b, y), ' ')
}
