package typeset

import (
	"unicode"

	"yinshu/internal/design"
	"yinshu/internal/lines"
)

// spread sets a short line of Han characters to a width, the same space
// between all of them (均排; CLREQ, "Line adjustment"): 目　次 in the room of
// three. A line that holds anything else, a single character, or one as wide
// already is left alone. It keeps its place by its alignment.
func spread(l *Line, to design.Length, align lines.Align) {
	more := to - l.Width
	n := hanCount(l)
	if more <= 0 || n < 2 {
		return
	}
	left := n - 1
	for i := range l.Runs {
		for j := range l.Runs[i].Advances {
			if left == 0 {
				break
			}
			part := more / design.Length(left)
			l.Runs[i].Advances[j] += part
			more -= part
			left--
		}
	}
	switch grown := to - l.Width; align {
	case lines.Centre:
		l.Offset -= grown / 2
	case lines.End:
		l.Offset -= grown
	}
	l.Width, l.Natural = to, to
}

// hanCount counts the characters of a line of nothing but Han characters; of
// any other line it gives 0.
func hanCount(l *Line) int {
	n := 0
	for i := range l.Runs {
		r := &l.Runs[i]
		if r.Glyphs != nil || r.Mark != "" || r.Filler {
			return 0
		}
		for _, c := range r.Text {
			if !unicode.Is(unicode.Han, c) {
				return 0
			}
			n++
		}
		if r.Text != "" && len(r.Advances) == 0 {
			return 0
		}
	}
	return n
}
