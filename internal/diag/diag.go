// Package diag is how every stage reports trouble to a person.
//
// A stage declares each kind of trouble once, as a [Kind]: a code, a grade,
// and the words in English and in Chinese. A [Problem] is one case of a kind
// at one place. Nothing here decides whether a book can be built: a problem
// that stops it is returned as an error, every other is listed.
//
//	diag.go    Kind, Problem, places
//	report.go  sorted reports for people and for programs
package diag

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Grade says how certain a problem is.
type Grade uint8

const (
	Note  Grade = iota // worth knowing; nothing need be done
	Query              // may be a fault; a person must decide
	Fault              // certainly wrong
)

var gradeNames = [...][2]string{Note: {"note", "附記"}, Query: {"query", "存疑"}, Fault: {"fault", "錯誤"}}

// String gives the grade's English name.
func (g Grade) String() string { return gradeNames[g][English] }

// In gives the grade's name in a language.
func (g Grade) In(lang Lang) string { return gradeNames[g][lang] }

// A Lang is a language that reports are written in.
type Lang uint8

const (
	English Lang = iota
	Chinese      // Traditional, as the editors write it
)

// A Kind is one kind of problem. Kinds are tables: each is declared once, at
// package level, by the stage that finds it, and never changed.
//
// Msg and Hint are fmt formats with the same arguments in both languages
// (use indexes such as %[1]s where the order or the number differs). Msg says
// what is wrong; Hint, a sentence in the imperative or "", says what to do.
type Kind struct {
	Code  string // stable, lower case with hyphens: pair-open
	Grade Grade
	Msg   [2]string // by Lang
	Hint  [2]string // by Lang
}

// A Problem is one thing wrong, where it is, and what to do about it.
type Problem struct {
	Kind *Kind
	File string // as the user named it, or ""
	Line int    // from 1; 0 when the problem is the file's as a whole
	Col  int    // in characters, from 1; 0 when Line is
	Text string // the line at fault, or ""
	Args []any

	Chars int // how many characters it is about, from Col on; 0 where that is not known
}

// At locates a byte offset in raw and returns the problem found there. Lines
// end with LF, CR LF or CR.
func At(kind *Kind, file, raw string, offset int, args ...any) *Problem {
	offset = max(0, min(offset, len(raw)))
	before := raw[:offset]
	if strings.HasSuffix(before, "\r") && strings.HasPrefix(raw[offset:], "\n") {
		before = before[:offset-1] // between the two of one line end
	}
	start := strings.LastIndexAny(before, "\r\n") + 1
	line := raw[start:]
	if end := strings.IndexAny(line, "\r\n"); end >= 0 {
		line = line[:end]
	}
	return &Problem{
		Kind: kind,
		File: file,
		Line: strings.Count(before, "\n") + strings.Count(before, "\r") - strings.Count(before, "\r\n") + 1,
		Col:  utf8.RuneCountInString(raw[start:offset]) + 1,
		Text: line,
		Args: args,
	}
}

// Of returns a problem of a file as a whole.
func Of(kind *Kind, file string, args ...any) *Problem {
	return &Problem{Kind: kind, File: file, Args: args}
}

// Msg says in a language what is wrong.
func (p *Problem) Msg(lang Lang) string { return format(p.Kind.Msg[lang], p.Args) }

// Hint says in a language what to do, or "".
func (p *Problem) Hint(lang Lang) string { return format(p.Kind.Hint[lang], p.Args) }

// format is fmt.Sprintf that allows a text to use only some of the arguments.
func format(text string, args []any) string {
	if !strings.Contains(text, "%") {
		return text
	}
	s := fmt.Sprintf(text, args...)
	if i := strings.Index(s, "%!(EXTRA "); i >= 0 {
		s = s[:i]
	}
	return s
}

// Place gives FILE:LINE:COL, as much of it as is known.
func (p *Problem) Place() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Error gives the problem on one line, in the form editors can jump to.
func (p *Problem) Error() string {
	if place := p.Place(); place != "" {
		return place + ": " + p.Msg(English)
	}
	return p.Msg(English)
}
