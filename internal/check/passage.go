package check

import (
	"sort"
	"unicode/utf8"

	"yinshu/internal/manuscript"
)

// A role is what a passage is to the text.
type role uint8

const (
	title role = iota
	heading
	paragraph
	quotation // a paragraph of a block quotation
	verse
	caption
	cell
	other // list items
)

// A passage is a leaf block as one run of characters. The lines of verse are
// parted by line ends, which are no characters of the source.
type passage struct {
	index  int
	flow   int // passages of one flow follow each other: the text, or one note
	role   role
	text   []rune
	pieces []piece
	marks  []mark
}

// A piece is a stretch of the passage that one Text gave.
type piece struct {
	at    int // the character it begins with
	value string
	span  manuscript.Span
}

// longPiece is the most bytes of a verbatim piece, so that finding a character
// in one is no long walk.
const longPiece = 1024

// A mark is a note mark that stands before the character at.
type mark struct {
	at   int
	note string
	span manuscript.Span
}

// collect makes the passages: the title, the text, then the notes.
func (t *text) collect() {
	t.whole(title, t.m.Meta.Title)
	t.whole(title, t.m.Meta.Subtitle)
	t.blocks(t.m.Blocks, paragraph, 0)
	for i := range t.m.Notes {
		t.blocks(t.m.Notes[i].Body, paragraph, i+1)
	}
}

// whole adds a passage of Texts without blocks.
func (t *text) whole(r role, texts []manuscript.Text) {
	for _, tx := range texts {
		p := passage{role: r, flow: -1}
		p.add(tx.Value, tx.Span)
		t.put(p)
	}
}

func (t *text) put(p passage) {
	if len(p.text) == 0 && len(p.marks) == 0 {
		return
	}
	p.index = len(t.passages)
	t.passages = append(t.passages, p)
}

func (t *text) blocks(blocks []manuscript.Block, r role, flow int) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *manuscript.Heading:
			t.lines(b, heading, flow)
		case *manuscript.Paragraph:
			t.lines(b, r, flow)
		case *manuscript.Quotation:
			t.blocks(b.Blocks, quotation, flow)
		case *manuscript.List:
			for _, item := range b.Items {
				t.blocks(item.Blocks, other, flow)
			}
		case *manuscript.Verse:
			t.lines(b, verse, flow)
		case *manuscript.Figure:
			t.lines(b, caption, flow)
		case *manuscript.Table:
			for _, line := range manuscript.Lines(b) {
				p := passage{role: cell, flow: flow}
				p.inlines(line)
				t.put(p)
			}
		}
	}
}

// lines adds a leaf block as one passage.
func (t *text) lines(b manuscript.Block, r role, flow int) {
	p := passage{role: r, flow: flow}
	for i, line := range manuscript.Lines(b) {
		if i > 0 {
			p.text = append(p.text, '\n')
		}
		p.inlines(line)
	}
	t.put(p)
}

func (p *passage) inlines(line []manuscript.Inline) {
	for in := range manuscript.Flat(line) {
		switch in := in.(type) {
		case manuscript.Text:
			p.add(in.Value, in.Span)
		case manuscript.PageRef:
			p.add(in.Value, in.Span)
		case manuscript.NoteMark:
			p.marks = append(p.marks, mark{len(p.text), in.Note, in.Span})
		}
	}
}

func (p *passage) add(value string, span manuscript.Span) {
	if p.text == nil {
		p.text = make([]rune, 0, utf8.RuneCountInString(value))
	}
	verbatim := span.End-span.Start == len(value)
	at, from := len(p.text), 0
	for i, r := range value {
		if verbatim && i-from >= longPiece {
			p.pieces = append(p.pieces, piece{at, value[from:i], manuscript.Span{File: span.File, Start: span.Start + from, End: span.Start + i}})
			at, from = len(p.text), i
		}
		p.text = append(p.text, r)
	}
	if verbatim {
		span.Start += from
	}
	p.pieces = append(p.pieces, piece{at, value[from:], span})
}

// rune returns the character at i, or 0 outside the passage.
func (p *passage) rune(i int) rune {
	if i < 0 || i >= len(p.text) {
		return 0
	}
	return p.text[i]
}

// source returns the file and byte of the character at i. A character that a
// fix put there is at the beginning of what it replaced.
func (p *passage) source(files []manuscript.File, i int) (file, offset int) {
	if len(p.pieces) == 0 {
		if len(p.marks) > 0 {
			return p.marks[0].span.File, p.marks[0].span.Start
		}
		return -1, 0
	}
	k := max(0, sort.Search(len(p.pieces), func(k int) bool { return p.pieces[k].at > i })-1)
	c := p.pieces[k]
	offset = c.span.Start
	if c.span.File < 0 || c.span.File >= len(files) {
		return -1, 0
	}
	if c.span.End-c.span.Start != len(c.value) {
		return c.span.File, offset
	}
	for n := i - c.at; n > 0; n-- {
		_, size := utf8.DecodeRuneInString(c.value[offset-c.span.Start:])
		if size == 0 {
			break
		}
		offset += size
	}
	return c.span.File, offset
}

// around shows the characters from a to b, for a message.
func (p *passage) around(a, b int) string {
	a, b = max(0, a), min(len(p.text), b)
	if a >= b {
		return ""
	}
	return string(p.text[a:b])
}
