package pdf

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"yinshu/internal/design"
	"yinshu/internal/typeset"
)

// A stretch is neighbouring characters of a line in one font at one size and
// height: what one text operator paints.
type stretch struct {
	font     *font
	size     design.Length
	rise     design.Length
	x        design.Length // from the line's offset
	chars    []*use
	advances []design.Length // as set
	spread   bool            // over more room than its own (目　次): a word all the same
}

// A bench has room for the stretches of one line after the other.
type bench struct {
	all      []stretch
	chars    []*use
	advances []design.Length
}

// stretches divides runs into stretches, on a bench: they stand until the next
// runs are divided there. A run's end ends one only where the next differs.
func (c *codes) stretches(runs []typeset.Run, room *bench) (all []stretch, width design.Length) {
	all, room.chars, room.advances = room.all[:0], room.chars[:0], room.advances[:0]
	x, from := design.Length(0), 0 // from is where the last stretch begins
	for i := range runs {
		run := &runs[i]
		fc := c.faces[run.Face]
		spread := isSpread(run)
		apart := spread || len(all) > 0 && all[len(all)-1].spread
		eachChar(fc, run, func(n int, _ rune, ch shown) {
			advance := design.Em(run.Size, fc.face.GlyphAdvance(ch.glyph))
			if n < len(run.Advances) {
				advance = run.Advances[n]
			}
			if ch.nothing() {
				x += advance
				if k := len(all) - 1; k >= 0 {
					last := &all[k]
					last.advances[len(last.advances)-1] += advance
				}
				return
			}
			u := fc.use(ch)
			if k := len(all) - 1; k < 0 || all[k].font != u.font || all[k].size != run.Size || all[k].rise != run.Rise || apart {
				all = append(all, stretch{font: u.font, size: run.Size, rise: run.Rise, x: x, spread: spread})
				apart, from = false, len(room.chars)
			}
			room.chars = append(room.chars, u)
			room.advances = append(room.advances, advance)
			last := &all[len(all)-1]
			last.chars, last.advances = room.chars[from:], room.advances[from:]
			x += advance
		})
	}
	room.all = all
	return all, x
}

// isSpread says whether a run is two Han characters or more with a third of an
// em or more between them (均排). Programs that read text by its place take
// such for words of one character, or even for columns.
func isSpread(run *typeset.Run) bool {
	if run.Size <= 0 || run.Glyphs != nil {
		return false
	}
	n := 0
	for _, r := range strings.TrimRight(run.Text, " ") {
		if !unicode.Is(unicode.Han, r) || n >= len(run.Advances) {
			return false
		}
		n++
	}
	if n < 2 {
		return false
	}
	for _, a := range run.Advances[:n-1] {
		if a < run.Size*4/3 {
			return false
		}
	}
	return true
}

// showSpread shows a stretch that is spread as the one word it is: ActualText
// (ISO 32000-1, 14.9.4) says so.
func (p *painter) showSpread(s *stretch, x, y design.Length) {
	p.b = append(p.b, "/Span<</ActualText<FEFF"...)
	for _, u := range s.chars {
		p.b = append(p.b, utf16Hex(u.r)...)
	}
	p.b = append(p.b, ">>>BDC\n"...)
	p.show(s, x, y)
	p.b = append(p.b, "EMC\n"...)
}

// number appends a length in points, with at most three decimals.
func number(b []byte, v design.Length) []byte { return thousandths(b, int(v)) }

// thousandths appends v/1000 in decimals, without needless noughts.
func thousandths(b []byte, v int) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	whole, part := v/1000, v%1000
	if whole > 0 || part == 0 {
		b = strconv.AppendInt(b, int64(whole), 10)
	}
	if part == 0 {
		return b
	}
	b = append(b, '.', byte('0'+part/100), byte('0'+part/10%10), byte('0'+part%10))
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	return b
}

// hair is how far a character may stand from its place before it is moved: a
// hundredth of a point.
const hair = 10

// show appends the operators that paint a stretch at x, y of the sheet, y
// that of the line without the stretch's rise. Font, spacing, rise and place
// are written where they change: a stretch that begins where the last one
// ended needs no place at all.
func (p *painter) show(s *stretch, x, y design.Length) {
	if p.font != s.font || p.size != s.size {
		p.font, p.size = s.font, s.size
		p.b = append(p.b, '/')
		p.b = append(p.b, s.font.name...)
		p.b = append(number(append(p.b, ' '), s.size), " Tf\n"...)
	}
	if extra := s.usualExtra(); extra != p.extra {
		p.extra = extra
		p.b = append(number(p.b, extra), " Tc\n"...)
	}
	if s.rise != p.rise {
		p.rise = s.rise
		p.b = append(number(p.b, s.rise), " Ts\n"...)
	}
	if off := 1000*int(x) - p.pen; p.x == nowhere || y != p.y || off > hair*1000 || off < -hair*1000 {
		if p.x == nowhere {
			p.x, p.y = 0, 0
		}
		p.b = append(number(p.b, x-p.x), ' ')
		p.b = append(number(p.b, y-p.y), " Td\n"...)
		p.x, p.y, p.pen = x, y, 1000*int(x)
	}
	p.chars(s, 1000*int(x))
}

// chars appends the codes of a stretch, and the moves between them. The space
// that most characters have after them is in p.extra, set as Tc. Places are
// kept in millionths of a point, so that rounding never adds up.
func (p *painter) chars(s *stretch, want int) {
	size := int(s.size)
	moved := false
	from := len(p.b)
	p.b = append(p.b, '(')
	for i, u := range s.chars {
		off := want - p.pen
		if i > 0 && (off > hair*1000 || off < -hair*1000) && size > 0 {
			if units := (off + sign(off)*size/2) / size; units != 0 {
				p.b = append(p.b, ')')
				p.b = strconv.AppendInt(p.b, int64(-units), 10)
				p.b = append(p.b, '(')
				p.pen += units * size
				moved = true
			}
		}
		p.b = append(p.b, byte(u.code>>8), byte(u.code))
		want += int(s.advances[i]) * 1000
		p.pen += u.width()*size + int(p.extra)*1000
	}
	p.b = append(p.b, ')')
	if !moved {
		p.b = append(p.b, "Tj\n"...)
		return
	}
	p.b = append(p.b, 0)
	copy(p.b[from+1:], p.b[from:])
	p.b[from] = '['
	p.b = append(p.b, "]TJ\n"...)
}

func sign(v int) int {
	if v < 0 {
		return -1
	}
	return 1
}

// usualExtra returns the space that most characters have beyond their own
// width, the smaller of several.
func (s *stretch) usualExtra() design.Length {
	type tally struct {
		extra design.Length
		count int
	}
	var few [8]tally
	all := few[:0]
	for i, u := range s.chars[:len(s.chars)-1] {
		extra := s.advances[i] - design.Em(s.size, u.width())
		k := slices.IndexFunc(all, func(t tally) bool { return t.extra == extra })
		if k < 0 {
			k = len(all)
			all = append(all, tally{extra: extra})
		}
		all[k].count++
	}
	var best tally
	for _, t := range all {
		if t.count > best.count || t.count == best.count && t.extra < best.extra {
			best = t
		}
	}
	return best.extra
}
