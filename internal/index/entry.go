package index

// An Entry is a heading of a finished index with its locators.
type Entry struct {
	Index    string // the title of the index it stands in, "" where there is only one
	Term     string // the manuscript.Term's ID; in a further index that has it too, with its number
	Heading  string // in the edition's script
	Original string
	Group    string // 七畫, or M: the head it stands under
	Locators []Locator
	Subs     []Entry
	See      []Ref
	SeeAlso  []Ref
}

// A Ref leads from one heading to another.
type Ref struct{ Term, Heading string }

// A Locator is where a term is mentioned: one place, or a range of pages from
// Anchor to LastAnchor. Page and Last are the folios of the setting's arabic
// pages and are 0 until set; Last is 0 where there is no range. Note is the
// number of the note that holds the mention, or "".
type Locator struct {
	Anchor, LastAnchor string
	Page, Last         int
	Note               string
	Block              string // the ID of the leaf block that Anchor stands in
	Principal          bool
}
