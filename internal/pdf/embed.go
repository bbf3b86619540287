package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"strings"

	"yinshu/internal/pdf/object"
)

// fonts puts right what fpdf says of its fonts: their names in pages and in
// the file, what to extract, which codes are how wide, and which tables a
// font in a PDF needs (9.6 to 9.9).
func (f *finisher) fonts() error {
	resources := f.file.Dict(f.file.Dict(f.pages[0]).Get("Resources"))
	theirs := f.file.Dict(resources.Get("Font"))
	ours := &object.Dict{}
	for _, key := range theirs.Keys() {
		ref, d := theirs.Get(key), f.file.Dict(theirs.Get(key))
		base, _ := d.Get("BaseFont").(object.Name)
		for _, font := range f.codes.fonts {
			if strings.EqualFold(string(base), "utf8"+font.name) {
				if err := f.font(d, font); err != nil {
					return err
				}
				ours.Set(object.Name(font.name), ref)
			}
		}
	}
	if len(ours.Keys()) != len(f.codes.fonts) {
		return errors.New("fpdf lost a font")
	}
	resources.Set("Font", ours)
	if len(ours.Keys()) == 0 {
		resources.Set("Font", nil)
	}
	return nil
}

// font puts right one font: the Type0 font d, its descendant, its descriptor
// and its file.
func (f *finisher) font(d *object.Dict, font *font) error {
	file := f.file
	kids := file.Array(d.Get("DescendantFonts"))
	if len(kids) != 1 {
		return errors.New("a font has no descendant")
	}
	cid := file.Dict(kids[0])
	descriptor := file.Dict(cid.Get("FontDescriptor"))
	program, ok := file.Stream(descriptor.Get("FontFile2")).Plain()
	glyphs, ok2 := file.Stream(cid.Get("CIDToGIDMap")).Plain()
	if !ok || !ok2 {
		return errors.New("a font's file cannot be read")
	}
	program, err := lean(program)
	if err != nil {
		return err
	}
	name := object.Name(subsetTag(font) + "+" + font.face.Name)
	d.Set("BaseFont", name)
	file.Stream(d.Get("ToUnicode")).Replace(font.toUnicode())
	cid.Set("BaseFont", name)
	cid.Set("CIDSystemInfo", object.NewDict(
		object.Name("Registry"), object.String("Adobe"), object.Name("Ordering"), object.String("Identity"), object.Name("Supplement"), 0))
	cid.Set("DW", defaultWidth)
	cid.Set("W", font.widthArray())
	file.Stream(cid.Get("CIDToGIDMap")).Replace(font.glyphs(glyphs))
	descriptor.Set("FontName", name)
	descriptor.Set("MissingWidth", nil)
	metrics := font.face.Metrics()
	descriptor.Set("Ascent", metrics.Ascent)
	descriptor.Set("Descent", metrics.Descent)
	descriptor.Set("CapHeight", metrics.Cap)
	stream := file.Stream(descriptor.Get("FontFile2"))
	stream.Replace(program)
	stream.Dict.Set("Length1", len(program))
	return nil
}

// glyphs makes the table of the glyph of each code from fpdf's, which has them
// by the codes of the cut.
func (f *font) glyphs(theirs []byte) []byte {
	ours := make([]byte, 2*len(f.byCode))
	for c, u := range f.byCode {
		if u != nil && 2*int(u.keep)+2 <= len(theirs) {
			copy(ours[2*c:], theirs[2*u.keep:2*u.keep+2])
		}
	}
	return ours
}

// subsetTag is six letters made from the characters of a cut (9.6.4).
func subsetTag(f *font) string {
	h := sha256.New()
	for _, u := range f.uses {
		fmt.Fprintf(h, "%d %d,", u.r, u.glyph)
	}
	sum := h.Sum(nil)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// defaultWidth is an em, that of all Han characters.
const defaultWidth = 1000

// widthArray lists the widths that are not an em (9.7.4.3): for each stretch
// of codes the first, and its widths.
func (f *font) widthArray() object.Array {
	w := object.Array{}
	next := -1
	for c, u := range f.byCode {
		if u == nil || u.width() == defaultWidth {
			continue
		}
		if c != next {
			w = append(w, c, object.Array{})
		}
		w[len(w)-1] = append(w[len(w)-1].(object.Array), u.width())
		next = c + 1
	}
	return w
}

// toUnicode says what to extract for each code (9.10.3), in lists of codes
// that follow each other and have one first byte, as they must. A CMap may
// not have more than 100 lists in a group.
func (f *font) toUnicode() []byte {
	var lists []string
	var list []byte
	first := 0
	for c := 1; c <= len(f.byCode); c++ {
		ends := c == len(f.byCode) || f.byCode[c] == nil || c&0xff == 0
		if ends && len(list) > 0 {
			lists = append(lists, fmt.Sprintf("<%04X><%04X>[%s]", first, c-1, list))
			list = list[:0]
		}
		if c < len(f.byCode) && f.byCode[c] != nil {
			if len(list) == 0 {
				first = c
			}
			list = fmt.Appendf(list, "<%s>", utf16Hex(f.byCode[c].r))
		}
	}
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	for len(lists) > 0 {
		n := min(100, len(lists))
		fmt.Fprintf(&b, "%d beginbfrange\n%s\nendbfrange\n", n, strings.Join(lists[:n], "\n"))
		lists = lists[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}

func utf16Hex(r rune) string {
	if r < 0x10000 {
		return fmt.Sprintf("%04X", r)
	}
	r -= 0x10000
	return fmt.Sprintf("%04X%04X", 0xd800+r>>10, 0xdc00+r&0x3ff)
}

// needed are the tables of a TrueType font that a CIDFont needs (9.9, table
// 126): the cmap, whose length fpdf gets wrong, and names are not among them.
const needed = "cvt fpgm glyf head hhea hmtx loca maxp prep"

// lean copies a font without the tables that nothing in a PDF reads.
func lean(program []byte) ([]byte, error) {
	wrong := errors.New("a font's tables cannot be read")
	if len(program) < 12 {
		return nil, wrong
	}
	var records [][]byte
	n := int(binary.BigEndian.Uint16(program[4:]))
	for i := range n {
		at := 12 + 16*i
		if at+16 > len(program) {
			return nil, wrong
		}
		if r := program[at : at+16]; strings.Contains(needed, strings.TrimRight(string(r[:4]), " ")) {
			records = append(records, r)
		}
	}
	log := bits.Len(uint(len(records))) - 1
	out := []byte{0, 1, 0, 0}
	for _, v := range []int{len(records), 16 << log, log, 16*len(records) - 16<<log} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	var body []byte
	for _, r := range records {
		from, size := int(binary.BigEndian.Uint32(r[8:])), int(binary.BigEndian.Uint32(r[12:]))
		if from < 0 || size < 0 || from+size > len(program) {
			return nil, wrong
		}
		out = append(out, r[:8]...)
		out = binary.BigEndian.AppendUint32(out, uint32(12+16*len(records)+len(body)))
		out = binary.BigEndian.AppendUint32(out, uint32(size))
		body = append(body, program[from:from+size]...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return append(out, body...), nil
}
