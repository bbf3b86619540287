package preview

import (
	"fmt"
	"html"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"yinshu/internal/design"
	"yinshu/internal/face"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
	"yinshu/internal/typeset"
)

// A painter paints one page as SVG. Its unit is a thousandth of a point, that
// of the setting: every place is copied, none is worked out anew.
//
// Outlines are painted, and over them lies the text of each line, without
// ink, to be found, marked and clicked on. Its line number and its place in
// the source stand beside it: data-l, and data-s as FILE:LINE.
type painter struct {
	edition *edition
	name    string // of the page, unique in a browser's page: hant-12
	number  int    // of the page, from 0
	files   []*source
	paths   *outlines

	defs strings.Builder
	ids  map[drawn]string
	body strings.Builder
}

// page gives a page, numbered from 0, as an SVG document of its own.
func (d *desk) page(r *round, e *edition, n int) string {
	p := &painter{
		edition: e, number: n, name: e.Name + "-" + strconv.Itoa(n+1), files: r.files,
		paths: &d.outlines, ids: map[drawn]string{},
	}
	page := &e.Setting.Pages[n]
	for _, s := range page.Rules {
		p.rule(page, s)
	}
	for i := range page.Pictures {
		p.picture(page, i)
	}
	for i := range page.Lines {
		p.line(page, i)
	}
	for i := range page.Lines {
		p.underLine(page, &page.Lines[i])
	}
	for i := range page.Lines {
		p.text(page, i)
	}
	for i := range page.Lines {
		p.links(page, &page.Lines[i])
	}
	t := e.Setting.Trim
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" lang="%s" role="img" aria-label="%s">`+
		"<rect class=\"paper\" width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n<defs>%s</defs>\n%s</svg>\n",
		t.Width, t.Height, html.EscapeString(e.Lang), html.EscapeString(page.Folio), t.Width, t.Height, p.defs.String(), p.body.String())
}

// rule paints a rule: its weight is across it.
func (p *painter) rule(page *typeset.Page, r typeset.Rule) {
	w, h := r.Length, r.Weight
	if r.Across {
		w, h = h, w
	}
	fmt.Fprintf(&p.body, `<rect x="%d" y="%d" width="%d" height="%d"/>`+"\n", page.Left+r.Offset, page.Top+r.Baseline, w, h)
}

func (p *painter) picture(page *typeset.Page, i int) {
	pic := &page.Pictures[i]
	fmt.Fprintf(&p.body, `<image href="/picture/%s/%d/%d" x="%d" y="%d" width="%d" height="%d" preserveAspectRatio="none"><title>%s</title></image>`+"\n",
		p.edition.Name, p.number+1, i, page.Left+pic.Offset, page.Top+pic.Baseline, pic.Width, pic.Height, text(pic.Alt))
}

// line paints the characters of a line.
func (p *painter) line(page *typeset.Page, i int) {
	l := &page.Lines[i]
	x, y := page.Left+l.Offset, page.Top+l.Baseline
	for k := range l.Runs {
		run := &l.Runs[k]
		f := p.edition.Faces[run.Face]
		n := 0
		for _, r := range run.Text {
			glyph := uint16(0)
			if f != nil {
				glyph = shown(f, run, n, r)
			}
			if glyph != 0 {
				p.glyph(drawn{f, glyph, run.Size}, x, y-run.Rise)
			}
			x += advance(f, run, n, glyph)
			n++
		}
	}
	p.body.WriteByte('\n')
}

// advance is how far the n-th character of a run leads.
func advance(f *face.Face, run *typeset.Run, n int, glyph uint16) design.Length {
	if n < len(run.Advances) || f == nil {
		return at(run.Advances, n)
	}
	return design.Em(run.Size, f.GlyphAdvance(glyph))
}

func at(list []design.Length, n int) design.Length {
	if n < len(list) {
		return list[n]
	}
	return 0
}

// shown gives the glyph of the n-th character of a run, as the PDF has it: one
// that its face cannot show is 〓; 0 shows nothing.
func shown(f *face.Face, run *typeset.Run, n int, r rune) uint16 {
	if n < len(run.Glyphs) && run.Glyphs[n] != 0 && int(run.Glyphs[n]) < f.Glyphs() {
		return run.Glyphs[n]
	}
	r = manuscript.Shown(r)
	g, ok := f.Glyph(r)
	if !ok && !unicode.In(r, unicode.Cf, unicode.Variation_Selector) {
		g, _ = f.Glyph(manuscript.Substitute)
	}
	return g
}

// glyph paints a glyph; its outline is written once for a page.
func (p *painter) glyph(g drawn, x, y design.Length) {
	id, ok := p.ids[g]
	if !ok {
		if path := p.paths.path(g); path != "" {
			id = p.name + "-" + strconv.Itoa(len(p.ids))
			fmt.Fprintf(&p.defs, `<path id="%s" d="%s"/>`, id, path)
		}
		p.ids[g] = id
	}
	if id != "" {
		fmt.Fprintf(&p.body, `<use href="#%s" x="%d" y="%d"/>`, id, x, y)
	}
}

// text lays the text of a line over it.
func (p *painter) text(page *typeset.Page, i int) {
	l := &page.Lines[i]
	var s strings.Builder
	size := design.Length(0)
	for k := range l.Runs {
		s.WriteString(l.Runs[k].Text)
		size = max(size, l.Runs[k].Size)
	}
	if strings.TrimSpace(s.String()) == "" || l.Width <= 0 {
		return
	}
	fmt.Fprintf(&p.body, `<text class="line" data-l="%d" x="%d" y="%d" font-size="%d" textLength="%d" lengthAdjust="spacingAndGlyphs" fill="none"`,
		i, page.Left+l.Offset, page.Top+l.Baseline, size, l.Width)
	if inText(page, l) {
		if file, offset, ok := p.edition.places.origin(p.edition.Manuscript.Files, l.From); ok {
			fmt.Fprintf(&p.body, ` data-s="%d:%d"`, file, p.files[file].lineOf(offset)+1)
		}
	}
	if why := strings.TrimSpace(l.Why + " " + l.Adjusted); why != "" {
		fmt.Fprintf(&p.body, ` data-why="%s"`, text(why))
	}
	fmt.Fprintf(&p.body, ">%s</text>\n", text(s.String()))
}

// furniture reports whether a line is a running head or a folio.
func furniture(l *typeset.Line) bool {
	return l.Role == lines.RunningHead || l.Role == lines.FolioLine
}

// links lays the links of a line over all: neighbouring runs that lead to one
// place are one.
func (p *painter) links(page *typeset.Page, l *typeset.Line) {
	x, y := page.Left+l.Offset, page.Top+l.Baseline
	for k := 0; k < len(l.Runs); {
		run := &l.Runs[k]
		w, top, low := run.Width(), run.Rise+run.Size, run.Rise-run.Size/4
		for k++; k < len(l.Runs) && run.Link != "" && l.Runs[k].Link == run.Link; k++ {
			w += l.Runs[k].Width()
			top, low = max(top, l.Runs[k].Rise+l.Runs[k].Size), min(low, l.Runs[k].Rise-l.Runs[k].Size/4)
		}
		if run.Link != "" && w > 0 {
			p.link(run.Link, x, y-top, w, top-low)
		}
		x += w
	}
}

func (p *painter) link(to string, x, y, w, h design.Length) {
	box := fmt.Sprintf(`<rect x="%d" y="%d" width="%d" height="%d" fill="none" pointer-events="all"/>`, x, y, w, h)
	if name, inside := strings.CutPrefix(to, "#"); inside {
		if at, ok := p.edition.anchors[name]; ok {
			fmt.Fprintf(&p.body, `<a class="to" href="#%s/%d" data-page="%d" data-line="%d">%s</a>`+"\n", p.edition.Name, at.page+1, at.page+1, at.line, box)
		}
		return
	}
	if u, err := url.Parse(to); err == nil && slices.Contains([]string{"http", "https"}, u.Scheme) && u.Host != "" {
		fmt.Fprintf(&p.body, `<a class="out" href="%s" target="_blank" rel="noopener noreferrer">%s</a>`+"\n", html.EscapeString(u.String()), box)
	}
}

// text escapes characters for XML; what XML cannot hold is 〓, as in print.
func text(s string) string { return html.EscapeString(strings.Map(manuscript.Shown, s)) }
