package check

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// A wrongPair is a sentence with faults in its marks and the characters at
// which they are to be told.
type wrongPair struct {
	text  string
	marks []int
}

// parseWrong reads a line of testdata/nested/sentences.txt: [-」] is a mark that is lost,
// to be told at its partner, [」>「] one that became another, [+）] one too many.
func parseWrong(line string) wrongPair {
	var sound, wrong []rune
	at := map[int]int{} // from a character of the sound text to one of the wrong text
	var lost, other []int
	rs := []rune(line)
	for i := 0; i < len(rs); i++ {
		if rs[i] != '[' {
			at[len(sound)] = len(wrong)
			sound, wrong = append(sound, rs[i]), append(wrong, rs[i])
			continue
		}
		switch {
		case rs[i+1] == '-':
			lost = append(lost, len(sound))
			sound = append(sound, rs[i+2])
			i += 3
		case rs[i+1] == '+':
			other = append(other, len(wrong))
			wrong = append(wrong, rs[i+2])
			i += 3
		default:
			other = append(other, len(wrong))
			at[len(sound)] = len(wrong)
			sound, wrong = append(sound, rs[i+1]), append(wrong, rs[i+3])
			i += 4
		}
	}
	partner := map[int]int{}
	var open []int
	for i, r := range sound {
		if tok, ok := tokenOf[r]; ok && tok.open {
			open = append(open, i)
		} else if ok {
			last := open[len(open)-1]
			open = open[:len(open)-1]
			partner[i], partner[last] = last, i
		}
	}
	w := wrongPair{text: string(wrong), marks: other}
	for _, l := range lost {
		w.marks = append(w.marks, at[partner[l]])
	}
	slices.Sort(w.marks)
	return w
}

// The fault that was made is told, at its mark, and no mark is told that is
// right: of sixty sentences with nested marks and one or two faults.
func TestNested(t *testing.T) {
	raw, err := os.ReadFile("testdata/nested/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	all, exact := 0, 0
	for line := range strings.Lines(string(raw)) {
		w := parseWrong(strings.TrimSpace(line))
		all++
		var got []int
		for _, p := range Check(plainText(w.text+"\n"), Options{Lang: "zh-Hant-TW"}) {
			if strings.HasPrefix(p.Kind.Code, "pair-") && p.Kind != pairPartner || p.Kind == markHalf {
				got = append(got, p.Col-1)
			}
		}
		slices.Sort(got)
		if got = slices.Compact(got); slices.Equal(got, w.marks) {
			exact++
			continue
		}
		t.Logf("%s\n  told at %v, made at %v", w.text, got, w.marks)
	}
	t.Logf("%d of %d told exactly", exact, all)
	if exact*100 < all*90 {
		t.Errorf("%d of %d sentences are told exactly: under 90 per cent", exact, all)
	}
}
