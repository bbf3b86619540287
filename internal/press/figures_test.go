package press

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yinshu/internal/design"
	"yinshu/internal/face"
	"yinshu/internal/lines"
	"yinshu/internal/typeset"
)

// Texts of many kinds: tales with much talk, a study with notes, figures and
// addresses, essays full of titles and names.
var prose = []string{
	"testdata/prose/ferry.md", "testdata/prose/type.md", "../../source/sample",
	"../index/testdata/essays/art.txt", "../index/testdata/essays/books.txt", "../index/testdata/essays/science.txt",
	"../index/testdata/essays/sea.txt", "../index/testdata/essays/taiwan.txt", "../index/testdata/essays/thought.txt",
	"../index/testdata/navy.txt", "../index/testdata/printers.txt", "../index/testdata/scholars.txt",
	"../check/testdata/planted/teacher.txt", "../check/testdata/planted/glacier.txt",
}

// How evenly whole books are set, in thousandths of an em: the space added
// between Han characters, on justified lines without a Latin word or an
// address; how many lines have marks squeezed hard; inks that meet. A text of
// few marks in a narrower measure has lines that nothing could mend, so each
// design has limits of its own.
func TestLineFigures(t *testing.T) {
	for _, c := range []struct {
		design, style    string // style "": the design's own
		p95, worst, over int    // over: lines with more than 30, in ten thousand
	}{
		{"a5", "", 10, 40, 20},
		{"a5", "taiwan-unadjusted", 40, 130, 10_000},
		{"25k", "", 10, 45, 40},
		{"32k-large", "", 10, 50, 40},
		{"16k", "", 10, 40, 20},
	} {
		for _, edition := range []string{"hant", "hans"} {
			name := strings.TrimSpace(c.design + " " + c.style + " " + edition)
			t.Run(name, func(t *testing.T) {
				var q evenness
				for _, path := range prose {
					q.measure(t, path, c.design, c.style, edition)
				}
				q.tell(t)
				if p95, worst := q.at(0.95), q.at(1); p95 > c.p95 || worst > c.worst || q.over*10_000 > c.over*len(q.gaps) {
					t.Errorf("p95 %d, worst %d, %d lines of %d over 30; the aim is %d, %d and %d in ten thousand", p95, worst, q.over, len(q.gaps), c.p95, c.worst, c.over)
				}
				if q.stops*100 > 2*len(q.gaps) || q.hard*100 > 20*len(q.gaps) {
					t.Errorf("of %d lines %d have stops squeezed, %d a class by more than half; the aim is 2 and 20 per cent", len(q.gaps), q.stops, q.hard)
				}
				if q.strained > 0 {
					t.Errorf("%d lines break a rule", q.strained)
				}
			})
		}
	}
}

// evenness is how evenly texts are set.
type evenness struct {
	gaps                        []int // of each justified line
	over, stops, hard, strained int
}

func (q *evenness) measure(t *testing.T, path, name, style, edition string) {
	t.Helper()
	opt := options(t)
	opt.Design, opt.Editions = name, []string{edition}
	if style != "" {
		path = styled(t, path, style)
	}
	set, _, err := Set(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	library := face.Find(opt.Search)
	for i := range set.Pages {
		p := &set.Pages[i]
		for n := range p.Lines {
			l := &p.Lines[n]
			if l.Why == lines.WhyRelaxed || l.Why == lines.WhyForced {
				t.Errorf("page %d: %s: %s", p.Number, l.Why, textOf(l))
			}
			if l.From.Block == "" {
				continue
			}
			collisions(t, library, p.Number, l)
			if p.Part == typeset.Body || p.Part == typeset.Notes {
				var next *typeset.Line
				if n+1 < len(p.Lines) {
					next = &p.Lines[n+1]
				}
				q.add(t, p.Number, l, next)
			}
		}
	}
}

// styled gives a copy of a book whose order asks for another style of spacing.
func styled(t *testing.T, path, style string) string {
	t.Helper()
	dir := t.TempDir()
	order := "[layout.region]\nhant = \"" + style + "\"\nhans = \"" + style + "\"\n"
	if filepath.Ext(path) == "" {
		if err := os.CopyFS(dir, os.DirFS(path)); err != nil {
			t.Fatal(err)
		}
		own, err := os.ReadFile(filepath.Join(dir, orderFile))
		if err != nil {
			t.Fatal(err)
		}
		order = string(own) + "\n" + order
	} else {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "text"+filepath.Ext(path)), text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, orderFile), []byte(order), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

func (q *evenness) add(t *testing.T, page int, l, next *typeset.Line) {
	switch l.Why {
	case lines.WhyEnd, lines.WhyURL, lines.WhyHyphen:
		return
	case lines.WhyRelaxed, lines.WhyForced, lines.WhyOverfull, lines.WhyShort:
		t.Logf("page %d: %s: %s", page, l.Why, textOf(l))
		q.strained++
		return
	}
	if latin(l, next) || l.Role != lines.Body && l.Role != lines.NoteLine && l.Role != lines.QuotationLine {
		return
	}
	q.gaps = append(q.gaps, l.Gap)
	if l.Gap > 30 {
		t.Logf("page %d: %d: %s [%s]", page, l.Gap, textOf(l), l.Adjusted)
		q.over++
	}
	if l.Stops {
		q.stops++
	}
	if l.Squeezed > 500 {
		q.hard++
	}
}

// latin says whether a line holds a Latin word, or ends because the next
// begins with one or holds an address. Two letters in a row are a word.
func latin(l, next *typeset.Line) bool {
	text := []rune(textOf(l))
	if next != nil {
		if strings.Contains(textOf(next), "://") {
			return true
		}
		begin := []rune(textOf(next))
		text = append(append(text, 0), begin[:min(len(begin), 4)]...)
	}
	letter := func(r rune) bool { return r < 0x250 && lines.ClassOf(r) == lines.Letter }
	for i := 1; i < len(text); i++ {
		if letter(text[i]) && letter(text[i-1]) {
			return true
		}
	}
	return false
}

func textOf(l *typeset.Line) string {
	var b strings.Builder
	for i := range l.Runs {
		b.WriteString(l.Runs[i].Text)
	}
	return b.String()
}

// at is the gap that a share of the lines do not pass.
func (q *evenness) at(share float64) int {
	slices.Sort(q.gaps)
	if len(q.gaps) == 0 {
		return 0
	}
	return q.gaps[int(math.Ceil(share*float64(len(q.gaps))))-1]
}

func (q *evenness) tell(t *testing.T) {
	of := func(n int) float64 { return 100 * float64(n) / float64(max(1, len(q.gaps))) }
	t.Logf("%d lines: p95 %d, worst %d, over 30: %.2f %%; stops squeezed %.1f %%, a class by more than half %.1f %%",
		len(q.gaps), q.at(0.95), q.at(1), of(q.over), of(q.stops), of(q.hard))
}

// collisions reports full-width marks whose ink meets that of a neighbour.
func collisions(t *testing.T, library *face.Library, page int, l *typeset.Line) {
	at := design.Length(0)
	edge, last := math.Inf(-1), rune(0) // of the ink so far
	for i := range l.Runs {
		r := &l.Runs[i]
		f, err := library.Face(r.Face)
		if err != nil {
			t.Fatal(err)
		}
		for n, c := range []rune(r.Text) {
			x0, _, x1, _, inked := f.Ink(c)
			if inked && r.Glyphs == nil && x1 > x0 {
				em := float64(r.Size) / 1000
				start := float64(at) + float64(x0)*em
				if start < edge && (marks(c) || marks(last)) {
					t.Errorf("page %d: %c and %c meet: %s [%s]", page, last, c, textOf(l), l.Adjusted)
				}
				edge, last = float64(at)+float64(x1)*em, c
			}
			at += r.Advances[n]
		}
	}
}

func marks(r rune) bool { c := lines.ClassOf(r); return c >= lines.Opening && c <= lines.Middot }
