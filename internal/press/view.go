package press

import (
	"slices"

	"yinshu/internal/book"
	"yinshu/internal/diag"
	"yinshu/internal/face"
	"yinshu/internal/index"
	"yinshu/internal/manuscript"
	"yinshu/internal/proof"
	"yinshu/internal/typeset"
)

// A View is a book as it would be made, to be looked at: nothing of it is
// written. Its folder stays open for pictures until Close.
type View struct {
	Desk     *Desk
	Problems []*diag.Problem // of the order, the text and the index
	Rows     []index.Row     // of the index: the editor's, else as proposed
	Proposed bool            // the rows are the program's own
	Editions []*Shown

	found []*diag.Problem // as the checker found them, for the proof
}

// A Shown is one edition of a view.
type Shown struct {
	book.Edition
	Manuscript *manuscript.Manuscript // in the edition's script
	Setting    *typeset.Setting
	Faces      map[face.ID]*face.Face
	Entries    []index.Entry
	Problems   []*diag.Problem // of conversion, the edition's index and its pages
}

// Look makes a view of a path, its editions side by side. The error is a
// *diag.Problem.
func Look(path string, opt Options) (*View, error) {
	d, jobs, err := open(path, opt)
	if err != nil {
		return nil, err
	}
	v, err := d.look(jobs)
	if err != nil {
		d.Close()
	}
	return v, err
}

func (d *Desk) look(jobs []*job) (*View, error) {
	v := &View{Desk: d}
	d.evident = true
	err := allOf(
		func() error { d.marked(); return nil },
		func() error { return sideBySide(jobs, (*job).set) },
		func() error { v.found = d.Check(); return nil },
	)
	if err != nil {
		return nil, err
	}
	v.Rows, v.Proposed = d.rows, d.proposed
	if !v.Proposed {
		v.Rows = index.Tell(d.marked(), d.rows) // the file's counts may be old
	}
	v.Problems = d.heard(slices.Concat(v.found, d.indexing))
	for _, j := range jobs {
		if err := j.sound(); err != nil {
			return nil, err
		}
		v.Editions = append(v.Editions, &Shown{
			Edition: j.edition, Manuscript: j.manuscript, Setting: j.setting,
			Faces: j.faces, Entries: j.entries, Problems: d.heard(j.problems),
		})
	}
	return v, nil
}

// Proof gathers what an editor signs of the book as it was when the view was
// made.
func (v *View) Proof() proof.Sheet { return v.Desk.proof(v.found) }

// Picture reads a picture of the book's folder.
func (v *View) Picture(source string) ([]byte, error) { return v.Desk.picture(source) }

// Uses lists the files that the view was made from; see [book.Unchanged].
func (v *View) Uses() []book.Use { return v.Desk.Book.Uses() }

// Close lets go of the book's folder.
func (v *View) Close() error { return v.Desk.Close() }
