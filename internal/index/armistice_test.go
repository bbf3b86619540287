package index_test

import (
	"os"
	"testing"

	"yinshu/internal/index"
	"yinshu/internal/manuscript"
	"yinshu/internal/reader"
)

// A real text, if it is at hand: its proposals are sound, every mention has
// its mark and every mark its locator, and the figures stay what they were.
func TestArmistice(t *testing.T) {
	raw, err := os.ReadFile("../../../shared/texts/armistice.txt")
	if err != nil {
		t.Skip("the text is not here")
	}
	m, _, _, err := reader.Read(reader.Source{Name: "text.txt", Text: raw}, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	rows := index.Propose(m)
	kept, mentions := map[string]int{}, 0
	for _, r := range rows {
		if r.Decision == index.Keep {
			kept[r.Kind]++
			mentions += r.Count
		}
	}
	// Of a list made by hand, kept apart: persons all, and none besides; works
	// all; of what a good index surely has, nine in ten.
	for kind, n := range map[string]int{index.Person: 82, index.Work: 43} {
		if kept[kind] != n {
			t.Errorf("%d headings of kind %s are kept, want %d", kept[kind], kind, n)
		}
	}
	for kind, n := range map[string]int{index.Place: 40, index.Organisation: 42, index.Event: 18, index.Concept: 15} {
		if kept[kind] < n || kept[kind] > n*3/2 {
			t.Errorf("%d headings of kind %s are kept, want about %d", kept[kind], kind, n)
		}
	}
	marked, problems := index.Mark(m, rows)
	for _, p := range problems {
		t.Errorf("a proposal has a problem: %s", p.Error())
	}
	page := map[string]int{}
	n := 0
	for b := range manuscript.Leaves(marked.Blocks) {
		for _, line := range manuscript.Lines(b) {
			for in := range manuscript.Flat(line) {
				if mark, is := in.(manuscript.TermMark); is {
					n++
					page[mark.Anchor] = 1 + n/20
				}
			}
		}
	}
	if n != mentions || len(page) != n {
		t.Errorf("%d marks with %d anchors for %d mentions", n, len(page), mentions)
	}
	entries, problems := index.Order(marked, index.Options{MaxBare: 1000}, func(a string) (int, bool) { p, ok := page[a]; return p, ok })
	for _, p := range problems {
		t.Errorf("the index has a problem: %s", p.Error())
	}
	if len(entries) != len(marked.Terms) {
		t.Errorf("%d of %d headings are printed", len(entries), len(marked.Terms))
	}
}
