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
	found = append(found, unread(t, byID)...)
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

// unread reports a number that was left in the text although it stands like a
// mark and its value is near the count: a mark printed with a wrong number.
func unread(t *text, byID map[string]*manuscript.Note) (found []finding) {
	marks := numberedMarks(t, byID)
	if len(marks) < 3 {
		return nil
	}
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
			if !digit(p.text[c]) || digit(p.text[c-1]) || last == 0 {
				continue
			}
			n := digits(p, c)
			v := value(p, c, c+n)
			if n <= 3 && v >= last-1 && v <= last+2 && v > 0 && likeMark(p, c, n) {
				found = append(found, p.find(noteUnread, c, v, last))
				if k < len(marks) && marks[k].number == v {
					// The mark that follows has this number too: one of the two is wrong.
					found = append(found, t.passages[marks[k].passage].find(noteRepeated, max(0, marks[k].at-1), v, t.line(p.index, c)))
				}
			}
		}
	}
	return found
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
