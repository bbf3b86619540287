package script

import (
	"slices"
	"unicode/utf8"

	"yinshu/internal/manuscript"
)

// A passage is what conversion sees at once: the Texts of a paragraph, of a
// verse, of a title, joined over marks and source lines.
type passage struct {
	block string
	lines [][]manuscript.Inline
	texts []manuscript.Text
	begin []int  // where each begins in text
	exact []bool // whether each is what stands in its file; made by exactly
	text  string // all of them joined
	loose bool   // a whole file, whose paragraphs are not known
	back  func([][]manuscript.Inline)

	out   string
	edits []edit // from text to out
}

// gather joins the Texts of lines. What was converted is given to back, line
// by line.
func gather(block string, lines [][]manuscript.Inline, back func([][]manuscript.Inline)) *passage {
	p := &passage{block: block, lines: lines, back: back}
	size := 0
	for _, line := range lines {
		for in := range manuscript.Flat(line) {
			if t, ok := in.(manuscript.Text); ok {
				p.texts = append(p.texts, t)
				p.begin = append(p.begin, size)
				size += len(t.Value)
			}
		}
	}
	p.text = manuscript.Join(p.texts)
	return p
}

// scatter parts the converted passage again, each piece in the place of the
// Text it came from.
func (p *passage) scatter(w *work) {
	if p.back == nil {
		return
	}
	pieces := p.part(w.files)
	n := 0
	lines := make([][]manuscript.Inline, len(p.lines))
	for i, line := range p.lines {
		lines[i] = manuscript.Rewrite(line, func(manuscript.Text) []manuscript.Inline {
			n++
			return pieces[n-1]
		})
		for j, in := range lines[i] {
			if ref, ok := in.(manuscript.PageRef); ok {
				ref.Value = w.plain(ref.Value)
				lines[i][j] = ref
			}
		}
	}
	p.back(lines)
}

// part returns the pieces of out that each Text became. A stretch that keeps
// its shape stays one Text; one of another length is a Text of its own.
func (p *passage) part(files []manuscript.File) [][]manuscript.Inline {
	pieces := make([][]manuscript.Inline, len(p.texts))
	c := cutter{out: p.out, edits: p.edits}
	exact := p.exactly(files)
	for i, t := range p.texts {
		c.text, c.start, c.direct = t, p.begin[i], exact[i]
		pieces[i] = c.cut(c.start + len(t.Value))
	}
	return pieces
}

// exactly says of each Text whether it is what stands in its file.
func (p *passage) exactly(files []manuscript.File) []bool {
	if p.exact == nil {
		p.exact = make([]bool, len(p.texts))
		for i, t := range p.texts {
			p.exact[i] = isDirect(t, files)
		}
	}
	return p.exact
}

// isDirect reports whether a Text is what stands in its file.
func isDirect(t manuscript.Text, files []manuscript.File) bool {
	s := t.Span
	return s.File >= 0 && s.File < len(files) && s.Start >= 0 && s.Start <= s.End && s.End <= len(files[s.File].Text) &&
		files[s.File].Text[s.Start:s.End] == t.Value
}

// A cutter goes through the Texts of a passage and their alignment together.
type cutter struct {
	out    string
	edits  []edit // those that do not end before the present Text
	shift  int    // out minus text, between the edits passed and the next
	text   manuscript.Text
	start  int // of the present Text in the passage
	direct bool
	ins    []manuscript.Inline
}

// cut returns the pieces of the present Text, which ends at end.
func (c *cutter) cut(end int) []manuscript.Inline {
	c.ins = make([]manuscript.Inline, 0, 1)
	at := c.start
	for at < end {
		if len(c.edits) == 0 || c.edits[0].start >= end {
			c.add(at, end, c.out[at+c.shift:end+c.shift])
			break
		}
		e := c.edits[0]
		if at < e.start {
			c.add(at, e.start, c.out[at+c.shift:e.start+c.shift])
			at = e.start
		}
		stop := min(e.end, end)
		c.add(at, stop, c.share(e, at, stop))
		at = stop
		if stop == e.end {
			c.shift = e.to - e.end
			c.edits = c.edits[1:]
		}
	}
	return c.ins
}

// add adds a piece that came from bytes from to to of the passage. A stretch
// whose share of a shorter result is nothing goes with the piece beside it.
func (c *cutter) add(from, to int, value string) {
	n := len(c.ins)
	switch {
	case value == "" && n == 0:
		return // the next piece begins where the Text does
	case value == "":
		if last := c.ins[n-1].(manuscript.Text); c.direct {
			last.Span.End = c.text.Span.Start + to - c.start
			c.ins[n-1] = last
		}
		return
	case n == 0:
		from = c.start
	}
	span := c.text.Span
	if c.direct {
		span.Start += from - c.start
		span.End = span.Start + to - from
	}
	c.ins = append(c.ins, manuscript.Text{Span: span, Value: value})
}

// share returns the part of an edit's result that falls to bytes from to to
// of what it replaced: characters in proportion, so that a word broken over
// two source lines stays in both.
func (c *cutter) share(e edit, from, to int) string {
	result := c.out[e.from:e.to]
	if from == e.start && to == e.end {
		return result
	}
	// The replaced text is Han almost always; bytes are proportion enough.
	// Parts are rounded up, so that an earlier Text is the last to lose all.
	chars, size := utf8.RuneCountInString(result), e.end-e.start
	return cutRunes(result, ((from-e.start)*chars+size-1)/size, ((to-e.start)*chars+size-1)/size)
}

// cutRunes returns characters from to to of s.
func cutRunes(s string, from, to int) string {
	n, start := 0, len(s)
	for i := range s {
		if n == from {
			start = i
		}
		if n == to {
			return s[min(start, i):i]
		}
		n++
	}
	return s[start:]
}

// spanOf returns the bytes of the source that bytes from to to of the passage
// came from. Where they lie in several Texts it is the part in the first.
func (p *passage) spanOf(from, to int, files []manuscript.File) (manuscript.Span, bool) {
	n, found := slices.BinarySearch(p.begin, from)
	if !found {
		n--
	}
	if n < 0 || n >= len(p.texts) {
		return manuscript.Span{}, false
	}
	t, start := p.texts[n], p.begin[n]
	span := t.Span
	if p.exactly(files)[n] {
		span.Start += from - start
		span.End = t.Span.Start + min(to-start, len(t.Value))
	}
	return span, true
}
