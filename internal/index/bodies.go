package index

import (
	"slices"
	"strings"
	"unicode"
)

// A compound is a stretch of text that ends in a head word: 停戰委員會,
// 聖誕節攻勢.
type compound struct {
	view       *passage
	number     int
	starts     []int // where it may begin, the widest first
	head, stop int
	kind       string
}

// longestCompound is how long one may be, in characters.
const longestCompound = 14

// findCompounds collects what ends in the head words of bodies, events and
// concepts.
func (s *search) findCompounds(v *view) {
	for end := 2; end <= len(v.open); end++ {
		kind := v.headKind(end)
		if kind == "" {
			continue
		}
		head := end - v.headSize(end)
		starts := v.starts(head)
		if len(starts) == 0 {
			continue
		}
		if v.joined(head, end) {
			continue
		}
		c := compound{v.passage, v.number, starts, head, end, kind}
		s.compounds = append(s.compounds, c)
		for _, i := range starts {
			s.compoundCount[string(v.open[i:end])]++
		}
	}
}

// joined reports whether what ends at end is a name of the lists already, or a
// head word that follows one: 中國必須參加|安理會, 朝鮮戰爭|大戰.
func (v *view) joined(head, end int) bool {
	return v.ends[end]&aBody != 0 && !v.belongs(head) || v.ends[head]&anEvent != 0 && v.ends[end]&eventHead != 0
}

// belongs reports whether a place or a body ends directly before a head.
func (v *view) belongs(head int) bool { return v.ends[head]&(aPlace|aBody) != 0 }

// headKind says what kind of heading a head word makes that ends at end, if
// one ends there and none goes on.
func (v *view) headKind(end int) string {
	k := v.ends[end]
	if k&(bodyHead|eventHead|conceptHead) == 0 {
		return ""
	}
	if end < len(v.inside) && v.inside[end] {
		return ""
	}
	for n := 1; n <= 4 && end+n < len(v.ends); n++ {
		// A longer head word covers this one: 代表 in 代表團.
		if v.ends[end+n]&(bodyHead|eventHead) != 0 && v.headSize(end+n) > n {
			return ""
		}
	}
	switch {
	case k&eventHead != 0:
		return Event
	case k&bodyHead != 0:
		return Organisation
	}
	return Concept
}

// headSize is the length of the longest head word that ends at end.
func (v *view) headSize(end int) int { return int(v.heads[end]) }

// starts gives where a compound may begin that ends in a head word at head:
// leftwards from it, at beginnings of words, up to a mark, a verb, or a word
// of grammar.
func (v *view) starts(head int) []int {
	var starts []int
	i := head
	for i > 0 && head-i < longestCompound-2 {
		if v.ends[i]&verb != 0 && !v.inside[i] && !v.nominal(i, head) {
			break
		}
		r := v.at(i - 1)
		if !unicode.Is(unicode.Han, r) && !unicode.IsDigit(r) {
			break
		}
		if !v.covered[i-1] && (v.words.is(r, stopping|hard) && !compounding(r) || strings.ContainsRune("駐驻赴訪访致令建設设辦办創创", r)) {
			break
		}
		i--
		if v.starting(i) {
			starts = append(starts, i)
		}
	}
	// Where the way ended at an edge, a compound may begin, whatever it is.
	if i < head-1 && !slices.Contains(starts, i) && !v.covered[i] && v.begins[i]&(verb|stripped) == 0 && !unicode.IsDigit(v.at(i)) {
		starts = append(starts, i)
	}
	slices.Reverse(starts)
	return starts
}

// starting reports whether a word of the lists, or a number, begins at i.
func (v *view) starting(i int) bool {
	switch k := v.begins[i]; {
	case v.inside[i]:
		return false
	case k&(named|bodyHead|eventHead) != 0:
		return true
	case k&(verb|stripped) != 0:
		return false
	case k&(common|title) != 0:
		return true
	}
	return v.at(i) == '第' || !v.covered[i] && i > 0 && v.covered[i-1]
}

// compounding reports whether a character that ends other names stands in
// compounds: 第五次戰役, 軍事分界線, 中央.
func compounding(r rune) bool {
	switch r {
	case '中', '地', '次', '分', '點', '点', '日', '上', '外', '後', '后':
		return true
	}
	return false
}

// nominal reports whether a verb that ends at i is a part of a body's name:
// it stands directly before the head, 遣返委員會.
func (v *view) nominal(i, head int) bool {
	return i == head && v.begins[head]&bodyHead != 0 && strings.ContainsRune("會会團团組组署局所處处院部", v.lastOf(head))
}

// lastOf gives the last character of the longest head word that begins at head.
func (v *view) lastOf(head int) rune { return v.at(head + int(v.tails[head]) - 1) }

// A chosen compound, with how often it was.
type chosen struct {
	name                  string
	runes                 []rune
	kind                  string
	n                     int
	passage, at           int
	headSize              int
	edged, generic, whole bool
}

// takeCompounds chooses for each stretch the longest form that is seen twice,
// else the whole, and takes those that speak for themselves.
func (s *search) takeCompounds() {
	at := map[string]int{}
	var all []chosen
	for _, c := range s.compounds {
		i := c.starts[0]
		for _, start := range c.starts {
			if s.compoundCount[string(c.view.open[start:c.stop])] >= 2 {
				i = start
				break
			}
		}
		whole := false
		if i == c.starts[0] && s.compoundCount[string(c.view.open[i:c.stop])] < 2 && c.kind != Concept {
			i, whole = s.wholeStart(c, i)
		}
		runes := c.view.open[i:c.stop]
		name := string(runes)
		k, ok := at[name]
		if !ok {
			k = len(all)
			at[name] = k
			all = append(all, chosen{name: name, runes: runes, kind: c.kind, passage: c.number, at: i, headSize: c.stop - c.head,
				generic: s.words.genericName(runes, c.head-i)})
		}
		all[k].n++
		all[k].edged = all[k].edged || i == c.starts[0] || whole
		all[k].whole = all[k].whole || whole
	}
	for _, c := range all {
		if old, known := s.found[c.name]; known {
			old.addRule("head")
			continue
		}
		size := len(c.runes)
		if size > 12 || size < 3 || size == c.headSize && (size < 4 || c.n < 2) {
			continue
		}
		n := s.note(c.name, c.kind, "head", c.passage, c.at)
		n.sure = c.sure(s.words)
		if n.sure && c.n == 1 {
			n.addRule("specific")
		}
	}
}

// sure says whether a compound is a heading. Concepts must be frequent; what
// stands once must be specific.
func (c *chosen) sure(l *lexicon) bool {
	size, before := len(c.runes), c.runes[:len(c.runes)-c.headSize]
	switch {
	case size > 10 && c.n < 3:
		return false
	case c.generic:
		return false
	case c.kind == Concept:
		if last := c.runes[size-1]; last == '題' || last == '题' {
			return c.n >= 4 && c.headSize < size
		}
		return c.n >= 3 && c.headSize < size
	case c.kind == Event && len(before) < 2:
		return false
	case c.headSize == 1:
		party := c.runes[size-1] == '黨' || c.runes[size-1] == '党'
		return c.n >= 3 || party && c.whole && size >= 4 && l.specific(before)
	case c.n >= 2:
		return true
	}
	if !c.edged {
		return false
	}
	if c.whole && c.kind == Organisation && l.institution(c.runes) {
		return true
	}
	if c.kind == Event && !l.plain(before) {
		before = nil // 北京坐上|談判 is a clause
	}
	return l.specific(before) && size >= 5 || l.treaty(c.runes) && size >= 5 || c.kind == Event && (l.proper(before) && l.battle(c.runes) || l.isPlace(before) && l.landing(c.runes))
}

// wholeStart gives where a compound begins that stands once, and whether what
// stands there makes a whole name of it: it is not cut out of a clause. widest
// is where it may begin at most.
func (s *search) wholeStart(c compound, widest int) (start int, whole bool) {
	v := s.look(c.number)
	for i := c.head - 2; i >= max(widest, c.head-9); i-- {
		if !v.han(i) && !unicode.IsDigit(v.at(i)) || v.words.is(v.at(i), hard) && !v.covered[i] {
			break
		}
		if v.inside[i] || v.begins[i]&(verb|stripped|title) != 0 {
			continue
		}
		if s.words.kind(v.open[i:c.stop])&(aBody|anEvent) != 0 {
			return i, true
		}
		before := v.open[i:c.head]
		if v.ends[i]&(aPlace|aBody) != 0 && v.ends[i]&locative == 0 {
			continue // 東京|物理學校 is one name
		}
		opened := !v.han(i-1) || v.ends[i]&(verb|doing|locative) != 0 || strings.ContainsRune(opening, v.at(i-1))
		if (opened || s.words.specific(before)) && !s.words.genericBefore(before) {
			return i, true
		}
	}
	return widest, false
}

// opening are the words of one character before the name of a body.
const opening = "建設设辦办創创開开在於于從从到至赴往自由入與与和及為为以被把將将對对的是即乃其該该考進进"

func (c *candidate) addRule(rule string) {
	if !slices.Contains(c.rules, rule) {
		c.rules = append(c.rules, rule)
	}
}
