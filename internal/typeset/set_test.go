package typeset_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/golden"
	"yinshu/internal/manuscript"
	. "yinshu/internal/typeset"
)

// Each case is a design and a text; what is wanted is the listing of its
// pages, and the problems found.
func TestSet(t *testing.T) {
	golden.Run(t, func(t *testing.T, input string) string {
		j := job(t, input)
		s, problems := Set(j)
		for _, f := range faults(j, s) {
			t.Error(f)
		}
		var b strings.Builder
		b.WriteString(coarse(Listing(s)))
		for _, p := range problems {
			if p.Kind.Code != "set-loose" {
				b.WriteString("\n" + p.Report(diag.English))
			}
		}
		return b.String()
	})
}

// coarse leaves out how lines were justified: that is the line setter's, and
// its listings say it. What is left are the pages.
func coarse(listing string) string {
	return justified.ReplaceAllString(listing, "")
}

var justified = regexp.MustCompile(`(?m) \([0-9.]+\)|  \[[^\[\]]*[+−][0-9]+[^\[\]]*\]$`)

// A note may hold whatever a text may, and may call another: all of it is
// set, wherever notes stand.
func TestNotesOfAllKinds(t *testing.T) {
	for how := range uint8(3) {
		j := job(t, "[text]\nmeasure = 14\nlines = 9\n[page]\nhead = \"40mm\"\n----\n# 一\n甲乙丙丁，戊己庚辛。[^1]壬癸。\n[^1]: 註。\n")
		j.Design.Notes = NotesPlaceOf(how)
		text := func(s string) []manuscript.Inline { return []manuscript.Inline{manuscript.Text{Value: s}} }
		base := func(id string) manuscript.Base { return manuscript.Base{Ident: id} }
		n := &j.Manuscript.Notes[0]
		n.Body = append(n.Body,
			&manuscript.Quotation{Base: base("q"), Blocks: []manuscript.Block{&manuscript.Paragraph{Base: base("qp"), Content: text("引文。")}}},
			&manuscript.Verse{Base: base("v"), Lines: [][]manuscript.Inline{text("詩一"), nil, text("詩二")}},
			&manuscript.List{Base: base("l"), Items: []manuscript.Item{{Label: "一、", Blocks: []manuscript.Block{&manuscript.Paragraph{Base: base("lp"), Content: text("項。")}}}}},
			&manuscript.Table{Base: base("t"), Head: 1, Rows: [][][]manuscript.Inline{{text("年"), text("事")}, {text("甲"), text("乙")}}, Caption: text("表")},
			&manuscript.Figure{Base: base("f"), Source: "a.png", Caption: text("圖")},
			&manuscript.Heading{Base: base("h"), Level: 2, Content: text("小題")},
			&manuscript.Break{Base: base("b")},
			&manuscript.Paragraph{Base: base("last"), Content: []manuscript.Inline{manuscript.Text{Value: "見另註"}, manuscript.NoteMark{Note: "n2"}}},
		)
		j.Manuscript.Notes = append(j.Manuscript.Notes, manuscript.Note{ID: "n2", Number: 2, Body: []manuscript.Block{&manuscript.Paragraph{Base: base("n2p"), Content: text("註中之註。")}}})
		s, _ := Set(j)
		for _, f := range faults(j, s) {
			t.Errorf("notes at %d: %s", how, f)
		}
	}
}

// A listing says how a line was justified.
func TestListing(t *testing.T) {
	s, _ := Set(job(t, "[text]\nmeasure = 12\n----\n甲乙丙丁在1868年，戊己庚辛，壬癸子丑寅卯，辰巳午未。"))
	got := Listing(s)
	if !justified.MatchString(got) {
		t.Errorf("no line tells its natural width and its adjustment:\n%s", got)
	}
	for _, want := range []string{"trim 419.527 × 595.275, 3 pages", "page 3  1  body  recto  begins p1:0", "甲乙丙丁在1868年"} {
		if !strings.Contains(got, want) {
			t.Errorf("the listing lacks %q:\n%s", want, got)
		}
	}
}

// The same job gives the same pages.
func TestSetTwice(t *testing.T) {
	const text = "title 造書\n# 一\n雙方代表於一九五一年七月十日在開城會面。[^1]次日再談，「停戰」的條件仍無著落。\n# 二\n排字的人先看行，再看頁。\n[^1]: 參看《書林清話》。\n"
	first, _ := Set(job(t, text))
	second, _ := Set(job(t, text))
	if Listing(first) != Listing(second) {
		t.Error("the same job was set in two ways")
	}
}

// FuzzSet sets whatever text there is, on a small page, with notes in each
// place: nothing is lost, nothing stands twice, nothing stands off the page.
func FuzzSet(f *testing.F) {
	f.Add("# 一\n甲乙丙丁，戊己庚辛。[^1]壬癸{t}子丑。\n> 引文，引文。\n+ 接著說。\n[^1]: 註一。\n", uint8(0))
	f.Add("/ 詩一\n/\n/ 詩二[^x]\n1. 項\n2. 又項，很長很長很長很長的一項。\n[^x]: 註文很長很長很長很長很長很長很長很長很長很長很長很長很長很長很長很長。\n", uint8(1))
	f.Add("| 甲 | 乙 |\n| 1 | 2 |\n!a.png 圖\n!b.gif 無圖\n***\n見{@h1}頁。\n# 末[^a][^b]\n[^a]: 註。\n", uint8(2))
	f.Add("## 二級\n# 一級\n# 又一級\n文。\n", uint8(4))
	f.Fuzz(func(t *testing.T, text string, how uint8) {
		if len(text) > 3000 || !utf8.ValidString(text) {
			return
		}
		j := job(t, "[text]\nmeasure = 12\nlines = 7\n[page]\nhead = \"40mm\"\n----\n"+text)
		d := j.Design
		d.Notes = NotesPlaceOf(how)
		d.Opening = OpeningOf(how)
		d.Numbering = NumberingOf(how)
		d.Measure, d.Lines = 6+int(how%17), 4+int(how%7)
		s, _ := Set(j)
		for _, fault := range faults(j, s) {
			t.Error(fault)
		}
	})
}
