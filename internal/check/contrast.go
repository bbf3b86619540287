package check

import (
	_ "embed"
	"slices"
	"sync"
)

//go:embed contrast.txt
var contrastFile string

// A contrast knows the words in which one of several characters of a sound is
// right. Words are looked up by what they have in common: choice turns each
// character of a choice, and each variant, into the first of its row.
type contrast struct {
	choice [0xa000 - 0x4e00]uint16
	of     [0xa000 - 0x4e00]bool   // the character is one of a choice
	taste  [0xa000 - 0x4e00]bool   // and of one in which houses differ
	main   [0xa000 - 0x4e00]uint16 // the first form of each of variantPairs
	rights []uint64                // right forms at the hash of the common form, or at the next places; 0: none
}

// places is how many places there are for right forms, more than twice as many
// as words. A map of Go's takes ten times as long to fill.
const places = 1 << 15

var contrasts = sync.OnceValue(func() *contrast {
	c := &contrast{rights: make([]uint64, places)}
	for i := range c.choice {
		c.choice[i], c.main[i] = uint16(i+0x4e00), uint16(i+0x4e00)
	}
	for _, v := range variantPairs {
		c.choice[v[1]-0x4e00], c.main[v[1]-0x4e00] = uint16(v[0]), uint16(v[0])
	}
	for section, entry := range entriesOf(contrastFile) {
		if section == "choices" || section == "taste" {
			c.addChoice([]rune(entry), section == "taste")
			continue
		}
		right := uint64(0)
		for _, r := range entry {
			if r == '/' {
				c.put(right)
				right = 0
				continue
			}
			right = right<<16 | uint64(c.main[r-0x4e00])
		}
		c.put(right)
	}
	return c
})

// put adds a right form, behind those that have the same in common.
func (c *contrast) put(right uint64) {
	at := place(c.common(right))
	for c.rights[at] != 0 {
		at = (at + 1) % places
	}
	c.rights[at] = right
}

func place(key uint64) int { return int(key * 0x9e3779b97f4a7c15 >> 49) }

// known gives the first of the right forms of what has key in common, how many
// there are, and whether one of them has own at its character k of n.
func (c *contrast) known(key uint64, own rune, k, n int) (first uint64, several int, right bool) {
	for at := place(key); c.rights[at] != 0; at = (at + 1) % places {
		form := c.rights[at]
		if c.common(form) != key {
			continue
		}
		if several++; several == 1 {
			first = form
		}
		right = right || letter(form, n, k) == own
	}
	return first, several, right
}

func (c *contrast) addChoice(row []rune, taste bool) {
	for _, r := range row {
		c.taste[r-0x4e00] = taste
		c.choice[r-0x4e00], c.of[r-0x4e00] = uint16(row[0]), true
	}
	for _, v := range variantPairs {
		if slices.Contains(row, v[0]) {
			c.choice[v[1]-0x4e00], c.of[v[1]-0x4e00] = uint16(row[0]), true
		}
	}
}

// common gives of a packed word what it has in common with its wrong forms.
func (c *contrast) common(word uint64) (key uint64) {
	for shift := 0; shift < 64 && word>>shift != 0; shift += 16 {
		key |= uint64(c.choice[word>>shift&0xffff-0x4e00]) << shift
	}
	return key
}

// misconverted reports a common word of a Traditional text that has the wrong
// one of several characters, unless its characters rather belong to the words
// beside it: 頭發 is wrong, 點頭發言 is not. What told has is passed over.
func misconverted(t *text, p *passage, told []finding) (found []finding) {
	c, next, end := contrasts(), 0, -1
	for i, r := range p.text {
		if !basic(r) || !c.of[r-0x4e00] || i <= end {
			continue
		}
		for next < len(told) && told[next].at+told[next].edit.n <= i {
			next++
		}
		if next < len(told) && told[next].at <= i || p.role == verse || t.classicalAt(p, i) || c.settled(p, i) {
			continue
		}
		if f, ok := c.wrongAt(p, i); ok {
			found = append(found, f)
			end = f.edit.at + f.edit.n - 1
		}
	}
	return found
}

// A use is a word of the table around a character: where it begins, and
// whether the character is right in it.
type use struct {
	from, n int
	right   bool
	form    uint64 // the right form, the first of
	several int
}

// uses gives the words of the table that the character at i may be in, the
// longest first.
func (c *contrast) uses(p *passage, i int, each func(u use) bool) {
	own := rune(c.main[p.text[i]-0x4e00])
	low, high := i, i+1 // what may be in a word with it
	for low > 0 && i-low < longestWord-1 && basic(p.text[low-1]) {
		low--
	}
	for high < len(p.text) && high-i < longestWord && basic(p.text[high]) {
		high++
	}
	var all [2*longestWord - 1]uint64 // of the characters from low on, what they have in common with others
	chosen := all[:high-low]
	for k := range chosen {
		chosen[k] = uint64(c.choice[p.text[low+k]-0x4e00])
	}
	for n := min(longestWord, len(chosen)); n >= 2; n-- {
		for from := max(low, i-n+1); from <= i && from+n <= high; from++ {
			key := uint64(0)
			for _, r := range chosen[from-low : from-low+n] {
				key = key<<16 | r
			}
			form, several, right := c.known(key, own, i-from, n)
			if several == 0 {
				continue
			}
			if !each(use{from, n, right, form, several}) {
				return
			}
		}
	}
}

// settled says whether the character at i is right in a word that it may well
// be of, as the text stands. A character that nobody writes unless it is meant
// (髮, 隻) need not be in the likeliest one.
func (c *contrast) settled(p *passage, i int) (yes bool) {
	r := p.text[i]
	if r == '卷' && numeral(p.rune(i-1)) || r == '隻' && (numeral(p.rune(i-1)) || within("每這那半", p.rune(i-1))) || r == '只' && within("有是要能好見得怕會在為", p.rune(i+1)) {
		return true
	}
	least := 0
	if rune(c.choice[r-0x4e00]) != r && scriptOf(r) == traditionalOnly {
		least = -settles
	}
	c.uses(p, i, func(u use) bool {
		yes = u.right && holds(p, u.from, p.text[u.from:u.from+u.n]) >= least
		return !yes
	})
	return yes
}

// wrongAt returns the word in which the character at i is wrong.
func (c *contrast) wrongAt(p *passage, i int) (f finding, ok bool) {
	c.uses(p, i, func(u use) bool {
		word := p.text[u.from : u.from+u.n]
		by := holds(p, u.from, word)
		if u.right || marksBetween(p, u.from, u.from+u.n-1) || by < 0 {
			return true
		}
		right := slices.Clone(word)
		right[i-u.from] = letter(u.form, u.n, i-u.from)
		kind := wordDoubtful
		if by >= certain && u.several == 1 && !c.taste[p.text[i]-0x4e00] && !inTitle(p, i) {
			kind = wordWrong
		}
		f, ok = p.find(kind, u.from, string(word), string(right)).with(u.from, u.n, string(right)), true
		return false
	})
	return f, ok
}

// inTitle says whether i stands within the marks of a title, which may be old.
func inTitle(p *passage, i int) bool {
	for k := i - 1; k >= 0 && i-k < 40; k-- {
		switch p.text[k] {
		case '《', '〈':
			return true
		case '》', '〉', '。':
			return false
		}
	}
	return false
}

// letter returns the character k of a packed word of n.
func letter(word uint64, n, k int) rune { return rune(word >> (16 * (n - 1 - k)) & 0xffff) }

// sure is by how much one reading must be cheaper than another for that to be
// out of question: one in twenty.
const sure = 30

// certain is by how much to be a fault: one in a hundred.
const certain = 46

// settles is by how much dividing a word may be likelier and the word still be
// meant: 白髮生了 is 白髮, though 發生 is the commoner word.
const settles = 50

// rareWord is the cost of a word that the lexicon does not have but another
// list does: one in a million.
const rareWord = 140

// holds says by how much the text is likelier with word at from, as one word,
// than with a division inside it.
func holds(p *passage, from int, word []rune) int {
	l, n := words4(), len(word)
	var buf [widest]rune
	run := buf[:0]
	at := from
	for from-at < reach && basic(p.rune(at-1)) {
		at--
	}
	for _, r := range p.text[at:from] {
		run = append(run, rune(l.fold[r-0x4e00]))
	}
	a := len(run)
	for _, r := range word {
		run = append(run, rune(l.fold[r-0x4e00]))
	}
	for k := from + n; k < from+n+reach && basic(p.rune(k)); k++ {
		run = append(run, rune(l.fold[p.text[k]-0x4e00]))
	}
	b := a + n
	cost, ok := l.of(run[a:b])
	if !ok {
		cost = rareWord
	}
	d := l.divide(run)
	divided := 1 << 30
	for k := a + 1; k < b; k++ {
		divided = min(divided, d.before[k]+d.behind[k])
	}
	return divided - (d.before[a] + int(cost) + d.behind[b])
}
