package press

import (
	"encoding/json"
	"maps"
	"os"
	"slices"

	"yinshu/internal/diag"
	"yinshu/internal/index"
)

// An IndexDiff is what changed in the index of an edition.
type IndexDiff struct {
	Edition string
	Text    string // as index.Diff tells it; "" where nothing changed
	Built   bool   // nothing changed since the last build: Text is what that one changed
}

// DiffIndex sets the book as it is now and compares its indexes with those of
// the last build to opt.Output; where an edition's index is still that one, the
// last build with the one before. The error is a *diag.Problem.
func DiffIndex(path string, opt Options) ([]IndexDiff, error) {
	last := lastStamp(path, opt)
	if last == nil || len(last.Index) == 0 {
		return nil, diag.Of(noBuild, path, opt.Output)
	}
	opt.Editions = slices.Sorted(maps.Keys(last.Index))
	v, err := Look(path, opt)
	if err != nil {
		return nil, err
	}
	defer v.Desk.Close()
	var list []IndexDiff
	for _, e := range v.Editions {
		d := IndexDiff{Edition: e.Name, Text: index.Diff(last.Index[e.Name], index.Listing(e.Entries))}
		if before, ok := last.Before[e.Name]; ok && d.Text == "" {
			d.Text, d.Built = index.Diff(before, last.Index[e.Name]), true
		}
		list = append(list, d)
	}
	return list, nil
}

// lastStamp reads what is kept of the last build, or nil.
func lastStamp(path string, opt Options) *stamp {
	file, ok := stampFile(path, opt)
	if !ok {
		return nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	var s stamp
	if json.Unmarshal(text, &s) != nil || s.Result == nil {
		return nil
	}
	return &s
}

// keepIndex notes the indexes of a build, and of the one before where they
// differ. What was kept of editions that this build did not make stays.
func (s *stamp) keepIndex(old *stamp, jobs []*job) {
	s.Index, s.Before = map[string]string{}, map[string]string{}
	if old != nil {
		maps.Copy(s.Index, old.Index)
		maps.Copy(s.Before, old.Before)
	}
	for _, j := range jobs {
		name := j.edition.Name
		if was, ok := s.Index[name]; ok && was != j.listing {
			s.Before[name] = was
		}
		s.Index[name] = j.listing
	}
}
