package lines

import (
	"strings"
	"unicode/utf8"

	"yinshu/internal/design"
	"yinshu/internal/manuscript"
)

// A ruby is the reading of some atoms: pinyin above them, half as large, or
// zhuyin to the right of a single one (CLREQ "Positioning of interlinear
// annotations"; JLREQ for widths). It has no characters of the block.
type ruby struct {
	first, last int32 // the atoms it belongs to
	text        string
	width       int32 // of pinyin
	size        int32
	zhuyin      bool
}

// annotate gives a piece's atoms, from first on, their reading. A reading of
// as many syllables as there are characters is parted among them; each then
// stays with its character. Any other stands over the whole, which stays
// together.
func (w *work) annotate(index int32, p *Piece, first int) {
	base := w.atoms[first:]
	syllables := strings.Fields(w.readable(index, p))
	if len(base) == 0 || len(syllables) == 0 {
		return
	}
	if len(syllables) != len(base) {
		w.over(index, first, len(w.atoms)-1, strings.Join(syllables, " "))
		for i := first; i < len(w.atoms)-1; i++ {
			w.atoms[i].flags |= keep
		}
		return
	}
	for i, s := range syllables {
		if isZhuyin(s) {
			a := &w.atoms[first+i]
			w.rubies = append(w.rubies, ruby{first: int32(first + i), last: int32(first + i), text: s, size: a.size, zhuyin: true})
			a.width += a.size / 2
			a.flags |= plainless
		} else {
			w.over(index, first+i, first+i, s)
		}
	}
}

// readable returns a piece's reading, with the substitute for characters that
// no face has.
func (w *work) readable(index int32, p *Piece) string {
	return strings.Map(func(c rune) rune {
		f, _, ok := w.chains[index].find(c)
		switch {
		case f.traits&dropped != 0:
			return -1
		case ok || f.traits&white != 0:
			return c
		}
		w.missing = append(w.missing, Missing{manuscript.Place{Block: w.block, Char: p.Start}, c, p.Faces})
		return manuscript.Substitute
	}, p.Reading)
}

// over sets a reading over atoms and makes room where it is wider than they
// are: a quarter of its own em stays free between two readings.
func (w *work) over(index int32, first, last int, text string) {
	size := w.atoms[first].size / 2
	width := int32(0)
	for _, c := range text {
		f, _, _ := w.chains[index].find(c)
		width += em(size, int(f.width))
	}
	base := int32(0)
	for i := first; i <= last; i++ {
		base += w.atoms[i].width
		w.atoms[i].flags |= plainless
	}
	if more := width + size/4 - base; more > 0 {
		w.atoms[first].lead += more / 2
		w.atoms[first].width += more / 2
		w.atoms[last].width += more - more/2
	}
	w.rubies = append(w.rubies, ruby{first: int32(first), last: int32(last), text: text, width: width, size: size})
}

// isZhuyin says whether a reading is in zhuyin.
func isZhuyin(s string) bool {
	for _, r := range s {
		if r >= 0x3105 && r <= 0x312f || r >= 0x31a0 && r <= 0x31bf {
			return true
		}
	}
	return false
}

// putRuby writes the readings that end with atom k, right after it. space is
// what stands behind the atom's box.
func (m *maker) putRuby(k, space int32) {
	for m.ruby < len(m.rubies) && m.rubies[m.ruby].last <= k {
		r := &m.rubies[m.ruby]
		m.ruby++
		if r.last != k {
			continue
		}
		m.close()
		if r.zhuyin {
			m.putZhuyin(r, space)
		} else {
			m.putPinyin(r, space)
		}
	}
}

// putPinyin writes a reading over its base. The pen has passed the base: it
// goes back, and ends where it stood.
func (m *maker) putPinyin(r *ruby, space int32) {
	box, pen := int32(0), space
	for k := r.first; k <= r.last; k++ {
		box += m.atoms[k].width
	}
	for k := r.first; k < r.last; k++ {
		box += m.baseGap(k)
	}
	start := box + pen - (box-r.width)/2 // how far back the reading begins
	m.advances[len(m.advances)-1] -= design.Length(start)
	a := &m.atoms[r.last]
	run := m.reading(a, r.text, r.size, a.size-a.size/50) // clear of the base, below the line above
	first := len(m.advances)
	for _, c := range r.text {
		f, _, _ := m.chains[a.piece].find(c)
		m.advances = append(m.advances, design.Length(em(r.size, int(f.width))))
	}
	m.advances[len(m.advances)-1] += design.Length(start - r.width)
	run.Advances = m.advances[first:len(m.advances):len(m.advances)]
	m.runs = append(m.runs, run)
}

// baseGap is the space, as it stands, between two atoms of a reading's base:
// nothing is added there or taken away.
func (m *maker) baseGap(k int32) int32 {
	g := m.between(&m.atoms[k], &m.atoms[k+1])
	return g.extra
}

// reading begins the run of a reading.
func (m *maker) reading(a *atom, text string, size, rise int32) Run {
	p := &m.pieces[a.piece]
	c, _ := utf8.DecodeRuneInString(text)
	_, face, _ := m.chains[a.piece].find(c)
	run := Run{Face: m.chains[a.piece][face].id, Text: text, Size: design.Length(size), Lang: p.Lang, Link: p.Link}
	run.Rise = p.Rise + design.Length(rise)
	return run
}

// putZhuyin writes the symbols of a reading one over the other, to the right
// of their character: the neutral tone on top, another tone beside the last.
func (m *maker) putZhuyin(r *ruby, space int32) {
	a := &m.atoms[r.last]
	room := a.size / 2
	m.advances[len(m.advances)-1] -= design.Length(room + space)
	symbols, tone := strings.TrimPrefix(r.text, "˙"), ""
	neutral := symbols != r.text
	if c, n := utf8.DecodeLastRuneInString(symbols); strings.ContainsRune("ˊˇˋ", c) {
		symbols, tone = symbols[:len(symbols)-n], symbols[len(symbols)-n:]
	}
	n := utf8.RuneCountInString(symbols)
	size := a.size * 3 / 10
	if n > 3 {
		size = a.size / int32(n)
	}
	// The em box of Han text reaches from 0.12 em below the baseline to 0.88
	// above it; the symbols are centred in it.
	top := (a.size*88+50)/100 - (a.size-int32(n)*size)/2
	if neutral {
		m.putSymbol(a, "˙", size, top, 0)
	}
	for _, c := range symbols {
		n--
		advance := int32(0)
		if n == 0 && tone != "" {
			advance = size
		}
		m.putSymbol(a, string(c), size, top-(size*88+50)/100, advance)
		top -= size
	}
	if tone != "" {
		m.putSymbol(a, tone, size, top, 0)
		room -= size
	}
	m.advances[len(m.advances)-1] += design.Length(room + space)
}

func (m *maker) putSymbol(a *atom, text string, size, rise, advance int32) {
	run := m.reading(a, text, size, rise)
	m.advances = append(m.advances, design.Length(advance))
	run.Advances = m.advances[len(m.advances)-1:]
	m.runs = append(m.runs, run)
}
