// Package epub writes an edition as an EPUB 3.3 book.
//
// It takes the text as final. The same job gives the same bytes on every
// machine: nothing here reads a clock, the network, or a map in iteration
// order, and a picture is whatever the job's Pictures returns.
//
// A book passes through these files, in this order:
//
//	divide.go    which documents there are, and what stands in each
//	kinds.go     what a heading opens: a chapter, a part, a preface
//	address.go   the id and the place of everything that is linked to
//	pages.go     where the pages of the print edition begin
//	markup.go    characters and elements, escaped
//	inline.go    running text: marks, anchors, page breaks, emphasis
//	block.go     headings and sections, paragraphs, verse, lists, tables
//	picture.go   the pictures of figures, checked and named
//	front.go     cover, title page, copyright page
//	notes.go     notes, with a way back for each mark
//	index.go     the index
//	font.go      typefaces cut to the book's characters, and the stylesheet
//	container.go go-epub: the container around a section
//	bind.go      one step over what go-epub made: the documents cast from its section
//	zip.go       the files packed, in order
//	package.go   the package document
//	claims.go    what the metadata claim, as far as it is true
//	nav.go       the navigation document
//	ncx.go       the same for reading systems of EPUB 2
//	problems.go  what can be wrong
//
// What always holds, whatever the text:
//
//   - Every document is well-formed XML, and its characters are those of the
//     manuscript as [manuscript.Shown] gives them: none lost, none added.
//   - Every internal link leads to an element that exists.
//   - The page-list has every page of the print edition, in order, and each
//     page break stands before the character that its page begins with.
//   - Every id is unique in the whole book.
package epub

import (
	"io"

	"yinshu/internal/book"
	"yinshu/internal/diag"
	"yinshu/internal/index"
	"yinshu/internal/manuscript"
	"yinshu/internal/share"
)

// NotesAt says where the notes stand.
type NotesAt uint8

const (
	BookEnd    NotesAt = iota // in a section of their own after the text
	ChapterEnd                // after the chapter that they belong to
)

// A Job is an edition to be written.
type Job struct {
	Manuscript *manuscript.Manuscript // in the edition's script; Meta.Modified set
	Words      book.Words
	Entries    []index.Entry // nil: no index
	Headnote   string        // of the index, or ""
	Pages      []Page        // of the print edition, in order; nil: no page-list
	CSS        []byte
	Cover      Cover
	Pictures   func(source string) ([]byte, error) // a file of the book's folder
	Faces      Faces                               // embedded where there are any
	Notes      NotesAt
	Chapters   int    // headings down to this level are chapters; 0: those of the first
	Vertical   bool   // the book opens to the right
	Certifier  string // who has examined its accessibility, or ""; only then is conformance claimed
}

// A Cover is the cover's picture, PNG or JPEG; without one the book has none.
type Cover struct {
	Image []byte
	Alt   string // "": the title
}

// Write writes the book. An error means that nothing usable was written;
// whatever else is wrong with the job is among the problems.
func Write(w io.Writer, job Job) ([]*diag.Problem, error) {
	b := newBinder(job)
	var made map[string][]byte
	var err error
	share.Each(2, 1, func(i int) {
		switch i {
		case 0:
			b.loadPictures()
			b.divide()
			b.address()
			b.placePages()
			b.render()
			b.embed()
		case 1:
			made, err = b.contain() // asks for title and language only
		}
	})
	if err != nil {
		return nil, err
	}
	if err := b.bind(w, made); err != nil {
		return nil, err
	}
	return diag.Sort(b.problems), nil
}

// chapterLevel is the level of headings down to which they are chapters.
func (j *Job) chapterLevel() int { return max(j.Chapters, 1) }

// A binder is a job on its way through the steps.
type binder struct {
	job      Job
	m        *manuscript.Manuscript
	notes    map[string]*manuscript.Note  // by ID
	docs     []*document                  // in the order of the spine
	kinds    [numKinds][]*document        // the same by kind
	placed   map[string]bool              // the notes that have a document
	chapters map[string]string            // the chapter that a note is first marked in, by the note
	ids      map[string]bool              // taken
	places   map[string]address           // by name: see address.go
	marks    map[string][]address         // the marks of a note, in order
	wanted   map[string]bool              // blocks that a page reference names
	tableOf  map[string]*manuscript.Table // the tables
	sections map[*manuscript.Heading]section
	heads    []*head             // for the contents
	pages    []pageBreak         // in order, placed
	pictures map[string]*picture // by source
	images   []*picture          // in the order of first use
	figures  []listed            // for the list of figures
	tables   []listed
	fonts    []*font // embedded, in the order of their files
	problems []*diag.Problem
}

func newBinder(job Job) *binder {
	linked := 2*len(job.Manuscript.Notes) + 4*len(job.Manuscript.Terms) // about as many as can be linked to
	b := &binder{
		job:      job,
		m:        job.Manuscript,
		notes:    map[string]*manuscript.Note{},
		placed:   map[string]bool{},
		chapters: map[string]string{},
		ids:      make(map[string]bool, linked),
		places:   make(map[string]address, linked),
		marks:    map[string][]address{},
		wanted:   map[string]bool{},
		sections: map[*manuscript.Heading]section{},
		tableOf:  map[string]*manuscript.Table{},
		pictures: map[string]*picture{},
	}
	for i := range b.m.Notes {
		note := &b.m.Notes[i]
		if b.notes[note.ID] == nil {
			b.notes[note.ID] = note
		}
	}
	return b
}

// complain reports a problem at a place of the source.
func (b *binder) complain(kind *diag.Kind, at manuscript.Span, args ...any) {
	b.problems = append(b.problems, b.problem(kind, at, args...))
}

func (b *binder) problem(kind *diag.Kind, at manuscript.Span, args ...any) *diag.Problem {
	if at.File < 0 || at.File >= len(b.m.Files) {
		return diag.Of(kind, "", args...)
	}
	f := b.m.Files[at.File]
	return diag.At(kind, f.Name, f.Text, at.Start, args...)
}

// complainOf reports a problem of the book as a whole.
func (b *binder) complainOf(kind *diag.Kind, args ...any) {
	b.problems = append(b.problems, diag.Of(kind, "", args...))
}
