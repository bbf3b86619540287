package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Sort orders problems by file, line and column, then by code, and drops
// those that say the same thing of the same place twice.
func Sort(problems []*Problem) []*Problem {
	slices.SortStableFunc(problems, func(a, b *Problem) int {
		if a.File == b.File && a.Line == b.Line && a.Col == b.Col && a.Kind == b.Kind {
			return cmp.Compare(a.Msg(English), b.Msg(English)) // put together where nothing else differs
		}
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Kind.Code, b.Kind.Code),
		)
	})
	return slices.CompactFunc(problems, func(a, b *Problem) bool {
		return a.Kind == b.Kind && a.File == b.File && a.Line == b.Line && a.Col == b.Col && a.Msg(English) == b.Msg(English)
	})
}

// Report gives the problem for a person: its place, grade and code, the line
// at fault, and the hint below it.
func (p *Problem) Report(lang Lang) string {
	var b strings.Builder
	if place := p.Place(); place != "" {
		b.WriteString(place + ": ")
	}
	fmt.Fprintf(&b, "%s [%s %s]\n", p.Msg(lang), p.Kind.Grade.In(lang), p.Kind.Code)
	if p.Text != "" {
		b.WriteString("    " + clip(p.Text, p.Col) + "\n")
	}
	if hint := p.Hint(lang); hint != "" {
		label := [2]string{"hint", "提示"}[lang]
		b.WriteString("    " + label + ": " + hint + "\n")
	}
	return b.String()
}

// clip keeps the neighbourhood of column col of a long line, since a
// paragraph may be one line of thousands of characters. Control characters
// are shown as pictures, so that a hostile text cannot drive a terminal.
func clip(text string, col int) string {
	const width = 72
	runes := []rune(text)
	from := 0
	if len(runes) > width && col > width/2 {
		from = min(col-1-width/2, len(runes)-width)
	}
	to := min(from+width, len(runes))
	var b strings.Builder
	if from > 0 {
		b.WriteString("…")
	}
	for _, r := range runes[from:to] {
		switch {
		case r < 0x20:
			r += 0x2400
		case r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
			r = '\ufffd'
		}
		b.WriteRune(r)
	}
	if to < len(runes) {
		b.WriteString("…")
	}
	return b.String()
}

// A Record is a problem as programs read it.
type Record struct {
	File  string `json:"file,omitempty"`
	Line  int    `json:"line,omitempty"`
	Col   int    `json:"col,omitempty"`
	Grade string `json:"grade"`
	Code  string `json:"code"`
	Msg   string `json:"message"`
	Hint  string `json:"hint,omitempty"`
	Text  string `json:"text,omitempty"`
	Chars int    `json:"chars,omitempty"` // how many characters from Col on it is about
	En    Said   `json:"en"`
	Zh    Said   `json:"zh"`
}

// Said is what a problem says in one language.
type Said struct {
	Msg  string `json:"message"`
	Hint string `json:"hint,omitempty"`
}

// Record gives the problem for JSON: in a language, and in both.
func (p *Problem) Record(lang Lang) Record {
	in := func(lang Lang) Said { return Said{p.Msg(lang), p.Hint(lang)} }
	return Record{p.File, p.Line, p.Col, p.Kind.Grade.String(), p.Kind.Code, p.Msg(lang), p.Hint(lang), p.Text, p.Chars, in(English), in(Chinese)}
}
