package proof

import (
	"cmp"
	"slices"

	"yinshu/internal/script"
)

// A Residue is a character of the wrong script, and how often it stands there.
type Residue struct {
	Char  string
	Count int
	Meant int // of them kept by a choice in the record
	Cases []Case
}

// most is how many places of one character are shown.
const most = 12

// residue finds forms of the source's script that are left in the edition,
// and forms of the edition's script that stood in the source.
func (p *places) residue() (left, stood []Residue) {
	to := script.Of(p.Edition.Meta.Lang)
	if script.Of(p.Source.Meta.Lang) == to {
		return nil, nil
	}
	meant := map[string]int{}
	for i := range p.Record.Choices {
		for _, r := range p.Record.Choices[i].After {
			meant[string(r)]++
		}
	}
	inEdition, inSource := counter{}, counter{}
	for _, block := range p.order {
		inEdition.add(block, []rune(p.edition[block]), to)
		inSource.add(block, p.text[block], 1-to)
	}
	left, stood = inEdition.list(), inSource.list()
	for i := range left {
		left[i].Meant = min(left[i].Count, meant[left[i].Char])
	}
	return left, stood
}

// A counter collects characters that do not belong to a script.
type counter map[rune]*Residue

func (c counter) add(block string, text []rune, to script.Script) {
	for i, r := range text {
		if r < 0x3400 || !script.Foreign(r, to) {
			continue
		}
		x := c[r]
		if x == nil {
			x = &Residue{Char: string(r)}
			c[r] = x
		}
		if x.Count++; x.Count <= most {
			x.Cases = append(x.Cases, Case{block, string(text[max(0, i-around):i]), string(text[i+1 : min(len(text), i+1+around)])})
		}
	}
}

func (c counter) list() []Residue {
	var all []Residue
	for _, x := range c {
		all = append(all, *x)
	}
	slices.SortFunc(all, func(a, b Residue) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Char, b.Char)) })
	return all
}
