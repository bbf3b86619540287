// Package check reads a manuscript as a careful editor does, and complains.
//
// It changes nothing and decides nothing. What is certainly wrong is a fault;
// what may be right is a query, and says so; a habit of the whole text is a
// note, told once. Word lists are of the language, never of one text.
//
// What always holds:
//
//   - Every complaint points at the character of the source that it is about.
//   - The same manuscript gets the same complaints, in the order of the text.
//   - Work and memory grow with the length of the text and no faster, however
//     hostile it is; what is over [MaxOfKind] is counted, not listed.
//
// Files, in order:
//
//	check.go       Check: the checks in turn, over all passages
//	passage.go     a leaf block as one run of characters, with its source
//	register.go    whether modern or classical Chinese is written
//	report.go      from a character to a problem with line and column
//	pairs.go       quotes and brackets: which fault is the real one
//	reading.go     the cheapest reading of a paragraph's pairs
//	swapped.go     quotations whose marks stand the wrong way round
//	partner.go     the words of such a fault, and where a lost mark belongs
//	marks.go       doubled, clashing and misplaced marks
//	straight.go    what straight quotation marks stand for
//	dashes.go      dashes and ellipses in other forms
//	characters.go  characters that cannot be shown, and half-width marks
//	numbers.go     separators, dates and ranges
//	spaces.go      stray spaces
//	script.go      the other script's characters
//	rareforms.go   forms that Traditional has in other words only
//	slipped.go     marks that slipped into a word
//	lexicon.go     the words of the language, each with its cost
//	bigrams.go     what the text itself says of its words
//	twice.go       words that stand twice
//	words.go       misconversions and misspellings, by words.txt
//	alone.go       characters that their place tells to be wrong
//	contrast.go    words with the wrong one of several characters
//	notes.go       the count of marks and bodies
//	habits.go      what the text mostly does, against the rest
//	names.go       one name in several spellings
//	homophones.go  names with one character mistaken
//	spelt.go       words of the text with one character mistaken
//	shapes.go      characters that look alike or have a part in common
//	titles.go      titles with one character mistaken
//	fixes.go       corrections to propose for what is certain
//	problems.go    every kind of complaint
package check

import (
	"slices"
	"strings"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/share"
)

// Options are what the book's order says about checking.
type Options struct {
	Lang    string   // of the text, BCP 47; "" for what the manuscript says
	Silence []string // codes that are not reported
}

// MaxOfKind is how many problems of one kind are listed one by one.
const MaxOfKind = 2000

// Check returns what is wrong with a manuscript, in the order of the text.
func Check(m *manuscript.Manuscript, opt Options) []*diag.Problem { return Begin(m, opt)() }

// Begin does the first half of [Check], the checks of passages alone; what it
// returns does the rest. It is for whoever has time now and better things to do
// soon.
func Begin(m *manuscript.Manuscript, opt Options) (finish func() []*diag.Problem) {
	t := newText(m, opt.Lang)
	local := eachPassage(t)
	return func() []*diag.Problem { return t.problems(t.all(local, opt)) }
}

// all runs the checks of the whole text, and puts their findings behind those of
// its passages.
func (t *text) all(found []finding, opt Options) []finding {
	for _, whole := range []func(*text) []finding{pairs, notes, habits, names} {
		found = append(found, whole(t)...)
	}
	found = straight(t, t.causes(found))
	t.inOwnForms(found)
	return slices.DeleteFunc(found, func(f finding) bool { return slices.Contains(opt.Silence, f.kind.Code) })
}

// local are the checks that look at one passage only.
var local = []func(*text, *passage) []finding{marks, dashes, characters, numbers, spaces, scripts, strayForms, words, twice}

// eachPassage runs the local checks on all cores. Passages are independent and
// their findings are put together in order, so the answer is the same on one.
func eachPassage(t *text) []finding {
	results := make([][]finding, len(t.passages))
	share.Each(len(t.passages), 64, func(i int) {
		for _, look := range local {
			results[i] = append(results[i], look(t, &t.passages[i])...)
		}
	})
	return slices.Concat(results...)
}

// A text is a manuscript as the checks see it.
type text struct {
	m         *manuscript.Manuscript
	hans      bool // the text is Simplified
	classical bool // the text is classical Chinese
	passages  []passage
	files     []lineTable
	pairs     bigrams
	own       map[rune]spot // forms that are usual in this text, though not in others
	usual     map[rune]rune // the forms of variantPairs that this text has, for those it has not
}

func newText(m *manuscript.Manuscript, lang string) *text {
	t := &text{m: m, files: make([]lineTable, len(m.Files))}
	if lang == "" {
		lang = m.Meta.Lang
	}
	t.collect()
	t.pairs = countPairs(t.passages)
	t.classical = t.isClassical()
	switch {
	case strings.HasPrefix(lang, "zh-Hans"), lang == "zh-CN", lang == "zh-SG":
		t.hans = true
	case lang == "" || lang == "zh":
		t.hans = t.looksSimplified()
	}
	t.own = t.ownForms()
	return t
}

// looksSimplified counts the characters that only one script has.
func (t *text) looksSimplified() bool {
	simplified, traditional := 0, 0
	for i := range t.passages {
		for _, r := range t.passages[i].text {
			switch scriptOf(r) {
			case simplifiedOnly:
				simplified++
			case traditionalOnly:
				traditional++
			}
		}
	}
	return simplified > traditional
}

// causes drops what is only a symptom: a mark that seems to stand on the wrong
// side of a quotation mark, where the quotation mark itself is at fault; a space
// behind the label of a note, where another note has swallowed it.
func (t *text) causes(found []finding) []finding {
	bad, wrong, label := map[spot]bool{}, map[spot]bool{}, map[spot]bool{}
	for _, f := range found {
		if f.kind == pairWidth {
			wrong[spot{f.passage, f.at}] = true
		}
		if f.kind == noteBodyOrder {
			_, n := labelAt(&t.passages[f.passage], f.at)
			label[spot{f.passage, f.at + n}] = true
		}
		if f.kind == pairTurned || f.kind == pairClose || f.kind == pairOpen || f.kind == pairNested {
			bad[spot{f.passage, f.at}] = true
		}
	}
	return slices.DeleteFunc(found, func(f finding) bool {
		return f.kind == spaceMark && label[spot{f.passage, f.at}] || f.kind == markHalf && wrong[spot{f.passage, f.at}] || f.kind == markOpens && bad[spot{f.passage, f.at - 1}] ||
			(f.kind == pauseCloses || f.kind == stopTwice) && bad[spot{f.passage, f.at + 1}]
	})
}
