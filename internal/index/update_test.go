package index

import (
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// pick gives about half the paragraphs of a text.
func pick(r *rand.Rand, paragraphs []string) string {
	var b strings.Builder
	for _, p := range paragraphs {
		if r.IntN(2) == 0 {
			b.WriteString(p + "\n\n")
		}
	}
	return b.String()
}

// edit changes rows as an editor may: any cell but count and evidence, rows
// thrown out, moved and written by hand, a column of her own.
func edit(r *rand.Rand, rows []Row) []Row {
	rows = slices.DeleteFunc(slices.Clone(rows), func(Row) bool { return r.IntN(8) == 0 })
	r.Shuffle(len(rows), func(i, j int) {
		if r.IntN(4) == 0 {
			rows[i], rows[j] = rows[j], rows[i]
		}
	})
	some := func() string {
		if len(rows) == 0 {
			return "紙"
		}
		return rows[r.IntN(len(rows))].Heading
	}
	for i := range rows {
		row := &rows[i]
		switch r.IntN(14) {
		case 0:
			row.Decision = []string{Keep, Drop, Ask}[r.IntN(3)]
		case 1:
			row.Variants = append(slices.Clone(row.Variants), row.Heading)
			row.Heading += "（改）"
		case 2:
			row.Variants = append(slices.Clone(row.Variants), some())
		case 3:
			row.Kind = kinds[r.IntN(len(kinds))]
		case 4:
			row.See, row.Reading = []string{some()}, "zhǐ"
		case 5:
			row.Under, row.Not = some(), []string{"甲" + row.Heading}
		case 6:
			row.More = []Cell{{"remark", "查 " + some()}}
		case 7:
			row.Evidence = "" // she may clear what is not hers
		}
	}
	return append(rows, Row{Decision: Keep, Heading: "手添", Kind: Concept})
}

// What the editor's file promises, whatever she did and however the text
// changed: no cell of hers changes and no row moves; what is new comes after,
// all of it, and nothing twice; of the program's rows each that it does not
// propose again is told, once, unless it was dropped.
func TestUpdateKeepsItsPromises(t *testing.T) {
	raw, err := os.ReadFile("testdata/essays/science.txt")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Split(string(raw), "\n\n")
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 8))
		file := Format(edit(r, Propose(paragraphs(pick(r, text)))))
		old, _ := Parse("index.tsv", file)
		m := paragraphs(pick(r, text))
		found := Propose(m)
		updated, problems := Update(old, found)
		rows := Tell(m, updated)

		if len(rows) < len(old) {
			t.Fatalf("seed %d: %d rows became %d", seed, len(old), len(rows))
		}
		claimed := map[string]bool{}
		for i := range old {
			mine, now := old[i], rows[i]
			now.Count, now.Evidence = mine.Count, mine.Evidence
			if !reflect.DeepEqual(mine, now) {
				t.Errorf("seed %d: the editor's row %+v is now %+v", seed, mine, now)
			}
			for _, f := range mine.forms() {
				claimed[f] = true
			}
			for _, s := range mine.sections() {
				claimed[mine.Under+sectionSign+s] = true
			}
		}
		proposed := map[string]bool{}
		var fresh []string
		for _, f := range found {
			proposed[f.Heading] = true
			if f.Under == "" && !claimed[f.Heading] {
				fresh = append(fresh, f.Heading)
			}
		}
		var added []string
		for _, r := range rows[len(old):] {
			if r.Under == "" {
				added = append(added, r.Heading)
			}
		}
		if !slices.Equal(fresh, added) {
			t.Errorf("seed %d: added are %v, want %v", seed, added, fresh)
		}
		told := map[int]int{}
		for _, p := range problems {
			if p.Kind == vanished {
				told[p.Line]++
			}
		}
		for i := range old {
			row := &old[i]
			if row.Under != "" {
				continue // a sub-entry by section is found by its section
			}
			// A form may be claimed by a row before: then that one is found.
			again := slices.ContainsFunc(row.forms(), func(f string) bool { return proposed[f] })
			wanted := 0
			if !again && rules(row.Evidence) != "" && row.Decision != Drop {
				wanted = 1
			}
			if got := told[row.Line]; got != wanted && !(again && got == 1 && !proposed[row.Heading] && sharesForms(old, i)) {
				t.Errorf("seed %d: %s is told %d times to have vanished, want %d", seed, row.Heading, got, wanted)
			}
		}
		// A third run changes nothing more.
		again, _ := Parse("index.tsv", Format(rows))
		more, _ := Update(again, found)
		if len(more) != len(rows) || string(Format(Tell(m, more))) != string(Format(rows)) {
			t.Errorf("seed %d: a run that finds the same changes the file", seed)
		}
	}
}

// sharesForms reports whether another row claims a form of row i.
func sharesForms(rows []Row, i int) bool {
	for k := range rows {
		if k != i && slices.ContainsFunc(rows[k].forms(), func(f string) bool { return slices.Contains(rows[i].forms(), f) }) {
			return true
		}
	}
	return false
}
