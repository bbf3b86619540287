package check

import (
	_ "embed"
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed words.txt
var wordsFile string

//go:embed common.txt
var commonFile string

// A wrongWord is a line's entry of words.txt.
type wrongWord struct {
	wrong, right []rune
	query        bool
	unless       [][]rune // words that the wrong one may be part of
}

// A wordList finds wrong words by their first two characters.
type wordList struct {
	first  [0x10000]bool
	byPair map[[2]rune][]wrongWord
}

// entriesOf gives the entries of a list: words in lines, parted by blanks, under
// sections in brackets, with comments behind #.
func entriesOf(list string) iter.Seq2[string, string] {
	return func(yield func(section, entry string) bool) {
		section := ""
		for line := range strings.Lines(list) {
			line = strings.TrimSpace(line)
			switch {
			case strings.HasPrefix(line, "["):
				section = strings.Trim(line, "[]")
				continue
			case strings.HasPrefix(line, "#"):
				continue
			}
			for entry := range strings.SplitSeq(line, " ") {
				if entry != "" && !yield(section, entry) {
					return
				}
			}
		}
	}
}

// wordListOf gives the list for Traditional or for Simplified texts.
func wordListOf(hans bool) *wordList {
	if hans {
		return wordListHans()
	}
	return wordListHant()
}

var (
	wordListHant = sync.OnceValue(func() *wordList {
		l := newWordList("traditional", func(entry string) string { return entry })
		for _, r := range loners {
			l.first[r] = true
		}
		return l
	})
	wordListHans = sync.OnceValue(func() *wordList { return newWordList("simplified", simplify) })
)

// newWordList makes the list of a section and of what is common, in the script
// of the first.
func newWordList(own string, inScript func(entry string) string) *wordList {
	l := &wordList{byPair: make(map[[2]rune][]wrongWord, 2000)}
	for section, entry := range entriesOf(wordsFile) {
		switch section {
		case own:
			l.add(entry)
		case "common":
			l.add(inScript(entry))
		}
	}
	return l
}

// add reads ?wrong>right!a,b. An entry that says nothing is left out: a pair
// that conversion made the same.
func (l *wordList) add(entry string) {
	var w wrongWord
	entry, w.query = strings.CutPrefix(entry, "?")
	entry, unless, _ := strings.Cut(entry, "!")
	wrong, right, ok := strings.Cut(entry, ">")
	if !ok || wrong == right || utf8.RuneCountInString(wrong) < 2 {
		return
	}
	w.wrong, w.right = []rune(wrong), []rune(right)
	for u := range strings.SplitSeq(unless, ",") {
		if u != "" {
			w.unless = append(w.unless, []rune(u))
		}
	}
	key := [2]rune{w.wrong[0], w.wrong[1]}
	if w.wrong[0] < 0x10000 {
		l.first[w.wrong[0]] = true
	}
	l.byPair[key] = append(l.byPair[key], w)
}

// words reports the words of words.txt, the longest at each place.
func words(t *text, p *passage) (found []finding) {
	list := wordListOf(t.hans)
	var settled []finding // words that are right as they stand
	for i := 0; i+1 < len(p.text); i++ {
		r := p.text[i]
		if r >= 0x10000 || !list.first[r] {
			continue
		}
		w, spares := list.at(p, i)
		if spares > 0 {
			settled = append(settled, finding{edit: &edit{at: i, n: spares}, at: i})
		}
		if w == nil {
			if !t.hans {
				found = append(found, alone(t, p, i)...)
			}
			continue
		}
		by := w.holds(p, i)
		if by <= -sure || !t.hans && w.settled(p, i) {
			continue
		}
		kind := wordWrong
		if w.query || by < firm && w.weighed() || p.role == verse || t.classicalAt(p, i) || inTitle(p, i) {
			kind = wordDoubtful
		}
		found = append(found, p.find(kind, i, string(w.wrong), string(w.right)).with(i, len(w.wrong), string(w.right)))
		i += len(w.wrong) - 1
	}
	if !t.hans {
		settled = append(settled, found...)
		slices.SortStableFunc(settled, func(a, b finding) int { return a.at - b.at })
		found = append(found, misconverted(t, p, settled)...)
	}
	return found
}

// settled says whether the characters that are wrong in the word are right in
// another one that they overlap: 髮生 in 白髮生.
func (w *wrongWord) settled(p *passage, i int) bool {
	if len(w.wrong) != len(w.right) {
		return false
	}
	c := contrasts()
	for k, r := range w.wrong {
		if r != w.right[k] && (!basic(r) || !c.of[r-0x4e00] || !c.settled(p, i+k)) {
			return false
		}
	}
	return true
}

// firm is by how much a wrong word of the list must be likelier than parts of
// the words around it to be a fault: 外面包著 is 面包 by one in two only.
const firm = 20

// weighed says whether the lexicon has what the wrong word should be.
func (w *wrongWord) weighed() bool {
	l := words4()
	folded := make([]rune, len(w.right))
	for k, r := range w.right {
		if !basic(r) {
			return false
		}
		folded[k] = rune(l.fold[r-0x4e00])
	}
	_, ok := l.of(folded)
	return ok && len(folded) == len(w.wrong)
}

// holds says by how much a wrong word is likelier one than parts of the words
// around it (標籤名 has no 籤名); what the lexicon does not have is one.
func (w *wrongWord) holds(p *passage, i int) int {
	if !w.weighed() {
		return 0
	}
	return holds(p, i, w.right)
}

// at returns the longest wrong word at i that no longer word excuses, and the
// length of one that is excused, if there is one.
func (l *wordList) at(p *passage, i int) (best *wrongWord, spares int) {
	entries := l.byPair[[2]rune{p.text[i], p.text[i+1]}]
	for k := range entries {
		w := &entries[k]
		if best != nil && len(w.wrong) <= len(best.wrong) || !p.has(i, w.wrong) {
			continue
		}
		if w.excused(p, i) {
			spares = max(spares, len(w.wrong))
			continue
		}
		best = w
	}
	return best, spares
}

func (w *wrongWord) excused(p *passage, i int) bool {
	for _, u := range w.unless {
		for at := i - len(u) + 1; at <= i; at++ {
			if p.has(at, u) && at+len(u) > i {
				return true
			}
		}
	}
	return false
}

// has says whether word stands at i.
func (p *passage) has(i int, word []rune) bool {
	if i < 0 || i+len(word) > len(p.text) {
		return false
	}
	for k, r := range word {
		if p.text[i+k] != r {
			return false
		}
	}
	return true
}

// commonWords are the words of common.txt, in either script, packed.
var commonWords = sync.OnceValue(func() map[uint64]bool {
	m := make(map[uint64]bool, 4000)
	for _, word := range entriesOf(commonFile) {
		m[pack([]rune(word))] = true
		m[pack([]rune(simplify(word)))] = true
	}
	return m
})

// wordOf says whether two characters are a common word.
func wordOf(a, b rune) bool {
	return basic(a) && basic(b) && commonWords()[uint64(a)<<16|uint64(b)]
}
