package typeset

import (
	"yinshu/internal/design"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
)

// setFront makes the pages before the text: half title, title page, copyright
// page, contents. They are an even number, so that the text begins on a
// recto; what is left over is blank.
func (c *compositor) setFront(main []sheet) []sheet {
	var pages []sheet
	if c.d.HalfTitle && len(c.m.Meta.Title) > 0 {
		pages = append(pages, c.frontPage(c.halfTitle(), HalfTitle, "half-title"), sheet{Page: Page{Part: Blank}})
	}
	pages = append(pages, c.frontPage(c.titlePage(), TitlePage, "title"))
	if ss := c.copyrightPage(); len(ss) > 0 {
		pages = append(pages, c.frontPage(ss, Copyright, "copyright"))
	} else {
		pages = append(pages, sheet{Page: Page{Part: Blank}})
	}
	if ss := c.contents(main); len(ss) > 0 {
		c.cast(ss)
		c.makeRows(ss)
		m := &makeup{sticks: ss, capacity: c.capacity(), grid: c.d.Leading, recto: true}
		pages = append(pages, c.sheets(m.leaves(m.divide()), Contents)...)
	}
	if len(pages)%2 == 1 {
		pages = append(pages, sheet{Page: Page{Part: Blank}})
	}
	return pages
}

// frontPage sets sticks on one page, from its top, whatever they want.
func (c *compositor) frontPage(ss []*stick, part Part, anchor string) sheet {
	c.cast(ss)
	c.makeRows(ss)
	l := leaf{opens: true}
	m := &makeup{sticks: ss, capacity: c.capacity(), grid: c.d.Leading}
	at := spot{used: 1} // the space before the first stands at the top too
	for _, k := range ss {
		for r := range k.rows {
			top := at.used + k.rows[r].lead
			l.rows = append(l.rows, placed{k, &k.rows[r], r, top})
			at.used = top + k.rows[r].height
		}
	}
	// What is too much is moved up; a title page is never two.
	if over := at.used - m.capacity; over > 0 && len(l.rows) > 0 {
		lead := min(over, l.rows[0].top)
		for i := range l.rows {
			l.rows[i].top -= lead
		}
	}
	s := c.sheet(&l, part)
	s.opens = true
	s.name(anchor, 0, 0)
	return s
}

func (c *compositor) halfTitle() []*stick {
	return []*stick{c.frontStick("half-title", c.title())}
}

// frontStick is a paragraph of a page of the press's own.
func (c *compositor) frontStick(name, text string) *stick {
	st := c.style(name)
	k := &stick{style: st, shape: c.shape(st, inset{}), before: st.Before, after: st.After, whole: true}
	k.shape.Lone = true
	k.pieces = c.plain(shown(text), st)
	return k
}

// titlePage has a line for each line of the title, then the subtitle, who
// made the book, and at the foot the publisher.
func (c *compositor) titlePage() []*stick {
	var ss []*stick
	add := func(name, text string, first bool) {
		if text == "" {
			return
		}
		k := c.frontStick(name, text)
		if !first {
			k.before = 0
		}
		ss = append(ss, k)
	}
	for i, t := range c.m.Meta.Title {
		add("title", t.Value, i == 0)
	}
	for i, t := range c.m.Meta.Subtitle {
		add("subtitle", t.Value, i == 0)
	}
	for i, who := range c.m.Meta.Creators {
		add("creator", c.words.Author(who.Name.Value, who.Role), i == 0)
	}
	if c.m.Meta.Publisher != "" {
		k := c.frontStick("publisher", c.m.Meta.Publisher)
		c.cast(append(ss, k))
		k.before = max(1, c.leftOver(append(ss, k)))
		ss = append(ss, k)
	}
	return ss
}

// leftOver is how many lines of the text a page has over after sticks, which
// have been cast; the space before the last one is not counted.
func (c *compositor) leftOver(ss []*stick) int {
	used := design.Length(0)
	for i, k := range ss {
		used += design.Length(len(k.lines)) * k.style.Leading
		if i < len(ss)-1 {
			used += design.Length(max(k.before, k.after)) * c.d.Leading
		}
	}
	return int((c.capacity() - used) / c.d.Leading)
}

// copyrightPage gives what the book says of its making, at the foot of the
// page: in Taiwan's form a line for each fact (著作權法 and the usage of trade
// books: 書名, 著者, 出版者, 出版地, 版次, ISBN), in the mainland's the same
// facts in the order of GB/T 12450, title block first.
func (c *compositor) copyrightPage() []*stick {
	if c.d.Copyright == design.NoCopyright {
		return nil
	}
	facts := c.facts()
	st := c.style("copyright")
	widest := design.Length(0)
	for _, f := range facts {
		widest = max(widest, c.width(c.plain(f[0], st)))
	}
	hang := (widest+st.Size-1)/st.Size*st.Size + st.Size
	var ss []*stick
	for _, f := range facts {
		k := &stick{style: st, shape: c.shape(st, inset{start: hang})}
		k.shape.Lone = true
		k.pieces = c.plain(shown(f[1]), st)
		ss = c.setLabel(append(ss, k), len(ss), c.plain(f[0], st), 0)
	}
	facted := len(ss)
	for _, line := range c.m.Meta.Colophon {
		k := &stick{style: st, shape: c.shape(st, inset{}), pieces: c.plain(shown(line), st)}
		k.shape.Align = lines.Start
		ss = append(ss, k)
	}
	if len(ss) == 0 {
		return nil
	}
	c.cast(ss)
	c.adorn(ss, facted)
	return ss
}

// adorn puts the facts where the form wants them: the mainland's from the
// page's top with a blank line before the colophon, Taiwan's at its foot.
func (c *compositor) adorn(ss []*stick, facts int) {
	if facts > 0 && facts < len(ss) {
		ss[facts].before = 1
	}
	if c.d.Copyright == design.TaiwanCopyright {
		rows := design.Length(0)
		for i, k := range ss {
			rows += design.Length(len(k.lines)) * k.style.Leading
			if i > 0 {
				rows += design.Length(k.before) * c.d.Leading
			}
		}
		ss[0].before = max(0, int((c.capacity()-rows)/c.d.Leading))
	}
}

// facts are the labelled lines of the copyright page.
func (c *compositor) facts() [][2]string {
	m, w := &c.m.Meta, &c.words.Colophon
	var facts [][2]string
	add := func(label, text string) {
		if text != "" {
			facts = append(facts, [2]string{label, text})
		}
	}
	title := c.title()
	if sub := manuscript.Join(m.Subtitle); sub != "" {
		title += "：" + sub
	}
	authors := func() {
		for _, who := range m.Creators {
			label := w.Author
			name := c.words.Author(who.Name.Value, who.Role)
			add(label, name)
		}
	}
	add(w.Title, title)
	authors()
	if c.d.Copyright == design.MainlandCopyright {
		add(w.Place, m.PubPlace)
		add(w.Publisher, m.Publisher)
		add(w.Date, m.Date)
		add(w.Edition, m.Edition)
		add(w.Series, series(m))
		add(w.ISBN, m.ISBN)
	} else {
		add(w.Series, series(m))
		add(w.Publisher, m.Publisher)
		add(w.Place, m.PubPlace)
		add(w.Edition, m.Edition)
		add(w.Date, m.Date)
		add(w.ISBN, m.ISBN)
	}
	add(w.Rights, m.Rights)
	return facts
}

func series(m *manuscript.Meta) string {
	if m.Series == "" || m.SeriesPos == "" {
		return m.Series
	}
	return m.Series + "　" + m.SeriesPos
}
