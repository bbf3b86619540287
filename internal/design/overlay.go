package design

import (
	"slices"
	"strings"

	"yinshu/internal/diag"
	"yinshu/layout"
)

// An Overlay is what a book's order changes of a design: any of a design's
// keys, under tables of the order's own.
type Overlay struct {
	File   string   // as problems call it
	Text   []byte   // the whole order, in TOML
	Tables []string // where the keys stand: layout, edition.hans.layout; a later one prevails
}

// LoadOver is [Load] with an order laid over the design. It returns nil where
// the press has no design of that name.
func LoadOver(name string, over Overlay) (*Design, []*diag.Problem) {
	if !slices.Contains(Names(), name) {
		return nil, nil
	}
	file := "layout/" + name + ".toml"
	text, _ := layout.Files.ReadFile(name + ".toml")
	r := read(file, text, name == base)
	r.lay(over)
	r.settle()
	r.d.Name = name
	r.title()
	return r.d, r.problems
}

// ParseOver is [Parse] with an order laid over the design.
func ParseOver(file string, text []byte, over Overlay) (*Design, []*diag.Problem) {
	r := read(file, text, false)
	r.lay(over)
	r.settle()
	r.d.Name = strings.TrimSuffix(file[strings.LastIndexAny(file, `/\`)+1:], ".toml")
	r.title()
	return r.d, r.problems
}

// lay sets the keys of an order over those of the design's file.
func (r *fileReader) lay(over Overlay) {
	laid := &fileReader{file: over.File, text: string(over.Text), d: r.d, positions: map[string]int{}}
	for _, table := range over.Tables {
		laid.within = strings.Split(table, ".")
		laid.walk()
	}
	if len(laid.positions) > 0 {
		r.over = laid
		r.problems = append(r.problems, laid.problems...)
	}
}

// own returns the part of a path that is a design's key: all of it in a
// design's file, in an order what stands under the table meant.
func (r *fileReader) own(path []string) ([]string, bool) {
	n := len(r.within)
	if len(path) <= n || !slices.Equal(path[:n], r.within) {
		return nil, false
	}
	return path[n:], true
}

// title makes up a title for a design that changes another's type area
// without telling one.
func (r *fileReader) title() {
	if r.told("title") {
		return
	}
	area := r.over != nil && (r.told("text.measure") || r.told("text.lines"))
	if r.d.Title != "" && (area || !strings.HasPrefix(r.file, "layout/")) {
		r.d.Title = titleOf(r.d)
	}
}
