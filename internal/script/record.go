package script

import (
	"strings"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

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

var ruleNames = [...][2]string{
	ByPlace:     {"place", "定點"},
	ByAnswer:    {"answer", "編者答案"},
	ByName:      {"name", "名單"},
	ByHouse:     {"house", "社內詞典"},
	ByPhrase:    {"phrase", "詞"},
	ByCharacter: {"character", "字"},
	ByWords:     {"vocabulary", "地區用語"},
	ByGuard:     {"guard", "不動"},
	ByMark:      {"mark", "標點"},
	ByDepth:     {"depth", "引號層次"},
	Advice:      {"advice", "建議"},
}

// String gives the rule's name in English.
func (r Rule) String() string { return ruleNames[r][diag.English] }

// In gives the rule's name in a language.
func (r Rule) In(lang diag.Lang) string { return ruleNames[r][lang] }

// A Choice is one place where the conversion had a choice, or changed a mark.
type Choice struct {
	Block  string          // the block's ID; "meta", or a term's ID
	Char   int             // its place in the block's text before conversion, in characters from 0
	Span   manuscript.Span // in the source; empty where the text has no place there
	Before string
	After  string
	Rule   Rule
	Why    string   // the dictionary, the file or the reason; [Choice.Reason] gives it in one language
	Others []string // what it could have become
	Risk   int      // 0 safe, 1 usual, 2 worth a look, 3 must be looked at
}

// Reason says in a language why the choice was made. Reasons are written in
// both, the English before the bar.
func (c *Choice) Reason(lang diag.Lang) string {
	english, chinese, both := strings.Cut(c.Why, "｜")
	if both && lang == diag.Chinese {
		return chinese
	}
	return english
}

// A Record is what a conversion did.
type Record struct {
	Characters int // converted or looked at
	Choices    []Choice
}
