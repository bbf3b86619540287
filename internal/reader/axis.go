package reader

import "strings"

// findAxis finds short lines that stand in the middle of the page one under
// another, on one axis, each alone above a paragraph: heads without a number, of
// one character even. The axis is what most such lines share, the title among
// them; one line alone has none.
func (r *reading) findAxis(at map[int]bool) {
	r.axis = nil
	sh := &r.shape
	count := map[int]int{}
	var on []int
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body && l.role != front || l.width == 0 || l.width > 40 || l.indent < sh.base+sh.first+8 {
			continue
		}
		s := r.text[l.start:l.end]
		if l.role == body && (!r.plainForm(s) && headOf(s).kind == notHead || r.attribution(i)) {
			continue
		}
		on = append(on, i)
		count[2*l.indent+l.width]++
	}
	axis, most := 0, 0
	for c := range count {
		if n := count[c-1] + count[c] + count[c+1]; n > most || n == most && c < axis {
			axis, most = c, n
		}
	}
	if most < 3 {
		return
	}
	heads := map[int]bool{}
	for _, i := range on {
		l := &r.lines[i]
		if d := 2*l.indent + l.width - axis; d < -2 || d > 2 || l.role == front || at[i] {
			continue
		}
		if r.aboveParagraph(i) {
			heads[i] = true
		}
	}
	if len(heads) > 1 {
		r.axis = heads
	}
}

// aboveParagraph says that a paragraph begins right below line i, and that the
// text above has ended.
func (r *reading) aboveParagraph(i int) bool {
	sh := &r.shape
	prev, next := r.before(i), r.textBelowHead(i)
	if prev < 0 || next < 0 || headOf(r.text[r.lines[next].start:r.lines[next].end]).kind != notHead {
		return false
	}
	p, n := &r.lines[prev], &r.lines[next]
	opens := n.indent == sh.base+sh.first && (n.width >= 40 || r.stops(n) || strings.HasSuffix(r.text[n.start:n.end], "："))
	return opens && (p.role == front || r.ended(p) || p.indent >= sh.base+sh.first+8 || r.isHeadLike(prev))
}
