package index

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"yinshu/internal/manuscript"
	"yinshu/internal/sound"
)

// A reading is a syllable of pinyin without its tone, ü written v, and the
// tone, 5 where it has none.
type reading struct {
	syllable string
	tone     int
}

// toneMarks gives the vowel and the tone of a marked vowel.
var toneMarks = func() map[rune]reading {
	marks := map[rune]reading{}
	for _, row := range []string{"āáǎàa", "ēéěèe", "īíǐìi", "ōóǒòo", "ūúǔùu", "ǖǘǚǜv", "  ň ǹn"} {
		r := []rune(strings.ReplaceAll(row, " ", ""))
		vowel := string(r[len(r)-1])
		for i, c := range r[:len(r)-1] {
			marks[c] = reading{vowel, i + 1 + 4 - (len(r) - 1)}
		}
	}
	marks['ń'], marks['ḿ'], marks['ü'] = reading{"n", 2}, reading{"m", 2}, reading{"v", 5}
	return marks
}()

// syllable reads one syllable of pinyin, its tone marked or given by a digit.
func syllable(s string) reading {
	out := reading{tone: 5}
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		mark, is := toneMarks[r]
		switch {
		case is:
			b.WriteString(mark.syllable)
			if mark.tone != 5 {
				out.tone = mark.tone
			}
		case r >= '1' && r <= '5':
			out.tone = int(r - '0')
		default:
			b.WriteRune(r)
		}
	}
	out.syllable = b.String()
	return out
}

// readings gives the reading of every Han character of a heading's key; the
// others have none. unread is the first that no dictionary knows, or 0, and
// bad says that the heading's own reading cannot be used.
func readings(key []rune, t *manuscript.Term, words *wordbook) (out []reading, unread rune, bad bool) {
	out = make([]reading, len(key))
	var han []int
	for i, r := range key {
		if unicode.Is(unicode.Han, r) {
			han = append(han, i)
		}
	}
	if t.Reading != "" {
		if own, ok := parseReading(t.Reading, len(han)); ok {
			for k, i := range han {
				out[i] = own[k]
			}
			return out, 0, false
		}
		bad = true
	}
	for i := 0; i < len(key); i++ {
		if n := words.at(key, i, out); n > 0 {
			i += n - 1
			continue
		}
		if !unicode.Is(unicode.Han, key[i]) {
			continue
		}
		first := sound.First(key[i])
		if first == "" && unread == 0 {
			unread = key[i]
		}
		out[i] = syllable(first)
	}
	if t.Kind == Person {
		surnameReading(key, out)
	}
	return out, unread, bad
}

// A wordbook gives readings to words, the longest first.
type wordbook struct {
	words   map[string][]reading
	longest int
}

// at writes the readings of the longest word at key[i:] and gives its length.
func (b *wordbook) at(key []rune, i int, out []reading) int {
	for n := min(b.longest, len(key)-i); n > 0; n-- {
		if r, ok := b.words[string(key[i:i+n])]; ok {
			copy(out[i:], r)
			return n
		}
	}
	return 0
}

// The words whose characters have another reading than the dictionary gives
// first: as the mainland reads them, for pinyin, and as Taiwan does, for zhuyin.
var (
	mainlandReadings = sync.OnceValue(func() *wordbook { return newWordbook(false) })
	taiwanReadings   = sync.OnceValue(func() *wordbook { return newWordbook(true) })
)

func newWordbook(taiwan bool) *wordbook {
	b := &wordbook{words: map[string][]reading{}}
	for _, line := range listLines(readingsList) {
		cells := strings.Split(line, "\t")
		said := cells[min(1, len(cells)-1)]
		if taiwan && len(cells) > 2 {
			said = cells[2]
		}
		var r []reading
		for s := range strings.FieldsSeq(said) {
			r = append(r, syllable(s))
		}
		word := cells[0]
		chars := []rune(word)
		if len(chars) != len(r) {
			continue // a test finds these
		}
		b.words[word] = r
		if len(chars) > 1 { // one Simplified character may stand for several
			b.words[simplifiedWord(word)] = r
		}
		b.longest = max(b.longest, len(chars))
	}
	return b
}

// simplifiedWord gives a word of the reading lists in Simplified characters.
func simplifiedWord(word string) string {
	if s, differs := simplifiedWords()[word]; differs {
		return s
	}
	return word
}

var simplifiedWords = sync.OnceValue(func() map[string]string {
	words := map[string]string{}
	for _, line := range listLines(simplifiedReadings) {
		word, s, _ := strings.Cut(line, "\t")
		words[word] = s
	}
	return words
})

// surnames gives the readings of surnames that differ from the usual ones.
var surnameReadings = sync.OnceValue(func() map[string][]reading {
	table := map[string][]reading{}
	for _, line := range listLines(surnamesList) {
		name, said, _ := strings.Cut(line, "\t")
		var r []reading
		for s := range strings.FieldsSeq(said) {
			r = append(r, syllable(s))
		}
		if len(r) == len([]rune(name)) {
			table[name] = r
			table[simplifiedWord(name)] = r
		}
	}
	return table
})

// surnameReading reads a Chinese name's surname as one. A name of more than
// three characters is taken for a foreign one, and so is one of nothing but
// characters that transcribe foreign names, if it has three of them or begins
// with a surname so rare that the name is more likely foreign.
func surnameReading(key []rune, out []reading) {
	if len(key) > 2 && len(key) <= 4 {
		if r, ok := surnameReadings()[string(key[:2])]; ok {
			copy(out, r)
			return
		}
	}
	if len(key) < 2 || len(key) > 3 {
		return
	}
	r, ok := surnameReadings()[string(key[:1])]
	if !ok {
		return
	}
	transcribed := !slices.ContainsFunc(key, func(r rune) bool { return !transcribers()[r] })
	if transcribed && (len(key) == 3 || strings.ContainsRune("哈黑查那秘", key[0])) {
		return
	}
	copy(out, r)
}

// transcribers are the characters of transcribed foreign names, in either
// script.
var transcribers = sync.OnceValue(func() map[rune]bool {
	chars := map[rune]bool{}
	for _, list := range []string{wordsList, namesList, simplifiedLists} {
		for _, line := range listLines(list) {
			if words, is := strings.CutPrefix(line, "TRANSLIT\t"); is {
				for _, r := range words {
					chars[r] = true
				}
			}
		}
	}
	return chars
})

// parseReading reads a row's reading of n characters: pinyin, its syllables
// parted or not, or zhuyin.
func parseReading(s string, n int) ([]reading, bool) {
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Bopomofo, r) }) {
		return parseZhuyin(s, n)
	}
	letters := []rune{}
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.IsLetter(r), r >= '1' && r <= '5':
			letters = append(letters, r)
		case r == ' ', r == '\'', r == '’', r == '-':
			letters = append(letters, ' ')
		default:
			return nil, false
		}
	}
	return divide(letters, n)
}

// divide parts letters into n syllables, long ones first.
func divide(letters []rune, n int) ([]reading, bool) {
	for len(letters) > 0 && letters[0] == ' ' {
		letters = letters[1:]
	}
	if n == 0 || len(letters) == 0 {
		return nil, n == 0 && len(letters) == 0
	}
	for size := min(7, len(letters)); size > 0; size-- {
		part := string(letters[:size])
		if strings.Contains(part, " ") {
			continue
		}
		r := syllable(part)
		if _, ok := zhuyinOf()[r.syllable]; !ok {
			continue
		}
		if rest, ok := divide(letters[size:], n-1); ok {
			return append([]reading{r}, rest...), true
		}
	}
	return nil, false
}

// parseZhuyin reads syllables of zhuyin, each with its tone mark after it (or
// before it, the dot of the neutral tone), parted by spaces.
func parseZhuyin(s string, n int) ([]reading, bool) {
	tones := map[rune]int{'ˉ': 1, 'ˊ': 2, 'ˇ': 3, 'ˋ': 4, '˙': 5}
	var out []reading
	for part := range strings.FieldsSeq(s) {
		r := reading{tone: 1}
		var b strings.Builder
		for _, c := range part {
			if t, is := tones[c]; is {
				r.tone = t
			} else {
				b.WriteRune(c)
			}
		}
		p, ok := pinyinOf()[b.String()]
		if !ok {
			return nil, false
		}
		r.syllable = p
		out = append(out, r)
	}
	return out, len(out) == n
}
