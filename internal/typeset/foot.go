package typeset

import "yinshu/internal/design"

// feet are the footnotes of a book, set and waiting for their pages. All
// methods may be called on nil, where notes stand elsewhere.
type feet struct {
	notes   map[string]*footnote
	order   []string
	leading design.Length
	gap     design.Length // between text and notes; the rule stands in it
}

// A footnote is a note's lines.
type footnote struct {
	n     int // its place in order
	lines []Line
}

// A rest is what is left of notes that go on: from a line of one note to the
// end of another, both by their places in order, from 1. The zero rest is
// none. Notes are called in their order, so what is left is always a stretch.
type rest struct{ note, line, upto int32 }

// least is how many lines of a note stand on the page of its mark at the
// least, when it goes on.
const least = 2

// height is how much notes take, the gap left aside.
func (f *feet) height(ids []string) design.Length {
	if f == nil {
		return 0
	}
	var h design.Length
	for _, id := range ids {
		if n := f.notes[id]; n != nil {
			h += design.Length(len(n.lines)) * f.leading
		}
	}
	return h
}

// call puts the notes that a row calls at the foot of its page, which has
// room for as much as room with what stands there already. The last may go
// on. It reports whether all could begin; when must is set, those that cannot
// wait for the next page. One that goes on leaves the reserve to the text,
// so that the line of its mark does not stand alone; the last goes on for the
// sake of that where all of it would leave too little.
func (f *feet) call(s *spot, ids []string, room, reserve design.Length, must bool) bool {
	if f == nil {
		return true
	}
	foot, owed := s.foot, s.owed
	for k, id := range ids {
		n := f.notes[id]
		if n == nil || len(n.lines) == 0 {
			continue
		}
		place := int32(n.n + 1)
		if owed.note != 0 {
			if !must {
				return false // a note goes on already: none may begin below it
			}
			owed.upto = place
			continue
		}
		with := foot
		if with == 0 {
			with = f.gap
		}
		fits := int(max(0, room-with) / f.leading)
		spared := int(max(0, room-reserve-with) / f.leading)
		yields := k == len(ids)-1 && spared < len(n.lines) && spared >= least
		if fits >= len(n.lines) && !yields {
			foot = with + design.Length(len(n.lines))*f.leading
			continue
		}
		if spared >= least {
			fits = min(spared, max(least, len(n.lines)-least))
		}
		switch {
		case fits >= least:
			foot = with + design.Length(fits)*f.leading
			owed = rest{place, int32(fits), place}
		case must:
			owed = rest{place, 0, place}
		default:
			return false
		}
	}
	s.foot, s.owed = foot, owed
	return true
}

// begin opens a page on which notes go on, and whose text needs some room.
func (f *feet) begin(s *spot, owed rest, capacity, need design.Length) {
	if f == nil || owed.note == 0 {
		return
	}
	n := 0
	s.owed = f.walk(owed, f.room(capacity, need), func(string, *footnote, int) { n++ })
	if n > 0 {
		s.foot = f.gap + design.Length(n)*f.leading
	}
}

// room is how many lines of notes that go on open a page: long ones leave half
// of it to the text, or what the text needs, and go on once more.
func (f *feet) room(capacity, need design.Length) int {
	if f == nil {
		return 0
	}
	return max(1, int((min(capacity/2, capacity-need)-f.gap)/f.leading))
}

// fill is for a page that ends: what its text leaves free, notes that go on
// take. It returns how many lines that is.
func (f *feet) fill(s *spot, capacity design.Length) int {
	if f == nil || s.owed.note == 0 {
		return 0
	}
	free := capacity - s.used - s.foot
	if s.foot == 0 {
		free -= f.gap
	}
	n := 0
	s.owed = f.walk(s.owed, int(max(0, free)/f.leading), func(string, *footnote, int) { n++ })
	if n > 0 && s.foot == 0 {
		s.foot = f.gap
	}
	s.foot += design.Length(n) * f.leading
	return n
}

// walk calls visit with each line of a rest, as many as there is room for,
// and returns what is left then.
func (f *feet) walk(owed rest, room int, visit func(id string, n *footnote, line int)) rest {
	for ; owed.note <= owed.upto; owed.note, owed.line = owed.note+1, 0 {
		id := f.order[owed.note-1]
		n := f.notes[id]
		for ; int(owed.line) < len(n.lines); owed.line++ {
			if room == 0 {
				return owed
			}
			visit(id, n, int(owed.line))
			room--
		}
	}
	return rest{}
}
