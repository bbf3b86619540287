package typeset

import (
	"cmp"
	"slices"
)

// merge adds a state to others; of two at one spot the cheaper stays, and of
// two that cost the same the earlier.
func merge(states []state, s *state) []state {
	for n := range states {
		o := &states[n]
		if o.used == s.used && o.recto == s.recto && o.short == s.short && o.foot == s.foot && o.owed == s.owed {
			if s.cost < o.cost {
				*o = *s
			}
			return states
		}
	}
	return append(states, *s)
}

// prune gives up the states that cost too much, and the dearest where there
// are too many.
func (m *makeup) prune(states []state) []state {
	limit := cheapest(states) + m.band
	kept := states[:0]
	for n := range states {
		if states[n].cost <= limit {
			if kept = states[:len(kept)+1]; n >= len(kept) {
				kept[len(kept)-1] = states[n]
			}
		}
	}
	if len(kept) <= most {
		return kept
	}
	slices.SortStableFunc(kept, func(a, b state) int { return cmp.Compare(a.cost, b.cost) })
	return kept[:most]
}

// bench returns room for states.
func (m *makeup) bench() []state {
	n := len(m.benches)
	if n == 0 {
		return make([]state, 0, 2*most)
	}
	b := m.benches[n-1]
	m.benches = m.benches[:n-1]
	return b[:0]
}

// layBy takes back the room of states that are no longer wanted.
func (m *makeup) layBy(states []state) { m.benches = append(m.benches, states) }

// decide returns a new decision. They are made many at a time.
func (m *makeup) decide(t turn) *turn {
	if len(m.turns) == cap(m.turns) {
		m.turns = make([]turn, 0, 256)
	}
	m.turns = append(m.turns, t)
	return &m.turns[len(m.turns)-1]
}
