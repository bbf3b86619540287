package pdf

import (
	"encoding/binary"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yinshu/internal/design"
	"yinshu/internal/face"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
	"yinshu/internal/pdf/object"
	"yinshu/internal/typeset"
)

// A proofSheet is a file being proved against the setting it was made from.
type proofSheet struct {
	t       *testing.T
	d       *desk
	opt     Options
	file    *object.File
	catalog *object.Dict
	pages   []*object.Dict
	refs    []object.Ref
	canvas  []*canvas
	codes   *codes
	sheet   sheet
}

// prove shows of a file all that can be shown without another program: sound
// boxes, pure black, embedded fonts with right widths and outlines, every
// character at its place and with its text, links that lead where the setting
// says, and a structure that holds all of the text in order.
func prove(t *testing.T, d *desk, data []byte, opt Options) *proofSheet {
	t.Helper()
	f, err := object.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	p := &proofSheet{t: t, d: d, opt: opt, file: f, catalog: f.Dict(f.Root)}
	for _, kid := range f.Array(f.Dict(p.catalog.Get("Pages")).Get("Kids")) {
		p.pages = append(p.pages, f.Dict(kid))
		p.refs = append(p.refs, kid.(object.Ref))
	}
	opt.Report = nil
	if p.codes, err = assign(d.setting, d.faces, opt); err != nil {
		t.Fatal(err)
	}
	p.sheet = newSheet(d.setting, opt)
	if want := len(d.setting.Pages) + p.sheet.blanks; len(p.pages) != want {
		t.Fatalf("%d pages, not %d", len(p.pages), want)
	}
	p.boxes()
	p.fonts()
	p.places()
	if opt.Profile == Reading {
		p.links()
		p.structure()
	} else {
		p.bare()
	}
	return p
}

// boxes: the trim is the setting's, inside the bleed, inside the paper.
func (p *proofSheet) boxes() {
	media := box(p.file.Array(p.file.Dict(p.catalog.Get("Pages")).Get("MediaBox")))
	for i, page := range p.pages {
		trim := box(p.file.Array(page.Get("TrimBox")))
		bleed := media
		if b := p.file.Array(page.Get("BleedBox")); b != nil {
			bleed = box(b)
		}
		if trim[2]-trim[0] != int(p.d.setting.Trim.Width) || trim[3]-trim[1] != int(p.d.setting.Trim.Height) {
			p.t.Errorf("page %d: the trimmed page is %v", i+1, trim)
		}
		if !inside(trim, bleed) || !inside(bleed, media) {
			p.t.Errorf("page %d: boxes %v in %v in %v", i+1, trim, bleed, media)
		}
	}
}

func box(a object.Array) (b [4]int) {
	for i, v := range a {
		switch v := v.(type) {
		case int:
			b[i] = v * 1000
		case object.Real:
			b[i] = int(v)
		}
	}
	return b
}

func inside(a, b [4]int) bool { return a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3] }

// resources are those of all pages.
func (p *proofSheet) resources() *object.Dict { return p.file.Dict(p.pages[0].Get("Resources")) }

// fonts: each is embedded under a subset's name; each code's width in the
// file is that in the embedded font, and its outline the face's.
func (p *proofSheet) fonts() {
	fonts := p.file.Dict(p.resources().Get("Font"))
	if len(fonts.Keys()) != len(p.codes.fonts) {
		p.t.Fatalf("%d fonts, not %d", len(fonts.Keys()), len(p.codes.fonts))
	}
	all := fontWidths(p.file, fonts)
	for _, want := range p.codes.fonts {
		d := p.file.Dict(fonts.Get(object.Name(want.name)))
		name, _ := d.Get("BaseFont").(object.Name)
		if !regexp.MustCompile(`^[A-Z]{6}\+[\w-]+$`).MatchString(string(name)) {
			p.t.Errorf("a font is called %s", name)
		}
		cid := p.file.Dict(p.file.Array(d.Get("DescendantFonts"))[0])
		program, ok := p.file.Stream(p.file.Dict(cid.Get("FontDescriptor")).Get("FontFile2")).Plain()
		glyphs, ok2 := p.file.Stream(cid.Get("CIDToGIDMap")).Plain()
		if !ok || !ok2 {
			p.t.Fatal("a font is not embedded")
		}
		cut := want.face.Cut(want.chars())
		parsed, err := face.Parse("cut", cut)
		if err != nil {
			p.t.Fatal(err)
		}
		for _, u := range want.uses {
			gid := int(binary.BigEndian.Uint16(glyphs[2*int(u.code):]))
			width, listed := all[want.name][int(u.code)]
			if !listed {
				width = 1000
			}
			if real := hmtxWidth(program, gid); (real*1000+upm(program)/2)/upm(program) != width {
				p.t.Errorf("%s: code %04x is %d wide in the file, %d in the font", name, u.code, width, real)
			}
			g, _ := parsed.Glyph(u.keep)
			if got, ours := glyf(program, gid), glyf(cut, int(g)); !slices.Equal(trim(got), trim(ours)) {
				p.t.Errorf("%s: the outline of code %04x has changed", name, u.code)
			}
		}
	}
}

func trim(b []byte) []byte {
	for len(b) > 0 && b[len(b)-1] == 0 {
		b = b[:len(b)-1]
	}
	return b
}

// table finds a table of a font.
func table(font []byte, tag string) []byte {
	for i := range int(binary.BigEndian.Uint16(font[4:])) {
		r := font[12+16*i:]
		if string(r[:4]) == tag {
			from := binary.BigEndian.Uint32(r[8:])
			return font[from : from+binary.BigEndian.Uint32(r[12:])]
		}
	}
	return nil
}

func upm(font []byte) int { return int(binary.BigEndian.Uint16(table(font, "head")[18:])) }

func hmtxWidth(font []byte, gid int) int {
	return int(binary.BigEndian.Uint16(table(font, "hmtx")[4*gid:]))
}

func glyf(font []byte, gid int) []byte {
	loca := table(font, "loca")
	if binary.BigEndian.Uint16(table(font, "head")[50:]) == 0 {
		return table(font, "glyf")[2*int(binary.BigEndian.Uint16(loca[2*gid:])) : 2*int(binary.BigEndian.Uint16(loca[2*gid+2:]))]
	}
	return table(font, "glyf")[binary.BigEndian.Uint32(loca[4*gid:]):binary.BigEndian.Uint32(loca[4*gid+4:])]
}

// places: page by page the characters of the setting, each within a hundredth
// of a point of its place (and a thousandth for rounding), all black.
func (p *proofSheet) places() {
	widths := fontWidths(p.file, p.file.Dict(p.resources().Get("Font")))
	for i, page := range p.pages {
		ops, ok := p.file.Stream(page.Get("Contents")).Plain()
		if !ok {
			p.t.Fatal("a page cannot be read")
		}
		c := paintedBy(p.t, ops, widths)
		p.canvas = append(p.canvas, c)
		for _, colour := range c.colour {
			if strings.Trim(colour[:len(colour)-1], "0. ") != "" || !strings.HasSuffix(colour, "g") && !strings.HasSuffix(colour, "G") {
				p.t.Errorf("page %d is painted with %q, not pure black", i+1, colour)
			}
		}
		if i >= len(p.d.setting.Pages) {
			if len(c.chars)+c.rects+c.images > 0 {
				p.t.Errorf("page %d is not blank", i+1)
			}
			continue
		}
		p.compare(&p.d.setting.Pages[i], c.chars)
	}
}

// compare holds what is painted against a page of the setting.
func (p *proofSheet) compare(page *typeset.Page, got []painted) {
	n := 0
	for j := range page.Lines {
		line := &page.Lines[j]
		at := line.Offset
		for k := range line.Runs {
			run := &line.Runs[k]
			fc := p.codes.faces[run.Face]
			eachChar(fc, run, func(m int, _ rune, ch shown) {
				x, y := p.sheet.point(page, at, line.Baseline-run.Rise)
				if m < len(run.Advances) {
					at += run.Advances[m]
				}
				if ch.nothing() {
					return
				}
				if n >= len(got) {
					p.t.Fatalf("page %s: %q is not painted", page.Folio, ch.r)
				}
				g, want := got[n], fc.use(ch)
				n++
				if g.font != want.font.name || g.code != int(want.code) || want.shown != ch || g.size != points(run.Size) {
					p.t.Fatalf("page %s: code %04x in %s at %.3f pt is painted for %q", page.Folio, g.code, g.font, g.size, ch.r)
				}
				if math.Abs(g.x-points(x)) > 0.011 || math.Abs(g.y-points(y)) > 0.0015 {
					p.t.Fatalf("page %s: %q stands at %.3f,%.3f, not %.3f,%.3f", page.Folio, ch.r, g.x, g.y, points(x), points(y))
				}
			})
		}
	}
	if n != len(got) {
		p.t.Errorf("page %s: %d characters are painted, not %d", page.Folio, len(got), n)
	}
}

// links: as many as the setting has, each to the page that its anchor is on.
func (p *proofSheet) links() {
	where := p.anchors()
	for i := range p.d.setting.Pages {
		page := &p.d.setting.Pages[i]
		var want []link
		for j := range page.Lines {
			if role := page.Lines[j].Role; role == lines.RunningHead || role == lines.FolioLine {
				continue
			}
			for _, l := range links(page, &page.Lines[j], p.sheet) {
				anchor, inside := l.inside()
				leads := where[anchor] > 0
				if !inside {
					l.to, leads = manuscript.Outward(l.to)
				}
				if leads {
					want = append(want, l)
				}
			}
		}
		annots := p.file.Array(p.pages[i].Get("Annots"))
		if len(annots) != len(want) {
			p.t.Fatalf("page %s has %d links, not %d", page.Folio, len(annots), len(want))
		}
		for j, a := range annots {
			d := p.file.Dict(a)
			if d.Get("F") != 4 || d.Get("Contents") == nil || d.Get("StructParent") == nil {
				p.t.Errorf("page %s: a link is not printed, has no words or is not in the structure", page.Folio)
			}
			l := &want[j]
			area := [4]int{int(floor(l.x0, tenth)), int(floor(l.y0, design.Pt)), int(ceil(l.x1, tenth)), int(ceil(l.y1, design.Pt))}
			if got := box(p.file.Array(d.Get("Rect"))); got != area {
				p.t.Errorf("page %s: a link lies over %v, not %v", page.Folio, got, area)
			}
			anchor, ok := want[j].inside()
			if !ok {
				if uri := p.file.Dict(d.Get("A")).Get("URI"); uri != object.String(want[j].to) {
					p.t.Errorf("page %s: a link leads to %v, not %s", page.Folio, uri, want[j].to)
				}
				continue
			}
			if to := p.file.Array(d.Get("Dest")); to[0] != p.refs[where[anchor]-1] {
				p.t.Errorf("page %s: the link %s leads elsewhere", page.Folio, anchor)
			}
		}
	}
}

// anchors finds the page, from 1, of each anchor of the setting.
func (p *proofSheet) anchors() map[string]int {
	where := map[string]int{}
	for i := len(p.d.setting.Pages) - 1; i >= 0; i-- { // the first counts
		page := &p.d.setting.Pages[i]
		for _, a := range page.Anchors {
			where[a.Name] = i + 1
		}
		for j := range page.Lines {
			for _, r := range page.Lines[j].Runs {
				where[r.Anchor] = i + 1
			}
		}
	}
	return where
}

// structure: every content of every page is in the tree once, under the
// element that the parent tree names, and the tree's text is that of the
// setting's lines but for heads, folios and leaders.
func (p *proofSheet) structure() {
	root := p.file.Dict(p.catalog.Get("StructTreeRoot"))
	parents := map[int]any{}
	nums := p.file.Array(p.file.Dict(root.Get("ParentTree")).Get("Nums"))
	for i := 0; i+1 < len(nums); i += 2 {
		parents[nums[i].(int)] = nums[i+1]
	}
	seen := map[[2]int]bool{}
	var text strings.Builder
	read := func(page any, n int, element object.Ref) {
		i := slices.Index(p.refs, page.(object.Ref))
		if seen[[2]int{i, n}] {
			p.t.Errorf("page %d: content %d is twice in the structure", i+1, n)
		}
		seen[[2]int{i, n}] = true
		key, _ := p.pages[i].Get("StructParents").(int)
		if list := p.file.Array(parents[key]); n >= len(list) || list[n] != element {
			p.t.Errorf("page %d: content %d has another parent", i+1, n)
		}
		if s := p.content(i, n); s != "(no text)" {
			text.WriteString(s)
		}
	}
	p.walk(root.Get("K"), nil, 0, read)
	marked := 0
	for i, c := range p.canvas {
		for _, ch := range c.chars {
			if ch.mark == -2 {
				p.t.Fatalf("page %d: text outside the tags", i+1)
			}
			if ch.mark >= 0 {
				marked++
				if !seen[[2]int{i, ch.mark}] {
					p.t.Fatalf("page %d: content %d is not in the structure", i+1, ch.mark)
				}
			}
		}
	}
	got, want := sorted(text.String()), sorted(p.taggedText())
	if got != want {
		p.t.Errorf("the structure holds %d characters, not %d", len([]rune(got)), len([]rune(want)))
	}
}

// taggedText is the text that a reader for the blind must be told.
func (p *proofSheet) taggedText() string {
	var b strings.Builder
	for i := range p.d.setting.Pages {
		for j := range p.d.setting.Pages[i].Lines {
			line := &p.d.setting.Pages[i].Lines[j]
			if line.Role == lines.RunningHead || line.Role == lines.FolioLine {
				continue
			}
			for k := range line.Runs {
				if run := &line.Runs[k]; !run.Filler {
					eachChar(p.codes.faces[run.Face], run, func(_ int, _ rune, ch shown) {
						if !ch.nothing() {
							b.WriteRune(ch.r)
						}
					})
				}
			}
		}
	}
	return b.String()
}

func sorted(s string) string {
	r := []rune(s)
	slices.Sort(r)
	return string(r)
}

// walk goes through the structure, and checks what any element must be.
func (p *proofSheet) walk(kid any, page any, parent object.Ref, read func(page any, n int, element object.Ref)) {
	if list, ok := p.file.Value(kid).(object.Array); ok {
		for _, k := range list {
			p.walk(k, page, parent, read)
		}
		return
	}
	if n, ok := kid.(int); ok {
		read(page, n, parent)
		return
	}
	d := p.file.Dict(kid)
	switch d.Get("Type") {
	case object.Name("MCR"):
		read(d.Get("Pg"), d.Get("MCID").(int), parent)
		return
	case object.Name("OBJR"):
		key, _ := p.file.Dict(d.Get("Obj")).Get("StructParent").(int)
		if key < len(p.pages) {
			p.t.Errorf("a link has the key of a page: %d", key)
		}
		return
	}
	role, _ := d.Get("S").(object.Name)
	if !strings.Contains(roles, " "+string(role)+" ") {
		p.t.Errorf("%q is no role of PDF 1.7", role)
	}
	if role == "Note" && d.Get("ID") == nil || role == "Figure" && d.Get("Alt") == nil || role == "TH" && d.Get("A") == nil {
		p.t.Errorf("a %s lacks what it must have", role)
	}
	if pg := d.Get("Pg"); pg != nil {
		page = pg
	}
	ref, _ := kid.(object.Ref)
	if k := d.Get("K"); k != nil {
		p.walk(k, page, ref, read)
	}
}

// roles are the standard structure types that we use (14.8.4).
const roles = " Document P H1 H2 H3 H4 H5 H6 BlockQuote L LI LBody TOC TOCI Index Reference Link Note Lbl Figure Caption Table TR TD TH "

// bare: a file for a printer has no links, outline or tags.
func (p *proofSheet) bare() {
	for _, key := range []object.Name{"Outlines", "StructTreeRoot", "MarkInfo"} {
		if p.catalog.Get(key) != nil {
			p.t.Errorf("the file has %s", key)
		}
	}
	for i, page := range p.pages {
		if page.Get("Annots") != nil || page.Get("Group") != nil {
			p.t.Errorf("page %d has links, or blends in the colours of screens", i+1)
		}
		for _, ch := range p.canvas[i].chars {
			if ch.mark != -2 {
				p.t.Fatalf("page %d is tagged", i+1)
			}
		}
	}
}

// listing is the structure as text: roles indented, each with its own text.
func (p *proofSheet) listing() string {
	var b strings.Builder
	var list func(kid any, page any, depth int)
	list = func(kid any, page any, depth int) {
		pad := strings.Repeat("  ", depth)
		switch v := p.file.Value(kid).(type) {
		case object.Array:
			for _, k := range v {
				list(k, page, depth)
			}
		case int:
			i := slices.Index(p.refs, page.(object.Ref))
			b.WriteString(pad + p.content(i, v) + "\n")
		case *object.Dict:
			if pg := v.Get("Pg"); pg != nil {
				page = pg
			}
			switch {
			case v.Get("MCID") != nil:
				list(v.Get("MCID"), page, depth)
			case v.Get("S") != nil:
				b.WriteString(pad + string(v.Get("S").(object.Name)) + "\n")
				if k := v.Get("K"); k != nil {
					list(k, page, depth+1)
				}
			default:
				b.WriteString(pad + "(link)\n")
			}
		}
	}
	list(p.file.Dict(p.catalog.Get("StructTreeRoot")).Get("K"), nil, 0)
	return b.String()
}

// content is the text of a content of a page.
func (p *proofSheet) content(page, n int) string {
	var b strings.Builder
	for _, ch := range p.canvas[page].chars {
		if ch.mark == n {
			font := p.codes.fonts[slices.IndexFunc(p.codes.fonts, func(f *font) bool { return f.name == ch.font })]
			b.WriteRune(font.byCode[ch.code].r)
		}
	}
	if b.Len() == 0 {
		return "(no text)"
	}
	return b.String()
}
