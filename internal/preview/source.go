package preview

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/press"
	"yinshu/internal/reader"
)

// A source is a file of the book, in rows: the lines that one or a few blocks
// begin on and go on over, so that text and manuscript can stand side by side.
type source struct {
	name   string // as it is called in the book's folder
	full   string // as problems name it
	text   string
	starts []int // of lines, in bytes
	rows   []row

	remarks []remark // in the order of their spans
	m       *manuscript.Manuscript
}

// A row is lines of a source, from and up to, from 0, and the blocks that
// begin there.
type row struct {
	from, to int
	blocks   []manuscript.Block
	notes    []*manuscript.Note // whose bodies begin there
}

// A remark is what the reader decided of a stretch, or that it was left out.
type remark struct {
	span manuscript.Span
	kind string
	why  string
	sure int // per cent; 0 where it is not told
	or   []string
}

// mostLines is how long a row may be; a longer paragraph has several.
const mostLines = 100

// sources gathers the files of a view: those that the manuscript is made of,
// then the book's others.
func sources(v *press.View, lang diag.Lang) []*source {
	m := v.Desk.Manuscript
	var all []*source
	known := map[string]bool{}
	for i, f := range m.Files {
		s := newSource(v, f.Name, f.Text)
		s.m, s.remarks = m, s.remarksOn(m, i, lang)
		s.divide(begins(m, i))
		all, known[s.name] = append(all, s), true
	}
	b := v.Desk.Book
	add := func(name string, text []byte) {
		if s := newSource(v, name, strings.ToValidUTF8(string(text), "\ufffd")); !known[s.name] {
			s.divide(nil)
			all, known[s.name] = append(all, s), true
		}
	}
	if b.Fixes != nil {
		add(b.Fixes.Name, b.Fixes.Text)
	}
	names := []string{"book.toml", "index.tsv", "names.txt", "convert.tsv"}
	for _, e := range v.Editions {
		if strings.HasSuffix(e.Design, ".toml") {
			names = append(names, e.Design)
		}
	}
	for _, name := range names {
		if text, err := b.Read(name); err == nil {
			add(b.Dir+"/"+name, text)
		}
	}
	return all
}

func newSource(v *press.View, name, text string) *source {
	s := &source{name: below(v, name), full: name, text: text, starts: []int{0}}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' && i+1 < len(text) {
			s.starts = append(s.starts, i+1)
		}
	}
	return s
}

// lineOf gives the line, from 0, that a byte is on.
func (s *source) lineOf(offset int) int {
	return sort.SearchInts(s.starts, offset+1) - 1
}

// line gives the bytes of a line, without its end.
func (s *source) line(n int) (from, to int) {
	from, to = s.starts[n], len(s.text)
	if n+1 < len(s.starts) {
		to = s.starts[n+1]
	}
	for to > from && (s.text[to-1] == '\n' || s.text[to-1] == '\r') {
		to--
	}
	return from, to
}

// offset gives the byte of a line and a column, both from 1.
func (s *source) offset(line, col int) (int, bool) {
	if line < 1 || line > len(s.starts) {
		return 0, false
	}
	from, to := s.line(line - 1)
	for ; col > 1 && from < to; col-- {
		_, size := utf8.DecodeRuneInString(s.text[from:to])
		from += size
	}
	return from, true
}

// A beginning is where a block, or the body of a note, begins in a file.
type beginning struct {
	at    int
	block manuscript.Block
	note  *manuscript.Note // whose body it is the first block of
}

// begins lists the blocks of a file in the order of its bytes.
func begins(m *manuscript.Manuscript, file int) []beginning {
	var all []beginning
	add := func(blocks []manuscript.Block, note *manuscript.Note) {
		for b := range manuscript.Leaves(blocks) {
			if sp := b.Where(); sp.File == file {
				all = append(all, beginning{sp.Start, b, note})
			}
			note = nil
		}
	}
	add(m.Blocks, nil)
	for i := range m.Notes {
		add(m.Notes[i].Body, &m.Notes[i])
	}
	slices.SortStableFunc(all, func(a, b beginning) int { return cmp.Compare(a.at, b.at) })
	return all
}

// divide makes the rows.
func (s *source) divide(list []beginning) {
	current := row{}
	end := func(to int) {
		for current.from < to {
			current.to = min(to, current.from+mostLines)
			s.rows = append(s.rows, current)
			current = row{from: current.to}
		}
	}
	for _, b := range list {
		if line := s.lineOf(b.at); line > current.from {
			end(line)
		}
		current.blocks = append(current.blocks, b.block)
		if b.note != nil {
			current.notes = append(current.notes, b.note)
		}
	}
	end(len(s.starts))
}

// remarksOn lists the decisions about a file and what was left out of it. What
// was left out is told of line by line.
func (s *source) remarksOn(m *manuscript.Manuscript, file int, lang diag.Lang) []remark {
	var all []remark
	for _, l := range m.LeftOut {
		if l.Span.File != file {
			continue
		}
		for n := s.lineOf(l.Span.Start); n < len(s.starts) && s.starts[n] < l.Span.End; n++ {
			from, to := s.line(n)
			sp := manuscript.Span{File: file, Start: max(from, l.Span.Start), End: min(to, l.Span.End)}
			if sp.Start < sp.End {
				all = append(all, remark{span: sp, kind: "left", why: reader.Reason(l.Why, lang)})
			}
		}
	}
	for _, d := range m.Decisions {
		if d.Span.File == file {
			others := make([]string, len(d.Others))
			for i, o := range d.Others {
				others[i] = reader.Reason(o, lang)
			}
			all = append(all, remark{d.Span, d.Kind, reader.Reason(d.Why, lang), d.Confidence, others})
		}
	}
	slices.SortStableFunc(all, func(a, b remark) int { return cmp.Compare(a.span.Start, b.span.Start) })
	return all
}

// A sheet is some rows of a source, as the browser has them.
type sheet struct {
	Rows []sheetRow `json:"rows"`
}

type sheetRow struct {
	Lines  []sheetLine  `json:"lines"`
	Blocks []sheetBlock `json:"blocks,omitempty"`
}

// A sheetLine is a line: its pieces, and what was decided of it as a whole.
type sheetLine struct {
	N      int          `json:"n"` // from 1
	Pieces []sheetPiece `json:"t"`
	Tags   []sheetTag   `json:"tags,omitempty"`
}

type sheetPiece struct {
	Text string    `json:"s"`
	Tag  *sheetTag `json:"tag,omitempty"`
}

// A sheetTag is a decision.
type sheetTag struct {
	Kind string   `json:"k"`
	Why  string   `json:"why"`
	Sure int      `json:"sure,omitempty"`
	Or   []string `json:"or,omitempty"`
}

func (r *remark) tag() sheetTag { return sheetTag{r.kind, r.why, r.sure, r.or} }

// perSheet is how many lines a browser is given at once, roughly.
const perSheet = 80

// sheets gives the first line of each sheet, from 1.
func (s *source) sheets() []int {
	var firsts []int
	lines := perSheet
	for _, r := range s.rows {
		if lines >= perSheet {
			firsts, lines = append(firsts, r.from+1), 0
		}
		lines += r.to - r.from
	}
	return firsts
}

// sheet gives the sheet whose first line is given, from 1.
func (s *source) sheet(first int) sheet {
	i, _ := slices.BinarySearchFunc(s.rows, first-1, func(r row, line int) int { return cmp.Compare(r.from, line) })
	sh := sheet{Rows: []sheetRow{}}
	for lines := 0; i < len(s.rows) && lines < perSheet; i++ {
		r := &s.rows[i]
		var out sheetRow
		for n := r.from; n < r.to; n++ {
			out.Lines = append(out.Lines, s.sheetLine(n))
		}
		for _, b := range r.blocks {
			out.Blocks = append(out.Blocks, s.sheetBlock(b, r))
		}
		sh.Rows = append(sh.Rows, out)
		lines += r.to - r.from
	}
	return sh
}

// sheetLine cuts a line where remarks begin and end. A remark about the whole
// of a line, or about its end, is a tag of the line.
func (s *source) sheetLine(n int) sheetLine {
	from, to := s.line(n)
	l := sheetLine{N: n + 1, Pieces: []sheetPiece{}}
	at := from
	plain := func(until int) {
		if until > at {
			l.Pieces = append(l.Pieces, sheetPiece{Text: s.text[at:until]})
			at = until
		}
	}
	for _, r := range s.about(n) {
		tag := r.tag()
		start, end := r.span.Start, r.span.End
		switch {
		case r.kind != "left" && (end > to || start >= to || whole(s.text[from:to], start-from, end-from)):
			l.Tags = append(l.Tags, tag)
		case start >= at && end > start:
			plain(start)
			l.Pieces = append(l.Pieces, sheetPiece{s.text[start:end], &tag})
			at = end
		}
	}
	plain(to)
	return l
}

// about lists the remarks that begin on a line.
func (s *source) about(n int) []remark {
	begins := func(line int) int {
		at := len(s.text) + 1
		if line < len(s.starts) {
			at = s.starts[line]
		}
		i, _ := slices.BinarySearchFunc(s.remarks, at, func(r remark, at int) int { return cmp.Compare(r.span.Start, at) })
		return i
	}
	return s.remarks[begins(n):begins(n+1)]
}

// whole reports whether a stretch is all of a line but its blanks.
func whole(line string, from, to int) bool {
	return strings.TrimSpace(line[:from]) == "" && strings.TrimSpace(line[to:]) == ""
}
