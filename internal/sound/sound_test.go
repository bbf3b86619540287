package sound

import (
	"slices"
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"

	"yinshu/internal/golden"
)

// The licence of go-pinyin, which is to go where its words go.
const notice = `# How characters are read, the usual reading first: readings, TAB, characters.
#
# Made by go test -update from the dictionary of go-pinyin 0.21.0.
#
# The MIT License (MIT)
#
# Copyright (c) 2016 mozillazg
#
# Permission is hereby granted, free of charge, to any person obtaining a copy
# of this software and associated documentation files (the "Software"), to deal
# in the Software without restriction, including without limitation the rights
# to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
# copies of the Software, and to permit persons to whom the Software is
# furnished to do so, subject to the following conditions:
#
# The above copyright notice and this permission notice shall be included in all
# copies or substantial portions of the Software.
#
# THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
# IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
# FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
# AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
# LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
# OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
# SOFTWARE.
`

// The file is what the dictionary has, character by character.
func TestReadings(t *testing.T) {
	chars := map[string][]rune{}
	for r, said := range pinyin.PinyinDict {
		chars[said] = append(chars[said], rune(r))
	}
	said := make([]string, 0, len(chars))
	for s, of := range chars {
		slices.Sort(of)
		said = append(said, s)
	}
	slices.SortFunc(said, func(a, b string) int { return int(chars[a][0] - chars[b][0]) })
	var b strings.Builder
	b.WriteString(notice)
	for _, s := range said {
		b.WriteString(s + "\t" + string(chars[s]) + "\n")
	}
	golden.Equal(t, "readings.txt", b.String())
	for r, said := range pinyin.PinyinDict {
		if got := strings.Join(All(rune(r)), ","); got != said {
			t.Fatalf("%c is read %s, the dictionary has %s", r, got, said)
		}
	}
}

func TestNoReading(t *testing.T) {
	for _, r := range []rune{'a', '。', -1, 0x10ffff, 0xd800, '兙', '\n', '\t'} {
		if got := All(r); len(got) > 0 || First(r) != "" {
			t.Errorf("%q is read %q", r, got)
		}
	}
	if got := First('中'); got != "zhōng" {
		t.Errorf("中 is read %s", got)
	}
}

func BenchmarkAll(b *testing.B) {
	for b.Loop() {
		All('中')
		All('𠀀')
	}
}

// Without its tone a reading has no mark but that of ü and ê.
func TestToneless(t *testing.T) {
	lines := read().begin[1:]
	if len(lines) < 1000 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, at := range lines {
		said, _, _ := strings.Cut(list[at:], "\t")
		for s := range strings.SplitSeq(said, ",") {
			for _, r := range Toneless(s) {
				if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzüê", r) {
					t.Errorf("%s has %q without its tone", s, r)
				}
			}
		}
	}
}
