package typeset

import (
	"fmt"

	"yinshu/internal/design"
	"yinshu/internal/index"
	"yinshu/internal/manuscript"
)

// numbering knows which number each note's marks show, and counts the marks
// of each note.
type numbering struct {
	of    map[string]int
	marks map[string]int
}

// count counts one more mark of a note.
func (n *numbering) count(id string) int {
	n.marks[id]++
	return n.marks[id]
}

// text is the number of a note in the form that a design gives marks.
func (n *numbering) text(id, form string) string {
	return numeral(n.of[id], form)
}

// numeral writes n in the form of a mark or a label. Circled numbers end at 50 in
// Unicode; larger ones are bracketed.
func numeral(n int, form string) string {
	switch form {
	case "1.":
		return fmt.Sprintf("%d.", n)
	case "[1]":
		return fmt.Sprintf("[%d]", n)
	case "〔1〕":
		return fmt.Sprintf("〔%d〕", n)
	case "(1)":
		return fmt.Sprintf("(%d)", n)
	case "①":
		switch {
		case n >= 1 && n <= 20:
			return string(rune('①' + n - 1))
		case n >= 21 && n <= 35:
			return string(rune('㉑' + n - 21))
		case n >= 36 && n <= 50:
			return string(rune('㊱' + n - 36))
		}
		return fmt.Sprintf("(%d)", n)
	}
	return fmt.Sprint(n)
}

// numberNotes numbers the notes through the book or by the chapter. Numbers
// by the page are those of the last round of pages; see body.go.
func (c *compositor) numberNotes(byPage map[string]int) {
	c.numbers = numbering{of: make(map[string]int, len(c.m.Notes)), marks: make(map[string]int, len(c.m.Notes))}
	for _, n := range c.m.Notes {
		c.numbers.of[n.ID] = n.Number
	}
	switch c.d.Numbering {
	case design.ByPage:
		for id := range c.numbers.of {
			c.numbers.of[id] = max(1, byPage[id])
		}
	case design.ByChapter:
		c.numberByChapter()
	}
}

// findMentions finds the notes in which the mentions of the index stand.
func (c *compositor) findMentions() {
	c.mentions = map[string]string{}
	for i := range c.m.Notes {
		n := &c.m.Notes[i]
		for leaf := range manuscript.Leaves(n.Body) {
			for _, line := range manuscript.Lines(leaf) {
				for in := range manuscript.Flat(line) {
					if t, ok := in.(manuscript.TermMark); ok {
						c.mentions[t.Anchor] = n.ID
					}
				}
			}
		}
	}
}

// noteIn is the number of a locator's note as this design has it: where
// numbers begin again by chapter or page, the index counts as the notes do.
func (c *compositor) noteIn(l *index.Locator) string {
	if id, ok := c.mentions[l.Anchor]; ok && c.d.Numbering != design.Through {
		return fmt.Sprint(c.numbers.of[id])
	}
	return l.Note
}

func (c *compositor) numberByChapter() {
	seen := map[string]bool{}
	n := 0
	for b := range manuscript.Leaves(c.m.Blocks) {
		if h, ok := b.(*manuscript.Heading); ok && h.Level <= c.d.OpeningLevel {
			n = 0
		}
		for _, line := range manuscript.Lines(b) {
			for in := range manuscript.Flat(line) {
				if mark, ok := in.(manuscript.NoteMark); ok && !seen[mark.Note] {
					seen[mark.Note] = true
					n++
					c.numbers.of[mark.Note] = n
				}
			}
		}
	}
}
