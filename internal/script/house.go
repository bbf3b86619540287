package script

import (
	_ "embed"
	"strings"
	"sync"
)

// houseTable is the house dictionary; its first lines explain its form.
//
//go:embed house.tsv
var houseTable string

// variants are the characters that one word is spelled with in Taiwan, in
// Hong Kong, and in older books. A house word in one spelling is known in all.
var variants = [][]string{
	{"裡", "裏"}, {"為", "爲"}, {"眾", "衆"}, {"麵", "麪"}, {"啟", "啓"}, {"床", "牀"}, {"群", "羣"},
	{"峰", "峯"}, {"台", "臺"}, {"汙", "污"}, {"說", "説"}, {"溫", "温"}, {"戶", "户"}, {"鉅", "巨"},
	{"吃", "喫"}, {"敘", "敍"}, {"線", "綫"}, {"祕", "秘"}, {"鉤", "鈎"}, {"灶", "竈"}, {"粧", "妝"},
}

// houseFor returns the house dictionary for a script.
func houseFor(to Script) *lexicon { return houses[to]() }

var houses = [2]func() *lexicon{
	Hant: sync.OnceValue(func() *lexicon { return newHouse(houseTable, ">", false) }),
	Hans: sync.OnceValue(func() *lexicon { return newHouse(houseTable, "<", true) }),
}

// newHouse reads the rows of the table that go one way: < to Simplified, > to
// Traditional.
func newHouse(table, way string, spellings bool) *lexicon {
	var b strings.Builder
	seen := map[string]bool{}
	for line := range strings.Lines(table) {
		columns := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if strings.HasPrefix(line, "#") || len(columns) < 3 || columns[0] != way {
			continue
		}
		words := []string{columns[1]}
		if spellings {
			words = spell(columns[1])
		}
		for _, word := range words {
			if !seen[word] {
				seen[word] = true
				b.WriteString(word + "\t" + columns[2] + "\n")
			}
		}
	}
	return parseLexicon("house", b.String())
}

// spell returns a word in all spellings, its own first.
func spell(word string) []string {
	all := []string{word}
	for _, set := range variants {
		for _, a := range set {
			if !strings.Contains(word, a) {
				continue
			}
			for _, b := range set {
				if a != b {
					for _, w := range all[:len(all):len(all)] {
						all = append(all, strings.ReplaceAll(w, a, b))
					}
				}
			}
			break
		}
	}
	return all
}

// find returns what the dictionary knows in text between start and end, from
// left to right. Of two words that overlap the first stands, unless a longer
// one begins inside it.
func (l *lexicon) find(text []byte, start, end int, found func(start, end, value int)) {
	if l == nil {
		return
	}
	for i := start; i < end; {
		r, size := decode(text, i)
		if !l.starts.mayStart(r) {
			i += size
			continue
		}
		length, value := l.longest(text[i:end])
		if length == 0 {
			i += size
			continue
		}
		if length > size {
			if skip := l.longerInside(text[:end], i, length); skip > 0 {
				i = skip
				continue
			}
		}
		found(i, i+length, value)
		i += length
	}
}

// longerInside returns the place inside the word at i where a longer one
// begins, or 0.
func (l *lexicon) longerInside(text []byte, i, length int) int {
	_, size := decode(text, i)
	for j := i + size; j < i+length; {
		r, size := decode(text, j)
		if l.starts.mayStart(r) {
			if n, _ := l.longest(text[j:]); n > length {
				return j
			}
		}
		j += size
	}
	return 0
}
