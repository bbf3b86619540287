package typeset

import (
	"slices"
	"strings"

	"yinshu/internal/design"
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
	at := spot{} // the space before the first stands at the top too
	for _, k := range ss {
		for r := range k.rows {
			top := at.used
			if k.rows[r].onGrid {
				top = (top + c.d.Leading - 1) / c.d.Leading * c.d.Leading
			}
			top += k.rows[r].lead
			l.rows = append(l.rows, placed{k, &k.rows[r], r, top})
			at.used = top + k.rows[r].height
		}
	}
	// What is too much is moved up; a title page is never two.
	if over := at.used - m.capacity; over > 0 && len(l.rows) > 0 {
		over = (over + c.d.Leading - 1) / c.d.Leading * c.d.Leading
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
// page: a line for each fact, in Taiwan's order or the mainland's. Over them,
// the mainland's form has the description of the book in one paragraph, as
// GB/T 12451 orders it (the catalogue number itself only the office gives).
func (c *compositor) copyrightPage() []*stick {
	if c.d.Copyright == design.NoCopyright {
		return nil
	}
	facts := c.factSticks()
	for i, line := range c.m.Meta.Colophon {
		st := c.style("copyright")
		k := &stick{style: st, shape: c.shape(st, inset{}), pieces: c.plain(shown(line), st)}
		if i == 0 && len(facts) > 0 {
			k.before = 1
		}
		facts = append(facts, k)
	}
	if len(facts) == 0 {
		return nil
	}
	var above []*stick
	if c.d.Copyright == design.MainlandCopyright {
		above = append(above, c.description())
	}
	ss := append(above, facts...)
	c.cast(ss)
	facts[0].before = max(1, c.spare(ss))
	return ss
}

// spare is how many lines of the text a page has over after sticks, which
// have been cast.
func (c *compositor) spare(ss []*stick) int {
	used := design.Length(0)
	for _, k := range ss {
		used += design.Length(len(k.lines))*k.style.Leading + design.Length(k.before)*c.d.Leading
	}
	return int((c.capacity() - used) / c.d.Leading)
}

// description is the book in one paragraph: title and who made it, edition,
// place and publisher and year, series, number.
func (c *compositor) description() *stick {
	m := &c.m.Meta
	var who []string
	for _, p := range m.Creators {
		who = append(who, c.words.Author(p.Name.Value, p.Role))
	}
	title := c.fullTitle()
	if len(who) > 0 {
		title += "／" + strings.Join(who, "；")
	}
	published := m.PubPlace
	if published != "" && m.Publisher != "" {
		published += "："
	}
	published += m.Publisher
	if year, _, _ := strings.Cut(m.Date, "-"); year != "" && published != "" {
		published += "，" + year
	}
	parts := []string{title, m.Edition, published}
	if s := series(m); s != "" {
		parts = append(parts, "（"+s+"）")
	}
	if m.ISBN != "" {
		parts = append(parts, "ISBN "+m.ISBN)
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	st := c.style("copyright")
	k := &stick{style: st, shape: c.shape(st, inset{}), pieces: c.plain(shown(strings.Join(parts, "．—")), st)}
	k.shape.FirstIndent += 2 * st.Size
	return k
}

// factSticks are the labelled lines, their texts at one indent, the labels
// spread to the width of the widest.
func (c *compositor) factSticks() []*stick {
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
		k.labelTo = widest
		ss = c.setLabel(append(ss, k), len(ss), c.plain(f[0], st), 0)
	}
	return ss
}

// fullTitle is title and subtitle in one line.
func (c *compositor) fullTitle() string {
	title := c.title()
	if sub := manuscript.Join(c.m.Meta.Subtitle); sub != "" {
		title += "：" + sub
	}
	return title
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
	add(w.Title, c.fullTitle())
	for _, who := range m.Creators {
		add(c.words.Label(who.Role), who.Name.Value)
	}
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
