package reader

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yinshu/internal/manuscript"
)

// plainListing gives a manuscript in the form of the expected manuscripts in
// testdata: a block a line, marks as {n}, n counted through the book.
func plainListing(m *manuscript.Manuscript) string {
	var b strings.Builder
	number := map[string]int{}
	for _, n := range m.Notes {
		number[n.ID] = n.Number
	}
	text := func(ins []manuscript.Inline) string {
		var s strings.Builder
		for in := range manuscript.Flat(ins) {
			switch in := in.(type) {
			case manuscript.Text:
				s.WriteString(in.Value)
			case manuscript.NoteMark:
				fmt.Fprintf(&s, "{%d}", number[in.Note])
			}
		}
		return s.String()
	}
	for _, t := range m.Meta.Title {
		fmt.Fprintf(&b, "title %s\n", t.Value)
	}
	for _, t := range m.Meta.Subtitle {
		fmt.Fprintf(&b, "subtitle %s\n", t.Value)
	}
	for _, c := range m.Meta.Creators {
		fmt.Fprintf(&b, "author %s\n", c.Name.Value)
	}
	var block func(bl manuscript.Block, kind string)
	block = func(bl manuscript.Block, kind string) {
		switch bl := bl.(type) {
		case *manuscript.Heading:
			fmt.Fprintf(&b, "h%d %s\n", bl.Level, text(bl.Content))
		case *manuscript.Paragraph:
			fmt.Fprintf(&b, "%s %s\n", kind, text(bl.Content))
		case *manuscript.Verse:
			lines := make([]string, len(bl.Lines))
			for i, l := range bl.Lines {
				lines[i] = text(l)
			}
			fmt.Fprintf(&b, "v %s\n", strings.Join(lines, " / "))
		case *manuscript.Break:
			fmt.Fprintf(&b, "br %s\n", bl.Value)
		case *manuscript.Quotation:
			for _, inner := range bl.Blocks {
				block(inner, "q")
			}
		case *manuscript.List:
			for _, item := range bl.Items {
				for i, inner := range item.Blocks {
					if i == 0 {
						block(inner, "li "+item.Label)
					} else {
						block(inner, "li+")
					}
				}
			}
		}
	}
	for _, bl := range m.Blocks {
		block(bl, "p")
	}
	for _, n := range m.Notes {
		var parts []string
		for bl := range manuscript.Leaves(n.Body) {
			parts = append(parts, text(manuscript.Lines(bl)[0]))
		}
		if len(parts) > 0 {
			fmt.Fprintf(&b, "n%d %s\n", n.Number, strings.Join(parts, " // "))
		}
	}
	return b.String()
}

// TestCases reads the texts of a folder outside the repository, named by
// YINSHU_CASES: NAME.raw beside NAME.want, in the form of testdata. It says
// how many blocks, bodies and marks are right, and fails below what the
// reader promises for texts that it was not made on.
func TestCases(t *testing.T) {
	folder := os.Getenv("YINSHU_CASES")
	if folder == "" {
		t.Skip("YINSHU_CASES names no folder")
	}
	files, _ := filepath.Glob(folder + "/*.raw")
	var sum score
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(strings.TrimSuffix(f, ".raw") + ".want")
		if err != nil {
			t.Fatal(err)
		}
		m, _, _, err := Read(Source{Name: f, Text: raw}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		s := compare(string(want), plainListing(m))
		sum.add(s)
		if len(s.wrong) > 0 {
			t.Logf("%s\n  %s", filepath.Base(f), strings.Join(s.wrong[:min(8, len(s.wrong))], "\n  "))
		}
	}
	t.Logf("%d texts: blocks %d, lost %d, added %d; bodies %d, lost %d; marks %d, lost %d", len(files), sum.blocks, sum.lost, sum.added, sum.notes, sum.lostNotes, sum.marks, sum.lostMarks)
	right := float64(sum.blocks - sum.lost)
	if f1 := 2 * right / (2*right + float64(sum.lost+sum.added)); f1 < 0.98 {
		t.Errorf("paragraphs and heads: F1 %.3f", f1)
	}
	if sum.lostMarks*100 > sum.marks || sum.lostNotes*100 > sum.notes {
		t.Errorf("more than one mark or body in a hundred is wrong")
	}
}

// A score compares two listings.
type score struct {
	blocks, lost, added, notes, lostNotes, marks, lostMarks int
	wrong                                                   []string
}

func (s *score) add(t score) {
	s.blocks, s.lost, s.added = s.blocks+t.blocks, s.lost+t.lost, s.added+t.added
	s.notes, s.lostNotes = s.notes+t.notes, s.lostNotes+t.lostNotes
	s.marks, s.lostMarks = s.marks+t.marks, s.lostMarks+t.lostMarks
}

func compare(want, got string) score {
	var s score
	squeeze := strings.NewReplacer(" ", "", "　", "")
	have := map[string]int{}
	for _, l := range strings.Split(strings.TrimSpace(got), "\n") {
		have[squeeze.Replace(l)]++
	}
	flat := squeeze.Replace(got)
	for _, l := range strings.Split(strings.TrimSpace(want), "\n") {
		k := squeeze.Replace(l)
		note := strings.HasPrefix(k, "n")
		s.blocks++
		s.marks += strings.Count(k, "{")
		if note {
			s.notes++
		}
		if have[k] > 0 {
			have[k]--
			continue
		}
		s.lost++
		s.wrong = append(s.wrong, "- "+l)
		if note {
			s.lostNotes++
		}
		// A mark is right where the characters on both sides of it are.
		rs := []rune(k)
		for i, c := range rs {
			if c == '{' && !strings.Contains(flat, string(rs[max(1, i-5):min(len(rs), i+10)])) {
				s.lostMarks++
			}
		}
	}
	for _, l := range strings.Split(strings.TrimSpace(got), "\n") {
		if k := squeeze.Replace(l); have[k] > 0 {
			have[k]--
			s.added++
			s.wrong = append(s.wrong, "+ "+l)
		}
	}
	return s
}
