package press

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"yinshu/internal/book"
	"yinshu/internal/check"
	"yinshu/internal/diag"
	"yinshu/internal/index"
	"yinshu/internal/manuscript"
	"yinshu/internal/reader"
)

// ReadOptions say how a text is to be read.
type ReadOptions struct {
	Encoding string // overrides book.toml; "": found by evidence
	Epoch    string // SOURCE_DATE_EPOCH, or ""
}

// A Desk is a book with its text read.
type Desk struct {
	Path       string
	Book       *book.Book
	Manuscript *manuscript.Manuscript // in the source's script
	Account    *reader.Account

	supplied func() error // waits until designs and faces are found; nil: none are sought

	order   []*diag.Problem // of book.toml
	reading []*diag.Problem // of the text, as the reader found it

	// marked is the manuscript with the mentions of the index marked: done
	// once, by whoever needs it first. It fills the fields below.
	marked   func() *manuscript.Manuscript
	indexing []*diag.Problem // of index.tsv
	rows     []index.Row
	proposed bool // the index is the program's own proposal
	evident  bool // rows of a proposal are to have evidence, and doubtful ones are to be among them
}

// Open opens a book and reads its text. The error is a *diag.Problem. Close
// the desk after use.
func Open(path string, opt ReadOptions) (*Desk, error) {
	d, err := openBook(path)
	if err != nil {
		return nil, err
	}
	if err := d.read(opt); err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

// openBook opens a book whose text is still to be read.
func openBook(path string) (*Desk, error) {
	b, order, err := book.Open(path)
	if err != nil {
		return nil, err
	}
	d := &Desk{Path: path, Book: b, order: order}
	d.marked = sync.OnceValue(d.mark)
	return d, nil
}

// read reads the text.
func (d *Desk) read(opt ReadOptions) error {
	b := d.Book
	encoding := opt.Encoding
	if encoding == "" {
		encoding = b.Order.Encoding
	}
	m, account, problems, err := reader.Read(source(b), reader.Options{
		Encoding:     encoding,
		Lang:         b.Order.Lang,
		NotesRestart: b.Order.Notes.Restart,
	})
	if err != nil {
		return err
	}
	b.Order.Lay(&m.Meta)
	m.Meta.Modified = modified(b.Order.Modified, opt.Epoch)
	if len(m.Meta.Title) == 0 {
		m.Meta.Title = []manuscript.Text{{Span: manuscript.Span{File: -1}, Value: b.Name}}
	}
	d.Manuscript, d.Account, d.reading = m, account, problems
	return nil
}

// Close lets go of the book's folder, when nobody reads in it any more.
func (d *Desk) Close() error {
	if d.supplied != nil {
		_ = d.supplied() // whoever needed what it found has heard of it
	}
	return d.Book.Close()
}

// source gives the reader the files of a book.
func source(b *book.Book) reader.Source {
	part := func(f *book.File) *reader.Part {
		if f == nil {
			return nil
		}
		return &reader.Part{Name: f.Name, Text: f.Text}
	}
	return reader.Source{Name: b.Text.Name, Text: b.Text.Text, Notes: part(b.Notes), Fixes: part(b.Fixes)}
}

// modified is the time stamped into all outputs: what the book says, else
// SOURCE_DATE_EPOCH (seconds since 1970), else a fixed one.
func modified(order, epoch string) string {
	if order != "" {
		return order
	}
	if seconds, err := strconv.ParseInt(epoch, 10, 64); err == nil && seconds >= 0 && seconds < 1<<38 {
		return time.Unix(seconds, 0).UTC().Format(time.RFC3339)
	}
	return "2000-01-01T00:00:00Z"
}

// mark marks the mentions of the index, once, in the source's script: those
// of the editor's index.tsv, else those that the program is sure of.
func (d *Desk) mark() *manuscript.Manuscript {
	if d.Book.Order.Index.None {
		return d.Manuscript
	}
	if f := d.Book.Index; f != nil {
		d.rows, d.indexing = index.Parse(f.Name, f.Text)
	} else {
		propose := index.Confident
		if d.evident {
			propose = index.Propose
		}
		d.rows, d.proposed = propose(d.Manuscript), true
	}
	m, problems := index.Mark(d.Manuscript, d.rows)
	d.indexing = append(d.indexing, problems...)
	return m
}

// prepare gets what marking needs ready, as far as the text need not be read
// for it.
func (d *Desk) prepare() {
	if !d.Book.Order.Index.None && d.Book.Index == nil {
		index.Prepare(d.Book.Text.Text[:min(len(d.Book.Text.Text), 16<<10)])
	}
}

// Marked is the manuscript with the mentions of the index marked.
func (d *Desk) Marked() *manuscript.Manuscript { return d.marked() }

// Check gives all problems of the text: the order's, the reader's and the
// checker's, sorted, without those that the order silences.
func (d *Desk) Check() []*diag.Problem {
	return d.checked(check.Check(d.Manuscript, d.CheckOptions()))
}

// checked puts the checker's problems among the others.
func (d *Desk) checked(found []*diag.Problem) []*diag.Problem {
	return d.heard(slices.Concat(d.order, d.reading, found))
}

// heard sorts problems and drops those that the order silences, and those of
// the converter that the checker tells better.
func (d *Desk) heard(problems []*diag.Problem) []*diag.Problem {
	silent := d.Book.Order.Check.Silence
	unpaired := map[string]bool{}
	straight := map[string][]int{} // the lines of straight quotation marks, whose partners lack theirs
	for _, p := range problems {
		if strings.HasPrefix(p.Kind.Code, "pair-") {
			unpaired[p.Place()] = true
		} else if p.Kind.Code == "quote-half" {
			straight[p.File] = append(straight[p.File], p.Line)
		}
	}
	told := func(p *diag.Problem) bool {
		return unpaired[p.Place()] || slices.ContainsFunc(straight[p.File], func(line int) bool { return max(line-p.Line, p.Line-line) <= 1 })
	}
	return diag.Sort(slices.DeleteFunc(slices.Clone(problems), func(p *diag.Problem) bool {
		return slices.Contains(silent, p.Kind.Code) ||
			strings.HasPrefix(p.Kind.Code, "script-quote-") && told(p)
	}))
}

// Problems gives those of the order and of the reading alone.
func (d *Desk) Problems() []*diag.Problem { return d.heard(slices.Concat(d.order, d.reading)) }

// CheckOptions are how the checker is to look at this text.
func (d *Desk) CheckOptions() check.Options {
	return check.Options{Lang: d.Manuscript.Meta.Lang, Silence: d.Book.Order.Check.Silence}
}

// ProposeIndex gives the rows of index.tsv as the editor should see them: her
// own, refreshed, and new proposals, with all that is wrong with them.
func (d *Desk) ProposeIndex() ([]index.Row, []*diag.Problem) {
	found := index.Propose(d.Manuscript)
	if d.Book.Index == nil {
		return found, nil
	}
	old, problems := index.Parse(d.Book.Index.Name, d.Book.Index.Text)
	rows, more := index.Update(old, found)
	rows = index.Tell(d.Manuscript, rows)
	_, marking := index.Mark(d.Manuscript, rows) // what a build would say of her references
	return rows, slices.Concat(problems, more, marking)
}

// OtherScript gives the language a text has that is to be converted to
// another: Traditional of Taiwan for Simplified, and the other way round.
func OtherScript(to string) string {
	if book.IsHans(to) {
		return "zh-Hant-TW"
	}
	return "zh-Hans-CN"
}

// ReadProblem says why a file could not be read.
func ReadProblem(name string, err error) *diag.Problem { return book.FileProblem(name, err) }

// NotUTF8 says that a file to convert is not UTF-8.
func NotUTF8(name string) *diag.Problem { return diag.Of(notUTF8, name) }
