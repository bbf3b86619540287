package lines

import (
	"yinshu/internal/design"
	"yinshu/internal/manuscript"
)

// lines makes the lines that end at the given nodes.
func (w *work) lines(ends []int32, align Align) []Line {
	out := make([]Line, len(ends))
	m := maker{
		work:     w,
		advances: make([]design.Length, 0, len(w.atoms)+len(w.atoms)/16+len(ends)),
		runs:     make([]Run, 0, len(ends)+len(w.pieces)+2*len(w.rubies)),
	}
	i, missing := int32(0), w.missing
	for k, j := range ends {
		f := w.fit(i, j)
		l := &out[k]
		m.make(l, i, j, &f)
		l.Offset += design.Length(w.indents[min(i, 1)]) + design.Length(w.place(&f, i, j, align)) - design.Length(w.nodes[i].trim)
		l.Why = w.why(j, &f)
		l.Adjusted = f.String()
		l.Gap, l.Squeezed, l.Stops = f.worst(w.em), f.squeezed, f.give[giveStop] > 0
		n := 0
		for n < len(missing) && (missing[n].Place.Char < l.To.Char || k == len(ends)-1) {
			n++
		}
		l.Missing, missing = missing[:n:n], missing[n:]
		i = j
	}
	return out
}

// place returns how far from its indent a line that is not justified stands.
func (w *work) place(f *fit, i, j int32, align Align) int32 {
	space := w.avail(i) - (w.nodes[j].end.width - w.nodes[i].start.width + f.short)
	if w.atomsHold(i, j, Leader) || space < 0 {
		return 0
	}
	switch align {
	case Centre:
		return space / 2
	case End:
		return space
	}
	return 0
}

func (w *work) atomsHold(i, j int32, c Class) bool {
	for k := w.nodes[i].at; k < w.nodes[j].at; k++ {
		if w.atoms[k].class == c {
			return true
		}
	}
	return false
}

// why gives the reason for a line's end where that is not the measure: the
// gravest, where there are several.
func (w *work) why(j int32, f *fit) string {
	how := w.nodes[j].how
	switch {
	case f.over:
		return WhyOverfull
	case how == forced || how == relaxed:
		return whys[how]
	case f.stiff:
		return WhyShort
	case int(j) == len(w.nodes)-1:
		return WhyEnd
	}
	return whys[how]
}

// empty is the one line of a paragraph without characters, so that its anchors
// have a place.
func (w *work) empty() []Line {
	l := Line{Offset: design.Length(w.indents[0]), Why: WhyEnd}
	start := 0
	if len(w.pieces) > 0 {
		start = w.pieces[0].Start
	}
	l.From = manuscript.Place{Block: w.block, Char: start}
	l.To = manuscript.Place{Block: w.block, Char: max(start, int(w.char))}
	for _, p := range w.points {
		l.Runs = append(l.Runs, w.pointRun(p))
	}
	return []Line{l}
}

func (w *work) pointRun(p point) Run {
	pc := &w.pieces[p.piece]
	r := Run{Size: pc.Size, Rise: pc.Rise, Anchor: pc.Anchor}
	if len(pc.Faces) > 0 {
		r.Face = pc.Faces[0]
	}
	return r
}
