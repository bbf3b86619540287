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

// columns reports whether a title can be set in columns: Han and its marks
// only, not too long.
func columns(lines [][]rune, subtitle string) bool {
	n := 0
	for _, line := range append(lines[:len(lines):len(lines)], []rune(subtitle)) {
		for _, r := range line {
			if !unicode.In(r, unicode.Han, unicode.Bopomofo) && r != '　' && columnForms[r] == 0 && !marks(closing).has(r) {
				return false
			}
		}
	}
	for _, line := range lines {
		n += len(line)
	}
	return n > 0 && n <= longestColumns
}
