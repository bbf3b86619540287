package index

import "strings"

// findWorks takes every title in its marks for a work. A treaty in marks is an
// event, headed without them.
func (s *search) findWorks(v *view) {
	for _, w := range v.works {
		if w.end-w.start < 2 {
			continue
		}
		inside := string(v.text[w.start:w.end])
		marked := string(v.text[w.start-1 : w.end+1])
		if s.isTreaty(inside) {
			c := s.note(inside, Event, "treaty", v.number, w.start)
			c.sure = true
			c.addVariant(marked)
			continue
		}
		s.note(marked, Work, "marks", v.number, w.start-1).sure = true
	}
}

func (s *search) isTreaty(title string) bool {
	for _, head := range s.words.lists["TREATY_HEAD"] {
		if strings.HasSuffix(title, head) {
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
