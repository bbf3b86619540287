package lines

// slack is how many lines more or fewer than the shortest way a beginning of
// the paragraph may have.
const slack = 5

// A tally is the ways to a node by the number of their lines: the best with
// low lines, with low+1, and so on, each in two states as in [node].
type tally struct {
	low  int32
	best [slack][2]int64
	from [slack][2]int32
	soft [slack][2]bool
}

// Variants finds how a paragraph is set in one line fewer than the optimum has
// and in one more, as far as that can be had without a space of more than worst
// thousandths of an em between Han characters (but on lines that the optimum
// has too), a forced ending or a lone last character. The optimum, whose ends
// [Setter.Optimum] gave, is among them, and they come in the order of their
// numbers of lines. A paragraph of many pages has none.
func (s *Setter) Variants(block string, ps []Piece, sh Shape, best Ends, worst int) []Variant {
	if len(best) == 0 {
		return nil
	}
	w := s.start(block, ps, sh)
	defer w.done()
	w.breaks()
	w.count(worst, best)
	var out []Variant
	for n := len(best) - 1; n <= len(best)+1; n++ {
		ends := best
		if n != len(best) {
			ends = w.traceCount(int32(n))
		}
		if len(ends) > 0 {
			out = append(out, w.variant(ends))
		}
	}
	return out
}

// variant is what is to be known of the lines with given ends.
func (w *work) variant(ends Ends) Variant {
	v := Variant{Ends: ends, Cost: w.total(ends)}
	i := int32(0)
	for _, j := range ends {
		if f := w.fit(i, j); !w.atomsHold(i, j, Leader) {
			v.Worst = max(v.Worst, f.worst(w.em))
		}
		i = j
	}
	return v
}

// count finds the best ways to every node for each number of lines. The lines
// of best, given by their ends, may be as wide as they are.
func (w *work) count(worst int, best []int32) {
	n := int32(len(w.nodes))
	if int32(cap(w.tallies)) < n {
		w.tallies = make([]tally, n)
	}
	w.tallies = w.tallies[:n]
	t0 := &w.tallies[0]
	*t0 = newTally(0)
	t0.best[0][0] = 0
	lo, begun := int32(0), int32(0)
	for j := int32(1); j < n; j++ {
		for lo < j-1 && w.hopeless(lo, j) {
			lo++
		}
		own := int32(-1)
		if len(best) > 0 && best[0] == j {
			own, begun, best = begun, j, best[1:]
		}
		w.countTo(lo, j, worst, own)
	}
}

func newTally(low int32) tally {
	t := tally{low: low}
	for k := range t.best {
		t.best[k] = [2]int64{never, never}
	}
	return t
}

// countTo finds the ways to node j. The line from own on is taken whatever its
// gaps.
func (w *work) countTo(lo, j int32, worst int, own int32) {
	to, nd := &w.tallies[j], &w.nodes[j]
	low := int32(1 << 30)
	for i := lo; i < j; i++ {
		if w.tallies[i].low+1 < low && w.tallies[i].any() {
			low = w.tallies[i].low + 1
		}
	}
	*to = newTally(low)
	last := int(j) == len(w.nodes)-1
	ending := endCosts[nd.how]
	for i := lo; i < j; i++ {
		from, start := &w.tallies[i], &w.nodes[i].start
		if !from.any() {
			continue
		}
		short := w.avail(i) - (nd.end.width - start.width)
		if short+nd.end.gives-start.gives+nd.endGive < 0 {
			continue
		}
		if short > 0 && !last && i != own && w.tooLoose(start, &nd.end, short, worst) {
			if own < i {
				break
			}
			continue
		}
		cost, hard := w.cost(i, j)
		if cost >= costLone {
			continue
		}
		for k := range from.best {
			w.offerCount(from, to, k, i, cost+ending, hard)
		}
	}
	to.settle()
}

// tooLoose says whether a line that is short of its measure would add more than
// worst thousandths of an em between Han characters, if marks did not open
// further for it: that is for lines that have no other way.
func (w *work) tooLoose(start, end *sums, short int32, worst int) bool {
	for c := range numTakes {
		short -= end.take[c] - start.take[c]
	}
	return short > 0 && int64(short)*1000 > int64(min(worst, mostGap))*int64(end.gaps-start.gaps)*int64(w.em)
}

// any says whether there is a way to the node.
func (t *tally) any() bool { return t.best[0][0] < never || t.best[0][1] < never }

// settle moves the ways so that the first number of lines has one.
func (t *tally) settle() {
	for n := 0; n < slack && !t.any(); n++ {
		t.low++
		copy(t.best[:], t.best[1:])
		copy(t.from[:], t.from[1:])
		copy(t.soft[:], t.soft[1:])
		t.best[slack-1] = [2]int64{never, never}
	}
}

// offerCount lets a tally know of the ways over node i that have k lines
// more than its least.
func (w *work) offerCount(from, to *tally, k int, i int32, cost int64, hard bool) {
	at := from.low + int32(k) + 1 - to.low
	if at < 0 || at >= slack {
		return
	}
	total, soft := from.best[k][0], false
	again := from.best[k][1]
	if hard {
		again += w.again
	}
	if again < total {
		total, soft = again, true
	}
	if total >= never {
		return
	}
	state := bit(hard)
	if total = min(total+cost, never-1); total < to.best[at][state] {
		to.best[at][state], to.from[at][state], to.soft[at][state] = total, i, soft
	}
}

// traceCount returns the breaks of the best way in n lines, or nil.
func (w *work) traceCount(n int32) []int32 {
	j := int32(len(w.nodes) - 1)
	k := n - w.tallies[j].low
	if n < 1 || k < 0 || k >= slack {
		return nil
	}
	state := bit(w.tallies[j].best[k][1] < w.tallies[j].best[k][0])
	if w.tallies[j].best[k][state] >= never {
		return nil
	}
	ends := make([]int32, n)
	for n > 0 {
		n--
		ends[n] = j
		t := &w.tallies[j]
		k := n + 1 - t.low
		j, state = t.from[k][state], bit(t.soft[k][state])
	}
	return ends
}
