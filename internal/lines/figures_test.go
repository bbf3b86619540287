package lines

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"yinshu/internal/design"
	"yinshu/internal/face"
)

// serif returns a Setter with a face of the press.
func serif(t testing.TB, id face.ID, style string) *Setter {
	t.Helper()
	f, err := face.Find(face.Search{Dirs: []string{"../../fonts"}}).Face(id)
	if err != nil {
		t.Fatalf("%v (run make fonts)", err)
	}
	sp, ok := design.NamedSpacing(style)
	if !ok {
		t.Fatalf("no spacing is called %s", style)
	}
	return New(map[face.ID]Measurer{"serif": f}, sp)
}

// unwrapped reads a hard-wrapped text: its paragraphs, by the lines that do
// not reach the wrapping width.
func unwrapped(raw string) []string {
	var paras []string
	var b strings.Builder
	for line := range strings.Lines(raw) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		b.WriteString(line)
		if utf8.RuneCountInString(line) < 38 {
			paras = append(paras, b.String())
			b.Reset()
		}
	}
	if b.Len() > 0 {
		paras = append(paras, b.String())
	}
	return slices.DeleteFunc(paras, func(p string) bool { return utf8.RuneCountInString(p) < 45 })
}

// marked cuts a paragraph into pieces: the note marks that stand glued in it,
// counted from n, are raised.
func marked(text string, n *int) []Piece {
	const size = 10_500
	faces := []face.ID{"serif"}
	var ps []Piece
	start := 0
	add := func(s string) {
		if s != "" {
			ps = append(ps, Piece{Text: s, Faces: faces, Size: size, Lang: "zh-Hant", Start: start})
			start += utf8.RuneCountInString(s)
		}
	}
	for text != "" {
		cut := -1
		number := strconv.Itoa(*n)
		for i, r := range text {
			if strings.ContainsRune("。，、；」』）》：", r) && strings.HasPrefix(text[i+utf8.RuneLen(r):], number) {
				cut = i + utf8.RuneLen(r)
				break
			}
		}
		if cut < 0 {
			add(text)
			break
		}
		add(text[:cut])
		ps = append(ps, Piece{Text: number, Kind: NoteMark, Faces: faces, Size: size * 6 / 10, Rise: 3500, Start: start})
		text = text[cut+len(number):]
		*n++
	}
	return ps
}

// A tally of how well a text is set.
type quality struct {
	lines, stretched, squeezed, hard, stops, lone, relaxed int
	gaps                                                   []int
}

func (q *quality) add(ls []Line) {
	for i, l := range ls {
		switch l.Why {
		case WhyRelaxed, WhyForced, WhyOverfull, WhyShort:
			q.relaxed++
		}
		if i == len(ls)-1 {
			if i > 0 && l.To.Char-l.From.Char < 2 {
				q.lone++
			}
			continue
		}
		q.lines++
		q.gaps = append(q.gaps, l.Gap)
		if l.Gap > 0 {
			q.stretched++
		}
		if l.Width < l.Natural {
			q.squeezed++
		}
		if l.Squeezed > 500 {
			q.hard++
		}
		if l.Stops {
			q.stops++
		}
	}
}

// at returns the gap that a share of the lines, in thousandths, do not pass.
func (q *quality) at(share int) int {
	slices.Sort(q.gaps)
	if len(q.gaps) == 0 {
		return 0
	}
	return q.gaps[(len(q.gaps)-1)*share/1000]
}

func (q *quality) tell(t testing.TB, name string) {
	t.Logf("%-34s %5d lines, %4.1f %% stretched, p95 %3d worst %3d, squeezed %2.0f %%, hard %2.0f %%, stops %.1f %%, 1-char ends %d, relaxed %d",
		name, q.lines, 100*float64(q.stretched)/float64(q.lines), q.at(950), q.at(1000),
		100*float64(q.squeezed)/float64(q.lines), 100*float64(q.hard)/float64(q.lines), 100*float64(q.stops)/float64(q.lines), q.lone, q.relaxed)
}

func armistice(t testing.TB) [][]Piece {
	t.Helper()
	raw, err := os.ReadFile("../../../shared/texts/armistice.txt")
	if err != nil {
		t.Skip("the text is not here")
	}
	var paras [][]Piece
	n := 1
	for _, p := range unwrapped(string(raw)) {
		paras = append(paras, marked(p, &n))
	}
	return paras
}

// What the setting of a real text reaches: gaps in thousandths of an em.
func TestFigures(t *testing.T) {
	paras := armistice(t)
	for _, c := range []struct {
		face       face.ID
		style      string
		ems        design.Length
		p95, worst int
		stops      int // lines in a thousand
	}{
		{"serif-sc", "mainland", 30, 5, 30, 20},
		{"serif-tc", "taiwan", 30, 5, 30, 20},
		{"serif-tc", "hongkong", 30, 5, 30, 20},
		{"serif-tc", "taiwan-unadjusted", 30, 36, 80, 20},
		{"serif-sc", "mainland", 14, 30, 90, 40},
		{"serif-tc", "taiwan", 14, 5, 90, 40},
	} {
		s := serif(t, c.face, c.style)
		var best, first quality
		sh := Shape{Measure: c.ems * 10_500, FirstIndent: 2 * 10_500}
		for _, ps := range paras {
			best.add(s.Paragraph("p", ps, sh))
			first.add(s.Greedy("p", ps, sh))
		}
		best.tell(t, strconv.Itoa(int(c.ems))+" em, "+c.style+", optimum")
		first.tell(t, strconv.Itoa(int(c.ems))+" em, "+c.style+", greedy")
		if best.at(950) > c.p95 || best.at(1000) > c.worst {
			t.Errorf("%s: p95 %d, worst %d; the aim is %d, %d", c.style, best.at(950), best.at(1000), c.p95, c.worst)
		}
		if best.stops*1000 > c.stops*best.lines || best.hard*100 > 20*best.lines {
			t.Errorf("%s: %d lines of %d squeeze their stops, %d a class by more than half; the aim is %d and 200 in a thousand", c.style, best.stops, best.lines, best.hard, c.stops)
		}
		if best.lone+best.relaxed > 0 {
			t.Errorf("%s: %d lone ends, %d relaxed lines", c.style, best.lone, best.relaxed)
		}
	}
}

// made is a text of 700 characters: Han with marks, figures and a name.
const made = "書籍的排版自古講究行款，一行之內，字與字、標點與標點之間的疏密都有定規。十一世紀中葉，畢昇「用膠泥刻字，薄如錢唇」，每字為一印，火燒令堅；至一二九八年，王禎又以木活字試印《旌德縣志》，不滿一月而百部齊成。近代以後，西式鉛字傳入，1859年姜別利（William Gamble）創電鍍字模，把字號分為七等；此後報館與書局競設印所，排印之業大興。可是標點的位置、行首行末的避忌，直到二十世紀方才漸漸有了共識：「行首不可有句讀，行末不可有上引號。」這類規矩，今天的排字程式仍須遵守。"

func BenchmarkParagraph(b *testing.B) {
	s := serif(b, "serif-tc", "taiwan")
	ps := []Piece{{Text: made, Faces: []face.ID{"serif"}, Size: 10_500, Lang: "zh-Hant"}}
	sh := Shape{Measure: 30 * 10_500, FirstIndent: 2 * 10_500}
	chars := utf8.RuneCountInString(made)
	b.ReportAllocs()
	for b.Loop() {
		s.Paragraph("p", ps, sh)
	}
	b.ReportMetric(float64(chars)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mchars/s")
}

func BenchmarkGreedy(b *testing.B) {
	s := serif(b, "serif-tc", "taiwan")
	ps := []Piece{{Text: made, Faces: []face.ID{"serif"}, Size: 10_500, Lang: "zh-Hant"}}
	sh := Shape{Measure: 30 * 10_500, FirstIndent: 2 * 10_500}
	chars := utf8.RuneCountInString(made)
	b.ReportAllocs()
	for b.Loop() {
		s.Greedy("p", ps, sh)
	}
	b.ReportMetric(float64(chars)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mchars/s")
}

func BenchmarkVariants(b *testing.B) {
	s := serif(b, "serif-tc", "taiwan")
	ps := []Piece{{Text: made, Faces: []face.ID{"serif"}, Size: 10_500, Lang: "zh-Hant"}}
	sh := Shape{Measure: 30 * 10_500, FirstIndent: 2 * 10_500}
	chars := utf8.RuneCountInString(made)
	_, ends := s.Optimum("p", ps, sh)
	b.ReportAllocs()
	for b.Loop() {
		s.Variants("p", ps, sh, ends, 40)
	}
	b.ReportMetric(float64(chars)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mchars/s")
}

// Texts that are not at hand, as far as one can make them: the paragraphs of
// the same text, cut at ten different places.
func TestFiguresOfCuts(t *testing.T) {
	if testing.Short() {
		t.Skip("it sets eighty thousand lines")
	}
	paras := armistice(t)
	for _, c := range []struct {
		face           face.ID
		style          string
		ems            design.Length
		p95, p999, max int // thousandths of an em
		over           int // lines over 0.030 em, in 10,000
	}{
		{"serif-sc", "mainland", 30, 10, 30, 40, 20},
		{"serif-tc", "taiwan", 30, 10, 30, 40, 20},
		{"serif-tc", "taiwan-unadjusted", 30, 40, 80, 130, 800},
		{"serif-sc", "mainland", 14, 40, 100, 160, 500},
		{"serif-tc", "taiwan", 14, 20, 100, 160, 150},
	} {
		s := serif(t, c.face, c.style)
		var best quality
		sh := Shape{Measure: c.ems * 10_500, FirstIndent: 2 * 10_500}
		for _, ps := range paras {
			for cut := 0; cut < 30; cut += 3 {
				best.add(s.Paragraph("p", later(ps, cut), sh))
			}
		}
		name := c.style + " at " + strconv.Itoa(int(c.ems)) + " em, cut"
		best.tell(t, name)
		over := 0
		for _, g := range best.gaps {
			if g > 30 {
				over++
			}
		}
		over = over * 10_000 / best.lines
		t.Logf("%-34s p99 %d, p99.9 %d, over 0.030 em %.2f %%", name, best.at(990), best.at(999), float64(over)/100)
		if best.at(950) > c.p95 || best.at(999) > c.p999 || best.at(1000) > c.max || over > c.over {
			t.Errorf("%s: p95 %d, p99.9 %d, worst %d, over 0.030 em %d in 10,000", name, best.at(950), best.at(999), best.at(1000), over)
		}
	}
}

// later returns pieces without their first n characters.
func later(ps []Piece, n int) []Piece {
	out := slices.Clone(ps)
	for n > 0 && len(out) > 0 {
		if out[0].Kind == NoteMark || out[0].Text == "" {
			out = out[1:]
			continue
		}
		_, k := utf8.DecodeRuneInString(out[0].Text)
		out[0].Text = out[0].Text[k:]
		out[0].Start++
		n--
	}
	for len(out) > 0 && (out[0].Kind == NoteMark || out[0].Text == "") {
		out = out[1:]
	}
	return out
}
