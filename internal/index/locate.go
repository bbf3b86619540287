package index

import (
	"cmp"
	"slices"
	"strings"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// A spot is a mention as it stands in an edition.
type spot struct {
	anchor  string
	block   string // the leaf block it stands in
	note    string // the number of the note it stands in, or ""
	section string // the title of the section, or ""
	head    bool   // it stands in a section's title
}

// spots collects the mentions of every term in reading order, the text's
// before the notes'.
func spots(m *manuscript.Manuscript) map[string][]spot {
	found := map[string][]spot{}
	section := ""
	walk := func(blocks []manuscript.Block, note string) {
		for b := range manuscript.Leaves(blocks) {
			_, head := b.(*manuscript.Heading)
			if head && note == "" {
				section = strings.TrimSpace(manuscript.BlockText(b))
			}
			for _, line := range manuscript.Lines(b) {
				for in := range manuscript.Flat(line) {
					if t, is := in.(manuscript.TermMark); is {
						found[t.Term] = append(found[t.Term], spot{t.Anchor, b.ID(), note, section, head})
					}
				}
			}
		}
	}
	walk(m.Blocks, "")
	section = ""
	for i := range m.Notes {
		n := &m.Notes[i]
		number := n.Label
		if n.Number > 0 {
			number = itoa(n.Number)
		}
		walk(n.Body, number)
	}
	return found
}

// A stop is a page with the mentions on it, or a note.
type stop struct {
	locator Locator
	count   int
	head    bool
}

// locators gives a term's locators: pages in order, pages in a row joined,
// each note by itself unless its page has a locator of the text.
func (b *builder) locators(t *manuscript.Term) []Locator {
	var text, notes []stop
	for _, s := range b.spots[t.ID] {
		folio := 0
		if b.page != nil {
			n, ok := b.page(s.anchor)
			if ok {
				folio = n
			} else {
				b.problems = append(b.problems, diag.Of(lostAnchor, "", t.Heading, s.anchor))
			}
		}
		at := stop{locator: Locator{Anchor: s.anchor, LastAnchor: s.anchor, Page: folio, Note: s.note, Block: s.block}, count: 1, head: s.head}
		if s.note == "" {
			text = append(text, at)
		} else {
			notes = append(notes, at)
		}
	}
	text, notes = merge(text), merge(notes)
	principal(text)
	ranges := inRows(text, b.opt.RangeFrom)
	notes = slices.DeleteFunc(notes, func(n stop) bool {
		return n.locator.Page > 0 && slices.ContainsFunc(ranges, func(r Locator) bool {
			return r.Page <= n.locator.Page && n.locator.Page <= max(r.Page, r.Last)
		})
	})
	for _, n := range notes {
		n.locator.LastAnchor = ""
		ranges = append(ranges, n.locator)
	}
	slices.SortStableFunc(ranges, func(a, b Locator) int { return cmp.Compare(a.Page, b.Page) })
	return ranges
}

// merge joins what has one locator: the mentions of one page, or, where pages
// are not known, of one paragraph; in notes, of one note on one page.
func merge(stops []stop) []stop {
	slices.SortStableFunc(stops, func(a, b stop) int { return cmp.Compare(a.locator.Page, b.locator.Page) })
	var out []stop
	for _, s := range stops {
		last := len(out) - 1
		if last < 0 || !out[last].shares(s) {
			out = append(out, s)
			continue
		}
		out[last].count += s.count
		out[last].head = out[last].head || s.head
		out[last].locator.LastAnchor = s.locator.LastAnchor
	}
	return out
}

// shares reports whether two mentions have one locator.
func (a stop) shares(b stop) bool {
	switch {
	case a.locator.Page != b.locator.Page, a.locator.Note != b.locator.Note:
		return false
	case a.locator.Note != "", a.locator.Page > 0:
		return true
	}
	return a.locator.Block == b.locator.Block
}

// principal marks the main discussion: where the heading stands in a section's
// title, else the page that has at least three mentions and twice as many as
// any other.
func principal(stops []stop) {
	best, second, at := 0, 0, -1
	titled := false
	for i, s := range stops {
		if s.head {
			stops[i].locator.Principal = true
			titled = true
		}
		switch {
		case s.count > best:
			best, second, at = s.count, best, i
		case s.count > second:
			second = s.count
		}
	}
	if !titled && len(stops) > 2 && best >= 3 && best >= 2*second {
		stops[at].locator.Principal = true
	}
}

// inRows joins from pages in a row, from so many on, to ranges.
func inRows(stops []stop, from int) []Locator {
	var out []Locator
	for i := 0; i < len(stops); {
		j := i + 1
		for j < len(stops) && stops[j].locator.Page > 0 && stops[j].locator.Page == stops[j-1].locator.Page+1 {
			j++
		}
		if j-i < from || j-i < 2 {
			j = i + 1
		}
		l := stops[i].locator
		l.LastAnchor = ""
		for _, s := range stops[i:j] {
			l.Principal = l.Principal || s.locator.Principal
		}
		if j-i > 1 {
			l.Last = stops[j-1].locator.Page
			l.LastAnchor = stops[j-1].locator.LastAnchor
		}
		out = append(out, l)
		i = j
	}
	return out
}

// bySection says in which sections the mentions stand, and how many in each.
func bySection(spots []spot) string {
	type share struct {
		title string
		n     int
	}
	var shares []share
	for _, s := range spots {
		title := s.section
		if s.note != "" {
			title = "註"
		} else if title == "" {
			title = "—"
		}
		if i := slices.IndexFunc(shares, func(s share) bool { return s.title == title }); i >= 0 {
			shares[i].n++
		} else {
			shares = append(shares, share{title, 1})
		}
	}
	parts := make([]string, len(shares))
	for i, s := range shares {
		parts[i] = s.title + " " + itoa(s.n)
	}
	return strings.Join(parts, "；")
}
