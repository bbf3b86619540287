package cedar

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"
)

func filled(t *testing.T) *Cedar {
	t.Helper()
	c := New()
	for i, w := range []string{"乾坤", "乾", "乾坤大", "公里", "乾"} {
		if err := c.Insert([]byte(w), i); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func (c *Cedar) wordsOf(ids []int) (words []string) {
	for _, id := range ids {
		w, _ := c.Key(id)
		words = append(words, string(w))
	}
	return words
}

func TestPrefixMatch(t *testing.T) {
	c := filled(t)
	for _, x := range []struct {
		text string
		num  int
		want []string
	}{
		{"乾坤大挪移", 0, []string{"乾", "乾坤", "乾坤大"}},
		{"乾坤大挪移", 2, []string{"乾", "乾坤"}},
		{"乾坤", 0, []string{"乾", "乾坤"}},
		{"坤", 0, nil},
		{"", 0, nil},
	} {
		if got := c.wordsOf(c.PrefixMatch([]byte(x.text), x.num)); !slices.Equal(got, x.want) {
			t.Errorf("%q, %d: %q, not %q", x.text, x.num, got, x.want)
		}
	}
}

func TestWords(t *testing.T) {
	c := filled(t)
	if id, err := c.Get([]byte("乾")); err != nil {
		t.Error(err)
	} else if v, _ := c.Value(id); v != 4 {
		t.Errorf("the later value of 乾 is %d, not 4", v)
	}
	if _, err := c.Get([]byte("乾坤大挪移")); !errors.Is(err, ErrNoPath) {
		t.Errorf("a word that is not there: %v", err)
	}
	for _, id := range []int{-1, c.Len()} {
		if _, err := c.Key(id); err == nil {
			t.Errorf("there is no word %d", id)
		}
		if _, err := c.Value(id); err == nil {
			t.Errorf("there is no value %d", id)
		}
	}
	if err := c.Insert([]byte("負"), -1); !errors.Is(err, ErrInvalidValue) {
		t.Errorf("a value below 0: %v", err)
	}
	var words []string
	for w := range c.All() {
		words = append(words, w)
	}
	if want := []string{"乾", "乾坤", "乾坤大", "公里"}; !slices.Equal(words, want) {
		t.Errorf("all words: %q, not %q", words, want)
	}
}

func TestFile(t *testing.T) {
	c, d := filled(t), New()
	name := filepath.Join(t.TempDir(), "words")
	if err := errors.Join(c.SaveToFile(name, "gob"), d.LoadFromFile(name, "gob")); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(c.words, d.words) || !slices.Equal(c.values, d.values) {
		t.Errorf("read again: %q %v", d.words, d.values)
	}
	if c.SaveToFile(name, "json") == nil || d.LoadFromFile(name, "json") == nil || d.LoadFromFile(name+"x", "gob") == nil {
		t.Error("a form that is not there, or a file, is no error")
	}
}
