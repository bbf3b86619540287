// Package cover typesets a cover for books that bring none: a picture of
// 1500 by 2000 points, the shape that shops ask for, with the title, the
// creators and the publisher in one of four arrangements.
//
//	cover.go     Text, Look, Make
//	slip.go      the title on a slip, as thread-bound books have it (題簽)
//	plate.go     three columns in a frame, as old title pages have them (牌記)
//	band.go      the title on a band across the cover
//	plain.go     the title at the head of a pale cover
//	foot.go      creators and publisher in rows
//	fit.go       the largest size at which a title fits, and its lines
//	vertical.go  marks and dashes as they stand in a column
//	colour.go    whether writing can be read on its ground
//	canvas.go    rules, grounds and outlines as pixels
//	png.go       the pixels as a file
//	problems.go  what can be wrong
//
// What always holds:
//
//   - The same text, look and faces give the same bytes on every machine:
//     outlines are filled with integer arithmetic.
//   - Every character of the title is drawn once; one that no face has is
//     drawn as 〓 and reported.
//   - Title, creators and publisher never stand on each other.
package cover

import (
	"strings"

	"yinshu/internal/diag"
	"yinshu/internal/face"
)

// The picture's size in pixels.
const (
	Width  = 1500
	Height = 2000
)

// A Text is what the cover says.
type Text struct {
	Title     []string // line by line, as on the title page
	Subtitle  string
	Creators  []string // with the word for the role: 顧硯秋　著
	Publisher string
}

// A Colour is red, green, blue.
type Colour [3]uint8

// A Look is how a cover looks.
type Look struct {
	Arrangement Arrangement
	Ground      Colour // of the binding
	Print       Colour // of what is printed on it
	Slip        Colour // of the paper that the title stands on
	Ink         Colour // of what is printed on the paper
}

// An Arrangement is where things stand on a cover.
type Arrangement uint8

// The arrangements.
const (
	Slip Arrangement = iota
	Plate
	Band
	Plain
)

// arrangements are their names in a design.
var arrangements = map[string]Arrangement{"slip": Slip, "plate": Plate, "band": Band, "plain": Plain}

// ArrangementOf returns the arrangement of a name.
func ArrangementOf(name string) (Arrangement, bool) {
	a, ok := arrangements[name]
	return a, ok
}

// Faces are chains: the first face that has a character draws it.
type Faces struct {
	Title []*face.Face // bold
	Text  []*face.Face
}

// margin is that of the cover, in pixels.
const margin = 110

// Make draws the cover and returns it as a PNG file.
func Make(t Text, faces Faces, look Look) ([]byte, []*diag.Problem, error) {
	c := arrange(t, faces, look)
	png, err := c.encode()
	return png, c.problems, err
}

// arrange draws a cover.
func arrange(t Text, faces Faces, look Look) *canvas {
	c := newCanvas(look)
	c.contrast(look)
	c.faces = faces
	w := wording(t)
	switch look.Arrangement {
	case Plate:
		c.plate(w)
	case Band:
		c.band(w)
	case Plain:
		c.plain(w)
	default:
		c.slip(w)
	}
	return c
}

// words are a text ready to be set.
type words struct {
	title     [][]rune
	subtitle  []rune
	creators  [][]rune
	publisher []rune
}

// mostCreators is how many names there is room for; of more than that the
// first stand, and a sign that there are others.
const mostCreators = 4

func wording(t Text) words {
	w := words{title: tidy(t.Title), subtitle: []rune(strings.TrimSpace(t.Subtitle)), publisher: []rune(strings.TrimSpace(t.Publisher))}
	for _, name := range t.Creators {
		if name = strings.TrimSpace(name); name != "" {
			w.creators = append(w.creators, []rune(name))
		}
	}
	if len(w.creators) > mostCreators {
		w.creators = append(w.creators[:mostCreators-1:mostCreators-1], []rune("……"))
	}
	return w
}

// under is the subtitle as lines to be fitted.
func (w words) under() [][]rune {
	if len(w.subtitle) == 0 {
		return nil
	}
	return [][]rune{w.subtitle}
}

// tidy takes the white space from lines, and from the last one the colon or
// dash that led over to a subtitle in the text.
func tidy(lines []string) [][]rune {
	var out [][]rune
	for i, l := range lines {
		if i == len(lines)-1 {
			l = strings.TrimRight(strings.TrimSpace(l), "：:—")
		}
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, []rune(l))
		}
	}
	return out
}
