package check

// The marks that come in pairs, by GB/T 15834-2011 and the Taiwan handbook of
// 2008. A pair's class says which marks are mistaken for which.
type pair struct {
	open, close rune
	class       class
}

type class uint8

const (
	quote class = iota
	work
	bracket
)

var pairTable = [...]pair{
	{'「', '」', quote}, {'『', '』', quote}, {'“', '”', quote}, {'‘', '’', quote},
	{'《', '》', work}, {'〈', '〉', work},
	{'（', '）', bracket}, {'(', ')', bracket}, {'［', '］', bracket}, {'[', ']', bracket},
	{'【', '】', bracket}, {'〔', '〕', bracket}, {'〖', '〗', bracket}, {'｛', '｝', bracket},
}

// A token is one mark of a pair in a passage.
type token struct {
	at    int
	pair  int8 // index into pairTable
	open  bool
	doubt bool // its neighbours say that it stands the wrong way round
}

var tokenOf = func() map[rune]token {
	m := map[rune]token{}
	for i, p := range pairTable {
		m[p.open] = token{pair: int8(i), open: true}
		m[p.close] = token{pair: int8(i)}
	}
	return m
}()

// mayPair is the quick no for characters that are no mark of a pair.
func mayPair(r rune) bool {
	switch {
	case r >= 0x3400 && r < 0xa000:
		return false
	case r >= 0x3008 && r < 0x3018, r >= 0x2018 && r <= 0x201d, r >= 0xff08 && r < 0xff60:
		return true
	}
	return r == '(' || r == ')' || r == '[' || r == ']'
}

// tokens returns the marks of pairs in p, without apostrophes and the single
// brackets of list labels: 1) or a).
func tokens(p *passage, list []token) []token {
	depth, items := 0, (*items)(nil)
	for i, r := range p.text {
		if !mayPair(r) {
			continue
		}
		tok, ok := tokenOf[r]
		if !ok || apostrophe(p, i, r) || sign(p, i, r) || german(p, i, r) {
			continue
		}
		if r == '(' || r == '（' {
			depth++
		} else if r == ')' || r == '）' {
			if depth == 0 && label(p, i) {
				if items == nil {
					items = itemsIn(p)
				}
				if !items.lack(p, i) {
					continue
				}
			}
			depth = max(0, depth-1)
		}
		tok.at = i
		tok.doubt = doubtful(p, tok)
		list = append(list, tok)
	}
	return list
}

// sign says whether a half-width bracket is no bracket: the mouth of a face
// :-) or the name of a key, Ctrl-], or quoted by itself, “[”.
func sign(p *passage, i int, r rune) bool {
	if r >= 0x80 {
		return false
	}
	before, after := p.rune(i-1), p.rune(i+1)
	if tok, ok := tokenOf[before]; ok && tok.open && pairTable[tok.pair].close == after && pairTable[tok.pair].class == quote || before == '"' && after == '"' {
		return true
	}
	switch before {
	case '-':
		return p.rune(i-2) == ':' || p.rune(i-2) == ';' || latin(p.rune(i-2))
	case ':', ';':
		return r == ')' && (p.rune(i-2) == ' ' || han(p.rune(i-2)) || stop(p.rune(i-2)))
	}
	return false
}

// german says whether “ closes a quotation that „ opened, as in German and its
// neighbours.
func german(p *passage, i int, r rune) bool {
	if r != '“' && r != '‘' {
		return false
	}
	low := map[rune]rune{'“': '„', '‘': '‚'}[r]
	for k := i - 1; k >= max(0, i-120); k-- {
		switch p.text[k] {
		case low:
			return true
		case '“', '”', '‘':
			return false
		}
	}
	return false
}

// apostrophe says whether a single quote is a letter's: don’t, ’90s.
func apostrophe(p *passage, i int, r rune) bool {
	if r != '’' && r != '‘' {
		return false
	}
	before, after := p.rune(i-1), p.rune(i+1)
	return latin(before) && latin(after) || r == '’' && latin(before) && !opensLatin(p, i) || digit(after) && !han(before)
}

// opensLatin says whether a ‘ stands before the closing ’ at i, in the last
// characters, so that it closes a quotation rather than shortens a word.
func opensLatin(p *passage, i int) bool {
	for k := i - 1; k >= max(0, i-200); k-- {
		switch p.text[k] {
		case '‘':
			return true
		case '’':
			if !latin(p.rune(k+1)) || !latin(p.rune(k-1)) {
				return false
			}
		}
	}
	return false
}

// items are the numbers of a passage's lists: those that stand in brackets,
// （1） or （二）, and how many have only the closing one.
type items struct {
	whole map[string]bool
	half  int
}

func itemsIn(p *passage) *items {
	l := &items{whole: map[string]bool{}}
	for i, r := range p.text {
		if r != '）' && r != ')' {
			continue
		}
		own := labelBefore(p, i)
		before := p.rune(i - len(own) - 1)
		switch {
		case len(own) == 0:
		case before == '（' || before == '(':
			l.whole[string(own)] = true
		case label(p, i):
			l.half++
		}
	}
	return l
}

// labelBefore returns the digits or numerals before the bracket at i, up to
// three.
func labelBefore(p *passage, i int) []rune {
	from := i
	for i-from < 3 && (digit(p.rune(from-1)) || numeral(p.rune(from-1))) {
		from--
	}
	return p.text[from:i]
}

// lack says whether the label that the bracket at i ends is the one that lost
// its opening bracket among others: （1）…；2）…；（3）….
func (l *items) lack(p *passage, i int) bool {
	own := string(labelBefore(p, i))
	n := numberOf(own)
	if n == 0 || l.whole[own] || l.half >= len(l.whole) {
		return false
	}
	for other := range l.whole {
		if m := numberOf(other); m == n-1 || m == n+1 {
			return true
		}
	}
	return false
}

// numberOf gives the number from 1 to 99 that word writes in digits, or from 1
// to 10 as a numeral; 0 if it is neither.
func numberOf(word string) (n int) {
	for i, numeral := range []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"} {
		if word == numeral {
			return i + 1
		}
	}
	for _, r := range word {
		if !digit(r) || n > 9 {
			return 0
		}
		n = 10*n + int(r-'0')
	}
	return n
}

// label says whether the closing bracket at i ends the label of a list.
func label(p *passage, i int) bool {
	k := i - 1
	for k >= 0 && i-k <= 3 && (digit(p.text[k]) || latin(p.text[k]) || numeral(p.text[k])) {
		k--
	}
	before := p.rune(k)
	if k == i-1 {
		// A single character as a label: 甲）
		if !within("甲乙丙丁戊己庚辛壬癸子丑寅卯", before) {
			return false
		}
		before = p.rune(k - 1)
	}
	return before == 0 || before == '\n' || before == ' ' || stop(before) || pause(before)
}

// doubtful says whether a mark's neighbours speak against its direction: an
// opening mark that nothing can follow, a closing one that nothing can precede.
func doubtful(p *passage, tok token) bool {
	before, after := p.rune(tok.at-1), p.rune(tok.at+1)
	pr := pairTable[tok.pair]
	if tok.open {
		if p.rune(tok.at+2) == pr.close {
			return false // a mark is quoted as a mark
		}
		return after == 0 || stop(after) || pause(after) || closing(after)
	}
	if p.rune(tok.at-2) == pr.open {
		return false
	}
	return before == 0 || before == '：' || before == '\n' || opening(before) && before != pr.open
}

func opening(r rune) bool {
	if !mayPair(r) {
		return false
	}
	tok, ok := tokenOf[r]
	return ok && tok.open
}

func closing(r rune) bool {
	if !mayPair(r) {
		return false
	}
	tok, ok := tokenOf[r]
	return ok && !tok.open
}

// pairs reports marks without partner, crossed or of the wrong kind, by the
// cheapest reading of each flow of passages.
func pairs(t *text) []finding {
	var found []finding
	r := newReading(t)
	for i := range t.passages {
		p := &t.passages[i]
		if i > 0 && t.passages[i-1].flow != p.flow || p.role == heading || p.role == title || p.role == cell || p.role == caption {
			found = append(found, r.finish()...)
		}
		r.passage(p)
		if p.role == heading || p.role == title || p.role == cell || p.role == caption {
			found = append(found, r.finish()...)
		}
	}
	found = append(found, r.finish()...)
	return append(found, depths(t)...)
}

// depths reports 『』 or ‘’ outside any quotation where the text otherwise
// begins with 「」 or “”: the outer marks are the other ones, or the outer
// quotation is lost. Texts that begin with 『』 throughout are left alone.
func depths(t *text) (found []finding) {
	outer := [2]rune{'「', '『'}
	if t.hans {
		outer = [2]rune{'“', '‘'}
	}
	var inner []spot
	count := 0
	for i := range t.passages {
		p := &t.passages[i]
		depth := 0
		for k, r := range p.text {
			switch r {
			case '「', '“':
				depth++
				count++
			case '」', '”':
				depth = max(0, depth-1)
			case outer[1]:
				if depth == 0 && p.role != title && p.role != heading && !apostrophe(p, k, r) && !continued(t, i) {
					inner = append(inner, spot{p.index, k})
				}
			}
		}
	}
	if len(inner)*5 > count {
		return nil
	}
	for _, s := range inner {
		found = append(found, t.passages[s.passage].find(pairDepth, s.at, string(outer[1]), string(outer[0])))
	}
	return found
}

// quoteStyles reports “” among 「」 and the reverse, where one of the two is
// rare. Quotations in Latin letters have their own marks.
func quoteStyles(t *text) (found []finding) {
	var uses [2][]spot
	for i := range t.passages {
		p := &t.passages[i]
		for k, r := range p.text {
			switch {
			case r == '「':
				uses[0] = append(uses[0], spot{p.index, k})
			case r == '“' && !latin(p.rune(k+1)) && !latin(p.rune(k-1)):
				uses[1] = append(uses[1], spot{p.index, k})
			}
		}
	}
	rare, usual, name := uses[1], len(uses[0]), [2]string{"“”", "「」"}
	if len(uses[0]) < len(uses[1]) {
		rare, usual, name = uses[0], len(uses[1]), [2]string{"「」", "“”"}
	}
	if usual < 5 || len(rare)*5 > usual {
		return nil
	}
	for _, s := range rare {
		found = append(found, t.passages[s.passage].find(quoteMixed, s.at, name[0], name[1], usual))
	}
	return found
}

// continued says whether a quotation may still be open from the passage before.
func continued(t *text, i int) bool {
	if i == 0 || t.passages[i-1].flow != t.passages[i].flow {
		return false
	}
	depth := 0
	for _, r := range t.passages[i-1].text {
		switch r {
		case '「', '“':
			depth++
		case '」', '”':
			depth--
		}
	}
	return depth > 0
}
