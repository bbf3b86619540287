package typeset

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"yinshu/internal/design"
	"yinshu/internal/face"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
)

// A hand is how text is being written at a point: a style, and what stands
// around the text.
type hand struct {
	style
	faces []face.ID
	under string
	name  int // of the proper name
	link  string
	dots  bool
}

func handOf(st style) hand { return hand{style: st, faces: st.faces} }

// pieces appends what inlines are to the line setter. at is the character of
// the block they begin at; the second result is the one after them.
func (c *compositor) pieces(ps []lines.Piece, ins []manuscript.Inline, h hand, at int) ([]lines.Piece, int) {
	if ps == nil {
		ps = make([]lines.Piece, 0, countPieces(ins))
	}
	for i := 0; i < len(ins); i++ {
		switch in := ins[i].(type) {
		case manuscript.Text:
			value, n := joined(ins[i:])
			i += n - 1
			ps = append(ps, c.text(value, h, at))
			at += utf8.RuneCountInString(value)
		case manuscript.NoteMark:
			ps = c.mark(ps, in.Note, h, at)
		case manuscript.TermMark:
			ps = append(ps, lines.Piece{Anchor: in.Anchor, Faces: h.faces, Size: h.Size, Lang: c.lang, Start: at})
		case manuscript.PageRef:
			p := c.text(c.pageRef(in), h, at)
			p.Keep = true
			if p.Link == "" {
				p.Link = "#" + in.Target
			}
			ps = append(ps, p)
			at += utf8.RuneCountInString(in.Value)
		case manuscript.Emphasis:
			ps, at = c.pieces(ps, in.Content, c.emphasis(h, in.Kind), at)
		case manuscript.ProperName:
			ps, at = c.properName(ps, in, h, at)
		case manuscript.Ruby:
			p := c.text(manuscript.Plain(in.Base), h, at)
			p.Kind, p.Reading = lines.Ruby, in.Reading
			at += utf8.RuneCountInString(p.Text)
			ps = c.inside(append(ps, p), in.Base, h, at)
		case manuscript.Link:
			linked := h
			linked.link = in.URL
			ps, at = c.pieces(ps, in.Content, linked, at)
		}
	}
	return ps, at
}

// countPieces is about how many pieces inlines become.
func countPieces(ins []manuscript.Inline) int {
	n, text := 0, false
	for _, in := range ins {
		_, is := in.(manuscript.Text)
		if !is || !text {
			n++
		}
		text = is
	}
	return n
}

// joined returns the text that inlines begin with, and how many of them it is:
// what was parted in the source, line by line, need not be in print.
func joined(ins []manuscript.Inline) (text string, count int) {
	size := 0
	for count < len(ins) {
		t, ok := ins[count].(manuscript.Text)
		if !ok {
			break
		}
		text = t.Value
		size += len(text)
		count++
	}
	if count < 2 {
		return text, count
	}
	var b strings.Builder
	b.Grow(size)
	for _, in := range ins[:count] {
		b.WriteString(in.(manuscript.Text).Value)
	}
	return b.String(), count
}

// text is one piece of text.
func (c *compositor) text(text string, h hand, at int) lines.Piece {
	return lines.Piece{
		Text: text, Faces: h.faces, Size: h.Size, Lang: c.lang,
		Link: h.link, Under: h.under, Name: h.name, Dots: h.dots, Start: at,
	}
}

// inside appends the marks that stand in a base that was set as one piece:
// they follow it.
func (c *compositor) inside(ps []lines.Piece, base []manuscript.Inline, h hand, at int) []lines.Piece {
	for in := range manuscript.Flat(base) {
		switch in := in.(type) {
		case manuscript.NoteMark:
			ps = c.mark(ps, in.Note, h, at)
		case manuscript.TermMark:
			ps = append(ps, lines.Piece{Anchor: in.Anchor, Faces: h.faces, Size: h.Size, Lang: c.lang, Start: at})
		}
	}
	return ps
}

func (c *compositor) emphasis(h hand, kind manuscript.EmphasisKind) hand {
	switch kind {
	case manuscript.Strong:
		h.faces = c.d.Chain(c.lang, "bold")
	case manuscript.Italic:
		c.wantChain("kai")
		h.faces = c.d.Chain(c.lang, "kai")
	default:
		h.dots = true
	}
	return h
}

// properName is a name with a line under it, or a work in marks where the
// design shows works so.
func (c *compositor) properName(ps []lines.Piece, in manuscript.ProperName, h hand, at int) ([]lines.Piece, int) {
	if in.Kind == manuscript.Work && c.d.WorkNames == "marks" {
		ps = append(ps, c.text("《", h, at))
		ps, at = c.pieces(ps, in.Content, h, at)
		return append(ps, c.text("》", h, at)), at
	}
	h.under, h.name = "name", at+1
	if in.Kind == manuscript.Work {
		h.under = "work"
	}
	return c.pieces(ps, in.Content, h, at)
}

// mark is a note's mark, raised. Marks that follow one another are parted by
// a comma where their form does not part them.
func (c *compositor) mark(ps []lines.Piece, id string, h hand, at int) []lines.Piece {
	n := c.notes[id]
	p := lines.Piece{
		Kind: lines.NoteMark, Faces: h.faces, Lang: c.lang, Start: at, Mark: id,
		Size: design.Em(h.Size, c.d.MarkSize),
		Rise: design.Em(h.Size, c.d.MarkRise),
	}
	if len(ps) > 0 && ps[len(ps)-1].Kind == lines.NoteMark && c.d.NoteMark == "1" {
		comma := p
		comma.Text = ","
		ps = append(ps, comma)
	}
	count := c.numbers.count(id)
	p.Text = c.numbers.text(id, c.d.NoteMark)
	p.Anchor = "r:" + id + ":" + strconv.Itoa(count)
	if n != nil && len(n.Body) > 0 {
		p.Link = "#" + id
	}
	return append(ps, p)
}

// pageRef is the number that a page reference shows: that of the last round,
// or as many noughts as the source has digits.
func (c *compositor) pageRef(in manuscript.PageRef) string {
	c.referred[in.Target] = true
	if folio, ok := c.refs[in.Target]; ok {
		return strconv.Itoa(folio)
	}
	return "000"[:min(3, max(1, utf8.RuneCountInString(in.Value)))]
}

// plain is one piece of the press's own words.
func (c *compositor) plain(text string, st style) []lines.Piece {
	return []lines.Piece{{Text: text, Faces: st.faces, Size: st.Size, Lang: c.lang}}
}
