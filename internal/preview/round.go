package preview

import (
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"yinshu/internal/book"
	"yinshu/internal/diag"
	"yinshu/internal/press"
	"yinshu/internal/proof"
)

// A round is the book set once, or why it could not be set. One that could
// not shows what the round before it had.
type round struct {
	number int
	took   time.Duration
	err    error      // why it could not be set, or nil
	uses   []book.Use // nil where err is not

	view     *press.View // nil where no round could be set yet
	editions []*edition
	files    []*source

	findings func() findings // made when they are asked for
	proof    func() ([]byte, error)
}

// An edition is an edition with the ways into it.
type edition struct {
	*press.Shown
	places  *places
	anchors map[string]spot
	folios  map[string]int // pages by folio, from 0
}

// A spot is a line of a page, both from 0; line is -1 where only the page is
// known.
type spot struct{ page, line int }

// make sets the book. Whatever happens, a round comes of it.
func (d *desk) make(number int) *round {
	began := time.Now()
	r := &round{number: number}
	last, _, _ := d.rounds.now()
	view, err := d.look()
	if err != nil {
		if last != nil {
			r.view, r.editions, r.files, r.findings, r.proof = last.view, last.editions, last.files, last.findings, last.proof
		}
		r.err = err
	} else {
		r.uses, r.view = view.Uses(), view
		for _, e := range view.Editions {
			r.editions = append(r.editions, newEdition(e))
		}
		r.files = sources(view, d.opt.Lang)
		r.findings = sync.OnceValue(func() findings { return found(r, d.opt.Lang) })
		r.proof = sync.OnceValues(func() ([]byte, error) { return proof.HTML(view.Proof(), d.opt.Lang) })
		r.uses = view.Uses()
	}
	r.took = time.Since(began)
	return r
}

// look makes a view, or a problem of whatever prevents that.
func (d *desk) look() (v *press.View, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = diag.Of(noRound, "", fault)
		}
	}()
	return press.Look(d.path, d.opt.Press)
}

func newEdition(s *press.Shown) *edition {
	e := &edition{Shown: s, places: newPlaces(s), anchors: anchors(s.Setting), folios: map[string]int{}}
	for i := range s.Setting.Pages {
		if f := s.Setting.Pages[i].Folio; f != "" {
			e.folios[f] = i
		}
	}
	return e
}

// edition finds an edition by name.
func (r *round) edition(name string) *edition {
	for _, e := range r.editions {
		if e.Name == name {
			return e
		}
	}
	return nil
}

// told is what the round's numbers are.
func (r *round) told() Told {
	t := Told{Number: r.number, Took: r.took, Err: r.err}
	if r.view == nil {
		return t
	}
	t.Pages = len(r.editions[0].Setting.Pages)
	t.Counts = r.findings().Counts
	return t
}

// shownError is a round's error for the page.
func (r *round) shownError(lang diag.Lang) *diag.Record {
	if r.err == nil {
		return nil
	}
	var p *diag.Problem
	if !errors.As(r.err, &p) {
		return &diag.Record{Grade: diag.Fault.String(), Code: "", Msg: r.err.Error()}
	}
	rec := p.Record(lang)
	return &rec
}

// below names a file as it is called in the book's folder.
func below(view *press.View, name string) string {
	if dir := view.Desk.Book.Dir; dir != "" {
		if rel, err := filepath.Rel(dir, name); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel)
		}
	}
	return strings.TrimPrefix(filepath.ToSlash(filepath.Base(name)), "/")
}
