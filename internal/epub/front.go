package epub

import (
	"strings"

	"yinshu/internal/manuscript"
	"yinshu/internal/typeset"
)

// title is the book's title on one line, as metadata have it.
func (b *binder) title() string {
	var lines []string
	for _, t := range b.m.Meta.Title {
		lines = append(lines, strings.TrimSpace(shown(t.Value)))
	}
	t := strings.TrimSpace(strings.Join(lines, ""))
	if short := strings.TrimRight(t, "：:— "); short != "" {
		t = short // it led over to a subtitle
	}
	if t != "" {
		return t
	}
	return b.job.Words.Body
}

func (w *writer) cover() {
	alt := w.job.Cover.Alt
	if alt == "" {
		alt = w.job.Words.Cover + "：" + w.title()
	}
	w.put(`<section epub:type="cover" class="cover">` + "\n" + `<img role="doc-cover"`)
	w.attr("src", "../"+w.images[0].file)
	w.attr("alt", alt)
	w.put("/>\n</section>\n")
}

// titlePage writes the title as the text or book.toml has it, line by line,
// and who made the book.
func (w *writer) titlePage() {
	m := w.m.Meta
	w.pageBreaks(0)
	w.put(`<section epub:type="titlepage" class="titlepage">` + "\n<h1>")
	for i, t := range m.Title {
		if i > 0 {
			w.put("<br/>")
		}
		w.text(strings.TrimSpace(t.Value))
	}
	if len(m.Title) == 0 {
		w.text(w.title())
	}
	w.put("</h1>\n")
	if len(m.Subtitle) > 0 {
		w.put(`<p class="subtitle" role="doc-subtitle">`)
		for i, t := range m.Subtitle {
			if i > 0 {
				w.put("<br/>")
			}
			w.text(strings.TrimSpace(t.Value))
		}
		w.put("</p>\n")
	}
	for _, c := range m.Creators {
		w.element("p", "creator", w.job.Words.Author(c.Name.Value, c.Role))
		w.put("\n")
	}
	if m.Publisher != "" {
		w.element("p", "publisher", m.Publisher)
		w.put("\n")
	}
	w.put("</section>\n")
	w.pageBreaks(atEnd)
}

// colophon writes the copyright page: what is known, and no line for what is
// not.
func (w *writer) colophon() {
	m, words := w.m.Meta, w.job.Words.Colophon
	w.pageBreaks(0)
	w.put(`<section epub:type="copyright-page" class="colophon"`)
	w.attr("aria-label", w.job.Words.Copyright)
	w.put(">\n<dl>\n")
	row := func(label, value string) {
		if strings.TrimSpace(value) == "" {
			return
		}
		w.put("<div>")
		w.element("dt", "", label)
		w.element("dd", "", value)
		w.put("</div>\n")
	}
	title := w.title()
	if sub := manuscript.Join(m.Subtitle); sub != "" {
		title += "：" + sub
	}
	row(words.Title, title)
	for _, c := range m.Creators {
		row(w.job.Words.Label(c.Role), c.Name.Value)
	}
	row(words.Publisher, m.Publisher)
	row(words.Place, m.PubPlace)
	row(words.Date, m.Date)
	row(words.Edition, m.Edition)
	row(words.ISBN, m.ISBN)
	row(words.Series, strings.TrimSpace(m.Series+" "+m.SeriesPos))
	row(words.Rights, m.Rights)
	w.put("</dl>\n")
	for _, line := range m.Colophon {
		w.element("p", "", line)
		w.put("\n")
	}
	w.put("</section>\n")
	w.pageBreaks(atEnd)
}

// colophonLast reports whether the print edition has its copyright page after
// the text, as many Chinese books do.
func (b *binder) colophonLast() bool {
	text := false
	for _, p := range b.job.Pages {
		switch p.Part {
		case typeset.Body:
			text = true
		case typeset.Copyright:
			return text
		}
	}
	return false
}
