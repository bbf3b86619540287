package check

import (
	"strconv"

	"yinshu/internal/manuscript"
)

// notes reports marks that are repeated or out of order, and marks without a
// note where most have one. What the reader could not place (a number that is
// skipped, a note without a mark) it reports itself.
func notes(t *text) (found []finding) {
	byID := map[string]*manuscript.Note{}
	for i := range t.m.Notes {
		byID[t.m.Notes[i].ID] = &t.m.Notes[i]
	}
	found = append(found, order(t, byID)...)
	return append(found, bodyless(t, byID)...)
}

// A numbered is a mark with the number that the source prints.
type numbered struct {
	passage, at int
	note        string
	number      int
}

// numberedMarks returns the marks of the text whose labels are numbers.
func numberedMarks(t *text, byID map[string]*manuscript.Note) (list []numbered) {
	for i := range t.passages {
		p := &t.passages[i]
		for _, m := range p.marks {
			n := byID[m.note]
			if n == nil {
				continue
			}
			if v, err := strconv.Atoi(n.Label); err == nil && v > 0 {
				list = append(list, numbered{p.index, m.at, m.note, v})
			}
		}
	}
	return list
}

// order follows the count. It may begin anew at 1: on a page, in a chapter.
func order(t *text, byID map[string]*manuscript.Note) (found []finding) {
	marks := numberedMarks(t, byID)
	seen := map[string]int{}
	last := 0
	for _, m := range marks {
		p := &t.passages[m.passage]
		switch {
		case seen[m.note] > 0:
			found = append(found, p.find(noteRepeated, max(0, m.at-1), m.number, seen[m.note]))
			continue
		case m.number == 1 || m.number > last:
			last = m.number
		case m.number == last:
			found = append(found, p.find(noteTwice, max(0, m.at-1), m.number))
		default:
			found = append(found, p.find(noteOrder, max(0, m.at-1), m.number, last))
		}
		seen[m.note] = t.line(m.passage, max(0, m.at-1))
	}
	return found
}

// bodyless reports the marks without a note one by one where they are few.
func bodyless(t *text, byID map[string]*manuscript.Note) (found []finding) {
	const few = 20
	without := 0
	for i := range t.m.Notes {
		if len(t.m.Notes[i].Body) == 0 {
			without++
		}
	}
	if without == 0 || without > few || without*2 > len(t.m.Notes) {
		return nil
	}
	for i := range t.passages {
		p := &t.passages[i]
		for _, m := range p.marks {
			if n := byID[m.note]; n != nil && len(n.Body) == 0 {
				found = append(found, p.find(noteBodyless, max(0, m.at-1), n.Label))
			}
		}
	}
	return found
}
