package reader

import "strings"

// turnPages gives lines after a page turn of blank lines their page. The line
// before is counted already, so the two are compared as the form feeds have
// them.
func (r *reading) turnPages() {
	turned, since := 0, 0
	r.sealPages()
	least := r.shape.turns
	if r.feeds > 0 || r.numbered && !r.shape.numbered {
		least = max(least, r.shape.gap+3) // the pages are known but for some without a number
	}
	for i := range r.lines {
		l := &r.lines[i]
		if i > 0 && r.shape.turns > 0 && l.blanks >= least && i-since > 4 && !r.sealed[i] {
			apart := r.numbered && firstLabel(r.text[l.start:l.end]) // notes set off from the text of a page that a number ends
			if last := &r.lines[i-1]; last.role == body && l.role == body && last.page-turned == l.page && !apart {
				since = i
				turned++
			}
		}
		l.page += turned
	}
	r.divideAtNotes()
	r.account.Pages = r.lines[len(r.lines)-1].page
	r.relabel()
}

// sealPages marks the lines between two numbers that follow each other: these
// lines are one page, whatever stands in its middle. What stands above a first
// number 1, or above a second page's at its head, is one page too.
func (r *reading) sealPages() {
	r.sealed = make([]bool, len(r.lines))
	from := 0 // the line after the last number
	for k, n := range r.folios {
		one := k == 0 && (n.value == 1 || n.value == 2 && r.topNumbers) || k > 0 && n.value == r.folios[k-1].value+1 && r.lines[n.line].page == r.lines[r.folios[k-1].line].page+1
		if one {
			for i := from + 1; i <= n.line; i++ {
				r.sealed[i] = true
			}
		}
		from = n.line
	}
}

// label keeps the number of a page as printed.
func (r *reading) label(page int, label string) {
	if r.labels == nil {
		r.labels = map[int]string{}
	}
	r.labels[page] = label
}

// relabel gives the pages their numbers again, after some were divided.
func (r *reading) relabel() {
	clear(r.labels)
	for _, n := range r.folios {
		r.label(r.lines[n.line].page, n.label)
	}
}

// divideAtNotes divides what was taken for one page below the notes that stand
// in its middle: a page without a number, the first above all, runs into the
// next where numbers alone part the pages.
func (r *reading) divideAtNotes() {
	r.markSections() // runningHeads needs them too
	const page = 70  // lines: form feeds at such a distance part all pages
	if r.endnotes || r.feeds > 0 && len(r.lines) <= page*(r.feeds+1) {
		return
	}
	turned := 0
	for from := 0; from < len(r.lines); {
		to := from
		for to < len(r.lines) && r.lines[to].page == r.lines[from].page {
			to++
		}
		if r.sealed[to-1] && r.sealed[min(from+1, to-1)] {
			for i := from; i < to; i++ {
				r.lines[i].page += turned
			}
			from = to
			continue
		}
		labels := r.labelsIn(from+1, to)
		for at := from; at < to; {
			var end int
			if end, labels = r.notesWithin(labels, at, to); end < 0 {
				end = to
			}
			for i := at; i < end; i++ {
				r.lines[i].page += turned
			}
			if end < to {
				turned++
			}
			at = end
		}
		from = to
	}
}

// notesWithin gives the line at which the text goes on below notes that stand
// within a page, and the labels from there on; or -1: they count on, the text
// above has a mark for each, and the text below a mark for the next.
func (r *reading) notesWithin(labels []label, from, to int) (at int, rest []label) {
	for n := range labels {
		i := labels[n].line
		from := max(from, i-longestPage)
		if n > 0 && labels[n-1].numbering == labels[n].numbering && labels[n-1].number == labels[n].number-1 {
			continue // it goes on with the notes before it
		}
		same := r.runOf(labels[n:])
		if r.looked += len(same) * (i - from); r.looked > 64*len(r.lines)+1<<16 {
			return -1, nil // more lists than a text with notes has
		}
		if r.sectioned != nil && r.sectioned[i] || !r.opensNotes(same, from) {
			continue
		}
		last := same[len(same)-1]
		at := r.textUnder(i, last.line, min(to, last.line+longestPage))
		if at < 0 || r.setsOffChapter(at) {
			continue
		}
		if r.marksGoOn(last, at, to, nextAlike(labels[n:], at), r.ruled(i) || restarts(same) || !r.headBelow(at, last.numbering)) || r.cutsKnown(last.numbering) {
			for n < len(labels) && labels[n].line <= at {
				n++
			}
			return at, labels[n:]
		}
	}
	return -1, nil
}

// setsOffChapter says that line i is a numbered head, and above it more blank lines
// than lines have but fewer than stand at page turns: a chapter ends there with its notes.
func (r *reading) setsOffChapter(i int) bool {
	l := &r.lines[i]
	return l.blanks > r.shape.gap+1 && l.blanks < r.shape.turns && l.width < 60 && numberedHead(r.text[l.start:l.end]).kind != notHead
}

// opensNotes says that labels in the middle of a page are those of notes to the
// text since line from.
func (r *reading) opensNotes(labels []label, from int) bool {
	first := labels[0]
	i := first.line
	p := r.before(i)
	if p < from || first.family == symbolMarks || first.family == bareMarks && (!r.setOffLabel(i) || r.numberedHead(i)) {
		return false
	}
	above := r.text[r.lines[p].start:r.lines[p].end]
	ruled := r.ruled(i)
	listed := first.family == bareMarks || first.family == parenMarks
	if listed && (lastRune(above) == '：' || lastRune(above) == ':') && (len(labels) < 3 || !r.allSure(labels, from, i)) || !ruled && len(labels) == 1 && r.lines[i].blanks <= r.shape.gap {
		return false
	}
	for _, l := range labels {
		if !r.markedLeast(from, i, l.number, l.family, sureMark) {
			return len(labels) > 3 && r.allMarked(labels, from, i)
		}
	}
	return true
}

// textUnder gives the line at which the text goes on below the notes whose
// first and last begin at these lines, or -1. A last line that is full may not
// be the last, though a sentence ends in it.
func (r *reading) textUnder(first, last, to int) int {
	how := r.labelsIn(first, first+1)[0].numbering
	above := &r.lines[r.before(first)]
	ruled := r.ruled(first)
	cut := r.shape.wrapped && !r.ended(above) && !ruled && above.right() >= r.shape.measure-8 && !strings.ContainsRune("：:", lastRune(r.text[above.start:above.end]))
	doubtful := -1
	for i := last + 1; i < to; i++ {
		p, l := &r.lines[i-1], &r.lines[i]
		if l.role != body || p.role != body {
			return -1 // the page ends here
		}
		if _, u, f, ok := bodyLabel(r.text[l.start:l.end]); ok && how == (numbering{f, labelDress(r.text[l.start : l.start+u])}) {
			continue
		}
		if ruled && r.headBelow(i, how) {
			return i // the note goes on at the next foot
		}
		if !r.stops(p) || cut && l.indent != r.shape.base && !r.shown(i) {
			continue
		}
		if !r.shape.wrapped || p.right() < r.shape.measure-4 || l.blanks > r.shape.gap {
			return i
		}
		if doubtful < 0 {
			doubtful = i
		}
	}
	return doubtful
}

// ruled says that a rule stands above line i.
func (r *reading) ruled(i int) bool {
	p := r.before(i)
	return p >= 0 && isRule(r.text[r.lines[p].start:r.lines[p].end])
}

// shown says that line i is a running head: its words stand in the text before
// and after it too.
func (r *reading) shown(i int) bool {
	l := &r.lines[i]
	return l.width <= 64 && r.times[runningKey(r.text[l.start:l.end])] > 1
}

// marksGoOn says that the text from line at on has a mark for the note after
// the last or, where it may, begins to count again: up to the next notes that are
// numbered so.
func (r *reading) marksGoOn(last label, at, to, notes int, anew bool) bool {
	end := min(len(r.lines), to+to-at, at+longestPage, notes)
	for step := 8; ; step *= 2 {
		to := min(end, at+step)
		switch next := r.holds(at, to, last.number+1, last.family); {
		case next && anew:
			return true
		case next:
			for to = at + 1; !r.holds(at, to, last.number+1, last.family); to++ {
			}
			return to-at == 1 || !r.holds(at, to-1, 1, last.family)
		case to == end:
			return anew && r.holds(at, end, 1, last.family)
		}
	}
}

// nextAlike gives the line below line at of the next of these labels that is like the
// first, and another such below it; or a line below all.
func nextAlike(labels []label, at int) int {
	for k, l := range labels {
		if l.line > at+longestPage {
			break
		}
		if l.line > at && l.numbering == labels[0].numbering && k+1 < len(labels) && labels[k+1].numbering == l.numbering && labels[k+1].number == l.number+1 {
			return l.line
		}
	}
	return 1 << 30
}

// holds says that the text of lines from one to another holds a mark v that
// leaves no doubt.
func (r *reading) holds(from, to, v int, f family) bool {
	return r.markedLeast(from, to, v, f, surely(f))
}

// headBelow says that a head of the text stands at line i, or below a running
// head there: notes above it may be those to a chapter.
func (r *reading) headBelow(i int, how numbering) bool {
	if r.partsNotes(i, how) {
		return true
	}
	next := r.after(i)
	return next >= 0 && r.shown(i) && r.partsNotes(next, how)
}

// runOf gives the labels that go on from the first in its dress and its count,
// which may begin again where a chapter does. A rule, a paragraph or a
// mark for the next of them between two is another page's.
func (r *reading) runOf(labels []label) []label {
	out := labels[:1:1]
	anew := 0
	for _, l := range labels[1:] {
		last := out[len(out)-1]
		if l.line-last.line > longestNote || anew > 3 {
			break
		}
		if l.numbering != last.numbering || l.number != last.number+1 && l.number != 1 {
			continue
		}
		if l.number == last.number {
			break
		}
		if r.ruled(l.line) || r.paragraphBetween(last.line, l.line) || r.markedLeast(last.line, l.line, l.number, l.family, r.leastBetween(last.line, l)) {
			break
		}
		out = append(out, l)
		if l.number == 1 {
			anew++
		}
	}
	return out
}

// leastBetween is the score above which a number between two labels is the mark of
// the second: where many lines stand between, they are hardly one note's.
func (r *reading) leastBetween(from int, l label) int {
	const long = 5
	if l.line-from > long {
		return min(0, surely(l.family))
	}
	return surely(l.family)
}

// paragraphBetween says that a line between two is a paragraph of the text, where
// lines are: a note is one line then.
func (r *reading) paragraphBetween(from, to int) bool {
	for k := from + 1; k < to && !r.shape.wrapped; k++ {
		if l := &r.lines[k]; l.width > 60 && l.role == body && !labelledLine(r.text[l.start:l.end]) {
			return true
		}
	}
	return false
}

// restarts says that labels count from one within: notes to two chapters.
func restarts(labels []label) bool {
	for _, l := range labels[1:] {
		if l.number == 1 {
			return true
		}
	}
	return false
}

// longestPage is the number of lines that a page may have: marks stand no
// farther from their notes.
const longestPage = 400

// longestNote is the number of lines that a note between others may have.
const longestNote = 12

// surely gives the least score of a mark that leaves no doubt: only bare digits
// may be anything else.
func surely(f family) int {
	if f == bareMarks {
		return sureMark
	}
	return 1
}
