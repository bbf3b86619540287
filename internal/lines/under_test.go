package lines

import (
	"testing"

	"yinshu/internal/design"
)

func run(text, under string, name int) Run {
	r := Run{Text: text, Size: size, Under: under, Name: name}
	for range text {
		r.Advances = append(r.Advances, size)
	}
	return r
}

// A name of several runs, an anchor among them, has one line; two names that
// meet have one each, and a work has a wave.
func TestStrokes(t *testing.T) {
	strokes, dots := Under([]Run{
		run("見", "", 0), run("毛", "name", 1), {Anchor: "a", Size: size}, run("澤東", "name", 1),
		run("周恩來", "name", 2), run("著", "", 0), run("書", "work", 3),
	})
	const gap, weight, below = size / 20, size / 20, size / 5
	want := []Stroke{
		{X: size + gap, Width: 3*size - 2*gap, Below: below, Weight: weight},
		{X: 4*size + gap, Width: 3*size - 2*gap, Below: below, Weight: weight},
		{X: 8*size + gap, Width: size - 2*gap, Below: below, Weight: size / 25, Half: size / 8},
	}
	if len(strokes) != len(want) || len(dots) != 0 {
		t.Fatalf("%d strokes and %d dots: %+v", len(strokes), len(dots), strokes)
	}
	for i := range want {
		if strokes[i] != want[i] {
			t.Errorf("stroke %d is %+v, not %+v", i, strokes[i], want[i])
		}
	}
}

// Marks and spaces have no dot, and what a line adds behind a character does
// not move its dot.
func TestDotsUnder(t *testing.T) {
	r := run("重，點 ", "", 0)
	r.Dots = true
	r.Advances[0] += size / 2
	_, dots := Under([]Run{run("甲", "", 0), r})
	middle := []design.Length{size * 3 / 2, size * 4}
	if len(dots) != len(middle) {
		t.Fatalf("%d dots: %+v", len(dots), dots)
	}
	for i, x := range middle {
		if dots[i].X != x || dots[i].Below <= 0 || dots[i].Radius <= 0 {
			t.Errorf("dot %d is %+v, its middle should be at %d", i, dots[i], x)
		}
	}
}
