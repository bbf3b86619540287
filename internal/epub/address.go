package epub

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"yinshu/internal/index"
	"yinshu/internal/manuscript"
)

// A position is a point of the reading order: a document of the spine, a leaf
// block in it (counted from 1; 0 is its beginning), a character.
type position struct{ doc, leaf, char int }

func (p position) compare(q position) int {
	return cmp.Or(cmp.Compare(p.doc, q.doc), cmp.Compare(p.leaf, q.leaf), cmp.Compare(p.char, q.char))
}

// atEnd is the leaf after every other of a document.
const atEnd = 1 << 30

// An address is where a link can lead: an element's id, and where it stands.
type address struct {
	id string
	at position
}

// The names of b.places. They are kept apart by their first letters, since a
// block, a note and a term may have the same name in the manuscript.
const (
	ofBlock   = "b:"
	ofNote    = "n:"
	ofTerm    = "t:" // the anchor of a mention
	ofEntry   = "x:" // an entry of the index, by its term
	ofSection = "s:" // the heading of notes or index, by its document's file
	ofLeaf    = "l:" // a leaf block, which need not have an id
)

// A head is an entry of the contents.
type head struct {
	title string
	rank  int
	to    address
}

// A listed is an entry of the list of figures or of tables.
type listed struct {
	title string
	to    address
}

// claim takes an id for a name, so that links know it before it is written.
func (b *binder) claim(name, id string, at position) address {
	a := address{b.newID(id), at}
	if _, taken := b.places[name]; !taken {
		b.places[name] = a
	}
	return a
}

// newID returns an id that is an XML name and not yet taken, as near to the
// one asked for as may be.
func (b *binder) newID(id string) string {
	base := id
	if !isName(id) {
		var s strings.Builder
		for i, r := range id {
			if inName(i, r) {
				s.WriteRune(r)
			} else {
				fmt.Fprintf(&s, "_%x", r)
			}
		}
		base = cmp.Or(s.String(), "_")
	}
	id = base
	for n := 2; b.ids[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	b.ids[id] = true
	return id
}

// inName reports whether a character may stand at byte i of an id.
func inName(i int, r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_' || i > 0 && (r >= '0' && r <= '9' || r == '-' || r == '.')
}

func isName(id string) bool {
	for i, r := range id {
		if !inName(i, r) {
			return false
		}
	}
	return id != ""
}

// address goes through the book in the order in which it will be written and
// gives an id to whatever may be linked to.
func (b *binder) address() {
	b.findWanted()
	ranks := ranker{}
	for _, d := range b.docs {
		v := visitor{binder: b, doc: d, ranks: &ranks}
		switch d.kind {
		case bodyDoc:
			v.blocks(d.blocks)
			v.notes(d.notes)
		case notesDoc:
			v.section("notes")
			v.notes(d.notes)
		case indexDoc:
			v.section("index")
			for _, g := range d.groups {
				v.entries(g.entries, "")
			}
		}
	}
}

// section gives the heading of a section of the press's own an id and a line
// in the contents.
func (v *visitor) section(id string) {
	if v.doc.first {
		to := v.claim(ofSection+v.doc.file, id, v.at(0))
		v.heads = append(v.heads, &head{v.doc.title, 1, to})
	}
}

// findWanted notes the targets of page references.
func (b *binder) findWanted() {
	see := func(blocks []manuscript.Block) {
		for leaf := range manuscript.Leaves(blocks) {
			for _, line := range manuscript.Lines(leaf) {
				for in := range manuscript.Flat(line) {
					if ref, ok := in.(manuscript.PageRef); ok {
						b.wanted[ref.Target] = true
					}
				}
			}
		}
	}
	see(b.m.Blocks)
	for _, n := range b.m.Notes {
		see(n.Body)
	}
}

// A visitor counts leaf blocks as the writer will.
type visitor struct {
	*binder
	doc    *document
	ranks  *ranker
	leaf   int
	nested int // blocks, or a note, around the current one
}

func (v *visitor) at(char int) position { return position{v.doc.place, v.leaf, char} }

func (v *visitor) blocks(blocks []manuscript.Block) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *manuscript.Quotation:
			v.container(block.ID())
			v.inside(block.Blocks)
		case *manuscript.List:
			v.container(block.ID())
			for _, item := range block.Items {
				v.inside(item.Blocks)
			}
		default:
			v.leafBlock(block)
		}
	}
}

func (v *visitor) inside(blocks []manuscript.Block) {
	v.nested++
	v.blocks(blocks)
	v.nested--
}

// container gives an id to a quotation or list that is referred to.
func (v *visitor) container(id string) {
	if v.wanted[id] {
		v.claim(ofBlock+id, id, position{v.doc.place, v.leaf + 1, 0})
	}
}

func (v *visitor) leafBlock(block manuscript.Block) {
	v.leaf++
	if _, taken := v.places[ofLeaf+block.ID()]; !taken {
		v.places[ofLeaf+block.ID()] = address{"", v.at(0)}
	}
	switch block := block.(type) {
	case *manuscript.Heading:
		to := v.claim(ofBlock+block.ID(), block.ID(), v.at(0))
		if v.nested == 0 {
			rank := v.ranks.of(block.Level)
			v.sections[block] = section{rank, v.ranks.kind(block, rank)}
			if title := plain(block.Content); title != "" {
				v.heads = append(v.heads, &head{title, rank, to})
			}
		}
	case *manuscript.Figure:
		v.list(&v.figures, block.ID(), block.Caption, block.Alt)
	case *manuscript.Table:
		v.list(&v.tables, block.ID(), block.Caption, "")
		v.tableOf[block.ID()] = block
	default:
		if v.wanted[block.ID()] {
			v.claim(ofBlock+block.ID(), block.ID(), v.at(0))
		}
	}
	for _, line := range shownLines(block) {
		char := line.from
		v.inlines(line.content, &char)
	}
}

func (v *visitor) list(list *[]listed, id string, caption []manuscript.Inline, alt string) {
	to := v.claim(ofBlock+id, id, v.at(0))
	title := plain(caption)
	if title == "" {
		title = shown(alt)
	}
	if title != "" {
		*list = append(*list, listed{title, to})
	}
}

func (v *visitor) inlines(ins []manuscript.Inline, char *int) {
	for _, in := range ins {
		switch in := in.(type) {
		case manuscript.Text:
			*char += utf8.RuneCountInString(in.Value)
		case manuscript.PageRef:
			*char += utf8.RuneCountInString(in.Value)
		case manuscript.NoteMark:
			id := "r-" + in.Note
			if n := len(v.marks[in.Note]); n > 0 {
				id += "-" + strconv.Itoa(n+1)
			}
			a := address{v.newID(id), v.at(*char)}
			v.marks[in.Note] = append(v.marks[in.Note], a)
			v.doc.marks = append(v.doc.marks, a)
		case manuscript.TermMark:
			v.claim(ofTerm+in.Anchor, in.Anchor, v.at(*char))
		default:
			v.inlines(manuscript.Inside(in), char)
		}
	}
}

func (v *visitor) notes(notes []*manuscript.Note) {
	v.nested++
	for _, n := range notes {
		v.claim(ofNote+n.ID, n.ID, position{v.doc.place, v.leaf + 1, 0})
		v.blocks(n.Body)
	}
	v.nested--
}

func (v *visitor) entries(entries []index.Entry, under string) {
	for _, e := range entries {
		v.leaf++
		v.claim(entryName(e, under), "ix-"+e.Term, v.at(0))
		v.entries(e.Subs, e.Term)
	}
}

// entryName names an entry: by its term, or, for a sub-entry that has none,
// by its heading and the entry above it.
func entryName(e index.Entry, under string) string {
	if e.Term != "" {
		return ofEntry + e.Term
	}
	return ofEntry + under + "/" + e.Heading
}

// href is the address as a link from a document.
func (d *document) href(b *binder, a address) string {
	to := b.docs[a.at.doc]
	switch {
	case to == d:
		return "#" + a.id
	case strings.HasPrefix(d.file, "xhtml/") && strings.HasPrefix(to.file, "xhtml/"):
		return strings.TrimPrefix(to.file, "xhtml/") + "#" + a.id
	case strings.HasPrefix(d.file, "xhtml/"):
		return "../" + to.file + "#" + a.id
	}
	return to.file + "#" + a.id
}

// A section is what a heading of the text opens.
type section struct {
	rank int // h1 to h6
	kind headKind
}

// A ranker turns the levels of headings into h1 to h6, none skipped.
type ranker struct {
	open   []int
	inPart bool // the open section of the first rank holds chapters
}

func (r *ranker) of(level int) int {
	for len(r.open) > 0 && r.open[len(r.open)-1] >= level {
		r.open = r.open[:len(r.open)-1]
	}
	r.open = append(r.open, level)
	return min(len(r.open), 6)
}

// kind says what a heading opens: a chapter or the like on the first rank,
// and on the second below a part; else nothing of its own.
func (r *ranker) kind(h *manuscript.Heading, rank int) headKind {
	kind := kindOf(h)
	switch {
	case rank == 1:
		r.inPart = kind == partKind
	case rank == 2 && r.inPart:
	default:
		return headKind{}
	}
	return kind
}
