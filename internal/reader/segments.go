package reader

import (
	"slices"
	"sort"
)

// A count of notes runs through the whole text, or begins again on each page
// or in each chapter. Bodies tell which; without bodies, the better count
// does.

// settle finds the segments of the counts, gives each body its segment, and
// notes which numbers have bodies.
func (r *reading) settle(notes []noteBody, all [numFamilies][]candidate) {
	own := notes[:len(r.bodies):len(r.bodies)]
	filed := notes[len(own):]
	switch mode := r.restarts(own, filed, all); mode {
	case "page":
		if len(filed) == 0 && r.inOrder(own, all) {
			break
		}
		r.starts = r.pageStarts()
		pageSegments(own)
		r.joinPages(own, all)
		for i := range filed {
			// A file knows no pages: its counts follow the pages that have marks.
			notes[len(own)+i].segment = filed[i].segment
		}
		r.mapFiled(filed, all)
	case "chapter", "section":
		r.chapterSegments(own, filed, mode, all)
	default:
		for i := range notes {
			notes[i].segment = 0
		}
	}
	r.symbolSegments(own)
	r.known, r.knownSymbols = map[int]map[int]bool{}, map[int]map[int]bool{}
	for i := range notes {
		b := &notes[i]
		known := r.known
		if b.family == symbolMarks {
			known = r.knownSymbols
		}
		if known[b.segment] == nil {
			known[b.segment] = map[int]bool{}
		}
		known[b.segment][b.number] = true
	}
}

// symbolSegments gives notes with * and † their segments, if these begin again
// on each page, or after each piece: they do so beside numbers that run on. A
// note below a piece belongs to the text since the one before.
func (r *reading) symbolSegments(own []noteBody) {
	r.symbolStarts = r.starts
	feet, pieces, page := 0, 0, 0
	for i := range own {
		switch b := &own[i]; {
		case b.family != symbolMarks || b.number != 1:
		case b.section > 0:
			pieces++
		case b.page != page:
			feet++
			page = b.page
		}
	}
	switch {
	case feet > 1:
		r.symbolStarts = r.pageStarts()
		for i := range own {
			if b := &own[i]; b.family == symbolMarks && b.section == 0 {
				b.segment = b.page - 1
			}
		}
	case pieces > 1:
		r.symbolStarts = nil
		last := 0
		for i := range own {
			b := &own[i]
			if b.family != symbolMarks || b.section == 0 {
				continue
			}
			if last > 0 && b.number <= own[last-1].number {
				r.symbolStarts = append(r.symbolStarts, own[last-1].span.end)
			}
			b.segment = len(r.symbolStarts)
			last = i + 1
		}
	}
}

// restarts says where the count of notes begins again.
func (r *reading) restarts(own, filed []noteBody, all [numFamilies][]candidate) string {
	switch r.opt.NotesRestart {
	case "none", "page", "chapter", "section":
		return r.opt.NotesRestart
	}
	ones, later, lastPage := 0, 0, -1
	sections, lastSection := 0, -1 // those that count from one
	for i := range own {
		b := &own[i]
		if b.family == symbolMarks {
			continue
		}
		if b.section > 0 {
			if b.section != lastSection {
				if b.number == 1 {
					sections++
				}
				lastSection = b.section
			}
			continue
		}
		if b.number == 1 {
			ones++
			if b.page == lastPage {
				later++ // a count that begins below another
			}
		} else if b.page != lastPage {
			later++ // a page whose first note is not the first of its count
		}
		lastPage = b.page
	}
	switch {
	case ones > 1 && later > 0:
		if ones > 2*later && r.pagesFit(own, all) {
			return "page"
		}
		return "chapter"
	case ones > 1:
		return "page"
	case sections > 1, len(filed) > 0 && filed[len(filed)-1].segment > 0:
		return "chapter"
	case len(own)+len(filed) > 0:
		return "none"
	}
	return r.betterCount(all)
}

// pageSegments gives the notes at the feet of pages their pages. One that goes
// on with the count of the page before, above the first of its own, was too
// long for its page.
func pageSegments(own []noteBody) {
	for i := range own {
		b := &own[i]
		b.segment = b.page - 1
		if i == 0 || b.family == symbolMarks {
			continue
		}
		if p := &own[i-1]; b.number == p.number+1 && (p.page == b.page-1 || p.page == b.page && p.segment < p.page-1) {
			b.segment = p.segment
		}
	}
}

// pagesFit says that the marks fit notes counted on each page better than notes
// counted in each chapter: some stand on the page after their own.
func (r *reading) pagesFit(own []noteBody, all [numFamilies][]candidate) bool {
	r.starts = r.pageStarts()
	pages := slices.Clone(own)
	pageSegments(pages)
	fit := 0
	for from := 0; from < len(pages); {
		known := map[int]bool{}
		to := from
		for ; to < len(pages) && pages[to].segment == pages[from].segment; to++ {
			known[pages[to].number] = true
		}
		fit += 1 + max(0, r.bestCount(all, pages[from].segment, known))
		from = to
	}
	chapters := -1
	for level := 1; level < 4; level++ {
		r.starts = r.headStarts(level)
		if _, f := r.countSegments(own, all, true); f > chapters {
			chapters = f
		}
	}
	return fit > chapters
}

// betterCount compares the counts that could run through a text without
// bodies.
func (r *reading) betterCount(all [numFamilies][]candidate) string {
	score := func() int {
		best := 0
		for f := range symbolMarks {
			if _, s := r.chains(all[f], f, nil); s > best {
				best = s
			}
		}
		return best
	}
	r.starts = nil
	best, mode := score(), "none"
	best += best/10 + 3
	if r.starts = r.headStarts(1); len(r.starts) > 1 {
		if s := score(); s > best {
			best, mode = s, "chapter"
		}
	}
	if r.account.Pages > 1 && (r.feeds > 0 || r.numbered) {
		r.starts = r.pageStarts()
		if s := score(); s > best {
			mode = "page"
		}
	}
	r.starts = nil
	return mode
}

// pageStarts gives the byte at which each page but the first begins.
func (r *reading) pageStarts() []int {
	var out []int
	page := 1
	for i := range r.lines {
		for ; page < r.lines[i].page; page++ {
			out = append(out, r.lines[i].start)
		}
	}
	return out
}

// headStarts gives the byte at which each section of a level begins.
func (r *reading) headStarts(level int) []int {
	var out []int
	for i := range r.headList {
		if h := &r.headList[i]; h.level <= level {
			out = append(out, r.lines[h.line].start)
		}
	}
	return out
}

// bestCount gives the score of the best count of a family's marks in a
// segment, where these numbers have bodies.
func (r *reading) bestCount(all [numFamilies][]candidate, segment int, known map[int]bool) int {
	start, end := 0, len(r.text)
	if segment > 0 {
		start = r.starts[segment-1]
	}
	if segment < len(r.starts) {
		end = r.starts[segment]
	}
	best := 0
	for f := range symbolMarks {
		from := sort.Search(len(all[f]), func(i int) bool { return all[f][i].at >= start })
		to := sort.Search(len(all[f]), func(i int) bool { return all[f][i].at >= end })
		if from < to {
			best = max(best, follow(all[f][from:to], known, false).score)
		}
	}
	return best
}

// markedSegments gives the segments that have a convincing count, in order.
func (r *reading) markedSegments(all [numFamilies][]candidate) []int {
	best := 0
	var out []int
	for f := range symbolMarks {
		chains, score := r.chains(all[f], f, nil)
		if score <= best {
			continue
		}
		best, out = score, nil
		for _, c := range chains {
			out = append(out, c.segment)
		}
	}
	return out
}
