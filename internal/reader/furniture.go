package reader

import (
	"strings"
	"unicode/utf8"
)

// A numeral is a line that holds nothing but a page's number.
type numeral struct {
	line  int
	value int
	label string // the number as printed, without its dress
	dress string // the line with # for the number
}

// pageNumber reads a line as a page's number in any usual dress: 12, —12—,
// ·12·, 第12頁, p. 12, 12/34, xii.
func pageNumber(s string) (value int, label, dress string) {
	if len(s) > 40 {
		return 0, "", ""
	}
	trimmed := strings.Trim(s, "-－—–─―~～·‧•．.*[]［］()（）〔〕【】<>《》〈〉|｜/／ 　")
	if trimmed == "" {
		return 0, "", ""
	}
	core := trimmed
	for _, w := range []string{"第", "p.", "P.", "page", "Page", "PAGE", "頁", "页", "p", "P"} {
		if t, ok := strings.CutPrefix(core, w); ok {
			core = strings.TrimLeft(t, " 　.．")
			break
		}
	}
	worded := core != trimmed
	for _, w := range []string{"頁", "页", "面"} {
		if t, ok := strings.CutSuffix(core, w); ok {
			core, worded = strings.TrimRight(t, " 　"), true
			break
		}
	}
	if first, total, ok := strings.Cut(core, "/"); ok && onlyDigits(total) {
		core, worded = strings.TrimSpace(first), true
	} else if i := strings.IndexAny(core, "共之"); i > 0 && worded {
		core = strings.TrimRight(core[:i], " 　，,頁页")
	}
	dressed := worded || trimmed != s
	switch {
	case onlyDigits(core):
		value, _ = arabic(core)
	case dressed && hanNumber(core) > 0:
		value = hanNumber(core)
	case roman(core) > 0:
		value = roman(core)
		if !dressed {
			dress = "i"
		}
	}
	if value == 0 || value > 9999 {
		return 0, "", ""
	}
	return value, core, dress + strings.Replace(s, core, "#", 1)
}

func onlyDigits(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && utf8.RuneCountInString(s) <= 4 && strings.IndexFunc(s, func(r rune) bool { return digitOf(r) < 0 }) < 0
}

// roman reads a roman number up to 89 in one case, or gives 0.
func roman(s string) int {
	if s == "" || len(s) > 8 || s != strings.ToLower(s) && s != strings.ToUpper(s) {
		return 0
	}
	value := map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50}
	low := strings.ToLower(s)
	total := 0
	for i := range len(low) {
		v := value[low[i]]
		if v == 0 {
			return 0
		}
		if i+1 < len(low) && v < value[low[i+1]] {
			v = -v
		}
		total += v
	}
	return max(0, total)
}

// findNumbers finds the lines that hold page numbers: by their place on the
// page where form feeds part pages, or else by a count that runs on at about
// the same distance.
func (r *reading) findNumbers() {
	if r.feeds > 0 {
		r.numbersOnPages()
		return
	}
	best := r.numbersInRow()
	if len(best) == 0 {
		return
	}
	top := best[0].line < 3
	page := 1
	next := 0
	for i := range r.lines {
		l := &r.lines[i]
		here := next < len(best) && best[next].line == i
		if here && top && next > 0 {
			page++
		}
		l.page = page
		if here {
			r.number1(best[next], page)
			next++
			if !top {
				page++
			}
		}
	}
	// A last number at the foot begins no page.
	r.numbered, r.topNumbers = true, top
}

// number1 leaves a page's number out and keeps it as the page's label.
func (r *reading) number1(n numeral, page int) {
	l := &r.lines[n.line]
	l.role = furniture
	r.leave(l.start, l.end, page, "a page number")
	if r.labels == nil {
		r.labels = map[int]string{}
	}
	r.labels[page] = n.label
}

// numbersOnPages takes the numbers that stand first or last on pages parted by
// form feeds, and that count with the pages.
func (r *reading) numbersOnPages() {
	var all []numeral
	count := map[int]int{}
	pages := 0
	for from := 0; from < len(r.lines); {
		to := from
		for to < len(r.lines) && r.lines[to].page == r.lines[from].page {
			to++
		}
		pages++
		seen := map[int]bool{}
		for i := from; i < to; i++ {
			if i >= from+2 && i < to-2 {
				continue
			}
			l := &r.lines[i]
			v, label, dress := pageNumber(r.text[l.start:l.end])
			if v == 0 || seen[v-l.page] {
				continue
			}
			seen[v-l.page] = true
			all = append(all, numeral{i, v, label, dress})
			count[v-l.page]++
		}
		from = to
	}
	best := 0
	for _, offset := range sortedKeys(count) {
		if n := count[offset]; n > count[best] || count[best] == 0 {
			best = offset
		}
	}
	// Front matter may count apart, in roman numbers: a second count is taken
	// if it runs over three pages or more.
	for _, n := range all {
		c := count[n.value-r.lines[n.line].page]
		if n.value-r.lines[n.line].page == best && (c*2 >= pages || c >= 3) && (c > 1 || pages <= 2 && n.dress != "#") || c >= 3 {
			if r.lines[n.line].role == body {
				r.number1(n, r.lines[n.line].page)
			}
		}
	}
}

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
	for i := range r.lines {
		l := &r.lines[i]
		if l.width > 24 {
			continue
		}
		v, label, dress := pageNumber(r.text[l.start:l.end])
		if v == 0 {
			continue
		}
		if ends[dress] == nil {
			ends[dress] = map[int]tail{}
		}
		n, p := 1, -1
		if t, ok := ends[dress][v-1]; ok && (i-all[t.at].line >= 6 || i == len(r.lines)-1) {
			n, p = t.len+1, t.at
		}
		all = append(all, numeral{i, v, label, dress})
		prev, size = append(prev, p), append(size, n)
		ends[dress][v] = tail{len(all) - 1, n}
	}
	best := -1
	for i := range all {
		least := 3
		if all[i].dress != "#" && all[i].dress != "i#" || all[i].line == len(r.lines)-1 && all[i].value == size[i] {
			least = 2
			if all[i].value == 1 && all[i].dress != "#" && all[i].line == len(r.lines)-1 {
				least = 1 // one page, numbered at its foot
			}
		}
		if size[i] >= least && (best < 0 || size[i] > size[best]) {
			best = i
		}
	}
	var out []numeral
	for i := best; i >= 0; i = prev[i] {
		out = append(out, all[i])
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	if !r.regular(out) || len(out) > 2 && out[0].dress == "#" && r.betweenParagraphs(out) {
		return nil
	}
	return out
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

// regular says that numbers stand at about the same distance, as pages do.
func (r *reading) regular(ns []numeral) bool {
	if len(ns) < 3 {
		return len(ns) > 0
	}
	least, most := 1<<30, 0
	for i := 1; i < len(ns); i++ {
		d := ns[i].line - ns[i-1].line
		most = max(most, d)
		if i < len(ns)-1 {
			least = min(least, d) // the last page may be short
		}
	}
	return most <= 3*least+6
}

// runningHeads finds the lines that stand again and again first or last on
// the pages, and leaves them out.
func (r *reading) runningHeads() {
	if r.lines[len(r.lines)-1].page == 1 {
		return
	}
	groups := map[string][]int{}
	var order []string
	pages := 0
	text := map[string]int{} // first lines, by their words: how often anywhere
	for from := 0; from < len(r.lines); {
		to := from
		for to < len(r.lines) && r.lines[to].page == r.lines[from].page {
			to++
		}
		pages++
		var inside []int
		for i := from; i < to; i++ {
			if r.lines[i].role == body {
				inside = append(inside, i)
			}
		}
		for n, i := range inside {
			fromEnd := len(inside) - 1 - n
			if n > 1 && fromEnd > 1 {
				continue
			}
			l := &r.lines[i]
			if l.width > 64 || r.shape.wrapped && l.right() > r.shape.measure && l.width > r.shape.measure-2 {
				continue
			}
			key := runningKey(r.text[l.start:l.end])
			if key == "" {
				continue
			}
			if groups[key] == nil {
				order = append(order, key)
			}
			groups[key] = append(groups[key], i)
		}
		from = to
	}
	for i := range r.lines {
		if l := &r.lines[i]; l.role == body && l.width <= 64 {
			if key := runningKey(r.text[l.start:l.end]); key != "" && groups[key] != nil {
				text[key]++
			}
		}
	}
	found := false
	opening := r.firstBody()
	title := strings.TrimRight(runningKey(r.text[r.lines[opening].start:r.lines[opening].end]), "：:—─")
	r.headOffsets()
	for _, key := range order {
		g := groups[key]
		s := r.text[r.lines[g[0]].start:r.lines[g[0]].end]
		// The first may be the title or the head that the others repeat.
		if first := g[0]; text[key] == len(g) && (first == opening || headOf(s).kind != notHead) && !strings.Contains(key, "#") {
			g = g[1:]
		}
		counted := strings.Contains(key, "#") && r.countsPages(g)
		switch {
		case len(g) > 0 && strings.TrimRight(strings.Trim(key, "#"), "：:—─") == title && title != "" && g[0] != opening && r.topOfPage(g):
		case len(g) >= 3, len(g) == 2 && pages <= 8, len(g) >= 1 && counted, len(g) >= 1 && len(g) < len(groups[key]) && pages > 2:
		default:
			continue
		}
		if endsSentence(s) && !counted && len(g)*3 < pages {
			continue
		}
		for _, e := range g {
			l := &r.lines[e]
			l.role, found = furniture, true
			r.leave(l.start, l.end, l.page, "a running head: it stands at the edge of "+plural(len(g), "page"))
			if counted {
				if label := trailingNumber(r.text[l.start:l.end]); label != "" {
					if r.labels == nil {
						r.labels = map[int]string{}
					}
					if r.labels[l.page] == "" {
						r.labels[l.page] = label
					}
				}
			}
		}
	}
	if found && r.shape.wrapped {
		r.betweenHalves()
	}
}

// topOfPage says that each of the lines stands first on its page.
func (r *reading) topOfPage(lines []int) bool {
	for _, i := range lines {
		if p := r.before(i); p >= 0 && r.lines[p].page == r.lines[i].page {
			return false
		}
	}
	return true
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
		if r.ended(before) || before.right() < r.shape.measure-6 || strings.ContainsAny(s, stops+halts+"」』") || headOf(s).kind != notHead || l.indent == r.shape.base && l.width < 12 {
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
	var b strings.Builder
	for _, c := range s {
		if c != ' ' && c != '　' && c != '\t' {
			b.WriteRune(c)
		}
	}
	t := b.String()
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
	if i < len(s) && i > 0 && len(s)-i <= 4 {
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
	if i > 0 && i < len(s) && i <= 4 {
		return s[:i]
	}
	return ""
}

// countsPages says that the numbers in lines at the pages' edges count with
// the pages.
func (r *reading) countsPages(lines []int) bool {
	offset := 0
	for n, i := range lines {
		l := &r.lines[i]
		v, _ := arabic(trailingNumber(r.text[l.start:l.end]))
		if n > 0 && v-l.page != offset {
			return false
		}
		offset = v - l.page
	}
	return len(lines) > 1 || r.headOffsets()[offset] > 2
}

// headOffsets counts, for first lines of pages that hold a number at an end,
// the difference between it and the page.
func (r *reading) headOffsets() map[int]int {
	if r.offsets != nil {
		return r.offsets
	}
	r.offsets = map[int]int{}
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body || l.width > 64 || i > 0 && r.lines[i-1].page == l.page && r.lines[i-1].role == body {
			continue
		}
		if t := trailingNumber(r.text[l.start:l.end]); t != "" {
			v, _ := arabic(t)
			r.offsets[v-l.page]++
		}
	}
	return r.offsets
}
