package pdf

import (
	"unicode"

	"yinshu/internal/design"
	"yinshu/internal/typeset"
)

// A stroke is the line under a proper name (專名號), or under a work's name
// where that is not in marks (書名號甲式, a wave).
type stroke struct {
	x, y, width, size design.Length
	wave              bool
	name              int
}

// A dot is the dot under a stressed character (着重號; GB/T 15834-2011, 4.14).
type dot struct{ x, y, radius design.Length }

// gatherUnder notes the strokes of runs. Neighbouring runs of one name have
// one; two names that meet are parted by their runs having something between.
func (p *painter) gatherUnder(page *typeset.Page, line *typeset.Line, runs []typeset.Run, x design.Length) {
	for i := range runs {
		r := &runs[i]
		w := width(r)
		if r.Dots {
			p.gatherDots(page, line, r, x)
		}
		if r.Under != "" && w > 0 {
			sx, sy := p.sheet.point(page, x, line.Baseline)
			s := stroke{sx, sy - r.Size/5, w, r.Size, r.Under == "work", r.Name}
			if n := len(p.under); i > 0 && n > 0 && p.under[n-1].name == r.Name && runs[i-1].Under == r.Under && p.under[n-1].x+p.under[n-1].width == s.x {
				p.under[n-1].width += w
			} else {
				p.under = append(p.under, s)
			}
		}
		x += w
	}
}

// gatherDots notes a dot under each character of a run, below its middle;
// marks and spaces have none.
func (p *painter) gatherDots(page *typeset.Page, line *typeset.Line, r *typeset.Run, x design.Length) {
	n := 0
	for _, c := range r.Text {
		advance := design.Length(0)
		if n < len(r.Advances) {
			advance = r.Advances[n]
		}
		if !unicode.IsSpace(c) && !unicode.IsPunct(c) && !unicode.IsSymbol(c) {
			middle := min(advance, r.Size) / 2 // what is added for the line stands behind
			dx, dy := p.sheet.point(page, x+middle, line.Baseline)
			p.dots = append(p.dots, dot{dx, dy - r.Size*3/10, r.Size * 6 / 100})
		}
		x += advance
		n++
	}
}

// paintDots fills the circles that were gathered: four curves each.
func (p *painter) paintDots() {
	for _, d := range p.dots {
		r := d.radius
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

// strokes paints what was gathered, each a little shorter than its name, so
// that those of neighbouring names do not join.
func (p *painter) strokes() {
	for _, s := range p.under {
		gap := s.size / 20
		x, w := s.x+gap, s.width-2*gap
		if !s.wave {
			p.rectangle(x, s.y, w, s.size/20)
			continue
		}
		p.b = append(number(p.b, s.size/25), " w "...)
		p.b = append(p.point(x, s.y), "m\n"...)
		half := s.size / 8 // of a wave
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
