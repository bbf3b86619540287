package pdf

import (
	"strings"

	"yinshu/internal/design"
	"yinshu/internal/typeset"
)

// A target is where a link leads.
type target struct {
	page int           // from 1
	y    design.Length // on the sheet, upwards
	x    design.Length
}

// targets finds every anchor of a setting: the runs that have a name of their
// own, whose height is known, before the anchors of pages. Of two with one
// name the first counts.
func targets(s *typeset.Setting, sh sheet) map[string]target {
	all := map[string]target{}
	add := func(name string, page int, x, y design.Length) {
		if _, ok := all[name]; !ok && name != "" {
			all[name] = target{page: page, x: x, y: y}
		}
	}
	for i := range s.Pages {
		p := &s.Pages[i]
		for j := range p.Lines {
			line := &p.Lines[j]
			at := line.Offset
			for k := range line.Runs {
				run := &line.Runs[k]
				if run.Anchor != "" {
					x, y := sh.point(p, at, line.Baseline)
					add(run.Anchor, i+1, x, y+max(above(p, line.Baseline), run.Rise+run.Size))
				}
				at += run.Width()
			}
		}
	}
	for i := range s.Pages {
		p := &s.Pages[i]
		for _, a := range p.Anchors {
			x, y := sh.point(p, a.Offset, a.Baseline)
			add(a.Name, i+1, x, y+above(p, a.Baseline))
		}
	}
	return all
}

// above is how high the lines at a baseline reach. A reader shows what is
// below the place that a link leads to, and the line itself is to be seen.
func above(p *typeset.Page, baseline design.Length) design.Length {
	top := design.Length(0)
	for i := range p.Lines {
		if p.Lines[i].Baseline == baseline {
			for _, r := range p.Lines[i].Runs {
				top = max(top, r.Size+r.Rise)
			}
		}
	}
	return top
}

// A link is an area of a page that leads somewhere.
type link struct {
	to             string // "#anchor" or a URL
	text           string // what it lies over
	first, last    int    // its runs in the line
	x0, y0, x1, y1 design.Length
}

// links finds the links of a line: neighbouring runs that lead to one place
// are one. An area is as high as the line's text, and no smaller than a
// finger can find on a note mark.
func links(p *typeset.Page, line *typeset.Line, sh sheet) []link {
	var all []link
	at := line.Offset
	for k := range line.Runs {
		run := &line.Runs[k]
		w := run.Width()
		if run.Link != "" && w > 0 {
			x, y := sh.point(p, at, line.Baseline)
			l := link{to: run.Link, text: run.Text, first: k, last: k, x0: x, x1: x + w, y0: y + run.Rise - run.Size/4, y1: y + run.Rise + run.Size}
			if n := len(all) - 1; n >= 0 && all[n].to == l.to && all[n].last == k-1 {
				last := &all[n]
				last.last, last.x1 = k, l.x1
				last.text += l.text
				last.y0, last.y1 = min(last.y0, l.y0), max(last.y1, l.y1)
			} else {
				all = append(all, l)
			}
		}
		at += w
	}
	return all
}

// inside returns the anchor that a link leads to, or not ok where it leads
// out of the book.
func (l *link) inside() (anchor string, ok bool) {
	return strings.CutPrefix(l.to, "#")
}
