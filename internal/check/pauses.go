package check

import "unicode/utf8"

// pauseReach is how far it is looked to each side of a mark.
const pauseReach = 5

// What the place of a mark must cost more than one beside it, in tenths of the
// natural logarithm, and what is asked for more or less by what is around it.
const (
	misplacedBy    = 40
	misplacedOver  = -9 // a word lies over the mark
	misplacedShort = -9 // a clause of one or two characters
	misplacedEnum  = 25 // an enumeration comma, which parts single characters too
)

// behindSubject begin conjunctions that clauses begin with, but for their subject:
// 談判雖然….
const behindSubject = "雖虽如若既即縱纵"

// clauseCosts are the costs of a clause by its length up to the mark or from it:
// those of one to three characters are rare.
var clauseCosts = [...]int8{0, 10, 9, 6, -3, -3, -5, -5, -5, -5, -3, -2, -1, 1, 1, 4}

// A window is the Han characters around a mark, without it.
type window struct {
	run           []rune
	k             int  // where the mark stands
	first, last   bool // a mark stands before, and behind
	before, after int  // the lengths of the clauses beside the mark
}

func windowAt(p *passage, i int, buf *[latticeMax]rune) (w window) {
	from, to := i, i+1
	for i-from < pauseReach && basic(p.rune(from-1)) {
		from--
	}
	for to-i <= pauseReach && basic(p.rune(to)) {
		to++
	}
	w.run = append(append(buf[:0], p.text[from:i]...), p.text[i+1:to]...)
	w.k = i - from
	x, y := p.rune(from-1), p.rune(to)
	w.first, w.last = stop(x) || pause(x), stop(y) || pause(y)
	w.before, w.after = clause(p, i-1, -1), clause(p, i+1, 1)
	return w
}

// clause counts the characters from i on, in a direction, up to what is no
// letter.
func clause(p *passage, i, step int) (n int) {
	for most := 2 + len(clauseCosts); n < most && (han(p.rune(i)) || latin(p.rune(i)) || digit(p.rune(i))); i += step {
		n++
	}
	return n
}

// lengths is what the clauses cost with the mark moved by characters.
func (w *window) lengths(by int) int {
	most := len(clauseCosts) - 1
	return int(clauseCosts[min(most, w.before+by)]) + int(clauseCosts[min(most, w.after-by)])
}

// misplaced reports a mark that would stand much better one or two characters
// to either side: 他卻一直沒有。來我們…. over says whether a word lies over it. It
// is looked into only where the words beside the mark may have others there.
func (t *text) misplaced(p *passage, i int, over bool) (finding, bool) {
	if atEase(p, i, over) || speaks(p, i) {
		return finding{}, false
	}
	var buf [latticeMax]rune
	w := windowAt(p, i, &buf)
	l := lattices.Get().(*lattice)
	defer lattices.Put(l)
	l.build(t, w.run, w.k)
	l.weigh(w.first, w.last)
	best, cost := 0, noReading
	for by := -2; by <= 2; by++ {
		if by == 0 || w.k+by < 1 || w.k+by >= len(w.run) {
			continue
		}
		if c := l.placed(&w, kindOfMark(p.text[i]), by); c < cost {
			best, cost = by, c
		}
	}
	if best == 0 || l.placed(&w, kindOfMark(p.text[i]), 0)-cost < asked(p, i, &w, over) || ofItsKind(p, i) || t.classicalAt(p, i) {
		return finding{}, false
	}
	at := w.k + best
	if best > 0 && within(behindSubject, w.run[at]) {
		return finding{}, false
	}
	moved := utf8.AppendRune([]byte(string(w.run[max(0, at-3):at])), p.text[i])
	return p.find(markSlipped, i, p.around(i-3, i+4), string(moved)+string(w.run[at:min(len(w.run), at+3)])), true
}

// placed is the cost of the cheapest reading with the mark moved by characters.
func (l *lattice) placed(w *window, kind markKind, by int) int {
	cost := l.withMark(w.k+by, kind)
	if kind == pausing {
		cost += w.lengths(by)
	}
	return cost
}

// asked is how much dearer the place of the mark at i must be.
func asked(p *passage, i int, w *window, over bool) int {
	least := misplacedBy
	for _, c := range []struct {
		more  int
		where bool
	}{
		{misplacedOver, over},
		{misplacedShort, w.before <= 2 || w.after <= 2},
		{misplacedEnum, p.text[i] == '、'},
	} {
		if c.where {
			least += c.more
		}
	}
	return least
}

// Below these costs words are at ease beside a mark; a word over it makes that
// less sure. unreadableEdge is for what is no word.
const (
	easy           = 4
	easyOver       = -2
	unreadableEdge = 99
)

// atEase says whether the mark at i stands so well between the words beside it
// that no better place is looked for. Most marks do, and are known by the two
// characters before and behind.
func atEase(p *passage, i int, over bool) bool {
	most := easy
	if over {
		most = easyOver
	}
	e := surroundings(p, i)
	end, begin := e.end(2), e.begin(2)
	for _, n := range [...]int{1, 3, 4} {
		if end+begin < most {
			return true
		}
		end, begin = min(end, e.end(n)), min(begin, e.begin(n))
	}
	return end+begin < most
}

// Neighbours are the characters on both sides of a mark, folded: those from middle on
// are behind it.
type neighbours struct {
	runes         [2 * middle]rune
	before, after int // how many there are
	kind          markKind
}

const middle = longestWord

func surroundings(p *passage, i int) (e neighbours) {
	fold := &words4().fold
	e.kind = kindOfMark(p.text[i])
	for e.before < middle && basic(p.rune(i-1-e.before)) {
		e.before++
		e.runes[middle-e.before] = rune(fold[p.text[i-e.before]-0x4e00])
	}
	for e.after < middle && basic(p.rune(i+1+e.after)) {
		e.runes[middle+e.after] = rune(fold[p.text[i+1+e.after]-0x4e00])
		e.after++
	}
	return e
}

// end is what the mark costs behind the word of n characters before it.
func (e *neighbours) end(n int) int {
	if n > e.before {
		return unreadableEdge
	}
	return costBeside(e.runes[middle-n:middle], &classes().end[e.kind])
}

// begin is what the word of n characters behind the mark costs there.
func (e *neighbours) begin(n int) int {
	if n > e.after {
		return unreadableEdge
	}
	return costBeside(e.runes[middle:middle+n], &classes().begin[e.kind])
}

// costBeside is the cost of a word beside a mark. A single character is taken for a
// word the less the rarer it is one.
func costBeside(word []rune, costs *[maxClasses]int8) int {
	l, number := words4(), &classes().number
	row := &l.rows[l.row[word[0]-0x4e00]]
	switch {
	case len(word) == 1 && row.alone > 0:
		return int(row.alone)/8 - 8 + int(costs[number[row.class]])
	case len(word) > 1:
		if found := row.find(word[1:]); found != "" {
			return int(costs[number[found[1]]])
		}
	}
	return unreadableEdge
}

// ofItsKind says whether the words beside a mark are of a kind that other words
// than usual begin and end: what is counted or said twice, a number that heads a
// line, single characters in a list, and a verb before a title.
func ofItsKind(p *passage, i int) bool {
	x, y := p.rune(i-1), p.rune(i+1)
	twice := p.rune(i-2) == y || p.rune(i-3) == x && !han(p.rune(i-2))
	single := p.text[i] == '、' && (p.rune(i-2) == '、' || p.rune(i+2) == '、' || numeral(x) && numeral(y))
	return twice || single || i < 3 && numeral(x) || counted(p, i) || alike(p, i) || opening(p.rune(i+2)) || opening(p.rune(i+3))
}

// speaks says whether the mark at i stands beside a verb of speaking or seeing,
// which begin and end clauses and words as well, or before a particle that
// begins a word.
func speaks(p *passage, i int) bool {
	_, begins := neverFirst[p.rune(i+1)]
	return begins || within(saysLast, p.rune(i-1)) || within(saysFirst, p.rune(i+1))
}
