package design

import (
	"os"
	"strings"
	"testing"

	"yinshu/internal/diag"
	"yinshu/internal/golden"
)

func TestParseLength(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Length
	}{
		{"10.5pt", 10_500}, {"18pt", 18_000}, {"148mm", 419_527}, {"五號", 10_500}, {"小五", 9_000}, {"小四号", 12_000},
		{"初號", 42_000}, {" 0.125 pt ", 125}, {"-3mm", -8503},
	} {
		if got, ok := ParseLength(c.in); !ok || got != c.want {
			t.Errorf("%q is %d %v, want %d thousandths of a point", c.in, got, ok, c.want)
		}
	}
	for _, s := range []string{"", "pt", "10", "10.pt", "1e3pt", "1.2345pt", "十號", "五", "99999999pt", "1..2mm", "10cm"} {
		if l, ok := ParseLength(s); ok {
			t.Errorf("%q is no length, but is read as %d", s, l)
		}
	}
}

// Every design of the press is sound, and its type area is within the page.
func TestOwnDesigns(t *testing.T) {
	names := Names()
	for _, want := range []string{"a5", "25k", "32k-large", "16k", "a4", "pocket"} {
		if !strings.Contains(" "+strings.Join(names, " ")+" ", " "+want+" ") {
			t.Errorf("the press has no design %s", want)
		}
	}
	for _, name := range names {
		d, err := Load(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		inner, outer := d.Margins()
		if inner < Mm(8000) || outer < Mm(8000) || d.Foot() < Mm(8000) || d.Head < Mm(8000) {
			t.Errorf("%s: a margin under 8 mm: inner %d, outer %d, head %d, foot %d", name, inner, outer, d.Head, d.Foot())
		}
		if !strings.Contains(d.Title, "×") || d.Name != name {
			t.Errorf("%s: called %q, title %q: a title tells the grid", name, d.Name, d.Title)
		}
		for _, style := range StyleNames {
			s := d.Style(style)
			if s.Size < 6000 {
				t.Errorf("%s: style %s is %d: type under 6 pt is refused by printers", name, style, s.Size)
			}
			if s.Leading < s.Size {
				t.Errorf("%s: lines of style %s touch", name, style)
			}
		}
	}
}

// a5 is the ground: it tells every key, so that the file is also the manual.
func TestGroundTellsEveryKey(t *testing.T) {
	text, err := os.ReadFile("../../layout/a5.toml")
	if err != nil {
		t.Fatal(err)
	}
	r := &fileReader{file: "a5.toml", text: string(text), d: empty(), positions: map[string]int{}}
	r.walk()
	given := map[string]bool{}
	for path := range r.positions {
		key, _ := find(strings.Split(path, "."))
		if key == nil {
			t.Errorf("a5.toml has %s, which is no key", path)
			continue
		}
		given[key.Path] = true
	}
	inherits := map[string]bool{"extends": true, "styles.*.inset": true, "styles.*.spread": true}
	for _, k := range Keys {
		if !given[k.Path] && !inherits[k.Path] {
			t.Errorf("a5.toml does not tell %s", k.Path)
		}
		if k.Means == "" || k.Form == "" {
			t.Errorf("%s is not explained", k.Path)
		}
	}
}

// The measure of the default design, as the issue gives it.
func TestA5(t *testing.T) {
	d, err := Load("a5")
	if err != nil {
		t.Fatal(err)
	}
	inner, outer := d.Margins()
	for _, c := range []struct {
		what      string
		got, want Length
	}{
		{"width", d.Width, 419_527}, {"height", d.Height, 595_275}, {"head", d.Head, 68_031},
		{"inner margin", inner, 52_263}, {"outer margin", outer, 52_264},
		{"type area's width", d.AreaWidth(), 315_000}, {"leading", d.Leading, 18_000},
	} {
		if c.got != c.want {
			t.Errorf("%s is %d, want %d", c.what, c.got, c.want)
		}
	}
}

// What a design does not tell of a style follows its own text, not that of
// the design it extends.
func TestStylesFollowTheirText(t *testing.T) {
	d, problems := Parse("my.toml", []byte("[text]\nsize = \"9pt\"\nleading = \"16pt\"\n"))
	if len(problems) > 0 {
		t.Fatal(problems[0])
	}
	if s := d.Style("quotation"); s.Size != 9000 || s.Leading != 16_000 {
		t.Errorf("a quotation is %d on %d, the text 9000 on 16000", s.Size, s.Leading)
	}
	if s := d.Style("heading-2"); s.Size != 12_000 || s.Leading != 16_000 {
		t.Errorf("a heading is %d on %d; its size is told, its leading is the text's", s.Size, s.Leading)
	}
}

// A design without a title of its own is not called by that of its ground.
func TestTitle(t *testing.T) {
	d, _ := Parse("books/my.toml", []byte("[text]\nlines = 20\n"))
	if d.Name != "my" || d.Title != "my, 30 × 20" {
		t.Errorf("called %q, %q", d.Name, d.Title)
	}
	if d, _ := Parse("my.toml", []byte("title = \"Mine\"\n")); d.Title != "Mine" {
		t.Errorf("called %q, not by the title it tells", d.Title)
	}
}

// A name that no design has is an error that lists those there are.
func TestLoadUnknown(t *testing.T) {
	for _, name := range []string{"b5", "", "../layout/a5", "a5.toml"} {
		_, err := Load(name)
		p, ok := err.(*diag.Problem)
		if !ok || p.Kind != kindExtends || !strings.Contains(p.Hint(diag.English), "32k-large") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// A kind of problem is listed once, and none is left out.
func TestKinds(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range Kinds {
		if seen[k.Code] || !strings.HasPrefix(k.Code, "design-") {
			t.Errorf("%s is listed twice, or is not of this package", k.Code)
		}
		seen[k.Code] = true
	}
}

// Each case is a designer's file; what is wanted is its problems.
func TestProblems(t *testing.T) {
	golden.Run(t, func(t *testing.T, text string) string {
		_, problems := Parse("my.toml", []byte(text))
		var b strings.Builder
		for _, lang := range []diag.Lang{diag.English, diag.Chinese} {
			for _, p := range problems {
				b.WriteString(p.Report(lang))
			}
		}
		return b.String()
	})
}

// Whatever a file says, the design can be set.
func FuzzParse(f *testing.F) {
	f.Add("[text]\nmeasure = 60\nsize = \"30pt\"\n")
	f.Add("extends = \"25k\"\n[page]\nhead = \"200mm\"\n[styles.note]\nsize = \"小五\"\n")
	f.Add("styles = { note = { size = 3, face = [\"x\"] } }\nfaces.hant.text = []\n")
	f.Add("[[page]]\nwidth = 1979-05-27\n")
	f.Fuzz(func(t *testing.T, text string) {
		d, problems := Parse("f.toml", []byte(text))
		inner, outer := d.Margins()
		if inner < 0 || outer < 0 || d.Foot() < 0 || d.Measure < 1 || d.Lines < 1 {
			t.Errorf("the type area is not within the page: %d %d %d, %d × %d", inner, outer, d.Foot(), d.Measure, d.Lines)
		}
		for _, name := range StyleNames {
			if s := d.Style(name); s.Size < 4000 || s.Leading < 4000 || s.Face == "" {
				t.Errorf("style %s cannot be set: %+v", name, s)
			}
		}
		for _, lang := range []string{"zh-Hant", "zh-Hans"} {
			if len(d.Chain(lang, "text")) == 0 {
				t.Errorf("no face for the text in %s", lang)
			}
		}
		for _, p := range problems {
			_ = p.Report(diag.English)
			if p.Line < 0 || p.Line > strings.Count(text, "\n")+1 {
				t.Errorf("%v: line %d of a file that has fewer", p, p.Line)
			}
		}
	})
}
