package typeset

import (
	"yinshu/internal/design"
	"yinshu/internal/lines"
	"yinshu/internal/share"
)

// cast sets the lines of sticks, on all cores: paragraphs are independent.
func (c *compositor) cast(ss []*stick) {
	share.Each(len(ss), handful, func(i int) { c.castOne(ss[i]) })
	c.centreVerse(ss)
}

// castAhead begins to set the lines of sticks and to make their rows, and
// returns at once: pages can be made of the first while the last are being set.
// The function that it returns waits until the first n sticks are ready for
// pages.
func (c *compositor) castAhead(ss []*stick) (await func(n int)) {
	cast := share.Ahead(len(ss), handful, func(i int) {
		c.castOne(ss[i])
		c.makeRowsOf(ss[i])
	})
	var sp leading
	ready := 0
	return func(n int) {
		if n <= ready {
			return
		}
		cast(n)
		for _, k := range ss[ready:n] {
			c.lead(&sp, k)
		}
		if ready = n; n == len(ss) {
			c.centreVerse(ss)
		}
	}
}

// handful is how many sticks a worker takes at once: most are short.
const handful = 16

func (c *compositor) castOne(k *stick) {
	if k.rows != nil {
		return // a picture or a table: made already
	}
	setter := c.setter
	if k.style.role == lines.IndexLine {
		setter = c.square
	}
	k.lines, k.ends = setter.Optimum(k.block, k.pieces, k.shape)
	c.dress(k, k.lines)
}

// dress gives lines their role and puts the label before the first.
func (c *compositor) dress(k *stick, ls []Line) {
	for i := range ls {
		ls[i].Role, ls[i].Level = k.style.role, k.level
	}
	if k.style.Spread > 0 && len(ls) == 1 {
		spread(&ls[0], min(design.Em(k.style.Size, k.style.Spread), k.shape.Measure), k.shape.Align)
	}
	if len(k.label) > 0 && len(ls) > 0 {
		c.putLabel(&ls[0], k)
	}
}

// putLabel sets a label before a line that is indented for it. The blank
// between them is the label's last advance, so the line stays one line.
func (c *compositor) putLabel(l *Line, k *stick) {
	label := c.setter.Single(k.block, k.label)
	spread(&label, k.labelTo, lines.Start)
	at := min(k.labelAt, k.shape.Indent)
	gap := l.Offset - at - label.Width
	if len(label.Runs) == 0 {
		return
	}
	gap = max(0, gap) // an opening mark stands half an em before its line
	last := &label.Runs[len(label.Runs)-1]
	if n := len(last.Advances); n > 0 && last.Glyphs == nil {
		last.Text += " " // so that 36 before 1987 is not read as one number
		last.Advances = append(last.Advances, gap)
	} else if n > 0 {
		last.Advances[n-1] += gap
	}
	width := label.Width + gap + l.Width
	l.Runs = append(label.Runs, l.Runs...)
	l.Natural += width - l.Width
	l.Offset, l.Width = at, width
	l.From.Block, l.To.Block = k.block, k.block
}

// width is the natural width of pieces in one line.
func (c *compositor) width(ps []lines.Piece) design.Length {
	return c.setter.Single("", ps).Width
}

// centreVerse moves each poem so that its longest line is centred.
func (c *compositor) centreVerse(ss []*stick) {
	for i := 0; i < len(ss); {
		j := i + 1
		if ss[i].style.name != "verse" || ss[i].style.Align != design.Centre {
			i = j
			continue
		}
		for j < len(ss) && ss[j].block == ss[i].block {
			j++
		}
		var widest design.Length
		for _, k := range ss[i:j] {
			for _, l := range k.lines {
				widest = max(widest, l.Width)
			}
		}
		shift := (ss[i].shape.Measure - ss[i].shape.Indent - widest) / 2
		for _, k := range ss[i:j] {
			for n := range k.lines {
				k.lines[n].Offset += max(0, shift)
			}
		}
		i = j
	}
}

// vary finds how a paragraph is set in a line fewer or more, with no space
// between Han characters wider than worst. Its lines are set when a page wants
// them so, but where notes stand at the foot: then its rows must know which
// notes they call.
func (c *compositor) vary(k *stick, worst int) {
	k.asked = true
	variants := c.setter.Variants(k.block, k.pieces, k.shape, k.ends, worst)
	first := int64(0)
	for _, v := range variants {
		if len(v.Ends) == len(k.ends) {
			first = v.Cost
		}
	}
	for _, v := range variants {
		if len(v.Ends) == len(k.ends) {
			continue
		}
		a := alternative{variant: v, lines: make([]Line, len(v.Ends)), harm: max(0, min(harmOf(v.Cost-first), mostHarm))}
		if c.d.Notes == design.PageFoot {
			c.setAlternative(k, &a)
		}
		a.rows = c.rowsOf(k, a.lines)
		k.others = append(k.others, a)
	}
}

// setAlternative sets the lines of an alternative.
func (c *compositor) setAlternative(k *stick, a *alternative) {
	if !a.set {
		a.set = true
		copy(a.lines, c.setter.At(k.block, k.pieces, k.shape, a.variant.Ends))
		c.dress(k, a.lines)
	}
}

// setOthers sets the lines of the alternatives that a division has chosen.
func (c *compositor) setOthers(ss []*stick, d division) {
	var chosen []int
	for i, other := range d.other {
		if other > 0 {
			chosen = append(chosen, i)
		}
	}
	share.Each(len(chosen), handful, func(n int) {
		i := chosen[n]
		c.setAlternative(ss[i], &ss[i].others[d.other[i]-1])
	})
}

// harmOf turns a cost of lines into one of pages.
func harmOf(cost int64) int64 { return cost * harmOfUnit / lines.Unit }
