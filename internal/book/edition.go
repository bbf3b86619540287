package book

import "slices"

// An Edition is one of the books to make: a script with its language, design
// and order of the index.
type Edition struct {
	Name   string // hant or hans
	Lang   string // BCP 47
	Design string // a name in layout/, or a .toml file of the book's folder
	ISBN   string
	Cover  string // a picture of the book's folder, or ""
	Index  string // stroke, pinyin or zhuyin

	Vertical bool // the EPUB is in columns, from the right
}

// Designs that are used where the order is silent. A design knows the manner of
// each script: Taiwan for Traditional, the mainland for Simplified.
const (
	DesignHant = "a5"
	DesignHans = "a5"
)

// Editions returns the editions that the order wants, in the order hant, hans.
func (b *Book) Editions() []Edition {
	all := b.all()
	if len(b.Order.Editions) == 0 {
		return all
	}
	return slices.DeleteFunc(all, func(e Edition) bool { return !slices.Contains(b.Order.Editions, e.Name) })
}

// OtherEdition returns the edition in the script that a text does not have.
func (b *Book) OtherEdition(lang string) Edition {
	all := b.all()
	if IsHans(lang) {
		return all[0]
	}
	return all[1]
}

// all returns the editions that a book can have.
func (b *Book) all() []Edition {
	list := []Edition{
		{Name: "hant", Lang: "zh-Hant-TW", Design: DesignHant, Index: "stroke"},
		{Name: "hans", Lang: "zh-Hans-CN", Design: DesignHans, Index: "pinyin"},
	}
	for i := range list {
		list[i].lay(b.Order.Edition[list[i].Name])
		if list[i].ISBN == "" {
			list[i].ISBN = b.Order.ISBN
		}
		list[i].Vertical = b.Order.EPUB.Vertical || b.Order.Edition[list[i].Name].Vertical
	}
	return list
}

// lay lays what the order says over the edition.
func (e *Edition) lay(o EditionOrder) {
	for _, f := range []struct {
		to   *string
		from string
	}{{&e.Lang, o.Lang}, {&e.Design, o.Design}, {&e.ISBN, o.ISBN}, {&e.Cover, o.Cover}, {&e.Index, o.Index}} {
		if f.from != "" {
			*f.to = f.from
		}
	}
}
