package epub

import (
	"bytes"
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"

	"yinshu/internal/face"
	"yinshu/internal/share"
)

// Faces are those to embed, as chains: the first face that has a character
// shows it.
type Faces struct {
	Text      []*face.Face
	Head      []*face.Face // of headings and captions
	Quotation []*face.Face
}

// A role is what a typeface is for. Whatever is no heading and no quotation is
// text.
type role uint8

const (
	textRole role = iota
	headRole
	quoteRole
	numRoles
)

// selectors are the elements of each role, as layout/default.css has them. A
// language stands in the selectors there; :root outweighs it.
var selectors = [numRoles]string{
	textRole:  ":root body",
	headRole:  ":root h1, :root h2, :root h3, :root h4, :root h5, :root h6, :root caption, :root figcaption, :root th, :root dt, :root .head",
	quoteRole: ":root blockquote",
}

// A font is a face cut to the characters that it shows.
type font struct {
	file  string // below the package document
	face  *face.Face
	chars map[rune]bool
	data  []byte
}

// turning are the marks that have another form in a column. A cut font has no
// such forms, so in a vertical book the reading system's own face shows them.
const turning = "「」『』（）《》〈〉〔〕【】〖〗“”‘’，。、．：；！？—…～ー"

// embed cuts the faces to what the documents show.
func (b *binder) embed() {
	chains := b.chains()
	if len(slices.Concat(chains[:]...)) == 0 {
		return
	}
	shown := b.shownBy(chains)
	for _, chain := range chains {
		for _, f := range chain {
			known := slices.ContainsFunc(b.fonts, func(other *font) bool { return other.face == f })
			if len(shown[f]) > 0 && !known {
				file := fmt.Sprintf("fonts/face-%d.ttf", len(b.fonts)+1)
				b.fonts = append(b.fonts, &font{file: file, face: f, chars: shown[f]})
			}
		}
	}
	share.Each(len(b.fonts), 1, func(i int) { b.fonts[i].cut() })
}

// chains are the faces of each role.
func (b *binder) chains() [numRoles][]*face.Face {
	return [numRoles][]*face.Face{textRole: b.job.Faces.Text, headRole: b.job.Faces.Head, quoteRole: b.job.Faces.Quotation}
}

func (f *font) cut() {
	var chars []face.Char
	for r := range f.chars {
		g, _ := f.face.Glyph(r)
		chars = append(chars, face.Char{Code: r, Glyph: g})
	}
	f.data = f.face.Cut(chars) // puts them in order
}

// shownBy says which characters each face shows.
func (b *binder) shownBy(chains [numRoles][]*face.Face) map[*face.Face]map[rune]bool {
	shown := map[*face.Face]map[rune]bool{}
	for r, chars := range b.characters() {
		for c := range chars {
			if b.job.Vertical && strings.ContainsRune(turning, c) {
				continue
			}
			i := slices.IndexFunc(chains[r], func(f *face.Face) bool { _, has := f.Glyph(c); return has })
			if i < 0 {
				continue
			}
			f := chains[r][i]
			if shown[f] == nil {
				shown[f] = map[rune]bool{}
			}
			shown[f][c] = true
		}
	}
	return shown
}

// characters are those of the documents by the role of the element that they
// stand in: of the innermost one that has a role. Bold ones count for all
// roles: which face a reading system takes depends on the weights there are.
func (b *binder) characters() [numRoles]map[rune]bool {
	var chars [numRoles + 1]map[rune]bool
	for r := range chars {
		chars[r] = map[rune]bool{}
	}
	for _, d := range b.docs {
		open := []role{textRole} // of each open element
		for rest := d.body; len(rest) > 0; {
			text, tag, after := nextTag(rest)
			for _, c := range html.UnescapeString(string(text)) {
				chars[open[len(open)-1]][c] = true
			}
			switch {
			case bytes.HasPrefix(tag, []byte("/")):
				open = open[:len(open)-1]
			case len(tag) > 0 && !bytes.HasSuffix(tag, []byte("/")):
				open = append(open, roleOf(string(tag), open[len(open)-1]))
			}
			rest = after
		}
	}
	for r := range numRoles {
		maps.Copy(chars[r], chars[bold])
	}
	return [numRoles]map[rune]bool(chars[:numRoles])
}

// bold is the role of what is bold in any other.
const bold = numRoles

// nextTag parts markup at its first tag, which is given without its brackets.
// The writer escapes every < and > of a text and of an attribute.
func nextTag(markup []byte) (text, tag, rest []byte) {
	text, rest, _ = bytes.Cut(markup, []byte("<"))
	tag, rest, _ = bytes.Cut(rest, []byte(">"))
	return text, tag, rest
}

// roleOf is the role of an element in another.
func roleOf(tag string, outer role) role {
	name, attributes, _ := strings.Cut(tag, " ")
	switch name {
	case "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption", "th", "dt":
		return headRole
	case "blockquote":
		return quoteRole
	case "strong", "b":
		return bold
	}
	if strings.Contains(attributes, `class="head"`) {
		return headRole
	}
	return outer
}

// stylesheet is the design's, between the embedded fonts and the rules that
// ask for them.
func (b *binder) stylesheet() []byte {
	var css bytes.Buffer
	for _, f := range b.fonts {
		fmt.Fprintf(&css, "/* %s, %d: %s. %s */\n", inert(f.face.Family), f.face.Weight, inert(f.face.Licence), inert(f.face.Copyright()))
		fmt.Fprintf(&css, "@font-face {\n\tfont-family: \"%s\";\n\tfont-weight: %d;\n\tsrc: url(../%s);\n}\n\n", inert(f.face.Family), f.face.Weight, f.file)
	}
	css.Write(b.job.CSS)
	for r, chain := range b.chains() {
		b.askFor(&css, role(r), chain)
	}
	return css.Bytes()
}

// askFor writes the rule that sets a role in its faces.
func (b *binder) askFor(css *bytes.Buffer, r role, chain []*face.Face) {
	var families []string
	weight := 0
	for _, f := range chain {
		if !slices.ContainsFunc(b.fonts, func(cut *font) bool { return cut.face == f }) {
			continue
		}
		if weight == 0 {
			weight = f.Weight
		}
		if family := `"` + inert(f.Family) + `"`; !slices.Contains(families, family) {
			families = append(families, family)
		}
	}
	if len(families) == 0 {
		return
	}
	fmt.Fprintf(css, "\n%s {\n\tfont-family: %s, serif;\n", selectors[r], strings.Join(families, ", "))
	if r == headRole {
		fmt.Fprintf(css, "\tfont-weight: %d;\n", weight)
	}
	css.WriteString("}\n")
}

// inert takes from a name what could end a comment or a string.
func inert(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"\\*/\n\r", r) {
			return -1
		}
		return r
	}, s)
}
