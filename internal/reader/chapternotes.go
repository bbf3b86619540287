package reader

import (
	"slices"
	"strings"
)

// chapterTails finds notes without a head at the ends of chapters: in two
// chapters or more the last lines count from one, and the chapter's text has
// a mark for each. Where midPage, most of them must stand in the middle of a
// page, or be more than could stand at the feet of pages.
func (r *reading) chapterTails(midPage bool) {
	var tails []int
	var how numbering
	for _, n := range r.numberings() {
		if t := r.tailsOf(n); len(t) > len(tails) {
			tails, how = t, n
		}
	}
	if len(tails) < 2 {
		return
	}
	if midPage {
		if feet, all := r.numbersAtFeet(), r.numbersIn(tails, how); feet > all || feet == all && !r.midPage(tails, how) {
			return
		}
	}
	for _, at := range tails {
		l := &r.lines[at]
		r.decide(l.start, l.end, "notes", "the chapter's last lines count from one, and its text has marks for them", 88)
		r.takeTail(at, how, 0)
	}
}

// numberings gives the ways in which a 1 begins a line, in order.
func (r *reading) numberings() []numbering {
	var out []numbering
	for i := range r.lines {
		l := &r.lines[i]
		s := r.text[l.start:l.end]
		if v, used, f, ok := bodyLabel(s); ok && v == 1 && l.role == body && used < len(s) {
			if n := (numbering{f, labelDress(s[:used])}); !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// tailsOf gives the first lines of the notes that end chapters and are
// numbered so.
func (r *reading) tailsOf(how numbering) []int {
	var tails []int
	from, since := 0, 0   // the last head, and the end of the last notes
	label := -longestNote // the last line numbered so
	for i := 0; i <= len(r.lines); i++ {
		if i < len(r.lines) && (r.lines[i].role != body || i == from || !r.partsNotes(i, how) && !(i-label < longestNote && r.plainPart(i))) {
			if i < len(r.lines) && r.labelled(i, how) {
				label = i
			}
			continue
		}
		if at := r.tailOf(from, i, since, how); at >= 0 {
			tails = append(tails, at)
			since = i
		}
		from = i
	}
	return tails
}

// labelled says that line i is numbered so.
func (r *reading) labelled(i int, how numbering) bool {
	l := &r.lines[i]
	s := r.text[l.start:l.end]
	_, used, f, ok := bodyLabel(s)
	return ok && l.role == body && used < len(s) && how == (numbering{f, labelDress(s[:used])})
}

// midPage says that most of the notes that begin at these lines cannot stand
// at the feet of pages: a head follows them on the same page, and where a page
// ends within them the next goes on with a note.
func (r *reading) midPage(tails []int, how numbering) bool {
	inside, torn := 0, 0
	for _, at := range tails {
		last := at
		for i := at + 1; i < len(r.lines); i++ {
			l := &r.lines[i]
			if l.role != body {
				continue
			}
			if r.partsNotes(i, how) {
				if r.lines[last].page == l.page {
					inside++
				}
				break
			}
			if p := &r.lines[last]; p.page != l.page && r.ended(p) {
				if _, _, f, ok := bodyLabel(r.text[l.start:l.end]); !ok || f != how.family {
					torn++
					break
				}
			}
			last = i
		}
	}
	return inside*2 >= len(tails) && torn*4 < len(tails)
}

// numbersIn counts the numbered lines that are notes if notes begin at these
// lines.
func (r *reading) numbersIn(tails []int, how numbering) int {
	n := 0
	for _, at := range tails {
		to := at + 1
		for to < len(r.lines) && !(r.lines[to].role == body && r.partsNotes(to, how)) {
			to++
		}
		n += len(like(r.labelsIn(at, to)))
	}
	return n
}

// tailOf gives the first line of the notes, numbered so, that end the lines
// from one to another, or -1. Their marks stand in the text since a line before.
func (r *reading) tailOf(from, to, since int, how numbering) int {
	f := how.family
	first := -1
	for i := from; i < to; i++ {
		l := &r.lines[i]
		s := r.text[l.start:l.end]
		if v, used, g, ok := bodyLabel(s); ok && how == (numbering{g, labelDress(s[:used])}) && l.role == body && v == 1 && used < l.end-l.start && !(f == bareMarks && withinText(s)) && (r.sectioned == nil || !r.sectioned[i]) {
			first = i
		}
	}
	if first <= from {
		return -1
	}
	labels := like(r.labelsIn(first, to))
	p := r.before(first)
	if p < from || !r.ended(&r.lines[p]) || strings.ContainsRune("：:", lastRune(r.text[r.lines[p].start:r.lines[p].end])) ||
		f == bareMarks && !r.setOffLabel(first) || !r.allMarked(labels, since, first) ||
		r.markedLeast(since, first, 1+run(labels), f, sureMark) || r.textBelow(first, to) {
		return -1
	}
	return first
}
