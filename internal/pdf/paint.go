package pdf

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/go-pdf/fpdf"

	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/typeset"
)

// A painter paints pages by fpdf, which measures in points with y downwards.
type painter struct {
	pdf     *fpdf.Fpdf
	sheet   sheet
	codes   *codes
	opt     Options
	targets map[string]target
	linkIDs map[string]int
	outline []typeset.Bookmark
	b       []byte // operators of the page so far
	font    *font
	size    design.Length
}

func newPainter(s *typeset.Setting, c *codes, opt Options) *painter {
	sh := newSheet(s, opt)
	size := sh.size()
	pdf := fpdf.NewCustom(&fpdf.InitType{
		UnitStr: "pt",
		Size:    fpdf.SizeType{Wd: points(size.Width), Ht: points(size.Height)},
	})
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCatalogSort(true)
	at := modified(opt)
	pdf.SetCreationDate(at)
	pdf.SetModificationDate(at)
	pdf.SetTitle(manuscript.Join(opt.Meta.Title), true)
	pdf.SetAuthor(authors(opt.Meta), true)
	pdf.SetCreator("yinshu", true)
	pdf.SetProducer("yinshu (fpdf)", true)
	pdf.SetLang(opt.Meta.Lang)
	p := &painter{pdf: pdf, sheet: sh, codes: c, opt: opt, targets: targets(s, sh), linkIDs: map[string]int{}, outline: s.Outline}
	for _, f := range c.fonts {
		pdf.AddUTF8FontFromBytes(f.name, "", f.face.Cut(f.cut))
	}
	// fpdf keeps the characters of its own text operators only. A template
	// that is never used tells it of ours, and leaves no trace in the file.
	pdf.CreateTemplate(func(t *fpdf.Tpl) {
		for _, f := range c.fonts {
			t.SetFont(f.name, "", 10)
			t.Text(0, 0, f.runes())
		}
	})
	return p
}

func points(v design.Length) float64 { return float64(v) / float64(design.Pt) }

// width returns the width of a code in thousandths of an em.
func (f *font) width(c code) int {
	for lo, hi := 0, len(f.cut); lo < hi; {
		mid := (lo + hi) / 2
		switch ch := f.cut[mid]; {
		case ch.Code == rune(c):
			return f.face.GlyphAdvance(ch.Glyph)
		case ch.Code < rune(c):
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return 0
}

// modified is the time that the file says it was made.
func modified(opt Options) time.Time {
	if at, err := time.Parse(time.RFC3339, opt.Modified); err == nil {
		return at.UTC()
	}
	return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
}

// authors names the authors, or where there are none whoever made the book.
func authors(m manuscript.Meta) string {
	var aut, all []string
	for _, c := range m.Creators {
		all = append(all, c.Name.Value)
		if c.Role == "aut" || c.Role == "" {
			aut = append(aut, c.Name.Value)
		}
	}
	if len(aut) > 0 {
		return strings.Join(aut, "、")
	}
	return strings.Join(all, "、")
}

// page paints one page.
func (p *painter) page(page *typeset.Page) {
	p.pdf.AddPage()
	for i := range page.Pictures {
		p.picture(page, &page.Pictures[i])
	}
	p.b = p.b[:0]
	for _, r := range page.Rules {
		p.rule(page, r)
	}
	p.flush()
	for i := range page.Lines {
		p.line(page, &page.Lines[i])
	}
	p.bookmarks(page)
}

// flush hands the operators gathered to fpdf.
func (p *painter) flush() {
	if len(p.b) > 0 {
		p.pdf.RawWriteStr(string(p.b))
		p.b = p.b[:0]
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
	all, _ := p.codes.stretches(line.Runs)
	for i := range all {
		s := &all[i]
		x, y := p.sheet.point(page, line.Offset+s.x, line.Baseline-s.rise)
		p.pdf.SetFont(s.font.name, "", points(s.size))
		p.b = append(p.b, "BT "...)
		p.b = s.show(p.b, x, y)
		p.b = append(p.b, "ET\n"...)
		p.flush()
	}
	for _, l := range links(page, line, p.sheet) {
		p.link(page, &l)
	}
}

// link lays a link over its area.
func (p *painter) link(page *typeset.Page, l *link) {
	top := p.sheet.size().Height - l.y1
	x, y, w, h := points(l.x0), points(top), points(l.x1-l.x0), points(l.y1-l.y0)
	anchor, ok := l.inside()
	if !ok {
		p.pdf.LinkString(x, y, w, h, l.to)
		return
	}
	to, ok := p.targets[anchor]
	if !ok {
		p.report(diag.Of(noAnchor, "", anchor, folio(page)))
		return
	}
	id, ok := p.linkIDs[anchor]
	if !ok {
		id = p.pdf.AddLink()
		p.pdf.SetLink(id, points(p.sheet.size().Height-to.y), to.page)
		p.linkIDs[anchor] = id
	}
	p.pdf.Link(x, y, w, h, id)
}

func (p *painter) report(problem *diag.Problem) {
	if p.opt.Report != nil {
		p.opt.Report(problem)
	}
}

// bookmarks sets the entries of the outline that lead to a page.
func (p *painter) bookmarks(page *typeset.Page) {
	for _, b := range p.outline {
		if to, ok := p.targets[b.Anchor]; ok && to.page == p.pdf.PageNo() {
			p.pdf.Bookmark(b.Title, b.Level-1, points(p.sheet.size().Height-to.y))
		}
	}
}

// picture paints a picture, or reports why it cannot.
func (p *painter) picture(page *typeset.Page, pic *typeset.Picture) {
	if p.opt.Pictures == nil {
		p.report(diag.Of(noPicture, pic.Source, "no folder to read it from"))
		return
	}
	data, err := p.opt.Pictures(pic.Source)
	if err != nil {
		p.report(diag.Of(noPicture, pic.Source, err.Error()))
		return
	}
	opt := fpdf.ImageOptions{ImageType: imageType(data)}
	p.pdf.RegisterImageOptionsReader(pic.Source, opt, bytes.NewReader(data))
	if err := p.pdf.Error(); err != nil {
		p.pdf.ClearError()
		p.report(diag.Of(noPicture, pic.Source, err.Error()))
		return
	}
	x, y := p.sheet.point(page, pic.Offset, pic.Baseline)
	p.pdf.ImageOptions(pic.Source, points(x), points(p.sheet.size().Height-y), points(pic.Width), points(pic.Height), false, opt, 0, "")
}

// imageType is the kind of a picture by its content, as fpdf calls it.
func imageType(data []byte) string {
	switch http.DetectContentType(data) {
	case "image/png":
		return "PNG"
	case "image/jpeg":
		return "JPG"
	case "image/gif":
		return "GIF"
	}
	return "unknown"
}

// output ends the file.
func (p *painter) output(w io.Writer) error {
	if p.pdf.PageNo() == 0 {
		p.pdf.AddPage()
	}
	var b bytes.Buffer
	if err := p.pdf.Output(&b); err != nil {
		return diag.Of(badPainting, "", err.Error())
	}
	_, err := w.Write(b.Bytes())
	return err
}
