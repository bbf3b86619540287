// Package place reads and finds a place in a source text, as the editor's
// files name it: fixes.txt, notes.txt, convert.tsv and names.txt.
//
// A place is one of
//
//	128         a line, from 1
//	128:14      a character of it, from 1
//	…提案。」‸612月   a quotation, with the point marked by ‸
//
// A quotation without ‸ means the point before its first character. It must
// occur exactly once, and it is matched over joined lines: white space counts
// neither in the quotation nor in the text, so a hard-wrapped source can be
// quoted as it is read. An ellipsis at an end of it that the text does not have
// says that the text goes on there.
//
//	place.go     Place and Parse
//	find.go      Find, and Finder for many places of one text
//	problems.go  what can be wrong with a place
package place

import (
	"strconv"
	"strings"
	"unicode"
	"yinshu/internal/diag"
)

// Point is the character that marks the point in a quotation.
const Point = '‸'

// A Place is a line (Col 0), a character of a line, or a quotation.
type Place struct {
	Line, Col int    // from 1, in characters; Line is 0 for a quotation
	Quote     string // without its point and without white space
	At        int    // the point, in bytes of Quote
}

// Parse reads a place. The problem, if any, has no position yet: whoever reads
// the file knows its line.
func Parse(s string) (Place, *diag.Problem) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Place{}, diag.Of(Empty, "")
	}
	if p, ok, bad := numbered(s); bad {
		return Place{}, diag.Of(BadNumber, "", s)
	} else if ok {
		return p, nil
	}
	before, after, marked := strings.Cut(s, string(Point))
	if !marked {
		before, after = "", s
	}
	if strings.ContainsRune(after, Point) {
		return Place{}, diag.Of(TwoPoints, "", s)
	}
	before, after = squeeze(before), squeeze(after)
	if before+after == "" {
		return Place{}, diag.Of(Empty, "")
	}
	return Place{Quote: before + after, At: len(before)}, nil
}

// numbered reads LINE and LINE:COL. Anything that is not wholly digits and one
// colon is a quotation; a number out of bounds is bad.
func numbered(s string) (p Place, ok, bad bool) {
	line, col, both := strings.Cut(s, ":")
	if !digits(line) || both && !digits(col) {
		return Place{}, false, false
	}
	var err error
	if p.Line, err = strconv.Atoi(line); err != nil || p.Line < 1 {
		return Place{}, false, true
	}
	if both {
		if p.Col, err = strconv.Atoi(col); err != nil || p.Col < 1 {
			return Place{}, false, true
		}
	}
	return p, true, false
}

func digits(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// String gives the place in the form Parse reads.
func (p Place) String() string {
	switch {
	case p.Line == 0:
		return p.Quote[:p.At] + string(Point) + p.Quote[p.At:]
	case p.Col == 0:
		return strconv.Itoa(p.Line)
	}
	return strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Col)
}
