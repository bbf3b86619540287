package settings

import (
	"strings"
	"testing"

	"yinshu/internal/diag"
)

type order struct {
	Title    string             `toml:"title"`
	Measure  int                `toml:"measure"`
	Editions map[string]edition `toml:"edition"`
	Creators []creator          `toml:"creators"`
}

type edition struct {
	Design string `toml:"design"`
}

type creator struct {
	Name string `toml:"name"`
}

// Every fault of a file is told, each in its line, and the rest is read.
func TestEveryFaultIsTold(t *testing.T) {
	const text = `title = 12
measure = "thirty"
creators = [{ name = "顧硯秋" }]
[edition.hant]
desing = "a5"
colour = "red"
`
	var v order
	var got strings.Builder
	for _, p := range Decode("book.toml", []byte(text), &v) {
		got.WriteString(p.Report(diag.English))
	}
	for _, want := range []string{
		"book.toml:1:", "book.toml:2:",
		"book.toml:5:1: there is no key edition.hant.desing [fault toml-key]\n    desing = \"a5\"\n    hint: did you mean design?",
		"book.toml:6:1: there is no key edition.hant.colour [fault toml-key]",
	} {
		if !strings.Contains(got.String(), want) {
			t.Errorf("not told: %s\n%s", want, &got)
		}
	}
	if len(v.Creators) != 1 || v.Creators[0].Name != "顧硯秋" {
		t.Errorf("what is right was not read: %+v", v)
	}
}

func TestSound(t *testing.T) {
	var v order
	if ps := Decode("book.toml", []byte("title = \"印書\"\n[edition.hans]\ndesign = \"a5\"\n"), &v); len(ps) > 0 {
		t.Fatal(ps[0])
	}
	if v.Title != "印書" || v.Editions["hans"].Design != "a5" {
		t.Errorf("read %+v", v)
	}
}

// Whatever the bytes, Decode ends, with places inside the file.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("title = \"a\nmeasure = [\n"))
	f.Add([]byte("[edition.hant]\ndesign = 1\n[[creators]]\nname = 2\n\xff"))
	f.Fuzz(func(t *testing.T, text []byte) {
		var v order
		lines := strings.Count(string(text), "\n") + 1
		for _, p := range Decode("f", text, &v) {
			if p.Line > lines {
				t.Errorf("line %d of %d", p.Line, lines)
			}
		}
	})
}
