package check

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"yinshu/internal/diag"
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
	found = append(found, bodyOrder(t)...)
	found = append(found, unread(t, byID)...)
	return append(found, bodyless(t, byID)...)
}

// A numbered is a mark with the number that the source prints.
type numbered struct {
	passage, at int
	note        string
	number      int
	span        manuscript.Span
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
			if v := labelNumber(n.Label); v > 0 {
				list = append(list, numbered{p.index, m.at, m.note, v, m.span})
			}
		}
	}
	return list
}

// labelNumber gives the number of a label, or 0.
func labelNumber(label string) int {
	if rs := []rune(label); len(rs) == 1 && manuscript.Circled(rs[0]) > 0 {
		return manuscript.Circled(rs[0])
	}
	v, err := strconv.Atoi(label)
	if err != nil {
		return 0
	}
	return v
}

// findMark is a finding at the note mark before the character at. A mark may
// stand at the beginning of the line after that of the character before it.
func (p *passage) findMark(kind *diag.Kind, at int, span manuscript.Span, args ...any) finding {
	if span.File < 0 || span.End <= span.Start {
		return p.find(kind, max(0, at-1), args...)
	}
	return finding{kind: kind, passage: -1, file: span.File, offset: span.Start, args: args}
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
			found = append(found, p.findMark(noteRepeated, m.at, m.span, m.number, seen[m.note]))
			continue
		case m.number == 1 || m.number > last:
			last = m.number
		case m.number == last:
			found = append(found, p.findMark(noteTwice, m.at, m.span, m.number))
		default:
			found = append(found, p.findMark(noteOrder, m.at, m.span, m.number, last))
		}
		seen[m.note] = t.line(m.passage, max(0, m.at-1))
	}
	return found
}

// unread reports a number that was left in the text although it stands like a
// mark and its value is near the count: a mark printed with a wrong number.
func unread(t *text, byID map[string]*manuscript.Note) (found []finding) {
	marks := numberedMarks(t, byID)
	if len(marks) < 3 {
		return nil
	}
	dresses := t.dresses()
	k, last := 0, 0
	for i := range t.passages {
		p := &t.passages[i]
		if p.flow != 0 {
			continue // the title, and the notes
		}
		for c := 1; c < len(p.text); c++ {
			for k < len(marks) && (marks[k].passage < i || marks[k].passage == i && marks[k].at <= c) {
				last, k = marks[k].number, k+1
			}
			v, ok := dresses.likeMark(p, c)
			if !ok && last > 0 {
				v, ok = likeBareMark(p, c)
			}
			if ok && v >= last-1 && v <= last+2 && v > 0 {
				found = append(found, p.find(noteUnread, c, v, last))
				if k < len(marks) && marks[k].number == v {
					// The mark that follows has this number too: one of the two is wrong.
					found = append(found, t.passages[marks[k].passage].findMark(noteRepeated, marks[k].at, marks[k].span, v, t.line(p.index, c)))
				}
			}
		}
	}
	return found
}

// A dress is what a number wears as a note mark: the brackets around it, or 0
// for a circle.
type dress struct{ open, close rune }

type dressSet map[dress]int

// dresses counts what the marks of the text wear, as the source prints them.
func (t *text) dresses() dressSet {
	set := dressSet{}
	for i := range t.passages {
		for _, m := range t.passages[i].marks {
			if m.span.File < 0 || m.span.File >= len(t.m.Files) || m.span.End > len(t.m.Files[m.span.File].Text) || m.span.Start >= m.span.End {
				continue
			}
			rs := []rune(t.m.Files[m.span.File].Text[m.span.Start:m.span.End])
			switch first, end := rs[0], rs[len(rs)-1]; {
			case manuscript.Circled(first) > 0:
				set[dress{}]++
			case len(rs) > 2 && closing(end) && (digit(rs[1]) || within("注註", rs[1])):
				set[dress{first, end}]++
			}
		}
	}
	return set
}

// likeMark gives the number at c if it wears what marks do and follows the end
// of a sentence or of a clause.
func (set dressSet) likeMark(p *passage, c int) (int, bool) {
	before := p.rune(c - 1)
	if !stop(before) && !pause(before) && !closing(before) {
		return 0, false
	}
	r := p.text[c]
	if v := manuscript.Circled(r); v > 0 {
		return v, set[dress{}] > 1
	}
	from := c + 1
	if within("注註", p.rune(from)) {
		from++
	}
	n := digits(p, from)
	return value(p, from, from+n), n > 0 && n <= 3 && set[dress{r, p.rune(from + n)}] > 1
}

// likeBareMark gives the number at c if it stands like a mark without dress.
func likeBareMark(p *passage, c int) (int, bool) {
	if !digit(p.text[c]) || digit(p.text[c-1]) {
		return 0, false
	}
	n := digits(p, c)
	return value(p, c, c+n), n <= 3 && likeMark(p, c, n)
}

// likeMark says whether a number follows the end of a sentence and no unit or
// measure word follows it.
func likeMark(p *passage, c, n int) bool {
	before := p.rune(c - 1)
	if closing(before) && before != '》' && before != '〉' {
		before = p.rune(c - 2)
	}
	after := p.rune(c + n)
	return stop(before) && (after == 0 || han(after) && !within("個个年月日時时點点分秒世歲岁人元名位次種种項项條条件章節节頁页卷冊册本篇字行畫画萬万億亿千百多餘余周週天小號号隊队團团師师軍军組组級级層层樓楼倍成公英平立噸吨斤克米里尺寸角塊块張张艘架輛辆門门座家戶户支把台臺處处所間间套批類类樣样代期屆届場场回段首部集輪轮步國国省市縣县區区線线路比對对英美", after))
}

// bodyless reports the marks without a note one by one where they are few.
func bodyless(t *text, byID map[string]*manuscript.Note) (found []finding) {
	const few = 20
	without, swallowed := 0, t.swallowed()
	for i := range t.m.Notes {
		if n := &t.m.Notes[i]; len(n.Body) == 0 && !swallowed[n.Label] {
			without++
		}
	}
	if without == 0 || without > few || without*2 > len(t.m.Notes) {
		return nil
	}
	for i := range t.passages {
		p := &t.passages[i]
		for _, m := range p.marks {
			if n := byID[m.note]; n != nil && len(n.Body) == 0 && !swallowed[n.Label] {
				found = append(found, p.findMark(noteBodyless, m.at, m.span, n.Label))
			}
		}
	}
	return found
}

// A bodyStart is a place of the source where the body of a note begins.
type bodyStart struct {
	number, passage, at int
	note                int  // the note that the manuscript has the text in, from 1
	inside              bool // the body of another one, that swallowed it
}

// bodyStarts are the beginnings of bodies in the order of the text: those of
// the notes, and those of notes without a body that stand at the beginning of a
// line in the body of another.
func (t *text) bodyStarts() (list []bodyStart) {
	lost := map[int]bool{}
	for i := range t.m.Notes {
		if n := &t.m.Notes[i]; len(n.Body) == 0 {
			lost[labelNumber(n.Label)] = true
		}
	}
	last := 0
	for i := range t.passages {
		p := &t.passages[i]
		if p.flow <= 0 {
			continue
		}
		if p.flow != last {
			last = p.flow
			list = append(list, bodyStart{labelNumber(t.m.Notes[p.flow-1].Label), i, 0, p.flow, false})
		}
		if len(lost) == 0 {
			continue
		}
		for c := range p.text {
			if v, _ := labelAt(p, c); v > 0 && lost[v] && t.beginsLine(p, c) {
				list = append(list, bodyStart{v, i, c, p.flow, true})
			}
		}
	}
	return list
}

// labelAt reads the label of a body at c, in any dress, and its length.
func labelAt(p *passage, c int) (v, n int) {
	if v = manuscript.Circled(p.text[c]); v > 0 {
		return v, 1
	}
	from := c
	if opening(p.text[c]) {
		from++
		if within("注註", p.rune(from)) {
			from++
		}
	}
	n = digits(p, from)
	if n == 0 || n > 3 {
		return 0, 0
	}
	end := p.rune(from + n)
	if from > c && !closing(end) || from == c && !within(".．、 \u3000", end) {
		return 0, 0
	}
	return value(p, from, from+n), from + n + 1 - c
}

// beginsLine says whether the character at c is the first of its line in the
// source.
func (t *text) beginsLine(p *passage, c int) bool {
	file, offset := p.source(t.m.Files, c)
	if file < 0 {
		return false
	}
	before := strings.TrimRight(t.m.Files[file].Text[:offset], " \t\u3000")
	return before == "" || strings.HasSuffix(before, "\n") || strings.HasSuffix(before, "\r")
}

// swallowed are the labels of notes whose body stands in that of another.
func (t *text) swallowed() map[string]bool {
	inside := map[int]bool{}
	for _, b := range t.bodyStarts() {
		inside[b.number] = inside[b.number] || b.inside
	}
	labels := map[string]bool{}
	for i := range t.m.Notes {
		if n := &t.m.Notes[i]; len(n.Body) == 0 && inside[labelNumber(n.Label)] {
			labels[n.Label] = true
		}
	}
	return labels
}

// bodyOrder reports a body behind that of a later note: one that another has
// swallowed, or one that the source has there.
func bodyOrder(t *text) (found []finding) {
	list := t.bodyStarts()
	slices.SortStableFunc(list, func(a, b bodyStart) int {
		fileA, offsetA := t.passages[a.passage].source(t.m.Files, a.at)
		fileB, offsetB := t.passages[b.passage].source(t.m.Files, b.at)
		return cmp.Or(cmp.Compare(fileA, fileB), cmp.Compare(offsetA, offsetB))
	})
	for i := 1; i < len(list); i++ {
		b, before := list[i], list[i-1].number
		follows := i+1 == len(list) || list[i+1].number == before+1
		if b.number > 0 && b.number < before && (b.inside || b.number == before-1 && follows && (b.number > 1 || before == 2)) {
			found = append(found, t.passages[b.passage].find(noteBodyOrder, b.at, b.number, before))
		}
	}
	return found
}
