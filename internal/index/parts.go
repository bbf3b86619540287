package index

import (
	"slices"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// A Part is one index of several: 人名索引.
type Part struct {
	Title string
	Kinds []string // only headings of these kinds; nil: of all
	Not   []string // but none of these
}

// has reports whether headings of a kind stand in the part.
func (p *Part) has(kind string) bool {
	return (len(p.Kinds) == 0 || slices.Contains(p.Kinds, kind)) && !slices.Contains(p.Not, kind)
}

// parts makes the entries of each part, one part after the other. A heading
// that stands in several parts has its own name in each, so that what refers
// to it leads to the one in the same part.
func (b *builder) parts(tops []int) []Entry {
	var all []Entry
	done := map[string]string{} // the term of an entry, by the manuscript's, in the first part that has it
	for n, p := range b.opt.Parts {
		var list []int
		for _, i := range tops {
			if p.has(b.terms[i].Kind) {
				list = append(list, i)
			}
		}
		entries := b.entries(list, false)
		here := map[string]string{}
		name(entries, here, done, "-"+itoa(n+1))
		relate(entries, here, done)
		for term, as := range here {
			if _, first := done[term]; !first {
				done[term] = as
			}
		}
		for i := range entries {
			entries[i].Index = p.Title
		}
		all = append(all, entries...)
	}
	return all
}

// name gives entries whose term stands in an earlier part a name of their own.
func name(entries []Entry, here, done map[string]string, suffix string) {
	for i := range entries {
		e := &entries[i]
		as := e.Term
		if _, taken := done[e.Term]; taken {
			as += suffix
		}
		here[e.Term] = as
		e.Term = as
		name(e.Subs, here, done, suffix)
	}
}

// relate leads references to the heading in the same part, else in an earlier.
func relate(entries []Entry, here, done map[string]string) {
	to := func(refs []Ref) {
		for i := range refs {
			if as, ok := here[refs[i].Term]; ok {
				refs[i].Term = as
			} else if as, ok := done[refs[i].Term]; ok {
				refs[i].Term = as
			}
		}
	}
	for i := range entries {
		to(entries[i].See)
		to(entries[i].SeeAlso)
		relate(entries[i].Subs, here, done)
	}
}

// once drops problems that were told already: a heading in two parts is looked
// at twice.
func once(problems []*diag.Problem) []*diag.Problem {
	told := map[string]bool{}
	return slices.DeleteFunc(problems, func(p *diag.Problem) bool {
		s := p.Error()
		was := told[s]
		told[s] = true
		return was
	})
}

// tops gives the terms that stand under no other and in some part.
func (b *builder) tops() (tops []int, subs [][]int) {
	subs = make([][]int, len(b.terms))
	for i, t := range b.terms {
		over, ok := b.at[t.Under]
		switch {
		case t.Under != "" && ok:
			subs[over] = append(subs[over], i)
		case b.somewhere(&t):
			tops = append(tops, i)
		}
	}
	return tops, subs
}

func (b *builder) somewhere(t *manuscript.Term) bool {
	return slices.ContainsFunc(b.opt.Parts, func(p Part) bool { return p.has(t.Kind) })
}
