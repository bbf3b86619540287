package typeset_test

import (
	"strings"
	"testing"

	"yinshu/internal/design"
	"yinshu/internal/lines"
	. "yinshu/internal/typeset"
)

// A footnote of any length leaves heads with their text and no line alone, and
// takes what the last page of a chapter has free before it goes on to the next
// chapter's.
func TestLongFootnotes(t *testing.T) {
	for length := 1; length < 70; length++ {
		text := "[text]\nmeasure = 14\nlines = 20\n[chapters]\nopen = \"page\"\n----\n# 一\n甲乙丙丁。[^1]" + strings.Repeat("戊己庚辛壬癸，", 8) +
			"子。\n# 二\n## 節\n" + strings.Repeat("寅卯辰巳午未，", 12) + "申。\n[^1]: " + strings.Repeat("註文很長，還有。", length) + "\n"
		j := job(t, text)
		j.Design.Notes = design.PageFoot
		s, _ := Set(j)
		for _, f := range faults(j, s) {
			t.Errorf("a note of %d characters: %s", 8*length, f)
		}
		notes := 0 // lines of notes on later pages
		pages := bodyOf(s)
		for i := len(pages) - 1; i >= 0; i-- {
			var own []Line
			foot := 0
			for _, l := range pages[i].Lines {
				if l.Role == lines.NoteLine {
					foot++
				} else {
					own = append(own, l)
				}
			}
			if len(own) > 0 && own[len(own)-1].Role == lines.HeadingLine {
				t.Errorf("a note of %d characters: page %d has a head and no text", 8*length, i+1)
			}
			if len(own) == 3 && own[2].Why != lines.WhyEnd && own[2].From.Char == 0 && own[1].Role == lines.HeadingLine {
				t.Errorf("a note of %d characters: one line alone on page %d", 8*length, i+1)
			}
			taken := len(own)*18 + foot*15
			if notes > 0 && len(own) > 0 && own[0].Role == lines.Body && taken < 14*18 {
				t.Errorf("a note of %d characters goes on from page %d, which holds %d lines and %d of the note", 8*length, i+1, len(own), foot)
			}
			notes += foot
		}
	}
}

// Wherever on its page a paragraph of three lines stands, whichever of them
// calls a note, and however long that is: none of the lines stands alone.
func TestFootnoteLeavesNoLineAlone(t *testing.T) {
	const line = "甲乙丙丁戊己庚辛壬癸子丑寅卯"
	for before := range 20 {
		for at := range 3 {
			for length := 1; length < 9; length++ {
				parts := []string{line[6:], line, "辰巳午。"} // the first is indented by two
				parts[at] = parts[at][:6] + "[^1]" + parts[at][6:]
				text := "[text]\nmeasure = 14\nlines = 20\n----\n" + strings.Repeat("未申。\n", before) + strings.Join(parts, "") + "\n" +
					strings.Repeat("酉戌。\n", 24) + "[^1]: " + strings.Repeat(line, length) + "。\n"
				j := job(t, text)
				j.Design.Notes = design.PageFoot
				s, problems := Set(j)
				for _, f := range faults(j, s) {
					t.Errorf("%d lines before, mark on line %d, note of %d: %s", before, at+1, length, f)
				}
				for _, p := range problems {
					if p.Kind.Code == "set-loose" {
						continue // there is no mark in its lines
					}
					t.Errorf("%d lines before, mark on line %d, note of %d: %s", before, at+1, length, p.Error())
				}
			}
		}
	}
}
