package face

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// A Char is a character of a cut font: the glyph that its code shows. Codes
// are what a text is written in: Unicode for an EPUB, whatever the writer
// needs for a PDF.
type Char struct {
	Code  rune
	Glyph uint16
}

// Cut returns a TrueType font that has the given characters and no others,
// and the glyphs they need. Its glyphs stand in the order of the codes, its
// cmap is format 4 (and 12 where a code is beyond 0xFFFF), and it has neither
// kerning nor substitutions. Characters with the same code count once, those
// whose glyph the face does not have show the empty box.
func (f *Face) Cut(chars []Char) []byte {
	c, chars := f.begin(chars)
	c.outlines()
	return assemble(c.tables(chars, f.Name))
}

// Hollow is Cut without outlines: what a writer can measure and name, but not
// show. No outline is read for it.
func (f *Face) Hollow(chars []Char) []byte {
	c, chars := f.begin(chars)
	c.loca, c.glyf = make([]int, len(c.old)+1), make([]byte, 2)
	return assemble(c.tables(chars, f.Name))
}

// Program is Cut as a PDF embeds it: with the tables that a CIDFont needs
// only, and no cmap, so that the glyph of each code is told apart (ISO
// 32000-1, 9.9, table 126, and 9.7.4.2).
func (f *Face) Program(chars []Char) (program []byte, glyph func(code rune) uint16) {
	c, chars := f.begin(chars)
	c.outlines()
	all := slices.DeleteFunc(c.tables(chars, f.Name), func(t namedTable) bool { return !slices.Contains(needed, t.tag) })
	return assemble(all), func(code rune) uint16 {
		at, ok := slices.BinarySearchFunc(chars, code, func(ch Char, code rune) int { return int(ch.Code) - int(code) })
		if !ok {
			return 0
		}
		return c.take(chars[at].Glyph)
	}
}

// needed are the tables of a TrueType font in a PDF.
var needed = []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}

// begin numbers the glyphs of a cut, and gives its characters in order.
func (f *Face) begin(chars []Char) (*cut, []Char) {
	chars = slices.Clone(chars)
	slices.SortStableFunc(chars, func(a, b Char) int { return int(a.Code) - int(b.Code) })
	chars = slices.CompactFunc(chars, func(a, b Char) bool { return a.Code == b.Code })
	c := &cut{t: &f.tables, fresh: map[uint16]uint16{0: 0}, old: []uint16{0}}
	for _, ch := range chars {
		c.take(ch.Glyph)
	}
	return c, chars
}

// A cut is a font being cut.
type cut struct {
	t     *tables
	fresh map[uint16]uint16 // the new number of an old glyph
	old   []uint16          // the old number of each new one
	glyf  []byte
	loca  []int
}

// take gives a glyph its new number.
func (c *cut) take(g uint16) uint16 {
	if int(g) >= c.t.glyphs {
		g = 0
	}
	n, ok := c.fresh[g]
	if !ok {
		n = uint16(len(c.old))
		c.fresh[g] = n
		c.old = append(c.old, g)
	}
	return n
}

// outlines copies the glyphs. A glyph made of others takes these along, which
// lengthens the list that the loop walks; one whose parts make no sense is
// left blank, since those who read the cut follow them without looking.
func (c *cut) outlines() {
	for i := 0; i < len(c.old); i++ {
		c.loca = append(c.loca, len(c.glyf))
		data := c.t.outline(c.old[i])
		if composite(data) {
			if c.t.sound(c.old[i], 0) {
				data = c.compose(data)
			} else {
				data = nil
			}
		}
		c.glyf = append(c.glyf, data...)
		for len(c.glyf)%2 != 0 {
			c.glyf = append(c.glyf, 0)
		}
	}
	c.loca = append(c.loca, len(c.glyf))
	if len(c.glyf) == 0 {
		c.glyf = make([]byte, 2) // a table that a font needs may not be empty
	}
}

// composite reports whether a glyph is made of others.
func composite(data []byte) bool { return len(data) >= 10 && int16(u16(data, 0)) < 0 }

// compose renumbers the parts of a composite glyph.
func (c *cut) compose(data []byte) []byte {
	data = slices.Clone(data)
	parts(data, func(at int) bool {
		put16(data, at, c.take(u16(data, at)))
		return true
	})
	return data
}

// deepest is how many glyphs may be nested in each other; no font needs it.
const deepest = 6

// sound reports whether the parts of a composite glyph can be followed to
// simple glyphs.
func (t *tables) sound(g uint16, depth int) bool {
	data := t.outline(g)
	if !composite(data) {
		return true
	}
	return depth < deepest && parts(data, func(at int) bool {
		part := u16(data, at)
		return int(part) < t.glyphs && t.sound(part, depth+1)
	})
}

// parts goes through the parts of a composite glyph (OpenType, glyf table,
// composite glyph description): visit is given the place of each one's number.
// It is false where the data ends first, or a visit is.
func parts(data []byte, visit func(at int) bool) bool {
	const (
		words    = 1 << 0
		scale    = 1 << 3
		more     = 1 << 5
		xyScale  = 1 << 6
		twoByTwo = 1 << 7
		most     = 64 // parts; a hostile font could make following them endless
	)
	at := 10
	for range most {
		if at+4 > len(data) {
			return false
		}
		flags, number := u16(data, at), at+2
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&xyScale != 0:
			at += 4
		case flags&twoByTwo != 0:
			at += 8
		}
		if at > len(data) || !visit(number) {
			return false
		}
		if flags&more == 0 {
			return true
		}
	}
	return false
}

// A namedTable is a table ready to be written.
type namedTable struct {
	tag  string
	data []byte
}

// tables makes the cut font's tables in the order of their tags.
func (c *cut) tables(chars []Char, name string) []namedTable {
	t, n := c.t, len(c.old)
	long := len(c.glyf) > 2*0xffff
	head := slices.Clone(t.head[:54])
	binary.BigEndian.PutUint32(head[12:], 0x5f0f3cf5) // what every head has
	put16(head, 50, 0)
	if long {
		put16(head, 50, 1)
	}
	put16(head, 52, 0) // formats: there is one of each
	hhea := slices.Clone(t.hhea[:36])
	put16(hhea, 32, 0)
	put16(hhea, 34, uint16(n))
	maxp := slices.Clone(t.maxp)
	put16(maxp, 4, uint16(n))
	var hmtx, loca []byte
	for _, g := range c.old {
		width, bearing := t.metrics(g)
		hmtx = binary.BigEndian.AppendUint16(hmtx, width)
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(bearing))
	}
	for _, at := range c.loca {
		if long {
			loca = binary.BigEndian.AppendUint32(loca, uint32(at))
		} else {
			loca = binary.BigEndian.AppendUint16(loca, uint16(at/2))
		}
	}
	post := make([]byte, 32)
	binary.BigEndian.PutUint32(post, 0x00030000) // no glyph names
	if len(t.post) >= 16 {
		copy(post[4:16], t.post[4:16])
	}
	all := []namedTable{
		{"OS/2", t.wholeOS2()}, {"cmap", c.cmap(chars)}, {"cvt ", t.cvt}, {"fpgm", t.fpgm},
		{"glyf", c.glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca},
		{"maxp", maxp}, {"name", nameTable(name)}, {"post", post}, {"prep", t.prep},
	}
	return slices.DeleteFunc(all, func(t namedTable) bool { return t.data == nil })
}

// wholeOS2 is the OS/2 table, if it is as long as its version says.
func (t *tables) wholeOS2() []byte {
	if n := len(t.os2); n < 78 || n < 96 && u16(t.os2, 0) >= 2 {
		return nil
	}
	return t.os2
}

func put16(b []byte, at int, v uint16) { binary.BigEndian.PutUint16(b[at:], v) }

// nameTable names a font as the PostScript name does.
func nameTable(name string) []byte {
	var texts, b []byte
	for _, r := range name {
		texts = binary.BigEndian.AppendUint16(texts, uint16(r))
	}
	const count = 3 // family, full name, PostScript name
	b = words(b, 0, count, 6+12*count)
	for _, id := range [count]uint16{1, 4, 6} {
		b = words(b, 3, 1, 0x409, id, uint16(len(texts)), 0)
	}
	return append(b, texts...)
}

func words(b []byte, values ...uint16) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, v)
	}
	return b
}

// A span is codes with glyphs that follow each other as they do.
type span struct {
	first, last rune
	glyph       uint16
}

// cmap makes the cut font's character table.
func (c *cut) cmap(chars []Char) []byte {
	var spans []span
	for _, ch := range chars {
		g := c.take(ch.Glyph)
		if n := len(spans); n > 0 && spans[n-1].last+1 == ch.Code && spans[n-1].last < 0xffff &&
			rune(spans[n-1].glyph)+ch.Code-spans[n-1].first == rune(g) {
			spans[n-1].last = ch.Code
			continue
		}
		spans = append(spans, span{ch.Code, ch.Code, g})
	}
	low := slices.IndexFunc(spans, func(s span) bool { return s.last >= 0xffff })
	if low < 0 {
		low = len(spans)
	}
	segments := formatFour(spans[:low])
	if low == len(spans) {
		return append(words(nil, 0, 1, 3, 1, 0, 12), segments...)
	}
	b := words(nil, 0, 2, 3, 1, 0, 20, 3, 10)
	b = binary.BigEndian.AppendUint32(b, uint32(20+len(segments)))
	b = append(b, segments...)
	return append(b, formatTwelve(spans)...)
}

// formatFour writes spans below 0xFFFF as format 4. The table's length has 16
// bits, enough for some 8,000 spans; a cut with more has gaps at its end,
// where format 12 is read instead.
func formatFour(spans []span) []byte {
	const most = (0xffff - 16 - 8) / 8
	spans = spans[:min(len(spans), most)]
	n := len(spans) + 1
	log := bits.Len(uint(n)) - 1
	b := words(nil, 4, uint16(16+8*n), 0, uint16(2*n), uint16(2<<log), uint16(log), uint16(2*n-2<<log))
	for _, s := range spans {
		b = words(b, uint16(s.last))
	}
	b = words(b, 0xffff, 0)
	for _, s := range spans {
		b = words(b, uint16(s.first))
	}
	b = words(b, 0xffff)
	for _, s := range spans {
		b = words(b, s.glyph-uint16(s.first))
	}
	b = words(b, 1)
	return append(b, make([]byte, 2*n)...)
}

// formatTwelve writes spans as format 12.
func formatTwelve(spans []span) []byte {
	b := words(nil, 12, 0)
	b = binary.BigEndian.AppendUint32(b, uint32(16+12*len(spans)))
	b = binary.BigEndian.AppendUint32(b, 0)
	b = binary.BigEndian.AppendUint32(b, uint32(len(spans)))
	for _, s := range spans {
		b = binary.BigEndian.AppendUint32(b, uint32(s.first))
		b = binary.BigEndian.AppendUint32(b, uint32(s.last))
		b = binary.BigEndian.AppendUint32(b, uint32(s.glyph))
	}
	return b
}

// assemble writes tables as a font file with its sums (OpenType, font file).
func assemble(all []namedTable) []byte {
	n := len(all)
	log := bits.Len(uint(n)) - 1
	b := words([]byte{0, 1, 0, 0}, uint16(n), uint16(16<<log), uint16(log), uint16(16*n-16<<log))
	at, head := 12+16*n, 0
	for _, t := range all {
		if t.tag == "head" {
			head = at
			put16(t.data, 8, 0)
			put16(t.data, 10, 0)
		}
		b = append(b, t.tag...)
		b = binary.BigEndian.AppendUint32(b, sum(t.data))
		b = binary.BigEndian.AppendUint32(b, uint32(at))
		b = binary.BigEndian.AppendUint32(b, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range all {
		b = append(b, t.data...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	binary.BigEndian.PutUint32(b[head+8:], 0xb1b0afba-sum(b))
	return b
}

// sum is a table's checksum: its words added up.
func sum(b []byte) uint32 {
	var s uint32
	for ; len(b) >= 4; b = b[4:] {
		s += binary.BigEndian.Uint32(b)
	}
	if len(b) > 0 {
		var last [4]byte
		copy(last[:], b)
		s += binary.BigEndian.Uint32(last[:])
	}
	return s
}
