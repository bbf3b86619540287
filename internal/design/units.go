package design

import "strings"

// sizes is the 號 system of type sizes, in thousandths of a point (CLREQ,
// "Font Sizes"; the values of metal type, not those that software rounds to).
var sizes = map[string]Length{
	"初": 42_000, "小初": 36_000,
	"一": 27_500, "小一": 24_000,
	"二": 21_000, "小二": 18_000,
	"三": 15_750, "小三": 15_000,
	"四": 13_750, "小四": 12_000,
	"五": 10_500, "小五": 9_000,
	"六": 7_875, "小六": 6_500,
	"七": 5_250, "八": 5_000,
}

// ParseLength reads a length as a designer writes it: 10.5pt, 24mm, 五號,
// 五号 or 小四. It reports false for anything else.
func ParseLength(s string) (Length, bool) {
	s = strings.TrimSpace(s)
	for _, suffix := range [...]string{"號", "号"} {
		if name, ok := strings.CutSuffix(s, suffix); ok {
			l, ok := sizes[name]
			return l, ok
		}
	}
	if l, ok := sizes[s]; ok && strings.HasPrefix(s, "小") {
		return l, true // 小四, 小五: said without 號
	}
	if number, ok := strings.CutSuffix(s, "pt"); ok {
		n, ok := thousandths(number)
		return Length(n), ok
	}
	if number, ok := strings.CutSuffix(s, "mm"); ok {
		n, ok := thousandths(number)
		return Mm(n), ok
	}
	return 0, false
}

// ParseEms reads a length in ems of the text it belongs to, 2em, and returns
// thousandths of an em.
func ParseEms(s string) (int, bool) {
	number, ok := strings.CutSuffix(strings.TrimSpace(s), "em")
	if !ok {
		return 0, false
	}
	return thousandths(number)
}

// thousandths reads a decimal number with at most three digits after the
// point, exactly: no floating point comes near a length.
func thousandths(s string) (int, bool) {
	s = strings.TrimSpace(s)
	s, negative := strings.CutPrefix(s, "-")
	whole, fraction, hasPoint := strings.Cut(s, ".")
	if whole == "" || len(whole) > 6 || len(fraction) > 3 || hasPoint && fraction == "" {
		return 0, false
	}
	n := 0
	for _, c := range whole + (fraction + "000")[:3] {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	if negative {
		n = -n
	}
	return n, true
}
