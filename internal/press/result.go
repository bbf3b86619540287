package press

import (
	"slices"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/reader"
)

// A Result is what is told of a book when it is made.
type Result struct {
	Path       string          `json:"path"`
	Text       string          `json:"text,omitempty"`
	Account    *reader.Account `json:"account,omitempty"`
	Paragraphs int             `json:"paragraphs"`
	Headings   int             `json:"headings"`
	Notes      int             `json:"notes"`
	Editions   []Edition       `json:"editions,omitempty"`
	Proposed   bool            `json:"index_proposed"`      // the index is the program's own
	Unchanged  bool            `json:"unchanged,omitempty"` // made earlier, from the same files
	Failed     *diag.Record    `json:"failed,omitempty"`

	// Of the order, the text and the editions as they were made.
	Problems []*diag.Problem `json:"-"`
	Made     []*diag.Problem `json:"-"` // of them, those that only making the files shows
	Faults   int             `json:"faults"`
	Queries  int             `json:"queries"`
	Remarks  int             `json:"remarks"`
}

// An Edition is what is told of one edition.
type Edition struct {
	Name    string   `json:"name"`
	Lang    string   `json:"lang"`
	Design  string   `json:"design"`
	Pages   int      `json:"pages"`
	Entries int      `json:"entries"`
	Files   []string `json:"files"`
}

// result tells of the editions, and of the problems of the text.
func (d *Desk) result(jobs []*job, found []*diag.Problem) *Result {
	r := &Result{
		Path: d.Path, Text: d.Book.Text.Name, Account: d.Account, Notes: len(d.Manuscript.Notes),
		Proposed: d.proposed,
	}
	for b := range manuscript.Leaves(d.Manuscript.Blocks) {
		switch b.(type) {
		case *manuscript.Paragraph:
			r.Paragraphs++
		case *manuscript.Heading:
			r.Headings++
		}
	}
	problems := slices.Concat(found, d.indexing)
	for _, j := range jobs {
		e := Edition{
			Name: j.edition.Name, Lang: j.edition.Lang, Design: j.design.Title,
			Pages: j.pages, Entries: j.headings,
		}
		for _, p := range j.pdfs {
			e.Files = append(e.Files, p.file.name)
		}
		if j.epub != nil {
			e.Files = append(e.Files, j.epub.name)
		}
		r.Editions = append(r.Editions, e)
		problems = append(problems, j.problems...)
		r.Made = append(r.Made, j.made...)
	}
	r.Made = d.heard(r.Made)
	r.Problems = d.heard(slices.Concat(problems, r.Made))
	for _, p := range r.Problems {
		switch p.Kind.Grade {
		case diag.Fault:
			r.Faults++
		case diag.Query:
			r.Queries++
		default:
			r.Remarks++
		}
	}
	return r
}
