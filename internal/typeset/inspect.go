package typeset

import (
	"fmt"

	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/lines"
)

// inspect looks over the finished pages and reports what a proof-reader would
// mark.
func (c *compositor) inspect(s *Setting) {
	for i := range s.Pages {
		p := &s.Pages[i]
		for j := range p.Lines {
			c.inspectLine(p, j+1, &p.Lines[j])
		}
		if p.Part != Blank && p.Part >= Contents {
			c.inspectDepth(p)
		}
	}
	c.inspectReferences(s)
}

func (c *compositor) inspectLine(p *Page, n int, l *Line) {
	switch l.Why {
	case lines.WhyRelaxed:
		c.problems = append(c.problems, diag.Of(kindRelaxed, "", p.Folio, n))
	case lines.WhyForced, lines.WhyOverfull:
		c.problems = append(c.problems, diag.Of(kindOver, "", p.Folio, n))
	case lines.WhyShort:
		c.problems = append(c.problems, diag.Of(kindLoose, "", p.Folio, n, clip(lineText(l))))
	}
}

// inspectDepth reports a page whose lines reach below its type area.
func (c *compositor) inspectDepth(p *Page) {
	foot := design.Length(c.d.Lines-1)*c.d.Leading + c.rise() + 500
	for j := range p.Lines {
		if l := &p.Lines[j]; l.Baseline > foot && !auxiliary(l) {
			c.problems = append(c.problems, diag.Of(kindTall, "", fmt.Sprintf("%s (%s)", clip(lineText(l)), p.Folio)))
			return
		}
	}
}

// inspectReferences reports page references that lead nowhere.
func (c *compositor) inspectReferences(s *Setting) {
	if len(c.referred) == 0 {
		return
	}
	have := map[string]bool{}
	for i := range s.Pages {
		for _, a := range s.Pages[i].Anchors {
			have[a.Name] = true
		}
	}
	for target := range c.referred {
		if !have[target] {
			c.problems = append(c.problems, diag.Of(kindReference, "", target))
		}
	}
}

// clip shortens a text for a problem.
func clip(s string) string {
	r := []rune(s)
	if len(r) > 24 {
		return string(r[:12]) + "…" + string(r[len(r)-8:])
	}
	return s
}
