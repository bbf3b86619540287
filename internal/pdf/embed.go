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
	last := font.cut[len(font.cut)-1].Code
	file.Stream(cid.Get("CIDToGIDMap")).Replace(glyphs[:min(len(glyphs), 2*int(last)+2)])
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

// subsetTag is six letters made from the characters of a cut (9.6.4).
func subsetTag(f *font) string {
	h := sha256.New()
	for _, ch := range f.cut {
		fmt.Fprintf(h, "%d %d,", ch.Code, ch.Glyph)
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
	for _, ch := range f.cut {
		width := f.width(code(ch.Code))
		if width == defaultWidth {
			continue
		}
		if int(ch.Code) != next {
			w = append(w, int(ch.Code), object.Array{})
		}
		w[len(w)-1] = append(w[len(w)-1].(object.Array), width)
		next = int(ch.Code) + 1
	}
	return w
}

// toUnicode says what to extract for each code (9.10.3). Codes that are their
// own code points are given in ranges that keep their first byte, as they
// must; the others one by one. A CMap may not have more than 100
// lines in a group.
func (f *font) toUnicode() []byte {
	var ranges, chars []string
	first, last := code(0), code(0) // of the page being gathered
	end := func() {
		if first > 0 {
			ranges = append(ranges, fmt.Sprintf("<%04X><%04X><%04X>", first, last, first))
		}
	}
	for _, ch := range f.cut {
		c := code(ch.Code)
		switch r := f.text[c]; {
		case rune(c) != r:
			chars = append(chars, fmt.Sprintf("<%04X><%s>", c, utf16Hex(r)))
		case first == 0 || c>>8 != first>>8:
			end()
			first, last = c, c
		default:
			last = c
		}
	}
	end()
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	group := func(name string, lines []string) {
		for len(lines) > 0 {
			n := min(100, len(lines))
			fmt.Fprintf(&b, "%d begin%s\n%s\nend%s\n", n, name, strings.Join(lines[:n], "\n"), name)
			lines = lines[n:]
		}
	}
	group("bfrange", ranges)
	group("bfchar", chars)
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
