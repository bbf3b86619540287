package reader

import (
	"slices"
	"strings"
)

// findNumbers finds the lines that hold page numbers: by their place on the
// page where form feeds part pages, or else by a count that runs on at about
// the same distance.
func (r *reading) findNumbers() {
	if r.feeds > 0 {
		r.numbersOnPages()
		return
	}
	best := r.numbersInRow()
	if len(best) == 0 {
		return
	}
	top := r.atTop(best)
	page := 1
	next := 0
	for i := range r.lines {
		l := &r.lines[i]
		here := next < len(best) && best[next].line == i
		if here && top && (next > 0 || i > 3 && best[0].dress != "#" || i > 3 && best[0].value == 2 || best[0].value > 1 && len(best) > 1 && 2*i > best[1].line-i && r.lines[i].blanks > 1) {
			page++
		}
		l.page = page
		if here {
			r.takeNumber(best[next], page)
			next++
			if !top {
				page++
			}
		}
	}
	r.headsAbove(best, !top)
	// A last number at the foot begins no page.
	r.numbered, r.topNumbers = true, top
}

// headsAbove leaves out the short lines right above page numbers, if most numbers
// have one: the running heads. At the feet of pages their words stand elsewhere too.
func (r *reading) headsAbove(ns []numeral, feet bool) {
	var heads []int
	known := 0 // those whose words stand elsewhere
	times, fronts := map[string]int{}, r.frontKeys()
	for i := range r.lines {
		if l := &r.lines[i]; l.width <= 44 {
			times[runningKey(r.text[l.start:l.end])]++
		}
	}
	for _, n := range ns {
		if n.line == 0 || r.lines[n.line].blanks > 0 {
			continue
		}
		l := &r.lines[n.line-1]
		s := r.text[l.start:l.end]
		again := times[runningKey(s)] > 1 || fronts[trimRunning(runningKey(s))]
		if n.dress == withWords || strings.ContainsAny(s, "，。；！？") || feet && !again {
			continue // it may be a line of the text
		}
		if l.role == body && l.width <= 44 && !r.stops(l) && (!labelledLine(s) || headOf(s).kind != notHead && times[runningKey(s)] > 1) {
			heads = append(heads, n.line-1)
			if again {
				known++
			}
		}
	}
	if len(heads) < 2 || known*2 < len(heads) || len(heads)*3 < len(ns)*2-2 {
		return
	}
	for _, i := range heads {
		l := &r.lines[i]
		l.page, l.role = r.lines[i+1].page, furniture
		r.leave(l.start, l.end, l.page, "a running head: it stands right above the page's number, as others do")
	}
}

// atTop says that the numbers stand at the heads of pages: the first of all
// near the beginning of the text, or with the words of a running head, or it
// is 2 and only one page stands before it.
func (r *reading) atTop(ns []numeral) bool {
	switch last := len(ns) - 1; {
	case ns[0].line < 3:
		return true
	case r.ruledBelow(ns), r.nearerBelow(ns):
		return true
	case ns[last].dress == withWords:
		foot := 0
		for _, n := range ns {
			if n.line+1 < len(r.lines) && r.lines[n.line+1].blanks > r.lines[n.line].blanks {
				foot++
			}
		}
		return foot*2 <= len(ns)
	case ns[0].value == 2 && last > 0:
		return 2*last*ns[0].line < 3*(ns[last].line-ns[0].line)
	}
	return false
}

// nearerBelow says that most of the numbers, or the short lines right above them,
// have two blank lines more above than below: pages begin there.
func (r *reading) nearerBelow(ns []numeral) bool {
	near := 0
	for _, n := range ns {
		if n.line == 0 || n.line+1 == len(r.lines) {
			continue
		}
		above := r.lines[n.line].blanks
		if p := &r.lines[n.line-1]; above == 0 && p.width <= 44 && !r.stops(p) {
			above = p.blanks
		}
		if above >= r.lines[n.line+1].blanks+2 {
			near++
		}
	}
	return near > 1 && near*3 >= len(ns)*2
}

// ruledBelow says that a rule and then text stand below most of the numbers, as
// below running heads.
func (r *reading) ruledBelow(ns []numeral) bool {
	ruled := 0
	for _, n := range ns {
		if n.line+2 >= len(r.lines) {
			continue
		}
		rule, next := &r.lines[n.line+1], &r.lines[n.line+2]
		if isRule(r.text[rule.start:rule.end]) && !labelledLine(r.text[next.start:next.end]) {
			ruled++
		}
	}
	return ruled > 1 && ruled*3 >= len(ns)*2
}

// takeNumber leaves a page's number out and keeps it as the page's label.
func (r *reading) takeNumber(n numeral, page int) {
	l := &r.lines[n.line]
	l.role = furniture
	r.leave(l.start, l.end, page, "a page number")
	r.folios = append(r.folios, n)
	r.label(page, n.label)
}

// numbersOnPages takes the numbers that stand first or last on pages parted by
// form feeds, and that count with the pages.
func (r *reading) numbersOnPages() {
	var all []numeral
	count := map[int]int{}
	pages := 0
	cutsHan := r.hanCutsSentence()
	for from := 0; from < len(r.lines); {
		to := from
		for to < len(r.lines) && r.lines[to].page == r.lines[from].page {
			to++
		}
		pages++
		seen := map[int]bool{}
		for i := from; i < to; i++ {
			if i >= from+2 && i < to-2 {
				continue
			}
			l := &r.lines[i]
			s := r.text[l.start:l.end]
			v, label, dress := pageNumber(s)
			if v == 0 && l.width <= 64 && (i == from || i == to-1) && !r.stops(l) {
				v, label, dress = wordedNumber(s)
			}
			if v == 0 || seen[v-l.page] || dress == "一#" && i < to-1 && !cutsHan && v < 20 && !r.farRight(i) {
				continue
			}
			seen[v-l.page] = true
			all = append(all, numeral{i, v, label, dress})
			count[v-l.page]++
		}
		from = to
	}
	best := 0
	for _, offset := range sortedKeys(count) {
		if n := count[offset]; n > count[best] || count[best] == 0 {
			best = offset
		}
	}
	// Front matter may count apart, in roman numbers: a second count is taken
	// if it runs over three pages or more.
	for _, n := range all {
		if n.dress == withWords {
			continue // a running head, for its own step
		}
		c := count[n.value-r.lines[n.line].page]
		if page := r.lines[n.line].page; strings.HasPrefix(n.dress, "i") && (n.value == page || n.value < page && page+best < 1) && r.endsPage(n.line) {
			c = max(c, 3) // i below a preface of one page
		}
		if n.value-r.lines[n.line].page == best && (c*2 >= pages || c >= 3) && (c > 1 || pages <= 2 && !alone(n.dress)) || c >= 3 {
			if r.lines[n.line].role == body {
				r.takeNumber(n, r.lines[n.line].page)
			}
		}
	}
	r.romanPages(all)
	r.numberInside(best, all)
	r.headsAbove(slices.DeleteFunc(slices.Clone(r.folios), func(n numeral) bool {
		return n.line < 2 || r.lines[n.line-1].page != r.lines[n.line].page || r.lines[n.line-2].page == r.lines[n.line].page
	}), false)
}

// farRight says that what stands on line i stands at the right edge, as the line
// below it shows.
func (r *reading) farRight(i int) bool {
	l := &r.lines[i]
	if l.indent < 24 || i+1 == len(r.lines) {
		return false
	}
	n := &r.lines[i+1]
	return n.indent < 8 && n.width >= 40 && l.right() >= n.right()-6
}

// romanPages takes the roman numbers that stand alone at the edges of pages before
// the first with a number, in the dress of the others.
func (r *reading) romanPages(all []numeral) {
	if len(r.folios) < 2 {
		return
	}
	first := r.folios[0]
	var found []numeral
	for _, n := range all {
		l := &r.lines[n.line]
		if l.page < r.lines[first.line].page && l.role == body && roman(n.label) > 0 && strings.TrimPrefix(n.dress, "i") == first.dress && r.labels[l.page] == "" && (r.endsPage(n.line) || n.line == 0 || r.lines[n.line-1].page != l.page) {
			found = append(found, n)
		}
	}
	for _, n := range found {
		r.takeNumber(n, r.lines[n.line].page)
	}
	slices.SortFunc(r.folios, func(a, b numeral) int { return a.line - b.line })
}

// hanCutsSentence says that a number in Han digits stands alone at the head of a
// page within a sentence, as a section's does not.
func (r *reading) hanCutsSentence() bool {
	if _, _, dress := pageNumber(r.text[r.lines[0].start:r.lines[0].end]); dress == "一#" {
		return true // it stands above the title
	}
	indents := r.indents()
	for i := 1; i < len(r.lines); i++ {
		p, l := &r.lines[i-1], &r.lines[i]
		if indents && i+1 < len(r.lines) && l.width <= 4 && l.page > 1 && (p.page != l.page || i > 1 && p.width <= 30 && r.lines[i-2].page != l.page) {
			if n := &r.lines[i+1]; n.page == l.page && n.indent == 0 && n.width > 40 && !labelledLine(r.text[n.start:n.end]) {
				if _, _, dress := pageNumber(r.text[l.start:l.end]); dress == "一#" {
					return true // the paragraph below goes on from the page before
				}
			}
		}
		if i > 1 && p.page == l.page && r.lines[i-2].page != l.page && p.width <= 30 {
			p = &r.lines[i-2] // below a running head
		}
		if p.page == l.page || p.width <= 30 || r.stops(p) || i > 1 && p.width < r.lines[i-2].width-8 {
			continue
		}
		if _, _, dress := pageNumber(r.text[l.start:l.end]); dress == "一#" {
			return true
		}
	}
	return false
}

// endsPage says that line i is the last of its page.
func (r *reading) endsPage(i int) bool {
	return i == len(r.lines)-1 || r.lines[i+1].page != r.lines[i].page
}

// numberInside takes the number of the last page where more text follows it
// without a page turn, as notes do that were not paged: a line in the dress of
// the others, with the number that the page should have.
func (r *reading) numberInside(offset int, all []numeral) {
	dress, taken := "", 0
	for _, n := range all {
		if l := &r.lines[n.line]; l.role == furniture && n.value-l.page == offset {
			dress = n.dress
			taken++
		}
	}
	last := r.lines[len(r.lines)-1].page
	bare := alone(dress)
	if taken < 1 || taken < 2 && bare || r.labels[last] != "" {
		return
	}
	for i := len(r.lines) - 3; i >= 2 && r.lines[i].page == last; i-- {
		l := &r.lines[i]
		v, label, d := pageNumber(r.text[l.start:l.end])
		if v != last+offset || d != dress || l.role != body {
			continue
		}
		if next := &r.lines[i+1]; bare && next.blanks == 0 && !notesHeads[bareName(r.text[next.start:next.end])] {
			continue // a number alone could be anything
		}
		r.takeNumber(numeral{i, v, label, d}, last)
		return
	}
}
