package epub

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// shown returns a text as the book shows it.
func shown(s string) string {
	return strings.Map(manuscript.Shown, s)
}

// plain returns the characters of inlines as the book shows them, on one
// line, without white space at the ends.
func plain(ins []manuscript.Inline) string {
	return strings.TrimSpace(shown(manuscript.Plain(ins)))
}

// escape writes a character as text or in an attribute. Whatever XML cannot
// hold is not shown either, so [manuscript.Shown] has replaced it.
func escape(b *bytes.Buffer, r rune) {
	switch r = manuscript.Shown(r); r {
	case '&':
		b.WriteString("&amp;")
	case '<':
		b.WriteString("&lt;")
	case '>':
		b.WriteString("&gt;")
	case '"':
		b.WriteString("&quot;")
	default:
		b.WriteRune(r)
	}
}

// A writer writes the markup of one document.
type writer struct {
	bytes.Buffer
	*binder
	doc    *document
	leaf   int             // the current one, counted as address does
	char   int             // the next character of the current leaf
	queue  []pageBreak     // of the current leaf, not yet written
	mark   int             // note marks written
	link   string          // the open hyperlink's target where it is shared out
	named  map[string]bool // ids that are written
	open   []int           // the ranks of the open sections
	nested int             // blocks around the current one
}

// complain reports a problem with the document's others: documents are
// written side by side.
func (w *writer) complain(kind *diag.Kind, at manuscript.Span, args ...any) {
	w.doc.problems = append(w.doc.problems, w.problem(kind, at, args...))
}

func (w *writer) put(parts ...string) {
	for _, p := range parts {
		w.WriteString(p)
	}
}

// text writes characters, those that need no care in one piece.
func (w *writer) text(s string) {
	from := 0
	for i, r := range s {
		if careless(r) {
			continue
		}
		w.WriteString(s[from:i])
		escape(&w.Buffer, r)
		_, n := utf8.DecodeRuneInString(s[i:])
		from = i + n
	}
	w.WriteString(s[from:])
}

// careless reports whether r is one of the many that are shown as they are:
// Han, its commonest marks, letters, digits.
func careless(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fa5 || r == '，' || r == '。' || r == '、' || r == '「' || r == '」' ||
		r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}

// attr writes an attribute, unless it is empty.
func (w *writer) attr(name, value string) {
	if value == "" {
		return
	}
	w.put(" ", name, `="`)
	w.text(value)
	w.put(`"`)
}

// id names an element. A name that a faulty manuscript has twice goes to the
// first that has it.
func (w *writer) id(id string) {
	if id == "" || w.named[id] {
		return
	}
	if w.named == nil {
		w.named = map[string]bool{}
	}
	w.named[id] = true
	w.attr("id", id)
}

// element writes an element that holds a text.
func (w *writer) element(tag, class, text string) {
	w.put("<", tag)
	w.attr("class", class)
	w.put(">")
	w.text(text)
	w.put("</", tag, ">")
}

// pageBreak writes the mark of a printed page (EPUB Accessibility 1.1, page
// navigation; DPUB-ARIA doc-pagebreak).
func (w *writer) pageBreak(p pageBreak) {
	w.put(`<span epub:type="pagebreak" role="doc-pagebreak"`)
	w.id(p.id)
	w.attr("aria-label", p.label)
	w.put(`></span>`)
}

// pageBreaks writes those that stand at the beginning or the end of the
// document, in a block of their own where phrasing cannot stand.
func (w *writer) pageBreaks(leaf int) {
	for _, p := range w.doc.breaks[leaf] {
		w.pageBreak(p)
	}
	if len(w.doc.breaks[leaf]) > 0 {
		w.put("\n")
	}
}
