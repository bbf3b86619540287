package pdf

import (
	"strconv"
	"strings"

	"yinshu/internal/face"
	"yinshu/internal/lines"
	"yinshu/internal/pdf/object"
	"yinshu/internal/typeset"
)

// An element is a node of the structure tree (ISO 32000-1, 14.7 and 14.8):
// what a reader for the blind goes by. Its kids are elements, contents and
// annotations, in reading order.
type element struct {
	role object.Name
	kids []any
	id   string // of a Note
	alt  string // of a Figure
	ref  object.Ref
}

// A content is a stretch of a page's operators, by its number there.
type content struct{ page, number int }

// An annotation is the n-th link of a page.
type annotation struct{ page, number int }

func (e *element) add(role object.Name) *element {
	kid := &element{role: role}
	e.kids = append(e.kids, kid)
	return kid
}

// A tagger builds the structure of a setting from the roles of its lines.
//
// Lines of one block are one element, over page turns and over the notes that
// come between; lines that name no block are elements of their own. Notes are
// kept apart from the text around them, so that a paragraph goes on behind
// the notes at the foot of its page.
type tagger struct {
	document *element
	contents [][]*element // of each page, by number
	links    [][]*element // of each page, by number
	blocks   map[blockKey]*element
	holder   *element // of the list, quotation, contents or index being read
	heading  int      // the level of the last heading
	last     *typeset.Line
	lastAt   *element
	note     *element
	noteIDs  map[string]bool
	figures  map[string]*element
	faces    map[face.ID]*faceCodes
}

type blockKey struct {
	role  lines.Role
	block string
}

func newTagger(c *codes) *tagger {
	return &tagger{
		document: &element{role: "Document"}, blocks: map[blockKey]*element{},
		noteIDs: map[string]bool{}, figures: map[string]*element{}, faces: c.faces,
	}
}

// page begins a page.
func (t *tagger) page() {
	t.contents = append(t.contents, nil)
	t.links = append(t.links, nil)
}

// content gives an element a stretch of the page being painted, and returns
// its number.
func (t *tagger) content(e *element) int {
	page := len(t.contents) - 1
	n := len(t.contents[page])
	t.contents[page] = append(t.contents[page], e)
	e.kids = append(e.kids, content{page, n})
	return n
}

// annotate gives an element a link of the page being painted.
func (t *tagger) annotate(e *element) {
	page := len(t.links) - 1
	e.kids = append(e.kids, annotation{page, len(t.links[page])})
	t.links[page] = append(t.links[page], e)
}

// holders are the elements that hold those of neighbouring lines of a role.
var holders = map[lines.Role]object.Name{
	lines.QuotationLine: "BlockQuote",
	lines.ListLine:      "L",
	lines.ContentsLine:  "TOC",
	lines.IndexLine:     "Index",
}

// line returns the element of a line; nil for what is no part of the text.
func (t *tagger) line(l *typeset.Line) *element {
	switch l.Role {
	case lines.RunningHead, lines.FolioLine:
		return nil
	case lines.NoteLine:
		return t.noteLine(l)
	}
	key := keyOf(l)
	e := t.blocks[key]
	if e == nil || key.block == "" || l.Role == lines.TableLine {
		e = t.open(l)
		t.blocks[key] = e
	}
	if l.Role == lines.HeadingLine {
		t.note = nil
	}
	t.last, t.lastAt = l, e
	return e
}

// keyOf says which lines are one element: those of a block, and of the
// contents those that lead to one place.
func keyOf(l *typeset.Line) blockKey {
	key := blockKey{l.Role, l.From.Block}
	if l.Role == lines.ContentsLine && key.block == "" {
		for i := range l.Runs {
			if l.Runs[i].Link != "" {
				key.block = l.Runs[i].Link
				break
			}
		}
	}
	return key
}

// open makes the element of a line that begins one.
func (t *tagger) open(l *typeset.Line) *element {
	parent := t.document
	if role, ok := holders[l.Role]; ok {
		if t.holder == nil || t.holder.role != role || t.last == nil || t.last.Role != l.Role {
			t.holder = t.document.add(role)
		}
		parent = t.holder
	}
	switch l.Role {
	case lines.HeadingLine:
		if t.last != nil && t.last.Role == l.Role && t.last.From.Block == l.From.Block && t.last.Level == l.Level && t.last.Baseline < l.Baseline {
			return t.lastAt // a heading of several lines
		}
		return parent.add(t.headingRole(l.Level))
	case lines.IndexLine:
		if l.Level > 0 { // the head of a group: 七畫
			return parent.add(t.headingRole(l.Level))
		}
	case lines.ContentsLine:
		return parent.add("TOCI")
	case lines.ListLine:
		return parent.add("LI").add("LBody")
	case lines.CaptionLine:
		if f := t.figures[l.From.Block]; f != nil {
			return f.add("Caption")
		}
		return parent.add("Caption")
	case lines.TableLine:
		return t.cell(parent, l)
	}
	return parent.add("P")
}

// headingRole is H1 to H6, none skipped on the way down.
func (t *tagger) headingRole(level int) object.Name {
	t.heading = min(max(level, 1), t.heading+1, 6)
	return object.Name("H" + strconv.Itoa(t.heading))
}

// cell returns the cell of a line of a table. Cells come row by row, each at
// its column's offset; the lines of a cell follow each other downwards. Rows
// set bold throughout at the head of a table are its head.
func (t *tagger) cell(parent *element, l *typeset.Line) *element {
	fresh := t.last == nil || t.last.Role != l.Role || t.last.From.Block != l.From.Block
	if fresh || t.holder == nil || t.holder.role != "Table" {
		t.holder = parent.add("Table")
		return t.holder.add("TR").add(t.cellRole(l))
	}
	switch table := t.holder; {
	case l.Offset < t.last.Offset:
		return table.add("TR").add(t.cellRole(l))
	case l.Offset > t.last.Offset:
		return table.kids[len(table.kids)-1].(*element).add(t.cellRole(l))
	}
	return t.lastAt
}

// cellRole is TH in the head of a table, TD below.
func (t *tagger) cellRole(l *typeset.Line) object.Name {
	for i := range l.Runs {
		if f := t.faces[l.Runs[i].Face]; f != nil && f.face.Weight < 600 && l.Runs[i].Text != "" {
			return "TD"
		}
	}
	for _, row := range t.holder.kids {
		for _, cell := range row.(*element).kids {
			if cell.(*element).role == "TD" {
				return "TD"
			}
		}
	}
	return "TH"
}

// noteLine returns the element of a line of notes. A note begins where a line
// leads back to the note's mark; what goes before the first is plain text.
func (t *tagger) noteLine(l *typeset.Line) *element {
	if id, ok := noteOf(l); ok {
		t.note = t.document.add("Note")
		if !t.noteIDs[id] {
			t.noteIDs[id] = true
			t.note.id = id
		} else { // a note shown twice
			t.note.id = id + "-" + strconv.Itoa(len(t.noteIDs))
			t.noteIDs[t.note.id] = true
		}
		e := t.note.add("P")
		t.blocks[blockKey{l.Role, l.From.Block}] = e
		return e
	}
	key := blockKey{l.Role, l.From.Block}
	if e := t.blocks[key]; e != nil && key.block != "" {
		return e
	}
	parent := t.note
	if parent == nil {
		parent = t.document
	}
	e := parent.add("P")
	t.blocks[key] = e
	return e
}

// noteOf returns the note that a line begins, by the way back to its mark.
func noteOf(l *typeset.Line) (id string, ok bool) {
	for i := range l.Runs {
		if link := l.Runs[i].Link; strings.HasPrefix(link, "#r:") {
			id, _, _ := strings.Cut(link[len("#r:"):], ":")
			return id, true
		}
	}
	return "", false
}

// linkElement makes the element of a link in a line: of a note's mark and of
// a contents entry inside a Reference, of the way back inside the note's Lbl.
func (t *tagger) linkElement(parent *element, l *typeset.Line, to string) *element {
	switch {
	case parent == nil:
		return nil
	case l.Role == lines.NoteLine && strings.HasPrefix(to, "#r:"):
		return parent.add("Lbl").add("Link")
	case strings.HasPrefix(to, "#") && l.Role != lines.IndexLine:
		return parent.add("Reference").add("Link")
	}
	return parent.add("Link")
}

// figure makes the element of a picture.
func (t *tagger) figure(p *typeset.Picture) *element {
	e := t.document.add("Figure")
	if e.alt = p.Alt; e.alt == "" {
		e.alt = p.Source
	}
	t.figures[p.Block] = e
	t.last = nil
	return e
}
