package face

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"yinshu/internal/diag"
)

// pressFonts is the folder that make fonts fills.
const pressFonts = "../../fonts"

func load(t testing.TB, id ID) *Face {
	t.Helper()
	f, err := Find(Search{Dirs: []string{pressFonts}}).Face(id)
	if err != nil {
		t.Fatalf("%v (run make fonts)", err)
	}
	return f
}

// Every face of the table is there, and has what a Chinese book needs.
func TestTable(t *testing.T) {
	list := Find(Search{Dirs: []string{pressFonts}}).List()
	if len(list) != 8 {
		t.Errorf("the table has %d faces, not 8", len(list))
	}
	for _, h := range list {
		if h.Err != nil {
			t.Errorf("%s: %v (run make fonts)", h.ID, h.Err)
			continue
		}
		for _, r := range "一國国，。「」《》…―─〓　 Aé1·" {
			if w, ok := h.Face.Advance(r); !ok || w <= 0 || w > 1000 {
				t.Errorf("%s: %c is %d wide (%v)", h.ID, r, w, ok)
			}
		}
		if w, _ := h.Face.Advance('國'); w != 1000 {
			t.Errorf("%s: a Han character is %d wide, not an em", h.ID, w)
		}
		if h.Face.Name == "Unnamed" || h.Face.Licence == "" || h.Face.Family == "" {
			t.Errorf("%s: no name, family or licence", h.ID)
		}
	}
}

// The tables read here say what another reader of them says.
func TestAgreesWithSfnt(t *testing.T) {
	for _, id := range []ID{"serif-tc", "serif-sc"} {
		f := load(t, id)
		other, err := sfnt.Parse(f.Data())
		if err != nil {
			t.Fatal(err)
		}
		var b sfnt.Buffer
		size := fixed.I(f.tables.em)
		for r := rune(1); r < 0x30000; r++ {
			g, err := other.GlyphIndex(&b, r)
			if err != nil {
				t.Fatal(err)
			}
			mine, ok := f.Glyph(r)
			if mine != uint16(g) || ok != (g != 0) {
				t.Fatalf("%s: %U is glyph %d, not %d", id, r, g, mine)
			}
			if g == 0 || r%7 != 0 && r > 0x500 {
				continue
			}
			bounds, advance, err := other.GlyphBounds(&b, g, size, 0)
			if err != nil {
				t.Fatal(err)
			}
			if w, _ := f.Advance(r); w != advance.Round() {
				t.Fatalf("%s: %U is %v wide, not %d", id, r, advance, w)
			}
			x0, y0, x1, y1, ok := f.Ink(r)
			if !ok {
				continue
			}
			// Control points may lie outside what the outline fills.
			if x0 > bounds.Min.X.Floor() || x1 < bounds.Max.X.Ceil() || y0 > (-bounds.Max.Y).Floor() || y1 < (-bounds.Min.Y).Ceil() {
				t.Logf("%s: %U fills %v, not %d %d %d %d", id, r, bounds, x0, y0, x1, y1)
			}
		}
	}
}

func TestKern(t *testing.T) {
	f := load(t, "serif-tc")
	if k := f.Kern('A', 'V'); k >= 0 {
		t.Errorf("AV is kerned by %d, not drawn together", k)
	}
	if k := f.Kern('，', '。'); k != 0 {
		t.Errorf("Han marks are kerned by %d; their spaces are the typesetter's", k)
	}
	if k := f.Kern(0x10ffff, 'A'); k != 0 {
		t.Errorf("a missing character is kerned by %d", k)
	}
}

// One face serves many goroutines, and its file's bytes stay as they were.
func TestShared(t *testing.T) {
	f := load(t, "sans-tc")
	before := bytes.Clone(f.Data())
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for r := rune(0x20); r < 0x6000; r += 3 {
				f.Advance(r)
				f.Ink(r)
				f.Kern(r, r+1)
				f.Outline(r, fixed.I(20))
			}
			f.Cut([]Char{{'一', 5}, {0x20000, 9}, {'a', 65000}})
		})
	}
	wg.Wait()
	if !bytes.Equal(before, f.Data()) {
		t.Error("the font's bytes have been written to")
	}
}

// kindIs fails unless err is a problem of the kind.
func kindIs(t *testing.T, err error, kind *diag.Kind) {
	t.Helper()
	var p *diag.Problem
	if !errors.As(err, &p) || p.Kind != kind {
		t.Errorf("got %v, want a problem of the kind %s", err, kind.Code)
		return
	}
	for _, lang := range []diag.Lang{diag.English, diag.Chinese} {
		if text := p.Report(lang); bytes.Contains([]byte(text), []byte("%!")) {
			t.Errorf("the report's form and arguments differ: %s", text)
		}
	}
}

// Each way a file can be wrong is told apart.
func TestProblems(t *testing.T) {
	good := load(t, "serif-tc").Data()
	dir := t.TempDir()
	with := func(id ID) error {
		_, err := Find(Search{Dirs: []string{dir}}).Face(id)
		return err
	}
	kindIs(t, with("serif-tc"), notFound)
	kindIs(t, with("comic"), unknown)

	file := filepath.Join(dir, "NotoSerifTC-Regular.ttf")
	for _, c := range []struct {
		name string
		data []byte
		kind *diag.Kind
	}{
		{"empty", nil, broken},
		{"text", []byte("not a font at all"), notTrueType},
		{"cff", []byte("OTTO\x00\x00\x00\x00"), notTrueType},
		{"ttc", []byte("ttcf\x00\x00\x00\x00"), notTrueType},
		{"truncated", good[:len(good)-1_000_000], broken},
		{"header only", good[:200], broken},
	} {
		t.Run(c.name, func(t *testing.T) {
			write(t, file, c.data)
			kindIs(t, with("serif-tc"), c.kind)
		})
	}
	write(t, filepath.Join(dir, tableName), []byte("[[face]]\nid = \"x\"\nflie = \"y\"\n"))
	err := with("serif-tc")
	kindIs(t, err, tableBroken)
	if p := new(diag.Problem); errors.As(err, &p) && p.Line != 3 {
		t.Errorf("the fault is in line 3, not %d", p.Line)
	}
}

// A folder's own table goes before the press's, and an earlier place before a
// later one; a bad file does not hide a good one.
func TestOrder(t *testing.T) {
	serif := load(t, "serif-tc")
	own, later := t.TempDir(), t.TempDir()
	small := serif.Cut([]Char{{'一', 100}})
	write(t, filepath.Join(own, tableName), []byte("[[face]]\nid = \"mine\"\nfamily = \"Mine\"\nfile = \"m.ttf\"\n"))
	write(t, filepath.Join(own, "m.ttf"), small)
	write(t, filepath.Join(own, "NotoSerifTC-Regular.ttf"), []byte("OTTO...."))
	write(t, filepath.Join(later, "deep", "notoseriftc-regular.ttf"), small)

	l := Find(Search{Dirs: []string{own}, System: []string{later}})
	if f, err := l.Face("mine"); err != nil || f.Family != "Mine" {
		t.Errorf("the book's own face: %v, %v", f, err)
	}
	f, err := l.Face("serif-tc")
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(later, "deep", "notoseriftc-regular.ttf"); f.File != want {
		t.Errorf("found %s, want %s", f.File, want)
	}
}

// A cut shows what the face shows: widths, ink and outlines, under any code.
func TestCut(t *testing.T) {
	f := load(t, "serif-tc")
	var chars []Char
	for r := rune(0x20); r < 0x2fa20; r += 11 {
		if g, ok := f.Glyph(r); ok {
			chars = append(chars, Char{r, g})
		}
	}
	last, _ := f.Glyph('ㄧ') // its width is not in hmtx's first part
	chars = append(chars, Char{0xe000, last}, Char{0xe002, last})
	c, err := Parse("cut", f.Cut(chars))
	if err != nil {
		t.Fatal(err)
	}
	for _, ch := range chars {
		g, ok := c.Glyph(ch.Code)
		if !ok {
			t.Fatalf("%U is lost", ch.Code)
		}
		if c.GlyphAdvance(g) != f.GlyphAdvance(ch.Glyph) {
			t.Errorf("%U: width changed", ch.Code)
		}
		a, b := f.tables.outline(ch.Glyph), c.tables.outline(g)
		if !bytes.Equal(a, b[:min(len(a), len(b))]) || len(b)-len(a) > 1 {
			t.Errorf("%U: outline changed", ch.Code)
		}
	}
	if other, err := sfnt.Parse(c.Data()); err != nil || other.NumGlyphs() != c.Glyphs() {
		t.Errorf("another reader refuses the cut: %v", err)
	}
}

// A face reads on from its file: one that is written over is found out, one
// that is replaced or removed does no harm.
func TestChanged(t *testing.T) {
	data := load(t, "serif-tc").Data()
	dir := t.TempDir()
	file := filepath.Join(dir, "NotoSerifTC-Regular.ttf")
	open := func() *Face {
		write(t, file, data)
		f, err := Find(Search{Dirs: []string{dir}}).Face("serif-tc")
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Check(); err != nil {
			t.Errorf("an untouched file: %v", err)
		}
		return f
	}
	f := open()
	if err := os.Truncate(file, 1000); err != nil {
		t.Fatal(err)
	}
	kindIs(t, f.Check(), changed)
	if g, _ := f.Glyph('國'); len(f.Cut([]Char{{'國', g}})) == 0 || f.Data() != nil {
		t.Error("a cut of a file that ends early is no font")
	}

	f = open()
	before := f.Cut([]Char{{'國', 100}})
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	write(t, file, []byte("something else"))
	if err := f.Check(); err != nil {
		t.Errorf("a file that was replaced: %v", err)
	}
	if !bytes.Equal(before, f.Cut([]Char{{'國', 100}})) {
		t.Error("a face is cut differently when its file was replaced")
	}
}
