package design

import (
	"strings"
	"testing"
)

const order = `title = "書"
[layout.region]
hant = "mainland"
prohibition = "gb"
[layout.text]
size = "12pt"
[layout]
notes.place = "page"
[edition.hans]
design = "a5"
[edition.hans.layout]
notes = { place = "chapter", numbering = "page" }
`

// What an order says of its design prevails over the design, what it says of
// one edition over both; what does not belong to the design is let be.
func TestOverlay(t *testing.T) {
	both := Overlay{File: "book.toml", Text: []byte(order), Tables: []string{"layout"}}
	d, problems := LoadOver("a5", both)
	if len(problems) > 0 {
		t.Error(problems)
	}
	if s := d.Spacing("zh-Hant-TW"); s.Region != MainlandRegion || s.Prohibition != GBProhibition {
		t.Errorf("region %v, level %v", s.Region, s.Prohibition)
	}
	if d.Notes != PageFoot || d.Style("verse").Size != 12_000 || d.Style("note").Size != 9_000 {
		t.Errorf("notes at %d, verse of %d, notes of %d", d.Notes, d.Style("verse").Size, d.Style("note").Size)
	}

	one := both
	one.Tables = append(one.Tables, "edition.hans.layout")
	d, problems = LoadOver("a5", one)
	if d.Notes != ChapterEnd || d.Numbering != Through {
		t.Errorf("notes at %d, numbered %d", d.Notes, d.Numbering)
	}
	if len(problems) != 1 || problems[0].File != "book.toml" || problems[0].Line != 12 {
		t.Errorf("problems %v", problems)
	}

	d, _ = ParseOver("own.toml", []byte("[text]\nsize = \"9pt\"\nlines = 20\n"), both)
	if d.Size != 12_000 || d.Lines != 20 || d.Name != "own" {
		t.Errorf("%s: %d, %d lines", d.Name, d.Size, d.Lines)
	}
}

// A key that no design has, or a value that it cannot hold, is told with its
// line in the order.
func TestOverlayProblems(t *testing.T) {
	text := "title = \"書\"\n[layout]\ntext.sise = \"9pt\"\n[layout.text]\nmeasure = 100\nlines = 90\n"
	_, problems := LoadOver("a5", Overlay{File: "book.toml", Text: []byte(text), Tables: []string{"layout"}})
	want := map[int]string{3: "layout.text.sise", 5: "text.measure", 6: "text.lines"}
	for _, p := range problems {
		delete(want, p.Line)
		if !strings.Contains(p.Error(), "book.toml:") {
			t.Error(p.Error())
		}
	}
	if len(want) > 0 {
		t.Errorf("not told: %v; told %v", want, problems)
	}
}

// A key in quotes is one name, and is told as such.
func TestQuotedKey(t *testing.T) {
	_, problems := Parse("my.toml", []byte("\"text.measure\" = 30\n"))
	if len(problems) != 1 || !strings.Contains(problems[0].Error(), `"text.measure" is no key`) {
		t.Errorf("told %v", problems)
	}
}
