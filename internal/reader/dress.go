package reader

import (
	"unicode/utf8"

	"yinshu/internal/share"
)

// A dress says, for the marks of each family, whether they may belong to notes
// whose labels are of one family: labels in bare digits (1 or 1.) stand below
// marks in any dress, and what was raised in print may be bare in the text
// while its label is [1].
type dress [numFamilies]bool

// findDresses finds which marks the labels of each family belong to, by what
// the text holds of both.
func (r *reading) findDresses() {
	const handful = 4096 // lines that are looked through together
	type tally struct{ inside, ones, labels [numFamilies]int }
	parts := make([]tally, (len(r.lines)+handful-1)/handful)
	share.Each(len(parts), 1, func(k int) {
		t := &parts[k]
		for i := k * handful; i < min((k+1)*handful, len(r.lines)); i++ {
			l := &r.lines[i]
			s := r.text[l.start:l.end]
			from := 0
			if _, used, f, ok := bodyLabel(s); ok && used < len(s) {
				t.labels[f]++
				from = used
			}
			dressesIn(s, from, func(f family, v int) {
				t.inside[f]++
				if v == 1 {
					t.ones[f]++
				}
			})
		}
	})
	var all tally
	for k := range parts {
		for f := range numFamilies {
			all.inside[f] += parts[k].inside[f]
			all.ones[f] += parts[k].ones[f]
			all.labels[f] += parts[k].labels[f]
		}
	}
	for f := range symbolMarks {
		d := &r.dresses[f]
		d[f] = true
		d[raisedMarks] = d[raisedMarks] || f == bareMarks
		if r.filed {
			continue // the notes stand in notes.txt: labels in the text are lists
		}
		other := false // marks of g may stand first on a line of the text too
		for g := range symbolMarks {
			if g != bareMarks && g != f && all.labels[g]*3 <= all.inside[g] && all.ones[g] > 0 && all.inside[g] > 1 && (f == bareMarks || all.inside[f] == 0) {
				d[g], other = true, true
			}
		}
		if f == wordMarks {
			d[squareMarks], d[tortoiseMarks], d[parenMarks] = true, true, true
		}
		if !other && f != bareMarks && f != raisedMarks && all.inside[f] == 0 && all.labels[f] > 1 {
			d[bareMarks] = true
		}
	}
	r.dresses[symbolMarks][symbolMarks] = true
}

// dressesIn calls found for each number in the dress of a note mark, bare
// digits aside, in s from a byte on.
func dressesIn(s string, from int, found func(f family, v int)) {
	for i := from; i < len(s); {
		c := s[i]
		switch {
		case c >= 0xe4 && c <= 0xe9 && c != 0xe6 && c != 0xe8:
			i += 3
			continue
		case c < utf8.RuneSelf && c != '[' && c != '(':
			i++
			continue
		}
		ch, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case circled(ch) > 0:
			found(circledMarks, circled(ch))
		case superscript(ch) >= 0 && i > 0 && !isLatin(lastRune(s[:i])):
			used, list := raisedNumbers(s[i:])
			found(raisedMarks, list[0])
			i += used
			continue
		case ch == '[' || ch == '［' || ch == '〔' || ch == '(' || ch == '（' || ch == '【':
			if f, end, list := bracketed(s, i); end > 0 {
				found(f, list[0])
				i = end
				continue
			}
		case ch == '註' || ch == '注':
			if v, used := arabic(s[i+size:]); used > 0 {
				found(wordMarks, v)
			}
		}
		i += size
	}
}
