package face

// A runeTable gives the glyph of a character: a page of 256 glyphs for each
// page of 256 characters that the font has any of.
type runeTable struct {
	pages [0x110000 >> 8]*[256]uint16
	count int
}

func (t *runeTable) glyph(r rune) uint16 {
	if r < 0 || r > 0x10ffff {
		return 0
	}
	page := t.pages[r>>8]
	if page == nil {
		return 0
	}
	return page[r&0xff]
}

// set records the glyph of a character; glyphs the font does not have are
// left out, and so are characters.
func (t *runeTable) set(r rune, g uint16, glyphs int) {
	if g == 0 || int(g) >= glyphs || r < 0 || r > 0x10ffff {
		return
	}
	page := t.pages[r>>8]
	if page == nil {
		page = new([256]uint16)
		t.pages[r>>8] = page
	}
	page[r&0xff] = g
	t.count++
}

// readCmap reads the fullest Unicode table of a font: format 12, with all of
// Unicode, before format 4, with its first 65,536 characters.
func readCmap(cmap []byte, glyphs int) (*runeTable, fault) {
	t := new(runeTable)
	if len(cmap) < 4 {
		return t, badTable
	}
	var best []byte
	var bestRank int
	for i := range int(u16(cmap, 2)) {
		at := 4 + 8*i
		if at+8 > len(cmap) {
			return t, badTable
		}
		from := uint64(u32(cmap, at+4))
		if from+4 > uint64(len(cmap)) {
			return t, badTable
		}
		sub := cmap[from:]
		if rank := cmapRank(u16(cmap, at), u16(cmap, at+2), u16(sub, 0)); rank > bestRank {
			best, bestRank = sub, rank
		}
	}
	switch bestRank {
	case 0:
		return t, noChars
	case 1:
		t.readSegments(best, glyphs)
	default:
		t.readGroups(best, glyphs)
	}
	if t.count == 0 {
		return t, noChars
	}
	return t, fault{}
}

// cmapRank orders the subtables that can be read: 0 for none of them.
func cmapRank(platform, encoding, format uint16) int {
	unicode := platform == 0 && encoding != 5 || platform == 3 && (encoding == 1 || encoding == 10)
	switch {
	case !unicode:
		return 0
	case format == 12:
		return 2
	case format == 4:
		return 1
	}
	return 0
}

// readSegments reads format 4. What lies beyond the table is left out, and so
// are segments out of order, as in [runeTable.readGroups].
func (t *runeTable) readSegments(b []byte, glyphs int) {
	if len(b) < 16 {
		return
	}
	n := int(u16(b, 6)) / 2
	ends, starts := 14, 16+2*n
	deltas, offsets := 16+4*n, 16+6*n
	if offsets+2*n > len(b) {
		return
	}
	next := 0
	for i := range n {
		first, last := int(u16(b, starts+2*i)), int(u16(b, ends+2*i))
		if first < next || last < first {
			return
		}
		next = last + 1
		delta, offset := u16(b, deltas+2*i), int(u16(b, offsets+2*i))
		for c := first; c <= last && c < 0xffff; c++ {
			if offset == 0 {
				t.set(rune(c), uint16(c)+delta, glyphs)
				continue
			}
			at := offsets + 2*i + offset + 2*(c-first)
			if at+2 > len(b) {
				break
			}
			if g := u16(b, at); g != 0 {
				t.set(rune(c), g+delta, glyphs)
			}
		}
	}
}

// readGroups reads format 12. Groups out of order end the reading, so that a
// hostile table cannot make it read the same characters for ever.
func (t *runeTable) readGroups(b []byte, glyphs int) {
	if len(b) < 16 {
		return
	}
	next := uint32(0)
	for i := range min(int(u32(b, 12)), (len(b)-16)/12) {
		at := 16 + 12*i
		first, last, g := u32(b, at), u32(b, at+4), u32(b, at+8)
		if first < next || last < first || last > 0x10ffff {
			return
		}
		next = last + 1
		for c := first; c <= last && uint64(g)+uint64(c-first) < uint64(glyphs); c++ {
			t.set(rune(c), uint16(g+c-first), glyphs)
		}
	}
}
