package index

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// The orders an index may have.
const (
	Stroke = "stroke" // by Taiwan stroke counts: 一畫 …
	Pinyin = "pinyin" // A … Z
	Zhuyin = "zhuyin" // ㄅ … ㄩ
)

// Options say how an index is ordered and what it holds.
type Options struct {
	Order     string // Stroke, Pinyin or Zhuyin; "": pinyin for Simplified, strokes for Traditional
	RangeFrom int    // so many pages in a row become a range; 0 is 3
	MaxBare   int    // more locators than these want sub-entries; 0 is 6
	Parts     []Part // several indexes, in this order; nil is one of all
	Words     Words
}

// Words are the words of the index's group heads.
type Words struct {
	Strokes string // after a number: 畫; "" is 畫, in Simplified 画
	Latin   string // over headings of letters and digits; "" is 西文、數字
	Other   string // over headings of other characters; "" is 其他
}

// Order makes the entries of a marked edition: sorted, grouped, each with its
// locators. page gives the arabic folio on which an anchor stands; where page
// is nil, locators have none. Headings without any mention are left out
// unless they refer to others or have sub-entries.
func Order(m *manuscript.Manuscript, opt Options, page func(anchor string) (folio int, ok bool)) ([]Entry, []*diag.Problem) {
	return Sort(m, opt).Entries(page)
}

// A Sorted is an index as far as no page decides on it. It can be made while
// pages are.
type Sorted struct {
	builder builder
	tops    []int
}

// Sort finds the headings of an index and how they sort: see [Order].
func Sort(m *manuscript.Manuscript, opt Options) *Sorted {
	opt = opt.filled(m.Meta.Lang)
	s := &Sorted{builder: builder{
		terms: m.Terms,
		at:    byID(m.Terms),
		spots: spots(m),
		opt:   opt,
		keys:  make([]sortKey, len(m.Terms)),
		doubt: make([][]*diag.Problem, len(m.Terms)),
	}}
	b := &s.builder
	s.tops, b.subs = b.tops()
	b.findPrinted(s.tops)
	sorter := newSorter(opt)
	for i := range b.terms {
		if b.printed[i] {
			b.keys[i], b.doubt[i] = sorter.key(&b.terms[i])
		}
	}
	return s
}

// Entries makes the entries: see [Order].
func (s *Sorted) Entries(page func(anchor string) (folio int, ok bool)) ([]Entry, []*diag.Problem) {
	b := s.builder
	b.page = page
	entries := b.parts(s.tops)
	return entries, once(b.problems)
}

func (opt Options) filled(lang string) Options {
	hans := strings.Contains(lang, "Hans") || lang == "zh-CN"
	if opt.Order == "" {
		opt.Order = Stroke
		if hans {
			opt.Order = Pinyin
		}
	}
	if len(opt.Parts) == 0 {
		opt.Parts = []Part{{}}
	}
	opt.RangeFrom = cmp.Or(opt.RangeFrom, 3)
	opt.MaxBare = cmp.Or(opt.MaxBare, 6)
	w := Words{"畫", "西文、數字", "其他"}
	if hans {
		w = Words{"画", "西文、数字", "其他"}
	}
	opt.Words.Strokes = cmp.Or(opt.Words.Strokes, w.Strokes)
	opt.Words.Latin = cmp.Or(opt.Words.Latin, w.Latin)
	opt.Words.Other = cmp.Or(opt.Words.Other, w.Other)
	return opt
}

// A builder makes the entries of one index.
type builder struct {
	terms    []manuscript.Term
	at       map[string]int
	subs     [][]int
	spots    map[string][]spot
	opt      Options
	keys     []sortKey
	doubt    [][]*diag.Problem // about the keys
	page     func(string) (int, bool)
	printed  []bool
	problems []*diag.Problem
}

// findPrinted marks what has something to print. A reference to a heading
// that is not printed is none, so this runs until nothing more falls away.
func (b *builder) findPrinted(tops []int) {
	b.printed = make([]bool, len(b.terms))
	var reach func(list []int)
	reach = func(list []int) {
		for _, i := range list {
			if !b.printed[i] {
				b.printed[i] = true
				reach(b.subs[i])
			}
		}
	}
	reach(tops)
	for again := true; again; {
		again = false
		for i, t := range b.terms {
			if !b.printed[i] || len(b.spots[t.ID]) > 0 || slices.ContainsFunc(b.subs[i], func(s int) bool { return b.printed[s] }) {
				continue
			}
			if len(b.refs(t.See)) == 0 && len(b.refs(t.SeeAlso)) == 0 {
				b.printed[i] = false
				again = true
			}
		}
	}
}

func (b *builder) refs(ids []string) (refs []Ref) {
	for _, id := range ids {
		if i, ok := b.at[id]; ok && b.printed[i] {
			refs = append(refs, Ref{id, b.terms[i].Heading})
		}
	}
	return refs
}

// entries makes the entries of some terms; sub says that they stand under one.
func (b *builder) entries(list []int, sub bool) []Entry {
	type keyed struct {
		key   sortKey
		entry Entry
	}
	var all []keyed
	for _, i := range list {
		if !b.printed[i] {
			continue
		}
		t := &b.terms[i]
		key := b.keys[i]
		b.problems = append(b.problems, b.doubt[i]...)
		e := Entry{
			Term:     t.ID,
			Heading:  t.Heading,
			Original: shownWith(t),
			Group:    key.group,
			Locators: b.locators(t),
			See:      b.refs(t.See),
			SeeAlso:  b.refs(t.SeeAlso),
			Subs:     b.entries(b.subs[i], true),
		}
		if n := len(e.Locators); n > b.opt.MaxBare && len(e.Subs) == 0 {
			b.problems = append(b.problems, diag.Of(manyLocators, "", t.Heading, n, bySection(b.spots[t.ID])))
		}
		all = append(all, keyed{key, e})
	}
	slices.SortStableFunc(all, func(a, b keyed) int {
		if m, n := ordinal(a.entry.Heading), ordinal(b.entry.Heading); sub && m > 0 && n > 0 && m != n {
			return cmp.Compare(m, n)
		}
		return a.key.compare(b.key)
	})
	entries := make([]Entry, len(all))
	for i, k := range all {
		entries[i] = k.entry
	}
	return entries
}

// A class is what kind of characters begins a heading: digits and letters
// stand before Han, in a group of their own.
type class uint8

const (
	digit class = iota
	letter
	han
	other
)

// A unit is what is compared: a character, or a number.
type unit struct {
	class class
	major string // a number's digits, a letter, a syllable, a stroke count
	minor string // what decides between equal majors
	last  rune
}

// A sortKey orders headings character by character, so that those with one
// first character stay together.
type sortKey struct {
	units   []unit
	heading string // decides where nothing else does
	id      string
	group   string
}

func (a sortKey) compare(b sortKey) int {
	return cmp.Or(
		slices.CompareFunc(a.units, b.units, func(a, b unit) int {
			return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(a.major, b.major),
				cmp.Compare(a.minor, b.minor), cmp.Compare(a.last, b.last))
		}),
		cmp.Compare(a.heading, b.heading),
		cmp.Compare(len(a.id), len(b.id)),
		cmp.Compare(a.id, b.id),
	)
}

// A sorter makes keys. It keeps what was found of each character.
type sorter struct {
	opt     Options
	radical *collate.Collator // by strokes, then radical
	buffer  collate.Buffer
	ranks   map[rune]string
}

func newSorter(opt Options) *sorter {
	return &sorter{opt: opt, radical: collate.New(language.MustParse("zh-Hant")), ranks: map[rune]string{}}
}

// rank is a character's key in the order of strokes and radicals.
func (s *sorter) rank(r rune) string {
	k, ok := s.ranks[r]
	if !ok {
		s.buffer.Reset()
		k = string(s.radical.KeyFromString(&s.buffer, string(r)))
		s.ranks[r] = k
	}
	return k
}

// sortable drops what an index does not sort by: brackets, quotes, points,
// spaces. Letters lose their accents.
func sortable(heading string) []rune {
	var out []rune
	for _, r := range norm.NFKD.String(heading) {
		switch {
		case unicode.IsSpace(r), unicode.IsPunct(r), unicode.Is(unicode.Mn, r), unicode.IsControl(r):
			continue
		}
		out = append(out, unicode.ToLower(r))
	}
	return out
}

// key makes the key of a heading and finds the group it belongs to.
func (s *sorter) key(t *manuscript.Term) (sortKey, []*diag.Problem) {
	chars := sortable(t.Heading)
	k := sortKey{heading: t.Heading, id: t.ID}
	var said []reading
	var problems []*diag.Problem
	if s.opt.Order != Stroke {
		var unread rune
		var bad bool
		words := mainlandReadings()
		if s.opt.Order == Zhuyin {
			words = taiwanReadings()
		}
		said, unread, bad = readings(chars, t, words)
		if bad {
			problems = append(problems, diag.Of(badReading, "", t.Heading, t.Reading))
		}
		if unread != 0 {
			problems = append(problems, diag.Of(noReading, "", t.Heading, string(unread)))
		}
	}
	for i := 0; i < len(chars); i++ {
		r := chars[i]
		switch {
		case unicode.IsDigit(r):
			j := i
			for j < len(chars) && unicode.IsDigit(chars[j]) {
				j++
			}
			number := strings.TrimLeft(string(chars[i:j]), "0")
			k.units = append(k.units, unit{class: digit, major: string(rune(len(number))) + number, last: rune(j - i)})
			i = j - 1
		case unicode.Is(unicode.Han, r):
			var c reading
			if said != nil {
				c = said[i]
			}
			k.units = append(k.units, s.han(r, c))
		case unicode.IsLetter(r):
			k.units = append(k.units, unit{class: letter, major: string(r)})
		default:
			k.units = append(k.units, unit{class: other, last: r})
		}
	}
	k.group = s.group(k, chars, said)
	return k, problems
}

// han makes the unit of a Han character, read as c.
func (s *sorter) han(r rune, c reading) unit {
	strokes := string(rune(0x100 + s.strokes(r)))
	u := unit{class: han, minor: s.rank(r), last: r}
	switch {
	case s.opt.Order == Stroke:
		u.major = strokes
	case c.syllable == "":
		u.major, u.minor = "\U0010ffff", strokes+u.minor
	case s.opt.Order == Zhuyin:
		u.major = zhuyinOf()[c.syllable] + " " + itoa(c.tone)
		u.minor = strokes + u.minor
	default:
		// ü sorts as u, and after it where nothing else differs.
		u.major = strings.ReplaceAll(c.syllable, "v", "u") + "\x00" + itoa(strings.Count(c.syllable, "v")) + itoa(c.tone)
		u.minor = strokes + u.minor
	}
	return u
}

// strokes gives a character's count, or noStrokes.
func (s *sorter) strokes(r rune) int {
	if r >= 0 && r < 0x10000 {
		if n := big5Strokes()[r]; n > 0 {
			return int(n)
		}
	}
	return s.strokesByOrder(r)
}

// group names the group that a key belongs to.
func (s *sorter) group(k sortKey, chars []rune, said []reading) string {
	if len(k.units) == 0 || k.units[0].class == other {
		return s.opt.Words.Other
	}
	if k.units[0].class != han {
		return s.opt.Words.Latin
	}
	if s.opt.Order == Stroke {
		if n := s.strokes(chars[0]); n < noStrokes {
			return hanNumber(n) + s.opt.Words.Strokes
		}
		return s.opt.Words.Other
	}
	c := said[0].syllable
	switch {
	case c == "":
		return s.opt.Words.Other
	case s.opt.Order == Pinyin:
		return strings.ToUpper(c[:1])
	}
	z := zhuyinOf()[c]
	for _, first := range z {
		return string(first)
	}
	return s.opt.Words.Other
}
