package cover

// plain draws a pale cover: the title at its head and the names below it,
// both from the left, and a field in the colour of the ground at the foot,
// with the publisher on it.
func (c *canvas) plain(w words) {
	const (
		field = 300 // height of the field at the foot
		bar   = 28  // the rule under the title
	)
	c.fill(rect{0, 0, Width, Height - field}, onSlip, 0)
	room := Height - field - 3*margin - len(w.creators)*namePitch
	f, s := c.rowsFor(w, Width-2*margin, room-2*padding, 260)
	y := margin + padding
	for _, part := range []struct {
		fitted
		title bool
	}{{f, true}, {s, false}} {
		chain := c.faces.Text
		if part.title {
			chain = c.faces.Title
		}
		for _, line := range part.lines {
			c.rowFrom(line, margin, y+part.pitch()/2, part.size, chain, onSlip)
			y += part.pitch()
		}
	}
	if len(f.lines) > 0 {
		y += padding / 2
		c.fill(rect{margin, y, margin + 240, y + bar}, onGround, 0)
		y += bar + padding/2
	}
	for _, name := range w.creators {
		name, size := c.within(name, nameSize, Width-2*margin)
		c.rowFrom(name, margin, y+namePitch/2, size, c.faces.Text, onSlip)
		y += namePitch
	}
	if len(w.publisher) > 0 {
		c.line(w.publisher, Width/2, Height-field/2, nameSize, Width-2*margin, onGround)
	}
}
