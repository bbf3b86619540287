package check

// stop says whether r ends a sentence.
func stop(r rune) bool { return r == '。' || r == '！' || r == '？' }

// pause says whether r parts what is inside a sentence.
func pause(r rune) bool { return r == '，' || r == '、' || r == '；' || r == '：' }

// han says whether r is an ideograph.
func han(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r >= 0x20000 && r <= 0x323af || r >= 0xf900 && r <= 0xfaff || r == '〇' || r == '々'
}

func latin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xc0 && r <= 0x24f && r != '×' && r != '÷'
}

func digit(r rune) bool { return r >= '0' && r <= '9' }
func numeral(r rune) bool {
	return within("〇一二三四五六七八九十百千萬万億亿兩两幾几數数", r)
}
func kana(r rune) bool { return r >= 0x3041 && r <= 0x30fa || r >= 0xff66 && r <= 0xff9d }

func within(list string, r rune) bool {
	for _, c := range list {
		if c == r {
			return true
		}
	}
	return false
}

// width is 2 for a full-width mark, 1 for a half-width one.
func width(r rune) int {
	if r < 0x100 {
		return 1
	}
	return 2
}

// marks reports stops and pauses that are doubled, clash with their neighbour,
// stand where none can, or part a word.
func marks(t *text, p *passage) (found []finding) {
	for i := 0; i < len(p.text); i++ {
		r := p.text[i]
		if !stop(r) && !pause(r) {
			continue
		}
		end := i + 1
		for end < len(p.text) && (stop(p.text[end]) || pause(p.text[end])) {
			end++
		}
		if f, ok := runOfMarks(p, i, end); ok {
			found = append(found, f)
		} else if f, ok := markAtEdge(p, i, end); ok {
			found = append(found, f)
		} else if f, ok := aroundClosing(p, i); ok {
			found = append(found, f)
		} else if f, ok := insideWord(t, p, i); ok {
			found = append(found, f)
		}
		i = end - 1
	}
	return append(found, unended(p)...)
}

// runOfMarks judges several marks in a row: 。。 is one too many, ，。 is one
// of two, ？！ and ！！！ are a tone, 。。。 is an ellipsis (see dashes).
func runOfMarks(p *passage, i, end int) (finding, bool) {
	if end-i < 2 || ellipsisOfStops(p, i, end) {
		return finding{}, false
	}
	run := p.text[i:end]
	same, tone := true, true
	for _, r := range run {
		same = same && r == run[0]
		tone = tone && (r == '！' || r == '？')
	}
	switch {
	case tone && len(run) <= 3:
		return finding{}, false
	case tone:
		return p.find(markTone, i, p.around(i, min(end, i+8))), true
	case same:
		return p.find(markDoubled, i, p.around(i, min(end, i+8)), string(run[0])).with(i, end-i, string(run[0])), true
	}
	return p.find(markClash, i, p.around(i, min(end, i+8))), true
}

func ellipsisOfStops(p *passage, i, end int) bool {
	if end-i < 3 {
		return false
	}
	for _, r := range p.text[i:end] {
		if r != '。' {
			return false
		}
	}
	return true
}

// markAtEdge reports a mark that opens a paragraph or a quotation.
func markAtEdge(p *passage, i, end int) (finding, bool) {
	before := p.rune(i - 1)
	if before == '\n' {
		before = 0
	}
	switch {
	case before == 0 && len(p.text) > end && !closing(p.rune(end)):
		return p.find(markFirst, i, string(p.text[i])), true
	case opening(before) && !closing(p.rune(end)) && p.rune(end) != 0:
		if before == '(' || before == '[' {
			return finding{}, false
		}
		return p.find(markOpens, i, string(p.text[i]), string(before)), true
	}
	return finding{}, false
}

// aroundClosing looks at a mark beside a closing quote or bracket: 。」， and
// 。」。 end a sentence twice, and a pause before 」 or ） hangs in the air.
func aroundClosing(p *passage, i int) (finding, bool) {
	r, next := p.text[i], p.rune(i+1)
	if !closing(next) {
		return finding{}, false
	}
	if opening(p.rune(i - 1)) {
		return finding{}, false // the mark itself is quoted
	}
	k := i + 1
	for k-i < 8 && closing(p.rune(k)) {
		k++
	}
	after := p.rune(k)
	switch {
	case stop(r) && (after == '。' || r == '。' && pause(after)) && !markBetween(p, k):
		return p.find(stopTwice, i, p.around(i, k+1)), true
	case pause(r) && pause(after):
		return p.find(stopTwice, i, p.around(i, k+1)), true
	case pause(r):
		return p.find(pauseCloses, i, p.around(i, i+2)), true
	}
	return finding{}, false
}

func markBetween(p *passage, at int) bool {
	for _, m := range p.marks {
		if m.at == at {
			return true
		}
	}
	return false
}

// insideWord reports a pause or stop that parts a word which is hardly ever
// parted, where neither side makes a word of its own: 當目，前然.
func insideWord(t *text, p *passage, i int) (finding, bool) {
	a, b := p.rune(i-1), p.rune(i+1)
	if !han(a) || !han(b) || markBetween(p, i) || markBetween(p, i+1) {
		return finding{}, false
	}
	if !wordOf(a, b) {
		return t.partsLearnt(p, i)
	}
	if wordOf(p.rune(i-2), a) || wordOf(b, p.rune(i+2)) || !han(p.rune(i-2)) && p.text[i] == '、' || p.text[i] == '、' && !han(p.rune(i+2)) {
		return finding{}, false
	}
	return p.find(markInWord, i, p.around(i-2, i+3), string([]rune{a, b})), true
}

// unended reports a paragraph of sentences whose last one is not ended.
func unended(p *passage) []finding {
	n := len(p.text)
	if p.role != paragraph || n < 25 {
		return nil
	}
	last := p.text[n-1]
	if !han(last) && last != '，' && last != '、' {
		return nil
	}
	for _, r := range p.text {
		if stop(r) || r == '；' {
			return []finding{p.find(markLast, n-1, p.around(n-6, n))}
		}
	}
	return nil
}
