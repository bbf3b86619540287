package book

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"yinshu/internal/diag"
)

// startFiles are the commented files of a new book, in both languages.
//
//go:embed start
var startFiles embed.FS

// Start makes a book's folder: the text as it came, byte for byte, and an
// order, corrections and names that explain themselves in the given language.
// ending is the text's: ".txt" or ".md". With no text the folder waits for one.
// A folder that holds something already is left alone. It gives the names of
// the files made; the error is a *diag.Problem.
func Start(dir string, text []byte, ending string, lang diag.Lang) ([]string, error) {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return nil, diag.Of(taken, dir)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, FileProblem(dir, err)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, cannotMake(dir, err)
	}
	from := path.Join("start", [2]string{diag.English: "en", diag.Chinese: "zh"}[lang])
	var made []string
	lay := func(name string, data []byte) error {
		file := filepath.Join(dir, name)
		// Never over a file that came between.
		f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return cannotMake(file, err)
		}
		_, err = f.Write(data)
		if err := errors.Join(err, f.Close()); err != nil {
			return cannotMake(file, err)
		}
		made = append(made, file)
		return nil
	}
	if text != nil {
		if err := lay("text"+ending, text); err != nil {
			return made, err
		}
	}
	for _, name := range []string{"book.toml", "fixes.txt", "names.txt"} {
		data, err := startFiles.ReadFile(path.Join(from, name))
		if err != nil {
			return made, cannotMake(name, err)
		}
		if err := lay(name, data); err != nil {
			return made, err
		}
	}
	return made, nil
}

func cannotMake(file string, err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return diag.Of(unmade, file, err.Error())
}
