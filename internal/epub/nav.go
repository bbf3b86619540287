package epub

// navDepth is how deep the contents go: Kobo shows no more.
const navDepth = 3

// navigation writes the navigation document (EPUB 3.3, section 7), which is
// also the book's contents page.
func (w *writer) navigation() {
	w.pageBreaks(0)
	w.contents()
	w.pageBreaks(atEnd)
	w.pageList()
	w.listOf("loi", w.job.Words.Figures, w.figures)
	w.listOf("lot", w.job.Words.Tables, w.tables)
	w.landmarks()
}

// A nest is a heading with those below it.
type nest struct {
	head  *head
	below []*nest
}

// contentsTree arranges the headings down to a depth as a tree. A book without any
// heading has its title.
func (b *binder) contentsTree(depth int) []*nest {
	top := &nest{}
	open := []*nest{top}
	for _, h := range b.heads {
		if h.rank > depth {
			continue
		}
		for len(open) > 1 && open[len(open)-1].head.rank >= h.rank {
			open = open[:len(open)-1]
		}
		n := &nest{head: h}
		above := open[len(open)-1]
		above.below = append(above.below, n)
		open = append(open, n)
	}
	if len(top.below) == 0 {
		d := b.of(bodyDoc)
		to := address{"", position{d.place, 0, 0}}
		return []*nest{{head: &head{b.title(), 1, to}}}
	}
	return top.below
}

func (w *writer) contents() {
	w.put(`<nav epub:type="toc" role="doc-toc" id="toc"`)
	w.attr("aria-label", w.doc.title)
	w.put(">\n")
	w.element("h1", "", w.doc.title)
	w.put("\n")
	w.nests(w.contentsTree(navDepth))
	w.put("</nav>\n")
}

func (w *writer) nests(nests []*nest) {
	w.put("<ol>\n")
	for _, n := range nests {
		w.put("<li>")
		w.anchor("", n.head.to, n.head.title)
		if len(n.below) > 0 {
			w.put("\n")
			w.nests(n.below)
		}
		w.put("</li>\n")
	}
	w.put("</ol>\n")
}

// anchor writes a link to an address; to the document where it has no id. The
// file is named even where it is this one: Ace and some reading systems do not
// resolve a bare fragment in the navigation document.
func (w *writer) anchor(semantic string, to address, text string) {
	w.put("<a")
	w.attr("epub:type", semantic)
	w.attr("href", w.src(to))
	w.put(">")
	w.text(text)
	w.put("</a>")
}

// pageList lists the pages of the print edition. It is hidden from the page
// of contents; reading systems show it in their own way.
func (w *writer) pageList() {
	if len(w.pages) == 0 {
		return
	}
	w.put(`<nav epub:type="page-list" role="doc-pagelist" hidden="hidden"`)
	w.attr("aria-label", w.job.Words.Page)
	w.put(">\n<ol>\n")
	for _, p := range w.pages {
		w.put("<li>")
		w.anchor("", p.address, p.label)
		w.put("</li>\n")
	}
	w.put("</ol>\n</nav>\n")
}

// listOf lists figures or tables, if there are any.
func (w *writer) listOf(semantic, title string, items []listed) {
	if len(items) == 0 {
		return
	}
	w.put("<nav")
	w.attr("epub:type", semantic)
	w.put(` hidden="hidden">` + "\n")
	w.element("h2", "", title)
	w.put("\n<ol>\n")
	for _, item := range items {
		w.put("<li>")
		w.anchor("", item.to, item.title)
		w.put("</li>\n")
	}
	w.put("</ol>\n</nav>\n")
}

// landmarks names the parts of the book.
func (w *writer) landmarks() {
	words := w.job.Words
	w.put(`<nav epub:type="landmarks" hidden="hidden">` + "\n<ol>\n")
	for _, l := range []struct {
		kind            docKind
		semantic, title string
	}{
		{coverDoc, "cover", words.Cover},
		{titleDoc, "titlepage", words.TitlePage},
		{colophonDoc, "copyright-page", words.Copyright},
		{contentsDoc, "toc", words.Contents},
		{bodyDoc, "bodymatter", words.Body},
		{notesDoc, "endnotes", words.Notes},
		{indexDoc, "index", words.Index},
	} {
		d := w.of(l.kind)
		if d == nil {
			continue
		}
		w.put("<li>")
		to := address{"", position{d.place, 0, 0}}
		if d.kind == contentsDoc {
			to.id = "toc"
		}
		w.anchor(l.semantic, to, l.title)
		w.put("</li>\n")
	}
	w.put("</ol>\n</nav>\n")
}
