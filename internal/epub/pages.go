package epub

import (
	"slices"
	"strings"

	"yinshu/internal/manuscript"
	"yinshu/internal/typeset"
)

// A Page is a page of the print edition, as far as the EPUB needs to know it.
type Page struct {
	Folio  string           // its label: iv, 27
	Part   typeset.Part     // of the book
	Begins manuscript.Place // the first character on it, or zero
	Entry  string           // the first entry of the index on it, as its anchor: ix:t7
}

// PagesOf returns the pages of a setting.
func PagesOf(s *typeset.Setting) []Page {
	pages := make([]Page, 0, len(s.Pages))
	for _, p := range s.Pages {
		page := Page{Folio: p.Folio, Part: p.Part, Begins: p.Begins}
		for _, a := range p.Anchors {
			if strings.HasPrefix(a.Name, "ix:") {
				page.Entry = a.Name
				break
			}
		}
		pages = append(pages, page)
	}
	return pages
}

// A pageBreak is the place where a page of the print edition begins.
type pageBreak struct {
	label string
	address
}

// partDocs says which document opens a part of the printed book.
var partDocs = map[typeset.Part]docKind{
	typeset.HalfTitle: titleDoc,
	typeset.TitlePage: titleDoc,
	typeset.Copyright: colophonDoc,
	typeset.Contents:  contentsDoc,
	typeset.Body:      bodyDoc,
	typeset.Notes:     notesDoc,
	typeset.Index:     indexDoc,
}

// placePages finds the place of every page. A page whose first character is
// not known stands at the beginning of its part if it is the part's first,
// otherwise with the page after it: nothing that can be read lies between. No
// page stands after a later one.
func (b *binder) placePages() {
	seen := map[typeset.Part]bool{}
	at := make([]position, len(b.job.Pages))
	for i, p := range b.job.Pages {
		at[i] = b.placePage(p, !seen[p.Part])
		seen[p.Part] = true
	}
	last := position{len(b.docs) - 1, atEnd, 0}
	for i := len(at) - 1; i >= 0; i-- {
		if at[i].compare(last) > 0 {
			at[i] = last
		}
		last = at[i]
	}
	for i, p := range b.job.Pages {
		if p.Folio == "" {
			continue
		}
		br := pageBreak{shown(p.Folio), address{b.newID("page-" + p.Folio), at[i]}}
		b.pages = append(b.pages, br)
		d := b.docs[at[i].doc]
		d.breaks[at[i].leaf] = append(d.breaks[at[i].leaf], br)
	}
}

// placePage is the place of one page by itself; far behind where the page
// does not say.
func (b *binder) placePage(p Page, first bool) position {
	far := position{len(b.docs), 0, 0}
	if a, ok := b.places[ofLeaf+p.Begins.Block]; ok && p.Begins.Block != "" {
		// A page that begins in a note elsewhere than in print, as one that has
		// only footnotes on it, tells nothing of the text's order.
		if d := b.docs[a.at.doc]; d.kind == partDocs[p.Part] {
			char := p.Begins.Char
			if t := b.tableOf[p.Begins.Block]; t != nil {
				char = shownChar(t, char)
			}
			return position{a.at.doc, a.at.leaf, char}
		}
		return far
	}
	if a, ok := b.places[ofEntry+strings.TrimPrefix(p.Entry, "ix:")]; ok && p.Entry != "" {
		return a.at
	}
	kind, ok := partDocs[p.Part]
	if !ok {
		return far
	}
	d := b.of(kind)
	switch {
	case d == nil:
		return far
	case first:
		return position{d.place, 0, 0}
	}
	return position{d.place, atEnd, 0}
}

// pageOf returns the label of the printed page that a place is on, or "".
func (b *binder) pageOf(at position) string {
	i, found := slices.BinarySearchFunc(b.pages, at, func(p pageBreak, at position) int { return p.at.compare(at) })
	if found {
		for i+1 < len(b.pages) && b.pages[i+1].at == at {
			i++
		}
		return b.pages[i].label
	}
	if i == 0 {
		return ""
	}
	return b.pages[i-1].label
}
