package check

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed lexicon.txt
var lexiconFile string

// A lexicon has the cost of words of up to four characters, each packed into
// one number. Words are Simplified; fold turns a character of either script
// into its own.
type lexicon struct {
	cost map[uint64]int16
	fold [0xa000 - 0x4e00]uint16
}

// longestWord is the most characters of a word, and unknown the cost of a
// character that the lexicon does not have.
const (
	longestWord = 4
	unknown     = 180
)

// folded are forms that hanzi.txt leaves out, since careful books of both
// scripts have them, each with the form that the lexicon has.
const folded = "乾干著着於于裡里裏里麼么徵征祕秘昇升菸烟陞升臺台妳你牠它"

// added are words in spellings that the lexicon does not have, at the cost of
// a word of the text's usual ones.
const (
	added     = "彷彿 甚麼 甚么 倘佯 祇是 祇有 計畫 部份"
	addedCost = 90
)

var words4 = sync.OnceValue(func() *lexicon {
	l := &lexicon{cost: make(map[uint64]int16, 1<<16)}
	for line := range strings.Lines(lexiconFile) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		n, _ := strconv.Atoi(fields[0])
		cost, _ := strconv.Atoi(fields[1])
		rs := []rune(fields[2])
		for i := 0; n > 0 && i+n <= len(rs); i += n {
			l.cost[pack(rs[i:i+n])] = int16(cost)
		}
	}
	l.foldTable()
	for _, word := range strings.Fields(added) {
		rs := []rune(word)
		for i, r := range rs {
			rs[i] = rune(l.fold[r-0x4e00])
		}
		l.cost[pack(rs)] = addedCost
	}
	return l
})

func (l *lexicon) foldTable() {
	table := hanzi()
	for i := range l.fold {
		l.fold[i] = uint16(i + 0x4e00)
		if table.class[i] == traditionalOnly {
			l.fold[i] = uint16(table.other[i])
		}
	}
	rs := []rune(folded)
	for i := 0; i+1 < len(rs); i += 2 {
		l.fold[rs[i]-0x4e00] = uint16(rs[i+1])
	}
}

// pack makes one number of up to four characters of the basic plane.
func pack(word []rune) (key uint64) {
	for _, r := range word {
		key = key<<16 | uint64(r)
	}
	return key
}

// basic says whether r is in the block that the lexicon is of.
func basic(r rune) bool { return r >= 0x4e00 && r < 0xa000 }

// reach is how far the lexicon looks to each side of a mark.
const reach = 6

// around returns the characters of basic that stand before and after the mark
// at i, folded, as one run, and how many are before it.
func (l *lexicon) around(p *passage, i int, buf *[2 * reach]rune) (run []rune, k int) {
	from := i
	for i-from < reach && basic(p.rune(from-1)) {
		from--
	}
	run = buf[:0]
	for _, r := range p.text[from:i] {
		run = append(run, rune(l.fold[r-0x4e00]))
	}
	k = len(run)
	for at := i + 1; at <= i+reach && basic(p.rune(at)); at++ {
		run = append(run, rune(l.fold[p.text[at]-0x4e00]))
	}
	return run, k
}

// over returns the longest word that lies over the place k of run, or nil.
func (l *lexicon) over(run []rune, k int) (from, to int) {
	for n := longestWord; n >= 2; n-- {
		for from := max(0, k-n+1); from < k && from+n <= len(run); from++ {
			if _, ok := l.cost[pack(run[from:from+n])]; ok {
				return from, from + n
			}
		}
	}
	return 0, 0
}

// cheapest is the cost of the cheapest division of run into words.
func (l *lexicon) cheapest(run []rune) int {
	var best [2*reach + longestWord + 1]int
	for end := 1; end <= len(run); end++ {
		best[end] = best[end-1] + unknown
		for n := 1; n <= longestWord && n <= end; n++ {
			if c, ok := l.cost[pack(run[end-n:end])]; ok {
				best[end] = min(best[end], best[end-n]+int(c))
			}
		}
	}
	return best[len(run)]
}
