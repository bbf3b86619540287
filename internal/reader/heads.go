package reader

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yinshu/internal/manuscript"
)

// A head is a line that is a head, with its level.
type head struct {
	line  int
	form  headForm
	skip  int // bytes of a mark before its words
	level int
	why   string
	sure  int
}

// findHeads finds the heads among the lines of the body. A line is a
// candidate by its form and by standing alone; numbered candidates must then
// count from 1.
func (r *reading) findHeads() {
	var found []head
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body || l.width > 72 {
			continue
		}
		s := r.text[l.start:l.end]
		f := headOf(s)
		if f.kind == notHead || !r.standsAlone(i, f) {
			continue
		}
		found = append(found, head{line: i, form: f})
	}
	found = r.countHeads(found)
	found = r.dropLists(found)
	found = r.orderedHeads(found)
	r.wrappedHeads(found)
	r.plainHeads(&found)
	r.markedHeads(&found)
	levels(found)
	for i := range found {
		if level := r.headAt[r.lines[found[i].line].start]; level > 0 {
			found[i].level = level
			found[i].why, found[i].sure = "fixes.txt says so", 100
		}
	}
	r.heads = make(map[int]*head, len(found))
	for i := range found {
		h := &found[i]
		if h.why == "" {
			h.why, h.sure = "its form, and a count that runs from one", 97
			if h.form.kind == namedHead {
				h.why, h.sure = "a word that names a section, alone on its line", 95
			}
		}
		r.heads[h.line] = h
	}
	r.headList = found
}

// standsAlone says that line i can be a head: it is short, ends no sentence,
// and the line before it ends a paragraph.
func (r *reading) standsAlone(i int, f headForm) bool {
	l := &r.lines[i]
	s := r.text[l.start:l.end]
	last := lastRune(s)
	if strings.ContainsRune("。；，、：,;", last) && f.kind != namedHead && !(last == '、' && f.title == "") && !(last == '：' && r.leadsOver(i, f)) {
		return false
	}
	if sh := &r.shape; sh.wrapped {
		limit := sh.measure - 4
		if f.kind != chapHead && f.kind != sectHead && f.kind != partHead {
			limit = sh.measure*3/4 + 2
		}
		if l.right() > limit && !(l.width <= limit && r.centred(l)) {
			return false
		}
	}
	prev := r.before(i)
	if prev < 0 {
		return true
	}
	p := &r.lines[prev]
	if r.shape.wrapped && l.blanks <= r.shape.gap && r.shape.measure-p.right() < l.width && r.markAlone(l) {
		return false // a mark that had no place on the line above
	}
	if l.page != p.page || l.blanks > r.shape.gap {
		if f.kind == bareHead && l.page == p.page {
			return true // at the head of a page it may be a page's number
		}
		if b := &r.lines[i-1]; (b.role == tail || b.role == foot) && r.ended(b) {
			return true // notes stand between
		}
		if l.page != p.page && p.width <= 40 && (!r.shape.wrapped || p.right() < r.shape.measure*3/4) {
			return true // the page before ends with a short line
		}
		return f.kind <= sectHead || f.kind == namedHead || r.ended(p) || r.isHeadLike(prev)
	}
	if f.kind == bareArabicHead && r.shape.wrapped && p.right() >= r.shape.measure-3 && l.indent <= r.shape.base {
		return false // a note's mark for which the full line had no room
	}
	// Where every line is a paragraph the line before has ended: a table's row.
	return r.ended(p) || r.isHeadLike(prev) || isRule(r.text[p.start:p.end]) || !r.shape.wrapped && !r.shape.parted && l.page == p.page
}

// isHeadLike says that line i is short and has the form of a head, so that a
// head may follow it.
func (r *reading) isHeadLike(i int) bool {
	l := &r.lines[i]
	if l.role == front {
		return true
	}
	return l.width < 60 && headOf(r.text[l.start:l.end]).kind != notHead
}

// before gives the last line of text before line i, or -1.
func (r *reading) before(i int) int {
	for i--; i >= 0; i-- {
		if k := r.lines[i].role; k == body || k == front {
			return i
		}
	}
	return -1
}

// after gives the next line of text after line i, or -1.
func (r *reading) after(i int) int {
	for i++; i < len(r.lines); i++ {
		if r.lines[i].role == body {
			return i
		}
	}
	return -1
}

// countHeads keeps the numbered candidates whose kind counts 1, 2, 3 …; a
// count may begin again where a higher head stands between. A count of one is
// no count, unless it is sure by its form or its words; what it parted is
// counted anew without it.
func (r *reading) countHeads(found []head) []head {
	for {
		keep, seen := keepCounted(found)
		alone := false
		out := keep[:0]
		for _, h := range keep {
			f := h.form
			if f.kind > sectHead && f.kind < namedHead && seen[f.kind][min(f.depth, 3)] < 2 {
				if !sureAlone(f) {
					alone = true
					found = slices.DeleteFunc(found, func(g head) bool { return g.line == h.line })
					continue
				}
				h.why, h.sure = "its form and its words, though no second follows", 85
			}
			out = append(out, h)
		}
		if !alone {
			return out
		}
	}
}

// sureAlone says that a first head is one without a second: 一 with nothing
// else in its paragraph is no text, and 一、前言 says what it is.
func sureAlone(f headForm) bool {
	return f.number == 1 && (f.kind == bareHead || headOf(f.title).kind == namedHead)
}

// keepCounted counts the candidates once, and gives how many of a kind it kept.
func keepCounted(found []head) (keep []head, seen [numHeadKinds][4]int) {
	last := [numHeadKinds][4]int{}
	sep := rune(0) // of the first that is kept: 1. and 1、 count different things
	for i, h := range found {
		f := h.form
		d := min(f.depth, 3)
		if f.kind == arabicHead && sep != 0 && f.sep != sep {
			continue
		}
		if f.kind >= namedHead {
			keep = append(keep, h)
			continue
		}
		next := last[f.kind][d] + 1
		switch {
		case f.number == next:
		case f.number == 2 && next == 1 && f.kind == bareHead && hasNext(found[i+1:], f):
			// The first section stands under the title alone.
		case f.number == 1 && (f.kind > chapHead || last[f.kind][d] > 1):
		case f.kind <= sectHead && f.number > 0:
			// 第n章 is a head even where the count has a hole.
		case f.number == next+1 && seen[f.kind][d] > 1 && hasNext(found[i+1:], f):
		default:
			continue
		}
		if f.kind == arabicHead {
			sep = f.sep
		}
		last[f.kind][d] = f.number
		seen[f.kind][d]++
		for k := f.kind + 1; k < namedHead; k++ {
			if k > f.kind && k != dottedHead {
				last[k] = [4]int{}
			}
		}
		if f.kind == dottedHead || f.kind == arabicHead {
			for deeper := d + 1; deeper < 4; deeper++ {
				last[dottedHead][deeper] = 0
			}
			last[arabicParenHead] = [4]int{}
		}
		keep = append(keep, h)
	}
	return keep, seen
}

func hasNext(found []head, f headForm) bool {
	for _, h := range found {
		if h.form.kind == f.kind && h.form.depth == f.depth && h.form.number == f.number+1 {
			return true
		}
	}
	return false
}

// dropLists takes away kinds whose candidates mostly follow each other with
// no text between: they are items of lists.
func (r *reading) dropLists(found []head) []head {
	var adjacent, all [numHeadKinds]int
	at := map[int]headKind{}
	for _, h := range found {
		at[h.line] = h.form.kind
	}
	for _, h := range found {
		all[h.form.kind]++
		if n := r.after(h.line); n < 0 || at[n] == h.form.kind {
			adjacent[h.form.kind]++
		}
	}
	out := found[:0]
	for _, h := range found {
		k := h.form.kind
		if k > sectHead && k < namedHead && adjacent[k]*2 >= all[k] && all[k] > 1 {
			continue
		}
		out = append(out, h)
	}
	return out
}

// leadsOver says that a head of a chapter or a section goes on in a second line:
// its title ends at a colon, or the number stands alone.
func (r *reading) leadsOver(i int, f headForm) bool {
	j := r.after(i)
	if f.kind > sectHead || j < 0 {
		return false
	}
	first, second := &r.lines[i], &r.lines[j]
	s := r.text[second.start:second.end]
	if f.title != "" && !strings.HasSuffix(f.title, "：") || second.page != first.page || second.width > 44 || second.blanks > r.shape.gap || !r.plainForm(s) || headOf(s).kind != notHead || r.shape.wrapped && second.right() > r.shape.measure-4 {
		return false
	}
	k := r.after(j)
	return k >= 0 && (r.lines[k].blanks > second.blanks || second.indent > r.shape.base+r.shape.first && r.lines[k].indent < second.indent)
}

// wrappedHeads finds the second lines of numbered heads: a block of two lines,
// set off by more blank than is between them, whose first is long enough to be
// wrapped and whose second could be neither a name nor a head of its own; or the
// title below a number that stands alone.
func (r *reading) wrappedHeads(found []head) {
	for _, h := range found {
		j := r.after(h.line)
		if j < 0 || h.form.kind == namedHead || !r.wrappedHead(h.line, j, h.form) && !r.leadsOver(h.line, h.form) {
			continue
		}
		if r.headTails == nil {
			r.headTails = map[int]bool{}
		}
		r.headTails[j] = true
	}
}

func (r *reading) wrappedHead(i, j int, f headForm) bool {
	const wrapped = 16 // least width of a line that was too long for a head
	k := r.after(j)
	if k < 0 || f.title == "" {
		return false
	}
	first, second, next := &r.lines[i], &r.lines[j], &r.lines[k]
	s := r.text[second.start:second.end]
	setOff := first.page == second.page && first.blanks > second.blanks && next.page == second.page && next.blanks > second.blanks
	return setOff && first.width >= wrapped && second.width <= first.width && r.plainForm(s) && !strings.ContainsRune("—─－-～", firstRune(s)) && !nameAlone(s) && headOf(s).kind == notHead
}

// plainHeads finds heads without a number: a short line without marks, set off
// from the text by more blank lines than lines have or, where paragraphs are
// indented, by standing at the edge or in the middle; a paragraph follows.
func (r *reading) plainHeads(found *[]head) {
	at := map[int]bool{}
	for _, h := range *found {
		at[h.line] = true
	}
	keys := map[string]bool{}
	for _, h := range r.tailHead {
		keys[h.key] = true
	}
	for key := range r.filedHeads {
		keys[key] = true
	}
	var more []head
	attended := 0 // the line of text below the last of them
	r.findAxis(at)
	for i := range r.lines {
		l := &r.lines[i]
		if r.axis[i] && !r.belowNotes[i] {
			attended = r.textBelowHead(i)
			more = append(more, head{line: i, form: headForm{kind: plainHead}, why: "a short line in the middle, under others of one axis", sure: 85})
			continue
		}
		if r.belowNotes[i] && !at[i] {
			attended = r.textBelowHead(i)
			more = append(more, head{line: i, form: headForm{kind: plainHead}, why: "a short line below the notes of a chapter", sure: 88})
			continue
		}
		if l.role != body || at[i] || r.headTails[i] || l.width > 40 || r.attribution(i) || !r.plainForm(r.text[l.start:l.end]) {
			continue
		}
		prev, next := r.before(i), r.textBelowHead(i)
		if prev < 0 || next < 0 || len(more) > 0 && i < attended {
			continue
		}
		p, n := &r.lines[prev], &r.lines[next]
		s := &r.shape
		if p.role == body && !at[prev] && !r.ended(p) && l.blanks <= s.gap+b2i(s.wrapped) || !keys[runningKey(r.text[l.start:l.end])] && n.width < 44 && !(l.blanks > s.gap+1 && n.blanks > s.gap && l.page == p.page) && !(n.width >= 20 && r.stops(n) || strings.HasSuffix(r.text[n.start:n.end], "：")) || at[next] || s.wrapped && l.right() > s.measure*2/3 && !(l.width <= s.measure*2/3 && r.centred(l)) {
			continue
		}
		if keys[runningKey(r.text[l.start:l.end])] {
			attended = next
			more = append(more, head{line: i, form: headForm{kind: plainHead}, why: "its words stand above notes at the end of the text", sure: 95})
			continue
		}
		if n.width < 44 && !r.stops(n) && (n.blanks <= s.gap || l.blanks <= s.gap+1) && !keys[runningKey(r.text[l.start:l.end])] && !strings.HasSuffix(r.text[n.start:n.end], "：") {
			continue
		}
		above := l.page == p.page && l.blanks > s.gap || p.role == front || at[prev] || l.page != p.page && r.ended(p)
		below := n.blanks > s.gap
		differs := s.first > 0 && (l.indent == s.base || l.indent >= s.base+s.first+4) && n.indent == s.base+s.first
		if l.width < 4 && !(above && (below || differs && r.centred(l))) {
			continue // a head of one character
		}
		if above && (below || differs) || differs && !s.wrapped && l.indent == s.base {
			attended = next
			more = append(more, head{line: i, form: headForm{kind: plainHead}, why: "a short line without marks, set off from the paragraph that follows", sure: 80})
		}
	}
	if lone := r.loneHeads(at, more); len(lone)+len(more) > 1 {
		more = append(more, lone...)
	}
	if len(more) == 0 {
		return
	}
	*found = append(*found, more...)
	slices.SortFunc(*found, func(a, b head) int { return a.line - b.line })
}

// headMarks stand before heads that have no number.
const headMarks = "◎◆◇■□●○★☆▲△▼▽※§❖◈▓"

// markedHeads finds the short lines behind a mark (◎材料) of which several stand
// in the text, none next to another: those would be a list.
func (r *reading) markedHeads(found *[]head) {
	at := map[int]bool{}
	for _, h := range *found {
		at[h.line] = true
	}
	var lines []int
	count, beside := map[rune]int{}, map[rune]int{}
	for i := range r.lines {
		l := &r.lines[i]
		s := r.text[l.start:l.end]
		first, size := utf8.DecodeRuneInString(s)
		if l.role != body || at[i] || l.width > 44 || !strings.ContainsRune(headMarks, first) {
			continue
		}
		words := strings.TrimLeft(s[size:], " 　")
		prev, next := r.before(i), r.after(i)
		if words == "" || strings.ContainsAny(words, "。，；：！？"+headMarks) || strings.ContainsRune("圖图表照攝", firstRune(words)) || prev < 0 || next < 0 {
			continue
		}
		count[first]++
		if n := &r.lines[next]; firstRune(r.text[n.start:n.end]) == first {
			beside[first]++
		}
		if p := &r.lines[prev]; r.ended(p) || p.role == front || at[prev] || l.blanks > r.shape.gap || !r.shape.wrapped {
			lines = append(lines, i)
		}
	}
	added := false
	for _, i := range lines {
		l := &r.lines[i]
		s := r.text[l.start:l.end]
		first, size := utf8.DecodeRuneInString(s)
		if count[first] < 2 || beside[first]*3 > count[first] {
			continue
		}
		skip := len(s) - len(strings.TrimLeft(s[size:], " 　"))
		*found = append(*found, head{line: i, form: headForm{kind: plainHead}, skip: skip, why: "a short line behind a mark, as others in the text", sure: 85})
		added = true
	}
	if added {
		slices.SortFunc(*found, func(a, b head) int { return a.line - b.line })
	}
}

// loneHeads finds the short lines without marks between long paragraphs or, in
// a wrapped text, between the end of a sentence and a full line. One alone may
// be anything.
func (r *reading) loneHeads(at map[int]bool, more []head) []head {
	long := 60 // a paragraph of thirty characters
	if r.shape.wrapped {
		long = r.shape.measure - 6
	}
	taken := map[int]bool{}
	for _, h := range more {
		taken[h.line] = true
	}
	var out []head
	plain := len(more) // those that are no names
	for i := range r.lines {
		l := &r.lines[i]
		s := r.text[l.start:l.end]
		if l.role != body || at[i] || taken[i] || r.attribution(i) || l.width > 24 || l.width < 4 || !r.plainForm(s) || headOf(s).kind != notHead {
			continue
		}
		prev, next := r.before(i), r.textBelowHead(i)
		if prev < 0 || next < 0 || at[next] || taken[next] {
			continue
		}
		p, n, sh := &r.lines[prev], &r.lines[next], &r.shape
		if l.indent > sh.base+sh.first+12 && !(sh.first > 0 && n.indent == sh.base+sh.first && r.centred(l) && r.stops(p)) {
			continue
		}
		// A caption or a remark in brackets may stand above it.
		if p.role != front && !r.stops(p) && (r.shape.wrapped || l.blanks <= r.shape.gap) && !r.caption(p) && !strings.HasSuffix(r.text[p.start:p.end], "）") {
			continue
		}
		if r.shape.wrapped && n.right() < long || !r.shape.wrapped && (p.role != front && p.width < long && !r.caption(p) && prev == i-1 || n.width < long || !r.stops(n)) {
			continue
		}
		out = append(out, head{line: i, form: headForm{kind: plainHead}, why: "a short line without marks between long paragraphs, and not the only one", sure: 75})
		if !nameAlone(s) {
			plain++
		}
	}
	if plain*2 <= len(out)+len(more) {
		return nil // signatures
	}
	return out
}

// textBelowHead gives the line at which the text begins below a head at line i:
// the next or, where a subtitle behind a dash and authors stand between, the one
// below them; -1 for none.
func (r *reading) textBelowHead(i int) int {
	next := r.after(i)
	for range 3 {
		if next < 0 {
			return next
		}
		l := &r.lines[next]
		s := r.text[l.start:l.end]
		_, _, role := author(s)
		if dashed := strings.HasPrefix(s, "——") || strings.HasPrefix(s, "──"); !(dashed && !r.stops(l) && l.width <= 60) && !dateLine(s) && (role == "" || l.width > 44) && !nameAlone(s) && !namesWithRoles(s) {
			return next
		}
		next = r.after(next)
	}
	return next
}

// dateLine says that a line holds a date, perhaps with a time, and nothing else:
// 2013-03-30 00:12, 1998.3.12.
func dateLine(s string) bool {
	if len(s) > 60 {
		return false
	}
	if isDate(s) {
		return true
	}
	digits := 0
	for _, c := range s {
		switch {
		case digitOf(c) >= 0:
			digits++
		case !strings.ContainsRune("-./:：年月日時分－．／ 　", c):
			return false
		}
	}
	return digits >= 5 && strings.ContainsAny(s, "-./年－．／")
}

// plainForm says that a line may be a head by its characters: Han and no mark
// that belongs to a sentence, no caption, no label, no signature.
func (r *reading) plainForm(s string) bool {
	if strings.ContainsAny(s, "。，、；：！…,;:|@/") || !strings.ContainsFunc(s, isHan) {
		return false
	}
	first, last := firstRune(s), lastRune(s)
	if strings.ContainsRune("圖图表〔（(「『【[*†", first) || strings.ContainsRune("」』）)】", last) || digitOf(first) >= 0 && !beginsWithYear(s) || digitOf(last) >= 0 || separator(s) != "" {
		return false
	}
	label, _, _ := manuscript.ItemLabel(s)
	return label == "" && !isDate(s)
}

// beginsWithYear says that a line begins with a year and words: 2001年的那個夏天.
func beginsWithYear(s string) bool {
	digits, rest, ok := strings.Cut(s, "年")
	return ok && year(digits) && len(digits) == 4 && isHan(firstRune(rest)) && !isDate(s)
}

// isDate says that a line ends in a year, a month or a day with its number, as
// the signature below a text does; 馬幫的一年 does not.
func isDate(s string) bool {
	last, size := utf8.DecodeLastRuneInString(s)
	if !strings.ContainsRune("年月日", last) {
		return false
	}
	n := 0
	for rest := s[:len(s)-size]; rest != ""; n++ {
		c, size := utf8.DecodeLastRuneInString(rest)
		if digitOf(c) < 0 && hanDigit(c) < 0 && !strings.ContainsRune("十廿卅○元正冬臘初", c) {
			return n > 1 || n == 1 && strings.ContainsRune("年月", c)
		}
		rest = rest[:len(rest)-size]
	}
	return true
}

// orderedHeads adds and takes away the heads that fixes.txt orders.
func (r *reading) orderedHeads(found []head) []head {
	if len(r.headAt) == 0 {
		return found
	}
	at := map[int]head{}
	for _, h := range found {
		at[h.line] = h
	}
	var out []head
	for i := range r.lines {
		h, is := at[i]
		level, ordered := r.headAt[r.lines[i].start]
		switch {
		case ordered && level == 0:
			continue
		case ordered && r.lines[i].role == body && !is:
			h = head{line: i, form: headForm{kind: plainHead}}
			is = true
		}
		if is {
			out = append(out, h)
		}
	}
	return out
}

// levels gives each head its level: the kinds present, in order of rank. A
// named head stands with the highest heads.
func levels(found []head) {
	var present [numHeadKinds][4]bool
	for _, h := range found {
		present[h.form.kind][min(h.form.depth, 3)] = true
	}
	level := 0
	numbered := false // a head with a number stands before
	var rank [numHeadKinds][4]int
	for k := partHead; k < namedHead; k++ {
		for d := range 4 {
			if present[k][d] {
				level++
				rank[k][d] = level
			}
		}
	}
	for i := range found {
		f := found[i].form
		found[i].level = max(1, rank[f.kind][min(f.depth, 3)])
		if f.kind == plainHead && level > 0 && numbered {
			found[i].level = min(level+1, 5)
		}
		numbered = numbered || f.kind < namedHead
	}
}
