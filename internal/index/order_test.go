package index

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"yinshu/internal/manuscript"
)

// sorted orders headings given as person:單國防 or plain, each mentioned once.
func sorted(order string, headings ...string) (got []string, groups []string) {
	m := &manuscript.Manuscript{}
	var content []manuscript.Inline
	for i, h := range headings {
		kind, name, ok := strings.Cut(h, ":")
		if !ok {
			kind, name = Concept, h
		}
		id := "t" + itoa(i+1)
		name, said, _ := strings.Cut(strings.ReplaceAll(name, "_", " "), "=")
		m.Terms = append(m.Terms, manuscript.Term{ID: id, Heading: name, Kind: kind, Reading: said})
		content = append(content, manuscript.TermMark{Term: id, Anchor: id + ".1"})
	}
	m.Blocks = []manuscript.Block{&manuscript.Paragraph{Content: content}}
	entries, _ := Order(m, Options{Order: order}, nil)
	for _, e := range entries {
		got = append(got, e.Heading)
		if !slices.Contains(groups, e.Group) {
			groups = append(groups, e.Group)
		}
	}
	return got, groups
}

// The wanted orders were looked up: strokes in CNS 11643, the readings of
// surnames in dictionaries.
func TestOrder(t *testing.T) {
	for _, c := range []struct {
		order, want, groups string
		shuffled            []string
	}{
		{Stroke, "38度線 303號 K線 丁國鈺 三八線 大西洋 中央 毛澤東 北京 印度 朴憲永 沈志華 周恩來 板門店 社會 南京 英國 郝雨凡 馬歇爾 莫斯科 陳兼 麥克 華沙 葛羅米柯 遏制 翟志海 遠東 鄧華 遼東 聯合國 薛力台 邊境 蘇聯",
			"西文、數字 二畫 三畫 四畫 五畫 六畫 七畫 八畫 九畫 十畫 十一畫 十二畫 十三畫 十四畫 十五畫 十六畫 十七畫 十九畫 二十畫", nil},
		{Pinyin, "10 K線 陳兼 遲到 重慶 單據 person:單國防 person:曾國藩 person:翟志海 朱熹", "西文、數字 C D S Z", nil},
		{Pinyin, "盧溝橋 《鹿鼎記》 旅順 綠營 亂世 略論 倫敦", "L", nil},
		{Zhuyin, "波 坡 摩 佛 得 特 哥 基 七 西 知 吃 詩 日 資 雌 思 阿 哦 鵝 哀 歐 安 恩 昂 而 一 烏 魚", "", nil},
		{Zhuyin, "朴正熙=Piáo_Zhèngxī 曾國藩=ㄗㄥ_ㄍㄨㄛˊ_ㄈㄢˊ 二", "ㄆ ㄗ ㄦ", nil},
	} {
		want := strings.Fields(c.want)
		in := slices.Clone(want)
		slices.SortFunc(in, func(a, b string) int { return cmp.Compare(a[len(a)-1], b[len(b)-1]) })
		got, groups := sorted(c.order, in...)
		for i := range want {
			if _, name, ok := strings.Cut(want[i], ":"); ok {
				want[i] = name
			}
			want[i], _, _ = strings.Cut(want[i], "=")
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n got %v\nwant %v", c.order, got, want)
		}
		if c.groups != "" && strings.Join(groups, " ") != c.groups {
			t.Errorf("%s: the groups are %v, want %s", c.order, groups, c.groups)
		}
	}
}

func TestLocators(t *testing.T) {
	m := &manuscript.Manuscript{Terms: []manuscript.Term{{ID: "t1", Heading: "墨"}}}
	pages := map[string]int{}
	add := func(blocks []manuscript.Block, folios ...int) []manuscript.Block {
		for _, folio := range folios {
			anchor := "t1." + itoa(len(pages)+1)
			pages[anchor] = folio
			blocks = append(blocks, &manuscript.Paragraph{Base: manuscript.Base{Ident: "p" + anchor},
				Content: []manuscript.Inline{manuscript.TermMark{Term: "t1", Anchor: anchor}}})
		}
		return blocks
	}
	m.Blocks = add(nil, 1, 3, 3, 4, 5, 7, 8, 10)
	m.Notes = []manuscript.Note{
		{Number: 2, Body: add(nil, 4)},      // at the foot of a page that mentions it
		{Number: 9, Body: add(nil, 12, 12)}, // twice in one note
		{Number: 10, Body: add(nil, 12)},
	}
	entries, problems := Order(m, Options{MaxBare: 9}, func(a string) (int, bool) { p, ok := pages[a]; return p, ok })
	var got []string
	for _, l := range entries[0].Locators {
		s := itoa(l.Page)
		if l.Last > 0 {
			s += "–" + itoa(l.Last)
		}
		if l.Note != "" {
			s += "註" + l.Note
		}
		got = append(got, s)
	}
	if want := "1 3–5 7 8 10 12註9 12註10"; strings.Join(got, " ") != want || len(problems) > 0 {
		t.Errorf("locators are %v, want %s; problems %v", got, want, messages(problems))
	}
	if l := entries[0].Locators[1]; l.Anchor != "t1.2" || l.LastAnchor != "t1.5" || l.Block != "pt1.2" {
		t.Errorf("the range leads from %s in %s to %s", l.Anchor, l.Block, l.LastAnchor)
	}
	entries, _ = Order(m, Options{}, nil)
	if n := len(entries[0].Locators); n != 11 {
		t.Errorf("without pages there are %d locators, want one for each paragraph and note: 11", n)
	}
	_, problems = Order(m, Options{}, func(a string) (int, bool) { p, ok := pages[a]; return p, ok && p > 1 })
	if got := messages(problems); len(got) != 2 || !strings.HasPrefix(got[0], "a mention of 墨, t1.1, is on no page") {
		t.Errorf("a mention that was not set is not told: %v", got)
	}
}

// A heading that only refers, one with sub-entries, one with nothing.
func TestEntries(t *testing.T) {
	rows := kept("談判", "板門店會談", "停火", "和談", "空")
	rows[1].Under = "談判"
	rows[3].See = []string{"談判"}
	rows[2].SeeAlso = []string{"談判", "空"}
	m, _ := Mark(paragraphs("停火後在板門店會談。"), rows)
	entries, problems := Order(m, Options{Order: Stroke}, nil)
	var b strings.Builder
	var list func(es []Entry, indent string)
	list = func(es []Entry, indent string) {
		for _, e := range es {
			b.WriteString(indent + e.Heading + " " + itoa(len(e.Locators)))
			for _, r := range e.See {
				b.WriteString(" see " + r.Heading)
			}
			for _, r := range e.SeeAlso {
				b.WriteString(" also " + r.Heading)
			}
			b.WriteString("\n")
			list(e.Subs, indent+"  ")
		}
	}
	list(entries, "")
	const want = "和談 0 see 談判\n停火 1 also 談判\n談判 0\n  板門店會談 1\n"
	if b.String() != want || len(problems) > 0 {
		t.Errorf("got\n%swant\n%s%v", b.String(), want, messages(problems))
	}
}

// The boundaries by which characters outside Big5 are counted are those that
// fit the characters inside it best.
func TestStrokesByOrder(t *testing.T) {
	s := newSorter(Options{})
	differ := 0
	all := 0
	for r, n := range big5Strokes() {
		if n == 0 {
			continue
		}
		all++
		if s.strokesByOrder(rune(r)) != int(n) {
			differ++
		}
	}
	if all != 13060 || differ > 91 {
		t.Errorf("%d of %d characters have another count by their place in the collation; it was 91 of 13060", differ, all)
	}
	for r, n := range map[rune]int{'刘': 6, '国': 8, '马': 3, '龙': 5, '说': 9, 'ㄧ': noStrokes} {
		if got := s.strokes(r); got != n {
			t.Errorf("%c has %d strokes, counted %d", r, n, got)
		}
	}
}

// Every line of the reading lists has a syllable for each character, and
// every syllable is one of Mandarin.
func TestReadingLists(t *testing.T) {
	for _, list := range []string{readingsList, surnamesList} {
		for _, line := range listLines(list) {
			word, all, _ := strings.Cut(line, "\t")
			for said := range strings.SplitSeq(all, "\t") {
				r, ok := parseReading(said, len([]rune(word)))
				if !ok || len(r) != len(strings.Fields(said)) {
					t.Errorf("%s is not read: %q", word, said)
				}
			}
		}
	}
}

func TestParseReading(t *testing.T) {
	for _, c := range []struct {
		said string
		n    int
		want string
	}{
		{"Shàn Guófāng", 3, "shan4 guo2 fang1"},
		{"shan4guo2fang1", 3, "shan4 guo2 fang1"},
		{"ㄕㄢˋ ㄍㄨㄛˊ ㄈㄤ", 3, "shan4 guo2 fang1"},
		{"xīān", 2, "xi1 an1"},
		{"xian", 2, "xi5 an5"},
		{"xian", 1, "xian5"},
		{"lǘ", 1, "lv2"},
		{"lü4", 1, "lv4"},
		{"Shàn Guófāng", 2, ""},
		{"單", 1, ""},
		{"qqq", 1, ""},
	} {
		r, ok := parseReading(c.said, c.n)
		var parts []string
		for _, s := range r {
			parts = append(parts, s.syllable+itoa(s.tone))
		}
		if got := strings.Join(parts, " "); ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%q as %d syllables is read %q, want %q", c.said, c.n, got, c.want)
		}
	}
}
