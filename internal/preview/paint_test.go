package preview

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"yinshu/internal/design"
	"yinshu/internal/face"
	"yinshu/internal/manuscript"
)

// Every character that leaves ink is painted where the setting has it, with
// its face's own outline, and nothing else is.
func TestPagesAreTheSetting(t *testing.T) {
	d, r, _ := set(t, everything)
	for _, e := range r.editions {
		for n := range e.Setting.Pages {
			want := map[string]int{} // "outline x y"
			page := &e.Setting.Pages[n]
			for _, l := range page.Lines {
				x := page.Left + l.Offset
				for _, run := range l.Runs {
					f := e.Faces[run.Face]
					for i, c := range []rune(run.Text) {
						if path := drawnBy(f, c, run.Glyphs, i, int(run.Size)); path != "" {
							want[fmt.Sprintf("%s %d %d", path, x, page.Top+l.Baseline-run.Rise)]++
						}
						x += run.Advances[i]
					}
				}
				if got := x - page.Left - l.Offset; got != l.Width {
					t.Fatalf("%s page %d: a line's advances make %d, its width is %d", e.Name, n+1, got, l.Width)
				}
			}
			outline := map[string]string{}
			for _, tag := range tags(t, d.page(r, e, n)) {
				at := map[string]string{}
				for _, a := range tag.Attr {
					at[a.Name.Local] = a.Value
				}
				switch tag.Name.Local {
				case "path":
					if at["id"] != "" {
						outline["#"+at["id"]] = at["d"]
					}
				case "use":
					path, ok := outline[at["href"]]
					if !ok {
						t.Fatalf("%s page %d: %s has no outline", e.Name, n+1, at["href"])
					}
					want[path+" "+at["x"]+" "+at["y"]]--
				}
			}
			for what, count := range want {
				if count != 0 {
					t.Errorf("%s page %d: %d too few of %.40s… at %s", e.Name, n+1, count, what, what[strings.LastIndex(what[:strings.LastIndex(what, " ")], " "):])
				}
			}
		}
	}
}

// drawnBy is the outline that a character is expected to have.
func drawnBy(f *face.Face, c rune, glyphs []uint16, i, size int) string {
	g, ok := f.Glyph(manuscript.Shown(c))
	if i < len(glyphs) && glyphs[i] != 0 {
		g, ok = glyphs[i], true
	}
	if !ok {
		return ""
	}
	segments, _ := f.GlyphOutline(g, fixed.I(perEm))
	return pathOf(segments, design.Length(size))
}

// A path leads back to the segments that it was written from, each point to
// within half a unit: nothing adds up.
func TestPathOf(t *testing.T) {
	_, r, _ := set(t, everything)
	for _, f := range r.editions[0].Faces {
		for _, c := range "永，。「」—…國gQ&8" {
			segments, ok := f.Outline(c, fixed.I(perEm))
			if !ok {
				continue
			}
			for _, size := range []int{7_000, 10_500, 36_000} {
				points := pointsOf(t, pathOf(segments, design.Length(size)))
				i := 0
				for _, s := range segments {
					for k := range count(s.Op) {
						for axis, v := range []fixed.Int26_6{s.Args[k].X, s.Args[k].Y} {
							want := float64(v) * float64(size) / 64 / perEm
							if off := math.Abs(want - float64(points[i][axis])); off > 0.5 {
								t.Fatalf("%s %c at %d: a point is %.2f away", f.ID, c, size, off)
							}
						}
						i++
					}
				}
				if i != len(points) {
					t.Errorf("%s %c: %d points written, not %d", f.ID, c, len(points), i)
				}
			}
		}
	}
}

func count(op sfnt.SegmentOp) int {
	return map[sfnt.SegmentOp]int{sfnt.SegmentOpMoveTo: 1, sfnt.SegmentOpLineTo: 1, sfnt.SegmentOpQuadTo: 2, sfnt.SegmentOpCubeTo: 3}[op]
}

// pointsOf reads a path as a browser does.
func pointsOf(t *testing.T, path string) (points [][2]int) {
	t.Helper()
	x, y := 0, 0
	for path != "" {
		op := path[0]
		end := strings.IndexAny(path[1:], "Mlqcz") + 1
		if end == 0 {
			end = len(path)
		}
		var numbers []int
		for _, s := range strings.Fields(strings.ReplaceAll(path[1:end], "-", " -")) {
			n, err := strconv.Atoi(s)
			if err != nil {
				t.Fatal(err)
			}
			numbers = append(numbers, n)
		}
		path = path[end:]
		if op == 'M' {
			x, y = 0, 0
		}
		for i := 0; i+1 < len(numbers); i += 2 {
			points = append(points, [2]int{x + numbers[i], y + numbers[i+1]})
		}
		if len(numbers) > 0 {
			last := points[len(points)-1]
			x, y = last[0], last[1]
		}
	}
	return points
}

// Links lead to pages where their anchors stand; pictures are served.
func TestLinksAndPictures(t *testing.T) {
	d, r, h := set(t, everything)
	links, pictures, out := 0, 0, 0
	for _, e := range r.editions {
		for n := range e.Setting.Pages {
			for _, tag := range tags(t, d.page(r, e, n)) {
				for _, a := range tag.Attr {
					switch {
					case a.Name.Local == "data-page":
						links++
						if p, _ := strconv.Atoi(a.Value); p < 1 || p > len(e.Setting.Pages) {
							t.Errorf("a link leads to page %s", a.Value)
						}
					case strings.HasPrefix(a.Value, "/picture/"):
						pictures++
						if w := ask(h, a.Value); w.Code != 200 || w.Header().Get("Content-Type") != "image/png" {
							t.Errorf("%s: status %d, %s", a.Value, w.Code, w.Header().Get("Content-Type"))
						}
					case strings.HasPrefix(a.Value, "https://example.org/market/rules?year=1951&lang=zh"):
						out++
					}
				}
			}
		}
	}
	if links < 20 || pictures < 4 || out < 2 {
		t.Errorf("%d links, %d pictures, %d links out of the book", links, pictures, out)
	}
}
