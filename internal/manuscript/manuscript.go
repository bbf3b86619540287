// Package manuscript is what every stage of the press speaks of: a text with
// its structure, its notes, and the place in the source of every piece.
//
// The reader makes a [Manuscript]; the index marks it; the converter makes a
// copy in the other script; the typesetter and the EPUB writer only read it.
//
//	manuscript.go  Manuscript, Meta, Note, Term
//	block.go       the kinds of Block
//	inline.go      the kinds of Inline
//	walk.go        going through them: Leaves, Plain, Places
//	copy.go        a deep copy, and rewriting text under its marks
//	label.go       the labels of lists' items
//	markdown.go    the form that yinshu read writes
//	pages.go       the source's pages in its front matter
//
// What always holds:
//
//   - Block and note IDs are unique, and the same in all editions.
//   - A [Text] stands together in one file: after reading, the bytes of its
//     file at its span are its value. A joined line, a fix, or a conversion
//     of another length begins a new Text. The span of a fix is what it
//     replaced.
//   - A Text is never empty and holds no line end.
//   - Meaning is never in the white space: a mark-up character in the source
//     is a character.
package manuscript

// A File is a source file, decoded to UTF-8.
type File struct{ Name, Text string }

// A Span is a stretch of bytes of Files[File].Text.
type Span struct{ File, Start, End int }

// A Place is a point in the text of a leaf block (see [Leaves]), in
// characters from 0. Marks (note marks, term marks, page marks) count nothing.
// A place in a block of several lines or cells counts through all of them.
type Place struct {
	Block string
	Char  int
}

// A Manuscript is a book's text, structured.
type Manuscript struct {
	Files     []File
	Meta      Meta
	Blocks    []Block
	Notes     []Note // in the order of their first marks
	Terms     []Term // headings of the index that are marked in the text
	LeftOut   []LeftOut
	Decisions []Decision
}

// A Meta is what the book says of itself. The reader fills what the text
// says; what book.toml says is laid over it before any edition is made. All
// of it is printed somewhere, so all of it is converted with the text.
type Meta struct {
	Lang     string // BCP 47: zh-Hant-TW, zh-Hans-CN
	Title    []Text // the title as found, a Text for each source line
	Subtitle []Text
	Creators []Creator

	Publisher   string
	PubPlace    string // 出版地
	Date        string // of publication: YYYY, YYYY-MM or YYYY-MM-DD
	Modified    string // RFC 3339, UTC: the clock of all outputs
	Edition     string // 版次: 第一版
	Rights      string
	ISBN        string
	Series      string
	SeriesPos   string
	Description string
	Subjects    []string
	Colophon    []string // further lines of the copyright page, as given
}

// A Creator is somebody named on the title page.
type Creator struct {
	Name   Text
	Role   string // MARC relator: aut, edt, trl, ill, aui (preface) …
	FileAs string // the form for sorting, or ""
}

// A Note is a note to the text.
type Note struct {
	ID     string  // n1, n2 … in the order of the first marks
	Label  string  // as printed in the source: 3, *, ①
	Number int     // counted through the book, from 1
	Span   Span    // of its body in the source, if it has one
	Body   []Block // empty when the source has none
}

// A Term is a heading of the index.
type Term struct {
	ID       string // t1, t2 …
	Heading  string // as printed, with 《》 where it is a work
	Kind     string // person, place, organisation, work, event, concept
	Reading  string // pinyin or zhuyin that overrides the dictionaries, or ""
	Original string // the foreign name, or ""
	Under    string // the ID of the term this is a sub-entry of, or ""
	Variants []string
	See      []string // IDs of terms
	SeeAlso  []string // IDs of terms
}

// A LeftOut is a stretch of the source that is not in the manuscript. White
// space needs no account.
type LeftOut struct {
	Span Span
	Page int // of the source, from 1; 0 where it has no pages
	Why  string
}

// A Decision is a choice of the reader's, with its reason.
type Decision struct {
	Span       Span
	Kind       string   // join, paragraph, head, mark, number, page …
	Why        string   // the rule, in words
	Confidence int      // in per cent
	Others     []string // the readings not taken
}
