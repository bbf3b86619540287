package lines

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// stretch is how much of a paragraph is weighed at once, in bytes: many pages.
// The bench needs some four hundred bytes for every character, too many for a
// text that came without any ends of paragraphs.
const stretch = 96 << 10

// held is how many lines before the end of a stretch are set anew with the
// next one: by then the choice no longer depends on how the stretch ends.
const held = 24

// long says whether a paragraph is set in stretches.
func long(ps []Piece) bool {
	n := 0
	for i := range ps {
		n += len(ps[i].Text)
	}
	return n > 2*stretch
}

// stretches sets a long paragraph piece by piece: the best breaks of a stretch,
// of which all lines but the last few are kept, then those of what follows. The
// lines are those of the whole, but where two ways through it cost the same or
// a mark depends on what stands many pages before it.
func (s *Setter) stretches(block string, ps []Piece, sh Shape) []Line {
	var out []Line
	resumed, quoted, size := false, false, stretch
	for {
		part := beginning(ps, size)
		w := s.resume(block, part, sh, resumed, quoted)
		whole := len(part) == len(ps) && len(part[len(part)-1].Text) == len(ps[len(ps)-1].Text)
		var ends []int32
		if len(w.atoms) > 0 {
			w.breaks()
			ends = w.optimum()
		}
		if whole {
			if len(w.atoms) > 0 {
				out = append(out, w.lines(ends, sh.Align)...)
			}
			w.done()
			return out
		}
		n := w.seam(ends)
		if n == 0 {
			size *= 2 // nothing to part it at: addresses, readings, a single line
			w.done()
			continue
		}
		at := w.atoms[w.nodes[ends[n-1]].at]
		w.forget(at.char)
		out = append(out, w.lines(ends[:n], sh.Align)...)
		quoted = quoted != w.turns(at)
		w.done()
		ps, resumed, size = following(ps, at), true, stretch
		sh.FirstIndent = sh.Indent
	}
}

// beginning returns the first bytes of a paragraph, about so many.
func beginning(ps []Piece, size int) []Piece {
	for i := range ps {
		if len(ps[i].Text) <= size {
			size -= len(ps[i].Text)
			continue
		}
		part := slices.Clone(ps[:i+1])
		if ps[i].Kind == Words {
			for !utf8.RuneStart(ps[i].Text[size]) {
				size++
				if size == len(ps[i].Text) {
					break
				}
			}
			part[i].Text = ps[i].Text[:size]
		}
		return part
	}
	return ps
}

// following returns what of a paragraph begins with an atom.
func following(ps []Piece, a atom) []Piece {
	rest := slices.Clone(ps[a.piece:])
	rest[0].Text, rest[0].Start = rest[0].Text[a.off:], int(a.char)
	return rest
}

// seam returns how many lines of a stretch are kept: up to one whose successor
// begins inside a piece of words, so that marks, readings and anchors stay
// whole; 0 where there is none.
func (w *work) seam(ends []int32) int {
	for n := len(ends) - held; n > 0; n-- {
		a := &w.atoms[w.nodes[ends[n-1]].at]
		if a.off > 0 && w.pieces[a.piece].Kind == Words && w.nodes[ends[n-1]].how == free {
			return n
		}
	}
	return 0
}

// forget drops the missing characters from a character of the block on: they
// will be met again.
func (w *work) forget(from int32) {
	n := len(w.missing)
	for n > 0 && w.missing[n-1].Place.Char >= int(from) {
		n--
	}
	w.missing = w.missing[:n]
}

// turns says whether a straight quotation mark is open at an atom that was not
// where the stretch began, or the other way round.
func (w *work) turns(at atom) bool {
	odd := false
	for i := range w.pieces[:at.piece+1] {
		text := w.pieces[i].Text
		if int32(i) == at.piece {
			text = text[:at.off]
		}
		odd = odd != (strings.Count(text, `"`)%2 != 0)
	}
	return odd
}
