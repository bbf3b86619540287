package lines

import (
	"strings"
	"testing"
	"unicode/utf8"

	"yinshu/internal/design"
	"yinshu/internal/face"
	"yinshu/internal/manuscript"
)

// Whatever the text, the pieces it comes in and the measure: nothing is lost,
// the measure is kept or the line says why not, and nothing panics.
func FuzzParagraph(f *testing.F) {
	f.Add("「朝鮮戰爭」：1950年。", 60_000, 3, uint8(0))
	f.Add("see https://example.org/a/b.html?c=d#e, 5 km——……", 30_000, 7, uint8(1))
	f.Add("\u3000\u3000王 明\u00a0\u200b\u00ad\ufe0f〓\ue000é", -5, 1, uint8(2))
	f.Add(strings.Repeat("W", 300), 10_000, 100, uint8(3))
	f.Add("他說：“don’t”，１．５倍！！？", 1, 2, uint8(4))
	styles := design.SpacingNames()
	f.Fuzz(func(t *testing.T, text string, measure, cut int, how uint8) {
		if len(text) > 2000 {
			return
		}
		s := plain(t, styles[int(how)%len(styles)])
		ps := cutUp(text, cut)
		sh := Shape{Measure: design.Length(measure), FirstIndent: size, Align: Align(how / 4 % 4)}
		ls := s.Paragraph("p", ps, sh)
		if got, want := strip(drawn(ls)), strip(text); got != want {
			t.Fatalf("text changed\n got %q\nwant %q", got, want)
		}
		at := 0
		for i, l := range ls {
			if l.From.Char != at {
				t.Fatalf("line %d begins at %d, the one before ends at %d", i, l.From.Char, at)
			}
			at = l.To.Char
			if end := l.Offset + l.Width; end > sh.Measure && l.Why != WhyOverfull && sh.Measure > 0 {
				t.Fatalf("line %d ends at %d of %d: %q", i, end, sh.Measure, l.Why)
			}
		}
		if n := utf8.RuneCountInString(text); at != n {
			t.Fatalf("the lines end at character %d of %d", at, n)
		}
		_, ends := s.Optimum("p", ps, sh)
		s.Variants("p", ps, sh, ends, 40)
		for i := range ps {
			switch i % 4 {
			case 1:
				ps[i].Kind, ps[i].Reading = Ruby, "dú yīn"
			case 2:
				ps[i].Kind, ps[i].Reading = Ruby, "ㄉㄨˊ"
			case 3:
				ps[i].Kind = NoteMark
			}
		}
		s.Paragraph("p", ps, sh)
		s.Single("p", ps)
	})
}

// cutUp makes pieces of up to n characters.
func cutUp(text string, n int) []Piece {
	n = 1 + max(n, 0)%50
	var ps []Piece
	start := 0
	for text != "" {
		end, count := 0, 0
		for end < len(text) && count < n {
			_, k := utf8.DecodeRuneInString(text[end:])
			end += k
			count++
		}
		ps = append(ps, Piece{Text: text[:end], Faces: []face.ID{"em"}, Size: size, Start: start})
		text, start = text[end:], start+count
	}
	return ps
}

// strip leaves of a text what is drawn, with the substitute for what cannot
// be.
func strip(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case traitsOf[r]&(white|dropped) != 0, undrawn(r):
		case shownAs(r) != r:
			b.WriteRune('〓')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func shownAs(r rune) rune { return manuscript.Shown(r) }
