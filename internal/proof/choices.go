package proof

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/script"
)

// A Group is all places where one thing became another by one rule.
type Group struct {
	Before, After string
	Rule, Why     string
	Others        []string
	Risk          int
	Cases         []Case
	mark          bool
}

// A Case is one place, in its sentence.
type Case struct {
	Place       string // FILE:LINE:COL, or the part of the book
	Left, Right string // what stands around it in the source
}

// places knows the texts of a sheet by block.
type places struct {
	Sheet
	text    map[string][]rune // of the source, by block
	order   []string          // blocks in the order of the book
	edition map[string]string
	lines   []func(int) (line, col int) // by file
}

func newPlaces(s Sheet) *places {
	p := &places{Sheet: s, text: map[string][]rune{}, edition: map[string]string{}}
	each(s.Source, func(b manuscript.Block) {
		p.order = append(p.order, b.ID())
		p.text[b.ID()] = []rune(manuscript.BlockText(b))
	})
	each(s.Edition, func(b manuscript.Block) { p.edition[b.ID()] = manuscript.BlockText(b) })
	for _, f := range s.Source.Files {
		p.lines = append(p.lines, lineFinder(f.Text))
	}
	return p
}

// each goes through all blocks that hold text, notes last.
func each(m *manuscript.Manuscript, f func(manuscript.Block)) {
	for b := range manuscript.Leaves(m.Blocks) {
		f(b)
	}
	for _, n := range m.Notes {
		for b := range manuscript.Leaves(n.Body) {
			f(b)
		}
	}
}

// lineFinder returns a function from a byte of text to its line and column.
func lineFinder(text string) func(int) (int, int) {
	begins := []int{0}
	for i := range len(text) {
		if text[i] == '\n' {
			begins = append(begins, i+1)
		}
	}
	line, last, col := -1, 0, 0 // where it was asked before: places come in order
	return func(at int) (int, int) {
		at = max(0, min(at, len(text)))
		n, found := slices.BinarySearch(begins, at)
		if !found {
			n--
		}
		if n != line || at < last {
			line, last, col = n, begins[n], 1
		}
		col += utf8.RuneCountInString(text[last:at])
		last = at
		return n + 1, col
	}
}

func (p *places) place(c *script.Choice) string { return p.at(c.Span, c.Block) }

// at gives a span's place in its file, or the block where it has none.
func (p *places) at(s manuscript.Span, block string) string {
	if s.File >= 0 && s.File < len(p.lines) && s.End > s.Start {
		line, col := p.lines[s.File](s.Start)
		return fmt.Sprintf("%s:%d:%d", p.Source.Files[s.File].Name, line, col)
	}
	return block
}

// around is how much of a sentence is shown at each side, in characters.
const around = 22

func (p *places) sentence(c *script.Choice) Case {
	text := p.text[c.Block]
	from, to := c.Char, c.Char+utf8.RuneCountInString(c.Before)
	if to > len(text) {
		return Case{Place: p.place(c)}
	}
	return Case{p.place(c), string(text[max(0, from-around):from]), string(text[to:min(len(text), to+around)])}
}

// groups gives the choices of words and of marks, the riskiest first.
func (p *places) groups(lang diag.Lang) (words, marks []Group) {
	index := map[string]int{}
	var all []Group
	for i := range p.Record.Choices {
		c := &p.Record.Choices[i]
		key := c.Before + "\t" + c.After + "\t" + c.Why + "\t" + c.Rule.String() + "\t" + fmt.Sprint(c.Risk)
		n, ok := index[key]
		if !ok {
			n = len(all)
			index[key] = n
			all = append(all, Group{Before: c.Before, After: c.After, Rule: c.Rule.In(lang), Why: c.Reason(lang), Others: c.Others, Risk: c.Risk,
				mark: c.Rule == script.ByMark || c.Rule == script.ByDepth || c.Rule == script.Advice})
		}
		all[n].Cases = append(all[n].Cases, p.sentence(c))
	}
	for _, g := range all {
		if g.mark {
			marks = append(marks, g)
		} else {
			words = append(words, g)
		}
	}
	byRisk := func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Risk, a.Risk), cmp.Compare(len(a.Cases), len(b.Cases)), cmp.Compare(a.Before, b.Before), cmp.Compare(a.After, b.After), cmp.Compare(a.Why, b.Why))
	}
	slices.SortStableFunc(words, byRisk)
	slices.SortStableFunc(marks, byRisk)
	return words, marks
}

// A Name is a row of names.txt or convert.tsv, and how often it decided.
type Name struct {
	Word, Result, File string
	Hits               int
}

func (p *places) names() []Name {
	hits := map[string]int{}
	for _, c := range p.Record.Choices {
		if c.Rule <= script.ByName {
			hits[c.Why+"\t"+c.Before]++
		}
	}
	var names []Name
	for _, a := range []*script.Answers{p.Options.Answers, p.Options.Names} {
		if a == nil {
			continue
		}
		for _, row := range a.Rows {
			names = append(names, Name{row.Word, row.Result, a.File, hits[a.File+"\t"+row.Word]})
		}
	}
	return names
}

// A Near is a place that has all but one character of a protected name.
type Near struct {
	Name, Found string
	Case
}

// near finds them for names of three characters or more.
func (p *places) near() []Near {
	patterns, lengths := map[string]string{}, map[int]bool{}
	for _, a := range []*script.Answers{p.Options.Names, p.Options.Answers} {
		if a == nil {
			continue
		}
		for _, row := range a.Rows {
			if name := []rune(row.Word); len(name) >= 3 && len(name) <= 12 {
				lengths[len(name)] = true
				for i := range name {
					patterns[wild(name, i)] = row.Word
				}
			}
		}
	}
	var found []Near
	if len(patterns) == 0 {
		return nil
	}
	for _, block := range p.order {
		text := p.text[block]
		for length := range 13 {
			if !lengths[length] {
				continue
			}
			for at := 0; at+length <= len(text); at++ {
				window := text[at : at+length]
				for i := range window {
					if name, ok := patterns[wild(window, i)]; ok && name != string(window) {
						found = append(found, Near{name, string(window), Case{block, string(text[max(0, at-around):at]), string(text[at+length : min(len(text), at+length+around)])}})
						break
					}
				}
			}
		}
	}
	return found
}

// wild is a name with one character left open.
func wild(name []rune, open int) string {
	return string(name[:open]) + "?" + string(name[open+1:])
}

// A Term is a heading of the index with its spellings, and what they became.
type Term struct {
	Kind              string
	Mentions          int
	First             string // the place of the first mention, or ""
	Heading, Became   string
	Variants, Becames []string
}

func (p *places) terms() []Term {
	first, count := map[string]string{}, map[string]int{}
	each(p.Source, func(b manuscript.Block) {
		for _, line := range manuscript.Lines(b) {
			for in := range manuscript.Flat(line) {
				if mark, ok := in.(manuscript.TermMark); ok {
					if count[mark.Term]++; count[mark.Term] == 1 {
						first[mark.Term] = p.at(mark.Span, b.ID())
					}
				}
			}
		}
	})
	var terms []Term
	for i, t := range p.Source.Terms {
		if i < len(p.Edition.Terms) {
			e := p.Edition.Terms[i]
			terms = append(terms, Term{t.Kind, count[t.ID], first[t.ID], t.Heading, e.Heading, t.Variants, e.Variants})
		}
	}
	return terms
}
