package check

// spaces reports white space that Han text does not have. Between Han and
// Latin a space is a habit; a full-width space in a heading, a verse or after
// a number is a gap that was meant.
func spaces(_ *text, p *passage) (found []finding) {
	for i := 0; i < len(p.text); i++ {
		r := p.text[i]
		if r != ' ' && r != '　' && r != '\t' && r != '\u00a0' && !(r >= 0x2000 && r <= 0x200a) && r != 0x202f {
			continue
		}
		end := i + 1
		for end < len(p.text) && (p.text[end] == r || p.text[end] == ' ' || p.text[end] == '　') {
			end++
		}
		if f, ok := spaceRun(p, i, end); ok {
			found = append(found, f)
		}
		i = end - 1
	}
	return found
}

func spaceRun(p *passage, i, end int) (finding, bool) {
	r := p.text[i]
	before, after := p.rune(i-1), p.rune(end)
	atEdge := before == 0 || after == 0 || before == '\n' || after == '\n'
	switch {
	case p.role == cell || atEdge:
		return finding{}, false // alignment
	case r == '\t':
		return p.find(spaceTab, i), true
	case r == '　':
		if p.role == heading || p.role == title || p.role == verse || p.role == caption || afterLabel(p, i) {
			return finding{}, false
		}
		return p.find(spaceWide, i, p.around(i-3, end+3)), true
	case latin(after) && latin(p.rune(i-2)) && !hanText(p.rune(i-3)):
		return finding{}, false // the mark is at fault, not the space: see characters
	case fullMark(after) && address(p, i):
		return finding{}, false // so that the stop is not taken for a part of it
	case fullMark(before) || fullMark(after):
		if markBetween(p, i) && !fullMark(after) {
			return p.find(spaceMark, i, p.around(i-3, end+3)).with(i, end-i, ""), true
		}
		if p.role == verse {
			return finding{}, false
		}
		return p.find(spaceMark, i, p.around(i-3, end+3)).with(i, end-i, ""), true
	case han(before) && han(after):
		if p.role == verse || p.role == heading || p.role == title || afterLabel(p, i) {
			return finding{}, false
		}
		return p.find(spaceHan, i, p.around(i-3, end+3)).with(i, end-i, ""), true
	case end-i > 1:
		return p.find(spaceDouble, i, p.around(i-3, end+3)), true
	case (before == '(' || after == ')' || after == ',') && r == ' ' && !hanText(before):
		return p.find(spaceInside, i, p.around(i-3, end+3)), true
	}
	return finding{}, false
}

// address says whether what ends before i is an address: http://…
func address(p *passage, i int) bool {
	for k := i - 1; k >= 2 && k > i-120 && p.text[k] > ' ' && p.text[k] < 0x80; k-- {
		if p.text[k] == '/' && p.text[k-1] == '/' && p.text[k-2] == ':' {
			return true
		}
	}
	return false
}

// fullMark says whether r is a full-width mark. Quotes of Latin text are not.
func fullMark(r rune) bool {
	return stop(r) || pause(r) || r >= 0x3001 && r <= 0x301b || r == '（' || r == '）' || r == '［' || r == '］' || r == '…'
}

// afterLabel says whether what stands before i is the number of a paragraph,
// or a speaker: 一　, 第三條　, 12　.
func afterLabel(p *passage, i int) bool {
	if i > 6 {
		return false
	}
	for _, r := range p.text[:i] {
		if !numeral(r) && !digit(r) && !within("第章節节條条款項项回卷篇部、.．（）()附錄录問问答甲乙丙丁曰：", r) {
			return false
		}
	}
	return true
}
