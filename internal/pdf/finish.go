package pdf

import (
	"bytes"
	"io"
	"strconv"

	"yinshu/internal/diag"
	"yinshu/internal/pdf/object"
	"yinshu/internal/typeset"
)

// A finisher writes fpdf's file anew.
type finisher struct {
	*painter
	file    *object.File
	setting *typeset.Setting
	catalog *object.Dict
	pages   []object.Ref
	annots  [][]object.Ref // by page
}

// finish reads what fpdf wrote and writes the file that leaves the house.
func (p *painter) finish(w io.Writer, painted []byte, s *typeset.Setting) error {
	file, err := object.Read(painted)
	if err != nil {
		return diag.Of(badPainting, "", err.Error())
	}
	f := &finisher{painter: p, file: file, setting: s, catalog: file.Dict(file.Root)}
	f.findPages()
	if err := f.fonts(); err != nil {
		return diag.Of(badPainting, "", err.Error())
	}
	f.sheets()
	f.labels()
	if p.opt.Profile == Reading {
		f.links()
		f.outline()
		f.tags.structure(file, f.pages, f.annots)
	}
	f.describe()
	file.Sweep()
	return file.Write(w, "1.7")
}

// findPages lists the pages, which fpdf keeps in one node.
func (f *finisher) findPages() {
	for _, kid := range f.file.Array(f.file.Dict(f.catalog.Get("Pages")).Get("Kids")) {
		if ref, ok := kid.(object.Ref); ok {
			f.pages = append(f.pages, ref)
		}
	}
	f.annots = make([][]object.Ref, len(f.pages))
}

// defaults is what fpdf begins each page with: nothing but what holds anyway,
// and the width of lines, which are given theirs where they are drawn.
var defaults = []byte("0 J\n0 j\n0.57 w\n0.000 G\n0.000 g\n")

// sheets gives pages their boxes (14.11.2), and takes out what is written for
// readers of PDF 1.0.
func (f *finisher) sheets() {
	root := f.file.Dict(f.catalog.Get("Pages"))
	size := f.sheet.size()
	media := object.Array{0, 0, object.Real(size.Width), object.Real(size.Height)}
	root.Set("MediaBox", media)
	resources := f.file.Dict(f.file.Dict(f.pages[0]).Get("Resources"))
	resources.Set("ProcSet", nil)
	if len(f.file.Dict(resources.Get("XObject")).Keys()) == 0 {
		resources.Set("XObject", nil)
	}
	recto := false
	for i, ref := range f.pages {
		if recto = !recto; i < len(f.setting.Pages) {
			recto = f.setting.Pages[i].Recto
		}
		page := f.file.Dict(ref)
		content := f.file.Stream(page.Get("Contents"))
		content.Data = bytes.TrimPrefix(content.Data, defaults)
		page.Set("MediaBox", nil) // inherited
		page.Set("TrimBox", f.sheet.box(recto, 0))
		if f.sheet.bleed > 0 {
			page.Set("BleedBox", f.sheet.box(recto, f.sheet.bleed))
		}
		if f.tags != nil {
			page.Set("Tabs", object.Name("S"))
		} else {
			page.Set("Group", nil) // fpdf blends in the colours of screens
		}
	}
	f.catalog.Set("Names", nil)
	f.catalog.Set("PageMode", nil)
}

// labels gives pages their folios as labels (12.4.2): a range begins where a
// page's folio is not the one after the last page's.
func (f *finisher) labels() {
	var nums object.Array
	last := label{}
	for i := range f.setting.Pages {
		l := labelOf(f.setting.Pages[i].Folio)
		if i == 0 || l != last.next() {
			nums = append(nums, i, l.dict())
		}
		last = l
	}
	if n := len(f.setting.Pages); f.sheet.blanks > 0 {
		nums = append(nums, n, object.NewDict())
	}
	f.catalog.Set("PageLabels", object.NewDict(object.Name("Nums"), nums))
}

// A label is a folio: a style with a number, or a text.
type label struct {
	style object.Name // D, r, or "" for a text
	n     int
	text  string
}

func labelOf(folio string) label {
	if n, err := strconv.Atoi(folio); err == nil && n > 0 {
		return label{style: "D", n: n}
	}
	if n := roman(folio); n > 0 {
		return label{style: "r", n: n}
	}
	return label{text: folio}
}

func (l label) next() label {
	if l.style == "" {
		return label{text: "\x00"} // two texts never make a range
	}
	l.n++
	return l
}

func (l label) dict() *object.Dict {
	d := object.NewDict()
	if l.style == "" {
		if l.text != "" {
			d.Set("P", object.Text(l.text))
		}
		return d
	}
	d.Set("S", l.style)
	if l.n > 1 {
		d.Set("St", l.n)
	}
	return d
}

// roman reads a roman number in small letters; 0 for anything else.
func roman(s string) int {
	values := map[rune]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100, 'd': 500, 'm': 1000}
	n, last := 0, 0
	for _, r := range s {
		v := values[r]
		if v == 0 {
			return 0
		}
		if n += v; last < v {
			n -= 2 * last
		}
		last = v
	}
	return n
}

// links makes an object of each link that fpdf laid: with what it lies over,
// for readers that cannot see it, and printed with the page.
func (f *finisher) links() {
	for i, ref := range f.pages {
		page := f.file.Dict(ref)
		annots := f.file.Array(page.Get("Annots"))
		if annots == nil {
			continue
		}
		refs := object.Array{}
		for j, a := range annots {
			d := f.file.Dict(a)
			d.Set("Type", nil)
			d.Set("F", 4) // Print
			if r := f.file.Array(d.Get("Rect")); len(r) == 4 {
				r[1], r[3] = r[3], r[1] // fpdf gives the upper corner first
			}
			if j < len(f.linked[i]) {
				d.Set("Contents", object.Text(f.linked[i][j]))
			}
			r := f.file.Add(d)
			refs = append(refs, r)
			f.annots[i] = append(f.annots[i], r)
		}
		page.Set("Annots", refs)
	}
}

// outline writes the outline (12.3.3), open to its first level. An entry that
// leads nowhere is left out; one that skips a level stands a level higher.
func (f *finisher) outline() {
	root := &mark{}
	path := []*mark{root}
	for _, b := range f.setting.Outline {
		to, ok := f.targets[b.Anchor]
		if !ok {
			f.report(diag.Of(noAnchor, "", b.Anchor, b.Title))
			continue
		}
		level := min(max(b.Level, 1), len(path))
		m := &mark{dict: object.NewDict(
			object.Name("Title"), object.Text(b.Title),
			object.Name("Dest"), object.Array{f.pages[to.page-1], object.Name("XYZ"), 0, object.Real(to.y), nil},
		)}
		m.ref = f.file.Add(m.dict)
		path = append(path[:level], m)
		path[level-1].kids = append(path[level-1].kids, m)
	}
	if len(root.kids) == 0 {
		return
	}
	root.dict = object.NewDict(object.Name("Type"), object.Name("Outlines"))
	root.ref = f.file.Add(root.dict)
	root.join()
	root.dict.Set("Count", len(root.kids))
	f.catalog.Set("Outlines", root.ref)
	f.catalog.Set("PageMode", object.Name("UseOutlines"))
}

// A mark is an entry of the outline.
type mark struct {
	dict *object.Dict
	ref  object.Ref
	kids []*mark
}

// join links an entry with its kids, and returns how many there are below it.
func (m *mark) join() int {
	n := len(m.kids)
	if n == 0 {
		return 0
	}
	m.dict.Set("First", m.kids[0].ref)
	m.dict.Set("Last", m.kids[n-1].ref)
	for i, k := range m.kids {
		k.dict.Set("Parent", m.ref)
		if i > 0 {
			k.dict.Set("Prev", m.kids[i-1].ref)
		}
		if i+1 < len(m.kids) {
			k.dict.Set("Next", m.kids[i+1].ref)
		}
		k.join()
	}
	m.dict.Set("Count", -n) // closed: what opening it shows
	return n
}
