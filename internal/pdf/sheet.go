package pdf

import (
	"yinshu/internal/design"
	"yinshu/internal/typeset"
)

// A sheet is the paper that pages are painted on, and where on it the trimmed
// page lies.
type sheet struct {
	trim   typeset.Box
	margin design.Length // paper around the trimmed page, on every side
}

func newSheet(s *typeset.Setting, opt Options) sheet {
	return sheet{trim: s.Trim}
}

// size is the whole sheet.
func (s sheet) size() typeset.Box {
	return typeset.Box{Width: s.trim.Width + 2*s.margin, Height: s.trim.Height + 2*s.margin}
}

// point turns a point of a page's type area into one of the sheet, with y
// upwards from its lower edge.
func (s sheet) point(p *typeset.Page, offset, baseline design.Length) (x, y design.Length) {
	return s.margin + p.Left + offset, s.margin + s.trim.Height - p.Top - baseline
}
