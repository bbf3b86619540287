package index

import (
	"slices"
	"strings"
	"unicode"
)

// findQuoted collects short quoted terms: 「一邊倒」.
func (s *search) findQuoted(v *view) {
	for i := 0; i < len(v.open); i++ {
		var closing rune
		switch v.open[i] {
		case '「':
			closing = '」'
		case '『':
			closing = '』'
		case '“':
			closing = '”'
		default:
			continue
		}
		j := i + 1
		for j < len(v.open) && j <= i+7 && unicode.Is(unicode.Han, v.open[j]) {
			j++
		}
		if v.at(j) != closing || j-i-1 < 2 {
			continue
		}
		if inside := v.open[i+1 : j]; s.isTerm(v, i+1, j) {
			key := string(inside)
			q, ok := s.quoted[key]
			if !ok {
				q = &quote{term: key, size: len(inside), passage: v.number, at: i + 1}
				s.quoted[key] = q
				s.quotes = append(s.quotes, q)
			}
			q.n++
			q.acting = q.acting || v.ends[j]&(verb|doing) != 0
			if v.named(i) {
				q.named = true
			}
		}
	}
}

// A quote is a quoted term: how often it is quoted, and whether once it is
// introduced as a term.
type quote struct {
	term        string
	size, n     int
	named       bool
	acting      bool // it ends in a verb, so it must be quoted twice
	passage, at int
}

// isTerm refuses what is a sentence rather than a term.
func (s *search) isTerm(v *view, from, to int) bool {
	if s.words.is(v.at(from), hard) || s.words.is(v.at(to-1), hard) {
		return false
	}
	if v.begins[from]&(verb|doing) != 0 {
		return false
	}
	return !strings.ContainsAny(string(v.open[from:to]), "我你他她它們们這这那嗎吗呢吧了")
}

// named reports whether what stands before a quotation introduces a term.
func (v *view) named(open int) bool {
	before := string(v.open[max(0, open-3):open])
	for _, w := range introducing {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// introducing are the words before a quoted term.
var introducing = []string{"所謂", "所谓", "稱為", "称为", "稱之為", "称之为", "叫做", "叫作", "名為", "名为", "稱作", "称作", "簡稱", "简称", "又稱", "又称", "即", "發動", "发动",
	"史稱", "史称", "世稱", "世称", "合稱", "合称", "統稱", "统称", "通稱", "通称", "俗稱", "俗称", "提出", "提倡", "倡導", "倡导", "主張", "主张", "號為", "号为", "推行", "施行", "鼓吹"}

// doctrine reports whether a quoted term ends as doctrines, schools, laws and
// movements do.
func (l *lexicon) doctrine(term []rune) bool {
	if slices.Contains(term, '的') {
		return false
	}
	for n := 1; n <= 2 && n+2 <= len(term); n++ {
		if l.kind(term[len(term)-n:])&doctrineHead != 0 {
			return true
		}
	}
	return false
}

// takeQuoted takes quoted terms that are quoted again, or stand elsewhere
// without quotation marks, or are introduced as terms.
func (s *search) takeQuoted() {
	var forms [][]rune
	for _, q := range s.quotes {
		forms = append(forms, []rune(q.term))
	}
	counts := make([]int, len(forms))
	m := newMatcher(forms)
	var found []mention
	for i := range s.passages {
		found = m.all(s.passages[i].open, found[:0])
		for _, f := range found {
			counts[f.form]++
		}
	}
	for i, q := range s.quotes {
		sure := q.size >= 3 && (q.n >= 2 || q.named || counts[i] >= 3 || s.words.doctrine([]rune(q.term))) ||
			q.size == 2 && (q.n >= 3 || q.named && counts[i] >= 3)
		sure = sure && s.words.kindOf(q.term)&(common|title|doing|verb) == 0
		sure = sure && (!q.acting || q.n >= 2)
		if old, known := s.found[q.term]; known {
			old.addRule("quoted")
			// A head word and quotation marks together make a name.
			old.sure = old.sure || sure || old.kind != Concept && old.kind != Place && q.size >= 4
			continue
		}
		s.note(q.term, Concept, "quoted", q.passage, q.at).sure = sure
	}
}
