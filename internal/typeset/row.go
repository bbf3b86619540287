package typeset

import (
	"yinshu/internal/design"
)

// A row is what a page cannot divide: a line, a row of a table, a picture.
type row struct {
	lines    []Line
	pictures []Picture
	rules    []Rule
	height   design.Length // from its top to the top of the next
	lead     design.Length // space before it, except at a page's top
	topLead  design.Length // space before it at a page's top
	onGrid   bool          // it begins on the grid of the text
	cost     int64         // of a page that begins with it
	notes    []string      // notes that its marks call
	reserve  design.Length // what must follow on its page if it can
}

// Costs of where a page ends. The unit is nothing but their proportion: a
// paragraph reset comes before a short page, a short page before a line alone.
const (
	never      = int64(-1)
	alone      = int64(1_000_000) // a paragraph's first or last line parted from it
	forced     = int64(50_000_000)
	shortLine  = int64(40_000) // a page that ends a line early
	blankLine  = int64(60_000) // each line left blank before what could not be divided
	unlike     = int64(8_000)  // facing pages of unlike length
	resetFine  = int64(500)    // a paragraph set a line longer or shorter
	resetLoose = int64(2_500)  // the same, with spaces over fineWorst
	harmOfUnit = int64(20)     // a unit of what its lines cost more then
	mostHarm   = int64(20_000) // of them all
	runt       = int64(30_000) // each line that a chapter's last page has under three
)

// fineWorst and looseWorst are the widest spaces between Han characters, in
// thousandths of an em, that a paragraph reset for its page may have.
const (
	fineWorst  = 29
	looseWorst = 40
)

// makeRows makes the rows of sticks, with the space between them.
func (c *compositor) makeRows(ss []*stick) {
	var sp leading
	for _, k := range ss {
		c.makeRowsOf(k)
		c.lead(&sp, k)
	}
}

func (c *compositor) makeRowsOf(k *stick) {
	if k.rows == nil {
		k.rows = c.rowsOf(k, k.lines)
	}
}

// rowsOf is a row for each line, and where a page may begin with it.
func (c *compositor) rowsOf(k *stick, ls []Line) []row {
	rows := make([]row, len(ls))
	for i := range ls {
		r := &rows[i]
		r.lines = ls[i : i+1]
		r.height = k.style.Leading
		r.onGrid = k.style.Leading == c.d.Leading
		r.notes = c.called(&ls[i])
		switch {
		case i > 0 && k.whole:
			r.cost = never
		case i == 1 || i > 0 && i == len(ls)-1:
			r.cost = alone
		}
	}
	for i := len(rows) - 1; i > 0; i-- {
		if rows[i].cost != 0 {
			rows[i-1].reserve = c.d.Leading + rows[i].reserve
		}
	}
	if len(rows) > 0 && len(k.rows) > 0 { // an alternative stands where the first does
		rows[0].lead, rows[0].topLead, rows[0].cost = k.rows[0].lead, k.rows[0].topLead, k.rows[0].cost
		for i := 1; i < min(len(rows), len(k.rows)); i++ {
			if k.rows[i].cost == never {
				rows[i].cost = never
			}
		}
	}
	return rows
}

// called lists the notes whose marks stand in a line, where they must stand
// at the foot of its page.
func (c *compositor) called(l *Line) []string {
	if c.d.Notes != design.PageFoot {
		return nil
	}
	var ids []string
	for i := range l.Runs {
		id := l.Runs[i].Mark
		if id == "" || len(ids) > 0 && ids[len(ids)-1] == id {
			continue
		}
		if n := c.notes[id]; n != nil && len(n.Body) > 0 && l.Runs[i].Anchor == "r:"+id+":1" {
			ids = append(ids, id)
		}
	}
	return ids
}

// A leading is what the stick before leaves to the next.
type leading struct {
	after int  // blank lines that it wants
	kept  bool // it wants the next one's first two lines on its page
}

// lead puts the space between sticks before the first row of a stick, the
// larger of what the one before wants after it and this one before it, and
// keeps together what belongs together. Sticks come in their order.
func (c *compositor) lead(sp *leading, k *stick) {
	if len(k.rows) == 0 {
		return
	}
	r := &k.rows[0]
	r.lead = design.Length(max(sp.after, k.before)) * c.d.Leading
	r.topLead = 0
	if k.first || k.start != anywhere || k.level > 0 && c.d.HeadAtTop {
		r.topLead = design.Length(k.before) * c.d.Leading
	}
	if sp.kept {
		r.cost = never
		if len(k.rows) > 1 && !k.whole {
			k.rows[1].cost = never
			r.reserve = c.d.Leading + k.rows[1].reserve
		}
	}
	sp.after, sp.kept = k.after, k.keep
}
