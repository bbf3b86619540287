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
		w.attr("id", id)
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

// noteList writes notes as a numbered list. The id stands on the item, not on
// anything inside, and the item is a footnote by its type: so it pops up in
// every reading system that can do so, and stays visible in the others.
func (w *writer) noteList(notes []*manuscript.Note) {
	w.put(`<ol class="notes">` + "\n")
	for _, n := range notes {
		w.put(`<li epub:type="footnote"`)
		w.attr("id", w.places[ofNote+n.ID].id)
		if n.Number > 0 {
			w.attr("value", strconv.Itoa(n.Number))
		}
		w.put(">")
		w.noteBody(n)
		w.put("</li>\n")
	}
	w.put("</ol>\n")
}

// noteBody writes a note's blocks. The way back stands in its last paragraph,
// or in one of its own.
func (w *writer) noteBody(n *manuscript.Note) {
	w.nested++
	defer func() { w.nested-- }()
	last := len(n.Body) - 1
	if p, ok := n.Body[last].(*manuscript.Paragraph); ok {
		w.blocks(n.Body[:last])
		w.paragraph(p, "", nil, func() { w.waysBack(n) })
		return
	}
	w.blocks(n.Body)
	if len(w.binder.marks[n.ID]) > 0 {
		w.put("<p>")
		w.waysBack(n)
		w.put("</p>\n")
	}
}

// waysBack writes a link for each mark of the note. The arrow is asked for as
// text, or some reading systems paint a picture of it.
func (w *writer) waysBack(n *manuscript.Note) {
	const arrow = "\u21a9\ufe0e"
	marks := w.binder.marks[n.ID]
	for i, m := range marks {
		label := w.job.Words.BackToText
		w.put(` <a class="back" role="doc-backlink"`)
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
