package reader

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

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
		case c == '*' || c == '_':
			if ins, end := s.stressed(i, to); end > 0 {
				flush(i)
				out = append(out, ins...)
				i, start = end, end
				continue
			}
			i += runOf(t[i:to], c)
			continue
		case c == '^' && i+1 < to && t[i+1] == '[' && s.d.under == "":
			if ins, end := s.inlineNote(i, to); end > 0 {
				flush(i)
				out = append(out, ins...)
				i, start = end, end
				continue
			}
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
		content := plainInlines(s.scan(i+1, shut))
		if end < len(t) && t[end] == '{' {
			_, used := attributes(t[end:])
			end += used
		}
		return []manuscript.Inline{manuscript.Link{Span: s.span(i, end), URL: url, Content: content}}, end
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

// stressed reads *emphasis* and **strong emphasis**, and the same with
// underscores, which stand apart from letters and Han on both sides: they are no
// part of a name or an address.
func (s *mdScanner) stressed(i, to int) ([]manuscript.Inline, int) {
	t := s.j.text[:to]
	mark := t[i]
	n, most, apart := runOf(t[i:], mark), 3, mark == '_'
	if apart {
		most = 2
	}
	before, _ := utf8.DecodeLastRuneInString(t[:i])
	if n > most || i+n >= to || apart && i > 0 && wordRune(before) || unicode.IsSpace(firstRuneAt(t, i+n)) {
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
		case t[k] == mark:
			run := runOf(t[k:], mark)
			last, _ := utf8.DecodeLastRuneInString(t[:k])
			if run == n && !unicode.IsSpace(last) && !(apart && wordRune(firstRuneAt(t, k+n))) {
				return s.emphasis(i, k, n), k + n
			}
			k += run - 1
		}
	}
	return nil, 0
}

// runOf counts the bytes c that s begins with.
func runOf(s string, c byte) int {
	n := 0
	for n < len(s) && s[n] == c {
		n++
	}
	return n
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// inlineNote reads ^[a note where its mark stands].
func (s *mdScanner) inlineNote(i, to int) ([]manuscript.Inline, int) {
	shut := closing(s.j.text[:to], i+1)
	if shut < 0 || shut == i+2 {
		return nil, 0
	}
	d := s.d
	k := len(d.m.Notes)
	id := "n" + itoa(k+1)
	d.m.Notes = append(d.m.Notes, manuscript.Note{ID: id, Label: itoa(k + 1), Number: k + 1})
	d.under = id + "."
	p := &manuscript.Paragraph{Base: manuscript.Base{Ident: d.under + "p1", Span: s.span(i+2, shut)}, Content: plainInlines(s.scan(i+2, shut))}
	d.under = ""
	d.m.Notes[k].Body, d.m.Notes[k].Span = []manuscript.Block{p}, p.Span
	d.r.account.Bodies++
	return []manuscript.Inline{manuscript.NoteMark{Span: s.span(i, shut+1), Note: id}}, shut + 1
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
