package index

import (
	"strings"
	"testing"
	"unicode/utf8"

	"yinshu/internal/manuscript"
)

// paragraphs makes a manuscript of raw lines: an empty line parts paragraphs,
// other lines are joined, so a mention may be broken by a line end. A line
// that begins with # is a heading; ^ is a note mark.
func paragraphs(raw string) *manuscript.Manuscript {
	m := &manuscript.Manuscript{Files: []manuscript.File{{Name: "text.txt", Text: raw}}}
	m.Meta.Lang = "zh-Hant-TW"
	var content []manuscript.Inline
	end := func() {
		if len(content) > 0 {
			m.Blocks = append(m.Blocks, &manuscript.Paragraph{Base: base(m), Content: content})
		}
		content = nil
	}
	at := 0
	for line := range strings.Lines(raw) {
		text := strings.TrimSuffix(line, "\n")
		switch {
		case strings.TrimSpace(text) == "":
			end()
		case strings.HasPrefix(text, "#"):
			end()
			t := manuscript.Text{Span: manuscript.Span{Start: at + 1, End: at + len(text)}, Value: text[1:]}
			if t.Value != "" {
				m.Blocks = append(m.Blocks, &manuscript.Heading{Base: base(m), Level: 1, Content: []manuscript.Inline{t}})
			}
		default:
			content = append(content, inlines(text, at)...)
		}
		at += len(line)
	}
	end()
	return m
}

func base(m *manuscript.Manuscript) manuscript.Base {
	return manuscript.Base{Ident: "p" + itoa(len(m.Blocks)+1)}
}

func inlines(text string, at int) (out []manuscript.Inline) {
	for part := range strings.SplitAfterSeq(text, "^") {
		words, mark := strings.CutSuffix(part, "^")
		if words != "" {
			out = append(out, manuscript.Text{Span: manuscript.Span{Start: at, End: at + len(words)}, Value: words})
		}
		if mark {
			out = append(out, manuscript.NoteMark{Span: manuscript.Span{Start: at + len(words), End: at + len(part)}, Note: "n1"})
		}
		at += len(part)
	}
	return out
}

// show writes a line with its marks: {t1.1} before a mention, ^ for a note
// mark, | between two Texts.
func show(line []manuscript.Inline) string {
	var b strings.Builder
	open := false // a Text stands directly before
	for in := range manuscript.Flat(line) {
		switch in := in.(type) {
		case manuscript.Text:
			if open {
				b.WriteByte('|')
			}
			b.WriteString(in.Value)
			open = true
		case manuscript.TermMark:
			b.WriteString("{" + in.Anchor + "}")
			open = false
		case manuscript.NoteMark:
			b.WriteByte('^')
			open = false
		}
	}
	return b.String()
}

func kept(headings ...string) []Row {
	var rows []Row
	for _, h := range headings {
		names := strings.Split(h, "/")
		rows = append(rows, Row{Decision: Keep, Heading: names[0], Kind: Concept, Variants: names[1:]})
	}
	return rows
}

func TestMark(t *testing.T) {
	with := func(rows []Row, f func([]Row)) []Row { f(rows); return rows }
	for _, c := range []struct {
		rule string
		rows []Row
		raw  string
		want string
	}{
		{"the longest form counts", kept("紙", "宣紙"), "宣紙與紙", "{t2.1}宣紙與{t1.1}紙"},
		{"of two that overlap the longer counts", kept("蘇聯", "聯合大會"), "蘇聯合大會", "蘇{t2.1}聯合大會"},
		{"of two as long the first counts", kept("蘇聯", "聯大"), "蘇聯大使", "{t1.1}蘇聯大使"},
		{"a line end does not part a mention", kept("活字"), "論活\n字印刷", "論{t1.1}活|字印刷"},
		{"a note mark does", kept("活字"), "活^字", "活^字"},
		{"a variant is a mention", kept("畢昇/畢升"), "畢升即畢昇", "{t1.1}畢升即{t1.2}畢昇"},
		{"a context excludes", with(kept("聯大"), func(r []Row) { r[0].Not = []string{"蘇聯大使"} }), "蘇聯大使在聯大", "蘇聯大使在{t1.1}聯大"},
		{"what is excluded leaves its place to a shorter form", with(kept("北朝鮮", "朝鮮"), func(r []Row) { r[0].Not = []string{"南北朝鮮"} }),
			"南北朝鮮、北朝鮮", "南北{t2.1}朝鮮、{t1.1}北朝鮮"},
		{"a part of a title is no mention", kept("紙", "《紙史》", "印刷"), "《紙史》《印刷與紙》", "{t2.1}《紙史》《印刷與紙》"},
		{"the whole title may be one", kept("紙史"), "《紙史》", "《{t1.1}紙史》"},
		{"two headings may part a form by context", with(kept("國防部（甲）/國防部", "國防部（乙）/國防部"), func(r []Row) { r[0].Not = []string{"乙國國防部"} }),
			"甲國國防部、乙國國防部", "甲國{t1.1}國防部、乙國{t2.1}國防部"},
		{"only what is kept is marked", []Row{{Decision: Ask, Heading: "墨"}, {Decision: Drop, Heading: "硯"}}, "墨硯", "墨硯"},
		{"mentions may touch", kept("墨", "硯"), "墨硯墨", "{t1.1}墨{t2.1}硯{t1.2}墨"},
		{"astral characters count once", kept("字"), "𠀀字𠀀", "𠀀{t1.1}字𠀀"},
	} {
		m, problems := Mark(paragraphs(c.raw), c.rows)
		if got := show(manuscript.Lines(m.Blocks[0])[0]); got != c.want {
			t.Errorf("%s: got %s, want %s", c.rule, got, c.want)
		}
		for _, p := range problems {
			if p.Kind != neverFound {
				t.Errorf("%s: unexpected: %s", c.rule, p.Error())
			}
		}
	}
}

// The mentions of a heading that only refers are those of its target.
func TestMarkSee(t *testing.T) {
	rows := kept("中立國委員會", "特委", "丙")
	rows[1].See = []string{"中立國委員會"}
	rows[2].See = []string{"中立國委員會", "丁"}
	m, problems := Mark(paragraphs("特委，即中立國委員會"), rows)
	if got, want := show(manuscript.Lines(m.Blocks[0])[0]), "{t1.1}特委，即{t1.2}中立國委員會"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if len(problems) != 1 || problems[0].Kind != seeMissing {
		t.Errorf("a reference to nothing is not told: %v", messages(problems))
	}
	if see := m.Terms[2].See; len(see) != 1 || see[0] != "t1" {
		t.Errorf("a reference to nothing is printed: %v", see)
	}
}

func TestReferences(t *testing.T) {
	rows := kept("甲", "乙", "丙", "丁", "戊", "己")
	rows[0].See = []string{"乙"}
	rows[1].See = []string{"丙"}
	rows[2].See = []string{"乙"}
	rows[3].See = []string{"丁"}
	rows[4].Under = "己"
	rows[5].Under = "戊"
	_, problems := Mark(paragraphs("丁戊己"), rows)
	want := []string{
		"丁 refers to itself",
		"甲 refers to 乙, which only refers further",
		"the references of 乙 lead in a circle: 乙 → 丙 → 乙",
		"戊 stands, by way of 己, under itself; it stands alone",
		"乙 is kept but nowhere in the text",
	}
	if got := messages(problems); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Marks stand wherever text does, and inside other inlines.
func TestMarkEverywhere(t *testing.T) {
	const raw = "墨論墨墨墨墨墨墨"
	text := func(n int) manuscript.Text {
		return manuscript.Text{Span: manuscript.Span{Start: 3 * n, End: 3*n + 3}, Value: raw[3*n : 3*n+3]}
	}
	line := func(n int) []manuscript.Inline { return []manuscript.Inline{text(n)} }
	m := &manuscript.Manuscript{
		Files: []manuscript.File{{Text: raw}},
		Blocks: []manuscript.Block{
			&manuscript.Heading{Base: manuscript.Base{Ident: "h1"}, Level: 1, Content: line(0)},
			&manuscript.Quotation{Base: manuscript.Base{Ident: "q1"}, Blocks: []manuscript.Block{
				&manuscript.Verse{Base: manuscript.Base{Ident: "v1"}, Lines: [][]manuscript.Inline{line(1), {}, line(2)}},
			}},
			&manuscript.Figure{Base: manuscript.Base{Ident: "f1"}, Caption: line(3)},
			&manuscript.Table{Base: manuscript.Base{Ident: "t1"}, Rows: [][][]manuscript.Inline{{line(4)}}, Caption: line(5)},
			&manuscript.Break{Base: manuscript.Base{Ident: "b1"}, Value: "墨"},
			&manuscript.Paragraph{Base: manuscript.Base{Ident: "p1"}, Content: []manuscript.Inline{
				manuscript.Emphasis{Content: []manuscript.Inline{manuscript.Link{Content: line(6)}}},
			}},
		},
		Notes: []manuscript.Note{{ID: "n1", Number: 1, Body: []manuscript.Block{
			&manuscript.Paragraph{Base: manuscript.Base{Ident: "p2"}, Content: []manuscript.Inline{manuscript.Ruby{Base: line(7)}}},
		}}},
	}
	marked, problems := Mark(m, kept("墨"))
	if len(problems) > 0 {
		t.Errorf("unexpected: %v", messages(problems))
	}
	if got := len(spots(marked)["t1"]); got != 7 {
		t.Errorf("%d of 7 mentions are marked", got)
	}
	if got := len(spots(m)); got != 0 {
		t.Errorf("the manuscript itself was marked")
	}
	again, _ := Mark(marked, kept("墨"))
	if got := len(spots(again)["t1"]); got != 7 {
		t.Errorf("marked again, there are %d marks of 7", got)
	}
}

// Marking changes no character and keeps every span true, whatever the text,
// the headings, and the places where the Texts are cut.
func FuzzMark(f *testing.F) {
	f.Add("論活\n字印刷^術，\n\n#活字\n《活字》", "活字", "印刷術", "字印")
	f.Add("aa\na^aa", "a", "aa", "aaa")
	f.Fuzz(func(t *testing.T, raw, a, b, not string) {
		if !utf8.ValidString(raw) {
			return
		}
		m := paragraphs(raw)
		rows := kept(a, b)
		rows[1].Not = []string{not}
		marked, _ := Mark(m, rows)
		if got, want := plain(marked), plain(m); got != want {
			t.Fatalf("text changed\n got %q\nwant %q", got, want)
		}
		anchors := map[string]bool{}
		eachLine(marked, func(_ string, line []manuscript.Inline) []manuscript.Inline {
			for in := range manuscript.Flat(line) {
				switch in := in.(type) {
				case manuscript.Text:
					if in.Value == "" || raw[in.Span.Start:in.Span.End] != in.Value {
						t.Errorf("%q is not what stands at %v", in.Value, in.Span)
					}
				case manuscript.TermMark:
					if anchors[in.Anchor] {
						t.Errorf("%s is there twice", in.Anchor)
					}
					anchors[in.Anchor] = true
					mention := strings.ReplaceAll(raw[in.Span.Start:in.Span.End], "\n", "")
					if h := marked.Terms[in.Term[1]-'1'].Heading; mention != h {
						t.Errorf("the span of %s holds %q, not %q", in.Anchor, mention, h)
					}
				}
			}
			return line
		})
	})
}

func plain(m *manuscript.Manuscript) string {
	var b strings.Builder
	for block := range manuscript.Leaves(m.Blocks) {
		b.WriteString(manuscript.BlockText(block) + "\n")
	}
	return b.String()
}
