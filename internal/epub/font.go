package epub

import (
	"bytes"
	"fmt"
	"strings"

	"yinshu/internal/face"
	"yinshu/internal/index"
	"yinshu/internal/manuscript"
)

// A Font is a typeface to embed. The stylesheet is given an @font-face rule
// of its family and weight, which names the licence.
type Font struct {
	Family  string
	Weight  int // 400, 700
	Licence string
	Data    []byte // TrueType
}

// Cut returns faces to embed, each with no more than the characters of the
// job that it has.
func Cut(job Job, faces ...*face.Face) []Font {
	chars := characters(job)
	var fonts []Font
	for _, f := range faces {
		var has []face.Char
		for r := range chars {
			if g, ok := f.Glyph(r); ok {
				has = append(has, face.Char{Code: r, Glyph: g})
			}
		}
		// Cut puts them in order.
		fonts = append(fonts, Font{f.Family, f.Weight, f.Licence, f.Cut(has)})
	}
	return fonts
}

// characters are all that a book of the job shows, and those of ASCII, which
// numbers and labels are made of.
func characters(job Job) map[rune]bool {
	chars := map[rune]bool{manuscript.Substitute: true}
	add := func(texts ...string) {
		for _, s := range texts {
			for _, r := range s {
				chars[manuscript.Shown(r)] = true
			}
		}
	}
	for r := ' '; r < 0x7f; r++ {
		chars[r] = true
	}
	m, w := job.Manuscript.Meta, job.Words
	add("（），、；：–—　↩\ufe0e", job.Headnote, manuscript.Join(m.Title), manuscript.Join(m.Subtitle))
	add(m.Publisher, m.PubPlace, m.Date, m.Edition, m.Rights, m.ISBN, m.Series, m.SeriesPos)
	add(m.Colophon...)
	c := w.Colophon
	add(c.Title, c.Author, c.Publisher, c.Place, c.Date, c.Edition, c.ISBN, c.Series, c.Rights)
	add(w.Cover, w.TitlePage, w.Copyright, w.Contents, w.Body, w.Notes, w.Index, w.Figures, w.Tables, w.Page)
	add(w.See, w.SeeAlso, w.NoteIn, w.NoNoteText, w.BackToText)
	for _, p := range m.Creators {
		add(w.Author(p.Name.Value, p.Role), w.Roles[p.Role])
	}
	b := newBinder(job)
	b.leaves(func(leaf manuscript.Block) {
		add(manuscript.BlockText(leaf))
		if f, ok := leaf.(*manuscript.Figure); ok {
			add(f.Alt)
		}
		for _, line := range manuscript.Lines(leaf) {
			for in := range manuscript.Flat(line) {
				if r, ok := in.(manuscript.Ruby); ok {
					add(r.Reading)
				}
			}
		}
	})
	labels(job.Manuscript.Blocks, add)
	for _, n := range job.Manuscript.Notes {
		labels(n.Body, add)
		add(n.Label)
	}
	addEntries(job.Entries, add)
	return chars
}

// labels adds those of lists.
func labels(blocks []manuscript.Block, add func(...string)) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *manuscript.Quotation:
			labels(block.Blocks, add)
		case *manuscript.List:
			for _, item := range block.Items {
				add(item.Label)
				labels(item.Blocks, add)
			}
		}
	}
}

func addEntries(entries []index.Entry, add func(...string)) {
	for _, e := range entries {
		add(e.Heading, e.Original, e.Group)
		for _, r := range append(e.See[:len(e.See):len(e.See)], e.SeeAlso...) {
			add(r.Heading)
		}
		addEntries(e.Subs, add)
	}
}

// fontFile is below the package document.
func fontFile(i int) string { return fmt.Sprintf("fonts/face-%d.ttf", i+1) }

// stylesheet is the design's, with the embedded fonts before it.
func (b *binder) stylesheet() []byte {
	var css bytes.Buffer
	for i, f := range b.job.Fonts {
		fmt.Fprintf(&css, "/* %s, %d: %s */\n", inert(f.Family), f.Weight, inert(f.Licence))
		fmt.Fprintf(&css, "@font-face {\n\tfont-family: \"%s\";\n\tfont-weight: %d;\n\tsrc: url(../%s);\n}\n\n", inert(f.Family), f.Weight, fontFile(i))
	}
	css.Write(b.job.CSS)
	return css.Bytes()
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
