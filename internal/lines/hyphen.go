package lines

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/speedata/hyphenation"
)

//go:embed patterns/hyph-en-us.txt
var englishPatterns string

// english divides English words: TeX's patterns (patterns/NOTICE), two letters
// at least before the hyphen and three behind it.
var english = sync.OnceValue(func() *hyphenation.Lang {
	l, err := hyphenation.New(strings.NewReader(englishPatterns))
	if err != nil {
		return nil // the patterns are a string: they can be read
	}
	l.Leftmin, l.Rightmin = 2, 3
	return l
})

const shortest = 6 // letters of a word that is divided at all

// Prepare gets ready what dividing words needs, if a text has one that may be
// divided: for whoever has a processor free before the lines are wanted.
func Prepare(text []byte) {
	letters := 0
	for i := 0; i < len(text); i++ {
		if text[i] < 'a' || text[i] > 'z' {
			letters = 0
		} else if letters++; letters == shortest {
			english()
			return
		}
	}
}

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
	if l := english(); l != nil {
		at = slices.DeleteFunc(l.Hyphenate(strings.ToLower(string(letters))), func(at int) bool {
			return at < 2 || at > len(letters)-3
		})
	}
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
