package epub

import (
	"cmp"
	"fmt"
	"strings"

	"yinshu/internal/diag"
	"yinshu/internal/index"
	"yinshu/internal/manuscript"
)

// maxDocument is the size that a document should stay under: reading systems
// take a document as a whole, and the guides of the trade advise 256 KB.
const maxDocument = 250_000

// A docKind is what a document is to the book.
type docKind uint8

const (
	coverDoc docKind = iota
	titleDoc
	colophonDoc
	contentsDoc
	bodyDoc
	notesDoc
	indexDoc
	numKinds
)

// A document is one file of the spine.
type document struct {
	kind   docKind
	place  int    // in the spine
	file   string // below the package document
	title  string
	blocks []manuscript.Block
	notes  []*manuscript.Note // notesDoc, or after the blocks of a chapter
	groups []group            // indexDoc
	first  bool               // it opens what it continues: notes, index

	marks  []address           // of the note marks in it, in order
	breaks map[int][]pageBreak // by leaf
	body   []byte              // as markup

	problems []*diag.Problem // found in writing it
}

// A group is the entries of an index under one head.
type group struct {
	head    string
	entries []index.Entry
}

// divide makes the documents in reading order.
func (b *binder) divide() {
	w := b.job.Words
	if len(b.job.Cover.Image) > 0 {
		b.add(&document{kind: coverDoc, file: "xhtml/cover.xhtml", title: w.Cover})
	}
	b.add(&document{kind: titleDoc, file: "xhtml/title.xhtml", title: w.TitlePage})
	colophon := &document{kind: colophonDoc, file: "xhtml/colophon.xhtml", title: w.Copyright}
	if !b.colophonLast() {
		b.add(colophon)
	}
	b.add(&document{kind: contentsDoc, file: "nav.xhtml", title: w.Contents})
	b.divideBody()
	b.divideNotes()
	b.divideIndex()
	if b.colophonLast() {
		b.add(colophon)
	}
}

func (b *binder) add(d *document) {
	d.place = len(b.docs)
	d.breaks = map[int][]pageBreak{}
	b.docs = append(b.docs, d)
	b.kinds[d.kind] = append(b.kinds[d.kind], d)
}

// of returns the first document of a kind, or nil.
func (b *binder) of(kind docKind) *document {
	if len(b.kinds[kind]) == 0 {
		return nil
	}
	return b.kinds[kind][0]
}

// divideBody makes a document of each chapter. A chapter too big is divided
// at its last heading that fits, or else between two blocks.
func (b *binder) divideBody() {
	var (
		blocks  []manuscript.Block
		size    int
		lastCut int // of the last heading inside blocks, or 0
		chapter int // where the current chapter's documents begin
		inPart  bool
	)
	flush := func(n int) {
		if n > 0 {
			b.addBody(blocks[:n:n])
			blocks = blocks[n:]
		}
		size, lastCut = sizeOf(blocks), 0
	}
	for _, block := range b.m.Blocks {
		cost := sizeOf([]manuscript.Block{block})
		h, isHead := block.(*manuscript.Heading)
		switch {
		case isHead && (h.Level <= b.job.chapterLevel() || inPart && h.Level == 2):
			flush(len(blocks))
			if h.Level <= b.job.chapterLevel() {
				b.closeChapter(chapter)
				chapter = len(b.docs)
			}
			if h.Level <= 1 {
				inPart = kindOf(h) == partKind
			}
		case size+cost > maxDocument && lastCut > 0:
			flush(lastCut)
		}
		if size+cost > maxDocument {
			flush(len(blocks))
		}
		if isHead && len(blocks) > 0 {
			lastCut = len(blocks)
		}
		blocks = append(blocks, block)
		size += cost
	}
	flush(len(blocks))
	b.closeChapter(chapter)
	if b.of(bodyDoc) == nil {
		b.addBody(nil) // a package needs a document to read
	}
}

func (b *binder) addBody(blocks []manuscript.Block) {
	n := len(b.kinds[bodyDoc]) + 1
	b.add(&document{kind: bodyDoc, file: fmt.Sprintf("xhtml/text-%03d.xhtml", n), title: b.titleOf(blocks), blocks: blocks})
}

// titleOf is the first heading among blocks, else that of the document
// before, else the book's.
func (b *binder) titleOf(blocks []manuscript.Block) string {
	for _, block := range blocks {
		if h, ok := block.(*manuscript.Heading); ok {
			if t := plain(h.Content); t != "" {
				return t
			}
		}
	}
	if n := len(b.docs); n > 0 && b.docs[n-1].kind == bodyDoc {
		return b.docs[n-1].title
	}
	return b.title()
}

// closeChapter hands the last document of a chapter the notes that are marked
// in the documents from the given one on, each once; where they would make it
// too large, they go on in further ones.
func (b *binder) closeChapter(from int) {
	if b.job.Notes != ChapterEnd || from >= len(b.docs) {
		return
	}
	last := b.docs[len(b.docs)-1]
	if last.kind != bodyDoc {
		return
	}
	size := sizeOf(last.blocks)
	for _, n := range b.notesOf(b.docs[from:]) {
		cost := noteSize(n)
		if size+cost > maxDocument && (len(last.blocks) > 0 || len(last.notes) > 0) {
			b.addBody(nil)
			last, size = b.docs[len(b.docs)-1], 0
		}
		last.notes = append(last.notes, n)
		size += cost
	}
}

// notesOf takes the notes that are marked in documents and have no place yet.
func (b *binder) notesOf(docs []*document) []*manuscript.Note {
	var notes []*manuscript.Note
	for _, d := range docs {
		for leaf := range manuscript.Leaves(d.blocks) {
			for _, line := range manuscript.Lines(leaf) {
				for in := range manuscript.Flat(line) {
					mark, ok := in.(manuscript.NoteMark)
					if note := b.notes[mark.Note]; ok && note != nil && !b.placed[mark.Note] && hasText(note) {
						b.placed[mark.Note] = true
						notes = append(notes, note)
					}
				}
			}
		}
	}
	return notes
}

// divideNotes makes the notes section of the notes that no chapter has, and
// of the one line for those that have no text.
func (b *binder) divideNotes() {
	var notes []*manuscript.Note
	for i := range b.m.Notes {
		if n := &b.m.Notes[i]; hasText(n) && !b.placed[n.ID] {
			b.placed[n.ID] = true
			notes = append(notes, n)
		}
	}
	if len(notes) == 0 && len(b.missing()) == 0 {
		return
	}
	b.findChapters(notes)
	var d *document
	size := 0
	for i := 0; i < len(notes) || d == nil; i++ {
		cost := 0
		if i < len(notes) {
			cost = noteSize(notes[i])
		}
		if d == nil || size+cost > maxDocument && len(d.notes) > 0 {
			d = b.addMore(notesDoc, "notes", b.job.Words.Notes)
			size = 0
		}
		if i < len(notes) {
			d.notes = append(d.notes, notes[i])
			size += cost
		}
	}
}

// findChapters finds the chapter that each note is first marked in, as the
// notes of the print edition stand under it; none if all belong to one.
func (b *binder) findChapters(notes []*manuscript.Note) {
	chapter := ""
	of := map[string]string{}
	for _, block := range b.m.Blocks {
		if h, ok := block.(*manuscript.Heading); ok && h.Level <= b.job.chapterLevel() {
			chapter = plain(h.Content)
		}
		for leaf := range manuscript.Leaves([]manuscript.Block{block}) {
			for _, line := range manuscript.Lines(leaf) {
				for in := range manuscript.Flat(line) {
					if mark, ok := in.(manuscript.NoteMark); ok {
						if _, seen := of[mark.Note]; !seen {
							of[mark.Note] = chapter
						}
					}
				}
			}
		}
	}
	titles := map[string]bool{}
	for _, n := range notes {
		if of[n.ID] != "" {
			titles[of[n.ID]] = true
		}
	}
	if len(titles) > 1 {
		b.chapters = of
	}
}

// divideIndex groups the entries and shares the groups out over documents.
func (b *binder) divideIndex() {
	var d *document
	size := 0
	for i := 0; i < len(b.job.Entries); {
		j := i
		cost := 0
		e := &b.job.Entries[i]
		for j < len(b.job.Entries) && b.job.Entries[j].Group == e.Group && b.job.Entries[j].Index == e.Index {
			cost += entrySize(b.job.Entries[j])
			j++
			if size+cost > maxDocument {
				break // a group may go on in the next document
			}
		}
		if opens := i > 0 && e.Index != b.job.Entries[i-1].Index; opens || d == nil || size+cost > maxDocument && len(d.groups) > 0 {
			d = b.addMore(indexDoc, "index", cmp.Or(e.Index, b.job.Words.Index))
			d.first = d.first || opens
			size = 0
		}
		d.groups = append(d.groups, group{e.Group, b.job.Entries[i:j]})
		size += cost
		i = j
	}
}

// addMore adds a document of a section that may need several.
func (b *binder) addMore(kind docKind, name, title string) *document {
	n := len(b.kinds[kind]) + 1
	d := &document{kind: kind, file: "xhtml/" + name + ".xhtml", title: title, first: n == 1}
	if n > 1 {
		d.file = fmt.Sprintf("xhtml/%s-%d.xhtml", name, n)
	}
	b.add(d)
	return d
}

// noteSize is at least the bytes that a note takes as markup.
func noteSize(n *manuscript.Note) int { return 300 + sizeOf(n.Body) }

// entrySize is at least the bytes that an entry takes as markup.
func entrySize(e index.Entry) int {
	n := 300 + 6*len(e.Heading) + 6*len(e.Original) + 200*len(e.Locators)
	for _, refs := range [][]index.Ref{e.See, e.SeeAlso} {
		for _, r := range refs {
			n += 200 + 6*len(r.Heading)
		}
	}
	for _, sub := range e.Subs {
		n += entrySize(sub)
	}
	return n
}

// sizeOf is at least the bytes that blocks take as markup, so that files can
// be divided before anything in them is written.
func sizeOf(blocks []manuscript.Block) int {
	const element, mark = 100, 220
	n := 0
	for leaf := range manuscript.Leaves(blocks) {
		n += 2 * element
		for _, line := range manuscript.Lines(leaf) {
			n += element
			for in := range manuscript.Flat(line) {
				switch in := in.(type) {
				case manuscript.Text:
					n += len(in.Value)
					n += 5 * strings.Count(in.Value, "&") // &amp;
					n += 5 * strings.Count(in.Value, "<")
					n += 5 * strings.Count(in.Value, ">")
				case manuscript.PageRef:
					n += mark + len(in.Value)
				case manuscript.Link:
					n += mark + 5*len(in.URL)
				case manuscript.Ruby:
					n += mark + 6*len(in.Reading)
				default:
					n += mark
				}
			}
		}
		switch leaf := leaf.(type) {
		case *manuscript.Figure:
			n += mark + 6*len(leaf.Alt)
		case *manuscript.Break:
			n += len(leaf.Value)
		}
	}
	return n
}

// hasText reports whether the source gives a text for a note.
func hasText(n *manuscript.Note) bool {
	for leaf := range manuscript.Leaves(n.Body) {
		if _, ok := leaf.(*manuscript.Figure); ok || manuscript.BlockText(leaf) != "" {
			return true
		}
	}
	return false
}

// missing returns the numbers of the notes without text.
func (b *binder) missing() []int {
	var numbers []int
	for i := range b.m.Notes {
		if n := &b.m.Notes[i]; !hasText(n) {
			numbers = append(numbers, n.Number)
		}
	}
	return numbers
}
