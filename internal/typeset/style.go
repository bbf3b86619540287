package typeset

import (
	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/face"
	"yinshu/internal/lines"
)

// A style is a design's style with its faces found.
type style struct {
	design.Style
	name  string
	faces []face.ID
	role  lines.Role
}

// roles says what the lines of each style are to the page; styles not named
// here are the body's.
var roles = map[string]lines.Role{
	"heading-1": lines.HeadingLine, "heading-2": lines.HeadingLine, "heading-3": lines.HeadingLine,
	"quotation": lines.QuotationLine, "verse": lines.VerseLine, "list": lines.ListLine,
	"note": lines.NoteLine, "footnote": lines.NoteLine,
	"caption": lines.CaptionLine, "table": lines.TableLine, "part": lines.HeadingLine,
	"contents-1": lines.ContentsLine, "contents-2": lines.ContentsLine, "contents-3": lines.ContentsLine,
	"index": lines.IndexLine, "index-group": lines.IndexLine,
	"running": lines.RunningHead, "folio": lines.FolioLine,
	"half-title": lines.TitleLine, "title": lines.TitleLine, "subtitle": lines.TitleLine,
	"creator": lines.TitleLine, "publisher": lines.TitleLine, "copyright": lines.TitleLine,
}

// resolve finds the faces of every style.
func (c *compositor) resolve() map[string]style {
	styles := make(map[string]style, len(design.StyleNames))
	for _, name := range design.StyleNames {
		s := c.d.Style(name)
		styles[name] = style{Style: s, name: name, faces: c.d.Chain(c.lang, s.Face), role: roles[name]}
	}
	return styles
}

// style returns a style for use in the text. A style whose faces the design
// does not name is set in the text's, and that is said once.
func (c *compositor) style(name string) style {
	s := c.styles[name]
	c.wantChain(s.Face)
	return s
}

func (c *compositor) wantChain(chain string) {
	if len(c.d.Faces[design.ScriptOf(c.lang)][chain]) > 0 || c.wanting[chain] {
		return
	}
	c.wanting[chain] = true
	c.problems = append(c.problems, diag.Of(kindChain, "", c.d.Name, chain))
}

// headingStyle returns the style of a heading's level; the lowest one that a
// design tells stands for those below it.
func (c *compositor) headingStyle(level int) style {
	switch {
	case level <= 1:
		return c.style("heading-1")
	case level == 2:
		return c.style("heading-2")
	}
	return c.style("heading-3")
}

// rise is the depth of a line's baseline below the top of its row. All rows
// share it, so that notes and text stand on one line across a spread; 0.88 em
// is where Han faces put the baseline in the em box.
func (c *compositor) rise() design.Length { return design.Em(c.d.Size, 880) }

// capacity is how much a page's rows may take together.
func (c *compositor) capacity() design.Length { return design.Length(c.d.Lines) * c.d.Leading }

// shape returns the room of a style's paragraphs, within outer indents.
func (c *compositor) shape(st style, in inset) lines.Shape {
	indent := in.start + design.Em(st.Size, st.Indent)
	return lines.Shape{
		Measure:     max(st.Size, c.d.AreaWidth()-in.end-design.Em(st.Size, st.Inset)),
		FirstIndent: indent + design.Em(st.Size, st.First),
		Indent:      indent,
		Align:       lines.Align(st.Align),
	}
}

// An inset is the room that outer blocks have taken at both ends of a line.
type inset struct{ start, end design.Length }
