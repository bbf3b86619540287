package lines

// A Class is what a character is to the line it stands in. Classes are
// CLREQ's ("Categories of punctuation marks"), with what Latin text needs
// beside them.
type Class uint8

const (
	Ideograph  Class = iota // 漢字, kana, zhuyin, and whatever has no class of its own
	Opening                 // 「: may not end a line
	Closing                 // 」: may not begin one, as none of the next five
	Pause                   // ，、
	Colon                   // ；：
	Stop                    // 。．
	Exclaim                 // ！？
	Middot                  // ·
	Connector               // – ～, a single —
	Solidus                 // ／
	Dash                    // one half of ——, or ⸺
	Ellipsis                // one half of ……
	Wide                    // fullwidth digits: a number, in ideographs' clothes
	Letter                  // of alphabets
	Digit                   // 0–9
	LatinOpen               // ( [ { and Latin opening quotes
	LatinClose              // ) ] } , . : ; ! ? and Latin closing quotes
	Prefix                  // $ ¥ № §: stands with the number after it
	Postfix                 // % ‰ ° ℃: stands with the number before it
	Attached                // combining marks: nothing parts them from what they follow
	Note                    // a note mark's character
	Leader                  // a Filler
	Blank                   // an ideographic space that opens a line of verse or a heading
	numClasses
)

// members lists every character that has a class of its own.
var members = [numClasses]string{
	Opening:    "“‘「『（《〈【〔〖［｛｟〘〚〝︗﹁﹃﹙﹛﹝",
	Closing:    "”’」』）》〉】〕〗］｝｠〙〛〞〟﹂﹄﹚﹜﹞",
	Pause:      "，、",
	Colon:      "；：",
	Stop:       "。．",
	Exclaim:    "！？‼⁇⁈⁉",
	Middot:     "·‧・•",
	Connector:  "–～－〜",
	Solidus:    "／＼",
	Dash:       "—―⸺─⸻",
	Ellipsis:   "…⋯‥",
	Wide:       "０１２３４５６７８９",
	Digit:      "0123456789",
	LatinOpen:  "([{«‹„‚¿¡",
	LatinClose: ")]},.:;!?»›",
	Prefix:     "$¥£€₩₽¢№§¶#＄￥￡±＋−",
	Postfix:    "%‰‱°℃℉′″％",
}

// classPages is the class of every character, by pages of 256; page 0 of
// classRows is the page of nothing but ideographs.
var classPages, classRows = buildClasses()

func buildClasses() (pages [0x1100]uint16, rows [][256]Class) {
	rows = append(rows, [256]Class{})
	set := func(r rune, c Class) {
		p := &pages[r>>8]
		if *p == 0 {
			*p = uint16(len(rows))
			rows = append(rows, [256]Class{})
		}
		rows[*p][r&0xff] = c
	}
	for _, span := range letterSpans {
		for r := span.from; r <= span.to; r++ {
			set(r, span.class)
		}
	}
	for class, chars := range members {
		for _, r := range chars {
			set(r, Class(class))
		}
	}
	return pages, rows
}

// letterSpans are the scripts that stand in Latin runs, and the combining
// marks. Fullwidth letters (U+FF21…) are ideographs here, as they are to
// GB/T 15834.
var letterSpans = []struct {
	from, to rune
	class    Class
}{
	{0x21, 0x24f, Letter},      // Latin
	{0x250, 0x2ff, Letter},     // phonetic
	{0x300, 0x36f, Attached},   // combining
	{0x370, 0x52f, Letter},     // Greek, Cyrillic
	{0x531, 0x58a, Letter},     // Armenian
	{0x591, 0x5bd, Attached},   // Hebrew points
	{0x5be, 0x5ff, Letter},     // Hebrew
	{0x600, 0x6ff, Letter},     // Arabic
	{0x900, 0x97f, Letter},     // Devanagari
	{0xe00, 0xe7f, Letter},     // Thai
	{0x10a0, 0x10ff, Letter},   // Georgian
	{0x1dc0, 0x1dff, Attached}, // combining
	{0x1e00, 0x1fff, Letter},   // Latin and Greek, extended
	{0x2010, 0x2011, Letter},   // hyphens
	{0x2020, 0x2021, Letter},   // daggers
	{0x2070, 0x20cf, Letter},   // superscripts, currency
	{0x20d0, 0x20ff, Attached}, // combining, for symbols
	{0x2100, 0x214f, Letter},   // letterlike
	{0x2c60, 0x2c7f, Letter},
	{0x3099, 0x309a, Attached}, // kana voicing
	{0xa720, 0xa7ff, Letter},
	{0xfb00, 0xfb06, Letter}, // ligatures
	{0xfe00, 0xfe0f, Attached},
	{0xfe20, 0xfe2f, Attached},
	{0xe0100, 0xe01ef, Attached}, // variation selectors
}

// ClassOf returns the class of r by itself. Some characters change theirs by
// what stands beside them; see context.go.
func ClassOf(r rune) Class {
	if uint32(r) >= 0x110000 {
		return Ideograph
	}
	return classRows[classPages[r>>8]][r&0xff]
}

// isMark says whether a class is full-width punctuation that has blank to
// give.
func (c Class) isMark() bool { return c >= Opening && c <= Exclaim }

// isLatin says whether a class belongs to a Latin run.
func (c Class) isLatin() bool { return c >= Letter && c <= Postfix }
