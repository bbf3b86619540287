package design

import (
	"encoding/hex"
	"strings"

	"yinshu/internal/face"
)

// A Key is one key of a design file.
type Key struct {
	Path  string // page.width; * stands for a name: styles.*.size
	Form  string // what it may hold, in words
	Means string // one sentence

	set func(d *Design, name string, v value) bool // false: not of the form
}

// Keys lists every key in the order of the manual. name and extends are read
// before the others, by parse.go.
var Keys = []Key{
	{"title", "text", "What reports call the design.", setText(func(d *Design) *string { return &d.Title })},
	{"extends", "name of a design", "The design that this one changes; a5 when it is not given.", nil},

	{"page.width", length, "Width of the trimmed page.", setLength(func(d *Design) *Length { return &d.Width }, 100_000)},
	{"page.height", length, "Height of the trimmed page.", setLength(func(d *Design) *Length { return &d.Height }, 100_000)},
	{"page.head", length, "From the top of the page to the top of the first line; the foot follows.", setLength(func(d *Design) *Length { return &d.Head }, 0)},
	{"page.inner", length, "From the spine to the text; 0mm centres the text, and the fore-edge follows.", setLength(func(d *Design) *Length { return &d.Inner }, 0)},

	{"text.measure", "6 to 60", "Characters to a line (CLREQ, Key Points of Page Design: 17 to 40, at most 48).", setInt(func(d *Design) *int { return &d.Measure }, 6, 60)},
	{"text.lines", "4 to 80", "Lines to a page.", setInt(func(d *Design) *int { return &d.Lines }, 4, 80)},
	{"text.size", length, "Size of the text.", setLength(func(d *Design) *Length { return &d.Size }, 4_000)},
	{"text.leading", length, "From one line to the next: the pitch of the grid that all pages share.", setLength(func(d *Design) *Length { return &d.Leading }, 4_000)},

	{"region.hant", "mainland, taiwan, taiwan-unadjusted or hongkong", "Rules for marks and gaps in a Traditional edition.", setRegion(Hant)},
	{"region.hans", "mainland, taiwan, taiwan-unadjusted or hongkong", "Rules for marks and gaps in a Simplified edition.", setRegion(Hans)},

	{"region.prohibition", "region, none, basic, gb or strict", "What may not begin or end a line; region: as the region has it. strict keeps dashes and ellipses from a line's start too, where that leaves no gaps of more than 0.04 em (a dash) or 0.1 em (an ellipsis) (CLREQ, Prohibition Rules for Line Start and Line End).", setChoice([]string{"region", "none", "basic", "gb", "strict"}, func(d *Design) *uint8 { return &d.Levels })},
	{"region.hang", "true or false", "Pauses and stops at the end of a line hang outside the measure (CLREQ, Hanging Punctuation); the margin must have an em for them.", setBool(func(d *Design) *bool { return &d.Hang })},

	{"faces.hant.*", "list of face names", "A chain of faces for a Traditional edition; the first that has a character sets it.", setFaces(Hant)},
	{"faces.hans.*", "list of face names", "A chain of faces for a Simplified edition.", setFaces(Hans)},

	{"styles.*.face", "name of a chain", "Chain of faces the style is set in: text, bold, sans, sans-bold, kai, fangsong or one of the design's own.", setStyle(func(s *Style, v value) bool { s.Face = v.text; return v.kind == isText && v.text != "" })},
	{"styles.*.size", length, "Size of the style.", setStyle(func(s *Style, v value) bool { return v.length(&s.Size, 4_000) })},
	{"styles.*.leading", length, "From one line of the style to the next; the text takes up its grid again after it.", setStyle(func(s *Style, v value) bool { return v.length(&s.Leading, 4_000) })},
	{"styles.*.before", "0 to 40", "Blank lines of the text before it.", setStyle(func(s *Style, v value) bool { return v.number(&s.Before, 0, 40) })},
	{"styles.*.after", "0 to 40", "Blank lines of the text after it.", setStyle(func(s *Style, v value) bool { return v.number(&s.After, 0, 40) })},
	{"styles.*.first", ems, "Indent of a paragraph's first line, on top of indent.", setStyle(func(s *Style, v value) bool { return v.ems(&s.First) })},
	{"styles.*.indent", ems, "Indent of every line at its start.", setStyle(func(s *Style, v value) bool { return v.ems(&s.Indent) })},
	{"styles.*.inset", ems, "Indent of every line at its end.", setStyle(func(s *Style, v value) bool { return v.ems(&s.Inset) })},
	{"styles.*.align", "justified, start, centre or end", "How lines stand in their measure.", setStyle(func(s *Style, v value) bool { return v.choice(aligns, (*uint8)(&s.Align)) })},
	{"styles.*.spread", ems, "A single line of Han characters narrower than this is spread to it (均排): 目　次. 0em spreads none.", setStyle(func(s *Style, v value) bool { return v.ems(&s.Spread) && s.Spread >= 0 })},

	{"front.half-title", "true or false", "A half title before the title page.", setBool(func(d *Design) *bool { return &d.HalfTitle })},
	{"front.copyright", "none, mainland or taiwan", "Form of the copyright page.", setChoice([]string{"none", "mainland", "taiwan"}, func(d *Design) *uint8 { return (*uint8)(&d.Copyright) })},
	{"front.contents", "0 to 3", "Levels of headings in the contents; 0 leaves the contents out.", setInt(func(d *Design) *int { return &d.ContentsLevels }, 0, 3)},
	{"front.leader", "one character", "What fills a line of the contents up to the page number.", setText(func(d *Design) *string { return &d.Leader })},

	{"chapters.open", "run-on, page or recto", "Where a chapter begins.", setChoice([]string{"run-on", "page", "recto"}, func(d *Design) *uint8 { return (*uint8)(&d.Opening) })},
	{"chapters.level", "1 to 3", "Headings down to this level are chapters.", setInt(func(d *Design) *int { return &d.OpeningLevel }, 1, 3)},
	{"chapters.parts-recto", "true or false", "Notes and index begin on a recto.", setBool(func(d *Design) *bool { return &d.PartsRecto })},
	{"chapters.space-at-top", "true or false", "A heading that comes to the top of a page keeps the space before it, as one that opens a page always does.", setBool(func(d *Design) *bool { return &d.HeadAtTop })},

	{"notes.place", "book, chapter or page", "Notes stand at the end of the book, at the end of each chapter, or at the foot of the page.", setChoice([]string{"book", "chapter", "page"}, func(d *Design) *uint8 { return (*uint8)(&d.Notes) })},
	{"notes.numbering", "through, chapter or page", "Where note numbers begin again; page only with notes at the foot.", setChoice([]string{"through", "chapter", "page"}, func(d *Design) *uint8 { return (*uint8)(&d.Numbering) })},
	{"notes.mark", "1, [1], 〔1〕, (1) or ①", "Form of a note mark.", setForm(func(d *Design) *string { return &d.NoteMark }, "1", "[1]", "〔1〕", "(1)", "①")},
	{"notes.label", "1, 1., [1], 〔1〕, (1) or ①", "Form of the number before a note.", setForm(func(d *Design) *string { return &d.NoteLabel }, "1", "1.", "[1]", "〔1〕", "(1)", "①")},
	{"notes.mark-size", ems, "Size of a note mark, in ems of the text.", setEms(func(d *Design) *int { return &d.MarkSize }, 300, 1000)},
	{"notes.mark-rise", ems, "How far a note mark is raised, in ems of the text.", setEms(func(d *Design) *int { return &d.MarkRise }, 0, 800)},
	{"notes.gap", ems, "Space after a note's number, at the least.", setEms(func(d *Design) *int { return &d.NoteGap }, 0, 4000)},
	{"notes.rule", "0 to 100", "Length of the rule over footnotes, per cent of the measure; 0 draws none.", setInt(func(d *Design) *int { return &d.RuleShare }, 0, 100)},

	{"running.verso", "book, chapter or none", "Running head of versos.", setForm(func(d *Design) *string { return &d.HeadVerso }, "book", "chapter", "none")},
	{"running.recto", "book, chapter or none", "Running head of rectos.", setForm(func(d *Design) *string { return &d.HeadRecto }, "book", "chapter", "none")},
	{"running.rise", length, "Height of the running head's baseline above the text.", setLength(func(d *Design) *Length { return &d.HeadRise }, 0)},
	{"running.on-openers", "true or false", "Running heads and folios also on pages that a chapter opens.", setBool(func(d *Design) *bool { return &d.OnOpeners })},
	{"folio.place", "foot-outer, foot-centre, head-outer or none", "Where the folio stands.", setForm(func(d *Design) *string { return &d.FolioPlace }, "foot-outer", "foot-centre", "head-outer", "none")},
	{"folio.drop", length, "Depth of the folio's baseline below the last line of the text.", setLength(func(d *Design) *Length { return &d.FolioDrop }, 0)},

	{"index.columns", "1 to 3", "Columns of the index.", setInt(func(d *Design) *int { return &d.IndexColumns }, 1, 3)},
	{"index.gap", ems, "Space between the columns, in ems of the index.", setEms(func(d *Design) *int { return &d.IndexGap }, 0, 6000)},

	{"text.break", "text", "What marks a break whose source shows nothing; empty for a blank line.", setText(func(d *Design) *string { return &d.BreakMark })},
	{"text.works", "line or marks", "A marked book title has a wavy line, or stands in 《》.", setForm(func(d *Design) *string { return &d.WorkNames }, "line", "marks")},
	{"figures.height", "1 to 80", "The most lines a figure takes; it is made smaller to fit.", setInt(func(d *Design) *int { return &d.FigureHeight }, 1, 80)},

	{"cover.look", "slip, plate, band or plain", "The EPUB's cover, where the book brings none: the title on a slip, in a frame of three columns, on a band, or at the head of a pale cover.", setForm(func(d *Design) *string { return &d.Cover.Look }, "slip", "plate", "band", "plain")},
	{"cover.face", "name of a chain", "Chain of faces of the cover's title.", setName(func(d *Design) *string { return &d.Cover.Face })},
	{"cover.ground", colour, "Colour of the cover.", setColour(func(d *Design) *Colour { return &d.Cover.Ground })},
	{"cover.print", colour, "Colour of what is printed on the ground.", setColour(func(d *Design) *Colour { return &d.Cover.Print })},
	{"cover.slip", colour, "Colour of the paper that the title stands on.", setColour(func(d *Design) *Colour { return &d.Cover.Slip })},
	{"cover.ink", colour, "Colour of what is printed on that paper.", setColour(func(d *Design) *Colour { return &d.Cover.Ink })},
}

const (
	length = "a length: 10.5pt, 24mm, 五號"
	ems    = "ems: 2em, 0.6em"
	colour = "a colour: #233a52"
)

var aligns = []string{"justified", "start", "centre", "end"}

// regionNames are the spacing styles a design may name.
var regionNames = []string{"mainland", "taiwan", "taiwan-unadjusted", "hongkong"}

// A value is what a file gives for a key.
type value struct {
	kind valueKind
	text string
	int  int
	bool bool
	list []string
}

type valueKind uint8

const (
	isOther valueKind = iota
	isText
	isInt
	isBool
	isList
)

// longest bounds every length: some 3.5 metres.
const longest = 10_000_000

func (v value) length(to *Length, least Length) bool {
	l, ok := ParseLength(v.text)
	if v.kind != isText || !ok || l < least || l > longest {
		return false
	}
	*to = l
	return true
}

func (v value) number(to *int, least, most int) bool {
	if v.kind != isInt || v.int < least || v.int > most {
		return false
	}
	*to = v.int
	return true
}

func (v value) ems(to *int) bool {
	n, ok := ParseEms(v.text)
	if v.kind != isText || !ok || n < -10_000 || n > 60_000 {
		return false
	}
	*to = n
	return true
}

func (v value) choice(names []string, to *uint8) bool {
	for i, name := range names {
		if v.kind == isText && v.text == name {
			*to = uint8(i)
			return true
		}
	}
	return false
}

func setText(field func(*Design) *string) func(*Design, string, value) bool {
	return func(d *Design, _ string, v value) bool {
		if v.kind != isText {
			return false
		}
		*field(d) = v.text
		return true
	}
}

func setLength(field func(*Design) *Length, least Length) func(*Design, string, value) bool {
	return func(d *Design, _ string, v value) bool { return v.length(field(d), least) }
}

func setInt(field func(*Design) *int, least, most int) func(*Design, string, value) bool {
	return func(d *Design, _ string, v value) bool { return v.number(field(d), least, most) }
}

func setEms(field func(*Design) *int, least, most int) func(*Design, string, value) bool {
	return func(d *Design, _ string, v value) bool {
		var n int
		if !v.ems(&n) || n < least || n > most {
			return false
		}
		*field(d) = n
		return true
	}
}

func setBool(field func(*Design) *bool) func(*Design, string, value) bool {
	return func(d *Design, _ string, v value) bool {
		if v.kind != isBool {
			return false
		}
		*field(d) = v.bool
		return true
	}
}

func setChoice(names []string, field func(*Design) *uint8) func(*Design, string, value) bool {
	return func(d *Design, _ string, v value) bool { return v.choice(names, field(d)) }
}

// setForm is for a choice that is kept by its name.
func setForm(field func(*Design) *string, forms ...string) func(*Design, string, value) bool {
	return func(d *Design, _ string, v value) bool {
		var i uint8
		if !v.choice(forms, &i) {
			return false
		}
		*field(d) = v.text
		return true
	}
}

func setName(field func(*Design) *string) func(*Design, string, value) bool {
	return func(d *Design, _ string, v value) bool {
		if v.kind != isText || v.text == "" {
			return false
		}
		*field(d) = v.text
		return true
	}
}

func setColour(field func(*Design) *Colour) func(*Design, string, value) bool {
	return func(d *Design, _ string, v value) bool {
		digits, marked := strings.CutPrefix(v.text, "#")
		b, err := hex.DecodeString(digits)
		if v.kind != isText || !marked || err != nil || len(b) != 3 {
			return false
		}
		*field(d) = Colour(b)
		return true
	}
}

func setRegion(script Script) func(*Design, string, value) bool {
	return func(d *Design, _ string, v value) bool {
		var i uint8
		if !v.choice(regionNames, &i) {
			return false
		}
		d.Regions[script] = v.text
		return true
	}
}

func setFaces(script Script) func(*Design, string, value) bool {
	return func(d *Design, name string, v value) bool {
		if v.kind != isList || name == "text" && len(v.list) == 0 {
			return false
		}
		chain := make([]face.ID, len(v.list))
		for i, id := range v.list {
			if id == "" || strings.ContainsAny(id, `/\ `) {
				return false
			}
			chain[i] = face.ID(id)
		}
		d.Faces[script][name] = chain
		return true
	}
}

func setStyle(set func(*Style, value) bool) func(*Design, string, value) bool {
	return func(d *Design, name string, v value) bool {
		s := d.Styles[name]
		if !set(&s, v) {
			return false
		}
		d.Styles[name] = s
		return true
	}
}

// find returns the key for a path, and the name where its * stands.
func find(path []string) (key *Key, name string) {
	for i := range Keys {
		parts := strings.Split(Keys[i].Path, ".")
		if len(parts) != len(path) {
			continue
		}
		matched := true
		star := ""
		for j, part := range parts {
			if part == "*" {
				star = path[j]
			} else if part != path[j] {
				matched = false
				break
			}
		}
		if matched && (parts[0] != "styles" || known(star)) {
			return &Keys[i], star
		}
	}
	return nil, ""
}

func known(style string) bool {
	for _, name := range StyleNames {
		if name == style {
			return true
		}
	}
	return false
}

// formInChinese gives the key's form in Chinese: the forms are few and put together of
// the same words.
func (k Key) formInChinese() string {
	switch k.Form {
	case length:
		return "長度，如 10.5pt、24mm、五號"
	case ems:
		return "以 em 計的長度，如 2em、0.6em"
	case colour:
		return "顏色，如 #233a52"
	}
	return inChinese.Replace(k.Form)
}

var inChinese = strings.NewReplacer(
	"list of face names", "字體名的列表", "name of a chain", "字體組名", "name of a design", "版式名", "one character", "一個字", "text", "文字",
	" to ", " 至 ", " or ", " 或 ", ", ", "、",
)
