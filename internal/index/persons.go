package index

import (
	"slices"
	"strings"
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
	passage  int
	at       int
	original string
	listed   bool // cited, but of no shape
	plain    bool // a surname of one character, a given name of two
}

// weights say how much each rule counts for a name. From enough points on it
// is a heading; see verdict.
var weights = map[string]int{
	"known":    9, // in the list of persons
	"marked":   5, // under a line for proper names
	"title":    3, // after a title or an office
	"office":   4, // the same, and with a mark or an act behind it
	"address":  3, // before one: 先生, 教授
	"original": 4, // before a foreign name in brackets
	"life":     4, // before years or a style in brackets
	"cited":    5, // before a work's title, as its author
	"joined":   3, // the parts of a foreign name, with a point
	"calling":  2, // after an age or a calling: 北宋, 史學家
	"called":   3, // the same, with a mark or an act behind it
	"named":    3, // what stands between an office or a calling and a mark or an act, whatever it looks like
	"acts":     3, // at the beginning of a clause, before what people do
	"list":     2, // beside a person in a list
	"roster":   2, // in a list of what looks like names
	"marks":    2, // alone between two marks
	"clause":   2, // at the beginning of a clause
	"does":     2, // before what people do
	"start":    1, // a good name at the beginning of a clause
	"edges":    1, // between words that stand beside names
	"run":      2, // a long foreign name, up to a mark
	"ruler":    5, // a house, or a reign, and what its rulers are called
	"between":  5, // beside a person in a list, between two marks
	"titled":   5, // between two titles, or an office and a rank
}

// repeated rules count each time they fire, others once.
var repeated = []string{"acts", "edges", "calling", "roster", "marks", "clause"}

func (s *search) sight(name []rune, foreign bool, rule string, v *view, at int) *sighting {
	key := string(name)
	g, ok := s.sightings[key]
	if !ok {
		g = &sighting{name: key, foreign: foreign, shape: -9, rules: map[string]int{}, passage: v.number, at: at}
		g.plain = !foreign && len(name) == 3 && s.words.surnameSize(name) == 1 && !s.words.is(name[0], weakSurname|wordSurname)
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

// shapeOf says how much a Chinese or Japanese name looks like one: a point for
// given names of the usual characters, one off for a surname that is a common
// word and the given name unusual, one off for a name of two characters.
func (l *lexicon) shapeOf(name []rune) int {
	size := l.surnameSize(name)
	shape := 1
	for _, r := range name[size:] {
		if !l.is(r, given) {
			shape = 0
		}
	}
	if l.doubtful(name) && (len(name) == 2 || shape == 0 || l.is(name[0], wordSurname)) {
		shape--
	}
	return shape
}

// surnameSize is the length of a name's surname.
func (l *lexicon) surnameSize(name []rune) int {
	for n := min(3, len(name)-1); n >= 2; n-- {
		if l.kind(name[:n])&(compoundSurname|japanese) != 0 {
			return n
		}
	}
	return 1
}

// doubtful reports whether a name needs more evidence than others: its surname
// is a common word too, or it has two characters.
func (l *lexicon) doubtful(name []rune) bool {
	size := l.surnameSize(name)
	if size > 1 {
		return l.kind(name[:size])&japanese != 0 && len(name) < 4
	}
	return len(name) == 2 || l.is(name[0], weakSurname)
}

// nameEnds gives where a name that begins at i with a surname could end:
// after one or two characters behind it, behind a Japanese one up to three.
func (v *view) nameEnds(i int) []int {
	if i < 0 || i >= len(v.open) || counts(v.at(i-1)) {
		return nil
	}
	from, most := i+1, 2
	switch k := v.begins[i]; {
	case k&japanese != 0:
		most = 3
		from = i + v.words.surnameSize(v.open[i:min(len(v.open), i+6)])
		if from < len(v.open) && v.begins[from]&(common|verb|doing) != 0 {
			return nil // 八田|堅持
		}
	case k&compoundSurname != 0 && k&notName == 0:
		from = i + 2
	case !v.words.is(v.at(i), surname|weakSurname):
		return nil
	}
	var ends []int
	for end := from + 1; end <= from+most; end++ {
		r := v.at(end - 1)
		if !unicode.Is(unicode.Han, r) || v.words.is(r, hard) && most < 3 && !v.closing(end-1) && !(middle(r) && end == from+1 && v.words.is(v.at(end), given)) {
			break
		}
		// What may follow a name and stands in none ends it, 鄒容|寫, but not in
		// a list: 史量才、
		if end > from+1 && v.words.is(r, afterName) && !v.words.is(r, given) && v.at(end) != '、' && v.at(end) != '等' {
			break
		}
		if !middle(r) && !v.worded(from, end) && v.words.kind(v.open[i:end])&^(aPerson|japanese|compoundSurname) == 0 {
			ends = append(ends, end)
		}
	}
	return ends
}

// counts reports whether what follows a character is a measure word: 一張, 這段.
func counts(r rune) bool {
	return strings.ContainsRune("一二兩两三四五六七八九十幾几數数半每這这那", r)
}

// middle reports whether a word of grammar also stands between a surname and
// the last character of a name: 吳其昌.
func middle(r rune) bool { return r == '其' || r == '以' || r == '應' || r == '应' }

// worded reports whether what would be a given name is a word: 其實, 開始.
func (v *view) worded(from, end int) bool {
	switch v.open[from] {
	case '氏':
		return true
	case '之':
		return end == from+1
	case '家':
		// 陳家 is a family, 陳家康 a name.
		return end == from+1 || !v.words.is(v.open[end-1], given)
	}
	word := v.words.kind(v.open[from:end])
	if word&weakPlace != 0 || end == from+2 && v.givenPlace(from) {
		word &^= aPlace // 潘鍾祥
	}
	return word&(common|doing|verb|title|notName|aPlace|aBody) != 0
}

// findNames looks for Chinese and Japanese names at all places where one can
// begin.
func (s *search) findNames(v *view) {
	for i := range v.open {
		if !v.words.is(v.open[i], surname|weakSurname) && v.begins[i]&(compoundSurname|japanese) == 0 {
			continue
		}
		if l := v.left(i); l != none {
			for _, end := range v.nameEnds(i) {
				s.tryName(v, i, end, l)
			}
		}
	}
	s.findRoster(v)
	s.findRulers(v)
	s.findTitled(v)
	s.findNamed(v)
}

// tryName weighs one stretch as a name.
func (s *search) tryName(v *view, i, end int, l edge) {
	r := v.right(end)
	name := v.open[i:end]
	if v.falls(i) || v.begins[i]&aPerson != 0 && v.words.kind(name)&aPerson == 0 && (!v.full(i, end) || r == none || v.right(end-1) != none) {
		return // 胡適六人 is 胡適
	}
	if r == none {
		// After a title a good name of three characters needs no edge behind.
		if v.ends[i]&(title|ofTime) != 0 && v.fills(i, end) {
			s.sight(name, false, "title", v, i)
		} else if !v.han(i-1) && !quotes(v.at(i-1)) && v.full(i, end) {
			s.sight(name, false, "start", v, i)
		}
		return
	}
	doubtful := v.words.doubtful(name)
	last := name[len(name)-1]
	river := v.words.is(last, placeSuffix) && len(name) == 3 && v.words.surnameSize(name) == 2 // 清川|江
	if (v.words.is(last, site) || river) && v.ends[i]&(title|ofTime) == 0 && !v.life(end) {
		return
	}
	for _, rule := range v.rulesAt(i, end, l, r, doubtful) {
		if (rule == "edges" || rule == "marks" || rule == "does") && doubtful && v.words.shapeOf(name) < 0 {
			continue // its given name is no usual one either
		}
		s.sight(name, false, rule, v, i)
	}
}

// findRoster looks at what 、 and 和 join: where both sides look like names,
// each speaks for the other.
func (s *search) findRoster(v *view) {
	for p := range v.open {
		if !joins(v.open[p]) {
			continue
		}
		before, after := v.nameBefore(p), v.nameAfter(p+1)
		if before < 0 || after < 0 {
			continue
		}
		s.sight(v.open[before:p], false, "roster", v, before)
		s.sight(v.open[p+1:after], false, "roster", v, p+1)
	}
}

// nameBefore gives where a well-shaped name begins that ends at end, or -1.
func (v *view) nameBefore(end int) int {
	for i := max(0, end-6); i <= end-2; i++ {
		if v.left(i) != none && slices.Contains(v.nameEnds(i), end) && v.wellShaped(i, end) {
			return i
		}
	}
	return -1
}

// nameAfter gives where a well-shaped name ends that begins at i, or -1. The
// longest is taken, and one before another mark of the list above all.
func (v *view) nameAfter(i int) int {
	best := -1
	for _, end := range v.nameEnds(i) {
		if v.right(end) != none && v.wellShaped(i, end) {
			best = end
			if v.at(end) == '、' {
				return end
			}
		}
	}
	return best
}

// wellShaped reports whether a stretch looks like a name by itself.
func (v *view) wellShaped(i, end int) bool {
	name := v.open[i:end]
	return !v.falls(i) && v.words.shapeOf(name) >= 0 && v.ends[end]&(aPlace|bodyHead|eventHead) == 0 && v.words.kind(name)&^(japanese|aPerson) == 0
}

// rulesAt says which rules a name at i, end fires by what stands beside it.
// doubtful names need better edges.
func (v *view) rulesAt(i, end int, l, r edge, doubtful bool) (fired []string) {
	switch {
	case v.ends[i]&title != 0 && r == sure:
		fired = append(fired, "office")
	case v.ends[i]&title != 0:
		fired = append(fired, "title")
	case v.ends[i]&ofTime != 0 && r == sure && !doubtful:
		fired = append(fired, "called")
	case v.ends[i]&ofTime != 0 && (r == sure || !doubtful):
		fired = append(fired, "calling")
	}
	if v.begins[end]&titleAfter != 0 && !strings.ContainsRune("學学系科部院課课", v.at(end-1)) {
		fired = append(fired, "address")
	}
	if v.life(end) {
		fired = append(fired, "life")
	}
	if !v.han(i-1) && v.begins[end]&doing != 0 {
		fired = append(fired, "acts")
	}
	if len(fired) == 0 && !(quotes(v.at(i-1)) && !v.han(end)) {
		switch {
		case !v.han(i-1) && !v.han(end) && !quotes(v.at(i-1)) && !joins(v.at(i-1)) && !joins(v.at(end)):
			fired = append(fired, "marks")
		case v.begins[end]&doing != 0:
			fired = append(fired, "does")
		case !v.han(i-1) && (!doubtful || v.words.shapeOf(v.open[i:end]) >= 0) && !quotes(v.at(i-1)) && !joins(v.at(i-1)):
			fired = append(fired, "clause")
		case !doubtful || l == sure || r == sure:
			fired = append(fired, "edges")
		}
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

// quotes reports whether a mark opens a quotation.
func quotes(r rune) bool {
	switch r {
	case '「', '『', '“', '‘', '（', '(':
		return true
	}
	return false
}

// verdict says whether a name is a heading, or whether to ask. A name that
// looks like one needs less.
func (g *sighting) verdict() (heading, asked bool) {
	if g.foreign && g.shape < 1 && g.score < 3 {
		return false, false
	}
	need := 3 - 2*min(g.shape, 1)
	if g.foreign {
		need = 4 - g.shape
		// Two or three such characters may be any word, so edges are not enough,
		// but for a good shape at the beginning of a clause: 萊佛士在
		clear := g.shape >= 2 && g.rules["clause"]+g.rules["marks"] > 0
		if len([]rune(g.name)) <= 3 && !clear && g.score <= g.rules["edges"]+2*(g.rules["clause"]+g.rules["marks"]) {
			need = max(need, 4)
		}
	}
	// A clause hardly begins with a surname and two characters of which one is
	// of given names but for a name: 周婉窈在
	if !g.foreign && g.shape == 0 && g.rules["clause"] > 0 && g.plain {
		need = 2
	}
	// What is said of persons only needs no good shape.
	if g.rules["title"]+g.rules["office"]+g.rules["address"]+g.rules["cited"]+g.rules["named"] > 0 && g.shape >= -1 {
		need = min(need, 3)
	}
	return g.score >= max(need, 1), g.score >= max(need-2, 1)
}
