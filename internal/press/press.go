// Package press makes books: all stages in their order, on one screen of code.
//
// What always holds:
//
//   - The output folder holds the last good books until new ones are whole.
//   - A text with problems still becomes a book; an error means that there is
//     no text, no face, or no room to write.
//   - The same book and the same options give the same bytes.
//
// Files, in order:
//
//	press.go     Build and Set
//	list.go      many books, some at a time
//	stamp.go     books that need not be made again
//	indexdiff.go what changed in the index since
//	size.go      texts that no book holds
//	open.go      a path on the desk → a manuscript, marked for the index
//	edition.go   a manuscript → one edition: converted, set, painted, bound
//	view.go      a book to be looked at, nothing written
//	proof.go     what an editor signs
//	supply.go    designs, faces and pictures for an edition
//	result.go    what is told of a book when it is made
//	output.go    files that appear only when all are whole
//	problems.go  what can go wrong here
package press

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"yinshu/internal/book"
	"yinshu/internal/check"
	"yinshu/internal/diag"
	"yinshu/internal/face"
	"yinshu/internal/lines"
	"yinshu/internal/share"
	"yinshu/internal/typeset"
)

// Options say what is to be made of a book.
type Options struct {
	Read     ReadOptions
	Search   face.Search
	Output   string   // the folder for the books
	Editions []string // hant, hans; nil: those of the book
	Only     []string // pdf, epub; nil: both
	Profiles []string // of the PDF: reading, press, pod; nil: those of the book
	Design   string   // overrides the design of every edition, where given

	// Cache is the folder where it is kept from what each book was made, so
	// that an unchanged one is not made again; "": nothing is kept. Program
	// tells one build of this program from another. Force makes all books.
	Cache   string
	Program string
	Force   bool

	broom *broom // of a list of books
}

func (o Options) makes(form string) bool { return len(o.Only) == 0 || slices.Contains(o.Only, form) }

// swept gives the broom of the list, or a new one.
func (o Options) swept() *broom {
	if o.broom == nil {
		return &broom{}
	}
	return o.broom
}

// Build makes the books of a path, where they are not made already: reads it
// once, then makes its editions side by side. The error is a *diag.Problem, or
// ctx's.
func Build(ctx context.Context, path string, opt Options) (*Result, error) {
	if r := unchanged(path, opt); r != nil {
		return r, nil
	}
	d, jobs, err := open(path, opt)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	s, err := newShelf(opt.Output, opt.swept())
	if err != nil {
		return nil, err
	}
	defer s.clear()
	for _, j := range jobs {
		j.reserve(s)
	}
	var (
		found []*diag.Problem
		kept  *keeper
	)
	if err := allOf(
		func() error { d.marked(); return nil },
		func() error { return d.inRoom(jobs, func(j *job) error { return j.make(ctx) }) },
		func() error { found = d.checkBeside(jobs); return nil },
		func() error { kept = newKeeper(path, opt); return nil },
	); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if _, err := s.publish(); err != nil {
		return nil, err
	}
	r := d.result(jobs, found)
	kept.keep(d, jobs, s, r)
	return r, nil
}

// CheckLayout sets every edition, writes nothing, and gives all problems: those
// of the text, of the index, of conversion and of the pages.
func CheckLayout(path string, opt Options) ([]*diag.Problem, error) {
	d, jobs, err := open(path, opt)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	problems := d.Check()
	if err := d.inRoom(jobs, (*job).set); err != nil {
		return nil, err
	}
	problems = append(problems, d.indexing...)
	for _, j := range jobs {
		problems = append(problems, j.problems...)
	}
	return d.heard(problems), nil
}

// Set makes the setting of one edition, and says what is wrong with it.
func Set(path string, opt Options) (*typeset.Setting, []*diag.Problem, error) {
	d, jobs, err := openFor(path, opt, 1)
	if err != nil {
		return nil, nil, err
	}
	defer d.Close()
	j := jobs[0]
	if err := j.set(); err != nil {
		return nil, nil, err
	}
	return j.setting, diag.Sort(j.problems), nil
}

// open opens a book for its editions.
func open(path string, opt Options) (*Desk, []*job, error) { return openFor(path, opt, -1) }

// openFor opens a book for the first few of its editions, all where few is
// less than none. While one processor reads the text, another gets ready what
// the index needs, and then finds the editions' faces and what divides words:
// whoever needs these waits for them.
func openFor(path string, opt Options, few int) (*Desk, []*job, error) {
	d, err := openBook(path)
	if err != nil {
		return nil, nil, err
	}
	jobs, err := d.jobs(opt)
	if err != nil {
		d.Close()
		return nil, nil, err
	}
	if few >= 0 {
		jobs = jobs[:min(few, len(jobs))]
	}
	d.supplied = aside(func() error {
		d.prepare()
		err := sideBySide(jobs, (*job).supply)
		lines.Prepare(d.Book.Text.Text)
		return err
	})
	if err := d.readWhole(opt.Read); err != nil {
		d.Close()
		return nil, nil, err
	}
	return d, jobs, nil
}

// aside starts f, and gives what waits for its error.
func aside(f func() error) (wait func() error) {
	var err error
	done := share.Aside(func() { err = f() })
	return func() error { done(); return err }
}

// jobs gives a job for each edition that is wanted.
func (d *Desk) jobs(opt Options) ([]*job, error) {
	editions, err := d.editions(opt)
	if err != nil {
		return nil, err
	}
	jobs := make([]*job, len(editions))
	for i, e := range editions {
		jobs[i] = newJob(d, e, opt)
	}
	return jobs, nil
}

// editions picks those that are wanted.
func (d *Desk) editions(opt Options) ([]book.Edition, error) {
	all := d.Book.Editions()
	for _, name := range opt.Editions {
		if !slices.ContainsFunc(all, func(e book.Edition) bool { return e.Name == name }) {
			return nil, diag.Of(noEdition, d.Path, name)
		}
	}
	var list []book.Edition
	for _, e := range all {
		if len(opt.Editions) > 0 && !slices.Contains(opt.Editions, e.Name) {
			continue
		}
		if opt.Design != "" {
			e.Design = opt.Design
		}
		list = append(list, e)
	}
	return list, nil
}

// large is the length of a text, in bytes, whose editions are set one after the
// other: side by side they need more memory than a small machine has, and
// setting one alone keeps two processors busy.
const large = 2 << 20

// inRoom runs f on the editions, side by side where there is room for that,
// and lets go of what they held. Where there is not, the next one is set while
// the files of the one before are written.
func (d *Desk) inRoom(jobs []*job, f func(*job) error) error {
	if len(d.Book.Text.Text) >= large {
		for i := 1; i < len(jobs); i++ {
			jobs[i].after = jobs[i-1].inPages
		}
	}
	return sideBySide(jobs, func(j *job) error {
		defer j.inPages.open() // whatever happens
		defer j.inLines.open()
		if err := f(j); err != nil {
			return err
		}
		j.release()
		return nil
	})
}

// checkBeside begins the check at once. Of a small text it goes on when an
// edition is in lines: these are found by all processors, what comes before and
// after leaves some of them free, and nothing waits for what the check finds. Of
// a large one it ends at once, to leave its memory to the pages.
func (d *Desk) checkBeside(jobs []*job) []*diag.Problem {
	finish := check.Begin(d.Manuscript, d.CheckOptions())
	if len(jobs) > 0 && len(d.Book.Text.Text) < small {
		jobs[0].inLines.pass()
	}
	return d.checked(finish())
}

// A gate is shut until it is opened; it may be opened again.
type gate struct {
	once sync.Once
	c    chan struct{}
}

func newGate() *gate { return &gate{c: make(chan struct{})} }

func (g *gate) open() { g.once.Do(func() { close(g.c) }) }

// pass waits until the gate is open. A gate that is not there is open.
func (g *gate) pass() {
	if g != nil {
		<-g.c
	}
}

// sideBySide runs f on every item at once and returns the first error in the
// order of the items, so that which one is told does not depend on time. The
// first is the caller's own, and waits for no processor: it should be the one
// that takes longest.
func sideBySide[T any](items []T, f func(T) error) error {
	errs := make([]error, len(items))
	try := func(i int) {
		defer mishap(&errs[i])
		errs[i] = f(items[i])
	}
	var all sync.WaitGroup
	for i := 1; i < len(items); i++ {
		all.Go(func() { try(i) })
	}
	if len(items) > 0 {
		try(0)
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// allOf does works side by side.
func allOf(works ...func() error) error {
	return sideBySide(works, func(f func() error) error { return f() })
}

// mishap makes a problem of a fault of the program, so that one book's bad
// luck does not end a night's list.
func mishap(err *error) {
	if fault := recover(); fault != nil {
		f := share.Caught(fault)
		*err = diag.Of(broken, "", f.Value, cmp.Or(f.Site, "?"))
	}
}
