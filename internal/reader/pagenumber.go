package reader

import (
	"strings"
	"unicode/utf8"
)

// A numeral is a line that holds nothing but a page's number.
type numeral struct {
	line  int
	value int
	label string // the number as printed, without its dress
	dress string // the line with # for the number
}

// pageNumber reads a line as a page's number in any usual dress: 12, —12—,
// ·12·, 第12頁, p. 12, 12/34, xii.
func pageNumber(s string) (value int, label, dress string) {
	if len(s) > 40 {
		return 0, "", ""
	}
	s = misreadDash(s)
	trimmed := strings.Trim(s, "-－—–─―~～·‧•・∙．.*[]［］()（）〔〕【】<>《》〈〉|｜/／ 　")
	if trimmed == "" || halfBracketed(s) {
		return 0, "", ""
	}
	core := trimmed
	for _, w := range []string{"第", "p.", "P.", "page", "Page", "PAGE", "頁", "页", "p", "P"} {
		if t, ok := strings.CutPrefix(core, w); ok {
			core = strings.TrimLeft(t, " 　.．")
			break
		}
	}
	worded := core != trimmed
	for _, w := range []string{"頁", "页", "面"} {
		if t, ok := strings.CutSuffix(core, w); ok {
			core, worded = strings.TrimRight(t, " 　"), true
			break
		}
	}
	if first, total, ok := strings.Cut(core, "/"); ok && onlyDigits(strings.Trim(total, " 　共頁页第")) {
		core, worded = strings.Trim(first, " 　頁页"), true
	} else if i := strings.IndexAny(core, "共之"); i > 0 && worded {
		core = strings.TrimRight(core[:i], " 　，,頁页")
	}
	chapter := ""
	if first, page, ok := cutEither(core, "-–—"); ok && onlyDigits(first) && onlyDigits(page) && len(first) < 3 && len(page) < 4 {
		chapter, core = core[:len(core)-len(page)], page // 5-12: the twelfth page of the fifth paper
	}
	dressed := worded || trimmed != s
	switch {
	case onlyDigits(core):
		value, _ = arabic(core)
	case trimmed != s && onlyDigits(misreadDigits.Replace(core)) && strings.ContainsFunc(core, func(c rune) bool { return digitOf(c) >= 0 }):
		value, _ = arabic(misreadDigits.Replace(core))
	case dressed && hanNumber(core) > 0:
		value = hanNumber(core)
	case roman(core) > 0:
		value = roman(core)
		if !dressed {
			dress = "i"
		}
	case hanNumber(core) > 0:
		value, dress = hanNumber(core), "一"
	case hanPage(core) > 0:
		value, dress = hanPage(core), "一"
	}
	if value == 0 || value > 9999 {
		return 0, "", ""
	}
	if chapter != "" {
		return value, chapter + core, dress + strings.Replace(s, chapter+core, chapter+"#", 1)
	}
	return value, core, dress + plainDress.Replace(strings.Replace(s, core, "#", 1))
}

// plainDress writes the marks around a page's number in one way, since a scan
// takes one for another.
var plainDress = strings.NewReplacer(" ", "", "　", "", "•", "·", "・", "·", "∙", "·", "‧", "·", "．", "·", ".", "·", "－", "-", "—", "-", "–", "-", "─", "-", "―", "-", "〜", "~", "～", "~")

// misreadDigits takes the letters that a scan reads for digits as these.
var misreadDigits = strings.NewReplacer("O", "0", "o", "0", "〇", "0", "l", "1", "I", "1", "S", "5", "B", "8")

// misreadDash takes off a stroke that a scan has read as 一: —205一.
func misreadDash(s string) string {
	if inside := strings.TrimPrefix(strings.TrimSuffix(s, "一"), "一"); len(inside) == len(s)-2*len("一") && onlyDigits(strings.Trim(inside, " 　")) {
		return "—" + inside + "—"
	}
	if t := strings.TrimSuffix(s, "一"); t != s && strings.ContainsAny(s, "—─－-") && digitOf(lastRune(strings.TrimRight(t, " 　"))) >= 0 {
		return t + "—"
	}
	if t := strings.TrimPrefix(s, "一"); t != s && strings.ContainsAny(s, "—─－-") && digitOf(firstRune(strings.TrimLeft(t, " 　"))) >= 0 {
		return "—" + t
	}
	return s
}

// halfBracketed says that a line ends with a bracket it does not open, or begins
// with one it does not close: a note's mark in two lines.
func halfBracketed(s string) bool {
	opens, shuts := strings.ContainsAny(s, "[［(（〔【"), strings.ContainsAny(s, "]］)）〕】")
	return opens != shuts
}

// cutEither cuts a text at the first of the given characters.
func cutEither(s, at string) (before, after string, ok bool) {
	i := strings.IndexAny(s, at)
	if i < 0 {
		return s, "", false
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return s[:i], s[i+size:], true
}

func onlyDigits(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && utf8.RuneCountInString(s) <= 4 && strings.IndexFunc(s, func(r rune) bool { return digitOf(r) < 0 }) < 0
}

// roman reads a roman number up to 89 in one case, or gives 0.
func roman(s string) int {
	if s == "" || len(s) > 8 || s != strings.ToLower(s) && s != strings.ToUpper(s) {
		return 0
	}
	value := map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50}
	low := strings.ToLower(s)
	total := 0
	for i := range len(low) {
		v := value[low[i]]
		if v == 0 {
			return 0
		}
		if i+1 < len(low) && v < value[low[i+1]] {
			v = -v
		}
		total += v
	}
	return max(0, total)
}

// withWords is the dress of a number in a line with the words of a running
// head.
const withWords = "words#"

// wordedNumber reads a line as words and a page's number beside them, white
// space or a stroke between: 紙的旅行　　12, 12 | 紙的旅行.
func wordedNumber(s string) (value int, label, dress string) {
	if words, number := besideNumber(s); words != "" && !strings.ContainsAny(words, "，。；？！") {
		if value, label, _ = pageNumber(number); value > 0 && strings.IndexFunc(words, func(c rune) bool { return isHan(c) || isLatin(c) }) >= 0 {
			return value, label, withWords
		}
	}
	return 0, "", ""
}

// hanPage reads a page's number in Han digits, place by place: 三一二. One digit
// alone is too little to be told.
func hanPage(s string) int {
	n := 0
	for _, c := range s {
		d := hanDigit(c)
		if c == '〇' || c == '○' {
			d = 0
		}
		if d < 0 {
			return 0
		}
		n = n*10 + d
	}
	if count := utf8.RuneCountInString(s); count < 2 || count > 4 {
		return 0
	}
	return n
}

// besideNumber parts a line into the words of a running head and the page's
// number before or after them. 1. 緣起 is no such line, but a head.
func besideNumber(s string) (words, number string) {
	if strings.IndexByte(s, ' ') < 0 && strings.IndexByte(s, '\t') < 0 && strings.IndexByte(s, '|') < 0 && !strings.Contains(s, "　") && !strings.Contains(s, "｜") {
		return "", "" // as most lines, and they are all asked
	}
	isNumber := func(t string) bool {
		v, _, dress := pageNumber(t)
		if dress == "一#" && !strings.Contains(s, "　　") && !strings.Contains(s, "   ") && hanPage(t) == 0 && v < 100 {
			v = 0 // 一　緣起 is a head
		}
		return v > 0 && !strings.ContainsRune(".．、", lastRune(t))
	}
	// 第 2 頁 holds spaces of its own, and so do the words: wide gaps first.
	for _, gap := range []string{"　　", "   ", "　", "  ", "\t", "|", "｜", " "} {
		if i := strings.LastIndex(s, gap); i > 0 {
			before, after := strings.TrimRight(s[:i], " 　\t"), strings.TrimLeft(s[i+len(gap):], " 　\t")
			if isNumber(after) && before != "" {
				return before, after
			}
		}
		if before, after, ok := strings.Cut(s, gap); ok && before != "" {
			if after = strings.TrimLeft(after, " 　\t"); isNumber(before) && after != "" {
				return after, before
			}
		}
	}
	return "", ""
}
