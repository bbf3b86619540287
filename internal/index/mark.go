package index

import (
	"slices"
	"strconv"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/share"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Mark returns a copy of a manuscript with the headings of the kept rows as
// its Terms, and before every mention of one a TermMark: in text, headings,
// quotations, verse, captions, tables and notes. Marks that stand there
// already are replaced.
//
// A mention is of the longest heading or variant that stands at its place,
// found over the joined line, so that a name broken by a line end is found. A
// stretch that a row names in its not cell is no mention, and in the title of
// a work only the whole title is one. The mentions of a heading that only
// refers to others (its see cell) are marked for those.
func Mark(m *manuscript.Manuscript, rows []Row) (*manuscript.Manuscript, []*diag.Problem) {
	c := manuscript.Clone(m)
	terms, kept, problems := headings(rows)
	problems = append(problems, checkHeadings(terms, kept)...)
	c.Terms = terms
	f, more := newFinder(terms, kept)
	problems = append(problems, more...)
	var lines []marking
	eachLine(c, func(section string, line []manuscript.Inline) []manuscript.Inline {
		lines = append(lines, marking{section: section, line: line})
		return line
	})
	counts := f.markAll(c.Files, lines)
	next := 0
	eachLine(c, func(string, []manuscript.Inline) []manuscript.Inline {
		next++
		return lines[next-1].line
	})
	problems = append(problems, checkSections(kept, sectionTitles(m))...)
	for i := range terms {
		if counts[i] == 0 && len(terms[i].See) == 0 && !f.parents[i] {
			problems = append(problems, kept[i].problem(neverFound, terms[i].Heading))
		}
	}
	return c, problems
}

// eachLine puts f's answer in the place of every line of text: the blocks'
// first, then the notes'. section is the solid title of the section that a
// line of the blocks stands in.
func eachLine(m *manuscript.Manuscript, f func(section string, line []manuscript.Inline) []manuscript.Inline) {
	section, note := "", false
	rewrite := func(blocks []manuscript.Block) {
		for b := range manuscript.Leaves(blocks) {
			if _, is := b.(*manuscript.Heading); is && !note {
				section = solid(manuscript.BlockText(b))
			}
			lines := manuscript.Lines(b)
			if len(lines) == 0 {
				continue
			}
			for i := range lines {
				lines[i] = f(section, lines[i])
			}
			manuscript.SetLines(b, lines)
		}
	}
	rewrite(m.Blocks)
	section, note = "", true
	for i := range m.Notes {
		rewrite(m.Notes[i].Body)
	}
}

// bare takes the term marks out of a line.
func bare(line []manuscript.Inline) []manuscript.Inline {
	marked := false
	for in := range manuscript.Flat(line) {
		if _, is := in.(manuscript.TermMark); is {
			marked = true
			break
		}
	}
	if !marked {
		return line
	}
	var out []manuscript.Inline
	for _, in := range line {
		switch in := in.(type) {
		case manuscript.TermMark:
			continue
		case manuscript.Emphasis:
			in.Content = bare(in.Content)
			out = append(out, in)
		case manuscript.ProperName:
			in.Content = bare(in.Content)
			out = append(out, in)
		case manuscript.Ruby:
			in.Base = bare(in.Base)
			out = append(out, in)
		case manuscript.Link:
			in.Content = bare(in.Content)
			out = append(out, in)
		default:
			out = append(out, in)
		}
	}
	return out
}

// A finder finds the mentions of terms.
type finder struct {
	terms    []manuscript.Term
	parents  []bool  // terms with sub-entries
	bearers  [][]int // of each row: the terms that its mentions belong to
	rows     [][]int // of each form: the rows that claim it, in order
	parts    map[portion]int
	forms    *matcher
	excuses  *matcher // the not cells of all rows
	excused  [][]int  // of each of them: the rows whose cell it stands in
	found    []mention
	contexts []mention
	line     joined
}

// newFinder collects the forms of all rows, and the contexts that exclude
// them. A form that two rows claim goes to the first whose contexts let it.
func newFinder(terms []manuscript.Term, rows []Row) (*finder, []*diag.Problem) {
	f := &finder{terms: terms, parents: make([]bool, len(terms)), parts: shares(rows)}
	at := byID(terms)
	for i, t := range terms {
		if t.Under != "" {
			f.parents[at[t.Under]] = true
		}
		f.bearers = append(f.bearers, bearers(terms, at, i))
	}
	var forms, contexts collection
	for i := range rows {
		if rows[i].sections() == nil {
			forms.add(rows[i].Heading, i)
		}
	}
	for i := range rows {
		for _, form := range rows[i].forms() {
			forms.add(form, i)
		}
		for _, context := range rows[i].Not {
			contexts.add(context, i)
		}
	}
	f.forms, f.rows = newMatcher(forms.runes), forms.rows
	f.excuses, f.excused = newMatcher(contexts.runes), contexts.rows
	var problems []*diag.Problem
	for k, claims := range f.rows {
		if len(claims) > 1 && len(rows[claims[0]].Not) == 0 {
			second := &rows[claims[1]]
			problems = append(problems, second.problem(formTwice,
				string(forms.runes[k]), rows[claims[0]].Heading, second.Heading))
		}
	}
	return f, problems
}

// A collection is distinct strings, each with the rows it stands in.
type collection struct {
	runes [][]rune
	rows  [][]int
	at    map[string]int
}

func (c *collection) add(s string, row int) {
	if c.at == nil {
		c.at = map[string]int{}
	}
	k, ok := c.at[s]
	if !ok {
		k = len(c.runes)
		c.at[s] = k
		c.runes = append(c.runes, []rune(s))
		c.rows = append(c.rows, nil)
	}
	if !slices.Contains(c.rows[k], row) {
		c.rows[k] = append(c.rows[k], row)
	}
}

// bearers gives the terms whose locators term i's mentions are: itself, or
// what it refers to.
func bearers(terms []manuscript.Term, at map[string]int, i int) []int {
	if len(terms[i].See) == 0 {
		return []int{i}
	}
	var to []int
	seen := make([]bool, len(terms))
	var follow func(j int)
	follow = func(j int) {
		if seen[j] {
			return
		}
		seen[j] = true
		if len(terms[j].See) == 0 {
			to = append(to, j)
		}
		for _, id := range terms[j].See {
			follow(at[id])
		}
	}
	follow(i)
	return to
}

// A hit is a mention with the row it belongs to.
type hit struct{ start, end, row int }

// find gives the mentions in a line's characters, in reading order.
func (f *finder) find(text []rune) []hit {
	f.found = f.forms.all(text, f.found[:0])
	if len(f.found) == 0 {
		return nil
	}
	f.contexts = f.excuses.all(text, f.contexts[:0])
	works := titles(text)
	allowed := f.found[:0]
	for _, m := range f.found {
		if row, ok := f.owner(m); ok && !insideTitle(works, m) {
			allowed = append(allowed, mention{m.start, m.end, row})
		}
	}
	kept := longest(allowed)
	hits := make([]hit, len(kept))
	for i, m := range kept {
		hits[i] = hit{m.start, m.end, m.form}
	}
	return hits
}

// again is the same finder, to be used at the same time.
func (f *finder) again() *finder {
	other := *f
	other.found, other.contexts, other.line = nil, nil, joined{}
	return &other
}

// owner gives the first row that claims a mention and does not excuse it.
func (f *finder) owner(m mention) (row int, ok bool) {
	for _, row := range f.rows[m.form] {
		excused := slices.ContainsFunc(f.contexts, func(c mention) bool {
			return c.start <= m.start && m.end <= c.end && slices.Contains(f.excused[c.form], row)
		})
		if !excused {
			return row, true
		}
	}
	return 0, false
}

// insideTitle reports whether a mention is only a part of a work's title.
func insideTitle(works []titled, m mention) bool {
	k, _ := slices.BinarySearchFunc(works, m.start, func(w titled, start int) int { return w.end - start - 1 })
	for ; k < len(works) && works[k].start < m.end; k++ {
		w := works[k]
		if whole := m.start <= w.start && w.end <= m.end; !whole {
			return true
		}
	}
	return false
}

// A marking is a line that is given its marks.
type marking struct {
	section string
	line    []manuscript.Inline
	hits    []hit
	numbers []int // of each mark: the how manieth of its term it is
}

// markAll puts the marks into lines and counts the mentions of each term. Only
// the count goes from line to line; all else is done on all processors.
func (f *finder) markAll(files []manuscript.File, lines []marking) (counts []int) {
	const handful = 4
	share.With(len(lines), handful, func() func(int) {
		f := f.again()
		return func(i int) { f.look(files, &lines[i]) }
	})
	counts = make([]int, len(f.terms))
	for i := range lines {
		for _, h := range lines[i].hits {
			for _, term := range f.bearers[h.row] {
				counts[term]++
				lines[i].numbers = append(lines[i].numbers, counts[term])
			}
		}
	}
	share.With(len(lines), handful, func() func(int) {
		f := f.again()
		return func(i int) { f.mark(files, &lines[i]) }
	})
	return counts
}

// look finds the mentions in a line, and takes out the marks that it has.
func (f *finder) look(files []manuscript.File, m *marking) {
	m.line = bare(m.line)
	f.line = f.line.join(files, m.line)
	m.hits = f.find(f.line.text)
	for i := range m.hits {
		if part, ok := f.parts[portion{m.hits[i].row, m.section}]; ok {
			m.hits[i].row = part
		}
	}
}

// mark puts the marks into a line.
func (f *finder) mark(files []manuscript.File, m *marking) {
	if len(m.hits) == 0 {
		return
	}
	f.line = f.line.join(files, m.line)
	j, hits, numbers := &f.line, m.hits, m.numbers
	next, k := 0, 0
	m.line = manuscript.Rewrite(m.line, func(t manuscript.Text) []manuscript.Inline {
		p := &j.pieces[k]
		k++
		end := len(j.text)
		if k < len(j.pieces) {
			end = j.pieces[k].at
		}
		var out []manuscript.Inline
		done := 0 // bytes of the Text already in out
		for ; next < len(hits) && hits[next].start < end; next++ {
			h := hits[next]
			if n := j.bytes[h.start] - done; n > 0 {
				var before manuscript.Text
				before, t = cut(t, n, p.verbatim)
				out = append(out, before)
				done += n
			}
			span := j.span(h.start, h.end)
			for _, term := range f.bearers[h.row] {
				id := f.terms[term].ID
				out = append(out, manuscript.TermMark{Span: span, Term: id, Anchor: id + "." + itoa(numbers[0])})
				numbers = numbers[1:]
			}
		}
		return append(out, t)
	})
}
