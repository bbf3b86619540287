package reader

import (
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"testing"

	"yinshu/internal/manuscript"
)

// readArmistice reads the real text, where it is at hand.
func readArmistice(t testing.TB) (*manuscript.Manuscript, *Account, int) {
	t.Helper()
	raw, err := os.ReadFile("../../../shared/texts/armistice.txt")
	if err != nil {
		t.Skip("the armistice text is not at hand")
	}
	m, a, problems, err := Read(Source{Name: "armistice.txt", Text: raw}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	doubts := 0
	for _, p := range problems {
		if p.Kind == DoubtfulEnd {
			doubts++
		}
	}
	return m, a, doubts
}

// A hard-wrapped text with a blank line between lines, pages parted by three
// of them, and 157 bare note marks, some glued to the dates after them. Every
// mark and every end was checked by eye against the source; two of the 66
// paragraph ends stand at the end of full lines and can only be doubted.
func TestArmistice(t *testing.T) {
	m, a, doubts := readArmistice(t)
	if a.Paragraphs != 64 || a.Heads != 5 || a.Notes != 157 || a.Measure != 40 {
		t.Errorf("%d paragraphs, %d heads, %d notes, measure %d; want 64, 5, 157, 40", a.Paragraphs, a.Heads, a.Notes, a.Measure)
	}
	if doubts > 12 {
		t.Errorf("%d paragraph ends are doubted", doubts)
	}
	var marks, ends strings.Builder
	for b := range manuscript.Leaves(m.Blocks) {
		for _, in := range manuscript.Lines(b)[0] {
			if mark, ok := in.(manuscript.NoteMark); ok {
				fmt.Fprintf(&marks, "%s %d\n", mark.Note, mark.Span.Start)
			}
		}
		fmt.Fprintln(&ends, b.Where().End)
	}
	for _, c := range []struct{ what, got, want string }{
		{"note marks", marks.String(), "eccadabe34a5e6c9"},
		{"block ends", ends.String(), "a340a1d41cb1e153"},
	} {
		if got := fmt.Sprintf("%x", sha256.Sum256([]byte(c.got)))[:16]; got != c.want {
			t.Errorf("the %s are not those that were checked by eye: %s, want %s", c.what, got, c.want)
		}
	}
}
