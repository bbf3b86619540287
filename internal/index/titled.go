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
			if v.words.kind(v.open[i:min(i+3, len(v.open))])&templeName != 0 {
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
			if !v.falls(i) && v.begins[i]&(verb|doing) == 0 && !v.inside[end] && v.words.kind(v.open[i:end]) == 0 {
				s.sight(v.open[i:end], v.words.transcribesAll(v.open[i:end]), "titled", v, i)
			}
			break
		}
	}
}

// findNamed takes what stands between an office or a calling and a mark or an
// act, though it begins with no surname: 參贊大臣|慶祥|自縊. Its characters
// stand in names, and none of them belongs to a word.
func (s *search) findNamed(v *view) {
	for i := 2; i < len(v.open)-1; i++ {
		if v.ends[i]&(title|ofTime) == 0 || v.inside[i] || v.ends[i]&(bodyHead|aPlace|aBody|era) != 0 || v.words.is(v.at(i), surname) && !v.words.is(v.at(i), transcribing) {
			continue
		}
		for end := i + 1; end <= i+5 && end <= len(v.open); end++ {
			if !v.nameable(end-1, i) {
				break
			}
			if end < i+2 || v.right(end) != sure || v.begins[min(end, len(v.open))]&(bodyHead|eventHead) != 0 {
				continue
			}
			name := v.open[i:end]
			if v.words.is(v.at(end-1), site|placeSuffix|afterName) || v.ends[end]&(bodyHead|eventHead|conceptHead|doctrineHead|generic) != 0 {
				break
			}
			s.sight(name, v.words.transcribesAll(name), "named", v, i)
			break
		}
	}
}

// nameable reports whether character k may stand in a name that begins at i: it
// is one of names' and belongs to no word of the lists.
func (v *view) nameable(k, i int) bool {
	const word = common | verb | doing | title | titleAfter | ofTime | notName | named | generic | genericPlace | stripped | era
	switch {
	case !v.words.is(v.at(k), given|transcribing), v.covered[k], v.words.is(v.at(k), hard|stopping), numeral(v.at(k)):
		return false
	case k == i:
		return v.begins[i]&word == 0 && !v.words.is(v.at(i), beforeName|afterName)
	}
	return v.begins[k]&word == 0 && (!v.words.is(v.at(k), afterName) || v.words.is(v.at(k), strongly))
}

func numeral(r rune) bool {
	return strings.ContainsRune("一二三四五六七八九十百千萬万兩两數数幾几", r)
}
