package check

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/reader"
)

// readWith reads a text of one paragraph a line with fixes.
func readWith(t *testing.T, lines []string, fixes []byte) (*manuscript.Manuscript, []*diag.Problem) {
	src := reader.Source{Name: "text.txt", Text: []byte(strings.Join(lines, "\n\n") + "\n")}
	if fixes != nil {
		src.Fixes = &reader.Part{Name: "fixes.txt", Text: fixes}
	}
	m, _, problems, err := reader.Read(src, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return m, problems
}

// faultCount counts the faults of a manuscript by kind.
func faultCount(m *manuscript.Manuscript, opt Options) map[string]int {
	count := map[string]int{}
	for _, p := range Check(m, opt) {
		if p.Kind.Grade == diag.Fault {
			count[p.Kind.Code]++
		}
	}
	return count
}

// blockTexts gives the text of each leaf block.
func blockTexts(m *manuscript.Manuscript) (texts []string) {
	for b := range manuscript.Leaves(m.Blocks) {
		texts = append(texts, manuscript.BlockText(b))
	}
	return texts
}

// differ counts the blocks in which two manuscripts differ.
func differ(a, b []string) (n int) {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			n++
		}
	}
	return n
}

// What is proposed for a planted fault is accepted by the reader as fixes.txt,
// takes the fault away and makes no other; what it leaves to the editor, in a
// comment, does so too once it is uncommented, or no fault is left out of
// sight: it is still reported.
func TestFixesOfPlanted(t *testing.T) {
	texts := soundTexts(t)
	texts["sample"] = base(t)
	proposed, commented, none, restored := 0, 0, 0, 0
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		lines, opt := texts[name], Options{Lang: langOf(name)}
		lines = slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return l == "" })
		whole, _ := readWith(t, lines, nil)
		sound := blockTexts(whole)
		for _, p := range plantings {
			if opt.Lang == "zh-Hans-CN" {
				p = p.simplified()
			}
			places := 0
			for _, l := range lines {
				places += strings.Count(l, p.from)
			}
			for n := 0; n < places && p.from != p.to; n += max(1, places/2) {
				text, line, _ := plant(lines, p, n)
				m, _ := readWith(t, text, nil)
				before := faultCount(m, opt)
				fixes := Fixes(m, opt)
				switch {
				case fixes == nil:
					none++
					continue
				case strings.HasPrefix(string(fixes), "#? "):
					commented++
				default:
					proposed++
				}
				fixed, problems := readWith(t, text, []byte(strings.ReplaceAll("\n"+string(fixes), "\n#? ", "\n")))
				for _, q := range problems {
					if q.Kind.Grade == diag.Fault {
						t.Errorf("%s, %s: the proposal\n%sis refused: %s", name, p.name, fixes, q.Error())
					}
				}
				if n := differ(blockTexts(m), blockTexts(fixed)); n > 1 {
					t.Errorf("%s, %s: the proposal\n%schanges %d paragraphs", name, p.name, fixes, n)
				}
				if !strings.HasPrefix(string(fixes), "#? ") && differ(blockTexts(fixed), sound) == 0 {
					restored++
				}
				after := faultCount(fixed, opt)
				sum := 0
				for code, n := range after {
					if sum += n; n > before[code] {
						t.Errorf("%s, %s in …%s: the proposal\n%smakes %s", name, p.name, around(text[line], lines[line]), fixes, code)
					}
				}
				total := 0
				for _, n := range before {
					total += n
				}
				if sum >= total {
					t.Errorf("%s, %s in …%s: the proposal\n%sleaves %v of %v", name, p.name, around(text[line], lines[line]), fixes, after, before)
				}
			}
		}
	}
	t.Logf("%d of %d proposals give back the text that was sound", restored, proposed)
	if restored*100 < proposed*95 {
		t.Errorf("only %d of %d proposals give back the text that was sound", restored, proposed)
	}
	t.Logf("%d proposals, %d more for the editor to confirm, %d faults and queries without one", proposed, commented, none)
	if proposed < 100 {
		t.Errorf("only %d proposals", proposed)
	}
}
