package typeset

import (
	"fmt"
	"strings"

	"yinshu/internal/design"
	"yinshu/internal/index"
	"yinshu/internal/lines"
)

// setIndex makes the pages of the index. before is how many pages precede it.
func (c *compositor) setIndex(before int) []sheet {
	if c.job.Index == nil {
		return nil
	}
	entries := c.job.Index(func(anchor string) (int, bool) {
		folio, ok := c.folios[anchor]
		return folio, ok
	})
	if len(entries) == 0 {
		return nil
	}
	c.findMentions()
	var pages []sheet
	for from := 0; from < len(entries); {
		to := from + 1
		for to < len(entries) && entries[to].Index == entries[from].Index {
			to++
		}
		pages = append(pages, c.setOneIndex(entries[from:to], before+len(pages))...)
		from = to
	}
	return pages
}

// A part of the press's own, with the anchor of its head.
type titledPart struct{ title, anchor string }

// setOneIndex makes the pages of an index of several, or of the only one. The
// headnote stands in the first.
func (c *compositor) setOneIndex(entries []index.Entry, before int) []sheet {
	part := titledPart{c.words.Index, "index"}
	if title := entries[0].Index; title != "" {
		part.title = title
	}
	if n := len(c.indexes); n > 0 {
		part.anchor = fmt.Sprintf("index-%d", n+1)
	}
	c.indexes = append(c.indexes, part)
	x := c.indexer()
	x.title = part.title
	x.entries(entries, "", nil, 0)
	c.cast(x.sticks)
	c.makeRows(x.sticks)
	x.lead()
	heads := []*stick{c.partHead(part.title, part.anchor)}
	if c.words.Headnote != "" && len(c.indexes) == 1 {
		heads = append(heads, c.headnote(x.st))
	}
	c.cast(heads)
	c.makeRows(heads)
	blank := c.d.PartsRecto && before%2 == 1
	pages := c.columns(heads, x, before%2 == 0 || blank)
	if blank {
		pages = append([]sheet{{Page: Page{Part: Blank}}}, pages...)
	}
	return pages
}

// headnote says how the index is ordered and what its numbers mean; it stands
// across the columns.
func (c *compositor) headnote(st style) *stick {
	k := &stick{style: st, after: 1, whole: true, pieces: c.plain(c.words.Headnote, st)}
	k.shape = lines.Shape{Measure: c.d.AreaWidth() / st.Size * st.Size, Align: lines.Justified}
	return k
}

// An indexer makes sticks of entries.
type indexer struct {
	c       *compositor
	st      style
	group   style
	width   design.Length // of a column
	gap     design.Length
	columns int
	title   string // of the index
	sticks  []*stick
	parents map[*stick]string // the heading a sub-entry stands under
}

// indexer measures the columns: whole characters, the rest goes to the gaps.
func (c *compositor) indexer() *indexer {
	x := &indexer{c: c, st: c.style("index"), group: c.style("index-group"), columns: max(1, c.d.IndexColumns), parents: map[*stick]string{}}
	n := design.Length(x.columns)
	x.gap = design.Em(x.st.Size, c.d.IndexGap)
	x.width = max(x.st.Size, (c.d.AreaWidth()-(n-1)*x.gap)/n/x.st.Size*x.st.Size)
	if n > 1 {
		x.gap = (c.d.AreaWidth() - n*x.width) / (n - 1)
	}
	return x
}

// entries makes sticks of entries and what stands under them. Groups are
// headed where they change.
func (x *indexer) entries(es []index.Entry, group string, parent *index.Entry, depth int) {
	for i := range es {
		e := &es[i]
		if depth == 0 && e.Group != group {
			group = e.Group
			x.groupHead(group)
		}
		k := x.entry(e, depth)
		if parent != nil {
			x.parents[k] = parent.Heading
		}
		x.sticks = append(x.sticks, k)
		x.entries(e.Subs, "", e, depth+1)
	}
}

func (x *indexer) groupHead(group string) {
	if group == "" {
		return
	}
	k := &stick{style: x.group, before: x.group.Before, after: x.group.After, keep: true, whole: true, level: 2, pieces: x.c.plain(group, x.group)}
	k.shape = lines.Shape{Measure: x.width, Align: lines.Start, Lone: true}
	x.sticks = append(x.sticks, k)
}

// lead takes the space over a group's head in lines of the index, so that the
// lines of all columns stand side by side.
func (x *indexer) lead() {
	for _, k := range x.sticks {
		if len(k.rows) > 0 && k.before > 0 {
			k.rows[0].lead = design.Length(k.before) * x.st.Leading
		}
	}
}

// entry is a heading, its locators and references. Turned lines stand under
// the heading at the style's indent.
func (x *indexer) entry(e *index.Entry, depth int) *stick {
	turn := design.Em(x.st.Size, x.st.Indent)
	k := &stick{style: x.st, block: "ix:" + e.Term}
	step := turn / 2 * design.Length(depth)
	k.shape = lines.Shape{
		Measure: x.width, FirstIndent: min(step, x.width/2), Indent: min(step+turn, x.width/2),
		Align: lines.Start, Lone: true,
	}
	if e.Term != "" {
		k.names = []string{"ix:" + e.Term}
	}
	p := pieceList{c: x.c, st: x.st}
	heading := shown(e.Heading)
	if e.Original != "" {
		heading += "（" + shown(e.Original) + "）"
	}
	p.heading(heading, k.shape.Measure-k.shape.Indent)
	for i := range e.Locators {
		switch {
		case i == 0:
			p.add("，", "")
		case samePageNotes(&e.Locators[i-1], &e.Locators[i]):
			// Further notes of one page need not name it again: 12註18·22.
			p.number("·"+x.c.noteIn(&e.Locators[i]), &e.Locators[i])
			continue
		default:
			p.add("、", "")
		}
		p.locator(&e.Locators[i])
	}
	p.refs(x.c.words.See, e.See, len(e.Locators) > 0)
	p.refs(x.c.words.SeeAlso, e.SeeAlso, true)
	k.pieces = p.ps
	return k
}

// A pieceList gathers the pieces of an entry.
type pieceList struct {
	c  *compositor
	st style
	ps []lines.Piece
}

func (p *pieceList) add(text, link string) {
	piece := p.c.plain(text, p.st)[0]
	piece.Link = link
	p.ps = append(p.ps, piece)
}

// heading adds an entry's heading. A short form in brackets at its end goes to
// the next line whole, where a line can hold it and the comma behind it; a
// foreign name may be divided between its words.
func (p *pieceList) heading(text string, room design.Length) {
	at := strings.LastIndex(text, "（")
	if at <= 0 || !strings.HasSuffix(text, "）") || strings.Contains(text[at:], " ") || p.c.width(p.c.plain(text[at:]+"，", p.st)) > room {
		p.add(text, "")
		return
	}
	p.add(text[:at], "")
	p.add(text[at:], "")
	p.ps[len(p.ps)-1].Keep = true
}

// samePageNotes says that two locators are notes on one page.
func samePageNotes(a, b *index.Locator) bool {
	return a.Page != 0 && a.Page == b.Page && a.Note != "" && b.Note != "" && a.Last <= a.Page && b.Last <= b.Page
}

// locator is a page, a range, or a page with a note's number; the main one of
// an entry is bold. A range leads to its beginning.
func (p *pieceList) locator(l *index.Locator) {
	switch {
	case l.Page == 0:
		p.number("–", l)
	case l.Last > l.Page:
		p.number(fmt.Sprintf("%d–%d", l.Page, l.Last), l) // in one piece, never divided
	case l.Note != "":
		p.number(fmt.Sprint(l.Page)+p.c.words.NoteIn+p.c.noteIn(l), l)
	default:
		p.number(fmt.Sprint(l.Page), l)
	}
}

// number adds what a locator shows, linked to its place.
func (p *pieceList) number(text string, l *index.Locator) {
	p.add(text, "#"+l.Anchor)
	piece := &p.ps[len(p.ps)-1]
	piece.Keep = true
	if l.Principal {
		piece.Faces = p.c.d.Chain(p.c.lang, "bold")
	}
}

// refs are the cross-references of an entry.
func (p *pieceList) refs(word string, refs []index.Ref, after bool) {
	for i, r := range refs {
		switch {
		case i > 0:
			p.add("；", "")
		case after:
			p.add("；"+word+"　", "")
		default:
			p.add("　"+word+"　", "")
		}
		p.add(shown(r.Heading), "#ix:"+r.Term)
	}
}
