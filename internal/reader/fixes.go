package reader

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/place"
)

// fixes.txt corrects the reading without touching the source. A line holds a
// place, what stands there, what it shall be, and the reason, parted by tabs:
//
//	128	公裏	公里	wrong conversion
//	邊穩、‸邊建	，		a comma too many
//	…主張‸停戰		立即	a word is missing
//
// An order beginning with @ stands in the second column instead:
//
//	163	@join	the line goes on in the next
//	927	@split	the paragraph ends with this line
//	…如下：‸一、	@split	a paragraph begins at the point
//	87	@head 2	the line is a head of level 2
//	87	@text	the line is no head
//	…提案。」‸612月	@mark 6	the number at the point is the mark of note 6
//	…共有‸12，	@unmark	the number at the point is text
//
// Blank lines, and lines that begin with #, say nothing. A first column that
// is a line alone means the line; the characters to replace must then occur
// in it once. In a quotation without ‸ they must occur once too.

// A fix is one line of fixes.txt, found in the source.
type fix struct {
	file       string
	line       int // of fixes.txt
	order      string
	number     int // of @head and @mark
	start, end int // in the source
	to         string
	whole      bool // the place is a whole line
}

// A patch says that text[at:end] stands for source[from:to].
type patch struct{ at, end, from, to int }

// readFixes reads fixes.txt and puts the replacements into the text.
func (r *reading) readFixes(part *Part) {
	r.text = r.src.text
	if part == nil {
		return
	}
	d, bad := decode(part.Text, "")
	if bad != nil {
		r.report(diag.Of(bad, part.Name))
		return
	}
	finder := place.In(r.src.text)
	number, at := 0, 0
	for raw := range strings.Lines(linesEnded(d.text)) {
		number++
		start := at
		at += len(raw)
		s := strings.TrimRight(raw, "\r\n")
		if strings.TrimSpace(s) == "" || strings.HasPrefix(s, "#") {
			continue
		}
		f, p := r.readFix(s, finder)
		if p != nil {
			where := diag.At(p.Kind, part.Name, d.text, start, p.Args...)
			r.report(where)
			continue
		}
		f.file, f.line = part.Name, number
		r.fixes = append(r.fixes, f)
	}
	r.patch()
}

// readFix reads one line. The problem has no position yet.
func (r *reading) readFix(s string, finder *place.Finder) (fix, *diag.Problem) {
	cols := strings.Split(s, "\t")
	for len(cols) < 3 {
		cols = append(cols, "")
	}
	p, bad := place.Parse(cols[0])
	if bad != nil {
		return fix{}, bad
	}
	at, bad := finder.Find(p)
	if bad != nil {
		return fix{}, bad
	}
	f := fix{start: at, end: at, whole: p.Line > 0 && p.Col == 0}
	from, to := cols[1], cols[2]
	if strings.HasPrefix(from, "@") && !strings.HasPrefix(from, "@@") {
		return r.readOrder(f, from)
	}
	f.order, f.to = "replace", strings.Replace(to, "@@", "@", 1)
	from = strings.Replace(from, "@@", "@", 1)
	if from == "" {
		if f.whole || !strings.ContainsRune(cols[0], place.Point) && p.Line == 0 {
			return fix{}, diag.Of(FixNoPoint, "")
		}
		if to == "" {
			return fix{}, diag.Of(FixNothing, "")
		}
		return f, nil
	}
	end, ok := matchAt(r.src.text, at, from)
	if !ok || f.whole || p.Line == 0 && !strings.ContainsRune(cols[0], place.Point) {
		limit := r.limit(p, at)
		found := 0
		for i := at; i < limit; {
			if e, ok := matchAt(r.src.text[:limit], i, from); ok {
				if found++; found == 1 {
					f.start, end = i, e
				}
			}
			_, size := utf8.DecodeRuneInString(r.src.text[i:])
			i += size
		}
		switch {
		case found == 0:
			return fix{}, diag.Of(FixNoMatch, "", from)
		case found > 1 && (f.whole || p.Line == 0):
			return fix{}, diag.Of(FixTwice, "", from, found)
		case p.Col > 0 || p.Line == 0 && strings.ContainsRune(cols[0], place.Point):
			return fix{}, diag.Of(FixNoMatch, "", from)
		}
	}
	f.end = end
	return f, nil
}

// limit gives where the stretch that a place names ends: its line, or its
// quotation.
func (r *reading) limit(p place.Place, at int) int {
	if p.Line > 0 {
		if i := strings.IndexAny(r.src.text[at:], "\r\n"); i >= 0 {
			return at + i
		}
		return len(r.src.text)
	}
	end, ok := matchAt(r.src.text, at, p.Quote[p.At:])
	if !ok {
		end, _ = matchAt(r.src.text, at, strings.Trim(p.Quote[p.At:], "…"))
	}
	return end
}

// matchAt says that want stands at byte at of text, white space aside, and
// where it ends.
func matchAt(text string, at int, want string) (end int, ok bool) {
	i, first := at, true
	for _, w := range want {
		if unicode.IsSpace(w) {
			continue
		}
		for {
			c, size := utf8.DecodeRuneInString(text[i:])
			if size == 0 || first && unicode.IsSpace(c) {
				return i, false
			}
			i += size
			if c == w {
				first = false
				break
			}
			if !unicode.IsSpace(c) {
				return i, false
			}
		}
	}
	return i, !first
}

func (r *reading) readOrder(f fix, s string) (fix, *diag.Problem) {
	order, arg, _ := strings.Cut(strings.TrimSpace(s), " ")
	n, err := strconv.Atoi(strings.TrimSpace(arg))
	f.order, f.number = order, n
	switch order {
	case "@join", "@split", "@text":
		return f, nil
	case "@unmark":
		if !mayBeMark(r.src.text[f.start:]) {
			return fix{}, diag.Of(FixIdle, "", s)
		}
		return f, nil
	case "@head":
		if arg == "" {
			f.number = 1
			return f, nil
		}
		if err == nil && n >= 1 && n <= 5 {
			return f, nil
		}
	case "@mark":
		if err == nil && n >= 1 {
			if markAt(r.src.text[f.start:], n) > 0 {
				return f, nil
			}
			return fix{}, diag.Of(FixNoMark, "", n)
		}
	}
	return fix{}, diag.Of(FixOrder, "", s)
}

// mayBeMark says whether s begins with what can be read as a note mark.
func mayBeMark(s string) bool {
	if _, end, _ := bracketed(s, 0); end > 0 {
		return true
	}
	c, _ := utf8.DecodeRuneInString(s)
	if c == '註' || c == '注' {
		c = firstRune(s[len("註"):])
	}
	return digitOf(c) >= 0 || superscript(c) >= 0 || circled(c) > 0 || c == '*' || c == '†' || c == '‡' || c == '§'
}

// markAt gives the bytes of the mark n that s begins with, or 0.
func markAt(s string, n int) int {
	if _, end, list := bracketed(s, 0); end > 0 && slices.Contains(list, n) {
		return end
	}
	if c, size := utf8.DecodeRuneInString(s); circled(c) == n {
		return size
	}
	v := 0
	for i, c := range s {
		d := digitOf(c)
		if d < 0 {
			d = superscript(c)
		}
		if d < 0 {
			return 0
		}
		if v = v*10 + d; v == n {
			return i + utf8.RuneLen(c)
		}
		if v > n {
			return 0
		}
	}
	return 0
}

// patch puts the replacements into the text. Two that meet are a problem of
// the later one.
func (r *reading) patch() {
	var replace []fix
	for _, f := range r.fixes {
		if f.order == "replace" {
			replace = append(replace, f)
		}
	}
	slices.SortStableFunc(replace, func(a, b fix) int { return a.start - b.start })
	var b strings.Builder
	done := 0
	for i, f := range replace {
		if f.start < done || i > 0 && f.start == done && f.start == f.end && replace[i-1].start == f.start {
			r.faulty(f, FixOverlap, r.src.text[f.start:f.end])
			continue
		}
		b.WriteString(r.src.text[done:f.start])
		at := b.Len()
		b.WriteString(f.to)
		r.patches = append(r.patches, patch{at, b.Len(), f.start, f.end})
		if f.to == "" && f.end > f.start {
			r.cut = append(r.cut, manuscript.LeftOut{Span: manuscript.Span{Start: f.start, End: f.end}, Why: "taken out by fixes.txt"})
		}
		done = f.end
	}
	if len(r.patches) > 0 {
		b.WriteString(r.src.text[done:])
		r.text = b.String()
	}
	r.account.Fixes = len(r.fixes)
}

// spanOf takes a stretch of the text read back to the source.
func (r *reading) spanOf(start, end int) manuscript.Span {
	if len(r.patches) == 0 {
		return manuscript.Span{Start: start, End: end}
	}
	s := r.toSource(start, false)
	return manuscript.Span{Start: s, End: max(s, r.toSource(end, true))}
}

// lineTexts makes one Text of each span, whatever fixes stand in it: titles and
// names are lines, not runs.
func (r *reading) lineTexts(spans []span) []manuscript.Text {
	var out []manuscript.Text
	for _, s := range spans {
		if s.start < s.end {
			out = append(out, manuscript.Text{Span: r.spanOf(s.start, s.end), Value: r.text[s.start:s.end]})
		}
	}
	return out
}

// toSource takes a place in the text back to the source. Within what a fix
// put in, a beginning is the beginning of what it replaced, and an end its end.
func (r *reading) toSource(x int, end bool) int {
	i, _ := slices.BinarySearchFunc(r.patches, x, func(p patch, x int) int {
		if p.at < x || p.at == x && !end {
			return -1
		}
		return 1
	})
	if i == 0 {
		return x
	}
	p := r.patches[i-1]
	if x < p.end {
		if end {
			return p.to
		}
		return p.from
	}
	return x - p.end + p.to
}

// fromSource takes a place in the source to the text.
func (r *reading) fromSource(x int) int {
	shift := 0
	for _, p := range r.patches {
		if p.from > x || p.from == x && p.to > p.from {
			break
		}
		if x < p.to {
			return p.at
		}
		shift = p.end - p.to
	}
	return x + shift
}
