package typeset_test

import (
	"fmt"
	"strings"
	"testing"

	"yinshu/internal/index"
	"yinshu/internal/manuscript"
	. "yinshu/internal/typeset"
)

// A locator in a note has the number that the note has in print, however the
// design counts: the ninth of the whole text, the first of its chapter, the
// third of its page.
func TestNumbersInIndex(t *testing.T) {
	for _, c := range []struct{ numbering, place, want string }{
		{"through", "book", "註9"}, {"chapter", "book", "註1"}, {"chapter", "chapter", "註1"}, {"page", "page", "註3"},
	} {
		j := job(t, fmt.Sprintf(`[notes]
numbering = %q
place = %q
[front]
contents = 0
----
# 一
甲[^a]乙[^b]。
# 二
丙[^c]丁[^d]。
[^a]: 其一。
[^b]: 其二。
[^c]: 其三。
[^d]: 其四。
`, c.numbering, c.place))
		const anchor = "t1.1"
		body := j.Manuscript.Notes[2].Body[0].(*manuscript.Paragraph)
		body.Content = append(body.Content, manuscript.TermMark{Term: "t1", Anchor: anchor})
		j.Index = func(page func(string) (int, bool)) []index.Entry {
			n, _ := page(anchor)
			return []index.Entry{{Term: "t1", Heading: "詞", Locators: []index.Locator{{Anchor: anchor, Page: n, Note: "9"}}}}
		}
		s, _ := Set(j)
		text := ""
		for _, p := range s.Pages {
			if p.Part == Index {
				for _, l := range p.Lines {
					for _, r := range l.Runs {
						text += r.Text
					}
				}
			}
		}
		if !strings.HasSuffix(text, c.want) {
			t.Errorf("numbered by %s, notes at the %s's end: the index ends %q, want %s", c.numbering, c.place, text, c.want)
		}
	}
}
