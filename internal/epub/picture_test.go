package epub

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"yinshu/internal/manuscript"
)

const sound = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z" fill="url(#g)"/></svg>`

// What is asked for is decided by the name alone: nothing outside the book's
// folder, and nothing of a network, is ever read.
func TestPictureNames(t *testing.T) {
	for _, c := range []struct{ source, code string }{
		{"pictures/a.png", ""},
		{"圖/甲 乙.png", ""},
		{"./a/../b.png", ""},
		{"https://example.org/a.png", "epub-picture-remote"},
		{"HTTP://example.org/a.png", "epub-picture-remote"},
		{"//example.org/a.png", "epub-picture-remote"},
		{"data:image/png;base64,AAAA", "epub-picture-remote"},
		{"file:///etc/passwd", "epub-picture-remote"},
		{"", "epub-picture-outside"},
		{"/etc/passwd", "epub-picture-outside"},
		{"..", "epub-picture-outside"},
		{"../a.png", "epub-picture-outside"},
		{"a/../../b.png", "epub-picture-outside"},
		{`..\a.png`, "epub-picture-outside"},
		{`C:\a.png`, "epub-picture-outside"},
	} {
		var asked []string
		job := onlyFigure(c.source)
		job.Pictures = func(source string) ([]byte, error) {
			asked = append(asked, source)
			return dot(3, 4), nil
		}
		got := codes(t, job)
		if c.code == "" && (len(got) > 0 || !slices.Equal(asked, []string{c.source})) {
			t.Errorf("%q: problems %v, asked for %q", c.source, got, asked)
		}
		if c.code != "" && (!slices.Equal(got, []string{c.code}) || len(asked) > 0) {
			t.Errorf("%q: problems %v, want %s; asked for %q", c.source, got, c.code, asked)
		}
	}
}

// What is in the file is decided by its bytes.
func TestPictureData(t *testing.T) {
	huge := slices.Clone(dot(1, 1))
	copy(huge[16:], "\x00\x10\x00\x00\x00\x10\x00\x00") // it claims a million by a million
	for _, c := range []struct{ name, data, ending string }{
		{"png", string(dot(3, 4)), ".png"},
		{"svg", sound, ".svg"},
		{"svg with a declaration", "\ufeff<?xml version='1.0'?>" + sound, ".svg"},
		{"text", "not a picture", ""},
		{"nothing", "", ""},
		{"cut png", string(dot(3, 4)[:20]), ""},
		{"huge", string(huge), ""},
		{"html", "<html xmlns='http://www.w3.org/1999/xhtml'/>", ""},
		{"broken svg", sound[:60], ""},
		{"svg that runs", strings.Replace(sound, "<path", "<script>alert(1)</script><path", 1), ""},
		{"svg that listens", strings.Replace(sound, "<path", "<path onclick='x()'", 1), ""},
		{"svg that fetches", strings.Replace(sound, "<path", "<image href='https://example.org/x.png'/><path", 1), ""},
		{"svg that fetches a fill", strings.Replace(sound, "url(#g)", "url(https://example.org/x)", 1), ""},
	} {
		job := onlyFigure("a")
		job.Pictures = func(string) ([]byte, error) { return []byte(c.data), nil }
		got := codes(t, job)
		_, files := open(t, write(t, job))
		if c.ending == "" && !slices.Equal(got, []string{"epub-picture-refused"}) {
			t.Errorf("%s: problems %v", c.name, got)
		}
		if c.ending != "" && (len(got) > 0 || files["EPUB/images/figure-001"+c.ending] != c.data) {
			t.Errorf("%s: problems %v, or the file is not in the book", c.name, got)
		}
	}
	job := onlyFigure("a")
	job.Pictures = func(string) ([]byte, error) { return nil, errors.New("gone") }
	if got := codes(t, job); !slices.Equal(got, []string{"epub-picture-missing"}) {
		t.Errorf("a file that cannot be read: %v", got)
	}
}

// A picture without words is asked about; the words of one that cannot be had
// stand in its place; one file in two figures is one file.
func TestFigures(t *testing.T) {
	job := onlyFigure("a")
	job.Manuscript.Blocks = append(job.Manuscript.Blocks,
		&manuscript.Figure{Base: base("f2"), Source: "a"},
		&manuscript.Figure{Base: base("f3"), Source: "../x", Alt: "看不到的圖"})
	job.Pictures = func(string) ([]byte, error) { return dot(3, 4), nil }
	if got := codes(t, job); !slices.Equal(got, []string{"epub-picture-outside", "epub-picture-silent"}) {
		t.Errorf("problems %v", got)
	}
	names, files := open(t, write(t, job))
	text := files["EPUB/xhtml/text-001.xhtml"]
	if strings.Count(text, "../images/figure-001.png") != 2 || slices.Contains(names, "EPUB/images/figure-002.png") {
		t.Errorf("one file is bound twice:\n%s", text)
	}
	if !strings.Contains(text, `<p class="no-picture">看不到的圖</p>`) {
		t.Errorf("the words of a picture that cannot be had are lost:\n%s", text)
	}
	if strings.Contains(files["EPUB/package.opf"], "alternativeText") {
		t.Error("alternativeText is claimed though a picture has none")
	}
}

// A cover that is no picture is left out and reported.
func TestCoverRefused(t *testing.T) {
	for _, data := range []string{"GIF89a nonsense", "text", sound} {
		job := onlyFigure("a")
		job.Manuscript.Blocks = job.Manuscript.Blocks[:1]
		job.Cover = Cover{Image: []byte(data)}
		if got := codes(t, job); !slices.Contains(got, "epub-cover-refused") {
			t.Errorf("%q as a cover: %v", data, got)
		}
		if names, _ := open(t, write(t, job)); slices.Contains(names, "EPUB/xhtml/cover.xhtml") {
			t.Errorf("%q has a cover page", data)
		}
	}
}

func onlyFigure(source string) Job {
	m := &manuscript.Manuscript{Meta: manuscript.Meta{Lang: "zh-Hant-TW"}}
	m.Blocks = []manuscript.Block{para("p", manuscript.Text{Value: "文"}), &manuscript.Figure{Base: base("f"), Source: source, Alt: "圖"}}
	return Job{Manuscript: m}
}

// codes are the codes of a job's problems.
func codes(tb testing.TB, job Job) []string {
	tb.Helper()
	problems, err := Write(&bytes.Buffer{}, job)
	if err != nil {
		tb.Fatal(err)
	}
	var codes []string
	for _, p := range problems {
		codes = append(codes, p.Kind.Code)
	}
	return codes
}

// Pictures that reading systems or shops will not take as they are, are told,
// and are there all the same.
func TestPictureSizes(t *testing.T) {
	inks := "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + // a JPEG's head, with four components
		"\xff\xc0\x00\x14\x08\x03\x20\x02\x58\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00"
	for _, c := range []struct {
		name    string
		picture []byte
		cover   []byte
		want    []string
	}{
		{"as they should be", dot(2000, 1700), dot(1500, 2000), nil},
		{"a large picture", dot(2000, 1800), nil, []string{"epub-picture-large"}},
		{"a picture in inks", []byte(inks), nil, []string{"epub-picture-inks"}},
		{"a small cover", dot(3, 4), dot(300, 400), []string{"epub-cover-size"}},
		{"a cover in inks", dot(3, 4), []byte(inks), []string{"epub-picture-inks"}},
	} {
		job := onlyFigure("a")
		job.Cover.Image = c.cover
		job.Pictures = func(string) ([]byte, error) { return c.picture, nil }
		if got := codes(t, job); !slices.Equal(got, c.want) {
			t.Errorf("%s: problems %v, want %v", c.name, got, c.want)
		}
		names, _ := open(t, write(t, job))
		if n := len(names); n < 8 {
			t.Errorf("%s: a picture is missing: %v", c.name, names)
		}
	}
}
