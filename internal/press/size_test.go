package press

import (
	"errors"
	"strings"
	"testing"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// What no book holds is refused before it is set, whether it has too many
// characters or too many paragraphs; what just fits is not.
func TestTooLarge(t *testing.T) {
	paragraph := func(n int) manuscript.Block {
		return &manuscript.Paragraph{Content: []manuscript.Inline{manuscript.Text{Value: strings.Repeat("x", n)}}}
	}
	many := func(n int) (list []manuscript.Block) {
		for range n {
			list = append(list, paragraph(1))
		}
		return list
	}
	for _, c := range []struct {
		name string
		m    manuscript.Manuscript
		want bool
	}{
		{"just fits", manuscript.Manuscript{Blocks: []manuscript.Block{paragraph(mostText - perBlock)}}, true},
		{"one character more", manuscript.Manuscript{Blocks: []manuscript.Block{paragraph(mostText - perBlock + 1)}}, false},
		{"many paragraphs", manuscript.Manuscript{Blocks: many(mostText/(perBlock+1) + 1)}, false},
		{"many notes", manuscript.Manuscript{Notes: []manuscript.Note{{Body: many(mostText/(perBlock+1) + 1)}}}, false},
	} {
		err := (&Desk{Path: "long.txt", Manuscript: &c.m}).fits()
		var p *diag.Problem
		if c.want != (err == nil) || err != nil && (!errors.As(err, &p) || p.Kind != tooLarge) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
