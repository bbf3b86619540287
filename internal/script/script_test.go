package script

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/liuzl/gocc"

	"yinshu/internal/manuscript"
)

var (
	toHans = Options{To: "zh-Hans-CN", From: "zh-Hant-TW"}
	toHant = Options{To: "zh-Hant-TW", From: "zh-Hans-CN"}
)

func TestOf(t *testing.T) {
	for lang, want := range map[string]Script{
		"zh-Hant-TW": Hant, "zh-Hans-CN": Hans, "zh-TW": Hant, "zh-CN": Hans, "zh-SG": Hans,
		"zh": Hant, "zh-HK": Hant, "zh-hans": Hans, "": Hant, "zh-Hant-CN": Hant,
	} {
		if got := Of(lang); got != want {
			t.Errorf("%q is written in %v, want %v", lang, got, want)
		}
	}
}

// ours are texts that hold what the dictionaries stumble over.
var ours = []string{
	"他隨著人群走到瀋陽，意味著停戰談判已經膠著；沈志華教授認為這並不意外。",
	"乾隆年間的乾坤與乾淨的餅乾，樊於期、畢昇、魏徵與文徵明，藉口與狼藉。",
	"裏面、裡面、為爲、眾衆、麵麪、啟啓、群羣、說説、衛衞。",
	"資訊軟體程式設計師，執行檔案，網際網路的記憶體，海內存知己。",
	"海内存知己，天涯若比邻。后来发现头发干燥，干部晒干了面粉，皇后在后面。",
	"信息软件程序员，互联网内存，计算机的鼠标。着急、看着、著作、显着。",
	"a\x00b 𠮷野家 \U0002B81D 𫔭 PN接面 SQL注入 mixed 文字 123。",
}

// Without house words and marks the chain gives what gocc gives, in all ten
// conversions, for texts and for every word of all dictionaries in both forms.
func TestChainIsGocc(t *testing.T) {
	seen := map[string]bool{}
	texts := append([]string{}, ours...)
	add := func(word string) {
		if !seen[word] {
			seen[word] = true
			texts = append(texts, word)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(chains)) {
		for _, l := range loadChain(name).layers {
			for _, d := range l.dicts {
				for _, word := range words(d) {
					add(word)
				}
				for _, values := range d.values {
					for _, value := range values {
						add(value)
					}
				}
			}
		}
	}
	for i, n := 0, len(texts); i+1 < n; i += 8 {
		add(texts[i] + texts[i+1]) // where two words meet, a third may lie
	}
	if len(texts) < 100_000 {
		t.Errorf("only %d words are tried", len(texts))
	}
	// One word a line: no word of a dictionary goes over a line end.
	all := strings.Join(texts, "\n")
	for name := range chains {
		cc, err := gocc.New(name)
		if err != nil {
			t.Fatal(err)
		}
		converted, _ := cc.Convert(all)
		want, got := strings.Split(converted, "\n"), strings.Split(loadChain(name).of(all), "\n")
		for i, text := range texts {
			if got[i] != want[i] {
				t.Errorf("%s of %q is %q; gocc has %q", name, text, got[i], want[i])
			}
		}
	}
}

// words lists the words of a dictionary in the order of their bytes.
func words(l *lexicon) []string {
	var all []string
	var walk func(id int, prefix []byte)
	walk = func(id int, prefix []byte) {
		if len(prefix) > 0 && l.valueAt(id) >= 0 {
			all = append(all, string(prefix))
		}
		for label := 1; label < 256; label++ {
			if to := l.child(id, byte(label)); to >= 0 {
				walk(to, append(prefix[:len(prefix):len(prefix)], byte(label)))
			}
		}
	}
	walk(0, nil)
	return all
}

func TestMarks(t *testing.T) {
	for _, c := range []struct{ rule, in, want string }{
		{"quotation marks by depth", "「外『內「三」』」", "“外‘内“三”’”"},
		{"an inner mark used alone is an outer one", "『內』", "“内”"},
		{"outer marks inside outer ones keep their shape", "「外「內『三』」外」", "“外“内‘三’”外”"},
		{"a stray mark does not turn the ones behind it", "「甲。「乙」丙「丁『戊』」", "“甲。“乙”丙“丁‘戊’”"},
		{"a stray closing mark stays one", "甲」乙「丙」", "甲”乙“丙”"},
		{"an article's title is a work's", "〈甲〉與《乙〈丙〉》", "《甲》与《乙〈丙〉》"},
		{"a work named in an article's title", "〈讀《紅樓夢》〉", "《读〈红楼梦〉》"},
		{"strokes are a dash", "甲──乙─丙", "甲——乙——丙"},
		{"a connector has one em", "台北─高雄之間，1945─1953", "台北—高雄之间，1945—1953"},
		{"a rule is no dash", "──────", "──────"},
		{"an ellipsis has six dots", "甲…乙……丙...丁⋯⋯", "甲……乙……丙……丁……"},
		{"dots in another language stay", "wait... and 1..3", "wait... and 1..3"},
		{"the point in a name", "約翰．劉易斯、J‧羅琳、３．５", "约翰·刘易斯、J·罗琳、３．５"},
		{"years", "1945-1953年，1950-53，1995-10，978-7-5004", "1945—1953年，1950—53，1995-10，978-7-5004"},
		{"dates", "1950年-1953年，6月25日-7月3日", "1950年—1953年，6月25日—7月3日"},
		{"commas in numbers", "12，000人，1，2，3，4，567", "12,000人，1，2，3，4,567"},
		{"an address", "見 http://a.tw/1945-1953/x...y 。", "见 http://a.tw/1945-1953/x...y 。"},
		{"a character spoken of", "「乾」字與「餘」、「於」二字，「乾」", "“乾”字与“餘”、“於”二字，“干”"},
		{"an apostrophe", "it’s 「it’s」", "it’s “it’s”"},
	} {
		if got := Text(c.in, toHans); got != c.want {
			t.Errorf("%s: %s became %s, want %s", c.rule, c.in, got, c.want)
		}
	}
	for _, c := range []struct{ rule, in, want string }{
		{"quotation marks by depth", "“外‘内“三”’”", "「外『內「三」』」"},
		{"an apostrophe", "他说“it’s fine”", "他說「it’s fine」"},
		{"quotations in another language", `He said “no” to ‘them’.`, `He said “no” to ‘them’.`},
		{"the point in a name", "约翰·刘易斯", "約翰‧劉易斯"},
	} {
		if got := Text(c.in, toHant); got != c.want {
			t.Errorf("%s: %s became %s, want %s", c.rule, c.in, got, c.want)
		}
	}
}

// book builds a manuscript whose paragraphs are given by lines of Texts; an
// asterisk parts Texts with a note mark between.
func book(lang string, paragraphs ...string) *manuscript.Manuscript {
	m := &manuscript.Manuscript{Meta: manuscript.Meta{Lang: lang}}
	var text strings.Builder
	for i, p := range paragraphs {
		var ins []manuscript.Inline
		for n, part := range strings.Split(p, "*") {
			span := manuscript.Span{Start: text.Len()}
			if n > 0 {
				ins = append(ins, manuscript.NoteMark{Span: span, Note: "n1"})
			}
			text.WriteString(part)
			span.End = text.Len()
			if part != "" {
				ins = append(ins, manuscript.Text{Span: span, Value: part})
			}
			text.WriteString("\n")
		}
		m.Blocks = append(m.Blocks, &manuscript.Paragraph{
			Base: manuscript.Base{Ident: "p" + string(rune('1'+i))}, Content: ins})
	}
	m.Files = []manuscript.File{{Name: "text.txt", Text: text.String()}}
	return m
}

func plain(m *manuscript.Manuscript) string {
	var s []string
	for leaf := range manuscript.Leaves(m.Blocks) {
		s = append(s, manuscript.BlockText(leaf))
	}
	return strings.Join(s, "\n")
}

// Words and quotations go over Texts and paragraphs.
func TestConvert(t *testing.T) {
	m := book("zh-Hant-TW", "這意味*著「開*始。", "「繼續『內』。", "「結束。」又「缺")
	c, _, problems := Convert(m, toHans)
	if got, want := plain(c), "这意味着“开始。\n“继续‘内’。\n“结束。”又“缺"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(problems) != 1 || problems[0].Kind != quoteUnpaired || problems[0].Line != 5 || problems[0].Col != 7 {
		t.Errorf("the one stray mark is not told at its place: %v", problems)
	}
	if c.Meta.Lang != "zh-Hans-CN" || m.Meta.Lang != "zh-Hant-TW" || strings.Contains(plain(m), "“") {
		t.Error("the source was changed, or the edition does not say its language")
	}
}

// An edition in the script of its source keeps its characters exactly.
func TestSameScript(t *testing.T) {
	m := book("zh-Hant-HK", "着「著」裏裡…─．")
	c, _, problems := Convert(m, Options{To: "zh-Hant-TW"})
	if plain(c) != plain(m) || len(problems) > 0 || c.Meta.Lang != "zh-Hant-TW" {
		t.Errorf("%q became %q, %v", plain(m), plain(c), problems)
	}
}

func TestAnswers(t *testing.T) {
	names, p1 := ParseNames("names.txt", []byte("# names\n徐乾學\n鍾書\t锺书\n無有\n"))
	answers, p2 := ParseAnswers("convert.tsv", []byte("乾\t乾\t‸乾淨\n著\t著\t2\n於\t於\t9\n\tx\n徐乾學\t徐干学\n徐乾學\t再\n"))
	if len(p1) != 0 || len(p2) != 2 || p2[0].Kind != answerForm || p2[1].Kind != answerTwice || p2[1].Line != 6 {
		t.Fatalf("problems of the files: %v %v", p1, p2)
	}
	opt := toHans
	opt.Names, opt.Answers, opt.Record = names, answers, true
	c, record, problems := Convert(book("zh-Hant-TW", "乾淨、乾燥。", "看著徐乾學與鍾書。"), opt)
	if got, want := plain(c), "乾净、干燥。\n看著徐干学与锺书。"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	var codes []string
	for _, p := range problems {
		codes = append(codes, p.Kind.Code+" "+p.Place())
	}
	if got, want := strings.Join(codes, ", "), "place-line convert.tsv:3:1, script-answer-unused names.txt:4:1"; got != want {
		t.Errorf("answers that no longer match: %s, want %s", got, want)
	}
	rules := map[Rule]int{}
	for _, choice := range record.Choices {
		rules[choice.Rule]++
	}
	if rules[ByPlace] != 2 || rules[ByAnswer] != 1 || rules[ByName] != 1 {
		t.Errorf("the record does not say what decided: %v", rules)
	}
}

func TestLines(t *testing.T) {
	const in = "  這意味\r\n\r\n著「開始，\n繼續『內』。\n最後」完\n\n"
	const want = "  这意味\r\n\r\n着“开始，\n继续‘内’。\n最后”完\n\n"
	got, _, problems := Lines("x", in, toHans)
	if got != want || len(problems) > 0 {
		t.Errorf("got %q, want %q; %v", got, want, problems)
	}
}

// Regional vocabulary is a step of its own: without it only the forms change,
// with it every word that was replaced is recorded as that, and the same step
// leads back to the source.
func TestVocabulary(t *testing.T) {
	const text = "這個*軟體和*印表機的*程式，*滑鼠與*網路的*資訊，*計程車來了。"
	m := book("zh-Hant-TW", text)
	source := plain(m)

	opt := toHans
	opt.Record = true
	c, record, _ := Convert(m, opt)
	if got, want := plain(c), "这个软体和印表机的程式，滑鼠与网路的资讯，计程车来了。"; got != want {
		t.Errorf("variants only: %s, not %s", got, want)
	}
	for _, choice := range record.Choices {
		if choice.Rule == ByWords {
			t.Errorf("variants only, and %s became %s", choice.Before, choice.After)
		}
	}

	opt.Phrases = true
	c, record, _ = Convert(m, opt)
	if got, want := plain(c), "这个软件和打印机的程序，鼠标与网络的信息，出租车来了。"; got != want {
		t.Errorf("vocabulary: %s, not %s", got, want)
	}
	var listed []string
	for _, choice := range record.Choices {
		if choice.Rule == ByWords {
			listed = append(listed, choice.Before+choice.After)
		}
	}
	slices.Sort(listed)
	want := []string{"印表機打印机", "滑鼠鼠标", "程式程序", "網路网络", "計程車出租车", "資訊信息", "軟體软件"}
	if !slices.Equal(listed, want) {
		t.Errorf("listed %q, not %q", listed, want)
	}
	back, _, _ := Convert(c, opt.Reversed("zh-Hant-TW"))
	if plain(back) != source {
		t.Errorf("the way back gives %s, not %s", plain(back), source)
	}
}
