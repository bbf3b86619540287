package cover

// padding is from a slip's edge to its text.
const padding = 70

// slip draws a slip of paper with the title on it, and names at the foot.
func (c *canvas) slip(w words) {
	room := Height - 2*margin - w.footHeight() - 60
	switch {
	case len(w.title) == 0: // nothing to put on a slip
	case columns(w.title, w.subtitle):
		c.slipOfColumns(w, min(room, 1240))
	default:
		c.slipOfRows(w, room)
	}
	c.foot(w, onGround)
}

// slipOfColumns draws a tall slip at the upper left with the title in columns,
// from the right, and the subtitle in a last, smaller one.
func (c *canvas) slipOfColumns(w words, high int) {
	along := high - 2*padding
	f := fit(w.title, along, 420, 230)
	s := fit(w.under(), along, 150, f.size*45/100)
	box := rect{margin, margin, margin + 2*padding + f.across() + s.across(), margin + high}
	c.paper(box)
	x := c.columns(f, box.x1-padding, box.y0+padding, c.faces.Title)
	for _, line := range s.lines {
		x -= s.pitch()
		c.column(line, x+s.pitch()/2, box.y1-padding-len(line)*s.size, s.size, c.faces.Text)
	}
}

// slipOfRows draws a wide slip with the title in rows, for titles that hold
// words or numbers of other scripts, or are long.
func (c *canvas) slipOfRows(w words, room int) {
	const wide = Width - 2*margin
	top := 2 * margin
	f, s := c.rowsFor(w, wide-2*padding, room-margin-2*padding, 200)
	box := rect{margin, top, margin + wide, top + 2*padding + f.across() + s.across()}
	c.paper(box)
	y := c.rows(f, Width/2, box.y0+padding, c.faces.Title, onSlip)
	c.rows(s, Width/2, y, c.faces.Text, onSlip)
}

// paper draws a slip with a heavy and a light rule inside (文武線).
func (c *canvas) paper(r rect) {
	c.fill(r, onSlip, 0)
	c.frame(r.inset(20), 9, onSlip)
	c.frame(r.inset(37), 3, onSlip)
}
