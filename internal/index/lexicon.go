package index

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// The lists. Each is general knowledge of the trade, written in Traditional
// characters; a text in Simplified ones is read with the lists converted.
var (
	//go:embed lists/words.txt
	wordsList string
	//go:embed lists/names.txt
	namesList string
	//go:embed lists/persons.txt
	personsList string
	//go:embed lists/places.txt
	placesList string
	//go:embed lists/bodies.txt
	bodiesList string
	//go:embed lists/surnames.txt
	surnamesList string
	//go:embed lists/readings.txt
	readingsList string

	// Made by a test: CLDR's names of countries, and all others in Simplified
	// characters, so that no run converts them.
	//
	//go:embed lists/territories.txt
	territoriesList string
	//go:embed lists/simplified.txt
	simplifiedLists string
	//go:embed lists/simplified-readings.txt
	simplifiedReadings string
)

// listLines gives the lines of a list that are no comment.
func listLines(list string) []string {
	var lines []string
	for line := range strings.Lines(list) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines
}

// A trait is what a character can be.
type trait uint16

const (
	surname            trait = 1 << iota
	weakSurname              // also a common word
	wordSurname              // above all a common word
	transcribing             // in transcribed foreign names
	strongly                 // and rare elsewhere
	given                    // in given names
	hard                     // never in a given name
	stopping                 // ends a candidate
	beforeName               // a word after which a name may begin
	afterName                // a word that may follow a name
	transcribingInside       // in transcribed foreign names, between two such characters
	placeSuffix              // the last character of a place's name
	site                     // the last character of what lies somewhere, hardly of a name
)

// traitLists name the list behind each trait.
var traitLists = []struct {
	trait trait
	list  string
}{
	{surname, "SURNAME"}, {weakSurname, "SURNAME_WEAK"}, {wordSurname, "SURNAME_WORD"}, {transcribing, "TRANSLIT"}, {strongly, "TRANSLIT_STRONG"},
	{given, "GIVEN"}, {hard, "HARD"}, {stopping, "STOP"}, {beforeName, "LEFT1"}, {afterName, "RIGHT1"},
	{transcribingInside, "TRANSLIT_INSIDE"}, {placeSuffix, "PLACE_SUFFIX"}, {site, "SITE"},
}

// A word is what a string of the lists can be.
type word uint32

const (
	title word = 1 << iota // before a name
	titleAfter
	ofTime // an age or a calling, before a name
	doing  // after a name
	common
	notName
	compoundSurname
	japanese // a Japanese surname
	aPerson
	aPlace
	aBody
	anEvent
	aTerm
	bodyHead
	eventHead
	conceptHead
	treatyHead
	weakPlace // needs an edge on both sides
	courtesy
	genericPlace
	verb
	generic
	stripped
	locative
	era        // the name of a reign
	templeName // what an emperor is called after his death
	foreignEnd // how transcribed surnames end
	institutionHead
	ministryHead
	doctrineHead // how doctrines end
	allianceHead
	states // two states in short: 中蘇

	named = aPerson | aPlace | aBody | anEvent | aTerm
)

// wordLists name the lists behind each kind of word.
var wordLists = []struct {
	word  word
	lists string
}{
	{title, "TITLE"}, {titleAfter, "TITLE_AFTER"}, {ofTime, "DYNASTY"},
	{doing, "RIGHT2 RIGHT_OK SPEECH_VERB"}, {common, "COMMON ERA"}, {notName, "FALSE_NAME"},
	{compoundSurname, "SURNAME_COMPOUND"}, {japanese, "JAPANESE"},
	{aPerson, "PERSON"}, {aPlace, "GAZETTEER PLACE TERRITORY"}, {aBody, "ORGANISATION"}, {anEvent, "EVENT"}, {aTerm, "CLOSED_TERMS"},
	{bodyHead, "ORG_HEAD"}, {eventHead, "EVENT_HEAD"}, {conceptHead, "CONCEPT_HEAD"}, {treatyHead, "TREATY_HEAD"},
	{courtesy, "COURTESY"}, {genericPlace, "PLACE_GENERIC"}, {weakPlace, "PLACE_WEAK"}, {verb, "VERB"}, {generic, "GENERIC"}, {stripped, "STRIP"}, {locative, "LOCATIVE"},
	{era, "ERA"}, {templeName, "REIGN_NAME"}, {foreignEnd, "FOREIGN_END"},
	{institutionHead, "INSTITUTION_HEAD"}, {ministryHead, "MINISTRY_HEAD"}, {doctrineHead, "DOCTRINE_HEAD"}, {allianceHead, "ALLIANCE_HEAD"}, {states, "STATES"},
}

// A lexicon is the lists in one script.
type lexicon struct {
	hans   bool
	traits []trait // by character, for those of the basic plane
	kinds  []word  // of each word
	search *matcher
}

var (
	lexiconHant = sync.OnceValue(func() *lexicon { return newLexicon(false) })
	lexiconHans = sync.OnceValue(func() *lexicon { return newLexicon(true) })
)

func lexiconFor(hans bool) *lexicon {
	if hans {
		return lexiconHans()
	}
	return lexiconHant()
}

func newLexicon(hans bool) *lexicon {
	l := &lexicon{hans: hans, traits: make([]trait, 0x10000)}
	lists := []string{wordsList, namesList, personsList, placesList, bodiesList, territoriesList}
	own := lists
	if hans {
		own = []string{simplifiedLists}
		l.trait(lists) // names keep characters that words lose: 柳诒徵
	}
	l.trait(own)
	l.collect(own)
	return l
}

// trait notes what characters can be by lists.
func (l *lexicon) trait(lists []string) {
	of := map[string]trait{}
	for _, t := range traitLists {
		of[t.list] |= t.trait
	}
	for _, list := range lists {
		for _, line := range listLines(list) {
			name, words, _ := strings.Cut(line, "\t")
			t := of[name]
			if t == 0 {
				continue
			}
			for _, r := range words {
				if r < 0x10000 && r != ' ' {
					l.traits[r] |= t
				}
			}
		}
	}
}

// An item is a word of a list and what the list says it can be: where its
// characters are among those of all words, and the first four in one number.
// Comparing that first, and moving no pointers, makes sorting cheap.
type item struct {
	key      uint64
	from, to int32
	kind     word
}

// collect gathers the words of all lists, each with all that it can be.
func (l *lexicon) collect(lists []string) {
	of := map[string]word{}
	for _, w := range wordLists {
		for name := range strings.FieldsSeq(w.lists) {
			of[name] |= w.word
		}
	}
	items, chars := make([]item, 0, 16000), make([]rune, 0, 48000)
	for _, list := range lists {
		for _, line := range listLines(list) {
			name, words, _ := strings.Cut(line, "\t")
			kind := of[name]
			if kind == 0 {
				continue
			}
			from := len(chars)
			for _, r := range words + " " {
				if r != ' ' {
					chars = append(chars, r)
					continue
				}
				if n := len(chars) - from; n > 1 || n == 1 && kind&short != 0 {
					items = append(items, item{packed(chars[from:]), int32(from), int32(len(chars)), kind})
				}
				from = len(chars)
			}
		}
	}
	slices.SortFunc(items, func(a, b item) int {
		if a.key != b.key {
			return cmp.Compare(a.key, b.key)
		}
		return slices.Compare(chars[a.from:a.to], chars[b.from:b.to])
	})
	words := make([][]rune, 0, len(items))
	l.kinds = make([]word, 0, len(items))
	for _, it := range items {
		text := chars[it.from:it.to:it.to]
		if n := len(words); n == 0 || !slices.Equal(words[n-1], text) {
			words, l.kinds = append(words, text), append(l.kinds, 0)
		}
		l.kinds[len(words)-1] |= it.kind
	}
	l.search = newMatcher(words)
}

// packed makes a number of the first four characters of a word, in the order
// of the words as far as these tell it.
func packed(text []rune) (key uint64) {
	for i := range 4 {
		key <<= 16
		if i < len(text) {
			key |= uint64(min(text[i], 0xffff))
		}
	}
	return key
}

// short are the kinds of which a word may have one character.
const short = bodyHead | conceptHead | courtesy | generic | locative | doctrineHead

// kind gives what a word of the lists can be: nothing, where it is none.
func (l *lexicon) kind(text []rune) word {
	if i := l.search.form(text); i >= 0 {
		return l.kinds[i]
	}
	return 0
}

// isPlace reports whether a text is a place of the lists.
func (l *lexicon) isPlace(text []rune) bool { return l.kind(text)&aPlace != 0 }

// kindOf is kind for a string.
func (l *lexicon) kindOf(text string) word { return l.kind([]rune(text)) }

func (l *lexicon) is(r rune, t trait) bool {
	return r < 0x10000 && r >= 0 && l.traits[r]&t != 0
}

// transcribesAll reports whether a name has only characters that transcribe
// foreign names.
func (l *lexicon) transcribesAll(name []rune) bool {
	for _, r := range name {
		if !l.is(r, transcribing) {
			return false
		}
	}
	return true
}
