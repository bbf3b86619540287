package typeset

import (
	"fmt"
	"strings"

	"yinshu/internal/design"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
)

// runningRole is the first of the roles that are not the author's.
const runningRole = lines.RunningHead

// Forms of folios.
const (
	arabic = false
	roman  = true
)

// number gives pages their folios from n on, and their margins' side.
func number(pages []sheet, n int, inRoman bool) {
	for i := range pages {
		p := &pages[i]
		p.Recto = (n+i)%2 == 1
		if inRoman {
			p.Folio, p.Arabic = Roman(n+i), 0
		} else {
			p.Folio, p.Arabic = fmt.Sprint(n+i), n+i
		}
	}
}

// Roman writes a number in small roman numerals.
func Roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		value int
		text  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= d.value {
			b.WriteString(d.text)
			n -= d.value
		}
	}
	return b.String()
}

// runningHeads sets the running heads and folios of all pages, and says where
// their type areas stand.
func (c *compositor) runningHeads(pages []sheet) {
	inner, outer := c.d.Margins()
	title := shown(c.title())
	for i := range pages {
		p := &pages[i]
		p.Left, p.Top = outer, c.d.Head
		if p.Recto {
			p.Left = inner
		}
		if p.Part == Blank || p.Part < Contents || p.opens && !c.d.OnOpeners {
			continue
		}
		c.putHead(p, c.headOf(p, title))
		c.putFolio(p)
	}
}

// title is the book's title in one line. What leads over to a line that the
// title does not have is left off.
func (c *compositor) title() string {
	return strings.TrimRight(manuscript.Join(c.m.Meta.Title), "：:─—–- \u3000")
}

// headOf is what the running head of a page says.
func (c *compositor) headOf(p *sheet, title string) string {
	form := c.d.HeadVerso
	if p.Recto {
		form = c.d.HeadRecto
	}
	switch {
	case form == "none":
		return ""
	case p.Part == Contents:
		return c.words.Contents
	case p.Part == Notes:
		return c.notesHead(p)
	case p.Part == Index:
		return p.chapter
	case form == "chapter" && p.chapter != "":
		return shown(p.chapter)
	}
	return title
}

// notesHead names the pages of the text that the notes on a page belong to.
func (c *compositor) notesHead(p *sheet) string {
	first, last := 0, 0
	for _, a := range p.Anchors {
		folio, ok := c.folios["r:"+a.Name+":1"]
		if !ok {
			continue
		}
		if first == 0 {
			first = folio
		}
		last = max(last, folio)
	}
	switch {
	case first == 0:
		return c.words.Notes
	case first == last:
		return fmt.Sprintf(c.words.NotesRunning, fmt.Sprint(first))
	}
	return fmt.Sprintf(c.words.NotesRunning, fmt.Sprintf("%d–%d", first, last))
}

// putHead sets a running head at the outer side. One that is too long loses
// its end.
func (c *compositor) putHead(p *sheet, text string) {
	if text == "" {
		return
	}
	st := c.style("running")
	most := c.d.AreaWidth()
	if c.d.FolioPlace == "head-outer" {
		most -= 4 * st.Size
	}
	l := c.setter.Single("", c.plain(text, st))
	for runes := []rune(text); l.Width > most && len(runes) > 1; {
		runes = runes[:len(runes)-1]
		l = c.setter.Single("", c.plain(string(runes)+"…", st))
	}
	l.Role, l.From, l.To = st.role, manuscript.Place{}, manuscript.Place{}
	l.Baseline = -c.d.HeadRise
	if p.Recto {
		l.Offset = most - l.Width
	} else {
		l.Offset = c.d.AreaWidth() - most
	}
	p.Lines = append(p.Lines, l)
}

func (c *compositor) putFolio(p *sheet) {
	if c.d.FolioPlace == "none" {
		return
	}
	st := c.style("folio")
	l := c.setter.Single("", c.plain(p.Folio, st))
	l.Role, l.From, l.To = st.role, manuscript.Place{}, manuscript.Place{}
	l.Baseline = design.Length(c.d.Lines-1)*c.d.Leading + c.rise() + c.d.FolioDrop
	switch {
	case c.d.FolioPlace == "foot-centre":
		l.Offset = (c.d.AreaWidth() - l.Width) / 2
	case p.Recto:
		l.Offset = c.d.AreaWidth() - l.Width
	}
	if c.d.FolioPlace == "head-outer" {
		l.Baseline = -c.d.HeadRise
	}
	p.Lines = append(p.Lines, l)
}
