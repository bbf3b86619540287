package reader

import (
	"slices"
	"strings"
	"unicode"

	"yinshu/internal/diag"
)

// order carries out the orders about lines and marks: splits before anything
// is judged, the rest as verdicts that are asked first.
func (r *reading) order() {
	r.asTheyWere()
	r.forced, r.headAt, r.markFix = map[int]bool{}, map[int]int{}, map[int]int{}
	said := map[[2]int]fix{} // by the kind of order and the place it is about
	for _, f := range r.fixes {
		if f.order == "replace" || len(r.lines) == 0 {
			continue
		}
		at := r.fromSource(f.start)
		i := r.lineAt(at)
		l := &r.lines[i]
		if f.whole && (at < l.start || at >= l.end) {
			r.faulty(f, FixIdle, f.order)
			continue
		}
		switch f.order {
		case "@join", "@split":
			edge := l.end // the boundary after the line
			switch {
			case f.whole || at >= l.end:
			case at <= l.start && i > 0:
				edge = r.lines[i-1].end
			case f.order == "@split" && at > l.start:
				r.splitLine(i, at)
				edge = r.lines[i].end
			}
			r.contrary(said, f, 0, edge)
			r.forced[edge] = f.order == "@split"
		case "@head":
			r.contrary(said, f, 1, l.start)
			r.headAt[l.start] = f.number
		case "@text":
			r.contrary(said, f, 1, l.start)
			r.headAt[l.start] = 0
		case "@mark":
			r.contrary(said, f, 2, at)
			r.markFix[at] = f.number
		case "@unmark":
			r.contrary(said, f, 2, at)
			r.markFix[at] = -1
		}
	}
}

// asTheyWere gives lines with replacements in them the width that they have in
// the source: where lines end is judged by how they were set.
func (r *reading) asTheyWere() {
	for _, p := range r.patches {
		if len(r.lines) == 0 {
			return
		}
		l := &r.lines[r.lineAt(max(p.at, p.end-1))]
		if p.at < l.start || p.end > l.end || strings.ContainsAny(r.src.text[p.from:p.to], "\r\n") {
			continue
		}
		l.width = max(1, l.width+widthOf(r.src.text[p.from:p.to])-widthOf(r.text[p.at:p.end]))
	}
}

// contrary reports an order that says otherwise than an earlier one of its
// kind about the same place.
func (r *reading) contrary(said map[[2]int]fix, f fix, kind, at int) {
	key := [2]int{kind, at}
	if g, ok := said[key]; ok && (g.order != f.order || g.number != f.number) {
		r.faulty(f, FixContrary, f.order, g.order)
	}
	said[key] = f
}

// faulty reports a problem of a line of fixes.txt.
func (r *reading) faulty(f fix, kind *diag.Kind, args ...any) {
	p := diag.Of(kind, f.file, args...)
	p.Line, p.Col = f.line, 1
	r.report(p)
}

// splitLine makes two lines of line i, the second from byte at.
func (r *reading) splitLine(i, at int) {
	l := r.lines[i]
	first, second := l, l
	first.end = at - len(r.text[l.start:at]) + len(strings.TrimRightFunc(r.text[l.start:at], unicode.IsSpace))
	second.start = at + len(r.text[at:l.end]) - len(strings.TrimLeftFunc(r.text[at:l.end], unicode.IsSpace))
	if first.end <= first.start || second.start >= second.end {
		return
	}
	first.width = widthOf(r.text[first.start:first.end])
	// The second keeps the width of the whole: whether its end is a paragraph's
	// depends on where the line ended.
	second.blanks, second.feed = 0, false
	first.stop, second.stop = 0, 0
	r.lines[i] = first
	r.lines = slices.Insert(r.lines, i+1, second)
}

func widthOf(s string) int {
	w := 0
	for _, c := range s {
		w += cells(c)
	}
	return w
}
