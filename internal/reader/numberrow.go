package reader

import (
	"slices"
	"strings"
)

// numbersInRow finds the longest count of number lines: each one more than
// the last, and far enough from it to hold a page between.
func (r *reading) numbersInRow() []numeral {
	type tail struct {
		at  int // of all
		len int
	}
	var all []numeral
	var prev []int
	var size []int
	ends := map[string]map[int]tail{}
	foot := map[int]int{} // numbers without words that begin a count
	for i := range r.lines {
		l := &r.lines[i]
		if l.width > 64 && !(l.width <= 120 && r.columns(l)) {
			continue
		}
		v, label, dress := pageNumber(r.text[l.start:l.end])
		if v == 0 || l.width > 24 {
			if v, label, dress = wordedNumber(r.text[l.start:l.end]); v == 0 || r.stops(l) {
				continue
			}
		}
		if ends[dress] == nil {
			ends[dress] = map[int]tail{}
		}
		n, p := 1, -1
		if t, ok := ends[dress][v-1]; ok && (i-all[t.at].line >= r.leastPage(dress) || r.widthBetween(all[t.at].line, i) > widePage || i-all[t.at].line > 1 && r.setApart(i) && r.setApart(all[t.at].line) || i == len(r.lines)-1 || t.len > 1 && r.lastOfText(i)) {
			n, p = t.len+1, t.at
		} else if t, ok := foot[v-1]; ok && dress == withWords && i-all[t].line < 3 {
			n, p = 2, t // the first page has its number at the foot
		}
		all = append(all, numeral{i, v, label, dress})
		prev, size = append(prev, p), append(size, n)
		ends[dress][v] = tail{len(all) - 1, n}
		if dress != withWords && n == 1 {
			foot[v] = len(all) - 1
		}
	}
	tried := make([]bool, len(all))
	for range mostCounts {
		best := -1
		for i := range all {
			if size[i] >= r.leastCount(all, prev, size, i) && !tried[i] && (best < 0 || size[i] > size[best]) {
				best = i
			}
		}
		var out []numeral
		for i := best; i >= 0; i = prev[i] {
			tried[i] = true
			out = append(out, all[i])
		}
		slices.Reverse(out)
		if len(out) == 0 || r.countPages(out) {
			return append(r.romanBefore(out, all), out...)
		}
	}
	return nil
}

// romanBefore gives the roman numbers that count on above a count of pages from 1 that
// stand as its numbers do: those of the front matter.
func (r *reading) romanBefore(ns, all []numeral) []numeral {
	if len(ns) == 0 || ns[0].value != 1 || !alone(ns[0].dress) {
		return nil
	}
	var out []numeral
	for _, n := range all {
		if n.line < ns[0].line && n.dress == "i"+ns[0].dress && (len(out) == 0 || n.value == out[len(out)-1].value+1) && r.setApart(n.line) == r.setApart(ns[0].line) && r.lines[n.line].indent > 0 == (r.lines[ns[0].line].indent > 0) {
			out = append(out, n)
		}
	}
	return out
}

// longLines says that the lines of the text are paragraphs, so that a page holds
// few of them.
func (r *reading) longLines() bool {
	if r.long == 0 {
		width := 0
		for i := range r.lines {
			width += r.lines[i].width
		}
		r.long = -1
		if width > 90*len(r.lines) {
			r.long = 1
		}
	}
	return r.long > 0
}

// alone says that nothing but a number stands on a line: it could be a section's
// too.
func alone(dress string) bool { return dress == "#" || dress == "i#" || dress == "一#" }

// sectionDress says that a number in this dress may head a section, with nothing
// else on its line: （一）, [2], 第三.
func sectionDress(dress string) bool {
	return dress == "第#" || strings.HasSuffix(dress, "#"+closingOf(dress)) && closingOf(dress) != ""
}

// closingOf gives the bracket that ends a dress which begins with its partner.
func closingOf(dress string) string {
	for _, pair := range []string{"（）", "()", "〔〕", "[]", "［］", "【】", "<>", "〈〉", "《》"} {
		open := string([]rune(pair)[0])
		if strings.HasPrefix(dress, open+"#") {
			return pair[len(open):]
		}
	}
	return ""
}

// leastPage is the number of lines from one page's number to the next: a number
// in strokes or points is hardly anything else, and a chapter may end on a page
// of two lines.
func (r *reading) leastPage(dress string) int {
	if (alone(dress) || dress == withWords) && !r.longLines() {
		return 6
	}
	return 3
}

// mostCounts bounds the counts that are weighed as the pages'.
const mostCounts = 8

// leastCount gives how many numbers a count that ends with the i-th needs.
func (r *reading) leastCount(all []numeral, prev, size []int, i int) int {
	n, worded := &all[i], all[i].dress == withWords
	last := n.line == len(r.lines)-1
	switch {
	case !alone(n.dress) && (!worded || i > 0 && prev[i] >= 0 && all[prev[i]].dress != withWords),
		last && (n.value == size[i] || size[i] > 1 && n.value == size[i]+1):
		if n.value == 1 && !alone(n.dress) && last {
			return 1 // one page, numbered at its foot
		}
		return 2
	case worded && size[i] == 2 && (r.wideGap(n.line) && r.wideGap(all[prev[i]].line) || r.belowCuts(n.line, all[prev[i]].line)):
		return 2
	case !worded && size[i] == 2 && (r.belowFeet(n.line) && r.belowFeet(all[prev[i]].line) || r.belowCuts(n.line, all[prev[i]].line)):
		return 2
	case !worded && size[i] == 2 && (r.setApart(n.line) && r.setApart(all[prev[i]].line) || all[prev[i]].line == 0):
		return 2
	}
	return 3
}

// belowFeet says that line i stands right below notes under a rule.
func (r *reading) belowFeet(i int) bool {
	const most = 16 // lines of such notes
	for k := i - 1; k > 0 && k >= i-most; k-- {
		if l := &r.lines[k-1]; isRule(r.text[l.start:l.end]) {
			f := &r.lines[k]
			return noteBegins(r.text[f.start:f.end])
		}
	}
	return false
}

// belowCuts says that these lines stand below notes, and the text above those of one
// of them ends no sentence there.
func (r *reading) belowCuts(at ...int) bool {
	cut := false
	for _, i := range at {
		t := r.aboveNotes(i)
		if t < 0 {
			return false
		}
		l := &r.lines[t]
		cut = cut || l.width > 30 && !r.stops(l) && !strings.ContainsRune("：:", lastRune(r.text[l.start:l.end]))
	}
	return cut
}

// wideGap says that more than one space parts what stands on line i.
func (r *reading) wideGap(i int) bool {
	l := &r.lines[i]
	s := r.text[l.start:l.end]
	return strings.Contains(s, "  ") || strings.Contains(s, "　　") || strings.ContainsAny(s, "\t|｜")
}

// countPages says that a count of numbers may be that of the pages.
func (r *reading) countPages(ns []numeral) bool {
	if ns[len(ns)-1].dress == withWords && !r.wordsRepeat(ns) {
		return false
	}
	if (ns[0].dress == "一#" || sectionDress(ns[0].dress)) && ns[0].value < 20 && !r.cutSentences(ns) && !r.nearerAbove(ns) {
		return false // they head sections
	}
	return r.regular(ns) && !(len(ns) > 2 && (ns[0].dress == "#" || ns[0].dress == "一#") && r.betweenParagraphs(ns))
}

// cutSentences says that a fair share of the numbers stand within a paragraph:
// the line above ends no sentence or, where paragraphs are indented, the line
// below is not.
func (r *reading) cutSentences(ns []numeral) bool {
	indents := r.indents()
	if ns[0].line == 0 {
		return true // it stands above the title
	}
	cut, fronts := 0, r.frontKeys()
	for _, n := range ns {
		if n.line == 0 || n.line+1 == len(r.lines) {
			continue
		}
		p, next := &r.lines[n.line-1], &r.lines[n.line+1]
		if n.line > 6 && (fronts[trimRunning(runningKey(r.text[p.start:p.end]))] || fronts[trimRunning(runningKey(r.text[next.start:next.end]))]) {
			cut++ // beside a running head
			continue
		}
		if t := r.aboveNotes(n.line); t >= 0 {
			p = &r.lines[t] // above the notes at the foot of the page
		} else if p.width <= 30 && n.line > 1 && !r.stops(p) {
			p = &r.lines[n.line-2] // above a running head
		}
		if next.width <= 30 && n.line+2 < len(r.lines) {
			next = &r.lines[n.line+2] // below a running head
		}
		if p.width > 30 && !r.stops(p) || indents && next.indent < 2 && next.width > 30 && numberedHead(r.text[next.start:next.end]).kind == notHead {
			cut++
		}
	}
	return cut*4 >= len(ns) || cut > 0 && ns[0].value > 3 // sections count from 一
}

// aboveNotes gives the line above those with labels that stand above line i, two or
// more, of a few lines each; or -1.
func (r *reading) aboveNotes(i int) int {
	const longNote = 4 // lines
	labels, top, rest := 0, -1, 0
	for k := i - 1; k > 0 && rest < longNote; k-- {
		l := &r.lines[k]
		rest++
		if _, used, _, ok := bodyLabel(r.text[l.start:l.end]); ok && used < l.end-l.start && (l.width > 40 || r.stops(l) || numberedHead(r.text[l.start:l.end]).kind == notHead) {
			labels++
			top, rest = k, 0
		}
	}
	if labels < 2 {
		return -1
	}
	return top - 1
}

// indents says that a fair share of the lines stand in a little, and not all: the
// first lines of paragraphs.
func (r *reading) indents() bool {
	indented := 0
	for i := range r.lines {
		if in := r.lines[i].indent; in >= 2 && in <= 8 {
			indented++
		}
	}
	return indented*12 > len(r.lines) && indented*20 < len(r.lines)*19
}

// nearerAbove says that each number stands nearer to the line above it than to the
// one below, by two blank lines or more: it ends a page, and heads nothing.
func (r *reading) nearerAbove(ns []numeral) bool {
	for _, n := range ns {
		if n.line+1 < len(r.lines) && r.lines[n.line+1].blanks < r.lines[n.line].blanks+2 {
			return false
		}
	}
	return len(ns) > 2
}

// setApart says that three blank lines or more stand above or below line i, or
// nothing.
func (r *reading) setApart(i int) bool {
	return i == len(r.lines)-1 || r.lines[i].blanks > 2 || r.lines[i+1].blanks > 2
}

// allApart says that three blank lines or more stand beside each number, so that
// the last page of a chapter may be short.
func (r *reading) allApart(ns []numeral) bool {
	for _, n := range ns {
		if !r.setApart(n.line) {
			return false
		}
	}
	return true
}

// lastOfText says that a section of notes follows line i: the last page may be
// short.
func (r *reading) lastOfText(i int) bool {
	n := &r.lines[min(i+1, len(r.lines)-1)]
	return notesHeads[bareName(r.text[n.start:n.end])]
}

// betweenParagraphs says that each number stands after the end of a
// paragraph, as the number of a section does and that of a page seldom, and
// the first of them near the beginning, below the title.
func (r *reading) betweenParagraphs(ns []numeral) bool {
	if ns[0].line == 0 || ns[0].line > 5 {
		return false
	}
	for _, n := range ns {
		if n.line > 0 && !r.ended(&r.lines[n.line-1]) && r.lines[n.line-1].width > 30 {
			return false
		}
	}
	return true
}

// wordsRepeat says that the words beside numbers are those of running heads:
// they stand elsewhere in the text too, as its title, its author, a
// head, or beside another number.
func (r *reading) wordsRepeat(ns []numeral) bool {
	seen := map[string]int{}
	fronts := r.frontKeys()
	for _, n := range ns {
		seen[r.wordsOf(n)] = 0
	}
	for i := range r.lines {
		if l := &r.lines[i]; l.width <= 64 || l.width <= 120 && r.columns(l) {
			if f := numberedHead(r.text[l.start:l.end]); f.kind != notHead && f.kind <= sectHead && f.title != "" {
				key := runningKey(f.title)
				if _, ok := seen[key]; ok {
					seen[key] += 2 // the title of a chapter
				}
			}
			key := wordsKey(r.text[l.start:l.end])
			if _, ok := seen[key]; ok {
				seen[key]++
				continue
			}
			if name, _, role := author(r.text[l.start:l.end]); role != "" {
				if key = runningKey(name); key != "" {
					if _, ok := seen[key]; ok {
						seen[key]++
					}
				}
			}
		}
	}
	for _, n := range ns {
		if n.dress == withWords && seen[r.wordsOf(n)] < 2 && !fronts[r.wordsOf(n)] && !r.withinSentence(n.line) {
			return false
		}
	}
	return true
}

// withinSentence says that a long line without a stop stands above line i, and a
// wide gap within it.
func (r *reading) withinSentence(i int) bool {
	return i > 0 && r.lines[i-1].width > 30 && !r.stops(&r.lines[i-1]) && r.wideGap(i)
}

func (r *reading) wordsOf(n numeral) string {
	l := &r.lines[n.line]
	return wordsKey(r.text[l.start:l.end])
}

// wordsKey is runningKey without a page's number beside the words.
func wordsKey(s string) string {
	if words, _ := besideNumber(s); words != "" {
		s = words
	}
	return strings.Trim(runningKey(s), "#")
}

// regular says that numbers stand at about the same distance, as pages do.
func (r *reading) regular(ns []numeral) bool {
	if len(ns) < 3 {
		return len(ns) > 0
	}
	var apart []int
	for i := 1; i < len(ns); i++ {
		if i == 1 && ns[0].dress != ns[1].dress {
			continue // at the foot of the first page, at the heads of the others
		}
		apart = append(apart, ns[i].line-ns[i-1].line)
	}
	most := slices.Max(apart)
	least := slices.Min(apart[:max(1, len(apart)-1)]) // the last page may be short
	if r.leastPage(ns[len(ns)-1].dress) < 6 || r.allApart(ns) {
		slices.Sort(apart)
		least = apart[len(apart)/2]
	}
	const page = 60 // lines
	return most <= 3*least+6 || r.allApart(ns) && most <= page || r.alikeWide(ns)
}

// widePage is the width of the text on a page of few lines, each a paragraph.
const widePage = 500

// widthBetween is the width of the lines between two.
func (r *reading) widthBetween(from, to int) int {
	width := 0
	for i := from + 1; i < to && width <= 8*widePage; i++ {
		width += r.lines[i].width
	}
	return width
}

// alikeWide says that much the same width of text stands between the numbers, in
// few lines here and in many there; the last page may be short.
func (r *reading) alikeWide(ns []numeral) bool {
	least, most := 8*widePage, 0
	for k := 1; k < len(ns); k++ {
		w := r.widthBetween(ns[k-1].line, ns[k].line)
		most = max(most, w)
		if k < len(ns)-1 {
			least = min(least, w)
		}
	}
	return least > widePage && most <= 2*least
}
