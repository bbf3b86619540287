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
)

// setOff finds verse and block quotations: lines that stand deeper than the
// first lines of paragraphs, or that are short and of one length.
func (r *reading) setOff() {
	var flow []int
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body {
			continue
		}
		if r.heads[i] != nil || separator(r.text[l.start:l.end]) != "" {
			r.setOffIn(flow)
			flow = flow[:0]
			continue
		}
		flow = append(flow, i)
	}
	r.setOffIn(flow)
}

func (r *reading) setOffIn(flow []int) {
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
			for v < last && r.inset(run[v]) > s.first && r.shortLine(run[v]) && (v+1 == last || !r.runsOn(run[v], run[v+1])) {
				v++
			}
			if v-k > 1 && !r.itemAt(run[k]) && !r.signature(run[k:v]) {
				r.set(run[k:v], versed)
				end = v
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
		}
		k = end
	}
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
