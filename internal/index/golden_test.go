package index

import (
	"os"
	"slices"
	"strings"
	"testing"

	"yinshu/internal/golden"
	"yinshu/internal/manuscript"
)

// Each case is a text; what is wanted is what is proposed and why, and the
// index of what is kept, a paragraph to the page.
func TestGolden(t *testing.T) {
	golden.Run(t, func(t *testing.T, raw string) string {
		m := paragraphs(raw)
		rows := Propose(m)
		var b strings.Builder
		for _, r := range rows {
			b.WriteString(r.Decision + "\t" + r.Kind + "\t" + r.Heading + " ×" + itoa(r.Count))
			if len(r.Variants) > 0 {
				b.WriteString(" = " + strings.Join(r.Variants, between))
			}
			if len(r.Not) > 0 {
				b.WriteString(" ≠ " + strings.Join(r.Not, between))
			}
			b.WriteString(" (" + rules(r.Evidence) + ")\n")
		}
		marked, problems := Mark(m, rows)
		for _, p := range problems {
			t.Errorf("its own proposals have a problem: %s", p.Error())
		}
		entries, _ := Order(marked, Options{}, paragraphOf(marked))
		return b.String() + "\n" + Listing(entries)
	})
}

// paragraphOf takes every paragraph for a page.
func paragraphOf(m *manuscript.Manuscript) func(string) (int, bool) {
	folio := map[string]int{}
	n := 0
	for b := range manuscript.Leaves(m.Blocks) {
		n++
		for _, line := range manuscript.Lines(b) {
			for in := range manuscript.Flat(line) {
				if t, is := in.(manuscript.TermMark); is {
					folio[t.Anchor] = n
				}
			}
		}
	}
	return func(anchor string) (int, bool) { n, ok := folio[anchor]; return n, ok }
}

// Of the persons in texts of several kinds, with many names and with few, four
// in five are found, and hardly anything that is found is none.
func TestPersons(t *testing.T) {
	for name, least := range map[string]struct{ precision, recall int }{
		"market":   {92, 75},
		"navy":     {92, 80},
		"printers": {92, 90},
		"road":     {92, 75},
		"scholars": {92, 80},
	} {
		raw, err := os.ReadFile("testdata/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		list, err := os.ReadFile("testdata/" + name + ".persons")
		if err != nil {
			t.Fatal(err)
		}
		wanted := strings.Fields(string(list))
		found, right, all := map[string]bool{}, 0, 0
		for _, r := range Propose(paragraphs(string(raw))) {
			if r.Kind != Person || r.Decision != Keep {
				continue
			}
			all++
			at := slices.IndexFunc(wanted, func(w string) bool {
				return slices.ContainsFunc(r.forms(), func(f string) bool { return slices.Contains(strings.Split(w, "|"), f) })
			})
			if at >= 0 {
				right++
				found[wanted[at]] = true
			}
		}
		precision, recall := 100*right/max(1, all), 100*len(found)/len(wanted)
		if precision < least.precision || recall < least.recall {
			t.Errorf("%s: precision %d, recall %d per cent; want %d and %d", name, precision, recall, least.precision, least.recall)
		}
	}
}

func TestDiff(t *testing.T) {
	const old = "[三畫]\n大禹，1、3\n  治水，3\n大都 見 北京\n[四畫]\n王\n"
	const now = "[三畫]\n大禹，1、4\n  治水，3\n  九鼎，5*；另見 夏\n[五畫]\n北京，2\n"
	const want = "- 大都 見 北京\n- 王\n~ 大禹，1、3 → ，1、4\n+ 大禹 / 九鼎，5*；另見 夏\n+ 北京，2\n"
	if got := Diff(old, now); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := Diff(now, now); got != "" {
		t.Errorf("equal listings differ: %s", got)
	}
}
