package lines

// What a line can give up, in the order it does: CLREQ "Line adjustment". The
// blank of a mark at the line's end goes first of all and is not among them.
const (
	giveWord    = iota // spaces between Latin words
	giveMiddot         // both sides of an interpunct
	giveBracket        // before an opening mark, behind a closing one
	givePause          // ，、；：
	giveHan            // gaps between Han and Latin
	giveStop           // 。！？
	numGives
)

// What a line can take up before the gaps between Han characters do.
const (
	takeWord = iota
	takeHan
	takeMark
	takeAddress // between the characters of an address
	numTakes
)

// mostTracking is how far the characters of an address on the net may stand
// apart, in thousandths of an em: rather than one of its words is divided, or
// the few Han characters before it are spread over half a line.
const mostTracking = 50

// A gap is what stands between two atoms of a line: the space there, and how
// it may change.
type gap struct {
	extra int32           // beyond the boxes' own widths; negative where blank is given up for good
	give  [numGives]int32 // how much less, by class
	take  [numTakes]int32 // how much more, by class
	grows int32           // 1 if it grows with the gaps between Han characters
}

var giveOf = [numClasses]int{
	Opening: giveBracket, Closing: giveBracket, Pause: givePause, Colon: givePause,
	Stop: giveStop, Exclaim: giveStop, Middot: giveMiddot,
}

// between finds the gap between two neighbours on one line.
func (w *work) between(a, b *atom) gap {
	var g gap
	kind := w.s.pairs.gap[a.class][b.class]
	switch {
	case a.white != 0:
		w.typed(&g, a, b, kind)
	case a.flags&(keep|solid) != 0:
	case kind == 'q' && !a.isFull() && !b.isFull():
		w.hanLatin(&g, a, b)
	case kind != '.':
		g.grows = 1
	}
	if a.class == Note && b.class == Note && a.piece != b.piece && ClassOf(a.r) == Digit && ClassOf(b.r) == Digit {
		g.extra += a.size / 4 // two numbers in a row, with nothing between them
	}
	if a.after|b.before != 0 {
		w.blanks(&g, a, b)
	}
	if a.class == Letter && b.class == Closing || a.class == Opening && b.class == Letter {
		g.extra += w.apart(a, b)
	}
	if a.flags&b.flags&address != 0 {
		g.take[takeAddress] = em(a.size, mostTracking)
	}
	if a.white == 0 && a.class >= Letter && b.class >= Letter && a.size == b.size {
		g.extra += w.kern(a, b)
	}
	return g
}

// isFull says whether an atom is a fullwidth sign, which has its own white
// around it: ％ ￥ ℃.
func (a *atom) isFull() bool {
	return (a.class == Prefix || a.class == Postfix) && a.r >= 0x2030 && a.width >= a.size*9/10
}

// apart returns what must be added between a letter and the bracket around it
// where one leans over its box: f）.
func (w *work) apart(a, b *atom) int32 {
	const least = 40 // white between the inks, thousandths of an em
	fa, fb := w.ruler(a), w.ruler(b)
	if fa == nil || fb == nil || a.white != 0 {
		return 0
	}
	ia, ib := fa.figure(a.r), fb.figure(b.r)
	if ia.x1 <= ia.x0 || ib.x1 <= ib.x0 {
		return 0
	}
	white := a.width - a.lead - em(a.size, int(ia.x1)) + b.lead + em(b.size, int(ib.x0))
	return max(0, em(min(a.size, b.size), least)-white)
}

// kern returns what the face adds between two letters.
func (w *work) kern(a, b *atom) int32 {
	ra, rb := w.ruler(a), w.ruler(b)
	if ra == nil || ra != rb {
		return 0
	}
	return em(a.size, ra.kern(a.r, b.r))
}

// typed deals with white space that somebody typed. At the border of Han and
// Latin the gap stands in its place; beside full-width marks it is nothing.
func (w *work) typed(g *gap, a, b *atom, kind byte) {
	switch {
	case a.flags&fixedWide != 0:
		g.extra, g.grows = a.space, 1
	case kind == 'q' && (a.class == Ideograph || b.class == Ideograph):
		w.hanLatin(g, a, b)
	case a.class.isMark() || b.class.isMark():
		if kind != '.' {
			g.grows = 1
		}
	default:
		sp := &w.s.spacing
		g.extra, g.grows = a.space, 1
		g.give[giveWord] = max(0, a.space-em(a.size, sp.WordMin))
		g.take[takeWord] = max(0, em(a.size, sp.WordMax)-a.space)
	}
}

func (w *work) hanLatin(g *gap, a, b *atom) {
	sp := &w.s.spacing
	size := max(a.size, b.size)
	g.extra = em(size, sp.HanLatin)
	g.give[giveHan] = em(size, max(0, sp.HanLatin-sp.HanLatinMin))
	g.take[takeHan] = em(size, max(0, sp.HanLatinMax-sp.HanLatin))
	g.grows = 1
}

// blanks deals with the blank of marks: what two neighbours give up for good,
// and what is left to justify the line with.
func (w *work) blanks(g *gap, a, b *atom) {
	after, before := a.after, b.before
	switch {
	case !w.s.spacing.Adjacent || a.flags&fixedWide != 0:
	case b.class == Note && a.class.isMark():
		// The number stands where the blank was, as in books set by hand.
		g.extra -= after
		after = 0
	case a.class.isMark() && b.class.isMark():
		switch {
		case b.class == Opening && a.size < b.size && a.class != Opening && a.flags&centred == 0:
			// Of marks of two sizes the smaller gives (CSS Text 4, text-spacing).
			g.extra -= after
			after, before = 0, min(before, em(b.size, 300))
		case b.class == Opening:
			g.extra -= before
			before, after = 0, min(after, em(a.size, 300)) // the two together keep 1.2 em
		case a.flags&centred == 0 && (b.class == Closing || a.class == Closing || b.flags&centred == 0):
			g.extra -= after
			after = 0
		}
	}
	// A glyph's origin stays behind that of the one before it, even where a
	// bracket's blank reaches over a narrow figure: the order of text that is
	// extracted by place depends on it.
	room := max(0, a.width-a.lead+b.lead+g.extra-a.size/20)
	give := min(w.give(a, after), room)
	g.give[giveOf[a.class]] += give
	g.give[giveOf[b.class]] += min(w.give(b, before), room-give)
	if after != 0 && b.class.isMark() || before != 0 && a.class.isMark() {
		return // a pair of marks is closed up, never opened
	}
	grow := w.s.spacing.MarkStretch
	if a.class.isMark() && after != 0 {
		g.take[takeMark] += em(a.size, grow) >> (a.flags & centred / centred)
	}
	if b.class.isMark() && before != 0 {
		g.take[takeMark] += em(b.size, grow) >> (b.flags & centred / centred)
	}
}

// give returns how much of a mark's blank on one side justification may take.
func (w *work) give(a *atom, blank int32) int32 {
	most := w.s.spacing.MarkGive
	if giveOf[a.class] == giveStop {
		most = w.s.spacing.StopGive
	}
	most = max(0, most)
	if a.flags&centred != 0 {
		most /= 2
	}
	return min(blank, em(a.size, most))
}
