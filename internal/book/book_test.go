package book

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// desk makes a book's folder of files.
func desk(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "essay")
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFolder(t *testing.T) {
	dir := desk(t, map[string]string{
		"text.txt":  "雙方代表到會。\n",
		"notes.txt": "1 註文。\n",
		"book.toml": `
title = "印書"
creators = [{ name = "顧硯秋" }, { name = "沈墨", role = "edt" }]
isbn = "978-986-00-0000-9"
[edition.hans]
design = "16k"
`,
	})
	b, problems, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	for _, p := range problems {
		t.Error(p)
	}
	if b.Name != "essay" || string(b.Text.Text) != "雙方代表到會。\n" || b.Notes == nil || b.Fixes != nil {
		t.Errorf("read %+v", b)
	}
	var meta manuscript.Meta
	b.Order.Lay(&meta)
	if manuscript.Join(meta.Title) != "印書" || meta.Creators[0].Role != "aut" || meta.Creators[1].Role != "edt" {
		t.Errorf("the order says %+v", meta)
	}
	editions := b.Editions()
	if len(editions) != 2 || editions[0].Design != DesignHant || editions[1].Design != "16k" || editions[1].Lang != "zh-Hans-CN" {
		t.Errorf("editions %+v", editions)
	}
}

// Each value that TOML allows and the trade does not is told in its line.
func TestOrderProblems(t *testing.T) {
	const text = `date = "1987-13"
modified = "yesterday"
isbn = "978-986-00-0000-5"
lang = "english"
editions = ["hant", "hand"]
creators = [{ name = "甲", role = "boss" }]
[edition.hans]
index = "radical"
`
	_, problems := parseOrder("book.toml", []byte(text))
	var got []string
	for _, p := range diag.Sort(problems) {
		got = append(got, p.Place()+" "+p.Kind.Code)
	}
	want := []string{
		"book.toml:1:9 order-date", "book.toml:2:13 order-date", "book.toml:3:9 order-isbn", "book.toml:4:9 order-language",
		"book.toml:5:22 order-edition", "book.toml:6:35 order-role", "book.toml:8:10 order-index",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// What makes a book impossible is one clear problem, and no other file is read.
func TestImpossible(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("祕"), 0o666); err != nil {
		t.Fatal(err)
	}
	linked := desk(t, map[string]string{"book.toml": ""})
	if err := os.Symlink(secret, filepath.Join(linked, "text.txt")); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		path string
		code string
	}{
		"no such path":       {filepath.Join(t.TempDir(), "nothing"), "book-missing"},
		"an empty folder":    {t.TempDir(), "book-no-text"},
		"a text elsewhere":   {desk(t, map[string]string{"book.toml": `text = "../secret.txt"`}), "book-outside"},
		"an absolute path":   {desk(t, map[string]string{"book.toml": `text = "` + secret + `"`}), "book-outside"},
		"a link out of it":   {linked, "book-outside"},
		"a text that is not": {desk(t, map[string]string{"book.toml": `text = "a.txt"`}), "book-missing"},
	} {
		_, _, err := Open(c.path)
		var p *diag.Problem
		if !errors.As(err, &p) || p.Kind.Code != c.code {
			t.Errorf("%s: got %v, want %s", name, err, c.code)
		}
	}
}

func TestRanges(t *testing.T) {
	for want, numbers := range map[string][]int{
		"": nil, "3": {3}, "1–2": {1, 2}, "3、7–9、11": {3, 7, 8, 9, 11},
	} {
		if got := Ranges(numbers); got != want {
			t.Errorf("%v gives %q, want %q", numbers, got, want)
		}
	}
}

// The two scripts have the same words: none is left empty in one of them.
func TestWordsComplete(t *testing.T) {
	for _, w := range []Words{WordsFor("zh-Hant-TW"), WordsFor("zh-Hans-CN")} {
		for name, word := range map[string]string{
			"Cover": w.Cover, "HalfTitle": w.HalfTitle, "TitlePage": w.TitlePage, "Copyright": w.Copyright,
			"Contents": w.Contents, "Body": w.Body, "Notes": w.Notes, "Index": w.Index, "NameIndex": w.NameIndex,
			"WorkIndex": w.WorkIndex, "PlaceIndex": w.PlaceIndex, "BodyIndex": w.BodyIndex, "EventIndex": w.EventIndex,
			"TermIndex": w.TermIndex, "RestIndex": w.RestIndex, "WholeIndex": w.WholeIndex, "Figures": w.Figures, "Tables": w.Tables, "Continued": w.Continued, "See": w.See,
			"SeeAlso": w.SeeAlso, "NoteIn": w.NoteIn, "Page": w.Page, "NotesRunning": w.NotesRunning,
			"NoNoteText": w.NoNoteText, "BackToText": w.BackToText, "NoteNumber": w.NoteNumber, "Strokes": w.Strokes,
		} {
			if word == "" {
				t.Errorf("%s has no word for %s", w.Lang, name)
			}
		}
		if len(w.Headnotes) != 3 || len(w.Roles) != len(traditional.Roles) {
			t.Errorf("%s lacks headnotes or roles", w.Lang)
		}
	}
}
