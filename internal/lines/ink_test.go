package lines

import (
	"strings"
	"testing"

	"yinshu/internal/design"
	"yinshu/internal/face"
)

// Squeezed as far as they go, the inks of no two neighbours meet: every pair
// of marks, and every mark beside a character, in every face of the press.
func TestInks(t *testing.T) {
	const marks = "「」『』（）《》〈〉【】〔〕“”‘’，、；：。．！？·‧"
	lib := face.Find(face.Search{Dirs: []string{"../../fonts"}})
	for _, id := range []face.ID{"serif-tc", "serif-tc-bold", "serif-sc", "serif-sc-bold", "sans-tc", "sans-tc-bold", "sans-sc", "sans-sc-bold"} {
		f, err := lib.Face(id)
		if err != nil {
			t.Fatalf("%v (run make fonts)", err)
		}
		for _, style := range design.SpacingNames() {
			sp, _ := design.NamedSpacing(style)
			s := New(map[face.ID]Measurer{"f": f}, sp)
			for _, a := range marks + "字國" {
				for _, b := range marks + "字國" {
					if a > 0x4000 && a < 0xa000 && b > 0x4000 && b < 0xa000 {
						continue
					}
					if white := whiteBetween(s, f, a, b); white < 20 {
						t.Errorf("%s, %s: %c%c stand %d thousandths of an em apart, ink to ink", id, style, a, b, white)
					}
				}
			}
		}
	}
}

// Squeezed as far as they go, glyphs keep their order by place: text that is
// extracted from a page is read by it.
func TestOriginsInOrder(t *testing.T) {
	for _, style := range design.SpacingNames() {
		s := serif(t, "serif-sc", style)
		f := s.rulers["serif"].m.(*face.Face)
		for _, a := range "1iI.)字」，" {
			for _, b := range "「《（“字1" {
				w := s.start("p", []Piece{{Text: string([]rune{a, b}), Faces: []face.ID{"serif"}, Size: 1000}}, Shape{Measure: 10_000})
				w.whole()
				g := w.between(&w.atoms[0], &w.atoms[1])
				x := w.atoms[0].width - w.atoms[0].lead + g.extra + w.atoms[1].lead
				for _, n := range g.give {
					x -= n
				}
				w.done()
				if width, _ := f.Advance(a); x < 50 {
					t.Errorf("%s: %c begins %d behind %c, which is %d wide", style, b, x, a, width)
				}
			}
		}
	}
}

// whiteBetween squeezes two characters and returns the white between their
// inks, in thousandths of an em.
func whiteBetween(s *Setter, f *face.Face, a, b rune) int {
	ps := []Piece{{Text: string([]rune{a, b}), Faces: []face.ID{"f"}, Size: 1000}}
	w := s.start("p", ps, Shape{Measure: 10_000})
	defer w.done()
	w.whole()
	g := w.between(&w.atoms[0], &w.atoms[1])
	for _, n := range g.give {
		g.extra -= n
	}
	x := w.atoms[0].width - w.atoms[0].lead + g.extra + w.atoms[1].lead // from origin to origin
	_, _, ax1, _, _ := f.Ink(a)
	bx0, _, _, _, _ := f.Ink(b)
	return int(x) + bx0 - ax1
}

// A line's end and start keep the ink inside the measure.
func TestInkInsideMeasure(t *testing.T) {
	for _, style := range design.SpacingNames() {
		for _, id := range []face.ID{"serif-tc", "serif-sc"} {
			s := serif(t, id, style)
			m := s.rulers["serif"].m
			for _, end := range "」』），。；：！？字" {
				for _, start := range "「『（《“字" {
					text := string(start) + strings.Repeat("國", 20) + string(end)
					ps := []Piece{{Text: text, Faces: []face.ID{"serif"}, Size: 1000}}
					for _, l := range s.Paragraph("p", ps, Shape{Measure: 11_000}) {
						x := l.Offset
						for _, r := range l.Runs {
							for i, c := range []rune(r.Text) {
								x0, _, x1, _, _ := m.Ink(c)
								if at := int(x); at+x0 < 0 || at+x1 > 11_000 {
									t.Errorf("%s, %s: the ink of %c reaches from %d to %d of 11000", style, id, c, at+x0, at+x1)
								}
								x += r.Advances[i]
							}
						}
					}
				}
			}
		}
	}
}
