package typeset_test

import (
	"strings"
	"testing"

	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
	. "yinshu/internal/typeset"
)

// A table of a few rows stands on one page, wherever it falls, and the text
// goes on before it where the page would end early; a long one is divided with
// two rows of its body or more on each side.
func TestTableOverPages(t *testing.T) {
	const design = "[text]\nmeasure = 14\nlines = 18\n----\n"
	const after = "表後的文字接著上一頁，排到頁末為止，使這一頁不致於空出幾行來；一段文字，十四字一行，約有五行。\n"
	for _, c := range []struct{ rows, least int }{{5, 5}, {30, 2}} {
		for filled := range 18 {
			text := strings.Repeat("滿一行。\n", filled) + "| 年 | 事 |\n" + strings.Repeat("| 甲 | 乙 |\n", c.rows-1) + after + after
			j := job(t, design+text)
			s, _ := Set(j)
			for _, f := range faults(j, s) {
				t.Errorf("%d rows after %d lines: %s", c.rows, filled, f)
			}
			for i, n := range tableRows(s) {
				if n > 0 && n < c.least {
					t.Errorf("%d rows after %d lines: only %d of them on page %d:\n%s", c.rows, filled, n, i+1, Listing(s))
				}
			}
			if free := 18 - len(bodyOf(s)[0].Lines); c.rows == 5 && len(bodyOf(s)) > 1 && free > 4 {
				t.Errorf("%d rows after %d lines: the page before the table is %d lines short", c.rows, filled, free)
			}
		}
	}
}

func bodyOf(s *Setting) (pages []Page) {
	for _, p := range s.Pages {
		if p.Part == Body {
			var kept []Line
			last := Line{}
			for _, l := range p.Lines {
				if l.Role == lines.FolioLine || l.Role == lines.RunningHead || l.Baseline == last.Baseline {
					continue
				}
				kept, last = append(kept, l), l
			}
			p.Lines = kept
			pages = append(pages, p)
		}
	}
	return pages
}

// tableRows counts the rows of tables on each page.
func tableRows(s *Setting) (counts []int) {
	for _, p := range bodyOf(s) {
		n := 0
		for _, l := range p.Lines {
			if l.Role == lines.TableLine {
				n++
			}
		}
		counts = append(counts, n)
	}
	return counts
}

// A label that ends in a full-width mark needs no more room than its own.
func TestLabelWithMark(t *testing.T) {
	j := job(t, "[text]\nmeasure = 14\nlines = 18\n[styles.list]\nindent = \"2em\"\n----\n文。\n")
	item := &manuscript.Paragraph{Base: manuscript.Base{Ident: "i1"}, Content: []manuscript.Inline{manuscript.Text{Value: "第一項的文字很長，轉行以後與首字對齊。"}}}
	j.Manuscript.Blocks = append(j.Manuscript.Blocks, &manuscript.List{Base: manuscript.Base{Ident: "l"}, Items: []manuscript.Item{{Label: "一、", Blocks: []manuscript.Block{item}}}})
	s, _ := Set(j)
	items := 0
	for _, l := range bodyOf(s)[0].Lines {
		if l.Role != lines.ListLine {
			continue
		}
		items++
		x := l.Offset
		for _, r := range l.Runs {
			if strings.HasPrefix(r.Text, "第一項") && x != 21_000 {
				t.Errorf("the item begins at %d, its turned lines at 21000:\n%s", x, Listing(s))
			}
			x += r.Width()
		}
	}
	if items == 0 {
		t.Error("the item is nowhere")
	}
}
