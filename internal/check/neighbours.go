package check

import (
	_ "embed"
	"sync"
)

//go:embed neighbours.bin
var neighboursFile string

// Neighbours are the words of modern Chinese, marks among them, with the cost of
// each by itself and behind another: how likely a clause ends with a word or
// begins with one is the cost of a mark behind it, or of it behind a mark.
// Words are Simplified and have up to four characters; costs are tenths of the
// natural logarithm.
//
// neighbours.bin is made by neighbours_make.go of the model lm_sc of open-gram, and
// under its licence, which neighbours.NOTICE names.
type neighbours struct{ words, pairs costTable }

// A costTable has costs by hashes, in buckets that a lookup finds all in one
// place. Two of ten thousand lookups of what it has not are wrong: no cost is a
// proof.
type costTable struct {
	buckets uint64
	list    string
}

// A bucket has entries of three bytes, two of the hash and the cost; those that
// are not used have no cost.
const (
	bucketWidth = 32
	entryWidth  = 3
)

var neighbouring = sync.OnceValue(func() *neighbours {
	n := new(neighbours)
	n.pairs.read(n.words.read(neighboursFile))
	return n
})

// read takes a table from the head of file and returns what is behind it.
func (c *costTable) read(file string) string {
	c.buckets = uint64(file[0]) | uint64(file[1])<<8 | uint64(file[2])<<16
	size := 3 + bucketWidth*c.buckets
	c.list = file[3:size]
	return file[size:]
}

// of gives the cost of what has a hash; 0: none.
func (c *costTable) of(hash uint32) int {
	at := uint64(hash) * c.buckets >> 32 * bucketWidth
	bucket := c.list[at : at+bucketWidth]
	low, high := byte(hash), byte(hash>>8)
	for i := 0; i+2 < len(bucket); i += entryWidth {
		if bucket[i] == low && bucket[i+1] == high {
			return int(bucket[i+2])
		}
	}
	return 0
}

// A hash is made of the characters of a word one after the other, and finished.
func hashOn(h uint32, r rune) uint32 { return (h ^ uint32(r)) * 0x9e3779b1 }

func hashEnd(h uint32) uint32 {
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>12
}

func hashPair(a, b uint32) uint32 { return hashEnd(a*0x85ebca6b + b) }

// notMet is what it costs more that a word is met behind one that it is not
// known with.
const notMet = 7

// behind is the cost of a word behind another.
func (n *neighbours) behind(a, b *latticeWord) int {
	switch {
	case b.hash == 0:
		return int(b.alone)
	case a.hash != 0:
		if c := n.pairs.of(hashPair(a.hash, b.hash)); c > 0 {
			return c
		}
		return int(b.alone) + notMet
	}
	return int(b.alone)
}
