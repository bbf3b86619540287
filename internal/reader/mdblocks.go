package reader

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"yinshu/internal/manuscript"
)

type unmarkedNote struct {
	label string
	at    int
}

func (d *mdReader) sortUnmarked() {
	slices.SortFunc(d.unmarked, func(a, b unmarkedNote) int { return a.at - b.at })
}

// startOf gives the first byte of a node's text.
func startOf(n ast.Node) int {
	if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			return startOf(c)
		}
	}
	return 0
}

func (d *mdReader) id(kind string) string {
	d.count[kind]++
	return d.under + kind + itoa(d.count[kind])
}

// blocks makes the blocks of a node's children.
func (d *mdReader) blocks(parent ast.Node) []manuscript.Block {
	var out []manuscript.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if caption, ok := d.captionOf(n, out); ok {
			out[len(out)-1].(*manuscript.Table).Caption = caption
			continue
		}
		if b := d.block(n); b != nil {
			out = append(out, b)
		}
	}
	return out
}

// captionOf reads a paragraph that begins with a colon after a table.
func (d *mdReader) captionOf(n ast.Node, before []manuscript.Block) ([]manuscript.Inline, bool) {
	if len(before) == 0 || n.Kind() != ast.KindParagraph {
		return nil, false
	}
	if t, ok := before[len(before)-1].(*manuscript.Table); !ok || len(t.Caption) > 0 {
		return nil, false
	}
	lines := d.lines(n)
	if len(lines) == 0 || !strings.HasPrefix(d.r.text[lines[0].start:lines[0].end], ": ") {
		return nil, false
	}
	lines[0].start += 2
	return d.inlines(lines), true
}

// lines gives the stretches of the text that a block holds.
func (d *mdReader) lines(n ast.Node) []piece {
	var out []piece
	segs := n.Lines()
	for i := range segs.Len() {
		seg := segs.At(i)
		p := piece{start: seg.Start + d.shift, end: seg.Stop + d.shift}
		for p.end > p.start && strings.IndexByte(" \t\r\n", d.r.text[p.end-1]) >= 0 {
			p.end--
		}
		p.start = p.end - len(strings.TrimLeft(d.r.text[p.start:p.end], " \t\u3000"))
		if i+1 < segs.Len() && hardBreak(d.r.text[p.start:p.end]) {
			p.end--
		}
		if p.start < p.end {
			if k := len(out); k > 0 {
				p.glue = d.r.glueBetween(&out[k-1], &p, 0, false)
			}
			out = append(out, p)
		}
	}
	return out
}

// hardBreak says whether a line ends with a backslash that breaks it: a
// paragraph has no lines of its own, so it is joined as any other.
func hardBreak(s string) bool {
	return (len(s)-len(strings.TrimRight(s, "\\")))%2 == 1
}

func (d *mdReader) block(n ast.Node) manuscript.Block {
	switch n := n.(type) {
	case *ast.Heading:
		return d.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		return d.paragraph(d.lines(n))
	case *ast.Blockquote:
		q := &manuscript.Quotation{Base: manuscript.Base{Ident: d.id("q")}}
		if q.Blocks = d.blocks(n); len(q.Blocks) == 0 {
			d.count["q"]--
			return nil
		}
		q.Span = around(q.Blocks)
		return q
	case *ast.List:
		return d.list(n)
	case *lineBlock:
		return d.verse(n)
	case *extast.Table:
		return d.table(n)
	case *ast.ThematicBreak:
		b := &manuscript.Break{Base: manuscript.Base{Ident: d.id("b")}}
		if raw, at := d.rawLine(n); strings.ContainsAny(raw, "*_") {
			b.Value = "* * *"
			b.Span = d.r.spanOf(at, at+len(raw))
		}
		return b
	case *ast.HTMLBlock:
		return d.html(n)
	}
	return nil
}

// rawLine gives the line a thematic break stands on: goldmark keeps only its
// position.
func (d *mdReader) rawLine(n ast.Node) (string, int) {
	at := -1
	if n.Lines() != nil && n.Lines().Len() > 0 {
		at = n.Lines().At(0).Start + d.shift
	} else if pos := n.Pos(); pos >= 0 {
		at = pos + d.shift
	}
	if at < 0 || at >= len(d.r.text) {
		return "", 0
	}
	line, _, _ := strings.Cut(d.r.text[at:], "\n")
	return strings.TrimRight(line, " \t\r"), at
}

// html leaves a comment out, and keeps anything else as it stands.
func (d *mdReader) html(n *ast.HTMLBlock) manuscript.Block {
	lines := d.lines(n)
	if n.HasClosure() {
		seg := n.ClosureLine
		p := piece{start: seg.Start + d.shift, end: seg.Stop + d.shift}
		for p.end > p.start && strings.IndexByte(" \t\r\n", d.r.text[p.end-1]) >= 0 {
			p.end--
		}
		if p.start < p.end && (len(lines) == 0 || p.start >= lines[len(lines)-1].end) {
			lines = append(lines, p)
		}
	}
	if len(lines) == 0 {
		return nil
	}
	first, last := lines[0], lines[len(lines)-1]
	if strings.HasPrefix(d.r.text[first.start:], "<!--") && strings.HasSuffix(d.r.text[:last.end], "-->") {
		d.r.leave(first.start, last.end, 0, "a comment")
		return nil
	}
	p := &manuscript.Paragraph{Base: manuscript.Base{Ident: d.id("p"), Span: d.r.spanOf(first.start, last.end)}}
	for i, l := range lines {
		if i > 0 {
			p.Content = append(p.Content, manuscript.Text{Span: d.r.spanOf(lines[i-1].end, lines[i-1].end), Value: " "})
		}
		p.Content = d.r.text1(p.Content, l.start, l.end)
	}
	d.r.account.Paragraphs++
	return p
}

// levels finds what # stands for. A single one is the title, and so is the
// first of several that has nothing under it; where there are others, or the
// front matter gives the title, # is a head of the first level and ## one of
// the second, as pandoc has them.
func (d *mdReader) levels(root ast.Node) {
	var first *ast.Heading
	count := 0
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 {
			if count == 0 {
				first = h
			}
			count++
		}
	}
	if first == nil {
		return
	}
	next, headed := first.NextSibling().(*ast.Heading)
	bare := headed && next.Level == 1
	d.whole = d.title || count > 1
	if d.whole && !bare {
		d.title = true
	}
}

// heading makes a head. A first # that stands for the title is none.
func (d *mdReader) heading(n *ast.Heading) manuscript.Block {
	lines := d.lines(n)
	if n.Level == 1 && !d.title && d.r.account.Heads == 0 && len(lines) > 0 {
		d.title = true
		for _, l := range lines {
			d.m.Meta.Title = append(d.m.Meta.Title, d.r.texts([]span{{l.start, l.end}})...)
		}
		return nil
	}
	d.r.account.Heads++
	level := n.Level
	if !d.whole {
		level = max(1, level-1)
	}
	h := &manuscript.Heading{Base: manuscript.Base{Ident: d.id("h")}, Level: level}
	if name := d.headName(lines); name != "" {
		h.Ident = name
	}
	h.Content = d.inlines(lines)
	h.Span = d.spanOfLines(lines)
	return h
}

// headID is a head's own name behind it, as pandoc writes it: {#kiln}.
var headID = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[ \t]+\{#([A-Za-z][A-Za-z0-9_-]*)\}$`) })

// headName takes a head's own name from the end of its lines: page references
// lead to it. A name that another head has, or that looks like one of the
// reader's, is no name; the head is then called as if it had none.
func (d *mdReader) headName(lines []piece) string {
	if len(lines) == 0 {
		return ""
	}
	last := &lines[len(lines)-1]
	found := headID().FindStringSubmatch(d.r.text[last.start:last.end])
	if found == nil {
		return ""
	}
	last.end -= len(found[0])
	name := found[1]
	if d.count["#"+name] > 0 || !manuscript.IsNamed(name) {
		return ""
	}
	d.count["#"+name]++
	return name
}

func (d *mdReader) spanOfLines(lines []piece) manuscript.Span {
	if len(lines) == 0 {
		return d.r.spanOf(0, 0)
	}
	return d.r.spanOf(lines[0].start, lines[len(lines)-1].end)
}

// paragraph makes a paragraph, or what stands alone in one: a figure, or a
// break in marks of its own.
func (d *mdReader) paragraph(lines []piece) manuscript.Block {
	if len(lines) == 0 {
		return nil
	}
	base := manuscript.Base{Span: d.spanOfLines(lines)}
	if f := d.figure(lines); f != nil {
		f.Base = base
		f.Ident = d.id("f")
		return f
	}
	content := d.inlines(lines)
	if len(content) == 1 {
		if s, ok := content[0].(special); ok && s.class == "break" {
			base.Ident = d.id("b")
			return &manuscript.Break{Base: base, Value: manuscript.Plain(s.content)}
		}
	}
	p := &manuscript.Paragraph{Base: base}
	if len(content) > 0 {
		if s, ok := content[0].(special); ok && s.class == "resumed" {
			p.Resumed = true
			content = content[1:]
		}
	}
	p.Content = plainInlines(content)
	p.Ident = d.id("p")
	d.r.account.Paragraphs++
	return p
}

// verse makes verse of a line block. A line with nothing parts stanzas.
func (d *mdReader) verse(n *lineBlock) manuscript.Block {
	v := &manuscript.Verse{Base: manuscript.Base{Ident: d.id("v")}}
	segs := n.Lines()
	for i := range segs.Len() {
		seg := segs.At(i)
		start, end := seg.Start+d.shift, seg.Stop+d.shift
		for end > start && strings.IndexByte(" \t\r\n", d.r.text[end-1]) >= 0 {
			end--
		}
		if i == 0 {
			v.Span = d.r.spanOf(start, end)
		}
		v.Span.End = d.r.spanOf(end, end).End
		v.Lines = append(v.Lines, plainInlines(d.inlines([]piece{{start: start, end: end}})))
	}
	return v
}

// list makes a list. An item's label is the number Markdown gives it, a label
// span, or what its text begins with.
func (d *mdReader) list(n *ast.List) manuscript.Block {
	l := &manuscript.List{Base: manuscript.Base{Ident: d.id("l")}, Ordered: n.IsOrdered()}
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		item := manuscript.Item{Blocks: d.blocks(c)}
		if n.IsOrdered() {
			item.Label = itoa(number) + string(n.Marker)
			number++
		} else if label, ordered, found := d.label(&item); found {
			item.Label = label
			l.Ordered = l.Ordered || ordered
		} else {
			item.Label = manuscript.Bullet
		}
		l.Items = append(l.Items, item)
	}
	if len(l.Items) == 0 {
		d.count["l"]--
		return nil
	}
	for _, item := range l.Items {
		if len(item.Blocks) > 0 {
			if sp := around(item.Blocks); l.Span.End == 0 {
				l.Span = sp
			} else {
				l.Span.End = sp.End
			}
		}
	}
	return l
}

// label takes an item's label off its first paragraph.
func (d *mdReader) label(item *manuscript.Item) (label string, ordered, found bool) {
	if len(item.Blocks) == 0 {
		return "", false, false
	}
	p, ok := item.Blocks[0].(*manuscript.Paragraph)
	if !ok || len(p.Content) == 0 && d.lastLabel == nil {
		return "", false, false
	}
	if d.lastLabel != nil && d.lastLabel.block == p.Ident {
		s := d.lastLabel
		d.lastLabel = nil
		return s.label, s.ordered, true
	}
	plain := manuscript.Plain(p.Content)
	label, _, n := manuscript.ItemLabel(plain)
	if label == "" {
		return "", false, false
	}
	rest := strings.TrimLeft(plain[len(label):], " 　\t")
	if rest == "" {
		return "", false, false
	}
	cut := len(plain) - len(rest)
	if !cutStart(p, cut) {
		return "", false, false
	}
	return label, n > 0, true
}

// cutStart takes n bytes off the Texts that a paragraph begins with.
func cutStart(p *manuscript.Paragraph, n int) bool {
	content := p.Content
	for n > 0 {
		if len(content) == 0 {
			return false
		}
		t, ok := content[0].(manuscript.Text)
		if !ok {
			return false
		}
		if len(t.Value) <= n {
			n -= len(t.Value)
			content = content[1:]
			continue
		}
		if t.Span.End-t.Span.Start == len(t.Value) {
			t.Span.Start += n
		}
		t.Value = t.Value[n:]
		content = append([]manuscript.Inline{t}, content[1:]...)
		n = 0
	}
	if len(content) == 0 {
		return false
	}
	p.Content = content
	p.Span.Start = content[0].Where().Start
	return true
}

// table makes a table; an empty head is none.
func (d *mdReader) table(n *extast.Table) manuscript.Block {
	t := &manuscript.Table{Base: manuscript.Base{Ident: d.id("tb")}}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells [][]manuscript.Inline
		empty := true
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			lines := d.lines(c)
			cell := plainInlines(d.inlines(lines))
			empty = empty && len(cell) == 0
			if len(lines) > 0 {
				if sp := d.spanOfLines(lines); t.Span.End == 0 {
					t.Span = sp
				} else {
					t.Span.End = max(t.Span.End, sp.End)
				}
			}
			cells = append(cells, cell)
		}
		if row.Kind() == extast.KindTableHeader {
			if empty {
				continue
			}
			t.Head = 1
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// figure reads a paragraph that is one picture.
func (d *mdReader) figure(lines []piece) *manuscript.Figure {
	if len(lines) != 1 {
		return nil
	}
	s := d.r.text[lines[0].start:lines[0].end]
	if !strings.HasPrefix(s, "![") {
		return nil
	}
	shut := closing(s, 1)
	if shut < 0 || shut+1 >= len(s) || s[shut+1] != '(' {
		return nil
	}
	url, end := destination(s, shut+1)
	if end < 0 {
		return nil
	}
	f := &manuscript.Figure{Source: url}
	if rest := s[end:]; strings.HasPrefix(rest, "{") {
		a, used := attributes(rest)
		if used != len(rest) {
			return nil
		}
		f.Alt = a.value["alt"]
	} else if strings.TrimSpace(rest) != "" {
		return nil
	}
	f.Caption = plainInlines(d.inlines([]piece{{start: lines[0].start + 2, end: lines[0].start + shut}}))
	return f
}

// firstRuneAt is the character at byte i, or 0 at the end.
func firstRuneAt(s string, i int) rune {
	if i >= len(s) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}
