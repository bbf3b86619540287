package epub

import (
	"fmt"
	"strconv"

	"yinshu/internal/manuscript"
)

// notesSection writes the notes, and one line for those that the source has
// no text for.
func (w *writer) notesSection() {
	w.pageBreaks(0)
	w.put(`<section epub:type="endnotes" role="doc-endnotes"`)
	if w.doc.first {
		id := w.sectionID()
		w.attr("aria-labelledby", id)
		w.put(">\n<h1")
		w.id(id)
		w.put(">")
		w.text(w.doc.title)
		w.put("</h1>\n")
		if missing := w.missing(); len(missing) > 0 {
			w.element("p", "missing", w.job.Words.MissingNotes(missing))
			w.put("\n")
		}
	} else {
		w.attr("aria-label", w.doc.title)
		w.put(">\n")
	}
	if len(w.doc.notes) > 0 {
		w.noteList(w.doc.notes)
	}
	w.put("</section>\n")
	w.pageBreaks(atEnd)
}

// sectionID is the id of a heading of the press's own.
func (w *writer) sectionID() string { return w.places[ofSection+w.doc.file].id }

// noteList writes notes one after the other, under the names of the chapters
// where print has them so. The id stands on the note's
// container, not on anything inside, and each is a footnote by type and role:
// so it pops up in every reading system that can do so. A div stays visible
// in those that hide an aside (TDPF guide 1.0).
func (w *writer) noteList(notes []*manuscript.Note) {
	chapter := ""
	for _, n := range notes {
		if title := w.chapters[n.ID]; title != "" && title != chapter {
			chapter = title
			w.element("h2", "", title)
			w.put("\n")
		}
		w.put(`<div class="note" epub:type="footnote" role="doc-footnote"`)
		w.id(w.places[ofNote+n.ID].id)
		w.put(">\n")
		w.noteBody(n)
		w.put("</div>\n")
	}
}

// noteBody writes a note's blocks: its number before the first, the ways back
// in the last, or in a paragraph of their own where it is no paragraph.
func (w *writer) noteBody(n *manuscript.Note) {
	w.nested++
	number := func() {
		w.element("span", "number", noteLabel(n)+". ")
	}
	back := func() { w.waysBack(n) }
	blocks := n.Body
	if _, ok := blocks[0].(*manuscript.Paragraph); !ok {
		w.put("<p>")
		number()
		w.put("</p>\n")
		number = nil
	}
	for i, block := range blocks {
		p, ok := block.(*manuscript.Paragraph)
		if !ok {
			w.block(block)
			continue
		}
		var before, after func()
		if i == 0 {
			before = number
		}
		if i == len(blocks)-1 {
			after, back = back, nil
		}
		w.paragraph(p, "", before, after)
	}
	if back != nil && len(w.binder.marks[n.ID]) > 0 {
		w.put("<p>")
		back()
		w.put("</p>\n")
	}
	w.nested--
}

// waysBack writes a link for each mark of the note. The arrow is asked for as
// text, or some reading systems paint a picture of it.
func (w *writer) waysBack(n *manuscript.Note) {
	const arrow = "\u21a9\ufe0e"
	marks := w.binder.marks[n.ID]
	for i, m := range marks {
		label := w.job.Words.BackToText
		w.put(`<a class="back" role="doc-backlink"`)
		w.attr("href", w.doc.href(w.binder, m))
		if len(marks) > 1 {
			label = fmt.Sprintf("%s %d", label, i+1)
		}
		w.attr("aria-label", label)
		w.put(">", arrow)
		if len(marks) > 1 {
			w.element("sub", "", strconv.Itoa(i+1))
		}
		w.put("</a>")
	}
}
