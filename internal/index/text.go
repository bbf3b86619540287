package index

import (
	"slices"
	"unicode/utf8"

	"yinshu/internal/manuscript"
)

// wall stands in a joined line where something of the text stands that is no
// character of it: a note mark, a page reference. No mention runs over it.
const wall = '\ufffc'

// A piece is a Text of a joined line and the character it begins at.
type piece struct {
	text     manuscript.Text
	at       int
	verbatim bool // its value is what stands in its file at its span
}

// A joined line is its characters, its Texts joined, and the Texts in order.
// A mention may run from one Text to the next: a line end of the source, the
// beginning of a page, an emphasis do not part it.
type joined struct {
	text   []rune
	bytes  []int // of each character, in the value of its Text
	pieces []piece
}

// join joins a line, in the room of an old one that is done with.
func (j joined) join(files []manuscript.File, line []manuscript.Inline) joined {
	j.text, j.bytes, j.pieces = j.text[:0], j.bytes[:0], j.pieces[:0]
	for in := range manuscript.Flat(line) {
		switch in := in.(type) {
		case manuscript.Text:
			j.pieces = append(j.pieces, piece{in, len(j.text), verbatim(files, in)})
			for i, r := range in.Value {
				j.text = append(j.text, r)
				j.bytes = append(j.bytes, i)
			}
		case manuscript.NoteMark, manuscript.PageRef:
			j.text = append(j.text, wall)
			j.bytes = append(j.bytes, 0)
		}
	}
	return j
}

// characters gives those of a line alone, as join has them.
func characters(line []manuscript.Inline) []rune {
	n := 0
	for in := range manuscript.Flat(line) {
		switch in := in.(type) {
		case manuscript.Text:
			n += utf8.RuneCountInString(in.Value)
		case manuscript.NoteMark, manuscript.PageRef:
			n++
		}
	}
	text := make([]rune, 0, n)
	for in := range manuscript.Flat(line) {
		switch in := in.(type) {
		case manuscript.Text:
			for _, r := range in.Value {
				text = append(text, r)
			}
		case manuscript.NoteMark, manuscript.PageRef:
			text = append(text, wall)
		}
	}
	return text
}

// verbatim reports whether a Text is what stands in its file at its span. A
// fix is not: its span is what it replaced.
func verbatim(files []manuscript.File, t manuscript.Text) bool {
	s := t.Span
	if s.File < 0 || s.File >= len(files) || s.Start < 0 || s.Start > s.End || s.End > len(files[s.File].Text) {
		return false
	}
	return files[s.File].Text[s.Start:s.End] == t.Value
}

// cut parts a Text before its byte n. Both halves of a fix stand where it
// does; the bytes it replaced are counted once, with the first.
func cut(t manuscript.Text, n int, verbatim bool) (left, right manuscript.Text) {
	left, right = t, t
	left.Value, right.Value = t.Value[:n], t.Value[n:]
	if verbatim {
		left.Span.End = t.Span.Start + n
		right.Span.Start = left.Span.End
	} else {
		right.Span.Start = t.Span.End
	}
	return left, right
}

// span gives the bytes of the source from character start to character end, as
// far as they stand in one file.
func (j *joined) span(start, end int) manuscript.Span {
	p := &j.pieces[j.pieceAt(start)]
	span := p.text.Span
	if p.verbatim {
		span.Start += j.bytes[start]
	}
	p = &j.pieces[j.pieceAt(end-1)]
	if p.text.Span.File != span.File {
		return span
	}
	stop := p.text.Span.End
	if p.verbatim {
		_, size := utf8.DecodeRuneInString(p.text.Value[j.bytes[end-1]:])
		stop = p.text.Span.Start + j.bytes[end-1] + size
	}
	span.End = max(stop, span.Start)
	return span
}

func (j *joined) pieceAt(char int) int {
	i, found := slices.BinarySearchFunc(j.pieces, char, func(p piece, char int) int { return p.at - char })
	if !found {
		i--
	}
	return i
}
