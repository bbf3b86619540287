package reader

import (
	"strings"
	"unicode/utf8"
)

// edgeLines gives the short lines that stand first or second on a page, or
// last or last but one, by their words; the words in order of place; and the
// number of pages.
func (r *reading) edgeLines() (groups map[string][]int, order []string, pages int) {
	groups = map[string][]int{}
	for from := 0; from < len(r.lines); {
		to := from
		var inside []int
		for ; to < len(r.lines) && r.lines[to].page == r.lines[from].page; to++ {
			if r.lines[to].role == body {
				inside = append(inside, to)
			}
		}
		pages++
		for n, i := range inside {
			l := &r.lines[i]
			if n > 0 && r.sectioned != nil && r.sectioned[i] && len(inside)-1-n > 0 {
				continue // a head that parts the notes
			}
			if next := r.after(i); r.grouped && r.sectioned[i] && next >= 0 && firstLabel(r.text[r.lines[next].start:r.lines[next].end]) && !r.partsBodies(next) {
				continue
			}
			if _, used, f, ok := bodyLabel(r.text[l.start:l.end]); ok && used < l.end-l.start && (f != bareMarks || r.stops(l)) {
				continue // a note
			}
			if n > 1 && len(inside)-1-n > 1 || l.width > 64 || r.shape.wrapped && l.right() > r.shape.measure && l.width > r.shape.measure-2 {
				continue
			}
			key := runningKey(r.text[l.start:l.end])
			if _, _, notes := r.notesHead(i); key == "" || notes || n > 0 && n == len(inside)-1 && notesHeads[bareName(key)] {
				continue // its notes may stand below the next page's running head
			}
			if groups[key] == nil {
				order = append(order, key)
			}
			groups[key] = append(groups[key], i)
		}
		from = to
	}
	return groups, order, pages
}

// timesInText counts, for lines at the edges of pages, how often their words
// stand as a line of their own anywhere; the heads that part a section of
// notes repeat those of the text, and do not count.
func (r *reading) timesInText(groups map[string][]int) map[string]int {
	times := map[string]int{}
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body || l.width > 64 || r.sectioned != nil && r.sectioned[i] && !r.topOfPage([]int{i}) {
			continue
		}
		if key := runningKey(r.text[l.start:l.end]); key != "" && groups[key] != nil {
			times[key]++
		}
	}
	return times
}

// topOfPage says that each of the lines stands first on its page.
func (r *reading) topOfPage(lines []int) bool {
	for _, i := range lines {
		if p := r.before(i); p >= 0 && r.lines[p].page == r.lines[i].page {
			return false
		}
	}
	return true
}

// atEdges keeps the lines that stand first on their pages or, if more do,
// last; none where the pages lie too far apart for a head that runs on, but for
// those with the words of the title or the author.
func (r *reading) atEdges(lines []int, fronts bool) []int {
	var top, bottom []int
	for _, i := range lines {
		if r.topOfPage([]int{i}) {
			top = append(top, i)
		}
		if n := r.after(i); n < 0 || r.lines[n].page != r.lines[i].page {
			bottom = append(bottom, i)
		}
	}
	if len(bottom) > len(top) {
		top = bottom
	}
	if n := len(top); n > 1 && !fronts && r.lines[top[n-1]].page-r.lines[top[0]].page > 3*n {
		return nil
	}
	return top
}

// firstIsHead says that the first of lines alike, all at the heads of pages, is the
// head that the others repeat: it stands at another place across the page than
// each of them, above a paragraph, and a sentence ends on the page before.
func (r *reading) firstIsHead(lines []int) bool {
	first := &r.lines[lines[0]]
	p, n := r.before(lines[0]), r.after(lines[0])
	if len(lines) < 2 || p < 0 || n < 0 || !r.stops(&r.lines[p]) || r.lines[n].blanks == 0 || r.lines[n].page != first.page {
		return false
	}
	for _, i := range lines[1:] {
		if off := r.lines[i].indent - first.indent; max(off, -off) < 6 {
			return false
		}
	}
	return true
}

// withoutHead takes the true head out of lines with the same words: the line
// that opens the text, the first that does not stand at the top of a page, or
// else the first.
func (r *reading) withoutHead(lines []int, opening int) []int {
	at := 0
	for k, i := range lines {
		if lines[0] != opening && !r.topOfPage([]int{i}) && (r.sectioned == nil || !r.sectioned[i]) {
			at = k
			break
		}
	}
	out := make([]int, 0, len(lines)-1)
	for k, i := range lines {
		if k != at {
			out = append(out, i)
		}
	}
	return out
}

// titleOfHead says that the words of these lines are the title of a numbered head
// above each of them, without its number.
func (r *reading) titleOfHead(lines []int, key string) bool {
	full := r.headParts[partKey(key)]
	if full == "" || full == key || utf8.RuneCountInString(key) < 2 {
		return false
	}
	for _, i := range lines {
		if !r.earlier(i, full) {
			return false
		}
	}
	return true
}

// twiceOnPage says that the words of line i, at the top of a page, stand again
// below it on the same page, as a head.
func (r *reading) twiceOnPage(i int, key string) bool {
	for k := i + 1; k < len(r.lines) && r.lines[k].page == r.lines[i].page; k++ {
		if l := &r.lines[k]; l.role == body && l.width <= 64 && (r.sectioned == nil || !r.sectioned[k]) && runningKey(r.text[l.start:l.end]) == key && !r.cutsAt(k) {
			return true
		}
	}
	return false
}

// headedAbove says that the page of line i has another running head above it, of
// words.
func (r *reading) headedAbove(i int) bool {
	for k := i - 1; k >= 0 && i-k < 4 && r.lines[k].page == r.lines[i].page; k-- {
		l := &r.lines[k]
		if l.role != furniture {
			return false
		}
		s := r.text[l.start:l.end]
		if v, _, _ := pageNumber(s); v == 0 && strings.ContainsFunc(s, isHan) && r.topOfPage([]int{k}) {
			return true
		}
	}
	return false
}

// earlier says that the words of a line stand as a line of their own above it.
func (r *reading) earlier(i int, key string) bool {
	const far = 1000 // lines of a chapter that are looked through
	for k := i - 1; k >= 0 && i-k < far; k-- {
		if l := &r.lines[k]; l.width <= 64 && runningKey(r.text[l.start:l.end]) == key {
			return true
		}
	}
	return false
}

// underItsHead says that the last head above each of the lines has the same
// words.
func (r *reading) underItsHead(lines []int, key string) bool {
	const far = 1000 // lines of a chapter that are looked through
	for _, i := range lines {
		found := false
		for k := i - 1; k >= 0 && i-k < far && !found; k-- {
			l := &r.lines[k]
			s := r.text[l.start:l.end]
			switch {
			case l.width > 64 || r.stops(l):
			case runningKey(s) == key:
				found = true
			case l.role == body && headOf(s).kind != notHead && !notesHeads[bareName(s)]:
				return false
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// cutsSentence says that each of the lines stands between the halves of a
// sentence.
func (r *reading) cutsSentence(lines []int) bool {
	for _, i := range lines {
		if p := r.before(i); p < 0 || r.ended(&r.lines[p]) {
			return false
		}
	}
	return true
}

// turnsShown says that something shows where the pages end: form feeds, numbers,
// blank lines or running heads.
func (r *reading) turnsShown() bool {
	return r.feeds > 0 || r.numbered || r.shape.turns > 0 || r.headed
}

// countsPages says that the numbers in lines at the pages' edges count with
// the pages.
func (r *reading) countsPages(lines []int) bool {
	offset := 0
	for n, i := range lines {
		l := &r.lines[i]
		v := numberBeside(r.text[l.start:l.end])
		if n > 0 && v-l.page != offset {
			return false
		}
		offset = v - l.page
	}
	return len(lines) > 1 || r.headOffsets()[offset] > 2 || r.amongFolios(lines[0], offset)
}

// amongFolios says that line i, first on its page, holds words and a number wide
// apart, and that the pages' numbers that stand alone count with it.
func (r *reading) amongFolios(i, offset int) bool {
	l := &r.lines[i]
	if !r.wideGap(i) || !worded(r.text[l.start:l.end]) || !r.topOfPage([]int{i}) {
		return false
	}
	for _, n := range r.folios {
		if n.value-r.lines[n.line].page == offset {
			return true
		}
	}
	return false
}

// headOffsets counts, for first lines of pages that hold a number at an end,
// the difference between it and the page.
func (r *reading) headOffsets() map[int]int {
	if r.offsets != nil {
		return r.offsets
	}
	r.offsets = map[int]int{}
	pieces := map[int]map[string]bool{} // by offset: the words of lines that begin with a number below 20
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body || l.width > 64 || i > 0 && r.lines[i-1].page == l.page && r.lines[i-1].role == body {
			continue
		}
		s := r.text[l.start:l.end]
		v := numberBeside(s)
		if v == 0 {
			continue
		}
		r.offsets[v-l.page]++
		if v < 20 && digitOf(firstRune(s)) >= 0 {
			if pieces[v-l.page] == nil {
				pieces[v-l.page] = map[string]bool{}
			}
			pieces[v-l.page][runningKey(s)] = true
		}
	}
	for offset, words := range pieces {
		if len(words) == r.offsets[offset] {
			r.offsets[offset] = 0 // each has words of its own: the heads of pieces that begin on pages
		}
	}
	return r.offsets
}

// numberBeside gives the number that a running head holds at an end, or 0.
func numberBeside(s string) int {
	if v, _, _ := wordedNumber(s); v > 0 {
		return v
	}
	v, _ := arabic(trailingNumber(s))
	return v
}
