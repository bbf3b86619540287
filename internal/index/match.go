package index

import (
	"cmp"
	"slices"
)

// A mention is a stretch of a line's characters and the form found there.
type mention struct{ start, end, form int }

// A matcher finds many forms at once, by the automaton of Aho and Corasick:
// its time depends on the text and on what is found, not on the number of
// forms.
type matcher struct {
	root  []int32 // by character, for those of the basic plane
	first []int32 // of each node: where its arrows begin
	runes []rune  // of each arrow, sorted within a node
	to    []int32
	fail  []int32
	ends  []int32 // the form that ends at a node, or -1
	along []int32 // the nearest node on the way of failure where a form ends, or 0
	size  []int32 // of each form, in characters
}

type arrow struct {
	node int32
	r    rune
}

// newMatcher makes a matcher of forms. Of two equal forms the first counts.
func newMatcher(forms [][]rune) *matcher {
	m := &matcher{ends: []int32{-1}}
	next := map[arrow]int32{}
	depth := []int32{0}
	for i, form := range forms {
		m.size = append(m.size, int32(len(form)))
		node := int32(0)
		for _, r := range form {
			to, ok := next[arrow{node, r}]
			if !ok {
				to = int32(len(m.ends))
				next[arrow{node, r}] = to
				m.ends = append(m.ends, -1)
				depth = append(depth, depth[node]+1)
			}
			node = to
		}
		if node > 0 && m.ends[node] < 0 {
			m.ends[node] = int32(i)
		}
	}
	m.freeze(next)
	m.link(next, depth)
	return m
}

// freeze lays the arrows of every node side by side.
func (m *matcher) freeze(next map[arrow]int32) {
	arrows := make([]arrow, 0, len(next))
	for a := range next {
		arrows = append(arrows, a)
	}
	slices.SortFunc(arrows, func(a, b arrow) int {
		return cmp.Or(cmp.Compare(a.node, b.node), cmp.Compare(a.r, b.r))
	})
	m.root = make([]int32, 0x10000)
	m.first = make([]int32, len(m.ends)+1)
	for _, a := range arrows {
		m.first[a.node+1]++
		m.runes = append(m.runes, a.r)
		m.to = append(m.to, next[a])
		if a.node == 0 && a.r >= 0 && a.r < 0x10000 {
			m.root[a.r] = next[a]
		}
	}
	for i := 1; i < len(m.first); i++ {
		m.first[i] += m.first[i-1]
	}
}

// follow follows the arrow of a node, or gives 0.
func (m *matcher) follow(node int32, r rune) int32 {
	if node == 0 && r >= 0 && r < 0x10000 {
		return m.root[r]
	}
	from, to := m.first[node], m.first[node+1]
	if to-from > 12 {
		if i, ok := slices.BinarySearch(m.runes[from:to], r); ok {
			return m.to[from+int32(i)]
		}
		return 0
	}
	for i := from; i < to; i++ {
		if m.runes[i] == r {
			return m.to[i]
		}
	}
	return 0
}

// link sets the ways of failure, shallow nodes first.
func (m *matcher) link(next map[arrow]int32, depth []int32) {
	type arc struct {
		arrow
		to int32
	}
	arcs := make([]arc, 0, len(next))
	for a, to := range next {
		arcs = append(arcs, arc{a, to})
	}
	slices.SortFunc(arcs, func(a, b arc) int {
		return cmp.Or(cmp.Compare(depth[a.to], depth[b.to]), cmp.Compare(a.to, b.to))
	})
	m.fail = make([]int32, len(m.ends))
	m.along = make([]int32, len(m.ends))
	for _, a := range arcs {
		if a.node != 0 {
			m.fail[a.to] = m.step(m.fail[a.node], a.r)
		}
		f := m.fail[a.to]
		if m.ends[f] >= 0 {
			m.along[a.to] = f
		} else {
			m.along[a.to] = m.along[f]
		}
	}
}

func (m *matcher) step(node int32, r rune) int32 {
	for {
		if to := m.follow(node, r); to != 0 || node == 0 {
			return to
		}
		node = m.fail[node]
	}
}

// all appends to found every form in text, overlapping ones too, in the order
// of their ends.
func (m *matcher) all(text []rune, found []mention) []mention {
	node := int32(0)
	for i, r := range text {
		node = m.step(node, r)
		at := node
		if m.ends[at] < 0 {
			at = m.along[at]
		}
		for ; at != 0; at = m.along[at] {
			f := m.ends[at]
			found = append(found, mention{i + 1 - int(m.size[f]), i + 1, int(f)})
		}
	}
	return found
}

// longest leaves of overlapping mentions the longest, and of equally long ones
// the first, and gives them in reading order.
func longest(found []mention) []mention {
	slices.SortFunc(found, func(a, b mention) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(a.form, b.form))
	})
	var kept []mention
	for i := 0; i < len(found); {
		end := found[i].end
		j := i + 1
		for j < len(found) && found[j].start < end {
			end = max(end, found[j].end)
			j++
		}
		kept = append(kept, settle(found[i:j])...)
		i = j
	}
	return kept
}

// settle decides among mentions that hang together.
func settle(knot []mention) []mention {
	if len(knot) == 1 {
		return knot
	}
	bySize := slices.Clone(knot)
	slices.SortStableFunc(bySize, func(a, b mention) int {
		return cmp.Compare(b.end-b.start, a.end-a.start)
	})
	from, to := knot[0].start, 0
	for _, m := range knot {
		to = max(to, m.end)
	}
	taken := make([]bool, to-from)
	var kept []mention
	for _, m := range bySize {
		if stretch := taken[m.start-from : m.end-from]; !slices.Contains(stretch, true) {
			kept = append(kept, m)
			for i := range stretch {
				stretch[i] = true
			}
		}
	}
	slices.SortFunc(kept, func(a, b mention) int { return cmp.Compare(a.start, b.start) })
	return kept
}

// A titled is the inside of a work's marks, 《…》 or 〈…〉, in characters.
type titled struct{ start, end int }

// titles finds the outermost pairs of marks, with a title of at most
// maxTitle characters inside.
func titles(text []rune) []titled {
	var out []titled
	for i := 0; i < len(text); i++ {
		if text[i] != '《' && text[i] != '〈' {
			continue
		}
		if end, ok := closing(text, i); ok {
			out = append(out, titled{i + 1, end})
			i = end
		}
	}
	return out
}

// maxTitle is how long a title may be, in characters.
const maxTitle = 60

// closing finds the mark that closes the one at i. Marks inside must pair.
func closing(text []rune, i int) (end int, ok bool) {
	var open [maxTitle + 2]rune
	stack := append(open[:0], closes(text[i]))
	for j := i + 1; j < len(text) && j <= i+1+maxTitle; j++ {
		switch r := text[j]; r {
		case '《', '〈':
			stack = append(stack, closes(r))
		case '》', '〉':
			if r != stack[len(stack)-1] {
				return 0, false
			}
			if stack = stack[:len(stack)-1]; len(stack) == 0 {
				return j, j > i+1
			}
		case wall:
			return 0, false
		}
	}
	return 0, false
}

// closes gives the mark that closes one.
func closes(r rune) rune {
	if r == '《' {
		return '》'
	}
	return '〉'
}
