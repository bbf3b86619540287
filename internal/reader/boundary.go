package reader

import (
	"strings"
	"unicode/utf8"
)

// A verdict says whether a paragraph ends between two lines.
type verdict struct {
	ends     bool
	why      string
	sure     int
	doubtful bool
}

// boundary judges whether line a ends a paragraph that line b does not
// continue.
func (r *reading) boundary(ai, bi int) verdict {
	a, b := &r.lines[ai], &r.lines[bi]
	s := &r.shape
	stop := r.stops(a)
	turn := a.page != b.page || bi != ai+1
	gap := !turn && b.blanks > s.gap
	if gap && s.turns > 0 && b.blanks >= s.turns {
		turn, gap = true, false
	}
	if bi > ai+1 && r.lines[bi-1].role == front {
		return verdict{true, "the title stands between", 97, false}
	}
	if bi > ai+1 && r.lines[bi-1].role == tail {
		return verdict{true, "notes stand between", 97, false}
	}
	if closesLetter(r.text[a.start:a.end]) {
		return verdict{true, "the words that close a letter stand on two lines", 85, false}
	}
	switch b.set {
	case below:
		return verdict{false, "it stands deeper than the entries begin", 92, false}
	case entry:
		return verdict{true, "the next line begins an entry: those that go on stand deeper", 92, false}
	}
	if r.caption(b) || r.caption(a) {
		return verdict{true, "a caption stands between the text", 88, false}
	}
	if r.opensYear(a, b, stop) {
		return verdict{true, "the next line begins with a year, as this paragraph does", 85, false}
	}
	if r.opensItem(a, b) {
		return verdict{true, "the next line begins an item of a list", 92, false}
	}
	if last := lastRune(r.text[a.start:a.end]); r.itemStyle != "" && b.indent > r.itemIndent && b.indent > s.base && !stop && !strings.ContainsRune("；;：:", last) && !gap {
		return verdict{false, "the item goes on under its text", 88, false}
	}
	if !gap && b.indent <= max(a.indent, s.base) && r.dividesWord(a, b) {
		return verdict{false, "a word or an address goes on in the next line", 92, false}
	}
	if r.books[bi] && stop && b.indent <= a.indent && opensBook(r.text[b.start:b.end]) {
		return verdict{true, "the next line begins an entry of a list of books", 88, false}
	}
	if !gap && s.wrapped && a.right() >= s.measure-16 && r.markAlone(b) {
		return verdict{false, "a note's mark alone on a line belongs to the line above", 90, false}
	}
	if !s.wrapped {
		return r.unwrappedBoundary(a, b, stop, turn, gap)
	}
	if !gap && r.latinGoesOn(a, b) {
		return verdict{false, "a sentence in Latin letters goes on in the next line", 92, false}
	}
	if s.hang > 0 && a.set == b.set {
		return r.hangingBoundary(a, b, stop, gap)
	}
	if !gap && b.indent <= s.base && a.right() >= s.measure-16 && r.opensWithMark(b) {
		return verdict{false, "the next line begins with a note's mark", 90, false}
	}
	if stop && r.speaks(b) {
		return verdict{true, "the next line begins with a speaker's name, as others do", 90, false}
	}
	need, more := r.firstUnit(b)
	slack := s.measure - a.right()
	if stop && slack < more && r.datesOn(a, b) {
		stop = false
	}
	full := slack < need || !stop && slack < more
	if a.set == quoted && b.set == quoted && r.itemIndent > b.indent && b.indent >= a.indent-3 && full {
		return verdict{false, "the quotation's line is full, and the next is not indented as its paragraphs are", 88, false}
	}
	if a.set == quoted && b.set == quoted {
		if r.runsOn(ai, bi) && b.indent <= a.indent+3 && !(stop && b.indent > a.indent) {
			return verdict{false, "the quotation's line is full", 95, false}
		}
		return verdict{true, "the quotation's line is short, or the next is indented", 88, false}
	}
	if r.itemStyle != "" && full && !stop {
		return verdict{false, "the item's line is full", 95, false}
	}
	colon := strings.ContainsRune("：:", lastRune(r.text[a.start:a.end]))
	if s.first > 0 {
		// A short line between the halves of a sentence may be a head that runs on.
		p := r.before(ai)
		return r.indentedBoundary(b, stop, turn || p >= 0 && !r.ended(&r.lines[p]), gap, full, slack)
	}
	switch {
	case gap && s.parted && full && !stop:
		return verdict{false, "a full line that ends in mid-sentence, before a blank line", 60, true}
	case gap && s.parted:
		return verdict{true, "a blank line more than lines have", 97, false}
	case full && stop && s.parted && !turn:
		return verdict{false, "no blank line parts it from the next", 95, false}
	case full && stop:
		return verdict{false, "the line is full, though it ends a sentence", 60, true}
	case full:
		return verdict{false, "the line is full and ends in mid-sentence", 99, false}
	case stop && slack-need >= 4:
		return verdict{true, "the line is short and ends a sentence", 98, false}
	case stop && s.parted && !turn && r.endsParted():
		return verdict{false, "no blank line parts it from the next", 80, false}
	case stop:
		return verdict{true, "the next line's first characters would have fitted, and a sentence ends", 90, false}
	case colon:
		return verdict{true, "the line is short and ends at a colon", 85, false}
	case slack*4 > s.measure:
		return verdict{true, "the line is very short", 75, slack*2 < s.measure}
	}
	return verdict{false, "a short line that ends in mid-sentence", 60, true}
}

// endsParted says that blank lines are what parts the paragraphs: nearly all lines
// far shorter than the measure stand above such.
func (r *reading) endsParted() bool {
	if r.ending != 0 {
		return r.ending > 0
	}
	short, parted := 0, 0
	for i := range r.lines[:len(r.lines)-1] {
		l, n := &r.lines[i], &r.lines[i+1]
		if l.role != body || n.role != body || l.page != n.page || l.set != plain || n.set != plain || !r.stops(l) || r.shape.measure-l.right() < 10 {
			continue
		}
		short++
		if n.blanks > r.shape.gap {
			parted++
		}
	}
	r.ending = -1
	if short > 2 && parted*10 >= short*9 {
		r.ending = 1
	}
	return r.ending > 0
}

// hangingBoundary judges two lines where first lines hang out to the left.
func (r *reading) hangingBoundary(a, b *line, stop, gap bool) verdict {
	s := &r.shape
	need, _ := r.firstUnit(b)
	slack := s.measure - a.right()
	switch {
	case gap && s.parted:
		return verdict{true, "a blank line more than lines have", 95, false}
	case stop && slack >= need+2, slack*3 > s.measure && b.indent >= s.base-s.hang/2:
		return verdict{true, "the line is short", 90, false}
	case b.indent >= s.base+3 && stop:
		return verdict{true, "the next line is indented", 90, false}
	case b.indent >= s.base-s.hang/2:
		return verdict{false, "it stands below a first line that hangs out", 95, false}
	case !stop && slack < need && a.indent >= s.base && !speaker(r.text[b.start:b.end]):
		return verdict{false, "the line is full and ends in mid-sentence", 85, false}
	}
	return verdict{true, "the next line hangs out, as first lines do", 95, false}
}

func (r *reading) indentedBoundary(b *line, stop, turn, gap, full bool, slack int) verdict {
	s := &r.shape
	switch {
	case b.indent > s.base && full && !stop && b.indent != s.base+s.first:
		return verdict{false, "the line before is full and ends in mid-sentence", 70, true}
	case b.indent > s.base:
		return verdict{true, "the next line is indented", 98, false}
	case full:
		return verdict{false, "the line is full and the next is not indented", 99, false}
	case gap && s.parted:
		return verdict{true, "a blank line more than lines have", 90, false}
	case slack >= 8 && !turn && r.entries(b):
		return verdict{true, "short lines that begin alike", 75, false}
	case slack > s.measure/2 && !turn:
		return verdict{true, "the line is very short", 75, slack < s.measure*2/3}
	case stop && slack >= 8:
		return verdict{true, "the line is short and ends a sentence, though the next is not indented", 75, true}
	}
	return verdict{false, "the next line is not indented", 80, false}
}

func (r *reading) unwrappedBoundary(a, b *line, stop, turn, gap bool) verdict {
	s := &r.shape
	switch {
	case s.parted && s.gap == 0 && !turn:
		if gap {
			return verdict{true, "a blank line", 97, false}
		}
		if stop && b.indent > a.indent+1 {
			return verdict{true, "the next line is indented", 90, false}
		}
		return verdict{false, "no blank line parts it from the next", 90, false}
	case turn && !stop && b.indent <= s.base && (s.first == 0 || b.indent < s.first):
		return verdict{false, "the page ends in mid-sentence", 90, false}
	case s.first > 0 && b.indent == 0 && !stop && a.width > 40 && !strings.ContainsRune("：:", lastRune(r.text[a.start:a.end])):
		return verdict{false, "the line ends in mid-sentence and the next is not indented", 70, true}
	}
	return verdict{true, "every line is a paragraph", 95, false}
}

// entries says that line b and the paragraph before it begin as the entries of a
// list do: 理事：…, 第三屆　….
func (r *reading) entries(b *line) bool {
	if len(r.drafts) == 0 {
		return false
	}
	p := r.pieces[r.drafts[len(r.drafts)-1].from]
	first, next := r.text[p.start:p.end], r.text[b.start:b.end]
	if strings.HasPrefix(first, "第") && strings.HasPrefix(next, "第") {
		return ordinal(first) && ordinal(next)
	}
	return speaker(first) && speaker(next)
}

// ordinal says that a line begins with a number in order: 第三屆.
func ordinal(s string) bool {
	_, used := leadingNumber(strings.TrimPrefix(s, "第"))
	return used > 0
}

// speaker says that a line begins with who speaks: 問：….
func speaker(s string) bool {
	i := strings.IndexAny(s, "：:")
	return i > 0 && i <= 18
}

// speaks says that a line begins with the name of somebody who speaks at the
// beginnings of three lines or more.
func (r *reading) speaks(b *line) bool {
	if r.speakers == nil {
		r.speakers = map[string]int{}
		for i := range r.lines {
			if l := &r.lines[i]; l.role == body {
				if name := speakerOf(r.text[l.start:l.end]); name != "" {
					r.speakers[name]++
				}
			}
		}
	}
	return r.speakers[speakerOf(r.text[b.start:b.end])] > 2
}

// speakerOf gives the name before the colon near the start of a line: two to four
// Han, or one (問：, 黃：).
func speakerOf(s string) string {
	i := strings.Index(s, "：")
	if i < 3 || i > 12 || strings.ContainsFunc(s[:i], func(c rune) bool { return !isHan(c) }) {
		return ""
	}
	return s[:i]
}

// closesLetter says that a short line ends in words that the last line of a letter
// goes on with: 即頌 above 旅安.
func closesLetter(s string) bool {
	if len(s) > 60 {
		return false
	}
	for _, w := range []string{"即頌", "順頌", "敬頌", "並頌", "此頌", "即請", "敬請", "順請", "此請", "敬祝", "順祝", "並祝", "謹祝", "此致", "此颂", "即颂", "顺颂", "敬颂", "顺祝", "并祝"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// caption says that a line is the caption of a picture or a table: 圖一　題,
// 表 2：題, short and no sentence.
func (r *reading) caption(l *line) bool {
	s := r.text[l.start:l.end]
	first, size := utf8.DecodeRuneInString(s)
	if first != '圖' && first != '图' && first != '表' || r.stops(l) {
		return false
	}
	if (l.width > 60 || r.shape.wrapped && l.right() > r.shape.measure-6) && !r.aloneBetween(l) {
		return false
	}
	rest := strings.TrimLeft(s[size:], " 　")
	_, used := leadingNumber(rest)
	return used > 0 && used < len(rest) && strings.ContainsRune(" 　：:．.、", firstRune(rest[used:])) && !strings.ContainsRune(halts, lastRune(s))
}

// aloneBetween says that blank lines part a line from those above and below.
func (r *reading) aloneBetween(l *line) bool {
	i := r.lineAt(l.start)
	return l.blanks > r.shape.gap && i+1 < len(r.lines) && r.lines[i+1].blanks > r.shape.gap && l.width < 120
}

// dividesWord says that line a ends within a word that a hyphen divides, or
// within an address of the web or of mail, and line b goes on with it.
func (r *reading) dividesWord(a, b *line) bool {
	left, right := r.text[a.start:a.end], r.text[b.start:b.end]
	first := firstRune(right)
	switch {
	case strings.HasSuffix(left, "-") && latinEnd(left[:len(left)-1]):
		return lower(first) && isLatin(first)
	case address(left):
		return first < utf8.RuneSelf && (isLatin(first) || digitOf(first) >= 0) && strings.ContainsRune("/.-_=&?@", lastRune(left))
	}
	return false
}

// latinGoesOn says that line a, not short, ends within a sentence in Latin letters,
// and line b, which stands no deeper, goes on with a small letter: such a line ends
// where a word does, well before the right edge.
func (r *reading) latinGoesOn(a, b *line) bool {
	left, first := r.text[a.start:a.end], firstRune(r.text[b.start:b.end])
	return isLatin(first) && lower(first) && b.indent <= a.indent && a.right() > r.shape.measure*2/3 && latinEnd(strings.TrimRight(left, ",;"))
}

// opensWithMark says that a line begins with what can hardly be but the mark of
// a note for what stands before it: raised digits, a number in square
// brackets, digits before a Han character that counts nothing.
func (r *reading) opensWithMark(l *line) bool {
	s := r.text[l.start:l.end]
	first := firstRune(s)
	switch {
	case superscript(first) >= 0:
		return true
	case digitOf(first) >= 0:
		v, used := arabic(s)
		next := firstRune(s[used:])
		return used > 0 && v > 0 && v < 1000 && isHan(next) && !strings.ContainsRune(units, next)
	}
	f, end, _ := bracketed(s, 0)
	return end > 0 && end < len(s) && f != parenMarks && !strings.ContainsRune(" 　", firstRune(s[end:]))
}

// markAlone says that a line is a note's mark and no more, not the Han number of a
// head: （4）, ①, ¹², [12], *.
func (r *reading) markAlone(l *line) bool {
	s := r.text[l.start:l.end]
	if _, used, f, ok := bodyLabel(s); ok && (f == circledMarks || f == raisedMarks) {
		return used == len(s)
	}
	if symbolValue(firstRune(s), 1) > 0 && utf8.RuneCountInString(s) == 1 {
		return true
	}
	_, end, list := bracketed(s, 0)
	return end == len(s) && len(list) > 0 && strings.ContainsFunc(s, func(c rune) bool { return digitOf(c) >= 0 || circled(c) > 0 })
}

// datesOn says that the digits which end line a go on in line b, as the 12 of
// 12月 does, so that they are no note mark after a stop.
func (r *reading) datesOn(a, b *line) bool {
	return digitOf(lastRune(r.text[a.start:a.end])) >= 0 && strings.ContainsRune(units, firstRune(r.text[b.start:b.end]))
}

// firstUnit gives the width of the first piece of a line that cannot be
// divided: a character with the marks that must stay with it, a word, a
// number. more counts the word or number that follows at once, which some
// programs keep with the marks before it.
func (r *reading) firstUnit(l *line) (need, more int) {
	s := r.text[l.start:l.end]
	if r.shape.hard {
		need = cells(firstRune(s))
		return need, need
	}
	take := func() {
		ch, size := utf8.DecodeRuneInString(s)
		need += cells(ch)
		s = s[size:]
	}
	if _, end, _ := bracketed(s, 0); end > 0 {
		for len(s) > len(r.text[l.start:l.end])-end {
			take() // a note's mark is not divided
		}
		return need, need
	}
	for s != "" && opens(firstRune(s)) {
		take()
	}
	ch := firstRune(s)
	take()
	if ch < utf8.RuneSelf {
		for s != "" && s[0] > ' ' && s[0] < 0x7f && !opens(rune(s[0])) {
			take()
		}
	} else if strings.ContainsRune("—─…", ch) && firstRune(s) == ch {
		take()
	}
	for s != "" && closes(firstRune(s)) {
		take()
	}
	more = need
	for s != "" && s[0] > ' ' && s[0] < 0x7f && !opens(rune(s[0])) {
		more++
		s = s[1:]
	}
	for more > need && s != "" && closes(firstRune(s)) {
		ch, size := utf8.DecodeRuneInString(s)
		more += cells(ch)
		s = s[size:]
	}
	return need, more
}
