package index

import (
	"reflect"
	"testing"
)

// naive finds every form at every place, by trying.
func naive(forms [][]rune, text []rune) map[mention]bool {
	found := map[mention]bool{}
	for i := range text {
		for f, form := range forms {
			if len(form) == 0 || i+len(form) > len(text) || string(text[i:i+len(form)]) != string(form) {
				continue
			}
			first := f
			for g := f - 1; g >= 0; g-- {
				if string(forms[g]) == string(form) {
					first = g
				}
			}
			found[mention{i, i + len(form), first}] = true
		}
	}
	return found
}

// Every text of up to seven characters out of two, with every pair of forms of
// up to three: what the automaton finds is what trying finds, and of those the
// longest are left, with no two that overlap.
func TestMatcherExhaustively(t *testing.T) {
	var strings [][]rune
	var grow func(s []rune, most int, yield func([]rune))
	grow = func(s []rune, most int, yield func([]rune)) {
		yield(s)
		if len(s) < most {
			for _, r := range "ab" {
				grow(append(s[:len(s):len(s)], r), most, yield)
			}
		}
	}
	grow(nil, 3, func(s []rune) { strings = append(strings, s) })
	for _, a := range strings {
		for _, b := range strings {
			forms := [][]rune{a, b, {'a'}}
			m := newMatcher(forms)
			grow(nil, 7, func(text []rune) {
				found := m.all(text, nil)
				got := map[mention]bool{}
				for _, f := range found {
					got[f] = true
				}
				if want := naive(forms, text); !reflect.DeepEqual(got, want) || len(got) != len(found) {
					t.Fatalf("%q in %q: found %v, want %v", forms, text, found, want)
				}
				checkLongest(t, text, found)
			})
		}
	}
}

// checkLongest fails where two mentions overlap, or one was left out though
// nothing as long stands in its place.
func checkLongest(t *testing.T, text []rune, found []mention) {
	kept := longest(append([]mention(nil), found...))
	end := 0
	for _, k := range kept {
		if k.start < end {
			t.Fatalf("%q: mentions overlap: %v", text, kept)
		}
		end = k.end
	}
	for _, f := range found {
		covered := false
		for _, k := range kept {
			covered = covered || k.start < f.end && f.start < k.end && k.end-k.start >= f.end-f.start
		}
		if !covered {
			t.Fatalf("%q: %v was left out of %v", text, f, kept)
		}
	}
}

func TestTitles(t *testing.T) {
	for _, c := range []struct {
		text string
		want []titled
	}{
		{"《紙》", []titled{{1, 2}}},
		{"《讀〈紙〉記》", []titled{{1, 6}}},
		{"《紙", nil},
		{"《紙〉", nil},
		{"《》", nil},
		{"》《墨》", []titled{{2, 3}}},
		{"《紙《墨》", []titled{{3, 4}}},
		{"〈紙〉〈墨〉", []titled{{1, 2}, {4, 5}}},
	} {
		if got := titles([]rune(c.text)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: titles at %v, want %v", c.text, got, c.want)
		}
	}
}
