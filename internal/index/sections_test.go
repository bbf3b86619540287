package index

import (
	"strings"
	"testing"
)

// long is a text that speaks of one person on many pages, in three sections.
func long() string {
	page := "王安石論紙。" + strings.Repeat("此處無名。", sheet/5*2) + "\n"
	return "王安石總說。\n#一、少年\n" + strings.Repeat(page, 4) + "#二、變法\n" + strings.Repeat(page, 3) + "#三、晚年\n無事。\n"
}

// A heading with too many locators is asked about section by section, and what
// the editor keeps of that takes those mentions from the heading.
func TestSubEntriesBySection(t *testing.T) {
	m := paragraphs(long())
	rows := Propose(m)
	var got []string
	for _, r := range rows {
		if r.Under != "" {
			got = append(got, strings.Join([]string{r.Decision, r.Under, r.Heading, strings.Join(r.Variants, between), itoa(r.Count), rules(r.Evidence)}, " "))
		}
	}
	const want = "ask 王安石 少年 §一、少年 4 section; ask 王安石 變法 §二、變法 3 section"
	if strings.Join(got, "; ") != want {
		t.Fatalf("sub-entries proposed are\n%s, want\n%s", strings.Join(got, "; "), want)
	}

	// The editor keeps one, in words of her own.
	for i := range rows {
		if rows[i].Heading == "變法" {
			rows[i].Decision, rows[i].Heading = Keep, "新法"
		}
	}
	rows, _ = Parse("index.tsv", Format(rows))
	rows, problems := Update(rows, Propose(m))
	if len(problems) > 0 {
		t.Errorf("nothing vanished, but: %v", messages(problems))
	}
	n := 0
	for _, r := range Tell(m, rows) {
		if r.Under != "" {
			n++
		}
		if r.Heading == "新法" && (r.Count != 3 || r.Decision != Keep) {
			t.Errorf("the editor's sub-entry is now %+v", r)
		}
	}
	if n != 2 {
		t.Errorf("%d sub-entries after another run, want the 2 there were", n)
	}
	marked, problems := Mark(m, rows)
	if len(problems) > 0 {
		t.Errorf("the rows have problems: %v", messages(problems))
	}
	entries, _ := Order(marked, Options{}, paragraphOf(marked))
	const printed = "[四畫]\n王安石，1、3\n  新法，5\n"
	if got := Listing(entries); got != printed {
		t.Errorf("the index is\n%swant\n%s", got, printed)
	}
}

// A section that is not there, or a row that stands under nothing, is told.
func TestNoSuchSection(t *testing.T) {
	_, problems := Mark(paragraphs(long()), []Row{
		{Decision: Keep, Heading: "王安石", Kind: Person},
		{Decision: Keep, Heading: "新法", Under: "王安石", Variants: []string{"§二、變 法", "§四"}},
		{Decision: Keep, Heading: "紙", Variants: []string{"§一、少年"}},
	})
	var got []string
	for _, p := range problems {
		got = append(got, p.Kind.Code+" "+p.Msg(0))
	}
	if len(got) != 2 || !strings.Contains(got[0], "“四”") || !strings.Contains(got[1], "“一、少年”") {
		t.Errorf("told is %v", got)
	}
}

func TestUnnumbered(t *testing.T) {
	for title, want := range map[string]string{
		"一、少年": "少年", "第二節：變法": "變法", "第十二章 晚年": "晚年", "3.海路": "海路", "十年": "十年",
		"第一次北伐": "第一次北伐", "一、": "一、", "": "", "緒論": "緒論", "第三章": "第三章", "第": "第", "二": "第二節", "12": "第12節",
	} {
		if got := unnumbered(title); got != want {
			t.Errorf("%q without its number is %q, want %q", title, got, want)
		}
	}
}

// Sub-entries that are counted stand in the order of their numbers.
func TestOrdinal(t *testing.T) {
	for heading, want := range map[string]int{
		"第一節": 1, "第十節": 10, "第十二節": 12, "第二十節": 20, "第三十五回": 35, "第12節": 12, "節": 0, "第": 0, "十二": 0, "第〇": 0, "第99999節": 0,
	} {
		if got := ordinal(heading); got != want {
			t.Errorf("%s is number %d, want %d", heading, got, want)
		}
	}
	m, _ := Mark(paragraphs("四說甲，五說甲，乙。"), []Row{
		{Decision: Keep, Heading: "甲"}, {Decision: Keep, Heading: "第五節", Variants: []string{"五"}, Under: "甲"},
		{Decision: Keep, Heading: "第四節", Variants: []string{"四"}, Under: "甲"},
	})
	entries, _ := Order(m, Options{}, nil)
	if len(entries) != 1 || len(entries[0].Subs) != 2 || entries[0].Subs[0].Heading != "第四節" {
		t.Errorf("counted sub-entries stand in another order than their numbers: %s", Listing(entries))
	}
}
