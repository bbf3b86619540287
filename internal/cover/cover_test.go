package cover

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yinshu/internal/face"
)

// faces are the chains of a script, from the program's own fonts.
func faces(tb testing.TB, script string) Faces {
	tb.Helper()
	library := face.Find(face.Search{Dirs: []string{"../../fonts"}})
	get := func(id face.ID) []*face.Face {
		f, err := library.Face(id)
		if err != nil {
			tb.Fatalf("%v (run make fonts)", err)
		}
		return []*face.Face{f}
	}
	return Faces{Title: get(face.ID("serif-" + script + "-bold")), Text: get(face.ID("serif-" + script))}
}

var (
	indigo = Look{Slip, Colour{0x23, 0x3a, 0x52}, Colour{0xe9, 0xe4, 0xd6}, Colour{0xf6, 0xf2, 0xe7}, Colour{0x1c, 0x1c, 0x1c}}
	looks  = map[string]Look{
		"slip": indigo, "plate": arranged(Plate, 0x7a2e22), "band": arranged(Band, 0x4d5b3c), "plain": arranged(Plain, 0x2f4858),
	}
)

func arranged(a Arrangement, ground int) Look {
	look := indigo
	look.Arrangement, look.Ground = a, Colour{uint8(ground >> 16), uint8(ground >> 8), uint8(ground)}
	return look
}

var cases = []struct {
	name, script string
	text         Text
}{
	{"columns", "tc", Text{Title: []string{"刻書小記"}, Creators: []string{"顧硯秋　著"}, Publisher: "印書工房"}},
	{"corner", "sc", Text{Title: []string{"书，纸与墨：一部小史"}, Subtitle: "「雕版」——活字", Creators: []string{"顾砚秋　著", "林墨　编"}}},
	{"rows", "tc", Text{Title: []string{"1951—1953年的談判", "與停戰"}, Subtitle: "A Short History", Creators: []string{"甲　著", "乙　編", "丙　譯", "丁　繪", "戊　序"}, Publisher: "印書工房"}},
	{"crowded", "tc", Text{Title: []string{"渡口雜識"}, Subtitle: "一條河與兩岸的街市", Creators: []string{"沈硯　著", "Marta Ruiz　譯", "顧硯秋　編", "林墨　繪"}, Publisher: "清川書局"}},
	{"han", "tc", Text{Title: []string{"渡口雜識"}, Subtitle: "一條河與兩岸的街市", Creators: []string{"沈硯　著", "瑞茲　譯", "顧硯秋　編", "林墨　繪"}, Publisher: "清川書局"}},
	{"letters", "tc", Text{Title: []string{"WWWW 與 MMMMMMMM"}, Creators: []string{strings.Repeat("很長的名字", 9)}}},
	{"long", "tc", Text{Title: []string{strings.Repeat("一個很長很長的書名，", 12)}, Subtitle: strings.Repeat("很長的副題", 12), Creators: []string{"甲　著", "乙　編", "丙　譯", "丁　繪"}, Publisher: strings.Repeat("很長的出版社", 12)}},
	{"house", "tc", Text{Publisher: "印書工房"}},
	{"none", "tc", Text{}},
}

// In every arrangement a cover is a picture of the right size, every character
// stands on it, and none on another. With COVER_OUT=FOLDER the pictures are
// left there to be looked at.
func TestMake(t *testing.T) {
	for look := range looks {
		for _, c := range cases {
			t.Run(look+"-"+c.name, func(t *testing.T) {
				raw, problems, err := Make(c.text, faces(t, c.script), looks[look])
				if err != nil || len(problems) > 0 {
					t.Fatal(err, problems)
				}
				if dir := os.Getenv("COVER_OUT"); dir != "" {
					if err := os.WriteFile(filepath.Join(dir, look+"-"+c.name+".png"), raw, 0o666); err != nil {
						t.Fatal(err)
					}
				}
				img, err := png.Decode(bytes.NewReader(raw))
				if err != nil {
					t.Fatal(err)
				}
				if img.Bounds() != image.Rect(0, 0, Width, Height) {
					t.Errorf("the picture is %v", img.Bounds())
				}
				again, _, _ := Make(c.text, faces(t, c.script), looks[look])
				if !bytes.Equal(raw, again) {
					t.Error("two covers of one book differ")
				}
				drawn := arrange(c.text, faces(t, c.script), looks[look]).drawn
				if title := len([]rune(strings.Join(c.text.Title, "") + c.text.Subtitle)); len(drawn) < title {
					t.Errorf("%d characters are drawn; the title has %d", len(drawn), title)
				}
				for i, r := range drawn {
					if r.x0 < 0 || r.y0 < 0 || r.x1 > Width || r.y1 > Height {
						t.Fatalf("a character stands at %v, off the cover", r)
					}
					for _, s := range drawn[:i] {
						if min(r.x1, s.x1)-max(r.x0, s.x0) > 1 && min(r.y1, s.y1)-max(r.y0, s.y0) > 1 {
							t.Fatalf("characters at %v and %v stand on each other", r, s)
						}
					}
				}
			})
		}
	}
}

// Colours that are too near to each other are told.
func TestFaint(t *testing.T) {
	for _, c := range []struct {
		print, ink Colour
		want       int
	}{
		{indigo.Print, indigo.Ink, 0},
		{Colour{0x30, 0x40, 0x60}, indigo.Ink, 1},
		{indigo.Ground, indigo.Slip, 2},
	} {
		look := indigo
		look.Print, look.Ink = c.print, c.ink
		_, problems, _ := Make(Text{}, Faces{}, look)
		if len(problems) != c.want {
			t.Errorf("%v on %v, %v on %v: problems %v, want %d", c.print, look.Ground, c.ink, look.Slip, problems, c.want)
		}
	}
}

// A character that no face has is drawn as 〓 and reported once.
func TestMissing(t *testing.T) {
	f := faces(t, "tc")
	with, problems, err := Make(Text{Title: []string{"刻\ue480書", "\ue480"}}, f, indigo)
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) != 0 {
		t.Errorf("%v: a private character is 〓 everywhere in the book and reported where it stands", problems)
	}
	want, _, _ := Make(Text{Title: []string{"刻〓書", "〓"}}, f, indigo)
	if !bytes.Equal(with, want) {
		t.Error("a private character is not drawn as 〓")
	}
	_, problems, _ = Make(Text{Title: []string{"𠮷書𠮷"}}, f, indigo)
	if len(problems) != 1 || problems[0].Kind != CharacterMissing || !strings.Contains(problems[0].Error(), "20BB7") {
		t.Errorf("problems %v, want one for U+20BB7", problems)
	}
	if _, _, err := Make(Text{Title: []string{"無字體"}}, Faces{}, indigo); err != nil {
		t.Errorf("a cover without faces: %v", err)
	}
}

// Whatever the lines and the box: no character is lost, every line fits, and
// the whole fits where the smallest size allows it.
func TestFit(t *testing.T) {
	text := []rune("書，「紙」——與AB墨。")
	for n := range 60 {
		var line []rune
		for i := range n {
			line = append(line, text[i%len(text)])
		}
		for along := 30; along < 1200; along += 90 {
			for _, across := range []int{60, 300, 900} {
				f := fit([][]rune{line}, along, across, 200)
				if got := slices.Concat(f.lines...); !slices.Equal(got, line) {
					t.Fatalf("%q became %q", string(line), string(got))
				}
				for _, l := range f.lines {
					if halves(l)*f.size/2 > along && len(l) > 1 {
						t.Fatalf("a line of %d at %d is longer than %d", len(l), f.size, along)
					}
				}
				if f.size > smallest && f.across() > across {
					t.Fatalf("%d lines at %d take %d of %d", len(f.lines), f.size, f.across(), across)
				}
			}
		}
	}
}

// A line that can be divided elsewhere begins with no closing mark.
func TestDivide(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"一二三四，五六七八", "一二三四，|五六七八"},
		{"一二三「四五六七", "一二三|「四五六七"},
		{"一二三——四五六", "一二三|——四五六"},
		{"1951—1953年的談判", "1951—1953|年的談判"},
	} {
		var got []string
		for _, l := range divide([][]rune{[]rune(c.line)}, 10) {
			got = append(got, string(l))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s is divided as %s, want %s", c.line, strings.Join(got, "|"), c.want)
		}
	}
}

func BenchmarkMake(b *testing.B) {
	f := faces(b, "tc")
	for b.Loop() {
		if _, _, err := Make(cases[0].text, f, indigo); err != nil {
			b.Fatal(err)
		}
	}
}
