package reader

import "strings"

// A mark may be glued to the end of a number of the text: 1646 and mark 4 are
// 16464， in the source. Nothing in the digits tells, so that such a reading is
// taken only where the notes are known and the count needs the number.

// endReadings gives the readings of the digits s[from:to] as a number of the text
// with a mark behind it. It must be the end of a clause, or a year of too many
// digits, or more digits than numbers are written with without a comma.
func endReadings(s string, from, to, highest int) []readingOf {
	n := to - from
	if n < 2 || n > 7 || strings.Trim(s[from:to], "0123456789") != "" {
		return nil
	}
	before, prev, _ := lastBefore(s, from)
	if prev == '第' || prev == '.' || prev == ',' && !year(s[from:min(to, from+4)]) {
		return nil
	}
	next, after := firstRune(s[to:]), ""
	if to < len(s) {
		after = s[to+len(string(next)):]
	}
	var base int
	switch {
	case next == '年' && n > 4:
	case to == len(s), strings.ContainsRune(noStarts, next) && !strings.ContainsRune("%％‰°℃", next), strings.ContainsRune(stops, next):
		if strings.ContainsRune(",，.．:：-－–~～/", next) && digitOf(firstRune(after)) >= 0 {
			return nil
		}
		if year(s[from:to]) {
			base = -3
		}
	case isHan(next) && n > 4 && !strings.ContainsRune(units, next):
	default:
		return nil
	}
	switch {
	case n > 4:
		base += 2
	case n == 2:
		base -= 3 // 第二次41，
	}
	var out []readingOf
	for k := 1; k < n && k < 5; k++ {
		whole, label := s[from:to-k], s[to-k:to]
		v, _ := arabic(label)
		if label[0] == '0' || whole[0] == '0' || v > highest || next == '年' && (len(whole) > 4 || len(whole) == 4 && !year(whole)) {
			continue
		}
		score := base
		if year(whole) {
			score += 2
		}
		if strings.ContainsRune("-－–—~～", prev) && digitOf(lastRune(strings.TrimRight(before, "-－–—~～"))) < 0 {
			score--
		}
		out = append(out, readingOf{first: v, last: v, from: to - k, to: to, score: score, why: "behind a number of the text"})
	}
	return out
}

// endsAlike says that the mark which candidate at is read as, at the end of a
// number, could as well be read at the end of another between its neighbours in
// the count.
func endsAlike(between []candidate, at int, rd *readingOf) bool {
	for i := range between {
		if i == at {
			continue
		}
		for k := range between[i].readings {
			if o := &between[i].readings[k]; o.from > 0 && o.first == rd.first && o.score >= rd.score {
				return true
			}
		}
	}
	return false
}
