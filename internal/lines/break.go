package lines

import "yinshu/internal/design"

// sums are the totals of a paragraph up to a point. A line's own are the
// difference of two. They wrap around in a paragraph longer than two
// kilometres; the differences stay right.
type sums struct {
	width int32
	give  [numGives]int32
	gives int32 // all of give
	take  [numTakes]int32
	gaps  int32 // that grow with those between Han characters
}

func (s *sums) add(g *gap) {
	s.width += g.extra
	for i, n := range g.give {
		s.give[i] += n
		s.gives += n
	}
	for i, n := range g.take {
		s.take[i] += n
	}
	s.gaps += g.grows
}

// An ending is what makes a place one where a line may end.
type ending uint8

const (
	free ending = iota
	hyphenated
	inName // hyphenated
	inAddress
	insideAddress // where no mark is
	beforeDash    // at the strict level: the next line begins with a dash
	beforeDots    // or with an ellipsis
	relaxed
	forced
)

var whys = [...]string{free: "", hyphenated: WhyHyphen, inName: WhyHyphen, inAddress: WhyURL, insideAddress: WhyURL, beforeDash: "", beforeDots: "", relaxed: WhyRelaxed, forced: WhyForced}

// A node is a place where a line may end and the next begin.
type node struct {
	at      int32  // the atom that the next line begins with
	how     ending // of the line that ends here
	start   sums   // up to the line that begins here, its trim counted
	end     sums   // up to the line that ends here
	endGive int32  // what the mark at its end may give up
	trim    int32  // blank that the line beginning here goes without
	best    [2]int64
	from    [2]int32 // the node its last line began at
	soft    [2]bool  // that node's state
}

// breaks finds every place where a line may end. Where what stands between
// two of them is wider than a line, every place in it is one.
func (w *work) breaks() {
	w.nodes = w.nodes[:0]
	n := len(w.atoms)
	var total sums
	w.begin(0, free, &total, &total)
	force := false
	lastTotal, last := total, 0
	for i := 0; i < n; i++ {
		a := &w.atoms[i]
		total.width += a.width
		if i == n-1 {
			if !force && w.tooWide(&total) {
				i, total, force = last-1, lastTotal, true
				continue
			}
			w.begin(n, free, &total, &total)
			continue
		}
		b := &w.atoms[i+1]
		how, ok := w.ends(a, b)
		end := total
		if a.class|b.class == Ideograph && a.white == 0 && a.flags == 0 {
			total.gaps++
		} else {
			g := w.between(a, b)
			total.add(&g)
		}
		if !ok && !force {
			continue
		}
		if ok && !force && w.tooWide(&end) {
			i, total, force = last-1, lastTotal, true
			continue
		}
		if !ok {
			if b.class == Attached {
				continue
			}
			how = w.strain(a, b)
		} else {
			force = false
		}
		w.begin(i+1, how, &end, &total)
		if ok {
			last, lastTotal = i+1, total
		}
	}
}

// tooWide says whether even squeezed the text from the last node to a point
// is wider than a line.
func (w *work) tooWide(end *sums) bool {
	s := &w.nodes[len(w.nodes)-1].start
	return end.width-s.width-(end.gives-s.gives) > w.narrow
}

// strain says what ending a line between a and b amounts to, where nothing
// allows it.
func (w *work) strain(a, b *atom) ending {
	if a.flags&keep == 0 && parting[a.class][2*b.class] != 'x' {
		return relaxed
	}
	return forced
}

// ends says whether a line may end between two atoms.
func (w *work) ends(a, b *atom) (ending, bool) {
	switch {
	case a.flags&keep != 0:
		return free, false
	case a.flags&(hyphen|proper) == hyphen|proper:
		return inName, true
	case a.flags&hyphen != 0:
		return hyphenated, true
	case a.flags&inside != 0:
		return insideAddress, true
	case a.flags&may != 0:
		if a.flags&address != 0 {
			return inAddress, true
		}
		return free, true
	case a.white != 0:
		return free, w.endsAtSpace(a, b)
	}
	if w.s.pairs.mayBreak[a.class][b.class] {
		return free, true
	}
	// Forbidden at the strict level alone, which is a matter of taste: it gives
	// way to a gap that all can see.
	if parting[a.class][2*b.class] == 's' {
		if b.class == Dash {
			return beforeDash, true
		}
		return beforeDots, true
	}
	return free, false
}

// endsAtSpace says whether a line may end at white space between a and b: a
// typed space makes no prohibition void.
func (w *work) endsAtSpace(a, b *atom) bool {
	if a.class == LatinOpen || a.class == Opening && !w.s.pairs.mayBreak[Opening][Ideograph] {
		return false
	}
	switch b.class {
	case Note, Attached, LatinClose:
		return false
	case Closing, Pause, Colon, Stop, Exclaim, Middot, Connector, Solidus, Dash, Ellipsis:
		return w.s.pairs.mayBreak[Ideograph][b.class]
	}
	return true
}

// begin adds a node before atom i.
func (w *work) begin(i int, how ending, end, start *sums) {
	w.nodes = append(w.nodes, node{at: int32(i), how: how, start: *start, end: *end})
	nd := &w.nodes[len(w.nodes)-1]
	if i > 0 {
		a := &w.atoms[i-1]
		if how == hyphenated || how == inName {
			nd.end.width += w.hyphenWidth(a)
		} else if w.hangs(a) {
			nd.end.width -= a.width
		} else if a.tail != 0 {
			nd.end.width -= a.tail
		} else if a.after != 0 && a.class != Note {
			switch w.s.spacing.End {
			case design.EndAlways:
				nd.end.width -= a.after
			case design.EndByNeed:
				if a.class != Middot {
					nd.endGive = a.after
				}
			}
		}
	}
	if i < len(w.atoms) {
		if b := &w.atoms[i]; b.class == Opening && w.trims(i) {
			nd.trim = b.before
			nd.start.width += b.before
		}
	}
}

// hangs says whether a mark that ends a line stands outside the measure.
func (w *work) hangs(a *atom) bool {
	return w.s.spacing.Hang && !w.ragged && (a.class == Pause || a.class == Stop)
}

// trims says whether an opening mark that begins a line with atom i goes
// without its blank. The first line of a paragraph has a rule of its own
// (段首) where it is indented; one that is not, as after a quotation, has the
// edge of all others. An indent of one em would be half of one without it, and
// nobody would see where a speech begins: there the mark keeps it.
func (w *work) trims(i int) bool {
	if i == 0 && !w.resumed && (w.indent > 0 || w.ragged) {
		return w.s.spacing.FirstTrim && (w.indent == 0 || w.indent > w.em)
	}
	return w.s.spacing.StartTrim
}

// hyphenWidth is the width of the hyphen that shows where a word is divided.
func (w *work) hyphenWidth(a *atom) int32 {
	r := w.ruler(a)
	if r == nil {
		return 0
	}
	return em(a.size, int(r.figure('-').width))
}
