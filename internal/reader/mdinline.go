package reader

import (
	"html"
	"strings"
	"unicode"

	"yinshu/internal/manuscript"
)

// special is a span that says something of its block. It never leaves this
// package.
type special struct {
	manuscript.Text
	class   string
	ordered bool
	content []manuscript.Inline
}

// A labelled item's label, found while its paragraph was read.
type itemLabel struct {
	block   string
	label   string
	ordered bool
}

// plainInlines drops the specials that mean nothing where they stand; their
// text stays.
func plainInlines(ins []manuscript.Inline) []manuscript.Inline {
	for i, in := range ins {
		if s, ok := in.(special); ok {
			out := append([]manuscript.Inline{}, ins[:i]...)
			out = append(out, s.content...)
			return append(out, plainInlines(ins[i+1:])...)
		}
	}
	return ins
}

// inlines reads what stands in lines.
func (d *mdReader) inlines(lines []piece) []manuscript.Inline {
	if len(lines) == 0 {
		return nil
	}
	dr := draft{from: len(d.r.pieces), to: len(d.r.pieces) + len(lines)}
	d.r.pieces = append(d.r.pieces, lines...)
	j := d.r.join(&dr)
	d.r.pieces = d.r.pieces[:dr.from]
	out := (&mdScanner{d: d, j: &j}).scan(0, len(j.text))
	if len(out) > 0 {
		if s, ok := out[0].(special); ok && s.class == "label" {
			d.lastLabel = &itemLabel{d.under + "p" + itoa(d.count["p"]+1), manuscript.Plain(s.content), s.ordered}
			out = out[1:]
		}
	}
	return out
}

// An mdScanner reads the inlines of one block's joined text.
type mdScanner struct {
	d     *mdReader
	j     *joined
	depth int
}

// deepest is how far spans and emphasis may stand in each other.
const deepest = 12

func (s *mdScanner) span(from, to int) manuscript.Span {
	return s.d.r.spanOf(s.j.source(from, false), s.j.source(to, true))
}

// text appends the Texts of a stretch of the joined text, one for each line.
func (s *mdScanner) text(out []manuscript.Inline, from, to int) []manuscript.Inline {
	for from < to {
		k := 0
		for k+1 < len(s.j.at) && s.j.at[k+1] <= from {
			k++
		}
		p := s.j.piece[k]
		end := min(to, s.j.at[k]+p.end-p.start)
		if from < end {
			at := p.start + from - s.j.at[k]
			out = s.d.r.text1(out, at, at+end-from)
			from = end
			continue
		}
		// Between two lines stands the space that joins them.
		sp := s.d.r.spanOf(p.end, p.end)
		out = append(out, manuscript.Text{Span: sp, Value: " "})
		from++
	}
	return out
}

// scan reads the inlines from one byte to another.
func (s *mdScanner) scan(from, to int) []manuscript.Inline {
	var out []manuscript.Inline
	t := s.j.text
	start := from
	flush := func(at int) {
		out = s.text(out, start, at)
	}
	s.depth++
	defer func() { s.depth-- }()
	for i := from; i < to; {
		c := t[i]
		switch {
		case c == '\\' && i+1 < to && punctuation(t[i+1]):
			flush(i)
			start = i + 1
			i += 2
			continue
		case c == '&':
			if v, end := entity(t[i:to]); end > 0 {
				flush(i)
				out = append(out, manuscript.Text{Span: s.span(i, i+end), Value: v})
				i += end
				start = i
				continue
			}
		case s.depth > deepest:
		case c == '[':
			if ins, end := s.bracket(i, to); end > 0 {
				flush(i)
				out = append(out, ins...)
				i, start = end, end
				continue
			}
		case c == '<':
			if ins, end := s.autolink(i, to); end > 0 {
				flush(i)
				out = append(out, ins...)
				i, start = end, end
				continue
			}
		case c == '*':
			if ins, end := s.stars(i, to); end > 0 {
				flush(i)
				out = append(out, ins...)
				i, start = end, end
				continue
			}
			for i < to && t[i] == '*' {
				i++
			}
			continue
		}
		i++
	}
	flush(to)
	return out
}

func punctuation(c byte) bool {
	return c > ' ' && c < '0' || c > '9' && c < 'A' || c > 'Z' && c < 'a' || c > 'z' && c < 0x7f
}

// entity reads &amp; or &#12345; at the start of s.
func entity(s string) (string, int) {
	end := strings.IndexByte(s, ';')
	if end < 2 || end > 32 {
		return "", 0
	}
	v := html.UnescapeString(s[:end+1])
	if v == s[:end+1] || strings.HasSuffix(v, ";") || strings.ContainsAny(v, "\n\r") {
		return "", 0
	}
	return v, end + 1
}

// closing gives the bracket that closes the one at i, or -1.
func closing(s string, i int) int {
	depth := 0
	for ; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// destination reads (<url>) or (url) at i and gives its end, or -1.
func destination(s string, i int) (string, int) {
	i++
	if i < len(s) && s[i] == '<' {
		var b strings.Builder
		for i++; i < len(s); i++ {
			switch {
			case s[i] == '\\' && i+1 < len(s) && punctuation(s[i+1]):
				i++
				b.WriteByte(s[i])
			case s[i] == '>':
				if i+1 < len(s) && s[i+1] == ')' {
					return b.String(), i + 2
				}
				return "", -1
			default:
				b.WriteByte(s[i])
			}
		}
		return "", -1
	}
	end := strings.IndexAny(s[i:], ") \t")
	if end < 0 || s[i+end] != ')' {
		return "", -1
	}
	return s[i : i+end], i + end + 1
}

// attrs are what stands in braces after a span.
type attrs struct {
	class []string
	value map[string]string
}

func (a *attrs) has(class string) bool {
	for _, c := range a.class {
		if c == class {
			return true
		}
	}
	return false
}

// attributes reads {.class key="value"} and gives the bytes it takes, or 0.
func attributes(s string) (attrs, int) {
	a := attrs{value: map[string]string{}}
	for i := 1; i < len(s); {
		switch {
		case s[i] == '}':
			return a, i + 1
		case s[i] == ' ':
			i++
		case s[i] == '.':
			end := i + 1
			for end < len(s) && s[end] != ' ' && s[end] != '}' {
				end++
			}
			a.class = append(a.class, s[i+1:end])
			i = end
		default:
			eq := strings.IndexByte(s[i:], '=')
			if eq < 1 || i+eq+1 >= len(s) || s[i+eq+1] != '"' {
				return attrs{}, 0
			}
			key := s[i : i+eq]
			var b strings.Builder
			k := i + eq + 2
			for ; k < len(s) && s[k] != '"'; k++ {
				if s[k] == '\\' && k+1 < len(s) {
					k++
				}
				b.WriteByte(s[k])
			}
			if k >= len(s) {
				return attrs{}, 0
			}
			a.value[key] = b.String()
			i = k + 1
		}
	}
	return attrs{}, 0
}

// bracket reads what begins with [ at i: a note mark, a link or a span. It
// gives the end, or 0.
func (s *mdScanner) bracket(i, to int) ([]manuscript.Inline, int) {
	t := s.j.text[:to]
	if strings.HasPrefix(t[i:], "[^") {
		end := strings.IndexByte(t[i:], ']')
		if end < 3 || strings.ContainsAny(t[i+2:i+end], " \t[") {
			return nil, 0
		}
		id := s.d.note(t[i+2 : i+end])
		return []manuscript.Inline{manuscript.NoteMark{Span: s.span(i, i+end+1), Note: id}}, i + end + 1
	}
	shut := closing(t, i)
	if shut < 0 || shut+1 >= len(t) {
		return nil, 0
	}
	switch t[shut+1] {
	case '(':
		url, end := destination(t, shut+1)
		if end < 0 || url == "" {
			return nil, 0
		}
		return []manuscript.Inline{manuscript.Link{Span: s.span(i, end), URL: url, Content: plainInlines(s.scan(i+1, shut))}}, end
	case '{':
		a, used := attributes(t[shut+1:])
		if used == 0 {
			return nil, 0
		}
		if in := s.spanned(i, shut, shut+1+used, &a); in != nil {
			return []manuscript.Inline{in}, shut + 1 + used
		}
	}
	return nil, 0
}

// spanned makes what a bracketed span is, by its attributes, or nil.
func (s *mdScanner) spanned(i, shut, end int, a *attrs) manuscript.Inline {
	sp := s.span(i, end)
	inner := func() []manuscript.Inline { return plainInlines(s.scan(i+1, shut)) }
	if reading, ok := a.value["ruby"]; ok {
		return manuscript.Ruby{Span: sp, Base: inner(), Reading: reading}
	}
	if page, ok := a.value["page"]; ok {
		return manuscript.PageMark{Span: sp, Label: page}
	}
	if target, ok := a.value["ref"]; ok {
		return manuscript.PageRef{Span: sp, Target: target, Value: manuscript.Plain(inner())}
	}
	for _, k := range []struct {
		class string
		kind  manuscript.EmphasisKind
	}{{"dots", manuscript.Dots}, {"strong", manuscript.Strong}, {"em", manuscript.Italic}} {
		if a.has(k.class) {
			return manuscript.Emphasis{Span: sp, Kind: k.kind, Content: inner()}
		}
	}
	switch {
	case a.has("name"):
		return manuscript.ProperName{Span: sp, Kind: manuscript.Name, Content: inner()}
	case a.has("work"):
		return manuscript.ProperName{Span: sp, Kind: manuscript.Work, Content: inner()}
	}
	for _, class := range []string{"label", "break", "resumed"} {
		if a.has(class) {
			return special{Text: manuscript.Text{Span: sp}, class: class, ordered: a.has("ordered"), content: inner()}
		}
	}
	return nil
}

// autolink reads <http://…> and <a@b>.
func (s *mdScanner) autolink(i, to int) ([]manuscript.Inline, int) {
	t := s.j.text[:to]
	end := strings.IndexByte(t[i:], '>')
	if end < 4 {
		return nil, 0
	}
	url := t[i+1 : i+end]
	if strings.ContainsAny(url, " <\t") {
		return nil, 0
	}
	target := url
	switch {
	case strings.HasPrefix(url, "http://"), strings.HasPrefix(url, "https://"):
	case strings.IndexByte(url, '@') > 0 && !strings.ContainsAny(url, "/:"):
		target = "mailto:" + url
	default:
		return nil, 0
	}
	return []manuscript.Inline{manuscript.Link{Span: s.span(i, i+end+1), URL: target, Content: s.text(nil, i+1, i+end)}}, i + end + 1
}

// stars reads *emphasis* and **strong emphasis**.
func (s *mdScanner) stars(i, to int) ([]manuscript.Inline, int) {
	t := s.j.text[:to]
	n := 0
	for i+n < to && t[i+n] == '*' {
		n++
	}
	if n > 3 || unicode.IsSpace(firstRuneAt(t, i+n)) || i+n >= to {
		return nil, 0
	}
	for k := i + n; k < to; k++ {
		switch {
		case t[k] == '\\':
			k++
		case t[k] == '[':
			if shut := closing(t, k); shut > 0 {
				k = shut
			}
		case t[k] == '*':
			run := 0
			for k+run < to && t[k+run] == '*' {
				run++
			}
			if run == n && t[k-1] != ' ' {
				return s.emphasis(i, k, n), k + n
			}
			k += run - 1
		}
	}
	return nil, 0
}

func (s *mdScanner) emphasis(i, k, n int) []manuscript.Inline {
	sp := s.span(i, k+n)
	content := plainInlines(s.scan(i+n, k))
	if n == 3 {
		content = []manuscript.Inline{manuscript.Emphasis{Span: sp, Kind: manuscript.Italic, Content: content}}
	}
	kind := manuscript.Italic
	if n >= 2 {
		kind = manuscript.Strong
	}
	return []manuscript.Inline{manuscript.Emphasis{Span: sp, Kind: kind, Content: content}}
}
