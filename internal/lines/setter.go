// Package lines sets one paragraph's text in lines.
//
// It takes pieces of text with their styles and a shape, and gives back lines
// whose every advance is decided: what writes them only paints. It knows
// nothing of pages. The same pieces, faces and rules give the same lines on
// every machine.
//
// A paragraph passes through these files, in this order:
//
//	piece.go    what comes in: pieces and shapes
//	measure.go  what a character measures in its face
//	class.go    what each character is
//	pair.go     two tables: where lines may end, and what stands between neighbours
//	atom.go     text to atoms: face, width, blank
//	context.go  what characters are by what stands beside them: dashes, quotes, numbers, addresses
//	hyphen.go   where words may be divided
//	space.go    the gap between two atoms, and how it may change
//	break.go    every place where a line may end
//	cost.go     what a line costs that is squeezed or stretched
//	optimum.go  the breaks with the least cost of the whole paragraph
//	stretch.go  paragraphs of many pages, set in stretches
//	greedy.go   the reference: each line as long as can be
//	variant.go  the optimum in a line more or fewer, for making pages
//	line.go     breaks to lines
//	share.go    what is added to a line or taken away, gap by gap
//	run.go      atoms to runs: every advance
//	ruby.go     readings over and beside their characters
//	under.go    lines under names, dots under stressed characters
//	tell.go     what was done to a line, in words
//	types.go    what goes out
//
// What always holds, whatever the text:
//
//   - Every character is on exactly one line, in order; white space at a
//     line's end is not drawn, and what has no form is not.
//   - A justified line ends exactly at its measure, unless Why says that it
//     could not.
//   - No line begins or ends with what the level of prohibition forbids
//     there, unless Why says so; a note mark stands with what it follows.
//   - No number, word or pair of dashes is divided but where it is wider than
//     the measure, and Why then says so.
package lines

import (
	"maps"
	"slices"
	"sync"

	"yinshu/internal/design"
	"yinshu/internal/face"
)

// A Setter sets paragraphs in given faces by given rules. Several goroutines
// may use one at once.
type Setter struct {
	spacing design.Spacing
	pairs   *pairs
	rulers  map[face.ID]*ruler
	works   sync.Pool
	mu      sync.RWMutex
	divided map[string][]int // where words may be divided
}

// New returns a Setter.
func New(faces map[face.ID]Measurer, sp design.Spacing) *Setter {
	s := &Setter{spacing: sp, pairs: pairsAt(sp.Prohibition), rulers: map[face.ID]*ruler{}, divided: map[string][]int{}}
	for _, id := range slices.Sorted(maps.Keys(faces)) {
		if faces[id] != nil {
			s.rulers[id] = newRuler(id, faces[id])
		}
	}
	s.works.New = func() any { return &work{s: s} }
	return s
}

// chain returns the faces of a piece that there are. It is never empty: text
// without a face is set by [Em].
func (s *Setter) chain(ids []face.ID) chain {
	ch := make(chain, 0, len(ids))
	for _, id := range ids {
		if r := s.rulers[id]; r != nil && len(ch) < 250 {
			ch = append(ch, r)
		}
	}
	if len(ch) == 0 {
		ch = append(ch, faceless)
	}
	return ch
}

// faceless measures text that no face was given for.
var faceless = newRuler("", Em{})

// A work is the bench a paragraph is set on. It is used again and again.
type work struct {
	s       *Setter
	block   string
	pieces  []Piece
	chains  []chain
	atoms   []atom
	points  []point
	rubies  []ruby
	missing []Missing
	char    int32 // of the block, while characterizing

	first, rest int32    // widths of the first line and the others
	narrow      int32    // the lesser of the two
	indents     [2]int32 // of the first line and the others
	indent      int32    // of the first line beyond that of the others
	em          int32    // of the paragraph
	ragged      bool
	lone        bool
	alphabetic  bool  // it has letters
	resumed     bool  // it goes on with a paragraph
	quoted      bool  // a " is open, while characters find their classes
	again       int64 // cost of a hard-squeezed line after another

	nodes   []node
	tallies []tally
	limit   int64   // ways that cost more are not looked for
	live    []int32 // nodes that lines may begin at, from since on
	since   int
	queue   []int32 // of these, the best first, from head on
	head    int
	way     []int32 // the nodes that the lines end at
}

// A point is an anchor without text, before an atom.
type point struct{ piece, atom int32 }

// start lays a paragraph on the bench: its atoms, and where lines may end.
func (s *Setter) start(block string, ps []Piece, sh Shape) *work {
	return s.resume(block, ps, sh, false, false)
}

// resume lays a piece of a paragraph on the bench: resumed says that it is not
// the first, quoted that a straight quotation mark is open before it.
func (s *Setter) resume(block string, ps []Piece, sh Shape, resumed, quoted bool) *work {
	w := s.works.Get().(*work)
	w.block, w.pieces = block, ps
	w.chains = slices.Grow(w.chains[:0], len(ps))[:len(ps)]
	clear(w.chains)
	w.atoms, w.points, w.rubies, w.missing, w.char = w.atoms[:0], w.points[:0], w.rubies[:0], nil, 0
	w.shape(ps, sh)
	w.alphabetic, w.resumed, w.quoted = false, resumed, quoted
	w.characterize(ps)
	w.context()
	return w
}

// shape reads the measures.
func (w *work) shape(ps []Piece, sh Shape) {
	w.em = 1
	for i := range ps {
		if ps[i].Kind != NoteMark && ps[i].Text != "" {
			w.em = max(1, clip32(ps[i].Size))
			break
		}
	}
	// An indent leaves room for a character.
	measure := clip32(sh.Measure)
	w.indents[0] = min(clip32(sh.FirstIndent), max(0, measure-w.em))
	w.indents[1] = min(clip32(sh.Indent), max(0, measure-w.em))
	w.first = max(1, measure-w.indents[0])
	w.rest = max(1, measure-w.indents[1])
	w.narrow = min(w.first, w.rest)
	w.indent = max(0, w.rest-w.first)
	w.ragged = sh.Align != Justified
	w.lone = sh.Lone
	w.again = int64(max(0, min(w.s.spacing.SqueezedRuns, 100_000))) * Unit / 100
}

// done clears the bench.
func (w *work) done() {
	w.pieces, w.missing = nil, nil
	clear(w.chains)
	w.s.works.Put(w)
}

// Paragraph sets a paragraph by the breaks with the least cost.
func (s *Setter) Paragraph(block string, ps []Piece, sh Shape) []Line {
	ls, _ := s.Optimum(block, ps, sh)
	return ls
}

// Optimum sets a paragraph by the breaks with the least cost, and tells where
// they are: [Setter.Variants] begins with them.
func (s *Setter) Optimum(block string, ps []Piece, sh Shape) ([]Line, Ends) {
	if long(ps) {
		return s.stretches(block, ps, sh), nil
	}
	w := s.start(block, ps, sh)
	defer w.done()
	if len(w.atoms) == 0 {
		return w.empty(), nil
	}
	w.breaks()
	ends := w.optimum()
	return w.lines(ends, sh.Align), slices.Clone(ends)
}

// At sets a paragraph by given breaks.
func (s *Setter) At(block string, ps []Piece, sh Shape, ends Ends) []Line {
	if len(ends) == 0 {
		return s.Paragraph(block, ps, sh)
	}
	w := s.start(block, ps, sh)
	defer w.done()
	w.breaks()
	return w.lines(ends, sh.Align)
}

// Greedy sets a paragraph line by line; it is the reference that [Paragraph]
// is measured against.
func (s *Setter) Greedy(block string, ps []Piece, sh Shape) []Line {
	w := s.start(block, ps, sh)
	defer w.done()
	if len(w.atoms) == 0 {
		return w.empty()
	}
	w.breaks()
	return w.lines(w.greedy(), sh.Align)
}

// Single sets text in one line of its natural width, however long: headings,
// running heads, folios. Its Offset is 0.
func (s *Setter) Single(block string, ps []Piece) Line {
	const endless = 1 << 23
	sh := Shape{Measure: endless, Align: Start, Lone: true}
	w := s.start(block, ps, sh)
	defer w.done()
	if len(w.atoms) == 0 {
		return w.empty()[0]
	}
	w.whole()
	w.first = w.nodes[1].end.width - w.nodes[0].start.width // nothing is to be filled
	return w.lines([]int32{1}, sh.Align)[0]
}

// whole makes nodes of the paragraph's two ends alone.
func (w *work) whole() {
	w.nodes = w.nodes[:0]
	var total sums
	w.begin(0, free, &total, &total)
	for i := range w.atoms {
		total.width += w.atoms[i].width
		if i+1 < len(w.atoms) {
			g := w.between(&w.atoms[i], &w.atoms[i+1])
			total.add(&g)
		}
	}
	w.begin(len(w.atoms), free, &total, &total)
}
