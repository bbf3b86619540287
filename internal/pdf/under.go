package pdf

import (
	"yinshu/internal/design"
	"yinshu/internal/typeset"
)

// A stroke is the line under a proper name (專名號), or under a work's name
// where that is not in marks (書名號甲式, a wave).
type stroke struct {
	x, y, width, size design.Length
	wave              bool
}

// gatherUnder notes the strokes of runs. Neighbouring runs of one name have
// one; two names that meet are parted by their runs having something between.
func (p *painter) gatherUnder(page *typeset.Page, line *typeset.Line, runs []typeset.Run, x design.Length) {
	for i := range runs {
		r := &runs[i]
		w := width(r)
		if r.Under != "" && w > 0 {
			sx, sy := p.sheet.point(page, x, line.Baseline)
			s := stroke{sx, sy - r.Size/5, w, r.Size, r.Under == "work"}
			if n := len(p.under); i > 0 && n > 0 && runs[i-1].Under == r.Under && p.under[n-1].x+p.under[n-1].width == s.x {
				p.under[n-1].width += w
			} else {
				p.under = append(p.under, s)
			}
		}
		x += w
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
