package index

import (
	"slices"

	"yinshu/internal/diag"
)

// Update lays new proposals beside the rows of a file. Old rows stay in their
// order and as the editor has them, but for count and evidence; a proposal
// whose heading is the heading or a variant of an old row is that row's; the
// others are added at the end. A row that the program once proposed and finds
// no longer is reported. (Use [Tell] to refresh the counts of rows that the
// program would not propose.)
func Update(old []Row, found []Row) ([]Row, []*diag.Problem) {
	rows := slices.Clone(old)
	claimed := map[string]int{}
	for _, headingsFirst := range []bool{true, false} {
		for i := range rows {
			for k, form := range rows[i].forms() {
				if _, taken := claimed[form]; !taken && (k == 0) == headingsFirst {
					claimed[form] = i
				}
			}
		}
	}
	seen := make([]bool, len(rows))
	var fresh []Row
	for _, f := range found {
		i, ok := claimed[f.Heading]
		if !ok {
			fresh = append(fresh, f)
			continue
		}
		if rows[i].Heading == f.Heading || !seen[i] {
			rows[i].Count, rows[i].Evidence = f.Count, f.Evidence
		}
		seen[i] = true
	}
	var problems []*diag.Problem
	for i := range rows {
		if !seen[i] && rules(rows[i].Evidence) != "" && rows[i].Decision != Drop {
			rows[i].Count = 0
			problems = append(problems, rows[i].problem(vanished, rows[i].Heading))
		}
	}
	return append(rows, fresh...), problems
}
