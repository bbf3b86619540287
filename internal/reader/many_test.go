package reader

import (
	"fmt"
	"strings"
	"testing"

	"yinshu/internal/manuscript"
)

// A long book counts its notes through to numbers that are years elsewhere:
// all are found in each dress, and the years between them stay text. The
// manuscript as Markdown is read back with all of them.
func TestManyNotes(t *testing.T) {
	const notes = 2300
	for name, dress := range map[string]string{"bare": "%d", "square": "[%d]", "parentheses": "（%d）", "word": "［註%d］"} {
		var text strings.Builder
		text.WriteString("山城書目考\n\n")
		years := 0
		for n := 1; n <= notes; n++ {
			fmt.Fprintf(&text, "　　縣志說此事載於%s卷第%d葉。"+dress, []string{"前", "後", "續"}[n%3], n%7+1, n)
			if n%5 == 0 {
				fmt.Fprintf(&text, "到了%d年，這部書又在城裏重印一次。", 1990+n%30)
				years++
			}
			text.WriteString("此後的讀者都這樣抄下來。\n")
		}
		text.WriteString("\n註釋\n\n")
		for n := 1; n <= notes; n++ {
			fmt.Fprintf(&text, dress+" 見縣志，頁%d。\n", n, n%400+1)
		}
		m, account, _, err := Read(Source{Name: "text.txt", Text: []byte(text.String())}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := sound(m); err != nil {
			t.Error(err)
		}
		if len(m.Notes) != notes || account.Bodies != notes {
			t.Errorf("%s: %d notes, %d with a text, not %d", name, len(m.Notes), account.Bodies, notes)
		}
		md := manuscript.Markdown(m)
		kept := 0
		for year := 1990; year < 2020; year++ {
			kept += strings.Count(md, fmt.Sprintf("到了%d年", year))
		}
		if kept != years {
			t.Errorf("%s: %d of %d years stay text", name, kept, years)
		}
		again, _, _, err := Read(Source{Name: "text.md", Text: []byte(md)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if manuscript.Markdown(again) != md {
			t.Errorf("%s: not read back as it was written", name)
		}
	}
}
