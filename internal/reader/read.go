// Package reader makes a manuscript of a raw Chinese text.
//
// What always holds, whatever the text:
//
//   - Reading fails only where there is no text: an empty or binary file, or
//     one of which more than one character in a hundred cannot be decoded.
//   - The characters of the manuscript, with what it lists as left out, are
//     the characters of the source, in order; only white space is not
//     accounted for, and nothing is normalised.
//   - Every decision has a reason; every stretch left out has one too.
//   - The same bytes give the same manuscript, and reading takes time in
//     proportion to their number.
//
// A text passes through these files, in this order:
//
//	decode.go        bytes to characters, by evidence
//	fixes.go         the editor's corrections, put into the text
//	lines.go         characters to lines and pages
//	pagenumber.go    the forms of page numbers
//	numbers.go       which lines hold those of the pages
//	numberrow.go     the count of numbers that is theirs, where no feeds part pages
//	measure.go       how the lines stand: measure, indents, blank lines
//	unpaged.go       running heads that alone show the pages
//	dress.go         which marks belong to which labels
//	turns.go         page turns that no number shows
//	edges.go         what stands at the edges of pages, and what it repeats
//	furniture.go     running heads
//	feet.go          notes at the feet of pages
//	footmarks.go     where they begin, told by the marks above
//	tail.go          sections of notes
//	chapternotes.go  notes at the ends of chapters, without a head
//	imprint.go       what names the journal a text stands in
//	names.go         names of persons, and what they did
//	front.go         title, subtitle, authors
//	headforms.go     the forms of heads
//	axis.go          heads that stand one under another in the middle
//	heads.go         which lines are heads, and of which level
//	inset.go         verse and block quotations
//	boundary.go      whether a paragraph ends between two lines
//	blocks.go        lines to paragraphs
//	lists.go         paragraphs to lists
//	bodies.go        the notes' bodies
//	notesfile.go     notes.txt
//	marks.go         where note marks may stand
//	score.go         what speaks for and against each
//	segments.go      where their count begins again
//	chapters.go      which chapter each count belongs to
//	sequence.go      the same by the marks alone, where no heads tell
//	count.go         the count that decides
//	compose.go       all of it as a Manuscript
//	why.go           what was decided, as a listing
//	reasons.go       the reasons in Chinese
//
// notes.txt gives the notes' bodies. A line that begins with a number, in any
// dress (12, 12., 12、, [12], （12）, 註12, ①), opens a body; the lines after it,
// indented or not, go on with it; blank lines only part. Where a count begins
// again in each chapter, the bodies follow in order, and a line with the words
// of the chapter's head, or #, may part them:
//
//	# 一、緣起
//	1 見殘譜卷下。
//	2 譜前有序，
//	  署「萬曆甲申」。
//
//	# 二、工價
//	1 參見拙文。
//
// fixes.txt corrects the reading without touching the source; its form stands
// in fixes.go, and orders.go carries out what begins with @.
//
// A text in Markdown takes another way: markdown.go reads its blocks and front
// matter, mdblocks.go makes ours of them, mdinline.go reads what stands in a
// line, mdattrs.go the addresses and attributes there.
package reader

import (
	"bytes"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// A Source is what is read: bytes as received, named as the user gave them.
type Source struct {
	Name  string
	Text  []byte
	Notes *Part // notes.txt, or nil
	Fixes *Part // fixes.txt, or nil
}

// A Part is a file beside the text.
type Part struct {
	Name string
	Text []byte
}

// Options are what the book or the user orders; "" means by evidence.
type Options struct {
	Encoding     string // UTF-8, UTF-16LE, UTF-16BE, Big5, GB18030
	Lang         string // BCP 47
	NotesRestart string // none, page, chapter
}

// An Account is what reading found, in figures.
type Account struct {
	Encoding   string
	Confidence int // in the encoding, per cent
	Lines      int // that are not blank
	Pages      int // of the source
	Measure    int // in ems; 0 where lines are not wrapped
	Paragraphs int
	Heads      int
	Notes      int
	Bodies     int // notes that have one
	Fixes      int // corrections of fixes.txt that were made
}

// Read makes a manuscript of a source. The error is a *diag.Problem, and
// means that there is no text.
func Read(src Source, opt Options) (*manuscript.Manuscript, *Account, []*diag.Problem, error) {
	if len(bytes.TrimSpace(src.Text)) == 0 {
		return nil, nil, nil, diag.Of(Nothing, src.Name)
	}
	d, bad := decode(src.Text, opt.Encoding)
	if bad != nil {
		return nil, nil, nil, diag.Of(bad, src.Name, opt.Encoding)
	}
	r := &reading{name: src.Name, opt: opt, src: d, belowNotes: map[int]bool{}, filed: src.Notes != nil && len(bytes.TrimSpace(src.Notes.Text)) > 0}
	r.account.Encoding, r.account.Confidence = d.encoding, d.confidence
	r.problems = d.problems(src.Name)
	r.readFixes(src.Fixes)
	if isMarkdown(src.Name) {
		return r.readMarkdown(src), &r.account, diag.Sort(r.problems), nil
	}
	r.divide()
	r.order()
	if len(r.lines) == 0 {
		return nil, nil, nil, diag.Of(Nothing, src.Name)
	}
	r.findNumbers()
	r.measureLines()
	r.headTurns()
	r.findDresses()
	r.turnPages()
	r.runningHeads()
	r.findAxis(nil)
	r.findFeet()
	r.findTails()
	r.findFiledHeads(src.Notes)
	r.measureLines()
	r.frontMatter()
	r.findHeads()
	r.setOff()
	r.draw()
	r.findLists()
	m := r.compose(src)
	return m, &r.account, diag.Sort(r.problems), nil
}
