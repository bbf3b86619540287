package check

// longestTerm is how many characters a quoted term has at most whose marks are
// found to stand the wrong way round, and tokensApart how many marks of other
// pairs may stand in a quotation like that.
const (
	longestTerm = 16
	tokensApart = 6
)

// swapped takes out of a passage's marks the quotations whose two marks stand
// the wrong way round, 叫”前輩“， and 說：”好。“, and reports them. Each mark is
// judged by the other: alone it may as well close one quotation and the other
// open the next, and a whole chapter of them would seem sound but for the
// pauses beside them.
func swapped(p *passage, toks []token) (rest []token, found []finding) {
	var out []bool
	for k := 0; k < len(toks); k++ {
		c := toks[k]
		pr := pairTable[c.pair]
		if c.open || pr.class != quote {
			continue
		}
		for n := k + 1; n < len(toks) && n <= k+tokensApart; n++ {
			o := toks[n]
			if o.pair != c.pair {
				continue
			}
			if o.open && (wrongSpeech(p, c.at, o.at) || wrongTerm(p, c.at, o.at, len(found) > 0 && found[len(found)-1].at == c.at-2)) {
				if out == nil {
					out = make([]bool, len(toks))
				}
				out[k], out[n] = true, true
				found = append(found,
					p.find(pairTurned, c.at, string(pr.close), string(pr.open)).with(c.at, 1, string(pr.open)),
					p.find(pairTurned, o.at, string(pr.open), string(pr.close)).with(o.at, 1, string(pr.close)))
				k = n
			}
			break
		}
	}
	if out == nil {
		return toks, nil
	}
	rest = toks[:0]
	for k, tok := range toks {
		if !out[k] {
			rest = append(rest, tok)
		}
	}
	return rest, found
}

// wrongSpeech: a closing mark after a colon, and an opening one after the end
// of a sentence.
func wrongSpeech(p *passage, closeAt, openAt int) bool {
	last := p.rune(openAt - 1)
	return p.rune(closeAt-1) == '：' && (stop(last) || last == '—' || last == '…') && openAt-closeAt > 2
}

// wrongTerm: a closing mark, a few words, and an opening mark that nothing
// follows which could be quoted. Of a row of terms the next begins two marks
// behind one that is found.
func wrongTerm(p *passage, closeAt, openAt int, next bool) bool {
	after := p.rune(openAt + 1)
	if openAt-closeAt < 2 || openAt-closeAt > longestTerm+1 || !stop(after) && !pause(after) && after != 0 {
		return false
	}
	for k := closeAt + 1; k < openAt; k++ {
		if r := p.text[k]; stop(r) && k+1 < openAt || pause(r) || r == '\n' {
			return false
		}
	}
	if opening(p.rune(closeAt-2)) && !next || closing(p.rune(openAt+2)) && within("和與与及或跟同用改作成是為为", p.rune(openAt-1)) {
		return false // marks are quoted as marks: 「，」和「。」
	}
	before := p.rune(closeAt - 1)
	return han(before) || latin(before) || pause(before) || stop(before) && closesNext(p, openAt)
}

// closesNext says whether the next mark of the pair that opens at openAt is a
// closing one: the quotation that the term stands in goes on.
func closesNext(p *passage, openAt int) bool {
	pr := pairTable[tokenOf[p.text[openAt]].pair]
	for _, r := range p.text[openAt+1 : min(len(p.text), openAt+300)] {
		if r == pr.open || r == pr.close {
			return r == pr.close
		}
	}
	return false
}
