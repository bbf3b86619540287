package reader

import (
	"strings"
	"unicode/utf8"
)

// A headKind is a form that section heads take. The order is the order of
// rank that Chinese books keep: a part holds chapters, a chapter sections,
// 壹、 stands above 一、, 一、 above （一）, and so on.
type headKind uint8

const (
	notHead         headKind = iota
	partHead                 // 第一編
	chapHead                 // 第一章
	sectHead                 // 第一節
	formalHead               // 壹、
	bareHead                 // 一, alone on its line
	bareArabicHead           // 1, alone on its line
	hanHead                  // 一、
	parenHead                // （一）
	arabicHead               // 1. and 1、
	dottedHead               // 1.1 and deeper
	arabicParenHead          // (1)
	namedHead                // 引言, 結論, 附錄 …
	plainHead                // a short line set off by blank lines
	numHeadKinds
)

// named lists the heads that are known by their words. Those that a number
// may follow (附錄一) are marked so.
var named = map[string]bool{
	"引言": true, "前言": true, "序言": true, "序": true, "自序": true, "代序": true, "序論": true, "緒論": true, "緒言": true,
	"導言": true, "導論": true, "弁言": true, "楔子": true, "凡例": true, "小引": true, "引子": true, "卷首語": true, "開場白": true, "題解": true,
	"結論": true, "結語": true, "結束語": true, "小結": true, "餘論": true, "餘話": true, "尾聲": true, "後記": true, "跋": true, "跋語": true,
	"總結": true, "代結論": true, "代跋": true, "編後記": true, "編後": true, "編後語": true, "書後": true, "緣起": true, "寫在前面": true, "前面的話": true, "出版緣起": true, "譯後記": true, "譯者序": true, "出版說明": true, "致謝": true, "謝辭": true, "摘要": true, "提要": true, "內容提要": true,
	"習題": true, "練習": true, "思考題": true, "問題與討論": true, "延伸閱讀": true, "习题": true, "练习": true, "思考题": true, "延伸阅读": true,
	"附錄": true, "附記": true, "附表": true, "年表": true, "大事記": true, "註釋": true, "注釋": true, "註解": true, "注解": true, "附註": true, "附注": true, "註": true, "注": true, "尾註": true, "尾注": true, "腳註": true, "腳注": true,
	"參考文獻": true, "參考書目": true, "參考資料": true, "徵引書目": true, "徵引文獻": true, "引用書目": true, "引用文獻": true, "主要參考文獻": true,
	"结论": true, "结语": true, "结束语": true, "小结": true, "余论": true, "尾声": true, "后记": true, "跋语": true, "总结": true, "绪论": true, "绪言": true, "导言": true, "导论": true, "序论": true,
	"附录": true, "附记": true, "注解与说明": true, "参考文献": true, "参考书目": true, "参考资料": true, "引用书目": true, "主要参考文献": true, "致谢": true, "出版说明": true, "内容提要": true, "译后记": true, "编后记": true,
	"abstract": true, "introduction": true, "preface": true, "foreword": true, "conclusion": true, "conclusions": true, "appendix": true, "notes": true, "references": true, "bibliography": true, "acknowledgements": true, "acknowledgments": true,
}

// notesHeads opens a section of note bodies.
var notesHeads = map[string]bool{
	"註釋": true, "注釋": true, "註解": true, "注解": true, "附註": true, "附注": true, "註": true, "注": true, "尾註": true, "尾注": true, "腳註": true, "腳注": true, "注释": true, "附注釋": true, "脚注": true, "本章註釋": true, "本章注釋": true, "本章注释": true, "作者註": true, "作者注": true, "原註": true, "原注": true, "譯註": true, "譯注": true, "譯者註": true, "譯者注": true, "編者註": true, "編者注": true, "編註": true, "校記": true, "校勘記": true, "箋註": true, "箋注": true, "校註": true, "校注": true, "notes": true, "endnotes": true, "footnotes": true,
	"參考文獻": true, "参考文献": true, "引用文獻": true, "註釋與參考文獻": true, "注釋與參考文獻": true, "引文註釋": true, "引文注釋": true, "資料來源": true,
	"註腳": true, "注腳": true, "注脚": true, "補註": true, "補注": true, "各章註釋": true, "各章注釋": true, "全書註釋": true, "全書注釋": true, "註釋與資料來源": true, "注釋與資料來源": true,
	"參考資料": true, "參考書目": true, "引用資料": true, "引用書目": true, "徵引文獻": true, "徵引書目": true, "資料出處": true, "引文出處": true, "出處": true, "參考來源": true, "资料来源": true, "参考资料": true, "参考书目": true, "引用文献": true, "references": true,
}

// references are the heads of notesHeads that may as well head a list of books
// beside other notes.
var references = map[string]bool{
	"參考文獻": true, "参考文献": true, "引用文獻": true, "資料來源": true,
	"參考資料": true, "參考書目": true, "引用資料": true, "引用書目": true, "徵引文獻": true, "徵引書目": true, "資料出處": true, "引文出處": true, "出處": true, "參考來源": true, "资料来源": true, "参考资料": true, "参考书目": true, "引用文献": true, "references": true,
}

// A heading as its line shows it.
type headForm struct {
	kind   headKind
	depth  int  // of 1.1.1
	sep    rune // after an Arabic number: a stop, a comma, or a space
	number int  // 0 for named heads
	title  string
}

// headOf reads a line as a head. It judges the form alone; whether the line
// stands like one is for the caller.
func headOf(s string) headForm {
	if f := numberedHead(s); f.kind != notHead {
		return f
	}
	if name := bareName(s); named[name] {
		return headForm{kind: namedHead, title: name}
	}
	if label := bracketedWords(s); label != "" {
		return headForm{kind: plainHead, title: label}
	}
	return titledName(s)
}

// bracketedWords gives the few words that a line holds in heavy brackets and
// nothing else: 【今譯】.
func bracketedWords(s string) string {
	inside := strings.TrimSuffix(strings.TrimPrefix(s, "【"), "】")
	if len(inside) != len(s)-len("【】") || utf8.RuneCountInString(inside) > 12 || !isHan(firstRune(inside)) || strings.ContainsAny(inside, "【】。，；！？：") {
		return ""
	}
	if _, end, _ := bracketed(s, 0); end > 0 {
		return "" // a note's mark
	}
	return inside
}

// titledName reads a named head with a title of its own: 附錄　錄影目錄,
// 結語：未完的路.
func titledName(s string) headForm {
	at := strings.IndexAny(s, "　 ：:—─")
	if at < 0 || len(s) > 90 || !named[s[:at]] || notesHeads[s[:at]] {
		return headForm{}
	}
	title := strings.TrimLeft(s[at:], "　 ：:—─")
	if title == "" || strings.ContainsAny(title, "。，；！？：…") || !isHan(firstRune(s)) {
		return headForm{}
	}
	return headForm{kind: namedHead, title: s}
}

func numberedHead(s string) headForm {
	first, size := utf8.DecodeRuneInString(s)
	switch {
	case first == '第':
		return ordinalHead(s)
	case first == '附' || first == '卷':
		return numberedName(s)
	case first == '（' || first == '(' || first == '〔' || first == '﹙':
		return bracketHead(s, size)
	case digitOf(first) >= 0:
		return digitHead(s)
	case strings.ContainsRune("壹貳參肆伍陸柒捌玖拾贰叁陆", first):
		return hanCountHead(s, formalHead)
	case strings.ContainsRune("一二三四五六七八九十廿", first):
		return hanCountHead(s, hanHead)
	}
	return headForm{}
}

// bareName strips the dress of a named head: 【註釋】, 註 釋, 注释：, Notes.
func bareName(s string) string {
	if len(s) > 60 {
		return ""
	}
	s = strings.Trim(s, "【】〔〕[]［］「」《》〈〉—─－-＊*：:．. "+headMarks)
	var b strings.Builder
	for _, r := range s {
		if r != ' ' && r != '　' {
			b.WriteRune(r)
		} else if b.Len() > 0 && isLatin(lastRune(b.String())) {
			b.WriteByte(' ')
		}
	}
	return strings.ToLower(strings.TrimSpace(b.String()))
}

// numberedName reads 附錄一, 附錄 2：題 and 卷一.
func numberedName(s string) headForm {
	for _, word := range []string{"附錄", "附录", "附表", "卷"} {
		rest, ok := strings.CutPrefix(s, word)
		if !ok {
			continue
		}
		rest = strings.TrimLeft(rest, " 　")
		n, used := leadingNumber(rest)
		if at := strings.IndexRune("上中下", firstRune(rest)); word == "卷" && used == 0 && at >= 0 && rest != "" {
			n, used = at/3+1, 3 // 卷上
		}
		if used == 0 {
			if word != "卷" && (rest == "" || strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":")) {
				return headForm{kind: namedHead, title: rest}
			}
			continue
		}
		after := rest[used:]
		if after != "" && !parts(firstRune(after)) {
			continue
		}
		kind := namedHead
		if word == "卷" {
			kind = partHead
		}
		return headForm{kind: kind, number: n * b2i(word == "卷"), title: strings.TrimLeft(after, " 　：:")}
	}
	return headForm{}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// parts says that r parts a number from the title after it.
func parts(r rune) bool { return strings.ContainsRune(" 　：:、．.，—─·‧", r) }

// leadingNumber reads the Han or Arabic number that s begins with.
func leadingNumber(s string) (n, used int) {
	for i, r := range s {
		if d := digitOf(r); d >= 0 && n < 1000 {
			n = n*10 + d
			used = i + utf8.RuneLen(r)
			continue
		}
		break
	}
	if used > 0 {
		return n, used
	}
	for i, r := range s {
		if hanDigit(r) < 0 && !strings.ContainsRune("十百拾佰廿卅○", r) {
			break
		}
		used = i + utf8.RuneLen(r)
	}
	if n = hanNumber(s[:used]); n == 0 {
		return 0, 0
	}
	return n, used
}

var ordinalUnits = map[rune]headKind{
	'編': partHead, '编': partHead, '篇': partHead, '部': partHead, '輯': partHead, '辑': partHead, '卷': partHead,
	'章': chapHead, '回': chapHead, '講': chapHead, '讲': chapHead, '課': chapHead, '课': chapHead,
	'節': sectHead, '节': sectHead,
}

// ordinalHead reads 第一章 and 第一章　題; the title may also follow at once.
func ordinalHead(s string) headForm {
	rest := strings.TrimLeft(s[len("第"):], " 　")
	n, used := leadingNumber(rest)
	if used == 0 {
		return headForm{}
	}
	rest = strings.TrimLeft(rest[used:], " 　")
	unit, size := utf8.DecodeRuneInString(rest)
	kind := ordinalUnits[unit]
	if kind == notHead {
		return headForm{}
	}
	rest = rest[size:]
	if unit == '部' {
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, "分"), "份")
	}
	return headForm{kind: kind, number: n, title: strings.TrimLeft(rest, " 　：:、．—─")}
}

func bracketHead(s string, size int) headForm {
	n, used := leadingNumber(s[size:])
	if used == 0 || n > 99 {
		return headForm{}
	}
	rest := s[size+used:]
	shut, width := utf8.DecodeRuneInString(rest)
	if shut != '）' && shut != ')' && shut != '〕' && shut != '﹚' {
		return headForm{}
	}
	kind := parenHead
	if digitOf(firstRune(s[size:])) >= 0 {
		kind = arabicParenHead
	}
	return headForm{kind: kind, number: n, title: strings.TrimLeft(rest[width:], " 　、")}
}

// digitHead reads 1. 題, 1、題, 1　題, 1.1 題. A date, a decimal and a number
// with a unit are none.
func digitHead(s string) headForm {
	depth, n := 0, 0
	rest := s
	for {
		v, used := 0, 0
		for i, r := range rest {
			d := digitOf(r)
			if d < 0 {
				break
			}
			v = v*10 + d
			used = i + utf8.RuneLen(r)
			if used > 4 && v > 999 {
				return headForm{}
			}
		}
		if used == 0 {
			break
		}
		depth++
		n, rest = v, rest[used:]
		dot, size := utf8.DecodeRuneInString(rest)
		if dot != '.' && dot != '．' || digitOf(firstRune(rest[size:])) < 0 {
			break
		}
		rest = rest[size:]
	}
	if rest == "" && depth == 1 && n > 0 && n < 100 {
		return headForm{kind: bareArabicHead, number: n}
	}
	sep, size := utf8.DecodeRuneInString(rest)
	if !strings.ContainsRune(".．、　 \t", sep) || n > 99 {
		return headForm{}
	}
	title := strings.TrimLeft(rest[size:], " 　\t")
	if title == "" {
		return headForm{}
	}
	f := headForm{kind: arabicHead, depth: depth, number: n, title: title, sep: sep}
	switch sep {
	case '．':
		f.sep = '.'
	case '　', '\t':
		f.sep = ' '
	}
	if depth > 1 {
		f.kind = dottedHead
	} else if sep == ' ' && !isHan(firstRune(title)) {
		return headForm{}
	}
	return f
}

// hanCountHead reads 一, 一、題, 一．題 and 一　題.
func hanCountHead(s string, kind headKind) headForm {
	n, used := leadingNumber(s)
	if used == 0 {
		return headForm{}
	}
	rest := s[used:]
	if rest == "" {
		if kind == hanHead {
			kind = bareHead
		}
		return headForm{kind: kind, number: n}
	}
	sep, size := utf8.DecodeRuneInString(rest)
	if !strings.ContainsRune("、．.　 ：，", sep) {
		return headForm{}
	}
	if sep == '，' && kind == hanHead {
		return headForm{} // 一，… is an enumeration within a sentence
	}
	title := strings.TrimLeft(rest[size:], " 　")
	if title == "" && sep != '、' && sep != '.' && sep != '．' {
		return headForm{}
	}
	return headForm{kind: kind, number: n, title: title}
}
