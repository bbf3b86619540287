package press

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yinshu/internal/book"
	"yinshu/internal/face"
)

// A stamp says from what a book was made, and what came of it. It is kept in
// the cache, not beside the books: the output folder holds books alone.
type stamp struct {
	Orders string     `json:"orders"` // the program and what it was asked
	Uses   []book.Use `json:"uses"`   // the files of the book
	Places []string   `json:"places"` // where faces were sought
	Faces  []stood    `json:"faces"`  // those found, with size and time
	Files  []stood    `json:"files"`  // those made, with SHA-256
	Result *Result    `json:"result"`

	// The index of each edition as index.Listing writes it, and as the last
	// build that had another one made it.
	Index  map[string]string `json:"index,omitempty"`
	Before map[string]string `json:"before,omitempty"`
}

// A stood is a file and how it stood.
type stood struct {
	Name string `json:"name"`
	As   string `json:"as"`
}

// orders is all that decides on a book besides its files.
func (o Options) orders() string {
	return fmt.Sprintf("%s %q %q %q %q %q %q", o.Program, o.Read.Encoding, o.Read.Epoch, o.Editions, o.Only, o.Profiles, o.Design)
}

// stampFile is where the stamp of a book lies: by the place of its outputs.
func stampFile(path string, opt Options) (string, bool) {
	if opt.Cache == "" {
		return "", false
	}
	out, err := filepath.Abs(filepath.Join(opt.Output, book.NameOf(path)))
	if err != nil {
		return "", false
	}
	return filepath.Join(opt.Cache, book.Sum([]byte(out))[:32]+".json"), true
}

// unchanged gives the result of the last build where nothing that it depended
// on has changed and its files are as they were written; else nil.
func unchanged(path string, opt Options) *Result {
	if opt.Force {
		return nil
	}
	s := lastStamp(path, opt)
	if s == nil || s.Orders != opt.orders() {
		return nil
	}
	search := opt.Search
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		search.Book = path
	}
	if !slices.Equal(s.Places, search.Evidence()) || !s.stands() || !book.Unchanged(path, s.Uses) {
		return nil
	}
	s.Result.Path, s.Result.Unchanged = path, true
	return s.Result
}

// stands reports whether the faces and the books are as they were.
func (s *stamp) stands() bool {
	for _, f := range s.Faces {
		if face.FileEvidence(f.Name) != f.As {
			return false
		}
	}
	for _, f := range s.Files {
		data, err := os.ReadFile(f.Name)
		if err != nil || book.Sum(data) != f.As {
			return false
		}
	}
	return true
}

// A keeper writes the stamp of a book when it is made.
type keeper struct {
	opt  Options
	last *stamp
	file *laid // nil: nothing is kept
}

// newKeeper gets ready what can be before the book is made.
func newKeeper(path string, opt Options) *keeper {
	k := &keeper{opt: opt, last: lastStamp(path, opt)}
	if name, ok := stampFile(path, opt); ok {
		s := shelf{dir: opt.Cache, broom: opt.swept()}
		k.file = s.reserve(filepath.Base(name))
		k.file.loose = true
	}
	return k
}

// keep writes the stamp. A cache that cannot be written costs time at the next
// build and nothing else.
func (k *keeper) keep(d *Desk, jobs []*job, s *shelf, r *Result) {
	if k.file == nil {
		return
	}
	search := k.opt.Search
	search.Book = d.Book.Dir
	kept := stamp{Orders: k.opt.orders(), Uses: d.Book.Uses(), Places: search.Evidence(), Result: r}
	kept.keepIndex(k.last, jobs)
	seen := map[string]bool{}
	for _, j := range jobs {
		for _, f := range j.faces {
			if f != nil && !seen[f.File] {
				seen[f.File] = true
				kept.Faces = append(kept.Faces, stood{f.File, face.FileEvidence(f.File)})
			}
		}
	}
	slices.SortFunc(kept.Faces, func(a, b stood) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range s.files {
		kept.Files = append(kept.Files, stood{f.name, f.sum})
	}
	text, err := json.Marshal(kept)
	if err != nil || os.MkdirAll(k.opt.Cache, 0o777) != nil {
		return
	}
	_ = k.file.whole(string(text))
}
