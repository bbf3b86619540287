package manuscript

import "slices"

// Clone returns a deep copy, so that one edition cannot change another. What the
// reader decided and left out is the same for all of them.
func Clone(m *Manuscript) *Manuscript {
	c := *m
	c.Files = slices.Clone(m.Files)
	c.Meta.Title = slices.Clone(m.Meta.Title)
	c.Meta.Subtitle = slices.Clone(m.Meta.Subtitle)
	c.Meta.Creators = slices.Clone(m.Meta.Creators)
	c.Meta.Subjects = slices.Clone(m.Meta.Subjects)
	c.Meta.Colophon = slices.Clone(m.Meta.Colophon)
	c.Blocks = cloneBlocks(m.Blocks)
	c.Notes = slices.Clone(m.Notes)
	for i := range c.Notes {
		c.Notes[i].Body = cloneBlocks(c.Notes[i].Body)
	}
	c.Terms = slices.Clone(m.Terms)
	for i := range c.Terms {
		t := &c.Terms[i]
		t.Variants, t.See, t.SeeAlso = slices.Clone(t.Variants), slices.Clone(t.See), slices.Clone(t.SeeAlso)
	}
	c.LeftOut = slices.Clip(m.LeftOut)
	c.Decisions = slices.Clip(m.Decisions)
	return &c
}

func cloneBlocks(blocks []Block) []Block {
	if blocks == nil {
		return nil
	}
	out := make([]Block, len(blocks))
	for i, b := range blocks {
		out[i] = cloneBlock(b)
	}
	return out
}

func cloneBlock(b Block) Block {
	switch b := b.(type) {
	case *Heading:
		c := *b
		c.Content = cloneInlines(b.Content)
		return &c
	case *Paragraph:
		c := *b
		c.Content = cloneInlines(b.Content)
		return &c
	case *Quotation:
		c := *b
		c.Blocks = cloneBlocks(b.Blocks)
		return &c
	case *Verse:
		c := *b
		c.Lines = cloneLines(b.Lines)
		return &c
	case *List:
		c := *b
		c.Items = slices.Clone(b.Items)
		for i := range c.Items {
			c.Items[i].Blocks = cloneBlocks(c.Items[i].Blocks)
		}
		return &c
	case *Figure:
		c := *b
		c.Caption = cloneInlines(b.Caption)
		return &c
	case *Table:
		c := *b
		c.Rows = slices.Clone(b.Rows)
		for i := range c.Rows {
			c.Rows[i] = cloneLines(c.Rows[i])
		}
		c.Caption = cloneInlines(b.Caption)
		return &c
	case *Break:
		c := *b
		return &c
	}
	panic("manuscript: a kind of block that Clone does not know")
}

func cloneLines(lines [][]Inline) [][]Inline {
	out := make([][]Inline, len(lines))
	for i, line := range lines {
		out[i] = cloneInlines(line)
	}
	return out
}

func cloneInlines(ins []Inline) []Inline {
	return Rewrite(ins, func(t Text) []Inline { return []Inline{t} })
}

// Rewrite returns a copy of inlines in which f's answer stands for each Text,
// inside other inlines too. Every other inline is kept.
func Rewrite(ins []Inline, f func(Text) []Inline) []Inline {
	if ins == nil {
		return nil
	}
	out := make([]Inline, 0, len(ins))
	for _, in := range ins {
		switch in := in.(type) {
		case Text:
			out = append(out, f(in)...)
		case Emphasis:
			in.Content = Rewrite(in.Content, f)
			out = append(out, in)
		case ProperName:
			in.Content = Rewrite(in.Content, f)
			out = append(out, in)
		case Ruby:
			in.Base = Rewrite(in.Base, f)
			out = append(out, in)
		case Link:
			in.Content = Rewrite(in.Content, f)
			out = append(out, in)
		default:
			out = append(out, in)
		}
	}
	return out
}
