package lines

import (
	"unicode/utf8"

	"yinshu/internal/design"
	"yinshu/internal/manuscript"
)

// An atom is a drawn character of a paragraph, with the white space that
// follows it. Lengths are thousandths of a point; they fit 32 bits because a
// line does.
type atom struct {
	r      rune  // as drawn
	piece  int32 // its index
	off    int32 // its first byte in the piece's text
	next   int32 // the byte after it, white space not counted
	char   int32 // its place in the block
	size   int32
	width  int32 // of the box it stands in
	lead   int32 // from the box's start to the glyph's origin
	before int32 // blank in the box before the ink that may be given up
	after  int32 // and behind it
	tail   int32 // of the box behind the glyph's own width: nothing at a line's end
	space  int32 // natural width of the white space that follows
	white  rune  // its first character, or 0
	class  Class
	face   uint8 // its index in the piece's chain
	flags  flag
}

type flag uint16

const (
	keep      flag = 1 << iota // no line ends after it, whatever the tables say
	may                        // a line may end after it, whatever they say
	hyphen                     // and then shows a hyphen
	address                    // it is inside an address
	centred                    // a mark with blank on both sides
	missing                    // it stands for a character that no face has
	joined                     // drawn with the face's joining stroke
	fixedWide                  // its white space keeps its width
	solid                      // nothing is added after it
	plainless                  // a reading belongs to it: its white space is not written
	proper                     // where it may be divided, it is a name perhaps
	inside                     // a line may end after it inside a word of an address, where nothing else will do
)

// A chain is the faces of a piece.
type chain []*ruler

// find returns the first face of the chain that shows c, and its figures
// there. Where none does, ok is false and the figures are the first face's.
func (ch chain) find(c rune) (f *figure, face uint8, ok bool) {
	for i, r := range ch {
		if g := r.figure(c); g.traits&shown != 0 {
			return g, uint8(i), true
		} else if f == nil {
			f = g
		}
	}
	return f, 0, false
}

// characterize makes the paragraph's atoms.
func (w *work) characterize(ps []Piece) {
	for i := range ps {
		p := &ps[i]
		switch {
		case p.Text == "" && p.Anchor != "":
			w.points = append(w.points, point{piece: int32(i), atom: int32(len(w.atoms))})
		case p.Kind == Filler:
			size := clip32(p.Size)
			w.atoms = append(w.atoms, atom{piece: int32(i), next: int32(len(p.Text)), char: w.char, size: size, width: size, class: Leader})
		default:
			w.characterizePiece(int32(i), p)
		}
	}
}

// fullWidth is the figure of most characters: as wide as they are high, and nothing
// else to be known of them.
var fullWidth = figure{width: 1000, class: Ideograph, traits: shown}

func (w *work) characterizePiece(index int32, p *Piece) {
	ch := w.chainOf(p)
	w.chains[index] = ch
	size := clip32(p.Size)
	counts := int32(1)
	if p.Kind == NoteMark {
		counts = 0
	} else {
		w.char = int32(p.Start)
	}
	first := len(w.atoms)
	for off := 0; off < len(p.Text); {
		r, n := utf8.DecodeRuneInString(p.Text[off:])
		f, face, ok := ch.find(r)
		if *f == fullWidth && counts == 1 {
			w.atoms = append(w.atoms, atom{r: r, piece: index, off: int32(off), next: int32(off + n), char: w.char, size: size, width: size, face: face})
			off += n
			w.char++
			continue
		}
		a := atom{r: r, piece: index, off: int32(off), next: int32(off + n), char: w.char, size: size, face: face}
		off += n
		w.char += counts
		if f.traits&^shown != 0 && w.undrawn(&a, f) {
			continue
		}
		if !ok {
			w.missing = append(w.missing, Missing{manuscript.Place{Block: w.block, Char: int(a.char)}, r, p.Faces})
			a.r, a.flags = manuscript.Substitute, missing
			if f, a.face, ok = ch.find(a.r); !ok {
				f = &figure{width: 1000}
			}
		}
		a.class = f.class
		a.width = em(size, int(f.width))
		if a.class != Ideograph && a.class <= Ellipsis {
			w.box(&a, f)
		}
		if p.Kind == NoteMark {
			a.class = Note
		}
		w.atoms = append(w.atoms, a)
	}
	if p.Kind == Ruby && p.Reading != "" {
		w.annotate(index, p, first)
	} else if p.Kind != Words || p.Keep {
		for i := first; i < len(w.atoms)-1; i++ {
			w.atoms[i].flags |= keep
		}
	}
}

// chainOf returns the faces of a piece that there are: most pieces of a
// paragraph have those of the first.
func (w *work) chainOf(p *Piece) chain {
	if first := &w.pieces[0]; w.chains[0] != nil && len(p.Faces) == len(first.Faces) && len(p.Faces) > 0 && &p.Faces[0] == &first.Faces[0] {
		return w.chains[0]
	}
	return w.s.chain(p.Faces)
}

// undrawn deals with white space and what is not drawn: it becomes part of
// the atom before it. It reports whether that is all.
func (w *work) undrawn(a *atom, f *figure) bool {
	last := len(w.atoms) - 1
	if f.traits&white != 0 {
		width := em(a.size, int(f.width))
		if f.traits&shown == 0 {
			width = a.size / 4
		}
		if a.r == '\u3000' && last < 0 {
			a.class, a.width = Blank, a.size
			return false
		}
		if last < 0 {
			return true
		}
		b := &w.atoms[last]
		if b.white == 0 {
			b.white, b.space = a.r, width
			if f.traits&fixed != 0 {
				b.flags |= fixedWide
			}
		} else if f.traits&fixed != 0 && b.flags&fixedWide != 0 {
			b.space += width // 　　 is two ems; two typed spaces are one
		}
		if f.traits&glued != 0 {
			b.flags |= keep
		}
		return true
	}
	if last >= 0 {
		b := &w.atoms[last]
		switch {
		case f.traits&glued != 0:
			b.flags |= keep
		case f.traits&opens != 0:
			b.flags |= may
		case f.traits&softly != 0:
			b.flags |= may | hyphen
		}
	}
	return true
}

// box sets the box that a mark stands in, and what blank it has to give. The
// face's ink decides where a mark stands; where it is not known, the region.
func (w *work) box(a *atom, f *figure) {
	const clear = 20 // blank that stays between ink and box, thousandths of an em
	x0, x1, width := int(f.x0), int(f.x1), int(f.width)
	lead, box := 0, 1000
	before, after := 0, 0
	switch a.class {
	case Opening:
		if width < 700 {
			lead = 1000 - width
		}
		before = 500
	case Closing:
		after = 500
	case Pause, Colon, Stop, Exclaim:
		middle := w.s.spacing.Region != design.MainlandRegion
		if x1 > x0 {
			middle = x0+x1 > 800 && x0+x1 < 1200
		}
		switch {
		case !middle:
			after = 500
		case a.class != Exclaim || w.s.spacing.Region == design.MainlandRegion:
			a.flags |= centred
			before, after = 250, 250
		}
	case Middot:
		box = w.s.spacing.Interpunct
		lead = (box - width) / 2
		if x1 > x0 {
			lead = (box - x0 - x1) / 2
		}
		if box > 500 {
			before, after = min((box-500)/2, dotGive), min((box-500)/2, dotGive)
			a.flags |= centred
		}
	case Connector, Solidus:
		if width > 500 {
			lead = (box - width) / 2
		} else {
			box = width
		}
	case Dash:
		box = 1000
		switch a.r {
		case '⸺':
			box = 2000
		case '⸻':
			box = 3000
		}
		if a.r < 0x2e00 && w.chains[a.piece][a.face].joined != 0 {
			a.flags |= joined
		}
	case Ellipsis:
		box = max(width, 1)
	}
	if x1 > x0 && (before != 0 || after != 0) {
		before = max(0, min(before, lead+x0-clear))
		after = max(0, min(after, box-lead-x1-clear))
	}
	if a.class == Middot || a.class == Connector || a.class == Solidus {
		a.tail = em(a.size, max(0, box-lead-width))
	}
	a.width, a.lead = em(a.size, box), em(a.size, lead)
	a.before, a.after = em(a.size, before), em(a.size, after)
}

// dotGive is what an interpunct of one em gives on each side, in thousandths
// of an em. CLREQ lets it come down to half an em; but beside one that stands
// in a whole em everywhere else, half of it looks like another mark.
const dotGive = 140

// em returns n thousandths of a size.
func em(size int32, n int) int32 {
	if n == 1000 {
		return size
	}
	return int32(design.Em(design.Length(size), n))
}

// clip32 keeps a length within a kilometre, so that no sum of a line's can
// overflow.
func clip32(l design.Length) int32 {
	const most = 1 << 24
	return int32(max(-most, min(l, most)))
}
