package cover

// band draws the title on a band of paper across the cover, the names below
// it.
func (c *canvas) band(w words) {
	const top, rule = 380, 6
	room := Height - top - margin - w.footHeight() - 2*padding
	f, s := c.rowsFor(w, Width-2*margin, room-2*padding, 250)
	if len(f.lines) > 0 {
		box := rect{0, top, Width, top + 2*padding + f.across() + s.across()}
		c.fill(box, onSlip, 0)
		c.fill(rect{0, box.y0 + 18, Width, box.y0 + 18 + rule}, onSlip, full)
		c.fill(rect{0, box.y1 - 18 - rule, Width, box.y1 - 18}, onSlip, full)
		y := c.rows(f, Width/2, box.y0+padding, c.faces.Title, onSlip)
		c.rows(s, Width/2, y, c.faces.Text, onSlip)
	}
	c.foot(w, onGround)
}
