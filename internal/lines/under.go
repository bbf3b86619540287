package lines

import (
	"unicode"

	"yinshu/internal/design"
)

// A Stroke is the line under a proper name (專名號), or under a work's name
// where that is not in marks (書名號甲式, a wave): GB/T 15834-2011, 4.15, 4.16.
// It is a little shorter than its name, so that those of two names that meet
// do not join.
type Stroke struct {
	X, Width design.Length // from where the runs begin
	Below    design.Length // the baseline: the middle of a wave, the foot of a line
	Weight   design.Length
	Half     design.Length // of a wave; 0: a straight line
}

// A Dot is the dot under a stressed character (着重號; GB/T 15834-2011, 4.14).
type Dot struct {
	X, Below design.Length // its middle, from where the runs begin and below the baseline
	Radius   design.Length
}

// Under gives what stands under runs that follow each other: a stroke for each
// name, however many runs it has and whatever anchors stand in it, and a dot below the middle of each stressed
// character; marks and spaces have none.
func Under(runs []Run) (strokes []Stroke, dots []Dot) {
	x := design.Length(0)
	for i := 0; i < len(runs); {
		r, from := &runs[i], x
		for ; i < len(runs) && (runs[i].Text == "" || runs[i].Under == r.Under && runs[i].Name == r.Name); i++ {
			if runs[i].Dots {
				dots = appendDots(dots, &runs[i], x)
			}
			x += runs[i].Width()
		}
		if r.Under == "" || x == from {
			continue
		}
		gap := r.Size / 20
		s := Stroke{X: from + gap, Width: x - from - 2*gap, Below: r.Size / 5, Weight: r.Size / 20}
		if r.Under == "work" {
			s.Weight, s.Half = r.Size/25, r.Size/8
		}
		strokes = append(strokes, s)
	}
	return strokes, dots
}

func appendDots(dots []Dot, r *Run, x design.Length) []Dot {
	n := 0
	for _, c := range r.Text {
		advance := design.Length(0)
		if n < len(r.Advances) {
			advance = r.Advances[n]
		}
		if !unicode.IsSpace(c) && !unicode.IsPunct(c) && !unicode.IsSymbol(c) {
			middle := min(advance, r.Size) / 2 // what is added for the line stands behind
			dots = append(dots, Dot{X: x + middle, Below: r.Size * 3 / 10, Radius: r.Size * 6 / 100})
		}
		x += advance
		n++
	}
	return dots
}
