package cover

import (
	"unicode"

	"yinshu/internal/face"
)

// columnForms are the marks that have another form in a column, as Unicode
// encodes it (CJK Compatibility Forms). Marks of the Taiwan manner stand in
// the middle of their square and keep their form.
var columnForms = map[rune]rune{
	'「': '﹁', '」': '﹂', '『': '﹃', '』': '﹄', '（': '︵', '）': '︶', '《': '︽', '》': '︾',
	'〈': '︿', '〉': '﹀', '〔': '︹', '〕': '︺', '【': '︻', '】': '︼', '—': '︱', '─': '︱', '…': '︙',
	'“': '﹃', '”': '﹄', '‘': '﹁', '’': '﹂',
}

// cornerForms are the stops of faces that have them in the lower left corner,
// the mainland's manner: in a column they stand in the upper right one.
var cornerForms = map[rune]rune{'，': '︐', '、': '︑', '。': '︒', '：': '︓', '；': '︔', '！': '︕', '？': '︖'}

// columnForm returns the form that r takes in a column.
func (c *canvas) columnForm(r rune, chain []*face.Face) rune {
	form := columnForms[r]
	if corner := cornerForms[r]; corner != 0 {
		if f, drawn := c.find(r, chain); f != nil {
			if x0, _, x1, _, ok := f.Ink(drawn); ok && x0+x1 < 800 {
				form = corner
			}
		}
	}
	for _, f := range chain {
		if _, ok := f.Glyph(form); ok && form != 0 {
			return form
		}
	}
	return r
}

// longestColumns is how many characters of a title may stand in columns.
const longestColumns = 28

// columns reports whether a title can be set in columns: not too long, and of
// characters that stand upright in one.
func columns(lines [][]rune, subtitle []rune) bool {
	n := 0
	for _, line := range lines {
		if !columnable(line) {
			return false
		}
		n += len(line)
	}
	return columnable(subtitle) && n > 0 && n <= longestColumns
}

// columnable reports whether a text is of Han, Bopomofo and their marks only.
func columnable(text []rune) bool {
	for _, r := range text {
		if !unicode.In(r, unicode.Han, unicode.Bopomofo) && r != '　' && columnForms[r] == 0 && !marks(closing).has(r) {
			return false
		}
	}
	return true
}
