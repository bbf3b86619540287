package preview

import (
	"strconv"

	"yinshu/internal/manuscript"
)

// A sheetBlock is a block of the manuscript as it stands beside its source.
type sheetBlock struct {
	ID    string       `json:"id"`
	Kind  string       `json:"k"` // heading, paragraph, verse, figure, table, break
	Level int          `json:"level,omitempty"`
	Note  string       `json:"note,omitempty"` // the number of the note that it begins
	Lines [][]sheetRun `json:"lines"`
}

// A sheetRun is characters of one kind: "" or mark, page, dots, strong,
// italic, name, work, ruby, link, fixed.
type sheetRun struct {
	Text string `json:"s"`
	Kind string `json:"k,omitempty"`
	Was  string `json:"was,omitempty"` // what the source has there, of fixed
}

func (s *source) sheetBlock(b manuscript.Block, r *row) sheetBlock {
	out := sheetBlock{ID: b.ID(), Lines: [][]sheetRun{}}
	switch b := b.(type) {
	case *manuscript.Heading:
		out.Kind, out.Level = "heading", b.Level
	case *manuscript.Verse:
		out.Kind = "verse"
	case *manuscript.Figure:
		out.Kind = "figure"
	case *manuscript.Table:
		out.Kind = "table"
	case *manuscript.Break:
		out.Kind, out.Lines = "break", [][]sheetRun{{{Text: b.Value}}}
	default:
		out.Kind = "paragraph"
	}
	for _, n := range r.notes {
		if len(n.Body) > 0 && first(n.Body) == b {
			out.Note = strconv.Itoa(n.Number)
		}
	}
	for _, line := range manuscript.Lines(b) {
		runs := []sheetRun{}
		s.runs(line, "", &runs)
		out.Lines = append(out.Lines, runs)
	}
	return out
}

// first returns the first leaf of blocks.
func first(blocks []manuscript.Block) manuscript.Block {
	for b := range manuscript.Leaves(blocks) {
		return b
	}
	return nil
}

// runs flattens inlines: the innermost kind is shown.
func (s *source) runs(ins []manuscript.Inline, kind string, out *[]sheetRun) {
	for _, in := range ins {
		switch in := in.(type) {
		case manuscript.Text:
			s.textRun(in, kind, out)
		case manuscript.NoteMark:
			*out = append(*out, sheetRun{Text: s.number(in.Note), Kind: "mark"})
		case manuscript.PageMark:
			*out = append(*out, sheetRun{Text: in.Label, Kind: "page"})
		case manuscript.PageRef:
			*out = append(*out, sheetRun{Text: in.Value, Kind: "link"})
		case manuscript.Emphasis:
			s.runs(in.Content, [...]string{"dots", "strong", "italic"}[in.Kind], out)
		case manuscript.ProperName:
			s.runs(in.Content, [...]string{"name", "work"}[in.Kind], out)
		case manuscript.Ruby:
			s.runs(in.Base, kind, out)
			*out = append(*out, sheetRun{Text: in.Reading, Kind: "ruby"})
		case manuscript.Link:
			s.runs(in.Content, "link", out)
		}
	}
}

// textRun adds a text to the run before it where that is of its kind. A text
// that is not what the source has there was put in by fixes.txt.
func (s *source) textRun(t manuscript.Text, kind string, out *[]sheetRun) {
	if was, ok := s.was(t); ok && was != t.Value {
		*out = append(*out, sheetRun{Text: t.Value, Kind: "fixed", Was: was})
		return
	}
	if n := len(*out); n > 0 && (*out)[n-1].Kind == kind {
		(*out)[n-1].Text += t.Value
		return
	}
	*out = append(*out, sheetRun{Text: t.Value, Kind: kind})
}

func (s *source) was(t manuscript.Text) (string, bool) {
	if t.Span.File < 0 || t.Span.File >= len(s.m.Files) {
		return "", false
	}
	text := s.m.Files[t.Span.File].Text
	if t.Span.Start < 0 || t.Span.Start > t.Span.End || t.Span.End > len(text) {
		return "", false
	}
	return text[t.Span.Start:t.Span.End], true
}

// number gives the number of a note.
func (s *source) number(id string) string {
	// IDs are n1, n2 … in the order of the notes.
	if n, err := strconv.Atoi(id[min(1, len(id)):]); err == nil && n >= 1 && n <= len(s.m.Notes) && s.m.Notes[n-1].ID == id {
		return strconv.Itoa(s.m.Notes[n-1].Number)
	}
	return id
}
