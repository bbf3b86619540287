package index

import (
	"cmp"
	"slices"
	"strings"

	"yinshu/internal/manuscript"
)

// A candidate is a heading with what speaks for it.
type candidate struct {
	heading  string
	kind     string
	variants []string
	original string
	not      []string
	rules    []string
	sure     bool
	gone     bool // a variant of another now
	passage  int  // where it was first seen
	at       int
}

// Propose finds headings in a manuscript: those it is sure of are to be kept,
// the others are asked about. The rows come kind after kind, in the order in
// which the headings first stand in the text.
func Propose(m *manuscript.Manuscript) []Row { return propose(m, 0) }

// Confident gives those rows of [Propose] that are to be kept, without their
// evidence: all that a build needs, in three quarters of the time.
func Confident(m *manuscript.Manuscript) []Row { return searched(m, 0).sureRows() }

// propose looks with k processors, or with as many as there are.
func propose(m *manuscript.Manuscript, k int) []Row { return searched(m, k).rows() }

// searched searches a manuscript for candidates.
func searched(m *manuscript.Manuscript, k int) *search {
	s := newSearch(m)
	if k == 0 {
		k = sharers(s.passages)
	}
	s.find(k)
	s.settlePersons()
	s.findListed()
	s.takePersons()
	s.takeSited()
	s.takeCompounds()
	s.takeQuoted()
	s.group()
	s.exclude()
	return s
}

// findIn looks for candidates in passage i. What it notes does not depend on
// what other passages have.
func (s *search) findIn(i int) {
	v := s.look(i)
	s.findWorks(v)
	s.findMarked(v)
	s.findKnown(v)
	s.findNames(v)
	s.findForeign(v)
	s.findJoined(v)
	s.findOriginals(v)
	s.findAuthors(v)
	s.findCompounds(v)
	s.findQuoted(v)
	s.findSited(v)
}

// A search is one look through a manuscript for headings.
type search struct {
	views         []*view
	passages      []passage
	words         *lexicon
	found         map[string]*candidate
	order         []*candidate
	sightings     map[string]*sighting
	sighted       []*sighting
	compounds     []compound
	compoundCount map[string]int
	sites         map[string]*sited
	sitesInOrder  []*sited
	quotes        []*quote
	quoted        map[string]*quote
}

func empty() *search {
	return &search{found: map[string]*candidate{}, sightings: map[string]*sighting{}, compoundCount: map[string]int{}, quoted: map[string]*quote{}, sites: map[string]*sited{}}
}

func newSearch(m *manuscript.Manuscript) *search {
	s := empty()
	s.passages = read(m)
	s.views = make([]*view, len(s.passages))
	s.words = lexiconFor(simplifiedText(s.passages, m.Meta.Lang))
	shareOut(s.passages, sharers(s.passages), func(_, from, to int) {
		var scratch []mention
		for i := from; i < to; i++ {
			s.views[i], scratch = s.words.view(&s.passages[i], i, scratch)
		}
	})
	return s
}

// look gives a passage as read by the lists.
func (s *search) look(i int) *view { return s.views[i] }

// note adds a rule to a heading's evidence, and the heading where it is new.
func (s *search) note(heading, kind, rule string, passage, at int) *candidate {
	c, ok := s.found[heading]
	if !ok {
		c = &candidate{heading: heading, kind: kind, passage: passage, at: at}
		s.found[heading] = c
		s.order = append(s.order, c)
	}
	if passage < c.passage || passage == c.passage && at < c.at {
		c.passage, c.at = passage, at
	}
	if !slices.Contains(c.rules, rule) {
		c.rules = append(c.rules, rule)
	}
	return c
}

// rows writes the candidates as rows, counted and with their contexts.
func (s *search) rows() []Row {
	rows := s.written()
	tallies := tell(s.passages, rows)
	markMetatopics(s.passages, rows, tallies)
	return slices.DeleteFunc(proposeSections(rows, tallies), func(r Row) bool { return r.Count == 0 })
}

// sureRows writes those candidates as rows that are sure, counted.
func (s *search) sureRows() []Row {
	rows := slices.DeleteFunc(s.written(), func(r Row) bool { return r.Decision != Keep })
	for i, t := range count(s.passages, rows) {
		rows[i].Count, rows[i].Evidence = t.n, ""
	}
	return slices.DeleteFunc(rows, func(r Row) bool { return r.Count == 0 })
}

// written writes the candidates as rows.
func (s *search) written() []Row {
	slices.SortStableFunc(s.order, func(a, b *candidate) int {
		return cmp.Or(
			cmp.Compare(slices.Index(kinds, a.kind), slices.Index(kinds, b.kind)),
			cmp.Compare(a.passage, b.passage),
			cmp.Compare(a.at, b.at),
			cmp.Compare(a.heading, b.heading),
		)
	})
	rows := make([]Row, 0, len(s.order))
	for _, c := range s.order {
		r := Row{
			Decision: Ask, Heading: c.heading, Kind: c.kind, Variants: c.variants,
			Original: c.original, Not: c.not, Evidence: strings.Join(c.rules, ", "),
		}
		if c.sure {
			r.Decision = Keep
		}
		rows = append(rows, r)
	}
	return rows
}

// contexts is how many contexts a row's evidence shows.
const contexts = 2

// tell counts the mentions of rows and adds the first contexts to their
// evidence. The rows that are kept are counted as the book will mark them, the
// others as if they were kept and those were not, so that a question takes
// nothing from an answer. It gives the mentions of each row.
func tell(passages []passage, rows []Row) (tallies []tally) {
	tallies = make([]tally, len(rows))
	for _, answered := range []bool{true, false} {
		var part []Row
		var at []int
		for i, r := range rows {
			if (r.Decision == Keep) == answered && r.sections() == nil && r.Heading != "" {
				r.Decision = Keep
				r.See, r.SeeAlso, r.Under = nil, nil, ""
				part = append(part, r)
				at = append(at, i)
			}
		}
		for k, t := range count(passages, part) {
			r := &rows[at[k]]
			r.Count, tallies[at[k]] = t.n, t
			r.Evidence = strings.TrimSpace(strings.Join(append([]string{rules(r.Evidence)}, shown(t.contexts)...), contextMark))
		}
	}
	tellSections(passages, rows)
	return tallies
}

// A tally is what the mentions of a row come to.
type tally struct {
	n        int
	contexts []sight
	sections map[int]bool // of the text, not the notes
	parts    []part       // likewise, by their titles
	sheets   []int        // on which they are, as far as can be known
}

// A part is what a section holds of a row's mentions.
type part struct {
	title    string
	n        int
	contexts []sight
}

// A sight is a mention that a context will show, if any row asks for it.
type sight struct {
	text       []rune
	start, end int
}

// shown gives the contexts of mentions.
func shown(sights []sight) []string {
	out := make([]string, len(sights))
	for i, s := range sights {
		out[i] = context(s.text, s.start, s.end)
	}
	return out
}

// add counts a mention in a section of the text.
func (t *tally) add(p *passage, h hit, sheet int) {
	if t.sections == nil {
		t.sections = map[int]bool{}
	}
	t.sections[p.section] = true
	if n := len(t.sheets); n == 0 || t.sheets[n-1] != sheet {
		t.sheets = append(t.sheets, sheet)
	}
	i := slices.IndexFunc(t.parts, func(q part) bool { return q.title == p.title })
	if i < 0 {
		i = len(t.parts)
		t.parts = append(t.parts, part{title: p.title})
	}
	t.parts[i].n++
	if len(t.parts[i].contexts) < contexts {
		t.parts[i].contexts = append(t.parts[i].contexts, sight{p.text, h.start, h.end})
	}
}

// count finds the mentions of rows, all of them kept.
func count(passages []passage, rows []Row) []tally {
	terms, kept, _ := headings(rows)
	f, _ := newFinder(terms, kept)
	tallies := make([]tally, len(kept))
	hits := make([][]hit, len(passages))
	shareOut(passages, sharers(passages), func(_, from, to int) {
		f := f.again()
		for i := from; i < to; i++ {
			hits[i] = f.find(passages[i].text)
		}
	})
	before := 0 // characters
	for i := range passages {
		p := &passages[i]
		for _, h := range hits[i] {
			t := &tallies[h.row]
			t.n++
			if len(t.contexts) < contexts {
				t.contexts = append(t.contexts, sight{p.text, h.start, h.end})
			}
			if !p.note {
				t.add(p, h, (before+h.start)/sheet)
			}
		}
		before += len(p.text)
	}
	at := map[string]int{}
	for i := range kept {
		at[kept[i].key()] = i
	}
	out := make([]tally, len(rows))
	for i := range rows {
		if k, ok := at[rows[i].key()]; ok {
			out[i] = tallies[k]
		}
	}
	return out
}

// markMetatopics says of headings that are mentioned in every section that
// they are what the whole text is about: they need sub-entries, or go.
func markMetatopics(passages []passage, rows []Row, tallies []tally) {
	all := map[int]bool{}
	for _, p := range passages {
		if !p.note && !p.heading {
			all[p.section] = true
		}
	}
	if len(all) < 3 {
		return
	}
	for i := range rows {
		in := 0
		for section := range all {
			if tallies[i].sections[section] {
				in++
			}
		}
		if in == len(all) {
			rows[i].Evidence = metatopic + rows[i].Evidence
		}
	}
}

// contextMark stands between the rules of an evidence cell and each context.
const contextMark = " ¶ "

// rules gives the rules of an evidence cell.
func rules(evidence string) string {
	names, _, _ := strings.Cut(" "+evidence, contextMark)
	return strings.TrimPrefix(strings.TrimSpace(names), metatopic)
}

// metatopic stands before the rules of a heading that is what the whole text
// is about.
const metatopic = "metatopic, "

// context shows a mention, in brackets, between its neighbours.
func context(text []rune, start, end int) string {
	const width = 12
	var b strings.Builder
	b.Grow(3*(2*width+end-start) + 2)
	show := func(rs []rune) {
		for _, r := range rs {
			switch {
			case r == wall || r < ' ':
				b.WriteByte(' ')
			default:
				if r = manuscript.Shown(r); r >= 0 {
					b.WriteRune(r)
				}
			}
		}
	}
	show(text[max(0, start-width):start])
	b.WriteByte('[')
	show(text[start:end])
	b.WriteByte(']')
	show(text[end:min(len(text), end+width)])
	return b.String()
}

// Tell counts the mentions of rows in a manuscript and shows two contexts of
// each: what a run refreshes in rows that the editor has.
func Tell(m *manuscript.Manuscript, rows []Row) []Row {
	rows = slices.Clone(rows)
	passages := read(m)
	markMetatopics(passages, rows, tell(passages, rows))
	return rows
}
