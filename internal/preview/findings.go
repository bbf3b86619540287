package preview

import (
	"cmp"
	"slices"

	"yinshu/internal/diag"
	"yinshu/internal/press"
	"yinshu/internal/typeset"
)

// findings are the problems of a round.
type findings struct {
	Counts [3]int    `json:"counts"` // by diag.Grade
	List   []finding `json:"list"`
	More   int       `json:"more"` // not in the list, which has an end
}

// A finding is a problem, with where it is in the source and on the pages.
type finding struct {
	diag.Record
	GradeName string            `json:"gradeName"`
	Source    int               `json:"source"`            // its file; -1: none that is shown
	Edition   string            `json:"edition,omitempty"` // the only one it is in
	Pages     map[string][2]int `json:"pages,omitempty"`   // by edition: page from 1, line from 0 or -1
}

// mostFindings is how many a page lists; check lists them all.
const mostFindings = 3000

// found gathers the problems of the text and of every edition. One that all
// editions have is told once.
func found(r *round, lang diag.Lang) findings {
	type entry struct {
		*diag.Problem
		edition string
	}
	var all []entry
	for _, p := range r.view.Problems {
		all = append(all, entry{p, ""})
	}
	seen := map[string]int{} // in all, from 1
	for _, e := range r.view.Editions {
		for _, p := range e.Problems {
			key := p.Kind.Code + "\x00" + p.Error()
			if k := seen[key]; k > 0 {
				all[k-1].edition = ""
				continue
			}
			all = append(all, entry{p, e.Name})
			seen[key] = len(all)
		}
	}
	// In the order of the text, then of the other files; what has no place
	// comes last.
	order := func(e entry) uint { return uint(r.source(e.File)) }
	slices.SortStableFunc(all, func(a, b entry) int {
		return cmp.Or(cmp.Compare(order(a), order(b)), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	f := findings{List: []finding{}}
	for _, e := range all {
		f.Counts[e.Kind.Grade]++
		if len(f.List) == mostFindings {
			f.More++
			continue
		}
		f.List = append(f.List, r.finding(e.Problem, e.edition, lang))
	}
	return f
}

func (r *round) finding(p *diag.Problem, edition string, lang diag.Lang) finding {
	f := finding{Record: p.Record(lang), GradeName: p.Kind.Grade.In(lang), Source: r.source(p.File), Edition: edition, Pages: map[string][2]int{}}
	if p.File != "" {
		f.File = below(r.view, p.File)
	}
	for _, e := range r.editions {
		if edition != "" && e.Name != edition {
			continue
		}
		if at, ok := e.where(p, r.files, f.Source, r.view); ok {
			f.Pages[e.Name] = [2]int{at.page + 1, at.line}
		}
	}
	return f
}

// source finds a file by the name that problems have for it.
func (r *round) source(name string) int {
	return slices.IndexFunc(r.files, func(s *source) bool { return name != "" && (s.full == name || s.name == below(r.view, name)) })
}

// where finds the page that a problem is on: by its folio, or by its place in
// the text.
func (e *edition) where(p *diag.Problem, files []*source, source int, v *press.View) (spot, bool) {
	if folio, ok := typeset.FolioOf(p); ok {
		page, ok := e.folios[folio]
		return spot{page, -1}, ok
	}
	if source < 0 || source >= len(v.Desk.Manuscript.Files) {
		return spot{}, false
	}
	offset, ok := files[source].offset(p.Line, p.Col)
	if !ok {
		return spot{}, false
	}
	return e.places.at(v.Desk.Manuscript.Files, source, offset)
}
