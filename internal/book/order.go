package book

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/settings"
)

// An Order is book.toml. Every key may be left out.
type Order struct {
	Title       string    `toml:"title"`    // overrides the title found in the text
	Subtitle    string    `toml:"subtitle"` // likewise
	Creators    []Creator `toml:"creators"` // likewise
	Publisher   string    `toml:"publisher"`
	Place       string    `toml:"place"`
	Date        string    `toml:"date"`     // YYYY, YYYY-MM or YYYY-MM-DD
	Modified    string    `toml:"modified"` // RFC 3339: the time stamped into all outputs
	Printing    string    `toml:"printing"` // 版次
	Rights      string    `toml:"rights"`
	ISBN        string    `toml:"isbn"`
	Series      string    `toml:"series"`
	SeriesPos   string    `toml:"series-position"`
	Description string    `toml:"description"`
	Subjects    []string  `toml:"subjects"`
	Colophon    []string  `toml:"colophon"` // further lines of the copyright page

	Lang     string   `toml:"lang"`     // of the text; found from it when left out
	Text     string   `toml:"text"`     // its file, where that is not text.txt or text.md
	Encoding string   `toml:"encoding"` // of the text; found by evidence when left out
	Editions []string `toml:"editions"` // hant, hans; both when left out

	Edition map[string]EditionOrder `toml:"edition"` // by name: [edition.hant]
	Notes   NotesOrder              `toml:"notes"`
	Index   IndexOrder              `toml:"index"`
	Check   CheckOrder              `toml:"check"`
	Convert ConvertOrder            `toml:"convert"`
	PDF     PDFOrder                `toml:"pdf"`
	EPUB    EPUBOrder               `toml:"epub"`
	Layout  map[string]any          `toml:"layout"` // any keys of a page design, over the design of all editions
}

// Profiles are what a PDF may be for.
var Profiles = []string{"reading", "press", "pod"}

// A Creator is a person on the title page.
type Creator struct {
	Name   string `toml:"name"`
	Role   string `toml:"role"`    // MARC relator; aut when left out
	FileAs string `toml:"file-as"` // for sorting
}

// An EditionOrder is [edition.NAME].
type EditionOrder struct {
	Lang   string `toml:"lang"`   // zh-Hant-TW, zh-Hans-CN, …
	Design string `toml:"design"` // a name in layout/, or a .toml file of the book's folder
	ISBN   string `toml:"isbn"`
	Cover  string `toml:"cover"` // a picture file; a typeset cover when left out
	Index  string `toml:"index"` // stroke, pinyin or zhuyin

	Vertical bool           `toml:"vertical"` // the EPUB is in columns, from the right
	Layout   map[string]any `toml:"layout"`   // any keys of a page design, over the design of this edition
}

// A NotesOrder is [notes].
type NotesOrder struct {
	Restart string `toml:"restart"` // where the source's numbers begin anew: page, chapter, section; found when left out; none: they never do
}

// An IndexOrder is [index].
type IndexOrder struct {
	None      bool     `toml:"none"`       // make no index
	RangeFrom int      `toml:"range-from"` // pages in a row that become a range; 3 when left out
	Apart     []string `toml:"apart"`      // kinds of headings that have an index of their own, in this order: person, work, …
	Whole     bool     `toml:"whole"`      // beside those one of all headings, not only of the rest
}

// A CheckOrder is [check].
type CheckOrder struct {
	Silence []string `toml:"silence"` // codes that are not reported
}

// A ConvertOrder is [convert].
type ConvertOrder struct {
	Phrases bool `toml:"phrases"` // regional vocabulary too
}

// A PDFOrder is [pdf].
type PDFOrder struct {
	Profiles  []string `toml:"profiles"`  // reading, press, pod; reading when left out
	Bleed     string   `toml:"bleed"`     // of press and pod: "3mm"
	Marks     bool     `toml:"marks"`     // crop marks on press
	Signature int      `toml:"signature"` // press and pod are padded to a multiple of so many pages
	ICC       string   `toml:"icc"`       // the printer's profile, a file of the folder; press claims PDF/X only with it
	Condition string   `toml:"condition"` // the name of the printing condition: FOGRA39
}

// An EPUBOrder is [epub].
type EPUBOrder struct {
	Fonts       bool   `toml:"fonts"`        // embed the design's faces, cut to the book's characters
	Vertical    bool   `toml:"vertical"`     // all editions are in columns, from the right
	CertifiedBy string `toml:"certified-by"` // who found that the book keeps WCAG 2.2 AA; else that is not claimed
}

// parseOrder reads book.toml and says what is wrong with it.
func parseOrder(file string, text []byte) (Order, []*diag.Problem) {
	var o Order
	problems := settings.Decode(file, text, &o)
	c := checker{file: file, raw: string(text), problems: problems}
	c.check(&o)
	return o, c.problems
}

// A checker looks for values that TOML allows and the trade does not.
type checker struct {
	file, raw string
	problems  []*diag.Problem
}

func (c *checker) check(o *Order) {
	c.dates(o)
	c.isbn(o.ISBN)
	c.lang(o.Lang)
	c.pdf(&o.PDF)
	o.Editions = slices.DeleteFunc(o.Editions, func(name string) bool {
		bad := name != "hant" && name != "hans"
		if bad {
			c.add(noEdition, name, name)
		}
		return bad
	})
	for i := range o.Creators {
		if role := o.Creators[i].Role; role != "" && traditional.Roles[role] == "" {
			c.add(badRole, role, role)
		}
	}
	o.Index.Apart = slices.DeleteFunc(o.Index.Apart, func(kind string) bool {
		bad := traditional.IndexOf(kind) == ""
		if bad {
			c.add(badKind, kind, kind)
		}
		return bad
	})
	for _, name := range sortedKeys(o.Edition) {
		e := o.Edition[name]
		if name != "hant" && name != "hans" {
			c.add(noEdition, name, name)
		}
		c.lang(e.Lang)
		c.isbn(e.ISBN)
		if !slices.Contains([]string{"", "stroke", "pinyin", "zhuyin"}, e.Index) {
			c.add(badOrder, e.Index, e.Index)
			e.Index = ""
			o.Edition[name] = e
		}
	}
}

// pdf checks the wishes for files to print.
func (c *checker) pdf(o *PDFOrder) {
	o.Profiles = slices.DeleteFunc(o.Profiles, func(name string) bool {
		bad := !slices.Contains(Profiles, name)
		if bad {
			c.add(badProfile, name, name)
		}
		return bad
	})
	if _, ok := design.ParseLength(o.Bleed); o.Bleed != "" && !ok {
		c.add(badLength, o.Bleed, o.Bleed)
		o.Bleed = ""
	}
	if o.Signature < 0 || o.Signature > 64 {
		c.add(badSignature, "signature", o.Signature)
		o.Signature = 0
	}
}

func (c *checker) dates(o *Order) {
	if o.Date != "" && !isDate(o.Date) {
		c.add(badDate, o.Date, o.Date)
		o.Date = ""
	}
	if o.Modified == "" {
		return
	}
	t, err := time.Parse(time.RFC3339, o.Modified)
	if err != nil {
		c.add(badDate, o.Modified, o.Modified)
		o.Modified = ""
		return
	}
	o.Modified = t.UTC().Format(time.RFC3339)
}

func isDate(s string) bool {
	for _, form := range []string{"2006", "2006-01", "2006-01-02"} {
		if _, err := time.Parse(form, s); err == nil {
			return true
		}
	}
	return false
}

var langs = []string{"", "zh-Hant-TW", "zh-Hant-HK", "zh-Hans-CN", "zh-Hans-SG", "zh-Hant", "zh-Hans"}

func (c *checker) lang(lang string) {
	if !slices.Contains(langs, lang) {
		c.add(badLang, lang, lang)
	}
}

var isbnShape = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^97[89]\d{10}$`) })

// isbn checks the check digit (ISO 2108).
func (c *checker) isbn(isbn string) {
	if isbn == "" {
		return
	}
	digits := strings.NewReplacer("-", "", " ", "").Replace(isbn)
	sum := 0
	for i, r := range digits {
		sum += int(r-'0') * (1 + 2*(i%2))
	}
	if !isbnShape().MatchString(digits) || sum%10 != 0 {
		c.add(badISBN, isbn, isbn)
	}
}

// add reports a problem at the first place that holds value.
func (c *checker) add(kind *diag.Kind, value string, args ...any) {
	at := strings.Index(c.raw, value)
	c.problems = append(c.problems, diag.At(kind, c.file, c.raw, max(at, 0), args...))
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Lay lays what the order says over what the reader found in the text.
func (o *Order) Lay(meta *manuscript.Meta) {
	if o.Title != "" {
		meta.Title = []manuscript.Text{{Span: manuscript.Span{File: -1}, Value: o.Title}}
		// A subtitle found in the text belongs to the title found there.
		meta.Subtitle = nil
	}
	if o.Subtitle != "" {
		meta.Subtitle = []manuscript.Text{{Span: manuscript.Span{File: -1}, Value: o.Subtitle}}
	}
	if len(o.Creators) > 0 {
		meta.Creators = nil
		for _, c := range o.Creators {
			role := c.Role
			if role == "" {
				role = "aut"
			}
			name := manuscript.Text{Span: manuscript.Span{File: -1}, Value: c.Name}
			meta.Creators = append(meta.Creators, manuscript.Creator{Name: name, Role: role, FileAs: c.FileAs})
		}
	}
	meta.Publisher, meta.PubPlace, meta.Date = o.Publisher, o.Place, o.Date
	meta.Edition, meta.Rights, meta.ISBN = o.Printing, o.Rights, o.ISBN
	meta.Series, meta.SeriesPos = o.Series, o.SeriesPos
	meta.Description = o.Description
	meta.Subjects = slices.Clone(o.Subjects)
	meta.Colophon = slices.Clone(o.Colophon)
}
