package script

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The marks below have one form on the mainland and another, or several, in
// texts from Taiwan and Hong Kong. What is changed is what GB/T 15834-2011
// leaves no choice about: the dash (4.10), the ellipsis (4.11), the interpunct
// in names (4.14), the connector between years and dates (4.13). What is usual
// but takes a character away, the comma between quotations (4.5.3.5), is
// advice: it is listed and not done, since all editions have one text. A half
// mark in the wrong width is a fault of the source, and internal/check tells.

// A reading is the text around the mark being looked at.
type reading struct {
	w     *work
	text  []byte
	fixes []fix
}

// marked returns what the unpaired marks of a text become.
func (w *work) marked(text []byte) []fix {
	r := reading{w: w, text: text}
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c >= '0' && c <= '9':
			i = r.number(i)
			continue
		case c == '.':
			i = r.dots(i)
			continue
		case c < 0xc0 || c >= 0xe4 && c < 0xef:
			i++ // no mark of this file begins with such a byte
			continue
		}
		m, size := decode(text, i)
		switch m {
		case '─', '―', '—':
			i = r.dash(i)
		case '…', '⋯', '‥':
			i = r.ellipsis(i)
		case '．', '‧', '・', '•', '･', '·':
			r.interpunct(i, size)
			i += size
		case '、':
			r.listed(i, size)
			i += size
		default:
			i += size
		}
	}
	return r.fixes
}

// put records that bytes start to end become out.
func (r *reading) put(start, end int, out, why string, risk uint8) {
	if string(r.text[start:end]) != out {
		r.fixes = append(r.fixes, fix{start, end, out, r.w.note(ByMark, why, risk)})
	}
}

// advise lists what an editor might do and this program does not.
func (r *reading) advise(start, end int, out, why string) {
	if n := r.w.note(Advice, why, 1); n.said {
		n.others = []string{out}
		r.fixes = append(r.fixes, fix{start, end, string(r.text[start:end]), n})
	}
}

// before and after are the characters at the sides of a place, or 0.
func (r *reading) before(i int) rune {
	if i <= 0 {
		return 0
	}
	c, _ := utf8.DecodeLastRune(r.text[:i])
	return c
}

func (r *reading) after(i int) rune {
	if i >= len(r.text) {
		return 0
	}
	c, _ := utf8.DecodeRune(r.text[i:])
	return c
}

// run returns the end of a run of the characters in set, their number, and
// whether one of them is in odd.
func (r *reading) run(i int, set, odd string) (end, n int, hasOdd bool) {
	for i < len(r.text) {
		m, size := decode(r.text, i)
		if !strings.ContainsRune(set, m) {
			break
		}
		hasOdd = hasOdd || strings.ContainsRune(odd, m)
		i += size
		n++
	}
	return i, n, hasOdd
}

// dash makes a dash of two em dashes from strokes of other kinds. A single
// stroke may also be a connector, which has one em; a run of more than two is
// a rule, and stays.
func (r *reading) dash(i int) int {
	end, n, stroke := r.run(i, "─―—", "─―")
	a, b := r.before(i), r.after(end)
	switch {
	case !stroke && n == 1 && isHan(a) && isHan(b):
		r.advise(i, end, "——", "a single — is a connector; a dash has two｜一個 — 是連接號，破折號要兩個")
	case !stroke || n > 2:
	case n == 1 && (isDigit(a) && isDigit(b) || isLetter(a) && isLetter(b)):
		r.put(i, end, "—", "connector｜連接號", 1)
	case n == 1 && r.connects(end):
		r.put(i, end, "—", "connector between places｜地名間的連接號", 2)
	case n == 1:
		r.put(i, end, "——", "dash｜破折號", 2)
	default:
		r.put(i, end, "——", "dash｜破折號", 0)
	}
	return end
}

// lines are words for what lies between two places.
var lines = []string{"地區", "地区", "鐵路", "铁路", "公路", "航線", "航线", "高速", "一線", "一线", "之間", "之间", "沿線", "沿线", "走廊", "運河", "运河", "國道", "国道", "鐵道", "铁道", "班機", "班机", "直航", "管線", "管线"}

// connects reports whether a place name of two to four characters follows,
// and then a word for what connects it with the one before.
func (r *reading) connects(at int) bool {
	for n := 0; n < 4; n++ {
		m, size := utf8.DecodeRune(r.text[min(at, len(r.text)):])
		if !isHan(m) {
			return false
		}
		at += size
		if n == 0 {
			continue
		}
		for _, word := range lines {
			if strings.HasPrefix(string(r.text[at:min(len(r.text), at+len(word))]), word) {
				return true
			}
		}
	}
	return false
}

// ellipsis makes six dots of three beside Han text. Twelve mean lines left
// out, and stay.
func (r *reading) ellipsis(i int) int {
	end, n, odd := r.run(i, "…⋯‥", "⋯‥")
	han := r.beside(i, end)
	switch {
	case n == 1 && han:
		r.put(i, end, "……", "ellipsis｜省略號", 1)
	case odd && han:
		r.put(i, end, strings.Repeat("…", n), "ellipsis｜省略號", 0)
	}
	return end
}

// dots makes an ellipsis of three or six full stops beside Han text.
func (r *reading) dots(i int) int {
	end, n, _ := r.run(i, ".", "")
	if (n == 3 || n == 6) && r.beside(i, end) {
		r.put(i, end, "……", "ellipsis｜省略號", 1)
	}
	return end
}

// beside reports whether a mark stands in Han text: a Han character or mark
// before it, or at the beginning of the text behind it.
func (r *reading) beside(i, end int) bool {
	if a := r.before(i); a != 0 {
		return isHan(a) || isHanMark(a)
	}
	b := r.after(end)
	return isHan(b) || isHanMark(b)
}

// interpunct gives the point between the parts of a foreign name, or between
// a work and its part, the form of the edition.
func (r *reading) interpunct(i, size int) {
	a, b := r.before(i), r.after(i+size)
	if !isHan(a) && !isHan(b) || !isHan(a) && !isLetter(a) || !isHan(b) && !isLetter(b) {
		return
	}
	switch {
	case r.w.to == Hans:
		r.put(i, i+size, "·", "interpunct｜間隔號", 0)
	case region(r.w.opt.To) == "TW":
		r.put(i, i+size, "‧", "interpunct｜間隔號", 0)
	}
}

// connectors are the characters that stand for a connector between numbers.
const connectors = "-‐–－−"

// date puts a connector between two dates: 1950年-1953年. The number before it
// ends at end.
func (r *reading) date(end int) int {
	unit, size := utf8.DecodeRune(r.text[end:])
	if size == 0 || !strings.ContainsRune("年月日", unit) {
		return end
	}
	end += size
	m, n := utf8.DecodeRune(r.text[end:])
	if n > 0 && strings.ContainsRune(connectors, m) && isDigit(r.after(end+n)) {
		r.put(end, end+n, "—", "connector between dates｜日期間的連接號", 1)
		return end + n
	}
	return end
}

// number looks at a run of digits: years joined by a hyphen, and groups of
// three joined by full-width commas.
func (r *reading) number(i int) int {
	end := r.digits(i)
	if r.w.to != Hans || inWord(r.before(i)) {
		return end
	}
	if stop := r.years(i, end); stop > end {
		return stop
	}
	if stop := r.thousands(i, end); stop > end {
		return stop
	}
	return r.date(end)
}

func (r *reading) digits(i int) int {
	for i < len(r.text) && r.text[i] >= '0' && r.text[i] <= '9' {
		i++
	}
	return i
}

// years joins two years: 1945-1953, 1950-53. A second number up to 12 may be
// a month, and then the hyphen stays.
func (r *reading) years(i, end int) int {
	m, size := utf8.DecodeRune(r.text[end:])
	if end-i != 4 || size == 0 || !strings.ContainsRune(connectors, m) {
		return end
	}
	stop := r.digits(end + size)
	if inWord(r.after(stop)) || strings.ContainsRune(connectors, r.after(stop)) {
		return end
	}
	from, to := value(r.text[i:end]), value(r.text[end+size:stop])
	whole := stop-end-size == 4 && to >= from
	short := stop-end-size == 2 && to > 12 && to > from%100
	if from < 1000 || from > 2100 || to > 2200 || !whole && !short {
		return end
	}
	r.put(end, end+size, "—", "connector between years｜年份間的連接號", 1)
	return stop
}

// thousands gives a number its narrow commas: 12，000.
func (r *reading) thousands(i, end int) int {
	if end-i > 3 || r.text[i] == '0' {
		return end
	}
	const comma = "，"
	var at []int
	stop := end
	for strings.HasPrefix(string(r.text[stop:min(len(r.text), stop+len(comma))]), comma) {
		next := r.digits(stop + len(comma))
		if next-stop-len(comma) != 3 {
			return end
		}
		at = append(at, stop)
		stop = next
	}
	if len(at) == 0 || inWord(r.after(stop)) {
		return end
	}
	risk := uint8(1)
	if end-i == 3 {
		risk = 2 // 100，200 may be two numbers
	}
	for _, comma := range at {
		r.put(comma, comma+len("，"), ",", "comma inside a number｜數字中的分節號", risk)
	}
	return stop
}

func value(digits []byte) (n int) {
	for _, d := range digits[:min(len(digits), 6)] {
		n = n*10 + int(d-'0')
	}
	return n
}

// listed advises on the comma between quotations or titles side by side.
func (r *reading) listed(i, size int) {
	a, b := r.before(i), r.after(i+size)
	if r.w.to == Hans && (strings.ContainsRune("」』”’", a) && strings.ContainsRune("「『“‘", b) ||
		strings.ContainsRune("》〉", a) && strings.ContainsRune("《〈", b)) {
		r.advise(i, i+size, "", "no comma between quotations or titles side by side｜並列的引文或書名之間通常不用頓號")
	}
}

func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r >= 0x20000 && r <= 0x3ffff || r >= 0xf900 && r <= 0xfaff || r == '〇'
}

func isHanMark(r rune) bool {
	return r >= 0x3001 && r <= 0x301f || r >= 0xff01 && r <= 0xff65 && !isDigit(r) || strings.ContainsRune("“”‘’…—", r)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }

// inWord reports whether a number beside r is part of something longer.
func inWord(r rune) bool {
	return isLetter(r) || isDigit(r) || r != 0 && strings.ContainsRune(".-/_:", r)
}
