package script

import (
	"strings"
	"unicode/utf8"

	"github.com/liuzl/da"
)

// A lexicon is a dictionary of words and what they become.
type lexicon struct {
	name   string
	nodes  []node
	values [][]string
	starts starts
}

// starts says of each character of the basic plane how words begin with it.
type starts []uint8

const (
	single  = 1 << iota // the character is itself a word
	several             // a word of several characters begins with it
)

// newLexicon builds the trie of a dictionary of da's.
func newLexicon(name string, d *da.Dict) *lexicon {
	words := make([]string, 0, d.Trie.Len())
	values := make([]int32, 0, d.Trie.Len())
	l := &lexicon{name: name, values: d.Values, starts: make(starts, 1<<16)}
	for word, value := range d.Trie.All() {
		if value < len(d.Values) && strings.IndexByte(word, 0) < 0 {
			words, values = append(words, word), append(values, int32(value))
			l.starts.add(word)
		}
	}
	l.nodes = newTrie(words, values)
	return l
}

// parseLexicon builds a dictionary from lines of word TAB result.
func parseLexicon(name, lines string) *lexicon {
	d, err := da.Build(strings.NewReader(lines))
	if err != nil {
		return nil // da fails only on a value below 0, which it counts itself
	}
	return newLexicon(name, d)
}

// add notes how a word begins.
func (s starts) add(word string) {
	r, n := utf8.DecodeRuneInString(word)
	switch {
	case r >= 1<<16:
	case n == len(word):
		s[r] |= single
	default:
		s[r] |= several
	}
}

// child returns the node that label leads to, or -1.
func (l *lexicon) child(from int, label byte) int {
	v := l.nodes[from].value
	if v >= 0 {
		return -1
	}
	to := int(-v-1) ^ int(label)
	if to == 0 || to >= len(l.nodes) || int(l.nodes[to].check) != from {
		return -1
	}
	return to
}

// valueAt returns the index of a node's value, or -1.
func (l *lexicon) valueAt(id int) int {
	if v := l.nodes[id].value; v >= 0 {
		return int(v)
	}
	if end := l.child(id, 0); end >= 0 {
		return int(l.nodes[end].value)
	}
	return -1
}

// longest returns the length of the longest word that s begins with, and the
// index of its value, or 0 where there is none.
func (l *lexicon) longest(s []byte) (length, value int) {
	from := int32(0)
	for i, label := range s {
		v := l.nodes[from].value
		if v >= 0 || label == 0 {
			break
		}
		to := (-v - 1) ^ int32(label)
		if to == 0 || int(to) >= len(l.nodes) || l.nodes[to].check != from {
			break
		}
		from = to
		if label < 0x80 || i+1 == len(s) || utf8.RuneStart(s[i+1]) {
			if at := l.valueAt(int(from)); at >= 0 {
				length, value = i+1, at
			}
		}
	}
	return length, value
}

// mayStart reports whether a word may begin with r.
func (s starts) mayStart(r rune) bool { return r >= 1<<16 || s[r] != 0 }

// A layer is one stage of a conversion: the first of its dictionaries that
// knows any word at a place decides, by the longest that it knows there.
type layer struct {
	dicts []*lexicon
	first []uint16 // by character of the basic plane: 0, many, or 1 + an index into plain
	plain []entry
}

// An entry is a character's only result.
type entry struct {
	dict, value int
	out         string
}

// many marks a character with which a longer word begins.
const many = 1<<16 - 1

func newLayer(dicts []*lexicon) *layer {
	l := &layer{dicts: dicts, first: make([]uint16, 1<<16)}
	for r := range rune(1 << 16) {
		for i, d := range dicts {
			if d.starts[r]&several != 0 {
				l.first[r] = many
				break
			}
			if d.starts[r]&single != 0 && l.first[r] == 0 {
				_, value := d.longest([]byte(string(r)))
				l.plain = append(l.plain, entry{i, value, d.values[value][0]})
				l.first[r] = uint16(len(l.plain))
			}
		}
	}
	return l
}

// at returns the word that the layer finds at the beginning of s, as its
// length, its dictionary and its value, or 0.
func (l *layer) at(s []byte) (length, dict, value int) {
	for i, d := range l.dicts {
		if length, value := d.longest(s); length > 0 {
			return length, i, value
		}
	}
	return 0, 0, 0
}

// A match is a word that a layer found, for the record.
type match struct {
	start, end  int // in what the layer was given
	layer, dict int
	value       int
}

// run appends to dst what in becomes. Edits of another shape than what they
// replace are added to edits; matches worth a proof are added where seen is
// not nil.
func (l *layer) run(dst, in []byte, edits []edit, seen *[]match) ([]byte, []edit) {
	base, copied := len(dst), 0
	for i := 0; i < len(in); {
		r, size := rune(in[i]), 1
		if r >= utf8.RuneSelf {
			r, size = decode(in, i)
		}
		length, dict, value, out := size, 0, 0, ""
		switch first := l.firstOf(r); first {
		case 0:
			i += size
			continue
		case many:
			if length, dict, value = l.at(in[i:]); length == 0 {
				i += size
				continue
			}
			out = l.dicts[dict].values[value][0]
		default:
			e := &l.plain[first-1]
			dict, value, out = e.dict, e.value, e.out
		}
		if seen != nil && (length > size || len(l.dicts[dict].values[value]) > 1) {
			*seen = append(*seen, match{start: i, end: i + length, dict: dict, value: value})
		}
		if string(in[i:i+length]) != out {
			dst = append(append(dst, in[copied:i]...), out...)
			copied = i + length
			if !even(in[i:copied], out) {
				edits = append(edits, edit{i, copied, len(dst) - base - len(out), len(dst) - base})
			}
		}
		i += length
	}
	return append(dst, in[copied:]...), edits
}

func (l *layer) firstOf(r rune) uint16 {
	if r >= 1<<16 {
		return many
	}
	return l.first[r]
}

// decode is utf8.DecodeRune with the common case first. A byte that begins no
// character is U+FFFD of size 1, in which no word begins.
func decode(s []byte, i int) (rune, int) {
	c := s[i]
	if c < utf8.RuneSelf {
		return rune(c), 1
	}
	if c&0xf0 == 0xe0 && i+2 < len(s) && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80 {
		if r := rune(c&0x0f)<<12 | rune(s[i+1]&0x3f)<<6 | rune(s[i+2]&0x3f); r >= 0x800 && (r < 0xd800 || r > 0xdfff) {
			return r, 3
		}
	}
	return utf8.DecodeRune(s[i:])
}
