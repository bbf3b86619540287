package typeset_test

import (
	"os"
	"testing"

	"yinshu/internal/book"
	"yinshu/internal/design"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
	"yinshu/internal/reader"
	. "yinshu/internal/typeset"
)

// The figures that the default design promises, counted on a text of the
// hard kind where it is at hand: no widow, no orphan, no lone character, no
// head at a page's foot, every page full but the last of all, and no space
// between Han characters above 0.040 em.
func TestFigures(t *testing.T) {
	raw, err := os.ReadFile("../../../shared/texts/armistice.txt")
	if err != nil {
		t.Skip("the text is not here")
	}
	m, _, _, err := reader.Read(reader.Source{Name: "text.txt", Text: raw}, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		lang, design string
		notes        design.NotesPlace
		worst, short int // a narrower measure has wider spaces
	}{
		{"zh-Hant", "a5", design.BookEnd, 40, 0}, {"zh-Hans", "a5", design.BookEnd, 40, 0},
		{"zh-Hant", "25k", design.BookEnd, 60, 0}, {"zh-Hans", "32k-large", design.BookEnd, 60, 1},
		{"zh-Hans", "16k", design.PageFoot, 40, 0}, {"zh-Hant", "a4", design.BookEnd, 40, 0},
		{"zh-Hant", "pocket", design.BookEnd, 100, 1},
	} {
		t.Run(c.design+"-"+c.lang, func(t *testing.T) {
			edition := manuscript.Clone(m)
			edition.Meta.Lang = c.lang
			d, err := design.Load(c.design)
			if err != nil {
				t.Fatal(err)
			}
			d.Notes = c.notes
			s, problems := Set(Job{Manuscript: edition, Design: d, Faces: measurers(t), Words: book.WordsFor(c.lang)})
			for _, p := range problems {
				switch p.Kind.Code {
				case "set-widow", "set-orphan", "set-loose", "set-relaxed", "set-over", "set-tall":
					t.Error(p)
				}
			}
			f := count(s, d)
			t.Logf("%+v", f)
			if f.stranded > 0 || f.lone > 0 || f.offGrid > 0 || f.worst > c.worst {
				t.Errorf("%+v: there should be no stranded heads, lone characters, lines off the grid, or gaps over %d", f, c.worst)
			}
			if f.short > c.short {
				t.Errorf("%d pages end early; no more than %d need to", f.short, c.short)
			}
		})
	}
}

// figures are counted from a setting; nothing of the text is kept.
type figures struct {
	pages, lines, short, stranded, lone, offGrid int
	worst                                        int // thousandths of an em
}

func count(s *Setting, d *design.Design) figures {
	f := figures{pages: len(s.Pages)}
	for i := range s.Pages {
		p := &s.Pages[i]
		if p.Part != Body {
			continue
		}
		var last *Line
		first := design.Em(d.Size, 880)
		for j := range p.Lines {
			l := &p.Lines[j]
			switch l.Role {
			case lines.RunningHead, lines.FolioLine, lines.NoteLine:
				continue
			}
			last = l
			f.lines++
			f.worst = max(f.worst, l.Gap)
			if l.Role == lines.Body && (l.Baseline-first)%d.Leading != 0 {
				f.offGrid++
			}
			if l.Role == lines.Body && l.Why == lines.WhyEnd && l.From.Char > 0 && l.To.Char-l.From.Char == 1 {
				f.lone++
			}
		}
		if last == nil {
			continue
		}
		if last.Role == lines.HeadingLine {
			f.stranded++
		}
		if i+1 < len(s.Pages) && s.Pages[i+1].Part == Body && s.Pages[i+1].Lines[0].Role == lines.Body && last.Baseline < first+design.Length(d.Lines-1)*d.Leading {
			f.short++
		}
	}
	return f
}
