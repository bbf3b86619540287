package reader

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// runningHeads finds the lines that stand again and again first or last on
// the pages, and leaves them out.
func (r *reading) runningHeads() {
	if !r.turnsShown() {
		r.standingHeads()
	}
	if r.lines[len(r.lines)-1].page == 1 {
		r.imprintHeads()
		return
	}
	ruled := r.ruledHeads()
	found, left := r.countingHeads() || ruled, []string(nil)
	groups, order, pages := r.edgeLines()
	text := r.timesInText(groups)
	opening := r.firstBody()
	fronts := r.frontKeys()
	r.headOffsets()
	for _, key := range order {
		g := groups[key]
		s := r.text[r.lines[g[0]].start:r.lines[g[0]].end]
		f := headOf(s)
		countsOn := func(g []int) bool {
			return strings.Contains(key, "#") && len(g) > 0 && r.countsPages(g) && !strings.ContainsAny(s, "。；") && !(f.kind != notHead && !worded(s))
		}
		// One may be the title or the head that the others repeat.
		if text[key] == len(g) && (g[0] == opening || f.kind != notHead) && !countsOn(g) {
			g = r.withoutHead(g, opening)
		}
		if f.kind != notHead && f.kind != namedHead && f.title == "" {
			continue // 一 heads a section of every chapter
		}
		if len(g) > 0 && g[0] == opening && !(len(g) > 1 && worded(s) && countsOn(g)) {
			g = g[1:]
		}
		counted := countsOn(g)
		if !counted && text[key] == len(g) && !fronts[trimRunning(key)] && !imprint(s) && r.firstIsHead(g) {
			g = g[1:]
		}
		if !counted && len(g) < 3 && (strings.ContainsAny(s, "；，。,;") || halfBracketed(s)) {
			continue // a piece of a sentence
		}
		g = slices.DeleteFunc(slices.Clone(g), func(i int) bool {
			return r.headedAbove(i) || r.sectioned != nil && r.sectioned[i] && f.kind != notHead && r.partsBodies(i)
		})
		if !counted {
			g = r.atEdges(g, fronts[trimRunning(key)])
		}
		if len(g) == 0 {
			continue
		}
		if n := r.after(g[0]); len(g) == 1 && !counted && n >= 0 && r.lines[n].page == r.lines[g[0]].page && (r.lines[n].blanks > r.shape.gap+1 || r.textBelowHead(g[0]) != n) {
			continue // a head that the text stands far below, or an author
		}
		if len(g) == 1 && !counted && text[key] > 1 && !fronts[trimRunning(key)] && !r.earlier(g[0], key) && !((r.feeds > 0 || r.numbered) && r.twiceOnPage(g[0], key)) {
			continue // the head itself, which others repeat
		}
		of, first := &r.lines[groups[key][0]], &r.lines[g[0]]
		switch {
		case fronts[trimRunning(key)] && first.page > r.lines[opening].page && r.topOfPage(g):
		case r.turnsShown() && r.topOfPage(g) && r.titleOfHead(g, key):
		case len(g) == 1 && !counted && !r.turnsShown():
			continue // only notes show where pages end, and they may end chapters
		case len(g) < text[key] && r.topOfPage(g) && (r.earlier(g[0], key) || r.twiceOnPage(g[0], key)) && (f.title != "" && f.kind != namedHead || r.cutsSentence(g) || len(g) == 1 && r.twiceOnPage(g[0], key) || r.underItsHead(g, key)):
			// A head that stands in the text too.
		case len(g) >= 3, len(g) == 2 && pages <= 8, counted, len(g) < len(groups[key]) && pages > 2 && first.page-of.page <= 2:
		default:
			continue
		}
		if endsSentence(s) && !counted && !fronts[trimRunning(key)] && (strings.Contains(s, "，") || len(g) < 3 || len(g)*2 < pages-1) {
			continue
		}
		r.leaveHeads(g, counted)
		left = append(left, key)
		found = true
	}
	r.misreadHeads(left)
	r.imprintHeads()
	if found && r.shape.wrapped {
		r.betweenHalves()
	}
	r.headRules()
}

// countingHeads leaves out first lines of pages with words and a number beside
// them that counts with the pages: on three pages, the numbers that stand alone
// among them, or on two of which the left has it first and the right last.
func (r *reading) countingHeads() bool {
	type numberedLine struct {
		line, value int
		first       bool // the number stands before the words
	}
	byOffset := map[int][]numberedLine{}
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body || l.width > 80 || r.stops(l) || !r.topOfPage([]int{i}) {
			continue
		}
		s := r.text[l.start:l.end]
		if v, label, _ := wordedNumber(s); v > 0 {
			byOffset[v-l.page] = append(byOffset[v-l.page], numberedLine{i, v, strings.HasPrefix(strings.TrimLeft(s, " 　·-—－"), label)})
		}
	}
	folios := map[int]int{}
	for _, n := range r.folios {
		folios[n.value-r.lines[n.line].page]++
	}
	found, shown := false, map[int]bool{}
	for _, offset := range sortedKeys(byOffset) {
		lines := byOffset[offset]
		sides, heads := len(lines) > 1, folios[offset] == 0
		for _, n := range lines {
			sides = sides && n.first == (n.value%2 == 0)
			heads = heads && n.first && n.value < 20
		}
		if len(lines)+folios[offset] < 3 && !sides || heads {
			continue // heads: 1 緣起 may stand first on a page too
		}
		found = true
		for _, n := range lines {
			l := &r.lines[n.line]
			l.role = furniture
			r.leave(l.start, l.end, l.page, "a running head: its number counts with the pages")
			if _, label, _ := wordedNumber(r.text[l.start:l.end]); r.labels[l.page] == "" {
				r.label(l.page, label)
			}
		}
		shown[offset] = true
	}
	if found {
		r.countingDigits(shown)
	}
	return found
}

// countingDigits leaves out first lines of pages with words that stand elsewhere
// too and one Han digit beside them, which counts with pages that others have shown:
// alone it would be a head, 八　逃難.
func (r *reading) countingDigits(shown map[int]bool) {
	known := r.frontKeys()
	for i := range r.lines {
		if l := &r.lines[i]; l.width <= 64 {
			known[wordsKey(r.text[l.start:l.end])] = true
		}
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body || l.width > 80 || r.stops(l) || !r.topOfPage([]int{i}) {
			continue
		}
		s := r.text[l.start:l.end]
		for _, beside := range [][2]string{cutSides(s, strings.Index(s, "　"), "　"), cutSides(s, strings.LastIndex(s, "　"), "　")} {
			for k, number := range beside {
				words := strings.Trim(beside[1-k], " 　")
				if v := hanNumber(strings.Trim(number, " 　")); v > 0 && v < 10 && shown[v-l.page] && words != "" && known[trimRunning(runningKey(words))] && r.labels[l.page] == "" {
					l.role = furniture
					r.leave(l.start, l.end, l.page, "a running head: its number counts with the pages")
					r.label(l.page, strings.Trim(number, " 　"))
				}
			}
		}
	}
}

// cutSides gives what stands on both sides of a gap at byte i.
func cutSides(s string, i int, gap string) [2]string {
	if i <= 0 {
		return [2]string{}
	}
	return [2]string{s[:i], s[i+len(gap):]}
}

// ruledHeads leaves out the short lines that stand first on their pages with a
// rule below, where two pages or more have such.
func (r *reading) ruledHeads() bool {
	var heads, notes []int
	keys := map[string]bool{}
	for i := range r.lines {
		l := &r.lines[i]
		rule, text := i+1, i+2
		if l.role != body || l.page == 1 || text >= len(r.lines) || !r.topOfPage([]int{i}) || r.lines[text].page != l.page || r.lines[rule].role != body || !isRule(r.text[r.lines[rule].start:r.lines[rule].end]) {
			continue
		}
		s := r.text[l.start:l.end]
		if l.width > 64 || r.stops(l) || isRule(s) || labelledLine(s) && !worded(s) && headOf(s).kind == notHead {
			continue
		}
		if n := &r.lines[text]; noteBegins(r.text[n.start:n.end]) && !r.cutsAt(i) && (n.width > 40 || r.stops(n) || headOf(r.text[n.start:n.end]).kind == notHead) {
			notes = append(notes, i)
			continue // the rule above notes
		}
		heads = append(heads, i)
		keys[runningKey(s)] = true
	}
	others := -len(heads) - len(notes) // rules that stand elsewhere
	for i := range r.lines {
		if l := &r.lines[i]; l.role == body && l.width <= 160 && isRule(r.text[l.start:l.end]) {
			others++
		}
	}
	for _, i := range notes {
		if s := r.text[r.lines[i].start:r.lines[i].end]; keys[runningKey(s)] || len(heads) > 1 && (others == 0 || worded(s) || r.goesOn(i+2)) {
			heads = append(heads, i) // the notes go on below it
		}
	}
	if len(heads) < 2 {
		return false
	}
	for _, i := range heads {
		l := &r.lines[i]
		l.role = furniture
		r.leave(l.start, l.end, l.page, "a running head: a rule stands below it, here and on other pages")
		rule := &r.lines[i+1]
		rule.role = furniture
		r.leave(rule.start, rule.end, rule.page, "the rule below a running head")
		if _, label, _ := wordedNumber(r.text[l.start:l.end]); label != "" && r.labels[l.page] == "" {
			r.label(l.page, label)
		}
	}
	return true
}

// goesOn says that the note at line i is not the first of its count.
func (r *reading) goesOn(i int) bool {
	l := &r.lines[i]
	v, _, _, ok := bodyLabel(r.text[l.start:l.end])
	return ok && v > 1
}

// headRules leaves out the rules below running heads and numbers. One above notes
// is theirs, unless two heads have a rule and the notes go on at a page's top.
func (r *reading) headRules() {
	var rules, notes []int
	for i := 1; i < len(r.lines); i++ {
		l, p := &r.lines[i], &r.lines[i-1]
		if l.role != body || p.role != furniture || p.page != l.page || i > 1 && r.lines[i-2].page == l.page && r.lines[i-2].role != furniture || !isRule(r.text[l.start:l.end]) {
			continue
		}
		if i+1 < len(r.lines) && (r.lines[i+1].page != l.page || noteBegins(r.text[r.lines[i+1].start:r.lines[i+1].end])) && !r.notesGoOn(i) {
			notes = append(notes, i)
			continue
		}
		rules = append(rules, i)
	}
	if len(rules) > 1 {
		rules = append(rules, notes...)
	}
	for _, i := range rules {
		l := &r.lines[i]
		l.role = furniture
		r.leave(l.start, l.end, l.page, "the rule below a running head")
	}
}

// notesGoOn says that the note below line i is the next after one that stands a few
// lines above, on the page before: a section of notes goes on over the page.
func (r *reading) notesGoOn(i int) bool {
	const longest = 8 // lines of a note
	n := &r.lines[i+1]
	s := r.text[n.start:n.end]
	v, used, f, ok := bodyLabel(s)
	if !ok || v < 2 {
		return false
	}
	how := numbering{f, labelDress(s[:used])}
	for k, seen := i-1, 0; k >= 0 && seen < longest; k-- {
		p := &r.lines[k]
		if p.role != body {
			continue
		}
		seen++
		if r.labelled(k, how) {
			w, _, _, _ := bodyLabel(r.text[p.start:p.end])
			return w == v-1 && p.page != n.page
		}
	}
	return false
}

// misreadHeads leaves out first lines of pages that differ from a running head
// in one character, as a scanned text has them.
func (r *reading) misreadHeads(heads []string) {
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body || l.width > 64 || !r.topOfPage([]int{i}) || r.before(i) < 0 {
			continue
		}
		key := runningKey(r.text[l.start:l.end])
		for _, h := range heads {
			if h != key && nearly(key, h) {
				l.role = furniture
				r.leave(l.start, l.end, l.page, "a running head with a character misread")
				break
			}
		}
	}
}

// nearly says that two texts of four Han characters or more differ in one.
func nearly(a, b string) bool {
	if max(len(a), len(b)) > 200 || utf8.RuneCountInString(a) != utf8.RuneCountInString(b) || utf8.RuneCountInString(a) < 4 {
		return false
	}
	bs, n, differ, words := []rune(b), 0, 0, 0
	for _, c := range a {
		if isHan(c) {
			words++
		}
		if c != bs[n] {
			if !isHan(c) || !isHan(bs[n]) || hanDigit(c) >= 0 || hanDigit(bs[n]) >= 0 {
				return false
			}
			differ++
		}
		n++
	}
	return differ == 1 && words > 3
}

// worded says that a line holds words and a page's number beside them.
func worded(s string) bool {
	words, _ := besideNumber(s)
	return words != ""
}

// leaveHeads leaves running heads out, and keeps the numbers in them as the
// pages' labels.
func (r *reading) leaveHeads(lines []int, counted bool) {
	for _, i := range lines {
		l := &r.lines[i]
		l.role = furniture
		r.leave(l.start, l.end, l.page, "a running head: it stands at the edge of "+plural(len(lines), "page"))
		if !counted {
			continue
		}
		if label := trailingNumber(r.text[l.start:l.end]); label != "" && r.labels[l.page] == "" {
			r.label(l.page, label)
		}
	}
}

// frontKeys gives the words of title, subtitle and author: what stands before
// the first long line, at most six lines.
func (r *reading) frontKeys() map[string]bool {
	keys := map[string]bool{}
	n, page := 0, 0
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body {
			continue
		}
		s := r.text[l.start:l.end]
		if n == 0 {
			page = l.page
		}
		if v, _, _ := wordedNumber(s); l.page != page || n > 0 && v > 0 {
			break // the next page, or a table of contents
		}
		if n++; n > 6 || l.width > 64 || n > 1 && (r.stops(l) || headOf(s).kind != notHead || r.shape.wrapped && l.right() >= r.shape.measure-4 || n > 2 && strings.ContainsAny(s, "。，；")) {
			break
		}
		if name, _, role := author(s); role != "" {
			s = name
		}
		if key := trimRunning(runningKey(s)); key != "" {
			keys[key] = true
		}
		for _, apart := range []string{"：", ":", "——", "──"} {
			if title, _, ok := strings.Cut(s, apart); ok && n == 1 && utf8.RuneCountInString(title) > 2 {
				keys[trimRunning(runningKey(title))] = true // without the subtitle on the same line
			}
		}
	}
	return keys
}

func trimRunning(key string) string { return strings.Trim(key, "#：:—─") }

// labelledLine says that a line begins with a number as a note or an item does.
func labelledLine(s string) bool {
	_, used, _, ok := bodyLabel(s)
	return ok && used < len(s)
}

// imprintHeads leaves out first lines of pages that name a journal and its issue
// or a conference, and such lines with a page's number far beside them.
func (r *reading) imprintHeads() {
	for i := range r.lines {
		l := &r.lines[i]
		s := r.text[l.start:l.end]
		if l.role != body || i < 4 || l.width > 64 || !imprint(s) {
			continue
		}
		numbered := worded(s)
		if labelledLine(s) && !numbered || !(l.page > 1 && r.topOfPage([]int{i}) && r.before(i) >= 0) && !(numbered && r.wideGap(i)) {
			continue
		}
		l.role = furniture
		r.leave(l.start, l.end, l.page, "a running head: it names what the text stands in, at the head of a page")
		if _, label, _ := wordedNumber(s); label != "" && r.labels[l.page] == "" {
			r.label(l.page, label)
		}
	}
}

// standingHeads leaves out the running heads of a text in which nothing else shows
// pages: the title or the author's name, alone on a line three times or more below the
// front, or twice and once of these within a sentence; and where there are such, heads
// that stand a second time below their own text.
func (r *reading) standingHeads() {
	fronts := r.frontKeys()
	opening := r.firstBody()
	if opening < 0 || len(fronts) == 0 {
		return
	}
	title := trimRunning(runningKey(r.text[r.lines[opening].start:r.lines[opening].end]))
	lines := map[string][]int{}
	cut := map[string]bool{}
	long := opening // the first long line: what stands above it is the front
	for long < len(r.lines) && (r.lines[long].role != body || r.lines[long].width <= 64 && !r.stops(&r.lines[long])) {
		long++
	}
	for i := long; i < len(r.lines); i++ {
		l := &r.lines[i]
		if l.role != body || l.width > 44 || r.stops(l) {
			continue
		}
		key := trimRunning(runningKey(r.text[l.start:l.end]))
		if !fronts[key] {
			continue
		}
		lines[key] = append(lines[key], i)
		if p := r.before(i); p >= 0 && !r.ended(&r.lines[p]) && r.lines[p].width > 30 {
			cut[key] = true
		}
	}
	found := false
	for _, key := range sortedKeys(lines) {
		signed := false // at the right, below pieces
		for _, i := range lines[key] {
			signed = signed || r.lines[i].indent > r.shape.base+8
		}
		if len(lines[key]) < 2 || !cut[key] && (len(lines[key]) < 3 || key != title && signed) {
			continue
		}
		found = true
		for _, i := range lines[key] {
			l := &r.lines[i]
			l.role = furniture
			r.leave(l.start, l.end, l.page, "a running head: the title or the author's name, alone on a line here and elsewhere")
		}
	}
	if found {
		r.headsAgain(long)
	}
}

// headsAgain leaves out heads with a number that stand a second time, where text
// stands below the first.
func (r *reading) headsAgain(from int) {
	first := map[string]int{}
	for i := r.firstBody(); i < len(r.lines); i++ {
		l := &r.lines[i]
		s := r.text[l.start:l.end]
		if l.role != body || l.width > 44 || r.stops(l) || r.sectioned != nil && r.sectioned[i] {
			continue
		}
		if f := numberedHead(s); f.kind == notHead || f.kind == namedHead || f.title == "" {
			continue
		}
		key := runningKey(s)
		at, again := first[key]
		if !again {
			first[key] = i
			continue
		}
		if n := r.after(at); i > from && n >= 0 && n < i && r.lines[n].width > 44 {
			l.role = furniture
			r.leave(l.start, l.end, l.page, "a running head: the head of a chapter, again below its text")
		}
	}
}

// betweenHalves leaves out a short line at the head of a page that stands
// between the halves of a sentence, where other pages have running heads.
func (r *reading) betweenHalves() {
	heads := false
	for i := range r.lines {
		l := &r.lines[i]
		if l.role == furniture {
			heads = true
			continue
		}
		p := r.before(i)
		if !heads || p < 0 || l.role != body || r.lines[p].page == l.page || l.width > r.shape.measure/2 {
			continue
		}
		s, before := r.text[l.start:l.end], &r.lines[p]
		if separator(s) != "" || r.ended(before) || before.right() < r.shape.measure-6 || strings.ContainsAny(s, stops+halts+"」』") || headOf(s).kind != notHead || l.indent == r.shape.base && l.width < 12 {
			continue
		}
		if next := r.after(i); next < 0 || r.lines[next].page != l.page {
			continue
		}
		l.role = furniture
		r.leave(l.start, l.end, l.page, "a running head: it stands between the halves of a sentence")
	}
}

func plural(n int, word string) string {
	s := itoa(n) + " " + word
	if n != 1 {
		s += "s"
	}
	return s
}

func (r *reading) firstBody() int {
	for i := range r.lines {
		if r.lines[i].role == body {
			return i
		}
	}
	return -1
}

// runningKey gives the words of a line that could be a running head, without
// white space and with # for a number at either end.
func runningKey(s string) string {
	if words, number := besideNumber(s); words != "" && !onlyDigits(number) {
		return runningKey(words) + "#"
	}
	t := strings.Map(func(c rune) rune {
		if c == ' ' || c == '　' || c == '\t' {
			return -1
		}
		return c
	}, s)
	if trail := trailingNumber(t); trail != "" && len(trail) < len(t) {
		if strings.HasSuffix(t, trail) {
			t = strings.TrimSuffix(t, trail) + "#"
		} else {
			t = "#" + strings.TrimPrefix(t, trail)
		}
	}
	if separator(t) != "" || t == "#" {
		return ""
	}
	return t
}

// trailingNumber gives the digits a line ends or begins with, or "".
func trailingNumber(s string) string {
	s = strings.Trim(s, " 　-—─·‧|｜")
	i := len(s)
	for i > 0 {
		c, size := utf8.DecodeLastRuneInString(s[:i])
		if digitOf(c) < 0 {
			break
		}
		i -= size
	}
	if i < len(s) && i > 0 && utf8.RuneCountInString(s[i:]) <= 4 {
		return s[i:]
	}
	i = 0
	for i < len(s) {
		c, size := utf8.DecodeRuneInString(s[i:])
		if digitOf(c) < 0 {
			break
		}
		i += size
	}
	if i > 0 && i < len(s) && utf8.RuneCountInString(s[:i]) <= 4 {
		return s[:i]
	}
	return ""
}
