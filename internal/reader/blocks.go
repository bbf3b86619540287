package reader

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yinshu/internal/manuscript"
)

// draftKind is the kind of block a draft becomes.
type draftKind uint8

const (
	paraDraft draftKind = iota
	headDraft
	verseDraft
	breakDraft
)

// A draft is a block before marks are set in it: stretches of the text.
type draft struct {
	kind     draftKind
	level    int
	from, to int // of reading.pieces
	resumed  bool
	page     int
	quote    int // the quotation it belongs to, from 1; 0 none
	list     int // the list it belongs to, from 1; 0 none
	label    span
	bullet   bool // its list has the book's own bullet for a label
}

// glue is what stands between a piece and the one before it.
type glue uint8

const (
	glueNone  glue = iota // Han goes on at once
	glueSpace             // one space, between Latin words
	glueLine              // a new line, in verse
)

// A piece is what one line gives to a draft.
type piece struct {
	start, end int
	glue       glue
}

// draw makes drafts of the lines of the body.
func (r *reading) draw() {
	r.pieces = make([]piece, 0, len(r.lines))
	r.decisions = slices.Grow(r.decisions, len(r.lines)+len(r.lines)/2)
	prev := -1
	open := false
	for i := range r.lines {
		l := &r.lines[i]
		if l.role != body {
			continue
		}
		s := r.text[l.start:l.end]
		switch h := r.heads[i]; {
		case h != nil:
			r.begin(headDraft, l).level = h.level
			if h.skip > 0 {
				r.leave(l.start, l.start+h.skip, l.page, "a mark before a head")
				r.pieces[len(r.pieces)-1].start += h.skip
			}
			r.decide(l.start, l.end, "head", h.why, h.sure)
			open = false
		case r.headTails[i]:
			r.extend(l, &r.lines[prev])
			if h := r.heads[prev]; h != nil && h.form.title == "" {
				r.pieces[len(r.pieces)-1].glue = glueSpace // 第一章, and its title below
			}
			r.decide(r.lines[prev].end, l.start, "join", "a long head goes on in a second line", 85)
			open = false
		case separator(s) != "":
			r.begin(breakDraft, l)
			r.decide(l.start, l.end, "break", "a row of marks", 95)
			open = false
		case l.set == versed:
			r.verseLine(prev, i)
			open = false
		case open && l.blanks <= r.shape.gap && r.markAlone(l), open && (r.lines[prev].set == l.set || l.set == below || l.set == entry && r.lines[prev].set == below):
			r.goOn(prev, i)
		default:
			d := r.begin(paraDraft, l)
			if prev >= 0 && r.lines[prev].set != plain && l.set == plain && r.shape.first > 0 && l.indent <= r.shape.base && r.shape.wrapped {
				d.resumed = true
			}
			r.opened(l)
			open = true
		}
		prev = i
	}
}

// goOn joins line i to the paragraph that is open, or begins the next.
func (r *reading) goOn(prev, i int) {
	l := &r.lines[i]
	a := &r.lines[prev]
	v := r.boundary(prev, i)
	if ends, ok := r.forced[a.end]; ok {
		v = verdict{ends, "fixes.txt says so", 100, false}
	}
	if v.ends {
		d := r.begin(paraDraft, l)
		if before := r.before(prev); before >= 0 && r.caption(a) && !r.ended(&r.lines[before]) {
			d.resumed = true // the sentence that the caption broke goes on
		}
		r.opened(l)
		r.decide(a.start, a.end, "paragraph", v.why, v.sure)
	} else {
		r.extend(l, a)
		r.decide(a.end, l.start, "join", v.why, v.sure)
	}
	if v.doubtful {
		r.doubts = append(r.doubts, doubt{a.end, v.ends})
	}
}

// opened notes the label of a paragraph that begins at l, and puts it into
// the quotation that is open.
func (r *reading) opened(l *line) {
	_, r.itemStyle, r.itemNumber = manuscript.ItemLabel(r.text[l.start:l.end])
	r.itemIndent = l.indent
	if l.set != quoted {
		return
	}
	n := len(r.drafts)
	if n < 2 || r.drafts[n-2].quote == 0 {
		r.quotes++
		r.decide(l.start, l.end, "quotation", "it stands deeper than paragraphs begin", 88)
	}
	r.drafts[n-1].quote = r.quotes
}

// verseLine adds line i to the verse that is open, or begins one.
func (r *reading) verseLine(prev, i int) {
	l := &r.lines[i]
	if prev < 0 || r.lines[prev].set != versed || len(r.drafts) == 0 || r.drafts[len(r.drafts)-1].kind != verseDraft {
		r.begin(verseDraft, l)
		r.decide(l.start, l.end, "verse", "short lines set off from the text, or of one length", 88)
		return
	}
	d := &r.drafts[len(r.drafts)-1]
	if d.to-d.from == 1 {
		r.verseGap = l.blanks
	}
	if l.blanks > min(r.shape.gap, r.verseGap) && l.page == r.lines[prev].page {
		r.pieces = append(r.pieces, piece{l.start, l.start, glueLine})
		d.to++
	}
	r.pieces = append(r.pieces, piece{l.start, l.end, glueLine})
	d.to++
}

func (r *reading) begin(kind draftKind, l *line) *draft {
	n := len(r.pieces)
	r.pieces = append(r.pieces, piece{start: l.start, end: l.end})
	r.drafts = append(r.drafts, draft{kind: kind, from: n, to: n + 1, page: l.page})
	return &r.drafts[len(r.drafts)-1]
}

// extend joins line l to the last draft, whose last line is a.
func (r *reading) extend(l, a *line) {
	p := piece{start: l.start, end: l.end}
	p.glue = r.glueBetween(&r.pieces[len(r.pieces)-1], &p, a.page, r.spaced(a, l))
	r.pieces = append(r.pieces, p)
	r.drafts[len(r.drafts)-1].to++
}

// glueBetween says what stands between two lines that are joined: nothing
// between Han, one space between Latin words, nothing where an address is
// broken. A hyphen that divides a word is left out.
func (r *reading) glueBetween(last, p *piece, page int, spaced bool) glue {
	left := r.text[last.start:last.end]
	before, after := lastRune(left), firstRune(r.text[p.start:p.end])
	switch {
	case address(left), mailOpens(left, r.text[p.start:p.end]):
	case before == '-' && isLatin(after) && latinEnd(left[:len(left)-1]):
		if lower(after) && len(left) > 1 {
			r.leave(last.end-1, last.end, page, "a hyphen that divides a word at a line end")
			last.end--
		}
	case r.shape.hard && !spaced:
	case isLatin(before) && isLatin(after),
		strings.ContainsRune(",;:.?!)]%&", before) && isLatin(after) && before < utf8.RuneSelf,
		isLatin(before) && strings.ContainsRune("([&", after),
		digitOf(before) >= 0 && isLatin(after),
		isLatin(before) && digitOf(after) >= 0,
		strings.ContainsRune(",;.:", before) && digitOf(after) >= 0 && latinEnd(left[:len(left)-1]):
		return glueSpace
	}
	return glueNone
}

func lower(r rune) bool { return strings.ToUpper(string(r)) != string(r) }

func latinEnd(s string) bool { return isLatin(lastRune(s)) }

// address says that text ends inside a web or mail address.
func address(s string) bool {
	i := len(s)
	for i > 0 && s[i-1] > ' ' && s[i-1] < 0x7f {
		i--
	}
	tail := s[i:]
	return strings.Contains(tail, "://") || strings.HasPrefix(tail, "www.") || strings.Contains(tail, "@") && len(tail) > 3 && strings.IndexByte(tail, '@') > 0
}

// mailOpens says that a mail address begins on the left and has its @ on the
// right.
func mailOpens(left, right string) bool {
	last := lastRune(left)
	if last >= utf8.RuneSelf || last != '.' && last != '_' && digitOf(last) < 0 && !isLatin(last) {
		return false
	}
	at := strings.IndexByte(right, '@')
	return at >= 0 && at < 40 && strings.IndexFunc(right[:at], func(c rune) bool { return c <= ' ' || c >= 0x7f }) < 0
}

// separator returns a row of marks that parts sections (＊＊＊, * * *, ◇), or
// "".
func separator(s string) string {
	if len(s) > 120 {
		return ""
	}
	n := 0
	var first rune
	for _, r := range s {
		if r == ' ' || r == '　' {
			continue
		}
		if ideograph(r) || !strings.ContainsRune("*＊※◇◆○●☆★△▲□■＃#~～．·‧•⁂❖❦─—－-=＝_", r) {
			return ""
		}
		if first == 0 {
			first = r
		} else if r != first {
			return ""
		}
		n++
	}
	if n < 3 && !(n == 1 && strings.ContainsRune("※◇◆☆★△▲□■⁂❖❦＊*●○§", first)) && !(n == 2 && strings.ContainsRune("＊*※◇◆☆★●○", first)) {
		return ""
	}
	return s
}
