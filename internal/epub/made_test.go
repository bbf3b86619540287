package epub

import (
	"strconv"

	"yinshu/internal/book"
	"yinshu/internal/index"
	"yinshu/internal/manuscript"
	"yinshu/internal/typeset"
)

// A maker makes a manuscript out of bytes, so that a fuzzer can choose it.
// Every kind of block and inline comes up, in every other where the types
// allow it.
type maker struct {
	data   []byte
	m      *manuscript.Manuscript
	leaves []manuscript.Block
	ids    int
	terms  []string
}

// made is the manuscript that bytes choose, with notes, index and pages.
func made(data []byte) Job {
	k := &maker{data: data, m: &manuscript.Manuscript{}}
	k.m.Meta.Lang = []string{"zh-Hant-TW", "zh-Hans-CN", ""}[k.next(3)]
	if k.next(4) > 0 {
		k.m.Meta.Title = []manuscript.Text{{Value: k.chars()}}
		k.m.Meta.Creators = []manuscript.Creator{{Name: manuscript.Text{Value: k.chars()}, Role: "aut"}}
		k.m.Meta.Publisher = k.chars()
	}
	for i := range k.next(5) {
		k.m.Notes = append(k.m.Notes, manuscript.Note{ID: "n" + strconv.Itoa(i+1), Number: i + 1})
	}
	for len(k.data) > 0 && len(k.m.Blocks) < 30 {
		k.m.Blocks = append(k.m.Blocks, k.block(2))
	}
	for i := range k.m.Notes {
		for range k.next(3) {
			k.m.Notes[i].Body = append(k.m.Notes[i].Body, k.block(1))
		}
	}
	job := Job{Manuscript: k.m, Words: book.WordsFor(k.m.Meta.Lang), Notes: NotesAt(k.next(2))}
	job.Pictures = func(string) ([]byte, error) { return dot(3, 4), nil }
	job.Entries = k.entries()
	k.data = data // the text may have used it up
	job.Pages = k.pages()
	return job
}

// next is a number below n.
func (k *maker) next(n int) int {
	if len(k.data) == 0 {
		return 0
	}
	b := int(k.data[0])
	k.data = k.data[1:]
	return b % n
}

var alphabet = []string{"字", "。", "<", "&amp;", "]]>", "\"", "𠮷", "\ue480", "\x01", "\ufffe", "a", "1", "　", "\xff", "'", "é", "書", "，"}

func (k *maker) chars() string {
	s := "文"
	for range k.next(6) {
		s += alphabet[k.next(len(alphabet))]
	}
	return s
}

func (k *maker) id(kind string) manuscript.Base {
	k.ids++
	return manuscript.Base{Ident: kind + strconv.Itoa(k.ids)}
}

func (k *maker) block(depth int) manuscript.Block {
	kind := k.next(9)
	if depth == 0 && (kind == 3 || kind == 5) {
		kind = 1
	}
	var b manuscript.Block
	switch kind {
	case 0:
		b = &manuscript.Heading{Base: k.id("h"), Level: 1 + k.next(4), Content: k.inlines(2)}
	case 2:
		v := &manuscript.Verse{Base: k.id("v")}
		for range k.next(4) {
			v.Lines = append(v.Lines, k.inlines(1))
		}
		b = v
	case 3:
		q := &manuscript.Quotation{Base: k.id("q")}
		for range k.next(3) {
			q.Blocks = append(q.Blocks, k.block(depth-1))
		}
		return q
	case 4:
		b = &manuscript.Break{Base: k.id("b"), Value: []string{"", "＊＊＊", "<*>"}[k.next(3)]}
	case 5:
		l := &manuscript.List{Base: k.id("l"), Ordered: k.next(2) == 0}
		for range k.next(3) {
			item := manuscript.Item{Label: []string{"", "一、", "&"}[k.next(3)]}
			for range k.next(3) {
				item.Blocks = append(item.Blocks, k.block(depth-1))
			}
			l.Items = append(l.Items, item)
		}
		return l
	case 6:
		b = &manuscript.Figure{Base: k.id("f"), Source: []string{"a.png", "../b.png", "https://example.org/c.png"}[k.next(3)], Alt: []string{"", "<圖>"}[k.next(2)], Caption: k.inlines(1)}
	case 7:
		t := &manuscript.Table{Base: k.id("t"), Head: k.next(3), Caption: k.inlines(1)}
		for range k.next(4) {
			var row [][]manuscript.Inline
			for range k.next(3) {
				row = append(row, k.inlines(1))
			}
			t.Rows = append(t.Rows, row)
		}
		b = t
	default:
		b = &manuscript.Paragraph{Base: k.id("p"), Resumed: k.next(2) == 0, Content: k.inlines(2)}
	}
	k.leaves = append(k.leaves, b)
	return b
}

func (k *maker) inlines(depth int) []manuscript.Inline {
	var out []manuscript.Inline
	for range k.next(5) {
		kind := k.next(10)
		if depth == 0 && kind > 5 {
			kind = 0
		}
		switch kind {
		case 2:
			out = append(out, manuscript.NoteMark{Note: "n" + strconv.Itoa(k.next(6))})
		case 3:
			kind := []string{"a", "p", "n"}[k.next(3)] // may be the name of a block or note too
			k.terms = append(k.terms, kind+strconv.Itoa(len(k.terms)))
			out = append(out, manuscript.TermMark{Term: "t1", Anchor: k.terms[len(k.terms)-1]})
		case 4:
			out = append(out, manuscript.PageMark{Label: "9"})
		case 5:
			out = append(out, manuscript.PageRef{Target: []string{"p1", "p2", "h3", "a0", "n1"}[k.next(5)], Value: k.chars()})
		case 6:
			out = append(out, manuscript.Emphasis{Kind: manuscript.EmphasisKind(k.next(3)), Content: k.inlines(depth - 1)})
		case 7:
			out = append(out, manuscript.ProperName{Kind: manuscript.NameKind(k.next(2)), Content: k.inlines(depth - 1)})
		case 8:
			out = append(out, manuscript.Ruby{Base: k.inlines(depth - 1), Reading: "ㄗˋ<"})
		case 9:
			out = append(out, manuscript.Link{URL: []string{"https://example.org/?a&b", "javascript:1", "mailto:a@example.org", "x y"}[k.next(4)], Content: k.inlines(depth - 1)})
		default:
			out = append(out, manuscript.Text{Value: k.chars()})
		}
	}
	return out
}

func (k *maker) entries() []index.Entry {
	var entries []index.Entry
	for i, anchor := range k.terms {
		e := index.Entry{Term: "t" + strconv.Itoa(i+1), Heading: k.chars(), Group: []string{"一畫", "A", ""}[k.next(3)]}
		e.Locators = []index.Locator{{Anchor: anchor, Page: k.next(3)}}
		switch k.next(4) {
		case 1:
			e.Locators = append(e.Locators, index.Locator{Anchor: anchor, LastAnchor: k.terms[0], Page: 1, Last: 3, Principal: true})
		case 2:
			e.Subs = []index.Entry{{Heading: "細目", Locators: e.Locators}}
		case 3:
			e.See = []index.Ref{{Term: "t1", Heading: "見處"}, {Term: "nowhere", Heading: "無處"}}
		}
		entries = append(entries, e)
	}
	return entries
}

// pages begin at any character of any leaf, in order; some say less.
func (k *maker) pages() []Page {
	if k.next(4) == 0 {
		return nil
	}
	pages := []Page{{Folio: "i", Part: typeset.TitlePage}, {Folio: "ii", Part: typeset.Blank}, {Folio: "iii", Part: typeset.Contents}}
	n := 0
	add := func(p Page) {
		n++
		p.Folio = strconv.Itoa(n)
		pages = append(pages, p)
	}
	inNotes := map[string]bool{}
	for _, note := range k.m.Notes {
		for leaf := range manuscript.Leaves(note.Body) {
			inNotes[leaf.ID()] = true
		}
	}
	for _, part := range []typeset.Part{typeset.Body, typeset.Notes} {
		for _, leaf := range k.leaves {
			if inNotes[leaf.ID()] != (part == typeset.Notes) || k.next(3) > 0 {
				continue
			}
			char := k.next(len([]rune(manuscript.BlockText(leaf))) + 1) // past the last, too
			add(Page{Part: part, Begins: manuscript.Place{Block: leaf.ID(), Char: char}})
			if k.next(5) == 0 {
				add(Page{Part: typeset.Blank})
			}
		}
	}
	add(Page{Part: typeset.Index})
	return pages
}
