package press

import (
	"bytes"
	"errors"
	"image"
	_ "image/jpeg" // picture sizes
	_ "image/png"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/face"
	"yinshu/layout"
)

// supply finds the design and the faces of an edition.
func (j *job) supply() error {
	if err := j.findDesign(); err != nil {
		return err
	}
	search := j.opt.Search
	search.Book = j.desk.Book.Dir
	library := face.Find(search)
	j.faces = map[face.ID]*face.Face{}
	for _, name := range j.design.Chains() {
		if err := j.chain(library, name); err != nil {
			return err
		}
	}
	return nil
}

// chain finds the faces of a chain. The text needs its first face; a face
// that only helps out, and a chain besides the text's, can be done without.
func (j *job) chain(library *face.Library, name string) error {
	for i, id := range j.design.Chain(j.edition.Lang, name) {
		if j.faces[id] != nil {
			continue
		}
		f, err := library.Face(id)
		var p *diag.Problem
		switch {
		case err == nil:
			j.faces[id] = f
		case i == 0 && name == "text" || !errors.As(err, &p):
			return err
		case i == 0:
			j.problems = append(j.problems, diag.Of(faceAway, j.design.Name, name, id))
		}
	}
	return nil
}

// findDesign takes a design of the press by name, or a file of the book's.
func (j *job) findDesign() error {
	name := j.edition.Design
	if !strings.HasSuffix(name, ".toml") {
		d, problems := design.LoadOver(name, j.overlay())
		if d == nil {
			return diag.Of(badDesign, j.desk.Path, name, strings.Join(design.Names(), ", "))
		}
		j.design = d
		j.problems = append(j.problems, problems...)
		return nil
	}
	text, err := j.desk.Book.Read(name)
	if errors.Is(err, fs.ErrNotExist) {
		return diag.Of(badDesign, j.desk.Path, name, strings.Join(design.Names(), ", "))
	}
	if err != nil {
		return err
	}
	d, problems := design.ParseOver(filepath.Join(j.desk.Book.Dir, name), text, j.overlay())
	j.design = d
	j.problems = append(j.problems, problems...)
	return nil
}

// overlay is what the order changes of the design: first of all editions, then
// of this one.
func (j *job) overlay() design.Overlay {
	o := &j.desk.Book.Order
	var tables []string
	if len(o.Layout) > 0 {
		tables = append(tables, "layout")
	}
	if len(o.Edition[j.edition.Name].Layout) > 0 {
		tables = append(tables, "edition."+j.edition.Name+".layout")
	}
	if len(tables) == 0 {
		return design.Overlay{}
	}
	text, err := j.desk.Book.Read(orderFile)
	if err != nil {
		return design.Overlay{} // the book has been opened with it: gone since
	}
	return design.Overlay{File: filepath.Join(j.desk.Book.Dir, orderFile), Text: text, Tables: tables}
}

// orderFile is where a book's order stands in its folder.
const orderFile = "book.toml"

// picture reads a picture of the book's folder.
func (d *Desk) picture(source string) ([]byte, error) {
	data, err := d.Book.Read(source)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, diag.Of(badPicture, d.Path, source)
	}
	return data, err
}

// pictureSize gives the size of a picture in pixels.
func (j *job) pictureSize(source string) (w, h int, ok bool) {
	data, err := j.desk.picture(source)
	if err != nil {
		return 0, 0, false
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	return c.Width, c.Height, err == nil
}

// stylesheet gives the EPUB's style: of the press.
func (j *job) stylesheet() ([]byte, error) {
	css, err := layout.Files.ReadFile("default.css")
	if err != nil || !j.edition.Vertical {
		return css, err
	}
	vertical, err := layout.Files.ReadFile("vertical.css")
	return slices.Concat(css, []byte("\n"), vertical), err
}
