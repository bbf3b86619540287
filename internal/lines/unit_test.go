package lines

import (
	"strings"
	"testing"

	"yinshu/internal/design"
	"yinshu/internal/face"
)

// Where a line may end in a text, marked with ‖. Hyphens that would show are
// ‖-.
func TestBreaks(t *testing.T) {
	for _, want := range []string{
		"他‖說：‖「好。」‖於‖是‖走‖了。",
		"一‖九‖五‖〇‖年‖1950‖年",
		"1,234.5‖元、‖12.5%‖的、‖37℃‖的、‖－5‖度",
		"¥100‖與‖$2.50‖和‖№5‖及‖±3",
		"長‖5 km，‖重‖12 kg‖的‖in ‖town",
		"１．５‖倍，‖3．14，‖比‖分‖3：1，‖10：30‖開",
		"12～‖15‖頁，‖1951-1953‖年，‖A–‖B",
		"話‖——‖來‖了‖……‖走。‖——‖——‖又",
		"北‖京·‖上‖海，‖和／或",
		"well-‖known‖的 ‖x-ray‖及 ‖F-86",
		"字\u0301‖字‖か\u3099‖き",
		"（K. ‖M. ‖typo‖-graph‖-i‖-cally）‖向",
		"見 ‖https://‖exa‖m‖ple.‖org/‖ab/‖cd.‖html?‖x‖=1。",
		"don’t ‖stop",
		"他‖說 ‖\"好‖的\"，‖寬‖5\"‖又 ‖\"a\"。",
		"見 ‖www.exa‖m‖ple.‖org‖與 ‖git‖hub.‖com/‖user/‖repo。",
		"km/h‖或 ‖and/or‖及 ‖e.g.‖和 ‖a.m./p.m.",
	} {
		text := strings.NewReplacer("‖-", "", "‖", "").Replace(want)
		if got := breaksOf(t, text); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func breaksOf(t *testing.T, text string) string {
	sp, _ := design.NamedSpacing("mainland")
	w := New(map[face.ID]Measurer{"em": Em{}}, sp).start("p", words(text), Shape{Measure: 1000 * size})
	w.breaks()
	at := map[int32]ending{}
	for _, n := range w.nodes[1 : len(w.nodes)-1] {
		at[w.atoms[n.at].char] = n.how
	}
	var b strings.Builder
	for i, r := range []rune(text) {
		if how, ok := at[int32(i)]; ok {
			b.WriteString("‖")
			if how == hyphenated || how == inName {
				b.WriteString("-")
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Two em dashes are drawn with a stroke that joins; what is extracted stays.
func TestDashesJoin(t *testing.T) {
	for _, id := range []face.ID{"serif-tc", "serif-sc", "sans-tc", "sans-sc-bold"} {
		s := serif(t, id, "mainland")
		for _, dash := range []string{"——", "――", "──"} {
			l := s.Single("p", []Piece{{Text: "字" + dash + "字", Faces: []face.ID{"serif"}, Size: 1000}})
			found := false
			for _, r := range l.Runs {
				if r.Text != dash {
					continue
				}
				found = true
				g, _ := s.rulers["serif"].m.(glypher).Glyph('─')
				if len(r.Glyphs) != 2 || r.Glyphs[0] != g || r.Glyphs[1] != g || r.Advances[0] != 1000 {
					t.Errorf("%s: %s is drawn with glyphs %v, advances %v; want the joining stroke, %d", id, dash, r.Glyphs, r.Advances, g)
				}
			}
			if !found {
				t.Errorf("%s: %s is not a run of its own: %v", id, dash, l.Runs)
			}
		}
	}
}

// A reading stands over the middle of its base, and the line goes on as if it
// were not there.
func TestReadings(t *testing.T) {
	s := serif(t, "serif-tc", "taiwan")
	for _, c := range []struct {
		base, reading string
		width         design.Length // of the line 字 + base + 字
	}{
		{"一", "yī", 3000},
		{"一字", "yī zì", 4000},
		{"活字印刷", "movable", 6000},
		{"漢", "hàn", 3067},
		{"漢", "ㄏㄢˋ", 3500},
		{"了", "˙ㄌㄜ", 3500},
		{"漢字", "ㄏㄢˋ ㄗˋ", 5000},
	} {
		l := s.Single("p", []Piece{
			{Text: "字", Faces: []face.ID{"serif"}, Size: 1000},
			{Text: c.base, Kind: Ruby, Reading: c.reading, Faces: []face.ID{"serif"}, Size: 1000, Start: 1},
			{Text: "字", Faces: []face.ID{"serif"}, Size: 1000, Start: 1 + len([]rune(c.base))},
		})
		if l.Width != c.width {
			t.Errorf("%s with %s: the line is %d wide, want %d", c.base, c.reading, l.Width, c.width)
		}
		text, x := "", design.Length(0)
		baseFrom, baseTo := design.Length(1000), c.width-1000
		for _, r := range l.Runs {
			start := x
			for i := range r.Advances {
				x += r.Advances[i]
				_ = i
			}
			if r.Rise == 0 {
				continue
			}
			text += r.Text
			if start < baseFrom || start > baseTo {
				t.Errorf("%s with %s: %s begins at %d, outside %d to %d", c.base, c.reading, r.Text, start, baseFrom, baseTo)
			}
		}
		if want := strings.ReplaceAll(c.reading, " ", ""); strings.ReplaceAll(text, " ", "") != want {
			t.Errorf("%s: the reading is %q, want %q", c.base, text, want)
		}
	}
}

// A character that no face has is told with its place, and 〓 is set; one
// beyond the BMP that a face has is itself.
func TestMissing(t *testing.T) {
	s := serif(t, "serif-tc", "taiwan")
	ps := []Piece{
		{Text: "相挂\ue480字", Faces: []face.ID{"none", "serif"}, Size: 1000, Start: 40},
		{Text: "7", Kind: NoteMark, Faces: []face.ID{"serif"}, Size: 600, Start: 44},
		{Text: "𠀡與𠮷", Faces: []face.ID{"serif"}, Size: 1000, Start: 44},
	}
	ls := s.Paragraph("p9", ps, Shape{Measure: 4000})
	var missing []Missing
	for _, l := range ls {
		for _, m := range l.Missing {
			if m.Place.Char < l.From.Char || m.Place.Char >= l.To.Char {
				t.Errorf("%q at %v is told by the line from %v to %v", m.Char, m.Place, l.From, l.To)
			}
			missing = append(missing, m)
		}
	}
	if got, want := drawn(ls), "相挂〓字7𠀡與〓"; got != want {
		t.Errorf("set as %q, want %q", got, want)
	}
	if len(missing) != 2 || missing[0].Char != 0xe480 || missing[0].Place.Char != 42 || missing[0].Place.Block != "p9" ||
		missing[1].Char != '𠮷' || missing[1].Place.Char != 46 {
		t.Errorf("missing: %v", missing)
	}
}

// Letters of one face are kerned, over the border of pieces too; those of two
// sizes are not.
func TestKerned(t *testing.T) {
	s := serif(t, "serif-tc", "taiwan")
	width := func(ps ...Piece) design.Length {
		for i := range ps {
			ps[i].Faces, ps[i].Start = []face.ID{"serif"}, i
		}
		return s.Single("p", ps).Width
	}
	apart := width(Piece{Text: "A", Size: 1000}) + width(Piece{Text: "V", Size: 1000})
	one := width(Piece{Text: "AV", Size: 1000})
	two := width(Piece{Text: "A", Size: 1000}, Piece{Text: "V", Size: 1000, Link: "#x"})
	if one >= apart || two != one {
		t.Errorf("AV is %d wide in one piece, %d in two, its letters %d", one, two, apart)
	}
	if got := width(Piece{Text: "A", Size: 1000}, Piece{Text: "V", Size: 999}); got != apart-1 {
		t.Errorf("AV in two sizes is %d wide, want %d", got, apart-1)
	}
}

// A filler takes up what its line has left, and fillers of all lines end
// alike. In a single line there is nothing to fill.
func TestFiller(t *testing.T) {
	s := plain(t, "taiwan")
	entry := func(title, folio string) []Piece {
		em := []face.ID{"em"}
		return []Piece{
			{Text: title, Faces: em, Size: size},
			{Text: "…", Kind: Filler, Faces: em, Size: size},
			{Text: folio, Faces: em, Size: size},
		}
	}
	for _, title := range []string{"目次", "凡例、序", "a", strings.Repeat("長", 30)} {
		ls := s.Paragraph("p", entry(title, "12"), Shape{Measure: 20*size + 300, Align: Start})
		l := ls[len(ls)-1]
		if l.Offset+l.Width != 20*size+300 {
			t.Errorf("%s: the line ends at %d", title, l.Offset+l.Width)
		}
		x := l.Offset
		for _, r := range l.Runs {
			for _, a := range r.Advances {
				x += a
			}
			if r.Filler && x != 19*size+300 {
				t.Errorf("%s: the filler ends at %d", title, x)
			}
		}
	}
	if got := s.Single("p", entry("目次", "12")).Width; got != 4*size {
		t.Errorf("a single line with a filler is %d wide, want %d", got, 4*size)
	}
}

// An address is divided behind its marks; within a word only where the line
// would be loose otherwise, and what is left beside one is no chasm.
func TestAddressesLeaveNoLooseLine(t *testing.T) {
	s := plain(t, "mainland")
	worded := 0
	for n := range 60 {
		text := strings.Repeat("字", n) + "參看 https://www.library.example.edu.tw/rare/books/catalogue.html，" + strings.Repeat("文", 40) + "。"
		ls := s.Paragraph("p", words(text), Shape{Measure: 30 * size, FirstIndent: 2 * size})
		for i, l := range ls {
			if l.Gap > 360 || l.Why == WhyShort {
				t.Errorf("%d before: line %d has gaps of %d, %q", n, i, l.Gap, l.Why)
			}
			line := l.Runs[len(l.Runs)-1].Text
			if l.Why == WhyURL && isWordly(ClassOf([]rune(line)[len([]rune(line))-1])) {
				worded++
			}
		}
	}
	if worded == 0 || worded > 48 {
		t.Errorf("a word is divided in %d of 60", worded)
	}
}
