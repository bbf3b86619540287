package cover

import "slices"

// Measures of a plate.
const (
	plateMargin = 90
	plateInner  = plateMargin + 60 // where the light rule stands
	sideWide    = 270              // of a column beside the title
	sideSize    = 84
)

// plate draws a page in a frame, of three columns: who made the book at the
// right, the title in the middle, the publisher at the left. Where one of them
// cannot be set in a column, all stand in rows, one above the other.
func (c *canvas) plate(w words) {
	c.fill(rect{plateMargin / 2, plateMargin / 2, Width - plateMargin/2, Height - plateMargin/2}, onSlip, 0)
	c.frame(rect{plateMargin, plateMargin, Width - plateMargin, Height - plateMargin}, 16, onSlip)
	c.frame(rect{plateInner - 30, plateInner - 30, Width - plateInner + 30, Height - plateInner + 30}, 4, onSlip)
	inside := rect{plateInner, plateInner, Width - plateInner, Height - plateInner}
	inColumns := columns(w.title, w.subtitle) && columnable(w.publisher)
	for _, name := range w.creators {
		inColumns = inColumns && columnable(name)
	}
	if inColumns {
		c.plateOfColumns(w, inside)
	} else {
		c.plateOfRows(w, inside)
	}
}

func (c *canvas) plateOfColumns(w words, r rect) {
	const rule = 4
	left, right := r.x0, r.x1
	if len(w.creators) > 0 {
		right -= sideWide
		c.fill(rect{right, plateInner - 30, right + rule, Height - plateInner + 30}, onSlip, full)
		c.side(paired(w.creators), rect{right, r.y0, r.x1, r.y1}, false)
	}
	if len(w.publisher) > 0 {
		left += sideWide
		c.fill(rect{left - rule, plateInner - 30, left, Height - plateInner + 30}, onSlip, full)
		c.side([][]rune{w.publisher}, rect{r.x0, r.y0, left, r.y1}, true)
	}
	along, across := r.y1-r.y0-2*padding, right-left-2*padding
	f := fit(w.title, along, across*7/10, 300)
	s := fit(w.under(), along, across-f.across(), f.size*45/100)
	x := (left+right)/2 + (f.across()+s.across())/2
	high := 0
	for _, line := range f.lines {
		high = max(high, len(line)*f.size)
	}
	x = c.columns(f, x, (r.y0+r.y1-high)/2, c.faces.Title)
	for _, line := range s.lines {
		x -= s.pitch()
		c.column(line, x+s.pitch()/2, (r.y0+r.y1+high)/2-len(line)*s.size, s.size, c.faces.Text)
	}
}

// paired puts names into two columns, where there are more.
func paired(names [][]rune) [][]rune {
	if len(names) < 3 {
		return names
	}
	half := (len(names) + 1) / 2
	var columns [][]rune
	for _, column := range [][][]rune{names[:half], names[half:]} {
		columns = append(columns, slices.Concat(column[0], []rune("　　"), slices.Concat(column[1:]...)))
	}
	return columns
}

// side sets names in columns in a box, at its head or at its foot.
func (c *canvas) side(names [][]rune, r rect, foot bool) {
	f := fit(names, r.y1-r.y0-2*padding, r.x1-r.x0-30, sideSize)
	x := (r.x0+r.x1)/2 + f.across()/2
	for _, line := range f.lines {
		x -= f.pitch()
		y := r.y0 + padding
		if foot {
			y = r.y1 - padding - len(line)*f.size
		}
		c.column(line, x+f.pitch()/2, y, f.size, c.faces.Text)
	}
}

func (c *canvas) plateOfRows(w words, r rect) {
	const rule = 4
	room := r.x1 - r.x0 - 2*padding
	top, bottom := r.y0, r.y1
	if len(w.creators) > 0 {
		top = c.names(w, Width/2, r.y0+20, room, onSlip) + 40
		c.fill(rect{plateInner - 30, top, Width - plateInner + 30, top + rule}, onSlip, full)
	}
	if len(w.publisher) > 0 {
		bottom -= 150
		c.fill(rect{plateInner - 30, bottom, Width - plateInner + 30, bottom + rule}, onSlip, full)
		c.line(w.publisher, Width/2, (bottom+r.y1)/2+8, sideSize*3/4, room, onSlip)
	}
	f, s := c.rowsFor(w, room, bottom-top-2*padding, 240)
	y := c.rows(f, Width/2, (top+bottom-f.across()-s.across())/2, c.faces.Title, onSlip)
	c.rows(s, Width/2, y, c.faces.Text, onSlip)
}
