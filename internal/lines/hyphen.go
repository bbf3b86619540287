package lines

import (
	"bytes"
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed patterns/hyph-en-us.txt
var englishPatterns string

// A syllabler divides words by patterns, as TeX does (F. M. Liang, Word
// Hy-phen-a-tion by Com-put-er, 1983). A pattern is letters, or a dot for an
// end of the word, with digits between them. Where a pattern's letters stand in
// a word its digits count there; the highest of a place decides, and an odd one
// divides. The patterns are read where they stand in their file; places only
// says where, at the hash of the letters or at the next place that was free.
type syllabler struct {
	patterns string
	places   [1 << 14]uint16 // where a pattern begins, and 1; 0: none
	longest  int             // letters of a pattern
}

// english divides English words (patterns/NOTICE).
var english = sync.OnceValue(func() *syllabler { return newSyllabler(englishPatterns) })

func newSyllabler(patterns string) *syllabler {
	s := &syllabler{patterns: patterns}
	at := 0
	for line := range strings.Lines(patterns) {
		hash, n := uint32(hashBegin), 0
		for _, c := range []byte(line) {
			if isPatternLetter(c) {
				hash, n = hashOn(hash, c), n+1
			}
		}
		if n > 0 {
			place := hash % uint32(len(s.places))
			for s.places[place] != 0 {
				place = (place + 1) % uint32(len(s.places))
			}
			s.places[place] = uint16(at + 1)
		}
		s.longest = max(s.longest, n)
		at += len(line)
	}
	return s
}

// hashBegin and hashOn are the hash of Fowler, Noll and Vo, letter by letter.
const hashBegin = 2166136261

func hashOn(hash uint32, c byte) uint32 { return (hash ^ uint32(c)) * 16777619 }

func isPatternLetter(c byte) bool { return c == '.' || c >= 'a' && c <= 'z' }

// divide returns after how many letters a word of small letters may be
// divided, with no fewer than least on either side.
func (s *syllabler) divide(letters []byte, least int) (at []int) {
	word := slices.Concat([]byte{'.'}, letters, []byte{'.'})
	levels := make([]byte, len(word)+1) // the highest digit before each letter
	for i := range word {
		hash := uint32(hashBegin)
		for n := 1; n <= s.longest && i+n <= len(word); n++ {
			hash = hashOn(hash, word[i+n-1])
			if pattern := s.find(hash, word[i:i+n]); pattern != "" {
				raise(levels[i:], pattern)
			}
		}
	}
	for k := least; k <= len(letters)-least; k++ {
		if levels[k+1]%2 == 1 {
			at = append(at, k)
		}
	}
	return at
}

// find returns the pattern of these letters, with what follows it in the file,
// or "".
func (s *syllabler) find(hash uint32, letters []byte) string {
	for place := hash % uint32(len(s.places)); s.places[place] != 0; place = (place + 1) % uint32(len(s.places)) {
		if pattern := s.patterns[s.places[place]-1:]; hasLetters(pattern, letters) {
			return pattern
		}
	}
	return ""
}

// hasLetters says whether the first line of patterns has these letters.
func hasLetters(patterns string, letters []byte) bool {
	n := 0
	for i := 0; i < len(patterns) && patterns[i] != '\n'; i++ {
		if c := patterns[i]; isPatternLetter(c) {
			if n == len(letters) || letters[n] != c {
				return false
			}
			n++
		}
	}
	return n == len(letters)
}

// raise raises the levels before the letters of a pattern, the first line of
// patterns, to its digits.
func raise(levels []byte, patterns string) {
	n := 0
	for i := 0; i < len(patterns) && patterns[i] != '\n'; i++ {
		if c := patterns[i]; isPatternLetter(c) {
			n++
		} else if c >= '0' && c <= '9' {
			levels[n] = max(levels[n], c-'0')
		}
	}
}

const (
	least    = 3         // letters before a hyphen, and behind it
	shortest = 2 * least // letters of a word that is divided at all
)

// word marks where the word that begins at i may be divided, and returns the
// index of its last letter. Words in Chinese text are taken for English, the
// language that such text mostly borrows from; a capitalised word may be a
// name of any language and is divided with reluctance; what has capitals
// inside is no word.
func (w *work) word(i int) int {
	end := i
	plain := true
	for end < len(w.atoms) && w.atoms[end].class == Letter && (end == i || w.atoms[end-1].white == 0) {
		r := w.atoms[end].r
		if r == '-' || r == '‐' || r == '’' {
			break
		}
		plain = plain && r < 0x80 && (unicode.IsLower(r) || end == i && unicode.IsUpper(r)) &&
			w.atoms[end].flags&(address|keep|may) == 0
		end++
	}
	if end == i {
		return i
	}
	if !plain || end-i < shortest || !w.inEnglish(i) || w.bound(i-1, true) || w.bound(end, false) {
		return end - 1
	}
	var buf [64]byte
	letters := buf[:0]
	for k := i; k < end && len(letters) < cap(letters); k++ {
		letters = append(letters, byte(w.atoms[k].r))
	}
	name := unicode.IsUpper(w.atoms[i].r)
	if len(letters) < end-i {
		return end - 1
	}
	for _, at := range w.s.divisions(letters) {
		a := &w.atoms[i+at-1]
		a.flags |= may | hyphen
		if name {
			a.flags |= proper
		}
	}
	return end - 1
}

// divisions returns after how many of a word's letters it may be divided. The
// answers for the words of a book are kept.
func (s *Setter) divisions(letters []byte) []int {
	const most = 1 << 16 // words kept
	s.mu.RLock()
	at, ok := s.divided[string(letters)]
	s.mu.RUnlock()
	if ok {
		return at
	}
	at = english().divide(bytes.ToLower(letters), least)
	s.mu.Lock()
	if len(s.divided) < most {
		s.divided[string(letters)] = at
	}
	s.mu.Unlock()
	return at
}

// inEnglish says whether the atom's piece is in English, or in Chinese or no
// language that is told.
func (w *work) inEnglish(i int) bool {
	p := &w.pieces[w.atoms[i].piece]
	return p.Kind == Words && !p.Keep && (p.Lang == "" || strings.HasPrefix(p.Lang, "zh") || strings.HasPrefix(p.Lang, "en"))
}

// bound says whether the atom at k, a neighbour of a word, makes it part of
// something that is not divided: a figure, a sign, an address.
func (w *work) bound(k int, before bool) bool {
	if k < 0 || k >= len(w.atoms) {
		return false
	}
	a := &w.atoms[k]
	if before && a.white != 0 || !before && w.atoms[k-1].white != 0 {
		return false
	}
	if a.flags&address != 0 {
		return true
	}
	switch a.class {
	case Digit, Wide, Prefix, Postfix, Attached:
		return true
	case Letter:
		return a.r != '’' && a.r != '-' && a.r != '‐'
	case LatinOpen, LatinClose:
		return a.r == '.' && before || a.r == '@' || a.r == ':' && !before && k+1 < len(w.atoms) && a.white == 0
	}
	return false
}
