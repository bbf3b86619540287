package typeset

import "yinshu/internal/design"

// A leaf is a page's rows at their heights.
type leaf struct {
	rows  []placed
	feet  []footRow
	foot  design.Length // what the notes take, the gap included
	recto bool
	blank bool
	opens bool // a chapter or a part begins at its top
}

// A placed row knows its stick and where its top stands.
type placed struct {
	stick *stick
	row   *row
	index int // of the row in its stick
	top   design.Length
}

// A footRow is a line of a note at the foot.
type footRow struct {
	note string
	line Line
	from bool // the note begins with it
	over bool // the first line of a note that goes on from the page before
}

// leaves carries a division out.
func (m *makeup) leaves(d division) []leaf {
	if m.chosen != nil {
		m.chosen(m.sticks, d)
	}
	var out []leaf
	cur := leaf{recto: m.recto}
	at := spot{}
	next := 0
	for i, k := range m.sticks {
		rows := k.rows
		if o := d.other[i]; o > 0 {
			rows = k.others[o-1].rows
		}
		for r := range rows {
			if next < len(d.pages) && int(d.pages[next].stick) == i && int(d.pages[next].row) == r {
				t := d.pages[next]
				next++
				m.feet.fillUp(&cur, &at, m.capacity)
				out = append(out, cur)
				cur = leaf{recto: !cur.recto}
				if t.blank {
					cur.blank = true
					out = append(out, cur)
					cur = leaf{recto: !cur.recto}
				}
				at = spot{}
				need := m.need(i, r)
				m.feet.begin(&at, t.owed, m.capacity, need)
				m.feet.goOn(&cur, t.owed, m.feet.room(m.capacity, need))
			}
			if at.used == 0 {
				cur.opens = r == 0 && (k.start != anywhere || k.first)
			}
			top := m.top(at, &rows[r])
			before := at
			if !m.put(&at, &rows[r]) {
				m.cram(&at, &rows[r])
			}
			cur.rows = append(cur.rows, placed{k, &rows[r], r, top})
			m.feet.place(&cur, rows[r].notes, before, at)
			cur.foot = at.foot
		}
	}
	if len(cur.rows) > 0 {
		m.feet.fillUp(&cur, &at, m.capacity)
		out = append(out, cur)
	}
	return m.feet.finish(out, at.owed, m.capacity)
}

// place puts the lines of the notes that a row calls on its page: those of
// notes that begin here, up to where one goes on.
func (f *feet) place(l *leaf, ids []string, before, after spot) {
	if f == nil || before.owed.note != 0 {
		return
	}
	for _, id := range ids {
		n := f.notes[id]
		if n == nil {
			continue
		}
		end := len(n.lines)
		goesOn := after.owed.note == int32(n.n+1)
		if goesOn {
			end = int(after.owed.line)
		}
		for j := range end {
			l.feet = append(l.feet, footRow{note: id, line: n.lines[j], from: j == 0})
		}
		if goesOn {
			return
		}
	}
}

// goOn puts what is left of notes at the foot of a page, as many lines as it
// has room for.
func (f *feet) goOn(l *leaf, owed rest, room int) {
	if f == nil || owed.note == 0 {
		return
	}
	first := len(l.feet) == 0
	f.walk(owed, room, func(id string, n *footnote, line int) {
		l.feet = append(l.feet, footRow{note: id, line: n.lines[line], from: line == 0, over: first && line > 0})
		first = false
	})
}

// fillUp carries out what fill decided for a page that ends.
func (f *feet) fillUp(l *leaf, s *spot, capacity design.Length) {
	owed := s.owed
	f.goOn(l, owed, f.fill(s, capacity))
	l.foot = s.foot
}

// finish adds pages for a note that goes on after the text has ended.
func (f *feet) finish(out []leaf, owed rest, capacity design.Length) []leaf {
	for f != nil && owed.note != 0 && len(out) > 0 {
		cur := leaf{recto: !out[len(out)-1].recto}
		at := spot{owed: owed}
		f.fillUp(&cur, &at, capacity)
		owed = at.owed
		out = append(out, cur)
	}
	return out
}
