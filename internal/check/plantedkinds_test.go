package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/reader"
)

// A shape is a form in which a text may come: it gives the raw text of
// paragraphs.
type shape struct {
	name string
	raw  func(paragraphs []string) string
}

// wrapped breaks paragraphs at a measure of ideographs, with two blanks before
// the first line, and blank lines between lines or not.
func wrapped(measure int, apart string) func([]string) string {
	return func(paragraphs []string) string {
		var b strings.Builder
		for _, p := range paragraphs {
			rs := []rune("　　" + p)
			for len(rs) > measure {
				b.WriteString(string(rs[:measure]) + apart)
				rs = rs[measure:]
			}
			b.WriteString(string(rs) + apart)
		}
		return b.String()
	}
}

var shapes = []shape{
	{"a paragraph a line", func(ps []string) string { return strings.Join(ps, "\n\n") + "\n" }},
	{"wrapped at 30", wrapped(30, "\n")},
	{"wrapped at 38, lines apart", wrapped(38, "\n\n")},
}

// A kindPlanting puts a fault of a kind into a text, by one word for another.
// What begins with + is put in whole behind the end of a sentence, with @
// before the fault.
type kindPlanting struct {
	kinds        []*diag.Kind // any of which tells it
	hant, hans   string       // from>to, several parted by |
	anywhereElse bool         // it is told where the other half of the fault is
}

// fault marks the place of a planted fault until its line is known.
const fault0 = '\U000F1234'

var kindPlantings = []kindPlanting{
	{kinds: []*diag.Kind{pairOpen, quoteRunsOn, quoteContinues}, hant: "」>|》>|）>|+他們都讀@《水經注的序。", hans: "”>|》>|）>|+他们都读@《水经注的序。", anywhereElse: true},
	{kinds: []*diag.Kind{pairClose, pairPartner}, hant: "「>|《>|（>|+他們都讀水經注@》的序。", hans: "“>|《>|（>|+他们都读水经注@》的序。", anywhereElse: true},
	{kinds: []*diag.Kind{pairKind}, hant: "」>』|》>〉|+他讀《孟子@〉。", hans: "”>’|》>〉|+他读《孟子@〉。"},
	{kinds: []*diag.Kind{pairWidth, markHalf}, hant: "）>)|（>(|+他來了（見後文@)。|+他來了@(見後文）。", hans: "）>)|（>(|+他来了（见后文@)。|+他来了@(见后文）。"},
	{kinds: []*diag.Kind{pairTurned}, hant: "」>「|「>」", hans: "”>“|“>”"},
	{kinds: []*diag.Kind{pairNested}, hant: "+他說：「我聽@「老人」說過。」", hans: "+他说：“我听@“老人”说过。”"},
	{kinds: []*diag.Kind{pairCrossed}, hant: "+他說（見「後文@）」。", hans: "+他说（见“后文@）”。"},
	{kinds: []*diag.Kind{pairDepth}, hant: "+他說：@『我知道。』", hans: "+他说：@‘我知道。’"},
	{kinds: []*diag.Kind{quoteMixed}, hant: "+他說：@“我知道。”", hans: "+他说：@「我知道。」"},
	{kinds: []*diag.Kind{markDoubled}, hant: "，>，，|。>。。|、>、、", hans: "，>，，|。>。。|、>、、"},
	{kinds: []*diag.Kind{markClash}, hant: "，>。，|。>，。|，>、，", hans: "，>。，|。>，。|，>、，"},
	{kinds: []*diag.Kind{markTone}, hant: "+真的嗎@？！？！", hans: "+真的吗@？！？！"},
	{kinds: []*diag.Kind{markOpens}, hant: "「>「，|（>（。|+他說「@，好的」。", hans: "“>“，|（>（。|+他说“@，好的”。"},
	{kinds: []*diag.Kind{stopTwice}, hant: "。」>。」。|+他說：「好@。」。", hans: "。”>。”。|+他说：“好@。”。"},
	{kinds: []*diag.Kind{pauseCloses}, hant: "+他說「知道@、」然後走了。|+這是舊書（殘本@；）一冊。", hans: "+他说“知道@、”然后走了。|+这是旧书（残本@；）一册。"},
	{kinds: []*diag.Kind{dashForm}, hant: "，>--|，>─|，>━|，>———", hans: "，>--|，>─|，>━|，>———"},
	{kinds: []*diag.Kind{dashBox}, hant: "，>──", hans: "，>──"},
	{kinds: []*diag.Kind{dashShort}, hant: "，>—|，>－", hans: "，>—|，>－"},
	{kinds: []*diag.Kind{ellipsisForm}, hant: "，>...|，>。。。|，>…|，>・・・", hans: "，>...|，>。。。|，>…|，>・・・"},
	{kinds: []*diag.Kind{charPrivate}, hant: "的>\ue321|，>，\uf8c1", hans: "的>\ue321|，>，\uf8c1"},
	{kinds: []*diag.Kind{charLost}, hant: "的>\ufffd", hans: "的>\ufffd"},
	{kinds: []*diag.Kind{charGap}, hant: "的>□|的>〓", hans: "的>□|的>〓"},
	{kinds: []*diag.Kind{charControl}, hant: "，>，\x03|的>的\x7f", hans: "，>，\x03|的>的\x7f"},
	{kinds: []*diag.Kind{charInvisible}, hant: "，>，\u200b|的>的\u2060", hans: "，>，\u200b|的>的\u2060"},
	{kinds: []*diag.Kind{charVertical}, hant: "，>︐|「>﹁", hans: "，>︐"},
	{kinds: []*diag.Kind{charRadical}, hant: "人>⼈|一>⼀", hans: "人>⼈|一>⼀"},
	{kinds: []*diag.Kind{charCompat}, hant: "不>\uf967|年>\uf98e", hans: "不>\uf967|年>\uf98e"},
	{kinds: []*diag.Kind{charWide}, hant: "+這是第@３回。|+見@ＡＢ兩圖。", hans: "+这是第@３回。|+见@ＡＢ两图。"},
	{kinds: []*diag.Kind{charUnknown}, hant: "的>\u0378|，>，\u2fe0", hans: "的>\u0378|，>，\u2fe0"},
	{kinds: []*diag.Kind{markHalf}, hant: "，>,|。>.|：>:|；>;|？>?", hans: "，>,|。>.|：>:|；>;|？>?"},
	{kinds: []*diag.Kind{quoteHalf}, hant: "「>\"|」>\"", hans: "“>\"|”>\""},
	{kinds: []*diag.Kind{markWide}, hant: "+書名見該書 Man and Nature in the Valley of the Old River@， and the Sea of Years 一冊。", hans: "+书名见该书 Man and Nature in the Valley of the Old River@， and the Sea of Years 一册。"},
	{kinds: []*diag.Kind{numberComma}, hant: "+共有@12，345人。|+計@３，２００戶。|+全長@6，700公尺。", hans: "+共有@12，345人。|+计@３，２００户。|+全长@6，700米。"},
	{kinds: []*diag.Kind{numberPoint}, hant: "+重@3．5公斤。|+長@2。5公里。|+寬@4·8公尺。", hans: "+重@3．5公斤。|+长@2。5公里。|+宽@4·8米。"},
	{kinds: []*diag.Kind{numberHyphen}, hant: "+見1945@-1953年間的檔案。|+約需5@-10天。", hans: "+见1945@-1953年间的档案。|+约需5@-10天。"},
	{kinds: []*diag.Kind{dateWrong}, hant: "+時在@4月31日。|+時在@四月三十一日。|+那是@13月5日的事。", hans: "+时在@4月31日。|+时在@四月三十一日。|+那是@13月5日的事。"},
	{kinds: []*diag.Kind{spaceHan, spaceMark}, hant: "的>的 ", hans: "的>的 "},
	{kinds: []*diag.Kind{spaceMark}, hant: "，>， |，> ，", hans: "，>， |，> ，"},
	{kinds: []*diag.Kind{spaceWide}, hant: "，>，　", hans: "，>，　"},
	{kinds: []*diag.Kind{spaceInside}, hant: "+見 Old Man (@ Boston , 1952) 一書。", hans: "+见 Old Man (@ Boston , 1952) 一书。"},
	{kinds: []*diag.Kind{spaceTab}, hant: "，>，\t", hans: "，>，\t"},
	{kinds: []*diag.Kind{charSimplified, charTraditional}, hant: "來>来|時>时|個>个|說>说|這>这", hans: "来>來|时>時|个>個|说>說|这>這"},
	{kinds: []*diag.Kind{charForeign}, hant: "+他讀過《@红楼梦考证》。", hans: "+他读过《@紅樓夢考證》。"},
	{kinds: []*diag.Kind{wordWrong, wordDoubtful}, hant: "+走了三@公裏路。|+他們@必竟年輕。|+這里沒有人。|+頭發白了。|+大家都很@幹淨。|+自已動手。", hans: "+他们@必竟年轻。|+自已动手。|+名著以外，@着名作家也有。|+他@己经走了。|+彷佛昨日。"},
	{kinds: []*diag.Kind{wordTwice}, hant: "+這是他@的的主張。|+這個@問題問題很大。", hans: "+这是他@的的主张。|+这个@问题问题很大。"},
	{kinds: []*diag.Kind{markInWord}, hant: "+我們都知@，道他的來歷。|+他已@，經走了很久。|+那時因@，為下雨。", hans: "+我们都知@，道他的来历。|+他已@，经走了很久。|+那时因@，为下雨。"},
	{kinds: []*diag.Kind{nameRendered}, hant: "+萊希（Leahy）和李海（Leahy）都來了。|+見亨德森（Henderson）著，又見韓德遜（Henderson）著。", hans: "+莱希（Leahy）和李海（Leahy）都来了。|+见亨德森（Henderson）著，又见韩德逊（Henderson）著。", anywhereElse: true},
	{kinds: []*diag.Kind{nameSpelt}, hant: "+李奇微走了，李奇微又來，李奇微說@李奇威不在。|+艾森豪威爾和艾森豪威爾、@艾森豪維爾。", hans: "+李奇微走了，李奇微又来，李奇微说@李奇威不在。|+艾森豪威尔和艾森豪威尔、@艾森豪维尔。"},
	{kinds: []*diag.Kind{nameForms}, hant: "+范永昌就是@範永昌。|+朴憲永就是@樸憲永。|+鍾國華與@鐘國華。", hans: ""},
}

// plantAll gives the texts with one fault of a kind each, of at most most
// places, spread over the paragraphs; fault0 stands before the fault.
func plantAll(ps []string, rules string, most int) (texts [][]string) {
	for rule := range strings.SplitSeq(rules, "|") {
		if rule == "" {
			continue
		}
		from, to, _ := strings.Cut(rule, ">")
		if insert, ok := strings.CutPrefix(rule, "+"); ok {
			if !strings.Contains(insert, "@") {
				insert = "@" + insert
			}
			from, to = "。", "。"+strings.Replace(insert, "@", string(fault0), 1)
		} else {
			to = string(fault0) + to
		}
		type place struct{ p, at int }
		var places []place
		for p, text := range ps {
			for at := 0; ; {
				k := strings.Index(text[at:], from)
				if k < 0 {
					break
				}
				if next := text[at+k+len(from):]; rule[0] != '+' || next != "" && !strings.ContainsAny(next[:3], "」』”’）") {
					places = append(places, place{p, at + k})
				}
				at += k + len(from)
			}
		}
		step := max(1, len(places)/most)
		for n := 0; n < len(places); n += step {
			pl := places[n]
			text := slices.Clone(ps)
			text[pl.p] = text[pl.p][:pl.at] + to + text[pl.p][pl.at+len(from):]
			texts = append(texts, text)
		}
	}
	return texts
}

// Of every kind faults are planted in texts of both scripts, as they come: a
// paragraph a line or broken into lines. Nineteen in twenty are told at their
// line by the kind that is meant for them, or by one that says the same.
func TestPlantedKinds(t *testing.T) {
	sound := soundTexts(t)
	var hopeless []string
	total, hits, alarms := 0, 0, 0
	for _, pl := range kindPlantings {
		planted, found, texts := 0, 0, 0
		for _, name := range slices.Sorted(maps.Keys(sound)) {
			rules := pl.hant
			if langOf(name) == "zh-Hans-CN" {
				rules = pl.hans
			}
			if rules == "" {
				continue
			}
			texts++
			paragraphs := slices.DeleteFunc(slices.Clone(sound[name]), func(l string) bool { return len(l) < 90 })
			paragraphs = paragraphs[:min(len(paragraphs), 9)]
			for n, text := range plantAll(paragraphs, rules, max(4, 10/(1+strings.Count(rules, "|")))) {
				s := shapes[n%len(shapes)]
				raw := s.raw(text)
				at := strings.IndexRune(raw, fault0)
				line := 1 + strings.Count(raw[:at], "\n")
				if end := raw[at+len(string(fault0)):]; end == "" || end[0] == '\n' {
					line += 1 + strings.Count(end[:len(end)-len(strings.TrimLeft(end, "\n"))], "\n") - 1
				}
				raw = strings.Replace(raw, string(fault0), "", 1)
				if blank := edges(raw, at); blank {
					continue // at a line's end white space is none of the text's
				}
				hit, wrong := told(t, raw, langOf(name), pl, line)
				planted++
				if hit {
					found++
				} else {
					t.Logf("%s: not told in %s, %s, line %d: %s", pl.kinds[0].Code, name, s.name, line, lineAt(raw, line))
				}
				alarms += wrong
			}
		}
		t.Logf("%-18s %3d of %3d in %d texts", pl.kinds[0].Code, found, planted, texts)
		total, hits = total+planted, hits+found
		if found*100 < planted*95 {
			hopeless = append(hopeless, fmt.Sprintf("%s: %d of %d", pl.kinds[0].Code, found, planted))
		}
	}
	t.Logf("in all %d of %d; faults called in other lines: %d", hits, total, alarms)
	if len(hopeless) > 0 {
		t.Errorf("under 95 per cent:\n%s", strings.Join(hopeless, "\n"))
	}
	if alarms*100 > total*5 {
		t.Errorf("%d faults are called in sound lines: over 5 per cent", alarms)
	}
}

// edges says whether the white space that was planted at a byte, or behind the
// character there, ends or begins its line.
func edges(raw string, at int) bool {
	const blanks = " \t　"
	before, after := strings.TrimRight(raw[:at], blanks), raw[at:]
	if rest := strings.TrimLeft(after, blanks); rest != after {
		return strings.HasPrefix(rest, "\n") || strings.HasSuffix(before, "\n")
	}
	_, size := utf8.DecodeRuneInString(after)
	rest := strings.TrimLeft(after[size:], blanks)
	return rest != after[size:] && strings.HasPrefix(rest, "\n")
}

// told reads a raw text and says whether the planting is told at its line, and
// how many faults are called in lines that are farther off than the next.
func told(t *testing.T, raw, lang string, pl kindPlanting, line int) (hit bool, wrong int) {
	m, _, problems, err := reader.Read(reader.Source{Name: "text.txt", Text: []byte(raw)}, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range append(problems, Check(m, Options{Lang: lang})...) {
		near := p.Line == line || p.Line == line+1 && strings.Contains(lineAt(raw, line+1), " ")
		switch {
		case p.Line == line && slices.Contains(pl.kinds, p.Kind), pl.anywhereElse && slices.Contains(pl.kinds, p.Kind) && p.Line >= line-3 && p.Line <= line+3:
			hit = true
		case p.Kind.Grade == diag.Fault && !near && p.Kind != pairOpen && p.Kind != pairClose:
			wrong++
		}
	}
	return hit, wrong
}

func lineAt(raw string, line int) string {
	lines := strings.Split(raw, "\n")
	if line < 1 || line > len(lines) {
		return ""
	}
	return lines[line-1]
}
