package typeset

import (
	"unicode"

	"yinshu/internal/design"
	"yinshu/internal/manuscript"
)

// name puts a named point on a page.
func (s *sheet) name(name string, offset, baseline design.Length) {
	s.Anchors = append(s.Anchors, Anchor{Name: name, Offset: offset, Baseline: baseline})
}

// nameRuns names the points in a line.
func (s *sheet) nameRuns(l *Line) {
	at := l.Offset
	for i := range l.Runs {
		r := &l.Runs[i]
		if r.Anchor != "" {
			s.name(r.Anchor, at, l.Baseline)
		}
		for _, a := range r.Advances {
			at += a
		}
	}
}

// findFolios notes the folio of every anchor.
func (c *compositor) findFolios(pages []sheet) {
	for i := range pages {
		for _, a := range pages[i].Anchors {
			c.folios[a.Name] = pages[i].Arabic
		}
	}
}

// finish says what each page begins with, and lays down what only the making
// of it needed.
func finish(sheets []sheet) []Page {
	pages := make([]Page, len(sheets))
	for i := range sheets {
		p := &pages[i]
		*p = sheets[i].Page
		for j := range p.Lines {
			l := &p.Lines[j]
			if l.From.Block != "" && !auxiliary(l) {
				p.Begins = l.From
				break
			}
		}
	}
	return pages
}

// auxiliary reports whether a line is the press's own.
func auxiliary(l *Line) bool { return l.Role >= runningRole }

// outline lists the title page by the title that stands on it, the contents, the
// headings, the notes and the index.
func (c *compositor) outline(pages []sheet) []Bookmark {
	var marks []Bookmark
	have := map[string]bool{}
	for i := range pages {
		for _, a := range pages[i].Anchors {
			have[a.Name] = true
		}
	}
	add := func(title string, level int, anchor string) {
		if !have[anchor] || title == "" {
			return
		}
		above := 0
		if n := len(marks); n > 0 {
			above = marks[n-1].Level
		}
		marks = append(marks, Bookmark{Title: title, Level: min(level, above+1), Anchor: anchor})
	}
	add(shown(c.title()), 1, "title")
	add(c.words.Contents, 1, "toc")
	for b := range manuscript.Leaves(c.m.Blocks) {
		if h, ok := b.(*manuscript.Heading); ok {
			add(shown(manuscript.Plain(h.Content)), max(1, h.Level), h.Ident)
		}
	}
	add(c.words.Notes, 1, "notes")
	for _, ix := range c.indexes {
		add(ix.title, 1, ix.anchor)
	}
	return marks
}

// shown is text as outputs show it.
func shown(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if unicode.IsSpace(r) && r != '\u3000' {
			r = ' '
		}
		out = append(out, manuscript.Shown(r))
	}
	return string(out)
}
