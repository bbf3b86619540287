package script

import "unicode/utf8"

// An edit says that bytes start to end of one text became from to to of the
// next. Outside a list of edits the two texts keep step byte for byte, and
// character for character, so a list holds only what changed its shape.
type edit struct{ start, end, from, to int }

// even reports whether in and out have characters of the same lengths.
func even(in []byte, out string) bool {
	if len(in) != len(out) {
		return false
	}
	for i := range in {
		if utf8.RuneStart(in[i]) != utf8.RuneStart(out[i]) {
			return false
		}
	}
	return true
}

// compose joins two alignments: a leads from x to y, b from y to z. Edits
// that touch the same bytes of y become one.
func compose(a, b []edit) []edit {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	var out []edit
	shiftA, shiftB := 0, 0 // x minus y before a[0]; z minus y before b[0]
	for len(a) > 0 || len(b) > 0 {
		lo, hi := 0, 0
		if len(b) == 0 || len(a) > 0 && a[0].from <= b[0].start {
			lo, hi = a[0].from, a[0].to
		} else {
			lo, hi = b[0].start, b[0].end
		}
		e := edit{start: lo + shiftA, from: lo + shiftB}
		for {
			if len(a) > 0 && (a[0].from < hi || a[0].from == lo) {
				hi = max(hi, a[0].to)
				shiftA = a[0].end - a[0].to
				a = a[1:]
			} else if len(b) > 0 && (b[0].start < hi || b[0].start == lo) {
				hi = max(hi, b[0].end)
				shiftB = b[0].to - b[0].end
				b = b[1:]
			} else {
				break
			}
		}
		e.end, e.to = hi+shiftA, hi+shiftB
		out = append(out, e)
	}
	return out
}

// before maps a place of the later text to the earlier one; a place inside an
// edit goes to its beginning, or to its end where up is set.
func before(edits []edit, at int, up bool) int {
	shift := 0
	for _, e := range edits {
		switch {
		case at <= e.from:
			return at + shift
		case at < e.to && up:
			return e.end
		case at < e.to:
			return e.start
		}
		shift = e.end - e.to
	}
	return at + shift
}

// after maps a place of the earlier text to the later one, where shift leads
// over the text before the first edit; a place inside an edit goes to its
// beginning, or to its end where up is set.
func after(edits []edit, shift, at int, up bool) int {
	for _, e := range edits {
		switch {
		case at <= e.start:
			return at + shift
		case at < e.end && up:
			return e.to
		case at < e.end:
			return e.from
		}
		shift = e.to - e.end
	}
	return at + shift
}
