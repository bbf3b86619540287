package face

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Outline returns the outline of r at a size in pixels (64ths of one, as
// golang.org/x/image has it), y downwards, for drawing with
// golang.org/x/image/vector. It is not ok where the face has no r, or an
// outline that cannot be read; a blank is ok and has no segments.
func (f *Face) Outline(r rune, size fixed.Int26_6) (sfnt.Segments, bool) {
	g := f.runes.glyph(r)
	if g == 0 {
		return nil, false
	}
	return f.GlyphOutline(g, size)
}

// GlyphOutline is Outline of a glyph.
func (f *Face) GlyphOutline(g uint16, size fixed.Int26_6) (sfnt.Segments, bool) {
	kerns := f.kerns()
	if kerns == nil || int(g) >= f.tables.glyphs {
		return nil, false
	}
	segments, err := kerns.LoadGlyph(&sfnt.Buffer{}, sfnt.GlyphIndex(g), size, nil)
	if err != nil {
		return nil, false
	}
	return segments, true
}
