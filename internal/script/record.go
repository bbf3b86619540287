package script

import "yinshu/internal/manuscript"

// A Rule is what decided a choice.
type Rule uint8

const (
	ByPlace     Rule = iota // the editor's answer for one place
	ByAnswer                // the editor's answer for a word
	ByName                  // names.txt
	ByHouse                 // the house dictionary
	ByPhrase                // a word of gocc's
	ByCharacter             // the first of a character's several forms
	ByWords                 // regional vocabulary
	ByGuard                 // left alone: an address, a character spoken of
	ByMark                  // a mark of punctuation
	ByDepth                 // a quotation or title mark, by its depth
	Advice                  // listed and not done
)

var ruleNames = [...]string{"place", "answer", "name", "house", "phrase", "character", "vocabulary", "guard", "mark", "depth", "advice"}

// String gives the rule's name.
func (r Rule) String() string { return ruleNames[r] }

// A Choice is one place where the conversion had a choice, or changed a mark.
type Choice struct {
	Block  string          // the block's ID; "meta", or a term's ID
	Char   int             // its place in the block's text before conversion, in characters from 0
	Span   manuscript.Span // in the source; empty where the text has no place there
	Before string
	After  string
	Rule   Rule
	Why    string   // the dictionary, the row or the rule, in words
	Others []string // what it could have become
	Risk   int      // 0 safe, 1 usual, 2 worth a look, 3 must be looked at
}

// A Record is what a conversion did.
type Record struct {
	Characters int // converted or looked at
	Choices    []Choice
}
