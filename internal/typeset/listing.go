package typeset

import (
	"fmt"
	"strconv"
	"strings"

	"yinshu/internal/design"
	"yinshu/internal/lines"
)

var partNames = [...]string{"half title", "title", "copyright", "contents", "body", "notes", "index", "blank"}

// String gives the part's name in a listing.
func (p Part) String() string {
	if int(p) < len(partNames) {
		return partNames[p]
	}
	return "part " + strconv.Itoa(int(p))
}

// Listing gives a setting as text that a proof-reader can follow: every page
// with its lines, and for each line its baseline, where it begins, how wide it
// is and would be by nature, its text, how its spaces were changed, and why
// it ends where the measure is not the reason. Raised figures stand in braces.
// Lengths are in points.
func Listing(s *Setting) string {
	var b strings.Builder
	fmt.Fprintf(&b, "trim %s × %s, %d pages\n", points(s.Trim.Width), points(s.Trim.Height), len(s.Pages))
	for i := range s.Pages {
		p := &s.Pages[i]
		side := "verso"
		if p.Recto {
			side = "recto"
		}
		fmt.Fprintf(&b, "\npage %d  %s  %s  %s", p.Number, p.Folio, p.Part, side)
		if p.Begins.Block != "" {
			fmt.Fprintf(&b, "  begins %s:%d", p.Begins.Block, p.Begins.Char)
		}
		b.WriteByte('\n')
		for j := range p.Lines {
			listLine(&b, &p.Lines[j])
		}
		for _, pic := range p.Pictures {
			fmt.Fprintf(&b, "  picture %s at %s,%s, %s × %s\n", pic.Source, points(pic.Offset), points(pic.Baseline), points(pic.Width), points(pic.Height))
		}
		for _, r := range p.Rules {
			fmt.Fprintf(&b, "  rule at %s,%s, %s long\n", points(r.Offset), points(r.Baseline), points(r.Length))
		}
		if len(p.Anchors) > 0 {
			names := make([]string, len(p.Anchors))
			for j, a := range p.Anchors {
				names[j] = a.Name
			}
			fmt.Fprintf(&b, "  anchors %s\n", strings.Join(names, " "))
		}
	}
	for _, m := range s.Outline {
		fmt.Fprintf(&b, "\noutline %s%s → %s", strings.Repeat("  ", m.Level-1), m.Title, m.Anchor)
	}
	if len(s.Outline) > 0 {
		b.WriteByte('\n')
	}
	return b.String()
}

func listLine(b *strings.Builder, l *Line) {
	fmt.Fprintf(b, "%9s %8s %8s", points(l.Baseline), points(l.Offset), points(l.Width))
	if l.Natural != l.Width {
		fmt.Fprintf(b, " (%s)", points(l.Natural))
	}
	b.WriteString("  " + lineText(l))
	if l.Adjusted != "" {
		b.WriteString("  [" + l.Adjusted + "]")
	}
	if l.Why != "" && l.Why != lines.WhyEnd {
		b.WriteString("  (" + l.Why + ")")
	}
	b.WriteByte('\n')
}

// lineText is a line's characters, what is raised in braces and what only
// fills shortened.
func lineText(l *Line) string {
	var b strings.Builder
	for i := range l.Runs {
		r := &l.Runs[i]
		switch {
		case r.Filler:
			b.WriteString(" … ")
		case r.Mark != "":
			b.WriteString("{" + r.Text + "}")
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// points writes a length in points, without noughts at its end.
func points(l design.Length) string {
	return strconv.FormatFloat(float64(l)/1000, 'f', -1, 64)
}
