package press

import (
	"archive/zip"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/beevik/etree"

	"yinshu/internal/face"
	"yinshu/internal/manuscript"
	"yinshu/internal/typeset"
)

// The texts that the whole way is tried on: the sample, and a long text where
// it is at hand.
func texts(t *testing.T) []string {
	t.Helper()
	list := []string{"../../source/sample"}
	if _, err := os.Stat("../../../shared/texts/armistice.txt"); err == nil {
		list = append(list, "../../../shared/texts/armistice.txt")
	}
	return list
}

func options(t testing.TB) Options {
	t.Helper()
	fonts, err := filepath.Abs("../../fonts")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(fonts, "node_modules")); err != nil {
		t.Fatal("the typefaces are missing: run make fonts")
	}
	return Options{Search: face.Search{Dirs: []string{fonts}}, Output: t.TempDir()}
}

// makeAll makes the editions of a book; their files lie unpublished on the shelf
// until the test ends.
func makeAll(t *testing.T, path string, opt Options) []*job {
	t.Helper()
	d, jobs, err := open(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	s, err := newShelf(opt.Output, &broom{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.clear()
		d.Close()
	})
	for _, j := range jobs {
		j.reserve(s)
		if err := j.make(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	return jobs
}

// solid takes the white space out of a text.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// shown is a text as outputs show it.
func shown(s string) string { return strings.Map(manuscript.Shown, s) }

// Each character of the source that is not white space is in the manuscript,
// or is a note mark, or is among what was left out: nothing is lost.
func TestNothingIsLostInReading(t *testing.T) {
	for _, path := range texts(t) {
		d, err := Open(path, ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		m := d.Manuscript
		// Titles and authors are the order's where it has them; the reader's
		// own account is looked at here.
		d.Book.Order.Title, d.Book.Order.Creators = "", nil
		covered := make([][]bool, len(m.Files))
		for i, f := range m.Files {
			covered[i] = make([]bool, len(f.Text))
		}
		cover := func(s manuscript.Span) {
			if s.File < 0 || s.File >= len(covered) {
				return
			}
			for i := s.Start; i < s.End; i++ {
				covered[s.File][i] = true
			}
		}
		for _, l := range m.LeftOut {
			cover(l.Span)
		}
		for _, list := range [][]manuscript.Text{m.Meta.Title, m.Meta.Subtitle} {
			for _, x := range list {
				cover(x.Span)
			}
		}
		for _, c := range m.Meta.Creators {
			cover(c.Name.Span)
		}
		blocks := func(list []manuscript.Block) {
			for b := range manuscript.Leaves(list) {
				if _, ok := b.(*manuscript.Break); ok {
					cover(b.Where())
				}
				for _, line := range manuscript.Lines(b) {
					for in := range manuscript.Flat(line) {
						switch in.(type) {
						case manuscript.Text, manuscript.NoteMark, manuscript.PageMark, manuscript.PageRef:
							cover(in.Where())
						}
					}
				}
			}
		}
		blocks(m.Blocks)
		for _, n := range m.Notes {
			blocks(n.Body)
		}
		lost := 0
		for i, r := range m.Files[0].Text {
			if !unicode.IsSpace(r) && !covered[0][i] {
				if lost++; lost <= 5 {
					t.Errorf("%s: %q at byte %d is neither in the manuscript nor left out", filepath.Base(path), r, i)
				}
			}
		}
		if lost > 5 {
			t.Errorf("%s: %d characters lost", filepath.Base(path), lost)
		}
	}
}

// The manuscript, the pages, what is extracted from the PDF, and the EPUB have
// the same text, in both editions.
func TestTheSameTextInAll(t *testing.T) {
	for _, path := range texts(t) {
		for _, j := range makeAll(t, path, options(t)) {
			name := filepath.Base(path) + " " + j.edition.Name
			want := bodyText(j.manuscript)
			same(t, name+": pages", setText(j), want)
			same(t, name+": PDF", extract(t, j.pdfs[0].file.temp), all(j.setting))
			same(t, name+": EPUB", epubText(t, j.epub.temp), want)
		}
	}
}

// same fails with the first difference.
func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := []rune(got), []rune(want)
	i := 0
	for i < len(g) && i < len(w) && g[i] == w[i] {
		i++
	}
	around := func(r []rune) string { return string(r[max(0, i-12):min(len(r), i+12)]) }
	t.Errorf("%s: %d characters, want %d; first difference at %d: …%s…, want …%s…", what, len(g), len(w), i, around(g), around(w))
}

// bodyText is the text of the manuscript's blocks.
func bodyText(m *manuscript.Manuscript) string {
	var b strings.Builder
	for block := range manuscript.Leaves(m.Blocks) {
		b.WriteString(manuscript.BlockText(block))
	}
	return solid(shown(b.String()))
}

// setText is the text of the body as it stands on the pages, note marks and
// what the press adds apart.
func setText(j *job) string {
	ids := map[string]bool{}
	for block := range manuscript.Leaves(j.manuscript.Blocks) {
		ids[block.ID()] = true
	}
	var b strings.Builder
	for _, p := range j.setting.Pages {
		if p.Part != typeset.Body {
			continue
		}
		for _, l := range p.Lines {
			if !ids[l.From.Block] {
				continue
			}
			for _, r := range l.Runs {
				if r.Mark == "" && !r.Filler {
					b.WriteString(r.Text)
				}
			}
		}
	}
	return solid(b.String())
}

// all is every character of a setting, in the order of its lines.
func all(s *typeset.Setting) string {
	var b strings.Builder
	for _, p := range s.Pages {
		for _, l := range p.Lines {
			for _, r := range l.Runs {
				b.WriteString(r.Text)
			}
		}
	}
	return solid(b.String())
}

// extract reads a PDF back with poppler, in the order of its content.
func extract(t *testing.T, file string) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("YINSHU_TOOLS") == "require" {
			t.Fatal("pdftotext is missing: install poppler-utils")
		}
		t.Skip("pdftotext is missing: install poppler-utils")
	}
	out, err := exec.Command("pdftotext", "-raw", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return solid(string(out))
}

// unzipped gives the files of an EPUB by name.
func unzipped(t *testing.T, file string) map[string]string {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(raw)
	}
	return files
}

// epubText is the text of the chapters, in the order of the spine, without
// note marks.
func epubText(t *testing.T, file string) string {
	t.Helper()
	files := unzipped(t, file)
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasPrefix(filepath.Base(name), "text-") {
			continue
		}
		doc := etree.NewDocument()
		if err := doc.ReadFromString(files[name]); err != nil {
			t.Fatal(err)
		}
		write(&b, doc.FindElement("//body"))
	}
	return solid(b.String())
}

func write(b *strings.Builder, e *etree.Element) {
	if e.Tag == "sup" || e.Tag == "rt" || e.Tag == "rp" {
		return
	}
	for _, c := range e.Child {
		switch c := c.(type) {
		case *etree.CharData:
			b.WriteString(c.Data)
		case *etree.Element:
			write(b, c)
		}
	}
}
