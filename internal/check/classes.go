package check

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed classes.txt
var classesFile string

// A markKind tells marks apart by what words stand beside them.
type markKind uint8

const (
	pausing     markKind = iota // ，；。！？
	enumerating                 // 、
	announcing                  // ：
	markKinds
)

func kindOfMark(r rune) markKind {
	switch r {
	case '、':
		return enumerating
	case '：':
		return announcing
	}
	return pausing
}

// Classes of what the lexicon does not have.
const (
	classUnknown = '!' // a noun of one character
	classNumeral = 'm'
	classCounted = 'e'
	classPerson  = 'h'
	classNoun    = 'n'
)

// maxClasses is more than there are classes.
const maxClasses = 96

// A wordGrammar says what a word of a class costs more behind one of another than by
// itself, and beside a mark, in tenths of the natural logarithm. Less than
// nothing: they go well together.
type wordGrammar struct {
	number [128]uint8 // of the class with a letter
	behind [maxClasses][maxClasses]int8
	end    [markKinds][maxClasses]int8 // of a mark behind it
	begin  [markKinds][maxClasses]int8 // of it behind a mark
}

// noCost is the letter of classes.txt that stands for no cost.
const noCost = '?'

var classes = sync.OnceValue(func() *wordGrammar {
	var rows []string
	for line := range strings.Lines(classesFile) {
		if !strings.HasPrefix(line, "# ") && len(line) > 2 {
			rows = append(rows, strings.TrimSuffix(line, "\n"))
		}
	}
	g := new(wordGrammar)
	letters := rows[0]
	for i := range len(letters) {
		g.number[letters[i]] = uint8(i)
	}
	read := func(row string, to *[maxClasses]int8) {
		for i := range len(row) {
			to[i] = int8(row[i]) - noCost
		}
	}
	for i := range len(letters) {
		read(rows[1+i], &g.behind[i])
	}
	for kind, row := range rows[1+len(letters):] {
		if kind%2 == 0 {
			read(row, &g.end[kind/2])
		} else {
			read(row, &g.begin[kind/2])
		}
	}
	return g
})
