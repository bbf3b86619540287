package press

import (
	"context"
	"io"

	"yinshu/internal/book"
	"yinshu/internal/cover"
	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/epub"
	"yinshu/internal/face"
	"yinshu/internal/index"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
	"yinshu/internal/pdf"
	"yinshu/internal/script"
	"yinshu/internal/typeset"
)

// A job is one edition being made.
type job struct {
	desk    *Desk
	edition book.Edition
	opt     Options
	words   book.Words
	pdf     *laid // nil: not wanted
	epub    *laid

	manuscript *manuscript.Manuscript
	design     *design.Design
	faces      map[face.ID]*face.Face
	setting    *typeset.Setting
	entries    []index.Entry
	problems   []*diag.Problem
	covered    []*diag.Problem // what the cover lacks
}

func newJob(d *Desk, e book.Edition, opt Options, s *shelf) *job {
	j := &job{desk: d, edition: e, opt: opt, words: book.WordsFor(e.Lang).Headed(e.Index)}
	if s == nil {
		return j
	}
	name := d.Book.Name + "-" + e.Name
	if opt.makes("pdf") {
		j.pdf = s.reserve(name + ".pdf")
	}
	if opt.makes("epub") {
		j.epub = s.reserve(name + ".epub")
	}
	return j
}

// make sets the edition, then paints and binds it side by side.
func (j *job) make(ctx context.Context) error {
	if err := j.set(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	var works []func() error
	if j.pdf != nil {
		works = append(works, func() error { return j.pdf.write(j.paint) })
	}
	var bound []*diag.Problem
	if j.epub != nil {
		works = append(works, func() error {
			return j.epub.write(func(w io.Writer) (err error) { bound, err = j.bind(w); return err })
		})
	}
	err := sideBySide(works, func(f func() error) error { return f() })
	j.problems = append(j.problems, append(bound, j.covered...)...)
	return err
}

// set converts the manuscript to the edition's script and sets it in pages.
func (j *job) set() error {
	j.convert()
	if err := j.supply(); err != nil {
		return err
	}
	measurers := map[face.ID]lines.Measurer{}
	for id, f := range j.faces {
		measurers[id] = f
	}
	setting, problems := typeset.Set(typeset.Job{
		Manuscript: j.manuscript,
		Design:     j.design,
		Faces:      measurers,
		Words:      j.words,
		Index:      j.order(),
		Pictures:   j.pictureSize,
	})
	j.setting = setting
	j.problems = append(j.problems, problems...)
	return nil
}

// convert makes the edition's own copy of the manuscript, in its script.
func (j *job) convert() {
	opt, answers := j.conversion()
	m, _, problems := script.Convert(j.desk.Manuscript, opt)
	m.Meta.ISBN = j.edition.ISBN
	j.manuscript = m
	j.problems = append(j.problems, append(answers, problems...)...)
}

// order returns what the typesetter calls when the pages of the body and the
// notes are known; nil when the book has no index.
func (j *job) order() func(page func(string) (int, bool)) []index.Entry {
	if len(j.manuscript.Terms) == 0 {
		return nil
	}
	return func(page func(string) (int, bool)) []index.Entry {
		entries, problems := index.Order(j.manuscript, index.Options{
			Order:     j.edition.Index,
			RangeFrom: j.desk.Book.Order.Index.RangeFrom,
		}, page)
		j.entries = entries
		j.problems = append(j.problems, problems...)
		return entries
	}
}

// paint writes the PDF.
func (j *job) paint(w io.Writer) error {
	return pdf.Write(w, j.setting, j.faces, pdf.Options{
		Profile:  pdf.Reading,
		Meta:     j.manuscript.Meta,
		Modified: j.manuscript.Meta.Modified,
		Pictures: j.desk.picture,
	})
}

// bind writes the EPUB, with the pages of the setting.
func (j *job) bind(w io.Writer) ([]*diag.Problem, error) {
	image, err := j.cover()
	if err != nil {
		return nil, err
	}
	css, err := j.stylesheet()
	if err != nil {
		return nil, err
	}
	return epub.Write(w, epub.Job{
		Manuscript: j.manuscript,
		Words:      j.words,
		Entries:    j.entries,
		Headnote:   j.words.Headnote,
		Pages:      epub.PagesOf(j.setting),
		CSS:        css,
		Cover:      epub.Cover{Image: image},
		Pictures:   j.desk.picture,
	})
}

// cover gives the cover's picture: the book's own, or one typeset here.
func (j *job) cover() ([]byte, error) {
	if j.edition.Cover != "" {
		return j.desk.picture(j.edition.Cover)
	}
	meta := j.manuscript.Meta
	text := cover.Text{Subtitle: manuscript.Join(meta.Subtitle), Publisher: meta.Publisher}
	for _, t := range meta.Title {
		text.Title = append(text.Title, t.Value)
	}
	for _, c := range meta.Creators {
		text.Creators = append(text.Creators, j.words.Author(c.Name.Value, c.Role))
	}
	image, problems, err := cover.Make(text, cover.Faces{Title: j.chainOf("bold"), Text: j.chainOf("text")}, cover.Indigo)
	j.covered = problems
	return image, err
}

// chainOf gives the faces of a chain that were found.
func (j *job) chainOf(name string) []*face.Face {
	var faces []*face.Face
	for _, id := range j.design.Chain(j.edition.Lang, name) {
		if f := j.faces[id]; f != nil {
			faces = append(faces, f)
		}
	}
	return faces
}
