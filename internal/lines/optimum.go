package lines

const never = int64(1) << 62

// bounds are what a paragraph may cost for each of its lines, the first time it
// is tried, the second and the third; then there is no bound. The first is
// enough for nearly all, and leaves the least to be weighed (docs/benchmarks.md).
var bounds = [...]int64{2 * Unit, 20 * Unit, 200 * Unit}

// optimum finds the breaks with the least cost for the whole paragraph
// (Knuth and Plass, "Breaking paragraphs into lines", 1981, with a cost made
// for Han text). Each place keeps two ways to it, one whose last line is hard
// squeezed and one whose is not, since two such lines in a row cost more than
// the sum of both.
//
// No part of a way costs more than the whole. So places that cannot be reached
// within a bound are left out; where a way to the end is found within it, none
// is better, and else the bound is raised.
func (w *work) optimum() []int32 {
	end := int32(len(w.nodes) - 1)
	count := 5 + max(0, int64(w.nodes[end].end.width-w.nodes[0].start.width))/int64(w.rest)
	for _, each := range bounds {
		w.limit = min(each*count, costOverfull-1)
		if w.search() {
			return w.trace(end)
		}
	}
	w.limit = never
	w.search()
	return w.trace(end)
}

// search finds the best way to every node that can be reached within the
// bound, and says whether the last is among them.
func (w *work) search() bool {
	w.nodes[0].best = [2]int64{0, never}
	w.live, w.queue, w.head, w.since = w.live[:0], w.queue[:0], 0, 0
	w.enlist(0)
	for j := int32(1); j < int32(len(w.nodes)); j++ {
		for w.hopeless(w.live[w.since], j) && (w.limit < never || w.live[w.since] < j-1) {
			if w.queue[w.head] == w.live[w.since] {
				w.head++
			}
			if w.since++; w.since == len(w.live) {
				return false
			}
		}
		w.reach(j)
		if w.nodes[j].least() < never {
			w.enlist(j)
		}
	}
	return w.nodes[len(w.nodes)-1].least() < never
}

// hopeless says whether the line from i to j, squeezed as far as it goes, is
// wider than the measure, and will be for every later j: the em allows for
// marks that end a line with less than their own width.
func (w *work) hopeless(i, j int32) bool {
	s, e := &w.nodes[i].start, &w.nodes[j].end
	return e.width-s.width-(e.gives-s.gives) > w.avail(i)+2*w.em
}

// enlist adds a node to those that lines may begin at. It keeps w.queue as
// those that are better than every later one: the one at w.head is the best of
// all.
func (w *work) enlist(j int32) {
	b := w.nodes[j].least()
	for len(w.queue) > w.head && w.nodes[w.queue[len(w.queue)-1]].least() >= b {
		w.queue = w.queue[:len(w.queue)-1]
	}
	w.queue = append(w.queue, j)
	w.live = append(w.live, j)
}

func (nd *node) least() int64 { return min(nd.best[0], nd.best[1]) }

// reach finds the best ways to node j. Lines grow looser from one beginning to
// the next, so the search ends where no looser line, after the best beginning
// that there is, can cost as little as the best way found. Lines that stay too wide
// are weighed only where there is nothing else.
func (w *work) reach(j int32) {
	to := &w.nodes[j]
	to.best = [2]int64{never, never}
	ending := endCosts[to.how]
	last := int(j) == len(w.nodes)-1
	floor := w.nodes[w.queue[w.head]].least()
	over := false
	for _, i := range w.live[w.since:] {
		from := &w.nodes[i]
		if from.least() >= to.best[0] {
			continue // see offer
		}
		short := w.avail(i) - (to.end.width - from.start.width)
		if short+to.end.gives-from.start.gives+to.endGive < 0 {
			over = true
			continue
		}
		cost, hard := w.cost(i, j)
		cost += ending
		if most := min(to.best[0], to.best[1]+w.again, w.limit) - floor; short > 0 && !last && cost > most && ending+w.leastCost(from, to, short) > most {
			break
		}
		w.offer(i, j, cost, hard)
	}
	if over && w.limit == never && to.least() >= floor+costOverfull {
		w.reachOver(j)
	}
}

// reachOver finds the best ways to node j, lines that stay too wide among them.
func (w *work) reachOver(j int32) {
	w.nodes[j].best = [2]int64{never, never}
	for _, i := range w.live[w.since:] {
		cost, hard := w.cost(i, j)
		w.offer(i, j, cost+endCosts[w.nodes[j].how], hard)
	}
}

// offer lets node j know of the way over i. A way that is hard squeezed at its
// end is never taken where one that is not costs as little, so no way matters
// that costs more than the best of those.
func (w *work) offer(i, j int32, cost int64, hard bool) {
	from, to := &w.nodes[i], &w.nodes[j]
	state := 0
	total, soft := from.best[0], false
	again := from.best[1]
	if hard {
		state = 1
		again += w.again
	}
	if again < total {
		total, soft = again, true
	}
	if total = min(total+cost, never-1); total < to.best[state] && total <= w.limit {
		to.best[state], to.from[state], to.soft[state] = total, i, soft
	}
}

// trace returns the nodes on the best way to j, the first node left out.
func (w *work) trace(j int32) []int32 {
	w.way = w.way[:0]
	state := 0
	if w.nodes[j].best[1] < w.nodes[j].best[0] {
		state = 1
	}
	for j > 0 {
		w.way = append(w.way, j)
		nd := &w.nodes[j]
		j, state = nd.from[state], bit(nd.soft[state])
	}
	for a, b := 0, len(w.way)-1; a < b; a, b = a+1, b-1 {
		w.way[a], w.way[b] = w.way[b], w.way[a]
	}
	return w.way
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
