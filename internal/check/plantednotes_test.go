package check

import (
	"fmt"
	"strings"
	"testing"

	"yinshu/internal/diag"
	"yinshu/internal/reader"
)

// noted is a sound text with a mark at every third sentence, in brackets or
// bare, and its notes.
func noted(lines []string, dress string) (text, notes []string) {
	n, sentences := 0, 0
	for _, l := range lines {
		if l == "" {
			continue
		}
		var b strings.Builder
		rs := []rune(l)
		for i, r := range rs {
			b.WriteRune(r)
			if r != '。' || i+1 < len(rs) && !han(rs[i+1]) {
				continue
			}
			if sentences++; sentences%3 == 0 {
				n++
				fmt.Fprintf(&b, dress, n)
				notes = append(notes, fmt.Sprintf("%d. 見《地方文獻彙編》第%d卷，某某書局。", n, n%5+1))
			}
		}
		text = append(text, b.String())
	}
	return text, notes
}

// A noteFault changes a text and its notes at note k, and says in which file
// and line the fault must be told.
type noteFault struct {
	name  string
	plant func(text, notes []string, k int, dress string) (file string, line int)
}

// lineOf gives the line of the mark k, from 0.
func lineOf(text []string, mark string) int {
	for i, l := range text {
		if strings.Contains(l, "。"+mark) {
			return i
		}
	}
	return -1
}

// swap puts to for the mark from.
func swap(text []string, from, to string) (line int) {
	if line = lineOf(text, from); line >= 0 {
		text[line] = strings.Replace(text[line], "。"+from, "。"+to, 1)
	}
	return line
}

var noteFaults = []noteFault{
	{"mark missing", func(text, notes []string, k int, dress string) (string, int) {
		swap(text, fmt.Sprintf(dress, k), "")
		return "notes.txt", k
	}},
	{"mark repeated", func(text, notes []string, k int, dress string) (string, int) {
		return "text.txt", 2*swap(text, fmt.Sprintf(dress, k), fmt.Sprintf(dress, k-1)) + 1
	}},
	{"marks out of order", func(text, notes []string, k int, dress string) (string, int) {
		line := swap(text, fmt.Sprintf(dress, k-1), "◎")
		swap(text, fmt.Sprintf(dress, k), fmt.Sprintf(dress, k-1))
		swap(text, "◎", fmt.Sprintf(dress, k))
		return "text.txt", 2*line + 1
	}},
	{"body missing", func(text, notes []string, k int, dress string) (string, int) {
		notes[k-1] = ""
		return "text.txt", 2*lineOf(text, fmt.Sprintf(dress, k)) + 1
	}},
	{"body given twice", func(text, notes []string, k int, dress string) (string, int) {
		notes[k-1] += "\n" + notes[k-1]
		return "notes.txt", k + 1
	}},
	{"body without mark", func(text, notes []string, k int, dress string) (string, int) {
		notes[len(notes)-1] += fmt.Sprintf("\n%d. 見別書。", len(notes)+1)
		return "notes.txt", len(notes) + 1
	}},
}

// Faults of note marks and bodies are told at their line, be it by the reader
// or by the checks.
func TestPlantedNotes(t *testing.T) {
	for _, fault := range noteFaults {
		planted, found := 0, 0
		for name, lines := range soundTexts(t) {
			for _, dress := range []string{"[%d]", "〔%d〕", "%d"} {
				_, notes := noted(lines, dress)
				for k := 2; k < len(notes); k += 2 {
					text, notes := noted(lines, dress)
					file, line := fault.plant(text, notes, k, dress)
					m, _, problems, err := reader.Read(reader.Source{
						Name: "text.txt", Text: []byte(strings.Join(text, "\n\n") + "\n"),
						Notes: &reader.Part{Name: "notes.txt", Text: []byte(strings.Join(notes, "\n") + "\n")},
					}, reader.Options{})
					if err != nil {
						t.Fatal(err)
					}
					planted++
					hit := false
					problems = append(problems, Check(m, Options{Lang: langOf(name)})...)
					for _, p := range problems {
						hit = hit || p.Kind.Grade >= diag.Query && p.File == file && p.Line == line
					}
					if hit {
						found++
					} else {
						t.Logf("%s: note %d %s of %s is not told in %s:%d\n%s", fault.name, k, dress, name, file, line, report(problems))
					}
				}
			}
		}
		t.Logf("%-20s %d of %d", fault.name, found, planted)
		if found*100 < planted*95 {
			t.Errorf("%s: %d of %d are told at their line", fault.name, found, planted)
		}
	}
}

// Bodies that stand in the wrong order are told where they stand, in whatever
// dress, and the mark of one that another swallowed does not lack its note.
func TestNoteBodyOrder(t *testing.T) {
	for _, c := range []struct{ marks, bodies []string }{
		{[]string{"[1]", "[2]", "[3]", "[4]"}, []string{"[1] ", "[3] ", "[2] ", "[4] "}},
		{[]string{"①", "②", "③", "④"}, []string{"①", "③", "②", "④"}},
		{[]string{"（1）", "（2）", "（3）", "（4）"}, []string{"（1）", "（3）", "（2）", "（4）"}},
	} {
		var b strings.Builder
		for i, m := range c.marks {
			fmt.Fprintf(&b, "第%s段說的是鹽務與城市的興衰，其間的關係歷來各有說法。%s後人的解釋又與前人不同。\n\n", string([]rune("甲乙丙丁")[i]), m)
		}
		b.WriteString("註釋\n")
		for i, m := range c.bodies {
			fmt.Fprintf(&b, "%s《鹽法志》，卷%s，頁三十。\n", m, string([]rune("五六七八")[i]))
		}
		const line = 4*2 + 1 + 3
		m, _, _, err := reader.Read(reader.Source{Name: "notes.txt", Text: []byte(b.String())}, reader.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := Check(m, Options{Lang: "zh-Hant-TW"})
		if len(got) != 1 || got[0].Kind != noteBodyOrder || got[0].Line != line {
			t.Errorf("the body of note 2, in line %d, is not told to stand behind that of note 3:\n%s\n%s", line, b.String(), report(got))
		}
	}
}
