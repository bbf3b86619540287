package reader

import (
	"strings"
	"unicode/utf8"
)

// findFeet finds the notes at the feet of pages: under a rule, or without one
// where the last lines of a page begin with the numbers of marks that stand
// on it.
func (r *reading) findFeet() {
	r.markSections()
	if r.lines[len(r.lines)-1].page == 1 && !r.anyRule() {
		return
	}
	if !r.endnotes && !r.filed {
		if r.chapterTails(true); len(r.bodies) > 0 {
			return
		}
	}
	running := false // a note of the page before goes on
	for from := 0; from < len(r.lines); {
		to := from
		for to < len(r.lines) && r.lines[to].page == r.lines[from].page {
			to++
		}
		at, rule, sure := r.footOf(from, to, running)
		running = false
		if at >= 0 {
			if rule >= 0 {
				l := &r.lines[rule]
				l.role = furniture
				r.leave(l.start, l.end, l.page, "the rule above the notes")
			}
			r.takeFoot(at, to, sure)
			running = true
		}
		from = to
	}
}

// numbersAtFeet counts the numbered lines that are notes if notes stand at the
// feet of pages.
func (r *reading) numbersAtFeet() int {
	n, running := 0, false
	defer func(last int) { r.footCount = last }(r.footCount)
	for from := 0; from < len(r.lines); {
		to := from
		for to < len(r.lines) && r.lines[to].page == r.lines[from].page {
			to++
		}
		at, _, _ := r.footOf(from, to, running)
		running = at >= 0
		if labels := r.labelsIn(max(at, 0), to); at >= 0 && len(labels) > 0 {
			labels = like(labels)
			last := labels[0].number - 1
			for _, l := range labels {
				if l.number == last+1 || l.number == 1 {
					n, last = n+1, l.number
				}
			}
			r.footCount = last
		}
		from = to
	}
	return n
}

// markSections marks the lines under a head such as 註釋, up to the next head of
// the text: they are for findTails, wherever pages end in them.
func (r *reading) markSections() {
	if r.sectionsAt == len(r.left)+1 {
		return // no line was left out since
	}
	r.sectionsAt = len(r.left) + 1
	r.countKeys()
	r.sectioned, r.endnotes, r.grouped = nil, false, false
	for i := range r.lines {
		v, how, ok := r.notesHead(i)
		if !ok {
			continue
		}
		if l := &r.lines[i]; v == 1 && !references[bareName(r.text[l.start:l.end])] {
			r.endnotes = true
		}
		if next := r.after(i); !labelledLine(r.text[r.lines[next].start:r.lines[next].end]) {
			r.grouped = true
		}
		if r.sectioned != nil && r.sectioned[i] {
			continue
		}
		if r.sectioned == nil {
			r.sectioned = make([]bool, len(r.lines))
		}
		for k := i; k < len(r.lines); k++ {
			if l := &r.lines[k]; k > i && l.role == body && r.partsNotes(k, how) {
				next := r.after(k)
				if next < 0 {
					break
				}
				n := &r.lines[next]
				if v, _, g, ok := bodyLabel(r.text[n.start:n.end]); !ok || g != how.family || v != 1 {
					break
				}
			} else if k > i && l.role == body && l.blanks > r.shape.gap && r.wordsEndNotes(k) && !r.partsBodies(r.after(k)) {
				break
			}
			r.sectioned[k] = true
		}
	}
}

func (r *reading) anyRule() bool {
	for i := range r.lines {
		if l := &r.lines[i]; l.role == body && isRule(r.text[l.start:l.end]) {
			return true
		}
	}
	return false
}

// isRule says that a line is a rule drawn in characters.
func isRule(s string) bool {
	if strings.HasPrefix(s, "一") && strings.Trim(s, "一 　") == "" && strings.Count(s, "一") >= 5 {
		return true // strokes that a scan has read as 一
	}
	if s == "───" || s == "━━━" || s == "＿＿＿" {
		return true
	}
	n := 0
	for _, c := range s {
		if ideograph(c) || !strings.ContainsRune("─—━―－-_＿═=﹣", c) {
			return false
		}
		n++
	}
	return n >= 4
}

// footOf gives the first line of the notes at a page's foot, and the rule
// above it or -1; at is -1 where the page has none. Where sure, a note begins
// there, and none of the page before goes on.
func (r *reading) footOf(from, to int, running bool) (at, rule int, sure bool) {
	for i := to - 1; i >= from; i-- {
		l := &r.lines[i]
		if l.role != body || !isRule(r.text[l.start:l.end]) {
			continue
		}
		first := i + 1
		for first < to && r.lines[first].role != body {
			first++
		}
		if first == to {
			return -1, -1, false
		}
		f := &r.lines[first]
		if _, _, g, ok := bodyLabel(r.text[f.start:f.end]); ok && g != symbolMarks && (r.endnotes || r.filed) && !running {
			return -1, -1, false // its notes have a section of their own
		}
		if noteBegins(r.text[f.start:f.end]) || running {
			return first, i, false
		}
		return -1, -1, false
	}
	if at := r.footByMarks(from, to); at >= 0 {
		if running {
			// What stands between the text and the first number, set off by
			// blank lines, is the end of the note before.
			for k := at - 1; k > from; k-- {
				if r.lines[k].role == body && r.lines[k].blanks > r.shape.gap {
					if last := r.lastFoot(from); last >= 0 && !r.ended(&r.lines[last]) && at-k < 8 {
						return k, -1, false
					}
					break
				}
			}
		}
		return at, -1, true
	}
	return -1, -1, false
}

func (r *reading) lastFoot(before int) int {
	for i := before - 1; i >= 0; i-- {
		if r.lines[i].role == foot {
			return i
		}
	}
	return -1
}

// takeFoot reads the lines from at as notes at the foot of a page. Where sure,
// the first of them is known to begin a note.
func (r *reading) takeFoot(at, to int, sure bool) {
	for i := at; i < to; i++ {
		l := &r.lines[i]
		if l.role != body {
			continue
		}
		l.role = foot
		s := r.text[l.start:l.end]
		v, used, f, ok := bodyLabel(s)
		if ok && used < len(s) && (sure && i == at || r.nextFoot(v, f, i, s, used)) {
			r.openBody(i, v, used, f)
			if f != symbolMarks {
				r.footCount = v
			}
			continue
		}
		r.extendBody(i)
	}
}

// nextFoot says that a label begins a note and is not part of one.
func (r *reading) nextFoot(v int, f family, i int, s string, used int) bool {
	if len(r.bodies) == 0 {
		return true
	}
	last := &r.bodies[len(r.bodies)-1]
	if f == symbolMarks && v > 1 && last.family != f {
		from := i
		for from > 0 && r.lines[from-1].page == r.lines[i].page {
			from--
		}
		return r.markedLeast(from, i, v, f, 0) // † beside numbers
	}
	if f == symbolMarks {
		return v == 1 && (last.family != f || r.lines[i].page != r.lines[last.line].page) || last.family == f && v == last.number+1
	}
	if f != last.family && f == bareMarks && last.family != symbolMarks {
		return false
	}
	if v == r.footCount+1 || v == 1 && r.lines[i].page != r.lines[last.line].page {
		return f != bareMarks || !withinText(s)
	}
	if v == 1 && r.footCount > 0 {
		// A chapter that begins on the page counts anew.
		p := &r.lines[i-1]
		return f == last.family && r.ended(p) && (f != bareMarks || !withinText(s) && (r.setOffLabel(i) || !r.setOffLabel(last.line) && r.secondBelow(i)) && r.stops(p))
	}
	return f != bareMarks && f != parenMarks && v > r.footCount && v < r.footCount+5
}

// secondBelow says that the next numbered line below line i on its page has the
// number 2.
func (r *reading) secondBelow(i int) bool {
	for k := i + 1; k < len(r.lines) && k-i < longestNote && r.lines[k].page == r.lines[i].page; k++ {
		l := &r.lines[k]
		if v, used, _, ok := bodyLabel(r.text[l.start:l.end]); ok && used < l.end-l.start && !withinText(r.text[l.start:l.end]) {
			return v == 2
		}
	}
	return false
}

// openBody begins a note's body at line i, whose label is used bytes long.
func (r *reading) openBody(i, v, used int, f family) {
	l := &r.lines[i]
	at := l.start + used
	for at < l.end {
		c, size := utf8.DecodeRuneInString(r.text[at:l.end])
		if c != ' ' && c != '　' && c != '\t' {
			break
		}
		at += size
	}
	r.leave(l.start, l.start+used, l.page, "a note's number, kept as its label")
	r.bodies = append(r.bodies, noteBody{
		number: v, family: f, label: span{l.start, l.start + used}, line: i, page: l.page,
		pieces: []notePiece{{piece: piece{start: at, end: l.end}}}, span: span{l.start, l.end},
	})
}

// extendBody goes on with the last body in line i.
func (r *reading) extendBody(i int) {
	l := &r.lines[i]
	if len(r.bodies) == 0 {
		r.leave(l.start, l.end, l.page, "a line among the notes that belongs to none")
		return
	}
	b := &r.bodies[len(r.bodies)-1]
	last := &b.pieces[len(b.pieces)-1].piece
	p := notePiece{piece: piece{start: l.start, end: l.end}}
	p.glue = r.glueBetween(last, &p.piece, l.page, r.spaced(&r.lines[b.last(i)], l))
	b.pieces = append(b.pieces, p)
	b.span.end = l.end
	b.lines = i
}

// last gives the last line of the body before line i.
func (b *noteBody) last(int) int { return max(b.line, b.lines) }
