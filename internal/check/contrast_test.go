package check

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"yinshu/internal/diag"
)

// What conversion and keyboards typically leave is told, at its line: nineteen
// in twenty. A line without > is right, though it looks like such a fault, and
// has no complaint about its words.
func TestMisconverted(t *testing.T) {
	for _, c := range []struct{ lang, frame string }{{"hant", "他們在會上提到，{}，大家都記住了。"}, {"hans", "他们在会上提到，{}，大家都记住了。"}} {
		raw, err := os.ReadFile("testdata/misconverted/" + c.lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(raw)), "\n")
		var text strings.Builder
		for _, l := range lines {
			phrase, _, _ := strings.Cut(l, ">")
			text.WriteString(strings.Replace(c.frame, "{}", strings.TrimRight(phrase, "。"), 1) + "\n")
		}
		told := make([]string, len(lines))
		for _, p := range Check(plainText(text.String()), Options{Lang: map[string]string{"hant": "zh-Hant-TW", "hans": "zh-Hans-CN"}[c.lang]}) {
			switch p.Kind {
			case wordWrong, wordDoubtful, charSimplified, charTraditional:
				told[p.Line-1] += report([]*diag.Problem{p})
			}
		}
		wrong, found, sound, accused := 0, 0, 0, 0
		for i, l := range lines {
			switch strings.Contains(l, ">") {
			case true:
				if wrong++; told[i] != "" {
					found++
				} else {
					t.Logf("not told: %s", l)
				}
			case false:
				if sound += utf8.RuneCountInString(l); told[i] != "" {
					accused++
					t.Errorf("right, and accused: %s\n%s", l, told[i])
				}
			}
		}
		t.Logf("%s: %d of %d told; %d alarms in %d sound characters", c.lang, found, wrong, accused, sound)
		if found*100 < wrong*95 {
			t.Errorf("%s: %d of %d typical faults are told: under 95 per cent", c.lang, found, wrong)
		}
	}
}

// A word that only seems to stand there, across two others, is none.
func TestWordsAcross(t *testing.T) {
	for _, right := range []string{"使用某一標籤名集合。", "數莖白髮生於鬢邊。", "他點頭發言。", "明白發生了什麼。", "反復雜談往事。", "船隻要靠岸了。"} {
		for _, p := range Check(plainText("這是一段話，"+right+"\n"), Options{Lang: "zh-Hant-TW"}) {
			if p.Kind == wordWrong {
				t.Errorf("%s: %s", right, report([]*diag.Problem{p}))
			}
		}
	}
}

// Places fill up to a third at most, and every word of the list is found there
// as a right one, whichever of its characters is asked for.
func TestContrastPlaces(t *testing.T) {
	c, words := contrasts(), 0
	for section, entry := range entriesOf(contrastFile) {
		if section == "choices" || section == "taste" {
			continue
		}
		for word := range strings.SplitSeq(entry, "/") {
			words++
			rs := []rune(word)
			for k, r := range rs {
				_, n, right := c.known(c.common(pack(rs)), rune(c.main[r-0x4e00]), k, len(rs))
				if !right || n < 1 {
					t.Errorf("%s: %c is right %v, among %d", word, r, right, n)
				}
			}
		}
	}
	if words < 9000 || 3*words > places {
		t.Errorf("%d words in %d places", words, places)
	}
	if _, n, _ := c.known(c.common(pack([]rune("龘龘"))), '龘', 0, 2); n != 0 {
		t.Error("龘龘 is known")
	}
}
