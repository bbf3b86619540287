package face

import (
	"bytes"
	"encoding/binary"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf16"

	"golang.org/x/image/font/sfnt"
)

// A fault is what is wrong with a font file, in English and Chinese.
type fault [2]string

// The faults that stop a file from being used.
var (
	short    = fault{"it ends before its tables do", "檔案不完整"}
	noTable  = fault{"a table it needs is missing", "缺少必要的表"}
	badTable = fault{"a table contradicts the others", "各表互相矛盾"}
	noChars  = fault{"it shows no character", "沒有任何字元"}
	isCFF    = fault{"an OpenType font with CFF outlines", "CFF 輪廓的 OpenType 字體"}
	isTTC    = fault{"a collection of fonts", "字體合集（TTC）"}
	isWOFF   = fault{"a web font", "網頁字體（WOFF）"}
	isOther  = fault{"no font file", "其他檔案"}
)

// tables is a TrueType file with the tables this package reads, each checked
// to lie within it. The outlines, nine tenths of a Chinese font, stay in the
// file until they are asked for.
type tables struct {
	glyf *io.SectionReader
	last *atomic.Pointer[stretch] // of glyf, read last

	head, hhea, hmtx, maxp, loca, cmap, name, os2, post []byte
	cvt, fpgm, prep                                     []byte

	em        int // units in an em
	glyphs    int
	wide      int // glyphs that have a width of their own in hmtx
	longLoca  bool
	ascent    int
	descent   int
	capHeight int
	fsType    uint16
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }

// kindOf says what a file is that is not a TrueType font, or nothing.
func kindOf(data []byte) (fault, bool) {
	if len(data) < 4 {
		return short, false
	}
	switch string(data[:4]) {
	case "\x00\x01\x00\x00", "true":
		return fault{}, true
	case "OTTO":
		return isCFF, false
	case "ttcf":
		return isTTC, false
	case "wOFF", "wOF2":
		return isWOFF, false
	}
	return isOther, false
}

// most is how long a table may be that is held in memory: several times what
// the largest fonts have.
const most = 16 << 20

// readTables finds the tables of a TrueType file of a size and checks them
// against each other, so that nothing later reads beyond one.
func readTables(file io.ReaderAt, size int64) (t tables, wrong fault) {
	t.last = new(atomic.Pointer[stretch])
	start := readAt(file, 0, 12)
	if start == nil {
		return t, short
	}
	records := readAt(file, 12, 16*int64(u16(start, 4)))
	if records == nil {
		return t, short
	}
	byTag := map[string]*[]byte{
		"head": &t.head, "hhea": &t.hhea, "hmtx": &t.hmtx, "maxp": &t.maxp,
		"loca": &t.loca, "cmap": &t.cmap, "name": &t.name,
		"OS/2": &t.os2, "post": &t.post, "cvt ": &t.cvt, "fpgm": &t.fpgm, "prep": &t.prep,
	}
	for r := records; len(r) > 0; r = r[16:] {
		from, length := int64(u32(r, 8)), int64(u32(r, 12))
		if from+length > size {
			return t, short
		}
		tag := string(r[:4])
		if tag == "glyf" {
			t.glyf = io.NewSectionReader(file, from, length)
		}
		table := byTag[tag]
		if table == nil {
			continue
		}
		if length > most {
			return t, badTable
		}
		if *table = readAt(file, from, length); *table == nil {
			return t, short
		}
	}
	return t, t.check()
}

// readAt reads a piece of a file; it is nil where the file ends before it.
func readAt(file io.ReaderAt, from, length int64) []byte {
	b := make([]byte, length)
	if n, _ := file.ReadAt(b, from); int64(n) < length {
		return nil
	}
	return b
}

// check reads the figures that the other tables are read by.
func (t *tables) check() fault {
	switch {
	case t.head == nil, t.hhea == nil, t.hmtx == nil, t.maxp == nil, t.loca == nil, t.glyf == nil, t.cmap == nil:
		return noTable
	case len(t.head) < 54, len(t.hhea) < 36, len(t.maxp) < 6:
		return badTable
	}
	t.em = int(u16(t.head, 18))
	t.longLoca = u16(t.head, 50) != 0
	t.glyphs = int(u16(t.maxp, 4))
	t.wide = int(u16(t.hhea, 34))
	t.ascent, t.descent = int(int16(u16(t.hhea, 4))), int(int16(u16(t.hhea, 6)))
	t.capHeight = t.ascent
	step := 2
	if t.longLoca {
		step = 4
	}
	switch {
	case t.em < 16 || t.em > 16384, t.glyphs == 0, t.wide == 0 || t.wide > t.glyphs,
		len(t.hmtx) < 4*t.wide+2*(t.glyphs-t.wide), len(t.loca) < step*(t.glyphs+1):
		return badTable
	}
	if len(t.os2) >= 10 {
		t.fsType = u16(t.os2, 8)
	}
	if len(t.os2) >= 90 && u16(t.os2, 0) >= 2 {
		t.capHeight = int(int16(u16(t.os2, 88)))
	}
	return fault{}
}

// metrics returns a glyph's width and the space before it, in units.
func (t *tables) metrics(g uint16) (width uint16, bearing int16) {
	i := int(g)
	switch {
	case i < t.wide:
		return u16(t.hmtx, 4*i), int16(u16(t.hmtx, 4*i+2))
	case i < t.glyphs:
		return u16(t.hmtx, 4*(t.wide-1)), int16(u16(t.hmtx, 4*t.wide+2*(i-t.wide)))
	}
	return 0, 0
}

// outline returns the bytes of a glyph in glyf; none for a blank glyph and
// for one whose place there is impossible.
func (t *tables) outline(g uint16) []byte { return t.start(g, 1<<62) }

// start returns the first bytes of a glyph in glyf, at most so many.
func (t *tables) start(g uint16, limit int64) []byte {
	i := int(g)
	if i >= t.glyphs {
		return nil
	}
	var from, to int64
	if t.longLoca {
		from, to = int64(u32(t.loca, 4*i)), int64(u32(t.loca, 4*i+4))
	} else {
		from, to = 2*int64(u16(t.loca, 2*i)), 2*int64(u16(t.loca, 2*i+2))
	}
	if from >= to || to > t.glyf.Size() {
		return nil
	}
	if limit <= nearby && to-from >= limit {
		return t.near(from, limit)
	}
	return readAt(t.glyf, from, min(to-from, limit))
}

// nearby is how much is read of glyf where little of it is wanted: what is
// wanted next, of the next letter, mostly stands near it.
const nearby = 4 << 10

// A stretch is a part of glyf that has been read.
type stretch struct {
	from int64
	data []byte
}

// near returns length bytes of glyf from a place on, which it has.
func (t *tables) near(from, length int64) []byte {
	s := t.last.Load()
	if s == nil || from < s.from || from+length > s.from+int64(len(s.data)) {
		s = &stretch{from, readAt(t.glyf, from, min(nearby, t.glyf.Size()-from))}
		if s.data == nil {
			return nil
		}
		t.last.Store(s)
	}
	return s.data[from-s.from:][:length:length]
}

// postScript returns the font's own name for itself, or "".
func (t *tables) postScript() string {
	const postScriptName = 6
	if len(t.name) < 6 {
		return ""
	}
	texts := int(u16(t.name, 4))
	for i := range int(u16(t.name, 2)) {
		at := 6 + 12*i
		if at+12 > len(t.name) || u16(t.name, at+6) != postScriptName {
			continue
		}
		from := texts + int(u16(t.name, at+10))
		to := from + int(u16(t.name, at+8))
		if to > len(t.name) {
			continue
		}
		raw := t.name[from:to]
		if u16(t.name, at) != 1 { // all platforms but the old Macintosh: UTF-16
			raw = []byte(utf16be(raw))
		}
		return strings.Map(func(r rune) rune {
			if r > ' ' && r < 0x7f && !strings.ContainsRune("[](){}<>/%#", r) {
				return r
			}
			return -1
		}, string(raw))
	}
	return ""
}

func utf16be(raw []byte) string {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = u16(raw, 2*i)
	}
	return string(utf16.Decode(units))
}

// Parse reads a font file that is in memory. The problem names the file as
// given.
func Parse(file string, data []byte) (*Face, error) {
	return parse(file, bytes.NewReader(data), int64(len(data)))
}

// parse reads a font file of a size, from which the face will read on.
func parse(file string, src io.ReaderAt, size int64) (*Face, error) {
	if what, ok := kindOf(readAt(src, 0, min(size, 4))); !ok {
		if what == short {
			return nil, problem(broken, file, what)
		}
		return nil, problem(notTrueType, file, what)
	}
	t, wrong := readTables(src, size)
	if wrong != (fault{}) {
		return nil, problem(broken, file, wrong)
	}
	f := &Face{File: file, source: src, size: size, tables: t, Name: t.postScript()}
	if f.runes, wrong = readCmap(t.cmap, t.glyphs); wrong != (fault{}) {
		return nil, problem(broken, file, wrong)
	}
	f.tables.cmap = nil // all of it is in runes
	// OpenType, OS/2 table, fsType: no embedding, not in part, bitmaps only.
	if t.fsType&0x000e == 2 || t.fsType&0x0300 != 0 {
		return nil, problem(restricted, file, fault{})
	}
	f.kerns = sync.OnceValue(func() *sfnt.Font {
		kerns, err := sfnt.ParseReaderAt(src)
		if err != nil {
			return nil
		}
		return kerns
	})
	if f.Name == "" {
		f.Name = "Unnamed"
	}
	return f, nil
}
