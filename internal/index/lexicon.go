package index

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/liuzl/gocc"
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

var toSimplified = sync.OnceValue(func() *gocc.OpenCC {
	cc, err := gocc.New("t2s")
	if err != nil {
		return nil // its dictionaries are in the program, so a test would see it
	}
	return cc
})

// simplified converts a word of a list.
func simplified(word string) string {
	cc := toSimplified()
	if cc == nil {
		return word
	}
	s, err := cc.Convert(word)
	if err != nil {
		return word
	}
	return s
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
	{aPerson, "PERSON"}, {aPlace, "GAZETTEER PLACE"}, {aBody, "ORGANISATION"}, {anEvent, "EVENT"}, {aTerm, "CLOSED_TERMS"},
	{bodyHead, "ORG_HEAD"}, {eventHead, "EVENT_HEAD"}, {conceptHead, "CONCEPT_HEAD"}, {treatyHead, "TREATY_HEAD"},
	{courtesy, "COURTESY"}, {genericPlace, "PLACE_GENERIC"}, {weakPlace, "PLACE_WEAK"}, {verb, "VERB"}, {generic, "GENERIC"}, {stripped, "STRIP"}, {locative, "LOCATIVE"},
	{era, "ERA"}, {templeName, "REIGN_NAME"}, {foreignEnd, "FOREIGN_END"},
	{institutionHead, "INSTITUTION_HEAD"}, {ministryHead, "MINISTRY_HEAD"}, {doctrineHead, "DOCTRINE_HEAD"}, {allianceHead, "ALLIANCE_HEAD"}, {states, "STATES"},
}

// A lexicon is the lists in one script.
type lexicon struct {
	hans   bool
	lists  map[string][]string
	traits []trait // by character, for those of the basic plane
	words  [][]rune
	kinds  []word // of each word
	words2 map[string]word
	places map[string]bool
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
	l := &lexicon{hans: hans, lists: map[string][]string{}, traits: make([]trait, 0x10000)}
	for _, text := range []string{wordsList, namesList, personsList, placesList, bodiesList} {
		if hans {
			l.trait(text) // names keep characters that words lose: 柳诒徵
			text = simplified(text)
		}
		l.trait(text)
		for _, line := range listLines(text) {
			name, words, _ := strings.Cut(line, "\t")
			l.lists[name] = append(l.lists[name], strings.Fields(words)...)
		}
	}
	l.collect()
	l.search = newMatcher(l.words)
	return l
}

// trait notes what characters can be by the lists of a text.
func (l *lexicon) trait(text string) {
	for _, line := range listLines(text) {
		name, words, _ := strings.Cut(line, "\t")
		for _, t := range traitLists {
			if t.list != name {
				continue
			}
			for _, r := range words {
				if r < 0x10000 && r != ' ' {
					l.traits[r] |= t.trait
				}
			}
		}
	}
}

// collect gathers the words of all lists, each with all that it can be.
func (l *lexicon) collect() {
	at := map[string]int{}
	add := func(w string, kind word) {
		runes := []rune(w)
		if len(runes) < 2 && kind&(bodyHead|conceptHead|courtesy|generic|locative|doctrineHead) == 0 {
			return
		}
		i, ok := at[w]
		if !ok {
			i = len(l.words)
			at[w] = i
			l.words = append(l.words, runes)
			l.kinds = append(l.kinds, 0)
		}
		l.kinds[i] |= kind
	}
	for _, list := range wordLists {
		for name := range strings.FieldsSeq(list.lists) {
			for _, w := range l.lists[name] {
				add(w, list.word)
			}
		}
	}
	for _, w := range l.territories() {
		add(w, aPlace)
	}
	l.words2, l.places = map[string]word{}, map[string]bool{}
	for i, w := range l.words {
		l.words2[string(w)] = l.kinds[i]
		if l.kinds[i]&aPlace != 0 {
			l.places[string(w)] = true
		}
	}
}

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
