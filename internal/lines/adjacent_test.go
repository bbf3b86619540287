package lines

import (
	"strings"
	"testing"

	"yinshu/internal/design"
	"yinshu/internal/face"
)

// What two neighbouring marks give up for good, in half ems, by style: CLREQ
// "Compression of adjacent marks".
func TestAdjacent(t *testing.T) {
	for _, c := range []struct {
		pair                         string
		mainland, taiwan, unadjusted int
	}{
		{"「『", 1, 1, 0},
		{"」』", 1, 1, 0},
		{"」「", 1, 1, 0},
		{"」，", 1, 1, 0},
		{"。」", 1, 0, 0},
		{"。「", 1, 1, 0},
		{"，「", 1, 1, 0},
		{"：「", 1, 1, 0},
		{"。，", 1, 0, 0},
		{"！！", 2, 0, 0},
		{"「，", 0, 0, 0},
		{"字「", 0, 0, 0},
		{"」字", 0, 0, 0},
		{"·「", 0, 0, 0},
	} {
		for style, want := range map[string]int{"mainland": c.mainland, "taiwan": c.taiwan, "taiwan-unadjusted": c.unadjusted} {
			r := []rune(c.pair)
			whole := gaveUp(t, style, words("字"+c.pair+"字"))
			parted := gaveUp(t, style, []Piece{
				{Text: "字" + string(r[0]), Faces: []face.ID{"em"}, Size: size},
				{Text: string(r[1]) + "字", Faces: []face.ID{"none", "em"}, Size: size, Link: "#x", Start: 2},
			})
			if whole != design.Length(want)*size/2 {
				t.Errorf("%s: %s gives up %d, want %d half ems", style, c.pair, whole, want)
			}
			if parted != whole {
				t.Errorf("%s: %s gives up %d in one piece, %d in two", style, c.pair, whole, parted)
			}
		}
	}
}

// gaveUp returns by how much four characters are narrower than four ems.
func gaveUp(t *testing.T, style string, ps []Piece) design.Length {
	width := 4 * size
	s := plain(t, style)
	for _, p := range ps {
		for _, r := range p.Text {
			if ClassOf(r) == Middot {
				width += design.Em(size, s.spacing.Interpunct-1000)
			}
		}
	}
	return width - s.Single("p", ps).Width
}

// A note mark between two marks ends their being neighbours: the one before
// it makes room for the number, the one behind keeps its blank.
func TestNoteBetweenMarks(t *testing.T) {
	ps := []Piece{
		{Text: "字」", Faces: []face.ID{"em"}, Size: size},
		{Text: "1", Kind: NoteMark, Faces: []face.ID{"em"}, Size: size / 2, Start: 2},
		{Text: "「字", Faces: []face.ID{"em"}, Size: size, Start: 2},
	}
	if got, want := plain(t, "mainland").Single("p", ps).Width, 4*size-size/2+size/4; got != want {
		t.Errorf("the line is %d wide, want %d", got, want)
	}
}

// Of two marks of different size the smaller gives up its blank.
func TestSmallerGives(t *testing.T) {
	for _, c := range []struct{ a, b, want design.Length }{
		{size, size / 2, size + size/2 - size/4},
		{size / 2, size, size + size/2 - size/4},
		{size, size, 2*size - size/2},
	} {
		ps := []Piece{
			{Text: "字」", Faces: []face.ID{"em"}, Size: c.a},
			{Text: "「字", Faces: []face.ID{"em"}, Size: c.b, Start: 2},
		}
		if got := plain(t, "mainland").Single("p", ps).Width - c.a - c.b; got != c.want {
			t.Errorf("」 of %d and 「 of %d take %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// A typed space between two full-width marks is nothing: they close up as if
// it were not there.
func TestTypedSpaceBetweenMarks(t *testing.T) {
	for _, style := range design.SpacingNames() {
		s := plain(t, style)
		sh := Shape{Measure: 40 * size}
		with := s.Paragraph("p", words("他說：「不行。」 「好。」 （完）"), sh)[0].Width
		without := s.Paragraph("p", words("他說：「不行。」「好。」（完）"), sh)[0].Width
		if with != without {
			t.Errorf("%s: %d wide with spaces, %d without", style, with, without)
		}
	}
}

// The first line of a paragraph that is not indented, as after a quotation,
// has the same edge as the lines after it.
func TestUnindentedFirstLine(t *testing.T) {
	text := strings.Repeat("「甲乙丙丁戊己庚辛」天地", 6)
	for _, style := range design.SpacingNames() {
		s := plain(t, style)
		ls := s.Paragraph("p", words(text), Shape{Measure: 20 * size})
		want := design.Length(0)
		if sp, _ := design.NamedSpacing(style); sp.StartTrim {
			want = -size / 2
		}
		for i, l := range ls {
			if strings.HasPrefix(l.Runs[0].Text, "「") && l.Offset != want {
				t.Errorf("%s: line %d begins at %d, not %d", style, i, l.Offset, want)
			}
		}
	}
}

// An opening mark goes without its blank after an indent of two ems, where the
// region has it so, and never after one of one em.
func TestTrimAfterIndent(t *testing.T) {
	text := strings.Repeat("「甲乙丙丁戊己庚辛」天地", 6)
	for _, style := range design.SpacingNames() {
		for _, indent := range []design.Length{1, 2} {
			want := indent * size
			if sp, _ := design.NamedSpacing(style); sp.FirstTrim && indent > 1 {
				want -= size / 2
			}
			l := plain(t, style).Paragraph("p", words(text), Shape{Measure: 20 * size, FirstIndent: indent * size})[0]
			if l.Offset != want {
				t.Errorf("%s: after %d em it begins at %d, not %d", style, indent, l.Offset, want)
			}
		}
	}
}

// With hanging marks the characters of all lines reach the measure, and a
// pause or stop at a line's end stands beyond it; no other mark does.
func TestHanging(t *testing.T) {
	text := strings.Repeat("甲乙丙丁戊，己庚辛。天地「玄黃」、宇宙！", 12)
	for _, style := range design.SpacingNames() {
		sp, _ := design.NamedSpacing(style)
		sp.Hang = true
		hung := 0
		setter := New(map[face.ID]Measurer{"em": Em{}}, sp)
		for measure := design.Length(10 * size); measure <= 16*size; measure += size {
			ls := setter.Paragraph("p", words(text), Shape{Measure: measure})
			for i, l := range ls {
				run := l.Runs[len(l.Runs)-1]
				r := []rune(run.Text)
				last, advance := r[len(r)-1], run.Advances[len(run.Advances)-1]
				if hangs := strings.ContainsRune("，。、", last); hangs != (advance == 0) {
					t.Errorf("%s: line %d ends with %c, whose advance is %d", style, i, last, advance)
				} else if hangs {
					hung++
				}
				if i < len(ls)-1 && l.Why == "" && l.Offset+l.Width != measure {
					t.Errorf("%s: line %d ends at %d", style, i, l.Offset+l.Width)
				}
			}
		}
		if hung == 0 {
			t.Errorf("%s: no mark hangs", style)
		}
	}
}

// The strict level keeps a dash from a line's start, but not at the price of
// gaps that all can see.
func TestStrictGivesWay(t *testing.T) {
	sp, _ := design.NamedSpacing("mainland")
	begins := func(level design.Prohibition) (dashes, worst int) {
		sp.Prohibition = level
		s := New(map[face.ID]Measurer{"em": Em{}}, sp)
		for n := range 60 {
			text := strings.Repeat("甲乙丙，", n/4) + strings.Repeat("字", n%4) + "樣——" + strings.Repeat("文", 40) + "。"
			for _, l := range s.Paragraph("p", words(text), Shape{Measure: 26 * size}) {
				if strings.HasPrefix(l.Runs[0].Text, "—") {
					dashes++
				}
				worst = max(worst, l.Gap)
			}
		}
		return dashes, worst
	}
	free, _ := begins(design.GBProhibition)
	kept, worst := begins(design.StrictProhibition)
	if kept >= free || worst > 105 {
		t.Errorf("%d lines begin with a dash, %d where they may; gaps up to %d", kept, free, worst)
	}
}
