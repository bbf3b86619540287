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

// A lexicon is the lists in one script.
type lexicon struct {
	hans       bool
	lists      map[string][]string
	transcribe map[rune]bool
}

var (
	lexiconHant = sync.OnceValue(func() *lexicon { return newLexicon(wordsList, false) })
	lexiconHans = sync.OnceValue(func() *lexicon { return newLexicon(simplified(wordsList), true) })
)

func lexiconFor(hans bool) *lexicon {
	if hans {
		return lexiconHans()
	}
	return lexiconHant()
}

func newLexicon(text string, hans bool) *lexicon {
	l := &lexicon{hans: hans, lists: map[string][]string{}, transcribe: map[rune]bool{}}
	for _, line := range listLines(text) {
		name, words, _ := strings.Cut(line, "\t")
		l.lists[name] = append(l.lists[name], strings.Fields(words)...)
	}
	for _, w := range l.lists["TRANSLIT"] {
		for _, r := range w {
			l.transcribe[r] = true
		}
	}
	return l
}

// transcribesAll reports whether a name has only characters that transcribe
// foreign names.
func (l *lexicon) transcribesAll(name []rune) bool {
	for _, r := range name {
		if !l.transcribe[r] {
			return false
		}
	}
	return true
}
