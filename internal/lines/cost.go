package lines

// Unit is the cost of a line whose bracket marks, and nothing else, are
// squeezed as far as they go. A solid line costs nothing. Costs are integers,
// since a float is rounded in one way on one machine and in another on the
// next.
const Unit = 10_000_000

// Weights, in tenths: a share in thousandths, squared, times a weight is a
// cost. The figures are measured; see docs/benchmarks.md.
const (
	weightEnd = 1
	weightGap = 100 // for each hundredth of an em added between Han characters, relative to gapScale
	gapScale  = 50  // 1/0.02: at 0.02 em a gap counts as one whole share
)

var (
	giveWeights = [numGives]int64{giveWord: 5, giveMiddot: 5, giveBracket: 10, givePause: 15, giveHan: 20, giveStop: 40}
	takeWeights = [numTakes]int64{takeWord: 3, takeHan: 5, takeMark: 10, takeAddress: 20}
)

// widen are the classes that open once more, by as much again, before the space
// between Han characters passes so many thousandths of an em: an eye that passes
// over a comma with a quarter of an em behind it stops at characters that stand
// apart. The first are counted when breaks are chosen; the others only mend
// what has no better break, so that none is chosen for their sake.
var (
	widen      = [...]widening{{takeMark, 29}, {takeAddress, 29}, {takeHan, 29}, {takeMark, 38}}
	widenCount = 2
)

type widening struct{ class, beyond int32 }

// even is how much of what a line is short its gaps make up at so many
// thousandths of an em.
func even(gaps, em, beyond int32) int32 { return int32(int64(gaps) * int64(em) * int64(beyond) / 1000) }

// mostGap is the space between Han characters, in thousandths of an em, beyond
// which a line is better short: two characters before an address that will not
// be divided are not spread over the measure.
const mostGap = 500

// reaches says whether gaps between Han characters can make up for what a line
// is short of its measure.
func reaches(short, gaps, em int32) bool {
	return short <= 0 || gaps > 0 && int64(short)*1000 <= int64(gaps)*int64(em)*mostGap
}

// Costs of what a good paragraph does without.
const (
	mostLine     = 20_000 * Unit // the most that spacing can cost a line: a gap of 0.9 em
	costShort    = 7_000 * Unit  // a line that is left short: more than a gap of mostGap
	costShortEm  = 200 * Unit    // and for each em of it
	costLone     = 50_000 * Unit // one character alone on the last line
	costStub     = 3 * Unit      // a last line hardly longer than the indent
	costHyphen   = 8 * Unit
	costName     = 30 * Unit // a hyphen in what may be a name
	costAddress  = Unit / 2
	costInside   = 250 * Unit // a word of an address divided: what a gap of 0.1 em costs
	costDash     = 40 * Unit  // a dash begins a line at the strict level: what a gap of 0.04 em costs
	costDots     = 250 * Unit // an ellipsis begins one there: what a gap of 0.1 em costs
	costRelaxed  = 100_000 * Unit
	costForced   = 300_000 * Unit
	costOverfull = 1_000_000 * Unit
)

var endCosts = [...]int64{free: 0, hyphenated: costHyphen, inName: costName, inAddress: costAddress, insideAddress: costInside, beforeDash: costDash, beforeDots: costDots, relaxed: costRelaxed, forced: costForced}

// A fit is how a line is brought to its measure.
type fit struct {
	short int32           // what must be added; negative: taken away
	end   int32           // taken from the mark at the line's end
	give  [numGives]int32 // taken, by class
	take  [numTakes]int32 // added, by class
	grow  int32           // added to the gaps that grow, all together
	gaps  int32           // how many they are
	stiff bool            // nothing could be stretched, or not so far
	over  bool            // it stays too wide
	// squeezed is the share of its blank that the class of marks squeezed
	// most has lost, in thousandths.
	squeezed int
}

// avail returns the width that the line from node i has.
func (w *work) avail(i int32) int32 {
	if i == 0 {
		return w.first
	}
	return w.rest
}

// cost returns what the line from node i to node j costs, the ending not
// counted, and whether it is hard squeezed. It follows [work.fit] step by
// step, but for the last of widen, without keeping the steps.
func (w *work) cost(i, j int32) (cost int64, hard bool) {
	from, to := &w.nodes[i], &w.nodes[j]
	short := w.avail(i) - (to.end.width - from.start.width)
	last := int(j) == len(w.nodes)-1
	switch {
	case last:
		if short >= 0 {
			return w.lastCost(from, to, w.avail(i)-short), false
		}
		cost, hard = w.squeezeCost(from, to, -short)
		return cost + w.lastCost(from, to, w.avail(i)), hard
	case short == 0:
		return 0, false
	case w.ragged && short > 0:
		return square(short, w.em, 1), false
	case short > 0:
		return w.stretchCost(from, to, short), false
	}
	return w.squeezeCost(from, to, -short)
}

// square is weight times the square of n as a share of whole, at most mostLine.
// Most classes give all they have before the next gives anything: no division
// for them.
func square(n, whole int32, weight int64) int64 {
	if n == whole {
		return 1_000_000 * weight
	}
	share := min(int64(n)*1000/int64(max(whole, 1)), 1_000_000)
	return min(share*share*weight, mostLine)
}

func (w *work) squeezeCost(from, to *node, over int32) (cost int64, hard bool) {
	if most := to.end.gives - from.start.gives + to.endGive; over > most {
		return w.overfullCost(from, to, over-most)
	}
	if n := min(over, to.endGive); n > 0 {
		cost = square(n, to.endGive, weightEnd)
		over -= n
	}
	for c := 0; over > 0; c++ {
		if c == numGives {
			return w.overfullCost(from, to, over)
		}
		room := to.end.give[c] - from.start.give[c]
		if room <= 0 {
			continue
		}
		n := min(over, room)
		over -= n
		cost += square(n, room, giveWeights[c])
		hard = hard || isMarkGive[c] && 2*n > room
	}
	return cost, hard
}

// overfullCost is what a line costs that stays too wide. It grows by the square
// of its characters, so that several that are too wide stand on a line each.
func (w *work) overfullCost(from, to *node, over int32) (cost int64, hard bool) {
	n := min(int64(to.at-from.at), 300)
	return n*n*costOverfull + int64(over), true
}

var isMarkGive = [numGives]bool{giveBracket: true, givePause: true, giveStop: true}

func (w *work) stretchCost(from, to *node, short int32) (cost int64) {
	for c := range numTakes {
		room := to.end.take[c] - from.start.take[c]
		if room <= 0 {
			continue
		}
		n := min(short, room)
		cost += square(n, room, takeWeights[c])
		if short -= n; short == 0 {
			return cost
		}
	}
	gaps := to.end.gaps - from.start.gaps
	for _, wd := range widen[:widenCount] {
		room := to.end.take[wd.class] - from.start.take[wd.class]
		if n := min(short-even(gaps, w.em, wd.beyond), room); n > 0 {
			cost += square(n, room, takeWeights[wd.class])
			if short -= n; short == 0 {
				return cost
			}
		}
	}
	if !reaches(short, gaps, w.em) {
		return costShort + int64(short)*costShortEm/int64(w.em)
	}
	share := min(int64(short)*1000*gapScale/(int64(gaps)*int64(w.em)), 1_000_000)
	return min(cost+share*share*weightGap, mostLine)
}

// leastCost is what the gaps between Han characters cost of a line that is short
// of its measure. No line costs less that begins later and ends with it: it has
// no more to open, and less to open between.
func (w *work) leastCost(from, to *node, short int32) int64 {
	if w.ragged {
		return square(short, w.em, 1)
	}
	for c := range numTakes {
		short -= to.end.take[c] - from.start.take[c]
	}
	for _, wd := range widen[:widenCount] {
		short -= to.end.take[wd.class] - from.start.take[wd.class]
	}
	gaps := to.end.gaps - from.start.gaps
	switch {
	case short <= 0:
		return 0
	case !reaches(short, gaps, w.em):
		return costShort
	}
	share := min(int64(short)*1000*gapScale/(int64(gaps)*int64(w.em)), 1_000_000)
	return min(share*share*weightGap, mostLine)
}

// lastCost is what the length of the last line costs.
func (w *work) lastCost(from, to *node, width int32) int64 {
	if w.lone || from.at == 0 {
		return 0
	}
	if w.isLone(from.at, to.at) {
		return costLone
	}
	if width <= w.indent+w.em/2 {
		return costStub
	}
	return 0
}

// isLone says whether a last line holds a single character, marks not
// counted: 孤字. A figure or a word is one too where it is no wider than that.
func (w *work) isLone(from, to int32) bool {
	count, width := 0, int32(0)
	for k := from; k < to && count < 2; k++ {
		switch a := &w.atoms[k]; {
		case a.class.isMark() || a.class == Note || a.class == Attached || a.class == Dash || a.class == Ellipsis:
		case a.class >= Wide:
			width += a.width
			count = max(count, 1)
			if width > w.em*3/2 {
				return false
			}
		default:
			count++
		}
	}
	return count < 2
}

// fit says how the line from node i to node j is brought to its measure.
func (w *work) fit(i, j int32) fit {
	from, to := &w.nodes[i], &w.nodes[j]
	short := w.avail(i) - (to.end.width - from.start.width)
	f := fit{short: short, gaps: to.end.gaps - from.start.gaps}
	if short >= 0 {
		if w.ragged || int(j) == len(w.nodes)-1 {
			f.short = 0
			return f
		}
		for c := range numTakes {
			f.take[c] = min(short, max(0, to.end.take[c]-from.start.take[c]))
			short -= f.take[c]
		}
		room := f.take
		for _, wd := range widen {
			if n := min(short-even(f.gaps, w.em, wd.beyond), room[wd.class]); n > 0 {
				f.take[wd.class] += n
				short -= n
			}
		}
		if reaches(short, f.gaps, w.em) {
			f.grow = short
		} else {
			f.stiff = short > 0
			f.short -= short
		}
		return f
	}
	over := -short
	f.end = min(over, to.endGive)
	over -= f.end
	for c := range numGives {
		room := max(0, to.end.give[c]-from.start.give[c])
		f.give[c] = min(over, room)
		over -= f.give[c]
		if isMarkGive[c] && room > 0 {
			f.squeezed = max(f.squeezed, int(int64(f.give[c])*1000/int64(room)))
		}
	}
	f.over = over > 0
	f.short += over
	return f
}
