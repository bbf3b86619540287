package reader

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// Why lists every decision and every stretch left out, in a language, in order
// of place, a line each:
//
//	LINE:COL  KIND  CONFIDENCE  the characters at fault  the reason  (other readings)
//
// A join and the end of a paragraph show the characters on both sides of the
// line end, which is shown as ⏎.
func Why(m *manuscript.Manuscript, lang diag.Lang) string {
	type entry struct {
		span  manuscript.Span
		text  string
		order int
	}
	entries := make([]entry, 0, len(m.Decisions)+len(m.LeftOut))
	for _, d := range m.Decisions {
		s := fmt.Sprintf("%s  %3d%%  %s  %s", kindIn(d.Kind, lang), d.Confidence, shownAt(m, d.Span, d.Kind), Reason(d.Why, lang))
		if len(d.Others) > 0 {
			others := make([]string, len(d.Others))
			for i, o := range d.Others {
				others[i] = Reason(o, lang)
			}
			s += fmt.Sprintf([2]string{"  (or: %s)", "（或：%s）"}[lang], strings.Join(others, [2]string{"; ", "；"}[lang]))
		}
		entries = append(entries, entry{d.Span, s, 1})
	}
	for _, l := range m.LeftOut {
		s := fmt.Sprintf("%s        %s  %s", kindIn("left out", lang), shownAt(m, l.Span, "left"), Reason(l.Why, lang))
		if l.Page > 0 {
			s += fmt.Sprintf([2]string{", page %d", "，第 %d 頁"}[lang], l.Page)
		}
		entries = append(entries, entry{l.Span, s, 0})
	}
	slices.SortStableFunc(entries, func(a, b entry) int {
		if a.span.File != b.span.File {
			return a.span.File - b.span.File
		}
		return a.span.Start - b.span.Start
	})
	var b strings.Builder
	file, at, line, start := -1, 0, 1, 0
	for _, e := range entries {
		text := m.Files[e.span.File].Text
		if e.span.File != file {
			file, at, line, start = e.span.File, 0, 1, 0
			fmt.Fprintf(&b, "%s\n", m.Files[file].Name)
		}
		for ; at < e.span.Start; at++ {
			if lineEnd(text, at) {
				line, start = line+1, at+1
			}
		}
		fmt.Fprintf(&b, "%6d:%-4d %s\n", line, utf8.RuneCountInString(text[start:e.span.Start])+1, e.text)
	}
	return b.String()
}

// kindIn is the kind of a decision, as wide as all of them.
func kindIn(kind string, lang diag.Lang) string {
	if chinese := kindNames[kind]; lang == diag.Chinese && chinese != "" {
		return chinese
	}
	return fmt.Sprintf("%-9s", kind)
}

// shownAt gives the characters that a decision is about.
func shownAt(m *manuscript.Manuscript, sp manuscript.Span, kind string) string {
	text := m.Files[sp.File].Text
	const most = 12
	switch kind {
	case "join":
		return tailOf(text[:sp.Start], most/2) + "⏎" + headOfText(text[sp.End:], most/2)
	case "paragraph":
		return tailOf(text[sp.Start:sp.End], most)
	case "mark", "number":
		return tailOf(text[:sp.Start], 4) + "{" + flat(text[sp.Start:sp.End]) + "}" + headOfText(text[sp.End:], 4)
	}
	s := flat(text[sp.Start:sp.End])
	if utf8.RuneCountInString(s) > 2*most {
		return headOfText(s, most) + "…" + tailOf(s, most)
	}
	return s
}

func tailOf(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return flat(s[i:])
}

func headOfText(s string, n int) string {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return flat(s[:i])
}

// flat shows a line end and a control character as pictures.
func flat(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return '⏎'
		case r == '\r':
			return -1
		case r < 0x20:
			return r + 0x2400
		}
		return r
	}, linesEnded(s))
}
