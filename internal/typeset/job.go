// Package typeset makes pages of a manuscript.
//
// It takes the text as final and the design as law: given the same
// manuscript, the same design and the same faces it returns the same pages,
// on every machine. Lengths are integers, and nothing here reads a clock, a
// file or a map in iteration order; what runs on several cores is put back in
// its place.
//
// A book passes through these files, in this order:
//
//	job.go       Job and Set: the parts in the order that makes folios true
//	style.go     the design's styles with their faces
//	piece.go     what the author wrote → pieces for the line setter
//	number.go    which number each note's marks show
//	block.go     headings, paragraphs, quotations, verse, lists → sticks
//	display.go   figures, tables and breaks → sticks
//	cast.go      the sticks' lines, on all cores
//	spread.go    short lines spread to a width
//	row.go       lines → rows, and where a page may not end
//	makeup.go    which rows stand on which page: the cheapest of all divisions
//	states.go    the cheapest ways kept, the others given up
//	window.go    the book a window at a time; paragraphs reset where pages want it
//	float.go     figures that would leave a page short
//	foot.go      the room that footnotes take from a page
//	leaf.go      rows at their heights
//	body.go      the body's pages, again until no reference changes
//	notes.go     endnotes and notes at a chapter's end
//	columns.go   rows in balanced columns
//	index.go     the index
//	contents.go  the contents
//	front.go     half title, title and copyright pages
//	inspect.go   what a proof-reader would mark
//	running.go   running heads and folios
//	anchor.go    anchors, the outline, and what a page begins with
//	setting.go   Setting: what the writers paint
//	listing.go   a setting as text that a proof-reader can follow
//	problems.go  what can go wrong
//
// What always holds, whatever the text:
//
//   - Every line that was set is on exactly one page, in order.
//   - A baseline of the text is on the grid, and facing pages share it.
//   - A heading is on the page of the two lines after it, unless the page is
//     too small to hold them; then that is a problem.
//   - A page is never widened or its leading stretched: it is full, or it is
//     short by whole lines.
package typeset

import (
	"yinshu/internal/book"
	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/face"
	"yinshu/internal/index"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
)

// A Job is an edition to be set.
type Job struct {
	Manuscript *manuscript.Manuscript
	Design     *design.Design
	Faces      map[face.ID]lines.Measurer
	Words      book.Words
	// Index makes the index when the pages are known; nil: no index. It is
	// called once with the folio of each anchor.
	Index func(page func(anchor string) (folio int, ok bool)) []index.Entry
	// Pictures tells the size of a picture; nil: there are none.
	Pictures func(source string) (w, h int, ok bool)
}

// A compositor sets one job.
type compositor struct {
	job      Job
	m        *manuscript.Manuscript
	d        *design.Design
	words    book.Words
	lang     string
	setter   *lines.Setter
	square   *lines.Setter // opening marks keep their square at a line's start
	styles   map[string]style
	notes    map[string]*manuscript.Note
	numbers  numbering
	mentions map[string]string // the notes that mentions stand in, by the mention's anchor
	folios   map[string]int    // of anchors, as far as known
	refs     map[string]int    // folios that page references were last set with
	referred map[string]bool
	wanting  map[string]bool // chains of faces that were wanted and not there
	problems []*diag.Problem
	indexes  []titledPart                // that were set
	leaves   map[string]manuscript.Block // by ID; see inspect.go
}

// Set makes the pages of a job. The pages are always made; what is wrong with
// them is listed beside them.
func Set(job Job) (*Setting, []*diag.Problem) {
	c := newCompositor(job)
	body := c.setBody()
	notes := c.setNotes(body)
	main := append(body, notes...)
	number(main, 1, arabic)
	c.findFolios(main)
	ix := c.setIndex(len(main))
	main = append(main, ix...)
	number(main, 1, arabic)
	c.findFolios(main)
	front := c.setFront(main)
	number(front, 1, roman)

	pages := append(front, main...)
	for i := range pages {
		pages[i].Number = i + 1
	}
	c.runningHeads(pages)
	s := &Setting{
		Trim:    Box{c.d.Width, c.d.Height},
		Pages:   finish(pages),
		Outline: c.outline(pages),
	}
	c.inspect(s)
	return s, diag.Sort(c.problems)
}

func newCompositor(job Job) *compositor {
	c := &compositor{
		job:      job,
		m:        job.Manuscript,
		d:        job.Design,
		words:    job.Words,
		lang:     job.Manuscript.Meta.Lang,
		notes:    make(map[string]*manuscript.Note, len(job.Manuscript.Notes)),
		folios:   map[string]int{},
		refs:     map[string]int{},
		referred: map[string]bool{},
		wanting:  map[string]bool{},
	}
	spacing := c.d.Spacing(c.lang)
	c.setter = lines.New(job.Faces, spacing)
	// Half the entries of an index may begin with 《: where it gave up its
	// blank there, a column would have two edges.
	spacing.StartTrim, spacing.FirstTrim = false, false
	c.square = lines.New(job.Faces, spacing)
	c.styles = c.resolve()
	for i := range c.m.Notes {
		n := &c.m.Notes[i]
		c.notes[n.ID] = n
	}
	return c
}
