package typeset

import (
	"testing"

	"yinshu/internal/design"
	"yinshu/internal/lines"
)

// Only a line of two or more Han characters, and narrower, is spread; the
// whole comes out to the width, and the line keeps its place.
func TestSpread(t *testing.T) {
	const em = 10_000
	for _, c := range []struct {
		text  string
		to    design.Length
		align lines.Align
		width design.Length
		at    design.Length
	}{
		{"目次", 30_000, lines.Start, 30_000, 50_000},
		{"目次", 30_000, lines.Centre, 30_000, 45_000},
		{"目次", 30_000, lines.End, 30_000, 40_000},
		{"編輯人", 40_001, lines.Start, 40_001, 50_000},
		{"出版日期", 40_000, lines.Start, 40_000, 50_000},
		{"圖書在版", 30_000, lines.Start, 40_000, 50_000},
		{"序", 30_000, lines.Centre, 10_000, 50_000},
		{"序。", 30_000, lines.Centre, 20_000, 50_000},
		{"ISBN", 60_000, lines.Start, 40_000, 50_000},
		{"目次", 0, lines.Centre, 20_000, 50_000},
	} {
		l := Line{Offset: 50_000, Runs: []Run{{Text: c.text}}}
		for range []rune(c.text) {
			l.Runs[0].Advances = append(l.Runs[0].Advances, em)
			l.Width += em
		}
		spread(&l, c.to, c.align)
		sum := design.Length(0)
		for _, a := range l.Runs[0].Advances {
			sum += a
		}
		last := l.Runs[0].Advances[len(l.Runs[0].Advances)-1]
		if l.Width != c.width || sum != c.width || l.Offset != c.at || last != em {
			t.Errorf("%s to %d: %d wide (%d by its advances), at %d, last advance %d", c.text, c.to, l.Width, sum, l.Offset, last)
		}
	}
}
