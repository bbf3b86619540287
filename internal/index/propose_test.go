package index

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// The text may be in either script.
func TestProposeWorksAndPlaces(t *testing.T) {
	for _, raw := range []string{
		"他在倫敦讀《天工開物》和〈論紙〉，\n又讀《日內\n瓦公約》。",
		"他在伦敦读《天工开物》和〈论纸〉，\n又读《日内\n瓦公约》。",
	} {
		var got []string
		for _, r := range Propose(paragraphs(raw)) {
			if r.Count != 1 || !strings.Contains(r.Evidence, "["+r.Heading) && !strings.Contains(r.Evidence, r.Heading+"]") && r.Kind != Event {
				t.Errorf("%s: count %d, evidence %q", r.Heading, r.Count, r.Evidence)
			}
			got = append(got, r.Decision+" "+r.Kind)
		}
		if want := "keep place, keep work, keep work, keep event"; strings.Join(got, ", ") != want {
			t.Errorf("proposed are %v, want %s", got, want)
		}
	}
}

func TestUpdate(t *testing.T) {
	old := []Row{
		{Decision: Drop, Heading: "紙", Kind: Concept, Count: 3, Evidence: "head ¶ x"},
		{Decision: Keep, Heading: "畢昇", Kind: Person, Variants: []string{"畢升"}, Reading: "Bì Shēng", Count: 1},
		{Decision: Keep, Heading: "蔡倫", Kind: Person, Count: 2, Evidence: "title ¶ y"},
		{Decision: Keep, Heading: "手添", Kind: Person},
	}
	found := []Row{
		{Decision: Keep, Heading: "畢升", Kind: Place, Count: 5, Evidence: "gazetteer"},
		{Decision: Keep, Heading: "紙", Kind: Place, Count: 9, Evidence: "gazetteer"},
		{Decision: Ask, Heading: "墨", Kind: Concept, Count: 2, Evidence: "head"},
	}
	rows, problems := Update(old, found)
	const want = header +
		"drop\t紙\tconcept\t\t\t\t\t\t9\tgazetteer\t\t\n" +
		"keep\t畢昇\tperson\t畢升\t\t\t\tBì Shēng\t5\tgazetteer\t\t\n" +
		"keep\t蔡倫\tperson\t\t\t\t\t\t0\ttitle ¶ y\t\t\n" +
		"keep\t手添\tperson\t\t\t\t\t\t0\t\t\t\n" +
		"ask\t墨\tconcept\t\t\t\t\t\t2\thead\t\t\n"
	if got := string(Format(rows)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := messages(problems); len(got) != 1 || got[0] != "蔡倫 was proposed once and is proposed no longer" {
		t.Errorf("what vanished is not told: %v", got)
	}
	if old[2].Count != 2 {
		t.Errorf("the old rows were changed")
	}
}

// What is proposed is in the text; what is kept is found again by marking, as
// often as was said; nothing is found twice.
func FuzzPropose(f *testing.F) {
	for _, seed := range []string{
		"總統杜魯門（H. S. Truman）說：「停火」。中共中央軍委、中央軍委（以下簡稱「軍委」）",
		"#一\n《紙史》（上海：某書局，1936年）載王安石、蘇軾，蘇聯大使在聯大。第5次戰役、第五次戰役",
		"在來鳳莊、清川江；日本人長尾槙太郎·馬可·波羅（Marco Polo）",
		"李、", "、", "《", "（", "第", "的王，字", "簡稱", "王字子", "簡稱「",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		if !utf8.ValidString(raw) {
			return
		}
		m := paragraphs(raw)
		rows := Propose(m)
		marked, _ := Mark(m, rows)
		found := spots(marked)
		seen := map[string]bool{}
		for _, r := range rows {
			if r.Count == 0 || seen[r.key()] {
				t.Errorf("%q is proposed with %d mentions", r.Heading, r.Count)
			}
			seen[r.key()] = true
		}
		for _, term := range marked.Terms {
			i := slices.IndexFunc(rows, func(r Row) bool { return r.Heading == term.Heading && r.Decision == Keep })
			if got := len(found[term.ID]); got != rows[i].Count {
				t.Errorf("%q has %d marks, not %d", term.Heading, got, rows[i].Count)
			}
		}
	})
}

// A text's own marks of names and works are believed.
func TestProposeMarked(t *testing.T) {
	m := paragraphs("今讀紙史及司空圖南游記")
	p := m.Blocks[0].(*manuscript.Paragraph)
	whole := p.Content[0].(manuscript.Text)
	a, rest := cut(whole, 6, true)
	work, rest := cut(rest, 6, true)
	and, rest := cut(rest, 3, true)
	name, rest := cut(rest, 9, true)
	p.Content = []manuscript.Inline{a,
		manuscript.ProperName{Kind: manuscript.Work, Content: []manuscript.Inline{work}}, and,
		manuscript.ProperName{Kind: manuscript.Name, Content: []manuscript.Inline{name}}, rest}
	var got []string
	for _, r := range Propose(m) {
		got = append(got, r.Decision+" "+r.Kind+" "+r.Heading)
	}
	if want := "keep person 司空圖, keep work 紙史"; strings.Join(got, ", ") != want {
		t.Errorf("proposed are %v, want %s", got, want)
	}
}

// A file that went through a run, an editor and a second run keeps what the
// editor wrote, and its counts are true.
func TestRuns(t *testing.T) {
	m := paragraphs("一九二〇年，王安石在上海讀《紙史》，蘇軾也讀《紙史》。王安石說紙。")
	first := Propose(m)
	rows, _ := Parse("index.tsv", Format(first))
	for i := range rows {
		if rows[i].Heading == "王安石" {
			rows[i].Decision, rows[i].Variants = Drop, []string{"介甫"}
		}
	}
	rows = append(rows, Row{Decision: Keep, Heading: "紙", Kind: Concept})
	for range 2 {
		var problems []*diag.Problem
		rows, problems = Update(rows, Propose(m))
		if len(problems) > 0 {
			t.Errorf("nothing vanished, but: %v", messages(problems))
		}
		rows = Tell(m, rows)
		rows, _ = Parse("index.tsv", Format(rows))
	}
	var got []string
	for _, r := range rows {
		got = append(got, r.Decision+" "+r.Heading+" "+itoa(r.Count)+" "+rules(r.Evidence))
	}
	const want = "drop 王安石 2 known, clause; keep 蘇軾 1 known, clause; keep 上海 1 known; keep 《紙史》 2 marks; keep 紙 1 "
	if strings.Join(got, "; ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "; "), want)
	}
}

// Every kind of problem has its own code and is told in both languages.
func TestKinds(t *testing.T) {
	codes := map[string]bool{}
	for _, k := range Kinds {
		if codes[k.Code] || !strings.HasPrefix(k.Code, "index-") {
			t.Errorf("the code %q is taken or not of this package", k.Code)
		}
		codes[k.Code] = true
		for _, lang := range []diag.Lang{diag.English, diag.Chinese} {
			if k.Msg[lang] == "" || k.Hint[lang] == "" {
				t.Errorf("%s says nothing in language %d", k.Code, lang)
			}
		}
	}
}

// However many processors look at a text, the rows are the same.
func TestProposeShared(t *testing.T) {
	files, _ := filepath.Glob("testdata/essays/*.txt")
	more, _ := filepath.Glob("testdata/*.txt")
	var all strings.Builder
	for _, file := range append(files, more...) {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(string(raw) + "\n\n")
		m := paragraphs(string(raw))
		want := propose(m, 1)
		for _, k := range []int{2, 3, 7} {
			if got := propose(m, k); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %d processors find other rows than one", file, k)
			}
		}
	}
	m := paragraphs(all.String())
	want := string(Format(propose(m, 1)))
	for k := 2; k < 20; k++ {
		if got := string(Format(propose(m, k))); got != want {
			t.Errorf("%d processors find other rows than one", k)
		}
	}
}

// Several searches that are laid together know what one knows.
func TestJoin(t *testing.T) {
	var all strings.Builder
	files, _ := filepath.Glob("testdata/essays/*.txt")
	all.WriteString("他住在桃花村、杏花村。\n\n「三不主義」。\n\n")
	for range 2 {
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all.WriteString(string(raw) + "\n\n")
		}
		all.WriteString("他住在桃花村、杏花村。\n\n他路過桃花村、北京。\n\n「三不主義」。\n\n所謂「三不主義」。\n\n")
	}
	m := paragraphs(all.String())
	dump := func(k int) string {
		s := newSearch(m)
		s.find(k)
		var b strings.Builder
		for _, c := range s.order {
			fmt.Fprintln(&b, *c)
		}
		for _, g := range s.sighted {
			fmt.Fprintln(&b, *g)
		}
		for _, q := range s.quotes {
			fmt.Fprintln(&b, *q)
		}
		for _, p := range s.sitesInOrder {
			fmt.Fprint(&b, p.name, p.n, p.located, p.listed, p.beside, p.passage, p.at)
			for _, other := range p.besides {
				fmt.Fprint(&b, " ", other.name, other.n, s.sites[other.name] == other)
			}
			fmt.Fprintln(&b)
		}
		fmt.Fprintln(&b, len(s.compounds), s.compoundCount)
		return b.String()
	}
	want := dump(1)
	for k := 2; k < 12; k++ {
		if got := dump(k); got != want {
			ws, gs := strings.Split(want, "\n"), strings.Split(got, "\n")
			for i := range min(len(ws), len(gs)) {
				if ws[i] != gs[i] {
					t.Fatalf("%d searches know\n%s\none\n%s", k, gs[i], ws[i])
				}
			}
			t.Fatalf("%d searches know more or less than one", k)
		}
	}
}

// The confident proposals are those that are to be kept, but for the evidence,
// and so the marked text is the same.
func TestConfident(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	essays, _ := filepath.Glob("testdata/*/*.txt")
	all := 0
	for _, name := range append(files, essays...) {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		m := paragraphs(string(raw))
		rows := Propose(m)
		var want []Row
		for _, r := range rows {
			if r.Decision == Keep {
				r.Evidence = ""
				want = append(want, r)
			}
		}
		got := Confident(m)
		if !reflect.DeepEqual(got, want) && len(got)+len(want) > 0 {
			t.Errorf("%s: %d rows are confident, %d are to be kept, or they differ", name, len(got), len(want))
		}
		all += len(got)
		a, _ := Mark(m, got)
		b, _ := Mark(m, rows)
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s is marked otherwise", name)
		}
	}
	if all < 100 {
		t.Errorf("only %d rows in all", all)
	}
}
