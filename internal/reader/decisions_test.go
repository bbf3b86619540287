package reader

import (
	"math/rand/v2"
	"slices"
	"testing"

	"yinshu/internal/manuscript"
)

// Decisions of one place stay in the order in which they were made.
func TestSortDecisions(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 200 {
		var list []manuscript.Decision
		for i := range n {
			list = append(list, manuscript.Decision{Span: manuscript.Span{Start: random.IntN(n/2 + 1)}, Why: itoa(i)})
		}
		want := slices.Clone(list)
		slices.SortStableFunc(want, func(a, b manuscript.Decision) int { return a.Span.Start - b.Span.Start })
		sortDecisions(list)
		if !slices.EqualFunc(list, want, func(a, b manuscript.Decision) bool { return a.Span == b.Span && a.Why == b.Why }) {
			t.Fatalf("%d decisions are not in order:\n%v", n, list)
		}
	}
}
