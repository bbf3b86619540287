package typeset_test

import (
	"strings"
	"testing"

	. "yinshu/internal/typeset"
)

// Designs that nobody should make are set all the same: nothing is lost,
// nothing panics, and what does not fit is said.
func TestOddDesigns(t *testing.T) {
	const text = "title 一個很長很長很長很長很長很長很長很長的書名\nauthor 顧硯秋\npublisher 方寸書局\n" +
		"# 一個很長很長很長很長很長的標題[^1]\n{甲}甲乙丙丁，戊己庚辛。[^2]壬癸子丑寅卯，辰巳午未。\n" +
		"> 引文，引文，引文。\n/ 詩一\n/ 詩二\n1. 項一\n1234567890123. 項二\n| 甲 | 乙 | 丙 | 丁 |\n| 一 | 二 | 三 | 四 |\n" +
		"!a.png 圖一\n## 次標題\n文。\n[^1]: 註文很長很長很長很長很長很長很長很長。\n[^2]: 註文。\n"
	for name, toml := range map[string]string{
		"the least measure":  "[text]\nmeasure = 6\nlines = 4\n",
		"large type":         "[text]\nmeasure = 6\nsize = \"初號\"\nleading = \"60pt\"\nlines = 4\n",
		"notes above text":   "[styles.note]\nsize = \"30pt\"\nleading = \"40pt\"\n[styles.footnote]\nsize = \"30pt\"\nleading = \"40pt\"\n",
		"deep heads":         "[text]\nlines = 6\n[styles.heading-1]\nbefore = 20\nafter = 20\n",
		"indents everywhere": "[text]\nmeasure = 8\n[styles.quotation]\nindent = \"20em\"\n[styles.list]\nindent = \"30em\"\n[styles.text]\nfirst = \"40em\"\n",
		"no margins":         "[page]\nhead = \"0mm\"\n[text]\nmeasure = 39\n",
		"narrow index":       "[text]\nmeasure = 6\nlines = 6\n[index]\ncolumns = 3\ngap = \"6em\"\n[styles.index]\nindent = \"20em\"\n",
		"fine lines":         "[text]\nsize = \"30pt\"\nmeasure = 10\nleading = \"4pt\"\nlines = 80\n",
		"negative indents":   "[styles.text]\nfirst = \"-4em\"\nindent = \"-2em\"\n[styles.contents-1]\nindent = \"-9em\"\n",
	} {
		for how := range uint8(27) {
			j := job(t, toml+"\n----\n"+text)
			j.Design.Notes, j.Design.Opening, j.Design.Numbering = NotesPlaceOf(how), OpeningOf(how), NumberingOf(how)
			s, _ := Set(j)
			for _, f := range faults(j, s) {
				if !strings.Contains(f, "outside the type area") {
					t.Errorf("%s (%d): %s", name, how, f)
				}
			}
		}
	}
}
