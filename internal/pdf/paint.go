package pdf

import (
	"bytes"
	"slices"
	"strconv"

	"github.com/go-pdf/fpdf"

	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/typeset"
)

// A painter paints pages by fpdf, which measures in points with y downwards.
// Operators of text and rules are written here and handed over a page at a
// time; links, pictures and fonts are fpdf's.
type painter struct {
	pdf      *fpdf.Fpdf
	sheet    sheet
	codes    *codes
	opt      Options
	targets  map[string]target
	linkIDs  map[string]int
	tags     *tagger // nil: the file is not tagged
	linked   [][]string
	pictures map[string]bool // those fpdf has been given; false: that it could not be

	b      []byte   // operators not yet handed over
	inText bool     // between BT and ET
	open   *element // whose content is being painted
	marked bool     // a content or an artifact is open
	font   *font
	size   design.Length
	extra  design.Length // Tc
	rise   design.Length // Ts
	x, y   design.Length // where the last Td led; x is nowhere at first
	pen    int           // where the last text ended, in millionths of a point
	under  []stroke
	dots   []dot
	bench  bench
}

func newPainter(s *typeset.Setting, sh sheet, c *codes, opt Options) *painter {
	size := sh.size()
	pdf := fpdf.NewCustom(&fpdf.InitType{
		UnitStr: "pt",
		Size:    fpdf.SizeType{Wd: points(size.Width), Ht: points(size.Height)},
	})
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCompression(false) // done once, when the file is written anew
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(modified(opt)) // fpdf would ask the clock
	pdf.SetModificationDate(modified(opt))
	p := &painter{
		pdf: pdf, sheet: sh, codes: c, opt: opt, targets: targets(s, sh),
		linkIDs: map[string]int{}, pictures: map[string]bool{},
	}
	if opt.Profile == Reading {
		p.tags = newTagger(c)
	}
	for _, f := range c.fonts {
		pdf.AddUTF8FontFromBytes(f.name, "", f.hollow())
	}
	// fpdf keeps the characters of its own text operators only. A template
	// that is never used tells it of ours, and leaves no trace in the file.
	pdf.CreateTemplate(func(t *fpdf.Tpl) {
		for _, f := range c.fonts {
			t.SetFont(f.name, "", 10)
			t.Text(0, 0, f.kept())
		}
	})
	return p
}

// nowhere is no place on a sheet.
const nowhere = design.Length(-1 << 30)

func points(v design.Length) float64 { return float64(v) / float64(design.Pt) }

// page paints one page, its pictures where they stand among the lines.
func (p *painter) page(page *typeset.Page) {
	p.pdf.AddPage()
	p.linked = append(p.linked, nil)
	if p.tags != nil {
		p.tags.page()
	}
	p.font, p.extra, p.rise, p.under, p.dots = nil, 0, 0, p.under[:0], p.dots[:0]
	if len(page.Rules) > 0 {
		p.mark(nil)
		for _, r := range page.Rules {
			p.rule(page, r)
		}
	}
	pictures := slices.Clone(page.Pictures)
	for i := range page.Lines {
		line := &page.Lines[i]
		for len(pictures) > 0 && pictures[0].Baseline <= line.Baseline {
			p.picture(page, &pictures[0])
			pictures = pictures[1:]
		}
		p.line(page, line)
	}
	for i := range pictures {
		p.picture(page, &pictures[i])
	}
	p.endText()
	if len(p.under)+len(p.dots) > 0 {
		p.mark(nil)
		p.strokes()
		p.paintDots()
	}
	p.endMark()
	p.marks(page)
	p.flush()
}

// blank adds a page with nothing on it.
func (p *painter) blank() {
	p.pdf.AddPage()
	p.linked = append(p.linked, nil)
	if p.tags != nil {
		p.tags.page()
	}
}

// flush hands the operators gathered to fpdf.
func (p *painter) flush() {
	if len(p.b) > 0 {
		p.pdf.RawWriteStr(string(p.b))
		p.b = p.b[:0]
	}
}

// mark begins the content of an element, or an artifact for nil, unless that
// is open already.
func (p *painter) mark(e *element) {
	if p.tags == nil || p.marked && p.open == e {
		return
	}
	p.endMark()
	p.open, p.marked = e, true
	if e == nil {
		p.b = append(p.b, "/Artifact BMC\n"...)
		return
	}
	p.b = append(p.b, '/')
	p.b = append(p.b, e.role...)
	p.b = append(p.b, "<</MCID "...)
	p.b = strconv.AppendInt(p.b, int64(p.tags.content(e)), 10)
	p.b = append(p.b, ">>BDC\n"...)
}

// endMark ends the content or artifact that is open.
func (p *painter) endMark() {
	if p.marked {
		p.b = append(p.b, "EMC\n"...)
		p.open, p.marked = nil, false
	}
}

// beginText begins a text object. A mark that is open may not begin outside
// it and end inside.
func (p *painter) beginText() {
	if !p.inText {
		p.endMark()
		p.b = append(p.b, "BT\n"...)
		p.inText, p.x = true, nowhere // font, spacing and rise outlive a text object
	}
}

func (p *painter) endText() {
	if p.inText {
		p.endMark()
		p.b = append(p.b, "ET\n"...)
		p.inText = false
	}
}

// rule fills the rectangle of a rule.
func (p *painter) rule(page *typeset.Page, r typeset.Rule) {
	w, h := r.Length, r.Weight
	if r.Across {
		w, h = h, w
	}
	x, y := p.sheet.point(page, r.Offset, r.Baseline+h)
	p.rectangle(x, y, w, h)
}

func (p *painter) rectangle(x, y, w, h design.Length) {
	for _, v := range []design.Length{x, y, w, h} {
		p.b = append(number(p.b, v), ' ')
	}
	p.b = append(p.b, "re f\n"...)
}

// line paints the runs of a line and lays its links over them.
func (p *painter) line(page *typeset.Page, line *typeset.Line) {
	var whole *element
	if p.tags != nil {
		whole = p.tags.line(line)
	}
	var all []link
	if whole != nil { // a link outside the structure could not be told of
		all = links(page, line, p.sheet)
	}
	x, at := line.Offset, 0
	paint := func(e *element, to int) {
		for at < to {
			end := at + 1
			for end < to && line.Runs[end].Filler == line.Runs[at].Filler {
				end++
			}
			part := e
			if line.Runs[at].Filler {
				part = nil
			}
			x = p.runs(page, line, line.Runs[at:end], x, part)
			at = end
		}
	}
	for i := range all {
		l := &all[i]
		paint(whole, l.first)
		if !p.lay(page, l) {
			paint(whole, l.last+1)
			continue
		}
		e := p.tags.linkElement(whole, line, l.to)
		paint(e, l.last+1)
		p.tags.annotate(e)
	}
	paint(whole, len(line.Runs))
	p.gatherUnder(page, line)
}

// runs paints neighbouring runs of a line that belong to one element.
func (p *painter) runs(page *typeset.Page, line *typeset.Line, runs []typeset.Run, x design.Length, e *element) design.Length {
	all, width := p.codes.stretches(runs, &p.bench)
	if len(all) > 0 {
		p.beginText()
		p.mark(e)
	}
	for i := range all {
		s := &all[i]
		px, py := p.sheet.point(page, x+s.x, line.Baseline)
		if s.spread {
			p.showSpread(s, px, py)
			continue
		}
		p.show(s, px, py)
	}
	return x + width
}

// lay lays a link over its area, and reports where it leads nowhere.
func (p *painter) lay(page *typeset.Page, l *link) bool {
	// Outwards to a tenth of a point along the line, to a point across: fine
	// enough for a finger, and half the bytes of a file's links.
	height := p.sheet.size().Height
	x0, x1 := floor(l.x0, tenth), ceil(l.x1, tenth)
	y0, y1 := floor(l.y0, design.Pt), ceil(l.y1, design.Pt)
	x, y, w, h := points(x0), points(height-y1), points(x1-x0), points(y1-y0)
	anchor, inside := l.inside()
	if !inside {
		to, ok := manuscript.Outward(l.to)
		if !ok {
			p.report(diag.Of(badLink, "", l.to, folio(page)))
			return false
		}
		p.pdf.LinkString(x, y, w, h, to)
	} else if to, ok := p.targets[anchor]; ok {
		id, ok := p.linkIDs[anchor]
		if !ok {
			id = p.pdf.AddLink()
			p.pdf.SetLink(id, points(height-ceil(to.y, design.Pt)), to.page)
			p.linkIDs[anchor] = id
		}
		p.pdf.Link(x, y, w, h, id)
	} else {
		p.report(diag.Of(noAnchor, "", anchor, folio(page)))
		return false
	}
	n := len(p.linked) - 1
	p.linked[n] = append(p.linked[n], l.text)
	return true
}

const tenth = design.Pt / 10

// floor rounds down to a multiple of unit.
func floor(v, unit design.Length) design.Length { return v - (v%unit+unit)%unit }

// ceil rounds up to a multiple of unit.
func ceil(v, unit design.Length) design.Length { return -floor(-v, unit) }

func (p *painter) report(problem *diag.Problem) {
	if p.opt.Report != nil {
		p.opt.Report(problem)
	}
}

// output ends fpdf's file.
func (p *painter) output() ([]byte, error) {
	var b bytes.Buffer
	if err := p.pdf.Output(&b); err != nil {
		return nil, diag.Of(badPainting, "", err.Error())
	}
	return b.Bytes(), nil
}
