package typeset

import (
	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/share"
)

// A sheet is a page being made, with what its running head needs to know.
type sheet struct {
	Page
	opens   bool          // a chapter or a part begins at its top
	chapter string        // the last chapter that begins on it, or that it goes on with
	depth   design.Length // how far down its rows reach
}

// rounds bounds how often the body is set for the sake of its own page
// numbers.
const rounds = 4

// setBody makes the body's pages. Page references, and note numbers that
// begin again on each page, depend on the pages they stand on: the body is
// set again until they no longer change.
func (c *compositor) setBody() []sheet {
	c.findReferences()
	byPage := map[string]int{}
	for round := 1; ; round++ {
		c.numberNotes(byPage)
		pages := c.bodyRound()
		number(pages, 1, arabic)
		changed := c.renumber(pages, byPage)
		c.findFolios(pages)
		if !c.rereference() && !changed {
			return pages
		}
		if round == rounds {
			c.problems = append(c.problems, diag.Of(kindUnsettled, "", rounds))
			return pages
		}
	}
}

// findReferences lists what page references lead to, those in notes among them.
func (c *compositor) findReferences() {
	find := func(blocks []manuscript.Block) {
		for b := range manuscript.Leaves(blocks) {
			for _, line := range manuscript.Lines(b) {
				for in := range manuscript.Flat(line) {
					if ref, ok := in.(manuscript.PageRef); ok {
						c.referred[ref.Target] = true
					}
				}
			}
		}
	}
	find(c.m.Blocks)
	for i := range c.m.Notes {
		find(c.m.Notes[i].Body)
	}
}

// rereference takes over the folios of referred places, and reports whether
// one has changed.
func (c *compositor) rereference() bool {
	changed := false
	for target := range c.referred {
		if folio, ok := c.folios[target]; ok && c.refs[target] != folio {
			c.refs[target] = folio
			changed = true
		}
	}
	return changed
}

// renumber numbers the notes of each page from 1, where the design wants it,
// and reports whether a number has changed.
func (c *compositor) renumber(pages []sheet, byPage map[string]int) bool {
	if c.d.Numbering != design.ByPage {
		return false
	}
	changed := false
	seen := make(map[string]bool, len(byPage))
	for i := range pages {
		n := 0
		for j := range pages[i].Lines {
			for r := range pages[i].Lines[j].Runs {
				id := pages[i].Lines[j].Runs[r].Mark
				if id == "" || seen[id] || pages[i].Lines[j].Role == c.styles["footnote"].role {
					continue
				}
				seen[id] = true
				n++
				if byPage[id] != n {
					byPage[id] = n
					changed = true
				}
			}
		}
	}
	return changed
}

// bodyRound sets the body once.
func (c *compositor) bodyRound() []sheet {
	ss := c.bodySticks()
	if len(ss) > 0 {
		ss[0].first = true
	}
	m := &makeup{
		sticks: ss, await: c.castAhead(ss), capacity: c.capacity(), grid: c.d.Leading, recto: true,
		feet: c.setFeet(), vary: c.varyAll, chosen: c.setOthers,
	}
	return c.sheets(c.afloat(m), Body)
}

// bodySticks are the sticks of the text, with each chapter's notes after it
// where the design wants them there.
func (c *compositor) bodySticks() []*stick {
	s := surround{text: c.style("text")}
	if c.d.Notes != design.ChapterEnd {
		return c.sticks(nil, c.m.Blocks, s)
	}
	var ss []*stick
	for _, ch := range c.chapters() {
		ss = c.sticks(ss, ch.blocks, s)
		ss = c.chapterNotes(ss, ch)
	}
	return ss
}

// varyAll finds the other settings of paragraphs, on all cores.
func (c *compositor) varyAll(ss []*stick) {
	var mendable []*stick
	for _, k := range ss {
		if k.mends && !k.asked && len(k.lines) > 1 {
			mendable = append(mendable, k)
		}
	}
	share.Each(len(mendable), 1, func(i int) { c.vary(mendable[i], looseWorst) })
}

// A chapter is what stands under one heading that opens a chapter, and the
// notes first called in it.
type chapter struct {
	title  string
	blocks []manuscript.Block
	notes  []*manuscript.Note
}

// chapters parts the text at the headings that open chapters.
func (c *compositor) chapters() []chapter {
	var chs []chapter
	seen := map[string]bool{}
	for _, b := range c.m.Blocks {
		h, ok := b.(*manuscript.Heading)
		if opens := ok && h.Level <= c.d.OpeningLevel; opens || len(chs) == 0 {
			chs = append(chs, chapter{})
			if opens {
				chs[len(chs)-1].title = manuscript.Plain(h.Content)
			}
		}
		ch := &chs[len(chs)-1]
		ch.blocks = append(ch.blocks, b)
		for leaf := range manuscript.Leaves([]manuscript.Block{b}) {
			for _, line := range manuscript.Lines(leaf) {
				for in := range manuscript.Flat(line) {
					mark, ok := in.(manuscript.NoteMark)
					if n := c.notes[mark.Note]; ok && n != nil && !seen[n.ID] {
						seen[n.ID] = true
						ch.notes = append(ch.notes, n)
					}
				}
			}
		}
	}
	return chs
}

// sheets makes pages of leaves.
func (c *compositor) sheets(ls []leaf, part Part) []sheet {
	out := make([]sheet, len(ls))
	share.Each(len(ls), handful, func(i int) { out[i] = c.sheet(&ls[i], part) })
	chapter := ""
	for i := range ls {
		for _, p := range ls[i].rows {
			if p.index == 0 && p.stick.title != "" {
				chapter = p.stick.title
			}
		}
		out[i].chapter = chapter
	}
	return out
}

// sheet places a leaf's rows and notes.
func (c *compositor) sheet(l *leaf, part Part) sheet {
	s := sheet{Page: Page{Part: part, Recto: l.recto}, opens: l.opens}
	if l.blank {
		s.Part = Blank
		return s
	}
	s.Lines = make([]Line, 0, len(l.rows)+len(l.feet)+2)
	for _, p := range l.rows {
		c.placeRow(&s, p.row, 0, p.top)
		if p.index == 0 {
			for _, name := range p.stick.names {
				s.name(name, 0, p.top+c.rise())
			}
		}
		s.depth = max(s.depth, p.top+p.row.height)
	}
	c.placeFeet(&s, l)
	return s
}

// placeRow puts a row's lines, rules and pictures on a page, and names the
// points in them.
func (c *compositor) placeRow(s *sheet, r *row, offset, top design.Length) {
	for i := range r.lines {
		l := r.lines[i]
		l.Offset += offset
		l.Baseline += top + c.rise()
		s.Lines = append(s.Lines, l)
		s.nameRuns(&s.Lines[len(s.Lines)-1])
	}
	for _, p := range r.pictures {
		p.Offset += offset
		p.Baseline += top
		s.Pictures = append(s.Pictures, p)
	}
	for _, u := range r.rules {
		u.Offset += offset
		u.Baseline += top
		s.Rules = append(s.Rules, u)
	}
}

// ruleWeight is the thinnest stroke that printers accept: 0.2 mm.
const ruleWeight = 567

// placeFeet puts the notes at the foot of a page: the last line of them on
// the page's last line, whatever stands above.
func (c *compositor) placeFeet(s *sheet, l *leaf) {
	if len(l.feet) == 0 {
		return
	}
	st := c.styles["footnote"]
	last := design.Length(c.d.Lines-1)*c.d.Leading + c.rise()
	n := len(l.feet)
	for j, f := range l.feet {
		line := f.line
		line.Baseline = last - design.Length(n-1-j)*st.Leading
		if f.from {
			s.name(f.note, line.Offset, line.Baseline)
		}
		s.Lines = append(s.Lines, line)
		s.nameRuns(&s.Lines[len(s.Lines)-1])
	}
	if c.d.RuleShare == 0 {
		return
	}
	first := last - design.Length(n-1)*st.Leading - design.Em(st.Size, 880)
	s.Rules = append(s.Rules, Rule{
		Baseline: first - c.d.Leading/2,
		Length:   c.d.AreaWidth() * design.Length(c.d.RuleShare) / 100,
		Weight:   ruleWeight,
	})
}
