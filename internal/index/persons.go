package index

import (
	"slices"
	"unicode"
)

// A sighting is what speaks for a name: how often each rule found it.
type sighting struct {
	name     string
	foreign  bool
	shape    int // how much it looks like a name, see shapeOf
	rules    map[string]int
	order    []string // rules, as they first fired
	score    int
	edges    int // times it stood between edges
	passage  int
	at       int
	original string
	listed   bool // cited, but of no shape
}

// weights say how much each rule counts for a name. From enough points on it
// is a heading; see verdict.
var weights = map[string]int{
	"known":    4, // in the list of persons
	"title":    3, // after a title or an office
	"office":   4, // the same, and with a mark or an act behind it
	"address":  3, // before one: 先生, 教授
	"original": 4, // before a foreign name in brackets
	"life":     4, // before years or a style in brackets
	"cited":    5, // before a work's title, as its author
	"joined":   3, // the parts of a foreign name, with a point
	"calling":  2, // after an age or a calling: 北宋, 史學家
	"acts":     2, // at the beginning of a clause, before what people do
	"list":     2, // beside a person in a list
	"edges":    1, // between words that stand beside names
}

// repeated rules count each time they fire, others once.
var repeated = []string{"acts", "edges", "calling"}

func (s *search) sight(name []rune, foreign bool, rule string, v *view, at int) *sighting {
	key := string(name)
	g, ok := s.sightings[key]
	if !ok {
		g = &sighting{name: key, foreign: foreign, shape: -9, rules: map[string]int{}, passage: v.number, at: at}
		s.sightings[key] = g
		s.sighted = append(s.sighted, g)
	}
	if foreign {
		g.shape = max(g.shape, s.words.foreignShape(name))
	} else {
		g.shape = max(g.shape, s.words.shapeOf(name))
	}
	if g.rules[rule] == 0 {
		g.order = append(g.order, rule)
		g.score += weights[rule]
	} else if slices.Contains(repeated, rule) && g.rules[rule] < 3 {
		g.score += weights[rule]
	}
	g.rules[rule]++
	return g
}

// shapeOf says how much a Chinese name looks like one: a point for given
// names of the usual characters, one off for a surname that is a common word,
// one off for a name of two characters.
func (l *lexicon) shapeOf(name []rune) int {
	rest := name[1:]
	if len(name) > 2 && l.compound(name) {
		rest = name[2:]
	}
	shape := 1
	for _, r := range rest {
		if !l.is(r, given) {
			shape = 0
		}
	}
	if l.is(name[0], weakSurname) && len(rest) == len(name)-1 {
		shape--
	}
	if len(name) == 2 {
		shape--
	}
	return shape
}

func (l *lexicon) compound(name []rune) bool {
	return len(name) > 2 && slices.Contains(l.lists["SURNAME_COMPOUND"], string(name[:2]))
}

// nameEnds gives where a Chinese name that begins at i could end: after one
// or two characters behind the surname.
func (v *view) nameEnds(i int) []int {
	from := i + 1
	if v.begins[i]&compoundSurname != 0 {
		from = i + 2
	} else if !v.words.is(v.at(i), surname|weakSurname) {
		return nil
	}
	var ends []int
	for end := from + 1; end <= from+2; end++ {
		r := v.at(end - 1)
		if !unicode.Is(unicode.Han, r) || v.words.is(r, hard) {
			break
		}
		ends = append(ends, end)
	}
	return ends
}

// findNames looks for Chinese names at all places where one can begin.
func (s *search) findNames(v *view) {
	for i := range v.open {
		if !v.words.is(v.open[i], surname|weakSurname) && v.begins[i]&compoundSurname == 0 {
			continue
		}
		l := v.left(i)
		if l == none {
			continue
		}
		for _, end := range v.nameEnds(i) {
			s.tryName(v, i, end, l)
		}
	}
}

// tryName weighs one stretch as a Chinese name.
func (s *search) tryName(v *view, i, end int, l edge) {
	r := v.right(end)
	if r == none || v.begins[i]&compoundSurname == 0 && v.falls(i) {
		return
	}
	name := v.open[i:end]
	weak := v.words.is(name[0], weakSurname)
	usual := v.words.shapeOf(name) + boolInt(len(name) == 2) + boolInt(weak)
	strict := weak || len(name) == 2
	if strict && usual < 1 {
		return
	}
	for _, rule := range v.rulesAt(i, end, l, r, strict) {
		s.sight(name, false, rule, v, i).edges++
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// rulesAt says which rules a name at i, end fires by what stands beside it.
// doubtful names need better edges.
func (v *view) rulesAt(i, end int, l, r edge, doubtful bool) (fired []string) {
	switch {
	case v.ends[i]&title != 0 && r == sure:
		fired = append(fired, "office")
	case v.ends[i]&title != 0:
		fired = append(fired, "title")
	case v.ends[i]&ofTime != 0 && (r == sure || !doubtful):
		fired = append(fired, "calling")
	}
	if v.begins[end]&titleAfter != 0 {
		fired = append(fired, "address")
	}
	if v.life(end) {
		fired = append(fired, "life")
	}
	if !v.han(i-1) && v.begins[end]&doing != 0 {
		fired = append(fired, "acts")
	}
	if len(fired) == 0 && (!doubtful || l == sure || r == sure) {
		fired = append(fired, "edges")
	}
	return fired
}

// life reports whether years or a style follow a name: （1868–1940）,
// （字子瞻, ，字子瞻，.
func (v *view) life(end int) bool {
	open := v.at(end)
	if open != '（' && open != '(' && open != '，' {
		return false
	}
	next := v.at(end + 1)
	if open != '，' && (next == '？' || next == '?') {
		return true
	}
	if end+1 < len(v.open) && v.begins[end+1]&courtesy != 0 {
		// 字 and 號 begin other words; as a style they have two characters.
		if next == '字' || next == '號' || next == '号' {
			return v.han(end+2) && v.han(end+3) && !v.han(end+4)
		}
		return true
	}
	digits := 0
	for digits < 5 && unicode.IsDigit(v.at(end+1+digits)) {
		digits++
	}
	return open != '，' && digits >= 3 && digits <= 4 && dash(v.at(end+1+digits))
}

func dash(r rune) bool {
	switch r {
	case '-', '–', '—', '─', '~', '～', '－', '‐', '至', '?', '？':
		return true
	}
	return false
}

// verdict says whether a name is a heading, whether to ask, or neither.
func (g *sighting) verdict() (heading, asked bool) {
	score := g.score + g.shape
	if g.foreign && g.shape < 1 && g.score < 3 {
		return false, false
	}
	return score >= 4, score >= 2
}
