package reader

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A noteBody is a note's text, before it finds its mark.
type noteBody struct {
	segment int
	section int // of the notes' sections, from 1; 0 at the foot of a page
	number  int
	family  family
	page    int
	label   span // its number as printed
	pieces  []notePiece
	file    int // 0 the text, 1 notes.txt
	line    int // its first
	lines   int // its last
	span    span
	used    bool
	head    string // in notes.txt: the words of the head above it
}

// A notePiece is one line of a body; breaks says that it begins a paragraph.
type notePiece struct {
	piece
	breaks bool
}

// highestNote is the highest number a note may have, and fewNotes the highest
// where a text has no more numbers than that: years are above it.
const (
	highestNote = 99_999
	fewNotes    = 1999
)

// bodyLabel reads the number a note's body begins with, in any dress: 12,
// 12., 12、, [12], （12）, 〔12〕, ①, 註12, 【注12】, ¹². It returns the number and the bytes of
// the label with the space after it; the space is only white space.
func bodyLabel(s string) (number, used int, f family, ok bool) {
	first, size := utf8.DecodeRuneInString(s)
	if ideograph(first) && first != '註' && first != '注' && whoseNote(s) == 0 {
		return 0, 0, 0, false
	}
	rest := s
	switch {
	case circled(first) > 0:
		// ③。 ends a note: 第22頁注③。
		return circled(first), size, circledMarks, !strings.ContainsRune("。；」』）》〉？！", firstRune(s[size:])) || s == s[:size]
	case superscript(first) >= 0:
		v := 0
		for rest != "" && superscript(firstRune(rest)) >= 0 && v < 1000 {
			ch, w := utf8.DecodeRuneInString(rest)
			v = v*10 + superscript(ch)
			rest = rest[w:]
		}
		return v, len(s) - len(rest), raisedMarks, v > 0
	case strings.ContainsRune("*＊†‡§", first):
		n := 0
		for strings.HasPrefix(rest, string(first)) {
			rest = rest[size:]
			n++
		}
		v := symbolValue(first, n)
		return v, len(s) - len(rest), symbolMarks, v > 0 && rest != "" && separator(s) == ""
	case strings.ContainsRune("[［〔(（【", first):
		f, end, list := bracketed(s, 0)
		if end == 0 || len(list) != 1 {
			return 0, 0, 0, false
		}
		return list[0], end, f, true
	case first == '註' || first == '注' || whoseNote(s) > 0:
		rest = s[max(size, whoseNote(s)+len("註")):]
		for _, more := range []string{"釋", "释"} {
			rest = strings.TrimPrefix(rest, more)
		}
		rest = strings.TrimLeft(rest, " 　")
		v, n := arabic(rest)
		if n == 0 {
			if v, n = leadingNumber(rest); n == 0 {
				return 0, 0, 0, false
			}
		}
		rest = trimSeparator(rest[n:])
		return v, len(s) - len(rest), wordMarks, true
	case digitOf(first) >= 0:
		v, n := arabic(s)
		if n == 0 || v == 0 || v > highestNote || n > 2 && s[0] == '0' {
			return 0, 0, 0, false
		}
		return v, len(s) - len(trimSeparator(s[n:])), bareMarks, true
	}
	return 0, 0, 0, false
}

// whoseNote gives the length of the word before 註 that says whose note it is.
func whoseNote(s string) int {
	for _, n := range [...]int{len("譯"), len("譯者")} {
		if len(s) > n && (strings.HasPrefix(s[n:], "註") || strings.HasPrefix(s[n:], "注")) && slices.Contains(whoNotes, s[:n]) {
			return n
		}
	}
	return 0
}

// withinText says that the digits a line begins with go on a text that was
// wrapped before them: they are a date, a share, a range, a decimal (1.9) or a
// volume with its page (1:45).
func withinText(s string) bool {
	_, digits := arabic(s)
	if digits == 0 {
		return false
	}
	next, size := utf8.DecodeRuneInString(s[digits:])
	if strings.ContainsRune("年月日％%-–~", next) {
		return true
	}
	if digits > 2 && strings.ContainsRune("頁页元里歲岁", next) {
		return true // 276頁
	}
	return strings.ContainsRune(".．:：,，", next) && digitOf(firstRune(s[digits+size:])) >= 0
}

// trimSeparator takes one mark off that parts a number from its note.
func trimSeparator(s string) string {
	s = strings.TrimLeft(s, " 　")
	for _, sep := range []string{".", "．", "、", "：", ":", ")", "）"} {
		if t, ok := strings.CutPrefix(s, sep); ok {
			return t
		}
	}
	return s
}
