package cover

// Measures of the foot.
const (
	nameSize, namePitch = 76, 116
	houseSize           = 54
)

// footHeight is what creators and publisher take above the lower margin.
func (w words) footHeight() int {
	h := len(w.creators) * namePitch
	if len(w.publisher) > 0 {
		h += 150
	}
	return h
}

// foot sets the creators and, below a rule, the publisher, in the middle of
// the cover's foot.
func (c *canvas) foot(w words, p paper) {
	y := Height - margin
	if len(w.publisher) > 0 {
		c.line(w.publisher, Width/2, y-30, houseSize, Width-2*margin, p)
		y -= 110
		c.fill(rect{margin, y, Width - margin, y + 3}, p, full)
		y -= 40
	}
	c.names(w, Width/2, y-len(w.creators)*namePitch, Width-2*margin, p)
}

// names sets the creators in rows from y downwards and returns where they end.
func (c *canvas) names(w words, centre, y, room int, p paper) int {
	for _, name := range w.creators {
		c.line(name, centre, y+namePitch/2, nameSize, room, p)
		y += namePitch
	}
	return y
}

// line sets a row in the text's face, smaller where it would not fit.
func (c *canvas) line(text []rune, centre, y, size, room int, p paper) {
	text, size = c.within(text, size, room)
	c.row(text, centre, y, size, c.faces.Text, p)
}

// within makes a row of the text's face fit a width: smaller as far as it can
// be read, then shorter.
func (c *canvas) within(text []rune, size, room int) ([]rune, int) {
	for size > smallest && c.wide(text, size, c.faces.Text) > room {
		size -= 2
	}
	for len(text) > 1 && c.wide(text, size, c.faces.Text) > room {
		text = append(text[:len(text)-2:len(text)-2], '…')
	}
	return text, size
}
