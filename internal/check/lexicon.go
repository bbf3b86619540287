package check

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed lexicon.txt
var lexiconFile string

// A lexicon has the cost of words of up to four characters. They are looked up
// in the file itself; rows only says where a character's line is. Words are
// Simplified; fold turns a character of either script into its own.
type lexicon struct {
	row  [0xa000 - 0x4e00]uint16 // of the character a word begins with; 0: none
	rows []lexiconRow
	fold [0xa000 - 0x4e00]uint16
}

// A lexiconRow is the words that begin with one character.
type lexiconRow struct {
	alone int16                   // the cost of the character as a word; 0: it is none
	class byte                    // and its class
	ends  [longestWord + 1]uint32 // words of n characters are from ends[n-1] to ends[n]
	sieve [2][4]uint64            // of words of two characters and of longer ones: by their last eight bits, which characters may be next
}

// longestWord is the most characters of a word, and unknown the cost of a
// character that the lexicon does not have.
const (
	longestWord = 4
	unknown     = 180
)

// cheapestWord and costStep are what the letters of the file stand for: A is
// the first, B a step more.
const (
	cheapestWord = 40
	costStep     = 5
)

// folded are forms that hanzi.txt leaves out, since careful books of both
// scripts have them, each with the form that the lexicon has.
const folded = "乾干著着於于裡里裏里麼么徵征祕秘昇升菸烟陞升臺台妳你牠它"

var words4 = sync.OnceValue(func() *lexicon {
	l := &lexicon{rows: make([]lexiconRow, 1, 6000)}
	for at := 0; at < len(lexiconFile); {
		end := at + strings.IndexByte(lexiconFile[at:], '\n')
		if r, n := utf8.DecodeRuneInString(lexiconFile[at:]); basic(r) {
			l.row[r-0x4e00] = uint16(len(l.rows))
			l.rows = append(l.rows, newLexiconRow(at+n+1, end))
		}
		at = end + 1
	}
	l.foldTable()
	return l
})

// newLexiconRow reads a line of the file behind its first character and the
// tab: fields parted by tabs, of words of one character and more.
func newLexiconRow(at, end int) (row lexiconRow) {
	for n := range row.ends {
		tab := strings.IndexByte(lexiconFile[at:end], '\t')
		switch {
		case n == 0 && tab > 0:
			row.alone, row.class = costOf(lexiconFile[at]), lexiconFile[at+1]
		case tab < 0:
			tab = end - at
		}
		for k := at; n > 0 && k < at+tab; k += n*char + behindWord {
			bit, word := sieved(runeAt(lexiconFile[k:]))
			row.sieve[min(n, 2)-1][word] |= bit
		}
		at += tab
		row.ends[n] = uint32(at)
		at = min(at+1, end)
	}
	return row
}

// sieved gives the bit of a character in a row's sieve, and the word it is in.
func sieved(r rune) (bit uint64, word int) { return 1 << (r % 64), int(r / 64 % 4) }

// char is how many bytes a character of the lexicon has, behindWord how many
// there are of its cost and class, and runeAt is the character that text begins
// with.
const (
	char       = len("字")
	behindWord = 2
)

func runeAt(text string) rune {
	return rune(text[0]&0xf)<<12 | rune(text[1]&0x3f)<<6 | rune(text[2]&0x3f)
}

func costOf(letter byte) int16 { return cheapestWord + costStep*int16(letter-'A') }

// of gives the cost of a word, and whether it is one.
func (l *lexicon) of(word []rune) (cost int16, ok bool) {
	if len(word) == 0 || len(word) > longestWord || !basic(word[0]) {
		return 0, false
	}
	row := &l.rows[l.row[word[0]-0x4e00]]
	if len(word) == 1 {
		return row.alone, row.alone != 0
	}
	return row.longer(word[1:])
}

// begun gives the costs of the words that a run begins with, by their lengths;
// 0: none.
func (l *lexicon) begun(run []rune) (costs [longestWord + 1]int16) {
	if !basic(run[0]) {
		return costs
	}
	row := &l.rows[l.row[run[0]-0x4e00]]
	costs[1] = row.alone
	for n := 2; n <= min(longestWord, len(run)); n++ {
		costs[n], _ = row.longer(run[1:n])
	}
	return costs
}

// has says whether two characters, in either script, are a word.
func (l *lexicon) has(x, y rune) bool {
	if !basic(x) || !basic(y) {
		return false
	}
	_, ok := l.of([]rune{rune(l.fold[x-0x4e00]), rune(l.fold[y-0x4e00])})
	return ok
}

// longer looks up what follows the row's character in a word.
func (row *lexiconRow) longer(rest []rune) (cost int16, ok bool) {
	if at := row.find(rest); at != "" {
		return costOf(at[0]), true
	}
	return 0, false
}

// find gives the cost and the class of a word, or nothing.
func (row *lexiconRow) find(rest []rune) string {
	n := len(rest)
	if bit, word := sieved(rest[0]); row.sieve[min(n, 2)-1][word]&bit == 0 {
		return ""
	}
	from, to := row.ends[n-1], row.ends[n]
	from++ // the tab
	wide := uint32(n*char + behindWord)
	want := pack(rest)
	list := lexiconFile[from:to]
	for low, high := uint32(0), uint32(len(list))/wide; low < high; {
		middle := (low + high) / 2
		entry := list[middle*wide : (middle+1)*wide]
		key := uint64(0)
		for i := 0; i < n*char; i += char {
			key = key<<16 | uint64(runeAt(entry[i:]))
		}
		switch {
		case key < want:
			low = middle + 1
		case key > want:
			high = middle
		default:
			return entry[n*char:]
		}
	}
	return ""
}

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

// letters gives the n characters of a packed word.
func letters(word uint64, n int) []rune {
	text := make([]rune, n)
	for k := range text {
		text[k] = letter(word, n, k)
	}
	return text
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
			if _, ok := l.of(run[from : from+n]); ok {
				return from, from + n
			}
		}
	}
	return 0, 0
}

// widest is the longest run that is divided: a word with what is around it.
const widest = 2*reach + longestWord

// A division has the costs of the cheapest divisions of a run into words: of
// its first k characters before[k], of the others behind[k].
type division struct{ before, behind [widest + 1]int }

// divide weighs all divisions of run, which has at most widest characters.
func (l *lexicon) divide(run []rune) (d division) {
	var costs [widest][longestWord + 1]int16 // of the word of n characters at i; 0: none
	for i := range run {
		d.before[i+1] = (i + 1) * unknown
	}
	for i := range run {
		d.before[i+1] = min(d.before[i+1], d.before[i]+unknown)
		costs[i] = l.begun(run[i:])
		for n, c := range costs[i] {
			if c > 0 {
				d.before[i+n] = min(d.before[i+n], d.before[i]+int(c))
			}
		}
	}
	for i := len(run) - 1; i >= 0; i-- {
		d.behind[i] = d.behind[i+1] + unknown
		for n, c := range costs[i] {
			if c > 0 {
				d.behind[i] = min(d.behind[i], d.behind[i+n]+int(c))
			}
		}
	}
	return d
}
