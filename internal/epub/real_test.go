package epub

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"yinshu/internal/book"
	"yinshu/internal/index"
	"yinshu/internal/manuscript"
	"yinshu/internal/reader"
	"yinshu/internal/typeset"
)

// real reads a text with its notes as the press does, proposes an index, and
// lets a printed page begin at every four hundredth character.
func real(t *testing.T, text, notes string) Job {
	t.Helper()
	raw, err := os.ReadFile(text)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is not here", text)
	}
	src := reader.Source{Name: "text.txt", Text: raw}
	if notes != "" {
		data, err := os.ReadFile(notes)
		if err != nil {
			t.Fatal(err)
		}
		src.Notes = &reader.Part{Name: "notes.txt", Text: data}
	}
	m, _, _, err := reader.Read(src, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m, _ = index.Mark(m, index.Propose(m))
	entries, _ := index.Order(m, index.Options{}, nil)
	job := Job{Manuscript: m, Words: book.WordsFor(m.Meta.Lang), Entries: entries}
	left := 0
	page := func(leaf manuscript.Block, part typeset.Part) {
		n := utf8.RuneCountInString(manuscript.BlockText(leaf))
		for ; left < n; left += 400 {
			job.Pages = append(job.Pages, Page{Folio: strconv.Itoa(len(job.Pages) + 1), Part: part, Begins: manuscript.Place{Block: leaf.ID(), Char: left}})
		}
		left -= n
	}
	for leaf := range manuscript.Leaves(m.Blocks) {
		page(leaf, typeset.Body)
	}
	for _, note := range m.Notes {
		for leaf := range manuscript.Leaves(note.Body) {
			page(leaf, typeset.Notes)
		}
	}
	return job
}

// The promises hold over real books, and every mark, note and locator is
// there: links where the source gives a text, none where it does not.
func TestReal(t *testing.T) {
	for _, c := range []struct {
		name, text, notes string
		marks, links      int
	}{
		{"sample", "../../source/sample/text.txt", "../../source/sample/notes.txt", -1, -1},
		{"notes without text", "../../../shared/texts/armistice.txt", "", 157, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			job := real(t, c.text, c.notes)
			if err := fault(job); err != nil {
				t.Fatal(err)
			}
			_, files := open(t, write(t, job))
			all := ""
			for name, text := range files {
				if strings.HasSuffix(name, ".xhtml") {
					all += text
				}
			}
			if c.marks < 0 { // a book with all its notes
				c.marks, c.links = len(job.Manuscript.Notes), len(job.Manuscript.Notes)
			}
			marks, links := strings.Count(all, `epub:type="noteref"`), strings.Count(all, `<a epub:type="noteref"`)
			if marks != c.marks || links != c.links || strings.Count(all, `role="doc-backlink"`) != links {
				t.Errorf("%d marks, %d of them links; want %d and %d", marks, links, c.marks, c.links)
			}
			locators := 0
			for _, e := range job.Entries {
				locators += len(e.Locators)
			}
			if got := strings.Count(all, `epub:type="index-locator"`); got < locators || locators == 0 {
				t.Errorf("%d locators of %d are links", got, locators)
			}
		})
	}
}
