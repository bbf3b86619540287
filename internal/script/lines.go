package script

import (
	"strings"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// Text converts a string that stands by itself.
func Text(s string, opt Options) string {
	w := newWork(opt, nil)
	if w.chain == nil {
		return s
	}
	return w.text(s)
}

// Lines converts a file, line for line: the result has the line ends of the
// text. A word may go over a line end, and so may a quotation; name is what
// problems call the file.
func Lines(name, text string, opt Options) (string, *Record, []*diag.Problem) {
	files := []manuscript.File{{Name: name, Text: text}}
	w := newWork(opt, files)
	if w.chain == nil {
		return text, w.record, nil
	}
	var out strings.Builder
	out.Grow(len(text))
	p := gather("", [][]manuscript.Inline{lineTexts(text)}, func(lines [][]manuscript.Inline) {
		written := 0
		for _, in := range lines[0] {
			t := in.(manuscript.Text)
			out.WriteString(text[written:max(written, t.Span.Start)] + t.Value)
			written = t.Span.End
		}
		out.WriteString(text[written:])
	})
	p.loose = true
	w.flow([]*passage{p})
	return out.String(), w.record, w.finish()
}

// lineTexts gives the lines of a text as Texts. They are converted as one
// passage, since in a hard-wrapped text a word may go over a line end, and in
// many old ones over a blank line too.
func lineTexts(text string) []manuscript.Inline {
	var all []manuscript.Inline
	offset := 0
	for line := range strings.Lines(text) {
		body := strings.TrimSpace(line)
		if start := offset + strings.Index(line, body); body != "" {
			all = append(all, manuscript.Text{Span: manuscript.Span{Start: start, End: start + len(body)}, Value: body})
		}
		offset += len(line)
	}
	return all
}
