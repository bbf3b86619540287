package script

import (
	"os"
	"strings"
	"testing"

	"github.com/liuzl/gocc"
)

// A real text of 36,000 characters, which is not ours to copy: what must hold
// of it is counted. A word may be broken over its lines, with a blank line
// after each.
func TestArmistice(t *testing.T) {
	data, err := os.ReadFile("../../../shared/texts/armistice.txt")
	if err != nil {
		t.Skip("the text is not here")
	}
	text := string(data)
	opt := toHans
	opt.Record = true
	got, record, problems := Lines("armistice.txt", text, opt)
	for _, r := range got {
		if Foreign(r, Hans) {
			t.Errorf("%c is left", r)
		}
	}
	if strings.Count(got, "\n") != strings.Count(text, "\n") {
		t.Error("the result has other lines")
	}
	if strings.ContainsRune(got, '著') || strings.Count(got, "着") != strings.Count(text, "著")+strings.Count(text, "着") {
		t.Error("隨著, 意味著 and 膠著 are not all 着; the text has no other")
	}
	if strings.ContainsAny(got, "「」『』─．‧〈〉") {
		t.Error("a mark of the source is left")
	}
	for mark, form := range map[string]string{"「": "“", "」": "”", "『": "‘", "』": "’"} {
		if a, b := strings.Count(text, mark), strings.Count(got, form); a != b {
			t.Errorf("%d %s became %d %s", a, mark, b, form)
		}
	}
	alone := 0
	for _, p := range problems {
		if p.Kind == quoteUnpaired {
			alone++
		}
	}
	if alone != 6 {
		t.Errorf("%d marks without partner are told, want 6: five of 「 and one of 」", alone)
	}
	if record.Characters == 0 || len(record.Choices) == 0 {
		t.Error("nothing is recorded")
	}
}

// In the whole text too the dictionaries say what gocc says.
func TestArmisticeIsGocc(t *testing.T) {
	data, err := os.ReadFile("../../../shared/texts/armistice.txt")
	if err != nil {
		t.Skip("the text is not here")
	}
	for _, name := range []string{"t2s", "tw2s", "tw2sp", "hk2s", "t2tw", "t2hk"} {
		cc, err := gocc.New(name)
		if err != nil {
			t.Fatal(err)
		}
		want, _ := cc.Convert(string(data))
		simplified, _ := loadChain(name).run(nil, data, &bench{}, nil)
		if string(simplified) != want {
			t.Errorf("%s differs from gocc", name)
		}
		if name != "tw2s" {
			continue
		}
		for _, back := range []string{"s2t", "s2tw", "s2hk", "s2twp"} {
			cc, err := gocc.New(back)
			if err != nil {
				t.Fatal(err)
			}
			want, _ := cc.Convert(want)
			if got, _ := loadChain(back).run(nil, simplified, &bench{}, nil); string(got) != want {
				t.Errorf("%s after %s differs from gocc", back, name)
			}
		}
	}
}
