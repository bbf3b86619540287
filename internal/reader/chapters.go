package reader

// chapterSegments finds the level of head at which the count begins again,
// and which section of notes belongs to which chapter.
func (r *reading) chapterSegments(own, filed []noteBody, mode string, all [numFamilies][]candidate) {
	if len(filed) == 0 && r.bySequence(own, all) || len(own) == 0 && r.bySequence(filed, all) {
		return
	}
	level := 1
	if mode == "section" {
		level = 2
	}
	if len(r.tails) == 0 && len(own) > 0 {
		r.feetToChapters(own, level, all)
		r.mapFiled(filed, all)
		return
	}
	if starts := r.belowSections(); len(starts) > 0 {
		r.starts = starts
		for i := range own {
			if own[i].segment = own[i].section - 1; own[i].section == 0 {
				own[i].segment = r.segmentAt(own[i].span.start) // at the foot of a page
			}
		}
		r.mapFiled(filed, all)
		return
	}
	// Sections of notes that stand in chapters of their own tell the level.
	for ; level < 4; level++ {
		r.starts = r.headStarts(level)
		if len(r.tails) < 2 || r.apart() {
			break
		}
	}
	if level == 4 {
		r.starts = r.headStarts(1)
	}
	positional := len(r.tails) < 2 || r.apart()
	candidates := 0
	for f := range all {
		candidates += len(all[f])
	}
	if !positional && len(r.tailHead) == 0 && len(r.tails)*(candidates+len(r.starts)+1) < mostFree {
		segments, _ := r.countSegments(own, all, false)
		for i := range own {
			own[i].segment = segments[i]
		}
		r.mapFiled(filed, all)
		return
	}
	sections := map[int]int{}
	if !positional {
		if starts := r.namedStarts(); len(starts) > 1 {
			r.starts = starts
		}
		sections = r.sectionsToChapters(all)
	}
	for i := range own {
		b := &own[i]
		if b.section > 0 && !positional {
			b.segment = sections[b.section]
		} else {
			b.segment = r.segmentAt(b.span.start)
		}
	}
	if positional {
		r.prefaceToChapter(own, all)
	}
	r.mapFiled(filed, all)
}

// belowSections gives the byte at which the text goes on below each section of
// notes, if it does below each but the last: a section then holds the notes to
// the text since the one before, whatever heads there are.
func (r *reading) belowSections() []int {
	var out []int
	for k := range r.tails {
		to := len(r.lines)
		if k+1 < len(r.tails) {
			to = r.tails[k+1]
		}
		below := -1
		for i := r.tails[k]; i < to; i++ {
			if l := &r.lines[i]; l.role == body && l.width > 30 {
				below = i
				break
			}
		}
		if below < 0 {
			if to == len(r.lines) {
				break
			}
			return nil
		}
		for below > r.tails[k] && r.lines[below-1].role == body {
			below--
		}
		out = append(out, r.lines[below].start)
	}
	if len(r.tails) < 2 {
		return nil
	}
	return out
}

// prefaceToChapter makes one segment of the text before the first head and the
// first chapter, if their marks count on and the notes to both stand below it.
func (r *reading) prefaceToChapter(own []noteBody, all [numFamilies][]candidate) {
	known := map[int]bool{}
	for i := range own {
		switch b := &own[i]; {
		case b.segment == 0:
			return
		case b.segment == 1 && b.family != symbolMarks:
			known[b.number] = true
		}
	}
	if len(known) == 0 {
		return
	}
	starts, apart := r.starts, r.bestCount(all, 1, known)
	r.starts = starts[1:]
	if r.bestCount(all, 0, known) <= apart {
		r.starts = starts
		return
	}
	for i := range own {
		own[i].segment--
	}
}

// feetToChapters gives the notes at the feet of pages their chapters. A chapter
// may begin on the page where the notes of the one before stand below it, so a
// note's place says little: each count belongs to a chapter of the page where
// it begins, to the one whose marks it fits best. The level of head whose
// chapters fit best is the one at which notes are counted anew.
func (r *reading) feetToChapters(own []noteBody, least int, all [numFamilies][]candidate) {
	var best []int
	top, at := -1, least
	for level := least; level < 4; level++ {
		starts := r.headStarts(level)
		if level > least && len(starts) == len(r.starts) {
			continue
		}
		r.starts = starts
		if segments, fit := r.countSegments(own, all, true); fit > top {
			best, top, at = segments, fit, level
		}
	}
	r.starts = r.headStarts(at)
	for i := range own {
		own[i].segment = best[i]
	}
}

// mostWays bounds the table of countSegments: a thousand chapters of a thousand
// counts. Beyond it the place of a note decides.
const mostWays = 1 << 21

// mostFree bounds the candidates that are followed where a count may belong to
// any chapter.
const mostFree = 1 << 22

// countSegments gives each body a segment, and says how well the counts fit
// the marks: of all ways to give each count a later chapter than the one
// before, where placed each of the page on which it begins, the one that fits
// best. A count may belong to none, if its chapter's head was not found.
func (r *reading) countSegments(own []noteBody, all [numFamilies][]candidate, placed bool) (segments []int, fit int) {
	counts := countsOf(own)
	size := len(r.starts) + 1
	segments = make([]int, len(own))
	if len(counts)*size > mostWays {
		for i := range own {
			segments[i] = r.segmentAt(own[i].span.start)
		}
		return segments, 0
	}
	const (
		fewer = iota // the last segment is used by no count
		given        // it is this count's
		none         // this count has none: its chapter's head was not found
	)
	choice := make([][]uint8, len(counts)) // by count and segments used
	best := make([]int, size+1)            // by segments used: the best fit of the counts so far
	for k, c := range counts {
		known := map[int]bool{}
		for i := c.start; i < c.end; i++ {
			if own[i].family != symbolMarks {
				known[own[i].number] = true
			}
		}
		first, last := 0, size-1
		if placed {
			first, last = r.segmentsOn(own[c.start].page)
		}
		next := make([]int, size+1)
		choice[k] = make([]uint8, size+1)
		choice[k][0] = none
		for s := 1; s <= size; s++ {
			next[s] = next[s-1]
			score := -1
			if s-1 >= first && s-1 <= last {
				score = 1 + max(0, r.bestCount(all, s-1, known))
			}
			if total := best[s-1] + score; score > 0 && total >= next[s] {
				next[s], choice[k][s] = total, given
			}
			if best[s] > next[s] {
				next[s], choice[k][s] = best[s], none
			}
		}
		best = next
	}
	used := size
	for k := len(counts) - 1; k >= 0; k-- {
		for used > 0 && choice[k][used] == fewer {
			used--
		}
		segment := size + k // of no chapter
		if choice[k][used] == given {
			used--
			segment = used
		}
		for i := counts[k].start; i < counts[k].end; i++ {
			segments[i] = segment
		}
	}
	return segments, best[size]
}

// countsOf parts bodies where their numbers begin again.
func countsOf(own []noteBody) []span {
	var out []span
	last := 0
	for i := range own {
		b := &own[i]
		if b.family != symbolMarks && b.number <= last || len(out) == 0 {
			out = append(out, span{i, i})
		}
		if b.family != symbolMarks {
			last = b.number
		}
		out[len(out)-1].end = i + 1
	}
	return out
}

// segmentsOn gives the first and the last segment that have text on a page.
func (r *reading) segmentsOn(page int) (first, last int) {
	for s, start := range r.starts {
		switch at := r.lines[r.lineAt(start)].page; {
		case at < page:
			first, last = s+1, s+1
		case at == page:
			last = s + 1
		}
	}
	return first, last
}

// apart says that the sections of notes stand in different segments.
func (r *reading) apart() bool {
	seen := map[int]bool{}
	for _, line := range r.tails {
		s := r.segmentAt(r.lines[line].start)
		if seen[s] {
			return false
		}
		seen[s] = true
	}
	return true
}

// sectionsToChapters matches sections of notes at the end of the text with
// the chapters: by the words of their heads, or in order among the chapters
// that have a count of marks.
func (r *reading) sectionsToChapters(all [numFamilies][]candidate) map[int]int {
	out := map[int]int{}
	byHead := r.segmentByHead()
	named := map[int]string{}
	for _, h := range r.tailHead {
		named[h.section] = h.key
	}
	marked := r.markedSegments(all)
	next := 0
	for section := 1; section <= len(r.tails)+1; section++ {
		if s, ok := byHead[named[section]]; ok && named[section] != "" {
			out[section] = s
			for next < len(marked) && marked[next] <= s {
				next++
			}
			continue
		}
		// Without a head of its own it belongs before the next that has one:
		// the notes to what stands before the first chapter, above all.
		ahead, steps := nextNamed(section, len(r.tails)+1, named, byHead)
		switch {
		case next < len(marked) && (ahead < 0 || marked[next] < ahead):
			out[section] = marked[next]
			next++
		case ahead >= steps:
			out[section] = ahead - steps
		default:
			out[section] = len(r.starts) + section
		}
	}
	return out
}

// namedStarts gives the bytes at which the chapters begin whose heads part the
// notes, if the text has a head for each of these.
func (r *reading) namedStarts() []int {
	keys := map[string]bool{}
	for _, h := range r.tailHead {
		keys[h.key] = true
	}
	var out []int
	for i := range r.headList {
		l := &r.lines[r.headList[i].line]
		if key := runningKey(r.text[l.start:l.end]); keys[key] {
			delete(keys, key)
			out = append(out, l.start)
		}
	}
	if len(keys) > 0 {
		return nil
	}
	return out
}

// nextNamed gives the chapter of the next section after one that has a head of
// its own, and how many sections on it is; -1 where there is none.
func nextNamed(section, last int, named map[int]string, byHead map[string]int) (chapter, steps int) {
	if len(named) == 0 {
		return -1, 0
	}
	for k := section + 1; k <= last; k++ {
		if s, ok := byHead[named[k]]; ok && named[k] != "" {
			return s, k - section
		}
	}
	return -1, 0
}

func (r *reading) segmentByHead() map[string]int {
	out := map[string]int{}
	for i := range r.headList {
		l := &r.lines[r.headList[i].line]
		key := runningKey(r.text[l.start:l.end])
		if _, twice := out[key]; !twice {
			out[key] = r.segmentAt(l.start)
		}
	}
	return out
}

// mapFiled gives the counts of notes.txt their segments.
func (r *reading) mapFiled(filed []noteBody, all [numFamilies][]candidate) {
	if len(filed) == 0 {
		return
	}
	marked := r.markedSegments(all)
	byHead := r.segmentByHead()
	to := map[int]int{}
	next := 0
	for i := range filed {
		b := &filed[i]
		s, ok := to[b.segment]
		if !ok {
			if s, ok = byHead[b.head]; !ok || b.head == "" {
				s = len(r.starts) + 1 + b.segment
				if next < len(marked) {
					s = marked[next]
				}
			}
			for next < len(marked) && marked[next] <= s {
				next++
			}
			to[b.segment] = s
		}
		b.segment = s
	}
}
