package reader

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yinshu/internal/manuscript"
)

// structure writes all of a manuscript that a reading in Markdown must give
// back: everything but spans, decisions, what was left out and the labels of
// notes.
func structure(m *manuscript.Manuscript) string {
	var b strings.Builder
	number := map[string]int{}
	for _, n := range m.Notes {
		number[n.ID] = n.Number
	}
	var inlines func(ins []manuscript.Inline) string
	inlines = func(ins []manuscript.Inline) string {
		var s strings.Builder
		for _, in := range ins {
			switch in := in.(type) {
			case manuscript.Text:
				s.WriteString(in.Value)
			case manuscript.NoteMark:
				fmt.Fprintf(&s, "{note %d}", number[in.Note])
			case manuscript.PageMark:
				fmt.Fprintf(&s, "{page %q}", in.Label)
			case manuscript.PageRef:
				fmt.Fprintf(&s, "{ref %q %q}", in.Target, in.Value)
			case manuscript.Emphasis:
				fmt.Fprintf(&s, "{em %d:%s}", in.Kind, inlines(in.Content))
			case manuscript.ProperName:
				fmt.Fprintf(&s, "{name %d:%s}", in.Kind, inlines(in.Content))
			case manuscript.Ruby:
				fmt.Fprintf(&s, "{ruby %q:%s}", in.Reading, inlines(in.Base))
			case manuscript.Link:
				fmt.Fprintf(&s, "{link %q:%s}", in.URL, inlines(in.Content))
			default:
				fmt.Fprintf(&s, "{%T}", in)
			}
		}
		return s.String()
	}
	var blocks func(bs []manuscript.Block, in string)
	blocks = func(bs []manuscript.Block, in string) {
		for _, bl := range bs {
			fmt.Fprintf(&b, "%s%s ", in, bl.ID())
			switch bl := bl.(type) {
			case *manuscript.Heading:
				fmt.Fprintf(&b, "head %d ", bl.Level)
			case *manuscript.Paragraph:
				fmt.Fprintf(&b, "resumed %v ", bl.Resumed)
			case *manuscript.Break:
				fmt.Fprintf(&b, "break %q", bl.Value)
			case *manuscript.Figure:
				fmt.Fprintf(&b, "figure %q %q ", bl.Source, bl.Alt)
			case *manuscript.Table:
				fmt.Fprintf(&b, "table %d ", bl.Head)
			case *manuscript.Quotation:
				b.WriteString("quotation\n")
				blocks(bl.Blocks, in+"  ")
				continue
			case *manuscript.List:
				fmt.Fprintf(&b, "list %v\n", bl.Ordered)
				for _, item := range bl.Items {
					fmt.Fprintf(&b, "%s %q\n", in, item.Label)
					blocks(item.Blocks, in+"  ")
				}
				continue
			}
			for i, line := range manuscript.Lines(bl) {
				if i > 0 {
					b.WriteString(" / ")
				}
				b.WriteString(inlines(line))
			}
			b.WriteByte('\n')
		}
	}
	for _, t := range m.Meta.Title {
		fmt.Fprintf(&b, "title %s\n", t.Value)
	}
	for _, t := range m.Meta.Subtitle {
		fmt.Fprintf(&b, "subtitle %s\n", t.Value)
	}
	for _, c := range m.Meta.Creators {
		fmt.Fprintf(&b, "creator %s %s %s\n", c.Name.Value, c.Role, c.FileAs)
	}
	fmt.Fprintf(&b, "lang %s\n", m.Meta.Lang)
	blocks(m.Blocks, "")
	for _, n := range m.Notes {
		fmt.Fprintf(&b, "note %s %d\n", n.ID, n.Number)
		blocks(n.Body, "  ")
	}
	return b.String()
}

// again reads a manuscript's Markdown form.
func again(t *testing.T, m *manuscript.Manuscript) (*manuscript.Manuscript, string) {
	t.Helper()
	md := manuscript.Markdown(m)
	m2, _, _, err := Read(Source{Name: "text.md", Text: []byte(md)}, Options{Encoding: "utf-8"})
	if err != nil {
		t.Fatalf("%v\n%s", err, md)
	}
	return m2, md
}

func sameStructure(t *testing.T, m *manuscript.Manuscript) {
	t.Helper()
	m2, md := again(t, m)
	want, got := strings.Split(structure(m), "\n"), strings.Split(structure(m2), "\n")
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			have := "(the end)"
			if i < len(got) {
				have = got[i]
			}
			t.Fatalf("line %d of the structure\nwant %s\ngot  %s", i+1, want[i], have)
		}
	}
	if md2 := manuscript.Markdown(m2); md2 != md {
		t.Errorf("the Markdown of the Markdown differs")
	}
}

// Reading what yinshu read wrote gives the same manuscript: on every text at
// hand.
func TestRoundTrip(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.raw")
	for _, more := range []string{"../../../shared/texts/armistice.txt", "../../source/sample/text.txt", "testdata/rich.md"} {
		if _, err := os.Stat(more); err == nil {
			names = append(names, more)
		}
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			m, _, _, err := Read(Source{Name: name, Text: raw}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			sameStructure(t, m)
		})
	}
}

// Characters that mean something in Markdown are characters of the author's.
func FuzzRoundTrip(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.raw")
	for _, name := range names {
		raw, _ := os.ReadFile(name)
		f.Add(string(raw[:min(len(raw), 1200)]))
	}
	f.Add("題\t目\x00\n\n正文一段。\n")
	f.Add("題\n\n# 甲 * 乙 _丙_ [丁](戊) `己` <庚>\n\n1. 甲\n2. 乙\n\n- 甲\n- 乙\n\n| 甲 |\n\n> 甲\n\n+ 甲\n\n&amp; ~ ^ $ {} \\ ![](x)\n\n---\n\n=== \n")
	f.Fuzz(func(t *testing.T, raw string) {
		m, _, _, err := Read(Source{Name: "text.txt", Text: []byte(raw)}, Options{Encoding: "utf-8"})
		if err != nil {
			return
		}
		sameStructure(t, m)
	})
}

// What # and ## stand for: a single # is the title, several are the heads of
// the first level.
func TestMarkdownLevels(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"one", "# 書\n\n## 甲\n\n字。\n\n### 乙\n\n字。\n", "書 甲1 乙2"},
		{"none", "## 甲\n\n字。\n\n### 乙\n\n字。\n", " 甲1 乙2"},
		{"several", "# 甲\n\n字。\n\n## 乙\n\n字。\n\n# 丙\n\n字。\n", " 甲1 乙2 丙1"},
		{"title and several", "# 書\n\n# 甲\n\n字。\n\n## 乙\n\n字。\n", "書 甲1 乙2"},
		{"front matter", "---\ntitle: 書\n---\n\n# 甲\n\n字。\n\n## 乙\n\n字。\n", "書 甲1 乙2"},
		{"front matter, no #", "---\ntitle: 書\n---\n\n## 甲\n\n字。\n\n### 乙\n\n字。\n", "書 甲1 乙2"},
		{"underlined", "甲\n=\n\n字。\n\n乙\n-\n\n字。\n\n丙\n=\n\n字。\n", " 甲1 乙2 丙1"},
	} {
		m, _, _, err := Read(Source{Name: "t.md", Text: []byte(c.text)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := manuscript.Join(m.Meta.Title)
		for _, b := range m.Blocks {
			if h, ok := b.(*manuscript.Heading); ok {
				got += fmt.Sprintf(" %s%d", manuscript.Plain(h.Content), h.Level)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
		sameStructure(t, m)
	}
}

// A head may have a name of its own, which references lead to; it is no part
// of the head. One that is taken, or that could be one of the reader's own, is
// none.
func TestNamedHeads(t *testing.T) {
	src := "---\ntitle: 書\n---\n\n# 甲 {#jia}\n\n見第[0]{ref=\"yi\"}頁。\n\n# 乙 {#yi}\n\n# 丙 {#jia}\n\n# 丁 {#h1}\n\n# 論[毛澤東]{.name}\n\n# 戊 {x}\n"
	m, _, _, err := Read(Source{Name: "text.md", Text: []byte(src)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range m.Blocks {
		if h, ok := b.(*manuscript.Heading); ok {
			got = append(got, h.Ident+" "+manuscript.Plain(h.Content))
		}
	}
	want := []string{"jia 甲", "yi 乙", "h3 丙", "h4 丁", "h5 論毛澤東", "h6 戊 {x}"}
	if !slices.Equal(got, want) {
		t.Errorf("heads %q, want %q", got, want)
	}
	again, _, _, err := Read(Source{Name: "text.md", Text: []byte(manuscript.Markdown(m))}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := manuscript.Markdown(m), manuscript.Markdown(again); a != b {
		t.Errorf("written and read again the text is\n%s\nnot\n%s", b, a)
	}
}

// What editors write, as pandoc and others know it, and what becomes of it.
func TestMarkdownForms(t *testing.T) {
	for _, c := range []struct{ md, want string }{
		{"甲。\n\n    縮進的段落\n\n乙。", "p 甲。\np 縮進的段落\np 乙。\n"},
		{"　　全形縮進，\n　　第二行。", "p 全形縮進，第二行。\n"},
		{"上行\\\n下行  \n末行。", "p 上行下行末行。\n"},
		{"_底線_，__雙線__，a_b_c不是。", "p 底線，雙線，a_b_c不是。\n"},
		{"讀_漢字_不是，（_是_）。", "p 讀_漢字_不是，（是）。\n"},
		{"行內^[有*強調*的註]，再一個[^1]。\n\n[^1]: 尾註。", "p 行內{1}，再一個{2}。\nn1 有強調的註\nn2 尾註。\n"},
		{"[連結](https://a.example \"題\"){.ext target=_blank}。", "p 連結。\n"},
		{"[甲](https://a.example)[乙](<b c> '題')。", "p 甲乙。\n"},
		{"不是 ^[ 註，也不是 ^[]。", "p 不是 ^[ 註，也不是 ^[]。\n"},
	} {
		m, _, problems, err := Read(Source{Name: "text.md", Text: []byte(c.md)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := plainListing(m); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.md, got, c.want)
		}
		for _, p := range problems {
			t.Errorf("%q: %s", c.md, p.Kind.Code)
		}
		sameStructure(t, m)
	}
	m, _, _, _ := Read(Source{Name: "text.md", Text: []byte("![圖說](a.png){#f1 .wide alt='替代' width=50%}")}, Options{})
	f, ok := m.Blocks[0].(*manuscript.Figure)
	if !ok || f.Alt != "替代" || f.Source != "a.png" {
		t.Errorf("the picture with attributes is %#v", m.Blocks[0])
	}
}

// A field of the front matter that says nothing is told.
func TestFrontUnused(t *testing.T) {
	_, _, problems, err := Read(Source{Name: "text.md", Text: []byte("---\ntitle: 書\ndate: 2026\ntitel: 誤\n---\n\n文。\n")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprintf("%s %d %v", p.Kind.Code, p.Line, p.Args))
	}
	if want := "front-unused 3 [date] front-unused 4 [titel]"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Whatever stands between them, the first and the last paragraph are read.
func FuzzMarkdownWhole(f *testing.F) {
	for _, seed := range []string{"    縮進", "```\n碼\n```", "<div>\n\n<!-- 註", "- 甲\n\n      乙", "[^1]: 註\n\n    二段", "> 引\n    文", "| a |\n|---|", "***", "^[註", "\t- 甲", "1. 甲\n\t2. 乙", "=====", "[甲]: b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		md := "始起於此。\n\n" + body + "\n\n終止於此。\n"
		m, _, _, err := Read(Source{Name: "text.md", Text: []byte(md)}, Options{Encoding: "utf-8"})
		if err != nil {
			return // such bytes are refused as a whole
		}
		text := plainListing(m)
		for _, want := range []string{"始起於此。", "終止於此。"} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is lost of\n%s", want, md)
			}
		}
	})
}
