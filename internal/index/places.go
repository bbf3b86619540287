package index

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// findPlaces looks for the names of the gazetteer and of the world's countries.
func (s *search) findPlaces() {
	names := s.words.places()
	m := newMatcher(names)
	var found []mention
	for i := range s.passages {
		p := &s.passages[i]
		found = m.all(p.open, found[:0])
		for _, f := range longest(found) {
			s.note(string(names[f.form]), Place, "gazetteer", i, f.start).sure = true
		}
	}
}

// places gives the names of the gazetteer and of CLDR's territories.
func (l *lexicon) places() [][]rune {
	var names [][]rune
	seen := map[string]bool{}
	add := func(name string) {
		if n := []rune(name); len(n) >= 2 && !seen[name] {
			seen[name] = true
			names = append(names, n)
		}
	}
	for _, n := range l.lists["GAZETTEER"] {
		add(n)
	}
	for _, n := range l.territories() {
		add(n)
	}
	return names
}

// territories are CLDR's names of countries. Usage differs with the script
// (義大利, 意大利): a Simplified text may have either, and what a Traditional
// text takes from the mainland's usage is in the gazetteer.
func (l *lexicon) territories() []string {
	names := territories("zh-Hant")
	if l.hans {
		for i, n := range names {
			names[i] = simplified(n)
		}
		names = append(names, territories("zh-Hans")...)
	}
	return names
}

func territories(lang string) []string {
	var names []string
	namer := display.Regions(language.MustParse(lang))
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			region, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !region.IsCountry() {
				continue
			}
			if n := namer.Name(region); n != "" {
				names = append(names, n)
			}
		}
	}
	return names
}
