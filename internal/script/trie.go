package script

import "math/bits"

// A node of a double-array trie has a value (0 or more) or the base of its
// children, as -base-1: they stand at base XOR label, and a place is a node's
// child only if it names it (check). Labels are bytes; label 0 is a word's end
// where longer words go on.
type node struct{ value, check int32 }

// nobody is the check of a place that is free.
const nobody = -1

// newTrie builds the trie of words, which come sorted and without 0 bytes,
// each once; a word's value is its place in values.
func newTrie(words []string, values []int32) []node {
	b := &builder{}
	b.grow()
	b.take(0)
	b.nodes[0].check = nobody
	if len(words) > 0 {
		b.place(words, values, 0, 0)
	}
	return b.nodes
}

// A builder is a trie being built. Places come in blocks of 256, since the
// children of a node all lie in one.
type builder struct {
	nodes []node
	free  [][4]uint64 // by block: its free places
	left  []int       // by block: how many they are
	first int         // no block before it has a free place
}

// grow adds a block.
func (b *builder) grow() {
	for range 256 {
		b.nodes = append(b.nodes, node{-1, nobody})
	}
	b.free = append(b.free, [4]uint64{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)})
	b.left = append(b.left, 256)
}

// take makes a place one that is not free.
func (b *builder) take(at int) {
	b.free[at>>8][at>>6&3] &^= 1 << (at & 63)
	b.left[at>>8]--
	for b.first < len(b.left) && b.left[b.first] == 0 {
		b.first++
	}
}

func (b *builder) isFree(at int) bool { return b.free[at>>8][at>>6&3]>>(at&63)&1 != 0 }

// place puts the words, which share their first bytes, below a node.
func (b *builder) place(words []string, values []int32, depth, at int) {
	if len(words) == 1 && len(words[0]) == depth {
		b.nodes[at].value = values[0]
		return
	}
	var labels [256]byte
	n := 0
	for _, w := range words {
		label := byte(0)
		if len(w) > depth {
			label = w[depth]
		}
		if n == 0 || labels[n-1] != label {
			labels[n] = label
			n++
		}
	}
	base := b.find(labels[:n])
	b.nodes[at].value = int32(-base - 1)
	for _, label := range labels[:n] {
		b.take(base ^ int(label))
		b.nodes[base^int(label)].check = int32(at)
	}
	from := 0
	for _, label := range labels[:n] {
		child := base ^ int(label)
		if label == 0 {
			b.nodes[child].value = values[0]
			from = 1
			continue
		}
		to := from + 1
		for to < len(words) && words[to][depth] == label {
			to++
		}
		b.place(words[from:to], values[from:to], depth+1, child)
		from = to
	}
}

// find returns a base at which the places of all labels are free: in the first
// block with any for one label, in one of the last few or a new one for more.
func (b *builder) find(labels []byte) int {
	const tried = 16 // blocks; trying more makes the trie hardly smaller
	block := b.first
	if len(labels) > 1 {
		block = max(b.first, len(b.left)-tried)
	}
	for ; ; block++ {
		if block == len(b.left) {
			b.grow()
		}
		if b.left[block] < len(labels) {
			continue
		}
		for part, set := range b.free[block] {
			for ; set != 0; set &= set - 1 {
				base := (block<<8 | part<<6 | bits.TrailingZeros64(set)) ^ int(labels[0])
				if b.fits(base, labels[1:]) {
					return base
				}
			}
		}
	}
}

func (b *builder) fits(base int, labels []byte) bool {
	for _, label := range labels {
		if !b.isFree(base ^ int(label)) {
			return false
		}
	}
	return true
}
