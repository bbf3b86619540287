package typeset

import (
	"fmt"
	"unicode/utf8"

	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
)

// inspect looks over the finished pages and reports what a proof-reader would
// mark.
func (c *compositor) inspect(s *Setting) {
	for i := range s.Pages {
		p := &s.Pages[i]
		for j := range p.Lines {
			c.inspectLine(p, j+1, &p.Lines[j])
		}
		if i > 0 && p.Part == Body {
			c.inspectTurn(&s.Pages[i-1], p)
		}
		if p.Part != Blank {
			c.inspectDepth(p)
		}
	}
	c.inspectReferences(s)
}

// looseGap is the space between Han characters, in thousandths of an em, from
// which a line is reported as loose.
const looseGap = 60

func (c *compositor) inspectLine(p *Page, n int, l *Line) {
	for _, m := range l.Missing {
		c.missing(m)
	}
	if l.Gap >= looseGap && l.Why != lines.WhyShort {
		c.problems = append(c.problems, diag.Of(kindLoose, "", p.Folio, n, clip(lineText(l))))
	}
	switch l.Why {
	case lines.WhyRelaxed:
		c.problems = append(c.problems, diag.Of(kindRelaxed, "", p.Folio, n))
	case lines.WhyForced, lines.WhyOverfull:
		c.problems = append(c.problems, diag.Of(kindOver, "", p.Folio, n))
	case lines.WhyShort:
		c.problems = append(c.problems, diag.Of(kindLoose, "", p.Folio, n, clip(lineText(l))))
	}
}

// missing reports a character that no face has, at its place in the source.
func (c *compositor) missing(m lines.Missing) {
	args := []any{m.Char, string(manuscript.Shown(m.Char)), ""}
	if span, ok := c.source(m.Place); ok && span.File >= 0 && span.File < len(c.m.Files) {
		f := &c.m.Files[span.File]
		c.problems = append(c.problems, diag.At(kindMissing, f.Name, f.Text, span.Start, args...))
		return
	}
	c.problems = append(c.problems, diag.Of(kindMissing, "", args...))
}

// source finds where in the source a character of a block came from.
func (c *compositor) source(at manuscript.Place) (manuscript.Span, bool) {
	if c.leaves == nil {
		c.leaves = map[string]manuscript.Block{}
		add := func(blocks []manuscript.Block) {
			for b := range manuscript.Leaves(blocks) {
				c.leaves[b.ID()] = b
			}
		}
		add(c.m.Blocks)
		for i := range c.m.Notes {
			add(c.m.Notes[i].Body)
		}
	}
	b := c.leaves[at.Block]
	if b == nil {
		return manuscript.Span{}, false
	}
	n := 0
	for _, line := range manuscript.Lines(b) {
		for in := range manuscript.Flat(line) {
			if ref, ok := in.(manuscript.PageRef); ok {
				n += utf8.RuneCountInString(ref.Value)
			}
			t, ok := in.(manuscript.Text)
			if !ok {
				continue
			}
			for i := range t.Value {
				if n == at.Char {
					span := t.Span
					if span.End-span.Start == len(t.Value) {
						span.Start += i
					}
					return span, true
				}
				n++
			}
		}
	}
	return b.Where(), true
}

// inspectTurn reports a paragraph's first or last line that stands alone at a
// page turn.
func (c *compositor) inspectTurn(before, after *Page) {
	foot, top := textLines(before), textLines(after)
	if len(foot) == 0 || len(top) == 0 {
		return
	}
	last, first := foot[len(foot)-1], top[0]
	if last.From.Block != first.From.Block || last.Role != lines.Body || first.Role != lines.Body {
		return
	}
	if len(foot) > 1 && foot[len(foot)-2].From.Block != last.From.Block {
		c.problems = append(c.problems, diag.Of(kindOrphan, "", before.Folio, clip(lineText(last))))
	}
	if len(top) == 1 || top[1].From.Block != first.From.Block {
		c.problems = append(c.problems, diag.Of(kindWidow, "", after.Folio, clip(lineText(first))))
	}
}

// textLines are a page's lines without running head, folio and footnotes.
func textLines(p *Page) []*Line {
	var ls []*Line
	for i := range p.Lines {
		if l := &p.Lines[i]; !auxiliary(l) && l.Role != lines.NoteLine {
			ls = append(ls, l)
		}
	}
	return ls
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
