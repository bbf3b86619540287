// Package script makes the edition of a book in the other script: a Simplified
// one from a Traditional text, or a Traditional one from a Simplified text.
//
// The dictionaries are OpenCC's, as gocc carries them, walked by a loop of our
// own; over them lies a house dictionary, over that the book's names and the
// editor's answers. A conversion passes through these files:
//
//	script.go      Script, Options, Convert: the whole of a manuscript
//	passage.go     a paragraph joined from its Texts, and parted again
//	answers.go     names.txt and convert.tsv
//	house.go       the house dictionary (house.tsv says its form)
//	flow.go        paragraphs that stand together, one after another
//	longer.go      a longer word inside a shorter one
//	author.go      著 behind an author's name
//	pairs.go       quotation marks and title marks, by depth
//	guard.go       what must not be touched
//	marks.go       dashes, ellipses, interpuncts, ranges, commas in numbers
//	chain.go       one conversion: the stages of gocc between what is fixed
//	dictionary.go  a gocc dictionary, and the longest word at a place
//	trie.go        how its words are kept
//	align.go       which bytes became which
//	record.go      the choices that a proof shows
//	lines.go       the same for a string, and for a file line by line
//
// What always holds:
//
//   - Blocks, IDs, marks, anchors and spans are those of the source; every
//     Text still says where it came from.
//   - Where no answer, house word or mark rule applies, the characters are
//     those that gocc gives.
//   - An edition in the script of its source keeps its characters exactly.
//   - Nothing is dropped and nothing guessed: a quotation mark without a
//     partner takes the form of its own kind, gets no partner, and is told.
package script

import (
	"strings"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// A Script is one of the two scripts of Chinese.
type Script uint8

const (
	Hant Script = iota // Traditional
	Hans               // Simplified
)

// String gives the script's code in ISO 15924.
func (s Script) String() string { return [...]string{"Hant", "Hans"}[s] }

// Of returns the script of a language tag (BCP 47): the one it names, or else
// the one its region writes. Where neither is said it is Hant.
func Of(lang string) Script {
	for part := range strings.SplitSeq(strings.ToLower(lang), "-") {
		switch part {
		case "hant":
			return Hant
		case "hans":
			return Hans
		}
	}
	switch region(lang) {
	case "CN", "SG", "MY":
		return Hans
	}
	return Hant
}

// region returns the region of a language tag in capitals, or "".
func region(lang string) string {
	parts := strings.Split(lang, "-")
	for _, part := range parts[1:] {
		if len(part) == 2 {
			return strings.ToUpper(part)
		}
	}
	return ""
}

// Options say what a conversion is to make.
type Options struct {
	To      string   // BCP 47: zh-Hans-CN, zh-Hant-TW, zh-Hant-HK
	From    string   // BCP 47; "" means the manuscript's own, or the other script
	Phrases bool     // also regional vocabulary: 軟體 becomes 软件
	Names   *Answers // names.txt, or nil
	Answers *Answers // convert.tsv, or nil
	Record  bool     // keep every choice
}

// Convert returns a copy of the manuscript in the script of opt.To, with all
// that is printed converted. A manuscript already in that script is copied
// as it stands. The record is never nil; its choices are kept only when
// opt.Record asks for them.
func Convert(m *manuscript.Manuscript, opt Options) (*manuscript.Manuscript, *Record, []*diag.Problem) {
	c := manuscript.Clone(m)
	if opt.From == "" {
		opt.From = m.Meta.Lang
	}
	w := newWork(opt, m.Files)
	if opt.Record {
		size := 0
		for _, f := range m.Files {
			size += len(f.Text)
		}
		w.record.Choices = make([]Choice, 0, size/64) // some 2 choices in 40 characters
	}
	if opt.To != "" {
		c.Meta.Lang = opt.To
	}
	if w.chain == nil {
		return c, w.record, nil
	}
	w.meta(&c.Meta)
	w.blocks(c.Blocks)
	for i := range c.Notes {
		w.blocks(c.Notes[i].Body)
	}
	w.terms(c.Terms)
	return c, w.record, w.finish()
}

// A work is one conversion under way.
type work struct {
	opt      Options
	to       Script
	chain    *chain // nil when nothing is to be converted
	house    *houseWords
	book     *bookWords
	files    []manuscript.File
	record   *Record
	problems []*diag.Problem
	spot     spot   // of the last problem told
	block    string // the ID of the block being converted, for the record
	bench    bench
	buf      []byte
	seen     []match
	fixes    []fix // of the passage being converted
	other    []fix // room for merging
	words    []fix
}

func newWork(opt Options, files []manuscript.File) *work {
	w := &work{opt: opt, to: Of(opt.To), files: files, record: &Record{}}
	if opt.From != "" && Of(opt.From) == w.to {
		return w
	}
	w.house = houseFor(config(opt, w.to))
	w.chain = w.house.chain
	w.book, w.problems = newBookWords(opt, files)
	return w
}

// config names the gocc conversion that suits the two regions.
func config(opt Options, to Script) string {
	switch r := region(opt.To); {
	case to == Hans && hongKong(region(opt.From)):
		return "hk2s"
	case to == Hans && opt.Phrases:
		return "tw2sp"
	case to == Hans:
		return "tw2s"
	case hongKong(r):
		return "s2hk"
	case r == "TW" && opt.Phrases:
		return "s2twp"
	case r == "TW":
		return "s2tw"
	}
	return "s2t"
}

func hongKong(region string) bool { return region == "HK" || region == "MO" }

// finish reports the answers that matched nothing.
func (w *work) finish() []*diag.Problem {
	return append(w.problems, w.book.unused()...)
}

// blocks converts blocks in place. Quotations may run over the paragraphs
// that stand together; a heading, a picture or a table ends them.
func (w *work) blocks(blocks []manuscript.Block) {
	var flow []*passage
	flush := func() {
		w.flow(flow)
		flow = nil
	}
	for leaf := range manuscript.Leaves(blocks) {
		switch leaf := leaf.(type) {
		case *manuscript.Paragraph:
			flow = append(flow, gather(leaf.Ident, [][]manuscript.Inline{leaf.Content}, func(lines [][]manuscript.Inline) { leaf.Content = lines[0] }))
		case *manuscript.Verse:
			flow = append(flow, gather(leaf.Ident, leaf.Lines, func(lines [][]manuscript.Inline) { leaf.Lines = lines }))
		case *manuscript.Break:
		default:
			flush()
			w.alone(leaf)
		}
	}
	flush()
	w.labels(blocks)
}

// alone converts a block whose lines are texts of their own.
func (w *work) alone(leaf manuscript.Block) {
	lines := manuscript.Lines(leaf)
	for i := range lines {
		w.flow([]*passage{gather(leaf.ID(), lines[i:i+1], func(l [][]manuscript.Inline) { lines[i] = l[0] })})
	}
	manuscript.SetLines(leaf, lines)
	if f, ok := leaf.(*manuscript.Figure); ok {
		w.block = f.Ident
		f.Alt = w.text(f.Alt)
	}
}

// labels converts the labels of lists, which are text though no Text.
func (w *work) labels(blocks []manuscript.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *manuscript.Quotation:
			w.labels(b.Blocks)
		case *manuscript.List:
			w.block = b.Ident
			for i := range b.Items {
				b.Items[i].Label = w.text(b.Items[i].Label)
				w.labels(b.Items[i].Blocks)
			}
		}
	}
}

// meta converts what the book says of itself.
func (w *work) meta(m *manuscript.Meta) {
	w.block = "meta"
	m.Title = w.texts(m.Title)
	m.Subtitle = w.texts(m.Subtitle)
	for i := range m.Creators {
		c := &m.Creators[i]
		c.Name.Value = w.text(c.Name.Value)
		c.FileAs = w.text(c.FileAs)
	}
	for _, s := range []*string{&m.Publisher, &m.PubPlace, &m.Edition, &m.Rights, &m.Series, &m.SeriesPos, &m.Description} {
		*s = w.text(*s)
	}
	w.strings(m.Subjects)
	w.strings(m.Colophon)
}

// terms converts the headings of the index.
func (w *work) terms(terms []manuscript.Term) {
	for i := range terms {
		t := &terms[i]
		w.block = t.ID
		t.Heading = w.text(t.Heading)
		w.strings(t.Variants)
	}
}

func (w *work) strings(list []string) {
	for i := range list {
		list[i] = w.text(list[i])
	}
}

// texts converts Texts that make one string, such as a title.
func (w *work) texts(texts []manuscript.Text) []manuscript.Text {
	ins := make([]manuscript.Inline, len(texts))
	for i, t := range texts {
		ins[i] = t
	}
	var out []manuscript.Text
	w.flow([]*passage{gather(w.block, [][]manuscript.Inline{ins}, func(lines [][]manuscript.Inline) {
		for _, in := range lines[0] {
			out = append(out, in.(manuscript.Text))
		}
	})})
	return out
}

// text converts a string that has no place of its own.
func (w *work) text(s string) string {
	if s == "" {
		return s
	}
	p := &passage{block: w.block, text: s}
	w.flow([]*passage{p})
	return p.out
}
