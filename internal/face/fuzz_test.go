package face

import (
	"bytes"
	"encoding/binary"
	"io"
	"testing"

	"golang.org/x/image/math/fixed"
)

// small is a font of a few glyphs, one of them made of two others.
func small(t testing.TB) []byte {
	f := load(t, "serif-tc")
	var chars []Char
	for _, r := range "一，A V𠀾" {
		g, _ := f.Glyph(r)
		chars = append(chars, Char{r, g})
	}
	g, _ := f.Glyph('人')
	f.composed(g, chars[0].Glyph, chars[2].Glyph)
	return f.Cut(append(chars, Char{'人', g}))
}

// composed makes the glyph g of a copy of the font consist of others.
func (f *Face) composed(g uint16, parts ...uint16) {
	t := &f.tables
	data := []byte{0xff, 0xff, 0, 0, 0, 0, 0, 100, 0, 100}
	for i, p := range parts {
		flags := uint16(1 << 1) // the parts are placed, not matched
		if i < len(parts)-1 {
			flags |= 1 << 5
		}
		data = words(data, flags, p, 0)
	}
	at := uint32(t.glyf.Size())
	all := append(readAt(t.glyf, 0, t.glyf.Size()), data...)
	t.glyf = io.NewSectionReader(bytes.NewReader(all), 0, int64(len(all)))
	t.loca = append([]byte(nil), t.loca...)
	if !t.longLoca {
		panic("the press's fonts are larger than that")
	}
	binary.BigEndian.PutUint32(t.loca[4*int(g):], at)
	binary.BigEndian.PutUint32(t.loca[4*int(g)+4:], at+uint32(len(data)))
}

// A composite glyph takes its parts along; one that is a part of itself, or
// has a part that is not there, is left blank.
func TestComposite(t *testing.T) {
	f := load(t, "serif-tc")
	one, _ := f.Glyph('一')
	man, _ := f.Glyph('人')
	for _, c := range []struct {
		name  string
		parts []uint16
		want  int // glyphs in the cut
		blank bool
	}{
		{"one part", []uint16{one}, 3, false},
		{"the same twice", []uint16{one, one}, 3, false},
		{"itself", []uint16{man}, 2, true},
		{"nothing", []uint16{65_535}, 2, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := *f
			g.composed(man, c.parts...)
			cut, err := Parse("cut", g.Cut([]Char{{'人', man}}))
			if err != nil {
				t.Fatal(err)
			}
			if cut.Glyphs() != c.want {
				t.Errorf("the cut has %d glyphs, not %d", cut.Glyphs(), c.want)
			}
			n, _ := cut.Glyph('人')
			if blank := len(cut.tables.outline(n)) == 0; blank != c.blank {
				t.Errorf("blank is %v, not %v", blank, c.blank)
			}
			if segments, ok := cut.Outline('人', fixed.I(1000)); !c.blank && (!ok || len(segments) == 0) {
				t.Error("the parts cannot be drawn")
			}
		})
	}
}

// Whatever a file holds, reading it ends without a panic, and so does asking
// what was read for anything.
func FuzzParse(f *testing.F) {
	f.Add(small(f), uint16(3), uint32(0x20000))
	f.Add([]byte("\x00\x01\x00\x00\x00\x01"), uint16(0), uint32(0))
	f.Fuzz(func(t *testing.T, data []byte, g uint16, r uint32) {
		face, err := Parse("x", data)
		if err != nil {
			return
		}
		var chars []Char
		for _, c := range []rune{'一', 'A', 'V', '人', rune(r)} {
			face.Advance(c)
			face.Ink(c)
			face.Kern('A', c)
			face.Outline(c, fixed.I(12))
			n, _ := face.Glyph(c)
			chars = append(chars, Char{c, n})
		}
		face.GlyphInk(g)
		face.GlyphAdvance(g)
		face.Metrics()
		if _, err := Parse("cut", face.Cut(append(chars, Char{'x', g}))); err != nil && g != 0 && int(g) < face.Glyphs() {
			t.Errorf("a cut of a font that was read is refused: %v", err)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	data := load(b, "serif-sc").Data()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse("x", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAdvance(b *testing.B) {
	f := load(b, "serif-sc")
	n := 0
	for b.Loop() {
		for r := rune(0x4e00); r < 0x9e00; r++ {
			f.Advance(r)
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds()/1e6, "Mchars/s")
}

func BenchmarkKern(b *testing.B) {
	f := load(b, "serif-sc")
	for b.Loop() {
		f.Kern('A', 'V')
	}
}
