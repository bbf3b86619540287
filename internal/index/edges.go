package index

import (
	"strings"
	"unicode"
)

// An edge is how well a name can begin or end at a place.
type edge uint8

const (
	none   edge = iota
	likely      // beside a word that often stands there
	sure        // beside a mark, or what people do, or a title
)

// A reading of a passage by the lists: what begins and what ends before each
// character. It is made once and asked by every rule.
type view struct {
	*passage
	words   *lexicon
	number  int       // of the passage
	begins  []word    // what words begin at a character
	ends    []word    // what words end before it
	inside  []bool    // it stands inside a word, not at its beginning
	covered []bool    // it stands in a word of the lists that is no verb
	heads   []uint8   // the length of the longest head word that ends before a character
	tails   []uint8   // and of the longest that begins at it
	blocks  []mention // words that others do not cut
	names   []mention // words of the lists that name something
}

func (l *lexicon) view(p *passage, number int, found []mention) (*view, []mention) {
	v := &view{passage: p, words: l, number: number}
	n := len(p.open)
	words, sizes, places := make([]word, 2*(n+1)), make([]uint8, 2*(n+1)), make([]bool, 2*(n+1))
	v.begins, v.ends = words[:n+1], words[n+1:]
	v.heads, v.tails = sizes[:n+1], sizes[n+1:]
	v.inside, v.covered = places[:n+1], places[n+1:]
	found = l.search.all(p.open, found[:0])
	for _, m := range found {
		kind := l.kinds[m.form]
		v.begins[m.start] |= kind
		v.ends[m.end] |= kind
		if kind&(common|aPlace|aBody|anEvent) != 0 {
			v.blocks = append(v.blocks, m)
			for i := m.start + 1; i < m.end; i++ {
				v.inside[i] = true
			}
		}
		if kind&(named|common|bodyHead|eventHead) != 0 && m.end-m.start > 1 {
			for i := m.start; i < m.end; i++ {
				v.covered[i] = true
			}
		}
		if kind&(bodyHead|eventHead|conceptHead) != 0 {
			size := uint8(m.end - m.start)
			v.heads[m.end] = max(v.heads[m.end], size)
			v.tails[m.start] = max(v.tails[m.start], size)
		}
		if kind&named != 0 {
			v.names = append(v.names, m)
		}
	}
	return v, found
}

func (v *view) at(i int) rune {
	if i < 0 || i >= len(v.open) {
		return wall
	}
	return v.open[i]
}

// han reports whether character i is Han: all else is an edge.
func (v *view) han(i int) bool { return unicode.Is(unicode.Han, v.at(i)) }

// left says how well a name can begin at i.
func (v *view) left(i int) edge {
	switch before := v.at(i - 1); {
	case joiner(before), unicode.IsDigit(before):
		return none
	case !v.han(i - 1):
		return sure
	case v.inside[i] && (v.ends[i]&(title|ofTime) == 0 || v.inside[i-1]):
		return none // but 助理|科邦, though 理科 is a word
	case v.ends[i]&(title|ofTime) != 0:
		return sure
	case v.ends[i]&(doing|common|verb|aPlace|aBody|bodyHead) != 0, v.words.is(v.at(i-1), beforeName):
		return likely
	}
	return none
}

// right says how well a name can end before i.
func (v *view) right(i int) edge {
	switch {
	case !v.han(i):
		if joiner(v.at(i)) {
			return none
		}
		return sure
	case v.inside[i], v.closing(i):
		return none
	case v.begins[i]&(doing|titleAfter) != 0:
		return sure
	case strings.ContainsRune("一二兩两三四五六七八九十諸诸", v.at(i)) && strings.ContainsRune("人位名君氏", v.at(i+1)): // 胡適等六人, 沈、胡二人
		return likely
	case v.begins[i]&(common|verb) != 0, v.words.is(v.at(i), afterName):
		return likely
	}
	return none
}

// closing reports whether a 和 stands before a mark: it is the end of a name,
// 程允和，, and joins nothing.
func (v *view) closing(i int) bool { return v.at(i) == '和' && !v.han(i+1) && v.han(i-1) }

// joiner reports whether a point joins the parts of a foreign name.
func joiner(r rune) bool {
	switch r {
	case '·', '．', '・', '‧', '•', '‐':
		return true
	}
	return false
}

// falls reports whether a word that is no name begins at i, 高度, 方面, or a
// name of another kind begins behind it: 和|美國.
func (v *view) falls(i int) bool {
	if v.begins[i]&(notName|common|title|titleAfter|ofTime|aPlace|genericPlace) != 0 {
		return true
	}
	next := v.begins[min(i+1, len(v.open))]
	return next&(aPlace|aBody|bodyHead) != 0 && next&weakPlace == 0 && !v.givenPlace(i+1)
}

// givenPlace reports whether a place's name begins at i that may as well be a
// given name, since a name can begin before it: ，夏|瑞芳.
func (v *view) givenPlace(i int) bool {
	return i > 0 && i+2 <= len(v.open) && v.words.is(v.at(i), given) && v.words.is(v.at(i+1), given) &&
		v.begins[i]&(aBody|bodyHead) == 0 && v.words.isPlace(v.open[i:i+2]) &&
		v.words.is(v.at(i-1), surname) && !v.words.is(v.at(i-1), weakSurname) && v.left(i-1) == sure
}
