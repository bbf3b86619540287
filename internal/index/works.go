package index

import (
	"strings"

	"yinshu/internal/manuscript"
)

// findWorks takes every title in its marks for a work. A treaty in marks is an
// event, headed without them.
func (s *search) findWorks(v *view) {
	for _, w := range v.works {
		if w.end-w.start < 2 && (v.text[w.start-1] != '《' || w.end == w.start) {
			continue // 《家》 is a book, 〈一〉 a part of one
		}
		inside := string(v.text[w.start:w.end])
		marked := string(v.text[w.start-1 : w.end+1])
		if s.isTreaty(v.text[w.start:w.end]) {
			c := s.note(inside, Event, "treaty", v.number, w.start)
			c.sure = true
			c.addVariant(marked)
			continue
		}
		s.note(marked, Work, "marks", v.number, w.start-1).sure = true
	}
}

// findMarked takes what the text itself marks: a wavy line for works, a line
// for names.
func (s *search) findMarked(v *view) {
	for _, n := range v.marked {
		name := manuscript.Plain(n.Content)
		runes := []rune(name)
		at := max(0, strings.Index(string(v.text), name))
		switch {
		case len(runes) < 2 || len(runes) > maxTitle:
		case n.Kind == manuscript.Work:
			s.note(name, Work, "marks", v.number, at).sure = true
		case s.words.kindOf(name)&aPlace != 0:
			s.note(name, Place, "marks", v.number, at).sure = true
		case s.words.transcribesAll(runes):
			s.sight(runes, true, "marked", v, at)
		case s.words.is(runes[0], surname|weakSurname) && len(runes) <= 4:
			s.sight(runes, false, "marked", v, at)
		default:
			s.note(name, Person, "marks", v.number, at)
		}
	}
}

func (s *search) isTreaty(title []rune) bool {
	for n := range len(title) - 1 {
		if s.words.kind(title[n:])&treatyHead != 0 {
			return true
		}
	}
	return false
}

func (c *candidate) addVariant(form string) {
	for _, v := range c.variants {
		if v == form {
			return
		}
	}
	if form != c.heading {
		c.variants = append(c.variants, form)
	}
}
