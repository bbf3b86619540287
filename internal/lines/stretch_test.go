package lines

import (
	"math/rand/v2"
	"strings"
	"testing"

	"yinshu/internal/design"
	"yinshu/internal/face"
)

// A paragraph of many pages, set in stretches, costs hardly more than the best
// there is, whether it is in one piece or in many, and loses nothing.
func TestStretches(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var b strings.Builder
	for b.Len() < 5*stretch {
		for range 3 + r.IntN(20) {
			b.WriteRune(rune('一' + r.IntN(2000)))
		}
		b.WriteString([]string{"，", "。", "、", "」「", "1953年", " word ", `"x"`, "……", "——", "？！"}[r.IntN(10)])
	}
	text := b.String()
	sh := Shape{Measure: 30 * size, FirstIndent: 2 * size}
	for _, cut := range []int{len(text), 700} {
		s := plain(t, "taiwan")
		ps := cutUpBy(text, cut)
		got := s.stretches("p", ps, sh)
		w := s.start("p", ps, sh)
		w.breaks()
		least := w.total(w.optimum())
		if cost := w.total(w.endsOf(t, got)); cost < least || cost-least > least/100 {
			t.Errorf("pieces of %d: the lines cost %d, the best %d", cut, cost, least)
		}
		at := 0
		for i, l := range got {
			if l.From.Char != at {
				t.Fatalf("line %d begins at %d, the one before ends at %d", i, l.From.Char, at)
			}
			at = l.To.Char
		}
	}
}

// endsOf finds the nodes that lines end at.
func (w *work) endsOf(t *testing.T, ls []Line) []int32 {
	t.Helper()
	node, ends := 0, make([]int32, 0, len(ls))
	for _, l := range ls {
		for node < len(w.nodes)-1 && int(w.atoms[w.nodes[node].at].char) < l.To.Char {
			node++
		}
		ends = append(ends, int32(node))
	}
	if node != len(w.nodes)-1 {
		t.Fatalf("the lines end at place %d of %d", node, len(w.nodes)-1)
	}
	return ends
}

// Text that has no place to part it, notes, readings, anchors and characters
// that no face has come through whole.
func TestStretchesKeepAll(t *testing.T) {
	s := plain(t, "mainland")
	sh := Shape{Measure: 20 * size, FirstIndent: 2 * size, Indent: size}
	unit := "甲乙丙丁戊己庚辛壬癸，\ue000"
	var ps []Piece
	start := 0
	for n := 0; n < 3*stretch; n += len(unit) {
		switch len(ps) % 50 {
		case 10:
			ps = append(ps, Piece{Kind: NoteMark, Text: "12", Faces: []face.ID{"em"}, Size: size, Start: start, Mark: "n"})
		case 20:
			ps = append(ps, Piece{Anchor: "a", Size: size, Start: start})
		case 30:
			ps = append(ps, Piece{Kind: Ruby, Text: "字", Reading: "zì", Faces: []face.ID{"em"}, Size: size, Start: start})
			start++
		}
		ps = append(ps, Piece{Text: unit, Faces: []face.ID{"em"}, Size: size, Start: start})
		start += 12
	}
	count := func(ls []Line) (marks, anchors, missing int, text string) {
		for _, l := range ls {
			missing += len(l.Missing)
			for _, r := range l.Runs {
				if r.Mark != "" {
					marks++
				}
				if r.Anchor != "" {
					anchors++
				}
			}
		}
		return marks, anchors, missing, drawn(ls)
	}
	got := s.stretches("p", ps, sh)
	w := s.start("p", ps, sh)
	w.breaks()
	want := w.lines(w.optimum(), sh.Align)
	m1, a1, x1, t1 := count(got)
	m2, a2, x2, t2 := count(want)
	if m1 != m2 || a1 != a2 || x1 != x2 || t1 != t2 {
		t.Errorf("marks, anchors, missing %d %d %d, not %d %d %d; the same text: %v", m1, a1, x1, m2, a2, x2, t1 == t2)
	}
	if got[1].Offset != design.Length(size) || len(got) != len(want) {
		t.Errorf("%d lines, not %d", len(got), len(want))
	}
}

func cutUpBy(text string, n int) []Piece {
	var ps []Piece
	for _, p := range cutUp(text, 49) {
		if last := len(ps) - 1; last >= 0 && len(ps[last].Text) < n {
			ps[last].Text += p.Text
			continue
		}
		ps = append(ps, p)
	}
	return ps
}
