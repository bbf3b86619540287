package typeset

import (
	"yinshu/internal/design"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
)

// setNotes makes the pages of the endnotes: those of each chapter under its
// name, then those that no mark in the text calls, wherever the others stand,
// then the one line for notes that the source gives no text for.
func (c *compositor) setNotes(body []sheet) []sheet {
	var ss []*stick
	chs := c.chapters()
	if c.d.Notes == design.BookEnd {
		headed := 0
		for _, ch := range chs {
			if hasText(ch.notes) && ch.title != "" {
				headed++
			}
		}
		for _, ch := range chs {
			if !hasText(ch.notes) {
				continue
			}
			if headed > 1 && ch.title != "" {
				ss = append(ss, c.noteHead(ch.title))
			}
			ss = c.noteSticks(ss, ch.notes, c.style("note"))
		}
	}
	if left := c.uncalled(chs); len(left) > 0 {
		ss = c.noteSticks(ss, left, c.style("note"))
	}
	ss = c.missingNotes(ss)
	if len(ss) == 0 {
		return nil
	}
	return c.setPart(ss, Notes, c.words.Notes, "notes", len(body))
}

// uncalled lists the notes with text whose marks stand in no chapter: in
// other notes, or nowhere.
func (c *compositor) uncalled(chs []chapter) []*manuscript.Note {
	called := make(map[string]bool, len(c.notes))
	for i := range chs {
		for _, n := range chs[i].notes {
			called[n.ID] = true
		}
	}
	var left []*manuscript.Note
	for i := range c.m.Notes {
		if n := &c.m.Notes[i]; !called[n.ID] && len(n.Body) > 0 {
			left = append(left, n)
		}
	}
	return left
}

// setPart makes the pages of a part: its head, then sticks in one column.
func (c *compositor) setPart(ss []*stick, part Part, title, anchor string, before int) []sheet {
	ss = append([]*stick{c.partHead(title, anchor)}, ss...)
	blank := c.d.PartsRecto && before%2 == 1
	m := &makeup{
		sticks: ss, await: c.castAhead(ss), capacity: c.capacity(), grid: c.d.Leading,
		recto: before%2 == 0 || blank, vary: c.varyAll, chosen: c.setOthers,
	}
	pages := c.sheets(m.leaves(m.divide()), part)
	if blank {
		pages = append([]sheet{{Page: Page{Part: Blank}}}, pages...)
	}
	return pages
}

// partHead is the head of a part of the press's own.
func (c *compositor) partHead(title, anchor string) *stick {
	st := c.style("part")
	return &stick{
		names: []string{anchor}, style: st, level: 1, pieces: c.plain(title, st),
		shape: c.shape(st, inset{}), before: st.Before, after: st.After, keep: true, whole: true, first: true,
	}
}

func (c *compositor) noteHead(title string) *stick {
	st := c.style("note")
	k := &stick{style: st, shape: c.shape(st, inset{}), before: 1, keep: true, whole: true, level: 2}
	k.shape.FirstIndent, k.shape.Indent, k.shape.Align = 0, 0, lines.Start
	k.pieces = c.plain(shown(title), st)
	k.pieces[0].Faces = c.d.Chain(c.lang, "bold")
	return k
}

func hasText(notes []*manuscript.Note) bool {
	for _, n := range notes {
		if len(n.Body) > 0 {
			return true
		}
	}
	return false
}

// chapterNotes adds a chapter's notes after it.
func (c *compositor) chapterNotes(ss []*stick, ch chapter) []*stick {
	if !hasText(ch.notes) {
		return ss
	}
	st := c.headingStyle(3)
	head := &stick{
		style: st, level: 2, pieces: c.plain(c.words.Notes, st), shape: c.shape(st, inset{}),
		before: max(1, st.Before), after: st.After, keep: true, whole: true,
	}
	return c.noteSticks(append(ss, head), ch.notes, c.style("note"))
}

// noteSticks sets notes as hanging paragraphs: the number at the start, the
// text behind it at one indent for all of them.
func (c *compositor) noteSticks(ss []*stick, notes []*manuscript.Note, st style) []*stick {
	hang := c.noteHang(notes, st)
	for _, n := range notes {
		if len(n.Body) == 0 {
			continue
		}
		inner := st
		inner.Indent, inner.First = 0, 0
		from := len(ss)
		ss = c.sticks(ss, n.Body, surround{text: inner, in: inset{start: hang}, notes: true, tight: true})
		if from == len(ss) {
			ss = append(ss, &stick{style: inner, shape: c.shape(inner, inset{start: hang})})
		}
		ss = c.setLabel(ss, from, c.noteLabel(n, st), 0)
		ss[from].names = append(ss[from].names, n.ID)
	}
	return ss
}

// noteLabel is a note's number before its text; it leads back to the mark.
func (c *compositor) noteLabel(n *manuscript.Note, st style) []lines.Piece {
	ps := c.plain(c.numbers.text(n.ID, c.d.NoteLabel), st)
	ps[0].Link = "#r:" + n.ID + ":1"
	return ps
}

// noteHang is the indent of notes: enough for the widest number and the gap
// after it. What is left of the measure is whole ems; the fraction goes to the
// start side (JLREQ, "Processing of Notes").
func (c *compositor) noteHang(notes []*manuscript.Note, st style) design.Length {
	widest := design.Length(0)
	for _, n := range notes {
		if len(n.Body) > 0 {
			widest = max(widest, c.width(c.noteLabel(n, st)))
		}
	}
	hang := 2 * st.Size
	for hang < widest+design.Em(st.Size, c.d.NoteGap) && hang < c.d.AreaWidth()/3 {
		hang += st.Size
	}
	return hang + (c.d.AreaWidth()-hang)%st.Size
}

// missingNotes adds the line that names the notes without text.
func (c *compositor) missingNotes(ss []*stick) []*stick {
	var numbers []int
	for i := range c.m.Notes {
		if len(c.m.Notes[i].Body) == 0 {
			numbers = append(numbers, c.m.Notes[i].Number)
		}
	}
	if len(numbers) == 0 {
		return ss
	}
	st := c.style("note")
	k := &stick{style: st, shape: c.shape(st, inset{}), pieces: c.plain(c.words.MissingNotes(numbers), st)}
	k.shape.FirstIndent, k.shape.Indent = 0, 0
	if len(ss) > 0 {
		k.before = 1
	}
	return append(ss, k)
}

// setFeet sets the notes as footnotes, ready for their pages.
func (c *compositor) setFeet() *feet {
	if c.d.Notes != design.PageFoot {
		return nil
	}
	st := c.style("footnote")
	f := &feet{notes: map[string]*footnote{}, leading: st.Leading, gap: c.d.Leading}
	var ss []*stick
	var starts []int
	var all []*manuscript.Note
	for _, ch := range c.chapters() {
		all = append(all, ch.notes...)
	}
	for _, n := range all {
		if len(n.Body) == 0 {
			continue
		}
		starts = append(starts, len(ss))
		ss = c.noteSticks(ss, []*manuscript.Note{n}, st)
		f.order = append(f.order, n.ID)
	}
	c.cast(ss)
	for i, id := range f.order {
		end := len(ss)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		n := &footnote{n: i}
		for _, k := range ss[starts[i]:end] {
			n.lines = append(n.lines, k.lines...)
		}
		f.notes[id] = n
	}
	return f
}
