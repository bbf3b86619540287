package lines

// A sharing is how a line's fit is shared out among its gaps: within a class
// every gap changes by the same share of what it may, and the whole comes out
// to the last thousandth of a point.
type sharing struct {
	fit            *fit
	giveRoom, give [numGives]int32 // what the line's gaps may give, and those passed
	takeRoom, take [numTakes]int32
	gaps           int32 // passed
	busy           bool  // anything is to be shared at all
}

// share begins to share out the line between two nodes.
func share(from, to *node, f *fit) sharing {
	s := sharing{fit: f, busy: f.grow != 0}
	for c := range numGives {
		s.giveRoom[c] = to.end.give[c] - from.start.give[c]
		s.busy = s.busy || f.give[c] != 0
	}
	for c := range numTakes {
		s.takeRoom[c] = to.end.take[c] - from.start.take[c]
		s.busy = s.busy || f.take[c] != 0
	}
	return s
}

// space returns the space between two neighbours of the line.
func (w *work) space(s *sharing, a, b *atom) int32 {
	var g gap
	if a.class|b.class == Ideograph && a.white == 0 && a.flags == 0 {
		if s.fit.grow == 0 {
			return 0
		}
		g.grows = 1
	} else {
		g = w.between(a, b)
	}
	if !s.busy {
		return g.extra
	}
	space := g.extra
	for c, room := range g.give {
		if room != 0 && s.fit.give[c] != 0 {
			space -= part(s.fit.give[c], s.giveRoom[c], s.give[c], room)
			s.give[c] += room
		}
	}
	for c, room := range g.take {
		if room != 0 && s.fit.take[c] != 0 {
			space += part(s.fit.take[c], s.takeRoom[c], s.take[c], room)
			s.take[c] += room
		}
	}
	if g.grows != 0 && s.fit.grow != 0 {
		space += part(s.fit.grow, s.fit.gaps, s.gaps, 1)
		s.gaps++
	}
	return space
}

// part returns the part of an amount that falls to the stretch of a whole
// from passed on. The parts of all stretches add up to the amount.
func part(amount, whole, passed, stretch int32) int32 {
	if whole <= 0 {
		return 0
	}
	upTo := func(n int32) int64 { return int64(amount) * int64(n) / int64(whole) }
	return int32(upTo(passed+stretch) - upTo(passed))
}

// worst returns the space added to a gap between Han characters, in
// thousandths of an em, rounded up.
func (f *fit) worst(em int32) int {
	if f.grow == 0 || f.gaps == 0 {
		return 0
	}
	whole := int64(f.gaps) * int64(em)
	return int((int64(f.grow)*1000 + whole - 1) / whole)
}
