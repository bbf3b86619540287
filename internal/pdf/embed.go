package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"yinshu/internal/pdf/object"
)

// fonts puts right what fpdf says of its fonts: their names in pages and in
// the file, what to extract, which codes are how wide, and their outlines
// (9.6 to 9.9).
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
	program, glyph := font.face.Program(font.chars())
	name := object.Name(subsetTag(font) + "+" + font.face.Name)
	d.Set("BaseFont", name)
	file.Stream(d.Get("ToUnicode")).Replace(font.toUnicode())
	cid.Set("BaseFont", name)
	cid.Set("CIDSystemInfo", object.NewDict(
		object.Name("Registry"), object.String("Adobe"), object.Name("Ordering"), object.String("Identity"), object.Name("Supplement"), 0))
	cid.Set("DW", defaultWidth)
	cid.Set("W", font.widthArray())
	file.Stream(cid.Get("CIDToGIDMap")).Replace(font.glyphs(glyph))
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

// glyphs makes the table of the glyph of each code (CIDToGIDMap).
func (f *font) glyphs(glyph func(keep rune) uint16) []byte {
	b := make([]byte, 0, 2*len(f.byCode))
	for _, u := range f.byCode {
		g := uint16(0)
		if u != nil {
			g = glyph(u.keep)
		}
		b = binary.BigEndian.AppendUint16(b, g)
	}
	return b
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
