package press

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"

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
	"yinshu/internal/share"
	"yinshu/internal/typeset"
)

// A printing is one PDF of an edition.
type printing struct {
	profile  pdf.Profile
	file     *laid
	problems []*diag.Problem
}

// A job is one edition being made.
type job struct {
	desk    *Desk
	edition book.Edition
	opt     Options
	words   book.Words
	after   *gate // what must be laid before this edition is; nil: nothing
	inLines *gate // open when what remains to be set is the index and the front matter
	inPages *gate // open when this edition is in pages

	conversion script.Options // to the edition's language
	pdfs       []printing
	epub       *laid // nil: not wanted

	manuscript *manuscript.Manuscript
	design     *design.Design
	faces      map[face.ID]*face.Face
	setting    *typeset.Setting
	entries    []index.Entry
	coverImage []byte
	problems   []*diag.Problem
	covered    []*diag.Problem // what the cover lacks
	made       []*diag.Problem // what the files lack: only making them shows it
	pages      int
	headings   int    // of the index
	listing    string // likewise
}

func newJob(d *Desk, e book.Edition, opt Options) *job {
	j := &job{desk: d, edition: e, opt: opt, inLines: newGate(), inPages: newGate(), words: book.WordsFor(e.Lang).Headed(e.Index)}
	return j
}

// ready waits until the edition's faces are found.
func (j *job) ready() error {
	if err := j.desk.supplied(); err != nil {
		return err
	}
	j.ask()
	return nil
}

// ask takes the book's answers to the converter, which it gives once its text
// is read.
func (j *job) ask() {
	conversion, problems := j.desk.conversion(j.edition.Lang)
	j.conversion, j.problems = conversion, append(problems, j.problems...)
}

// reserve fixes which files the job makes. Without that it makes none.
func (j *job) reserve(s *shelf) {
	name := j.desk.Book.Name + "-" + j.edition.Name
	if j.opt.makes("pdf") {
		for _, p := range profiles(j.desk, j.opt) {
			j.pdfs = append(j.pdfs, printing{profile: p, file: s.reserve(p.FileName(name))})
		}
	}
	if j.opt.makes("epub") {
		j.epub = s.reserve(name + ".epub")
	}
}

// profiles are the PDFs that are wanted.
func profiles(d *Desk, opt Options) []pdf.Profile {
	names := opt.Profiles
	if len(names) == 0 {
		names = d.Book.Order.PDF.Profiles
	}
	var list []pdf.Profile
	for _, name := range names {
		if p, ok := pdf.ProfileOf(name); ok && !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		list = append(list, pdf.Reading)
	}
	return list
}

// make sets the edition and draws its cover side by side, then paints and
// binds.
func (j *job) make(ctx context.Context) error {
	if err := j.ready(); err != nil {
		return err
	}
	if err := allOf(j.lay, j.cover); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	var works []func() error
	for i := range j.pdfs {
		p := &j.pdfs[i]
		works = append(works, func() error {
			return p.file.write(func(w io.Writer) error { return j.paint(w, p) })
		})
	}
	var bound []*diag.Problem
	if j.epub != nil {
		works = append(works, func() error {
			return j.epub.write(func(w io.Writer) (err error) { bound, err = j.bind(w); return err })
		})
	}
	err := allOf(works...)
	for i := range j.pdfs {
		j.made = append(j.made, j.pdfs[i].problems...)
	}
	j.made = append(j.made, append(bound, j.covered...)...)
	if err != nil {
		return err
	}
	return j.sound()
}

// release keeps of an edition what is told of it: others may need its room.
func (j *job) release() {
	j.pages, j.headings = len(j.setting.Pages), len(j.entries)
	j.listing = index.Listing(j.entries)
	j.setting, j.manuscript, j.entries, j.coverImage = nil, nil, nil, nil
}

// sound says whether the faces' files are still those that were opened.
func (j *job) sound() error {
	for _, id := range slices.Sorted(maps.Keys(j.faces)) {
		if err := j.faces[id].Check(); err != nil {
			return err
		}
	}
	return nil
}

// set sets the edition in pages, with nothing to be written of it.
func (j *job) set() error {
	if err := j.ready(); err != nil {
		return err
	}
	return j.lay()
}

// lay converts the manuscript to the edition's script, and sets it in pages.
func (j *job) lay() error {
	defer j.inPages.open()
	defer j.inLines.open()
	j.after.pass()
	j.convert()
	order, ordered := j.order()
	defer ordered()
	measurers := map[face.ID]lines.Measurer{}
	for id, f := range j.faces {
		measurers[id] = f
	}
	setting, problems := typeset.Set(typeset.Job{
		Manuscript: j.manuscript,
		Design:     j.design,
		Faces:      measurers,
		Words:      j.words,
		Index:      order,
		Pictures:   j.pictureSize,
	})
	j.setting = setting
	j.problems = append(j.problems, problems...)
	return nil
}

// convert makes the edition's own copy of the manuscript, in its script.
func (j *job) convert() {
	m, _, problems := script.Convert(j.desk.marked(), j.conversion)
	m.Meta.ISBN = j.edition.ISBN
	j.manuscript = m
	j.problems = append(j.problems, problems...)
}

// meta is what the edition says of the book, in its script. The cover needs no
// more, and need not wait for the index to be marked.
func (j *job) meta() manuscript.Meta {
	from := j.desk.Manuscript
	m, _, _ := script.Convert(&manuscript.Manuscript{Meta: from.Meta, Files: from.Files}, j.conversion)
	return m.Meta
}

// order returns what the typesetter calls when the pages of the body and the
// notes are known; nil when the book has no index. What no page decides is
// sorted while these are set; wait waits for that.
func (j *job) order() (entries func(page func(string) (int, bool)) []index.Entry, wait func()) {
	if len(j.manuscript.Terms) == 0 {
		return nil, func() {}
	}
	var sorted *index.Sorted
	m, opt := j.manuscript, index.Options{
		Order:     j.edition.Index,
		RangeFrom: j.desk.Book.Order.Index.RangeFrom,
		Parts:     j.indexes(),
	}
	wait = share.Aside(func() { sorted = index.Sort(m, opt) })
	return func(page func(string) (int, bool)) []index.Entry {
		j.inLines.open()
		wait()
		entries, problems := sorted.Entries(page)
		j.entries = entries
		j.problems = append(j.problems, problems...)
		return entries
	}, wait
}

// indexes are those of the edition, where the book wants more than one: of
// each kind that has its own, then of all the rest, or of everything.
func (j *job) indexes() []index.Part {
	order := j.desk.Book.Order.Index
	var parts []index.Part
	for _, kind := range order.Apart {
		parts = append(parts, index.Part{Title: j.words.IndexOf(kind), Kinds: []string{kind}})
	}
	switch {
	case len(parts) == 0:
		return nil
	case order.Whole:
		return append(parts, index.Part{Title: j.words.WholeIndex})
	}
	return append(parts, index.Part{Title: j.words.RestIndex, Not: order.Apart})
}

// paint writes a PDF.
func (j *job) paint(w io.Writer, p *printing) error {
	o := j.desk.Book.Order.PDF
	opt := pdf.Options{
		Profile:   p.profile,
		Meta:      j.manuscript.Meta,
		Modified:  j.manuscript.Meta.Modified,
		Pictures:  j.desk.picture,
		Report:    func(problem *diag.Problem) { p.problems = append(p.problems, problem) },
		Marks:     o.Marks,
		Signature: o.Signature,
		Condition: o.Condition,
	}
	opt.Bleed, _ = design.ParseLength(o.Bleed)
	if o.ICC != "" && p.profile == pdf.Press {
		icc, err := j.desk.Book.Read(o.ICC)
		if errors.Is(err, fs.ErrNotExist) {
			return diag.Of(noProfile, j.desk.Path, o.ICC)
		}
		if err != nil {
			return err
		}
		opt.ICC = icc
	}
	return pdf.Write(w, j.setting, j.faces, opt)
}

// bind writes the EPUB, with the pages of the setting.
func (j *job) bind(w io.Writer) ([]*diag.Problem, error) {
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
		Cover:      epub.Cover{Image: j.coverImage},
		Pictures:   j.desk.picture,
		Faces:      j.embedded(),
		Notes:      j.notesAt(),
		Chapters:   j.design.OpeningLevel,
		Vertical:   j.edition.Vertical,
		Certifier:  j.desk.Book.Order.EPUB.CertifiedBy,
	})
}

// embedded are the faces that go into the EPUB, where the book wants that.
func (j *job) embedded() epub.Faces {
	if !j.desk.Book.Order.EPUB.Fonts {
		return epub.Faces{}
	}
	return epub.Faces{
		Text:      j.chainOf(j.design.Style("text").Face),
		Head:      j.chainOf(j.design.Style("heading-1").Face),
		Quotation: j.chainOf(j.design.Style("quotation").Face),
	}
}

// notesAt puts the notes where the design has them in print: a page's foot is
// a chapter's end to a book without pages.
func (j *job) notesAt() epub.NotesAt {
	if j.design.Notes == design.BookEnd {
		return epub.BookEnd
	}
	return epub.ChapterEnd
}

// cover makes the cover's picture for the EPUB: the book's own, or one typeset
// here.
func (j *job) cover() (err error) {
	if j.epub == nil {
		return nil
	}
	if j.edition.Cover != "" {
		j.coverImage, err = j.desk.picture(j.edition.Cover)
		return err
	}
	meta := j.meta()
	text := cover.Text{Subtitle: manuscript.Join(meta.Subtitle), Publisher: meta.Publisher}
	for _, t := range meta.Title {
		text.Title = append(text.Title, t.Value)
	}
	for _, c := range meta.Creators {
		text.Creators = append(text.Creators, j.words.Author(c.Name.Value, c.Role))
	}
	d := j.design.Cover
	look := cover.Look{Ground: cover.Colour(d.Ground), Print: cover.Colour(d.Print), Slip: cover.Colour(d.Slip), Ink: cover.Colour(d.Ink)}
	look.Arrangement, _ = cover.ArrangementOf(d.Look) // the design has checked the name
	j.coverImage, j.covered, err = cover.Make(text, cover.Faces{Title: j.chainOf(d.Face), Text: j.chainOf("text")}, look)
	return err
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
