package index

import (
	"cmp"
	"slices"
)

// A mention is a stretch of a line's characters and the form found there.
type mention struct{ start, end, form int }

// A matcher finds many forms at once, by the automaton of Aho and Corasick:
// its time depends on the text and on what is found, not on the number of
// forms. Its nodes are numbered level by level, those of one parent in the
// order of their characters, so arrow k leads to node k+1.
type matcher struct {
	root  []uint16 // by character from low on: the node behind node 0
	low   rune
	first []int32 // of each node: where its arrows begin
	runes []rune  // of each arrow, sorted within a node
	fail  []int32
	ends  []int32 // the form that ends at a node, or -1
	along []int32 // the nearest node on the way of failure where a form ends, or 0
	size  []int32 // of each form, in characters
}

// A branch is the forms that pass a node: a stretch of the sorted ones, and
// how many characters they have in common.
type branch struct{ from, to, depth int32 }

// newMatcher makes a matcher of forms. Of two equal forms the first counts.
func newMatcher(forms [][]rune) *matcher {
	m := &matcher{size: make([]int32, len(forms))}
	sorted := make([]int32, len(forms))
	most := 1
	for i, form := range forms {
		sorted[i], m.size[i] = int32(i), int32(len(form))
		most += len(form)
	}
	slices.SortFunc(sorted, func(a, b int32) int {
		return cmp.Or(slices.Compare(forms[a], forms[b]), cmp.Compare(a, b))
	})
	m.plant(forms)
	m.first, m.runes = make([]int32, 0, most), make([]rune, 0, most)
	m.fail, m.ends = append(make([]int32, 0, most), 0), append(make([]int32, 0, most), -1)
	branches := append(make([]branch, 0, most), branch{0, int32(len(forms)), 0})
	for node := int32(0); int(node) < len(branches); node++ {
		b := branches[node]
		m.first = append(m.first, int32(len(m.runes)))
		for b.from < b.to && m.size[sorted[b.from]] == b.depth {
			if node > 0 && m.ends[node] < 0 {
				m.ends[node] = sorted[b.from]
			}
			b.from++
		}
		for i := b.from; i < b.to; {
			r, j := forms[sorted[i]][b.depth], i+1
			for j < b.to && forms[sorted[j]][b.depth] == r {
				j++
			}
			branches = append(branches, branch{i, j, b.depth + 1})
			m.grow(node, r)
			i = j
		}
	}
	m.first = append(m.first, int32(len(m.runes)))
	m.link()
	return m
}

// plant makes room for the arrows of node 0, of characters of the basic plane.
func (m *matcher) plant(forms [][]rune) {
	m.low = 0x10000
	high := rune(-1)
	for _, form := range forms {
		if len(form) > 0 && form[0] >= 0 && form[0] < 0x10000 {
			m.low, high = min(m.low, form[0]), max(high, form[0])
		}
	}
	m.root = make([]uint16, max(0, high+1-m.low))
}

// grow gives a node an arrow. Where it fails to is a node of a higher level,
// whose arrows are all there.
func (m *matcher) grow(node int32, r rune) {
	to := int32(len(m.ends))
	m.runes, m.ends = append(m.runes, r), append(m.ends, -1)
	if node == 0 {
		m.fail = append(m.fail, 0)
		if r >= 0 && r < 0x10000 {
			m.root[r-m.low] = uint16(to) // less than there are such characters
		}
		return
	}
	m.fail = append(m.fail, m.step(m.fail[node], r))
}

// link finds the nearest end on each way of failure, shallow nodes first.
func (m *matcher) link() {
	m.along = make([]int32, len(m.ends))
	for node, f := range m.fail {
		if m.along[node] = f; m.ends[f] < 0 {
			m.along[node] = m.along[f]
		}
	}
}

// follow follows the arrow of a node, or gives 0.
func (m *matcher) follow(node int32, r rune) int32 {
	if node == 0 && r >= 0 && r < 0x10000 {
		if i := uint32(r - m.low); i < uint32(len(m.root)) {
			return int32(m.root[i])
		}
		return 0
	}
	from, to := m.first[node], m.first[node+1]
	if to-from > 12 {
		if i, ok := slices.BinarySearch(m.runes[from:to], r); ok {
			return from + int32(i) + 1
		}
		return 0
	}
	for i := from; i < to; i++ {
		if m.runes[i] == r {
			return i + 1
		}
	}
	return 0
}

// form gives the form that a text is, or -1.
func (m *matcher) form(text []rune) int32 {
	node := int32(0)
	for _, r := range text {
		if node = m.follow(node, r); node == 0 {
			return -1
		}
	}
	return m.ends[node]
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
	if len(m.runes) == 0 {
		return found
	}
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
