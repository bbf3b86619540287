package pdf

import (
	"cmp"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/face"
	"yinshu/internal/manuscript"
	"yinshu/internal/typeset"
)

// A code is the two bytes that stand for a character in a font of the file.
//
// A character shown by its face's own glyph has its own code point for a code,
// so that the simplest reader of the file can read it. It takes a spare code
// where it has none in 16 bits, where it is shown by another glyph (the
// vertical form of a bracket), and where its last six bits are all set: fpdf
// takes cubic time over used codes that follow each other, and so never sees
// more than 63 that do.
type code = uint16

const (
	firstSpare = 0xe000
	lastSpare  = 0xf8ff // of the private use area, which no text of ours holds
	mostChars  = 6000   // in one font: what the cmap that fpdf reads can hold
)

// A shown is a character and the glyph that shows it.
type shown struct {
	r     rune
	glyph uint16
}

// nothing reports whether the character leaves no trace on the page.
func (ch shown) nothing() bool { return ch.glyph == 0 && ch.r != manuscript.Substitute }

// A font is one font of the file: a face, or a part of one that has too many
// characters.
type font struct {
	face  *face.Face
	name  string // its name to fpdf, and in the content of pages: F1
	chars map[shown]code
	text  map[code]rune
	cut   []face.Char
	spare code

	widths []int16 // by code, in thousandths of an em
}

// A place says where a character is: in which font, under which code.
type place struct {
	font *font
	code code
}

// codes is all characters of a setting, in the order they were met.
type codes struct {
	fonts []*font
	faces map[face.ID]*faceCodes
}

// faceCodes is the characters of one face.
type faceCodes struct {
	face  *face.Face
	fonts []*font
	where map[shown]place
}

// ownCode returns the code of a character shown by its own glyph, if it has
// one.
func ownCode(r rune) (code, bool) {
	const run = 63
	switch {
	case r < 0x20, r >= 0xfffe, r >= firstSpare && r <= lastSpare, r >= 0xd800 && r < 0xe000, r&run == run:
		return 0, false
	}
	return code(r), true
}

// assign gives every character of a setting its font and its code.
func assign(s *typeset.Setting, faces map[face.ID]*face.Face, opt Options) (*codes, error) {
	c := &codes{faces: map[face.ID]*faceCodes{}}
	told := map[shown]bool{}
	for i := range s.Pages {
		page := &s.Pages[i]
		for j := range page.Lines {
			for k := range page.Lines[j].Runs {
				run := &page.Lines[j].Runs[k]
				fc := c.faces[run.Face]
				if fc == nil {
					f := faces[run.Face]
					if f == nil {
						return nil, diag.Of(noFace, "", run.Face, folio(page))
					}
					fc = &faceCodes{face: f, where: map[shown]place{}}
					c.faces[run.Face] = fc
				}
				eachChar(fc.face, run, func(_ int, r rune, ch shown) {
					if fc.add(c, ch); r != ch.r && opt.Report != nil && !told[shown{r, 0}] {
						told[shown{r, 0}] = true
						opt.Report(diag.Of(noGlyph, "", string(r), r, fc.face.Family, folio(page)))
					}
				})
			}
		}
	}
	for _, f := range c.fonts {
		slices.SortFunc(f.cut, func(a, b face.Char) int { return cmp.Compare(a.Code, b.Code) })
		f.widths = make([]int16, 0x10000)
		for _, ch := range f.cut {
			f.widths[ch.Code] = int16(f.face.GlyphAdvance(ch.Glyph))
		}
	}
	return c, nil
}

// folio names a page to a person.
func folio(p *typeset.Page) string {
	if p.Folio != "" {
		return p.Folio
	}
	return strconv.Itoa(p.Number)
}

// eachChar goes through the characters of a run as they are shown: a
// character that its face cannot show is 〓. One that shows nothing (a joiner,
// a variation selector) has the glyph 0, and takes its advance only.
func eachChar(f *face.Face, run *typeset.Run, visit func(i int, written rune, ch shown)) {
	i := 0
	for _, r := range run.Text {
		ch := shown{r: manuscript.Shown(r)}
		g, ok := f.Glyph(ch.r)
		switch {
		case i < len(run.Glyphs) && run.Glyphs[i] != 0 && int(run.Glyphs[i]) < f.Glyphs():
			ch.glyph = run.Glyphs[i]
		case ok:
			ch.glyph = g
		case !unicode.In(ch.r, unicode.Cf, unicode.Variation_Selector):
			ch.r = manuscript.Substitute
			ch.glyph, _ = f.Glyph(ch.r)
		}
		visit(i, r, ch)
		i++
	}
}

// add gives a character a place where it has none yet.
func (fc *faceCodes) add(c *codes, ch shown) {
	if _, ok := fc.where[ch]; ok || ch.nothing() {
		return
	}
	own, natural := ownCode(ch.r)
	if g, _ := fc.face.Glyph(ch.r); g != ch.glyph {
		natural = false
	}
	f := fc.roomy(natural, own)
	if f == nil {
		f = &font{
			face: fc.face, name: "F" + strconv.Itoa(len(c.fonts)+1),
			text: map[code]rune{}, spare: firstSpare,
		}
		c.fonts = append(c.fonts, f)
		fc.fonts = append(fc.fonts, f)
	}
	if !natural {
		own = f.spare
		f.spare += 2 // never two that follow each other
	}
	f.text[own] = ch.r
	f.cut = append(f.cut, face.Char{Code: rune(own), Glyph: ch.glyph})
	fc.where[ch] = place{f, own}
}

// roomy returns a font of the face that can take one more character.
func (fc *faceCodes) roomy(natural bool, own code) *font {
	for _, f := range fc.fonts {
		_, taken := f.text[own]
		if len(f.cut) < mostChars && (natural && !taken || !natural && f.spare <= lastSpare) {
			return f
		}
	}
	return nil
}

// runes is the codes of a font as the text that makes fpdf keep them.
func (f *font) runes() string {
	var b []byte
	for _, ch := range f.cut {
		b = utf8.AppendRune(b, ch.Code)
	}
	return string(b)
}

// width returns the width of a code in thousandths of an em.
func (f *font) width(c code) int { return int(f.widths[c]) }
