package index

import (
	"slices"
	"strings"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// headings makes the terms of the rows that are kept, and resolves what they
// refer to. A term's row has the same index.
func headings(rows []Row) (terms []manuscript.Term, kept []Row, problems []*diag.Problem) {
	ids, keys := map[string]string{}, map[string]bool{}
	for _, r := range rows {
		if r.Decision != Keep || r.Heading == "" || keys[r.key()] || r.sections() == nil && ids[r.Heading] != "" {
			continue
		}
		keys[r.key()] = true
		id := "t" + itoa(len(kept)+1)
		if r.sections() == nil {
			ids[r.Heading] = id
		}
		kept = append(kept, r)
		terms = append(terms, manuscript.Term{
			ID:       id,
			Heading:  r.Heading,
			Kind:     r.Kind,
			Reading:  r.Reading,
			Original: r.Original,
			Variants: slices.DeleteFunc(slices.Clone(r.Variants), func(v string) bool { return strings.HasPrefix(v, sectionSign) }),
		})
	}
	for i := range terms {
		r := &kept[i]
		var more []*diag.Problem
		terms[i].See, more = r.targets(r.See, ids)
		problems = append(problems, more...)
		terms[i].SeeAlso, more = r.targets(r.SeeAlso, ids)
		problems = append(problems, more...)
		if r.Under == "" {
			continue
		}
		if id, ok := ids[r.Under]; ok {
			terms[i].Under = id
		} else {
			problems = append(problems, r.problem(underMissing, r.Heading, r.Under))
		}
	}
	return terms, kept, problems
}

// checkHeadings looks at headings beside each other, and parts the circles in
// which they refer to or stand under one another.
func checkHeadings(terms []manuscript.Term, kept []Row) []*diag.Problem {
	return slices.Concat(checkTwins(kept), checkSee(terms, kept), checkUnder(terms, kept))
}

// checkSections looks for variants that name no section of the text, or stand
// in a row that is no sub-entry.
func checkSections(rows []Row, titles map[string]bool) (problems []*diag.Problem) {
	for i := range rows {
		for _, v := range rows[i].Variants {
			title, is := strings.CutPrefix(v, sectionSign)
			if is && (rows[i].Under == "" || !titles[solid(title)]) {
				problems = append(problems, rows[i].problem(noSection, rows[i].Heading, title))
			}
		}
	}
	return problems
}

// checkTwins looks for headings that are one word in two spellings: 台灣, 臺灣.
func checkTwins(rows []Row) (problems []*diag.Problem) {
	first := map[string]string{}
	for i := range rows {
		key := rows[i].Under + "\x00" + rows[i].Kind + "\x00" + foldNumbers(folded.Replace(rows[i].Heading))
		if other, ok := first[key]; ok {
			problems = append(problems, rows[i].problem(twins, other, rows[i].Heading))
		} else {
			first[key] = rows[i].Heading
		}
	}
	return problems
}

// targets finds the terms of headings referred to. A reference that leads
// nowhere is reported and left out, so that what is printed is sound.
func (r *Row) targets(names []string, ids map[string]string) (to []string, problems []*diag.Problem) {
	for _, name := range names {
		id, ok := ids[name]
		switch {
		case name == r.Heading:
			problems = append(problems, r.problem(seeItself, r.Heading))
		case !ok:
			problems = append(problems, r.problem(seeMissing, r.Heading, name))
		case !slices.Contains(to, id):
			to = append(to, id)
		}
	}
	return to, problems
}

// problem locates a problem at the row, as far as it has a place.
func (r *Row) problem(kind *diag.Kind, args ...any) *diag.Problem {
	p := diag.Of(kind, r.File, args...)
	if r.Line > 0 {
		p.Line, p.Col = r.Line, 1
	}
	return p
}

// checkSee looks at references to headings that refer further themselves. A
// chain is reported; what goes round in a circle loses its references, so
// that each of its headings has its pages.
func checkSee(terms []manuscript.Term, rows []Row) (problems []*diag.Problem) {
	at := byID(terms)
	for i := range terms {
		t := &terms[i]
		if way := circle(terms, at, i); way != nil {
			names := make([]string, len(way))
			for k, j := range way {
				names[k] = terms[j].Heading
			}
			problems = append(problems, rows[i].problem(seeCircle, t.Heading, strings.Join(names, " → ")))
			t.See = nil
			continue
		}
		for _, id := range slices.Concat(t.See, t.SeeAlso) {
			if to := &terms[at[id]]; len(to.See) > 0 {
				problems = append(problems, rows[i].problem(seeToSee, t.Heading, to.Heading))
			}
		}
	}
	return problems
}

// circle follows the see references from term i and returns the way if it
// comes back to it.
func circle(terms []manuscript.Term, at map[string]int, i int) []int {
	if len(terms[i].See) == 0 {
		return nil
	}
	seen := make([]bool, len(terms))
	var follow func(j int) []int
	follow = func(j int) []int {
		for _, id := range terms[j].See {
			k := at[id]
			if k == i {
				return []int{i}
			}
			if seen[k] {
				continue
			}
			seen[k] = true
			if rest := follow(k); rest != nil {
				return append([]int{k}, rest...)
			}
		}
		return nil
	}
	rest := follow(i)
	if rest == nil {
		return nil
	}
	return append([]int{i}, rest...)
}

// checkUnder sets free every term that stands under itself.
func checkUnder(terms []manuscript.Term, rows []Row) (problems []*diag.Problem) {
	at := byID(terms)
	for i := range terms {
		if terms[i].Under == "" {
			continue
		}
		seen := make([]bool, len(terms))
		for j := i; terms[j].Under != "" && !seen[j]; {
			seen[j] = true
			if j = at[terms[j].Under]; j == i {
				problems = append(problems, rows[i].problem(underCircle, terms[i].Heading, rows[i].Under))
				terms[i].Under = ""
			}
		}
	}
	return problems
}

func byID(terms []manuscript.Term) map[string]int {
	at := make(map[string]int, len(terms))
	for i, t := range terms {
		at[t.ID] = i
	}
	return at
}
