package lines

import (
	"math/rand/v2"
	"strings"
	"testing"

	"yinshu/internal/design"
	"yinshu/internal/face"
)

// tried returns a random text and shape; the seed decides.
func tried(r *rand.Rand, most int) (string, Shape) {
	var b strings.Builder
	for range 1 + r.IntN(most) {
		if r.IntN(2) == 0 {
			b.WriteRune('字')
		} else {
			b.WriteRune(sorts[r.IntN(len(sorts))])
		}
	}
	return b.String(), Shape{Measure: design.Length(1+r.IntN(12)) * size / 2, FirstIndent: design.Length(r.IntN(3)) * size / 2}
}

// No way of dividing a short text costs less than the one found: all are
// tried.
func TestOptimumIsLeast(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		text, sh := tried(r, 14)
		for _, style := range []string{"mainland", "taiwan"} {
			w := plain(t, style).start("p", words(text), sh)
			if len(w.atoms) == 0 {
				continue
			}
			w.breaks()
			found := w.total(w.optimum())
			if found >= costOverfull {
				continue // a character is wider than the measure: nothing is good
			}
			least, inner := never, len(w.nodes)-2
			for set := range 1 << inner {
				var ends []int32
				for k := range inner {
					if set>>k&1 != 0 {
						ends = append(ends, int32(k+1))
					}
				}
				least = min(least, w.total(append(ends, int32(inner+1))))
			}
			if found != least {
				t.Fatalf("%s, %q at %d: found a way that costs %d, there is one at %d", style, text, sh.Measure, found, least)
			}
		}
	}
}

// What the search leaves untried would not have helped: every pair of places
// is tried here.
func TestOptimumLeavesNothingOut(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	dear := map[string]*Setter{} // two hard-squeezed lines in a row cost much
	for _, style := range design.SpacingNames() {
		sp, _ := design.NamedSpacing(style)
		sp.SqueezedRuns = 3000
		dear[style] = New(map[face.ID]Measurer{"em": Em{}}, sp)
	}
	for n := range 3000 {
		text, sh := tried(r, 80)
		if n%2 == 0 { // as a book has it: more Han, longer lines
			text = strings.Repeat("字", r.IntN(9)) + strings.ReplaceAll(text, "\u0301", "字字")
			sh.Measure = design.Length(6+r.IntN(12)) * size
		}
		for _, style := range design.SpacingNames() {
			s := plain(t, style)
			if n%3 == 0 {
				s = dear[style]
			}
			w := s.start("p", words(text), sh)
			if len(w.atoms) == 0 {
				continue
			}
			w.breaks()
			found := w.total(w.optimum())
			if least := everyPair(w); found > least && least < costOverfull {
				t.Fatalf("%s, %q at %d: found a way that costs %d, there is one at %d", style, text, sh.Measure, found, least)
			}
		}
	}
}

// everyPair returns the least cost of a way through the nodes.
func everyPair(w *work) int64 {
	best := make([][2]int64, len(w.nodes)) // by whether the last line is hard squeezed
	best[0] = [2]int64{0, never}
	for j := 1; j < len(w.nodes); j++ {
		best[j] = [2]int64{never, never}
		for i := range j {
			cost, hard := w.cost(int32(i), int32(j))
			if cost >= costOverfull {
				continue
			}
			cost += endCosts[w.nodes[j].how]
			for was, before := range best[i] {
				if before >= never {
					continue
				}
				total := before + cost
				if was == 1 && hard {
					total += w.again
				}
				best[j][bit(hard)] = min(best[j][bit(hard)], total)
			}
		}
	}
	return min(best[len(best)-1][0], best[len(best)-1][1])
}

// The optimum never costs more than greedy lines.
func TestOptimumBeatsGreedy(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		text, sh := tried(r, 120)
		for _, style := range design.SpacingNames() {
			w := plain(t, style).start("p", words(text), sh)
			if len(w.atoms) == 0 {
				continue
			}
			w.breaks()
			best, first := w.total(w.optimum()), w.total(w.greedy())
			if best > first && first < costOverfull {
				t.Fatalf("%s, %q at %d: the optimum costs %d, greedy lines %d", style, text, sh.Measure, best, first)
			}
		}
	}
}

// worstOf is the widest space between Han characters that lines were given.
func worstOf(ls []Line) int {
	worst := 0
	for i := range ls {
		worst = max(worst, ls[i].Gap)
	}
	return worst
}

// Variants are sound settings in the numbers of lines asked for. None has a
// wider space than it may but on lines of the optimum.
func TestVariants(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	other := 0
	for range 2000 {
		text, sh := tried(r, 120)
		s := plain(t, "taiwan")
		best, ends := s.Optimum("p", words(text), sh)
		count := len(best)
		own := map[[2]int]bool{}
		for _, l := range best {
			own[[2]int{l.From.Char, l.To.Char}] = true
		}
		vs := s.Variants("p", words(text), sh, ends, 300)
		same := false
		for i, v := range vs {
			ls := s.At("p", words(text), sh, v.Ends)
			if len(ls) != len(v.Ends) || worstOf(ls) != v.Worst {
				t.Fatalf("%q at %d: a variant of %d lines with gaps of %d, told as %d with %d", text, sh.Measure, len(ls), worstOf(ls), len(v.Ends), v.Worst)
			}
			if err := fault(text, ls, sh); err != nil {
				t.Fatalf("%q at %d, variant %d: %v", text, sh.Measure, i, err)
			}
			switch d := len(v.Ends) - count; {
			case d == 0:
				same = true
			case d < -1 || d > 1:
				t.Fatalf("%q at %d: a variant of %d lines beside %d", text, sh.Measure, len(v.Ends), count)
			default:
				other++
			}
			for _, l := range ls {
				if l.Gap > 300 && !own[[2]int{l.From.Char, l.To.Char}] {
					t.Fatalf("%q at %d: a variant with a gap of %d of its own", text, sh.Measure, l.Gap)
				}
			}
			if i > 0 && len(v.Ends) <= len(vs[i-1].Ends) {
				t.Fatalf("%q at %d: variants out of order", text, sh.Measure)
			}
		}
		if !same && len(ends) > 0 {
			t.Fatalf("%q at %d: the optimum is not among its variants", text, sh.Measure)
		}
	}
	if other == 0 {
		t.Error("no paragraph had a variant of another length")
	}
}
