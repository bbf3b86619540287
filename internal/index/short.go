package index

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yinshu/internal/manuscript"
)

// shownWith gives what stands in brackets after a heading: its foreign
// original, or else the short forms under which the text has it, so that a
// reader who looks the place up knows what to look for:
// 聯合國安理會（安理會）.
func shownWith(t *manuscript.Term) string {
	if t.Original != "" {
		return t.Original
	}
	if t.Kind != "organisation" && t.Kind != "event" {
		return ""
	}
	var short []string
	for _, v := range t.Variants {
		if abbreviates(v, t.Heading) {
			short = append(short, v)
		}
	}
	if len(short) > 2 {
		return ""
	}
	return strings.Join(short, "、")
}

// abbreviates says that a variant is a shorter form of a heading: characters
// of it, in their order, a number perhaps written the other way. A spelling of
// the same length, which may be the text's mistake, is none.
func abbreviates(variant, heading string) bool {
	if utf8.RuneCountInString(variant) >= utf8.RuneCountInString(heading) || strings.ContainsAny(variant, "《〈") {
		return false
	}
	rest := []rune(heading)
	for _, r := range variant {
		i := slices.IndexFunc(rest, func(h rune) bool { return h == r || figure(r) >= 0 && figure(h) == figure(r) })
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
	}
	return true
}

// figure gives the value of a digit in either writing, or -1.
func figure(r rune) int {
	if r >= '0' && r <= '9' {
		return int(r - '0')
	}
	if i := strings.IndexRune("〇一二三四五六七八九", r); i >= 0 {
		return i / len("〇")
	}
	return -1
}
