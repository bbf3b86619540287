package check

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/golden"
	"yinshu/internal/manuscript"
	"yinshu/internal/reader"
)

// plainText makes a manuscript of a text with one paragraph a line, so that
// these tests do not depend on what the reader finds. A line that begins with
// "> " is a quotation, "# " a heading; {3} is the mark of note 3.
func plainText(raw string) *manuscript.Manuscript {
	m := &manuscript.Manuscript{Files: []manuscript.File{{Name: "text.txt", Text: raw}}}
	at := 0
	for line := range strings.Lines(raw) {
		start := at
		at += len(line)
		line = strings.TrimRight(line, "\n")
		span := manuscript.Span{Start: start, End: start + len(line)}
		base := manuscript.Base{Ident: fmt.Sprint("p", len(m.Blocks)+1), Span: span}
		switch {
		case line == "":
		case strings.HasPrefix(line, "# "):
			m.Blocks = append(m.Blocks, &manuscript.Heading{Base: base, Level: 1, Content: inlines(m, line, 2, start)})
		case strings.HasPrefix(line, "> "):
			inner := &manuscript.Paragraph{Base: base, Content: inlines(m, line, 2, start)}
			m.Blocks = append(m.Blocks, &manuscript.Quotation{Base: manuscript.Base{Ident: "q" + base.Ident, Span: span}, Blocks: []manuscript.Block{inner}})
		default:
			m.Blocks = append(m.Blocks, &manuscript.Paragraph{Base: base, Content: inlines(m, line, 0, start)})
		}
	}
	return m
}

// inlines parts line[from:] at its note marks.
func inlines(m *manuscript.Manuscript, line string, from, start int) (ins []manuscript.Inline) {
	add := func(a, b int) {
		if a < b {
			ins = append(ins, manuscript.Text{Span: manuscript.Span{Start: start + a, End: start + b}, Value: line[a:b]})
		}
	}
	for {
		open := strings.IndexByte(line[from:], '{')
		if open < 0 {
			break
		}
		open += from
		label, _, ok := strings.Cut(line[open+1:], "}")
		if !ok {
			break
		}
		add(from, open)
		id := "n" + label
		if !slices.ContainsFunc(m.Notes, func(n manuscript.Note) bool { return n.ID == id }) {
			m.Notes = append(m.Notes, manuscript.Note{ID: id, Label: label, Number: len(m.Notes) + 1})
		}
		from = open + len(label) + 2
		ins = append(ins, manuscript.NoteMark{Span: manuscript.Span{Start: start + open, End: start + from}, Note: id})
	}
	add(from, len(line))
	return ins
}

func report(problems []*diag.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%d:%d %s %s: %s\n", p.Line, p.Col, p.Kind.Grade, p.Kind.Code, p.Msg(diag.English))
	}
	return b.String()
}

// Each case is a text with faults; what is wanted is the list of complaints,
// then the fixes that are proposed.
func TestCheck(t *testing.T) {
	golden.Run(t, func(t *testing.T, raw string) string {
		m := plainText(raw)
		return report(Check(m, Options{})) + "--- fixes\n" + string(Fixes(m, Options{}))
	})
}

// Sound texts have no complaint: what only looks wrong is named here.
func TestSound(t *testing.T) {
	sound, err := os.ReadFile("testdata/sound/traditional.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got := report(Check(plainText(string(sound)), Options{Lang: "zh-Hant-TW"})); got != "" {
		t.Errorf("a sound Traditional text is accused:\n%s", got)
	}
	sound, err = os.ReadFile("testdata/sound/simplified.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got := report(Check(plainText(string(sound)), Options{Lang: "zh-Hans-CN"})); got != "" {
		t.Errorf("a sound Simplified text is accused:\n%s", got)
	}
}

// The faults planted in the sample book are found, each at its line, and
// nothing else is called a fault.
func TestSample(t *testing.T) {
	const dir = "../../source/sample/"
	raw, err := os.ReadFile(dir + "text.txt")
	if err != nil {
		t.Fatal(err)
	}
	bodies, err := os.ReadFile(dir + "notes.txt")
	if err != nil {
		t.Fatal(err)
	}
	m, _, _, err := reader.Read(reader.Source{Name: "text.txt", Text: raw, Notes: &reader.Part{Name: "notes.txt", Text: bodies}}, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var faults []string
	for _, p := range Check(m, Options{}) {
		if p.Kind.Grade == diag.Fault {
			faults = append(faults, p.Kind.Code+" "+p.Msg(diag.English))
		}
	}
	want := []string{"pair-open 「 is never closed", "word-wrong 公裏 for 公里"}
	if !slices.Equal(faults, want) {
		t.Errorf("faults of the sample:\n got %q\nwant %q", faults, want)
	}
}

// The sample's own fixes mend what was planted.
func TestSampleFixed(t *testing.T) {
	const dir = "../../source/sample/"
	var parts [3][]byte
	for i, name := range []string{"text.txt", "notes.txt", "fixes.txt"} {
		var err error
		if parts[i], err = os.ReadFile(dir + name); err != nil {
			t.Fatal(err)
		}
	}
	m, _, problems, err := reader.Read(reader.Source{
		Name: "text.txt", Text: parts[0],
		Notes: &reader.Part{Name: "notes.txt", Text: parts[1]},
		Fixes: &reader.Part{Name: "fixes.txt", Text: parts[2]},
	}, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range slices.Concat(problems, Check(m, Options{})) {
		if p.Kind.Grade == diag.Fault || p.Kind == markInWord {
			t.Errorf("left after the fixes: %s", p.Report(diag.English))
		}
	}
	if n := len(m.Notes); n != 38 {
		t.Errorf("the sample has %d notes, want 38", n)
	}
}

// Marks that stand the wrong way round are told one by one, and nothing else
// because of them; their neighbours are no symptom then.
func TestSwapped(t *testing.T) {
	for _, c := range []struct {
		text   string
		faults int
	}{
		{"他抗議道：“這可不成！你叫我”前輩“，我已經老了。”", 2},
		{"辛楣道：”利害得很呢。“說時看了他一眼。他說：”真的！“", 4},
		{"學校裏有什麼”粵派“，”少壯派“，”留日派“，鬧得很。", 6},
		{"他說：「好了，好了。」出門不管「，兩位的安全要你們負責了。」", 2},
		{"他說：「是」，我說：「不是」，大家都說「好」。", 0},
		{"曰：「非禹，其誰能修之！」見舞韶箾者，曰：「德至矣哉！」", 0},
		{"他說「甲」和「乙」，「丙」或「丁」。", 0},
		{"條件如下：「甲：」，「乙」；", 0},
	} {
		n := 0
		for _, p := range Check(plainText(c.text+"\n"), Options{Lang: "zh-Hant-TW"}) {
			if p.Kind == pairTurned {
				n++
			} else if p.Kind.Grade == diag.Fault || c.faults > 0 && p.Kind != pairNested {
				t.Errorf("%s: %s", c.text, report([]*diag.Problem{p}))
			}
		}
		if n != c.faults {
			t.Errorf("%s: %d marks are told to stand the wrong way round, want %d", c.text, n, c.faults)
		}
	}
}

// A code in Silence is not reported, and only it.
func TestSilence(t *testing.T) {
	m := plainText("他說：「好，，走了五公裏。\n")
	all := Check(m, Options{})
	some := Check(m, Options{Silence: []string{"mark-doubled"}})
	if len(all) != 3 || len(some) != 2 || slices.ContainsFunc(some, func(p *diag.Problem) bool { return p.Kind == markDoubled }) {
		t.Errorf("all:\n%ssome:\n%s", report(all), report(some))
	}
}

// Whatever kind a fault is of, its code silences it, and nothing else.
func TestSilenceEach(t *testing.T) {
	sound := soundTexts(t)["teacher.txt"]
	for _, pl := range kindPlantings {
		texts := plantAll(sound, pl.hant, 1)
		if len(texts) == 0 {
			t.Errorf("%s is planted nowhere", pl.kinds[0].Code)
			continue
		}
		m := plainText(strings.Replace(strings.Join(texts[0], "\n")+"\n", string(fault0), "", 1))
		opt := Options{Lang: "zh-Hant-TW"}
		all := Check(m, opt)
		for _, k := range pl.kinds {
			opt.Silence = append(opt.Silence, k.Code)
		}
		want := slices.DeleteFunc(slices.Clone(all), func(p *diag.Problem) bool { return slices.Contains(pl.kinds, p.Kind) })
		if got := Check(m, opt); report(got) != report(want) || len(want) == len(all) {
			t.Errorf("%s silenced:\n%swanted\n%s", pl.kinds[0].Code, report(got), report(want))
		}
	}
}

// What Fixes proposes mends what it names when the reader carries it out.
func TestFixesMend(t *testing.T) {
	const raw = "遠行記\n\n他走了五公裏，，又走了三英裏...終於\n\n到了。共12，345人(包括老人)，--都很累。\n"
	src := reader.Source{Name: "text.txt", Text: []byte(raw)}
	m, _, _, err := reader.Read(src, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	src.Fixes = &reader.Part{Name: "fixes.txt", Text: Fixes(m, Options{})}
	fixed, _, problems, err := reader.Read(src, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) > 0 {
		t.Errorf("the reader complains of the proposed fixes:\n%s", report(problems))
	}
	var got string
	for b := range manuscript.Leaves(fixed.Blocks) {
		if _, ok := b.(*manuscript.Heading); ok {
			continue
		}
		got += manuscript.BlockText(b)
	}
	if want := "他走了五公里，又走了三英里……終於到了。共12,345人（包括老人），——都很累。"; got != want {
		t.Errorf("fixed text\n got %s\nwant %s\nfixes\n%s", got, want, src.Fixes.Text)
	}
	if left := Check(fixed, Options{}); len(left) > 0 {
		t.Errorf("left after the fixes:\n%s", report(left))
	}
}

// Every kind is declared once, in both languages, under a code of its own.
func TestKinds(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range Kinds {
		if seen[k.Code] {
			t.Errorf("%s is declared twice", k.Code)
		}
		seen[k.Code] = true
		for _, s := range []string{k.Msg[0], k.Msg[1], k.Hint[0], k.Hint[1]} {
			if s == "" {
				t.Errorf("%s lacks a text", k.Code)
			}
		}
	}
}

// However hostile the text: no panic, every place is true, the same twice.
func FuzzCheck(f *testing.F) {
	f.Add("「甲『乙」丙』，，（丁」戊\n“a”--b...c『\n")
	f.Add("# 一\n他說：」好。「\n> 「甲\n> 乙」\n{1}文{3}。{2}\n")
	f.Add("公裏 \ue480\ufffd\t12，345。13月45日1945-1953樸東祚朴東祚")
	f.Fuzz(func(t *testing.T, raw string) {
		if !utf8.ValidString(raw) {
			t.Skip()
		}
		m := plainText(raw)
		problems := Check(m, Options{})
		lines := strings.Split(raw, "\n")
		for _, p := range problems {
			if p.Kind == tooMany {
				continue
			}
			if p.Line < 1 || strings.ContainsRune(raw, '\r') {
				continue
			}
			if p.Line > len(lines) || p.Col < 1 || p.Col > utf8.RuneCountInString(lines[p.Line-1])+1 {
				t.Errorf("%s is no place of the text", p.Error())
			}
			if strings.Contains(p.Report(diag.English)+p.Report(diag.Chinese), "%!") {
				t.Errorf("a message is not formatted: %s", p.Report(diag.English))
			}
		}
		if again := report(Check(m, Options{})); again != report(problems) {
			t.Errorf("not the same twice:\n%s\n%s", report(problems), again)
		}
		Fixes(m, Options{})
	})
}

// Ten million characters of a sound text with a fault in every hundredth line.
func BenchmarkCheck(b *testing.B) {
	line := "雙方於「開城」會談，到一九五三年七月始告結束；其後（見《會談紀要》）又商定了各項細節，限期三個月內執行完畢。\n"
	bad := "對方說：「此事可以再議，，但是不能再拖五公裏。\n"
	raw := strings.Repeat(strings.Repeat(line, 99)+bad, 1900)
	m := plainText(raw)
	chars := utf8.RuneCountInString(raw)
	b.ReportAllocs()
	for b.Loop() {
		Check(m, Options{Lang: "zh-Hant-TW"})
	}
	b.ReportMetric(float64(chars)*float64(b.N)/1e6/b.Elapsed().Seconds(), "Mchar/s")
	b.ReportMetric(float64(chars)/1e6, "Mchar")
}

// A hostile text takes time in proportion to its length: a paragraph of
// nothing but marks, in each order that could make readings multiply.
func TestHostile(t *testing.T) {
	for _, unit := range []string{"「", "」", "「」", "「『", "『」", "（「", "」「", "「甲。", "：」", "。", "--", "…", "裏", "1，", "（Malik）", "的的", "蘇聯蘇聯", "馬立克葛羅", "０", "０，０００，", "目，前", "周阿"} {
		m := plainText(strings.Repeat(unit, 6_000) + "\n" + strings.Repeat(unit+"\n", 300))
		problems := Check(m, Options{Lang: "zh-Hant-TW"})
		if len(problems) > 2*MaxOfKind*len(Kinds) {
			t.Errorf("%q: %d problems", unit, len(problems))
		}
		Fixes(m, Options{Lang: "zh-Hant-TW"})
	}
}
