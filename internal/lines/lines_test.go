package lines

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"unicode"

	"yinshu/internal/design"
	"yinshu/internal/face"
)

const size = 10 * design.Pt

// plain returns a Setter without fonts, in a named style.
func plain(t testing.TB, style string) *Setter {
	t.Helper()
	if s, ok := plains()[style]; ok {
		return s
	}
	t.Fatalf("no spacing is called %s", style)
	return nil
}

var plains = sync.OnceValue(func() map[string]*Setter {
	setters := map[string]*Setter{}
	for _, name := range design.SpacingNames() {
		sp, _ := design.NamedSpacing(name)
		setters[name] = New(map[face.ID]Measurer{"em": Em{}}, sp)
	}
	return setters
})

// words makes pieces of a text; ¹ is a note mark, which counts no character.
func words(text string) []Piece {
	var ps []Piece
	start := 0
	for text != "" {
		before, after, found := strings.Cut(text, "¹")
		ps = append(ps, Piece{Text: before, Faces: []face.ID{"em"}, Size: size, Lang: "zh", Start: start})
		start += len([]rune(before))
		if found {
			ps = append(ps, Piece{Text: "¹", Kind: NoteMark, Faces: []face.ID{"em"}, Size: size / 2, Start: start})
		}
		text = after
	}
	return ps
}

// drawn returns what lines show, white space left out.
func drawn(ls []Line) string {
	var b strings.Builder
	for _, l := range ls {
		for _, r := range l.Runs {
			for _, c := range r.Text {
				if !unicode.IsSpace(c) && c != 0xad {
					b.WriteRune(c)
				}
			}
		}
	}
	return b.String()
}

// fault says what is wrong with lines as a setting of a paragraph, if
// anything. It knows the promises and nothing of how they are kept.
func fault(text string, ls []Line, sh Shape) error {
	var want strings.Builder
	for _, c := range text {
		if !unicode.IsSpace(c) {
			want.WriteRune(c)
		}
	}
	if got := drawn(ls); got != want.String() {
		return fmt.Errorf("text changed: %q, want %q", got, want.String())
	}
	at := 0
	for i, l := range ls {
		if l.From.Char != at {
			return fmt.Errorf("line %d begins at %d, the one before ends at %d", i, l.From.Char, at)
		}
		at = l.To.Char
		if held := textBetween(text, l.From.Char, at); strings.ReplaceAll(drawn(ls[i:i+1]), "¹", "") != held {
			return fmt.Errorf("line %d says it holds %q and shows %q", i, held, drawn(ls[i:i+1]))
		}
		width := design.Length(0)
		for _, r := range l.Runs {
			if len(r.Advances) != len([]rune(r.Text)) {
				return fmt.Errorf("line %d: %d advances for %q", i, len(r.Advances), r.Text)
			}
			if r.Glyphs != nil && len(r.Glyphs) != len(r.Advances) {
				return fmt.Errorf("line %d: %d glyphs for %q", i, len(r.Glyphs), r.Text)
			}
			for _, a := range r.Advances {
				width += a
			}
		}
		if width != l.Width {
			return fmt.Errorf("line %d is %d wide and says %d", i, width, l.Width)
		}
		over := l.Offset + l.Width - sh.Measure
		last := i == len(ls)-1
		switch {
		case l.Why == WhyOverfull:
			if n := len([]rune(strings.NewReplacer("\u0301", "", "¹", "").Replace(drawn(ls[i : i+1])))); n > 1 {
				return fmt.Errorf("line %d is overfull with %d characters", i, n)
			}
		case over > 0, over < 0 && !last && l.Why != WhyShort && l.Why != WhyRelaxed && l.Why != WhyForced && sh.Align == Justified:
			return fmt.Errorf("line %d ends %d beyond its measure (%s)", i, over, l.Why)
		}
	}
	if n := len([]rune(strings.ReplaceAll(text, "¹", ""))); at != n {
		return fmt.Errorf("the lines end at character %d of %d", at, n)
	}
	return nil
}

// textBetween returns the characters of a text from one place to another,
// white space and note marks left out.
func textBetween(text string, from, to int) string {
	var b strings.Builder
	n := 0
	for _, r := range text {
		if r == '¹' {
			continue
		}
		if n >= from && n < to && !unicode.IsSpace(r) {
			b.WriteRune(r)
		}
		n++
	}
	return b.String()
}

// One character for each class, and a space.
var sorts = []rune("字「」，；。！·～／—…３a1(,$%¹\u0301 ")

// Every text of up to four characters, one for each class, at every measure
// that could matter, in every style: nothing is lost, no measure is missed,
// nothing is parted in silence.
func TestExhaustively(t *testing.T) {
	most := 3
	if testing.Short() {
		most = 2
	}
	for _, style := range design.SpacingNames() {
		s := plain(t, style)
		var grow func(text []rune)
		grow = func(text []rune) {
			for _, ems := range []design.Length{0, 1, 2, 3, 5} {
				sh := Shape{Measure: ems * size / 2}
				ls := s.Paragraph("p", words(string(text)), sh)
				if err := fault(string(text), ls, sh); err != nil {
					t.Fatalf("%s, %q at %d: %v", style, string(text), sh.Measure, err)
				}
				if err := prohibited(ls); err != nil {
					t.Fatalf("%s, %q at %d: %v", style, string(text), sh.Measure, err)
				}
			}
			if len(text) < most {
				for _, r := range sorts {
					grow(append(text[:len(text):len(text)], r))
				}
			}
		}
		grow(nil)
	}
}

// prohibited says which line begins or ends with what may not stand there
// without saying so.
func prohibited(ls []Line) error {
	for i := 1; i < len(ls); i++ {
		before, after := []rune(drawn(ls[i-1:i])), []rune(drawn(ls[i:i+1]))
		if ls[i-1].Why != "" && ls[i-1].Why != WhyShort {
			continue
		}
		a, b := before[len(before)-1], after[0]
		switch {
		case strings.ContainsRune("」，；。！·～¹\u0301", b):
			return fmt.Errorf("line %d begins with %c", i, b)
		case strings.ContainsRune("「(", a):
			return fmt.Errorf("line %d ends with %c", i-1, a)
		}
	}
	return nil
}

// White space that opens a line of verse is kept, in whole ems.
func TestBlanks(t *testing.T) {
	for text, want := range map[string]design.Length{"　詩": 2 * size, "　　詩": 3 * size, "第一章　　總論": 7 * size, " 詩": size, "詩　": size} {
		l := plain(t, "taiwan").Single("p", words(text))
		if l.Width != want {
			t.Errorf("%q is %d wide, want %d", text, l.Width, want)
		}
	}
}

// Several goroutines may use one Setter; each gets what it would alone.
func TestShared(t *testing.T) {
	s := serif(t, "serif-tc", "taiwan")
	ps := []Piece{{Text: made, Faces: []face.ID{"serif"}, Size: size}}
	sh := Shape{Measure: 20 * size}
	want := fmt.Sprint(serif(t, "serif-tc", "taiwan").Paragraph("p", ps, sh))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := fmt.Sprint(s.Paragraph("p", ps, sh)); got != want {
				t.Error("a paragraph set beside others differs from one set alone")
			}
		})
	}
	group.Wait()
}
