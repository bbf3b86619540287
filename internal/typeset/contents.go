package typeset

import (
	"fmt"

	"yinshu/internal/design"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
)

// A contentsEntry is a line of the contents.
type contentsEntry struct {
	title, anchor string
	level         int
	folio         string
}

// contentsEntries lists the headings of the levels that the design wants, the
// notes and the index, each with the folio of its page.
func (c *compositor) contentsEntries(main []sheet) []contentsEntry {
	folio := map[string]string{}
	for i := range main {
		for _, a := range main[i].Anchors {
			if _, ok := folio[a.Name]; !ok {
				folio[a.Name] = main[i].Folio
			}
		}
	}
	var es []contentsEntry
	add := func(title, anchor string, level int) {
		if f, ok := folio[anchor]; ok && title != "" {
			es = append(es, contentsEntry{title, anchor, level, f})
		}
	}
	for b := range manuscript.Leaves(c.m.Blocks) {
		if h, ok := b.(*manuscript.Heading); ok && h.Level <= c.d.ContentsLevels {
			add(manuscript.Plain(h.Content), h.Ident, max(1, h.Level))
		}
	}
	add(c.words.Notes, "notes", 1)
	for _, ix := range c.indexes {
		add(ix.title, ix.anchor, 1)
	}
	return es
}

// contents are the sticks of the contents.
func (c *compositor) contents(main []sheet) []*stick {
	if c.d.ContentsLevels == 0 {
		return nil
	}
	es := c.contentsEntries(main)
	if len(es) == 0 {
		return nil
	}
	ss := []*stick{c.partHead(c.words.Contents, "toc")}
	widest := design.Length(0)
	for _, e := range es {
		widest = max(widest, c.width(c.plain(e.folio, c.style("contents-1"))))
	}
	for i, e := range es {
		st := c.style(fmt.Sprintf("contents-%d", min(3, e.level)))
		k := &stick{style: st, shape: c.shape(st, inset{}), whole: true, level: e.level}
		// A chapter stands on the page of its first section, and no entry alone
		// on the last page.
		k.keep = i+1 < len(es) && es[i+1].level > e.level || i == len(es)-2
		k.shape.Measure = max(4*st.Size, k.shape.Measure-5*st.Size) // room for leader and folio
		k.shape.FirstIndent = k.shape.Indent
		k.shape.Indent += st.Size
		k.shape.Align, k.shape.Lone = lines.Start, true
		k.pieces = c.plain(shown(e.title), st)
		k.pieces[0].Link = "#" + e.anchor
		ss = append(ss, k)
		c.castOne(k)
		if len(k.lines) > 0 {
			c.leader(&k.lines[len(k.lines)-1], e, st, widest)
		}
		k.rows = c.rowsOf(k, k.lines)
	}
	return ss
}

// leader fills a line of the contents up to its folio. The leaders of all
// lines stand under each other: they are whole, counted from the widest folio.
func (c *compositor) leader(l *Line, e contentsEntry, st style, widest design.Length) {
	end := c.d.AreaWidth() - design.Em(st.Size, st.Inset)
	num := c.plain(e.folio, st)
	num[0].Link = "#" + e.anchor
	folio := c.setter.Single("", num)
	if len(folio.Runs) == 0 || len(l.Runs) == 0 {
		return
	}
	dot := c.setter.Single("", c.plain(c.d.Leader, st))
	em := dot.Width
	room := end - folio.Width - (l.Offset + l.Width)
	stop := end - widest - st.Size/2 // where leaders end
	from := l.Offset + l.Width + st.Size/2
	n := 0
	if em > 0 {
		n = max(0, int((stop-from)/em))
	}
	if n < 2 || c.d.Leader == "" {
		pad(l, room)
	} else {
		pad(l, stop-design.Length(n)*em-(l.Offset+l.Width))
		filler := dot.Runs[0]
		filler.Filler, filler.Text, filler.Glyphs = true, "", nil
		filler.Advances = nil
		for range n {
			filler.Text += dot.Runs[0].Text
			filler.Advances = append(filler.Advances, dot.Runs[0].Advances...)
			if dot.Runs[0].Glyphs != nil {
				filler.Glyphs = append(filler.Glyphs, dot.Runs[0].Glyphs...)
			}
		}
		l.Runs = append(l.Runs, filler)
		l.Width += design.Length(n) * em
		pad(l, end-folio.Width-(l.Offset+l.Width))
	}
	l.Runs = append(l.Runs, folio.Runs...)
	l.Width += folio.Width
	l.Natural = l.Width
}

// pad widens a line by a blank behind its last character.
func pad(l *Line, by design.Length) {
	for i := len(l.Runs) - 1; i >= 0; i-- {
		if n := len(l.Runs[i].Advances); n > 0 {
			l.Runs[i].Advances[n-1] += by
			l.Width += by
			return
		}
	}
}
