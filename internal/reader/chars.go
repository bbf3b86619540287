package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yinshu/internal/manuscript"
)

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

const (
	openers  = "「『（《〈〔【［｛“‘([{〖﹁﹃"
	closers  = "」』）》〉〕】］｝”’)]}〗﹂﹄"
	stops    = "。！？!?…．.︒"
	halts    = "，、；：,;:" // marks within a sentence
	noStarts = closers + "。！？!?，、；：,;:．.‧·％%～"
)

func opens(r rune) bool  { return !ideograph(r) && strings.ContainsRune(openers, r) }
func closes(r rune) bool { return !ideograph(r) && strings.ContainsRune(noStarts, r) }

// ideograph tells most characters of a text at once from any mark.
func ideograph(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// endsSentence says that text ends where a sentence may: at a stop, at a
// closing mark after one, or at a note mark after either.
func endsSentence(s string) bool {
	whole := s
	for t := trimMark(s); t != s; t = trimMark(s) {
		s = t // （9）（10）
	}
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if ideograph(r) {
			return false
		}
		switch {
		case strings.ContainsRune(stops, r):
			if r == '.' && len(s) < len(whole) && digitOf(firstRune(whole[len(s):])) >= 0 && digitOf(lastRune(s[:len(s)-size])) >= 0 {
				return false // a decimal
			}
			if r == '．' && strings.LastIndexAny(s, "《〈") > strings.LastIndexAny(s, "》〉") {
				return false // 《縣志．大事記》
			}
			return r != '.' || !latinBefore(s[:len(s)-size])
		case strings.ContainsRune(closers, r):
			s = trimMark(s[:len(s)-size])
			if s == "" {
				return false
			}
			if r == '」' || r == '』' || r == '”' || r == '）' || r == '〕' || r == ')' {
				// A whole quotation or remark may end a paragraph without a
				// stop of its own, but more often it does not.
				continue
			}
			return strings.ContainsRune(stops, lastRune(s))
		default:
			return false
		}
	}
	return false
}

func latinBefore(s string) bool {
	// An initial (K.) or an abbreviation is no sentence end; a word is.
	n := 0
	for i := len(s) - 1; i >= 0 && s[i] < 0x80 && unicode.IsLetter(rune(s[i])); i-- {
		n++
	}
	return n == 1
}

// trimMark takes a note mark off the end of a line: digits, digits in
// brackets, a superscript or a circled number.
func trimMark(s string) string {
	if ideograph(lastRune(s)) {
		return s // as most lines end
	}
	t := strings.TrimRight(s, " 　")
	for t != "" {
		r, size := utf8.DecodeLastRuneInString(t)
		if digitOf(r) < 0 && circled(r) == 0 && superscript(r) < 0 && r != '*' && r != '＊' && r != '†' && r != '‡' && r != '§' {
			break
		}
		t = t[:len(t)-size]
	}
	if len(t) < len(s) && t != "" {
		for _, word := range []string{"註", "注"} {
			if w := strings.TrimSuffix(t, word); w != t && (strings.ContainsRune(stops, lastRune(w)) || strings.ContainsRune(closers, lastRune(w))) {
				t = w // 。註2
			}
		}
		return strings.TrimRight(t, " 　")
	}
	for _, pair := range []string{"[]", "［］", "〔〕", "()", "（）", "【】"} {
		open, shut := firstRune(pair), lastRune(pair)
		if lastRune(s) != shut {
			continue
		}
		i := strings.LastIndex(s, string(open))
		if i <= 0 {
			continue
		}
		inside := s[i+utf8.RuneLen(open) : len(s)-utf8.RuneLen(shut)]
		if n := strings.TrimPrefix(strings.TrimPrefix(inside, "註"), "注"); n != inside && hanNumber(n) > 0 {
			return strings.TrimRight(s[:i], " 　")
		}
		inside = strings.TrimPrefix(strings.TrimPrefix(inside, "註"), "注")
		if inside != "" && len(inside) < 12 && strings.IndexFunc(inside, func(r rune) bool {
			return digitOf(r) < 0 && r != ',' && r != '-' && r != '–' && r != '，'
		}) < 0 {
			return strings.TrimRight(s[:i], " 　")
		}
	}
	return s
}

// digitOf gives the value of a half- or full-width digit, or -1.
func digitOf(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	return -1
}

// circled gives the number of ①, or 0.
func circled(r rune) int { return manuscript.Circled(r) }

// superscript gives the value of a raised digit, or -1.
func superscript(r rune) int {
	switch {
	case r == '¹':
		return 1
	case r == '²' || r == '³':
		return int(r-'²') + 2
	case r == '⁰':
		return 0
	case r >= '⁴' && r <= '⁹':
		return int(r-'⁴') + 4
	}
	return -1
}

func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r >= 0x20000 && r <= 0x3ffff || r >= 0xf900 && r <= 0xfaff || r == '〇' || r == '々'
}

// isLatin says that r is part of a word that spaces part from others.
func isLatin(r rune) bool {
	return r < 0x2e80 && (unicode.IsLetter(r) || unicode.Is(unicode.Mn, r))
}

const hanDigits = "〇一二三四五六七八九"

// hanNumber reads a Han number from 1 to 999 (十二, 二十, 一百零三, 一二), or
// gives 0.
func hanNumber(s string) int {
	total, digit, unit, seen := 0, -1, false, 0
	for _, r := range s {
		switch {
		case r == '零' || r == '○' || r == '〇':
			if digit > 0 && !unit {
				digit *= 10
			}
		case r == '十' || r == '拾':
			total += max(digit, 1) * 10
			if digit == 0 {
				return 0
			}
			digit, unit = -1, true
		case r == '百' || r == '佰':
			if digit < 1 {
				return 0
			}
			total += digit * 100
			digit, unit = -1, true
		case r == '廿':
			total += 20
			unit = true
		case r == '卅':
			total += 30
			unit = true
		default:
			d := hanDigit(r)
			if d < 0 {
				return 0
			}
			if digit > 0 {
				if unit {
					return 0
				}
				digit = digit*10 + d
			} else {
				digit = d
			}
		}
		if seen++; seen > 6 {
			return 0
		}
	}
	if digit > 0 {
		total += digit
	}
	if total > 999 {
		return 0
	}
	return total
}

func hanDigit(r rune) int {
	n := 0
	for _, d := range hanDigits {
		if d == r {
			return n
		}
		n++
	}
	n = 0
	for _, d := range "零壹貳參肆伍陸柒捌玖" {
		if d == r {
			return n
		}
		n++
	}
	n = 0
	for _, d := range "零壹贰叁肆伍陆柒捌玖" {
		if d == r {
			return n
		}
		n++
	}
	return -1
}
