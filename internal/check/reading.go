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
}

// maxDepth is how many marks may be open at once, and maxStates how many
// readings are kept. Together they bound the work on any text.
const (
	maxDepth  = 12
	maxStates = 24
)

// A state is one reading up to here.
type state struct {
	depth   int
	open    [maxDepth]opened
	cost    int
	faults  *fault
	carried int8 // paragraphs that the open quotation has gone over
}

// An opened is a mark that waits for its partner.
type opened struct {
	pair    int8
	passage int32
	at      int32
}

// A fault is one complaint of a reading, after those before it.
type fault struct {
	finding
	before *fault
}

// Prices, in tenths of a mark that is simply missing.
const (
	missing    = 10
	nestedSame = 9  // 「…「…」…」
	wrongKind  = 9  // 「…』
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
	r.toks = tokens(p, r.toks[:0])
	if len(r.states) == 1 && r.states[0].depth == 0 {
		if sound(r.toks) {
			return
		}
	}
	first := -1
	if len(r.toks) > 0 && r.toks[0].at == 0 && r.toks[0].open {
		first = int(r.toks[0].pair)
	}
	r.enter(p, first)
	for _, tok := range r.toks {
		var next []state
		for i := range r.states {
			next = r.step(next, &r.states[i], p, tok)
		}
		r.states = prune(next)
	}
	r.leave(p)
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
			s.fault(r.at(quoteRunsOn, s.open[0], string(pairTable[s.open[0].pair].open)))
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
		if s.carried < 12 && onlyQuotes(&s) && (p.role == paragraph || p.role == quotation || p.role == verse) {
			carried := s
			carried.carried++
			next = append(next, carried)
		}
		r.abandon(&s, 0)
		next = append(next, s)
	}
	r.states = prune(next)
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
		pr := pairTable[o.pair]
		s.fault(r.unclosed(o, pr))
	}
	if s.depth == 0 {
		s.carried = 0
	}
}

// step adds to next the ways in which s can read tok.
func (r *reading) step(next []state, s *state, p *passage, tok token) []state {
	if tok.open {
		return r.stepOpen(next, s, p, tok)
	}
	return r.stepClose(next, s, p, tok)
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
	price := 0
	if tok.doubt {
		price = againstUse
	}
	if s.depth < maxDepth {
		n := *s
		n.cost += price
		if same >= 0 && pr.class != bracket {
			n.cost += nestedSame
			n.fault(p.find(pairNested, tok.at, string(pr.open)))
		}
		n.push(o)
		next = append(next, n)
	}
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
		n.fault(p.find(pairTurned, tok.at, string(pr.open), string(pr.close)).with(tok.at, 1, string(pr.close)))
		next = append(next, n)
	}
	return next
}

func (r *reading) stepClose(next []state, s *state, p *passage, tok token) []state {
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
		r.close(&n, p, tok.at)
		next = append(next, n)
	case at >= 0:
		n := *s
		r.abandon(&n, at+1)
		n.cost += price
		r.close(&n, p, tok.at)
		next = append(next, n)
		if at == s.depth-2 {
			n := *s
			n.open[at] = n.open[at+1]
			n.depth--
			n.cost += crossed
			n.fault(p.find(pairCrossed, tok.at, string(pr.close), string(pairTable[s.open[at+1].pair].open)))
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
			n.fault(p.find(kind, tok.at, string(top.open), string(pr.close), string(top.close)).with(tok.at, 1, string(top.close)))
			next = append(next, n)
		}
	}
	n := *s
	n.cost += missing
	if tok.doubt && tok.at > 0 {
		n.cost += againstUse
	}
	n.fault(p.find(pairClose, tok.at, string(pr.close), string(pr.open)))
	next = append(next, n)
	if s.depth < maxDepth && pr.class == quote && (at < 0 || tok.doubt) {
		n := *s
		if at >= 0 {
			r.abandon(&n, at)
		}
		n.cost += turnedPrice(tok)
		n.fault(p.find(pairTurned, tok.at, string(pr.close), string(pr.open)).with(tok.at, 1, string(pr.open)))
		n.push(opened{tok.pair, int32(p.index), int32(tok.at)})
		next = append(next, n)
	}
	return next
}

// close closes the innermost mark, and tells of a quotation that went over
// two paragraphs: it may as well be two, the first without its closing mark.
func (r *reading) close(s *state, p *passage, at int) {
	o := s.open[s.depth-1]
	s.pop()
	if s.depth == 0 && s.carried > 0 {
		pr := pairTable[o.pair]
		switch {
		case s.told(quoteRunsOn, o):
			last := p.find(quoteRunsTo, at, string(pr.close), r.t.line(int(o.passage), int(o.at)))
			s.fault(last)
		case s.carried == 1:
			s.fault(r.at(quoteContinues, o, string(pr.open), string(pr.close)))
		}
		s.carried = 0
	}
}

func (s *state) told(kind *diag.Kind, o opened) bool {
	for f := s.faults; f != nil; f = f.before {
		if f.kind == kind && f.passage == int(o.passage) && f.at == int(o.at) {
			return true
		}
		if f.passage < int(o.passage) {
			return false
		}
	}
	return false
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

func (s *state) fault(f finding) { s.faults = &fault{f, s.faults} }

func (r *reading) at(kind *diag.Kind, o opened, args ...any) finding {
	return finding{kind: kind, passage: int(o.passage), at: int(o.at), args: args}
}

// prune keeps the cheapest readings, one for each stack of open marks. Of two
// at one price the earlier stands: steps are listed by plausibility.
func prune(states []state) []state {
	slices.SortStableFunc(states, func(a, b state) int { return a.cost - b.cost })
	kept := states[:0]
	for i := range states {
		s := &states[i]
		if len(kept) == maxStates || s.cost > states[0].cost+4*missing {
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
	best := prune(r.states)[0]
	var found []finding
	for f := best.faults; f != nil; f = f.before {
		found = append(found, f.finding)
	}
	slices.Reverse(found)
	r.states = []state{{}}
	return found
}

// unclosed is the fault of a mark without its partner, with a guess where the
// partner belongs.
func (r *reading) unclosed(o opened, pr pair) finding {
	p := &r.t.passages[o.passage]
	i := r.t.closeAt(p, int(o.at), o.pair)
	f := r.at(pairOpen, o, string(pr.open), string(pr.close), p.around(max(int(o.at)+1, i-6), i)).with(i, 0, string(pr.close))
	f.edit.doubtful = true
	return f
}

// closeAt returns the character before which the closing mark probably
// belongs: speech after a colon ends with the last full stop before the next
// quotation, anything else before the first stop or pause.
func (t *text) closeAt(p *passage, at int, pair int8) int {
	pr := pairTable[pair]
	speech := pr.class == quote && (p.rune(at-1) == '：' || at == 0)
	end := at + 1
	last := -1
	for ; end < len(p.text); end++ {
		c := p.text[end]
		if c == '\n' || c == pr.open {
			break
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
	if last > 0 && speech {
		return last
	}
	return end
}
