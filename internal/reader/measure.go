package reader

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A shape is how the lines of a source stand: found by evidence, once, before
// any line is judged.
type shape struct {
	gap     int  // blank lines between two lines of one paragraph
	wrapped bool // lines end at a measure, not only at paragraph ends
	measure int  // the right edge of full lines, in half ems
	hard    bool // lines end anywhere: words and marks are divided
	base    int  // the left edge, in half ems
	first   int  // the indent of a paragraph's first line beyond base, or 0
	parted  bool // more blank lines than gap part paragraphs
	turns   int  // this many blank lines or more are a page turn; 0: none

	hang     int  // paragraphs begin so far left of base, where their other lines stand; or 0
	numbered bool // so many stand where the numbers of pages show a turn, too
}

// measureLines finds the shape.
func (r *reading) measureLines() {
	s := &r.shape
	*s = shape{}
	s.gap = r.commonGap()
	r.findMeasure()
	r.findIndent()
	r.findGaps()
	if s.wrapped {
		r.account.Measure = s.measure / 2
	}
}

// flows says that line i follows another line of text on the same page.
func (r *reading) flows(i int) bool {
	a, b := &r.lines[i-1], &r.lines[i]
	return a.role == body && b.role == body && a.page == b.page
}

// commonGap is the number of blank lines that most lines have before them. The
// lines that follow another in mid-sentence tell it: where speech makes many
// paragraphs of one line, blank lines between those are no sign.
func (r *reading) commonGap() int {
	count, within := map[int]int{}, map[int]int{}
	lines, mid := 0, 0
	for i := 1; i < len(r.lines); i++ {
		l := &r.lines[i]
		if !r.flows(i) {
			continue
		}
		count[min(l.blanks, 9)]++
		lines++
		if a := &r.lines[i-1]; !r.stops(a) && a.width > 30 {
			within[min(l.blanks, 9)]++
			mid++
		}
	}
	if mid > 3 && mid*8 > lines {
		count = within
	}
	best := 0
	for gap := 1; gap < 9; gap++ {
		if count[gap] > count[best] {
			best = gap
		}
	}
	return best
}

// findMeasure looks for a right edge that many lines reach and hardly any
// passes, and where lines break in mid-sentence: the one most lines reach, or
// else the outermost, where speeches of one line outnumber the lines of others.
func (r *reading) findMeasure() {
	s := &r.shape
	var count [mostWidth + 1]int
	for i := range r.lines {
		if l := &r.lines[i]; l.role == body && !r.columns(l) {
			count[min(l.right(), mostWidth)]++
		}
	}
	edge, ok := commonEdge(&count), false
	if edge > 0 {
		s.hard, ok = r.edgeFits(edge, &count)
	}
	if outer := outerEdge(&count); !ok && outer > edge {
		edge = outer
		s.hard, ok = r.edgeFits(edge, &count)
	}
	if !ok {
		s.hard = false
		return
	}
	if r.hangs(edge) {
		edge -= 2
	}
	s.wrapped, s.measure = true, edge
}

// columns says that what stands on a line is set at both edges of the page, as a
// running head and the page's number are: it says nothing of the text's measure.
func (r *reading) columns(l *line) bool {
	s := r.text[l.start:l.end]
	return l.width > 40 && (strings.Contains(s, "        ") || strings.Contains(s, "　　　　"))
}

// mostWidth is the width from which lines are counted as alike, in half ems.
const mostWidth = 400

// nearEdge counts the lines that end within two ems left of an edge.
func nearEdge(count *[mostWidth + 1]int, w int) int {
	return count[w] + count[w-1] + count[w-2] + count[w-3]
}

// commonEdge gives the right edge that most lines end near, or 0.
func commonEdge(count *[mostWidth + 1]int) int {
	best, edge := 0, 0
	for w := 16; w < mostWidth; w++ {
		near := nearEdge(count, w)
		if near > best || near == best && count[w] > count[edge] {
			best, edge = near, w
		}
	}
	if edge == 0 || best < 3 {
		return 0
	}
	// The edge is the last width that a fair share of these lines reaches: a
	// line of half-width characters may stand a little over the grid.
	for w := edge + 1; w <= min(edge+2, mostWidth-1); w++ {
		if count[w]*12 >= best {
			edge = w
		}
	}
	return edge
}

// outerEdge gives the outermost right edge that several lines end near, or 0.
func outerEdge(count *[mostWidth + 1]int) int {
	const several = 5
	for w := mostWidth - 1; w >= 16; w-- {
		if count[w] > 0 && nearEdge(count, w) >= several {
			return w
		}
	}
	return 0
}

// edgeFits says that an edge is the measure of wrapped lines, and whether these
// end anywhere.
func (r *reading) edgeFits(edge int, count *[mostWidth + 1]int) (hard, ok bool) {
	over, near, lines := 0, 0, 0
	for w, n := range count {
		lines += n
		switch {
		case w > edge+3:
			over += n
		case w >= edge-6:
			near += n
		}
	}
	stops, bad := 0, 0
	for i := range r.lines {
		l := &r.lines[i]
		if w := l.right(); l.role != body || w > edge+3 || w < edge-6 {
			continue
		}
		if r.stops(l) {
			stops++
		}
		if i > 0 && r.lines[i-1].right() >= edge-6 && closes(firstRune(r.text[l.start:l.end])) {
			bad++
		}
	}
	if over*10 > near && lines < 400 {
		over -= r.hungMarks(edge)
	}
	if over*10 > near {
		wider, beside := r.widerNotes(edge)
		if over -= wider; over*10 > near-beside {
			return false, false // it is the notes' edge
		}
	}
	// Verse and one-line paragraphs of equal length end in stops; wrapped lines
	// seldom do. Where few lines are full, it must be hardly any.
	few := near*5 < lines
	if over*10 > near || few && (near < 6 || stops*3 > near) || stops*2 > near {
		return false, false
	}
	return bad*50 > near && bad > 1, true
}

// hungMarks counts the lines that pass the edge only with a note mark at their
// end: in a short text two of them seem to say that there is no measure.
func (r *reading) hungMarks(edge int) int {
	n := 0
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body || l.right() <= edge+3 {
			continue
		}
		s := r.text[l.start:l.end]
		if from := markAtEnd(s); from > 0 && l.right()-widthOf(s[from:]) <= edge+3 {
			n++
		}
	}
	return n
}

// widerNotes counts the lines of notes that pass the edge, and those that end near it.
// Notes are often set smaller, on lines of more characters, by half at most. A note begins with its
// label, below a rule also with the end of one of the page before.
func (r *reading) widerNotes(edge int) (over, near int) {
	const longest = 8 // lines of a note
	since := longest
	for i := range r.lines {
		l := &r.lines[i]
		if i == 0 || l.page != r.lines[i-1].page || l.blanks > r.shape.gap+2 {
			since = longest
		}
		if l.role != body {
			continue
		}
		s := r.text[l.start:l.end]
		_, used, f, ok := bodyLabel(s)
		ok = ok && used < len(s) && (f != bareMarks || r.setOffLabel(i)) && (l.width > 40 || r.stops(l) || numberedHead(s).kind == notHead)
		if since++; ok || isRule(s) {
			since = 0
		}
		switch w := l.right(); {
		case since >= longest || w > edge*3/2:
		case w > edge+3:
			over++
		case w >= edge-6:
			near++
		}
	}
	return over, near
}

// markAtEnd gives where the note mark that s ends with begins, or 0.
func markAtEnd(s string) int {
	from := max(0, len(s)-16)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	for i := range s[from:] {
		at := from + i
		if _, end, _ := bracketed(s, at); end == len(s) {
			return at
		}
	}
	at := strings.TrimRightFunc(s, func(c rune) bool { return digitOf(c) >= 0 || superscript(c) >= 0 || circled(c) > 0 })
	if len(at) == len(s) {
		return 0
	}
	return len(at)
}

// hangs says that what stands at the edge are stops and commas which hang
// beyond the measure: hardly another character reaches as far, and more lines
// end where these would.
func (r *reading) hangs(edge int) bool {
	hanging, others, inside := 0, 0, 0
	for i := range r.lines {
		l := &r.lines[i]
		switch w := l.right(); {
		case l.role != body:
		case w == edge && strings.ContainsRune("。，、", lastRune(r.text[l.start:l.end])):
			hanging++
		case w >= edge:
			others++
		case w == edge-2:
			inside++
		}
	}
	return hanging > 1 && others*10 <= hanging && inside > hanging
}

// findIndent finds the left edge and the indent of first lines.
func (r *reading) findIndent() {
	s := &r.shape
	if !s.wrapped {
		// Every line is a paragraph: what most of those that follow the end of
		// one stand at is the indent of first lines.
		count := map[int]int{}
		prev := -1
		for i := range r.lines {
			l := &r.lines[i]
			if l.role != body {
				continue
			}
			if _, _, _, label := bodyLabel(r.text[l.start:l.end]); label {
				prev = i
				continue // a note, or an item
			}
			if (prev < 0 || r.ended(&r.lines[prev]) || r.lines[prev].width < 30) && (l.width >= 30 || r.stops(l)) {
				count[l.indent] += min(l.width, 120)
			}
			prev = i
		}
		s.first = commonest(count)
		return
	}
	if r.hangingParagraphs() {
		return
	}
	count := map[int]int{}  // lines that are full, or follow a full one
	starts := map[int]int{} // lines that follow the end of a paragraph
	opens := map[int]int{}  // those of them that are full: longer paragraphs
	prev := -1
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body {
			continue
		}
		full := prev >= 0 && r.lines[prev].right() >= s.measure-6
		if full || l.right() >= s.measure-6 {
			count[l.indent]++
		}
		if prev >= 0 && !r.itemAt(i) && (!full && (r.stops(&r.lines[prev]) || r.lines[prev].width < 30) || l.indent > r.lines[prev].indent && r.ended(&r.lines[prev])) {
			starts[l.indent]++
			if l.right() >= s.measure-6 {
				opens[l.indent]++
			}
		}
		prev = i
	}
	s.base = commonest(count)
	// Paragraphs of few lines show more first lines than others: the left edge
	// is then the lesser indent that full lines go on at.
	for _, indent := range sortedKeys(count) {
		if indent < s.base && count[indent] > 1 && count[indent]*4 >= count[s.base] {
			s.first, s.base = s.base-indent, indent
			return
		}
	}
	if n := commonest(opens); opens[n] > 2 {
		starts = opens
	}
	best := 0
	for _, indent := range sortedKeys(starts) {
		if n := starts[indent]; indent > s.base && indent <= s.base+12 && n > 1 && n > best {
			best, s.first = n, indent-s.base
		}
	}
	if best < starts[s.base] {
		s.first = 0
	}
}

// hangingParagraphs finds paragraphs whose first line stands out to the left of
// the others, as in an interview: 問：…
func (r *reading) hangingParagraphs() bool {
	s := &r.shape
	inside, starts := map[int]int{}, map[int]int{}
	lines, heads := 0, 0
	prev := -1
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body {
			continue
		}
		if prev >= 0 {
			switch p := &r.lines[prev]; {
			case p.right() < s.measure-6:
				starts[l.indent]++
				heads++
			case !r.stops(p):
				inside[l.indent]++
				lines++
			}
		}
		prev = i
	}
	deep, edge := commonest(inside), commonest(starts)
	if lines < 6 || deep < edge+2 || deep > edge+12 || inside[deep]*5 < lines*4 || starts[edge]*5 < heads*2 {
		return false
	}
	if inside[deep]*10 < lines*9 && starts[edge]*5 < heads*4 {
		return false // where nearly all lines that go on stand deeper, heads and signatures may stand elsewhere
	}
	s.base, s.hang = deep, deep-edge
	return true
}

// commonest gives the key that counts most, the least of those that tie.
func commonest(count map[int]int) int {
	best := 0
	for _, k := range sortedKeys(count) {
		if count[k] > count[best] {
			best = k
		}
	}
	return best
}

// ended says that a line ends like a paragraph: at a stop, or well short, or at
// the right edge as a signature does.
func (r *reading) ended(l *line) bool {
	s := &r.shape
	return r.stops(l) || s.wrapped && (l.right() < s.measure-8 || l.indent-s.base > s.measure/2 || l.indent > s.base+s.first+4 && l.width < s.measure*2/3 && isDate(r.text[l.start:l.end]))
}

// findGaps decides what more blank lines than usual mean: a page turn, if
// they stand in the middle of sentences, or else the end of a paragraph.
func (r *reading) findGaps() {
	s := &r.shape
	size := map[int][5]int{} // by blanks: in mid-sentence, all, before a running head, after notes, of these before a head
	fronts := r.frontKeys()
	repeated, widest := map[string]int{}, map[string]int{} // a head's words stand at page turns too
	for i := range r.lines {
		if l := &r.lines[i]; l.blanks > s.gap+1 && l.width <= 64 && !r.stops(l) {
			key := runningKey(r.text[l.start:l.end])
			repeated[key]++
			widest[key] = max(widest[key], l.blanks)
		}
	}
	for i := 1; i < len(r.lines); i++ {
		a, l := &r.lines[i-1], &r.lines[i]
		if l.blanks <= s.gap || !r.flows(i) {
			continue
		}
		if _, used, f, ok := bodyLabel(r.text[l.start:l.end]); ok && (f != bareMarks || r.setOffLabel(i)) && used < l.end-l.start {
			continue // notes at the foot of a page, set off from the text
		}
		n := size[l.blanks]
		n[1]++
		if !r.ended(a) {
			n[0]++
		}
		if l.width <= 64 && l.blanks > s.gap+1 {
			if key := runningKey(r.text[l.start:l.end]); key != "" && (repeated[key] > 1 && l.blanks == widest[key] || fronts[trimRunning(key)]) && headOf(r.text[l.start:l.end]).kind != namedHead {
				n[2]++
			}
		}
		if (l.blanks > s.gap+2 || l.blanks > s.gap+1 && l.width > 60) && r.endsInNotes(i) && !chapterHead(r.text[l.start:l.end]) {
			n[3]++
			if headOf(r.text[l.start:l.end]).kind != notHead {
				n[4]++
			}
		}
		size[l.blanks] = n
	}
	known := r.numberedTurns()
	s.numbered = known > 0
	parts := 0
	sizes := sortedKeys(size)
	for k, blanks := range sizes {
		n := size[blanks]
		for _, wider := range sizes[k+1:] {
			if w := size[wider]; w[0] > 1 && w[0]*2 >= w[1] {
				n[3] -= n[4] // wider gaps are the page turns: these set off chapters with notes
				n[4] = 0
			}
		}
		if blanks > 1 && (s.wrapped && (n[0]*3 >= n[1] && n[0] > 1 || n[0]*2 >= n[1] && n[0] > 0 && blanks > s.gap+2) || n[2] > 0 && n[2]*2 >= n[1] || n[3] > 1 && n[3]*3 >= n[1]*2 || r.rulesBetween(blanks) || known > 0 && blanks >= known) {
			if s.turns == 0 {
				s.turns = blanks
			}
		} else if s.turns == 0 {
			parts += n[1]
		}
	}
	s.parted = parts > 2
	if !s.wrapped && s.gap == 0 && parts > 0 {
		// Lines broken at no measure, with blank lines between paragraphs.
		mid, all := 0, 0
		for i := 1; i < len(r.lines); i++ {
			if l := &r.lines[i]; l.blanks == 0 && r.flows(i) && r.lines[i-1].width > 30 {
				all++
				if !r.ended(&r.lines[i-1]) {
					mid++
				}
			}
		}
		s.parted = mid*2 > all && all*3 > len(r.lines)
	}
}

// chapterHead says that a line is the head of a chapter or a part by its form.
func chapterHead(s string) bool {
	f := headOf(s)
	return f.kind == chapHead || f.kind == partHead
}

// numberedTurns gives the least number of blank lines at the page turns that
// numbers show, if it is greater than lines and heads of the text have; or 0.
func (r *reading) numberedTurns() int {
	if !r.numbered {
		return 0
	}
	least, turns := 99, 0
	for i := 1; i < len(r.lines); i++ {
		if l := &r.lines[i]; l.page != r.lines[i-1].page {
			least = min(least, l.blanks)
			turns++
		}
	}
	if turns == 0 || least < r.shape.gap+2 {
		return 0
	}
	others := 0
	for i := 1; i < len(r.lines); i++ {
		if l := &r.lines[i]; l.blanks >= least && l.page == r.lines[i-1].page {
			others++
		}
	}
	if least < r.shape.gap+3 && others > 1+turns/4 {
		return 0 // heads are set off so
	}
	return least
}

// endsInNotes says that the lines before line i are numbered like notes: one
// of the last six begins with a number, and line i does not.
func (r *reading) endsInNotes(i int) bool { return r.notesAbove(i, 6) }

// notesAbove is endsInNotes for the last lines of a given number.
func (r *reading) notesAbove(i, lines int) bool {
	numbered := func(k int) bool {
		l := &r.lines[k]
		s := r.text[l.start:l.end]
		_, used, f, ok := bodyLabel(s)
		return ok && used < len(s) && (f != bareMarks || r.setOffLabel(k))
	}
	if numbered(i) {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-lines; k-- {
		if numbered(k) {
			return true
		}
		if r.lines[k].blanks > r.shape.gap {
			break
		}
	}
	return false
}

// rulesBetween says that between gaps of so many blank lines or more stands
// one rule each, as it stands above the notes of each page.
func (r *reading) rulesBetween(blanks int) bool {
	if blanks < r.shape.gap+2 {
		return false
	}
	pages, one, rules := 0, 0, 0
	for i := range r.lines {
		l := &r.lines[i]
		if i > 0 && l.blanks >= blanks {
			pages++
			if rules == 1 && r.notesAbove(i, 3) {
				one++
			}
			rules = 0
		}
		if l.width <= 80 && isRule(r.text[l.start:l.end]) {
			rules++
		}
	}
	return one > 0 && one*3 >= pages*2
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
