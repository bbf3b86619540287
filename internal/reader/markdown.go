package reader

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/pelletier/go-toml/v2"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// A text in Markdown is read by goldmark as far as its blocks go; what stands
// in a line is read by mdinline.go, since goldmark's notes need a definition
// and it knows no bracketed spans. The form is that of [manuscript.Markdown].

// isMarkdown says that a file's name asks for the Markdown reader.
func isMarkdown(name string) bool {
	low := strings.ToLower(name)
	return strings.HasSuffix(low, ".md") || strings.HasSuffix(low, ".markdown")
}

// An mdReader makes blocks of goldmark's nodes.
type mdReader struct {
	r     *reading
	m     *manuscript.Manuscript
	shift int // of goldmark's source in the text: the front matter
	count map[string]int
	under string // the prefix of IDs: the note that is being read
	notes map[string]int
	defs  map[string]*extast.Footnote
	title bool // the front matter gives a title, or the first # was it
	whole bool // # is a head of the first level

	pages   []manuscript.PagePoint // of the front matter
	resumed []string

	unmarked  []unmarkedNote
	lastLabel *itemLabel
}

// readMarkdown makes the manuscript of a Markdown text.
func (r *reading) readMarkdown(src Source) *manuscript.Manuscript {
	r.text = linesEnded(r.text) // goldmark knows no CR alone
	m := &manuscript.Manuscript{Files: []manuscript.File{{Name: src.Name, Text: r.src.text}}}
	d := &mdReader{r: r, m: m, count: map[string]int{}, notes: map[string]int{}, defs: map[string]*extast.Footnote{}}
	filed := r.readNotes(src.Notes, m)
	if src.Fixes != nil {
		for _, f := range r.fixes {
			if f.order != "replace" {
				p := diag.Of(FixMarkdown, src.Fixes.Name, f.order)
				p.Line, p.Col = f.line, 1
				r.report(p)
			}
		}
	}
	d.front()
	root := mdParser().Parse(text.NewReader([]byte(r.text[d.shift:])))
	d.collect(root)
	d.levels(root)
	m.Blocks = d.blocks(root)
	d.bodies(filed)
	for _, p := range manuscript.PlacePages(m, d.pages, r.spanOf(0, 0)) {
		r.at(FrontPlace, 0, p.At)
	}
	for _, id := range manuscript.Resume(m, d.resumed) {
		r.at(FrontPlace, 0, id)
	}
	r.account.Lines = strings.Count(r.text, "\n")
	r.account.Pages = 1
	r.missingBodies(m)
	r.opt.Lang = firstOf(r.opt.Lang, m.Meta.Lang)
	r.language(m)
	r.finish(m)
	return m
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// mdParser reads blocks only.
func mdParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(&lineBlockParser{}, 650),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(extension.NewFootnoteBlockParser(), 999),
			util.Prioritized(indented{parser.NewParagraphParser()}, 1000),
		),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
	)
}

// indented reads lines that stand in by four and more as a paragraph: Chinese
// is indented so, and what no parser takes goldmark drops with all that follows.
type indented struct{ parser.BlockParser }

func (indented) CanAcceptIndentedLine() bool { return true }

// lineBlock is verse: lines that begin with | and hold no second one.
type lineBlock struct{ ast.BaseBlock }

var lineBlockKind = ast.NewNodeKind("LineBlock")

func (n *lineBlock) Kind() ast.NodeKind         { return lineBlockKind }
func (n *lineBlock) Dump(source []byte, lv int) { ast.DumpHelper(n, source, lv, nil, nil) }

type lineBlockParser struct{}

func (p *lineBlockParser) Trigger() []byte { return []byte{'|'} }

// verseRow gives the text of a line of verse. A row of a table is none: it
// ends with |.
func verseRow(line []byte) (from int, ok bool) {
	s := strings.TrimRight(string(line), " \t\r\n")
	i := len(s) - len(strings.TrimLeft(s, " "))
	if i > 3 || i >= len(s) || s[i] != '|' {
		return 0, false
	}
	rest := s[i+1:]
	if rest == "" {
		return i + 1, true
	}
	if rest[0] != ' ' || strings.HasSuffix(rest, "|") && !strings.HasSuffix(rest, "\\|") {
		return 0, false
	}
	return i + 2, true
}

func (p *lineBlockParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	from, ok := verseRow(line)
	if !ok {
		return nil, parser.NoChildren
	}
	n := &lineBlock{}
	n.Lines().Append(text.NewSegment(min(seg.Start+from-seg.Padding, seg.Stop), seg.Stop))
	reader.Advance(seg.Len() - 1)
	return n, parser.NoChildren
}

func (p *lineBlockParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, seg := reader.PeekLine()
	from, ok := verseRow(line)
	if !ok {
		return parser.Close
	}
	node.Lines().Append(text.NewSegment(min(seg.Start+from-seg.Padding, seg.Stop), seg.Stop))
	reader.Advance(seg.Len() - 1)
	return parser.Continue | parser.NoChildren
}

func (p *lineBlockParser) Close(ast.Node, text.Reader, parser.Context) {}
func (p *lineBlockParser) CanInterruptParagraph() bool                 { return false }
func (p *lineBlockParser) CanAcceptIndentedLine() bool                 { return false }

// front reads the front matter: YAML between --- or TOML between +++.
func (d *mdReader) front() {
	t := d.r.text
	for _, fence := range []string{"---", "+++"} {
		rest, ok := strings.CutPrefix(t, fence)
		if !ok {
			continue
		}
		if rest = strings.TrimLeft(rest, " \t\r"); !strings.HasPrefix(rest, "\n") {
			continue
		}
		start := len(t) - len(rest)
		for at := start; at < len(t); {
			i := strings.Index(t[at:], "\n"+fence)
			if i < 0 {
				return
			}
			end := at + i + 1
			line, _, _ := strings.Cut(t[end:], "\n")
			if strings.TrimRight(line, " \t\r") != fence {
				at = end
				continue
			}
			if d.meta(fence, t[start:end], start) {
				d.shift = min(len(t), end+len(line)+1)
			}
			return
		}
	}
}

// meta reads what the front matter says of the book.
func (d *mdReader) meta(fence, s string, at int) bool {
	fields := map[string]any{}
	var err error
	if fence == "---" {
		err = yaml.Unmarshal([]byte(s), &fields)
	} else {
		err = toml.Unmarshal([]byte(s), &fields)
	}
	if err != nil {
		if fence == "---" && !strings.Contains(s, ":") {
			return false // two rules with text between
		}
		d.r.at(FrontMatter, d.r.spanOf(at, at).Start, firstLine(err.Error()))
		return true
	}
	meta := &d.m.Meta
	meta.Title, meta.Subtitle = d.values(fields["title"], s, at), d.values(fields["subtitle"], s, at)
	d.title = len(meta.Title) > 0
	authors := fields["author"]
	if authors == nil {
		authors = fields["authors"]
	}
	list, ok := authors.([]any)
	if !ok && authors != nil {
		list = []any{authors}
	}
	for _, a := range list {
		c := manuscript.Creator{Role: "aut"}
		name := a
		if fields, ok := a.(map[string]any); ok {
			name = fields["name"]
			if role, ok := fields["role"].(string); ok && role != "" {
				c.Role = role
			}
			c.FileAs, _ = fields["file-as"].(string)
		}
		for _, t := range d.values(name, s, at) {
			c.Name = t
			meta.Creators = append(meta.Creators, c)
		}
	}
	meta.Lang, _ = fields["lang"].(string)
	d.unused(fields, s, at)
	d.pages = pagePoints(fields["pages"])
	list, _ = fields["resumed"].([]any)
	for _, id := range list {
		if id, ok := id.(string); ok {
			d.resumed = append(d.resumed, id)
		}
	}
	return true
}

// frontKeys are the fields of the front matter that say something here.
var frontKeys = []string{"title", "subtitle", "author", "authors", "lang", "pages", "resumed"}

// unused tells of the fields that say nothing here.
func (d *mdReader) unused(fields map[string]any, s string, at int) {
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		if slices.Contains(frontKeys, key) {
			continue
		}
		here := at
		if i := strings.Index("\n"+s, "\n"+key); i >= 0 {
			here = at + i
		}
		d.r.at(FrontUnused, d.r.spanOf(here, here).Start, key)
	}
}

// pagePoints reads where the pages of the first source begin.
func pagePoints(v any) []manuscript.PagePoint {
	list, _ := v.([]any)
	var points []manuscript.PagePoint
	for _, e := range list {
		fields, _ := e.(map[string]any)
		at, ok := fields["at"].(string)
		if !ok {
			continue
		}
		label, _ := fields["label"].(string)
		points = append(points, manuscript.PagePoint{Label: label, At: at})
	}
	return points
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// values gives a field's strings as Texts, with the span of their characters
// where they stand as they are.
func (d *mdReader) values(v any, s string, at int) []manuscript.Text {
	var out []manuscript.Text
	switch v := v.(type) {
	case nil:
	case []any:
		for _, e := range v {
			out = append(out, d.values(e, s, at)...)
		}
	case string:
		if v = strings.TrimSpace(v); strings.ContainsAny(v, "\n\r") {
			v = strings.Join(strings.Fields(v), " ")
		}
		if v == "" {
			return nil
		}
		t := manuscript.Text{Span: d.r.spanOf(at, at), Value: v}
		if i := strings.Index(s, v); i >= 0 {
			t.Span = d.r.spanOf(at+i, at+i+len(v))
		}
		out = append(out, t)
	case uint64:
		return d.values(strconv.FormatUint(v, 10), s, at)
	case int64:
		return d.values(strconv.FormatInt(v, 10), s, at)
	}
	return out
}

// collect finds the definitions of notes.
func (d *mdReader) collect(root ast.Node) {
	var gone []ast.Node
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if f, ok := n.(*extast.Footnote); ok && entering {
			if d.defs[string(f.Ref)] == nil {
				d.defs[string(f.Ref)] = f
			}
		}
		if n.Kind() == extast.KindFootnoteList && entering {
			gone = append(gone, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range gone {
		if p := n.Parent(); p != nil {
			p.RemoveChild(p, n)
		}
	}
}

// note gives the ID of the note with a label, at its first mark a new one.
func (d *mdReader) note(label string) string {
	n, ok := d.notes[label]
	if !ok {
		n = len(d.m.Notes) + 1
		d.notes[label] = n
		d.m.Notes = append(d.m.Notes, manuscript.Note{ID: "n" + itoa(n), Label: label, Number: n})
	}
	return "n" + itoa(n)
}

// bodies reads the notes' definitions, in the order of their marks, and then
// those that have none. What notes.txt says fills what is empty.
func (d *mdReader) bodies(filed []noteBody) {
	for i := 0; i < len(d.m.Notes); i++ {
		if f := d.defs[d.m.Notes[i].Label]; f != nil && len(d.m.Notes[i].Body) == 0 {
			d.body(i, f)
		}
	}
	for label, f := range d.defs {
		if _, ok := d.notes[label]; !ok {
			d.unmarked = append(d.unmarked, unmarkedNote{label, startOf(f)})
		}
	}
	d.sortUnmarked()
	for _, u := range d.unmarked {
		d.r.at(BodyUnmarked, d.r.spanOf(u.at+d.shift, u.at+d.shift).Start, u.label)
		d.note(u.label)
		d.body(len(d.m.Notes)-1, d.defs[u.label])
	}
	for k := range filed {
		b := &filed[k]
		for i := range d.m.Notes {
			if n := &d.m.Notes[i]; len(n.Body) == 0 && n.Label == itoa(b.number) && !b.used {
				b.used = true
				d.r.fill(n, b)
			}
		}
		if !b.used {
			d.r.unmarked(d.m, b)
		}
	}
}

func (d *mdReader) body(i int, f *extast.Footnote) {
	d.under = d.m.Notes[i].ID + "."
	saved := d.count
	d.count = map[string]int{}
	body := d.blocks(f)
	d.count, d.under = saved, ""
	n := &d.m.Notes[i]
	n.Body = body
	if len(body) > 0 {
		n.Span = around(body)
		d.r.account.Bodies++
	}
}
