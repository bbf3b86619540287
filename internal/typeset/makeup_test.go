package typeset

import (
	"fmt"
	"testing"

	"yinshu/internal/design"
	"yinshu/internal/lines"
)

// paragraphs makes sticks of so many lines each; a negative number is a
// heading of one line with a blank one before and after it.
func paragraphs(counts []int) []*stick {
	c := &compositor{d: &design.Design{Leading: 10, Size: 5}}
	var ss []*stick
	for _, n := range counts {
		k := &stick{style: style{Style: design.Style{Leading: 10}}, mends: true}
		if n < 0 {
			k.before, k.after, k.keep, k.whole, k.level, k.mends = 1, 1, true, true, 1, false
			n = 1
		}
		k.lines = make([]Line, n)
		ss = append(ss, k)
	}
	c.makeRows(ss)
	return ss
}

// cheapestWay is the reference: every division there is, tried out, with the
// same costs. It knows nothing of windows, bands and chains.
func cheapestWay(m *makeup, s state, i, r int) int64 {
	if i == len(m.sticks) {
		return s.cost + m.ending(&s)
	}
	rows := m.sticks[i].rows
	if r == len(rows) {
		return cheapestWay(m, s, i+1, 0)
	}
	best := int64(1) << 60
	stay := s
	if m.put(&stay.spot, &rows[r]) {
		best = cheapestWay(m, stay, i, r+1)
	}
	if s.used > 0 && rows[r].cost != never {
		best = min(best, cheapestWay(m, m.turnPage(&s, i, r, &rows[r], false), i, r+1))
	}
	return best
}

// Every text of up to four paragraphs of one to four lines, headings among
// them, on pages of four to seven lines: the search through windows finds what
// trying everything finds, places every row once, in order, and never parts a
// heading from its text.
func TestDivideExhaustively(t *testing.T) {
	cases := 0
	var grow func(counts []int)
	grow = func(counts []int) {
		for lines := 4; lines <= 7 && len(counts) > 0; lines++ {
			cases++
			m := &makeup{sticks: paragraphs(counts), capacity: design.Length(lines) * 10, grid: 10, recto: true}
			m.vary = func([]*stick) {} // bad windows are searched widely
			d := m.divide()
			want := cheapestWay(m, state{recto: true}, 0, 0)
			if err := wrong(m, d, want < forced); err != nil {
				t.Fatalf("%v on pages of %d: %v", counts, lines, err)
			}
			if want < forced && total(m, d) != want {
				t.Fatalf("%v on pages of %d lines: costs %d, could cost %d", counts, lines, total(m, d), want)
			}
		}
		if len(counts) < 4 {
			for _, n := range []int{-1, 1, 2, 3, 4} {
				grow(append(counts[:len(counts):len(counts)], n))
			}
		}
	}
	grow(nil)
	t.Logf("%d cases", cases)
}

// total is a division's cost with its last page.
func total(m *makeup, d division) int64 {
	ls := m.leaves(d)
	last := ls[len(ls)-1]
	p := last.rows[len(last.rows)-1]
	return d.cost + m.ending(&state{spot: spot{used: p.top + p.row.height}})
}

// wrong says what is wrong with a division, if anything. Headings that fill a
// page by themselves cannot be kept with their text.
func wrong(m *makeup, d division, kept bool) error {
	var got []placed
	for _, l := range m.leaves(d) {
		for i, p := range l.rows {
			if p.top+p.row.height > m.capacity {
				return fmt.Errorf("a row ends at %d of %d", p.top+p.row.height, m.capacity)
			}
			if p.top%m.grid != 0 {
				return fmt.Errorf("a row stands at %d, off the grid", p.top)
			}
			if kept && i == len(l.rows)-1 && p.stick.keep && p.stick != m.sticks[len(m.sticks)-1] {
				return fmt.Errorf("a heading ends a page")
			}
		}
		got = append(got, l.rows...)
	}
	n := 0
	for i, k := range m.sticks {
		for r := range k.rows {
			if n >= len(got) || got[n].stick != k || got[n].index != r {
				return fmt.Errorf("row %d of %d is not in its place", r, i)
			}
			n++
		}
	}
	if n != len(got) {
		return fmt.Errorf("%d rows of %d", len(got), n)
	}
	return nil
}

// A paragraph that can be set a line longer or shorter is, before a page ends
// early or a line stands alone.
func TestResetBeforeShort(t *testing.T) {
	ss := paragraphs([]int{4, 3, 5})
	m := &makeup{sticks: ss, capacity: 60, grid: 10, recto: true}
	m.vary = func(ks []*stick) {
		for _, k := range ks {
			if len(k.lines) == 4 && len(k.others) == 0 {
				k.others = []alternative{{rows: rowsFor(5), variant: lines.Variant{Worst: 20}}, {rows: rowsFor(3), variant: lines.Variant{Worst: 35}}}
			}
		}
	}
	d := m.divide()
	// 4+3 leaves the last line of the second to the next page; 3+3 fills it.
	if d.other[0] != 2 {
		t.Errorf("the first paragraph is set as alternative %d, want the shorter one", d.other[0])
	}
	if ls := m.leaves(d); len(ls) != 2 || len(ls[0].rows) != 6 {
		t.Errorf("the first page has %d lines, want 6", len(ls[0].rows))
	}
}

// Of two paragraphs that could be reset for a page, the one is whose lines
// suffer less, even where its widest space is the same.
func TestResetWithLeastHarm(t *testing.T) {
	for _, first := range []bool{true, false} {
		ss := paragraphs([]int{4, 4, 3, 5})
		m := &makeup{sticks: ss, capacity: 100, grid: 10, recto: true}
		m.vary = func(ks []*stick) {
			for i, k := range ks {
				if len(k.lines) == 4 && len(k.others) == 0 {
					k.others = []alternative{{rows: rowsFor(3), variant: lines.Variant{Worst: 20}, harm: 100}}
					if (i == 0) == first {
						k.others[0].harm = 10
					}
				}
			}
		}
		d := m.divide()
		if got := d.other[0] == 1; got != first || d.other[0]+d.other[1] != 1 {
			t.Errorf("paragraphs are set as %v; the first alone should be reset: %v", d.other[:2], first)
		}
	}
}

func rowsFor(n int) []row {
	c := &compositor{d: &design.Design{Leading: 10}}
	k := &stick{style: style{Style: design.Style{Leading: 10}}}
	return c.rowsOf(k, make([]Line, n))
}

// What is taller than a page stands on a page of its own, and the search goes
// on.
func TestTooTall(t *testing.T) {
	ss := paragraphs([]int{2, 1, 2})
	ss[1].rows[0].height = 90
	m := &makeup{sticks: ss, capacity: 60, grid: 10, recto: true}
	ls := m.leaves(m.divide())
	rows := 0
	for _, l := range ls {
		rows += len(l.rows)
	}
	if rows != 5 {
		t.Errorf("%d rows of 5 are placed", rows)
	}
}
