package place

import (
	"strings"
	"unicode"
	"unicode/utf8"
	"yinshu/internal/diag"
)

// A Finder finds many places in one text.
type Finder struct {
	text     string
	lines    []int  // the byte at which each line begins
	squeezed string // the text without white space; made when first wanted
	runs     []run  // where the stretches of squeezed come from
}

// A run says that squeezed[at:] comes from text[from:], up to the next run.
type run struct{ at, from int }

// In returns a finder of places in text.
func In(text string) *Finder {
	f := &Finder{text: text, lines: []int{0}}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' || text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

// Find returns the byte offset of p in text. A line means the first character
// of it that is not white space.
func (p Place) Find(text string) (int, *diag.Problem) { return In(text).Find(p) }

// Find returns the byte offset of p, or says why there is none. The problem
// has no position yet.
func (f *Finder) Find(p Place) (int, *diag.Problem) {
	if p.Line > 0 {
		return f.numbered(p)
	}
	if f.runs == nil {
		f.squeeze()
	}
	asked := p
	at := strings.Index(f.squeezed, p.Quote)
	if at < 0 {
		p = p.shortened()
		at = strings.Index(f.squeezed, p.Quote)
	}
	if at < 0 || p.Quote == "" {
		return 0, diag.Of(NoMatch, "", asked.String())
	}
	_, size := utf8.DecodeRuneInString(p.Quote)
	if again := strings.Index(f.squeezed[at+size:], p.Quote); again >= 0 {
		first, _ := f.LineCol(f.source(at))
		second, _ := f.LineCol(f.source(at + size + again))
		return 0, diag.Of(ManyMatches, "", asked.String(), first, second)
	}
	if p.At == len(p.Quote) && p.At > 0 {
		// A point at the end stands right behind the last character, before
		// any line end that follows it.
		_, last := utf8.DecodeLastRuneInString(p.Quote)
		return f.source(at+p.At-last) + last, nil
	}
	return f.source(at + p.At), nil
}

// shortened returns a quotation without the ellipses at its ends.
func (p Place) shortened() Place {
	before, after := p.Quote[:p.At], p.Quote[p.At:]
	if before == "" {
		after = strings.TrimLeft(after, "…")
	} else {
		before = strings.TrimLeft(before, "…")
	}
	if after == "" {
		before = strings.TrimRight(before, "…")
	} else {
		after = strings.TrimRight(after, "…")
	}
	return Place{Quote: before + after, At: len(before)}
}

func (f *Finder) numbered(p Place) (int, *diag.Problem) {
	if p.Line > len(f.lines) {
		return 0, diag.Of(NoLine, "", p.Line, len(f.lines))
	}
	start, end := f.lines[p.Line-1], len(f.text)
	if p.Line < len(f.lines) {
		end = f.lines[p.Line]
	}
	line := strings.TrimRight(f.text[start:end], "\r\n")
	if p.Col == 0 {
		return start + len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace)), nil
	}
	col := 1
	for i := range line {
		if col == p.Col {
			return start + i, nil
		}
		col++
	}
	if col == p.Col {
		return start + len(line), nil
	}
	return 0, diag.Of(NoColumn, "", p.Line, col-1, p.Col)
}

// LineCol gives the line and column, from 1 and in characters, of an offset.
func (f *Finder) LineCol(offset int) (line, col int) {
	lo, hi := 0, len(f.lines)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; f.lines[mid] <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo + 1, utf8.RuneCountInString(f.text[f.lines[lo]:offset]) + 1
}

func (f *Finder) squeeze() {
	var b strings.Builder
	b.Grow(len(f.text))
	f.runs = append(f.runs, run{})
	from := 0
	flush := func(to int) { b.WriteString(f.text[from:to]) }
	for i, r := range f.text {
		if unicode.IsSpace(r) {
			flush(i)
			from = i + utf8.RuneLen(r)
			f.runs = append(f.runs, run{b.Len(), from})
		}
	}
	flush(len(f.text))
	f.squeezed = b.String()
}

// source gives the place in the text of a place in squeezed.
func (f *Finder) source(at int) int {
	lo, hi := 0, len(f.runs)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; f.runs[mid].at <= at {
			lo = mid
		} else {
			hi = mid
		}
	}
	return f.runs[lo].from + at - f.runs[lo].at
}
