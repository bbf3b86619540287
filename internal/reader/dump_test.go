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

func TestDump(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip()
	}
	files := []string{name}
	if st, err := os.Stat(name); err == nil && st.IsDir() {
		files, _ = filepath.Glob(name + "/*.raw")
	}
	good := 0
	var total, extra, lost, notes, lostNotes, marks, lostMarks int
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		m, a, ps, err := Read(Source{Name: f, Text: raw}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := plainListing(m)
		want, err := os.ReadFile(strings.TrimSuffix(f, ".raw") + ".want")
		if err != nil {
			fmt.Printf("%+v\n%s", *a, got)
			for _, p := range ps {
				fmt.Print(p.Report(0))
			}
			if os.Getenv("WHY") != "" {
				fmt.Print(Why(m))
			}
			continue
		}
		squeeze := strings.NewReplacer(" ", "", "　", "")
		have := map[string]int{}
		for _, l := range strings.Split(string(want), "\n") {
			have[squeeze.Replace(l)]++
		}
		var bad []string
		for _, l := range strings.Split(got, "\n") {
			if k := squeeze.Replace(l); have[k] > 0 {
				have[k]--
			} else {
				bad = append(bad, "+ "+l)
			}
		}
		for _, l := range strings.Split(string(want), "\n") {
			if k := squeeze.Replace(l); have[k] > 0 {
				have[k]--
				bad = append(bad, "- "+l)
			}
		}
		for _, l := range strings.Split(strings.TrimSpace(string(want)), "\n") {
			total++
			marks += strings.Count(l, "{")
			if strings.HasPrefix(l, "n") {
				notes++
			}
		}
		gotFlat := squeeze.Replace(got)
		for _, l := range bad {
			switch {
			case strings.HasPrefix(l, "+ "):
				extra++
			case strings.HasPrefix(l, "- n"):
				lostNotes++
				lost++
			default:
				lost++
			}
			if strings.HasPrefix(l, "- ") {
				// A mark is right where the characters on both sides are.
				rs := []rune(squeeze.Replace(l))
				for i, c := range rs {
					if c != '{' {
						continue
					}
					from, to := max(2, i-5), min(len(rs), i+10)
					if !strings.Contains(gotFlat, string(rs[from:to])) {
						lostMarks++
					}
				}
			}
		}
		if len(bad) == 0 {
			good++
			continue
		}
		fmt.Printf("== %s %+v: %d differences\n", filepath.Base(f), *a, len(bad))
		for i, l := range bad {
			if i > 7 {
				break
			}
			r := []rune(l)
			if len(r) > 90 {
				l = string(r[:45]) + "…" + string(r[len(r)-45:])
			}
			fmt.Println("  ", l)
		}
	}
	fmt.Printf("%d of %d right; blocks %d, lost %d, extra %d; notes %d, lost %d; marks %d, lost %d\n", good, len(files), total, lost, extra, notes, lostNotes, marks, lostMarks)
}
