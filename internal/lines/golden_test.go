package lines

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"yinshu/internal/design"
	"yinshu/internal/face"
	"yinshu/internal/golden"
)

// Each case is a style and a measure in em on the first line, then paragraphs
// to be set in them, one a line. {12} is a note mark, [漢字|hàn zì] a reading.
// What is wanted is the listing of the lines.
func TestLines(t *testing.T) {
	golden.Run(t, func(t *testing.T, input string) string {
		head, body, _ := strings.Cut(input, "\n")
		style, ems, _ := strings.Cut(head, " ")
		n, err := strconv.Atoi(ems)
		if err != nil {
			t.Fatal(err)
		}
		id := face.ID("serif-tc")
		if style == "mainland" {
			id = "serif-sc"
		}
		s := serif(t, id, style)
		var b strings.Builder
		for text := range strings.Lines(body) {
			if text = strings.TrimRight(text, "\n"); text == "" {
				continue
			}
			sh := Shape{Measure: design.Length(n) * 1000, FirstIndent: 2000}
			for _, l := range s.Paragraph("p", markedUp(text), sh) {
				list(&b, &l)
			}
			b.WriteString("\n")
		}
		return b.String()
	})
}

var markup = regexp.MustCompile(`\{[^}]*\}|\[[^|\]]*\|[^\]]*\]`)

// markedUp reads a case's paragraph, set at one point.
func markedUp(text string) []Piece {
	faces := []face.ID{"serif"}
	var ps []Piece
	start := 0
	add := func(p Piece) {
		p.Faces, p.Lang, p.Start = faces, "zh-Hant", start
		if p.Size == 0 {
			p.Size = 1000
		}
		if p.Kind != NoteMark {
			start += utf8.RuneCountInString(p.Text)
		}
		ps = append(ps, p)
	}
	at := 0
	for _, m := range markup.FindAllStringIndex(text, -1) {
		add(Piece{Text: text[at:m[0]]})
		mark := text[m[0]+1 : m[1]-1]
		if base, reading, ok := strings.Cut(mark, "|"); ok {
			add(Piece{Text: base, Kind: Ruby, Reading: reading})
		} else {
			add(Piece{Text: mark, Kind: NoteMark, Size: 600, Rise: 350})
		}
		at = m[1]
	}
	add(Piece{Text: text[at:]})
	return ps
}

// list writes a line: where it stands, how wide it is set and was, its text,
// what was done to it and why it ends.
func list(b *strings.Builder, l *Line) {
	fmt.Fprintf(b, "%5d %5d %5d  ", l.Offset, l.Width, l.Natural)
	for _, r := range l.Runs {
		switch {
		case r.Rise != 0:
			fmt.Fprintf(b, "{%s}", r.Text)
		default:
			b.WriteString(strings.ReplaceAll(r.Text, "\u00ad", "-"))
		}
	}
	if l.Adjusted != "" {
		fmt.Fprintf(b, "  [%s]", l.Adjusted)
	}
	if l.Why != "" {
		fmt.Fprintf(b, "  (%s)", l.Why)
	}
	b.WriteString("\n")
}
