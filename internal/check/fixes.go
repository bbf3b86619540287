package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// An edit says what a finding would have changed: the n characters at at
// become to. Where it is doubtful the editor must decide.
type edit struct {
	at, n    int
	to       string
	doubtful bool
}

// with adds an edit to a finding.
func (f finding) with(at, n int, to string) finding {
	f.edit = &edit{at: at, n: n, to: to}
	return f
}

// Fixes returns lines for fixes.txt that mend the certain faults of a
// manuscript's text. Each says why; one whose fault is certain but whose
// remedy is a guess (where a lost quotation mark stood) is a comment, to be
// uncommented by the editor. Without faults it returns nil.
func Fixes(m *manuscript.Manuscript, opt Options) []byte {
	t := newText(m, opt.Lang)
	found := t.all(eachPassage(t), opt)
	var lines []proposal
	for i := range found {
		if p, ok := t.propose(&found[i]); ok {
			lines = append(lines, p)
		}
	}
	slices.SortStableFunc(lines, func(a, b proposal) int { return a.start - b.start })
	var b strings.Builder
	last := -1
	for _, p := range lines {
		if p.start < last {
			continue // it meets the one before
		}
		last = max(p.end, p.start+1)
		if p.doubtful {
			b.WriteString("#? ")
		}
		line, col, _ := t.files[0].at(m.Files[0].Text, p.start)
		fmt.Fprintf(&b, "%d:%d\t%s\t%s\t%s\n", line, col, p.from, p.to, p.why)
	}
	if b.Len() == 0 {
		return nil
	}
	return []byte(b.String())
}

// A proposal is a line of fixes.txt.
type proposal struct {
	start, end int // bytes of the source
	from, to   string
	why        string
	doubtful   bool
}

// propose turns the edit of a fault into a line. fixes.txt speaks of the main
// text only, and not of what it has itself put there.
func (t *text) propose(f *finding) (proposal, bool) {
	if f.edit == nil || f.passage < 0 || f.kind.Grade != diag.Fault {
		return proposal{}, false
	}
	p := &t.passages[f.passage]
	start, ok1 := t.byteOf(p, f.edit.at)
	end, ok2 := start, true
	if f.edit.n > 0 {
		end, ok2 = t.byteOf(p, f.edit.at+f.edit.n-1)
	} else if f.edit.at > 0 {
		// What is put in stands behind the character before it, so that it
		// comes before a note mark and stays on its line.
		start, ok1 = t.byteOf(p, f.edit.at-1)
		start += utf8.RuneLen(p.rune(f.edit.at - 1))
		end = start
	}
	if !ok1 || !ok2 {
		return proposal{}, false
	}
	raw := t.m.Files[0].Text
	if f.edit.n > 0 {
		_, size := utf8.DecodeRuneInString(raw[end:])
		end += size
	}
	from, to := squeeze(raw[start:end]), f.edit.to
	if spaceOnly(raw[start:end]) && end > start {
		// White space counts for nothing in fixes.txt: the characters on both
		// sides go along.
		_, before := utf8.DecodeLastRuneInString(raw[:start])
		_, after := utf8.DecodeRuneInString(raw[end:])
		from = raw[start-before:start] + raw[end:end+after]
		to, start, end = from, start-before, end+after
		if strings.ContainsAny(from, "\r\n\t") {
			return proposal{}, false
		}
	}
	return proposal{
		start: start, end: end,
		from: at(from), to: at(to), why: f.kind.Code + ": " + oneLine(format(f)), doubtful: f.edit.doubtful,
	}, true
}

// byteOf returns where the character at i stands in the main text, if it
// stands there as it is read.
func (t *text) byteOf(p *passage, i int) (int, bool) {
	if i == len(p.text) && i > 0 {
		at, ok := t.byteOf(p, i-1)
		return at + utf8.RuneLen(p.text[i-1]), ok
	}
	file, offset := p.source(t.m.Files, i)
	if file != 0 || offset >= len(t.m.Files[0].Text) {
		return 0, false
	}
	r, _ := utf8.DecodeRuneInString(t.m.Files[0].Text[offset:])
	return offset, r == p.rune(i)
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func spaceOnly(s string) bool { return squeeze(s) == "" }

// at doubles a leading @, which would be an order.
func at(s string) string {
	if strings.HasPrefix(s, "@") {
		return "@" + s
	}
	return s
}

// format gives the finding's message.
func format(f *finding) string {
	return (&diag.Problem{Kind: f.kind, Args: f.args}).Msg(diag.English)
}

func oneLine(s string) string { return strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(s) }

// plain is the ordinary character for a compatibility form, in full width.
func plain(r rune) string {
	s := norm.NFKC.String(string(r))
	if c, size := utf8.DecodeRuneInString(s); size == len(s) && fullOf(c) != 0 {
		return string(fullOf(c))
	}
	return s
}
