package pdf

import (
	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/pdf/object"
	"yinshu/internal/typeset"
)

// A sheet is the paper that pages are painted on, and where on it the trimmed
// page lies.
type sheet struct {
	trim   typeset.Box
	bleed  design.Length // beyond the trim, on every side
	margin design.Length // paper around the trimmed page: the bleed, and room for marks
	spine  bool          // there is none of it at the spine
	marks  bool
	gutter design.Length // pages are moved away from the spine by this
	blanks int           // pages to add at the end
}

const (
	customBleed = 3_000  // thousandths of a millimetre
	markRoom    = 10_000 // for crop marks, beyond the trim
	markLength  = 5_000
)

func newSheet(s *typeset.Setting, opt Options) sheet {
	sh := sheet{trim: s.Trim}
	pages := max(1, len(s.Pages))
	pad := func(custom int) {
		n := opt.Signature
		if n <= 0 {
			n = custom
		}
		sh.blanks = (n - pages%n) % n
		if len(s.Pages) == 0 {
			sh.blanks++ // a file without a page is no PDF file
		}
	}
	switch opt.Profile {
	case Press:
		sh.bleed, sh.marks = opt.Bleed, opt.Marks
		if sh.bleed <= 0 {
			sh.bleed = design.Mm(customBleed)
		}
		sh.margin = sh.bleed
		if sh.marks {
			sh.margin = max(sh.bleed, design.Mm(markRoom))
		}
		pad(4)
		sh.setGutter(s, pages+sh.blanks, opt)
	case Pod:
		// Printers on demand ask for a bleed on three sides: an eighth of an
		// inch at the head, the foot and the fore edge.
		sh.bleed, sh.margin, sh.spine = opt.Bleed, opt.Bleed, true
		pad(2)
		sh.setGutter(s, pages+sh.blanks, opt)
	default:
		pad(1)
	}
	return sh
}

// gutters are the least inside margins by number of pages, in thousandths of
// an inch, that printers on demand ask of a perfect binding (Kindle Direct
// Publishing, "Set Trim Size, Bleed, and Margins").
var gutters = []struct{ pages, inch int }{
	{150, 375}, {300, 500}, {500, 625}, {700, 750}, {828, 875},
}

const leastOutside = 250 // thousandths of an inch

func inch(thousandths int) design.Length { return design.Length(thousandths * 72) }

// setGutter moves pages away from the spine where the inside margin is less
// than the number of pages needs. Lines and pages stay as they were set.
func (sh *sheet) setGutter(s *typeset.Setting, pages int, opt Options) {
	inside, outside, ok := margins(s)
	if !ok {
		return
	}
	need := inch(gutters[len(gutters)-1].inch)
	for _, g := range gutters {
		if pages <= g.pages {
			need = inch(g.inch)
			break
		}
	}
	sh.gutter = max(0, need-inside)
	if outside-sh.gutter < inch(leastOutside) {
		sh.gutter = max(0, outside-inch(leastOutside))
		if opt.Report != nil {
			opt.Report(diag.Of(narrowMargin, "", pages, points(need), points(inside), points(outside)))
		}
	}
}

// margins are those of the type area. The left margin of a recto is the
// inside one, that of a verso the outside one.
func margins(s *typeset.Setting) (inside, outside design.Length, ok bool) {
	recto, verso := false, false
	for i := range s.Pages {
		p := &s.Pages[i]
		if len(p.Lines) == 0 {
			continue
		}
		if p.Recto && !recto {
			inside, recto = p.Left, true
		} else if !p.Recto && !verso {
			outside, verso = p.Left, true
		}
	}
	return inside, outside, recto && verso
}

// size is the whole sheet.
func (sh sheet) size() typeset.Box {
	sides := design.Length(2)
	if sh.spine {
		sides = 1
	}
	return typeset.Box{Width: sh.trim.Width + sides*sh.margin, Height: sh.trim.Height + 2*sh.margin}
}

// left is how much paper there is left of the trimmed page. A recto has its
// spine there.
func (sh sheet) left(recto bool) design.Length {
	if sh.spine && recto {
		return 0
	}
	return sh.margin
}

// point turns a point of a page's type area into one of the sheet, with y
// upwards from its lower edge.
func (sh sheet) point(p *typeset.Page, offset, baseline design.Length) (x, y design.Length) {
	x = sh.left(p.Recto) + p.Left + offset
	if p.Recto {
		x += sh.gutter
	} else {
		x -= sh.gutter
	}
	return x, sh.margin + sh.trim.Height - p.Top - baseline
}

// box is the trimmed page, or what is around it by more, within the sheet.
func (sh sheet) box(recto bool, more design.Length) object.Array {
	left, low := sh.left(recto), sh.margin
	return object.Array{
		object.Real(max(0, left-more)), object.Real(low - more),
		object.Real(min(sh.size().Width, left+sh.trim.Width+more)), object.Real(low + sh.trim.Height + more),
	}
}

// marks paints the crop marks: two lines at each corner that point at the
// trim and end where the bleed does.
func (p *painter) marks(page *typeset.Page) {
	sh := p.sheet
	if !sh.marks || len(page.Lines)+len(page.Rules)+len(page.Pictures) == 0 {
		return // a blank page is truly blank
	}
	const weight = 250
	length := min(design.Mm(markLength), sh.margin-sh.bleed)
	for _, x := range []design.Length{sh.margin, sh.margin + sh.trim.Width} {
		for _, y := range []design.Length{sh.margin, sh.margin + sh.trim.Height} {
			out, up := -sh.bleed-length, -sh.bleed-length // towards the corner
			if x > sh.margin {
				out = sh.bleed
			}
			if y > sh.margin {
				up = sh.bleed
			}
			p.rectangle(x+out, y-weight/2, length, weight)
			p.rectangle(x-weight/2, y+up, weight, length)
		}
	}
}
