package reader

import (
	"fmt"
	"strings"
	"testing"

	"yinshu/internal/manuscript"
)

const faulty = "印書小記\n\n那一年是1931年。他走了十公裏的路，，到了書坊。1書坊還沒有開門，2他等着。\n雪下得很大，\n\n門開了。\n\n二日\n\n書坊主人說：「請進。」\n"

// A title or a name in which a fix stands is whole: no piece of it is lost, and
// none is a line of its own.
func TestFixInFront(t *testing.T) {
	raw := "印書小記\n\n⊙ 林松年\n\n那一年是1931年。他走了十公里的路，到了書坊。\n雪下得很大。\n"
	m, _, _, err := Read(Source{Name: "text.txt", Text: []byte(raw), Fixes: &Part{"fixes.txt", []byte("1\t小\t大\n3\t松\t柏\n")}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := plainListing(m); !strings.Contains(got, "title 印書大記\n") || !strings.Contains(got, "author 林柏年\n") {
		t.Errorf("the front matter is not whole:\n%s", got)
	}
}

// Each line of fixes.txt does one thing, and its span is what it replaced.
func TestFixes(t *testing.T) {
	for _, c := range []struct{ fix, want string }{
		{"十‸公裏\t公裏\t公里\twrong conversion", "十公里的路"},
		{"3\t公裏\t公里", "十公里的路"},
		{"3:16\t裏\t里", "十公里的路"},
		{"路，‸，到\t，\t\ttwice", "路，到了"},
		{"書坊‸還沒\t\t的門\t", "書坊的門還沒"},
		{"十公裏的路\t公裏\t公里", "十公里的路"},
		{"大，‸\n門\t@join", "雪下得很大，門開了。"},
		{"4\t@join", "雪下得很大，門開了。"},
		{"開門，2‸他\t@split", "¶他等着"},
		{"8\t@head 2", "h2 二日"},
		{"書坊。‸1書\t@mark 1\t", "書坊。{1}書坊"},
		{"門，‸2他\t@mark 2", "門，{2}他等"},
		{"書坊。‸1書\t@unmark", "書坊。1書坊"},
		{"3\t二公裏\t二公里", "!fix-none"},
		{"3\t書坊\t書店", "!fix-many"},
		{"3\t\t甲", "!fix-point"},
		{"路‸，，\t\t", "!fix-empty"},
		{"書坊。‸1書\t@mark 7", "!fix-mark"},
		{"3\t@jump", "!fix-order"},
		{"3\t@head 9", "!fix-order"},
		{"千里‸之外\t甲\t乙", "!place-none"},
		{"300\t甲\t乙", "!place-line"},
		{"3\t公裏的\t公里的\n3\t裏\t里", "!fix-overlap"},
		{"…走了十‸公裏\t公裏\t公里", "十公里的路"},
		{"公裏的路……\t公裏\t公里", "十公里的路"},
		{"…的路，‸，到了…\t，\t\ttwice", "路，到了"},
		{"…\t公裏\t公里", "!place-none"},
		{"5\t@join", "!fix-idle"},
		{"5\t@head 2", "!fix-idle"},
		{"‸書坊還沒\t@unmark", "!fix-idle"},
		{"4\t@join\n4\t@split", "!fix-contrary"},
		{"8\t@head 2\n8\t@text", "!fix-contrary"},
		{"8\t@head 2\n8\t@head 2", "h2 二日"},
	} {
		src := Source{Name: "text.txt", Text: []byte(faulty), Fixes: &Part{"fixes.txt", []byte("# a comment\n\n" + strings.ReplaceAll(c.fix, "‸\n", "‸") + "\n")}}
		m, _, problems, err := Read(src, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := strings.ReplaceAll(plainListing(m), "\np ", "\np ¶")
		for _, p := range problems {
			if p.File == "fixes.txt" {
				got += "!" + p.Kind.Code
				if p.Line < 3 {
					t.Errorf("%q: the problem is in line %d of fixes.txt", c.fix, p.Line)
				}
			}
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%q: want %s in\n%s", c.fix, c.want, got)
		}
		if strings.Contains(got, "!") && !strings.HasPrefix(c.want, "!") {
			t.Errorf("%q: problems in\n%s", c.fix, got)
		}
	}
}

// A fix that replaces keeps the spans of all around it, and says what it
// replaced.
func TestFixSpans(t *testing.T) {
	src := Source{Name: "text.txt", Text: []byte(faulty), Fixes: &Part{"fixes.txt", []byte("十‸公裏\t公裏\t公里\n路，‸，到\t，\t\n書坊‸還沒\t\t的門\n")}}
	m, a, _, err := Read(src, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if a.Fixes != 3 {
		t.Errorf("%d fixes are counted, want 3", a.Fixes)
	}
	fixed := map[string]string{}
	for b := range manuscript.Leaves(m.Blocks) {
		for _, line := range manuscript.Lines(b) {
			for in := range manuscript.Flat(line) {
				if tx, ok := in.(manuscript.Text); ok {
					if was := faulty[tx.Span.Start:tx.Span.End]; was != tx.Value {
						fixed[was] = tx.Value
					}
				}
			}
		}
	}
	if len(fixed) != 2 || fixed["公裏"] != "公里" || fixed[""] != "的門" {
		t.Errorf("the Texts that differ from the source: %q", fixed)
	}
	cut := false
	for _, l := range m.LeftOut {
		cut = cut || faulty[l.Span.Start:l.Span.End] == "，" && strings.Contains(l.Why, "fixes.txt")
	}
	if !cut {
		t.Error("what a fix took out is not among what was left out")
	}
}

// A mark ordered in another dress than the text's stands beside its count.
func TestFixOtherDress(t *testing.T) {
	src := Source{Name: "text.txt", Text: []byte("題目\n\n第一句。1第二句。2第三句[3]再說。第四句。4第五句。5\n"), Fixes: &Part{"fixes.txt", []byte("句‸[3]\t@mark 3\n")}}
	got, codes := listing(t, src, Options{})
	if want := "第一句。{1}第二句。{2}第三句{3}再說。第四句。{4}第五句。{5}"; !strings.Contains(got, want) || strings.Contains(codes, "fix") {
		t.Errorf("problems %s; want %s in\n%s", codes, want, got)
	}
}

// Orders about lines are refused for a text in Markdown, where they mean
// nothing; replacements are made.
func TestFixMarkdown(t *testing.T) {
	src := Source{Name: "text.md", Text: []byte("# 題\n\n走了十公裏。\n"), Fixes: &Part{"fixes.txt", []byte("3\t公裏\t公里\n3\t@split\n")}}
	got, codes := listing(t, src, Options{})
	if !strings.Contains(got, "十公里") || codes != "fix-markdown" {
		t.Errorf("problems %q in\n%s", codes, got)
	}
}

// Files with CR alone at their line ends are read as any other, and what is
// told of them has the right line.
func TestCarriageReturns(t *testing.T) {
	cr := func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r")) }
	raw := "印書小記\n\n　　那一年是1931年。他走了十公裏的路，到了書坊。1書坊還沒有開門，他等着。\n　　雪下得很大。3他等了很久。\n"
	for _, c := range []struct{ name, text, fixes, notes, want string }{
		{"fixes", raw, "3\t公裏\t公里\n9\t甲\t乙\n4\t大\t小\n", "", "place-line fixes.txt:2:1"},
		{"notes", raw, "", "1. 註一。\n   續行。\n題外的話\n", ""},
		{"marks", raw, "", "1. 註一。\n3. 註三。\n", "note-skipped text.txt:4:9"},
	} {
		src := Source{Name: "text.txt", Text: cr(c.text), Fixes: &Part{"fixes.txt", cr(c.fixes)}}
		if c.notes != "" {
			src.Notes = &Part{"notes.txt", cr(c.notes)}
		}
		m, _, problems, err := Read(src, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range problems {
			got += fmt.Sprintf("%s %s:%d:%d\n", p.Kind.Code, p.File, p.Line, p.Col)
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: want %s in\n%s", c.name, c.want, got)
		}
		if text := plainListing(m); c.fixes != "" && (!strings.Contains(text, "十公里的路") || !strings.Contains(text, "雪下得很小")) {
			t.Errorf("the fixes are not carried out:\n%s", text)
		}
	}
	m, _, _, err := Read(Source{Name: "text.md", Text: cr("## 一\n\n甲段。\n\n- 項\n")}, Options{})
	if err != nil || plainListing(m) != "h1 一\np 甲段。\nli • 項\n" {
		t.Errorf("Markdown: %v\n%s", err, plainListing(m))
	}
}

// What a fix puts in or takes out of a line, and where it divides one, does not
// change how the end of the line is judged.
func TestFixesKeepLines(t *testing.T) {
	const text = "印書小記\n\n　　那一年是辛未年。他走了十公里的路，到了書坊，\n書坊還沒有開門，他等着，等了一個上午，一個下\n午，一個晚上，等到門開了為止，等到雪停了為止，\n才進門。\n　　第二天又下了一場雪，比第一天的雪還要大得多，\n書坊主人說，請進。\n"
	const whole = "那一年是辛未年。他走了十公里的路，到了書坊，書坊還沒有開門，他等着，等了一個上午，一個下午，一個晚上，等到門開了為止，等到雪停了為止，才進門。"
	for _, c := range []struct{ fix, want string }{
		{"書坊還沒‸有開門\t\t【此處脫了許多字，今據原本補入】", strings.Replace(whole, "還沒", "還沒【此處脫了許多字，今據原本補入】", 1)},
		{"他等着，‸等了一個上午，一個\t等了一個上午，\t", strings.Replace(whole, "等了一個上午，", "", 1)},
		{"一個晚上，‸等到門\t@split", strings.Replace(whole, "一個晚上，", "一個晚上，\np ", 1)},
		{"到了書坊，‸書坊\t\t終於", strings.Replace(whole, "到了書坊，", "到了書坊，終於", 1)},
	} {
		src := Source{Name: "text.txt", Text: []byte(text), Fixes: &Part{"fixes.txt", []byte(c.fix + "\n")}}
		m, _, _, err := Read(src, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := plainListing(m); !strings.Contains(got, "p "+c.want+"\n") {
			t.Errorf("%s: want %s in\n%s", c.fix, c.want, got)
		}
	}
}
