package check

// spaces reports white space that Han text does not have. Between Han and
// Latin a space is a habit; a full-width space in a heading, a verse or after
// a number is a gap that was meant.
func spaces(t *text, p *passage) (found []finding) {
	if rows, first := t.tableRow(p); rows {
		if first {
			found = append(found, p.find(spaceTable, 0))
		}
		return found
	}
	for i := 0; i < len(p.text); i++ {
		r := p.text[i]
		if !gap(r) {
			continue
		}
		end := gapEnd(p, i)
		if f, ok := spaceRun(p, i, end); ok {
			found = append(found, f)
		}
		i = end - 1
	}
	return found
}

func gap(r rune) bool {
	return r == ' ' || r == '　' || r == '\t' || r == '\u00a0' || r >= 0x2000 && r <= 0x200a || r == 0x202f
}

// gapEnd returns where the run of spaces that begins at i ends.
func gapEnd(p *passage, i int) int {
	end := i + 1
	for end < len(p.text) && (p.text[end] == p.text[i] || p.text[end] == ' ' || p.text[end] == '　') {
		end++
	}
	return end
}

// tableRow says whether p is a row of a table whose columns are parted by
// spaces, or a passage of such rows, and whether it is the first. Two rows make
// a table that have as many columns, three or more, and no stop.
func (t *text) tableRow(p *passage) (rows, first bool) {
	if p.role != paragraph && p.role != other && p.role != verse {
		return false, false
	}
	n := columns(p)
	if n < 3 {
		return false, false
	}
	before, after := t.neighbour(p, -1), t.neighbour(p, 1)
	if n == before {
		return true, false
	}
	return n == after || p.role == verse && within(string(p.text), '\n'), true
}

// neighbour gives the columns of the passage before or after p in its flow.
func (t *text) neighbour(p *passage, step int) int {
	k := p.index + step
	if k < 0 || k >= len(t.passages) || t.passages[k].flow != p.flow || t.passages[k].role != p.role {
		return 0
	}
	return columns(&t.passages[k])
}

// columns counts the columns of a line, parted by at least two spaces or one
// that is wide; 0 if p has lines of several counts, or is no row.
func columns(p *passage) int {
	const longest = 80 // characters of a row
	all, n, from := 0, 1, 0
	for i := 0; i <= len(p.text); i++ {
		r := p.rune(i)
		switch {
		case i == len(p.text) || r == '\n':
			if all != 0 && all != n {
				return 0
			}
			all, n, from = n, 1, i+1
		case stop(r) || r == '，' || i-from > longest:
			return 0
		case gap(r):
			end := gapEnd(p, i)
			if i > from && end < len(p.text) && p.text[end] != '\n' && (end-i > 1 || r == '　' || r == '\t') {
				n++
			}
			i = end - 1
		}
	}
	return all
}

func spaceRun(p *passage, i, end int) (finding, bool) {
	r := p.text[i]
	before, after := p.rune(i-1), p.rune(end)
	if opening(before) && closing(after) {
		return finding{}, false // a blank to be filled in: 〔　〕
	}
	atEdge := before == 0 || after == 0 || before == '\n' || after == '\n'
	switch {
	case p.role == cell || atEdge:
		return finding{}, false // alignment
	case r == '\t':
		return p.find(spaceTab, i), true
	case r == '　':
		if p.role == heading || p.role == title || p.role == verse || p.role == caption || afterLabel(p, i) || signature(p) {
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

// signature says whether p is a short line without any mark, whose gaps part
// names from dates: 弟某上　二月十一日.
func signature(p *passage) bool {
	const longest = 30
	if len(p.text) > longest {
		return false
	}
	for _, r := range p.text {
		if stop(r) || pause(r) {
			return false
		}
	}
	return true
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

// ofFigure says whether the number of a picture or table ends at i: 圖1.2,
// 表三.
func ofFigure(p *passage, i int) bool {
	k := i - 1
	for k >= 0 && i-k <= 6 && (digit(p.text[k]) || numeral(p.text[k]) || within(".-–－", p.text[k])) {
		k--
	}
	return k >= 0 && k < i-1 && within("圖图表式", p.text[k])
}

// afterLabel says whether what stands before i is the number of a paragraph,
// or a speaker: 一　, 第三條　, 12　.
func afterLabel(p *passage, i int) bool {
	if ofFigure(p, i) {
		return true
	}
	if i > 6 {
		return false
	}
	for _, r := range p.text[:i] {
		if !numeral(r) && !digit(r) && !within("第章節节條条款項项回卷篇部、.．（）()附錄录問问答甲乙丙丁曰：", r) {
			return false
		}
	}
	return p.text[0] != '第' || !numeral(p.text[i-1])
}
