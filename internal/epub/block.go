package epub

import (
	"fmt"
	"strings"

	"yinshu/internal/manuscript"
	"yinshu/internal/share"
)

// render writes the body of every document. Everything that one may ask of
// another is settled before, so they are written on all cores.
func (b *binder) render() {
	share.Each(len(b.docs), 1, func(i int) { b.write(b.docs[i]) })
	for _, d := range b.docs {
		b.problems = append(b.problems, d.problems...)
		if len(d.body) > maxDocument {
			kind := DocumentLarge
			if d.kind == contentsDoc {
				kind = ContentsLarge
			}
			b.complainOf(kind, d.title, len(d.body)/1000)
		}
	}
}

// write writes the body of one document.
func (b *binder) write(d *document) {
	w := &writer{binder: b, doc: d}
	w.Grow(sizeOf(d.blocks))
	switch d.kind {
	case coverDoc:
		w.cover()
	case titleDoc:
		w.titlePage()
	case colophonDoc:
		w.colophon()
	case contentsDoc:
		w.navigation()
	case bodyDoc:
		w.chapter()
	case notesDoc:
		w.notesSection()
	case indexDoc:
		w.index()
	}
	d.body = w.Bytes()
}

// chapter writes a document of the text: a section for each heading, one
// inside the other.
func (w *writer) chapter() {
	w.pageBreaks(0)
	w.blocks(w.doc.blocks)
	if len(w.doc.notes) > 0 {
		w.closeSections(2)
		w.put(`<section epub:type="endnotes" role="doc-endnotes"`)
		w.attr("aria-label", w.job.Words.Notes)
		w.put(">\n")
		w.noteList(w.doc.notes)
		w.put("</section>\n")
	}
	w.closeSections(1)
	w.pageBreaks(atEnd)
}

// closeSections closes the sections of a rank and below it.
func (w *writer) closeSections(rank int) {
	for len(w.open) > 0 && w.open[len(w.open)-1] >= rank {
		w.open = w.open[:len(w.open)-1]
		w.put("</section>\n")
	}
}

func (w *writer) blocks(blocks []manuscript.Block) {
	for _, block := range blocks {
		w.block(block)
	}
}

// inside writes blocks that stand in another.
func (w *writer) inside(blocks []manuscript.Block) {
	w.nested++
	w.blocks(blocks)
	w.nested--
}

func (w *writer) block(block manuscript.Block) {
	switch block := block.(type) {
	case *manuscript.Heading:
		w.heading(block)
	case *manuscript.Paragraph:
		class := ""
		if block.Resumed {
			class = "resumed"
		}
		w.paragraph(block, class, nil, nil)
	case *manuscript.Quotation:
		w.put("<blockquote")
		w.id(w.idOf(block))
		w.put(">\n")
		w.inside(block.Blocks)
		w.put("</blockquote>\n")
	case *manuscript.Verse:
		w.verse(block)
	case *manuscript.List:
		w.list(block)
	case *manuscript.Figure:
		w.figure(block)
	case *manuscript.Table:
		w.table(block)
	case *manuscript.Break:
		w.pause(block)
	}
}

// idOf is the id of a block that is linked to, or "".
func (w *writer) idOf(block manuscript.Block) string {
	a, ok := w.places[ofBlock+block.ID()]
	if !ok || a.at.doc != w.doc.place {
		return ""
	}
	return a.id
}

// heading opens a section in the text; in a quotation, list or note it is a
// line of its own, since sections cannot begin there.
func (w *writer) heading(h *manuscript.Heading) {
	w.begin()
	id, line := w.idOf(h), shownLines(h)[0]
	if w.nested > 0 {
		w.put(`<p class="head"`)
		w.id(id)
		w.put(">")
		w.line(line)
		w.end()
		w.put("</p>\n")
		return
	}
	sec := w.sections[h]
	rank := sec.rank
	w.closeSections(rank)
	w.put("<section")
	w.attr("epub:type", sec.kind.semantic)
	w.attr("role", sec.kind.role)
	w.attr("aria-labelledby", id)
	w.put(">\n")
	w.open = append(w.open, rank)
	// The page breaks before a heading stand outside it, or they would be
	// read out as part of its name.
	w.turn()
	tag := fmt.Sprintf("h%d", rank)
	w.put("<", tag)
	w.id(id)
	w.put(">")
	w.line(line)
	w.end()
	w.put("</", tag, ">\n")
}

// paragraph writes a paragraph; before and after write what stands in it
// beside the text: an item's label, a note's way back.
func (w *writer) paragraph(p *manuscript.Paragraph, class string, before, after func()) {
	w.begin()
	w.put("<p")
	w.attr("class", class)
	w.id(w.idOf(p))
	w.put(">")
	w.turn()
	if before != nil {
		before()
	}
	w.line(shownLines(p)[0])
	w.end()
	if after != nil {
		after()
	}
	w.put("</p>\n")
}

// verse writes lines, and stanzas parted by empty ones.
func (w *writer) verse(v *manuscript.Verse) {
	w.begin()
	w.put(`<div class="verse"`)
	w.id(w.idOf(v))
	w.put(">\n")
	open := false
	for _, line := range shownLines(v) {
		if len(line.content) == 0 {
			if open {
				w.put("</p>\n")
				open = false
			}
			continue
		}
		if open {
			w.put("<br/>\n")
		} else {
			w.put(`<p class="stanza">`)
			open = true
		}
		w.put(`<span class="line">`)
		w.line(line)
		w.put(`</span>`)
	}
	if !open {
		w.put(`<p class="stanza">`)
	}
	w.end()
	w.put("</p>\n</div>\n")
}

// list writes a list with the labels of the source: they are text, so the
// list's own are switched off.
func (w *writer) list(l *manuscript.List) {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	w.put("<", tag, ` class="list"`)
	w.id(w.idOf(l))
	w.put(">\n")
	for _, item := range l.Items {
		w.put("<li>")
		blocks := item.Blocks
		label := func() {
			if item.Label != "" {
				w.element("span", "label", item.Label)
			}
		}
		if p, ok := first(blocks).(*manuscript.Paragraph); ok {
			w.paragraph(p, "", label, nil)
			blocks = blocks[1:]
		} else if item.Label != "" {
			w.put("<p>")
			label()
			w.put("</p>\n")
		}
		w.inside(blocks)
		w.put("</li>\n")
	}
	if len(l.Items) == 0 {
		w.put("<li></li>\n")
	}
	w.put("</", tag, ">\n")
}

func first(blocks []manuscript.Block) manuscript.Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[0]
}

func (w *writer) table(t *manuscript.Table) {
	w.begin()
	w.turn()
	w.put(`<table`)
	w.id(w.idOf(t))
	w.put(">\n")
	lines := shownLines(t)
	if len(t.Caption) > 0 {
		w.put("<caption>")
		w.line(lines[0])
		w.put("</caption>\n")
	}
	lines = lines[1:]
	for i, row := range t.Rows {
		switch {
		case i == 0 && t.Head > 0:
			w.put("<thead>\n")
		case i == 0:
			w.put("<tbody>\n")
		case i == t.Head:
			w.put("</thead>\n<tbody>\n")
		}
		w.put("<tr>")
		for range row {
			open, end := "<td>", "</td>"
			if i < t.Head {
				open, end = `<th scope="col">`, "</th>"
			}
			w.put(open)
			w.line(lines[0])
			w.put(end)
			lines = lines[1:]
		}
		if len(row) == 0 {
			w.put("<td></td>")
		}
		w.put("</tr>\n")
	}
	switch {
	case len(t.Rows) == 0:
		w.put("<tbody><tr><td></td></tr></tbody>\n")
	case len(t.Rows) <= t.Head:
		w.put("</thead>\n")
	default:
		w.put("</tbody>\n")
	}
	w.put("</table>\n")
	w.end()
}

// pause writes a break with the stars of the source, or a blank line.
func (w *writer) pause(b *manuscript.Break) {
	w.begin()
	if strings.TrimSpace(b.Value) == "" {
		w.end()
		w.put("<hr")
		w.id(w.idOf(b))
		w.put("/>\n")
		return
	}
	w.put(`<p class="break"`)
	w.id(w.idOf(b))
	w.put(">")
	w.chars(b.Value)
	w.end()
	w.put("</p>\n")
}
