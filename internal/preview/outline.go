package preview

import (
	"strconv"
	"sync"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"yinshu/internal/design"
	"yinshu/internal/face"
)

// outlines keeps the outlines of characters as they are written into pages,
// each at its size in thousandths of a point, so that a page's figures are
// whole numbers. It is begun anew when it holds very many.
type outlines struct {
	mu   sync.Mutex
	kept map[drawn]string
}

// drawn is a glyph at a size.
type drawn struct {
	face  *face.Face
	glyph uint16
	size  design.Length
}

const mostOutlines = 30_000 // some thirty megabytes

// path returns the outline of a glyph as the d of an SVG path, y downwards
// from the baseline; "" where it leaves no ink.
func (o *outlines) path(g drawn) string {
	o.mu.Lock()
	s, ok := o.kept[g]
	o.mu.Unlock()
	if ok {
		return s
	}
	if segments, ok := g.face.GlyphOutline(g.glyph, fixed.I(perEm)); ok {
		s = pathOf(segments, g.size)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.kept == nil || len(o.kept) >= mostOutlines {
		o.kept = map[drawn]string{}
	}
	o.kept[g] = s
	return s
}

// perEm is the size that outlines are read at: thousandths of an em, in 64ths.
const perEm = 1000

// pathOf writes segments at a size. Each point is rounded for itself and
// written as its distance from the last rounded one, so that nothing adds up.
func pathOf(segments sfnt.Segments, size design.Length) string {
	var b []byte
	x, y := 0, 0
	scale := func(v fixed.Int26_6) int {
		n, d := int(v)*int(size), perEm*64
		if n < 0 {
			return -((-n + d/2) / d)
		}
		return (n + d/2) / d
	}
	open := false
	for _, s := range segments {
		op, points := byte('m'), 1
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if open {
				b = append(b, 'z')
			}
			open = true
			// A closed outline ends where it began: m counts from there, so
			// it is written from the page's corner instead.
			op, x, y = 'M', 0, 0
		case sfnt.SegmentOpLineTo:
			op = 'l'
		case sfnt.SegmentOpQuadTo:
			op, points = 'q', 2
		case sfnt.SegmentOpCubeTo:
			op, points = 'c', 3
		}
		b = append(b, op)
		for i := range points {
			px, py := scale(s.Args[i].X), scale(s.Args[i].Y)
			b = pair(b, i > 0, px-x, py-y)
		}
		x, y = scale(s.Args[points-1].X), scale(s.Args[points-1].Y)
	}
	if open {
		b = append(b, 'z')
	}
	return string(b)
}

// pair appends two numbers, with no more between them than they need.
func pair(b []byte, after bool, x, y int) []byte {
	for i, v := range [2]int{x, y} {
		if v >= 0 && (after || i > 0) {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(v), 10)
	}
	return b
}
