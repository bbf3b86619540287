package pdf

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"yinshu/internal/design"
	"yinshu/internal/face"
	"yinshu/internal/lines"
	"yinshu/internal/typeset"
)

// Whatever the text, the sizes and the places, the file is written, and each
// character stands where it was set and says what it is.
func FuzzWrite(f *testing.F) {
	f.Add("甲乙（丙）\\\r\n𠀾", "A1.5", uint16(10_500), int16(100), int16(-300), byte(3))
	f.Add("\xff\ud7ff\ue000\uffff\u200b", "", uint16(0), int16(0), int16(0), byte(0))
	f.Add("🙂\U0010ffff\x00", "\u00ad ", uint16(1), int16(-32768), int16(32767), byte(255))
	faces := facesOf(f, tc, tcBold)
	f.Fuzz(func(t *testing.T, a, b string, size uint16, extra, rise int16, bits byte) {
		if utf8.RuneCountInString(a+b) > 200 {
			return
		}
		d := &desk{
			faces: faces, size: 10_500,
			setting: &typeset.Setting{Trim: typeset.Box{Width: design.Mm(148_000), Height: design.Mm(210_000)}},
		}
		p := d.page(typeset.Body, "1")
		first, second := d.run(tc, d.size, a), d.run(tcBold, design.Length(size), b)
		for i := range first.Advances {
			first.Advances[i] += design.Length(int(extra) * (i % 3) / 2)
		}
		second.Rise = design.Length(rise)
		if bits&1 != 0 {
			second.Link = "#" + a
			p.Anchors = append(p.Anchors, typeset.Anchor{Name: a})
		}
		if bits&2 != 0 {
			second.Link = b
		}
		second.Filler = bits&4 != 0
		if bits&8 != 0 {
			second.Under = "work"
		}
		d.line(p, lines.Role(bits>>4)%(lines.FolioLine+1), a, first, second, first)
		opt := Options{Profile: Profile(bits) % 3}
		file, _ := d.write(t, opt)
		prove(t, d, file, opt)
	})
}

// A font that package face reads is one that can be written, whatever else is
// in it.
func FuzzFont(f *testing.F) {
	whole := facesOf(f, tc)[tc]
	var chars []face.Char
	for _, r := range "一人，A" {
		g, _ := whole.Glyph(r)
		chars = append(chars, face.Char{Code: r, Glyph: g})
	}
	f.Add(whole.Cut(chars))
	f.Fuzz(func(t *testing.T, data []byte) {
		parsed, err := face.Parse("x", data)
		if err != nil {
			return
		}
		d := newDesk(t)
		d.faces[tc] = parsed
		d.line(d.page(typeset.Body, "1"), lines.Body, "p", d.run(tc, d.size, "一人，AB〓"))
		var b bytes.Buffer
		if err := Write(&b, d.setting, d.faces, Options{Meta: meta}); err != nil {
			t.Error(err)
		}
	})
}
