package preview

import (
	"fmt"

	"yinshu/internal/design"
	"yinshu/internal/lines"
	"yinshu/internal/typeset"
)

// underLine paints the lines under names and the dots under stressed
// characters.
func (p *painter) underLine(page *typeset.Page, l *typeset.Line) {
	x, y := page.Left+l.Offset, page.Top+l.Baseline
	strokes, dots := lines.Under(l.Runs)
	for _, s := range strokes {
		if s.Half > 0 {
			p.wave(x+s.X, y+s.Below, s)
			continue
		}
		fmt.Fprintf(&p.body, `<rect x="%d" y="%d" width="%d" height="%d"/>`+"\n", x+s.X, y+s.Below-s.Weight, s.Width, s.Weight)
	}
	for _, d := range dots {
		fmt.Fprintf(&p.body, `<circle cx="%d" cy="%d" r="%d"/>`, x+d.X, y+d.Below, d.Radius)
	}
}

func (p *painter) wave(x, y design.Length, s lines.Stroke) {
	fmt.Fprintf(&p.body, `<path fill="none" stroke="#000" stroke-width="%d" d="M%d %d`, s.Weight, x, y)
	up := -s.Half
	for w := s.Width; w >= s.Half; w -= s.Half {
		fmt.Fprintf(&p.body, "c%d %d %d %d %d 0", s.Half/3, up, s.Half*2/3, up, s.Half)
		up = -up
	}
	p.body.WriteString("\"/>\n")
}
