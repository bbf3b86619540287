package proof

import (
	"unicode/utf8"

	"yinshu/internal/script"
)

// A Side is a paragraph of both editions.
type Side struct {
	Block string
	Pairs []Pair
}

// A Pair is a stretch of both. Kind is "" where both have the same, "form"
// where characters only changed their form, "choice" where the record has a
// choice with a risk, "mark" for punctuation. Without a choice the two have as
// many characters.
type Pair struct{ Kind, Source, Ready string }

// sides goes through each block with its choices; between them the editions
// keep step character by character.
func (p *places) sides() []Side {
	choices := map[string][]*script.Choice{}
	for i := range p.Record.Choices {
		c := &p.Record.Choices[i]
		choices[c.Block] = append(choices[c.Block], c)
	}
	var all []Side
	for _, block := range p.order {
		s := Side{Block: block}
		p.pair(&s, p.text[block], []rune(p.edition[block]), choices[block])
		all = append(all, s)
	}
	return all
}

func (p *places) pair(s *Side, source, ready []rune, choices []*script.Choice) {
	i, j := 0, 0
	for i < len(source) || j < len(ready) {
		for len(choices) > 0 && choices[0].Char < i {
			choices = choices[1:] // a later layer's choice inside one already shown
		}
		if len(choices) > 0 && choices[0].Char == i {
			c := choices[0]
			choices = choices[1:]
			n, m := utf8.RuneCountInString(c.Before), utf8.RuneCountInString(c.After)
			if i+n <= len(source) && j+m <= len(ready) && string(ready[j:j+m]) == c.After {
				kind := "choice"
				if c.Risk == 0 && n == m {
					kind = "form"
				}
				if c.Rule == script.ByMark || c.Rule == script.ByDepth || c.Rule == script.Advice {
					kind = "mark"
				}
				s.add(kind, c.Before, c.After)
				i, j = i+n, j+m
				continue
			}
		}
		a, b, kind := "", "", ""
		if i < len(source) {
			a = string(source[i])
			i++
		}
		if j < len(ready) {
			b = string(ready[j])
			j++
		}
		if a != b {
			kind = "form"
		}
		s.add(kind, a, b)
	}
}

// add adds to the last pair if it is of the same kind. Choices stay apart.
func (s *Side) add(kind, source, ready string) {
	if n := len(s.Pairs); n > 0 && s.Pairs[n-1].Kind == kind && kind != "choice" && kind != "mark" {
		s.Pairs[n-1].Source += source
		s.Pairs[n-1].Ready += ready
		return
	}
	s.Pairs = append(s.Pairs, Pair{kind, source, ready})
}
