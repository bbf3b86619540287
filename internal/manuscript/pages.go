package manuscript

import (
	"fmt"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A PagePoint is where a page of the source begins, as the Markdown form's
// front matter says it: so that no paragraph holds anything but text and
// marks. At is BLOCK:CHAR, with /LINE behind the block where it has several
// lines, and +N where N marks without width stand before the page begins:
// p7:120, v1/2:5, p7:120+1.
type PagePoint struct{ Label, At string }

// PagePoints lists the page marks that stand between inlines of leaf blocks,
// those of notes last.
func PagePoints(m *Manuscript) []PagePoint {
	var points []PagePoint
	for block := range everyLeaf(m) {
		lines := Lines(block)
		for n, line := range lines {
			char, still := 0, 0
			for _, in := range line {
				if page, ok := in.(PageMark); ok {
					points = append(points, PagePoint{page.Label, pageAt(block.ID(), n, len(lines), char, still)})
					continue
				}
				if width := utf8.RuneCountInString(Plain([]Inline{in})); width > 0 {
					char, still = char+width, 0
				} else {
					still++
				}
			}
		}
	}
	return points
}

func everyLeaf(m *Manuscript) iter.Seq[Block] {
	return func(yield func(Block) bool) {
		if !leaves(m.Blocks, yield) {
			return
		}
		for _, n := range m.Notes {
			if !leaves(n.Body, yield) {
				return
			}
		}
	}
}

func pageAt(block string, line, lines, char, still int) string {
	at := block
	if lines > 1 {
		at += "/" + strconv.Itoa(line+1)
	}
	at += ":" + strconv.Itoa(char)
	if still > 0 {
		at += "+" + strconv.Itoa(still)
	}
	return at
}

// PlacePages puts page marks where their points say and returns those whose
// point the manuscript does not have. span is where the marks came from.
func PlacePages(m *Manuscript, points []PagePoint, span Span) (lost []PagePoint) {
	blocks := map[string]Block{}
	for block := range everyLeaf(m) {
		blocks[block.ID()] = block
	}
	for _, p := range points {
		id, line, char, still, ok := parsePageAt(p.At)
		block := blocks[id]
		if !ok || block == nil {
			lost = append(lost, p)
			continue
		}
		lines := Lines(block)
		if line >= len(lines) {
			lost = append(lost, p)
			continue
		}
		ins, ok := insertPage(lines[line], PageMark{Span: span, Label: p.Label}, char, still)
		if !ok {
			lost = append(lost, p)
			continue
		}
		lines[line] = ins
		SetLines(block, lines)
	}
	return lost
}

func parsePageAt(at string) (block string, line, char, still int, ok bool) {
	block, rest, ok := strings.Cut(at, ":")
	if !ok {
		return
	}
	if name, n, several := strings.Cut(block, "/"); several {
		block = name
		if line, ok = natural(n); !ok || line == 0 {
			return block, 0, 0, 0, false
		}
		line--
	}
	chars, marks, some := strings.Cut(rest, "+")
	if some {
		if still, ok = natural(marks); !ok {
			return
		}
	}
	char, ok = natural(chars)
	return
}

func natural(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0
}

// insertPage puts a mark after char characters and still inlines without
// width, dividing a Text where it must. It refuses to divide any other inline.
func insertPage(ins []Inline, mark PageMark, char, still int) ([]Inline, bool) {
	out := make([]Inline, 0, len(ins)+2)
	for i, in := range ins {
		width := utf8.RuneCountInString(Plain([]Inline{in}))
		_, page := in.(PageMark)
		switch {
		case char == 0 && width == 0 && (still > 0 || page):
			if !page {
				still--
			}
			out = append(out, in)
		case char == 0:
			out = append(out, mark)
			return append(out, ins[i:]...), still == 0
		case width <= char:
			char -= width
			out = append(out, in)
		default:
			t, ok := in.(Text)
			if !ok || still > 0 {
				return ins, false
			}
			before, after := cut(t, char)
			out = append(out, before, mark, after)
			return append(out, ins[i+1:]...), true
		}
	}
	return append(out, mark), char == 0 && still == 0
}

// cut divides a Text after n characters. Where its value is not its source
// byte for byte, both halves have the whole span.
func cut(t Text, n int) (Text, Text) {
	at := 0
	for range n {
		_, size := utf8.DecodeRuneInString(t.Value[at:])
		at += size
	}
	before, after := t, t
	before.Value, after.Value = t.Value[:at], t.Value[at:]
	if t.Span.End-t.Span.Start == len(t.Value) {
		before.Span.End = t.Span.Start + at
		after.Span.Start = before.Span.End
	}
	return before, after
}

// pages writes the page points of the front matter.
func (w *mdWriter) pages(m *Manuscript, b *strings.Builder) {
	points := PagePoints(m)
	if len(points) == 0 {
		return
	}
	b.WriteString("pages:\n")
	for _, p := range points {
		fmt.Fprintf(b, "  - {label: %s, at: %q}\n", yamlQuoted(p.Label), p.At)
	}
}

// resumed lists the paragraphs that go on after a quotation, by their IDs, for
// the same reason.
func (w *mdWriter) resumed(m *Manuscript, b *strings.Builder) {
	var ids []string
	for block := range everyLeaf(m) {
		if p, ok := block.(*Paragraph); ok && p.Resumed {
			ids = append(ids, p.ID())
		}
	}
	if len(ids) > 0 {
		b.WriteString("resumed: [" + strings.Join(ids, ", ") + "]\n")
	}
}

// Resume marks paragraphs as going on after a quotation and returns the IDs
// that the manuscript does not have.
func Resume(m *Manuscript, ids []string) (lost []string) {
	paragraphs := map[string]*Paragraph{}
	for block := range everyLeaf(m) {
		if p, ok := block.(*Paragraph); ok {
			paragraphs[p.ID()] = p
		}
	}
	for _, id := range ids {
		if p := paragraphs[id]; p != nil {
			p.Resumed = true
		} else {
			lost = append(lost, id)
		}
	}
	return lost
}
