package reader

import "strings"

// A numbering is how notes, or the items of a list, are numbered.
type numbering struct {
	family family
	dress  string // what stands around the number: 1. and 1、 head different lists
}

// A label is a line that begins with a number as a note does.
type label struct {
	line   int
	number int
	numbering
}

// labelsIn gives the labelled lines of the body from one to another.
func (r *reading) labelsIn(from, to int) []label {
	var out []label
	for i := from; i < to; i++ {
		l := &r.lines[i]
		if l.role != body {
			continue
		}
		s := r.text[l.start:l.end]
		if v, used, f, ok := bodyLabel(s); ok && used < len(s) {
			out = append(out, label{i, v, numbering{f, labelDress(s[:used])}})
		}
	}
	return out
}

// labelDress gives what stands around the number of a label, white space
// aside.
func labelDress(s string) string {
	return strings.Map(func(c rune) rune {
		if digitOf(c) >= 0 || c == ' ' || c == '　' || c == '\t' || circled(c) > 0 || superscript(c) >= 0 || hanDigit(c) >= 0 || c == '十' {
			return -1
		}
		return c
	}, s)
}

// like gives the labels of the family and the dress of the first.
func like(labels []label) []label {
	out := labels[:0:0]
	for _, l := range labels {
		if l.numbering == labels[0].numbering {
			out = append(out, l)
		}
	}
	return out
}

// footByMarks finds the earliest line of a page from which on every number
// that begins a line is the next, and each has a mark in the text above.
func (r *reading) footByMarks(from, to int) int {
	labels := r.labelsIn(from, to)
	if len(labels) == 0 || len(labels) > 60 {
		return -1
	}
	listed := 0 // of the labels, those of a list
	for n, first := range labels {
		i, v, f := first.line, first.number, first.family
		if n < listed {
			continue
		}
		if (r.endnotes || r.filed) && f != symbolMarks {
			continue // its notes have a section of their own
		}
		if i == from || r.sectioned != nil && r.sectioned[i] || v != 1 && v <= r.footCount {
			continue
		}
		if b := len(r.bodies) - 1; b >= 0 && f == bareMarks && r.bodies[b].family != bareMarks && r.bodies[b].family != symbolMarks {
			continue // the notes so far are numbered otherwise
		}
		prev := r.before(i)
		if f == bareMarks && !r.setOffLabel(i) && !r.gluedLabels(like(labels[n:])) || (f == bareMarks || f == parenMarks) && r.numberedHead(i) {
			continue // a line of text that begins with a number, or a head
		}
		if prev >= 0 && notesHeads[bareName(r.text[r.lines[prev].start:r.lines[prev].end])] {
			return -1 // a section of notes
		}
		same := like(labels[n:])
		if v != 1 && v != r.footCount+1 && (run(same) < 2 || v > r.footCount+20) {
			continue // a page before it that could not be told may hold some notes, but one number is no count
		}
		if prev >= 0 && (f == bareMarks || f == parenMarks) && strings.ContainsRune("：:", lastRune(r.text[r.lines[prev].start:r.lines[prev].end])) && (r.markedLeast(from, i, v+run(same), f, sureMark) || !r.numberedAlike(first) && !r.allSure(same, from, i)) {
			listed = n + run(same) // and what leads to it: the marks go on beyond it, or are none
			continue
		}
		if prev >= 0 && !r.ended(&r.lines[prev]) && r.lines[i].blanks <= r.shape.gap && r.lines[i].page == r.lines[prev].page && r.shape.wrapped && r.lines[prev].right() >= r.shape.measure-4 && f == bareMarks && !r.dressedLabel(i) && r.spacesNumbers() {
			continue // a number in the middle of a sentence
		}
		if countsOn(same) && r.allMarked(same, from, i) && !r.textBelow(i, to) {
			return i
		}
	}
	return -1
}

// numberedHead says that the labelled line i is a head (1. 緣起): short, without
// a stop, and a line without a label follows.
func (r *reading) numberedHead(i int) bool {
	l := &r.lines[i]
	s := r.text[l.start:l.end]
	if l.width > 40 || r.stops(l) || headOf(s).kind == notHead || strings.Contains(s, "://") {
		return false
	}
	next := r.after(i)
	if next < 0 || r.lines[next].page != l.page {
		return false
	}
	n := &r.lines[next]
	t := r.text[n.start:n.end]
	labelled := noteBegins(t)
	if n.width <= 40 && !r.stops(n) && headOf(t).kind == dottedHead {
		labelled = false // 1.1 below 1.
	}
	centred := l.indent > r.shape.base+r.shape.first+4
	return !labelled && (!r.shape.wrapped || l.right() < r.shape.measure*2/3 || centred && l.width < r.shape.measure*2/3)
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
	if digits == len(s) || !strings.ContainsRune(" 　\t.．、)）：:", firstRune(s[digits:])) {
		return false
	}
	if c := firstRune(s[digits:]); c == ')' || c == '）' {
		if p := r.before(i); p >= 0 && unclosed(r.text[r.lines[p].start:r.lines[p].end]) {
			return false // the end of （1821） in two lines
		}
	}
	return true
}

// unclosed says that the last round bracket of a text is open.
func unclosed(s string) bool {
	return max(strings.LastIndex(s, "("), strings.LastIndex(s, "（")) > max(strings.LastIndex(s, ")"), strings.LastIndex(s, "）"))
}

// countsOn says that labels count on from the first of them, lines aside whose
// number is part of a note's text. The count may begin again, where a chapter
// begins on the page or notes of the page before go on.
func countsOn(labels []label) bool {
	next := labels[0].number
	for _, l := range labels {
		switch {
		case l.number == next:
			next++
		case l.number == 1:
			next = 2
		case l.family != bareMarks:
			return false
		}
	}
	return true
}

// run counts the labels that count on from the first.
func run(labels []label) int {
	next := labels[0].number
	for _, l := range labels {
		if l.number == next {
			next++
		}
	}
	return next - labels[0].number
}

// allMarked says that the text of lines from one to another holds a mark for
// each of the labels that count on. One that could be an amount (2兩位前輩)
// counts where as many others leave no doubt, and one that is not found where
// three others are: 世壽721。 is hard to tell. Where the count begins again,
// what stands before may be notes to the page before.
func (r *reading) allMarked(labels []label, from, to int) bool {
	sure, doubtful, lost := 0, 0, 0
	next := labels[0].number
	start := from
	if next > 1 {
		start = r.pageBefore(from)
	}
	for _, l := range labels {
		if l.number == 1 && next > 1 && l.line != labels[0].line {
			next, start = 1, from
		}
		if l.number != next {
			continue
		}
		switch {
		case r.markedLeast(start, to, next, l.family, 1):
			sure++
		case r.markedLeast(start, to, next, l.family, doubtfulMark):
			doubtful++
		default:
			lost++
		}
		next++
	}
	return sure >= doubtful && sure >= 3*lost
}

// numberedAlike says that the notes found so far are numbered as the label is,
// and that it may go on with them.
func (r *reading) numberedAlike(l label) bool {
	if len(r.bodies) == 0 || l.number != 1 && l.number != r.footCount+1 {
		return false
	}
	b := &r.bodies[len(r.bodies)-1]
	return l.numbering == numbering{b.family, labelDress(r.text[b.label.start:b.label.end])}
}

// allSure says that the text of lines from one to another holds a mark for each
// of the labels that count on, and leaves no doubt of any: the more they are, the
// less their marks alone have to say, and one of four may be doubtful or lost.
func (r *reading) allSure(labels []label, from, to int) bool {
	least := sureMark
	if len(labels) > 3 {
		least = 1
	}
	next := labels[0].number
	doubtful := 0
	for _, l := range labels {
		if l.number != next {
			continue
		}
		next++
		if r.markedLeast(from, to, l.number, l.family, least) {
			continue
		}
		doubtful++
		if least == sureMark {
			return false
		}
	}
	return 4*doubtful <= next-labels[0].number
}

// pageBefore gives the first line of the page before the one that line i
// begins.
func (r *reading) pageBefore(i int) int {
	for k := i - 1; k >= 0; k-- {
		if r.lines[k].page < r.lines[i].page-1 {
			return k + 1
		}
	}
	return 0
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
	first := r.text[r.lines[i].start:r.lines[i].end]
	_, used, f, _ := bodyLabel(first)
	how := numbering{f, labelDress(first[:used])}
	hanging, last := false, i
	for k := i + 1; k < to; k++ {
		p := &r.lines[k-1]
		if t := r.text[r.lines[k].start:r.lines[k].end]; r.lines[k].role == body {
			if _, used, g, ok := bodyLabel(t); ok && how == (numbering{g, labelDress(t[:used])}) {
				last = k
			}
		}
		if l := &r.lines[k]; l.role == body && l.indent == s.base+s.first && !r.stops(p) && s.wrapped && p.width >= s.measure/2 {
			hanging = true
		}
	}
	for k := i + 1; k < to; k++ {
		l := &r.lines[k]
		if l.role != body {
			continue
		}
		t := r.text[l.start:l.end]
		if _, used, g, ok := bodyLabel(t); ok && g == f && (labelDress(t[:used]) == how.dress || !r.partsNotes(k, how)) {
			continue
		}
		p := &r.lines[k-1]
		// Before the last of them a short line may have a long word after it, and a point may be of 2 vols.
		if s.first > 0 && l.indent == s.base+s.first && !hanging && (r.stops(p) && r.text[p.end-1] != '.' || k > last && r.ended(p)) || r.partsNotes(k, how) {
			return true
		}
	}
	return false
}

// marked says that the text of lines from to before to holds a mark v in a
// dress that a body with a label of family f has.
func (r *reading) marked(from, to, v int, f family) bool {
	return r.markedLeast(from, to, v, f, 0)
}

// markedLeast is marked for bare digits whose score is above least.
func (r *reading) markedLeast(from, to, v int, f family, least int) bool {
	label := itoa(v)
	prev := ""
	for i := from; i < to; i++ {
		l := &r.lines[i]
		if l.role != body && l.role != front {
			continue
		}
		s := r.text[l.start:l.end]
		whole := s
		if openMark(s) {
			if n := r.after(i); n >= 0 && n < to {
				whole += r.text[r.lines[n].start:r.lines[n].end]
			}
		} else if digitOf(lastRune(s)) >= 0 && (!r.ended(l) || r.shape.wrapped && l.right() >= r.shape.measure-6) {
			// A number at the line's end is judged by what follows it.
			if n := r.after(i); n >= 0 && n < to {
				whole += r.text[r.lines[n].start:r.lines[n].end]
			}
		}
		if markIn(prev, whole, len(s), v, label, f, &r.dresses[f], least) {
			return true
		}
		prev = s
	}
	return false
}

// openMark says that a line ends within a mark in brackets.
func openMark(s string) bool {
	tail := s[max(0, len(s)-14):]
	i := strings.LastIndexAny(tail, "[［〔(（【")
	return i >= 0 && !strings.ContainsAny(tail[i:], "]］〕)）】")
}

// markIn looks for mark v in the first bytes, up to to, of a line that follows
// prev: one in a dress that a body with a label of family f may belong to.
func markIn(prev, s string, to, v int, label string, f family, worn *dress, least int) bool {
	for i, c := range s {
		if i >= to {
			return false
		}
		switch {
		case circled(c) == v && worn[circledMarks], symbolValue(c, 1) == v && v < 5 && f == symbolMarks:
			return true
		case superscript(c) >= 0 && worn[raisedMarks]:
			n := 0
			for _, d := range s[i:] {
				if superscript(d) < 0 || n > 999 {
					break
				}
				n = n*10 + superscript(d)
			}
			if n == v && !(isLatin(lastRune(s[:i])) && n < 4) { // km²
				return true
			}
		case strings.ContainsRune("[［〔(（【", c):
			if g, end, list := bracketed(s, i); end > 0 && worn[g] {
				if (least >= sureMark || g != f) && g == parenMarks && !afterSentence(s[:i]) && !(g != f && strings.ContainsRune("，；", lastRune(s[:i]))) && !strings.ContainsRune(noStarts, firstRune(s[end:])) {
					continue // it may count the parts of a sentence
				}
				for _, n := range list {
					if n == v {
						return true
					}
				}
			}
		case (c == '註' || c == '注') && worn[wordMarks]:
			n, used := arabic(s[i+3:])
			if n == v {
				return true
			}
			if rest := s[i+3:]; used > len(label) && strings.HasPrefix(rest, label) {
				// 註11756年: the mark, and a year at once.
				if score, bad := restScore(rest[len(label):used], rest[used:]); score > 2 && bad == "" {
					return true
				}
			}
		case digitOf(c) >= 0 && worn[bareMarks]:
			if i > 0 && digitOf(lastRune(s[:i])) >= 0 || !strings.HasPrefix(s[i:], label) {
				continue
			}
			end := i
			for end < len(s) && s[end] >= '0' && s[end] <= '9' {
				end++
			}
			if strings.ContainsRune("[［〔(（【", lastRune(s[:i])) && strings.ContainsRune("]］〕)）】", firstRune(s[end:])) {
				continue // a mark in brackets, and of another dress
			}
			joined, at := s, i
			if i == 0 {
				joined, at = prev+s, len(prev)
			}
			readings, _ := bareReadings(joined, at, at+end-i, fewNotes)
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
