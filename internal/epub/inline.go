package epub

import (
	"strconv"
	"unicode/utf8"

	"yinshu/internal/manuscript"
)

// A shownLine is a line of a leaf block and its first character's number, as
// the block is written.
type shownLine struct {
	content []manuscript.Inline
	from    int
}

// shownLines are the lines of a leaf block in the order in which they are
// written: as manuscript.Lines has them, but a table's caption first.
func shownLines(block manuscript.Block) []shownLine {
	lines := manuscript.Lines(block)
	if _, ok := block.(*manuscript.Table); ok {
		last := len(lines) - 1
		lines = append(lines[last:len(lines):len(lines)], lines[:last]...)
	}
	shown := make([]shownLine, len(lines))
	from := 0
	for i, line := range lines {
		shown[i] = shownLine{line, from}
		if i+1 < len(lines) {
			from += length(line)
		}
	}
	return shown
}

// length is how many characters a line has.
func length(line []manuscript.Inline) (n int) {
	for in := range manuscript.Flat(line) {
		switch in := in.(type) {
		case manuscript.Text:
			n += utf8.RuneCountInString(in.Value)
		case manuscript.PageRef:
			n += utf8.RuneCountInString(in.Value)
		}
	}
	return n
}

// shownChar turns a character's number in a manuscript.Place into its number
// as the block is written. A page that begins with a table begins with its
// caption.
func shownChar(block manuscript.Block, char int) int {
	t, ok := block.(*manuscript.Table)
	if !ok || char <= 0 {
		return char
	}
	caption, all := length(t.Caption), utf8.RuneCountInString(manuscript.BlockText(t))
	switch cells := all - caption; {
	case char >= all:
		return char
	case char >= cells:
		return char - cells
	}
	return char + caption
}

// begin makes a leaf block the current one.
func (w *writer) begin() {
	w.leaf++
	w.char = 0
	w.queue = w.doc.breaks[w.leaf]
}

// end writes the page breaks that no character of the block was left for.
func (w *writer) end() {
	for _, p := range w.queue {
		w.pageBreak(p)
	}
	w.queue = nil
}

// turn writes the page breaks that stand before the next character.
func (w *writer) turn() {
	for len(w.queue) > 0 && w.queue[0].at.char <= w.char {
		w.pageBreak(w.queue[0])
		w.queue = w.queue[1:]
	}
}

// line writes a line of the current leaf.
func (w *writer) line(l shownLine) {
	w.char = l.from
	w.inlines(l.content)
}

func (w *writer) inlines(ins []manuscript.Inline) {
	for _, in := range ins {
		switch in := in.(type) {
		case manuscript.Text:
			w.linked(func() { w.chars(in.Value) })
		case manuscript.NoteMark:
			w.noteMark(in)
		case manuscript.TermMark:
			w.turn()
			if a, ok := w.places[ofTerm+in.Anchor]; ok && a.at.doc == w.doc.place {
				w.put(`<span`)
				w.id(a.id)
				w.put(`></span>`)
			}
		case manuscript.PageMark: // of the source, not of this book
		case manuscript.PageRef:
			w.pageRef(in)
		case manuscript.Emphasis:
			w.wrap(emphasis[in.Kind], in.Content)
		case manuscript.ProperName:
			w.wrap(names[in.Kind], in.Content)
		case manuscript.Ruby:
			w.ruby(in)
		case manuscript.Link:
			w.hyperlink(in)
		}
	}
}

// A tag is an element and its class.
type tag struct{ name, class string }

var (
	emphasis = map[manuscript.EmphasisKind]tag{
		manuscript.Dots:   {"em", "dots"},
		manuscript.Strong: {"strong", ""},
		manuscript.Italic: {"em", ""},
	}
	// HTML names the proper name mark of Chinese as a use of u.
	names = map[manuscript.NameKind]tag{
		manuscript.Name: {"u", "name"},
		manuscript.Work: {"u", "work"},
	}
)

func (w *writer) wrap(t tag, content []manuscript.Inline) {
	w.turn()
	w.put("<", t.name)
	w.attr("class", t.class)
	w.put(">")
	w.inlines(content)
	w.put("</", t.name, ">")
}

// chars writes characters of the manuscript, and page breaks between them.
func (w *writer) chars(s string) {
	for len(w.queue) > 0 && s != "" {
		w.turn()
		_, n := utf8.DecodeRuneInString(s)
		w.text(s[:n])
		w.char++
		s = s[n:]
	}
	w.char += utf8.RuneCountInString(s)
	for {
		n := mayTurn(s)
		w.text(s[:n])
		if n == len(s) {
			return
		}
		w.put("<wbr/>")
		s = s[n:]
	}
}

// mayTurn is the length of the part of s up to where an address of the web
// may be divided: behind a stroke that letters follow. Without it a line of
// Han before a long address is torn apart.
func mayTurn(s string) int {
	for i := 1; i+1 < len(s); i++ {
		if s[i] == '/' && s[i-1] != '/' && s[i+1] != '/' && s[i-1] > ' ' && s[i-1] < 0x7f && s[i-1] != '<' && s[i+1] > ' ' && s[i+1] < 0x7f &&
			!(digit(s[i-1]) && digit(s[i+1])) {
			return i + 1
		}
	}
	return len(s)
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

// noteMark writes a raised mark: a link where the note has a text.
func (w *writer) noteMark(m manuscript.NoteMark) {
	a := w.doc.marks[w.mark]
	w.mark++
	note := w.notes[m.Note]
	if note == nil {
		w.complain(NoteUnknown, m.Span, m.Note)
		return
	}
	label := noteLabel(note)
	to, ok := w.places[ofNote+m.Note]
	if !ok {
		// A reference that leads nowhere is a link that is switched off (ARIA 1.2,
		// "aria-disabled", which the role inherits from link).
		w.put(`<sup><span epub:type="noteref" role="doc-noteref" aria-disabled="true">`)
		w.text(label)
		w.put(`</span></sup>`)
		return
	}
	w.put(`<sup><a epub:type="noteref" role="doc-noteref"`)
	w.id(a.id)
	w.attr("href", w.doc.href(w.binder, to))
	w.put(`>`)
	w.text(label)
	w.put(`</a></sup>`)
}

// noteLabel is what the mark of a note shows: its number, as in print.
func noteLabel(n *manuscript.Note) string {
	if n.Number > 0 {
		return strconv.Itoa(n.Number)
	}
	return n.Label
}

// pageRef writes the number of the printed page where there is one, else what
// the source has, as a link to the place.
func (w *writer) pageRef(r manuscript.PageRef) {
	w.turn()
	to, ok := w.target(r.Target)
	if !ok {
		w.complain(RefUnknown, r.Span, r.Target)
		w.linked(func() { w.chars(r.Value) })
		return
	}
	w.put(`<a`)
	w.attr("href", w.doc.href(w.binder, to))
	w.put(`>`)
	if page := w.pageOf(to.at); page != "" {
		w.text(page)
		w.char += utf8.RuneCountInString(r.Value)
	} else {
		w.chars(r.Value)
	}
	w.put(`</a>`)
}

// target finds what a page reference names.
func (b *binder) target(name string) (address, bool) {
	for _, kind := range []string{ofBlock, ofTerm, ofNote} {
		if a, ok := b.places[kind+name]; ok {
			return a, true
		}
	}
	return address{}, false
}

// ruby writes a reading over its base, in brackets where a reading system
// knows no ruby.
func (w *writer) ruby(r manuscript.Ruby) {
	w.turn()
	w.put("<ruby>")
	w.inlines(r.Base)
	w.put("<rp>（</rp><rt>")
	w.text(r.Reading)
	w.put("</rt><rp>）</rp></ruby>")
}

// hyperlink writes a link out of the book. Links cannot stand in links: where
// a note mark or a reference stands inside, each text gets a link by itself.
func (w *writer) hyperlink(l manuscript.Link) {
	w.turn()
	href, ok := manuscript.Outward(l.URL)
	if !ok {
		w.complain(LinkRefused, l.Span, l.URL)
		w.inlines(l.Content)
		return
	}
	if w.link != "" { // a link inside a link: the outer one stands
		w.inlines(l.Content)
		return
	}
	if divided(l.Content) {
		w.link = href
		w.inlines(l.Content)
		w.link = ""
		return
	}
	w.put(`<a`)
	w.attr("href", href)
	w.put(`>`)
	w.inlines(l.Content)
	w.put(`</a>`)
}

// linked writes something in the hyperlink that is being shared out.
func (w *writer) linked(write func()) {
	if w.link == "" {
		write()
		return
	}
	w.turn()
	w.put(`<a`)
	w.attr("href", w.link)
	w.put(`>`)
	write()
	w.put(`</a>`)
}

// divided reports whether links stand inside a link's content.
func divided(ins []manuscript.Inline) bool {
	for in := range manuscript.Flat(ins) {
		switch in.(type) {
		case manuscript.NoteMark, manuscript.PageRef, manuscript.Link:
			return true
		}
	}
	return false
}
