package script

import (
	"strings"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/place"
)

// Answers are the rows of names.txt or convert.tsv. Both files have one form,
// a row a line, its columns parted by tabs:
//
//	WORD	RESULT	PLACE	REMARK
//
// WORD is as the source has it. RESULT is what the other edition has for it;
// empty or = means that the word stays as it is. PLACE, if given, limits the
// row to one place of the text (a line, LINE:COL, or a quotation with ‸ before
// the word). Empty lines and lines that begin with # say nothing. A row of
// convert.tsv outranks one of names.txt, and a row with a place outranks both.
type Answers struct {
	File string
	Rows []Answer
	raw  string
}

// An Answer is one row.
type Answer struct {
	Word, Result string // Result is Word where it stays as it is
	Place        string
	Remark       string
	Line         int
	at           place.Place
}

// ParseNames reads names.txt.
func ParseNames(name string, text []byte) (*Answers, []*diag.Problem) {
	return ParseAnswers(name, text)
}

// ParseAnswers reads convert.tsv. Rows that say nothing sound are reported
// and left out.
func ParseAnswers(name string, text []byte) (*Answers, []*diag.Problem) {
	a := &Answers{File: name, raw: strings.TrimPrefix(string(text), "\ufeff")}
	var problems []*diag.Problem
	known := map[[2]string]string{}
	offset := 0
	number := 0
	for line := range strings.Lines(a.raw) {
		number++
		row, problem := parseAnswer(strings.TrimRight(line, "\r\n"))
		switch key := [2]string{row.Word, row.Place}; {
		case problem != nil:
			at := diag.At(problem.Kind, name, a.raw, offset, problem.Args...)
			problems = append(problems, at)
		case row.Word == "":
		case known[key] != "":
			problems = append(problems, diag.At(answerTwice, name, a.raw, offset, row.Word, known[key]))
		default:
			known[key] = row.Result
			row.Line = number
			a.Rows = append(a.Rows, row)
		}
		offset += len(line)
	}
	return a, problems
}

// parseAnswer reads one line. A remark or an empty line gives a row without
// a word.
func parseAnswer(line string) (Answer, *diag.Problem) {
	if text := strings.TrimSpace(line); text == "" || text[0] == '#' {
		return Answer{}, nil
	}
	columns := strings.Split(line, "\t")
	for i := range columns {
		columns[i] = strings.TrimSpace(columns[i])
	}
	columns = append(columns, "", "", "")
	row := Answer{Word: columns[0], Result: columns[1], Place: columns[2], Remark: columns[3]}
	if row.Word == "" || len(columns) > 7 {
		return Answer{}, diag.Of(answerForm, "", line)
	}
	if row.Result == "" || row.Result == "=" {
		row.Result = row.Word
	}
	if row.Place != "" {
		at, problem := place.Parse(row.Place)
		if problem != nil {
			return Answer{}, problem
		}
		row.at = at
	}
	return row, nil
}

// bookWords are the answers of a book, made ready for a text.
type bookWords struct {
	words  *lexicon // of the rows without a place
	rows   []bookRow
	index  map[string]int   // rows without a place, by word
	placed map[string][]int // rows with a place, by word
}

// A bookRow is a row, where it applies, and whether it did.
type bookRow struct {
	Answer
	file *Answers
	rule Rule
	from int // the point, in bytes of the first file, where the row has a place
	to   int // the end of what the place allows
	hits int
}

func newBookWords(opt Options, files []manuscript.File) (*bookWords, []*diag.Problem) {
	b := &bookWords{index: map[string]int{}, placed: map[string][]int{}}
	var lines strings.Builder
	var problems []*diag.Problem
	var finder *place.Finder
	for _, from := range []struct {
		rows *Answers
		rule Rule
	}{{opt.Answers, ByAnswer}, {opt.Names, ByName}} {
		if from.rows == nil {
			continue
		}
		for _, row := range from.rows.Rows {
			r := bookRow{Answer: row, file: from.rows, rule: from.rule}
			if row.Place == "" {
				if _, known := b.index[row.Word]; !known {
					b.index[row.Word] = len(b.rows)
					lines.WriteString(row.Word + "\t" + row.Result + "\n")
					b.rows = append(b.rows, r)
				}
				continue
			}
			if len(files) == 0 {
				continue
			}
			if finder == nil {
				finder = place.In(files[0].Text)
			}
			at, problem := finder.Find(row.at)
			if problem != nil {
				problems = append(problems, r.problem(problem.Kind, problem.Args...))
				continue
			}
			r.rule, r.from, r.to = ByPlace, at, at
			if row.at.Line > 0 && row.at.Col == 0 {
				r.to = lineEnd(files[0].Text, at)
			}
			b.placed[row.Word] = append(b.placed[row.Word], len(b.rows))
			b.rows = append(b.rows, r)
		}
	}
	if lines.Len() > 0 {
		b.words = parseLexicon("book", lines.String())
	}
	return b, problems
}

func lineEnd(text string, at int) int {
	if n := strings.IndexAny(text[at:], "\r\n"); n >= 0 {
		return at + n
	}
	return len(text)
}

// row returns the row of a word without a place.
func (b *bookWords) row(word string) *bookRow { return &b.rows[b.index[word]] }

// problem tells of a row, at its line.
func (r *bookRow) problem(kind *diag.Kind, args ...any) *diag.Problem {
	offset := 0
	for range r.Line - 1 {
		offset += strings.IndexByte(r.file.raw[offset:], '\n') + 1
	}
	return diag.At(kind, r.file.File, r.file.raw, offset, args...)
}

// unused reports the rows that decided nothing.
func (b *bookWords) unused() []*diag.Problem {
	var problems []*diag.Problem
	for i := range b.rows {
		switch r := &b.rows[i]; {
		case r.hits > 0:
		case r.rule == ByPlace:
			problems = append(problems, r.problem(answerPlace, r.Word, r.Place))
		default:
			problems = append(problems, r.problem(answerUnused, r.Word))
		}
	}
	return problems
}
