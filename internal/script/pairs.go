package script

import (
	"slices"
	"unicode/utf8"
)

// A pairKind is a kind of paired mark. Its level is the depth that its own
// shape stands for: 「 is an outer mark, 『 an inner one.
type pairKind struct {
	family uint8 // quote or title: each is nested by itself
	level  uint8 // 1 or 2
	open   bool
	pair   uint8 // marks that close each other have the same number
}

const (
	quote = iota
	title
)

// pairKinds are the paired marks that have a form for each depth.
var pairKinds = map[rune]pairKind{
	'「': {quote, 1, true, 1}, '」': {quote, 1, false, 1},
	'『': {quote, 2, true, 2}, '』': {quote, 2, false, 2},
	'“': {quote, 1, true, 3}, '”': {quote, 1, false, 3},
	'‘': {quote, 2, true, 4}, '’': {quote, 2, false, 4},
	'﹁': {quote, 1, true, 5}, '﹂': {quote, 1, false, 5},
	'﹃': {quote, 2, true, 6}, '﹄': {quote, 2, false, 6},
	'〝': {quote, 1, true, 7}, '〞': {quote, 1, false, 7}, '〟': {quote, 1, false, 7},
	'《': {title, 1, true, 8}, '》': {title, 1, false, 8},
	'〈': {title, 2, true, 9}, '〉': {title, 2, false, 9},
	'︽': {title, 1, true, 10}, '︾': {title, 1, false, 10},
	'︿': {title, 2, true, 11}, '﹀': {title, 2, false, 11},
}

// pairForms are the marks of an edition by script, family, level and side.
var pairForms = [2][2][2][2]string{
	Hant: {quote: {{"「", "」"}, {"『", "』"}}, title: {{"《", "》"}, {"〈", "〉"}}},
	Hans: {quote: {{"“", "”"}, {"‘", "’"}}, title: {{"《", "》"}, {"〈", "〉"}}},
}

func (k pairKind) form(to Script, level uint8) string {
	side := 1
	if k.open {
		side = 0
	}
	return pairForms[to][k.family][level-1][side]
}

// A pairMark is a paired mark in a passage.
type pairMark struct {
	at, size int
	r        rune
	kind     pairKind
	paired   bool
	latin    bool  // belongs to a quotation in another language, and stays
	again    bool  // opens a paragraph of a quotation already open
	partner  int   // index in the same passage; -1 where it is in another
	level    uint8 // of the form it takes
	doubled  bool  // a mark of the same kind stands inside the pair
}

// pairsOf finds the paired marks of a text. An apostrophe is none.
func pairsOf(text []byte) []pairMark {
	var marks []pairMark
	singles := 0 // ‘ that are open
	for i := 0; i < len(text); {
		// All these marks begin with one of these two bytes.
		if text[i] != 0xe2 && text[i] != 0xe3 && text[i] != 0xef {
			i++
			continue
		}
		r, size := decode(text, i)
		if !maybePair(r) {
			i += size
			continue
		}
		k, ok := pairKinds[r]
		switch {
		case r == '‘':
			singles++
		case r == '’' && apostrophe(text, i, size, singles):
			ok = false
		case r == '’':
			singles--
		}
		if ok {
			marks = append(marks, pairMark{at: i, size: size, r: r, kind: k, partner: -1})
		}
		i += size
	}
	return marks
}

// maybePair keeps commas and full stops from being looked up.
func maybePair(r rune) bool {
	return r >= '‘' && r <= '”' || r >= '〈' && r <= '』' || r >= '〝' && r <= '〟' || r >= '︽' && r <= '﹄'
}

// apostrophe reports whether the ’ at i is one: inside a word, or behind one
// where no quotation is open.
func apostrophe(text []byte, i, size, open int) bool {
	before := i > 0 && latin(text[i-1])
	after := i+size < len(text) && latin(text[i+size])
	return before && (after || open <= 0) || after && open <= 0
}

func latin(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }

// A flow is passages that a quotation may run over.
type flow []pairedPassage

type pairedPassage struct {
	text  []byte
	marks []pairMark
	limit int   // the farthest that partners may stand apart, in bytes
	begin []int // where lines begin, in a file whose paragraphs are not known
}

// farthest is the limit in a file whose paragraphs are not known: a stray
// mark must not find a partner chapters away.
const farthest = 6000

// pairFlow finds partners and depths in passages that stand together.
func pairFlow(passages []*passage, texts [][]byte) flow {
	f := make(flow, len(texts))
	for i, text := range texts {
		f[i] = pairedPassage{text: text, marks: pairsOf(text), limit: len(text)}
		if passages[i].loose {
			f[i].limit, f[i].begin = farthest, passages[i].begin
		}
		f[i].match()
	}
	for _, family := range []uint8{quote, title} {
		f.join(family)
	}
	for i := range f {
		f[i].foreign()
		f[i].nest()
	}
	return f
}

// match pairs marks inside a passage: a closing mark takes the nearest open
// one of its kind; what was opened between and never closed stays alone.
func (p *pairedPassage) match() {
	var open [2][]int
	var waiting [16]int // open marks by kind, so that none is looked for in vain
	for i := range p.marks {
		m := &p.marks[i]
		stack := open[m.kind.family]
		if m.kind.open {
			if p.resumes(stack, m) {
				m.paired, m.again = true, true
				continue
			}
			open[m.kind.family] = append(stack, i)
			waiting[m.kind.pair]++
			continue
		}
		if waiting[m.kind.pair] == 0 {
			continue
		}
		n := len(stack) - 1
		for n >= 0 && p.marks[stack[n]].kind.pair != m.kind.pair && m.at-p.marks[stack[n]].at <= p.limit {
			n--
		}
		if n < 0 || m.at-p.marks[stack[n]].at > p.limit {
			continue
		}
		o := &p.marks[stack[n]]
		o.paired, o.partner, m.paired, m.partner = true, i, true, stack[n]
		for _, passed := range stack[n:] {
			waiting[p.marks[passed].kind.pair]--
		}
		open[m.kind.family] = stack[:n]
	}
}

// resumes reports whether m, at the beginning of a line, opens again a
// quotation that also began a line.
func (p *pairedPassage) resumes(stack []int, m *pairMark) bool {
	if len(p.begin) == 0 || len(stack) == 0 {
		return false
	}
	o := &p.marks[stack[len(stack)-1]]
	return o.kind == m.kind && m.at-o.at <= p.limit && p.atLine(o.at) && p.atLine(m.at)
}

func (p *pairedPassage) atLine(at int) bool {
	_, found := slices.BinarySearch(p.begin, at)
	return found
}

// join finds quotations over several paragraphs. Either each paragraph opens
// with the mark again and the last one closes it, or the next paragraph holds
// the closing mark. Further than that a partner would be a guess.
func (f flow) join(family uint8) {
	for i := 0; i < len(f); i++ {
		o := f[i].loneOpen(family)
		if o < 0 || f[i].marks[o].again {
			continue
		}
		kind := f[i].marks[o].kind
		chain := []*pairMark{&f[i].marks[o]}
		j := i + 1
		for ; j < len(f); j++ {
			first := f[j].opensWith(kind)
			if first < 0 {
				break
			}
			chain = append(chain, &f[j].marks[first])
			if f[j].marks[first].paired {
				pairUp(chain)
				chain = nil
				break
			}
		}
		if chain != nil && j < len(f) {
			if c := f[j].loneClose(kind); c >= 0 {
				pairUp(append(chain, &f[j].marks[c]))
			}
		}
		i = max(i, j-2) // what failed from here fails from its later paragraphs too
	}
}

// pairUp says of the marks of one long quotation that they belong together.
func pairUp(chain []*pairMark) {
	for n, m := range chain {
		m.paired = true
		m.again = n > 0 && m.kind.open
	}
}

// loneOpen returns the outermost opening mark of a family without a partner
// here, or -1.
func (p *pairedPassage) loneOpen(family uint8) int {
	for i := range p.marks {
		if m := &p.marks[i]; m.kind.family == family && m.kind.open && !m.paired {
			return i
		}
	}
	return -1
}

// loneClose returns the first closing mark of a kind without a partner, or -1.
func (p *pairedPassage) loneClose(kind pairKind) int {
	for i := range p.marks {
		if m := &p.marks[i]; m.kind.pair == kind.pair && !m.kind.open && !m.paired {
			return i
		}
	}
	return -1
}

// opensWith returns the mark that a passage begins with, if it is of a kind.
func (p *pairedPassage) opensWith(kind pairKind) int {
	if len(p.marks) == 0 || p.marks[0].kind != kind {
		return -1
	}
	for i := 0; i < p.marks[0].at; {
		r, size := utf8.DecodeRune(p.text[i:])
		if r != ' ' && r != '\u3000' {
			return -1
		}
		i += size
	}
	return 0
}

// foreign finds quotations inside text of another language: letters before
// the opening mark or behind the closing one, and letters inside both. They
// keep their marks.
func (p *pairedPassage) foreign() {
	for i := range p.marks {
		m := &p.marks[i]
		if !m.kind.open || m.r != '“' && m.r != '‘' {
			continue
		}
		if m.partner < 0 {
			m.latin = !m.paired && latinNear(p.text, m.at+m.size, 1) && latinOrEdge(p.text, m.at-1, -1)
			continue
		}
		c := &p.marks[m.partner]
		inside := latinNear(p.text, m.at+m.size, 1) && !hasHan(p.text[m.at:c.at])
		if inside && (latinNear(p.text, m.at-1, -1) || latinNear(p.text, c.at+c.size, 1)) {
			m.latin, c.latin = true, true
		}
	}
}

// latinNear reports whether the first character from i on, going by step over
// spaces and ASCII marks, is a Latin letter or a digit.
func latinNear(text []byte, i, step int) bool {
	for ; i >= 0 && i < len(text); i += step {
		switch c := text[i]; {
		case latin(c):
			return true
		case c >= utf8.RuneSelf:
			return false
		}
	}
	return false
}

func latinOrEdge(text []byte, i, step int) bool {
	return i < 0 || i >= len(text) || latinNear(text, i, step)
}

func hasHan(text []byte) bool {
	for i := 0; i < len(text); {
		r, size := decode(text, i)
		if isHan(r) {
			return true
		}
		i += size
	}
	return false
}

// nest gives each paired mark its level: an outer mark where no pair is open,
// and the other level than the pair it stands in else. A mark inside a pair of
// its own kind is a fault of the source, most often a lost partner; which one
// cannot be known, so it keeps the level of its shape, and doubled is set on
// the mark around it. A quotation from the paragraph before is open at the
// beginning when its closing mark is here and no mark opens it again.
func (p *pairedPassage) nest() {
	var open [2][]*pairMark
	for i := range p.marks {
		if m := &p.marks[i]; m.paired && m.partner < 0 && !m.kind.open {
			m.level = 1
			open[m.kind.family] = append(open[m.kind.family], m)
		}
	}
	for i := range p.marks {
		m := &p.marks[i]
		stack := &open[m.kind.family]
		switch {
		case m.latin || !m.paired:
			m.level = m.kind.level
		case m.again && p.begin != nil:
			m.level = m.kind.level // it opens nothing new
		case m.kind.open:
			m.level = inside(*stack, m)
			*stack = append(*stack, m)
		case len(*stack) > 0:
			m.level = (*stack)[len(*stack)-1].level
			*stack = (*stack)[:len(*stack)-1]
		}
	}
}

// inside returns the level of a mark that opens inside those on the stack.
func inside(stack []*pairMark, m *pairMark) uint8 {
	if len(stack) == 0 {
		return 1
	}
	around := stack[len(stack)-1]
	if around.kind.pair == m.kind.pair && m.kind.family == quote {
		around.doubled = true
		return m.kind.level
	}
	return 3 - around.level
}

// pairFixes returns what the paired marks of a passage become, and what is
// wrong with them.
func (w *work) pairFixes(p *passage, pp *pairedPassage) []fix {
	var fixes []fix
	for i := range pp.marks {
		m := &pp.marks[i]
		if m.latin || m.kind.family == title && w.to == Hant {
			continue
		}
		f := fix{start: m.at, end: m.at + m.size, out: m.kind.form(w.to, m.level)}
		risk := uint8(0)
		if !m.paired {
			risk = 3
			w.tell(p, f.start, f.end, quoteUnpaired, string(m.r), f.out)
		}
		if m.doubled && m.kind.open {
			w.tell(p, f.start, f.end, quoteDoubled, string(m.r))
		}
		if same := string(pp.text[f.start:f.end]) == f.out; !same || !m.paired {
			f.note = w.note(ByDepth, "", risk)
			fixes = append(fixes, f)
		}
	}
	return fixes
}
