package lines

import (
	"strings"
	"testing"
	"unicode"

	"yinshu/internal/face"
)

// A long address is divided at its marks wherever it falls in a line of thirty
// characters: its letters stand apart a little rather than that a word of it
// is divided, the Han characters beside it are spread, or the line stays short.
func TestLongAddresses(t *testing.T) {
	s := serif(t, "serif-tc", "taiwan")
	sh := Shape{Measure: 30 * 10_500, FirstIndent: 2 * 10_500}
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	inside, wide, set := 0, 0, 0
	for _, url := range []string{
		"https://archive.example.org/items/1887/customs-report?page=12",
		"https://www.library.example.edu.tw/rare/books/00123456.html",
		"http://catalog.example.net/record=b1234567~S8",
		"www.example.com/press/printing-history/index.html",
	} {
		for before := range 30 {
			text := strings.Repeat("書", before) + "參看" + url + "，此處所記與他書不合，讀者宜細加核對，不可輕信。"
			ls := s.Paragraph("p", []Piece{{Text: text, Faces: []face.ID{"serif"}, Size: 10_500, Lang: "zh-Hant"}}, sh)
			set++
			for i, l := range ls[:len(ls)-1] {
				if l.Why == WhyShort {
					t.Errorf("%d characters before %s: a line stays short", before, url)
				}
				if l.Gap > 100 {
					wide++
				}
				end, begin := []rune(lineText(l)), []rune(lineText(ls[i+1]))
				if l.Why == WhyURL && word(end[len(end)-1]) && word(begin[0]) {
					inside++
				}
			}
		}
	}
	if inside > 8 || wide > 8 {
		t.Errorf("of %d addresses %d have a word divided, %d lines beside them have gaps over a tenth of an em", set, inside, wide)
	}
	t.Logf("%d addresses: %d words divided, %d lines with gaps over a tenth of an em", set, inside, wide)
}

func lineText(l Line) string {
	var b strings.Builder
	for i := range l.Runs {
		b.WriteString(l.Runs[i].Text)
	}
	return b.String()
}
