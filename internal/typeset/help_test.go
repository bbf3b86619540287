package typeset_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"yinshu/internal/book"
	"yinshu/internal/design"
	"yinshu/internal/index"
	"yinshu/internal/manuscript"
	. "yinshu/internal/typeset"
)

// A case is a design in TOML, a line of dashes, and a text in a short form:
//
//	# head   ## head of level 2      [^3] a note's mark, [^3]: its text
//	> quotation   + resumed          {t1} a mention of a term, {@h2} a page reference
//	/ a line of verse                _dots_  *strong*  ~name~  =work=
//	1. item   - item                 !source caption     | cell | cell     ***
type writer struct {
	m      *manuscript.Manuscript
	notes  map[string]*manuscript.Note
	bodyOf map[string]string
	marks  map[string]int
	next   map[string]int
}

func (w *writer) id(kind string) string {
	w.next[kind]++
	return fmt.Sprintf("%s%d", kind, w.next[kind])
}

func (w *writer) base(kind string) manuscript.Base { return manuscript.Base{Ident: w.id(kind)} }

var inlineForm = regexp.MustCompile(`\[\^([^\]]+)\]|\{@([^}]+)\}|\{([^}]+)\}|_([^_]+)_|\*([^*]+)\*|~([^~]+)~|=([^=]+)=`)

func (w *writer) inlines(s string) []manuscript.Inline {
	var ins []manuscript.Inline
	text := func(v string) []manuscript.Inline {
		if v == "" {
			return nil
		}
		return []manuscript.Inline{manuscript.Text{Value: v}}
	}
	for {
		at := inlineForm.FindStringSubmatchIndex(s)
		if at == nil {
			return append(ins, text(s)...)
		}
		ins = append(ins, text(s[:at[0]])...)
		group := func(n int) (string, bool) {
			if at[2*n] < 0 {
				return "", false
			}
			return s[at[2*n]:at[2*n+1]], true
		}
		if v, ok := group(1); ok {
			ins = append(ins, manuscript.NoteMark{Note: w.note(v)})
		} else if v, ok := group(2); ok {
			ins = append(ins, manuscript.PageRef{Target: v, Value: "12"})
		} else if v, ok := group(3); ok {
			w.marks[v]++
			ins = append(ins, manuscript.TermMark{Term: v, Anchor: fmt.Sprintf("%s.%d", v, w.marks[v])})
		} else if v, ok := group(4); ok {
			ins = append(ins, manuscript.Emphasis{Kind: manuscript.Dots, Content: text(v)})
		} else if v, ok := group(5); ok {
			ins = append(ins, manuscript.Emphasis{Kind: manuscript.Strong, Content: text(v)})
		} else if v, ok := group(6); ok {
			ins = append(ins, manuscript.ProperName{Kind: manuscript.Name, Content: text(v)})
		} else if v, ok := group(7); ok {
			ins = append(ins, manuscript.ProperName{Kind: manuscript.Work, Content: text(v)})
		}
		s = s[at[1]:]
	}
}

func (w *writer) note(label string) string {
	n := w.notes[label]
	if n == nil {
		id := w.id("n")
		n = &manuscript.Note{ID: id, Label: label, Number: w.next["n"]}
		w.notes[label] = n
		if body, ok := w.bodyOf[label]; ok {
			n.Body = []manuscript.Block{&manuscript.Paragraph{Base: manuscript.Base{Ident: id + ".1"}, Content: w.inlines(body)}}
		}
	}
	return n.ID
}

// write makes a manuscript of the short form.
func write(text string) *manuscript.Manuscript {
	w := &writer{m: &manuscript.Manuscript{}, notes: map[string]*manuscript.Note{}, bodyOf: map[string]string{}, marks: map[string]int{}, next: map[string]int{}}
	w.m.Meta.Lang = "zh-Hant"
	var kept []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if rest, ok := strings.CutPrefix(line, "[^"); ok {
			if label, body, ok := strings.Cut(rest, "]: "); ok && body != "" {
				w.bodyOf[label] = body
				continue
			}
		}
		kept = append(kept, line)
	}
	for i := 0; i < len(kept); i++ {
		i = w.block(kept, i)
	}
	w.collect()
	return w.m
}

// block reads one block and returns its last line.
func (w *writer) block(ls []string, i int) int {
	group := func(prefix string) (rest []string, last int) {
		for last = i; last < len(ls) && strings.HasPrefix(ls[last], prefix); last++ {
			rest = append(rest, strings.TrimSpace(strings.TrimPrefix(ls[last], prefix)))
		}
		return rest, last - 1
	}
	add := func(b manuscript.Block) { w.m.Blocks = append(w.m.Blocks, b) }
	l := strings.TrimSpace(ls[i])
	switch {
	case l == "":
	case l == "***":
		add(&manuscript.Break{Base: w.base("b")})
	case strings.HasPrefix(l, "title "):
		w.m.Meta.Title = append(w.m.Meta.Title, manuscript.Text{Value: l[6:]})
	case strings.HasPrefix(l, "author "):
		w.m.Meta.Creators = append(w.m.Meta.Creators, manuscript.Creator{Name: manuscript.Text{Value: l[7:]}, Role: "aut"})
	case strings.HasPrefix(l, "publisher "):
		w.m.Meta.Publisher = l[10:]
	case strings.HasPrefix(l, "#"):
		title := strings.TrimLeft(l, "#")
		add(&manuscript.Heading{Base: w.base("h"), Level: len(l) - len(title), Content: w.inlines(strings.TrimSpace(title))})
	case strings.HasPrefix(l, ">"):
		rest, last := group(">")
		q := &manuscript.Quotation{Base: w.base("q")}
		for _, s := range rest {
			q.Blocks = append(q.Blocks, &manuscript.Paragraph{Base: w.base("p"), Content: w.inlines(s)})
		}
		add(q)
		return last
	case strings.HasPrefix(l, "/"):
		rest, last := group("/")
		v := &manuscript.Verse{Base: w.base("v")}
		for _, s := range rest {
			v.Lines = append(v.Lines, w.inlines(s))
		}
		add(v)
		return last
	case strings.HasPrefix(l, "|"):
		rest, last := group("|")
		t := &manuscript.Table{Base: w.base("t"), Head: 1}
		for _, s := range rest {
			var row [][]manuscript.Inline
			for cell := range strings.SplitSeq(strings.Trim(s, "|"), "|") {
				row = append(row, w.inlines(strings.TrimSpace(cell)))
			}
			t.Rows = append(t.Rows, row)
		}
		add(t)
		return last
	case strings.HasPrefix(l, "!"):
		source, caption, _ := strings.Cut(l[1:], " ")
		add(&manuscript.Figure{Base: w.base("f"), Source: source, Alt: caption, Caption: w.inlines(caption)})
	case strings.HasPrefix(l, "- "):
		list := &manuscript.List{Base: w.base("l")}
		for ; i < len(ls) && strings.HasPrefix(ls[i], "- "); i++ {
			list.Items = append(list.Items, manuscript.Item{Blocks: []manuscript.Block{
				&manuscript.Paragraph{Base: w.base("p"), Content: w.inlines(ls[i][2:])}}})
		}
		add(list)
		return i - 1
	case regexp.MustCompile(`^[0-9]+\. `).MatchString(l):
		list := &manuscript.List{Base: w.base("l"), Ordered: true}
		for ; i < len(ls) && regexp.MustCompile(`^[0-9]+\. `).MatchString(ls[i]); i++ {
			label, rest, _ := strings.Cut(ls[i], " ")
			list.Items = append(list.Items, manuscript.Item{Label: label, Blocks: []manuscript.Block{
				&manuscript.Paragraph{Base: w.base("p"), Content: w.inlines(rest)}}})
		}
		add(list)
		return i - 1
	case strings.HasPrefix(l, "+"):
		add(&manuscript.Paragraph{Base: w.base("p"), Resumed: true, Content: w.inlines(strings.TrimSpace(l[1:]))})
	default:
		add(&manuscript.Paragraph{Base: w.base("p"), Content: w.inlines(l)})
	}
	return i
}

// collect puts the notes in order and makes a term of each that is mentioned.
func (w *writer) collect() {
	w.m.Notes = make([]manuscript.Note, len(w.notes))
	for _, n := range w.notes {
		w.m.Notes[n.Number-1] = *n
	}
	seen := map[string]bool{}
	for b := range manuscript.Leaves(w.m.Blocks) {
		for _, line := range manuscript.Lines(b) {
			for in := range manuscript.Flat(line) {
				if t, ok := in.(manuscript.TermMark); ok && !seen[t.Term] {
					seen[t.Term] = true
					w.m.Terms = append(w.m.Terms, manuscript.Term{ID: t.Term, Heading: t.Term})
				}
			}
		}
	}
}

// indexOf is an index in the order of the text; terms named A/B stand under A.
func indexOf(m *manuscript.Manuscript) func(func(string) (int, bool)) []index.Entry {
	if len(m.Terms) == 0 {
		return nil
	}
	return func(page func(string) (int, bool)) []index.Entry {
		var es []index.Entry
		for _, t := range m.Terms {
			e := index.Entry{Term: t.ID, Heading: t.Heading, Group: string([]rune(t.Heading)[:1])}
			for n := 1; ; n++ {
				a := fmt.Sprintf("%s.%d", t.ID, n)
				p, ok := page(a)
				if !ok {
					break
				}
				if k := len(e.Locators); k > 0 && e.Locators[k-1].Page == p {
					continue
				}
				e.Locators = append(e.Locators, index.Locator{Anchor: a, Page: p})
			}
			if over, under, ok := strings.Cut(t.Heading, "/"); ok {
				e.Heading, e.Group = under, ""
				if n := len(es); n > 0 && es[n-1].Heading == over {
					es[n-1].Subs = append(es[n-1].Subs, e)
					continue
				}
				es = append(es, index.Entry{Term: over, Heading: over, Group: string([]rune(over)[:1]), Subs: []index.Entry{e}})
				continue
			}
			es = append(es, e)
		}
		return es
	}
}

// job makes a job of a case, measured in ems: no font is needed.
func job(t testing.TB, input string) Job {
	t.Helper()
	toml, text, ok := strings.Cut(input, "\n----\n")
	if !ok {
		toml, text = "", input
	}
	d, problems := design.Parse("case.toml", []byte(toml))
	for _, p := range problems {
		t.Fatal(p)
	}
	m := write(text)
	return Job{
		Manuscript: m, Design: d, Words: book.WordsFor("zh-Hant").Headed("stroke"), Index: indexOf(m),
		Pictures: func(source string) (int, int, bool) { return 600, 400, strings.HasSuffix(source, ".png") },
	}
}

// longestLabel is how many bytes before a block may be its label.
const longestLabel = 16

// faults says what is wrong with a setting of a job, whatever the text.
func faults(j Job, s *Setting) []string {
	var out []string
	bad := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	text := map[string]*strings.Builder{}
	foot := j.Design.AreaHeight() + 1
	for i := range s.Pages {
		p := &s.Pages[i]
		if p.Number != i+1 {
			bad("page %d is numbered %d", i+1, p.Number)
		}
		if p.Recto != (i%2 == 0) {
			bad("page %d stands on the wrong side", i+1)
		}
		if p.Part == Blank && len(p.Lines)+len(p.Pictures) > 0 {
			bad("page %d is blank, and is not", i+1)
		}
		for k := range p.Lines {
			l := &p.Lines[k]
			if l.From.Block != "" {
				b := text[l.From.Block]
				if b == nil {
					b = &strings.Builder{}
					text[l.From.Block] = b
				}
				for _, r := range l.Runs {
					if r.Mark == "" && !r.Filler && !strings.HasPrefix(r.Link, "#r:") {
						b.WriteString(r.Text)
					}
					if n := len([]rune(r.Text)); n != len(r.Advances) {
						bad("page %d: %d characters have %d advances", i+1, n, len(r.Advances))
					}
				}
			}
			if p.Part == Body && (l.Baseline < 0 || l.Baseline > foot) && l.Baseline > -j.Design.HeadRise && l.Baseline < foot+j.Design.FolioDrop-j.Design.Leading {
				bad("page %d: a baseline at %d is outside the type area", i+1, l.Baseline)
			}
		}
	}
	check := func(blocks []manuscript.Block) {
		for b := range manuscript.Leaves(blocks) {
			if _, ok := b.(*manuscript.Break); ok {
				continue
			}
			want, got := dense(manuscript.BlockText(b)), ""
			if t := text[b.ID()]; t != nil {
				got = dense(t.String())
			}
			if hasReference(b) {
				continue // a page's number stands for what the source has
			}
			if table, ok := b.(*manuscript.Table); ok && len(table.Rows) > 0 {
				if len(got) != len(want) {
					bad("%s has %d bytes, want %d", b.ID(), len(got), len(want))
				}
				continue // its cells lie side by side
			}
			if !strings.HasSuffix(got, want) || len(got) > len(want)+longestLabel && want != "" {
				bad("%s is set as %q, want %q", b.ID(), got, want)
			}
		}
	}
	check(j.Manuscript.Blocks)
	for _, n := range j.Manuscript.Notes {
		check(n.Body)
	}
	return out
}

func hasReference(b manuscript.Block) bool {
	for _, line := range manuscript.Lines(b) {
		for in := range manuscript.Flat(line) {
			if _, ok := in.(manuscript.PageRef); ok {
				return true
			}
		}
	}
	return false
}

// dense is text as shown, without what setting may leave out.
func dense(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsSpace(r) {
			continue
		}
		if r = manuscript.Shown(r); !unicode.In(r, unicode.Cf, unicode.Zs, unicode.Variation_Selector) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
