package typeset

import (
	"slices"

	"yinshu/internal/design"
)

// A makeup divides rows into pages. It is a search over all divisions that a
// page-maker would look at: a page ends where it is full, or a line or two
// earlier, or before what must stay together; a paragraph may be set a line
// longer or shorter. The state is no more than how full the page is, so the
// cheapest way to each state is found in one pass, as paragraphs are broken
// into lines.
type makeup struct {
	sticks   []*stick
	capacity design.Length            // of a page, for rows
	grid     design.Length            // leading of the text
	recto    bool                     // the first page is a recto
	feet     *feet                    // footnotes; nil where notes stand elsewhere
	vary     func([]*stick)           // finds other settings of sticks; nil: none are wanted
	chosen   func([]*stick, division) // sets the lines of those that a division has chosen; nil: they are set
	await    func(n int)              // waits until the first n sticks have rows; nil: all have
	chains   []design.Length          // as far as they are known
	band     int64                    // states that cost so much more than the cheapest are given up
	benches  [][]state                // laid by, to be used again
	turns    []turn                   // of which the next will be taken
}

// A spot is how far a page is filled.
type spot struct {
	used design.Length // by rows, from the top
	foot design.Length // by notes, from the foot
	owed rest          // of a note that goes on, on the next page
}

// A state is the cheapest way to a spot.
type state struct {
	spot
	recto bool
	short int16 // lines that the verso facing this page is short of
	cost  int64
	last  *turn
}

// A turn is a decision on the way: a page begins, or a stick is set
// otherwise.
type turn struct {
	prev       *turn
	stick, row int32
	other      int16 // which setting of the stick, from 1; 0: a page begins
	blank      bool  // an empty page stands before it
	owed       rest  // of a note, on the page that begins
}

// A division is the result: where pages begin and how sticks are set.
type division struct {
	pages []turn // in order, without the first
	other []int16
	cost  int64
}

// most bounds the states kept after each row.
const most = 64

// Bands of states. Where pages come out well, only ways that end a page a
// line early are of interest; where they do not, every way is.
const (
	narrow = shortLine + unlike
	wide   = 2 * alone
)

// muchShort is how many lines a page may lack before one more hardly matters: a
// line alone is worse than a page that anyone sees is short.
const muchShort = 4

// resetCost is what it costs to set a paragraph a line longer or shorter.
func resetCost(a *alternative) int64 {
	if a.variant.Worst <= fineWorst {
		return resetFine + int64(a.variant.Worst) + a.harm
	}
	return resetLoose + int64(a.variant.Worst) + a.harm
}

// findChains finds, for each stick below to and some beyond, how much must stand
// on the page that its first row begins or stands on: the rows up to the next
// place for a page to end.
func (m *makeup) findChains(to int) {
	from := len(m.chains)
	if from >= to {
		return
	}
	for to < len(m.sticks) && m.bound(to) { // it belongs to what stands before it
		to++
	}
	m.chains = append(m.chains, make([]design.Length, to-from)...)
	var following design.Length
	bound := false // the next stick's first row may not begin a page
	for i := to - 1; i >= from; i-- {
		rows := m.sticks[i].rows
		if len(rows) == 0 {
			continue
		}
		sum, whole := design.Length(0), true
		for r := range rows {
			if r > 0 && rows[r].cost != never {
				whole = false
				break
			}
			sum += rows[r].height
		}
		if whole && bound {
			sum += following
		}
		m.chains[i] = sum
		following, bound = sum+rows[0].lead, rows[0].cost == never
	}
}

// bound says whether a page may not begin with a stick; one without rows is
// nothing to begin with.
func (m *makeup) bound(i int) bool {
	m.wait(i + 1)
	rows := m.sticks[i].rows
	return len(rows) == 0 || rows[0].cost == never
}

// wait waits until the first n sticks have their rows.
func (m *makeup) wait(n int) {
	if m.await != nil {
		m.await(n)
	}
}

// step places one row after every state, on the page or on the next. It uses
// up cur.
func (m *makeup) step(cur []state, i, r int, rows []row) []state {
	k, row := m.sticks[i], &rows[r]
	opens := r == 0 && k.start != anywhere
	fresh := row.topLead + row.height // how full it leaves a page that it begins
	moved := false                    // a state was brought to the grid, or began a page
	spare := m.spare(i, r, rows)
	out := m.bench()
	for n := range cur {
		s := &cur[n]
		if s.used != 0 && row.cost != never && (opens || m.capacity-s.used-s.foot < spare) {
			t := m.turnPage(s, i, r, row, opens)
			out = merge(out, &t)
		}
		if opens && s.used != 0 {
			continue
		}
		if k.start == onRecto && opens && !s.recto {
			continue // the first of all: its page is a recto already
		}
		stay := *s
		if !m.put(&stay.spot, row) {
			continue
		}
		// Different states that are only pushed on stay different.
		moved = moved || stay.used != s.used+row.lead+row.height
		if moved || stay.used == fresh || len(row.notes) > 0 {
			out = merge(out, &stay)
		} else {
			out = append(out, stay)
		}
	}
	if len(out) == 0 {
		out = m.force(out, cur, i, r, row)
	}
	m.layBy(cur)
	return m.prune(out)
}

// spare is how much less than it a page must have free for a page-maker to think
// of ending it before a row: it is nearly full, or what follows does not fit.
func (m *makeup) spare(i, r int, rows []row) design.Length {
	spare := max(3*m.grid, m.together(rows[r:])+m.grid)
	if r == 0 {
		spare = max(spare, m.chains[i]+rows[r].lead+m.grid)
	}
	if m.feet != nil && m.band == wide {
		spare = max(spare, 5*m.grid) // notes leave fewer ways than lines do
	}
	return spare
}

// together is the room of a row with those that follow it up to the next that
// may begin a page at no cost, and with the notes that these call: where it is
// not there, one of them would be alone.
func (m *makeup) together(rows []row) design.Length {
	room, notes := rows[0].lead, design.Length(0)
	for i := range rows {
		if i > 0 && rows[i].cost == 0 {
			break
		}
		room += rows[i].height
		notes += m.feet.height(rows[i].notes)
	}
	if notes > 0 {
		room += notes + m.feet.gap
	}
	return room
}

// turnPage begins a page with a row, after a blank one where it opens on a
// recto.
func (m *makeup) turnPage(s *state, i, r int, row *row, opens bool) state {
	k := m.sticks[i]
	full := *s
	m.feet.fill(&full.spot, m.capacity)
	s = &full
	t := state{recto: !s.recto, cost: s.cost + row.cost, last: s.last}
	t.cost += m.closing(s, opens, k.level > 0 && r == 0)
	blank := opens && k.start == onRecto && !t.recto
	if blank {
		t.recto = true
	} else if !s.recto {
		t.short = int16(m.free(s.spot))
	}
	t.last = m.decide(turn{prev: s.last, stick: int32(i), row: int32(r), blank: blank, owed: s.owed})
	m.feet.begin(&t.spot, s.owed, m.capacity, m.need(i, r))
	if !m.put(&t.spot, row) {
		t.cost += forced
		m.cram(&t.spot, row)
	}
	return t
}

// need is how much a page must hold of the text that begins it.
func (m *makeup) need(i, r int) design.Length {
	if r > 0 {
		return 2 * m.grid
	}
	return m.chains[i] + m.sticks[i].rows[0].topLead
}

// free is how many lines a page is short of.
func (m *makeup) free(s spot) int {
	return int(max(0, m.capacity-s.used-s.foot) / m.grid)
}

// closing is what it costs to end a page as it is.
func (m *makeup) closing(s *state, opens, heading bool) int64 {
	free := m.free(s.spot)
	if opens {
		if lines := int(s.used / m.grid); lines < 3 && s.foot == 0 {
			return runt * int64(3-lines)
		}
		return 0
	}
	cost := shortLine * int64(free) * int64(free)
	if free > muchShort {
		cost = shortLine*muchShort*muchShort + blankLine*int64(free-muchShort)
	}
	if heading {
		cost = min(cost, blankLine*int64(free))
	}
	if s.recto && int(s.short) != free {
		cost += unlike
	}
	return cost
}

// force is for a row that no state can take: a page begins with it although
// it may not, since the rows that belong together are more than a page.
func (m *makeup) force(out, cur []state, i, r int, row *row) []state {
	for n := range cur {
		s := &cur[n]
		if s.used == 0 && s.foot == 0 {
			t := *s
			t.cost += forced
			m.cram(&t.spot, row)
			out = merge(out, &t)
			continue
		}
		t := m.turnPage(s, i, r, row, false)
		t.cost += forced - row.cost
		out = merge(out, &t)
	}
	return out
}

// put places a row on the page if there is room for it and for the notes that
// it calls.
func (m *makeup) put(s *spot, row *row) bool {
	top := m.top(*s, row)
	// The last line of smaller type stands no lower than the text's would.
	if top+max(row.height, m.grid)+s.foot > m.capacity {
		return false
	}
	used := top + row.height
	if len(row.notes) > 0 && !m.feet.call(s, row.notes, m.capacity-used, row.reserve, false) {
		return false
	}
	s.used = used
	return true
}

// cram places a row that not even a fresh page holds: it stands there all the
// same, its notes go on to the next page, and inspect says so.
func (m *makeup) cram(s *spot, row *row) {
	s.used = m.top(*s, row) + row.height
	m.feet.call(s, row.notes, m.capacity-s.used, row.reserve, true)
}

// top is where a row's top stands on a page.
func (m *makeup) top(s spot, row *row) design.Length {
	if s.used == 0 {
		return row.topLead
	}
	top := s.used
	if row.onGrid {
		top = (top + m.grid - 1) / m.grid * m.grid
	}
	return top + row.lead
}

// trace follows the cheapest way back.
func (m *makeup) trace(ends []state) division {
	d := division{other: make([]int16, len(m.sticks))}
	if len(ends) == 0 {
		return d
	}
	best := 0
	for n := range ends {
		if ends[n].cost+m.ending(&ends[n]) < ends[best].cost+m.ending(&ends[best]) {
			best = n
		}
	}
	d.cost = ends[best].cost
	for t := ends[best].last; t != nil; t = t.prev {
		if t.other > 0 {
			d.other[t.stick] = t.other
		} else {
			d.pages = append(d.pages, *t)
		}
	}
	slices.Reverse(d.pages)
	return d
}

// ending is the cost of the last page: no good page holds a line or two.
func (m *makeup) ending(s *state) int64 {
	if lines := int(s.used / m.grid); lines < 3 {
		return runt * int64(3-lines)
	}
	return 0
}
