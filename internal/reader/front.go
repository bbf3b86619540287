package reader

import (
	"strings"
	"unicode/utf8"

	"yinshu/internal/manuscript"
)

// frontMatter finds title, subtitle and authors: the short lines before the
// first head or paragraph.
func (r *reading) frontMatter() {
	r.masthead()
	var lines []int
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body {
			continue
		}
		if len(lines) == 0 && i < 3 && r.aboveTitle(i) {
			if s := r.text[l.start:l.end]; journalLine(s) || issueLine(s) || r.repeatedBelow(i) {
				l.role = furniture
				r.leave(l.start, l.end, l.page, "what the text stands in, above its title")
			}
			continue
		}
		if len(lines) == 6 || !r.frontLine(i, len(lines)) {
			break
		}
		lines = append(lines, i)
	}
	if len(lines) == 0 || r.after(lines[len(lines)-1]) < 0 {
		return // a text of one short line is a text
	}
	r.assignFront(lines)
}

// masthead leaves out the lines at the head of the text that name a journal, its
// issue and the date of that, one below another and set off from the title: the
// second or the third gives the issue, so that the first is a journal by any name.
func (r *reading) masthead() {
	var head []int
	issue := false
	next := r.firstBody()
	if next > 0 && next < 4 && r.lines[next-1].role == furniture && issueLine(r.text[r.lines[next].start:r.lines[next].end]) {
		head, issue = append(head, next), true // what stands above it was told by its form
		next = r.after(next)
	}
	for ; next >= 0 && len(head) < 3; next = r.after(next) {
		l := &r.lines[next]
		s := r.text[l.start:l.end]
		numbered := len(head) > 0 && strings.Contains(s, "第") && imprint(s)
		if len(head) > 0 && (l.blanks > 0 || !numbered && !(issue && issueLine(s))) || len(head) == 0 && (l.width > 40 || r.stops(l) || headOf(s).kind != notHead) {
			break
		}
		issue = issue || numbered
		head = append(head, next)
	}
	if !issue || next < 0 {
		return
	}
	n := &r.lines[next]
	s := r.text[n.start:n.end]
	named := nameAlone(s)
	if k := r.after(next); k >= 0 {
		t := r.text[r.lines[k].start:r.lines[k].end]
		_, _, role := author(t)
		named = named && role == "" && !nameAlone(t) && !strings.HasPrefix(t, "——") && !strings.HasPrefix(t, "──") // 從叢到甲 has an author below
	}
	if _, _, role := author(s); role != "" || named || n.blanks == 0 || n.width > 64 || r.stops(n) || headOf(s).kind != notHead {
		return // the journal itself is the book
	}
	for _, i := range head {
		l := &r.lines[i]
		l.role = furniture
		r.leave(l.start, l.end, l.page, "what the text stands in, above its title")
	}
}

// aboveTitle says that line i, at the head of the text, names what the text
// stands in (a conference, a journal, a kind of thesis) or its number there, and
// that a title follows.
func (r *reading) aboveTitle(i int) bool {
	l := &r.lines[i]
	s := r.text[l.start:l.end]
	next := r.after(i)
	if next < 0 || l.width > 64 || r.lines[next].width > 60 {
		return false
	}
	if r.repeatedBelow(i) {
		return true
	}
	n := r.text[r.lines[next].start:r.lines[next].end]
	named := imprint(s) || i > 0 && issueLine(s) && imprint(r.text[r.lines[i-1].start:r.lines[i-1].end])
	if named && (imprint(n) || issueLine(n)) {
		return true
	}
	f := headOf(s)
	alone := f.kind == chapHead && f.title == "" && r.lines[next].blanks > 0
	if !alone && !named || headOf(n).kind != notHead || strings.ContainsAny(n, "。；！？@/") || labelledLine(n) || nameAlone(n) {
		return false
	}
	if _, _, role := author(n); role != "" {
		return false
	}
	k := r.after(next)
	if k < 0 {
		return false
	}
	t := r.text[r.lines[k].start:r.lines[k].end]
	if _, _, role := author(t); role != "" || strings.HasPrefix(t, "——") || strings.HasPrefix(t, "──") {
		return true // the title has a subtitle or an author below it
	}
	return (r.lines[k].blanks > 0 || r.lines[next].blanks > 0)
}

// repeatedBelow says that line i is the title beside a page's number, and that the
// title itself stands below it.
func (r *reading) repeatedBelow(i int) bool {
	l, next := &r.lines[i], r.after(i)
	s := r.text[l.start:l.end]
	return next >= 0 && r.wideGap(i) && worded(s) && trimRunning(runningKey(s)) == runningKey(r.text[r.lines[next].start:r.lines[next].end])
}

// frontLine says that line i, the nth of the text, may be front matter.
func (r *reading) frontLine(i, n int) bool {
	l := &r.lines[i]
	s := r.text[l.start:l.end]
	if n > 0 {
		s = withoutStar(s)
	}
	if _, _, role := author(s); role != "" {
		return n > 0 || l.width < 40
	}
	if l.width > 64 || r.shape.wrapped && l.right() > r.shape.measure-4 {
		return false
	}
	f := headOf(s)
	if f.kind == partHead && n == 1 && r.authorBelow(i) {
		return true // 卷三　水利與市街, of a book in volumes
	}
	if f.kind != notHead && !(n == 0 && f.kind == namedHead && f.title != "" && len(f.title) > 12) {
		return false
	}
	if strings.ContainsRune("。；，、,;", lastRune(s)) || strings.ContainsAny(s, "。；") || spoken(s) && !(n == 0 && r.quotedTitle(i)) {
		return false
	}
	if n == 0 {
		return !isVerseLike(s)
	}
	// A second line is front matter as a subtitle, a name or a dashed line;
	// it is text if the next line goes on from it.
	first := &r.lines[r.before(i)]
	title := r.text[first.start:first.end]
	switch {
	case strings.HasPrefix(s, "—") || strings.HasPrefix(s, "─") || strings.HasPrefix(s, "－") || strings.HasPrefix(s, "--"):
		return true
	case strings.HasSuffix(title, "：") || strings.HasSuffix(title, ":") || strings.HasSuffix(title, "—") || strings.HasSuffix(title, "─"):
		return true
	case person(s), n > 0 && workingGroup(s) && r.setOffBelow(i):
		return true
	}
	if _, role := gluedAuthor(s); role != "" || namesWithRoles(s) {
		return true
	}
	if next := r.after(i); n == 1 && next >= 0 && (l.blanks <= r.shape.gap && r.lines[next].blanks > r.shape.gap || l.blanks < r.shape.gap && r.lines[next].blanks == r.shape.gap || r.lines[next].page != l.page) && l.width < 56 && !isDate(s) && !r.stops(l) && first.width < 56 {
		return true // it stands with the title, apart from the text
	}
	if next := r.after(i); next >= 0 && n == 1 {
		_, _, role := author(r.text[r.lines[next].start:r.lines[next].end])
		t := r.text[r.lines[next].start:r.lines[next].end]
		return role != "" || l.width < 60 && (person(t) || workingGroup(t) && r.setOffBelow(next))
	}
	return false
}

// authorBelow says that an author's line stands below line i.
func (r *reading) authorBelow(i int) bool {
	next := r.after(i)
	if next < 0 {
		return false
	}
	_, _, role := author(r.text[r.lines[next].start:r.lines[next].end])
	return role != ""
}

// quotedTitle says that a subtitle behind a dash or an author stands below line i,
// which holds words in quotes.
func (r *reading) quotedTitle(i int) bool {
	next := r.after(i)
	if next < 0 {
		return false
	}
	t := r.text[r.lines[next].start:r.lines[next].end]
	_, _, role := author(t)
	return role != "" || strings.HasPrefix(t, "——") || strings.HasPrefix(t, "──")
}

// spoken says that a line ends in somebody's words: 師父說：「水開了」. A title may
// end in a word in quotes.
func spoken(s string) bool {
	return strings.ContainsRune("」』", lastRune(s)) && (strings.ContainsRune("「『", firstRune(s)) || strings.ContainsAny(s, "：，！？"))
}

func isVerseLike(s string) bool { return strings.ContainsRune(s, '，') && len(s) < 40 }

// setOffBelow says that more blank lines follow line i than lines have between
// them, or a page turn.
func (r *reading) setOffBelow(i int) bool {
	next := r.after(i)
	return next >= 0 && (r.lines[next].blanks > r.shape.gap || r.lines[next].page != r.lines[i].page)
}

// assignFront takes the lines as title, subtitle and creators.
func (r *reading) assignFront(lines []int) {
	named := false
	for n, i := range lines {
		l := &r.lines[i]
		s := r.text[l.start:l.end]
		if plain := withoutStar(s); n > 0 && plain != s {
			r.leave(l.start+len(plain), l.end, l.page, "a note's mark beside the author's name")
			l.end, s = l.start+len(plain), plain
		}
		name, dress, role := author(s)
		if role == "" && n > 0 {
			name, role = gluedAuthor(s)
		}
		manyRoles := n > 0 && (role == "" || len(names(s)) > 1) && namesWithRoles(s)
		if manyRoles {
			name, dress, role = s, "", "aut"
		}
		if role == "" && n > 0 && (person(s) || workingGroup(s)) && (n == len(lines)-1 || n > 1) {
			name, role = withoutPost(s), "aut"
		}
		l.role = front
		switch {
		case role != "":
			named = true
			if dress != "" {
				r.leave(l.start, l.start+len(dress), l.page, "a mark or word before the author's name")
			}
			at := l.start + len(dress)
			last := at
			for _, n := range names(name) {
				if n.start > 0 {
					r.leave(last, at+n.start, l.page, "what stands between two names")
				}
				last = at + n.end
				c := creator{at + n.start, last, role}
				if size, did := credit(name[n.start:n.end]); size > 0 {
					r.leave(c.start, c.start+size, l.page, "a mark or word before the author's name")
					c.start, c.role, role = c.start+size, did, did
				}
				if own, did := nameAndRole(name[n.start:n.end]); own != "" && manyRoles {
					c.end, c.role = c.start+len(own), did
					r.leave(c.end, last, l.page, "the word for what the person did")
				}
				r.creators = append(r.creators, c)
			}
			if tail := at + len(name); tail < l.end {
				r.leave(tail, l.end, l.page, afterName(r.text[tail:l.end]))
			}
			r.decide(l.start, l.end, "author", "a person's name below the title", 95)
		case n == 0:
			r.title = append(r.title, span{l.start, l.end})
			r.decide(l.start, l.end, "title", "the first line, short and no sentence", 95)
		case named:
			l.role = body
		default:
			at := l.start + len(s) - len(strings.TrimLeft(s, "—─－-– 　"))
			if at == l.end {
				at = l.start
			} else if at > l.start {
				r.leave(l.start, at, l.page, "the dash before the subtitle")
			}
			r.subtitle = append(r.subtitle, span{at, l.end})
			r.decide(l.start, l.end, "subtitle", "a short line between the title and the text", 90)
		}
	}
	r.partTitle()
	r.splitTitle()
}

// splitTitle parts a title and a subtitle that stand on one line with a dash of
// two ems between them.
func (r *reading) splitTitle() {
	if len(r.subtitle) > 0 || len(r.title) != 1 {
		return
	}
	t := &r.title[0]
	s := r.text[t.start:t.end]
	for _, dash := range []string{"——", "──", "－－", "--"} {
		before, after, ok := strings.Cut(s, dash)
		if !ok || utf8.RuneCountInString(before) < 2 || utf8.RuneCountInString(after) < 3 || strings.ContainsAny(after, "—─－") {
			continue
		}
		at := t.end - len(strings.TrimLeft(after, " 　"))
		t.end = t.start + len(strings.TrimRight(before, " 　"))
		r.leave(t.end, at, 1, "the dash before the subtitle")
		r.subtitle = append(r.subtitle, span{at, at + len(strings.TrimLeft(after, " 　"))})
		return
	}
}

// partTitle leaves out the colon that joins a title to its subtitle: print
// sets them apart, and what joins them where they stand together puts its own.
func (r *reading) partTitle() {
	if len(r.subtitle) == 0 || len(r.title) == 0 {
		return
	}
	last := &r.title[len(r.title)-1]
	s := r.text[last.start:last.end]
	for _, colon := range []string{"：", ":"} {
		if title := strings.TrimRight(strings.TrimSuffix(s, colon), " 　"); strings.HasSuffix(s, colon) && title != "" {
			r.leave(last.end-len(colon), last.end, 1, "the colon between title and subtitle")
			last.end = last.start + len(title)
			return
		}
	}
}

type span struct{ start, end int }

type creator struct {
	start, end int
	role       string
}

func (r *reading) meta(m *manuscript.Manuscript) {
	m.Meta.Title = r.lineTexts(r.title)
	m.Meta.Subtitle = r.lineTexts(r.subtitle)
	for _, c := range r.creators {
		for _, t := range r.lineTexts([]span{{c.start, c.end}}) {
			m.Meta.Creators = append(m.Meta.Creators, manuscript.Creator{Name: t, Role: c.role})
		}
	}
}
