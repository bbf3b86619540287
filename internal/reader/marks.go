package reader

import (
	"strings"
	"unicode/utf8"

	"yinshu/internal/share"
)

// A family is a dress that note marks wear.
type family uint8

const (
	bareMarks     family = iota // 提案。」6
	squareMarks                 // [1] ［1］
	tortoiseMarks               // 〔1〕
	parenMarks                  // (1) （1）
	circledMarks                // ①
	raisedMarks                 // ¹²
	wordMarks                   // 【注1】 （註1） 註1
	symbolMarks                 // * † ‡ §
	numFamilies
)

var familyNames = [numFamilies]string{"bare digits", "square brackets", "tortoise-shell brackets", "parentheses", "circled numbers", "raised digits", "注 with a number", "asterisks and daggers"}

// A candidate is a place in the text where a note mark may stand.
type candidate struct {
	draft    int
	at, to   int // of all its characters, in text
	readings []readingOf
	refused  string // why it can only be text, or ""
}

// A readingOf is one way to read a candidate: as a mark that names the notes
// from first to last, and ends at to.
type readingOf struct {
	first, last int
	list        []int // the numbers, where they are not one
	from        int   // where the mark begins, if digits of the text stand before it
	to          int
	score       int
	side        int
	why         string
}

// goesOnFrom gives, for a list whose last numbers follow each other and whose first
// are lower, the number before those: 9 for [7,10], 0 for other readings.
func (rd *readingOf) goesOnFrom() int {
	k := len(rd.list) - 1
	for k > 0 && rd.list[k-1] == rd.list[k]-1 {
		k--
	}
	if k <= 0 {
		return 0
	}
	for _, n := range rd.list[:k] {
		if n >= rd.list[k] {
			return 0
		}
	}
	return rd.list[k] - 1
}

// numbers gives the notes that a reading names.
func (rd *readingOf) numbers() []int {
	if rd.list != nil {
		return rd.list
	}
	return []int{rd.first}
}

// Where a bare mark stands by the punctuation.
const (
	noSide = iota
	beforeMark
	afterStop
)

// A mark is a note mark that was decided on.
type mark struct {
	draft   int
	start   int
	end     int
	numbers []int
	label   string
	segment int
	family  family
}

// joined is a draft's text as one string, with the way back to the source.
type joined struct {
	text  string
	at    []int // where each piece begins in text
	piece []piece
}

// join writes a draft's text into one string. A joining space is part of it.
func (r *reading) join(d *draft) joined {
	pieces := r.pieces[d.from:d.to]
	if len(pieces) == 1 {
		return joined{r.text[pieces[0].start:pieces[0].end], []int{0}, pieces}
	}
	var b strings.Builder
	at := make([]int, len(pieces))
	n := 0
	for _, p := range pieces {
		n += p.end - p.start + 1
	}
	b.Grow(n)
	for i, p := range pieces {
		if p.glue == glueSpace {
			b.WriteByte(' ')
		} else if p.glue == glueLine {
			b.WriteByte('\n')
		}
		at[i] = b.Len()
		b.WriteString(r.text[p.start:p.end])
	}
	return joined{b.String(), at, pieces}
}

// source gives the byte of the source text at i of the joined text. The end
// of a piece, asked for as an end, is that piece's end.
func (j *joined) source(i int, end bool) int {
	lo, hi := 0, len(j.at)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; j.at[mid] <= i && !(end && j.at[mid] == i) {
			lo = mid
		} else {
			hi = mid
		}
	}
	p := j.piece[lo]
	return min(p.start+i-j.at[lo], p.end)
}

// gather finds the candidates of every family in the drafts, in order.
func (r *reading) gather() [numFamilies][]candidate {
	// Drafts that are looked through together: of a short text, a few parts.
	handful := max(16, min(2048, len(r.drafts)/8))
	r.highest = highestOf(r.text)
	parts := make([][numFamilies][]candidate, (len(r.drafts)+handful-1)/handful)
	share.Each(len(parts), 1, func(k int) {
		for n := k * handful; n < min((k+1)*handful, len(r.drafts)); n++ {
			if d := &r.drafts[n]; d.kind != breakDraft {
				j := r.join(d)
				r.scan(n, &j, &parts[k])
			}
		}
	})
	var all [numFamilies][]candidate
	for f := range all {
		size := 0
		for k := range parts {
			size += len(parts[k][f])
		}
		all[f] = make([]candidate, 0, size)
		for k := range parts {
			all[f] = append(all[f], parts[k][f]...)
		}
	}
	return all
}

// highestOf is the highest number that a bare note mark of a text may have: no
// text has more notes than numbers, and only one with very many has notes whose
// numbers could be years of our time.
func highestOf(text string) int {
	numbers := 0
	for i := 1; i < len(text); i++ {
		if text[i] >= '0' && text[i] <= '9' && (text[i-1] < '0' || text[i-1] > '9') {
			numbers++
		}
	}
	return max(fewNotes, min(numbers, highestNote))
}

func (r *reading) scan(n int, j *joined, all *[numFamilies][]candidate) {
	s := j.text
	before := [2]int{len(all[parenMarks]), len(all[circledMarks])}
	defer func() {
		r.enumerations(all[parenMarks][before[0]:])
		r.enumerations(all[circledMarks][before[1]:])
	}()
	add := func(f family, from, to int, readings []readingOf, refused string) {
		if n, ok := r.markFix[j.source(from, false)]; ok {
			readings, refused = r.fixedReading(j, from, n, readings, refused)
		}
		all[f] = append(all[f], candidate{n, j.source(from, false), j.source(to, true), readings, refused})
	}
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf && (c < '0' || c > '9') && c != '[' && c != '(' && c != '*' {
			i++
			continue
		}
		ch, size := rune(c), 1
		if c >= utf8.RuneSelf {
			// Most of a text is Han: E4 to E9 begin nothing a mark has but 註
			// and 注.
			if c >= 0xe4 && c <= 0xe9 && !(c == 0xe8 && strings.HasPrefix(s[i:], "註") || c == 0xe6 && strings.HasPrefix(s[i:], "注")) {
				i += 3
				continue
			}
			ch, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case digitOf(ch) >= 0:
			end := i
			for end < len(s) {
				d, w := utf8.DecodeRuneInString(s[end:])
				if digitOf(d) < 0 {
					break
				}
				end += w
			}
			i += afterThousands(s[:i], s[i:end])
			readings, refused := bareReadings(s, i, end, r.highest)
			readings = append(readings, endReadings(s, i, end, r.highest)...)
			for k := range readings {
				readings[k].to = j.source(readings[k].to, true)
				if readings[k].from > 0 {
					readings[k].from = j.source(readings[k].from, false)
				}
			}
			add(bareMarks, i, end, readings, refused)
			i = end
			continue
		case circled(ch) > 0:
			score, refused := symbolScore(s, i, i+size)
			add(circledMarks, i, i+size, one(circled(ch), j.source(i+size, true), score), refused)
		case superscript(ch) >= 0:
			unit := (ch == '²' || ch == '³') && isLatin(lastRune(s[:i])) && wordLength(s[:i]) < 3
			if unit && superscript(firstRune(s[i+size:])) >= 0 {
				i += size // km²⁷ is mark 7
				continue
			}
			used, list := raisedNumbers(s[i:])
			if unit {
				used, list = size, list[:1] // m³，¹³ is mark 13
			}
			end := i + used
			score, refused := raisedScore(s, i, end)
			read := readingOf{first: list[0], last: list[len(list)-1], to: j.source(end, true), score: score}
			if len(list) > 1 {
				read.list = list
			}
			readings := []readingOf{read}
			if len(list) == 1 {
				if list := consecutive(itoa(list[0])); list != nil {
					read.first, read.last, read.list, read.score = list[0], list[len(list)-1], list, score-2
					readings = append(readings, read)
				}
			}
			add(raisedMarks, i, end, readings, refused)
			i = end
			continue
		case ch == '[' || ch == '［' || ch == '〔' || ch == '(' || ch == '（' || ch == '【':
			if f, end, list := bracketed(s, i); end > 0 {
				score, refused := bracketScore(s, i, end, f, list)
				read := readingOf{first: list[0], last: list[len(list)-1], to: j.source(end, true), score: score}
				if len(list) > 1 {
					read.list = list
				}
				add(f, i, end, []readingOf{read}, refused)
				i = end
				continue
			}
		case ch == '註' || ch == '注':
			v, used := arabic(s[i+size:])
			if used > 0 && v > 0 {
				end := i + size + used
				readings, refused := wordReadings(s, i, i+size, end, j)
				add(wordMarks, i, end, readings, refused)
				i = end
				continue
			}
		case ch == '*' || ch == '＊' || ch == '†' || ch == '‡' || ch == '§' || ch == '＃':
			end := i
			for end < len(s) && strings.HasPrefix(s[end:], string(ch)) {
				end += size
			}
			if v := symbolValue(ch, (end-i)/size); v > 0 {
				score, refused := symbolScore(s, i, end)
				add(symbolMarks, i, end, one(v, j.source(end, true), score), refused)
			}
			i = end
			continue
		}
		i += size
	}
}

// raisedNumbers reads raised digits, and others after a comma or a range's
// stroke between them: ², ²,³ and ⁹⁻¹¹.
func raisedNumbers(s string) (used int, list []int) {
	at := 0 // where the next number begins
	for {
		v, n := 0, at
		for n < len(s) && v < 1000 {
			d, w := utf8.DecodeRuneInString(s[n:])
			if superscript(d) < 0 {
				break
			}
			v = v*10 + superscript(d)
			n += w
		}
		if len(list) == 0 {
			list = append(list, v)
		} else {
			last := list[len(list)-1]
			if v <= last || v > last+20 {
				return used, list
			}
			if strings.ContainsRune("⁻–—-‒﹣－～~", lastRune(s[:at])) {
				for last++; last < v; last++ {
					list = append(list, last)
				}
			}
			list = append(list, v)
		}
		used = n
		sep, w := utf8.DecodeRuneInString(s[n:])
		if w == 0 || !strings.ContainsRune("⁻–-‒,，、 ⸴’˒", sep) || superscript(firstRune(s[n+w:])) < 0 {
			return used, list
		}
		at = n + w
	}
}

// enumerations finds the numbers of one paragraph that count parts of its
// sentences, from one: 三說：（1）…；（2）…。 They weigh little as marks. Such a
// count is within a sentence, or a colon leads to it.
func (r *reading) enumerations(all []candidate) {
	for k := 0; k < len(all); {
		end := k + 1
		if len(all[k].readings) == 1 && all[k].readings[0].first == 1 && r.enumerates(all[k].at, true) {
			led := strings.ContainsRune("：:", lastRune(strings.TrimRight(r.text[:all[k].at], " 　")))
			for end < len(all) && len(all[end].readings) == 1 && all[end].readings[0].first == all[end-1].readings[0].first+1 {
				if between := r.text[all[end-1].to:all[end].at]; !led && strings.ContainsAny(between, "。！？") || !r.enumerates(all[end].at, led) {
					break
				}
				end++
			}
		}
		if end-k > 1 {
			for i := k; i < end; i++ {
				if rd := &all[i].readings[0]; rd.score < fixed {
					rd.score = min(rd.score, -2)
				}
			}
		}
		k = end
	}
}

// enumerates says that a number at a byte of the text may count the parts of
// a sentence: it stands after a word or a mark within the sentence or, where a
// colon leads, after its end.
func (r *reading) enumerates(at int, led bool) bool {
	prev := lastRune(strings.TrimRight(r.text[:at], " 　\r\n"))
	return isHan(prev) || strings.ContainsRune(halts, prev) || led && strings.ContainsRune("。！？", prev) || prev == utf8.RuneError
}

// fixedReading gives what fixes.txt says a candidate is.
func (r *reading) fixedReading(j *joined, from, n int, readings []readingOf, refused string) ([]readingOf, string) {
	if n < 0 {
		return nil, "fixes.txt says that it is text"
	}
	used := markAt(j.text[from:], n)
	if used == 0 {
		return readings, refused
	}
	list := []int{n}
	for _, rd := range readings {
		if len(rd.list) > 1 {
			list = rd.list
		}
	}
	return []readingOf{{first: list[0], last: list[len(list)-1], list: list, to: j.source(from+used, true), score: fixed, why: "fixes.txt says so"}}, ""
}

// wordReadings reads 註 with digits: with all of them, or with the first of
// them where the text goes on with a number (註31907年).
func wordReadings(s string, from, digits, end int, j *joined) ([]readingOf, string) {
	score, refused := wordScore(s, from, end)
	var readings []readingOf
	v := 0
	for at := digits; at < end && v <= highestNote/10; {
		d, w := utf8.DecodeRuneInString(s[at:])
		v, at = v*10+digitOf(d), at+w
		next, _ := utf8.DecodeRuneInString(s[at:])
		switch {
		case v == 0, at < end && digitOf(next) == 0:
			continue
		case at < end:
			readings = append(readings, readingOf{first: v, last: v, to: j.source(at, true), score: score - 2})
		default:
			readings = append(readings, readingOf{first: v, last: v, to: j.source(at, true), score: score})
		}
	}
	return readings, refused
}

// fixed is the score of a reading that fixes.txt orders.
const fixed = 1000

func one(v, to, score int) []readingOf {
	return []readingOf{{first: v, last: v, to: to, score: score}}
}

// symbolValue gives the place of a symbol: * † ‡ §, or * ** *** … up to six.
func symbolValue(r rune, times int) int {
	switch {
	case times > 6:
		return 0
	case r == '*' || r == '＊':
		return times
	case r == '†':
		return 2
	case r == '‡':
		return 3
	case r == '§':
		return 4
	}
	return 0
}

// arabic reads digits of either width at the start of s.
func arabic(s string) (v, used int) {
	for i, r := range s {
		d := digitOf(r)
		if d < 0 || v > 9999 {
			break
		}
		v = v*10 + d
		used = i + utf8.RuneLen(r)
	}
	return v, used
}

// whoNotes are the words that say whose note a mark belongs to, before 註.
var whoNotes = []string{"譯者", "译者", "編者", "编者", "作者", "校者", "譯", "译", "原", "編", "编", "校", "補", "补"}

// bracketed reads a mark in brackets at i: [1], （註3）, [1,2], [3–5]. It
// returns the numbers and the end, or 0.
func bracketed(s string, i int) (f family, end int, list []int) {
	open, size := utf8.DecodeRuneInString(s[i:])
	var shut string
	switch open {
	case '[', '［':
		f, shut = squareMarks, "]］"
	case '〔':
		f, shut = tortoiseMarks, "〕"
	case '(', '（':
		f, shut = parenMarks, ")）"
	case '【':
		f, shut = wordMarks, "】"
	default:
		return 0, 0, nil
	}
	rest := s[i+size:]
	word := false
	for _, who := range whoNotes {
		if t, ok := strings.CutPrefix(rest, who); ok && (strings.HasPrefix(t, "註") || strings.HasPrefix(t, "注")) {
			rest = t // 譯註1
			break
		}
	}
	for _, w := range []string{"註釋", "注釋", "注释", "註", "注"} {
		if t, ok := strings.CutPrefix(rest, w); ok {
			rest, word, f = t, true, wordMarks
			break
		}
	}
	if _, u := leadingNumber(rest); f == wordMarks && !word && u == 0 {
		return 0, 0, nil
	}
	for {
		rest = strings.TrimLeft(rest, " 　")
		v, used := arabic(rest)
		if used == 0 {
			if v = circled(firstRune(rest)); v > 0 && len(list) == 0 {
				used = utf8.RuneLen(firstRune(rest))
			} else if n, u := leadingNumber(rest); u > 0 && (word || open != '(' && open != '（' && n < 100) {
				v, used = n, u
			} else {
				return 0, 0, nil
			}
		}
		if v == 0 || v > highestNote {
			return 0, 0, nil
		}
		list = append(list, v)
		rest = strings.TrimLeft(rest[used:], " 　")
		sep, w := utf8.DecodeRuneInString(rest)
		switch {
		case w == 0:
			return 0, 0, nil
		case strings.ContainsRune(shut, sep):
			return f, len(s) - len(rest) + w, list
		case strings.ContainsRune(",，、;；", sep):
			rest = rest[w:]
		case strings.ContainsRune("-–—－～~", sep):
			to, used := arabic(strings.TrimLeft(rest[w:], " "))
			if used == 0 || to <= v || to > v+20 {
				return 0, 0, nil
			}
			for v++; v < to; v++ {
				list = append(list, v)
			}
			rest = rest[w:]
		default:
			return 0, 0, nil
		}
		if len(list) > 24 {
			return 0, 0, nil
		}
	}
}
