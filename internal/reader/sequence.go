package reader

import "slices"

// startsByMarks gives the bytes at which counts of notes begin again, by the marks
// alone: in one dress they name the very numbers that the bodies have, one after
// the other, however often these begin anew. Chapters need no heads then. A mark
// that names a note of its count again is let pass; ok is false where any other
// stands out of order, or one is missing.
func startsByMarks(bodies []noteBody, all [numFamilies][]candidate) (starts []int, ok bool) {
	for f := range symbolMarks {
		if f == bareMarks || len(all[f]) < len(bodies) {
			continue
		}
		if starts, ok = marksInOrder(bodies, all[f]); ok && len(starts) > 0 {
			return starts, true
		}
	}
	return nil, false
}

// marksInOrder is startsByMarks for one dress.
func marksInOrder(bodies []noteBody, marks []candidate) (starts []int, ok bool) {
	next := 0
	for i := range marks {
		c := &marks[i]
		if c.refused != "" || len(c.readings) == 0 {
			continue
		}
		for _, n := range c.readings[0].numbers() {
			switch {
			case next < len(bodies) && n == bodies[next].number:
				if next > 0 && n <= bodies[next-1].number {
					starts = append(starts, c.at)
				}
				next++
			case next > 0 && n <= bodies[next-1].number:
				// The note is named again.
			default:
				return nil, false
			}
		}
	}
	return starts, next == len(bodies)
}

// bySequence gives the bodies their segments by startsByMarks or startsAlong, if it
// can.
func (r *reading) bySequence(bodies []noteBody, all [numFamilies][]candidate) bool {
	if r.inOrder(bodies, all) {
		return true
	}
	var starts []int
	ok := false
	if !symbolic(bodies) && r.countsWithoutHeads(bodies) {
		for f := range symbolMarks {
			least := 90
			if f == bareMarks {
				least = 95
			}
			if starts, ok = startsAlong(bodies, all[f], least); ok {
				break
			}
		}
	}
	if ok {
		r.inSegments(bodies, starts)
	}
	return ok
}

// inOrder gives the bodies their segments by startsByMarks, if it can.
func (r *reading) inOrder(bodies []noteBody, all [numFamilies][]candidate) bool {
	if symbolic(bodies) {
		return false
	}
	starts, ok := startsByMarks(bodies, all)
	if ok {
		r.inSegments(bodies, starts)
	}
	return ok
}

// symbolic says that some of the notes have * or † for their labels.
func symbolic(bodies []noteBody) bool {
	return slices.ContainsFunc(bodies, func(b noteBody) bool { return b.family == symbolMarks })
}

// inSegments gives the bodies of each count its segment.
func (r *reading) inSegments(bodies []noteBody, starts []int) {
	r.starts = starts
	segment := 0
	for i := range bodies {
		if i > 0 && bodies[i].number <= bodies[i-1].number {
			segment++
		}
		bodies[i].segment = segment
	}
}

// mostAlong bounds the table of startsAlong.
const mostAlong = 1 << 22

// startsAlong is startsByMarks where the marks are bare digits, among which stand
// years and amounts, or where one of them is missing: of all ways to give the bodies,
// in order, a number of the text each, the one with the best scores. A body without a
// mark costs more than a doubtful one; least in a hundred must have one.
func startsAlong(bodies []noteBody, marks []candidate, least int) (starts []int, ok bool) {
	const lost = -12
	n := len(bodies)
	if n == 0 || n*len(marks) > mostAlong {
		return nil, false
	}
	best := make([]int, n+1) // by the bodies that have been passed
	for j := range best {
		best[j] = j * lost
	}
	// How each score came about, by marks and bodies.
	const matched, skipped = 1, 2
	how := make([]uint8, len(marks)*(n+1))
	for i := range marks {
		c := &marks[i]
		if c.refused != "" {
			continue
		}
		step := how[i*(n+1):][:n+1]
		for j := n; j > 0; j-- {
			for k := range c.readings {
				rd := &c.readings[k]
				if rd.list == nil && rd.from == 0 && rd.first == rd.last && rd.first == bodies[j-1].number && best[j-1]+rd.score > best[j] {
					best[j], step[j] = best[j-1]+rd.score, matched
				}
			}
		}
		for j := 1; j <= n; j++ {
			if s := best[j-1] + lost; s > best[j] {
				best[j] = s
				step[j] |= skipped
			}
		}
	}
	found, j := 0, n
	at := make([]int, n) // where the mark of each ends
	for i := len(marks) - 1; i >= 0 && j > 0; i-- {
		step := how[i*(n+1):][:n+1]
		for j > 0 && step[j]&skipped != 0 {
			j--
		}
		if j == 0 || step[j]&matched == 0 {
			continue
		}
		found++
		j--
		at[j] = marks[i].to
	}
	// A count begins behind the last mark of the one before.
	last := 0
	for k := range bodies {
		if k > 0 && bodies[k].number <= bodies[k-1].number {
			starts = append(starts, last)
		}
		last = max(last, at[k])
	}
	return starts, found*100 >= n*least
}

// countsWithoutHeads says that the bodies count anew more often than the text has
// heads of any level.
func (r *reading) countsWithoutHeads(bodies []noteBody) bool {
	counts := len(countsOf(bodies))
	for level := 1; level < 4; level++ {
		if len(r.headStarts(level))+1 >= counts {
			return false
		}
	}
	return counts > 1
}
