package press

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yinshu/internal/golden"
	"yinshu/internal/manuscript"
)

// everything is a folder with one of everything, with more said in its order
// than its book.toml has; [epub] is its last table.
func everything(t *testing.T, order string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "everything")
	if err := os.CopyFS(dir, os.DirFS("testdata/everything")); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(filepath.Join(dir, "book.toml"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString(order); err != nil {
		t.Fatal(err)
	}
	return dir
}

// built builds the EPUBs of a folder and returns their files by edition and
// name.
func built(t *testing.T, dir string) map[string]map[string]string {
	t.Helper()
	opt := options(t)
	opt.Only = []string{"epub"}
	if _, err := Build(context.Background(), dir, opt); err != nil {
		t.Fatal(err)
	}
	books := map[string]map[string]string{}
	for _, edition := range []string{"hant", "hans"} {
		books[edition] = unzipped(t, filepath.Join(opt.Output, "everything-"+edition+".epub"))
	}
	return books
}

// All that book.toml says of a book stands in the package document of each
// edition, in its script; and the contents, the figures and the tables are
// listed.
func TestEverythingIsSaid(t *testing.T) {
	var listing strings.Builder
	books := built(t, everything(t, "certified-by = \"清川書局\"\n"))
	for _, edition := range []string{"hant", "hans"} {
		opf := books[edition]["EPUB/package.opf"]
		from, to := strings.Index(opf, "<metadata"), strings.Index(opf, "</metadata>")
		listing.WriteString("==== " + edition + "\n" + opf[from:to] + "\n")
		nav := books[edition]["EPUB/nav.xhtml"]
		for _, list := range []string{"toc", "loi", "lot"} {
			from := strings.Index(nav, `<nav epub:type="`+list)
			if from < 0 {
				t.Fatalf("%s has no %s", edition, list)
			}
			to := from + strings.Index(nav[from:], "</nav>")
			listing.WriteString(nav[from:to] + "\n")
		}
	}
	golden.Equal(t, "testdata/everything.golden", listing.String())
}

// A vertical edition says so in its package and in its stylesheet; the order
// may ask it of one edition only.
func TestVertical(t *testing.T) {
	for _, c := range []struct {
		order      string
		hant, hans bool
	}{
		{"", false, false},
		{"vertical = true\n", true, true},
		{"\n[edition.hant]\nvertical = true\n", true, false},
	} {
		books := built(t, everything(t, c.order))
		for edition, want := range map[string]bool{"hant": c.hant, "hans": c.hans} {
			opf, css := books[edition]["EPUB/package.opf"], books[edition]["EPUB/css/book.css"]
			if got := strings.Contains(opf, `page-progression-direction="rtl"`); got != want {
				t.Errorf("%q: %s opens to the right: %v", c.order, edition, got)
			}
			if got := strings.Contains(css, "writing-mode: vertical-rl"); got != want {
				t.Errorf("%q: %s is in columns: %v", c.order, edition, got)
			}
		}
	}
}

// Typefaces are embedded only where the order says so.
func TestEmbedded(t *testing.T) {
	dir := everything(t, "")
	fonts := func() (n int) {
		for name := range built(t, dir)["hant"] {
			if strings.HasPrefix(name, "EPUB/fonts/") {
				n++
			}
		}
		return n
	}
	if n := fonts(); n != 2 { // text and bold
		t.Errorf("%d fonts are embedded, want 2", n)
	}
	order, err := os.ReadFile(filepath.Join(dir, "book.toml"))
	if err != nil {
		t.Fatal(err)
	}
	without := strings.Replace(string(order), "fonts = true", "fonts = false", 1)
	if err := os.WriteFile(filepath.Join(dir, "book.toml"), []byte(without), 0o666); err != nil {
		t.Fatal(err)
	}
	if n := fonts(); n != 0 {
		t.Errorf("%d fonts are embedded without being asked for", n)
	}
}

// A book with one of everything has the same text on its pages, in the PDF and
// in the EPUB.
func TestEverythingIsThere(t *testing.T) {
	for _, j := range makeAll(t, "testdata/everything", options(t)) {
		e := j.edition
		same(t, e.Name+": PDF", extract(t, j.pdfs[0].file.temp), all(j.setting))
		// The labels of lists are text too, in a field of their own.
		text := epubText(t, j.epub.temp)
		for _, label := range []string{"一、", "二、", "三、"} {
			if strings.Count(text, label+"第") != 1 {
				t.Errorf("%s: the label %s is not there once", e.Name, label)
			}
			text = strings.Replace(text, label+"第", "第", 1)
		}
		want := bodyText(j.manuscript)
		for block := range manuscript.Leaves(j.manuscript.Blocks) {
			if table, ok := block.(*manuscript.Table); ok { // its caption comes first in the EPUB
				caption, cells := solid(manuscript.Plain(table.Caption)), ""
				for _, row := range table.Rows {
					for _, cell := range row {
						cells += solid(manuscript.Plain(cell))
					}
				}
				want = strings.Replace(want, cells+caption, caption+cells, 1)
			}
		}
		same(t, e.Name+": EPUB", text, want)
	}
}
