package index

import (
	"slices"
	"strings"
	"unicode"
)

// longestForeign is how long a transcribed name may be, its points included.
const longestForeign = 14

// foreignShape says how much a transcribed name looks like one: a point for
// two characters that are rare elsewhere, one for three characters or more of
// which most are so, one for four of which at most one is not, one for a point
// between its parts.
func (l *lexicon) foreignShape(name []rune) int {
	strong, joined, letters := 0, 0, 0
	for _, r := range name {
		switch {
		case joiner(r):
			joined = 1
		case l.is(r, strongly):
			strong++
			letters++
		default:
			letters++
		}
	}
	shape := joined
	if strong >= 2 {
		shape++
	}
	if letters >= 3 && strong*3 >= letters*2 {
		shape++
	}
	if letters >= 4 && strong >= letters-1 {
		shape++
	}
	if letters >= 3 && l.endsForeign(name) {
		shape++
	}
	return shape
}

// endsForeign reports whether a name ends as transcribed surnames do.
func (l *lexicon) endsForeign(name []rune) bool {
	for n := 2; n <= 3 && n < len(name); n++ {
		if l.kind(name[len(name)-n:])&foreignEnd != 0 {
			return true
		}
	}
	return false
}

// runs goes through the longest stretches of characters that transcribe
// foreign names, points between them included.
func (v *view) runs(yield func(from, to int) bool) {
	for i := 0; i < len(v.open); {
		if !v.words.is(v.open[i], transcribing) {
			i++
			continue
		}
		j := i + 1
		for v.transcribes(j) || joiner(v.at(j)) && v.words.is(v.at(j+1), transcribing) {
			j++
		}
		if j-i >= 2 && !yield(i, j) {
			return
		}
		i = j
	}
}

// transcribes reports whether character i may stand in a transcribed name, at
// an end or, as 那 in 盧那察爾斯基, only between others.
func (v *view) transcribes(i int) bool {
	if v.words.is(v.at(i), transcribing) {
		return true
	}
	return v.words.is(v.at(i), transcribingInside) && !v.inside[i] && v.words.is(v.at(i-1), strongly) &&
		v.words.is(v.at(i+1), transcribing) && v.words.is(v.at(i+2), strongly)
}

// findForeign looks for transcribed names.
func (s *search) findForeign(v *view) {
	for from, to := range v.runs {
		for i := from; i < to-1; i++ {
			if joiner(v.at(i)) {
				continue
			}
			l := v.left(i)
			if l == none && i == from && !v.inside[i] && v.ends[i+1]&title == 0 {
				// Where a long run begins, a name may begin too: 買來|普列漢諾夫.
				if end, r := v.foreignEnd(i, to); r == sure && end-i >= 4 && s.words.foreignShape(v.open[i:end]) >= 2 {
					s.sight(v.open[i:end], true, "run", v, i)
				}
			}
			if l == none || v.falls(i) && v.ends[i]&title == 0 || l != sure && v.ends[i+1]&title != 0 {
				continue // 助|理科邦 is 助理|科邦
			}
			end, r := v.foreignEnd(i, to)
			if r == none {
				continue
			}
			if !v.leads(i, end) {
				s.tryForeign(v, i, end, l, r)
			}
		}
	}
}

// leads reports whether the first character of a foreign name may stand before
// one, as 派 does, and the rest is a name too.
func (v *view) leads(i, end int) bool {
	first := v.at(i)
	return end > i+3 && v.words.is(first, beforeName) && !v.words.is(first, strongly) && v.left(i+1) != none
}

// findJoined takes what a point joins, 克萊爾·陳納德: before it the characters
// that transcribe, after it those and as far as the next edge.
func (s *search) findJoined(v *view) {
	for p := 2; p < len(v.open)-2; p++ {
		if !joiner(v.at(p)) || !v.words.is(v.at(p-1), transcribing) || !v.han(p+1) || !v.han(p+2) {
			continue
		}
		from := p
		for from > 0 && p-from < 6 && v.words.is(v.at(from-1), transcribing) && v.left(from) != sure {
			from--
		}
		if from > 0 && joiner(v.at(from-1)) || p-from < 1 {
			continue
		}
		end := p + 3
		for end < len(v.open) && end < p+8 && (v.right(end) == none || v.words.is(v.at(end), strongly)) && (v.han(end) || joiner(v.at(end))) {
			end++
		}
		if !joiner(v.at(end-1)) && v.right(end) != none {
			s.sight(v.open[from:end], true, "joined", v, from)
		}
	}
}

// foreignEnd gives the last edge of a name that begins at i in a run.
func (v *view) foreignEnd(i, to int) (end int, r edge) {
	for end = min(to, i+longestForeign); end > i+1; end-- {
		if joiner(v.at(end-1)) || v.begins[end]&bodyHead != 0 && v.tails[end] > 1 || v.begins[end-1]&bodyHead != 0 && v.tails[end-1] > 1 {
			continue // 洛克菲勒|基金會
		}
		if r = v.right(end); r == none {
			continue
		}
		// What begins a word of what people do, 力主, is none of it.
		if v.begins[end-1]&(doing|verb) != 0 && end > i+2 && v.right(end-1) != none {
			continue
		}
		// A last character that may follow a name, as 曾 does, is none of it.
		if last := v.at(end - 1); end > i+2 && v.words.is(last, afterName) && !v.words.is(last, strongly) && v.right(end-1) != none {
			continue
		}
		return end, r
	}
	// The end of the run is an edge too, if less of one.
	if to-i >= 3 && to-i <= longestForeign && v.words.is(v.at(to-1), strongly) && !v.inside[to] {
		return to, likely
	}
	return 0, none
}

// findOriginals takes what stands before a foreign person's name in brackets
// for that person's name.
func (s *search) findOriginals(v *view) {
	for end := 2; end < len(v.open); end++ {
		if r := v.open[end]; r != '（' && r != '(' {
			continue
		}
		original := v.originalAt(end)
		if !personal(original) {
			continue
		}
		i := v.originalStart(end)
		if v.leads(i, end) {
			i++
		}
		if n := end - i; n < 2 || n > 6 && !joinedName(v.open[i:end]) || v.falls(i) {
			continue
		}
		g := s.sight(v.open[i:end], true, "original", v, i)
		g.original = invert(original)
	}
}

// originalStart gives where the name begins that ends before its original: at
// the edge that leaves the most of it to characters that transcribe, or, where
// there is none, where those begin.
func (v *view) originalStart(end int) int {
	run := end
	for run > 0 && (v.transcribes(run-1) || joiner(v.at(run-1))) && end-run < longestForeign {
		run--
	}
	best, most := end, 0
	for i := end - 1; i > 0 && end-i < longestForeign; i-- {
		if !v.han(i) && !joiner(v.at(i)) || v.words.is(v.at(i), hard) && !v.words.is(v.at(i), transcribing) {
			break
		}
		l := v.left(i)
		if l == none || v.falls(i) || end-i < 2 || end-i > 6 && i < run {
			if v.ends[i]&(title|ofTime) != 0 {
				break
			}
			continue
		}
		points := 0
		for _, r := range v.open[i:end] {
			if v.words.is(r, transcribing) || joiner(r) {
				points++
			}
		}
		points = 100 * points / (end - i)
		for _, r := range v.open[i : end-1] {
			if v.words.is(r, beforeName) && !v.words.is(r, transcribing) {
				points -= 25 // 數年後|皮萊資
			}
		}
		if l == sure {
			points += 30
		}
		if v.words.is(v.at(i), surname) && end-i <= 3 {
			points += 20 // a name taken in China: 丁韙良
		}
		if points > most {
			best, most = i, points
		}
		if l == sure && v.ends[i]&(title|ofTime) != 0 {
			break
		}
	}
	if best == end || most < 60 && end-run >= 2 {
		return run
	}
	return best
}

func (s *search) tryForeign(v *view, i, end int, l, r edge) {
	name := v.open[i:end]
	shape := s.words.foreignShape(name)
	original := v.originalAt(end)
	fired := v.rulesAt(i, end, l, r, shape < 2)
	if personal(original) || original != "" && v.ends[i]&title != 0 {
		fired = append(fired, "original")
	}
	if joinedName(name) {
		fired = append(fired, "joined")
	}
	if len(name) == 2 && shape < 1 && !slices.Contains(fired, "original") && !slices.Contains(fired, "office") {
		return
	}
	for _, rule := range fired {
		g := s.sight(name, true, rule, v, i)
		if g.original == "" && original != "" {
			g.original = invert(original)
		}
	}
}

func joinedName(name []rune) bool {
	for _, r := range name {
		if joiner(r) {
			return true
		}
	}
	return false
}

// originalAt reads a foreign name in brackets at i.
func (v *view) originalAt(i int) string {
	if r := v.at(i); r != '（' && r != '(' {
		return ""
	}
	for j := i + 1; j < len(v.open) && j < i+60; j++ {
		r := v.open[j]
		switch {
		case r == '）' || r == ')':
			return strings.TrimSpace(string(v.open[i+1 : j]))
		case r == '，' || r == ',' || r == '；':
			if j > i+3 {
				return strings.TrimSpace(string(v.open[i+1 : j]))
			}
			return ""
		case unicode.Is(unicode.Latin, r), r == ' ', r == '.', r == '-', r == '’', r == '\'', r == '．', r == '·':
		default:
			return ""
		}
	}
	return ""
}

// personal reports whether a foreign name is a person's: initials, or two to
// four words with capitals and none of the small words of titles and bodies.
func personal(original string) bool {
	words := strings.FieldsFunc(original, func(r rune) bool { return r == ' ' || r == '.' || r == '·' })
	if len(words) < 1 || len(words) > 5 {
		return false
	}
	for _, w := range words {
		switch w {
		case "of", "the", "and", "for", "in", "on":
			return false
		case "de", "van", "von", "la", "le", "du", "der", "da", "di", "bin", "al", "d'":
			continue
		}
		if !unicode.IsUpper([]rune(w)[0]) {
			return false
		}
	}
	return len(words) > 1
}

// invert puts the last name first: H. S. Truman, Truman, H. S.
func invert(original string) string {
	at := strings.LastIndexAny(original, " .")
	if at < 0 || at == len(original)-1 {
		return original
	}
	first, last := strings.TrimSpace(original[:at+1]), strings.TrimSpace(original[at+1:])
	for _, particle := range []string{" van", " von", " de", " van der", " di", " da"} {
		if rest, ok := strings.CutSuffix(first, particle); ok {
			first, last = rest, particle[1:]+" "+last
			break
		}
	}
	return last + ", " + first
}
