package manuscript

// A Block is a Heading, Paragraph, Quotation, Verse, List, Figure, Table or
// Break. All are pointers; a copy of an edition is a deep copy ([Clone]).
type Block interface {
	ID() string  // unique in the manuscript, the same in all editions
	Where() Span // from the first to the last byte it came from
	block()
}

// Base is what every block has.
type Base struct {
	Ident string
	Span  Span
}

// ID implements [Block].
func (b *Base) ID() string { return b.Ident }

// Where implements [Block].
func (b *Base) Where() Span { return b.Span }

func (b *Base) block() {}

// A Heading opens a section. Level 1 is the highest in the text.
type Heading struct {
	Base
	Level   int
	Content []Inline // number and title, as the source has them
}

// A Paragraph is running text. Resumed says that it goes on after a quotation
// or verse set into it, and takes no indent.
type Paragraph struct {
	Base
	Resumed bool
	Content []Inline
}

// A Quotation is a block quotation: paragraphs, verse or lists inside.
type Quotation struct {
	Base
	Blocks []Block
}

// Verse is kept line by line. An empty line parts stanzas.
type Verse struct {
	Base
	Lines [][]Inline
}

// A List is a list, its labels as the source has them.
type List struct {
	Base
	Ordered bool
	Items   []Item
}

// Bullet is the label of an item that the source marks with one of the usual signs
// (-, ・, ●): they say no more than that it is an item, and the book has its own.
const Bullet = "•"

// An Item is one item of a list. Label is what stands before it in print
// (一、, 1., ※) and is part of the text, but for [Bullet]; "" is no label.
type Item struct {
	Label  string
	Blocks []Block
}

// A Figure is a picture in a file of the book's folder.
type Figure struct {
	Base
	Source  string // path below the book's folder
	Alt     string
	Caption []Inline
}

// A Table is rows of cells; the first Head rows are its head.
type Table struct {
	Base
	Head    int
	Rows    [][][]Inline
	Caption []Inline
}

// A Break is a pause in the text: a row of stars, or a blank line that means
// one. Value is what the source has (＊＊＊), or "".
type Break struct {
	Base
	Value string
}
