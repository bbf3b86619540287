package manuscript

import (
	"iter"
	"strings"
	"unicode"
)

// Substitute stands, in every output, for a character that cannot be shown.
const Substitute = '〓'

// Shown returns the character that outputs show for r: r itself, or
// [Substitute] when no reader anywhere could show it (private use, controls,
// the replacement character, what Unicode has not assigned).
func Shown(r rune) rune {
	if r >= 0x4e00 && r <= 0x9fff { // ideographs, all of them assigned: what is asked most
		return r
	}
	if r == '\ufffd' || !unicode.IsPrint(r) && !unicode.In(r, unicode.Cf, unicode.Zs, unicode.Mn, unicode.Mc) {
		return Substitute
	}
	return r
}

// Join returns the text of several Texts.
func Join(texts []Text) string {
	var b strings.Builder
	for _, t := range texts {
		b.WriteString(t.Value)
	}
	return b.String()
}

// Leaves goes through the blocks that hold text themselves, in reading order:
// headings, paragraphs, verse, captions, tables, breaks. A quotation and a
// list are their contents.
func Leaves(blocks []Block) iter.Seq[Block] {
	return func(yield func(Block) bool) { leaves(blocks, yield) }
}

func leaves(blocks []Block, yield func(Block) bool) bool {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Quotation:
			if !leaves(b.Blocks, yield) {
				return false
			}
		case *List:
			for _, item := range b.Items {
				if !leaves(item.Blocks, yield) {
					return false
				}
			}
		default:
			if !yield(b) {
				return false
			}
		}
	}
	return true
}

// Lines returns the inlines of a leaf block: one line for most, one for each
// line of verse and each cell of a table (its caption last).
func Lines(b Block) [][]Inline {
	switch b := b.(type) {
	case *Heading:
		return [][]Inline{b.Content}
	case *Paragraph:
		return [][]Inline{b.Content}
	case *Verse:
		return b.Lines
	case *Figure:
		return [][]Inline{b.Caption}
	case *Table:
		var lines [][]Inline
		for _, row := range b.Rows {
			lines = append(lines, row...)
		}
		return append(lines, b.Caption)
	}
	return nil
}

// SetLines puts back what [Lines] returned, changed.
func SetLines(b Block, lines [][]Inline) {
	switch b := b.(type) {
	case *Heading:
		b.Content = lines[0]
	case *Paragraph:
		b.Content = lines[0]
	case *Verse:
		b.Lines = lines
	case *Figure:
		b.Caption = lines[0]
	case *Table:
		n := 0
		for i := range b.Rows {
			for j := range b.Rows[i] {
				b.Rows[i][j] = lines[n]
				n++
			}
		}
		b.Caption = lines[n]
	}
}

// Flat goes through inlines and what stands inside them, outer before inner.
func Flat(ins []Inline) iter.Seq[Inline] {
	return func(yield func(Inline) bool) { flat(ins, yield) }
}

func flat(ins []Inline, yield func(Inline) bool) bool {
	for _, in := range ins {
		if !yield(in) || !flat(Inside(in), yield) {
			return false
		}
	}
	return true
}

// Plain returns the characters of inlines, without marks and readings.
func Plain(ins []Inline) string {
	var b strings.Builder
	for in := range Flat(ins) {
		switch in := in.(type) {
		case Text:
			b.WriteString(in.Value)
		case PageRef:
			b.WriteString(in.Value)
		}
	}
	return b.String()
}

// BlockText returns the characters of a leaf block, its lines joined.
func BlockText(b Block) string {
	if b, ok := b.(*Break); ok {
		return b.Value
	}
	var s strings.Builder
	for _, line := range Lines(b) {
		s.WriteString(Plain(line))
	}
	return s.String()
}
