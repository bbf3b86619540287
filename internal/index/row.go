package index

import (
	"slices"
	"strings"
)

// What a row's decision may be. Only rows that are kept are printed.
const (
	Keep = "keep"
	Drop = "drop"
	Ask  = "ask"
)

// The kinds of headings.
const (
	Person       = "person"
	Place        = "place"
	Organisation = "organisation"
	Work         = "work"
	Event        = "event"
	Concept      = "concept"
)

// kinds are the kinds in the order in which proposals are listed.
var kinds = []string{Person, Place, Organisation, Work, Event, Concept}

// A Row is a row of index.tsv. Count and Evidence are the program's and are
// written anew by every run; every other cell is the editor's as soon as the
// row stands in the file.
type Row struct {
	Decision string   // keep, drop or ask
	Heading  string   // as printed, with 《》 where it is a work
	Kind     string   // person, place, organisation, work, event, concept
	Variants []string // other forms that stand in the text; §TITLE in a sub-entry: the mentions in that section
	See      []string // headings to look at instead
	SeeAlso  []string
	Original string // the foreign name
	Reading  string // pinyin or zhuyin, where the dictionaries are wrong
	Count    int    // mentions in the text
	Evidence string // which rules fired, and two contexts
	Under    string // the heading this is a sub-entry of
	Not      []string
	More     []Cell // columns of the editor's own

	File string // where the row was read; "" for a proposal
	Line int
}

// A Cell is a cell of a column that this program does not know.
type Cell struct{ Column, Value string }

// key tells rows apart: one heading may stand under several others.
func (r *Row) key() string { return r.Under + "\x00" + r.Heading }

// forms returns what stands for the heading in the text: itself, then its
// variants, each once. A sub-entry by section is not looked for by its heading,
// and nothing is of a row that has none.
func (r *Row) forms() []string {
	if r.Heading == "" {
		return nil
	}
	forms := make([]string, 0, 1+len(r.Variants))
	all := append([]string{r.Heading}, r.Variants...)
	if r.sections() != nil {
		all = r.Variants
	}
	for _, f := range all {
		if f != "" && !slices.Contains(forms, f) && !strings.HasPrefix(f, sectionSign) {
			forms = append(forms, f)
		}
	}
	return forms
}
