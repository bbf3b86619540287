package reader

import (
	"slices"
	"strings"
)

// The count decides. Each family's candidates are read so that the marks run
// 1, 2, 3 … through the text, or through each page or chapter, at the best
// total score; a number left out costs missing.
const (
	missing   = 5 // for each number the count leaves out
	bodyless  = 4 // for each body that is left without a mark
	mostLost  = 3 // in one place
	perMark   = 2 // the least a mark must bring on average
	aloneWith = 6 // the least of a count of one
)

// A chain is a way to read candidates as marks.
type chain struct {
	picks []pick
	score int
	high  int // the last number
}

type pick struct{ candidate, reading int }

// follow finds the best chain in candidates. known holds the numbers that
// have bodies, or is nil.
func follow(candidates []candidate, known map[int]bool, again bool) chain {
	type node struct{ candidate, reading, prev, score int }
	count := 0
	for i := range candidates {
		count += len(candidates[i].readings)
	}
	nodes := make([]node, 0, count)
	var best []int // by number: the node, or -1
	at := func(v int) int {
		if v < len(best) {
			return best[v]
		}
		return -1
	}
	type change struct{ v, node int }
	var changes []change
	for c := range candidates {
		changes = changes[:0]
		for k := range candidates[c].readings {
			rd := &candidates[c].readings[k]
			if rd.from > 0 && known == nil {
				continue
			}
			score := rd.score
			if known != nil {
				if known[rd.last] {
					score += 2
				} else {
					score -= 6
				}
			}
			from, top := -1, -1<<30
			for lost := 0; lost <= mostLost && rd.first-lost >= 1; lost++ {
				v := rd.first - 1 - lost
				total := score - missing*lost
				if v > 0 {
					n := at(v)
					if n < 0 {
						continue
					}
					total += nodes[n].score
					if total > top {
						from, top = n, total
					}
				} else if total > top {
					from, top = -1, total
				}
			}
			if v := rd.goesOnFrom(); v > 0 {
				// [7,10] names a note again and the next.
				if n := at(v); n >= 0 && nodes[n].score+score-2 > top {
					from, top = n, nodes[n].score+score-2
				}
			}
			if again && known[rd.last] {
				// A source cited again repeats its number.
				for v := rd.last; v < len(best); v++ {
					if n := best[v]; n >= 0 && nodes[n].score+score-2 > top {
						nodes = append(nodes, node{c, k, n, nodes[n].score + score - 2})
						changes = append(changes, change{v, len(nodes) - 1})
					}
				}
			}
			if rd.score >= fixed {
				// An order stands wherever the count is.
				for v := 1; v < rd.first && v < len(best); v++ {
					if n := best[v]; n >= 0 && nodes[n].score+score-missing*(rd.first-v-1) > top {
						from, top = n, nodes[n].score+score-missing*(rd.first-v-1)
					}
				}
				if top == -1<<30 {
					from, top = -1, score
				}
			}
			if top > -1<<30 {
				nodes = append(nodes, node{c, k, from, top})
				changes = append(changes, change{rd.last, len(nodes) - 1})
			}
		}
		for _, ch := range changes {
			for len(best) <= ch.v {
				best = append(best, -1)
			}
			if n := best[ch.v]; n < 0 || nodes[n].score < nodes[ch.node].score {
				best[ch.v] = ch.node
			}
		}
	}
	// A count that ends before the last body leaves bodies without marks.
	unmarked := 0
	for v := range known {
		if v < len(best) {
			unmarked++
		}
	}
	end, top, high := -1, -bodyless*unmarked, 0
	for v, n := range best {
		if known[v] {
			unmarked--
		}
		if n >= 0 && nodes[n].score-bodyless*unmarked > top {
			end, top, high = n, nodes[n].score-bodyless*unmarked, v
		}
	}
	if end >= 0 {
		top = nodes[end].score
	} else {
		top = 0
	}
	out := chain{score: top, high: high}
	for n := end; n >= 0; n = nodes[n].prev {
		out.picks = append(out.picks, pick{nodes[n].candidate, nodes[n].reading})
	}
	for i, j := 0, len(out.picks)-1; i < j; i, j = i+1, j-1 {
		out.picks[i], out.picks[j] = out.picks[j], out.picks[i]
	}
	return out
}

// convincing says that a chain is a count and no accident.
func (c *chain) convincing(known bool) bool {
	n := len(c.picks)
	switch {
	case n == 0:
		return false
	case known:
		return true
	case n == 1:
		return c.score >= aloneWith
	}
	return c.score >= perMark*n
}

// fewest is how many bare digits make a count of notes without bodies, if one of
// them must be cut out of a longer number.
const fewest = 4

// cutOut says that a short count of bare digits lives on numbers that are cut
// though they may well be whole: 敲了11,520下 and 27個秋天 are no notes 1 and 2,
// but no year is 11951.
func cutOut(c *chain, candidates []candidate) bool {
	if len(c.picks) >= fewest {
		return false
	}
	for _, p := range c.picks {
		cand := &candidates[p.candidate]
		if rd := &cand.readings[p.reading]; rd.to < cand.to && cand.to-cand.at <= 2 && rd.score < fixed {
			return true
		}
	}
	return false
}

// findMarks decides which candidates are note marks.
func (r *reading) findMarks(notes []noteBody) {
	all := r.gather()
	best, bestScore := numFamilies, 0
	var bestChains []segmentChain
	r.settle(notes, all)
	r.habit(all)
	for f := range symbolMarks {
		if len(all[f]) == 0 {
			continue
		}
		if chains, score := r.chains(all[f], f, r.known); score > bestScore {
			best, bestScore, bestChains = f, score, chains
		}
	}
	if best < numFamilies {
		// A mark each, and a decision for each candidate.
		r.marks = slices.Grow(r.marks, picked(bestChains))
		candidates := 0
		for f := range all {
			candidates += len(all[f])
		}
		r.decisions = slices.Grow(r.decisions, candidates)
		r.take(best, all[best], bestChains)
	}
	r.takeFixed(best, all)
	if len(r.knownSymbols) > 0 {
		starts := r.starts
		r.starts = r.symbolStarts
		chains, _ := r.chains(all[symbolMarks], symbolMarks, r.knownSymbols)
		r.take(symbolMarks, all[symbolMarks], chains)
		r.starts = starts
	}
	r.refuse(best, all)
}

// habit weighs the candidates again by where the text sets its marks: most
// texts set them all after stops, or all before.
func (r *reading) habit(all [numFamilies][]candidate) {
	chains, _ := r.chains(all[bareMarks], bareMarks, r.known)
	before, after := 0, 0
	for _, sc := range chains {
		for _, p := range sc.chain.picks {
			switch all[bareMarks][sc.offset+p.candidate].readings[p.reading].side {
			case beforeMark:
				before++
			case afterStop:
				after++
			}
		}
	}
	lean := [3]int{}
	switch {
	case before >= 3 && before > 2*after:
		lean = [3]int{beforeMark: 3, afterStop: -3}
	case after >= 3 && after > 3*before:
		lean = [3]int{beforeMark: -1, afterStop: 1}
	default:
		return
	}
	for i := range all[bareMarks] {
		readings := all[bareMarks][i].readings
		for k := range readings {
			readings[k].score += lean[readings[k].side]
		}
	}
}

type segmentChain struct {
	segment int
	offset  int // of its candidates in the family's
	chain   chain
}

// picked counts the candidates that chains read as marks.
func picked(chains []segmentChain) int {
	n := 0
	for i := range chains {
		n += len(chains[i].chain.picks)
	}
	return n
}

// take makes marks of the chosen candidates.
func (r *reading) take(f family, all []candidate, chains []segmentChain) {
	for _, sc := range chains {
		last, before := 0, 0
		for n, p := range sc.chain.picks {
			at := sc.offset + p.candidate
			c := &all[at]
			rd := &c.readings[p.reading]
			start := c.at
			if rd.from > 0 {
				from, to := sc.offset, at+1
				if n > 0 {
					from += sc.chain.picks[n-1].candidate + 1
				}
				if n+1 < len(sc.chain.picks) {
					to = sc.offset + sc.chain.picks[n+1].candidate
				}
				if endsAlike(all[from:to], at-from, rd) {
					c.refused = "one of several numbers that its mark may end"
					continue
				}
				start = rd.from
			}
			for from := before + 1; f == bareMarks && last > 0 && rd.first > last+1; last++ {
				n := r.glued(all[from:at], last+1, sc.segment)
				if n < 0 {
					break
				}
				from += n + 1
			}
			before = at
			r.marks = append(r.marks, mark{c.draft, start, rd.to, rd.numbers(), r.text[start:rd.to], sc.segment, f})
			var others []string
			if start > c.at {
				others = []string{"all of " + r.text[c.at:c.to] + " as text"}
			}
			if rd.to < c.to {
				others = []string{"the whole of " + r.text[c.at:c.to] + " as a mark", "as text"}
			}
			why := rd.why
			if why == "" {
				why = familyNames[f]
			}
			if rd.to < c.to {
				why += ", and " + r.text[rd.to:c.to] + " goes on"
			} else if rd.side == beforeMark {
				why += ", before a mark"
			}
			r.decide(start, rd.to, "mark", "number "+itoa(rd.first)+" of the count: "+why, min(99, 75+3*max(0, rd.score)), others...)
			if rd.first > last+1 && rd.score < fixed {
				r.at(MarkMissing, r.spanOf(c.at, c.at).Start, last, rd.first)
			}
			last = max(last, rd.last)
			c.refused = taken
		}
	}
}

// glued finds a number v that a count leaves out at the end of a number of the
// text or behind a letter, where a clause ends: 世壽7225， is 72 and mark 25. It
// must be the only one. It gives its place among the candidates, or -1.
func (r *reading) glued(between []candidate, v, segment int) int {
	label := itoa(v)
	found := -1
	for i := range between {
		c := &between[i]
		digits := r.text[c.at:c.to]
		if !strings.HasSuffix(digits, label) || len(digits) == len(label) && c.refused != ofLetters {
			continue
		}
		if next := firstRune(r.text[c.to:]); !strings.ContainsRune(noStarts, next) && !strings.ContainsRune(stops, next) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	if found < 0 {
		return -1
	}
	c := &between[found]
	at := c.to - len(label)
	r.marks = append(r.marks, mark{c.draft, at, c.to, []int{v}, label, segment, bareMarks})
	r.decide(at, c.to, "mark", "number "+label+" of the count: "+"it ends a number of the text, and stands nowhere else", 60, "all of "+r.text[c.at:c.to]+" as text")
	c.refused = taken
	return found
}

// takeFixed makes marks of what fixes.txt orders in another dress than the
// text's.
func (r *reading) takeFixed(best family, all [numFamilies][]candidate) {
	for f := range numFamilies {
		if f == best {
			continue
		}
		for i := range all[f] {
			c := &all[f][i]
			if len(c.readings) == 1 && c.readings[0].score >= fixed {
				p := chain{picks: []pick{{0, 0}}}
				r.take(f, all[f], []segmentChain{{r.segmentAt(c.at), i, p}})
			}
		}
	}
}

const taken = "taken"

// refuse records why each other number is text.
func (r *reading) refuse(best family, all [numFamilies][]candidate) {
	for f := range numFamilies {
		for i := range all[f] {
			c := &all[f][i]
			switch {
			case c.refused == taken:
				continue
			case c.refused != "":
			case best == numFamilies:
				c.refused = "no count of notes runs through the text"
			default:
				c.refused = "the count does not need it"
			}
			r.decide(c.at, c.to, "number", c.refused, 95)
		}
	}
}

// chains reads a family's candidates, segment by segment.
func (r *reading) chains(all []candidate, f family, known map[int]map[int]bool) ([]segmentChain, int) {
	var out []segmentChain
	total := 0
	for from := 0; from < len(all); {
		segment := r.segmentAt(all[from].at)
		to := from
		for to < len(all) && r.segmentAt(all[to].at) == segment {
			to++
		}
		var have map[int]bool
		if len(known) > 0 {
			have = known[segment]
		}
		again := have != nil && (f == squareMarks || f == tortoiseMarks)
		c := follow(all[from:to], have, again)
		if f == bareMarks && have == nil && cutOut(&c, all[from:to]) {
			from = to
			continue
		}
		if c.convincing(have != nil) || f != bareMarks && len(out) > 0 && len(c.picks) > 0 && c.score >= 4*len(c.picks) {
			out = append(out, segmentChain{segment, from, c})
			total += c.score
			for _, p := range c.picks {
				if all[from+p.candidate].readings[p.reading].score >= fixed {
					total -= fixed - 6 // an order says nothing of the text's habit
				}
			}
		}
		from = to
	}
	return out, total
}

// segmentAt gives the stretch of the text, within which notes are counted
// from one, that a byte of the text stands in.
func (r *reading) segmentAt(at int) int {
	i, found := slices.BinarySearch(r.starts, at)
	if found {
		for i++; i < len(r.starts) && r.starts[i] == at; i++ { // empty ones
		}
	}
	return i
}
