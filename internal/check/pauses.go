package check

// pauseReach is how far it is looked to each side of a mark.
const pauseReach = 6

// What the place of a mark must cost more than one beside it, in tenths of the
// natural logarithm, by what stands next to it: words that clauses end and begin
// with (no), that say nothing, that are not known to, that hardly do; and the
// same where the two sides are a word together.
var misplacedBy = [2][4]int{
	{natural: noReading, neutral: noReading, unknownly: 42, hardly: 30},
	{natural: 30, neutral: 30, unknownly: 24, hardly: 6},
}

// What is asked for more where the model knows less.
const (
	misplacedEnum = 15 // an enumeration comma, which parts single characters too
	misplacedOld  = 30 // classical prose
	misplacedKind = 30 // what is counted, or said twice
)

// An edge is how well the words beside a mark go with it.
type edge int

const (
	natural edge = iota
	neutral
	unknownly
	hardly
)

// misplaced reports a mark that would stand much better one or two characters
// to either side: 翻來翻去，很。煩到了….
func (t *text) misplaced(p *passage, i int, over, classical bool) (finding, bool) {
	l := lattices.Get().(*lattice)
	defer lattices.Put(l)
	word := 0
	if over {
		word = 1
	}
	mark := l.word(p.text[i : i+1])
	least := misplacedBy[word][l.edge(p, i, &mark)]
	if least == noReading {
		return finding{}, false
	}
	from, to := max(0, i-pauseReach), min(len(p.text), i+1+pauseReach)
	var buf [latticeMax]rune
	run := append(append(buf[:0], p.text[from:i]...), p.text[i+1:to]...)
	k := i - from
	l.build(t, run, k)
	l.weigh()
	if p.text[i] == '、' {
		least += misplacedEnum
	}
	if classical {
		least += misplacedOld
	}
	here := l.withMark(k, &mark)
	limit := here - least
	best := 0
	for _, by := range [...]int{-1, 1, -2, 2} {
		if mayStand(p, i, by) {
			if c := l.withMark(k+by, &mark); c < limit {
				best, limit = by, c
			}
		}
	}
	if best == 0 || speaks(p, i) || here-limit < misplacedKind+least && ofItsKind(p, i) {
		return finding{}, false
	}
	at := k + best
	moved := string(run[max(0, at-3):at]) + string(p.text[i]) + string(run[at:min(len(run), at+3)])
	return p.find(markSlipped, i, p.around(i-3, i+4), moved), true
}

// edge judges what stands beside the mark at i.
func (l *lattice) edge(p *passage, i int, mark *latticeWord) edge {
	before, behind := noReading, noReading
	for n := 1; n <= longestWord && basic(p.rune(i-n)); n++ {
		if w := l.word(p.text[i-n : i]); w.alone > 0 {
			before = min(before, l.near.behind(&w, mark)-int(mark.alone))
		}
	}
	h := uint32(0)
	for n := 1; n <= longestWord && basic(p.rune(i+n)); n++ {
		h = hashOn(h, rune(l.fold[p.text[i+n]-0x4e00]))
		w := latticeWord{hash: hashEnd(h)}
		if w.alone = int32(l.near.words.of(w.hash)); w.alone > 0 {
			behind = min(behind, l.near.behind(mark, &w)-int(w.alone))
		}
	}
	switch by := before + behind; {
	case by < -4:
		return natural
	case by < 5:
		return neutral
	case by < 25:
		return unknownly
	}
	return hardly
}

// word looks up a word of the language: alone is 0 where it is none.
func (l *lattice) word(run []rune) latticeWord {
	h := uint32(0)
	for _, r := range run {
		h = hashOn(h, l.folded(r))
	}
	h = hashEnd(h)
	return latticeWord{hash: h, alone: int32(l.near.words.of(h))}
}

// ofItsKind says whether the words beside a mark are of a kind that other words
// than usual begin and end: what is counted, or said twice.
func ofItsKind(p *passage, i int) bool {
	x, y := p.rune(i-1), p.rune(i+1)
	twice := p.rune(i-2) == y || p.rune(i-3) == x && !han(p.rune(i-2))
	return twice || counted(p, i) || alike(p, i)
}

// speaks says whether the mark at i stands beside a verb of speaking or seeing,
// which begin and end clauses and words as well, or before a particle that
// begins a word.
func speaks(p *passage, i int) bool {
	_, begins := neverFirst[p.rune(i+1)]
	return begins || within(saysLast, p.rune(i-1)) || within(saysFirst, p.rune(i+1))
}

// mayStand says whether a mark could stand by characters from the one at i: only
// Han characters are between, and no other mark beside.
func mayStand(p *passage, i, by int) bool {
	left, right := i+by, i+by+1
	if by < 0 {
		left, right = i+by-1, i+by
	}
	for k := min(i+by, i+1); k <= max(i-1, i+by); k++ {
		if !han(p.rune(k)) {
			return false
		}
	}
	a, b := p.rune(left), p.rune(right)
	return a != 0 && b != 0 && !opening(a) && !closing(b) && !stop(a) && !pause(a) && !stop(b) && !pause(b)
}
