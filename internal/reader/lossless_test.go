package reader

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// unaccounted says what of the source is in the manuscript twice or not at
// all, white space aside. It knows nothing of how a text is read.
func unaccounted(m *manuscript.Manuscript) error {
	type stretch struct {
		span manuscript.Span
		what string
	}
	var all []stretch
	marks := map[manuscript.Span]bool{}
	var wrong error
	add := func(sp manuscript.Span, what string) { all = append(all, stretch{sp, what}) }
	text := func(t manuscript.Text) {
		if t.Value == "" {
			wrong = fmt.Errorf("an empty Text at %v", t.Span)
		}
		if strings.ContainsAny(t.Value, "\n\r\f\v") {
			wrong = fmt.Errorf("a Text with a line end: %q", t.Value)
		}
		if got := m.Files[t.Span.File].Text[t.Span.Start:t.Span.End]; got != t.Value && !(t.Value == " " && strings.TrimSpace(got) == "") {
			wrong = fmt.Errorf("%q is not what stands at %v: %q", t.Value, t.Span, got)
		}
		add(t.Span, "text")
	}
	leaves := func(blocks []manuscript.Block) {
		for b := range manuscript.Leaves(blocks) {
			if br, ok := b.(*manuscript.Break); ok {
				add(br.Span, "break")
			}
			for _, line := range manuscript.Lines(b) {
				for in := range manuscript.Flat(line) {
					switch in := in.(type) {
					case manuscript.Text:
						text(in)
					case manuscript.NoteMark:
						if !marks[in.Span] {
							add(in.Span, "mark")
						}
						marks[in.Span] = true
					}
				}
			}
		}
	}
	for _, t := range append(slices.Clone(m.Meta.Title), m.Meta.Subtitle...) {
		text(t)
	}
	for _, c := range m.Meta.Creators {
		text(c.Name)
	}
	leaves(m.Blocks)
	for _, b := range m.Blocks {
		if l, ok := b.(*manuscript.List); ok {
			for _, item := range l.Items {
				if item.Label == manuscript.Bullet {
					continue // the source's own is left out
				}
				sp := item.Blocks[0].Where()
				before := strings.TrimRight(m.Files[sp.File].Text[:sp.Start], " \t　")
				if !strings.HasSuffix(before, item.Label) {
					return fmt.Errorf("the label %q does not stand before its item", item.Label)
				}
				add(manuscript.Span{File: sp.File, Start: len(before) - len(item.Label), End: len(before)}, "label")
			}
		}
	}
	for _, n := range m.Notes {
		leaves(n.Body)
	}
	for _, l := range m.LeftOut {
		if l.Why == "" {
			wrong = fmt.Errorf("left out without a reason: %v", l.Span)
		}
		add(l.Span, "left out")
	}
	if wrong != nil {
		return wrong
	}
	slices.SortStableFunc(all, func(a, b stretch) int {
		if a.span.File != b.span.File {
			return a.span.File - b.span.File
		}
		if a.span.Start != b.span.Start {
			return a.span.Start - b.span.Start
		}
		return a.span.End - b.span.End
	})
	at := make([]int, len(m.Files))
	for _, s := range all {
		f := s.span.File
		if s.span.Start < at[f] {
			return fmt.Errorf("%s at %v is accounted for twice: %q", s.what, s.span, m.Files[f].Text[s.span.Start:s.span.End])
		}
		if gap := m.Files[f].Text[at[f]:s.span.Start]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
			return fmt.Errorf("lost before %s at %v: %q", s.what, s.span, gap)
		}
		at[f] = s.span.End
	}
	for f, file := range m.Files {
		if gap := file.Text[at[f]:]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
			return fmt.Errorf("lost at the end of %s: %q", file.Name, gap)
		}
	}
	return nil
}

// sound says what a manuscript breaks of the promises of its package.
func sound(m *manuscript.Manuscript) error {
	if err := unaccounted(m); err != nil {
		return err
	}
	seen := map[string]bool{}
	notes := map[string]bool{}
	for i, n := range m.Notes {
		if n.ID != fmt.Sprintf("n%d", i+1) || n.Number != i+1 {
			return fmt.Errorf("note %d is called %s, number %d", i+1, n.ID, n.Number)
		}
		notes[n.ID] = true
	}
	next := 1
	var ids func(blocks []manuscript.Block) error
	ids = func(blocks []manuscript.Block) error {
		for _, b := range blocks {
			if b.ID() == "" || seen[b.ID()] {
				return fmt.Errorf("the ID %q is empty or not alone", b.ID())
			}
			seen[b.ID()] = true
			switch b := b.(type) {
			case *manuscript.Quotation:
				if err := ids(b.Blocks); err != nil {
					return err
				}
			case *manuscript.List:
				for _, item := range b.Items {
					if err := ids(item.Blocks); err != nil {
						return err
					}
				}
			}
			for _, line := range manuscript.Lines(b) {
				for in := range manuscript.Flat(line) {
					mark, ok := in.(manuscript.NoteMark)
					if !ok {
						continue
					}
					if !notes[mark.Note] {
						return fmt.Errorf("a mark names %q, which is no note", mark.Note)
					}
					if mark.Note == fmt.Sprintf("n%d", next) {
						next++
					} else if id := mark.Note; len(id) > 0 && !earlier(id, next) {
						return fmt.Errorf("note %s is marked before note n%d", id, next)
					}
				}
			}
		}
		return nil
	}
	return ids(m.Blocks)
}

func earlier(id string, next int) bool {
	var n int
	fmt.Sscanf(id, "n%d", &n)
	return n < next
}

// Nothing is lost, nothing is added, and every span is true, whatever is read.
func FuzzRead(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.raw")
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw, "")
		f.Add(raw[:min(len(raw), 900)], "")
	}
	f.Add([]byte("題：\n副題\n⊙ 某人\n\n一\n他說：「好。」1次日再會，\n談2日。212月復會。\n\n註釋\n1 甲\n2 乙\n"), "3:1\t他\t她\n")
	f.Add([]byte("一\n\n二\n\n三\n\n- 1 -\n\f四*\n───\n* 註\n- 2 -\n\f五\n"), "1\t@head 2\n")
	f.Add([]byte("a-\nb [1,2] http://x.y/\nz 〔3〕\n　　詩一句，\n　　詩二句。\n　　\n①，②\n"), "2\t@join\n")
	f.Fuzz(func(t *testing.T, raw []byte, fixes string) {
		src := Source{Name: "text.txt", Text: raw}
		if len(fixes)%3 == 1 {
			src.Notes = &Part{"notes.txt", []byte(fixes)}
		}
		m, _, _, err := Read(src, Options{})
		if err != nil {
			return
		}
		if err := sound(m); err != nil {
			t.Fatal(err)
		}
		Why(m, diag.English)
		src.Fixes = &Part{"fixes.txt", []byte(fixes)}
		if _, _, _, err := Read(src, Options{}); err != nil {
			t.Fatal(err)
		}
	})
}

// The same bytes give the same manuscript, decisions and all.
func TestSame(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.raw")
	names = append(names, "testdata/rich.md")
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var first string
		for range 4 {
			m, a, problems, err := Read(Source{Name: name, Text: raw, Notes: &Part{"notes.txt", []byte("1 甲\n99 乙\n")}}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			all := fmt.Sprint(*a) + structure(m) + manuscript.Markdown(m) + Why(m, diag.English)
			for _, p := range problems {
				all += p.Report(diag.Chinese)
			}
			if first == "" {
				first = all
			} else if all != first {
				t.Errorf("%s: two readings differ", name)
			}
		}
	}
}

// The texts in testdata were written for this test and laid out by a program
// that knows nothing of the reader; what it put in is what must come out.
func TestTexts(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.raw")
	if len(names) < 8 {
		t.Fatalf("%d texts in testdata", len(names))
	}
	squeeze := strings.NewReplacer(" ", "", "　", "")
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".raw"), func(t *testing.T) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(name, ".raw") + ".want")
			if err != nil {
				t.Fatal(err)
			}
			m, _, _, err := Read(Source{Name: name, Text: raw}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := sound(m); err != nil {
				t.Error(err)
			}
			got := strings.Split(plainListing(m), "\n")
			for i, line := range strings.Split(string(want), "\n") {
				if i >= len(got) || squeeze.Replace(got[i]) != squeeze.Replace(line) {
					t.Fatalf("line %d of the listing\nwant %s\ngot  %s", i+1, line, strings.Join(got[i:min(i+1, len(got))], ""))
				}
			}
		})
	}
}
