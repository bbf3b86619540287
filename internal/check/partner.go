package check

import "sort"

// words makes a finding of a fault.
func (r *reading) words(f *fault) finding {
	o, p := f.place, &r.t.passages[f.place.passage]
	at, pr := int(o.at), pairTable[o.pair]
	other := pairTable[f.other.pair]
	open, close := string(pr.open), string(pr.close)
	switch f.kind {
	case pairOpen:
		i := r.t.closeAt(p, at, o.pair)
		found := p.find(pairOpen, at, open, close, p.around(max(at+1, i-6), i)).with(i, 0, close)
		found.edit.doubtful = true
		return found
	case pairClose:
		return p.find(pairClose, at, close, open)
	case pairTurned:
		if p.rune(at) == pr.open {
			return p.find(pairTurned, at, open, close).with(at, 1, close)
		}
		return p.find(pairTurned, at, close, open).with(at, 1, open)
	case pairKind, pairWidth:
		if width(other.open) < width(pr.close) {
			// The opening mark is the odd one.
			p, at := &r.t.passages[f.other.passage], int(f.other.at)
			full := string(pairTable[f.place.pair].open)
			return p.find(f.kind, at, string(other.open), close, full).with(at, 1, full)
		}
		return p.find(f.kind, at, string(other.open), close, string(other.close)).with(at, 1, string(other.close))
	case pairCrossed:
		return p.find(pairCrossed, at, close, string(other.open))
	case quoteRunsTo:
		return p.find(quoteRunsTo, at, close, r.t.line(int(f.other.passage), int(f.other.at)))
	}
	return p.find(f.kind, at, open, close)
}

// partner points at the place where the lost mark probably belongs, where that
// is in another line than the mark that misses it.
func (r *reading) partner(f *fault) (finding, bool) {
	p, at, pr := &r.t.passages[f.place.passage], int(f.place.at), pairTable[f.place.pair]
	guess, lost, kept := 0, pr.close, pr.open
	switch f.kind {
	case pairOpen:
		guess = max(at, r.t.closeAt(p, at, f.place.pair)-1)
	case pairClose:
		guess, lost, kept = openAt(p, at, pr), pr.open, pr.close
	default:
		return finding{}, false
	}
	line := r.t.line(p.index, at)
	if r.t.line(p.index, guess) == line {
		return finding{}, false
	}
	return p.find(pairPartner, guess, string(lost), string(kept), line), true
}

// openAt returns the character at which the quotation that ends at at probably
// begins: after the last colon, else after the last stop, pause or closing mark
// before the sentence that it ends.
func openAt(p *passage, at int, pr pair) int {
	floor := at - 1
	for floor > 0 && p.text[floor] != pr.close && p.text[floor] != '\n' {
		floor--
	}
	if stop(p.rune(at - 1)) {
		for i := at - 2; i > floor; i-- {
			if p.text[i] == '：' {
				return i + 1
			}
		}
	}
	for i := at - 2; i > floor; i-- {
		if stop(p.text[i]) || pause(p.text[i]) {
			return i + 1
		}
	}
	return floor
}

// closeAt returns the character before which the closing mark probably
// belongs: speech after a colon ends with the last full stop before the next
// quotation, anything else before the first stop or pause.
func (t *text) closeAt(p *passage, at int, pair int8) int {
	pr := pairTable[pair]
	speech := pr.class == quote && (p.rune(at-1) == '：' || at == 0)
	end := at + 1
	last, within := -1, 0
	for ; end < len(p.text); end++ {
		c := p.text[end]
		if c == '\n' || c == pr.open {
			break
		}
		if tok, ok := tokenOf[c]; ok && pairTable[tok.pair].class == quote {
			if tok.open {
				within++
			} else if within--; within < 0 && c != pr.close {
				break // the end of the quotation that it stands in
			}
		}
		if stop(c) {
			last = end + 1
			if !speech {
				return end
			}
		}
		if !speech && (pause(c) || pr.class == work && opening(c)) {
			return end
		}
	}
	if pr.class == quote {
		// A note mark mostly follows the quotation that it is the source of.
		first := sort.Search(len(p.marks), func(k int) bool { return p.marks[k].at > at+1 })
		for _, m := range p.marks[first:] {
			if m.at > end {
				break
			}
			if stop(p.rune(m.at-1)) || !speech {
				return m.at
			}
		}
	}
	if last > 0 && speech {
		return last
	}
	return end
}
