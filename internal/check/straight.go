package check

import "slices"

// straight finds what each straight quotation mark stands for. One that has
// the other half of a pair beside it is the half that is missing there, which
// is then no fault of its own; two in a row are a pair.
func straight(t *text, found []finding) []finding {
	byPassage := map[int][]int{}
	for i := range found {
		f := &found[i]
		if f.kind == quoteHalf && t.passages[f.passage].text[f.at] == '"' || (f.kind == pairOpen || f.kind == pairClose) && t.quotes(f) {
			byPassage[f.passage] = append(byPassage[f.passage], i)
		}
	}
	answered := map[int]bool{}
	for _, list := range byPassage {
		slices.SortFunc(list, func(a, b int) int { return found[a].at - found[b].at })
		for k := 0; k+1 < len(list); k++ {
			a, b := &found[list[k]], &found[list[k+1]]
			open, close := t.pairOf(a, b)
			switch {
			case a.kind == quoteHalf && b.kind == quoteHalf:
				*a, *b = a.with(a.at, 1, open), b.with(b.at, 1, close)
			case a.kind == quoteHalf && b.kind == pairClose:
				*a = a.with(a.at, 1, open)
				answered[list[k+1]] = true
			case a.kind == pairOpen && b.kind == quoteHalf:
				*b = b.with(b.at, 1, close)
				answered[list[k]] = true
			default:
				continue
			}
			k++
		}
	}
	if len(answered) == 0 {
		return found
	}
	kept := make([]finding, 0, len(found)-len(answered))
	for i, f := range found {
		if !answered[i] {
			kept = append(kept, f)
		}
	}
	return kept
}

// quotes says whether a finding is about a quotation mark.
func (t *text) quotes(f *finding) bool {
	tok, ok := tokenOf[t.passages[f.passage].text[f.at]]
	return ok && pairTable[tok.pair].class == quote
}

// pairOf gives the marks of the pair that either finding has one of, else
// those of the text.
func (t *text) pairOf(a, b *finding) (open, close string) {
	for _, f := range []*finding{a, b} {
		if tok, ok := tokenOf[t.passages[f.passage].text[f.at]]; ok {
			pr := pairTable[tok.pair]
			return string(pr.open), string(pr.close)
		}
	}
	if t.hans {
		return "“", "”"
	}
	return "「", "」"
}
