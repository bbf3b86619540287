package reader

import (
	"slices"
	"strings"
)

// chapterTails finds notes without a head at the ends of chapters: in two
// chapters or more the last lines count from one, or on from the notes before,
// and the chapter's text has a mark for each. Where midPage, most of them must
// stand in the middle of a page, or be more than could stand at the feet of
// pages.
func (r *reading) chapterTails(midPage bool) {
	var tails []tailAt
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
		feet, all := r.numbersAtFeet(), r.numbersIn(tails, how)
		alone := !r.paged() && all*10 >= feet*9 // the notes themselves are all that shows pages
		if !alone && (feet > all || feet == all && !r.midPage(tails, how) && !r.marksElsewhere(tails) || r.cutAbove(tails, how)) {
			return
		}
	}
	r.takeTails(tails, how)
}

// otherTails finds notes without a head below the chapters of a text in which
// others have one: numbered in the same way, each with its mark in the text since
// the notes before.
func (r *reading) otherTails() {
	l := &r.lines[r.bodies[0].line]
	how := numbering{r.bodies[0].family, labelDress(r.text[l.start:r.bodies[0].label.end])}
	sectioned := r.sectioned
	r.sectioned = nil // what stands in the sections has been taken
	found := r.tailsIn(r.stretches(how), how, false, false)
	r.sectioned = sectioned
	if len(found) == 0 {
		return
	}
	r.takeTails(found, how)
	r.orderSections()
}

// takeTails reads the notes that begin at these lines, and leaves out the rules
// above them.
func (r *reading) takeTails(tails []tailAt, how numbering) {
	for _, t := range tails {
		l := &r.lines[t.line]
		if p := r.before(t.line); r.ruled(t.line) {
			r.lines[p].role = furniture
			r.leave(r.lines[p].start, r.lines[p].end, r.lines[p].page, "the rule above the notes")
		}
		r.decide(l.start, l.end, "notes", "the chapter's last lines count on, and its text has marks for them", 88)
		r.takeTail(t.line, how, t.number-1)
	}
}

// orderSections puts the sections of notes into the order in which they stand.
func (r *reading) orderSections() {
	slices.Sort(r.tails)
	slices.SortStableFunc(r.bodies, func(a, b noteBody) int { return a.span.start - b.span.start })
	for i := range r.bodies {
		b := &r.bodies[i]
		if b.section == 0 {
			continue
		}
		at, found := slices.BinarySearch(r.tails, b.line)
		if !found {
			at--
		}
		b.section = at + 1
	}
}

// paged says that something else than notes shows where pages end.
func (r *reading) paged() bool {
	return r.turnsShown() || r.anyRule()
}

// A tailAt is the first line of the notes that end a chapter, and its number.
type tailAt struct{ line, number int }

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

// A stretch is the lines of a chapter, as far as its heads tell.
type stretch struct{ from, to int }

// stretches parts the text at the heads that stand above notes numbered so.
func (r *reading) stretches(how numbering) []stretch {
	var out []stretch
	from := 0
	label := -longestNote // the last line numbered so
	for i := 0; i <= len(r.lines); i++ {
		below := i > 0 && i < len(r.lines) && r.lines[i-1].role == tail // the text goes on below notes
		if i < len(r.lines) && (r.lines[i].role != body || i == from || !below && !r.partsNotes(i, how) && !(i-label < longestNote && r.plainPart(i, true))) {
			if i < len(r.lines) && r.labelled(i, how) {
				label = i
			}
			continue
		}
		out = append(out, stretch{from, i})
		from = i
	}
	return out
}

// tailsOf gives the first lines of the notes that end chapters and are numbered
// so: each from one, or through the text, whichever finds more. Once two chapters
// have such notes, the others' may have marks that are hard to tell.
func (r *reading) tailsOf(how numbering) []tailAt {
	parts := r.stretches(how)
	anew := r.tailsIn(parts, how, false, false)
	if len(anew) > 1 {
		anew = r.tailsIn(parts, how, false, true)
	}
	through := r.tailsIn(parts, how, true, false)
	if len(through) > 1 {
		through = r.tailsIn(parts, how, true, true)
	}
	if a, t := r.numbersIn(anew, how), r.numbersIn(through, how); len(through) > 1 && (t > a || t == a && len(through) > len(anew)) {
		return through
	}
	return anew
}

func (r *reading) tailsIn(parts []stretch, how numbering, through, some bool) []tailAt {
	var tails []tailAt
	since := 0 // the end of the last notes
	next := 1  // the number that the next begin with
	for _, p := range parts {
		if p.from > 0 && r.lines[p.from-1].role == tail {
			since = p.from
		}
		if at := r.tailOf(p, since, next, how, some); at >= 0 {
			tails = append(tails, tailAt{at, next})
			since = p.to
			if through {
				next += run(like(r.labelsIn(at, p.to)))
			}
		}
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

// cutAbove says that one of the notes that begin at these lines stands below a
// sentence that does not end there, or that other lines numbered so do whose
// first number the page above has as a mark: no chapter ends so, but a page does.
func (r *reading) cutAbove(tails []tailAt, how numbering) bool {
	for _, t := range tails {
		if r.cutSentenceAbove(t.line) {
			return true
		}
	}
	return r.cutsPages(how)
}

// cutsPages says that somewhere notes numbered so stand below a sentence that does
// not end there, and the page above has a mark for each.
func (r *reading) cutsPages(how numbering) bool {
	from := 0 // the first line of the page
	for i := range r.lines {
		l := &r.lines[i]
		if l.page != r.lines[from].page {
			from = i
		}
		if i == from || !r.labelled(i, how) || r.labelled(i-1, how) || !r.cutSentenceAbove(i) || how.family == bareMarks && withinText(r.text[l.start:l.end]) {
			continue
		}
		to := i + 1
		for to < min(len(r.lines), i+longestPage) && r.lines[to].page == l.page {
			to++
		}
		above := max(from, i-longestPage)
		if same := r.runOf(r.labelsIn(i, to)); len(same) > 1 && r.allSure(same, above, i) {
			return true
		}
		if r.looked += to - above; r.looked > 64*len(r.lines)+1<<16 {
			return false // more numbers at the left edge than a text with notes has
		}
	}
	return false
}

// cutsKnown is cutsPages, found once for each way of numbering.
func (r *reading) cutsKnown(how numbering) bool {
	cuts, known := r.cuts[how]
	if !known {
		if r.cuts == nil {
			r.cuts = map[numbering]bool{}
		}
		cuts = r.cutsPages(how)
		r.cuts[how] = cuts
	}
	return cuts
}

// cutSentenceAbove says that the line of text above line i, or above a rule there,
// is full, or long where lines have no measure, and ends no sentence.
func (r *reading) cutSentenceAbove(i int) bool {
	p := r.before(i)
	if p >= 0 && r.ruled(i) {
		p = r.before(p)
	}
	if p < 0 || r.stops(&r.lines[p]) {
		return false
	}
	l := &r.lines[p]
	if !r.shape.wrapped {
		return l.width > 60 && !strings.ContainsRune("：:」』）", lastRune(r.text[l.start:l.end]))
	}
	return l.right() >= r.shape.measure-6 && !r.ended(l)
}

// midPage says that most of the notes that begin at these lines cannot stand
// at the feet of pages: a head follows them on the same page, and where a page
// ends within them the next goes on with a note.
func (r *reading) midPage(tails []tailAt, how numbering) bool {
	inside, torn := 0, 0
	for _, t := range tails {
		at := t.line
		last := at
		for i := at + 1; i < len(r.lines); i++ {
			l := &r.lines[i]
			if l.role != body {
				continue
			}
			if r.partsNotes(i, how) || r.plainPart(i, true) {
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
	return inside*2 >= len(tails) && torn*4 < len(tails) || inside > 1 && torn == 0
}

// marksElsewhere says that three or more of the notes that begin at these lines have
// no mark on their page: they are notes to a chapter of several.
func (r *reading) marksElsewhere(tails []tailAt) bool {
	lost := 0
	for _, t := range tails {
		from, to := t.line, t.line
		for from > 0 && r.lines[from-1].page == r.lines[t.line].page {
			from--
		}
		for to < len(r.lines) && r.lines[to].page == r.lines[t.line].page {
			to++
		}
		labels := like(r.labelsIn(t.line, to))
		for _, l := range labels[:run(labels)] {
			if !r.markedLeast(from, t.line, l.number, l.family, doubtfulMark) {
				lost++
			}
		}
	}
	return lost > 2
}

// numbersIn counts the numbered lines that are notes if notes begin at these
// lines.
func (r *reading) numbersIn(tails []tailAt, how numbering) int {
	n := 0
	for k, t := range tails {
		at, end := t.line, len(r.lines)
		if k+1 < len(tails) {
			end = tails[k+1].line
		}
		to := at + 1
		for to < end && !(r.lines[to].role == body && r.partsNotes(to, how)) {
			to++
		}
		n += run(like(r.labelsIn(at, to)))
	}
	return n
}

// tailOf gives the first line of the notes, numbered so from start, that end a
// chapter, or -1. Their marks stand in the text since a line before: all of them
// or, where that is enough, some.
func (r *reading) tailOf(part stretch, since, start int, how numbering, some bool) int {
	f := how.family
	from, to := part.from, part.to
	first := -1
	for i := from; i < to; i++ {
		l := &r.lines[i]
		s := r.text[l.start:l.end]
		if v, used, g, ok := bodyLabel(s); ok && how == (numbering{g, labelDress(s[:used])}) && l.role == body && v == start && used < l.end-l.start && !(f == bareMarks && withinText(s)) && (r.sectioned == nil || !r.sectioned[i]) {
			first = i
		}
	}
	if first <= from {
		return -1
	}
	labels := like(r.labelsIn(first, to))
	if r.tailWork += (first - since) * len(labels); r.tailWork > 256*len(r.lines)+1<<20 {
		return -1 // more lists than a text with notes has
	}
	p := r.before(first)
	if p >= from && r.ruled(first) {
		p = r.before(p)
	}
	if p < from || !r.ended(&r.lines[p]) && r.shape.wrapped && r.lines[first].blanks <= r.shape.gap || strings.ContainsRune("：:", lastRune(r.text[r.lines[p].start:r.lines[p].end])) ||
		f == bareMarks && !r.setOffLabel(first) && !r.gluedLabels(labels) || r.textBelow(first, to) {
		return -1
	}
	if some && run(labels) == len(labels) && r.someMarked(labels, since, first) {
		return first
	}
	if !r.allMarked(labels, since, first) || r.markedLeast(since, first, start+run(labels), f, sureMark) {
		return -1
	}
	return first
}

// gluedLabels says that labels are bare digits with the notes' words at once: they
// count on, and each but the first, which may stand below text, begins a paragraph.
// Other numbers among them stand within a note, and a chapter may begin them anew.
// One alone is set off from the text,
// and notes before it are numbered so.
func (r *reading) gluedLabels(labels []label) bool {
	counted, next := 0, labels[0].number
	for k, l := range labels {
		s := r.text[r.lines[l.line].start:r.lines[l.line].end]
		goesOn := k > 0 && r.shape.wrapped && r.lines[l.line].blanks <= r.shape.gap && !r.stops(&r.lines[l.line-1])
		anew := l.number == 1 && counted > 1 && !goesOn // notes to the next chapter
		if l.number != next && !anew && (goesOn || withinText(s)) {
			continue
		}
		if l.number != next && !anew || r.setOffLabel(l.line) || withinText(s) || goesOn {
			return false
		}
		counted, next = counted+1, l.number+1
	}
	return counted > 1 || counted == 1 && r.lines[labels[0].line].blanks > r.shape.gap && r.numberedAlike(labels[0]) && !r.setOffLabel(r.bodies[len(r.bodies)-1].line)
}

// someMarked says that the text of lines from one to another holds marks for half
// of the labels.
func (r *reading) someMarked(labels []label, from, to int) bool {
	found := 0
	for _, l := range labels {
		if r.markedLeast(from, to, l.number, l.family, 0) {
			found++
		}
	}
	return found*2 >= len(labels)
}
