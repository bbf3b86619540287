package check

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// The file is searched as it stands, so it must stand as the search expects:
// rows and words in order, words of one length as wide as each other.
func TestLexiconInOrder(t *testing.T) {
	l, last, words := words4(), rune(0), 0
	letters := classLetters(t)
	for line := range strings.Lines(lexiconFile) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		first, n := utf8.DecodeRuneInString(fields[0])
		if len(fields) != 1+longestWord || n != len(fields[0]) || !basic(first) || first <= last {
			t.Fatalf("%q is no row behind %c", line, last)
		}
		last = first
		for n, field := range fields[1:] {
			before := ""
			for rs := []rune(field); len(rs) > 0; rs = rs[n+behindWord:] {
				if len(rs) < n+behindWord || rs[n] < 'A' || rs[n] > 'Z' || !strings.ContainsRune(letters, rs[n+1]) || n > 0 && string(rs[:n]) <= before {
					t.Fatalf("%c: %q is no list of words of %d characters", first, field, n+1)
				}
				before = string(rs[:n])
				words++
				word := append([]rune{first}, rs[:n]...)
				if cost, ok := l.of(word); !ok || cost != costOf(byte(rs[n])) {
					t.Errorf("%s costs %d (%v), the file says %d", string(word), cost, ok, costOf(byte(rs[n])))
				}
				for _, not := range [][]rune{append(word, '龘'), append([]rune{'龘'}, word...)} {
					if _, ok := l.of(not); ok {
						t.Errorf("%s is a word", string(not))
					}
				}
			}
		}
	}
	if words < 60_000 || !strings.HasSuffix(lexiconFile, "\n") {
		t.Errorf("%d words", words)
	}
}

// What is no word has no cost, whatever it is made of.
func TestNoWord(t *testing.T) {
	for _, word := range []string{"", "a", "字a", "\u4dff", "\ua000", "字\u0000", "字\U00020000字", "字字字字字", "龘"} {
		if cost, ok := words4().of([]rune(word)); ok {
			t.Errorf("%q costs %d", word, cost)
		}
	}
}

// The cost of a part of a run is that of the cheapest of all its divisions.
func TestDivide(t *testing.T) {
	l := words4()
	var least func(run []rune) int
	least = func(run []rune) int {
		if len(run) == 0 {
			return 0
		}
		best := unknown + least(run[1:])
		for n := 1; n <= min(longestWord, len(run)); n++ {
			if cost, ok := l.of(run[:n]); ok {
				best = min(best, int(cost)+least(run[n:]))
			}
		}
		return best
	}
	for _, text := range []string{"", "的", "发展中国家的人民", "研究生命的起源和发展", "龘龘人人龘人民", "乒乓球拍卖完了", "中华人民共和国国家主席团成员"} {
		run := []rune(text)
		d := l.divide(run)
		for k := range len(run) + 1 {
			if d.before[k] != least(run[:k]) || d.behind[k] != least(run[k:]) {
				t.Errorf("%s | %s cost %d and %d, not %d and %d", string(run[:k]), string(run[k:]), d.before[k], d.behind[k], least(run[:k]), least(run[k:]))
			}
		}
	}
}
