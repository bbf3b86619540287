package reader

import (
	"strings"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

func problemOf(kind *diag.Kind, file string, args ...any) *diag.Problem {
	return diag.Of(kind, file, args...)
}

// readNotes reads notes.txt. A line that begins with a number opens a body,
// further lines go on with it, blank lines only part. Where the text counts
// its notes anew, a line with the words of the text's own head (or any line
// in the form of a head, or # and a number) begins the next count.
func (r *reading) readNotes(part *Part, m *manuscript.Manuscript) []noteBody {
	if part == nil {
		return nil
	}
	d, bad := decode(part.Text, "")
	if bad != nil {
		r.report(diag.Of(bad, part.Name))
		return nil
	}
	r.problems = append(r.problems, d.problems(part.Name)...)
	m.Files = append(m.Files, manuscript.File{Name: part.Name, Text: d.text})
	r.notesText = d.text
	sub := &reading{name: part.Name, src: d, text: d.text}
	sub.divide()
	var bodies []noteBody
	first := map[noteKey]int{}
	segment, head := 0, ""
	ones := 0 // where three and more notes are the first, a chapter may have but one
	for i := range sub.lines {
		if s := d.text[sub.lines[i].start:sub.lines[i].end]; firstLabel(s) && r.times[runningKey(s)] == 0 {
			ones++
		}
	}
	for i := range sub.lines {
		l := &sub.lines[i]
		s := d.text[l.start:l.end]
		number, used, fam, ok := bodyLabel(s)
		if i+1 < len(sub.lines) && r.times[runningKey(s)] > 0 {
			if n := &sub.lines[i+1]; firstLabel(d.text[n.start:n.end]) {
				ok = false // a head of the text with a number: 1. 染坊
			}
		}
		if len(bodies) > 0 && fam == bareMarks && bodies[0].family != bareMarks && bodies[0].family != symbolMarks {
			ok = false // the labels are dressed: 4), pp. 110–124 goes on
		}
		if ok && used < len(s) && (plainNumber(s, used, number, len(bodies) > 0, bodies) || givenAgain(d.text, s, used, first, noteKey{segment: segment, number: number}, bodies)) {
			key := noteKey{segment: segment, number: number}
			if _, twice := first[key]; twice {
				if number == 1 && (ones > 2 || !closeUpon(d.text, bodies, l.start)) {
					segment++
					key.segment++
				} else {
					r.report(diag.At(NotesTwice, part.Name, d.text, l.start, number, lineOf(d.text, first[key])))
					r.leaveIn(1, l.start, l.end, 0, "a note given twice")
					continue
				}
			}
			first[key] = l.start
			at := l.start + used
			for at < l.end && (d.text[at] == ' ' || strings.HasPrefix(d.text[at:], "　")) {
				at++
				if d.text[at-1] != ' ' {
					at += 2
				}
			}
			bodies = append(bodies, noteBody{
				segment: segment, number: number, family: fam, head: head, label: span{l.start, l.start + used}, file: 1,
				pieces: []notePiece{{piece: piece{start: at, end: l.end}}}, span: span{l.start, l.end},
			})
			r.leaveIn(1, l.start, l.start+used, 0, "a note's number, kept as its label")
			continue
		}
		if parts := strings.HasPrefix(s, "#") || r.partsFile(sub, i); len(bodies) == 0 || parts {
			if parts {
				r.leaveIn(1, l.start, l.end, 0, "a head that parts the notes")
				if len(bodies) > 0 {
					segment++
				}
				head = runningKey(strings.TrimLeft(s, "# "))
				continue
			}
			r.report(diag.At(NotesLine, part.Name, d.text, l.start))
			r.leaveIn(1, l.start, l.end, 0, "a line of notes.txt that belongs to no note")
			continue
		}
		b := &bodies[len(bodies)-1]
		last := &b.pieces[len(b.pieces)-1]
		p := notePiece{piece: piece{start: l.start, end: l.end}}
		if isLatin(lastRune(d.text[last.start:last.end])) && isLatin(firstRune(s)) {
			p.glue = glueSpace
		}
		b.pieces = append(b.pieces, p)
		b.span.end = l.end
	}
	return bodies
}

// findFiledHeads finds the words of the lines in notes.txt that stand above a
// first note: heads of the text, if it has such lines.
func (r *reading) findFiledHeads(part *Part) {
	if part == nil {
		return
	}
	d, bad := decode(part.Text, "")
	if bad != nil {
		return // readNotes reports it
	}
	sub := &reading{name: part.Name, src: d, text: d.text}
	sub.divide()
	r.filedHeads = map[string]bool{}
	for i := range sub.lines {
		l := &sub.lines[i]
		s := strings.TrimLeft(sub.text[l.start:l.end], "# ")
		if i+1 == len(sub.lines) || l.width >= 60 || labelledLine(s) || !r.plainForm(s) {
			continue
		}
		if n := &sub.lines[i+1]; firstLabel(sub.text[n.start:n.end]) {
			r.filedHeads[runningKey(s)] = true
		}
	}
}

// partsFile says that line i of notes.txt is the head of a chapter: it has the
// form of one, or its words are a line of the text, and it ends no sentence.
func (r *reading) partsFile(sub *reading, i int) bool {
	l := &sub.lines[i]
	s := sub.text[l.start:l.end]
	if l.width >= 60 || endsSentence(s) || strings.ContainsAny(s, "。；，") {
		return false
	}
	if i+1 < len(sub.lines) {
		n := &sub.lines[i+1]
		if v, _, _, ok := bodyLabel(sub.text[n.start:n.end]); ok && v == 1 && r.times[runningKey(s)] > 0 {
			return true
		}
	}
	return headOf(s).kind != notHead && l.width < 40
}

// plainNumber says that a line that begins with digits opens a note and is
// not the middle of one: a dressed number always does, a bare one only if it
// is the next of the count or stands apart from its text.
func plainNumber(s string, used, number int, open bool, bodies []noteBody) bool {
	_, digits := arabic(s)
	if !open {
		return true
	}
	last := bodies[len(bodies)-1].number
	if digits == 0 {
		return number <= last+20 // （1767） is a year within a note
	}
	if number == last+1 || number == 1 {
		return !withinText(s)
	}
	return used > digits && number >= last && number < last+20
}

// givenAgain says that a line whose bare number goes back in the count is a note
// given a second time: the number was there, stands apart from its text, and
// what comes before it is ended.
func givenAgain(text, s string, used int, first map[noteKey]int, key noteKey, bodies []noteBody) bool {
	_, digits := arabic(s)
	if _, given := first[key]; !given || len(bodies) == 0 || used == digits || withinText(s) {
		return false
	}
	pieces := bodies[len(bodies)-1].pieces
	last := pieces[len(pieces)-1]
	return strings.ContainsRune("。！？」』）)…”.", lastRune(strings.TrimSpace(text[last.start:last.end])))
}

// closeUpon says that the note which begins at start follows the first note of
// the count with no line between: it is that note again, not the next count.
func closeUpon(text string, bodies []noteBody, start int) bool {
	last := &bodies[len(bodies)-1]
	return last.number == 1 && strings.Count(linesEnded(text[last.span.end:start]), "\n") == 1 && strings.TrimSpace(text[last.span.end:start]) == ""
}

func lineOf(text string, at int) int { return strings.Count(linesEnded(text[:at]), "\n") + 1 }

func (r *reading) leaveIn(file, start, end, page int, why string) {
	if start < end {
		r.left = append(r.left, manuscript.LeftOut{Span: manuscript.Span{File: file, Start: start, End: end}, Page: page, Why: why})
	}
}

func (r *reading) fileText(file int) string {
	if file == 0 {
		return r.text
	}
	return r.notesText
}

// unmarked reports a body that no mark in the text names.
func (r *reading) unmarked(m *manuscript.Manuscript, b *noteBody) {
	if b.file == 0 {
		r.at(BodyUnmarked, b.span.start, b.number)
		return
	}
	r.report(diag.At(BodyUnmarked, m.Files[b.file].Name, r.notesText, b.span.start, b.number))
}
