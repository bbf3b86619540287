package reader

import (
	"strings"
	"unicode/utf8"
)

// findFeet finds the notes at the feet of pages: under a rule, or without one
// where the last lines of a page begin with the numbers of marks that stand
// on it.
func (r *reading) findFeet() {
	if r.lines[len(r.lines)-1].page == 1 && !r.anyRule() {
		return
	}
	r.markSections()
	if !r.anyRule() {
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
		at, rule := r.footOf(from, to, running)
		running = false
		if at >= 0 {
			if rule >= 0 {
				l := &r.lines[rule]
				l.role = furniture
				r.leave(l.start, l.end, l.page, "the rule above the notes")
			}
			r.takeFoot(at, to)
			running = true
		}
		from = to
	}
}

// markSections marks the lines under a head such as 註釋, up to the next head of
// the text: they are for findTails, wherever pages end in them.
func (r *reading) markSections() {
	r.sectioned = nil
	for i := range r.lines {
		_, f, ok := r.notesHead(i)
		if !ok {
			continue
		}
		if r.sectioned == nil {
			r.sectioned = make([]bool, len(r.lines))
		}
		for k := i; k < len(r.lines); k++ {
			if l := &r.lines[k]; k > i && l.role == body && r.partsNotes(k, f) {
				next := r.after(k)
				if next < 0 {
					break
				}
				n := &r.lines[next]
				if v, _, g, ok := bodyLabel(r.text[n.start:n.end]); !ok || g != f || v != 1 {
					break
				}
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
	n := 0
	for _, c := range s {
		if !strings.ContainsRune("─—━―－-_＿═=﹣", c) {
			return false
		}
		n++
	}
	return n >= 4
}

// footOf gives the first line of the notes at a page's foot, and the rule
// above it or -1; at is -1 where the page has none.
func (r *reading) footOf(from, to int, running bool) (at, rule int) {
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
			return -1, -1
		}
		f := &r.lines[first]
		if _, used, _, ok := bodyLabel(r.text[f.start:f.end]); ok && used < f.end-f.start || running {
			return first, i
		}
		return -1, -1
	}
	if at := r.footByMarks(from, to); at >= 0 {
		if running {
			// What stands between the text and the first number, set off by
			// blank lines, is the end of the note before.
			for k := at - 1; k > from; k-- {
				if r.lines[k].role == body && r.lines[k].blanks > r.shape.gap {
					if last := r.lastFoot(from); last >= 0 && !r.ended(&r.lines[last]) && at-k < 8 {
						return k, -1
					}
					break
				}
			}
		}
		return at, -1
	}
	return -1, -1
}

func (r *reading) lastFoot(before int) int {
	for i := before - 1; i >= 0; i-- {
		if r.lines[i].role == foot {
			return i
		}
	}
	return -1
}

// footByMarks finds the earliest line of a page from which on every number
// that begins a line is the next, and each has a mark in the text above.
func (r *reading) footByMarks(from, to int) int {
	var labels []int // lines that begin with a number
	for i := from; i < to; i++ {
		l := &r.lines[i]
		if l.role != body {
			continue
		}
		if _, used, _, ok := bodyLabel(r.text[l.start:l.end]); ok && used < l.end-l.start {
			labels = append(labels, i)
		}
	}
	if len(labels) == 0 || len(labels) > 60 {
		return -1
	}
	for n, i := range labels {
		if i == from || r.sectioned != nil && r.sectioned[i] {
			continue
		}
		v, _, f, _ := bodyLabel(r.text[r.lines[i].start:r.lines[i].end])
		if v != 1 && v != r.footCount+1 {
			continue
		}
		prev := r.before(i)
		if f == bareMarks && !r.setOffLabel(i) {
			continue // a line of text that begins with a number
		}
		if prev >= 0 && notesHeads[bareName(r.text[r.lines[prev].start:r.lines[prev].end])] {
			return -1 // a section of notes
		}
		if prev >= 0 && (f == bareMarks || f == parenMarks) && strings.ContainsRune("：:", lastRune(r.text[r.lines[prev].start:r.lines[prev].end])) && r.markedLeast(from, i, v+r.run(labels[n:], v, f), f, false, sureMark) {
			continue // a list, and what leads to it: the marks go on beyond it
		}
		if prev >= 0 && !r.ended(&r.lines[prev]) && r.lines[i].blanks <= r.shape.gap && r.lines[i].page == r.lines[prev].page && r.shape.wrapped && r.lines[prev].right() >= r.shape.measure-4 && f == bareMarks && !r.dressedLabel(i) && r.spacesNumbers() {
			continue // a number in the middle of a sentence
		}
		if r.countsOn(labels[n:], v, f) && r.allMarked(labels[n:], from, i, v, f) && !r.textBelow(labels[n], to) {
			return i
		}
	}
	return -1
}

// dressedLabel says that the number at the start of line i has a mark after
// it: 3. or 3、.
func (r *reading) dressedLabel(i int) bool {
	l := &r.lines[i]
	s := r.text[l.start:l.end]
	_, digits := arabic(s)
	return digits > 0 && digits < len(s) && strings.ContainsRune(".．、) ）", firstRune(s[digits:]))
}

// spacesNumbers says that the text sets its own numbers off by spaces (共 3
// 個), so that a line which begins with one and a space says nothing.
func (r *reading) spacesNumbers() bool {
	if r.spacing != 0 {
		return r.spacing > 0
	}
	spaced, tight := 0, 0
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body {
			continue
		}
		prev := rune(0)
		for _, c := range r.text[l.start:l.end] {
			switch {
			case prev == ' ' && digitOf(c) >= 0, c == ' ' && digitOf(prev) >= 0:
				spaced++
			case isHan(c) && digitOf(prev) >= 0, isHan(prev) && digitOf(c) >= 0:
				tight++
			}
			prev = c
		}
	}
	r.spacing = -1
	// Labels of notes are spaced too: only a text that does it often does it.
	if spaced > tight {
		r.spacing = 1
	}
	return r.spacing > 0
}

// setOffLabel says that the digits at the start of line i stand apart from
// what follows, as a note's number does.
func (r *reading) setOffLabel(i int) bool {
	l := &r.lines[i]
	s := r.text[l.start:l.end]
	_, digits := arabic(s)
	return digits < len(s) && strings.ContainsRune(" 　\t.．、)）：:", firstRune(s[digits:]))
}

// countsOn says that the labelled lines count on from v, lines aside whose
// number is part of a note's text.
func (r *reading) countsOn(labels []int, v int, f family) bool {
	next := v
	for _, i := range labels {
		n, _, g, _ := bodyLabel(r.text[r.lines[i].start:r.lines[i].end])
		if n == next && g == f {
			next++
		} else if g == f && f != bareMarks {
			return false
		}
	}
	return next > v
}

// run counts the labels that count on from v.
func (r *reading) run(labels []int, v int, f family) int {
	next := v
	for _, i := range labels {
		if n, _, g, _ := bodyLabel(r.text[r.lines[i].start:r.lines[i].end]); n == next && g == f {
			next++
		}
	}
	return next - v
}

// allMarked says that the text above holds a mark for each of the labels that
// count from v. One that could be an amount (2兩位前輩) counts where as many
// others leave no doubt.
func (r *reading) allMarked(labels []int, from, to, v int, f family) bool {
	sure, doubtful := 0, 0
	for _, i := range labels {
		n, _, g, _ := bodyLabel(r.text[r.lines[i].start:r.lines[i].end])
		if n != v || g != f {
			continue
		}
		switch {
		case r.marked(from, to, v, f, false):
			sure++
		case r.markedLeast(from, to, v, f, false, doubtfulMark):
			doubtful++
		default:
			return false
		}
		v++
	}
	return sure >= doubtful
}

// doubtfulMark is the least score of a number that may yet be a mark.
const doubtfulMark = -8

// sureMark is the score above which a number is hardly anything else.
const sureMark = 3

// textBelow says that a paragraph of the text begins after the labelled line
// i: a head, or an indented line without a label where the notes' own lines
// are not indented like it.
func (r *reading) textBelow(i, to int) bool {
	s := &r.shape
	_, _, f, _ := bodyLabel(r.text[r.lines[i].start:r.lines[i].end])
	hanging := false
	for k := i + 1; k < to; k++ {
		if l := &r.lines[k]; l.role == body && l.indent == s.base+s.first && !r.ended(&r.lines[k-1]) {
			hanging = true
		}
	}
	for k := i + 1; k < to; k++ {
		l := &r.lines[k]
		if l.role != body {
			continue
		}
		if _, _, g, ok := bodyLabel(r.text[l.start:l.end]); ok && g == f {
			continue
		}
		if s.first > 0 && l.indent == s.base+s.first && !hanging && r.ended(&r.lines[k-1]) || r.partsNotes(k, f) {
			return true
		}
	}
	return false
}

// marked says that the text of lines from to before to holds a mark v in a
// dress that a body with a label of family f has.
func (r *reading) marked(from, to, v int, f family, loose bool) bool {
	return r.markedLeast(from, to, v, f, loose, 0)
}

// markedLeast is marked for bare digits whose score is above least.
func (r *reading) markedLeast(from, to, v int, f family, loose bool, least int) bool {
	label := itoa(v)
	prev := ""
	for i := from; i < to; i++ {
		l := &r.lines[i]
		if l.role != body && l.role != front {
			continue
		}
		s := r.text[l.start:l.end]
		whole := s
		if digitOf(lastRune(s)) >= 0 && (!r.ended(l) || r.shape.wrapped && l.right() >= r.shape.measure-6) {
			// A number at the line's end is judged by what follows it.
			if n := r.after(i); n >= 0 && n < to {
				whole += r.text[r.lines[n].start:r.lines[n].end]
			}
		}
		if markIn(prev, whole, len(s), v, label, f, loose, least) {
			return true
		}
		prev = s
	}
	return false
}

// markIn looks for mark v in the first bytes, up to to, of a line that follows
// prev. A body numbered in
// bare digits may belong to a raised mark or, at the end of the text (loose),
// to one in square brackets; any other dress is the same in text and body.
func markIn(prev, s string, to, v int, label string, f family, loose bool, least int) bool {
	for i, c := range s {
		if i >= to {
			return false
		}
		switch {
		case circled(c) == v && f == circledMarks, symbolValue(c, 1) == v && v < 4 && f == symbolMarks:
			return true
		case superscript(c) >= 0 && (f == bareMarks || f == raisedMarks):
			n := 0
			for _, d := range s[i:] {
				if superscript(d) < 0 || n > 999 {
					break
				}
				n = n*10 + superscript(d)
			}
			if n == v {
				return true
			}
		case strings.ContainsRune("[［〔(（【", c):
			if g, end, list := bracketed(s, i); end > 0 && (g == f || f == wordMarks || f == bareMarks && g == squareMarks && loose) {
				if least > 0 && g == parenMarks && !afterSentence(s[:i]) && !strings.ContainsRune(noStarts, firstRune(s[end:])) {
					continue // it may count the parts of a sentence
				}
				for _, n := range list {
					if n == v {
						return true
					}
				}
			}
		case (c == '註' || c == '注') && f == wordMarks:
			if n, _ := arabic(s[i+3:]); n == v {
				return true
			}
		case digitOf(c) >= 0 && f == bareMarks:
			if i > 0 && digitOf(lastRune(s[:i])) >= 0 || !strings.HasPrefix(s[i:], label) {
				continue
			}
			end := i
			for end < len(s) && s[end] >= '0' && s[end] <= '9' {
				end++
			}
			joined, at := s, i
			if i == 0 {
				joined, at = prev+s, len(prev)
			}
			readings, _ := bareReadings(joined, at, at+end-i)
			for _, rd := range readings {
				if rd.first == v && rd.score > least {
					return true
				}
			}
		}
	}
	return false
}

// afterSentence says that text ends with a stop or with a quotation.
func afterSentence(s string) bool {
	return s != "" && strings.ContainsRune("。！？」』”》", lastRune(s))
}

// takeFoot reads the lines from at as notes at the foot of a page.
func (r *reading) takeFoot(at, to int) {
	for i := at; i < to; i++ {
		l := &r.lines[i]
		if l.role != body {
			continue
		}
		l.role = foot
		s := r.text[l.start:l.end]
		v, used, f, ok := bodyLabel(s)
		if ok && used < len(s) && r.nextFoot(v, f, i, s, used) {
			r.openBody(i, v, used, f)
			r.footCount = v
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
	if f != last.family && f == bareMarks && last.family != symbolMarks {
		return false
	}
	if v == r.footCount+1 || v == 1 && r.lines[i].page != r.lines[last.line].page {
		return f != bareMarks || !withinText(s)
	}
	return f != bareMarks && f != parenMarks && v > r.footCount && v < r.footCount+5
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
