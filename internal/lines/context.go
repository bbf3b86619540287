package lines

import "strings"

// context gives characters the class that their neighbours decide: two em
// dashes are a dash and one is a connector, ’ in a word is an apostrophe, ．
// in a number is its decimal point.
func (w *work) context() {
	for i := 0; i < len(w.atoms); i++ {
		switch a := &w.atoms[i]; a.class {
		case Dash, Ellipsis:
			i = w.paired(i)
		case Opening, Closing:
			if strings.ContainsRune("“”‘’", a.r) {
				w.quote(i)
			}
		case Exclaim:
			i = w.shouts(i)
		case Stop, Colon:
			if a.r == '．' || a.r == '：' {
				w.inNumber(i)
			}
		case Connector:
			w.connector(i)
		case Letter:
			w.alphabetic = true
			if a.r == '"' {
				w.straight(i)
			} else if a.r == '-' || a.r == '‐' {
				w.hyphen(i)
			}
		case LatinClose:
			if a.r == ':' {
				i = w.address(i)
			}
		case Digit:
			w.unit(i)
		}
	}
	if w.alphabetic {
		w.words()
	}
}

// words goes through the words of alphabets, after addresses with a scheme are
// known. Others are known by their form: www.…, example.org/….
func (w *work) words() {
	for i := 0; i < len(w.atoms); i++ {
		if w.atoms[i].class != Letter {
			continue
		}
		if end := w.bareAddress(i); end > i {
			w.divide(i, end)
			i = end - 1
			continue
		}
		i = w.word(i)
	}
}

// bareAddress returns the end of the address without a scheme that begins at
// i, or i: letters and signs without a space, with a point between letters and
// a slash behind it, or beginning with www.
func (w *work) bareAddress(i int) int {
	if w.bound(i-1, true) || w.atoms[i].flags&address != 0 {
		return i
	}
	end, point, slash := i, false, false
	for end < len(w.atoms) && (end == i || w.atoms[end-1].white == 0) {
		a := &w.atoms[end]
		if !a.class.isLatin() || a.r >= 0x80 {
			break
		}
		switch {
		case a.r == '.' && end > i && end+1 < len(w.atoms) && w.atoms[end+1].class == Letter && w.atoms[end-1].class != LatinClose:
			point = true
		case a.r == '/':
			slash = slash || point
		}
		end++
	}
	www := end-i > 4 && w.atoms[i].r == 'w' && w.atoms[i+1].r == 'w' && w.atoms[i+2].r == 'w' && w.atoms[i+3].r == '.'
	if !point || !slash && !www || end-i < 10 {
		return i
	}
	return w.trimmed(i, end)
}

// trimmed leaves the marks that close a sentence out of an address.
func (w *work) trimmed(from, end int) int {
	for end > from && strings.ContainsRune(".,;:!?)]}\"'", w.atoms[end-1].r) {
		end--
	}
	return end
}

// near returns the atom at i, or nil where there is none or a typed space
// parts it from its neighbour towards i0.
func (w *work) near(i, i0 int) *atom {
	if i < 0 || i >= len(w.atoms) {
		return nil
	}
	a := &w.atoms[i]
	if i < i0 && a.white != 0 || i > i0 && w.atoms[i0].white != 0 {
		return nil
	}
	return a
}

// paired joins a run of dashes or dots two by two and returns the index of
// its last. A longer run may be divided between pairs. A single em dash is a
// connector.
func (w *work) paired(i int) int {
	class := w.atoms[i].class
	end := i + 1
	for end < len(w.atoms) && w.atoms[end].class == class && w.atoms[end-1].white == 0 {
		end++
	}
	if a := &w.atoms[i]; end == i+1 && class == Dash && a.width <= a.size {
		a.class = Connector
		a.flags &^= joined
		w.centre(a)
		return i
	}
	for k := i; k < end-1; k++ {
		if (k-i)%2 == 0 || k == end-2 && (end-i)%2 == 1 {
			w.atoms[k].flags |= keep
		} else {
			w.atoms[k].flags |= may | solid
		}
	}
	return end - 1
}

// shouts sets two ！ or ？ in a row in one em together, where they have blank
// behind them and neighbours give theirs up; three then take two ems (GB/T
// 15834-2011, 5.1.2). It returns the index of the last.
func (w *work) shouts(i int) int {
	end := i + 1
	for end < len(w.atoms) && w.atoms[end].class == Exclaim && w.atoms[end-1].white == 0 {
		end++
	}
	if b := &w.atoms[end-1]; end == i+2 && w.s.spacing.Adjacent && b.flags&centred == 0 {
		b.width -= b.after
		b.after = 0
	}
	return end - 1
}

// centre sets an atom's ink in the middle of its box.
func (w *work) centre(a *atom) {
	f := w.ruler(a).figure(a.r)
	if f.x1 > f.x0 {
		a.lead = (a.width - em(a.size, int(f.x0)+int(f.x1))) / 2
	} else {
		a.lead = (a.width - em(a.size, int(f.width))) / 2
	}
	a.tail = max(0, a.width-a.lead-em(a.size, int(f.width)))
}

// quote finds the quotation marks that belong to Latin text: those of pieces
// in another language, apostrophes, and marks that letters or typed spaces
// stand around. They take the width of their ink.
func (w *work) quote(i int) {
	a := &w.atoms[i]
	lang := w.pieces[a.piece].Lang
	before, after := w.near(i-1, i), w.near(i+1, i)
	inside := func(b *atom) bool { return b != nil && b.class.isLatin() }
	outside := func(b *atom) bool { return b == nil || b.class.isLatin() }
	foreign := lang != "" && !strings.HasPrefix(lang, "zh")
	spaced := i > 0 && w.atoms[i-1].white == ' ' || a.white == ' '
	switch {
	case foreign:
	case inside(before) && inside(after):
	case spaced && outside(before) && outside(after) && (inside(before) || inside(after)):
	default:
		return
	}
	if a.class == Opening {
		a.class = LatinOpen
	} else {
		a.class = LatinClose
	}
	if a.r == '’' && inside(before) && inside(after) {
		a.class = Letter
	}
	const side = 60 // white on both sides of the ink, thousandths of an em
	f := w.ruler(a).figure(a.r)
	a.before, a.after, a.lead = 0, 0, 0
	if f.x1 > f.x0 {
		a.width = em(a.size, int(f.x1-f.x0)+2*side)
		a.lead = em(a.size, side-int(f.x0))
	} else {
		a.width = em(a.size, int(f.width))
	}
}

// straight tells the " that opens from the one that closes: they take turns
// through a paragraph, but behind a figure it is an inch, or closes.
func (w *work) straight(i int) {
	a := &w.atoms[i]
	before := w.near(i-1, i)
	switch {
	case w.quoted:
		a.class, w.quoted = LatinClose, false
	case before != nil && isFigure(before.class):
		a.class = Postfix
	default:
		a.class, w.quoted = LatinOpen, true
	}
}

// inNumber keeps ．and ： between digits from parting them.
func (w *work) inNumber(i int) {
	before, after := w.near(i-1, i), w.near(i+1, i)
	if before == nil || after == nil {
		return
	}
	if isFigure(before.class) && isFigure(after.class) {
		before.flags |= keep
		w.atoms[i].flags |= keep
	}
}

func isFigure(c Class) bool { return c == Digit || c == Wide }

// connector sets – between letters or digits with its own width. A － before a
// number that nothing stands before is its sign.
func (w *work) connector(i int) {
	a := &w.atoms[i]
	before, after := w.near(i-1, i), w.near(i+1, i)
	if a.r == '－' && after != nil && isFigure(after.class) && (before == nil || before.class.isMark()) {
		a.class = Prefix
		return
	}
	if a.r == '–' && before != nil && after != nil && before.class.isLatin() && after.class.isLatin() {
		a.width, a.lead, a.tail = em(a.size, int(w.ruler(a).figure(a.r).width)), 0, 0
	}
}

// hyphen lets a line end behind a hyphen that letters stand around, two of
// them on both sides at least: well-known, but not x-ray, 1951-53, T-34.
func (w *work) hyphen(i int) {
	for _, d := range [...]int{-2, -1, 1, 2} {
		k := i + d
		if k < 0 || k >= len(w.atoms) {
			return
		}
		b := &w.atoms[k]
		if b.class != Letter || b.r == '-' || b.r == '‐' || b.flags&address != 0 || d < 2 && d != -1 && b.white != 0 && d != 1 {
			return
		}
	}
	if w.atoms[i-2].white != 0 || w.atoms[i-1].white != 0 || w.atoms[i].white != 0 || w.atoms[i+1].white != 0 {
		return
	}
	w.atoms[i].flags |= may
}

// unit keeps a number with the Latin unit behind it: 5 km.
func (w *work) unit(i int) {
	a := &w.atoms[i]
	if a.white != ' ' || i+1 >= len(w.atoms) || w.atoms[i+1].class != Letter && w.atoms[i+1].class != Postfix {
		return
	}
	var buf [4]byte
	name := buf[:0]
	for k := i + 1; k < len(w.atoms) && (w.atoms[k].class == Letter || w.atoms[k].class == Postfix); k++ {
		if w.atoms[k].r > 0x7f && w.atoms[k].r != 'µ' && w.atoms[k].r != '°' && w.atoms[k].class != Postfix || len(name) == len(buf) {
			return
		}
		name = append(name, byte(w.atoms[k].r))
		if w.atoms[k].class == Postfix {
			name = append(name[:0], '%')
		}
		if w.atoms[k].white != 0 {
			break
		}
	}
	if strings.Contains(units, " "+string(name)+" ") {
		a.flags |= keep
	}
}

// units are those written after a space (SI Brochure, 5.4.3; and the old ones
// of histories).
const units = " % mm cm dm m km kg g mg t s min h d ms Hz kHz MHz GHz V kV W kW MW A mA N Pa kPa J kJ K L ml mL ha ft in yd mi lb oz px pt em am pm AD BC CE BCE a.m p.m "

// address lets lines end inside an address on the net, whose colon is at i,
// and returns the index of its last character.
func (w *work) address(i int) int {
	if i == 0 || i+3 >= len(w.atoms) || w.atoms[i+1].r != '/' || w.atoms[i+2].r != '/' || w.atoms[i-1].class != Letter || w.atoms[i].white != 0 {
		return i
	}
	end := i + 1
	for end < len(w.atoms) && w.atoms[end-1].white == 0 && w.atoms[end].class.isLatin() && w.atoms[end].r < 0x80 {
		end++
	}
	end = max(w.trimmed(i+3, end), i+1)
	w.divide(i, end)
	return end - 1
}

// divide marks where an address may be divided: behind its slashes, dots and
// question marks, before any other mark. The Chicago Manual of Style (7.46)
// would begin a line with a dot too; among Han characters it looks like a stop
// that was lost (CLREQ, prohibition rules). No hyphen is added, and at least
// two characters stay together. Where that would leave a line loose a word is
// divided too, of which three characters stay together.
func (w *work) divide(from, end int) {
	for k := from; k < end-1; k++ {
		a, b := &w.atoms[k], &w.atoms[k+1]
		a.flags |= address
		switch {
		case a.r == '/' && b.r != '/':
			if k > from+1 || b.class == Letter {
				a.flags |= may
			}
		case k <= from+3 || k+2 >= end || a.r == '/':
		case strings.ContainsRune(".?", a.r) && !strings.ContainsRune(".?/", b.r), strings.ContainsRune("&=#_~%-@", b.r):
			a.flags |= may
		}
	}
	w.atoms[end-1].flags |= address
	w.divideWords(from, end)
}

// divideWords marks where the words of an address may be divided at need:
// behind the third letter or figure and before the last three, never within a
// number.
func (w *work) divideWords(from, end int) {
	const together = 3
	for k := from; k < end; {
		first := k
		for k < end && isWordly(w.atoms[k].class) && (k == first || w.atoms[k-1].flags&may == 0) {
			k++
		}
		for n := first + together - 1; n < k-together; n++ {
			if w.atoms[n].class == Letter || w.atoms[n+1].class == Letter {
				w.atoms[n].flags |= inside
			}
		}
		k = max(k, first+1)
	}
}

func isWordly(c Class) bool { return c == Letter || c == Digit }

// ruler returns the face an atom is set in.
func (w *work) ruler(a *atom) *ruler {
	ch := w.chains[a.piece]
	if int(a.face) < len(ch) {
		return ch[a.face]
	}
	return faceless
}
