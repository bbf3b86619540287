package typeset

import "yinshu/internal/design"

// A colRow is a row on its way into a column.
type colRow struct {
	stick *stick
	row   *row
	index int
}

// A column is rows from one top.
type column struct {
	rows []placed
	head *Line // repeats the heading that the column goes on with
	used design.Length
}

// columns fills pages with columns. The first page has the part's heads; the
// columns of the last are of one height.
func (c *compositor) columns(heads []*stick, x *indexer, recto bool) []sheet {
	var rows []colRow
	for _, k := range x.sticks {
		for i := range k.rows {
			rows = append(rows, colRow{k, &k.rows[i], i})
		}
	}
	var pages []sheet
	for first := true; len(rows) > 0; first = false {
		top, room := design.Length(0), c.capacity()
		s := sheet{Page: Page{Part: Index}, opens: first, chapter: x.title}
		if first {
			top = c.placeHeads(&s, heads)
			room -= top
		}
		cols, rest := x.fill(rows, room)
		if len(rest) == 0 {
			cols = x.balance(rows, room, cols)
		}
		for j, col := range cols {
			x.place(&s, col, design.Length(j)*(x.width+x.gap), top)
		}
		rows = rest
		pages = append(pages, s)
	}
	return pages
}

// placeHeads puts the part's heads on its page and returns where the columns
// begin: on the grid.
func (c *compositor) placeHeads(s *sheet, heads []*stick) design.Length {
	top := design.Length(0)
	for _, head := range heads {
		top += design.Length(head.before) * c.d.Leading
		for _, name := range head.names {
			s.name(name, 0, top+c.rise())
		}
		for i := range head.rows {
			c.placeRow(s, &head.rows[i], 0, top)
			top += head.rows[i].height
		}
		top += design.Length(head.after) * c.d.Leading
	}
	return (top + c.d.Leading - 1) / c.d.Leading * c.d.Leading
}

// fill fills the columns of one page to a height, and returns the rows left.
func (x *indexer) fill(rows []colRow, room design.Length) (cols []column, rest []colRow) {
	for range x.columns {
		if len(rows) == 0 {
			break
		}
		n, col := x.fillOne(rows, room)
		cols = append(cols, col)
		rows = rows[n:]
	}
	return cols, rows
}

// fillOne fills one column. It ends where a page may end: not after a group's
// head, not before an entry's last line.
func (x *indexer) fillOne(rows []colRow, room design.Length) (int, column) {
	var col column
	if parent := x.parents[rows[0].stick]; parent != "" && rows[0].index == 0 {
		l := x.c.setter.Single("", x.c.plain(shown(parent)+x.c.words.Continued, x.st))
		l.Role = x.st.role
		col.head = &l
		col.used = x.st.Leading
	}
	n := 0
	for n < len(rows) {
		r := rows[n].row
		top := col.used
		if len(col.rows) > 0 {
			top += r.lead
		}
		if top+max(r.height, x.c.d.Leading) > room {
			break
		}
		col.rows = append(col.rows, placed{rows[n].stick, r, rows[n].index, top})
		col.used = top + r.height
		n++
	}
	if n == len(rows) {
		return n, col
	}
	end := n
	for end > 0 && rows[end].row.cost != 0 {
		end--
	}
	if end == 0 {
		end = max(1, n) // nothing may be parted, or not even one row fits
	}
	if end > n {
		col.rows = append(col.rows, placed{rows[0].stick, rows[0].row, rows[0].index, col.used})
	}
	col.rows = col.rows[:end]
	last := col.rows[end-1]
	col.used = last.top + last.row.height
	return end, col
}

// balance finds the least height at which the rows still fit the page.
func (x *indexer) balance(rows []colRow, room design.Length, full []column) []column {
	best := full
	for h := room; h > 0; h -= x.st.Leading {
		cols, rest := x.fill(rows, h)
		if len(rest) > 0 || tallest(cols) > h {
			break
		}
		best = cols
	}
	return best
}

func tallest(cols []column) (h design.Length) {
	for _, c := range cols {
		h = max(h, c.used)
	}
	return h
}

// place puts a column on a page.
func (x *indexer) place(s *sheet, col column, offset, top design.Length) {
	if col.head != nil {
		l := *col.head
		l.Offset += offset
		l.Baseline = top + x.c.rise()
		s.Lines = append(s.Lines, l)
	}
	for _, p := range col.rows {
		if p.index == 0 {
			for _, name := range p.stick.names {
				s.name(name, offset, top+p.top+x.c.rise())
			}
		}
		x.c.placeRow(s, p.row, offset, top+p.top)
	}
}
