package epub

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"yinshu/internal/golden"
)

// open reads the files of a book, in the order of the zip.
func open(tb testing.TB, raw []byte) (names []string, files map[string]string) {
	tb.Helper()
	r, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		tb.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		data, err := io.ReadAll(rc)
		if err != nil {
			tb.Fatal(err)
		}
		names = append(names, f.Name)
		files[f.Name] = string(data)
	}
	return names, files
}

// The whole of the sample book, as it is written. With EPUB_OUT=FILE it is
// also left there in its real dress, for readers and checkers.
func TestSample(t *testing.T) {
	if out := os.Getenv("EPUB_OUT"); out != "" {
		job := sample()
		var err error
		if job.CSS, err = os.ReadFile("../../layout/default.css"); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(out, write(t, job), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	raw := write(t, sample())
	names, files := open(t, raw)
	var listing strings.Builder
	for _, name := range names {
		text := files[name]
		if strings.HasSuffix(name, ".png") {
			text = fmt.Sprintf("%d bytes\n", len(text))
		}
		fmt.Fprintf(&listing, "==== %s\n%s\n", name, strings.TrimRight(text, "\n"))
	}
	golden.Equal(t, "testdata/sample.golden", listing.String())
}
