package lines

import (
	"strings"
	"testing"

	"yinshu/internal/design"
)

// Texts and measures that no book has.
func TestExtremes(t *testing.T) {
	for _, c := range []struct {
		name, text string
		measure    design.Length
		why        string // that some line must give
	}{
		{"a word of 10,000 letters", strings.Repeat("W", 10_000), 60_000, WhyForced},
		{"a paragraph of 100,000 characters", strings.Repeat("印書之法，", 20_000), 300_000, WhyEnd},
		{"a measure smaller than a character", "印書", size / 2, WhyOverfull},
		{"no measure", "印書", 0, WhyOverfull},
		{"a measure before the start", "印書", -size, WhyOverfull},
		{"a measure beyond all bounds", "印書", 1 << 50, WhyEnd},
		{"nothing but opening marks", strings.Repeat("「", 200), 60_000, WhyRelaxed},
		{"nothing but spaces", strings.Repeat(" ", 200), 60_000, WhyEnd},
	} {
		ls := plain(t, "mainland").Paragraph("p", words(c.text), Shape{Measure: c.measure})
		if got, want := drawn(ls), strings.TrimSpace(c.text); got != want {
			t.Errorf("%s: %d characters set of %d", c.name, len([]rune(got)), len([]rune(want)))
		}
		found := false
		for _, l := range ls {
			found = found || l.Why == c.why
		}
		if !found {
			t.Errorf("%s: no line says %q", c.name, c.why)
		}
	}
	for _, ps := range [][]Piece{nil, {{}}, {{Anchor: "a"}}, {{Text: "字"}}, {{Text: "", Kind: NoteMark}}, {{Kind: Filler}}} {
		s := plain(t, "mainland")
		if n := len(s.Paragraph("p", ps, Shape{Measure: size})); n != 1 {
			t.Errorf("%v: %d lines, want 1", ps, n)
		}
		s.Single("p", ps)
		_, ends := s.Optimum("p", ps, Shape{Measure: size})
		s.Variants("p", ps, Shape{Measure: size}, ends, 40)
		s.Greedy("p", ps, Shape{Measure: size})
	}
}
