package epub

import (
	"strconv"

	"yinshu/internal/diag"
	"yinshu/internal/index"
)

// index writes entries by the model of EPUB Indexes 1.0: a section of groups,
// each a list of entries; every locator leads to the mention itself.
func (w *writer) index() {
	w.pageBreaks(0)
	w.put(`<section epub:type="index" role="doc-index" class="index"`)
	if w.doc.first {
		id := w.sectionID()
		w.attr("aria-labelledby", id)
		w.put(">\n<h1")
		w.id(id)
		w.put(">")
		w.text(w.doc.title)
		w.put("</h1>\n")
		if w.job.Headnote != "" && w.doc == w.of(indexDoc) {
			w.put(`<header epub:type="index-headnotes">`)
			w.element("p", "", w.job.Headnote)
			w.put("</header>\n")
		}
	} else {
		w.attr("aria-label", w.doc.title)
		w.put(">\n")
	}
	for _, g := range w.doc.groups {
		w.put(`<section epub:type="index-group">` + "\n")
		if g.head != "" {
			w.element("h2", "", g.head)
			w.put("\n")
		}
		w.entries(g.entries, "")
		w.put("</section>\n")
	}
	w.put("</section>\n")
	w.pageBreaks(atEnd)
}

func (w *writer) entries(entries []index.Entry, under string) {
	w.put(`<ul epub:type="index-entry-list">` + "\n")
	for _, e := range entries {
		w.begin()
		w.put(`<li epub:type="index-entry"`)
		w.id(w.places[entryName(e, under)].id)
		w.put(">")
		w.end()
		w.entry(e)
		if len(e.Subs) > 0 {
			w.put("\n")
			w.entries(e.Subs, e.Term)
		}
		w.put("</li>\n")
	}
	w.put("</ul>\n")
}

// entry writes a heading with its locators: 李奇微（Ridgway, M. B.），1、8–10；另見 克拉克.
func (w *writer) entry(e index.Entry) {
	w.put(`<span epub:type="index-term">`)
	w.text(e.Heading)
	w.put(`</span>`)
	if e.Original != "" {
		w.put(`<span class="original">（`)
		w.text(e.Original)
		w.put(`）</span>`)
	}
	for i, l := range e.Locators {
		if i == 0 {
			w.put(`，<span class="locators">`)
		} else {
			w.put("、")
		}
		w.locator(e, l)
	}
	if len(e.Locators) > 0 {
		w.put("</span>")
	}
	w.refs(e.See, "index-xref-preferred", w.job.Words.See, "　")
	between := "；"
	if len(e.Locators) == 0 {
		between = "　"
	}
	w.refs(e.SeeAlso, "index-xref-related", w.job.Words.SeeAlso, between)
}

// locator writes the printed page that a mention is on, or two for a range,
// each as a link to the mention.
func (w *writer) locator(e index.Entry, l index.Locator) {
	from, to := w.locatorLabel(l.Anchor, l.Page), ""
	if l.Last != 0 || l.LastAnchor != "" {
		to = w.locatorLabel(l.LastAnchor, l.Last)
	}
	if l.Note != "" {
		from += w.job.Words.NoteIn + l.Note
	}
	if from == "" {
		from = "–"
	}
	if to == "" || to == from {
		w.locatorLink(e, l.Anchor, from, l.Principal)
		return
	}
	w.put(`<span epub:type="index-locator-range">`)
	w.locatorLink(e, l.Anchor, from, l.Principal)
	w.put("–")
	w.locatorLink(e, l.LastAnchor, to, l.Principal)
	w.put("</span>")
}

// locatorLabel is a printed page. Without a print edition it is the place in
// the text, chapter and block: 3.14; in notes it is nothing, since the note's
// number follows.
func (w *writer) locatorLabel(anchor string, page int) string {
	if page != 0 {
		return strconv.Itoa(page)
	}
	a, ok := w.places[ofTerm+anchor]
	if !ok {
		return ""
	}
	if label := w.pageOf(a.at); label != "" {
		return label
	}
	if w.docs[a.at.doc].kind != bodyDoc {
		return ""
	}
	return strconv.Itoa(a.at.doc-w.of(bodyDoc).place+1) + "." + strconv.Itoa(a.at.leaf)
}

// locatorLink writes a locator; that of the principal mention is bold.
func (w *writer) locatorLink(e index.Entry, anchor, label string, principal bool) {
	a, ok := w.places[ofTerm+anchor]
	if !ok {
		w.doc.problems = append(w.doc.problems, diag.Of(AnchorUnknown, "", e.Heading, label))
		w.element("span", "", label)
		return
	}
	w.put(`<a epub:type="index-locator"`)
	w.attr("href", w.doc.href(w.binder, a))
	w.put(">")
	if principal {
		w.element("b", "", label)
	} else {
		w.text(label)
	}
	w.put("</a>")
}

// refs writes see and see also, apart from the entry's own terms and locators.
// The word belongs to the first link: by itself a heading does not say where
// it leads. A heading that is not in the index, which the index's own check
// reports, is no link.
func (w *writer) refs(refs []index.Ref, semantic, word, before string) {
	if len(refs) == 0 {
		return
	}
	w.put(before, `<div class="refs"`)
	w.attr("epub:type", semantic)
	w.put(">")
	for i, r := range refs {
		if i > 0 {
			w.put("；")
			word = ""
		}
		a, ok := w.places[ofEntry+r.Term]
		if ok {
			w.put("<a")
			w.attr("href", w.doc.href(w.binder, a))
			w.put(">")
		}
		if word != "" {
			w.text(word + " ")
		}
		w.put(`<span epub:type="index-term">`)
		w.text(r.Heading)
		w.put("</span>")
		if ok {
			w.put("</a>")
		}
	}
	w.put("</div>")
}
