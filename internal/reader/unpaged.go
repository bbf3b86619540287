package reader

import (
	"strings"
	"unicode/utf8"
)

// headTurns finds running heads where nothing else shows the pages: short lines
// with the words of another, or of the title or the author, that stand within
// sentences. A page begins at each.
func (r *reading) headTurns() {
	if r.numbered && r.feeds == 0 {
		r.titleTurns()
		return
	}
	if r.feeds > 0 || r.shape.turns > 0 {
		return
	}
	r.markSections()
	groups, order := r.repeatedLines()
	fronts := r.frontKeys()
	title := runningKey(r.text[r.lines[0].start:r.lines[0].end])
	var heads, again []int
	var front [][]int // lines with the words of the title or the author, none within a sentence
	for _, key := range order {
		g := groups[key]
		if !r.cutsAt(g[0]) && !r.underlined(g[0]) || fronts[trimRunning(key)] && len(g) > 1 && g[0] < 6 {
			g = g[1:] // the title, the author, or the head itself
		}
		cut, below := 0, 0
		for _, i := range g {
			if r.cutsAt(i) || r.underlined(i) {
				cut++
			} else if r.belowNumbers(i) {
				below++
			}
		}
		if key == title && len(g) > 2 && utf8.RuneCountInString(key) > 3 {
			cut = len(g) // what else would say the title again and again?
		}
		if fronts[trimRunning(key)] && len(g) > 1 && (cut+below == len(g) || cut > 0 && len(g) > 2) {
			cut = len(g)
		}
		if cut == 0 && fronts[trimRunning(key)] && len(g) > 1 {
			front = append(front, g)
		}
		if cut == 0 || cut*2 < len(g) || len(g) == 1 && len(groups[key]) == 1 {
			if r.repeatsNumber(groups[key]) {
				again = append(again, groups[key][1:]...)
			}
			continue
		}
		heads = append(heads, g...)
	}
	if len(heads) > 0 {
		heads = append(heads, again...)
	}
	for _, g := range front {
		if alternate(heads, g) {
			heads = append(heads, g...)
		}
	}
	if len(heads) < 2 {
		return
	}
	turn := map[int]bool{}
	for _, i := range heads {
		turn[i] = true
	}
	page := 1
	for i := range r.lines {
		l := &r.lines[i]
		if turn[i] {
			if i > 0 && !turn[i-1] {
				page++
			}
			l.role = furniture
			r.leave(l.start, l.end, page, "a running head: its words stand again and again, within sentences")
		}
		l.page = page
	}
	r.headed = true
}

// alternate says that lines stand by turns with those of heads, as the title on the
// left and the author on the right pages do.
func alternate(heads, lines []int) bool {
	for k := 1; k < len(lines); k++ {
		between := 0
		for _, i := range heads {
			if lines[k-1] < i && i < lines[k] {
				between++
			}
		}
		if between != 1 {
			return false
		}
	}
	return len(lines) > 1
}

// titleTurns finds running heads where a page has no number and runs into the
// next: lines with the words of the title or the author within sentences or below
// notes, and short lines with a rule below, of which the text has others. None
// stands between two numbers that follow each other.
func (r *reading) titleTurns() {
	r.sealPages()
	fronts := r.frontKeys()
	ruled := r.ruledLines()
	turned := 0
	for i := range r.lines {
		l := &r.lines[i]
		if i > 6 && l.role == body && !r.sealed[i] && l.width <= 64 && !r.topOfPage([]int{i}) {
			title := fronts[trimRunning(runningKey(r.text[l.start:l.end]))] && (r.cutsAt(i) || r.belowNumbers(i))
			if n := r.after(i); n >= 0 && r.lines[n].page == l.page && (title || ruled[i]) {
				turned++
			}
		}
		l.page += turned
	}
	if turned > 0 {
		r.relabel()
	}
}

// ruledLines finds the short lines with a rule right below them and no note below
// that, if there are three or more: the heads of pages.
func (r *reading) ruledLines() map[int]bool {
	found := map[int]bool{}
	for i := range r.lines {
		l := &r.lines[i]
		if i+2 >= len(r.lines) || l.width > 44 || r.stops(l) || !r.underlined(i) {
			continue
		}
		s, n := r.text[l.start:l.end], &r.lines[i+2]
		if !isRule(s) && strings.ContainsFunc(s, isHan) && !noteBegins(s) && !noteBegins(r.text[n.start:n.end]) {
			found[i] = true
		}
	}
	if len(found) < 3 {
		return nil
	}
	return found
}

// underlined says that a rule stands right below line i.
func (r *reading) underlined(i int) bool {
	if i+1 == len(r.lines) {
		return false
	}
	n := &r.lines[i+1]
	return n.blanks == 0 && isRule(r.text[n.start:n.end])
}

// repeatsNumber says that lines with the same words are a head with a number and,
// below what is numbered as notes are, that head again.
func (r *reading) repeatsNumber(lines []int) bool {
	first := &r.lines[lines[0]]
	if f := headOf(r.text[first.start:first.end]); f.kind == notHead || f.kind >= namedHead || f.title == "" {
		return false
	}
	for _, i := range lines[1:] {
		if !r.belowNumbers(i) {
			return false
		}
	}
	return true
}

// belowNumbers says that a line numbered as notes are ends above line i.
func (r *reading) belowNumbers(i int) bool {
	for k := i - 1; k >= 0 && i-k <= longestNote/2; k-- {
		l := &r.lines[k]
		if k < i-1 && r.stops(l) {
			return false
		}
		if labelledLine(r.text[l.start:l.end]) {
			return true
		}
	}
	return false
}

// repeatedLines gives the short lines without a stop whose words stand on two
// lines or more, and the words in order of place.
func (r *reading) repeatedLines() (groups map[string][]int, order []string) {
	groups = map[string][]int{}
	for i := range r.lines {
		l := &r.lines[i]
		s := r.text[l.start:l.end]
		if l.role != body || l.width > 64 || r.shape.wrapped && l.width > r.shape.measure*3/4 || r.stops(l) || strings.ContainsAny(s, "，。；？！") || halfBracketed(s) || !strings.ContainsFunc(s, isHan) && !strings.ContainsFunc(s, isLatin) || closes(firstRune(s)) || labelledLine(s) && headOf(s).kind != arabicHead || separator(s) != "" || notesHeads[bareName(s)] {
			continue
		}
		if n := r.after(i); r.grouped && n >= 0 && firstLabel(r.text[r.lines[n].start:r.lines[n].end]) && !r.partsBodies(n) {
			continue // it may part the notes
		}
		if name, _, role := author(s); role != "" && i < 6 {
			s = name
		}
		key := runningKey(s)
		if r.wideGap(i) && worded(s) {
			key = trimRunning(key) // a page's number stands beside the words
		}
		if key == "" {
			continue
		}
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], i)
	}
	kept := order[:0]
	for _, key := range order {
		if len(groups[key]) > 1 {
			kept = append(kept, key)
		}
	}
	return groups, kept
}

// firstLabel says that a line begins with the number of a first note.
func firstLabel(s string) bool {
	v, used, _, ok := bodyLabel(s)
	return ok && v == 1 && used < len(s)
}

// cutsAt says that line i stands within a paragraph: the line above is full, or
// long, and ends no sentence; or the line below is full and begins none, where
// paragraphs are indented.
func (r *reading) cutsAt(i int) bool {
	s := &r.shape
	p, n := r.before(i), r.after(i)
	if p < 0 || n < 0 {
		return false
	}
	above, below := &r.lines[p], &r.lines[n]
	if !r.stops(above) && above.width > 30 && (!s.wrapped && above.width > 60 || s.wrapped && above.right() >= s.measure-6) {
		return true
	}
	t := r.text[below.start:below.end]
	return s.wrapped && s.first > 0 && below.indent == s.base && (below.right() >= s.measure-6 || r.stops(below) && isHan(firstRune(t))) && !labelledLine(t)
}
