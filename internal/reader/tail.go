package reader

import "strings"

// findTails finds the sections of notes: under a head such as 註釋, at the
// end of the text or of a chapter, or without a head as the last lines of the
// text, when they count from one and the text has marks for them.
func (r *reading) findTails() {
	for i := 0; i < len(r.lines); i++ {
		l := &r.lines[i]
		v, how, ok := r.notesHead(i)
		if !ok || v > 1 && v <= r.tailCount {
			continue
		}
		l.role = furniture
		r.leave(l.start, l.end, l.page, "the head of the notes; they are printed as notes")
		r.decide(l.start, l.end, "notes", "a word that heads notes, and a numbered line after it", 97)
		count := 0
		if v > 1 {
			count = v - 1 // the count runs through the chapters
		}
		i = r.takeTail(i+1, how, count)
	}
	if r.filed {
		return // what is numbered in the text is a list, or heads
	}
	if len(r.bodies) == 0 {
		r.chapterTails(false)
	} else if len(r.tailHead) == 0 && len(r.tails) > 0 {
		r.otherTails()
	}
	r.bareTail()
	r.starNotes()
}

// starNotes finds notes with * below pieces of the text: a line that begins with
// the mark, alone or above one with the next, and the text since the one before
// has a mark for it.
func (r *reading) starNotes() {
	for i := range r.bodies {
		if r.bodies[i].family == symbolMarks {
			return // they stand at the feet of pages, or in a section
		}
	}
	since, last := 0, 0
	for i := 1; i < len(r.lines); i++ {
		v := r.star(i)
		if v == 0 {
			continue
		}
		p := r.before(i)
		if v != 1 && (v != last+1 || last == 0) || p < 0 || !r.ended(&r.lines[p]) && r.shape.wrapped && r.lines[i].blanks <= r.shape.gap || r.star(p) == v || !r.markedLeast(since, i, v, symbolMarks, 0) {
			continue
		}
		if n := r.after(i); n >= 0 && r.star(n) == v {
			continue // a list
		}
		i, last = r.takeStars(i, v-1)
		i--
		since = i + 1
	}
}

// star gives the number of the note that line i opens with * or †, or 0.
func (r *reading) star(i int) int {
	l := &r.lines[i]
	s := r.text[l.start:l.end]
	v, used, f, ok := bodyLabel(s)
	if !ok || l.role != body || f != symbolMarks || used >= len(s) {
		return 0
	}
	return v
}

// takeStars reads the notes with * and † that begin at line i, after the number-th,
// and gives the line below them and the last number.
func (r *reading) takeStars(i, number int) (below, last int) {
	section := len(r.tails) + 1
	for i < len(r.lines) {
		l := &r.lines[i]
		v := r.star(i)
		if v != number+1 {
			break
		}
		_, used, f, _ := bodyLabel(r.text[l.start:l.end])
		l.role = tail
		r.openBody(i, v, used, f)
		r.bodies[len(r.bodies)-1].section = section
		r.decide(l.start, l.end, "notes", "a line behind a star below a piece of the text, which has a mark for it", 85)
		number = v
		for i++; i < len(r.lines) && r.shape.wrapped && r.lines[i].role == body && !r.ended(&r.lines[i-1]) && r.lines[i].blanks <= r.shape.gap; i++ {
			r.lines[i].role = tail
			r.extendBody(i)
		}
	}
	return i, number
}

// notesHead says that line i heads a section of notes: a word such as 註釋, and
// a numbered line after it, perhaps with a chapter's head between. It gives
// the number and the dress of the first note.
func (r *reading) notesHead(i int) (number int, how numbering, ok bool) {
	l := &r.lines[i]
	if l.role != body || l.width > 40 || !notesHeads[bareName(r.text[l.start:l.end])] {
		return 0, how, false
	}
	first := r.after(i)
	if first < 0 {
		return 0, how, false
	}
	n := &r.lines[first]
	if s := r.text[n.start:n.end]; headOf(s).kind != notHead || r.partsBodies(first) {
		if _, _, _, ok := bodyLabel(s); !ok || r.partsBodies(first) {
			if next := r.after(first); next >= 0 {
				n = &r.lines[next]
			}
		}
	}
	s := r.text[n.start:n.end]
	v, used, f, ok := bodyLabel(s)
	return v, numbering{f, labelDress(s[:used])}, ok && used < len(s)
}

// partsBodies says that line i is the head of a chapter among the notes, with a
// number of its own (1. 緣起) or in plain words: they stand in the text too, and
// note 1 follows.
func (r *reading) partsBodies(i int) bool {
	l := &r.lines[i]
	s := r.text[l.start:l.end]
	if l.width > 60 || r.stops(l) {
		return false
	}
	if _, _, _, label := bodyLabel(s); label && headOf(s).kind == notHead {
		return false
	}
	next := r.after(i)
	if next < 0 {
		return false
	}
	n := &r.lines[next]
	v, used, _, ok := bodyLabel(r.text[n.start:n.end])
	return ok && v == 1 && used < n.end-n.start && r.repeatsHead(s)
}

// partsNotes says that line i is a head of the text, where the notes before it
// are numbered so.
func (r *reading) partsNotes(i int, how numbering) bool {
	l := &r.lines[i]
	if l.width > 60 {
		return false
	}
	h := headOf(r.text[l.start:l.end])
	return h.kind != notHead && r.standsAlone2(i, h, how)
}

// takeTail reads lines from at as notes after the count-th, up to the next head
// of the text, and gives the last line taken.
func (r *reading) takeTail(at int, how numbering, count int) int {
	f := how.family
	section := len(r.tails)
	r.tails = append(r.tails, at)
	open := false
	last := at - 1
	for i := at; i < len(r.lines); i++ {
		l := &r.lines[i]
		if l.role != body {
			continue
		}
		s := r.text[l.start:l.end]
		v, used, g, ok := bodyLabel(s)
		if ok && used < len(s) && !r.partsBodies(i) && !((labelDress(s[:used]) != how.dress || v != count+1) && r.partsNotes(i, how)) && r.nextTail(v, g, how, count, i) && (v > 1 || count == 0 || g == symbolMarks || r.countsAnew(i, how)) {
			if v == 1 && count > 0 && g != symbolMarks {
				section++
				r.tails = append(r.tails, i)
			}
			l.role = tail
			r.openBody(i, v, used, g)
			r.bodies[len(r.bodies)-1].section = section + 1
			count, open, last = v, true, i
			continue
		}
		if _, _, again := r.notesHead(i); again {
			break
		}
		if open && r.runsThrough(i, how, count) {
			l.role = furniture
			r.leave(l.start, l.end, l.page, "a running head: the notes count on below it")
			continue
		}
		if h := headOf(s); h.kind != notHead && (r.shape.wrapped || l.width < 50) && r.standsAlone2(i, h, how) || r.partsBodies(i) {
			if next := r.after(i); next >= 0 {
				// A chapter's head among the notes begins its count anew.
				n := &r.lines[next]
				if w, _, g2, ok := bodyLabel(r.text[n.start:n.end]); ok && w == 1 && g2 == f && !strings.Contains(s, "。") && r.repeatsHead(s) {
					l.role = furniture
					r.leave(l.start, l.end, l.page, "a head that parts the notes")
					section++
					r.tails = append(r.tails, i)
					r.tailHead = append(r.tailHead, tailHead{section + 1, r.headKey(s)})
					count = 0
					last = i
					continue
				}
			}
			break
		}
		if open && r.wordsEndNotes(i) {
			r.belowNotes[i] = true
			break
		}
		if !open || l.blanks > r.shape.gap+1 && r.endsNotes(i) || r.indentEndsNotes(i, at, how, count) {
			break
		}
		if separator(s) != "" {
			if isRule(s) {
				l.role = furniture
				r.leave(l.start, l.end, l.page, "the rule below the notes")
			}
			break
		}
		l.role = tail
		r.extendBody(i)
		last = i
	}
	r.tailCount = count
	return last
}

// runsThrough says that line i, which repeats a line of the text, stands above the
// note after the count-th: a head would part the notes.
func (r *reading) runsThrough(i int, how numbering, count int) bool {
	l := &r.lines[i]
	s := r.text[l.start:l.end]
	next := r.after(i)
	if next < 0 || l.width > 64 || r.stops(l) || !r.repeatsHead(s) || !r.labelled(next, how) {
		return false
	}
	n := &r.lines[next]
	v, _, _, _ := bodyLabel(r.text[n.start:n.end])
	return v == count+1 && v > 1 && !r.labelled(i, how)
}

// countsAnew says that the 1 at the start of line i begins another count of
// notes and is no number within a note: the note before has ended, and a note
// 2 follows, or a head, or nothing.
func (r *reading) countsAnew(i int, how numbering) bool {
	f := how.family
	if p := &r.lines[i-1]; !r.ended(p) && p.role == tail {
		return false
	}
	for k := i + 1; k < len(r.lines); k++ {
		l := &r.lines[k]
		if l.role != body {
			continue
		}
		s := r.text[l.start:l.end]
		if h := headOf(s); h.kind != notHead && r.standsAlone2(k, h, how) {
			return true
		}
		if v, used, g, ok := bodyLabel(s); ok && g == f && used < len(s) && !(f == bareMarks && (withinText(s) || labelDress(s[:used]) != how.dress)) {
			if v == 2 {
				return true
			}
			if v == 1 {
				continue
			}
			return f != bareMarks || v < 4
		}
	}
	return true
}

type tailHead struct {
	section int
	key     string
}

// repeatsHead says that the words of s stand as a line of their own elsewhere, or
// are the number or the title of a head.
func (r *reading) repeatsHead(s string) bool {
	key := runningKey(s)
	return r.times[key] > 1 || r.headParts[partKey(key)] != ""
}

// headKey gives the key of the head that the words of s stand for: they are its
// own, or its number or its title alone.
func (r *reading) headKey(s string) string {
	key := runningKey(s)
	if full := r.headParts[partKey(key)]; full != "" && r.times[key] < 2 {
		return full
	}
	return key
}

// partKey is a key without the mark that parts a head's number from its title, or
// a page's number beside it.
func partKey(key string) string { return strings.TrimRight(key, "、.．：:#") }

// countKeys counts the short lines by their words, furniture aside, and notes the
// parts of heads: their numbers and their titles, those of two heads aside.
func (r *reading) countKeys() {
	r.times, r.headParts = map[string]int{}, map[string]string{}
	twice := map[string]bool{}
	for i := range r.lines {
		l := &r.lines[i]
		if l.width >= 64 || l.role == furniture {
			continue
		}
		s := r.text[l.start:l.end]
		key := runningKey(s)
		r.times[key]++
		h := numberedHead(s)
		if h.kind == notHead || h.kind == namedHead || h.title == "" || r.stops(l) {
			continue
		}
		key = strings.Trim(key, "#")
		for _, part := range []string{strings.TrimSuffix(s, h.title), h.title} {
			part = partKey(runningKey(part))
			switch full := r.headParts[part]; {
			case len(part) < len("一") || full == key:
			case full != "" || twice[part]:
				twice[part] = true
				delete(r.headParts, part)
			default:
				r.headParts[part] = key
			}
		}
	}
}

// standsAlone2 is standsAlone for a line among notes, where the line before
// may be of any length. A line with a label like the notes' own (1. 緣起 among
// 1. 見殘譜。) is a head only if blank lines set it off.
func (r *reading) standsAlone2(i int, h headForm, how numbering) bool {
	l := &r.lines[i]
	s := r.text[l.start:l.end]
	if strings.ContainsRune("。；，、：,;.", lastRune(s)) && h.kind != namedHead {
		return false
	}
	if p := i - 1; p >= 0 && r.lines[p].role == tail && !r.ended(&r.lines[p]) && l.blanks <= r.shape.gap {
		return false
	}
	if _, used, g, ok := bodyLabel(s); ok && how == (numbering{g, labelDress(s[:used])}) && h.kind != sectHead && h.kind != chapHead {
		next := r.after(i)
		if next >= 0 && l.indent >= r.shape.base+r.shape.first+8 && l.width <= 40 && !r.stops(l) && r.lines[next].indent < l.indent-4 && !labelledLine(r.text[r.lines[next].start:r.lines[next].end]) {
			return true // in the middle of the page, above a paragraph
		}
		turned := i > 0 && r.feeds > 0 && l.page != r.lines[i-1].page || i > 1 && r.feeds > 0 && r.lines[i-1].role == furniture && r.lines[i-2].page != l.page
		if next < 0 || l.blanks <= r.shape.gap && !turned || r.lines[next].blanks <= r.shape.gap && !r.numberedHead(i) || l.width > 40 {
			return false
		}
	}
	return !r.shape.wrapped || l.right() < r.shape.measure*3/4 || l.width < r.shape.measure*3/4 && r.centred(l)
}

// centred says that a line stands in the middle of the measure.
func (r *reading) centred(l *line) bool {
	off := r.shape.measure - l.right() - l.indent
	return l.indent >= 8 && max(off, -off) <= 4
}

// endsNotes says that line i, after more blank lines than usual, goes on
// with text and not with a note.
func (r *reading) endsNotes(i int) bool {
	prev := i - 1
	for prev > 0 && r.lines[prev].role == furniture {
		prev--
	}
	return r.ended(&r.lines[prev]) && r.lines[i].indent != r.lines[prev].indent
}

// indentEndsNotes says that line i, or the line after it where i has the words of
// a head, begins a paragraph of the text: it stands in as paragraphs do while
// the notes begin at the left edge, and the count of the notes does not go on
// before the next section of notes, which there is.
func (r *reading) indentEndsNotes(i, first int, how numbering, count int) bool {
	s := &r.shape
	edge := r.lines[first].indent
	prev := i - 1
	for prev > first && r.lines[prev].role == furniture {
		prev--
	}
	if s.first == 0 || edge != s.base && s.wrapped || edge == s.base+s.first || !r.ended(&r.lines[prev]) {
		return false
	}
	k := i
	if l := &r.lines[i]; l.indent != s.base+s.first {
		if l.width > 40 || strings.ContainsRune("。！？；，、：」』.,;:", lastRune(r.text[l.start:l.end])) {
			return false
		}
		if k = r.after(i); k < 0 {
			return false
		}
	}
	l := &r.lines[k]
	if _, _, _, label := bodyLabel(r.text[l.start:l.end]); label || l.indent != s.base+s.first {
		return false
	}
	for ; k < len(r.lines); k++ {
		l := &r.lines[k]
		if l.role != body {
			continue
		}
		if _, _, again := r.notesHead(k); again {
			return true
		}
		t := r.text[l.start:l.end]
		if v, used, f, ok := bodyLabel(t); ok && v == count+1 && l.indent == edge && (numbering{f, labelDress(t[:used])}) == how {
			return false
		}
	}
	return false
}

// wordsEndNotes says that line i is a head in plain words below the notes of a
// chapter: short, without a mark at its end, after a note that has ended and
// before what is none. Blank lines set it off, or it stands in the middle of the
// measure, or it holds no mark at all and a paragraph begins below.
func (r *reading) wordsEndNotes(i int) bool {
	l := &r.lines[i]
	s := r.text[l.start:l.end]
	next := r.after(i)
	if next < 0 || l.width > 40 || separator(s) != "" || r.shape.wrapped && l.width >= r.shape.measure*3/4 || strings.ContainsRune("。！？；，、：」』）.,;:)", lastRune(s)) {
		return false
	}
	n := &r.lines[next]
	text := n
	if k := r.textBelowHead(i); k >= 0 {
		text = &r.lines[k]
	}
	gap := r.shape.gap
	if bracketedWords(s) == "" && !(l.blanks > gap && n.blanks > gap) && !(r.shape.wrapped && l.blanks >= gap && r.centred(l)) && !r.plainPart(i, true) {
		return false
	}
	prev := i - 1
	for prev > 0 && r.lines[prev].role == furniture {
		prev--
	}
	if !r.ended(&r.lines[prev]) {
		return false
	}
	return !noteBegins(r.text[text.start:text.end])
}

// noteBegins says that a line begins with a number as a note does, and not with
// a date or an amount.
func noteBegins(s string) bool {
	_, _, f, ok := bodyLabel(s)
	return ok && !(f == bareMarks && withinText(s))
}

// plainPart says that line i is short and without marks, after the end of a
// sentence and before a paragraph of the text: that begins with a full line, or
// is a sentence, or stands in as paragraphs do. One character must be set off by
// blank lines or, where turn says so, by a page turn.
func (r *reading) plainPart(i int, turn bool) bool {
	l := &r.lines[i]
	prev, next := i-1, r.after(i)
	for prev > 0 && (r.lines[prev].role == furniture || separator(r.text[r.lines[prev].start:r.lines[prev].end]) != "") {
		prev--
	}
	s := r.text[l.start:l.end]
	gap := r.shape.gap
	alone := prev >= 0 && next >= 0 && ((l.blanks > gap || turn && l.page != r.lines[prev].page) && r.lines[next].blanks > 0)
	if r.axis[i] {
		return true
	}
	if prev < 0 || next < 0 || l.width > 24 || l.width < 4 && !alone || !r.stops(&r.lines[prev]) || !r.plainForm(s) {
		return false
	}
	if k := r.textBelowHead(i); k >= 0 {
		next = k
	}
	n := &r.lines[next]
	if noteBegins(r.text[n.start:n.end]) {
		return false
	}
	sh := &r.shape
	if sh.first > 0 && n.indent == sh.base+sh.first && l.indent != n.indent {
		return true
	}
	return sh.wrapped && n.right() >= sh.measure-6 || !sh.wrapped && n.width > 60 || n.width >= 30 && (r.stops(n) || strings.ContainsRune("：:", lastRune(r.text[n.start:n.end])))
}

// nextTail says that a label begins the next note.
func (r *reading) nextTail(v int, g family, how numbering, count, i int) bool {
	f := how.family
	s := r.text[r.lines[i].start:r.lines[i].end]
	if g != f {
		return g == symbolMarks && count == 0
	}
	switch {
	case v == count+1:
	case v == 1 && count > 1:
		// A count that begins anew.
	case v > count && v <= count+3 && f != bareMarks:
	default:
		return false
	}
	if f == bareMarks && r.amountHere(i, v, how) {
		return false
	}
	if f == bareMarks && how.dress == "." && v == count+1 && strings.HasPrefix(s, itoa(v)+".") && r.stops(&r.lines[i-1]) {
		return true // 17.1石約合103公升 below note 16
	}
	return f != bareMarks || !withinText(s)
}

// amountHere says that the digits at the start of line i count what follows them at
// once (2角5分), and that a line a little below begins with the same number set
// off, as a note's is.
func (r *reading) amountHere(i, v int, how numbering) bool {
	s := r.text[r.lines[i].start:r.lines[i].end]
	if _, digits := arabic(s); digits == len(s) || !strings.ContainsRune(units, firstRune(s[digits:])) {
		return false
	}
	for k := i + 1; k < min(len(r.lines), i+longestNote); k++ {
		if !r.labelled(k, how) || !r.setOffLabel(k) {
			continue
		}
		n, _, _, _ := bodyLabel(r.text[r.lines[k].start:r.lines[k].end])
		return n == v
	}
	return false
}

// bareTail finds notes without a head at the end of the text.
func (r *reading) bareTail() {
	if len(r.bodies) > 0 {
		return
	}
	last := -1 // the line of note 1 of the last count
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body {
			continue
		}
		if v, used, _, ok := bodyLabel(r.text[l.start:l.end]); ok && v == 1 && used < l.end-l.start {
			last = i
		}
	}
	if last <= 0 {
		return
	}
	l := &r.lines[last]
	_, _, f, _ := bodyLabel(r.text[l.start:l.end])
	labels := like(r.labelsIn(last, len(r.lines)))
	if len(labels) < 2 || !countsOn(labels) || f == bareMarks && !r.setOffLabel(last) {
		return
	}
	if p := r.before(last); p >= 0 && r.shape.wrapped && l.blanks <= r.shape.gap && !r.ended(&r.lines[p]) && !isRule(r.text[r.lines[p].start:r.lines[p].end]) {
		return
	}
	found, count := 0, 0
	for _, l := range labels {
		if l.number != count+1 {
			continue
		}
		count = l.number
		if count <= 12 && r.marked(0, last, count, f) {
			found++
		}
	}
	if found*10 < min(count, 12)*8 || found < 2 || r.bodyAfter(labels) {
		return
	}
	if p := last - 1; p >= 0 && r.lines[p].role == body && isRule(r.text[r.lines[p].start:r.lines[p].end]) {
		r.lines[p].role = furniture
		r.leave(r.lines[p].start, r.lines[p].end, r.lines[p].page, "the rule above the notes")
	}
	r.decide(l.start, l.end, "notes", "the last lines count from one, and the text has marks for them", 90)
	r.takeTail(last, numbering{f, labels[0].dress}, 0)
}

// bodyAfter says that text follows the last of the labelled lines, so that
// they are a list within the text: a head, a paragraph, or many lines.
func (r *reading) bodyAfter(labels []label) bool {
	last := labels[len(labels)-1].line
	n := 0
	for i := last + 1; i < len(r.lines); i++ {
		if r.lines[i].role == body {
			n++
		}
	}
	longest := 6
	for k := 1; k < len(labels); k++ {
		longest = max(longest, labels[k].line-labels[k-1].line+2)
	}
	if n > longest || r.textBelow(last, len(r.lines)) {
		return true
	}
	p := r.before(labels[0].line)
	return p >= 0 && strings.ContainsRune("：:", lastRune(r.text[r.lines[p].start:r.lines[p].end]))
}
