package face

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"yinshu/internal/diag"
)

// tableName is the file that describes a folder of fonts.
const tableName = "fonts.toml"

// An entry is a face as fonts.toml describes it.
type entry struct {
	ID      ID       `toml:"id"`
	Family  string   `toml:"family"`
	Weight  int      `toml:"weight"`
	Script  string   `toml:"script"`
	File    string   `toml:"file"`
	Names   []string `toml:"names"`
	Licence string   `toml:"licence"`
}

// fileNames are the names that the file may have in a folder without a table.
func (e *entry) fileNames() []string {
	base := filepath.Base(filepath.FromSlash(e.File))
	return append([]string{base}, e.Names...)
}

// readTable reads a fonts.toml. The problem has the line at fault where the
// form is wrong.
func readTable(file, text string) ([]entry, *diag.Problem) {
	var table struct {
		Face []entry `toml:"face"`
	}
	decoder := toml.NewDecoder(strings.NewReader(text)).DisallowUnknownFields()
	if err := decoder.Decode(&table); err != nil {
		return nil, tableProblem(file, text, err)
	}
	seen := map[ID]bool{}
	for i, e := range table.Face {
		wrong := ""
		switch {
		case e.ID == "":
			wrong = "a face has no id"
		case e.File == "":
			wrong = "the face " + string(e.ID) + " has no file"
		case seen[e.ID]:
			wrong = "the face " + string(e.ID) + " is described twice"
		}
		if wrong != "" {
			return nil, diag.At(tableBroken, file, text, faceAt(text, i), wrong)
		}
		seen[e.ID] = true
	}
	return table.Face, nil
}

// tableProblem gives an error of the TOML reader its place.
func tableProblem(file, text string, err error) *diag.Problem {
	var decode *toml.DecodeError
	var strict *toml.StrictMissingError
	switch {
	case errors.As(err, &strict) && len(strict.Errors) > 0:
		decode = &strict.Errors[0]
		return lineProblem(file, text, decode, "no such key: "+strings.Join(decode.Key(), "."))
	case errors.As(err, &decode):
		return lineProblem(file, text, decode, strings.TrimPrefix(decode.Error(), "toml: "))
	}
	return diag.Of(tableBroken, file, strings.TrimPrefix(err.Error(), "toml: "))
}

func lineProblem(file, text string, err *toml.DecodeError, msg string) *diag.Problem {
	row, _ := err.Position()
	offset := 0
	for range row - 1 {
		offset += strings.IndexByte(text[offset:], '\n') + 1
	}
	return diag.At(tableBroken, file, text, offset, msg)
}

// faceAt finds where the i-th face of a table begins.
func faceAt(text string, i int) int {
	at := 0
	for range i + 1 {
		next := strings.Index(text[at:], "[[face]]")
		if next < 0 {
			return at
		}
		at += next + 1
	}
	return at - 1
}
