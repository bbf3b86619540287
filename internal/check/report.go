package check

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"yinshu/internal/diag"
)

// A finding is a problem before its line and column are known: a character of
// a passage, or a byte of a file where there is none.
type finding struct {
	kind    *diag.Kind
	passage int // -1: file and offset say where
	at      int // the character of the passage
	file    int // -1 with passage -1: of the text as a whole
	offset  int
	args    []any
	edit    *edit // what would mend it, if that is known
}

// find is a finding at a character of p.
func (p *passage) find(kind *diag.Kind, at int, args ...any) finding {
	return finding{kind: kind, passage: p.index, at: at, args: args}
}

// A lineTable knows where the lines of a file begin. A carriage return alone
// ends a line, as for package place.
type lineTable struct {
	starts []int
	last   struct{ line, offset, col int } // of the last question, so that questions in order cost one walk
}

func (l *lineTable) build(raw string) {
	l.starts = append(l.starts, 0)
	for i := 0; i < len(raw); i++ {
		if raw[i] == '\n' || raw[i] == '\r' && (i+1 == len(raw) || raw[i+1] != '\n') {
			l.starts = append(l.starts, i+1)
		}
	}
}

// line gives the line of an offset, from 1.
func (l *lineTable) line(raw string, offset int) int {
	if l.starts == nil {
		l.build(raw)
	}
	return sort.SearchInts(l.starts, offset+1)
}

// at gives line and column, from 1, and the line itself.
func (l *lineTable) at(raw string, offset int) (line, col int, text string) {
	offset = max(0, min(offset, len(raw)))
	n := l.line(raw, offset) - 1
	from, known := l.starts[n], 0
	if l.last.line == n+1 && l.last.offset <= offset {
		from, known = l.last.offset, l.last.col-1
	}
	col = known + utf8.RuneCountInString(raw[from:offset]) + 1
	l.last.line, l.last.offset, l.last.col = n+1, offset, col
	end := len(raw)
	if n+1 < len(l.starts) {
		end = l.starts[n+1]
	}
	return n + 1, col, strings.TrimRight(raw[l.starts[n]:end], "\r\n")
}

// problems gives findings their places. What is over MaxOfKind is counted.
func (t *text) problems(found []finding) []*diag.Problem {
	for i := range found {
		f := &found[i]
		if f.passage >= 0 {
			f.file, f.offset = t.passages[f.passage].source(t.m.Files, f.at)
		}
	}
	slices.SortStableFunc(found, func(a, b finding) int {
		if a.file != b.file {
			return a.file - b.file
		}
		return a.offset - b.offset
	})
	listed := map[*diag.Kind]int{}
	var list []*diag.Problem
	for _, f := range found {
		if listed[f.kind]++; listed[f.kind] > MaxOfKind {
			continue
		}
		p := &diag.Problem{Kind: f.kind, Args: f.args}
		if f.edit != nil && f.edit.at == f.at {
			p.Chars = f.edit.n
		}
		if f.file >= 0 && f.file < len(t.m.Files) {
			p.File = t.m.Files[f.file].Name
			p.Line, p.Col, p.Text = t.files[f.file].at(t.m.Files[f.file].Text, f.offset)
		}
		list = append(list, p)
	}
	for _, k := range Kinds {
		if n := listed[k]; n > MaxOfKind {
			list = append(list, &diag.Problem{Kind: tooMany, Args: []any{k.Code, n, MaxOfKind}})
		}
	}
	return diag.Sort(list)
}

// line gives the line of a character, for messages that name another place.
func (t *text) line(passage, at int) int {
	file, offset := t.passages[passage].source(t.m.Files, at)
	if file < 0 {
		return 0
	}
	return t.files[file].line(t.m.Files[file].Text, offset)
}
