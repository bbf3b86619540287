package pdf

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"yinshu/internal/face"
	"yinshu/internal/lines"
	"yinshu/internal/pdf/object"
	"yinshu/internal/typeset"
)

// tool returns the path of a program. Where it is missing the test is
// skipped, unless YINSHU_TOOLS=require says that it must not be.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("YINSHU_TOOLS") == "require" {
			t.Fatalf("%s is missing", name)
		}
		t.Skipf("%s is missing", name)
	}
	return path
}

func save(t *testing.T, file []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(name, file, 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

func command(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(tool(t, name), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// solid drops white space, which extractors invent.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// extracted is the text of a file by poppler, which MuPDF must agree with.
func extracted(t *testing.T, file []byte) string {
	t.Helper()
	name := save(t, file)
	poppler := solid(command(t, "pdftotext", "-raw", name, "-"))
	other, err := exec.Command(tool(t, "mutool"), "draw", "-q", "-F", "txt", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	if mupdf := solid(string(other)); mupdf != poppler {
		t.Errorf("poppler reads\n%.300s\nMuPDF\n%.300s", poppler, mupdf)
	}
	return poppler
}

// sample is text of every sort that a book has.
const sample = "「停戰」之議，起於一九五一年六月；《紀要》謂：『會談——凡二年……乃成。』" +
	"UN Command（聯合國軍司令部）在 Panmunjom 設 3 處，計 1,234.5 公里、98％。‧·～℃№①⑳"

func TestWrite(t *testing.T) {
	d := newDesk(t)
	p := d.page(typeset.Body, "1")
	d.line(p, lines.HeadingLine, "h1", d.run(tcBold, 16_000, "第一章　開始"))
	mark := d.run(tc, 6_000, "12")
	mark.Rise, mark.Link = 4_000, "#n12"
	d.line(p, lines.Body, "p1", d.run(tc, d.size, "次日會談繼續。"), mark, d.run(tc, d.size, "然後"))
	p.Anchors = []typeset.Anchor{{Name: "h1"}}
	for range 60 {
		d.paragraph("p2", sample)
	}
	last := &d.setting.Pages[len(d.setting.Pages)-1]
	last.Anchors = []typeset.Anchor{{Name: "n12", Baseline: 100_000}}
	d.setting.Outline = []typeset.Bookmark{{Title: "第一章", Level: 1, Anchor: "h1"}}
	file, reported := d.write(t, Options{})
	if len(reported) > 0 {
		t.Errorf("reported %v", reported)
	}
	command(t, "qpdf", "--check", save(t, file))
	if got, want := extracted(t, file), solid(text(d.setting)); got != want {
		t.Errorf("the text is\n%.300s\nnot\n%.300s", got, want)
	}
	again, _ := d.write(t, Options{})
	if !bytes.Equal(file, again) {
		t.Error("two writings of one setting differ")
	}
}

// What is wrong with the setting is a problem, and never a panic.
func TestProblems(t *testing.T) {
	d := newDesk(t)
	p := d.page(typeset.Body, "1")
	r := d.run(tc, d.size, "甲")
	r.Link = "#nowhere"
	d.line(p, lines.Body, "p1", r)
	short := d.run(tc, d.size, "甲乙丙")
	short.Advances = short.Advances[:1]
	d.line(p, lines.Body, "p1", short, typeset.Run{Face: tc}, typeset.Run{Face: tc, Text: "零"})
	p.Pictures = []typeset.Picture{{Source: "a.png", Width: 1000, Height: 1000}}
	run := d.run(tc, d.size, "行")
	run.Link = "javascript:alert(1)"
	d.line(p, lines.Body, "p2", run)
	_, reported := d.write(t, Options{Pictures: func(string) ([]byte, error) { return []byte("\x89PNG\r\n\x1a\nrubbish"), nil }})
	var kinds []string
	for _, p := range reported {
		kinds = append(kinds, p.Kind.Code)
	}
	if got := strings.Join(kinds, " "); got != "pdf-picture pdf-link pdf-link-refused" {
		t.Errorf("reported %s", got)
	}
	r.Face = "comic"
	d.line(p, lines.Body, "p1", r)
	if err := Write(new(bytes.Buffer), d.setting, d.faces, Options{}); err == nil {
		t.Error("a face that was not given is no error")
	}
	if err := Write(new(bytes.Buffer), &typeset.Setting{Trim: d.setting.Trim}, map[face.ID]*face.Face{}, Options{}); err != nil {
		t.Errorf("a setting without pages: %v", err)
	}
}

// A link out of the book is of the web or of mail, and in ASCII; the text of
// any other stands without one.
func TestOutward(t *testing.T) {
	d := newDesk(t)
	p := d.page(typeset.Body, "1")
	for i, to := range []string{"https://例子.測試/路?問=答", "javascript:alert(1)", "mailto:a@example.org", "file:///etc/passwd"} {
		r := d.run(tc, d.size, "連結")
		r.Link = to
		d.line(p, lines.Body, fmt.Sprint("p", i), r)
	}
	file, reported := d.write(t, Options{})
	f := prove(t, d, file, Options{}).file
	var got []string
	for _, a := range f.Array(f.Dict(f.Array(f.Dict(f.Dict(f.Root).Get("Pages")).Get("Kids"))[0]).Get("Annots")) {
		uri, _ := f.Dict(f.Dict(a).Get("A")).Get("URI").(object.String)
		got = append(got, string(uri))
	}
	want := []string{"https://xn--fsqu00a.xn--g6w251d/%E8%B7%AF?%E5%95%8F=%E7%AD%94", "mailto:a@example.org"}
	if !slices.Equal(got, want) {
		t.Errorf("links lead to %q, want %q", got, want)
	}
	if len(reported) != 2 || reported[0].Kind != badLink {
		t.Errorf("reported %v, want two links", reported)
	}
}
