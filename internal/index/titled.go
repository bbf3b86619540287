package index

import (
	"slices"
	"strings"
)

// fills reports whether a stretch after a title is a name of three characters,
// though what follows is no known edge: a good one, or one whose last character
// is no verb.
func (v *view) fills(i, end int) bool {
	if v.full(i, end) {
		return true
	}
	if end-i != 3 || v.at(end-1) == '之' || v.inside[end] || !slices.Contains(v.nameEnds(i), end) || v.words.doubtful(v.open[i:end]) {
		return false
	}
	last := v.at(end - 1)
	return v.words.is(last, given) && !v.words.is(last, site|placeSuffix) && !v.words.is(v.at(end), given)
}

// findRulers takes 明穆宗 and 嘉靖帝.
func (s *search) findRulers(v *view) {
	for i := range v.open {
		if v.begins[i]&templeName != 0 && strings.ContainsRune("漢汉魏晉晋宋齊齐梁陳陈隋唐遼辽金元明清周", v.at(i-1)) && !v.inside[i-1] {
			end := i + 2
			if v.words.words2[string(v.open[i:min(i+3, len(v.open))])]&templeName != 0 {
				end++
			}
			if v.right(end) != none || v.left(i-1) != none {
				s.sight(v.open[i-1:end], false, "ruler", v, i-1)
			}
		}
		if v.at(i) == '帝' && v.ends[i]&era != 0 && !v.inside[i] {
			s.sight(v.open[i-2:i+1], false, "ruler", v, i-2)
		}
	}
}

// findTitled takes what stands between an office and a rank, whatever it looks
// like: 艦隊司令|孤拔|中將.
func (s *search) findTitled(v *view) {
	for i := 2; i < len(v.open)-3; i++ {
		if v.ends[i]&title == 0 || v.begins[i]&title != 0 || v.inside[i] {
			continue
		}
		for end := i + 2; end <= i+4 && end < len(v.open); end++ {
			if !v.han(i) || !v.han(end-1) || v.words.is(v.at(end-1), hard) {
				break
			}
			if v.begins[end]&titleAfter == 0 || v.begins[end]&title == 0 {
				continue
			}
			if !v.falls(i) && v.begins[i]&(verb|doing) == 0 && !v.inside[end] && v.words.words2[string(v.open[i:end])] == 0 {
				s.sight(v.open[i:end], v.words.transcribesAll(v.open[i:end]), "titled", v, i)
			}
			break
		}
	}
}
