package lines

const never = int64(1) << 62

// optimum finds the breaks with the least cost for the whole paragraph
// (Knuth and Plass, "Breaking paragraphs into lines", 1981, with a cost made
// for Han text). Each place keeps two ways to it, one whose last line is hard
// squeezed and one whose is not, since two such lines in a row cost more than
// the sum of both.
func (w *work) optimum() []int32 {
	n := int32(len(w.nodes))
	w.nodes[0].best = [2]int64{0, never}
	lo := int32(0)
	w.queue, w.head = w.queue[:0], 0
	w.enqueue(0)
	for j := int32(1); j < n; j++ {
		for lo < j-1 && w.hopeless(lo, j) {
			if w.queue[w.head] == lo {
				w.head++
			}
			lo++
		}
		w.reach(lo, j)
		w.enqueue(j)
	}
	return w.trace(n - 1)
}

// hopeless says whether the line from i to j, squeezed as far as it goes, is
// wider than the measure, and will be for every later j: the em allows for
// marks that end a line with less than their own width.
func (w *work) hopeless(i, j int32) bool {
	s, e := &w.nodes[i].start, &w.nodes[j].end
	return e.width-s.width-(e.gives-s.gives) > w.avail(i)+2*w.em
}

// enqueue keeps w.queue as the nodes of the window that are better than every
// later one: the one at w.head is the best of all.
func (w *work) enqueue(j int32) {
	b := w.nodes[j].least()
	for len(w.queue) > w.head && w.nodes[w.queue[len(w.queue)-1]].least() >= b {
		w.queue = w.queue[:len(w.queue)-1]
	}
	w.queue = append(w.queue, j)
}

func (nd *node) least() int64 { return min(nd.best[0], nd.best[1]) }

// reach finds the best ways to node j. Lines grow looser from lo onwards, so
// the search ends where a line alone, after the best beginning that the
// window has, costs more than the best way found.
func (w *work) reach(lo, j int32) {
	to := &w.nodes[j]
	to.best = [2]int64{never, never}
	ending := endCosts[to.how]
	last := int(j) == len(w.nodes)-1
	floor := w.nodes[w.queue[w.head]].least()
	for i := lo; i < j; i++ {
		cost, hard := w.cost(i, j)
		cost += ending
		if !last && cost+floor > min(to.best[0], to.best[1]+w.again) && w.loose(i, j) {
			break
		}
		w.offer(i, j, cost, hard)
	}
}

// loose says whether the line from i to j is narrower than its measure.
func (w *work) loose(i, j int32) bool {
	return w.nodes[j].end.width-w.nodes[i].start.width < w.avail(i)
}

// offer lets node j know of the way over i.
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
	if total = min(total+cost, never-1); total < to.best[state] {
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
