package lines

// greedy ends each line as late as it can: the mark or word that falls over
// is squeezed in if the line can be, else taken over (CLREQ "Line
// adjustment": push in, else push out). It is the reference that the optimum
// is measured against.
func (w *work) greedy() []int32 {
	w.way = w.way[:0]
	n := int32(len(w.nodes))
	for i := int32(0); i < n-1; {
		j := i + 1
		for j+1 < n && !w.wide(i, j+1) {
			j++
		}
		if j+1 < n && w.nodes[j].end.width-w.nodes[i].start.width < w.avail(i) && w.fits(i, j+1) {
			j++
		}
		w.way = append(w.way, j)
		i = j
	}
	return w.way
}

// wide says whether the line from i to j is wider than its measure as it is.
func (w *work) wide(i, j int32) bool {
	return w.nodes[j].end.width-w.nodes[i].start.width > w.avail(i)
}

// fits says whether the line from i to j can be squeezed into its measure.
func (w *work) fits(i, j int32) bool {
	cost, _ := w.cost(i, j)
	return cost < costOverfull
}

// total returns what a way of breaking costs, by the measure of the optimum.
func (w *work) total(ends []int32) int64 {
	sum, was, i := int64(0), false, int32(0)
	for _, j := range ends {
		cost, hard := w.cost(i, j)
		sum += cost + endCosts[w.nodes[j].how]
		if was && hard {
			sum += w.again
		}
		was, i = hard, j
	}
	return sum
}
