package reader

import (
	"strings"
	"unicode/utf8"

	"yinshu/internal/manuscript"
)

// A setting is how a line of the body is set off from the paragraphs.
type setting uint8

const (
	plain  setting = iota
	quoted         // of a block quotation
	versed         // a line of verse
	entry          // the first line of an entry whose other lines stand deeper
	below          // one of these
)

// setOff finds verse and block quotations: lines that stand deeper than the
// first lines of paragraphs, or that are short and of one length.
func (r *reading) setOff() {
	var flow []int
	books := false // the head above is that of a list of books
	r.books = map[int]bool{}
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body {
			continue
		}
		if s := r.text[l.start:l.end]; r.heads[i] != nil || separator(s) != "" {
			r.setOffIn(flow, books)
			flow = flow[:0]
			books = r.heads[i] != nil && booksHead(s)
			continue
		}
		flow = append(flow, i)
	}
	r.setOffIn(flow, books)
}

var latinBooks = map[string]bool{"references": true, "bibliography": true}

// booksHead says that a head is that of a list of books.
func booksHead(s string) bool {
	name := bareName(s)
	if f := headOf(s); f.kind < namedHead && f.title != "" {
		name = bareName(f.title)
	}
	if references[name] || latinBooks[name] {
		return true
	}
	for _, end := range []string{"書目", "文獻", "书目", "文献"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// opensBook says that a line begins an entry of a list of books: somebody's name and a
// comma, with a title behind it, or a Latin name turned round.
func opensBook(s string) bool {
	if c := firstRune(s); isLatin(c) {
		name, rest, ok := strings.Cut(s, ", ")
		return ok && !lower(c) && !strings.ContainsAny(name, ".:;“\"") && len(name) < 24 && isLatin(firstRune(rest)) && !lower(firstRune(rest))
	}
	i := strings.IndexAny(s, "，：、（(《〈。．")
	if i <= 0 || utf8.RuneCountInString(s[:i]) > 16 || strings.ContainsFunc(s[:i], func(c rune) bool { return !isHan(c) && !strings.ContainsRune("·‧・　 ", c) }) {
		return false
	}
	return i >= len("某某") && strings.ContainsAny(s, "《〈")
}

// hangingEntries finds entries whose first line stands at the edge and whose
// other lines stand deeper, as a list of books has them: deeper lines only go
// on with a sentence, and the lines at the edge do not.
func (r *reading) hangingEntries(flow []int, books bool) bool {
	sh := &r.shape
	if !sh.wrapped || len(flow) < 2 {
		return false
	}
	edge := r.lines[flow[0]].indent
	for _, i := range flow {
		edge = min(edge, r.lines[i].indent)
	}
	deeper, begun := 0, 0
	for k, i := range flow {
		l := &r.lines[i]
		deep := l.indent >= edge+2
		if k == 0 {
			if deep {
				return false
			}
			continue
		}
		p := &r.lines[flow[k-1]]
		goesOn := !r.stops(p) && p.right() >= sh.measure-20
		switch wasDeep := p.indent >= edge+2; {
		case deep && !goesOn && !(p.right() >= sh.measure-3) && !books:
			return false
		case deep && !wasDeep:
			deeper++
		case !deep && goesOn && p.right() >= sh.measure-3 && !books:
			return false
		case !deep:
			begun++
		}
	}
	if deeper == 0 || deeper < 2 && !books || begun == 0 {
		return false
	}
	for _, i := range flow {
		l := &r.lines[i]
		l.set = entry
		if l.indent >= edge+2 {
			l.set = below
		}
	}
	return true
}

func (r *reading) setOffIn(flow []int, books bool) {
	if r.hangingEntries(flow, books) {
		return
	}
	if books {
		for _, i := range flow {
			r.books[i] = true
		}
	}
	for from := 0; from < len(flow); {
		to := from
		for to < len(flow) && r.inset(flow[to]) > 0 {
			to++
		}
		if to == from {
			from++
			continue
		}
		next := -1
		if to < len(flow) {
			next = flow[to]
		}
		if r.shape.wrapped {
			r.insetRun(flow[from:to], next)
		} else {
			r.insetLines(flow[from:to])
		}
		from = to
	}
	r.evenVerse(flow)
}

func (r *reading) inset(i int) int { return r.lines[i].indent - r.shape.base }

// insetRun judges a run of indented lines of a wrapped text.
func (r *reading) insetRun(run []int, next int) {
	s := &r.shape
	last := len(run)
	if s.hang > 0 && next >= 0 && r.inset(next) == 0 && !r.ended(&r.lines[run[last-1]]) {
		last-- // the first line of another paragraph of the same speech
	}
	if next >= 0 && last > 0 && r.inset(run[last-1]) == s.first && !r.ended(&r.lines[run[last-1]]) {
		last-- // the first line of the paragraph that goes on at the left edge
	}
	for k := 0; k < last; {
		// A paragraph of the run: its first line, and the lines that follow
		// full ones.
		end := k + 1
		for end < last && r.runsOn(run[end-1], run[end]) {
			end++
		}
		switch deep := r.inset(run[k]) > s.first; {
		case end-k > 1 && r.inset(run[k]) == s.first && r.inset(run[k+1]) == s.first && s.first > 0 && !r.sentenceGoesOn(run[k:end]):
			end = k + 1 // paragraphs of full lines
		case end-k > 1 && r.inset(run[k+1]) > 0 && !r.itemAt(run[k]):
			r.set(run[k:end], quoted)
		case deep && r.shortLine(run[k]):
			v := end
			for v < last && r.inset(run[v]) > s.first && r.shortLine(run[v]) && !r.attribution(run[v]) && !(v > k && r.lines[run[v]].blanks > s.gap+1) && (v+1 == last || !r.runsOn(run[v], run[v+1])) {
				v++
			}
			end = max(end, v)
			if v-k > 1 && !r.itemAt(run[k]) && !r.signature(run[k:v]) {
				r.set(run[k:v], versed)
			}
		case deep && r.inset(run[k]) <= s.first+8 && !r.itemAt(run[k]) && r.lines[run[k]].width > s.measure/2:
			r.set(run[k:end], quoted)
		case k > 0 && r.lines[run[k-1]].set == quoted && r.inset(run[k]) >= r.inset(run[k-1]) && s.first == 0:
			r.set(run[k:end], quoted)
		}
		k = end
	}
}

// sentenceGoesOn says that a sentence goes on from one of the lines to the next.
func (r *reading) sentenceGoesOn(lines []int) bool {
	for _, i := range lines[:len(lines)-1] {
		l := &r.lines[i]
		if !r.stops(l) && !strings.ContainsRune("：:", lastRune(r.text[l.start:l.end])) {
			return true
		}
	}
	return false
}

// runsOn says that line b goes on from the full line a.
func (r *reading) runsOn(a, b int) bool {
	la, lb := &r.lines[a], &r.lines[b]
	if la.page == lb.page && lb.blanks > r.shape.gap && r.shape.parted {
		return false
	}
	text := r.text[la.start:la.end]
	if r.dividesWord(la, lb) || r.latinGoesOn(la, lb) {
		return true
	}
	if r.itemAt(b) && strings.ContainsRune("：:；;。", lastRune(text)) {
		return false
	}
	need, _ := r.firstUnit(lb)
	slack := r.shape.measure - la.right()
	if slack < need {
		return !(endsSentence(text) && lb.indent > la.indent)
	}
	// A quotation may keep clear of the right edge too.
	return slack < 10 && !endsSentence(text) && lb.indent <= la.indent && la.width > r.shape.measure/2
}

// attribution says that line i names where what stands above it comes from:
// ——《左氏博議》.
func (r *reading) attribution(i int) bool {
	l := &r.lines[i]
	s := r.text[l.start:l.end]
	return strings.HasPrefix(s, "——") || strings.HasPrefix(s, "──") || strings.HasPrefix(s, "－－")
}

func (r *reading) shortLine(i int) bool {
	l := &r.lines[i]
	return l.width <= 44 && l.right() <= r.shape.measure-4
}

func (r *reading) itemAt(i int) bool {
	l := &r.lines[i]
	label, _, _ := manuscript.ItemLabel(r.text[l.start:l.end])
	return label != ""
}

func (r *reading) set(lines []int, how setting) {
	for _, i := range lines {
		r.lines[i].set = how
	}
}

// insetLines judges a run of indented lines where every line is a paragraph.
func (r *reading) insetLines(run []int) {
	s := &r.shape
	for k := 0; k < len(run); {
		l := &r.lines[run[k]]
		if end := r.freeVerse(run, k); end > k {
			r.set(run[k:end], versed)
			k = end
			continue
		}
		if l.indent <= s.first {
			k++
			continue
		}
		short := l.width <= 40
		end := k + 1
		for end < len(run) && r.lines[run[end]].indent > s.first && (r.lines[run[end]].width <= 40) == short {
			end++
		}
		switch {
		case r.itemAt(run[k]):
		case short && end-k > 1 && !r.signature(run[k:end]):
			r.set(run[k:end], versed)
		case !short && l.indent <= s.first+12:
			r.set(run[k:end], quoted)
		case short && end-k == 1 && k > 0 && r.lines[run[k-1]].set == quoted && l.indent == r.lines[run[k-1]].indent && r.stops(l):
			r.set(run[k:end], quoted)
		}
		k = end
	}
}

// freeVerse gives the end of a run of short lines from the k-th of which most do
// not end a sentence, as prose paragraphs do, or k.
func (r *reading) freeVerse(run []int, k int) int {
	end, open := k, 0
	for end < len(run) {
		l := &r.lines[run[end]]
		if l.width > 40 || l.indent != r.lines[run[k]].indent && l.indent <= r.shape.first || r.itemAt(run[end]) || r.attribution(run[end]) || end > k && l.blanks > r.shape.gap+2 {
			break
		}
		if !r.stops(l) {
			open++
		}
		end++
	}
	if end-k < 3 || open*3 < (end-k)*2 || end-k == 3 && r.signature(run[k:end]) {
		return k
	}
	return end
}

// signature says that deep lines are no verse but a name, a place and a date
// below a text.
func (r *reading) signature(lines []int) bool {
	deep := r.inset(lines[0]) > r.shape.first+16 && len(lines) < 3
	for _, i := range lines {
		l := &r.lines[i]
		s := withoutMark(r.text[l.start:l.end])
		if strings.ContainsAny(s, "0123456789") || deep && strings.ContainsRune("年月日", lastRune(s)) {
			return true
		}
	}
	l := &r.lines[lines[len(lines)-1]]
	return deep && !strings.ContainsRune(noStarts, lastRune(r.text[l.start:l.end]))
}

// withoutMark takes the stop off the end of a line, and a note's mark after it
// or before it.
func withoutMark(s string) string {
	const ends = "，。！？；、"
	return strings.TrimRight(trimMark(strings.TrimRight(trimMark(s), ends)), ends)
}

// evenVerse finds verse without an indent of its own: two or more lines of
// one length, none a sentence of prose, as poems in lines of five or seven
// characters are.
func (r *reading) evenVerse(flow []int) {
	for k := 0; k < len(flow); {
		n := r.verseLength(flow[k])
		end := k + 1
		if n > 0 {
			for end < len(flow) && r.verseLength(flow[end]) == n && r.lines[flow[end]].indent == r.lines[flow[k]].indent {
				end++
			}
		}
		if end-k >= 2 && r.poem(flow[k:end]) {
			r.set(flow[k:end], versed)
		}
		k = end
	}
}

// verseLength gives the characters of a line that could be verse, or 0.
func (r *reading) verseLength(i int) int {
	l := &r.lines[i]
	if l.set != plain || l.width > 34 || l.width < 8 || r.shape.wrapped && l.right() > r.shape.measure*2/3 || r.itemAt(i) {
		return 0
	}
	s := withoutMark(r.text[l.start:l.end])
	n := 0
	for _, c := range s {
		switch {
		case isHan(c):
			n++
		case c == '，' || c == '　' || c == ' ' || c == '。' || c == '？' || c == '、':
		default:
			return 0
		}
	}
	if n < 4 || n > 16 {
		return 0
	}
	return n
}

// poem says that lines of one length are verse: a line ends within the
// sentence, or there are four of them or more.
func (r *reading) poem(lines []int) bool {
	within := 0
	for _, i := range lines {
		l := &r.lines[i]
		if c, _ := utf8.DecodeLastRuneInString(r.text[l.start:l.end]); strings.ContainsRune("，、；", c) {
			within++
		}
	}
	n := r.verseLength(lines[0])
	return within > 0 && (within*3 >= len(lines)) || len(lines) >= 4 && (n == 5 || n == 7 || n == 10 || n == 14)
}
