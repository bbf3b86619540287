package check

import (
	"cmp"
	"math"
	"slices"

	readings "yinshu/internal/sound"
)

// likelier is by how much it is likelier that the name was meant, where it is
// likely enough to be told.
func (t *text) likelier(c mistake, u *textUses) int {
	x, y := c.name[c.hole], c.run[c.hole]
	class := nameClasses()
	ofX, ofY := class[x-0x4e00], class[y-0x4e00]
	if c.n != 3 && (ofX|ofY)&ofNumber != 0 || ofX&ofY&(ofNumber|tellsApart) != 0 {
		return 0
	}
	if !mayName(c.name) || likeForms(x, y) && (c.hole == 0 || !personal(c.name)) && !foreign(c.name) || !t.wholly(&c) {
		return 0
	}
	if c.n == 2 && c.hole == 1 && within(afterFamily, x) && within(afterFamily, y) {
		return 0
	}
	cost, word := u.cost(c.name, c.often)
	least := t.least(&c, word)
	if c.price-cost-slipAlike < least {
		return 0 // whether they are alike or not, which takes longer to say
	}
	if slip, ok := t.slip(&c); ok && c.price-cost-slip >= least {
		return c.price - cost - slip
	}
	return 0
}

// afterFamily are characters that stand behind a family name and are no given
// name: 鄭氏, 鄭師.
const afterFamily = "氏家公師师君翁老嫂哥姐姊兄弟妹叔伯姨"

// slip is the cost of taking the one character for the other; of two that have
// nothing to do with each other it is not told.
func (t *text) slip(c *mistake) (cost int, ok bool) {
	x, y := c.name[c.hole], c.run[c.hole]
	class := nameClasses()
	ofFirst := class[c.name[0]-0x4e00]
	named := ofFirst&beginsName != 0
	switch {
	case confused(x, y) || likeForms(x, y):
		return slipAlike, true
	case c.n == 2 && (c.often == 1 || !named && c.often < oftenAlone):
	case c.besideWord() || !shareParts(x, y):
	case c.often == 1 && !named:
		return slipPartOnce, true
	default:
		return slipPart, true
	}
	switch {
	case foreign(c.name) && t.sameBefore(c) && (foreign(c.run) && (c.often > 1 || c.hole == 1 && t.entire(c.spot, c.n) && t.entire(c.first, c.n)) || c.n == longestWord && c.hole < c.n-1):
		return slipForeign, true
	case c.n == 3 && c.hole == 0 && ofFirst&(beginsName|ofForeign) == beginsName && class[y-0x4e00]&beginsName == 0 && c.often > 1:
		return slipFamily, true
	}
	return 0, false
}

// besideWord says whether what differs stands at an end, beside a word that is
// whole without it: 陳述書 and 陳述意.
func (c *mistake) besideWord() bool {
	last := c.n - 1
	return c.n > 2 && !foreign(c.name) && (c.hole == last && word(c.name[last-2], c.name[last-1]) || c.hole == 0 && word(c.name[1], c.name[2]))
}

// inside says whether foreign names may go on before a place: 格拉多夫 for 拉多夫.
func (t *text) inside(at spot) bool {
	return translit(t.passages[at.passage].rune(at.at - 1))
}

// sameBefore says whether the name and the run are as much of what may be a
// longer foreign name: 拉多加 is no mistake for the 拉多夫 of 格拉多夫.
func (t *text) sameBefore(c *mistake) bool {
	if !t.inside(c.spot) && !t.inside(c.first) {
		return true
	}
	return c.hole > 0 && t.passages[c.passage].rune(c.at-1) == t.passages[c.first.passage].rune(c.first.at-1)
}

// entire says whether n characters of a foreign name are all of it.
func (t *text) entire(at spot, n int) bool {
	return !t.inside(at) && !translit(t.passages[at.passage].rune(at.at+n))
}

// oftenAlone is how often two characters that begin like no name stand
// together, where they are one all the same.
const oftenAlone = 5

// wholly says whether what the two have in common stands by itself nowhere
// else. Where it does, it is the name, and what differs begins or ends another
// word: 辛楣 is the name, whatever follows it.
func (t *text) wholly(c *mistake) bool {
	if c.n == 2 || titled(c.run) {
		return true
	}
	rest := 0
	switch c.hole {
	case 0:
		rest = t.pairs.of(c.name[1], c.name[2])
	case c.n - 1:
		rest = t.pairs.of(c.name[c.hole-2], c.name[c.hole-1])
	}
	return 2*rest <= 3*(c.often+c.seldom) || c.brothers(rest)
}

// brothers says whether what the two have in common, which stands so often, is
// the family name and the first half of a few given names, and is never a name
// by itself.
func (c *mistake) brothers(rest int) bool {
	const most = 4
	if c.n != 3 || c.hole != 2 || c.often < 2 || len(c.ways) > most || !personal(c.name) || word(c.name[0], c.name[1]) {
		return false
	}
	sum := 0
	for _, w := range c.ways {
		sum += w.count
	}
	return sum >= rest
}

// never is more than any account wins by.
const never = 1 << 20

// least is what the account must win by.
func (t *text) least(c *mistake, word bool) int {
	named := nameClasses()[c.name[0]-0x4e00]&beginsName != 0
	common := false
	for k := 1; k < c.n; k++ {
		common = common || usual(c.name[k-1], c.name[k])
	}
	switch {
	case titled(c.name):
		return enoughTitled
	case c.n > 2 && common && !word && !foreign(c.name):
		return enoughCommon
	case c.n > 2 && named:
		return enoughName
	case c.n > 2 && (c.often >= oftenAlone || word || almostForeign(c.name)):
		return enoughOften
	case c.n > 2:
		return enoughAny
	case c.joined():
		return never
	}
	shared := 100 * (c.often + c.seldom) / int(t.pairs.chars[c.name[1-c.hole]-0x4e00])
	own := 100 * c.often / int(t.pairs.chars[c.name[c.hole]-0x4e00])
	others := 100 * c.seldom / int(t.pairs.chars[c.run[c.hole]-0x4e00])
	switch {
	case c.often == 1 && own >= 90 && others >= 90 && !common && lookAlike(c.name[c.hole], c.run[c.hole]):
		return enoughRare
	case c.often >= oftenAlone && others >= 90 && !common && confused(c.name[c.hole], c.run[c.hole]):
		return enoughRare
	case shared >= 50 && !named && !word && c.often < 3:
		return enoughAny
	case shared >= 50 && (named || word || shared >= 80) && (!common || c.often >= 3 && lookAlike(c.name[c.hole], c.run[c.hole])):
		return enough
	case personal(c.name) && c.often >= 2 && others >= 60 && lookAlike(c.name[c.hole], c.run[c.hole]) && !common:
		return enoughRare
	case c.often >= 2 && own >= 90 && !common && (c.often >= 4 && named || (word || c.often >= 3) && others >= 90):
		return enoughRare
	}
	return never
}

// cost is what a name costs in the text, and whether the language has it.
func (u *textUses) cost(name []rune, often int) (cost int, word bool) {
	l := words4()
	var folded [longestWord]rune
	for k, r := range name {
		folded[k] = rune(l.fold[r-0x4e00])
	}
	cost = int(10 * math.Log(float64(u.size)/float64(often)))
	c, word := l.of(folded[:len(name)])
	if word {
		cost = min(cost, int(c))
	}
	return cost, word
}

// confused says whether one character may be mistaken for another: they sound
// or look alike.
func confused(x, y rune) bool { return soundAlike(x, y) || lookAlike(x, y) }

// soundAlike is sameSound for the usual reading of one of the two, and one of
// the first two of the other.
func soundAlike(x, y rune) bool {
	return readAs(x, y) || readAs(y, x)
}

func readAs(x, y rune) bool {
	all := readings.All(y)
	first := blurred.Replace(readings.Toneless(readings.First(x)))
	return first != "" && slices.ContainsFunc(all[:min(2, len(all))], func(r string) bool { return blurred.Replace(readings.Toneless(r)) == first })
}

// foreign says whether a name is written as foreign ones are.
func foreign(name []rune) bool {
	return len(name) > 2 && !slices.ContainsFunc(name, func(r rune) bool { return !translit(r) })
}

// almostForeign says whether all but one character of a name are as in foreign
// ones, and that one is no word there: 哥德爾.
func almostForeign(name []rune) bool {
	n := 0
	for _, r := range name {
		if translit(r) {
			n++
		}
	}
	return len(name) > 2 && n >= len(name)-1
}

// likeForms says whether two characters are forms of one.
func likeForms(x, y rune) bool {
	l := words4()
	if l.fold[x-0x4e00] == l.fold[y-0x4e00] {
		return true
	}
	return slices.ContainsFunc(variantPairs[:], func(v [2]rune) bool { return v == [2]rune{x, y} || v == [2]rune{y, x} })
}

// either is 1 where either of two names that stand once may be the wrong one.
func (x *verdict) either() int {
	if x.once {
		return 1
	}
	return 0
}

// onePlace keeps of findings about one character that against a name that stands
// more often, and of those that of the longest name; and of two that accuse each
// other the likelier one, or the later.
func onePlace(list []verdict) []verdict {
	slices.SortStableFunc(list, func(a, b verdict) int {
		return cmp.Or(a.either()-b.either(), cmp.Compare(b.n, a.n), cmp.Compare(b.by/sure, a.by/sure), cmp.Compare(b.hole.passage, a.hole.passage), cmp.Compare(b.hole.at, a.hole.at))
	})
	settled := map[spot]bool{}
	return slices.DeleteFunc(list, func(x verdict) bool {
		if settled[x.hole] || x.once && settled[x.other] {
			return true
		}
		settled[x.hole] = true
		if x.once {
			settled[x.other] = true
		}
		return false
	})
}
