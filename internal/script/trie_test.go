package script

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// A trie finds every word it is made of and nothing else.
func TestTrie(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, size := range []int{0, 1, 2, 300, 20_000} {
		all := map[string]int32{}
		for len(all) < size {
			var w strings.Builder
			for range 1 + r.IntN(4) {
				w.WriteRune([]rune{'a', 'é', '一', '丁', '㐀', '乾', '坤', rune('一' + r.IntN(3000)), 0x20000}[r.IntN(9)])
			}
			all[w.String()] = int32(r.IntN(1 << 20))
		}
		words := slices.Sorted(maps.Keys(all))
		values := make([]int32, len(words))
		for i, w := range words {
			values[i] = all[w]
		}
		l := &lexicon{nodes: newTrie(words, values)}
		for i, w := range words {
			n, value := l.longest([]byte(w))
			if n != len(w) || value != int(values[i]) {
				t.Fatalf("%d words: %q is found to %d with %d, not %d", size, w, n, value, values[i])
			}
			if got := longestIn(all, w+"乙"); got > len(w) {
				continue
			}
			if n, _ := l.longest([]byte(w + "\xff")); n != len(w) {
				t.Fatalf("%d words: %q and a stray byte are found to %d", size, w, n)
			}
		}
		for range 2000 {
			text := string([]rune{rune('一' + r.IntN(3000)), '乾', '坤', rune('一' + r.IntN(3000)), 'a'}[r.IntN(4):])
			if n, _ := l.longest([]byte(text)); n != longestIn(all, text) {
				t.Fatalf("%d words: the longest in %q has %d bytes, not %d", size, text, n, longestIn(all, text))
			}
		}
		if size > 1000 {
			used := 0
			for _, n := range l.nodes {
				if n.check != nobody {
					used++
				}
			}
			if used*4 < len(l.nodes)*3 {
				t.Errorf("%d of %d places are used", used, len(l.nodes))
			}
		}
	}
}

func longestIn(all map[string]int32, text string) int {
	longest := 0
	for i := range len(text) + 1 {
		if _, ok := all[text[:i]]; ok {
			longest = i
		}
	}
	return longest
}
