// Package cedar is a dictionary of words with the methods that
// github.com/liuzl/da, and so gocc, calls of github.com/liuzl/cedar-go. It
// stands in that module's place (see go.mod's replace), since cedar-go is
// under the GPL and the press is given away under a licence that the GPL does
// not go with. Nothing of cedar-go's is in it.
//
// The press reads the words (All) and builds what it walks itself, in package
// script; the search here serves gocc's own conversion, which is slower.
package cedar

import (
	"bufio"
	"encoding/gob"
	"errors"
	"iter"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
)

// Errors of this package.
var (
	ErrNoPath       = errors.New("cedar: no such word")
	ErrInvalidValue = errors.New("cedar: a value below 0")
)

// A Cedar holds words and a number for each. Reading is safe from several
// goroutines, inserting is not.
type Cedar struct {
	words  []string // as they were inserted
	values []int

	// What is searched, made when it is first wanted: most dictionaries are
	// only read through.
	once    *sync.Once
	ids     map[string]int // a word's ID is its last place in words
	lengths []int          // those that words have, in bytes, the shortest first
}

// New returns a dictionary without words.
func New() *Cedar { return &Cedar{once: new(sync.Once)} }

// Insert gives a word a value, which replaces an earlier one. The empty word
// is not kept.
func (c *Cedar) Insert(word []byte, value int) error {
	if value < 0 {
		return ErrInvalidValue
	}
	if len(word) == 0 {
		return nil
	}
	c.words, c.values = append(c.words, string(word)), append(c.values, value)
	if c.ids != nil {
		c.once, c.ids = new(sync.Once), nil
	}
	return nil
}

// index makes what is searched.
func (c *Cedar) index() {
	c.ids = make(map[string]int, len(c.words))
	lengths := map[int]bool{}
	for i, w := range c.words {
		c.ids[w] = i
		lengths[len(w)] = true
	}
	c.lengths = slices.Sorted(maps.Keys(lengths))
}

// PrefixMatch returns the words that a text begins with, the shortest first,
// at most num of them; 0: all.
func (c *Cedar) PrefixMatch(text []byte, num int) []int {
	c.once.Do(c.index)
	var ids []int
	for _, n := range c.lengths {
		if n > len(text) {
			break
		}
		if id, ok := c.ids[string(text[:n])]; ok {
			if ids = append(ids, id); len(ids) == num {
				break
			}
		}
	}
	return ids
}

// Key returns a word by its ID.
func (c *Cedar) Key(id int) ([]byte, error) {
	if id < 0 || id >= len(c.words) {
		return nil, ErrNoPath
	}
	return []byte(c.words[id]), nil
}

// Value returns a word's value by its ID.
func (c *Cedar) Value(id int) (int, error) {
	if id < 0 || id >= len(c.words) {
		return 0, ErrNoPath
	}
	return c.values[id], nil
}

// Get returns the ID of a word.
func (c *Cedar) Get(word []byte) (int, error) {
	c.once.Do(c.index)
	if id, ok := c.ids[string(word)]; ok {
		return id, nil
	}
	return 0, ErrNoPath
}

// Len returns how many words were inserted.
func (c *Cedar) Len() int { return len(c.words) }

// All gives every word and its value, each once, in the order of the words'
// bytes. Dictionaries mostly come in that order.
func (c *Cedar) All() iter.Seq2[string, int] {
	order := make([]int, len(c.words))
	for i := range order {
		order[i] = i
	}
	compare := func(a, b int) int { return strings.Compare(c.words[a], c.words[b]) }
	if !slices.IsSortedFunc(order, compare) {
		slices.SortStableFunc(order, compare)
	}
	return func(yield func(string, int) bool) {
		for i, id := range order {
			if i+1 < len(order) && c.words[order[i+1]] == c.words[id] {
				continue // it was inserted again
			}
			if !yield(c.words[id], c.values[id]) {
				return
			}
		}
	}
}

// A record is how words are kept in a file.
type record struct {
	Words  []string
	Values []int
}

// SaveToFile writes the words to a file; the only form is "gob".
func (c *Cedar) SaveToFile(name, form string) error {
	if form != "gob" {
		return errors.ErrUnsupported
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	return errors.Join(gob.NewEncoder(w).Encode(record{c.words, c.values}), w.Flush(), f.Close())
}

// LoadFromFile adds the words of a file that SaveToFile wrote.
func (c *Cedar) LoadFromFile(name, form string) error {
	if form != "gob" {
		return errors.ErrUnsupported
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	var r record
	if err := gob.NewDecoder(bufio.NewReader(f)).Decode(&r); err != nil {
		return err
	}
	if len(r.Values) != len(r.Words) {
		return ErrNoPath
	}
	for i, w := range r.Words {
		if err := c.Insert([]byte(w), r.Values[i]); err != nil {
			return err
		}
	}
	return nil
}
