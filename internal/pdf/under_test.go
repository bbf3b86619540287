package pdf

import (
	"testing"

	"yinshu/internal/typeset"
)

// Each stressed character has a dot below its middle; marks and spaces have
// none, and what is added for the line moves no dot.
func TestDots(t *testing.T) {
	d := newDesk(t)
	page := d.page(typeset.Body, "1")
	r := d.run(tc, 10_000, "重點，是 點")
	r.Dots = true
	r.Advances[0] += 3_000
	line := d.line(page, 0, "p1", r)
	p := &painter{sheet: sheet{}}
	p.gatherUnder(page, line)
	if len(p.dots) != 4 {
		t.Fatalf("%d dots, want one each under 重點是點", len(p.dots))
	}
	if got := p.dots[1].x - p.dots[0].x; got != 13_000 {
		t.Errorf("the second dot stands %d behind the first, want the first character's advance", got)
	}
	if got := p.dots[0].x - p.dots[0].Radius; got < 0 || p.dots[0].Radius*2 > 2_000 {
		t.Errorf("the dot is %d wide", p.dots[0].Radius*2)
	}
	p.paintDots()
	if got := count(p.b, " c\n"); got != 16 {
		t.Errorf("%d curves for four circles", got)
	}
}

// Two names that stand together have a line each; the parts of one have one.
func TestNamesApart(t *testing.T) {
	d := newDesk(t)
	page := d.page(typeset.Body, "1")
	one, two, three := d.run(tc, 10_000, "毛澤東"), d.run(tc, 10_000, "周"), d.run(tcBold, 10_000, "恩來")
	one.Under, two.Under, three.Under = "name", "name", "name"
	one.Name, two.Name, three.Name = 1, 4, 4
	line := d.line(page, 0, "p1", one, two, three)
	p := &painter{sheet: sheet{}}
	p.gatherUnder(page, line)
	// A twentieth of the size is left free at both ends.
	if len(p.under) != 2 || p.under[0].Width != 29_000 || p.under[1].Width != 29_000 || p.under[1].x-p.under[0].x != 30_000 {
		t.Errorf("the strokes are %+v, want two of three characters", p.under)
	}
}

func count(b []byte, s string) (n int) {
	for i := 0; i+len(s) <= len(b); i++ {
		if string(b[i:i+len(s)]) == s {
			n++
		}
	}
	return n
}
