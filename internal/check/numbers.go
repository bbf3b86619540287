package check

import (
	"slices"
	"strings"
)

// numbers reports separators of the wrong width in numbers, ranges written
// with a hyphen, and dates that no calendar has.
func numbers(_ *text, p *passage) (found []finding) {
	for i := 0; i < len(p.text); i++ {
		if wideDigit(p.text[i]) {
			end := wideNumber(p, i)
			if half, grouped := narrow(p.text[i:end]); grouped {
				found = append(found, p.find(numberComma, i, p.around(i, end)).with(i, end-i, half))
			}
			i = end - 1
			continue
		}
		if p.text[i] == '月' {
			if f, ok := writtenDate(p, i); ok {
				found = append(found, f)
			}
			continue
		}
		if !digit(p.text[i]) {
			continue
		}
		end := i + 1
		for end < len(p.text) && digit(p.text[end]) {
			end++
		}
		if f, ok := separator(p, i, end); ok {
			found = append(found, f)
			if f.edit != nil {
				end = max(end, f.edit.at+f.edit.n)
			}
		} else if f, ok := numberRange(p, i, end); ok {
			found = append(found, f)
		} else if f, ok := date(p, i, end); ok {
			found = append(found, f)
		}
		i = end - 1
	}
	return found
}

// digits returns how many digits begin at i.
func digits(p *passage, i int) int {
	n := 0
	for digit(p.rune(i + n)) {
		n++
	}
	return n
}

// groups gives where the groups of three digits that begin with the comma at i
// end, and whether all that a full-width comma parts are noughts: 10,000，000
// is a number, 1,000，200 may be two.
func groups(p *passage, i int) (end int, round bool) {
	noughts := true
	for end = i; (p.rune(end) == ',' || p.rune(end) == '，') && digits(p, end+1) == 3; end += 4 {
		if p.rune(end) == '，' {
			round = true
			noughts = noughts && string(p.text[end+1:end+4]) == "000"
		}
	}
	return end, round && noughts
}

// commas gives a number with half-width commas.
func commas(number []rune) string { return strings.ReplaceAll(string(number), "，", ",") }

// separator: 12，345 and 3．5 are numbers with full-width marks; 1，討論 is an
// item of a list. A number of a list is followed by a word, so a group of
// exactly three digits is needed, and no fourth digit before.
func separator(p *passage, i, end int) (finding, bool) {
	if end == i || marksBetween(p, i, end+1) {
		return finding{}, false
	}
	after := digits(p, end+1)
	switch p.rune(end) {
	case '，':
		if after != 3 || end-i > 3 || p.text[i] == '0' || list(p, i, end, after) {
			return finding{}, false
		}
		to, _ := groups(p, end)
		return p.find(numberComma, end, p.around(i, to)).with(end, to-end, commas(p.text[end:to])), true
	case '．':
		if after == 0 {
			return finding{}, false
		}
		return p.find(numberPoint, end, p.around(i, end+1+after)).with(end, 1, "."), true
	case '。', '·', '‧':
		if after == 0 || end-i > 3 || p.rune(end) != '。' && latin(p.rune(i-1)) || p.rune(end) == '。' && after > 2 || beginsCount(p, end+1, after) {
			return finding{}, false
		}
		return p.find(numberPoint, end, p.around(i, end+1+after)).with(end, 1, "."), true
	case ',':
		if to, round := groups(p, end); round && end-i <= 3 && !latin(p.rune(i-1)) {
			return p.find(numberComma, end, p.around(i, to)).with(end, to-end, commas(p.text[end:to])), true
		}
		if p.rune(end+1) == ' ' && digits(p, end+2) == 3 && end-i <= 3 && !latin(p.rune(i-1)) && quantity(p.rune(end+5)) {
			return p.find(numberComma, end, p.around(i, end+5)), true
		}
	}
	return finding{}, false
}

// list says whether the numbers around a full-width comma are items of a row
// of numbers: 第1，125，300頁 or 1，2，3.
func list(p *passage, i, end, after int) bool {
	k := end + 1 + after
	if p.rune(k) == '，' && digit(p.rune(k+1)) && digits(p, k+1) != 3 {
		return true
	}
	return p.rune(i-1) == '，' && digit(p.rune(i-2)) || p.rune(i-1) == '第' || p.rune(k) == '頁' || p.rune(k) == '页'
}

// beginsCount says whether the digits after a full stop begin a sentence:
// 共3。5月 is two sentences, 3。5公里 a number.
func beginsCount(p *passage, i, n int) bool {
	return within("年月日時时點点", p.rune(i+n)) || n == 0
}

// quantity says whether r is a measure word or a unit.
func quantity(r rune) bool {
	return within("人元個个萬万億亿名年公里噸吨字冊册頁页份戶户次", r)
}

func marksBetween(p *passage, from, to int) bool {
	for _, m := range p.marks {
		if m.at > from && m.at <= to {
			return true
		}
	}
	return false
}

// numberRange: 1945-1953 and 5-10公里 are ranges, which Han text writes with
// — or ～ (GB/T 15834-2011, 4.13; 15835-2011). Codes, telephone numbers and
// dates of more than two parts keep their hyphens.
func numberRange(p *passage, i, end int) (finding, bool) {
	r := p.rune(end)
	if r != '-' && r != '~' && r != '－' && r != '─' {
		return finding{}, false
	}
	n := digits(p, end+1)
	if n == 0 || latin(p.rune(i-1)) || within("圖图表式", p.rune(i-1)) || coded(p, i, end+1+n) {
		return finding{}, false
	}
	if !hanText(p.rune(i-1)) && !hanText(p.rune(end+1+n)) && !nearHan(p, i, end+1+n) {
		return finding{}, false
	}
	return p.find(numberHyphen, end, p.around(i, end+1+n), string(r)), true
}

// coded says whether a hyphen belongs to a code: more hyphens, a letter before
// or after, a number that begins with 0, a name of a standard before it, a verse
// of a chapter (15：11-32).
func coded(p *passage, i, end int) bool {
	before, after := p.rune(i-1), p.rune(end)
	if before == '-' || after == '-' || before == '.' || after == '.' && digit(p.rune(end+1)) || before == '/' || after == '/' || latin(after) {
		return true
	}
	if p.text[i] == '0' || (before == '：' || before == ':') && digit(p.rune(i-2)) || before == ' ' && latin(p.rune(i-2)) || before == '+' {
		return true
	}
	return false
}

// date reports months and days that no calendar has, where a number is surely
// one: 13月5日, 2月30日, 4月31日.
func date(p *passage, i, end int) (finding, bool) {
	if p.rune(end) != '月' || marksBetween(p, i, end) {
		return finding{}, false
	}
	n := digits(p, end+1)
	if n == 0 || n > 2 || p.rune(end+1+n) != '日' {
		return finding{}, false
	}
	month, day := value(p, i, end), value(p, end+1, end+1+n)
	if month >= 1 && month <= 12 && day >= 1 && day <= [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1] {
		return finding{}, false
	}
	return p.find(dateWrong, i, p.around(i, end+2+n)), true
}

// writtenDate reports a date in Chinese numerals that no calendar has: 四月三十
// 一日, 十三月五日. A month of the old calendar has up to thirty days, whichever it is.
func writtenDate(p *passage, i int) (finding, bool) {
	from, to := i, i+1
	for i-from < 4 && within("一二三四五六七八九十", p.rune(from-1)) {
		from--
	}
	for to-i < 5 && within("一二三四五六七八九十", p.rune(to)) {
		to++
	}
	month, day := written(p.text[from:i]), written(p.text[i+1:to])
	if month == 0 || day == 0 || p.rune(to) != '日' || within("〇零百千廿卅年", p.rune(from-1)) && p.rune(from-1) != '年' {
		return finding{}, false
	}
	if month <= 12 && (day <= 30 || day == 31 && !within("\x02\x04\x06\x09\x0b", rune(month))) {
		return finding{}, false
	}
	return p.find(dateWrong, from, p.around(from, to+1)), true
}

// written gives the value of a numeral up to ninety-nine, or 0.
func written(numeral []rune) (v int) {
	digits := []rune("一二三四五六七八九")
	for i, r := range numeral {
		switch d := slices.Index(digits, r) + 1; {
		case r == '十' && i == 0:
			v = 10
		case r == '十' && v < 10:
			v *= 10
		case d > 0 && (i == 0 || v%10 == 0 && numeral[i-1] == '十'):
			v += d
		default:
			return 0
		}
	}
	return v
}

func value(p *passage, i, end int) int {
	v := 0
	for ; i < end && v < 1000; i++ {
		v = v*10 + int(p.text[i]-'0')
	}
	return v
}

func wideDigit(r rune) bool { return r >= '０' && r <= '９' }

// wideNumber returns the end of the number in full-width digits that begins at
// i, with its separators: １２，０００.
func wideNumber(p *passage, i int) int {
	end := i
	for wideDigit(p.rune(end)) {
		end++
	}
	lead := end - i
	for lead <= 3 && end-i <= 20 && within("，,", p.rune(end)) && wideDigit(p.rune(end+1)) && wideDigit(p.rune(end+2)) && wideDigit(p.rune(end+3)) && !wideDigit(p.rune(end+4)) {
		end += 4
	}
	return end
}

// narrow writes a number in half width and says whether it has separators.
func narrow(number []rune) (half string, grouped bool) {
	var b strings.Builder
	for _, r := range number {
		if wideDigit(r) {
			b.WriteRune(r - '０' + '0')
		} else {
			b.WriteByte(',')
			grouped = true
		}
	}
	return b.String(), grouped
}
