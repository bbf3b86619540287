package reader

import "sort"

// joinPages takes pages that were parted where none ends together again, as far as
// notes are concerned: where notes count on each page, one that has none at its foot
// and holds the first of the next page's marks, while those there go on with them, is
// one page with it. A gap above a head looked like a page turn.
func (r *reading) joinPages(own []noteBody, all [numFamilies][]candidate) {
	known := map[int]map[int]bool{} // the notes at the feet, by segment
	for i := range own {
		b := &own[i]
		if b.family == symbolMarks || b.section > 0 {
			continue
		}
		if known[b.segment] == nil {
			known[b.segment] = map[int]bool{}
		}
		known[b.segment][b.number] = true
	}
	for _, s := range sortedKeys(known) {
		numbers := known[s]
		if s == 0 || len(numbers) < 2 || !numbers[1] || known[s-1] != nil || r.countsAll(numbers, all, s, s) {
			continue
		}
		for from := s - 1; from >= 0 && from >= s-2 && known[from] == nil; from-- {
			if !r.countsAll(numbers, all, from, s) {
				continue
			}
			start := 0
			if from > 0 {
				start = r.starts[from-1]
			}
			for k := from; k < s; k++ {
				r.starts[k] = start
			}
			at := r.lineAt(start)
			r.decide(r.lines[at].start, r.lines[at].end, "notes", "the marks from here on are those of the notes at the foot of the page counted next", 85)
			break
		}
	}
}

// countsAll says that one dress has a mark for each of these numbers, in order, in
// the segments from the first to the last.
func (r *reading) countsAll(numbers map[int]bool, all [numFamilies][]candidate, first, last int) bool {
	start, end := 0, len(r.text)
	if first > 0 {
		start = r.starts[first-1]
	}
	if last < len(r.starts) {
		end = r.starts[last]
	}
	for f := range symbolMarks {
		from := sort.Search(len(all[f]), func(i int) bool { return all[f][i].at >= start })
		to := sort.Search(len(all[f]), func(i int) bool { return all[f][i].at >= end })
		c := follow(all[f][from:to], numbers, false)
		found := 0
		for _, p := range c.picks {
			rd := &all[f][from+p.candidate].readings[p.reading]
			for _, n := range rd.numbers() {
				if numbers[n] && (f != bareMarks || rd.score > 0) {
					found++
				}
			}
		}
		if found >= len(numbers) {
			return true
		}
	}
	return false
}
