package check

import (
	"slices"

	"yinshu/internal/diag"
)

// A reading is the cheapest account of a flow's pairs: which marks belong
// together, and which are faults. Most paragraphs are sound and cost a walk
// with a stack. Where one is not, a few readings are carried on side by side,
// each with the price of its faults, until the text tells which was meant: so
// the mark that is really missing is reported, not the last one that shows it.
type reading struct {
	t      *text
	states []state
	toks   []token
	base   int       // the price of the cheapest reading before this passage
	found  []finding // what needs no reading
}

// maxDepth is how many marks may be open at once, and maxStates how many
// readings are kept. Together they bound the work on any text.
const (
	maxDepth    = 12
	maxStates   = 24
	fewStates   = 3   // once a paragraph has hopeless tenths of faults
	hopeless    = 120 // twelve marks missing: no reading is worth much
	mostCarried = 12  // paragraphs that a quotation may go over
)

// shortTerm is less than how many characters stand between marks of two
// classes that are one pair with a mark mistyped.
const shortTerm = 12

// A state is one reading up to here.
type state struct {
	depth   int
	open    [maxDepth]opened
	cost    int
	faults  *fault
	carried int8 // paragraphs that the open quotation has gone over
	ranOn   bool // and it was told that it does so without marks
}

// An opened is a mark that waits for its partner.
type opened struct {
	pair    int8
	passage int32
	at      int32
}

// A fault is one complaint of a reading, after those before it. Most readings
// are dropped again, so its words are found only at the end.
type fault struct {
	kind   *diag.Kind
	place  opened // the mark at fault
	other  opened // the mark it is held against
	before *fault
}

// Prices, in tenths of a mark that is simply missing.
const (
	missing    = 10
	nestedSame = 9  // 「…「…」…」
	thirdLevel = 5  // 「…『…「…」…』…」
	listed     = 12 // 《…、《…》: titles in a row are not titles in a title
	wrongKind  = 9  // 「…』
	otherClass = 15 // 「…）, of a few characters
	crossed    = 11 // 「…（…」…）
	turned     = 12 // an opening mark typed for a closing one, or the reverse
	turnedSure = 3  // and its neighbours say so
	againstUse = 6  // taken as typed although they do
	runsOn     = 13 // a quotation over paragraphs without a mark at each
	continues  = 4  // with a mark at each
)

func newReading(t *text) *reading { return &reading{t: t, states: []state{{}}} }

// passage reads on through p.
func (r *reading) passage(p *passage) {
	var turnedRound []finding
	r.toks, turnedRound = swapped(p, tokens(p, r.toks[:0]))
	r.found = append(r.found, turnedRound...)
	first := -1
	if len(r.toks) > 0 && r.toks[0].at == 0 && r.toks[0].open {
		first = int(r.toks[0].pair)
	}
	if r.pass(first) {
		return
	}
	r.base = r.states[0].cost
	r.enter(p, first)
	for _, tok := range r.toks {
		var next []state
		for i := range r.states {
			next = r.step(next, &r.states[i], p, tok)
		}
		r.states = r.prune(next)
	}
	r.leave(p)
}

// pass passes over a sound paragraph. A quotation that is carried on into one
// which has such quotations of its own, and does not open with its mark again,
// was not meant to go on.
func (r *reading) pass(first int) bool {
	if len(r.states) == 1 && r.states[0].depth == 0 {
		return sound(r.toks)
	}
	for i := range r.states {
		s := &r.states[i]
		if s.depth > 0 && (first == int(s.open[0].pair) || !slices.ContainsFunc(r.toks, func(tok token) bool { return tok.pair == s.open[0].pair })) {
			return false
		}
	}
	if !sound(r.toks) || !slices.ContainsFunc(r.states, func(s state) bool { return s.depth == 0 }) {
		return false
	}
	r.states = slices.DeleteFunc(r.states, func(s state) bool { return s.depth > 0 })
	return true
}

// sound says whether marks pair without a question.
func sound(toks []token) bool {
	var stack [maxDepth]int8
	depth := 0
	for _, tok := range toks {
		switch {
		case tok.doubt:
			return false
		case tok.open:
			if depth == maxDepth {
				return false
			}
			for _, q := range stack[:depth] {
				if q == tok.pair && pairTable[q].class != bracket {
					return false
				}
			}
			stack[depth] = tok.pair
			depth++
		case depth == 0 || stack[depth-1] != tok.pair:
			return false
		default:
			depth--
		}
	}
	return depth == 0
}

// enter begins a passage: a quotation that is still open goes on in it.
func (r *reading) enter(p *passage, first int) {
	for i := range r.states {
		s := &r.states[i]
		if s.depth == 0 {
			continue
		}
		if first == int(s.open[0].pair) {
			// The passage opens with the mark again: 「 at each paragraph.
			s.cost += continues
			continue
		}
		if s.carried > 1 {
			s.cost += continues
		} else {
			s.cost += runsOn
			s.ranOn = true
			s.fault(quoteRunsOn, s.open[0], opened{})
		}
	}
}

// leave ends a passage. Brackets end with their paragraph; a quotation may go
// on, or its closing mark is missing.
func (r *reading) leave(p *passage) {
	var next []state
	for _, s := range r.states {
		if s.depth == 0 {
			next = append(next, s)
			continue
		}
		if s.carried < mostCarried && onlyQuotes(&s) && (p.role == paragraph || p.role == quotation || p.role == verse) {
			carried := s
			carried.carried++
			next = append(next, carried)
		}
		r.abandon(&s, 0)
		next = append(next, s)
	}
	r.states = r.prune(next)
}

func onlyQuotes(s *state) bool {
	for _, o := range s.open[:s.depth] {
		if pairTable[o.pair].class != quote {
			return false
		}
	}
	return true
}

// abandon gives up the marks open above depth: each lacks its partner.
func (r *reading) abandon(s *state, depth int) {
	for s.depth > depth {
		s.depth--
		o := s.open[s.depth]
		s.cost += missing
		s.fault(pairOpen, o, opened{})
	}
	if s.depth == 0 {
		s.carried, s.ranOn = 0, false
	}
}

// step adds to next the ways in which s can read tok.
func (r *reading) step(next []state, s *state, p *passage, tok token) []state {
	if tok.open {
		return r.stepOpen(next, s, p, tok)
	}
	return r.stepClose(next, s, p, tok)
}

// third says whether a quotation mark that is open at depth same may open again:
// inside one of the other kind, 「…『…「…」…』…」.
func (s *state) third(same int) bool {
	inner := s.open[s.depth-1]
	return same == s.depth-2 && pairTable[inner.pair].class == quote && inner.passage == s.open[same].passage
}

func (r *reading) stepOpen(next []state, s *state, p *passage, tok token) []state {
	o := opened{tok.pair, int32(p.index), int32(tok.at)}
	pr := pairTable[tok.pair]
	same := s.find(tok.pair)
	if s.carried > 0 && tok.at == 0 && same == 0 && int(s.open[0].passage) < p.index {
		// The mark that opens a further paragraph of the same quotation.
		again := *s
		again.depth = 1
		return append(next, again)
	}
	if s.depth == maxDepth {
		// Too deep to be meant: the mark is taken as one without a partner.
		n := *s
		n.cost += missing
		n.fault(pairOpen, o, opened{})
		return append(next, n)
	}
	price := 0
	if tok.doubt {
		price = againstUse
	}
	typed := *s
	typed.cost += price
	switch {
	case same >= 0 && pr.class == quote && s.third(same):
		typed.cost += thirdLevel
	case same >= 0 && pr.class != bracket:
		typed.cost += nestedSame
		if pr.class == work && p.rune(tok.at-1) == '、' {
			typed.cost += listed
		}
		typed.fault(pairNested, o, opened{})
	}
	typed.push(o)
	next = append(next, typed)
	if same >= 0 && pr.class != bracket {
		n := *s
		r.abandon(&n, same)
		n.cost += price
		n.push(o)
		next = append(next, n)
	}
	if s.depth > 0 && s.open[s.depth-1].pair == tok.pair {
		n := *s
		n.pop()
		n.cost += turnedPrice(tok)
		n.fault(pairTurned, o, opened{})
		next = append(next, n)
	}
	return next
}

func (r *reading) stepClose(next []state, s *state, p *passage, tok token) []state {
	o := opened{tok.pair, int32(p.index), int32(tok.at)}
	pr := pairTable[tok.pair]
	at := s.find(tok.pair)
	price := 0
	if tok.doubt {
		price = againstUse
	}
	switch {
	case at >= 0 && at == s.depth-1:
		n := *s
		n.cost += price
		r.close(&n, o)
		next = append(next, n)
	case at >= 0:
		n := *s
		r.abandon(&n, at+1)
		n.cost += price
		r.close(&n, o)
		next = append(next, n)
		if at == s.depth-2 {
			n := *s
			n.open[at] = n.open[at+1]
			n.depth--
			n.cost += crossed
			n.fault(pairCrossed, o, s.open[at+1])
			next = append(next, n)
		}
	}
	if s.depth > 0 {
		top := pairTable[s.open[s.depth-1].pair]
		if s.open[s.depth-1].pair != tok.pair && top.class == pr.class {
			n := *s
			n.pop()
			n.cost += wrongKind + price
			kind := pairKind
			if width(top.open) != width(pr.close) {
				kind, n.cost = pairWidth, n.cost-wrongKind+1
			}
			n.fault(kind, o, s.open[s.depth-1])
			next = append(next, n)
		} else if last := s.open[s.depth-1]; at < 0 && top.class != pr.class && width(top.open) == width(pr.close) && o.passage == last.passage && o.at-last.at < shortTerm {
			n := *s
			n.pop()
			n.cost += otherClass + price
			n.fault(pairKind, o, s.open[s.depth-1])
			next = append(next, n)
		}
	}
	n := *s
	n.cost += missing
	if tok.doubt && tok.at > 0 {
		n.cost += againstUse
	}
	n.fault(pairClose, o, opened{})
	next = append(next, n)
	if s.depth < maxDepth && pr.class == quote && (at < 0 || tok.doubt) {
		n := *s
		if at >= 0 {
			r.abandon(&n, at)
		}
		n.cost += turnedPrice(tok)
		n.fault(pairTurned, o, opened{})
		n.push(o)
		next = append(next, n)
	}
	return next
}

// close closes the innermost mark by the mark c, and tells of a quotation that
// went over paragraphs: it may as well be two, the first without its closing
// mark.
func (r *reading) close(s *state, c opened) {
	o := s.open[s.depth-1]
	s.pop()
	if s.depth > 0 || s.carried == 0 {
		return
	}
	switch {
	case s.ranOn:
		s.fault(quoteRunsTo, c, o)
	case s.carried == 1:
		s.fault(quoteContinues, o, opened{})
	}
	s.carried, s.ranOn = 0, false
}

func turnedPrice(tok token) int {
	if tok.doubt {
		return turnedSure
	}
	return turned
}

func (s *state) push(o opened) { s.open[s.depth] = o; s.depth++ }
func (s *state) pop()          { s.depth-- }

// find returns the depth at which a mark of the pair is open, the innermost
// first, or -1.
func (s *state) find(pair int8) int {
	for i := s.depth - 1; i >= 0; i-- {
		if s.open[i].pair == pair {
			return i
		}
	}
	return -1
}

func (s *state) fault(kind *diag.Kind, place, other opened) {
	s.faults = &fault{kind, place, other, s.faults}
}

// prune keeps the cheapest readings, one for each stack of open marks. Of two
// at one price the earlier stands: steps are listed by plausibility.
func (r *reading) prune(states []state) []state {
	slices.SortStableFunc(states, func(a, b state) int { return a.cost - b.cost })
	most := maxStates
	if states[0].cost-r.base > hopeless {
		most = fewStates
	}
	kept := states[:0]
	for i := range states {
		s := &states[i]
		if len(kept) == most || s.cost > states[0].cost+22 {
			break
		}
		if !slices.ContainsFunc(kept, func(k state) bool { return k.depth == s.depth && k.open == s.openMarks() && k.carried == s.carried }) {
			s.open = s.openMarks()
			kept = append(kept, *s)
		}
	}
	return kept
}

// openMarks is open without what was popped, so that stacks can be compared.
func (s *state) openMarks() (o [maxDepth]opened) {
	copy(o[:], s.open[:s.depth])
	return o
}

// finish ends a flow and returns the faults of its cheapest reading.
func (r *reading) finish() []finding {
	for i := range r.states {
		r.abandon(&r.states[i], 0)
	}
	best := r.prune(r.states)[0]
	found := r.found
	for f := best.faults; f != nil; f = f.before {
		found = append(found, r.words(f))
		if partner, ok := r.partner(f); ok {
			found = append(found, partner)
		}
	}
	slices.Reverse(found[len(r.found):])
	r.states, r.base, r.found = []state{{}}, 0, nil
	return found
}
