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
	parts := shares(rows)
	seen := make([]bool, len(rows))
	var fresh []Row
	for _, f := range found {
		if f.sections() != nil {
			if i, ok := claimedPart(rows, parts, claimed, &f); ok {
				rows[i].Count, rows[i].Evidence = f.Count, f.Evidence
				seen[i] = true
			} else {
				fresh = append(fresh, f)
			}
			continue
		}
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
		if !seen[i] && rows[i].Heading != "" && rules(rows[i].Evidence) != "" && rows[i].Decision != Drop {
			rows[i].Count = 0
			problems = append(problems, rows[i].problem(vanished, rows[i].Heading))
		}
	}
	return append(rows, fresh...), problems
}

// claimedPart finds the row that has a heading's mentions in a section already:
// the heading may be another row's variant, and stand there under its heading.
func claimedPart(rows []Row, parts map[portion]int, claimed map[string]int, f *Row) (row int, ok bool) {
	over, ok := claimed[f.Under]
	if !ok {
		return 0, false
	}
	f.Under = rows[over].Heading
	row, ok = parts[portion{over, f.sections()[0]}]
	return row, ok
}
