package book

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"yinshu/internal/diag"
)

// MaxFile is the largest file that a book may have, in bytes.
const MaxFile = 256 << 20

// A Book is what lies on the desk: an order and the files it names.
type Book struct {
	Name  string // of the outputs: the folder's name, or the text file's without its ending
	Dir   string // the folder, or "" for a bare text
	Order Order

	// The files that are there, by what they are.
	Text    File
	Notes   *File // notes.txt
	Fixes   *File // fixes.txt
	Index   *File // index.tsv
	Names   *File // names.txt
	Convert *File // convert.tsv

	root *os.Root
	uses *uses
}

// A File is a file of the book, read whole.
type File struct {
	Name string // as the user would type it, for reports
	Text []byte
}

// Open reads a book's folder, or a bare text, with its order. The error, a
// *diag.Problem, means that there is no book here; the problems are those of
// the order. Close the book after use.
func Open(path string) (*Book, []*diag.Problem, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, FileProblem(path, err)
	}
	if info.IsDir() {
		return openFolder(path)
	}
	if !info.Mode().IsRegular() {
		return nil, nil, diag.Of(unreadable, path, "not a regular file")
	}
	return openText(path)
}

// Close lets go of the folder.
func (b *Book) Close() error {
	if b.root == nil {
		return nil
	}
	return b.root.Close()
}

func openText(path string) (*Book, []*diag.Problem, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, FileProblem(path, err)
	}
	defer f.Close()
	text, err := readAll(f, path)
	if err != nil {
		return nil, nil, err
	}
	b := &Book{Name: NameOf(path), Text: File{path, text}, uses: &uses{}}
	b.uses.note("", text, nil)
	return b, nil, nil
}

// NameOf is the name that a book's outputs get: the folder's, or the text
// file's without its ending.
func NameOf(path string) string {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		if abs, err := filepath.Abs(path); err == nil {
			return filepath.Base(abs)
		}
		return filepath.Base(path)
	}
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}

func openFolder(dir string) (*Book, []*diag.Problem, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, FileProblem(dir, err)
	}
	b := &Book{Name: NameOf(dir), Dir: dir, root: root, uses: &uses{}}
	problems, err := b.load()
	if err != nil {
		root.Close()
		return nil, nil, err
	}
	return b, problems, nil
}

func (b *Book) load() ([]*diag.Problem, error) {
	order, err := b.optional("book.toml")
	if err != nil {
		return nil, err
	}
	var problems []*diag.Problem
	if order != nil {
		b.Order, problems = parseOrder(order.Name, order.Text)
	}
	if err := b.findText(); err != nil {
		return nil, err
	}
	for _, f := range []struct {
		name string
		to   **File
	}{
		{"notes.txt", &b.Notes}, {"fixes.txt", &b.Fixes}, {"index.tsv", &b.Index},
		{"names.txt", &b.Names}, {"convert.tsv", &b.Convert},
	} {
		if *f.to, err = b.optional(f.name); err != nil {
			return nil, err
		}
	}
	return problems, nil
}

// findText reads the text that the order names, or text.txt, or text.md.
func (b *Book) findText() error {
	names := []string{"text.txt", "text.md"}
	if b.Order.Text != "" {
		names = []string{b.Order.Text}
	}
	for _, name := range names {
		f, err := b.optional(name)
		if err != nil {
			return err
		}
		if f != nil {
			b.Text = *f
			return nil
		}
	}
	if b.Order.Text != "" {
		return diag.Of(noSuchPath, filepath.Join(b.Dir, b.Order.Text))
	}
	return diag.Of(noText, b.Dir)
}

// optional reads a file of the folder, nil where there is none.
func (b *Book) optional(name string) (*File, error) {
	text, err := b.Read(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &File{filepath.Join(b.Dir, name), text}, nil
}

// Read reads a file below the book's folder. The error is fs.ErrNotExist or a
// *diag.Problem. A bare text has no further files: what a text says is never
// a reason to open one.
func (b *Book) Read(name string) ([]byte, error) {
	text, err := b.read(name)
	b.uses.note(name, text, err)
	return text, err
}

func (b *Book) read(name string) ([]byte, error) {
	if b.root == nil {
		return nil, fs.ErrNotExist
	}
	full := filepath.Join(b.Dir, name)
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return nil, diag.Of(outside, full, name)
	}
	if info, err := b.root.Stat(filepath.FromSlash(name)); err == nil && !info.Mode().IsRegular() {
		return nil, diag.Of(unreadable, full, "not a regular file") // opening a pipe would wait for ever
	}
	f, err := b.root.Open(filepath.FromSlash(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fs.ErrNotExist
	}
	if err != nil {
		if strings.Contains(err.Error(), "escapes") {
			return nil, diag.Of(outside, full, name)
		}
		return nil, FileProblem(full, err)
	}
	defer f.Close()
	return readAll(f, full)
}

// readAll reads a regular file, up to MaxFile.
func readAll(f *os.File, name string) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, FileProblem(name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, diag.Of(unreadable, name, "not a regular file")
	}
	if info.Size() > MaxFile {
		return nil, diag.Of(tooLarge, name, filepath.Base(name), MaxFile>>20)
	}
	return ReadText(f, name)
}

// ReadText reads to the end, up to MaxFile. The error is a *diag.Problem.
func ReadText(r io.Reader, name string) ([]byte, error) {
	var text bytes.Buffer
	if f, ok := r.(fs.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			text.Grow(int(min(info.Size(), MaxFile)) + bytes.MinRead) // which Buffer wants to see the end
		}
	}
	if _, err := text.ReadFrom(io.LimitReader(r, MaxFile+1)); err != nil {
		return nil, FileProblem(name, err)
	}
	if text.Len() > MaxFile {
		return nil, diag.Of(tooLarge, name, filepath.Base(name), MaxFile>>20)
	}
	return text.Bytes(), nil
}

// FileProblem says why a path cannot be read, without the system's jargon.
func FileProblem(path string, err error) *diag.Problem {
	if errors.Is(err, fs.ErrNotExist) {
		return diag.Of(noSuchPath, path)
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return diag.Of(unreadable, path, err.Error())
}
