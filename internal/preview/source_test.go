package preview

import (
	"strings"
	"testing"

	"yinshu/internal/diag"
	"yinshu/internal/golden"
	"yinshu/internal/manuscript"
	"yinshu/internal/reader"
)

// read makes the sources of a raw text without a press.
func read(t testing.TB, raw string) (*source, *manuscript.Manuscript) {
	t.Helper()
	m, _, _, err := reader.Read(reader.Source{Name: "text.txt", Text: []byte(raw)}, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := &source{name: "text.txt", full: "text.txt", text: m.Files[0].Text, starts: []int{0}, m: m}
	for i := 0; i < len(s.text); i++ {
		if s.text[i] == '\n' && i+1 < len(s.text) {
			s.starts = append(s.starts, i+1)
		}
	}
	s.remarks = s.remarksOn(m, 0, diag.English)
	s.divide(begins(m, 0))
	return s, m
}

// whole checks that the sheets of a source have every line once, in order and
// with all its characters, and every block of the manuscript once.
func checkWhole(t *testing.T, s *source, m *manuscript.Manuscript) {
	t.Helper()
	line := 0
	blocks := map[string]int{}
	for _, first := range s.sheets() {
		for i, r := range s.sheet(first).Rows {
			if i == 0 && r.Lines[0].N != first {
				t.Fatalf("the sheet of line %d begins with %d", first, r.Lines[0].N)
			}
			for _, l := range r.Lines {
				line++
				if l.N != line {
					t.Fatalf("line %d stands where %d is due", l.N, line)
				}
				var text strings.Builder
				for _, p := range l.Pieces {
					text.WriteString(p.Text)
				}
				from, to := s.line(line - 1)
				if text.String() != s.text[from:to] {
					t.Fatalf("line %d is %q, not %q", line, text.String(), s.text[from:to])
				}
			}
			for _, b := range r.Blocks {
				blocks[b.ID]++
			}
		}
	}
	if line != len(s.starts) {
		t.Fatalf("%d of %d lines", line, len(s.starts))
	}
	all := func(list []manuscript.Block) {
		for b := range manuscript.Leaves(list) {
			if b.Where().File == 0 && blocks[b.ID()] != 1 {
				t.Fatalf("block %s stands %d times", b.ID(), blocks[b.ID()])
			}
		}
	}
	all(m.Blocks)
	for _, n := range m.Notes {
		all(n.Body)
	}
}

// Beside each line stands what was decided of it, beside each block its text.
func TestSheets(t *testing.T) {
	golden.Run(t, func(t *testing.T, raw string) string {
		s, m := read(t, raw)
		checkWhole(t, s, m)
		return listing(s)
	})
}

// listing shows sheets as text.
func listing(s *source) string {
	var b strings.Builder
	for _, first := range s.sheets() {
		for _, r := range s.sheet(first).Rows {
			for _, l := range r.Lines {
				b.WriteString(strings.TrimRight(strings.Join([]string{number3(l.N), pieces(l)}, "  "), " ") + "\n")
				for _, tag := range l.Tags {
					b.WriteString("       " + tag.Kind + ": " + tag.Why + "\n")
				}
			}
			for _, x := range r.Blocks {
				b.WriteString("     | " + x.ID + " " + x.Kind + " " + x.Note)
				for _, line := range x.Lines {
					b.WriteString(" ")
					for _, run := range line {
						if run.Kind == "" {
							b.WriteString(run.Text)
						} else {
							b.WriteString("{" + run.Kind + " " + run.Text + "}")
						}
					}
				}
				b.WriteString("\n")
			}
		}
	}
	return b.String()
}

func number3(n int) string {
	s := "000" + string(rune('0'+n/100%10)) + string(rune('0'+n/10%10)) + string(rune('0'+n%10))
	return s[3:]
}

func pieces(l sheetLine) string {
	var b strings.Builder
	for _, p := range l.Pieces {
		if p.Tag == nil {
			b.WriteString(p.Text)
		} else {
			b.WriteString("{" + p.Tag.Kind + " " + p.Text + "}")
		}
	}
	return b.String()
}

// Whatever the text, nothing of it is missing beside its manuscript.
func FuzzSheets(f *testing.F) {
	f.Add("紙的路\n\n⊙ 顧某\n\n一\n\n紙在路上走得很慢。1從前\n的人說：「一紙千金。」2\n\n註釋\n\n1 甲\n2 乙\n")
	f.Add("\ufeff甲\r\n乙\r\n\r\n　　丙\f丁\r")
	f.Add("---\ntitle: 甲\n---\n\n## 乙\n\n丙[^1]\n\n[^1]: 丁\n\n    戊\n")
	f.Add(strings.Repeat("一行很長的字", 50) + "\n" + strings.Repeat("甲\n", 300))
	f.Fuzz(func(t *testing.T, raw string) {
		if _, _, _, err := reader.Read(reader.Source{Name: "text.txt", Text: []byte(raw)}, reader.Options{}); err != nil {
			return // what the reader refuses has no sheet
		}
		s, m := read(t, raw)
		checkWhole(t, s, m)
	})
}

// Every line of the text on a page leads to the source, and from there back to
// itself; every problem with a place in the text leads to a page.
func TestThereAndBack(t *testing.T) {
	for _, path := range []string{everything, "../../source/sample"} {
		_, r, _ := set(t, path)
		files := r.view.Desk.Manuscript.Files
		for _, e := range r.editions {
			lines := 0
			for i := range e.Setting.Pages {
				page := &e.Setting.Pages[i]
				for j := range page.Lines {
					l := &page.Lines[j]
					if l.From.Block == "" || l.From == l.To || l.From.Block != l.To.Block || !inText(page, l) {
						continue
					}
					file, offset, ok := e.places.origin(files, l.From)
					if !ok {
						t.Errorf("%s %s page %d line %d comes from nowhere: %v", path, e.Name, i+1, j, l.From)
						continue
					}
					at, ok := e.places.at(files, file, offset)
					if !ok || at != (spot{i, j}) {
						t.Errorf("%s %s page %d line %d (%v) leads to %s:%d and back to %v", path, e.Name, i+1, j, l.From, files[file].Name, offset, at)
					}
					lines++
				}
			}
			if lines < 50 {
				t.Errorf("%s %s: only %d lines of text", path, e.Name, lines)
			}
		}
		for _, f := range r.findings().List {
			if f.Source == 0 && f.Line > 0 && len(f.Pages) == 0 {
				t.Errorf("%s: %s at line %d leads to no page", path, f.Code, f.Line)
			}
		}
	}
}

// Problems are counted and listed once, those of one edition under its name,
// each with its file.
func TestFindings(t *testing.T) {
	dir := t.TempDir()
	write(t, dir+"/text.txt", "紙的路\n\n紙在路上走得很慢，從前的人說：「一紙千金。\n\n書在路上也走得很慢，從前的人說：一書千金。\n")
	write(t, dir+"/fixes.txt", "沒有這句話\t甲\t乙\t試\n")
	write(t, dir+"/book.toml", "titel = \"甲\"\n")
	_, r, _ := set(t, dir)
	found := r.findings()
	want := map[string][2]int{"fix-none": {1, 1}, "toml-key": {2, 1}, "pair-open": {0, 3}}
	for _, f := range found.List {
		for code, place := range want {
			if f.Code == code || strings.HasPrefix(code, "toml") && f.File == "book.toml" || strings.HasPrefix(code, "fix") && f.File == "fixes.txt" {
				if f.Source != place[0] || f.Line != place[1] {
					t.Errorf("%s: file %d line %d, not %v", f.Code, f.Source, f.Line, place)
				}
				delete(want, code)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("not listed: %v of %+v", want, found.List)
	}
	if sum := found.Counts[0] + found.Counts[1] + found.Counts[2]; sum != len(found.List)+found.More {
		t.Errorf("%d counted, %d listed, %d more", sum, len(found.List), found.More)
	}
}

// Every locator of the index leads to a page whose folio it names, every kept
// row with mentions is in it, and no row is lost.
func TestIndexPage(t *testing.T) {
	_, r, _ := set(t, "../../source/sample")
	for _, e := range r.editions {
		p := r.indexPage(e)
		rows, locators := len(p.Rest), 0
		var walk func(list []indexEntry)
		walk = func(list []indexEntry) {
			for _, x := range list {
				if x.Row != nil {
					rows++
				} else {
					t.Errorf("%s: %s has no row", e.Name, x.Heading)
				}
				for _, l := range x.Locators {
					locators++
					if folio := e.Setting.Pages[l.Page-1].Folio; !strings.HasPrefix(l.Label, folio) {
						t.Errorf("%s: the locator %s of %s leads to folio %s", e.Name, l.Label, x.Heading, folio)
					}
				}
				walk(x.Subs)
			}
		}
		walk(p.Entries)
		if rows != len(r.view.Rows) || locators == 0 {
			t.Errorf("%s: %d of %d rows, %d locators", e.Name, rows, len(r.view.Rows), locators)
		}
	}
}
