package reader

import (
	"strings"
	"unicode/utf8"

	"yinshu/internal/manuscript"
)

// opensItem says that line b begins an item of a list: its label is the next
// after the item that is open, or the first after a line that leads to it.
func (r *reading) opensItem(a, b *line) bool {
	_, style, n := manuscript.ItemLabel(r.text[b.start:b.end])
	if style == "" {
		return false
	}
	left := r.text[a.start:a.end]
	if style == r.itemStyle && (n == r.itemNumber+1 || n == 0) {
		last := lastRune(trimMark(left))
		return strings.ContainsRune("。；！？.;，、：", last) || r.ended(a) || r.shape.wrapped && a.right() < r.shape.measure-4
	}
	return n <= 1 && (strings.ContainsRune("：:。", lastRune(left)) || r.ended(a)) && r.nextItem(b, style, n)
}

// opensYear says that line b begins an entry of a chronology: with a year and
// white space, as the paragraph that line a ends does.
func (r *reading) opensYear(a, b *line, stop bool) bool {
	if !stop && !r.ended(a) || len(r.drafts) == 0 || !dated(r.text[b.start:b.end]) {
		return false
	}
	p := r.pieces[r.drafts[len(r.drafts)-1].from]
	return dated(r.text[p.start:p.end])
}

// dated says that a line begins with a year, perhaps with a month and a day or
// another year in brackets, and white space or a colon: 大正二年（一九一三）　.
func dated(s string) bool {
	i := strings.Index(s, "年")
	if i < 3 || i > 21 {
		return false
	}
	if c := lastRune(s[:i]); digitOf(c) < 0 && hanDigit(c) < 0 && !strings.ContainsRune("元十〇○", c) {
		return false
	}
	rest := s[i+len("年"):]
	if f := firstRune(rest); f == '（' || f == '(' {
		j := strings.IndexAny(rest, "）)")
		if j < 0 || j > 30 {
			return false
		}
		_, size := utf8.DecodeRuneInString(rest[j:])
		rest = rest[j+size:]
	}
	for _, unit := range []string{"月", "日"} {
		if _, used := leadingNumber(rest); used > 0 && strings.HasPrefix(rest[used:], unit) {
			rest = rest[used+len(unit):]
		}
	}
	return strings.ContainsRune(" 　：\t", firstRune(rest)) && rest != ""
}

// nextItem says that the next label of the same style follows within a few
// lines.
func (r *reading) nextItem(b *line, style string, n int) bool {
	i := r.lineAt(b.start)
	for k, seen := i+1, 0; k < len(r.lines) && seen < 12; k++ {
		l := &r.lines[k]
		if l.role != body {
			continue
		}
		seen++
		if _, s, m := manuscript.ItemLabel(r.text[l.start:l.end]); s == style && (m == n+1 || n == 0 && m == 0) {
			return true
		}
	}
	return false
}

// lineAt gives the line that holds a byte of the text.
func (r *reading) lineAt(at int) int {
	lo, hi := 0, len(r.lines)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; r.lines[mid].start <= at {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// findLists groups paragraphs that begin with labels which count on.
func (r *reading) findLists() {
	lists := 0
	for k := 0; k < len(r.drafts); {
		style, n := r.labelOfDraft(k)
		end := k + 1
		if style != "" && n <= 1 {
			for end < len(r.drafts) {
				s, m := r.labelOfDraft(end)
				if s != style || n > 0 && m != n+(end-k) {
					break
				}
				end++
			}
		}
		if end-k < 2 {
			k++
			continue
		}
		lists++
		for ; k < end; k++ {
			d := &r.drafts[k]
			p := &r.pieces[d.from]
			label, _, n := manuscript.ItemLabel(r.text[p.start:p.end])
			d.list = lists
			d.label = span{p.start, p.start + len(label)}
			at := p.start + len(label)
			for at < p.end {
				c, size := utf8.DecodeRuneInString(r.text[at:p.end])
				if c != ' ' && c != '　' && c != '\t' {
					break
				}
				at += size
			}
			p.start = at
			if d.bullet = n == 0 && manuscript.IsBullet(label); d.bullet {
				r.leave(d.label.start, d.label.end, r.lines[r.lineAt(d.label.start)].page, "a list's bullet; the book has its own")
			}
			if n == 0 {
				r.decide(d.label.start, d.label.end, "item", "paragraphs that begin with the same bullet", 90)
				continue
			}
			r.decide(d.label.start, d.label.end, "item", "labels that count on, each at the start of a paragraph", 90)
		}
	}
}

// labelOfDraft gives the label a paragraph begins with. A label that is all of
// its line begins no item.
func (r *reading) labelOfDraft(k int) (style string, n int) {
	d := &r.drafts[k]
	if d.kind != paraDraft || d.quote > 0 {
		return "", 0
	}
	p := r.pieces[d.from]
	label, style, n := manuscript.ItemLabel(r.text[p.start:p.end])
	if strings.Trim(r.text[p.start+len(label):p.end], " 　\t") == "" {
		return "", 0
	}
	return style, n
}
