package check

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"yinshu/internal/diag"
)

// planted reads the sound texts that faults are planted in.
func soundTexts(t *testing.T) map[string][]string {
	names, _ := filepath.Glob("testdata/planted/*.txt")
	if len(names) < 5 {
		t.Fatal("the sound texts are missing")
	}
	texts := map[string][]string{}
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(name)] = strings.Split(strings.TrimSpace(string(raw)), "\n")
	}
	return texts
}

func langOf(name string) string {
	if strings.Contains(name, ".hans.") {
		return "zh-Hans-CN"
	}
	return "zh-Hant-TW"
}

// slips gives every comma of line that slipped by one or two characters into a
// word of common.txt, which is no part of the lexicon that finds them.
func slips(line string) (slipped []string) {
	rs := []rune(line)
	for i, r := range rs {
		for _, by := range []int{-2, -1, 1, 2} {
			j := i + by
			if r != '，' || min(i, j) < 3 || max(i, j)+3 >= len(rs) || slices.ContainsFunc(rs[min(i, j)-1:i], func(r rune) bool { return !han(r) }) ||
				slices.ContainsFunc(rs[i+1:max(i, j)+2], func(r rune) bool { return !han(r) }) {
				continue
			}
			moved := slices.Insert(slices.Delete(slices.Clone(rs), i, i+1), j, r)
			if a, b := moved[j-1], moved[j+1]; wordOf(a, b) {
				slipped = append(slipped, string(moved))
			}
		}
	}
	return slipped
}

// A comma that slipped into a word is found at its line.
func TestSlipped(t *testing.T) {
	all, found := 0, 0
	for name, lines := range soundTexts(t) {
		for n, line := range lines {
			for _, moved := range slips(line) {
				all++
				text := slices.Clone(lines)
				text[n] = moved
				hit := false
				for _, p := range Check(plainText(strings.Join(text, "\n")+"\n"), Options{Lang: langOf(name)}) {
					hit = hit || (p.Kind == markInWord || p.Kind == markSlipped) && p.Line == n+1
				}
				if hit {
					found++
				} else if testing.Verbose() {
					t.Logf("not found: %s", around(moved, line))
				}
			}
		}
	}
	t.Logf("%d of %d slipped commas found", found, all)
	if all < 200 || found*100 < all*95 {
		t.Errorf("%d of %d slipped commas are found: under 95 per cent", found, all)
	}
}

// In sound texts marks that seem to part a word are rare: under one in 5,000
// characters; and those that would seem better elsewhere: under one in 3,000.
func TestSlippedInSoundTexts(t *testing.T) {
	chars, told, slipped := 0, 0, 0
	for name, lines := range soundTexts(t) {
		raw := strings.Join(lines, "\n") + "\n"
		chars += utf8.RuneCountInString(raw)
		for _, p := range Check(plainText(raw), Options{Lang: langOf(name)}) {
			switch p.Kind {
			case markInWord:
				told++
			case markSlipped:
				slipped++
				t.Logf("%s", p.Report(diag.English))
			}
		}
	}
	if told*5000 > chars {
		t.Errorf("%d marks in %d characters are said to part a word", told, chars)
	}
	if slipped*3000 > chars {
		t.Errorf("%d marks in %d characters are said to stand better elsewhere", slipped, chars)
	}
}
