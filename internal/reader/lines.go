package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yinshu/internal/share"
)

// A role is what a line is in the book.
type role uint8

const (
	body      role = iota // text of the book
	furniture             // running head, page number, rule: left out
	front                 // title, subtitle, author
	foot                  // a note's body at the foot of a page
	tail                  // a note's body in a section of notes
)

// A line is a line of the source that is not blank.
type line struct {
	start, end int // its text, without white space around, in bytes
	indent     int // white space before it, in half ems
	width      int // of its text, in half ems
	blanks     int // blank lines before it
	page       int // of the source, from 1
	feed       bool
	role       role
	set        setting
	stop       int8 // 1 it ends a sentence, -1 it does not, 0 not yet known
}

func (l *line) right() int { return l.indent + l.width }

// divide finds the lines. A line ends at LF, CR, CRLF, FF, VT, NEL, LS or PS;
// a form feed also begins a page.
func (r *reading) divide() {
	text := r.text
	r.lines = make([]line, 0, len(text)/80+16)
	l := line{page: 1, start: -1}
	blanks, page, feed := 0, 1, false
	finish := func(at int) {
		if l.start < 0 {
			blanks++
		} else {
			l.blanks, l.page, l.feed = blanks, page, feed
			r.lines = append(r.lines, l)
			blanks, feed = 0, false
		}
		l = line{start: -1}
	}
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == '\n' || c == '\r' || c == '\v':
			finish(i)
			if c == '\r' && i+1 < len(text) && text[i+1] == '\n' {
				i++
			}
			i++
			continue
		case c == '\f':
			if l.start >= 0 {
				finish(i)
			}
			page++
			feed = true
			blanks = 0
			r.feeds++
			i++
			continue
		case c == ' ':
			l.space(1)
			i++
			continue
		case c == '\t':
			l.space(4)
			i++
			continue
		}
		if c >= 0xe4 && c <= 0xe9 && i+2 < len(text) { // U+4000 to U+9FFF: most of a text
			l.add(i, 3, 2)
			i += 3
			continue
		}
		ch, size := rune(c), 1
		if c >= utf8.RuneSelf {
			ch, size = utf8.DecodeRuneInString(text[i:])
			switch {
			case ch == 0x2028 || ch == 0x2029 || ch == 0x85:
				finish(i)
				i += size
				continue
			case ch == 0x3000:
				l.space(2)
				i += size
				continue
			case ch < 0x3000 && unicode.IsSpace(ch):
				l.space(1)
				i += size
				continue
			}
		}
		l.add(i, size, cells(ch))
		i += size
	}
	if l.start >= 0 {
		finish(len(text))
	}
	r.endMark()
	r.specks()
	r.dropMargin()
	share.Each(len(r.lines), 1024, func(i int) { r.stops(&r.lines[i]) })
	r.account.Lines = len(r.lines)
}

// specks leaves out lines that hold nothing but strokes and points which a scan
// sees at a page's edge.
func (r *reading) specks() {
	keep := r.lines[:0]
	for _, l := range r.lines {
		if l.end-l.start <= 3 && strings.Trim(r.text[l.start:l.end], "|｜¦`^~\\") == "" {
			r.leave(l.start, l.end, l.page, "a stroke that is no text")
			continue
		}
		keep = append(keep, l)
	}
	r.lines = keep
}

// endMark leaves out the Ctrl-Z that ends a file from DOS or CP/M.
func (r *reading) endMark() {
	if len(r.lines) == 0 {
		return
	}
	l := &r.lines[len(r.lines)-1]
	if r.text[l.end-1] != 0x1a {
		return
	}
	at := l.end - 1
	r.leave(at, l.end, l.page, "the end mark of a file from DOS")
	l.end = l.start + len(strings.TrimRight(r.text[l.start:at], " 　\t"))
	if l.end == l.start {
		r.lines = r.lines[:len(r.lines)-1]
	}
}

// dropMargin takes off the white space that nearly all lines, the first among
// them, begin with: the left margin of a printed page.
func (r *reading) dropMargin() {
	if len(r.lines) < 8 {
		return
	}
	count := map[int]int{}
	for i := range r.lines {
		count[r.lines[i].indent]++
	}
	margin, less := 0, 0
	for _, indent := range sortedKeys(count) {
		if less += count[indent]; less*25 > len(r.lines) {
			margin = min(indent, r.lines[0].indent)
			break
		}
	}
	for i := range r.lines {
		l := &r.lines[i]
		l.indent = max(0, l.indent-margin)
	}
}

// stops says that a line ends where a sentence may; it is asked often, and
// found once, by divide.
func (r *reading) stops(l *line) bool {
	if l.stop == 0 {
		l.stop = -1
		if endsSentence(r.text[l.start:l.end]) {
			l.stop = 1
		}
	}
	return l.stop > 0
}

// space adds white space: before the text it is indent, after it only counts
// when more text follows (see add).
func (l *line) space(w int) {
	if l.start < 0 {
		l.indent += w
	} else {
		l.blanks += w // borrowed: white space not yet known to be inside
	}
}

func (l *line) add(at, size, w int) {
	if l.start < 0 {
		l.start = at
	}
	l.width += w + l.blanks
	l.blanks = 0
	l.end = at + size
}

// cells gives the width of a character in half ems, as a grid of Han
// characters shows it. What is ambiguous in Unicode (‧ — … “ ”) is wide here.
func cells(r rune) int {
	switch {
	case r < 0x20:
		return 0
	case r < 0x7f:
		return 1
	case r >= 0x2e80 && r < 0xff61 && !(r >= 0xfe00 && r <= 0xfe0f), r >= 0x20000 && r < 0x40000:
		return 2
	case r >= 0xff61 && r <= 0xffdc:
		return 1
	case r < 0x300:
		if r == 0xb7 || r == 0xd7 || r == 0xf7 || r == 0xb1 || r == 0xa7 || r == 0xb0 {
			return 2
		}
		return 1
	case r >= 0x1f000 && r < 0x20000:
		return 2
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x370 && r < 0x530, r >= 0x2010 && r < 0x2700:
		return 2
	}
	return 1
}

// spaced tells what stands between two lines that are joined.
func (r *reading) spaced(a, b *line) bool {
	for i := a.end; i < b.start; i++ {
		if c := r.text[i]; c == ' ' || c == '\t' {
			return true
		}
	}
	return false
}
