package check

// bigrams counts pairs of neighbouring Han characters, so that a long text
// tells which pairs are words in it. Counts share places by two hashes, and the
// smaller one holds: it may be too high, hardly ever, and never too low.
type bigrams struct {
	count [2][]uint16
	mask  uint32
	chars *[0xa000 - 0x4e00]int32 // how often each character stands
	words int                     // about how many words the text has
}

// countPairs sizes the table by the text, from 64 to 4096 thousand places.
func countPairs(passages []passage) bigrams {
	chars := 0
	for i := range passages {
		chars += len(passages[i].text)
	}
	size := 1 << 16
	for size < 2*chars && size < 1<<22 {
		size <<= 1
	}
	b := bigrams{mask: uint32(size - 1), words: max(1000, chars*2/3), chars: new([0xa000 - 0x4e00]int32)}
	b.count[0], b.count[1] = make([]uint16, size), make([]uint16, size)
	for i := range passages {
		text := passages[i].text
		for k := range text {
			if !basic(text[k]) {
				continue
			}
			b.chars[text[k]-0x4e00]++
			if k > 0 && basic(text[k-1]) {
				for row, at := range b.at(text[k-1], text[k]) {
					if c := &b.count[row][at]; *c < 0xffff {
						*c++
					}
				}
			}
		}
	}
	return b
}

func (b *bigrams) at(x, y rune) [2]uint32 {
	h := uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca6b
	g := uint32(x)*0xc2b2ae35 + uint32(y)*0x27d4eb2f
	return [2]uint32{(h ^ h>>15) & b.mask, (g ^ g>>13) & b.mask}
}

func (b *bigrams) of(x, y rune) int {
	at := b.at(x, y)
	return int(min(b.count[0][at[0]], b.count[1][at[1]]))
}

// partsLearnt reports a mark that parts two characters which stand together
// elsewhere in the text, where what is left on either side stands together
// nowhere: the mark slipped by one.
func (t *text) partsLearnt(p *passage, i int) (finding, bool) {
	a, x, y, b := p.rune(i-2), p.rune(i-1), p.rune(i+1), p.rune(i+2)
	if !han(b) || !basic(x) || !basic(y) {
		return finding{}, false
	}
	together := t.pairs.of(x, y)
	least := 1
	if together >= 2 && 2*together >= int(min(t.pairs.chars[x-0x4e00], t.pairs.chars[y-0x4e00]))-1 {
		least = together + 1 // a name of three characters may go on before and behind
	} else if together < 3 || !han(a) || t.classicalAt(p, i) {
		return finding{}, false
	}
	if t.pairs.of(a, x) > least || t.pairs.of(y, b) > least {
		return finding{}, false
	}
	if l := words4(); l.has(a, x) || l.has(y, b) || wordOf(a, x) || wordOf(y, b) || particle(x) || particle(y) {
		return finding{}, false
	}
	return p.find(markInWord, i, p.around(i-2, i+3), string([]rune{x, y})), true
}

// learnt says whether the text has two characters together often, though they
// are no word: they are of a name.
func (t *text) learnt(x, y rune) bool {
	if !basic(x) || !basic(y) || particle(x) || particle(y) || words4().has(x, y) {
		return false
	}
	n := t.pairs.of(x, y)
	return n >= 3 && 2*n >= int(min(t.pairs.chars[x-0x4e00], t.pairs.chars[y-0x4e00]))
}

// particles are characters that stand alone so often that pairs with them say
// little.
const particles = "的了是在和與与也都就而及被把將将不有這这那其之以為为於于一個个他我你她它到說说要會会能上下中人來来去又並并或則则所"

// particle says whether r is one of particles.
func particle(r rune) bool { return basic(r) && nameClasses()[r-0x4e00]&standsAlone != 0 }
