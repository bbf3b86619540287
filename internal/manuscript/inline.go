package manuscript

// An Inline is a Text, NoteMark, TermMark, PageMark, PageRef, Emphasis,
// ProperName, Ruby or Link. All are values.
type Inline interface {
	Where() Span // the bytes of the source it came from
	inline()
}

// Text is characters of the author's, with no mark-up inside.
type Text struct {
	Span  Span
	Value string
}

// A NoteMark is the place in the text that a note hangs from. A mark that
// names several notes is several NoteMarks with one span. Several marks may
// name one note.
type NoteMark struct {
	Span Span
	Note string // the ID of the note
}

// A TermMark stands before a mention of an index heading and has no width.
type TermMark struct {
	Span   Span // of the mention
	Term   string
	Anchor string // unique in the manuscript: t12.3
}

// A PageMark is where a page of the source begins.
type PageMark struct {
	Span  Span
	Label string // the page's number as the source prints it
}

// A PageRef is a reference to a page of this book: 見第 n 頁. Target is the ID
// of a block or an anchor; the page's number is set in its place. Value is
// what the source has there.
type PageRef struct {
	Span   Span
	Target string
	Value  string
}

// EmphasisKind says how emphasis is shown.
type EmphasisKind uint8

const (
	Dots   EmphasisKind = iota // 着重號
	Strong                     // bold
	Italic                     // 楷 in Han text, italic in Latin
)

// Emphasis is stressed text.
type Emphasis struct {
	Span    Span
	Kind    EmphasisKind
	Content []Inline
}

// NameKind says what a proper name names.
type NameKind uint8

const (
	Name NameKind = iota // 專名號
	Work                 // 書名號
)

// ProperName is a name marked as one.
type ProperName struct {
	Span    Span
	Kind    NameKind
	Content []Inline
}

// Ruby is a base with its reading (pinyin or zhuyin).
type Ruby struct {
	Span    Span
	Base    []Inline
	Reading string
}

// A Link leads to an address outside the book.
type Link struct {
	Span    Span
	URL     string
	Content []Inline
}

func (t Text) Where() Span       { return t.Span }
func (m NoteMark) Where() Span   { return m.Span }
func (m TermMark) Where() Span   { return m.Span }
func (m PageMark) Where() Span   { return m.Span }
func (r PageRef) Where() Span    { return r.Span }
func (e Emphasis) Where() Span   { return e.Span }
func (n ProperName) Where() Span { return n.Span }
func (r Ruby) Where() Span       { return r.Span }
func (l Link) Where() Span       { return l.Span }
func (Text) inline()             {}
func (NoteMark) inline()         {}
func (TermMark) inline()         {}
func (PageMark) inline()         {}
func (PageRef) inline()          {}
func (Emphasis) inline()         {}
func (ProperName) inline()       {}
func (Ruby) inline()             {}
func (Link) inline()             {}

// Inside returns what stands inside an inline, or nil.
func Inside(in Inline) []Inline {
	switch in := in.(type) {
	case Emphasis:
		return in.Content
	case ProperName:
		return in.Content
	case Ruby:
		return in.Base
	case Link:
		return in.Content
	}
	return nil
}
