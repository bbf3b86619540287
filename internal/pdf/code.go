package pdf

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"yinshu/internal/diag"
	"yinshu/internal/face"
	"yinshu/internal/manuscript"
	"yinshu/internal/typeset"
)

// A code is the two bytes that stand for a character in a font of the file.
//
// Codes are given by how often a character is used, the commonest first: most
// first bytes are then alike, and a book's text is a fifth smaller than in
// its own code points. What a code means is told by the font's ToUnicode, as
// in any PDF; characters beyond 16 bits, and those shown by another glyph than
// their own (the vertical form of a bracket), are nothing special.
type code = uint16

// mostChars is how many characters a font of the file may have: what the cmap
// that fpdf reads can hold. A face with more becomes several fonts.
const mostChars = 6000

// awkward are the bytes that a string in a page's operators cannot hold as
// they are; no code has one.
const awkward = "()\\\r"

// A shown is a character and the glyph that shows it.
type shown struct {
	r     rune
	glyph uint16
}

// A use is a character of a font: how often it is used, and its codes.
type use struct {
	shown
	font  *font
	count int
	code  code
	keep  rune // its code in the cut that fpdf is given
}

// A font is one font of the file: a face, or a part of one that has too many
// characters.
type font struct {
	face   *face.Face
	name   string // its name to fpdf, and in the content of pages: F1
	uses   []*use // in the order of the characters; by code once all are known
	byCode []*use // nil where no character has the code
}

// codes is all characters of a setting.
type codes struct {
	fonts []*font
	faces map[face.ID]*faceCodes
}

// faceCodes is the characters of one face.
type faceCodes struct {
	face  *face.Face
	last  *font  // where a new character goes
	own   []*use // of characters of 16 bits shown by their own glyph
	where map[shown]*use
}

// use returns the use of a character; nil where it has none.
func (fc *faceCodes) use(ch shown) *use {
	if int(ch.r) < len(fc.own) {
		if u := fc.own[ch.r]; u != nil && u.shown == ch {
			return u
		}
	}
	return fc.where[ch]
}

// nothing reports whether the character leaves no trace on the page.
func (ch shown) nothing() bool { return ch.glyph == 0 && ch.r != manuscript.Substitute }

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
					fc = &faceCodes{face: f, own: make([]*use, 0x10000), where: map[shown]*use{}}
					c.faces[run.Face] = fc
				}
				eachChar(fc, run, func(_ int, r rune, ch shown) {
					if fc.count(c, ch); r != ch.r && opt.Report != nil && !told[shown{r, 0}] {
						told[shown{r, 0}] = true
						opt.Report(diag.Of(noGlyph, "", string(r), r, fc.face.Family, folio(page)))
					}
				})
			}
		}
	}
	for _, f := range c.fonts {
		f.number()
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
func eachChar(fc *faceCodes, run *typeset.Run, visit func(i int, written rune, ch shown)) {
	f, i := fc.face, -1
	for _, r := range run.Text {
		i++
		if run.Glyphs == nil && int(r) < len(fc.own) && fc.own[r] != nil {
			visit(i, r, fc.own[r].shown) // met before
			continue
		}
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
	}
}

// count counts a character, and gives it a font where it has none yet.
func (fc *faceCodes) count(c *codes, ch shown) {
	if ch.nothing() {
		return
	}
	u := fc.use(ch)
	if u == nil {
		if fc.last == nil || len(fc.last.uses) == mostChars {
			fc.last = &font{face: fc.face, name: "F" + strconv.Itoa(len(c.fonts)+1)}
			c.fonts = append(c.fonts, fc.last)
		}
		u = &use{shown: ch, font: fc.last}
		fc.last.uses = append(fc.last.uses, u)
		if g, _ := fc.face.Glyph(ch.r); g == ch.glyph && int(ch.r) < len(fc.own) {
			fc.own[ch.r] = u
		} else {
			fc.where[ch] = u
		}
	}
	u.count++
}

// number gives the characters of a font their codes.
//
// The codes that fpdf sees are in the order of the characters, since glyphs
// that look alike compress best side by side, and never follow each other:
// fpdf takes cubic time over codes that do. It takes codes below 256 for used
// whether they are or not.
func (f *font) number() {
	const first, step = 256, 2
	slices.SortFunc(f.uses, func(a, b *use) int {
		return cmp.Or(cmp.Compare(a.r, b.r), cmp.Compare(a.glyph, b.glyph))
	})
	for i, u := range f.uses {
		u.keep = rune(first + step*i)
	}
	f.byCode = []*use{nil} // code 0 is for what a font has not
	common := slices.Clone(f.uses)
	slices.SortStableFunc(common, func(a, b *use) int { return cmp.Compare(b.count, a.count) })
	for _, u := range common {
		for c := len(f.byCode); strings.IndexByte(awkward, byte(c)) >= 0 || strings.IndexByte(awkward, byte(c>>8)) >= 0; c++ {
			f.byCode = append(f.byCode, nil)
		}
		u.code = code(len(f.byCode))
		f.byCode = append(f.byCode, u)
	}
}

// chars are the characters as fpdf knows them.
func (f *font) chars() []face.Char {
	chars := make([]face.Char, len(f.uses))
	for i, u := range f.uses {
		chars[i] = face.Char{Code: u.keep, Glyph: u.glyph}
	}
	return chars
}

// hollow is the font that fpdf is given. It would compress the outlines, which
// are put in when the file is written anew.
func (f *font) hollow() []byte { return f.face.Hollow(f.chars()) }

// kept is the text that makes fpdf keep all characters of the cut.
func (f *font) kept() string {
	var b strings.Builder
	for _, u := range f.uses {
		b.WriteRune(u.keep)
	}
	return b.String()
}

// width returns the width of a character in thousandths of an em.
func (u *use) width() int { return u.font.face.GlyphAdvance(u.glyph) }
