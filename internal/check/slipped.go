package check

import "slices"

// slipped reports a pause or stop that parts a word, or one that would stand
// much better one or two characters away.
func slipped(t *text, p *passage, i int) (finding, bool) {
	a, b := p.rune(i-1), p.rune(i+1)
	if !han(a) || markBetween(p, i) || markBetween(p, i+1) || p.role == verse {
		return finding{}, false
	}
	f, over, ok := insideWord(t, p, i)
	if ok || !han(b) || a == b {
		return f, ok // 查，查了一個月: taken up again
	}
	return t.misplaced(p, i, over)
}

// insideWord reports a mark that parts a word: 當目，前然. The words of the
// language say so, then particles, then the words of the text itself; over says
// whether any word lies over the mark.
func insideWord(t *text, p *passage, i int) (f finding, over, ok bool) {
	word, over, ok := t.parted(p, i)
	if !ok {
		word, ok = partedName(p, i)
	}
	if ok {
		return p.find(markInWord, i, p.around(i-2, i+3), word), over, true
	}
	if p.text[i] == '、' || p.text[i] == '：' || !han(p.rune(i+1)) {
		return finding{}, over, false
	}
	if f, ok = t.besideParticle(p, i); !ok {
		f, ok = t.partsLearnt(p, i)
	}
	return f, over, ok
}

// dearer is by how much a division into words that ends at the mark must cost
// more than one that goes over it, in tenths of the natural logarithm: 16 is
// one in five. An enumeration comma parts single characters that are words
// together as well (父、母), and a full stop slips seldom.
// A word that is no common one must win by more.
const (
	dearer     = 16
	dearerRare = 26
	commonCost = 95
	dearerStop = 40
	dearerEnum = 90
	dearerSays = 75
	dearerOld  = 70 // in classical prose, whose words are single characters
)

// saysLast are verbs that a clause often ends with, before what was said or
// seen, though words begin with them: 我們看，書…; 一面說，話….
const saysLast = "說说看想問问聽听道念寫写"

// saysFirst are verbs that a clause begins with, before what is said.
const saysFirst = "說说道問问叫笑嚷罵骂答"

// doubled are characters that stand twice to make an adverb: 常常, 往往.
const doubled = "常往漸渐慢偏僅仅紛纷恰剛刚悄輕轻匆默頻频屢屡"

// parted returns the word that the mark at i parts, if what stands on its two
// sides is much more likely as words that go over the mark; over says whether
// one may.
func (t *text) parted(p *passage, i int) (word string, over, ok bool) {
	if word, ok := partedNumber(p, i); ok {
		return word, true, true
	}
	if r := p.rune(i - 1); r == p.rune(i+1) && !within(doubled, r) {
		return "", false, false // 查，查了一個月: taken up again
	}
	l := words4()
	var buf [2 * reach]rune
	run, k := l.around(p, i, &buf)
	from, to := l.over(run, k)
	if to == 0 {
		return "", false, false
	}
	cost, _ := l.of(run[from:to])
	limit := dearer
	switch p.text[i] {
	case '、':
		limit = dearerEnum
	case '：':
		limit = dearerRare
	case '，':
		if cost > commonCost {
			limit = dearerRare
		}
	default:
		limit = dearerStop
		if cost <= commonCost {
			limit = dearerRare
		}
	}
	if k-from == 1 && to-k == 1 && within(saysLast, p.rune(i-1)) {
		limit = max(limit, dearerSays)
	}
	if to-k == 1 && within(saysFirst, p.rune(i+1)) {
		limit = max(limit, dearerSays)
	}
	switch classical := t.classicalAt(p, i); {
	case classical && cost <= commonCost:
		limit = max(limit, dearerStop)
	case classical:
		limit = max(limit, dearerOld)
	}
	if d := l.divide(run); d.before[k]+d.behind[k]-d.behind[0] < limit {
		return "", true, false
	}
	if k-from == 1 && t.learnt(p.rune(i-2), p.rune(i-1)) || to-k == 1 && t.learnt(p.rune(i+1), p.rune(i+2)) {
		return "", true, false // 碎金。錢仲和: of a name that the text has
	}
	if alike(p, i) || counted(p, i) {
		return "", true, false
	}
	return p.around(i-(k-from), i) + p.around(i+1, i+1+to-k), true, true
}

// unitWords are measures of two characters, in either script.
var unitWords = []string{"小時", "小时", "分鐘", "分钟", "公里", "公尺", "公分", "公厘", "公斤", "公克", "公噸", "公吨", "公頃", "公顷", "公升", "毫升", "毫米", "毫克", "厘米", "平方", "立方", "萬元", "万元", "億元", "亿元", "萬人", "万人"}

// partedNumber returns the number or the measure behind one that the mark at i
// parts: 一千八，百; 11小。時.
func partedNumber(p *passage, i int) (string, bool) {
	if p.text[i] == '：' {
		return "", false
	}
	x, y := p.rune(i-1), p.rune(i+1)
	before := p.rune(i - 2)
	switch {
	case p.text[i] != '、' && within("一二三四五六七八九", x) && (numeral(before) || within("卷第頁页", before)) && within("十百千", y),
		p.text[i] != '、' && numeral(x) && numeral(before) && within("秒歲岁", y),
		p.text[i] == '，' && x == '十' && numeral(before) && within("一二三四五六七八九", y) && within("年月日歲岁", p.rune(i+2)),
		p.text[i] == '、' && numeral(x) && numeral(before) && within("年月日歲岁天秒", y):
		return string([]rune{x, y}), true
	}
	unit := string([]rune{x, y})
	return unit, (digit(before) || numeral(before)) && slices.Contains(unitWords, unit)
}

// partedName returns the name that the mark at i parts in a list of names:
// 朱庭祜李、學清、譚錫疇. What stands on its two sides is no pair of names, and
// would be with the mark a character or two away.
func partedName(p *passage, i int) (string, bool) {
	if p.text[i] != '、' {
		return "", false
	}
	from, to := item(p, i-1, -1)+1, item(p, i+1, 1)
	a, b := p.text[from:i], p.text[i+1:to]
	if len(a)+len(b) < 4 || len(a)+len(b) > 7 || personal(a) && personal(b) || !within("、，。；：？！」』）》〉", p.rune(to)) || from == i {
		return "", false
	}
	others := 0
	for at := from - 1; p.rune(at) == '、' && others < 2; {
		next := item(p, at-1, -1)
		if !personal(p.text[next+1 : at]) {
			break
		}
		others, at = others+1, next
	}
	for at := to; p.rune(at) == '、' && others < 2; {
		next := item(p, at+1, 1)
		if !personal(p.text[at+1 : next]) {
			break
		}
		others, at = others+1, next
	}
	if others < 1 {
		return "", false
	}
	run := slices.Concat(a, b)
	for _, by := range []int{-1, 1, -2, 2} {
		k := len(a) + by
		if k < 2 || k > len(run)-2 || !personal(run[:k]) || !personal(run[k:]) {
			continue
		}
		if by < 0 {
			return string(run[k:]), true
		}
		return string(run[:k]), true
	}
	return "", false
}

// item gives where the run of Han characters at i ends, in a direction.
func item(p *passage, i, step int) int {
	for basic(p.rune(i)) {
		i += step
	}
	return i
}

// personal says whether a run is like a name of a person: a family name and one
// or two characters that make no common word with it.
func personal(run []rune) bool {
	if len(run) < 2 || len(run) > 3 || !basic(run[0]) || nameClasses()[run[0]-0x4e00]&(beginsName|ofForeign) != beginsName && !within(familyNames, run[0]) {
		return false
	}
	return !usual(run[0], run[1])
}

// alike says whether the short phrases on both sides of the mark share words,
// as classical prose has them: 使人尋字則難，以字就人則易.
func alike(p *passage, i int) bool {
	from, to := i, i+1
	for basic(p.rune(from-1)) && i-from < 9 {
		from--
	}
	for basic(p.rune(to)) && to-i < 10 {
		to++
	}
	if i-from > 8 || to-i > 9 {
		return false
	}
	same := 0
	for k := from; k < i; k++ {
		if within(string(p.text[i+1:to]), p.text[k]) {
			same++
		}
	}
	return same >= 3
}

// counted says whether the character before the mark belongs to the number
// before it, or the one after it to the number that follows: 5處，理由; 卷中，
// 葉3; 十二，大正藏.
func counted(p *passage, i int) bool {
	before, x := p.rune(i-2), p.rune(i-1)
	return digit(before) || numeral(before) && p.rune(i-3) == '第' || digit(p.rune(i+2)) || numeral(x) && (numeral(before) || within("卷第册冊", before))
}
