package proof

import (
	"cmp"
	"slices"

	"yinshu/internal/script"
)

// A Merge is a character of the source that the way back does not restore:
// two characters became one, and the reverse conversion takes the other.
type Merge struct {
	Source, Ready, Back string
	Count               int
	Cases               []Case
}

// merges converts the edition back with the same decisions. What the record
// says was chosen is known and restored; of the rest, each character that
// comes back as another is a merge.
func (p *places) merges() []Merge {
	if script.Of(p.Source.Meta.Lang) == script.Of(p.Edition.Meta.Lang) {
		return nil
	}
	opt := p.Options.Reversed(p.Source.Meta.Lang)
	opt.From, opt.Record = p.Edition.Meta.Lang, true
	back, record, _ := script.Convert(p.Sheet.Edition, opt)
	reverse := newPlaces(Sheet{Source: p.Sheet.Edition, Edition: back, Record: record}).sides()
	found := map[[3]string]*Merge{}
	for i, side := range p.sides() {
		if i < len(reverse) {
			p.compare(side, returned(reverse[i]), found)
		}
	}
	var all []Merge
	for _, m := range found {
		all = append(all, *m)
	}
	slices.SortFunc(all, func(a, b Merge) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Ready, b.Ready), cmp.Compare(a.Back, b.Back))
	})
	return all
}

// returned gives for each character of the edition what it came back as. A
// word that came back in another length stands whole at its first character.
func returned(side Side) (back []string) {
	for _, pair := range side.Pairs {
		from, to := []rune(pair.Source), []rune(pair.Ready)
		for i := range from {
			switch {
			case len(from) == len(to):
				back = append(back, string(to[i]))
			case i == 0:
				back = append(back, pair.Ready)
			default:
				back = append(back, "")
			}
		}
	}
	return back
}

// compare goes through a paragraph and what came back in step.
func (p *places) compare(side Side, back []string, found map[[3]string]*Merge) {
	text := p.text[side.Block]
	i, j := 0, 0 // in the source, in the edition
	for _, pair := range side.Pairs {
		source, ready := []rune(pair.Source), []rune(pair.Ready)
		if pair.Kind == "" || pair.Kind == "form" {
			for k := range min(len(source), len(ready), len(back)-j) {
				if got := back[j+k]; got != string(source[k]) {
					merge(found, [3]string{string(source[k]), string(ready[k]), got}, Case{side.Block,
						string(text[max(0, i+k-around) : i+k]), string(text[i+k+1 : min(len(text), i+k+1+around)])})
				}
			}
		}
		i, j = i+len(source), j+len(ready)
	}
}

func merge(found map[[3]string]*Merge, key [3]string, c Case) {
	m := found[key]
	if m == nil {
		m = &Merge{Source: key[0], Ready: key[1], Back: key[2]}
		found[key] = m
	}
	if m.Count++; m.Count <= most {
		m.Cases = append(m.Cases, c)
	}
}
