package index

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/liuzl/gocc"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"yinshu/internal/golden"
)

// The lists that are made of others are up to date: CLDR's names of countries
// in Traditional characters, and all lists in Simplified ones. Usage differs
// with the script (義大利, 意大利): a Simplified text may have either, and what a
// Traditional text takes from the mainland's usage is in the gazetteer.
func TestMadeLists(t *testing.T) {
	hant := territories("zh-Hant")
	hans := territories("zh-Hans")
	for _, n := range hant {
		hans = append(hans, simplified(n))
	}
	slices.Sort(hans)
	hans = slices.Compact(hans)
	const made = "# Made by go test -update, from "
	golden.Equal(t, "lists/territories.txt", made+"CLDR's names of countries.\nTERRITORY\t"+strings.Join(hant, " ")+"\n")
	var b strings.Builder
	b.WriteString(made + "the other lists.\n")
	for _, list := range []string{wordsList, namesList, personsList, placesList, bodiesList} {
		for _, line := range listLines(list) {
			b.WriteString(simplified(line) + "\n")
		}
	}
	b.WriteString("TERRITORY\t" + strings.Join(hans, " ") + "\n")
	golden.Equal(t, "lists/simplified.txt", b.String())
	b.Reset()
	b.WriteString(made + "the lists of readings: words that differ.\n")
	for _, list := range []string{readingsList, surnamesList} {
		for _, line := range listLines(list) {
			word, _, _ := strings.Cut(line, "\t")
			if s := simplified(word); s != word {
				b.WriteString(word + "\t" + s + "\n")
			}
		}
	}
	golden.Equal(t, "lists/simplified-readings.txt", b.String())
}

// simplified converts a word of a list.
func simplified(word string) string {
	s, err := toSimplified().Convert(word)
	if err != nil {
		panic(err)
	}
	return s
}

var toSimplified = sync.OnceValue(func() *gocc.OpenCC {
	cc, err := gocc.New("t2s")
	if err != nil {
		panic(err) // its dictionaries are in the program
	}
	return cc
})

func territories(lang string) []string {
	var names []string
	namer := display.Regions(language.MustParse(lang))
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			region, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !region.IsCountry() {
				continue
			}
			if n := namer.Name(region); n != "" && !strings.Contains(n, " ") {
				names = append(names, n)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
