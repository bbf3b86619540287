package manuscript

import (
	"reflect"
	"testing"
)

// Page marks taken out and put back stand where they stood, at every point of
// a line: before, between and after marks without width.
func TestPagePoints(t *testing.T) {
	page := func(label string) Inline { return PageMark{Label: label} }
	note := NoteMark{Note: "n1"}
	for name, line := range map[string][]Inline{
		"first":            {page("1"), Text{Value: "甲乙"}},
		"in the middle":    {Text{Value: "甲"}, page("1"), Text{Value: "乙"}},
		"last":             {Text{Value: "甲乙"}, page("1")},
		"after a mark":     {Text{Value: "甲"}, note, page("1"), Text{Value: "乙"}},
		"before a mark":    {Text{Value: "甲"}, page("1"), note, Text{Value: "乙"}},
		"between marks":    {Text{Value: "甲"}, note, page("1"), note, Text{Value: "乙"}},
		"two":              {page("1"), Text{Value: "甲"}, page("2"), note, page("3"), Text{Value: "乙"}, page("4")},
		"two at one point": {Text{Value: "甲"}, page("1"), page("2"), Text{Value: "乙"}},
		"beside emphasis":  {Emphasis{Content: []Inline{Text{Value: "甲乙"}}}, page("1"), Text{Value: "丙"}},
		"alone":            {page("1")},
	} {
		m := &Manuscript{Blocks: []Block{&Paragraph{Base: Base{Ident: "p1"}, Content: line}}}
		points := PagePoints(m)
		var bare []Inline
		for _, in := range line {
			if _, ok := in.(PageMark); ok {
				continue
			}
			if x, ok := in.(Text); ok && len(bare) > 0 {
				if y, ok := bare[len(bare)-1].(Text); ok {
					bare[len(bare)-1] = Text{Value: y.Value + x.Value}
					continue
				}
			}
			bare = append(bare, in)
		}
		back := &Manuscript{Blocks: []Block{&Paragraph{Base: Base{Ident: "p1"}, Content: bare}}}
		if lost := PlacePages(back, points, Span{}); len(lost) > 0 {
			t.Errorf("%s: %v has no place", name, lost)
		}
		if got := back.Blocks[0].(*Paragraph).Content; !reflect.DeepEqual(got, line) {
			t.Errorf("%s: got %v, want %v", name, got, line)
		}
	}
}

// A point that the text does not have is told, never a panic.
func TestPagePointsLost(t *testing.T) {
	m := &Manuscript{Blocks: []Block{&Paragraph{Base: Base{Ident: "p1"}, Content: []Inline{
		Emphasis{Content: []Inline{Text{Value: "甲乙"}}},
	}}}}
	for _, at := range []string{"", "p1", "p2:0", "p1:3", "p1:1", "p1/2:0", "p1/0:0", "p1:x", "p1:-1", "p1:0+1"} {
		if lost := PlacePages(m, []PagePoint{{"9", at}}, Span{}); len(lost) != 1 {
			t.Errorf("%q was placed", at)
		}
	}
}
