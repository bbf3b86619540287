package typeset

import "slices"

// A figure, or a table that is not divided, stands where the text has it.
// Where that would leave a page short by several lines, the text goes on
// instead, and the figure stands behind the next paragraph: floating by one
// paragraph at a time keeps it near.
const (
	floatLines  = 3 // lines a page may be short for a figure's sake, and one less
	floatRounds = 4
)

// afloat divides sticks into pages, and again while figures float.
func (c *compositor) afloat(m *makeup) []leaf {
	ls := m.leaves(m.divide())
	for range floatRounds {
		if !c.float(m, ls) {
			break
		}
		ls = m.leaves(m.divide())
	}
	return ls
}

// float moves the figures and tables that leave a page short behind the
// paragraphs that follow them, and reports whether there were any.
func (c *compositor) float(m *makeup, ls []leaf) bool {
	moved := false
	for i := 1; i < len(ls); i++ {
		if len(ls[i].rows) == 0 || len(ls[i-1].rows) == 0 {
			continue
		}
		k := ls[i].rows[0].stick
		if !k.floats || k.start != anywhere {
			continue
		}
		before := ls[i-1].rows[len(ls[i-1].rows)-1]
		free := m.free(spot{used: before.top + before.row.height, foot: ls[i-1].foot})
		if free >= floatLines && m.behindNext(slices.Index(m.sticks, k)) {
			moved = true
		}
	}
	if moved {
		c.again(m.sticks)
	}
	return moved
}

// behindNext moves a figure or a table and its caption behind the paragraph that follows
// them, if one does.
func (m *makeup) behindNext(at int) bool {
	if at < 0 {
		return false
	}
	end := at + 1
	if m.sticks[at].keep {
		end++
	}
	if end >= len(m.sticks) || !m.sticks[end].mends {
		return false
	}
	text := m.sticks[end]
	copy(m.sticks[at+1:end+1], m.sticks[at:end])
	m.sticks[at] = text
	return true
}

// again makes the rows of sticks anew, in their new order.
func (c *compositor) again(ss []*stick) {
	for _, k := range ss {
		k.others, k.asked = nil, false
		if len(k.lines) > 0 {
			k.rows = nil
		} else if len(k.rows) > 0 {
			k.rows[0].cost = 0
		}
	}
	c.makeRows(ss)
}
