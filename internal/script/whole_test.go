package script

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// spansTile reports what is wrong with the Texts of an edition against those
// of the source: each source Text is tiled by the spans of what it became.
func spansTile(t *testing.T, source, edition *manuscript.Manuscript) {
	t.Helper()
	var from, to []manuscript.Text
	collect := func(m *manuscript.Manuscript) (texts []manuscript.Text, marks int) {
		for leaf := range manuscript.Leaves(m.Blocks) {
			for _, line := range manuscript.Lines(leaf) {
				for in := range manuscript.Flat(line) {
					if text, ok := in.(manuscript.Text); ok {
						texts = append(texts, text)
					} else {
						marks++
					}
				}
			}
		}
		return texts, marks
	}
	from, marks := collect(source)
	to, kept := collect(edition)
	if marks != kept {
		t.Errorf("%d marks became %d", marks, kept)
	}
	for _, text := range from {
		at := text.Span.Start
		for len(to) > 0 && to[0].Span.Start == at && at < text.Span.End {
			if to[0].Value == "" {
				t.Errorf("an empty Text at %v", to[0].Span)
			}
			at = to[0].Span.End
			to = to[1:]
		}
		if at == text.Span.Start && strings.Trim(text.Value, ".") == "" {
			continue // three stops became two dots, which stand in the Texts before
		}
		if at != text.Span.End {
			t.Errorf("%q at %v is not covered: its pieces end at %d", text.Value, text.Span, at)
		}
	}
	if len(to) > 0 {
		t.Errorf("%d Texts come from nowhere", len(to))
	}
}

// others gives the characters that no dictionary converts.
func others(s string) string {
	return strings.Map(func(r rune) rune {
		if isHan(r) || r > 0x7f && isHanMark(r) || strings.ContainsRune("─―—…⋯‥．‧・•･·.,-‐–－−﹁﹂﹃﹄︽︾︿﹀", r) || pairKinds[r].pair != 0 {
			return -1
		}
		return r
	}, s)
}

// Whatever the text, both ways: nothing is lost, structure and spans hold, the
// record is in order, and a file keeps its lines.
func FuzzConvert(f *testing.F) {
	f.Add("這意味*著「開*始─甚*麼…也", "「繼續『內』*。」他說〈甲〉")
	f.Add("12，000*，1945-*1953「「*」", "』原著*火a*...b http://x.y/１")
	f.Add("“他说‘it’s*’…软件”", "干部*只有一只*\xff鸡")
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			return
		}
		clean := strings.NewReplacer("\n", "", "\r", "").Replace
		for _, lang := range []string{"zh-Hant-TW", "zh-Hans-CN", "zh-Hant-HK"} {
			m := book(lang, clean(a), clean(b))
			opt := Options{To: "zh-Hans-CN", Record: true}
			if Of(lang) == Hans {
				opt.To = "zh-Hant-TW"
			}
			c, record, _ := Convert(m, opt)
			spansTile(t, m, c)
			if got, want := others(plain(c)), others(plain(m)); got != want {
				t.Errorf("text lost\n got %q\nwant %q", got, want)
			}
			for _, choice := range record.Choices {
				leaf := m.Blocks[choice.Block[1]-'1']
				text := []rune(manuscript.BlockText(leaf))
				if end := choice.Char + utf8.RuneCountInString(choice.Before); end > len(text) || string(text[choice.Char:end]) != choice.Before {
					t.Errorf("%q does not stand at %d of %q", choice.Before, choice.Char, string(text))
				}
			}
			if out := plain(c); strings.Count(out, "\n") == 1 {
				sides := strings.Split(out, "\n")
				for _, choice := range record.Choices {
					if !strings.Contains(sides[choice.Block[1]-'1'], choice.After) {
						t.Errorf("%q is not in %q", choice.After, sides)
					}
				}
			}
			quiet := opt
			quiet.Record = false
			if again, _, _ := Convert(m, quiet); plain(again) != plain(c) {
				t.Errorf("keeping a record changes the text: %q and %q", plain(c), plain(again))
			}
			text := a + "\r\n\n " + b
			lines, _, _ := Lines("x", text, Options{To: opt.To, From: lang})
			if strings.Count(lines, "\n") != strings.Count(text, "\n") {
				t.Errorf("%q has other lines than %q", lines, text)
			}
		}
	})
}

// Every string of up to seven quotation marks and a character between: what is
// paired agrees with its partner and lies inside what is around it, what is
// not is told, and no mark is added or lost.
func TestPairsExhaustively(t *testing.T) {
	var grow func(s string, n int)
	grow = func(s string, n int) {
		p := &passage{text: s}
		f := pairFlow([]*passage{p}, [][]byte{[]byte(s)})
		alone := 0
		for i, m := range f[0].marks {
			if !m.paired {
				alone++
				continue
			}
			o := f[0].marks[m.partner]
			if o.partner != i || o.kind.open == m.kind.open || o.level != m.level || o.kind.pair != m.kind.pair {
				t.Fatalf("%s: mark %d and its partner do not agree", s, i)
			}
			for k := min(i, m.partner) + 1; k < max(i, m.partner); k++ {
				if in := f[0].marks[k]; in.paired && (in.partner < min(i, m.partner) || in.partner > max(i, m.partner)) {
					t.Fatalf("%s: pairs cross", s)
				}
			}
		}
		w := newWork(toHans, []manuscript.File{{Name: "x", Text: s}})
		w.text(s)
		told := slices.DeleteFunc(w.problems, func(p *diag.Problem) bool { return p.Kind != quoteUnpaired })
		if len(told) != alone {
			t.Fatalf("%s: %d marks are alone and %d are told", s, alone, len(told))
		}
		if n == 7 {
			return
		}
		for _, r := range "「」『』" {
			grow(s+string(r), n+1)
		}
	}
	grow("", 0)
}

// A line that opens a long quotation again is told apart from a stray mark.
func TestLongQuotations(t *testing.T) {
	for _, c := range []struct {
		rule       string
		paragraphs []string
		alone      int
	}{
		{"opened again at each paragraph", []string{"說：「甲", "「乙", "「丙」", "「丁」"}, 0},
		{"closed in the next paragraph", []string{"說：「甲", "乙」丙", "「丁」"}, 0},
		{"a stray mark, and another far away", []string{"說：「甲", "乙", "丙」"}, 2},
		{"opened again, never closed", []string{"「甲", "「乙", "丙"}, 2},
		{"a stray mark before a whole quotation", []string{"「甲", "「乙」", "丙」"}, 1},
	} {
		_, _, problems := Convert(book("zh-Hant-TW", c.paragraphs...), toHans)
		if len(problems) != c.alone {
			t.Errorf("%s: %d marks told, want %d", c.rule, len(problems), c.alone)
		}
	}
}

// Bad texts cost no more time than good ones: marks by the hundred thousand
// without partners, in one paragraph and in many.
func TestHostile(t *testing.T) {
	for _, unit := range []string{"「", "」", "「『」", "『「』甲", "「甲\n", "甲」\n", "〈《", "年1950-", "...「", "「甲」、", "王大明著《"} {
		text := strings.Repeat(unit, 50_000)
		_, _, problems := Lines("x", text, toHans)
		if strings.HasPrefix(unit, "「甲\n") && len(problems) == 0 {
			t.Errorf("%q, repeated, has no problem", unit)
		}
	}
	_, _, problems := Convert(book("zh-Hant-TW", strings.Repeat("「", 100_000), strings.Repeat("「甲』", 30_000)), toHans)
	if len(problems) != 160_000 {
		t.Errorf("%d problems told, want 160,000", len(problems))
	}
}
