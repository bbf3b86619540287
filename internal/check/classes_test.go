package check

import (
	"strings"
	"testing"
)

// classLetters gives the letters of all classes.
func classLetters(t *testing.T) string {
	for line := range strings.Lines(classesFile) {
		if !strings.HasPrefix(line, "# ") && len(line) > 2 {
			return strings.TrimSuffix(line, "\n")
		}
	}
	t.Fatal("there are no classes")
	return ""
}

// The file has a line for each class and for what is beside each kind of mark,
// each as long as there are classes.
func TestClassesFile(t *testing.T) {
	letters, rows := classLetters(t), 0
	for line := range strings.Lines(classesFile) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "# ") || len(line) < 2 {
			continue
		}
		if rows++; len(line) != len(letters) {
			t.Errorf("line %d has %d costs", rows, len(line))
		}
	}
	if rows != 1+len(letters)+2*int(markKinds) || len(letters) > maxClasses {
		t.Errorf("%d rows for %d classes", rows, len(letters))
	}
}

// Words go with marks, and with each other, as their classes do.
func TestClasses(t *testing.T) {
	g := classes()
	of := func(class byte) uint8 { return g.number[class] }
	for _, c := range []struct {
		what       string
		more, less int8
	}{
		{"a stop behind 很, and behind a noun", g.end[pausing][of('1')], g.end[pausing][of('n')]},
		{"a stop behind 把, and behind 了", g.end[pausing][of('5')], g.end[pausing][of('C')]},
		{"了 behind a stop, and 但是", g.begin[pausing][of('C')], g.begin[pausing][of('6')]},
		{"們 behind a stop, and 我", g.begin[pausing][of('J')], g.begin[pausing][of('8')]},
		{"了 behind 了, and behind a verb", g.behind[of('C')][of('C')], g.behind[of('v')][of('C')]},
	} {
		if c.more <= c.less {
			t.Errorf("%s: %d and %d", c.what, c.more, c.less)
		}
	}
}

// The reading with the mark where it belongs is the cheapest of those around it.
func TestLattice(t *testing.T) {
	for _, sound := range []string{"他說得很清楚，我們都聽見了", "她把帳目看完了，才去睡覺", "父親把船停在岸邊，然後走了", "一九八三年十月，張大明從上海回來"} {
		text := newText(plainText(sound+"\n"), "zh-Hant-TW")
		p := &text.passages[0]
		i := strings.IndexAny(sound, "，。")
		at := len([]rune(sound[:i]))
		var buf [latticeMax]rune
		w := windowAt(p, at, &buf)
		l := lattices.Get().(*lattice)
		l.build(text, w.run, w.k)
		l.weigh(w.first, w.last)
		for by := -2; by <= 2; by++ {
			if here, there := l.placed(&w, pausing, 0), l.placed(&w, pausing, by); there < here {
				t.Errorf("%s: %d where it is, %d by %d", sound, here, there, by)
			}
		}
		lattices.Put(l)
	}
}
