package epub

import (
	"encoding/xml"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"yinshu/internal/face"
	"yinshu/internal/manuscript"
)

// embedded are faces of the program's own.
func embedded(t *testing.T) Faces {
	t.Helper()
	library := face.Find(face.Search{Dirs: []string{"../../fonts"}})
	get := func(id face.ID) *face.Face {
		f, err := library.Face(id)
		if err != nil {
			t.Fatalf("%v (run make fonts)", err)
		}
		return f
	}
	text := []*face.Face{get("serif-tc"), get("serif-sc")}
	return Faces{Text: text, Head: []*face.Face{get("serif-tc-bold"), get("serif-sc-bold")}, Quotation: text}
}

// Every character that the book shows is in a cut font of the weight it is
// shown in, and no font has more than its role needs.
func TestFonts(t *testing.T) {
	job := sample()
	job.Manuscript.Blocks = append(job.Manuscript.Blocks, para("sc", manuscript.Text{Value: "简体龙门阵"}))
	job.Faces = embedded(t)
	_, files := open(t, write(t, job))
	css := files["EPUB/css/book.css"]
	fonts := map[string]*sfnt.Font{}
	size := 0
	for name, data := range files {
		if strings.HasPrefix(name, "EPUB/fonts/") {
			f, err := sfnt.Parse([]byte(data))
			if err != nil {
				t.Fatal(err)
			}
			size += len(data)
			fonts[name] = f
		}
	}
	if len(fonts) != 3 || size > 300_000 { // no heading has a character of the other script
		t.Errorf("%d fonts of %d bytes", len(fonts), size)
	}
	has := func(r rune, want ...string) bool {
		return slices.ContainsFunc(want, func(name string) bool {
			g, err := fonts["EPUB/fonts/"+name].GlyphIndex(&sfnt.Buffer{}, r)
			return err == nil && g != 0
		})
	}
	known := func(r rune) bool {
		return slices.ContainsFunc(job.Faces.Text, func(f *face.Face) bool { _, ok := f.Glyph(r); return ok })
	}
	seen := 0
	for name, text := range files {
		if !strings.HasSuffix(name, ".xhtml") {
			continue
		}
		d := xml.NewDecoder(strings.NewReader(text))
		heads, body := 0, false
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			isHead := func(name string) bool {
				return len(name) == 2 && name[0] == 'h' && name != "hr" || name == "dt" || name == "th"
			}
			switch e := token.(type) {
			case xml.StartElement:
				body = body || e.Name.Local == "body"
				if isHead(e.Name.Local) {
					heads++
				}
			case xml.EndElement:
				if isHead(e.Name.Local) {
					heads--
				}
			case xml.CharData:
				for _, r := range string(e) {
					if !body || !known(r) {
						continue // as 𠮷, which no face of the program has
					}
					seen++
					if heads > 0 && !has(r, "face-3.ttf") || heads == 0 && !has(r, "face-1.ttf", "face-2.ttf", "face-3.ttf") {
						t.Errorf("%s shows %c (%d), which no font was cut for", name, r, heads)
					}
				}
			}
		}
	}
	if seen < 500 {
		t.Errorf("only %d characters were looked at", seen)
	}
	for _, want := range []string{
		`font-family: "Noto Serif TC";`, "OFL-1.1", "Adobe", "url(../fonts/face-3.ttf)",
		`:root body {`, `font-family: "Noto Serif TC", "Noto Serif SC", serif;`,
	} {
		if !strings.Contains(css, want) {
			t.Errorf("no %s in the stylesheet\n%s", want, css)
		}
	}
	if opf := files["EPUB/package.opf"]; strings.Count(opf, "<dc:rights>內嵌字體 Noto Serif TC：OFL-1.1</dc:rights>") != 1 {
		t.Errorf("the licence is not noted once:\n%s", opf)
	}
}

// What is cut is what is shown, whatever the manuscript: the characters that
// an XML parser finds in the documents, no less.
func TestCharacters(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 200 {
		data := make([]byte, 300)
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		b := newBinder(made(data))
		b.loadPictures()
		b.divide()
		b.address()
		b.placePages()
		b.render()
		want, got := map[rune]bool{}, map[rune]bool{}
		for _, d := range b.docs {
			decoder := xml.NewDecoder(strings.NewReader("<body>" + string(d.body) + "</body>"))
			for {
				token, err := decoder.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				if text, ok := token.(xml.CharData); ok {
					for _, c := range string(text) {
						want[c] = true
					}
				}
			}
		}
		for _, chars := range b.characters() {
			maps.Copy(got, chars)
		}
		if !maps.Equal(got, want) {
			t.Fatalf("the characters are %v, want %v", got, want)
		}
	}
}

// In a vertical book the marks that turn are left to the reading system.
func TestFontsVertical(t *testing.T) {
	job := sample()
	job.Faces, job.Vertical = embedded(t), true
	_, files := open(t, write(t, job))
	f, err := sfnt.Parse([]byte(files["EPUB/fonts/face-1.ttf"]))
	if err != nil {
		t.Fatal(err)
	}
	for r, want := range map[rune]bool{'，': false, '。': false, '「': false, '板': true} {
		if g, _ := f.GlyphIndex(&sfnt.Buffer{}, r); (g != 0) != want {
			t.Errorf("the font has %c: %v", r, g != 0)
		}
	}
}

// A name can end neither a comment nor a string of the stylesheet.
func TestInert(t *testing.T) {
	if got := inert("a\"; } */ b\n"); got != "a; }  b" {
		t.Errorf("got %q", got)
	}
}
