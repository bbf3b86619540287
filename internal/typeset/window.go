package typeset

import (
	"slices"

	"yinshu/internal/design"
)

// divide finds the cheapest division. It goes through the book a window of
// some pages at a time: where no good end is found for one, the paragraphs of
// that window and of those before it are set in other numbers of lines too,
// and it begins again there. So few paragraphs are set more than once.
func (m *makeup) divide() division {
	m.chains = m.chains[:0]
	var windows []window
	starts := [][]state{{{recto: m.recto}}}
	for w := 0; ; {
		if w == len(windows) {
			next, ok := m.window(windows)
			if !ok {
				return m.trace(starts[w])
			}
			windows = append(windows, next)
		}
		starts = append(starts[:w+1], m.through(starts[w], windows[w]))
		if m.vary != nil && cheapest(starts[w+1])-cheapest(starts[w]) >= shortLine {
			if from, ok := m.widen(windows, w); ok {
				w = from
				continue
			}
		}
		w++
	}
}

// A window is a stretch of sticks.
type window struct {
	from, to int
	asked    bool
}

// window returns the window that follows others, about two pages, once its rows
// are there; ok is false where no stick is left.
func (m *makeup) window(before []window) (w window, ok bool) {
	if n := len(before); n > 0 {
		w.from = before[n-1].to
	}
	w.to = w.from
	for height := design.Length(0); w.to < len(m.sticks) && height < 2*m.capacity; w.to++ {
		m.wait(w.to + 1)
		for r := range m.sticks[w.to].rows {
			height += m.sticks[w.to].rows[r].height
		}
	}
	m.findChains(w.to)
	return w, w.to > w.from
}

// reach is how many windows before a bad page are looked through.
const reach = 6

// widen asks for other settings of the nearest paragraphs that were not asked
// yet, two windows at a time, and returns where to begin again.
func (m *makeup) widen(ws []window, w int) (from int, ok bool) {
	for back := 0; back < reach && !ok; back += 2 {
		for i := max(0, w-back-1); i <= w-back; i++ {
			if !ws[i].asked {
				ws[i].asked = true
				m.vary(m.sticks[ws[i].from:ws[i].to])
				if !ok {
					from, ok = i, true
				}
			}
		}
	}
	return from, ok
}

func cheapest(states []state) int64 {
	least := int64(1) << 62
	for n := range states {
		least = min(least, states[n].cost)
	}
	return least
}

// through takes states through a window's sticks.
func (m *makeup) through(from []state, w window) []state {
	m.band = narrow
	if w.asked {
		m.band = wide
	}
	cur := append(m.bench(), from...)
	for i := w.from; i < w.to; i++ {
		switch k := m.sticks[i]; {
		case len(k.rows) == 0:
		case len(k.others) == 0:
			cur = m.prune(m.walk(cur, i, k.rows))
		default:
			cur = m.choose(cur, i)
		}
	}
	defer m.layBy(cur)
	return slices.Clone(cur)
}

// walk takes states through the rows of a stick. It uses them up.
func (m *makeup) walk(states []state, i int, rows []row) []state {
	for r := range rows {
		states = m.step(states, i, r, rows)
	}
	return states
}

// choose takes states through a stick in each of its settings. It uses them
// up.
func (m *makeup) choose(cur []state, i int) []state {
	k := m.sticks[i]
	out := m.walk(append(m.bench(), cur...), i, k.rows)
	for a := range k.others {
		o := &k.others[a]
		walk := append(m.bench(), cur...)
		for n := range walk {
			walk[n].cost += resetCost(o)
			walk[n].last = m.decide(turn{prev: walk[n].last, stick: int32(i), other: int16(a + 1)})
		}
		walk = m.walk(walk, i, o.rows)
		for n := range walk {
			out = merge(out, &walk[n])
		}
		m.layBy(walk)
	}
	m.layBy(cur)
	return m.prune(out)
}
