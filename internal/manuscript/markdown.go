package manuscript

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Markdown writes m in the form that yinshu read gives and that the reader
// takes back: what pandoc reads, one paragraph a line.
//
//	---                          title, subtitle, author, lang as YAML
//	## 一                        heads; level 1 is ##
//	正文[^1]……                   a paragraph; notes counted through the text
//	| 春眠不覺曉                 verse, line by line; | alone parts stanzas
//	> ……                         a block quotation
//	- 一、……                     a list; [〇]{.label} for a label that does not show
//	* * *                        a break; [＊＊＊]{.break} one with other marks
//	![圖一](a.png){alt="…"}      a figure
//	[毛澤東]{.name}  [紅樓夢]{.work}  [重點]{.dots}  [字]{ruby="zì"}
//	[]{page="12"}                where page 12 of the source begins, inside emphasis and the like;
//	                             elsewhere the front matter's pages say it ([PagePoint])
//	[]{.resumed}                 a paragraph that goes on after a quotation; what yinshu read
//	                             writes lists such paragraphs as resumed in the front matter
//	[^1]: ……                     the notes that have a text
//
// Reading it again gives the same manuscript, but for spans, decisions, what
// was left out, and labels of notes that count anew on a page or in a chapter.
func Markdown(m *Manuscript) string {
	w := &mdWriter{number: map[string]int{}}
	for _, n := range m.Notes {
		w.number[n.ID] = n.Number
	}
	size := 0
	for _, f := range m.Files {
		size += len(f.Text)
	}
	w.b.Grow(size + size/16)
	w.front(m)
	w.blocks(m.Blocks, "")
	for _, n := range m.Notes {
		if len(n.Body) > 0 {
			w.note(&n)
		}
	}
	return w.b.String()
}

type mdWriter struct {
	b      strings.Builder
	number map[string]int
}

// front writes what the text says of itself.
func (w *mdWriter) front(m *Manuscript) {
	meta := &m.Meta
	var b strings.Builder
	texts := func(key string, texts []Text) {
		switch len(texts) {
		case 0:
		case 1:
			b.WriteString(key + ": " + yamlString(texts[0].Value) + "\n")
		default:
			b.WriteString(key + ":\n")
			for _, t := range texts {
				b.WriteString("  - " + yamlString(t.Value) + "\n")
			}
		}
	}
	texts("title", meta.Title)
	texts("subtitle", meta.Subtitle)
	switch c := meta.Creators; {
	case len(c) == 1 && c[0].Role == "aut" && c[0].FileAs == "":
		b.WriteString("author: " + yamlString(c[0].Name.Value) + "\n")
	case len(c) > 0:
		b.WriteString("author:\n")
		for _, c := range c {
			fmt.Fprintf(&b, "  - name: %s\n    role: %s\n", yamlString(c.Name.Value), yamlString(c.Role))
			if c.FileAs != "" {
				fmt.Fprintf(&b, "    file-as: %s\n", yamlString(c.FileAs))
			}
		}
	}
	if meta.Lang != "" {
		b.WriteString("lang: " + yamlString(meta.Lang) + "\n")
	}
	w.pages(m, &b)
	w.resumed(m, &b)
	if b.Len() > 0 {
		w.b.WriteString("---\n" + b.String() + "---\n")
	}
}

// yamlString quotes where a plain scalar could be read as something else.
func yamlString(s string) string {
	plain := s != "" && utf8.ValidString(s)
	for i, r := range s {
		if r < 0x80 && !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || i > 0 && (r >= '0' && r <= '9' || r == '-')) || !unicode.IsPrint(r) {
			plain = false
		}
	}
	switch strings.ToLower(s) {
	case "true", "false", "null", "yes", "no", "on", "off", "y", "n":
		plain = false
	}
	if plain {
		return s
	}
	return yamlQuoted(s)
}

// yamlQuoted is a double-quoted scalar.
func yamlQuoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20 || r == 0x7f || r >= 0x80 && !unicode.IsPrint(r) && r < 0x10000:
			fmt.Fprintf(&b, "\\u%04x", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// blocks writes blocks, each after a blank line, each line after prefix.
func (w *mdWriter) blocks(blocks []Block, prefix string) {
	for i, b := range blocks {
		w.gap(prefix)
		if _, list := b.(*List); list && i > 0 {
			if _, before := blocks[i-1].(*List); before {
				w.line(prefix, "<!-- -->")
				w.gap(prefix)
			}
		}
		w.block(b, prefix)
	}
}

func (w *mdWriter) gap(prefix string) {
	s := w.b.String()
	if s == "" || strings.HasSuffix(s, "- ") || strings.HasSuffix(s, ". ") || strings.HasSuffix(s, ": ") || strings.HasSuffix(s, "> ") {
		return
	}
	w.b.WriteString(strings.TrimRight(prefix, " ") + "\n")
}

// line writes one line. The first line of a list's item stands behind its
// label already.
func (w *mdWriter) line(prefix, s string) {
	out := w.b.String()
	if out == "" || strings.HasSuffix(out, "\n") {
		w.b.WriteString(prefix)
	}
	w.b.WriteString(s + "\n")
}

func (w *mdWriter) block(b Block, prefix string) {
	switch b := b.(type) {
	case *Heading:
		head := strings.Repeat("#", min(b.Level, 5)+1) + " " + w.inlines(b.Content, true)
		if IsNamed(b.Ident) {
			head += " {#" + b.Ident + "}"
		}
		w.line(prefix, head)
	case *Paragraph:
		w.line(prefix, w.inlines(b.Content, true))
	case *Quotation:
		w.blocks2(b.Blocks, prefix, "> ")
	case *Verse:
		for _, l := range b.Lines {
			w.line(prefix, strings.TrimRight("| "+w.inlines(l, false), " "))
		}
	case *List:
		w.list(b, prefix)
	case *Figure:
		s := "![" + w.inlines(b.Caption, false) + "](<" + escapeURL(b.Source) + ">)"
		if b.Alt != "" {
			s += "{alt=" + attribute(b.Alt) + "}"
		}
		w.line(prefix, s)
	case *Table:
		w.table(b, prefix)
	case *Break:
		switch {
		case b.Value == "":
			w.line(prefix, "---")
		case b.Value == "* * *":
			w.line(prefix, "* * *")
		default:
			w.line(prefix, "["+escape(b.Value, false)+"]{.break}")
		}
	}
}

// blocks2 writes blocks behind a further prefix.
func (w *mdWriter) blocks2(blocks []Block, prefix, more string) {
	for i, b := range blocks {
		if i > 0 {
			w.b.WriteString(strings.TrimRight(prefix+more, " ") + "\n")
			if _, list := b.(*List); list {
				if _, before := blocks[i-1].(*List); before {
					w.line(prefix+more, "<!-- -->")
					w.b.WriteString(strings.TrimRight(prefix+more, " ") + "\n")
				}
			}
		}
		if out := w.b.String(); out != "" && !strings.HasSuffix(out, "\n") {
			w.b.WriteString(more) // behind an item's label
		}
		w.block(b, prefix+more)
	}
}

func (w *mdWriter) list(l *List, prefix string) {
	native := l.Ordered
	start := 0
	for i, item := range l.Items {
		n, err := strconv.Atoi(strings.TrimSuffix(item.Label, "."))
		if i == 0 {
			start = n
		}
		if err != nil || !strings.HasSuffix(item.Label, ".") || n != start+i || n < 0 || n > 99999999 || strconv.Itoa(n)+"." != item.Label {
			native = false
		}
	}
	for _, item := range l.Items {
		marker := "- "
		if native {
			marker = item.Label + " "
		}
		if out := w.b.String(); out == "" || strings.HasSuffix(out, "\n") {
			w.b.WriteString(prefix)
		}
		w.b.WriteString(marker)
		if !native {
			w.label(item, l.Ordered)
		}
		inner := prefix + strings.Repeat(" ", len(marker))
		for i, b := range item.Blocks {
			if i > 0 {
				w.b.WriteString(strings.TrimRight(prefix, " ") + "\n")
			}
			w.block(b, inner)
		}
		if len(item.Blocks) == 0 {
			w.b.WriteString("\n")
		}
	}
}

// label writes an item's label: as plain text where a reader finds it again
// ([ItemLabel]), or else as a span that says what it is.
func (w *mdWriter) label(item Item, ordered bool) {
	first := ""
	if len(item.Blocks) > 0 {
		if p, ok := item.Blocks[0].(*Paragraph); ok && len(p.Content) > 0 && !p.Resumed {
			if t, ok := p.Content[0].(Text); ok {
				first = t.Value
			}
		}
	}
	if found, _, _ := ItemLabel(first); item.Label == Bullet && !ordered && found == "" {
		return // Markdown's own
	}
	gap := ""
	if last, _ := utf8.DecodeLastRuneInString(item.Label); last < utf8.RuneSelf || strings.ContainsRune(bullets, last) {
		gap = " "
	}
	found, _, n := ItemLabel(item.Label + gap + first)
	switch {
	case first != "" && found == item.Label && item.Label != "" && (n > 0) == ordered:
		w.b.WriteString(escapeStart(escape(item.Label, true)) + gap)
	case ordered:
		w.b.WriteString("[" + escape(item.Label, false) + "]{.label .ordered}")
	default:
		w.b.WriteString("[" + escape(item.Label, false) + "]{.label}")
	}
}

func (w *mdWriter) table(t *Table, prefix string) {
	cols := 0
	for _, row := range t.Rows {
		cols = max(cols, len(row))
	}
	if cols == 0 {
		return
	}
	row := func(cells [][]Inline) {
		s := "|"
		for i := range cols {
			cell := ""
			if i < len(cells) {
				cell = w.inlines(cells[i], false)
			}
			s += " " + cell + " |"
		}
		w.line(prefix, s)
	}
	rows := t.Rows
	if t.Head > 0 && len(rows) > 0 {
		row(rows[0])
		rows = rows[1:]
	} else {
		row(nil)
	}
	w.line(prefix, "|"+strings.Repeat(" --- |", cols))
	for _, cells := range rows {
		row(cells)
	}
	if len(t.Caption) > 0 {
		w.gap(prefix)
		w.line(prefix, ": "+w.inlines(t.Caption, false))
	}
}

// note writes a body: its first paragraph on the line of its number.
func (w *mdWriter) note(n *Note) {
	w.gap("")
	w.b.WriteString("[^" + strconv.Itoa(n.Number) + "]: ")
	for i, b := range n.Body {
		if i > 0 {
			w.b.WriteString("\n")
		}
		w.block(b, "    ")
	}
}

// inlines writes the inlines of a line; start says that they begin a block.
// Page marks between them stand in the front matter.
func (w *mdWriter) inlines(ins []Inline, start bool) string {
	return w.nested(slices.DeleteFunc(slices.Clone(ins), func(in Inline) bool {
		_, page := in.(PageMark)
		return page
	}), start)
}

// nested writes inlines that stand inside another, page marks too.
func (w *mdWriter) nested(ins []Inline, start bool) string {
	var b strings.Builder
	for i, in := range ins {
		first := start && i == 0
		switch in := in.(type) {
		case Text:
			if i > 0 {
				if _, ok := ins[i-1].(Text); ok {
					first = start && b.Len() == 0
				}
			}
			b.WriteString(escape(in.Value, first))
		case NoteMark:
			b.WriteString("[^" + strconv.Itoa(w.number[in.Note]) + "]")
		case PageMark:
			b.WriteString("[]{page=" + attribute(in.Label) + "}")
		case PageRef:
			b.WriteString("[" + escape(in.Value, false) + "]{ref=" + attribute(in.Target) + "}")
		case Emphasis:
			b.WriteString(w.emphasis(in))
		case ProperName:
			b.WriteString("[" + w.nested(in.Content, false) + "]{." + [...]string{Name: "name", Work: "work"}[in.Kind] + "}")
		case Ruby:
			b.WriteString("[" + w.nested(in.Base, false) + "]{ruby=" + attribute(in.Reading) + "}")
		case Link:
			b.WriteString("[" + w.nested(in.Content, false) + "](<" + escapeURL(in.URL) + ">)")
		}
	}
	s := b.String()
	if start {
		s = escapeStart(s)
	}
	return s
}

// emphasis writes stars where they would be read as such, and a span where
// the characters beside them forbid it.
func (w *mdWriter) emphasis(e Emphasis) string {
	inner := w.nested(e.Content, false)
	mark := [...]string{Strong: "**", Italic: "*", Dots: ""}[e.Kind]
	plain := Plain(e.Content)
	first, _ := utf8.DecodeRuneInString(inner)
	last, _ := utf8.DecodeLastRuneInString(inner)
	if mark != "" && plain != "" && (unicode.IsLetter(first) || unicode.IsDigit(first)) && (unicode.IsLetter(last) || unicode.IsDigit(last)) {
		return mark + inner + mark
	}
	return "[" + inner + "]{." + [...]string{Dots: "dots", Strong: "strong", Italic: "em"}[e.Kind] + "}"
}

// special are the characters that mean something anywhere in a line.
const special = "\\`*_[]<>~^|$&{}"

// escape writes text so that none of it is mark-up.
func escape(s string, start bool) string {
	if !strings.ContainsAny(s, special+"@") {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r < utf8.RuneSelf && strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// escapeStart escapes what means something only where a line begins: a head,
// a list's label, a rule.
func escapeStart(s string) string {
	if s == "" {
		return s
	}
	switch s[0] {
	case '#', '+', '-', '=', ':', '%':
		return "\\" + s
	}
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i > 0 && i < len(s) && (s[i] == '.' || s[i] == ')') {
		return s[:i] + "\\" + s[i:]
	}
	return s
}

func escapeURL(s string) string {
	return strings.NewReplacer("\\", "\\\\", "<", "\\<", ">", "\\>", "\n", "%0A", "\r", "%0D").Replace(s)
}

func attribute(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// given are IDs that the press gives: a letter or two and a number (h3, tb1),
// and the anchors of its own parts.
var given = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([a-z]{1,2}[0-9][0-9.]*|toc|notes|index.*|title|copyright|half-title)$`)
})

// IsNamed reports whether a block's ID is a name that its source gave.
func IsNamed(id string) bool {
	return id != "" && !strings.ContainsAny(id, ".:") && !given().MatchString(id)
}
