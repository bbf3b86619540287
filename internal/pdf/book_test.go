package pdf

import (
	"os"
	"strings"
	"testing"

	"yinshu/internal/book"
	"yinshu/internal/design"
	"yinshu/internal/face"
	"yinshu/internal/index"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
	"yinshu/internal/reader"
	"yinshu/internal/typeset"
)

// setBook sets a text as the press does, with its notes where it has any.
func setBook(t testing.TB, text, notes string) (*desk, *manuscript.Manuscript) {
	t.Helper()
	raw, err := os.ReadFile(text)
	if err != nil {
		t.Fatal(err)
	}
	src := reader.Source{Name: "text.txt", Text: raw}
	if bodies, err := os.ReadFile(notes); err == nil {
		src.Notes = &reader.Part{Name: "notes.txt", Text: bodies}
	}
	m, _, _, err := reader.Read(src, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if m.Meta.Lang == "" {
		m.Meta.Lang = "zh-Hant-TW"
	}
	m, _ = index.Mark(m, index.Propose(m))
	layout, err := design.Load("a5")
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{faces: map[face.ID]*face.Face{}}
	measurers := map[face.ID]lines.Measurer{}
	for _, h := range library.List() {
		if h.Err != nil {
			t.Fatalf("%v (run make fonts)", h.Err)
		}
		d.faces[h.ID], measurers[h.ID] = h.Face, h.Face
	}
	d.setting, _ = typeset.Set(typeset.Job{
		Manuscript: m, Design: layout, Faces: measurers, Words: book.WordsFor(m.Meta.Lang),
		Index: func(page func(string) (int, bool)) []index.Entry {
			entries, _ := index.Order(m, index.Options{Order: "stroke", RangeFrom: 3}, page)
			return entries
		},
	})
	return d, m
}

// proveBook proves a book in all profiles, and what its printed numbers say:
// contents and index name the pages that their links lead to, and a page's
// label is its folio.
func proveBook(t *testing.T, d *desk) (size int) {
	t.Helper()
	for _, profile := range []Profile{Reading, Press, Pod} {
		opt := Options{Profile: profile}
		file, reported := d.write(t, opt)
		for _, p := range reported {
			if p.Kind != noProfile {
				t.Errorf("%s: %v", profile, p)
			}
		}
		prove(t, d, file, opt)
		command(t, "qpdf", "--check", save(t, file))
		extracted(t, file)
		if profile == Reading {
			size = len(file)
		}
	}
	where := (&proofSheet{t: t, d: d}).anchors()
	numbers := 0
	for i := range d.setting.Pages {
		page := &d.setting.Pages[i]
		for j := range page.Lines {
			line := &page.Lines[j]
			if line.Role != lines.ContentsLine && line.Role != lines.IndexLine {
				continue
			}
			for _, r := range line.Runs {
				anchor, ok := strings.CutPrefix(r.Link, "#")
				if number := leadingNumber(r.Text); ok && number != "" && where[anchor] > 0 {
					numbers++
					if folio := d.setting.Pages[where[anchor]-1].Folio; folio != number {
						t.Errorf("page %s: %q leads to page %s", page.Folio, r.Text, folio)
					}
				}
			}
		}
	}
	if numbers < 5 {
		t.Errorf("only %d page numbers are linked", numbers)
	}
	return size
}

// leadingNumber is the number that a locator begins with: 12 of 12註3.
func leadingNumber(s string) string {
	return s[:len(s)-len(strings.TrimLeft(s, "0123456789"))]
}

// The sample book, in all profiles.
func TestSample(t *testing.T) {
	const folder = "../../source/sample/"
	d, _ := setBook(t, folder+"text.txt", folder+"notes.txt")
	proveBook(t, d)
}

// The real text that the size of a file is measured by: under 520 KB with its
// index and tags.
func TestSize(t *testing.T) {
	const text = "../../../shared/texts/armistice.txt"
	if _, err := os.Stat(text); err != nil {
		t.Skip("the text is not here")
	}
	d, _ := setBook(t, text, "")
	if size := proveBook(t, d); size > 520_000 {
		t.Errorf("the reading file has %d bytes", size)
	}
}
