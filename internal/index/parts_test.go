package index

import "testing"

// Several indexes hold each heading once, or, where one of them holds all,
// twice; references lead to the heading in the same index.
func TestParts(t *testing.T) {
	m, problems := Mark(paragraphs("王安石在上海讀《紙史》，蘇軾讀〈說紙〉。\n\n王安石到杭州。"), []Row{
		{Decision: Keep, Heading: "王安石", Kind: Person, SeeAlso: []string{"蘇軾", "上海"}},
		{Decision: Keep, Heading: "蘇軾", Kind: Person},
		{Decision: Keep, Heading: "《紙史》", Kind: Work},
		{Decision: Keep, Heading: "上海", Kind: Place, SeeAlso: []string{"王安石"}},
		{Decision: Keep, Heading: "杭州", Kind: Place, Under: "上海"},
	})
	if len(problems) > 0 {
		t.Fatal(messages(problems))
	}
	persons := Part{Title: "人名索引", Kinds: []string{Person}}
	for name, c := range map[string]struct {
		parts []Part
		want  string
		terms string // of 王安石 where it stands, and of what it leads to
	}{
		"the rest": {
			[]Part{persons, {Title: "主題索引", Not: []string{Person}}},
			"== 人名索引\n[四畫]\n王安石，1–2；另見 蘇軾；上海\n[二十畫]\n蘇軾，1\n" +
				"== 主題索引\n[三畫]\n上海，1；另見 王安石\n  杭州，2\n[十畫]\n《紙史》，1\n",
			"t1 t2 t4",
		},
		"the whole": {
			[]Part{persons, {Title: "總索引"}},
			"== 人名索引\n[四畫]\n王安石，1–2；另見 蘇軾；上海\n[二十畫]\n蘇軾，1\n" +
				"== 總索引\n[三畫]\n上海，1；另見 王安石\n  杭州，2\n[四畫]\n王安石，1–2；另見 蘇軾；上海\n[十畫]\n《紙史》，1\n[二十畫]\n蘇軾，1\n",
			"t1 t2 t4 t1-2 t2-2 t4",
		},
		"one kind alone": {[]Part{{Title: "書名索引", Kinds: []string{Work}}}, "== 書名索引\n[十畫]\n《紙史》，1\n", ""},
	} {
		entries, problems := Order(m, Options{Parts: c.parts, RangeFrom: 2}, paragraphOf(m))
		if len(problems) > 0 {
			t.Errorf("%s: %v", name, messages(problems))
		}
		if got := Listing(entries); got != c.want {
			t.Errorf("%s: the indexes are\n%swant\n%s", name, got, c.want)
		}
		terms := ""
		for _, e := range entries {
			if e.Heading == "王安石" {
				terms += " " + e.Term
				for _, r := range e.SeeAlso {
					terms += " " + r.Term
				}
			}
		}
		if c.terms != "" && terms != " "+c.terms {
			t.Errorf("%s: 王安石 and what it leads to are%s, want %s", name, terms, c.terms)
		}
		seen := map[string]bool{}
		var walk func(list []Entry)
		walk = func(list []Entry) {
			for _, e := range list {
				if seen[e.Term] {
					t.Errorf("%s: two entries are named %s", name, e.Term)
				}
				seen[e.Term] = true
				walk(e.Subs)
			}
		}
		walk(entries)
		if got := Diff(Listing(entries), Listing(entries)); got != "" {
			t.Errorf("%s: equal listings differ: %s", name, got)
		}
	}
}
