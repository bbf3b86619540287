package preview

import (
	"fmt"
	"unicode"

	"yinshu/internal/design"
	"yinshu/internal/typeset"
)

// A stroke is the line under a proper name, or the wave under a work's. It and
// the dots are those that package pdf paints.
type stroke struct {
	x, y, width, size design.Length
	wave              bool
	name              int
}

// A dot is the dot under a stressed character.
type dot struct{ x, y, radius design.Length }

// gatherUnder notes the strokes and dots of a line that begins at x, y.
// Neighbouring runs of one name have one stroke.
func (p *painter) gatherUnder(l *typeset.Line, x, y design.Length) {
	for i := range l.Runs {
		r := &l.Runs[i]
		w := width(r)
		if r.Dots {
			p.gatherDots(r, x, y)
		}
		if r.Under != "" && w > 0 {
			s := stroke{x, y + r.Size/5, w, r.Size, r.Under == "work", r.Name}
			if n := len(p.under); i > 0 && n > 0 && p.under[n-1].name == r.Name && l.Runs[i-1].Under == r.Under && p.under[n-1].x+p.under[n-1].width == s.x {
				p.under[n-1].width += w
			} else {
				p.under = append(p.under, s)
			}
		}
		x += w
	}
}

// gatherDots notes a dot under each character but marks and spaces.
func (p *painter) gatherDots(r *typeset.Run, x, y design.Length) {
	n := 0
	for _, c := range r.Text {
		if !unicode.IsSpace(c) && !unicode.IsPunct(c) && !unicode.IsSymbol(c) {
			p.dotted = append(p.dotted, dot{x + min(at(r.Advances, n), r.Size)/2, y + r.Size*3/10, r.Size * 6 / 100})
		}
		x += at(r.Advances, n)
		n++
	}
}

// strokes paints the strokes, each a little shorter than its name.
func (p *painter) strokes() {
	for _, s := range p.under {
		gap := s.size / 20
		x, w := s.x+gap, s.width-2*gap
		if !s.wave {
			fmt.Fprintf(&p.body, `<rect x="%d" y="%d" width="%d" height="%d"/>`+"\n", x, s.y-s.size/20, w, s.size/20)
			continue
		}
		fmt.Fprintf(&p.body, `<path fill="none" stroke="#000" stroke-width="%d" d="M%d %d`, s.size/25, x, s.y)
		half := s.size / 8 // of a wave
		for up := -half; w >= half; up = -up {
			fmt.Fprintf(&p.body, "c%d %d %d %d %d 0", half/3, up, half*2/3, up, half)
			w -= half
		}
		p.body.WriteString("\"/>\n")
	}
}

func (p *painter) dots() {
	for _, d := range p.dotted {
		fmt.Fprintf(&p.body, `<circle cx="%d" cy="%d" r="%d"/>`, d.x, d.y, d.radius)
	}
}
