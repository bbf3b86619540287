package script

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// houseTable is the house dictionary; its first lines explain its form.
//
//go:embed house.tsv
var houseTable string

// houseName is what the record calls the house dictionary.
const houseName = "house.tsv"

// variants are the characters that one word is spelled with in Taiwan, in
// Hong Kong, and in older books. A house word in one spelling is known in all.
var variants = [][]string{
	{"裡", "裏"}, {"為", "爲"}, {"眾", "衆"}, {"麵", "麪"}, {"啟", "啓"}, {"床", "牀"}, {"群", "羣"},
	{"峰", "峯"}, {"台", "臺"}, {"汙", "污"}, {"說", "説"}, {"溫", "温"}, {"戶", "户"},
	{"吃", "喫"}, {"敘", "敍"}, {"線", "綫"}, {"祕", "秘"}, {"鉤", "鈎"}, {"灶", "竈"}, {"粧", "妝"},
}

// houseWords are the rows for one conversion.
type houseWords struct {
	anywhere *lexicon
	bounded  *lexicon // found only where nothing stands before that could make them part of a word
	chain    *chain   // gocc's, with the single characters of the table
	region   *chain   // its layers behind the first
}

// houseFor returns the house dictionary of a conversion.
func houseFor(config string) *houseWords { return houses[config]() }

var houses = func() map[string]func() *houseWords {
	m := map[string]func() *houseWords{}
	for _, config := range []string{"tw2s", "tw2sp", "hk2s"} {
		m[config] = sync.OnceValue(func() *houseWords {
			c := loadChain(config)
			return newHouse(houseTable, "<", loadChain("tw2s"), &chain{}, c, len(c.layers)-1)
		})
	}
	for _, config := range []string{"s2t", "s2tw", "s2twp", "s2hk"} {
		m[config] = sync.OnceValue(func() *houseWords {
			c := loadChain(config)
			return newHouse(houseTable, ">", loadChain("s2t"), &chain{layers: c.layers[1:]}, c, 0)
		})
	}
	return m
}()

// newHouse reads the rows of the table that go one way: < to Simplified, > to
// Traditional. Other characters of a word become what c makes of them, and
// the result passes through the region's layers. A result that is written out
// stands as it is. Single characters go into layer n of full, between its
// words and its characters.
func newHouse(table, way string, c, region, full *chain, n int) *houseWords {
	h := &houseWords{region: region}
	var anywhere, bounded, alone strings.Builder
	seen := map[string]bool{}
	for line := range strings.Lines(table) {
		columns := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if strings.HasPrefix(line, "#") || len(columns) < 4 || columns[0] != way {
			continue
		}
		for _, pattern := range strings.Fields(columns[2]) {
			last := region
			if strings.Contains(pattern, "=") {
				last = &chain{}
			}
			lines := &anywhere
			if strings.HasPrefix(pattern, "|") {
				lines, pattern = &bounded, pattern[1:]
			}
			for _, w := range houseRow(columns[1], pattern, c) {
				for _, word := range spell(w[0]) {
					key := word
					to := lines
					if lines == &bounded {
						key = "|" + word
					} else if utf8.RuneCountInString(word) == 1 {
						to = &alone
					}
					if !seen[key] {
						seen[key] = true
						to.WriteString(word + "\t" + last.of(w[1]) + "\t" + columns[3] + "\n")
					}
				}
			}
		}
	}
	if way == "<" {
		for line := range strings.Lines(keepAstral(full.layers[n])) {
			if word, _, _ := strings.Cut(line, "\t"); !seen[word] {
				alone.WriteString(line)
			}
		}
	}
	h.chain = full.with(parseLexicon(houseName, alone.String()), n)
	h.anywhere = parseLexicon(houseName, anywhere.String())
	h.bounded = parseLexicon(houseName, bounded.String())
	return h
}

// standardAstral are the simplified forms beyond the basic plane that mainland
// type carries, being in 通用规范汉字表. OpenCC has nine hundred more, made by
// analogy, which the table's preface rules out and no typeface of a book has:
// for those the source's character stays.
const standardAstral = "𣗋𣲗𣲘𣸣𤩽𦈡𦝼𨐈𨱇𨱏𨱑𨱔𩽾𩾃𩾌𪟝𪣻𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𬬭𬬻𬭊𬭛𬭳𬭶"

// keepAstral returns the characters that a layer would make ones that are not
// in print, as rows that keep them.
func keepAstral(l *layer) string {
	var b strings.Builder
	for r := range rune(1 << 16) {
		_, dict, value := l.at([]byte(string(r)))
		if d := l.dicts[dict]; d.starts[r]&single != 0 {
			out, _ := utf8.DecodeRuneInString(d.values[value][0])
			if out >= 1<<16 && !strings.ContainsRune(standardAstral, out) {
				b.WriteString(string(r) + "\t" + string(r) + "\tno simplified form in the standard table｜規範字表沒有它的簡化字\n")
			}
		}
	}
	return b.String()
}

// houseRow gives the words of a pattern with their results.
func houseRow(pair, pattern string, c *chain) (rows [][2]string) {
	word, result, said := strings.Cut(pattern, "=")
	words := expand(word)
	if said {
		results := expand(result)
		for i, w := range words {
			rows = append(rows, [2]string{w, results[i%len(results)]})
		}
		return rows
	}
	from, size := utf8.DecodeRuneInString(pair)
	for _, w := range words {
		parts := strings.Split(w, string(from))
		for i, part := range parts {
			parts[i] = c.of(part)
		}
		rows = append(rows, [2]string{w, strings.Join(parts, pair[size:])})
	}
	return rows
}

// expand gives the words that a pattern stands for: [ab]c is ac and bc.
func expand(pattern string) []string {
	before, rest, found := strings.Cut(pattern, "[")
	if !found {
		return []string{pattern}
	}
	set, after, _ := strings.Cut(rest, "]")
	var words []string
	for _, r := range set {
		for _, tail := range expand(after) {
			words = append(words, before+string(r)+tail)
		}
	}
	return words
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

// find calls found with each house word in text between start and end, from
// left to right.
func (h *houseWords) find(text []byte, start, end int, found func(start, end int, values []string)) {
	before := rune(0)
	if start > 0 {
		before, _ = utf8.DecodeLastRune(text[:start])
	}
	for i := start; i < end; {
		r, size := decode(text, i)
		if r < 1<<16 && h.anywhere.starts[r]|h.bounded.starts[r] == 0 {
			before = r
			i += size
			continue
		}
		var values []string
		length := 0
		if h.bounded.starts.mayStart(r) && !isHan(before) && !isLetter(before) && !isDigit(before) {
			if n, value := h.bounded.longest(text[i:end]); n > 0 {
				length, values = n, h.bounded.values[value]
			}
		}
		if n, value := h.anywhere.longest(text[i:end]); n > length {
			length, values = n, h.anywhere.values[value]
		}
		if length == 0 || length > size && h.anywhere.longerInside(text[:end], i, length) {
			before = r
			i += size
			continue
		}
		found(i, i+length, values)
		before, _ = utf8.DecodeLastRune(text[i : i+length])
		i += length
	}
}

// find calls found with each word of a dictionary between start and end, from
// left to right.
func (l *lexicon) find(text []byte, start, end int, found func(start, end, value int)) {
	if l == nil {
		return
	}
	for i := start; i < end; {
		r, size := decode(text, i)
		if l.starts.mayStart(r) {
			if length, value := l.longest(text[i:end]); length > 0 {
				found(i, i+length, value)
				size = length
			}
		}
		i += size
	}
}

// longerInside reports whether a longer word begins inside the one at i.
func (l *lexicon) longerInside(text []byte, i, length int) bool {
	_, size := decode(text, i)
	for j := i + size; j < i+length; j += size {
		r := rune(0)
		if r, size = decode(text, j); l.starts.mayStart(r) {
			if n, _ := l.longest(text[j:]); n > length {
				return true
			}
		}
	}
	return false
}
