package lines

import (
	"strings"
	"unicode/utf8"

	"yinshu/internal/design"
	"yinshu/internal/manuscript"
)

// A maker writes the atoms of lines as runs. The runs of a paragraph lie in
// one array, and so do their advances.
type maker struct {
	*work
	advances []design.Length
	runs     []Run
	point    int // the next of work.points
	ruby     int // the next of work.rubies

	// The run being written.
	open     bool
	piece    int32
	face     uint8
	joined   bool
	from, to int32  // its text is these bytes of its piece's,
	text     []byte // or this, where something was left out or put for another
	first    int    // its first advance
}

// make fills in the line from node i to node j.
func (m *maker) make(l *Line, i, j int32, f *fit) {
	from, to := &m.nodes[i], &m.nodes[j]
	l.From = manuscript.Place{Block: m.block, Char: m.charAt(from.at)}
	l.To = manuscript.Place{Block: m.block, Char: m.charAt(to.at)}
	l.Natural = design.Length(to.end.width - from.start.width + from.trim)
	firstRun, firstAdvance := len(m.runs), len(m.advances)
	filler := m.filler(i, j, f)
	sh := share(from, to, f)
	for k := from.at; k < to.at; k++ {
		a := &m.atoms[k]
		m.placePoints(k)
		if a.class == Leader {
			m.fill(l, a, a.width+filler, firstAdvance)
			continue
		}
		m.enter(a)
		if k == from.at {
			l.Offset += design.Length(a.lead)
		}
		space := -m.endTrim(to, f)
		if k+1 < to.at {
			b := &m.atoms[k+1]
			space = m.space(&sh, a, b) + b.lead
		}
		m.put(a, space, k+1 < to.at && a.flags&plainless == 0)
		if k+1 == to.at && m.parts(int(k)) {
			m.putSpace(a, 0)
		}
		if len(m.rubies) > 0 {
			m.putRuby(k, space)
		}
	}
	if to.how == hyphenated || to.how == inName {
		m.putHyphen(&m.atoms[to.at-1])
	}
	m.close()
	if int(to.at) == len(m.atoms) {
		m.placePoints(to.at)
	}
	for _, a := range m.advances[firstAdvance:] {
		l.Width += a
	}
	l.Runs = m.runs[firstRun:len(m.runs):len(m.runs)]
}

// charAt returns the character of the block that the line beginning with atom
// k begins at; white space belongs to the line before.
func (m *maker) charAt(k int32) int {
	if k == 0 {
		return m.pieces[0].Start
	}
	if int(k) < len(m.atoms) {
		return int(m.atoms[k].char)
	}
	return int(m.char)
}

// endTrim returns the blank that the mark at a line's end goes without.
func (m *maker) endTrim(to *node, f *fit) int32 {
	if to.at == 0 || to.how == hyphenated || to.how == inName {
		return 0
	}
	a := &m.atoms[to.at-1]
	if m.hangs(a) {
		return a.width
	}
	if a.tail != 0 {
		return a.tail
	}
	if a.after != 0 && a.class != Note && m.s.spacing.End == design.EndAlways {
		return a.after
	}
	return f.end
}

// filler returns what each filler of the line takes up beyond its own width.
func (m *maker) filler(i, j int32, f *fit) int32 {
	count := int32(0)
	for k := m.nodes[i].at; k < m.nodes[j].at; k++ {
		if m.atoms[k].class == Leader {
			count++
		}
	}
	short := m.avail(i) - (m.nodes[j].end.width - m.nodes[i].start.width)
	if count == 0 || short <= 0 {
		return 0
	}
	*f = fit{short: short - short%count}
	return short / count
}

// enter sees that the run being written is one that a may stand in.
func (m *maker) enter(a *atom) {
	if m.open && m.piece == a.piece && m.face == a.face && m.joined == (a.flags&joined != 0) {
		return
	}
	m.close()
	m.open, m.piece, m.face, m.joined = true, a.piece, a.face, a.flags&joined != 0
	m.from, m.to, m.text, m.first = a.off, a.off, nil, len(m.advances)
}

// put writes an atom, and the white space behind it where it is drawn. space
// is what stands before the next origin beyond the atom's own box.
func (m *maker) put(a *atom, space int32, inside bool) {
	own := a.width - a.lead
	if a.flags&missing != 0 {
		m.copied()
		m.text = utf8.AppendRune(m.text, a.r)
	} else {
		m.take(a.off, a.next)
	}
	if a.white == 0 || !inside {
		m.advances = append(m.advances, design.Length(own+space))
		return
	}
	m.advances = append(m.advances, design.Length(own))
	m.putSpace(a, space)
}

// parts says whether the white space behind atom k, at a line's end, is what
// parts two words: it is written there, without width, for those who copy or
// hear the text.
func (m *maker) parts(k int) bool {
	if k+1 >= len(m.atoms) {
		return false
	}
	a, b := &m.atoms[k], &m.atoms[k+1]
	return a.white == ' ' && a.class.isLatin() && b.class.isLatin() && a.flags&plainless == 0
}

// putSpace writes the white space behind an atom.
func (m *maker) putSpace(a *atom, space int32) {
	m.advances = append(m.advances, design.Length(space))
	text := m.pieces[a.piece].Text[a.next:]
	if a.white == ' ' && strings.HasPrefix(text, " ") {
		m.take(a.next, a.next+1)
	} else if a.white == '\u3000' && strings.HasPrefix(text, "\u3000") {
		m.take(a.next, a.next+3)
	} else {
		m.copied()
		m.text = append(m.text, ' ')
	}
}

// take adds bytes of the piece's text to the run's.
func (m *maker) take(from, to int32) {
	if m.text == nil && from == m.to {
		m.to = to
		return
	}
	m.copied()
	m.text = append(m.text, m.pieces[m.piece].Text[from:to]...)
}

// copied sees that the run's text is a copy.
func (m *maker) copied() {
	if m.text == nil {
		m.text = append(make([]byte, 0, 64), m.pieces[m.piece].Text[m.from:m.to]...)
	}
}

// close ends the run being written.
func (m *maker) close() {
	if !m.open {
		return
	}
	m.open = false
	r := m.style(m.piece)
	ruler := m.chains[m.piece][m.face]
	r.Face = ruler.id
	if m.text != nil {
		r.Text = string(m.text)
	} else {
		r.Text = m.pieces[m.piece].Text[m.from:m.to]
	}
	r.Advances = m.advances[m.first:len(m.advances):len(m.advances)]
	if m.joined {
		r.Glyphs = dashGlyphs(ruler, r.Text)
	}
	m.runs = append(m.runs, r)
}

// style begins a run with what its piece says.
func (m *maker) style(piece int32) Run {
	p := &m.pieces[piece]
	return Run{Size: p.Size, Rise: p.Rise, Lang: p.Lang, Link: p.Link, Anchor: p.Anchor, Mark: p.Mark, Under: p.Under, Name: p.Name, Dots: p.Dots}
}

// dashGlyphs draws dashes with the stroke that joins, and white space as it
// is.
func dashGlyphs(r *ruler, text string) []uint16 {
	g := r.m.(glypher)
	var glyphs []uint16
	for _, c := range text {
		if r.figure(c).class == Dash {
			glyphs = append(glyphs, r.joined)
			continue
		}
		n, _ := g.Glyph(c)
		glyphs = append(glyphs, n)
	}
	return glyphs
}

// putHyphen writes the hyphen that shows where a word is divided. What is
// extracted is a soft hyphen, which search engines and readers leave out.
func (m *maker) putHyphen(a *atom) {
	m.enter(a)
	m.close()
	r := m.style(a.piece)
	ruler := m.chains[a.piece][a.face]
	r.Face, r.Anchor, r.Text = ruler.id, "", "\u00ad"
	if g, ok := ruler.m.(glypher); ok {
		if n, ok := g.Glyph('-'); ok {
			r.Glyphs = []uint16{n}
		}
	}
	m.advances = append(m.advances, design.Length(m.hyphenWidth(a)))
	r.Advances = m.advances[len(m.advances)-1:]
	m.runs = append(m.runs, r)
}

// fill writes a filler: its text as often as it fits. What is left over stands
// before it, so that the fillers of all lines end alike.
func (m *maker) fill(l *Line, a *atom, width int32, firstAdvance int) {
	m.close()
	p := &m.pieces[a.piece]
	ch := m.s.chain(p.Faces)
	var unit int32
	var advances []design.Length
	face := uint8(0)
	for _, c := range p.Text {
		f, in, _ := ch.find(c)
		face = in
		advances = append(advances, design.Length(em(a.size, int(f.width))))
		unit += em(a.size, int(f.width))
	}
	count := int32(0)
	if unit > 0 {
		count = width / unit
	}
	rest := design.Length(width - count*unit)
	if n := len(m.advances); n > firstAdvance {
		m.advances[n-1] += rest
	} else {
		l.Offset += rest
	}
	if count == 0 {
		return
	}
	r := m.style(a.piece)
	r.Face, r.Filler = ch[face].id, true
	first := len(m.advances)
	for range count {
		m.advances = append(m.advances, advances...)
	}
	r.Text = strings.Repeat(p.Text, int(count))
	r.Advances = m.advances[first:len(m.advances):len(m.advances)]
	m.runs = append(m.runs, r)
}

// placePoints writes the points that stand before atom k, as runs of no
// characters.
func (m *maker) placePoints(k int32) {
	for m.point < len(m.points) && m.points[m.point].atom <= k {
		m.close()
		m.runs = append(m.runs, m.pointRun(m.points[m.point]))
		m.point++
	}
}
