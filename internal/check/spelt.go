package check

import (
	"slices"

	"yinshu/internal/share"
)

// spellings reports what is no word, where one character of it in another's
// place makes it a name or a word that the text has: 楊州 where it is 揚州,
// 許宋海 where it is 許宗海. It weighs two accounts of the place against each
// other: that the characters there are as the language puts them together, by
// the lexicon; or that the text's own word stands there, mistaken by one
// character of the same sound or shape. The second must be much likelier.
func spellings(t *text) (found []finding) {
	odd := t.oddities()
	uses := t.usesOf(odd)
	var list []verdict
	for _, o := range odd {
		if x, ok := t.misspelt(o, uses); ok {
			list = append(list, x)
		}
	}
	for _, x := range onePlace(list) {
		found = append(found, x.finding)
	}
	return found
}

// A verdict is a finding with what speaks for it.
type verdict struct {
	finding
	hole  spot // the character that differs
	other spot // the one it is held against, where either stands once
	once  bool
	n, by int
}

// An oddity is a run of two to four characters that the lexicon makes little
// of: price is what the passage would be cheaper without it.
type oddity struct {
	spot
	n, price int
	beside   int // the price of the dearer of the characters that it stands between
}

// oddFrom is the least price of an oddity of n characters. What costs less is
// likelier meant than mistaken, whatever the text has elsewhere.
var oddFrom = [longestWord + 1]int{2: 150, 3: 190, 4: 220}

// oddTitled is the least price of a family name before a title.
const oddTitled = 125

// titles follow family names, in either script.
var titles = []string{"先生", "太太", "夫人", "小姐", "女士", "老師", "老师", "師傅", "师傅", "教授", "博士", "將軍", "将军", "主任", "老闆", "老板", "校長", "校长", "醫生", "医生", "大人", "姑娘", "師爺", "师爷", "木匠", "掌櫃", "掌柜",
	"巡長", "巡长", "站長", "站长", "船長", "船长", "院長", "院长", "局長", "局长", "科長", "科长", "縣長", "县长", "村長", "村长", "鎮長", "镇长", "隊長", "队长", "團長", "团长", "師長", "师长", "司令", "參謀", "参谋", "主席", "書記", "书记", "經理", "经理", "教練", "教练", "律師", "律师", "法官", "法師", "法师", "和尚", "道士", "知縣", "知县", "知府", "巡撫", "巡抚", "總督", "总督", "同學", "同学", "同志"}

// titled says whether a run is one character before a title.
func titled(run []rune) bool {
	return len(run) == 3 && nameClasses()[run[1]-0x4e00]&beginsTitle != 0 && slices.Contains(titles, string(run[1:]))
}

// oddities are the oddities of the text, in order.
func (t *text) oddities() []oddity {
	results := make([][]oddity, len(t.passages))
	share.With(len(t.passages), 64, func() func(int) {
		var w weigher
		return func(i int) {
			if p := &t.passages[i]; p.role != verse {
				results[i] = w.odd(t, p)
			}
		}
	})
	return slices.Concat(results...)
}

// A weigher divides runs of any length.
type weigher struct {
	run            []rune
	costs          [][longestWord + 1]int16 // of the word of n characters at i; 0: none
	before, behind []int
	pairs          []uint8 // what is known of each with the next
}

// odd gives the oddities of a passage.
func (w *weigher) odd(t *text, p *passage) (list []oddity) {
	for from := 0; from < len(p.text); {
		if !basic(p.text[from]) {
			from++
			continue
		}
		to := from + 1
		for to < len(p.text) && basic(p.text[to]) {
			to++
		}
		w.divide(p.text[from:to])
		w.pairs = append(w.pairs[:0], make([]uint8, to-from)...)
		whole := w.before[to-from]
		for at := from; at < to; at++ {
			for n := 2; n <= longestWord && at+n <= to; n++ {
				price := whole - w.before[at-from] - w.behind[at-from+n]
				if run := p.text[at : at+n]; (price >= oddFrom[n] || price >= oddTitled && titled(run)) && mayName(run) && w.mistakable(t, p.text[from:to], at-from, n) {
					list = append(list, oddity{spot{p.index, at}, n, price, w.beside(at-from, at-from+n, price)})
				}
			}
		}
		from = to
	}
	return list
}

// Whether a pair stands seldom, where it has been looked up.
const (
	seldomPair = 1 + iota
	oftenPair
)

// mistakable says whether any of n characters of a run may be a mistake: one
// that stands seldom beside its neighbour.
func (w *weigher) mistakable(t *text, run []rune, at, n int) bool {
	for k := at; k+1 < at+n; k++ {
		if w.pairs[k] == 0 {
			w.pairs[k] = oftenPair
			if t.pairs.of(run[k], run[k+1]) <= mistakes {
				w.pairs[k] = seldomPair
			}
		}
		if w.pairs[k] == seldomPair {
			return true
		}
	}
	return false
}

// beside gives what more the run from i to k would cost with the character
// before it, or the one behind it.
func (w *weigher) beside(i, k, price int) (more int) {
	end := len(w.run)
	if i > 0 {
		more = w.before[end] - w.before[i-1] - w.behind[k] - price
	}
	if k < end {
		more = max(more, w.before[end]-w.before[i]-w.behind[k+1]-price)
	}
	return more
}

// Two characters beside one that costs so much are likely a part of a longer
// name; two that stand once, sooner.
const (
	dear     = 100
	dearOnce = 75
)

// joined says whether a run is likely a part of a longer name.
func (c *mistake) joined() bool { return c.beside >= dear || c.often == 1 && c.beside >= dearOnce }

// divide weighs the divisions of text: before[k] is the cost of its first k
// characters, behind[k] of the others.
func (w *weigher) divide(text []rune) {
	l := words4()
	w.run, w.costs, w.before, w.behind = w.run[:0], w.costs[:0], append(w.before[:0], 0), w.behind[:0]
	for i, r := range text {
		w.run = append(w.run, rune(l.fold[r-0x4e00]))
		w.before, w.behind = append(w.before, (i+1)*unknown), append(w.behind, 0)
	}
	w.behind = append(w.behind, 0)
	for i := range w.run {
		w.before[i+1] = min(w.before[i+1], w.before[i]+unknown)
		costs := l.begun(w.run[i:])
		for n, c := range costs {
			if c > 0 {
				w.before[i+n] = min(w.before[i+n], w.before[i]+int(c))
			}
		}
		w.costs = append(w.costs, costs)
	}
	for i := len(w.run) - 1; i >= 0; i-- {
		w.behind[i] = w.behind[i+1] + unknown
		for n, c := range w.costs[i] {
			if c > 0 {
				w.behind[i] = min(w.behind[i], w.behind[i+n]+int(c))
			}
		}
	}
}

// inGiven are characters of grammar that given names have all the same.
const inGiven = "和有"

// mayName says whether a name may be written so: nothing of grammar in it, but
// for what given names have.
func mayName(run []rune) bool {
	class := nameClasses()
	for k, r := range run {
		if class[r-0x4e00]&ofGrammar != 0 && !soundsOnly(run, k) && (!within(inGiven, r) || k == 0 || len(run) != 3 || class[run[0]-0x4e00]&beginsName == 0) {
			return false
		}
	}
	return true
}

// soundsOnly says whether a character of grammar stands where foreign names have
// one for its sound, all others being of such names: 杜魯們, 沃舍那夫.
func soundsOnly(run []rune, at int) bool {
	if at == 0 || run[at] != '們' && (len(run) < longestWord || at == len(run)-1) {
		return false
	}
	for k, r := range run {
		if k != at && !translit(r) {
			return false
		}
	}
	return len(run) > 2
}

// A wordUse is a run of characters that the text has, as often as count.
type wordUse struct {
	word  uint64 // packed
	count int
	first spot
}

// textUses finds what the text has by what is left of it without one
// character.
type textUses struct {
	byHole map[uint64][]wordUse
	size   int
}

// usesOf counts what differs from an oddity in one character.
func (t *text) usesOf(odd []oddity) *textUses {
	u := &textUses{byHole: map[uint64][]wordUse{}}
	size := 12 // of the sieve, in binary digits: some ten places for each key
	for size < 21 && 1<<size < 32*len(odd) {
		size++
	}
	sieve := make([]uint64, 1<<(size-6))
	bit := func(key uint64) (int, uint64) {
		h := key * 0x9e3779b97f4a7c15 >> (64 - size)
		return int(h >> 6), 1 << (h & 63)
	}
	for _, o := range odd {
		run := t.passages[o.passage].text[o.at : o.at+o.n]
		for hole := range run {
			if !t.seldom(run, hole) || !t.again(run, hole) {
				continue
			}
			key := without(pack(run), o.n, hole)
			u.byHole[key] = nil
			at, b := bit(key)
			sieve[at] |= b
		}
	}
	for i := range t.passages {
		p := &t.passages[i]
		for at, r := range p.text {
			if !basic(r) {
				continue
			}
			u.size++
			word := uint64(r)
			for n := 2; n <= longestWord && at+n <= len(p.text) && basic(p.text[at+n-1]); n++ {
				word = word<<16 | uint64(p.text[at+n-1])
				for hole := range n {
					key := without(word, n, hole)
					if k, b := bit(key); sieve[k]&b == 0 {
						continue
					}
					if list, ok := u.byHole[key]; ok {
						u.add(key, list, word, spot{i, at})
					}
				}
			}
		}
	}
	return u
}

// mistakes is how often the same mistake is made at most.
const mistakes = 2

// seldom says whether the character at hole stands so seldom beside one of its
// neighbours that it may be a mistake.
func (t *text) seldom(run []rune, hole int) bool {
	return hole > 0 && t.pairs.of(run[hole-1], run[hole]) <= mistakes || hole+1 < len(run) && t.pairs.of(run[hole], run[hole+1]) <= mistakes
}

// again says whether what is left of a run without its character at hole may
// stand elsewhere in the text.
func (t *text) again(run []rune, hole int) bool {
	for k := range run {
		if k == hole {
			continue
		}
		if k+1 < len(run) && k+1 != hole {
			if t.pairs.of(run[k], run[k+1]) < 2 {
				return false
			}
		} else if t.pairs.chars[run[k]-0x4e00] < 2 {
			return false
		}
	}
	return true
}

// add counts a use. A run that goes on in too many ways is no name.
func (u *textUses) add(key uint64, list []wordUse, word uint64, at spot) {
	const ways = 24
	for i := range list {
		if list[i].word == word {
			list[i].count++
			return
		}
	}
	if len(list) < ways {
		u.byHole[key] = append(list, wordUse{word, 1, at})
	}
}

// misspelt says what an oddity is mistaken for.
func (t *text) misspelt(o oddity, u *textUses) (best verdict, ok bool) {
	p := &t.passages[o.passage]
	run := p.text[o.at : o.at+o.n]
	own := pack(run)
	for hole := range run {
		if !t.seldom(run, hole) || !t.again(run, hole) {
			continue
		}
		list := u.byHole[without(own, o.n, hole)]
		me := slices.IndexFunc(list, func(w wordUse) bool { return w.word == own })
		if me < 0 {
			continue
		}
		for _, other := range list {
			if other.word == own || !outweighs(other.count, list[me].count) {
				continue
			}
			name := letters(other.word, o.n)
			by := t.likelier(mistake{name, run, hole, other.count, list[me].count, list, other.first, o}, u)
			if by <= best.by {
				continue
			}
			best = verdict{hole: spot{o.passage, o.at + hole}, other: spot{other.first.passage, other.first.at + hole}, once: other.count == 1, n: o.n, by: by}
			if other.count > 1 {
				best.finding = p.find(nameSpelt, o.at, string(run), string(name), other.count)
				continue
			}
			best.finding = p.find(nameForms, o.at, string(run), string(name), t.line(other.first.passage, other.first.at))
		}
	}
	return best, best.by > 0
}

// outweighs says whether a name that the text has a times may be meant by what
// it has b times. Of two that stand once either may be.
func outweighs(a, b int) bool {
	return b <= mistakes && (a == b && a == 1 || a >= 2*b)
}

// What the second account must win by, in tenths of the natural logarithm.
const (
	enoughTitled = 15  // a family name before a title
	enough       = 35  // two characters
	enoughName   = 60  // more of them, that begin like a name
	enoughOften  = 80  // the same, often or written much as foreign names are
	enoughAny    = 120 // more of them, that do not
	enoughCommon = 170 // more of them, with a common word in them
	enoughRare   = 65  // two characters of which only one is peculiar to the name
)

// Costs of a slip.
const (
	slipAlike    = 60  // for a character of the same sound or shape
	slipPart     = 75  // for one that has a part in common with it
	slipPartOnce = 115 // the same, in what is hardly a name
	slipForeign  = 110 // for any other in a foreign name
	slipFamily   = 150 // for any other that is no family name, before the same given name
)

// A mistake is a name and the run that may be the same name mistaken.
type mistake struct {
	name, run     []rune
	hole          int
	often, seldom int       // how often the text has either
	ways          []wordUse // what the text has that differs in that character, the two among it
	first         spot      // of the name
	oddity
}
