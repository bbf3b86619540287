package reader

import (
	"slices"
	"strconv"
	"strings"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// A reading is one text being read: what each step found, for the next.
type reading struct {
	name    string
	opt     Options
	src     decoded
	text    string // what is read: the source with the replacements of fixes.txt
	account Account

	fixes   []fix
	patches []patch              // by place
	cut     []manuscript.LeftOut // what fixes took out
	forced  map[int]bool         // by the end of a line: fixes end the paragraph, or not
	headAt  map[int]int          // by the start of a line: the level, 0 for no head
	markFix map[int]int          // by place: the note, -1 for text

	lines []line
	feeds int
	shape shape

	labels     map[int]string // of pages, as printed
	folios     []numeral      // the page numbers that were taken
	numbered   bool           // page numbers alone part the pages
	topNumbers bool           // and they stand at their heads
	long       int8           // 1 the lines are paragraphs, -1 they are not, 0 not yet known
	headed     bool           // running heads alone part the pages
	sealed     []bool         // by line: two numbers that follow each other show that its page is one
	offsets    map[int]int
	speakers   map[string]int // how often a line begins with a name and a colon
	ending     int8           // 1 blank lines part the paragraphs, -1 they do not, 0 not yet known
	tailWork   int            // lines in which tailOf looked for marks
	looked     int            // lines in which divideAtNotes looked for marks

	dresses [numFamilies]dress // by family of labels: the marks they may belong to

	heads     map[int]*head
	headList  []head
	headTails map[int]bool // second lines of heads

	title, subtitle []span
	creators        []creator

	drafts     []draft
	quotes     int
	itemStyle  string // of the list that is open
	itemNumber int
	itemIndent int
	verseGap   int // blank lines between the first two lines of the verse that is open
	pieces     []piece

	filed        bool            // there is a notes.txt
	filedHeads   map[string]bool // the words of lines above its first notes
	notesText    string          // notes.txt, decoded
	marks        []mark
	highest      int                  // that a bare mark may have
	spacing      int                  // 1 its numbers stand between spaces, -1 they do not, 0 not yet known
	starts       []int                // where segments begin, but for the first: counts of notes
	symbolStarts []int                // the same for notes with * and †
	known        map[int]map[int]bool // by segment: the numbers that have bodies
	knownSymbols map[int]map[int]bool

	bodies     []noteBody
	footCount  int // the number of the last note at a foot
	tailCount  int
	times      map[string]int    // short lines, by their words
	headParts  map[string]string // numbers and titles of heads: the key of the head
	sectioned  []bool            // by line: it stands under a head of notes; nil if none does
	grouped    bool              // heads of chapters part the notes
	sectionsAt int               // how much was left out, and one, when sections were marked
	endnotes   bool              // some notes stand under a head of their own
	tails      []int             // where sections of notes begin
	tailHead   []tailHead
	books      map[int]bool       // lines below the head of a list of books
	belowNotes map[int]bool       // lines in plain words that head the text below a chapter's notes
	cuts       map[numbering]bool // ways of numbering whose notes stand below sentences that a page cuts
	axis       map[int]bool       // lines in the middle of the page, on one axis, that head the text below them

	doubts    []doubt
	decisions []manuscript.Decision // by places in text, until finish takes them back to the source
	left      []manuscript.LeftOut
	problems  []*diag.Problem
	rows      []int // where the lines of the source begin; made when first wanted
}

// A doubt is a boundary that could be read otherwise.
type doubt struct {
	at   int
	ends bool
}

func (r *reading) decide(start, end int, kind, why string, sure int, others ...string) {
	r.decisions = append(r.decisions, manuscript.Decision{Span: manuscript.Span{Start: start, End: end}, Kind: kind, Why: why, Confidence: sure, Others: others})
}

// leave leaves a stretch of the text out of the manuscript.
func (r *reading) leave(start, end, page int, why string) {
	if start < end {
		r.left = append(r.left, manuscript.LeftOut{Span: manuscript.Span{Start: start, End: end}, Page: page, Why: why})
	}
}

func (r *reading) report(p *diag.Problem) { r.problems = append(r.problems, p) }

// at makes a problem at a byte of the source. It is diag.At with the lines
// found once, since a long text may have thousands of doubts.
func (r *reading) at(kind *diag.Kind, offset int, args ...any) {
	text := r.src.text
	if r.rows == nil {
		r.rows = rowsOf(text)
	}
	row, found := slices.BinarySearch(r.rows, offset)
	if !found {
		row--
	}
	start := r.rows[row]
	end := len(text)
	if row+1 < len(r.rows) {
		end = r.rows[row+1] - 1
	}
	p := diag.At(kind, r.name, text[start:end], offset-start, args...)
	p.Line = row + 1
	r.report(p)
}

// rowsOf gives the bytes at which the lines of a text begin.
func rowsOf(text string) []int {
	rows := make([]int, 1, strings.Count(text, "\n")+1)
	if !strings.Contains(text, "\r") {
		for at := 0; ; {
			n := strings.IndexByte(text[at:], '\n')
			if n < 0 {
				return rows
			}
			at += n + 1
			rows = append(rows, at)
		}
	}
	for i := range len(text) {
		if lineEnd(text, i) {
			rows = append(rows, i+1)
		}
	}
	return rows
}

// lineEnd says whether a line of text ends with byte i: LF, or CR alone.
func lineEnd(text string, i int) bool {
	return text[i] == '\n' || text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n')
}

// linesEnded gives text with LF for each CR that stands alone, as long as it
// was.
func linesEnded(text string) string {
	if !strings.Contains(text, "\r") {
		return text
	}
	b := []byte(text)
	for i := range b {
		if b[i] == '\r' && lineEnd(text, i) {
			b[i] = '\n'
		}
	}
	return string(b)
}

func itoa(n int) string { return strconv.Itoa(n) }
