package typeset

import (
	"slices"
	"unicode/utf8"

	"yinshu/internal/design"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
)

// A stick is a block, or a part of one, on its way to the page: first its
// pieces and their room, then its lines, then rows.
type stick struct {
	block   string   // the ID of the block its characters belong to
	names   []string // anchors that stand at its first line
	style   style
	pieces  []lines.Piece
	shape   lines.Shape
	label   []lines.Piece // stands before the first line: a note's number, an item's label
	labelAt design.Length // where the label begins
	labelTo design.Length // the width that a short label of Han characters is spread to
	level   int           // of a heading

	lines  []Line
	ends   lines.Ends // of them
	rows   []row
	others []alternative // the same paragraph a line shorter or longer
	asked  bool          // others are known

	before, after int     // blank lines of the text
	start         opening // where it must begin
	keep          bool    // with the two lines that follow
	whole         bool    // never divided
	floats        bool    // a figure, or a table or its caption: may stand behind the paragraph that follows
	first         bool    // the first line of a book's part: its space before stands at a page's top
	title         string  // of the chapter that it opens
	mends         bool    // a paragraph that may be set a line longer or shorter
}

// An alternative is another setting of a stick.
type alternative struct {
	variant lines.Variant
	lines   []Line
	set     bool // the lines are; before, only their number is known
	rows    []row
	harm    int64 // how much worse its lines are than the first setting's, all together
}

// An opening is where a stick must begin.
type opening uint8

const (
	anywhere opening = iota
	onPage
	onRecto
)

// A setting of blocks: where they stand and in what style.
type surround struct {
	text  style
	in    inset
	notes bool // inside a note: headings do not open chapters
	tight bool // inside a list item: a paragraph has no indent of its own
}

// sticks appends the sticks of blocks.
func (c *compositor) sticks(ss []*stick, blocks []manuscript.Block, s surround) []*stick {
	for i, b := range blocks {
		switch b := b.(type) {
		case *manuscript.Heading:
			ss = append(ss, c.heading(b, s))
		case *manuscript.Paragraph:
			ss = append(ss, c.paragraph(b, s, s.tight && i == 0))
		case *manuscript.Quotation:
			ss = c.quotation(ss, b, s)
		case *manuscript.Verse:
			ss = c.verse(ss, b, s)
		case *manuscript.List:
			ss = c.list(ss, b, s)
		case *manuscript.Figure:
			ss = c.figure(ss, b, s)
		case *manuscript.Table:
			ss = c.table(ss, b, s)
		case *manuscript.Break:
			ss = append(ss, c.breakLine(b, s))
		}
	}
	return ss
}

func (c *compositor) heading(b *manuscript.Heading, s surround) *stick {
	st := c.headingStyle(b.Level)
	if s.notes {
		st = s.text
		st.faces = c.d.Chain(c.lang, "bold")
	}
	k := &stick{
		block: b.Ident, names: []string{b.Ident}, style: st, level: b.Level,
		shape: c.shape(st, s.in), before: st.Before, after: st.After, keep: true, whole: true,
	}
	k.pieces, _ = c.pieces(nil, b.Content, handOf(st), 0)
	if !s.notes && b.Level <= c.d.OpeningLevel {
		k.title = manuscript.Plain(b.Content)
		k.start = opening(c.d.Opening)
	}
	return k
}

// paragraph is running text. One that goes on after a quotation, or that
// stands beside an item's label, has no indent of its own.
func (c *compositor) paragraph(b *manuscript.Paragraph, s surround, tight bool) *stick {
	k := &stick{block: b.Ident, style: s.text, shape: c.shape(s.text, s.in), mends: true}
	if b.Resumed || tight {
		k.shape.FirstIndent = k.shape.Indent
	}
	k.pieces, _ = c.pieces(nil, b.Content, handOf(s.text), 0)
	c.nameIfReferred(k, b.Ident)
	return k
}

// nameIfReferred gives a block that page references lead to its anchor. A
// reference may stand before or after the block, so they were sought first.
func (c *compositor) nameIfReferred(k *stick, id string) {
	if c.referred[id] {
		k.names = append(k.names, id)
	}
}

// quotation sets its blocks in the quotation's face, within its indent.
func (c *compositor) quotation(ss []*stick, b *manuscript.Quotation, s surround) []*stick {
	st := c.style("quotation")
	if s.notes {
		st.Size, st.Leading, st.role = s.text.Size, s.text.Leading, s.text.role
	}
	inner := s
	inner.text = st
	inner.text.Indent, inner.text.Inset = 0, 0
	inner.in.start += design.Em(st.Size, st.Indent)
	inner.in.end += design.Em(st.Size, st.Inset)
	inner.tight = false
	from := len(ss)
	ss = c.sticks(ss, b.Blocks, inner)
	c.space(ss[from:], st, b.Ident)
	return ss
}

// space gives the first and the last stick of a group the group's space.
func (c *compositor) space(group []*stick, st style, id string) {
	if len(group) == 0 {
		return
	}
	first, last := group[0], group[len(group)-1]
	first.before = max(first.before, st.Before)
	last.after = max(last.after, st.After)
	c.nameIfReferred(first, id)
}

// verse is set line by line; where it is centred, it stands centred on its
// longest line. Its widths are known when its lines are cast, so the shift is
// made there.
func (c *compositor) verse(ss []*stick, b *manuscript.Verse, s surround) []*stick {
	st := c.style("verse")
	if s.notes {
		st.Size, st.Leading, st.role = s.text.Size, s.text.Leading, s.text.role
	}
	shape := c.shape(st, s.in)
	shape.FirstIndent = shape.Indent
	shape.Align = lines.Start
	if st.Align != design.Centre {
		shape.Align = lines.Align(st.Align)
	}
	shape.Lone = true
	from, at, stanza := len(ss), 0, false
	for _, line := range b.Lines {
		if len(line) == 0 {
			stanza = true
			continue
		}
		k := &stick{block: b.Ident, style: st, shape: shape, whole: true}
		if stanza && len(ss) > from {
			k.before = 1
		}
		stanza = false
		k.pieces, at = c.pieces(nil, line, handOf(st), at)
		ss = append(ss, k)
	}
	c.space(ss[from:], st, b.Ident)
	c.keepEnds(ss[from:])
	return ss
}

// keepEnds keeps the first two and the last two of a group together.
func (c *compositor) keepEnds(group []*stick) {
	if len(group) > 1 {
		group[0].keep = true
		group[len(group)-2].keep = true
	}
}

// list hangs each item on its label. The indent is the style's, or as many
// whole ems as the widest label needs.
func (c *compositor) list(ss []*stick, b *manuscript.List, s surround) []*stick {
	st := c.style("list")
	if s.notes {
		st.Size, st.Leading, st.role = s.text.Size, s.text.Leading, s.text.role
	}
	hang := c.hang(b, st)
	inner := s
	inner.text = st
	inner.text.Indent, inner.text.First = 0, 0
	inner.in.start += hang
	inner.in.end += design.Em(st.Size, st.Inset)
	from := len(ss)
	for _, item := range b.Items {
		inner.tight = true
		at := len(ss)
		ss = c.sticks(ss, item.Blocks, inner)
		if at == len(ss) { // a label without text
			ss = append(ss, &stick{block: b.Ident, style: inner.text, shape: c.shape(inner.text, inner.in)})
		}
		if item.Label != "" {
			ss = c.setLabel(ss, at, c.plain(shown(item.Label), st), inner.in.start-hang)
		} else {
			hangTurned(ss[at], st.Size)
		}
	}
	c.space(ss[from:], st, b.Ident)
	return ss
}

// hangTurned indents the turned lines of an item that nothing marks, so that one is
// told from the next.
func hangTurned(k *stick, by design.Length) {
	if k.rows == nil && len(k.label) == 0 && k.shape.FirstIndent == k.shape.Indent {
		k.shape.Indent += by
	}
}

// setLabel puts a label before the stick at a place: in the room of its
// indent, or, where it is wider, before a first line that begins later. One
// that is half a line is a line of its own.
func (c *compositor) setLabel(ss []*stick, at int, label []lines.Piece, from design.Length) []*stick {
	k := ss[at]
	w := c.width(label)
	if w > (k.shape.Measure-from)/2 {
		own := &stick{style: k.style, shape: k.shape, pieces: label, keep: true}
		own.shape.FirstIndent = from
		k.shape.FirstIndent = k.shape.Indent
		return slices.Insert(ss, at, own)
	}
	k.label, k.labelAt = label, from
	k.shape.FirstIndent = max(k.shape.Indent, from+w+k.style.Size/2)
	if w+gapAfter(label[len(label)-1].Text, k.style.Size) <= k.shape.Indent-from {
		k.shape.FirstIndent = k.shape.Indent
	}
	return ss
}

// gapAfter is the least space behind a label. A full-width mark at its end has
// white of its own: 一、
func gapAfter(label string, size design.Length) design.Length {
	last, _ := utf8.DecodeLastRuneInString(label)
	switch lines.ClassOf(last) {
	case lines.Pause, lines.Stop, lines.Colon, lines.Closing:
		return 0
	}
	return size / 4
}

// hang is the indent of a list: the style's, or more where a label is wider;
// never more than a third of the line, which a long label then runs into.
func (c *compositor) hang(b *manuscript.List, st style) design.Length {
	hang := design.Em(st.Size, st.Indent)
	for _, item := range b.Items {
		if utf8.RuneCountInString(item.Label) > 12 {
			continue
		}
		w := c.width(c.plain(item.Label, st))
		for hang < w+gapAfter(item.Label, st.Size) && hang+st.Size <= c.d.AreaWidth()/3 {
			hang += st.Size
		}
	}
	return hang
}
