package index

import (
	"unicode/utf8"

	"yinshu/internal/manuscript"
)

// wall stands in a joined line where something of the text stands that is no
// character of it: a note mark, a page reference. No mention runs over it.
const wall = '\ufffc'

// A piece is a Text of a joined line and the character it begins at.
type piece struct {
	text manuscript.Text
	at   int
}

// join gives a line's characters, its Texts joined, and the Texts in order.
// A mention may run from one Text to the next: a line end of the source, the
// beginning of a page, an emphasis do not part it.
func join(line []manuscript.Inline) (runes []rune, pieces []piece) {
	for in := range manuscript.Flat(line) {
		switch in := in.(type) {
		case manuscript.Text:
			pieces = append(pieces, piece{in, len(runes)})
			for _, r := range in.Value {
				runes = append(runes, r)
			}
		case manuscript.NoteMark, manuscript.PageRef:
			runes = append(runes, wall)
		}
	}
	return runes, pieces
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
func cut(files []manuscript.File, t manuscript.Text, n int) (left, right manuscript.Text) {
	left, right = t, t
	left.Value, right.Value = t.Value[:n], t.Value[n:]
	if verbatim(files, t) {
		left.Span.End = t.Span.Start + n
		right.Span.Start = left.Span.End
	} else {
		right.Span.Start = t.Span.End
	}
	return left, right
}

// byteOf gives the byte at which character n of s begins.
func byteOf(s string, n int) int {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}
