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
