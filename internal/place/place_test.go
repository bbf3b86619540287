package place

import (
	"strings"
	"testing"
	"unicode"
)

func TestFind(t *testing.T) {
	const text = "　　印書先寫樣，\r\n\r\n再上版。\r\n刻工十人。\f刻工\n二十人。𠮷字\n"
	for _, c := range []struct {
		place string
		want  string // what stands at the place, or the code of the problem
	}{
		{"1", "印書"},
		{"2", ""},
		{"3", "再上版"},
		{"3:2", "上版"},
		{"3:5", ""},
		{"3:6", "place-column"},
		{"99", "place-line"},
		{"0", "place-number"},
		{"3:0", "place-number"},
		{"99999999999999999999", "place-number"},
		{"寫樣，‸再上", "再上版"},
		{"寫樣，\t‸ 再上", "再上版"},
		{"再上版。‸", ""},
		{"刻工十人", "刻工十人"},
		{"刻工", "place-many"},
		{"人", "place-many"},
		{"刻工‸二十", "二十人"},
		{"𠮷‸字", "字"},
		{"活字", "place-none"},
		{"…寫樣，‸再上", "再上版"},
		{"……再上版…", "再上版"},
		{"…再‸…", ""},
		{"…刻工…", "place-many"},
		{"…‸", "place-none"},
		{"…活字", "place-none"},
		{"‸", "place-empty"},
		{"", "place-empty"},
		{"寫‸樣‸", "place-points"},
	} {
		p, bad := Parse(c.place)
		at := 0
		if bad == nil {
			at, bad = p.Find(text)
		}
		switch {
		case bad != nil && bad.Kind.Code != c.want:
			t.Errorf("%q: %v, want %q", c.place, bad, c.want)
		case bad == nil && !strings.HasPrefix(text[at:], c.want):
			t.Errorf("%q: stands before %q, want %q", c.place, text[at:], c.want)
		}
	}
}

// Every character of a text is found by its line and column, and by quoting
// all that stands before it.
func TestFindEveryCharacter(t *testing.T) {
	const text = "甲乙\n丙 丁\r\n　戊，\r己庚\n"
	f := In(text)
	for i, r := range text {
		if unicode.IsSpace(r) {
			continue
		}
		line, col := f.LineCol(i)
		if at, bad := f.Find(Place{Line: line, Col: col}); bad != nil || at != i {
			t.Errorf("%d:%d is found at %d, want %d (%v)", line, col, at, i, bad)
		}
		p, bad := Parse(text[:i] + "‸" + text[i:])
		if bad != nil {
			t.Fatal(bad)
		}
		if at, bad := f.Find(p); bad != nil || at != i {
			t.Errorf("quoted %s is found at %d, want %d (%v)", p, at, i, bad)
		}
	}
}

// What is parsed and written is parsed the same; nothing panics.
func FuzzPlace(f *testing.F) {
	f.Add("12:3", "甲乙\n丙")
	f.Add("甲‸\n丙", "甲\r\n丙")
	f.Fuzz(func(t *testing.T, s, text string) {
		p, bad := Parse(s)
		if bad != nil {
			return
		}
		q, bad := Parse(p.String())
		if bad != nil || q != p {
			t.Errorf("%q is read as %v, written as %q and read as %v", s, p, p.String(), q)
		}
		if at, bad := p.Find(text); bad == nil && (at < 0 || at > len(text)) {
			t.Errorf("%q is found at %d of %d bytes", s, at, len(text))
		}
	})
}
