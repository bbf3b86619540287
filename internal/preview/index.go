package preview

import (
	"cmp"
	"slices"

	"yinshu/internal/index"
)

// An indexPage is the index of an edition, and the rows of index.tsv that it
// rests on.
type indexPage struct {
	Proposed bool         `json:"proposed"` // the rows are the program's own
	Entries  []indexEntry `json:"entries"`
	Rest     []indexRow   `json:"rest"` // rows that are not printed
}

// An indexEntry is a heading as printed, with the row that made it.
type indexEntry struct {
	Term     string       `json:"term"`
	Heading  string       `json:"heading"`
	Original string       `json:"original,omitempty"`
	Group    string       `json:"group,omitempty"`
	Locators []locator    `json:"locators,omitempty"`
	See      []index.Ref  `json:"see,omitempty"`
	Also     []index.Ref  `json:"also,omitempty"`
	Subs     []indexEntry `json:"subs,omitempty"`
	Row      *indexRow    `json:"row,omitempty"`
}

// A locator leads to a page, from 1, and a line of it.
type locator struct {
	Label string `json:"label"`
	Page  int    `json:"page"`
	Line  int    `json:"line"`
}

// An indexRow is what an editor decides.
type indexRow struct {
	Heading  string   `json:"heading"`
	Decision string   `json:"decision"`
	Kind     string   `json:"kind"`
	Variants []string `json:"variants,omitempty"`
	Count    int      `json:"count"`
	Evidence string   `json:"evidence"`
	Line     int      `json:"line,omitempty"` // of index.tsv
}

// indexPage lays the entries of an edition beside their rows. Terms have the
// same IDs in the source and in every edition; rows have the source's words.
func (r *round) indexPage(e *edition) indexPage {
	rows := map[string]*index.Row{}
	for i := range r.view.Rows {
		rows[r.view.Rows[i].Heading] = &r.view.Rows[i]
	}
	heading := map[string]string{}
	for _, t := range r.view.Desk.Marked().Terms {
		heading[t.ID] = t.Heading
	}
	used := map[string]bool{}
	var entries func(list []index.Entry) []indexEntry
	entries = func(list []index.Entry) []indexEntry {
		var out []indexEntry
		for _, x := range list {
			o := indexEntry{Term: x.Term, Heading: x.Heading, Original: x.Original, Group: x.Group, See: x.See, Also: x.SeeAlso, Subs: entries(x.Subs)}
			for _, l := range x.Locators {
				at := e.anchors[l.Anchor]
				o.Locators = append(o.Locators, locator{l.String(), at.page + 1, at.line})
			}
			if row := rows[heading[x.Term]]; row != nil {
				used[row.Heading] = true
				o.Row = newIndexRow(row)
			}
			out = append(out, o)
		}
		return out
	}
	p := indexPage{Proposed: r.view.Proposed, Entries: entries(e.Entries), Rest: []indexRow{}}
	for i := range r.view.Rows {
		if row := &r.view.Rows[i]; !used[row.Heading] {
			p.Rest = append(p.Rest, *newIndexRow(row))
		}
	}
	order := map[string]int{index.Keep: 0, index.Ask: 1, index.Drop: 2}
	slices.SortStableFunc(p.Rest, func(a, b indexRow) int {
		return cmp.Or(cmp.Compare(order[a.Decision], order[b.Decision]), cmp.Compare(b.Count, a.Count))
	})
	return p
}

func newIndexRow(r *index.Row) *indexRow {
	return &indexRow{r.Heading, r.Decision, r.Kind, r.Variants, r.Count, r.Evidence, r.Line}
}
