package book

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sync"
)

// A Use is a file that a book was made from, or one that was sought in vain:
// a book is unchanged when all its uses are.
type Use struct {
	Name string `json:"name"` // below the book's folder; "": the bare text itself
	Sum  string `json:"sum"`  // SHA-256 of what it holds; "": it could not be read
}

// uses collects what is read; pictures are read in parallel.
type uses struct {
	mu  sync.Mutex
	all map[string]string
}

func (u *uses) note(name string, text []byte, err error) {
	sum := ""
	if err == nil {
		sum = Sum(text)
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.all == nil {
		u.all = map[string]string{}
	}
	u.all[name] = sum
}

// Uses lists what has been read so far, by name.
func (b *Book) Uses() []Use {
	b.uses.mu.Lock()
	defer b.uses.mu.Unlock()
	var list []Use
	for name, sum := range b.uses.all {
		list = append(list, Use{name, sum})
	}
	slices.SortFunc(list, func(a, b Use) int { return cmp.Compare(a.Name, b.Name) })
	return list
}

// Unchanged reports whether a path still gives what a book was made from.
func Unchanged(path string, uses []Use) bool {
	b, _, err := Open(path)
	if err != nil {
		return false
	}
	defer b.Close()
	for _, u := range uses {
		if u.Name != "" {
			b.Read(u.Name) // noted, whatever comes of it
		}
	}
	return slices.Equal(b.Uses(), uses)
}

// Sum is the SHA-256 of a file's bytes, in hexadecimal.
func Sum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
