package check

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/reader"
)

// base is the sample book as corrected, one paragraph a line: a sound text
// to plant faults in.
func base(t *testing.T) []string {
	const dir = "../../source/sample/"
	var parts [2][]byte
	for i, name := range []string{"text.txt", "fixes.txt"} {
		var err error
		if parts[i], err = os.ReadFile(dir + name); err != nil {
			t.Fatal(err)
		}
	}
	m, _, _, err := reader.Read(reader.Source{Name: "text.txt", Text: parts[0], Fixes: &reader.Part{Name: "fixes.txt", Text: parts[1]}}, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for b := range manuscript.Leaves(m.Blocks) {
		if p, ok := b.(*manuscript.Paragraph); ok {
			lines = append(lines, manuscript.Plain(p.Content))
		}
	}
	return lines
}

// A fault is planted by putting to for from, at each place where from stands.
type planting struct {
	name     string
	from, to string
	every    int // take each every-th place only
}

var plantings = []planting{
	{"closing quote lost", "」", "", 1},
	{"opening quote lost", "「", "", 1},
	{"closing quote of a work lost", "》", "", 2},
	{"opening quote of a work lost", "《", "", 2},
	{"closing bracket lost", "）", "", 2},
	{"opening bracket lost", "（", "", 2},
	{"inner closing quote lost", "』", "", 1},
	{"opening for closing", "」", "「", 1},
	{"closing for opening", "「", "」", 1},
	{"wrong closing quote", "」", "』", 2},
	{"wrong closing mark of a work", "》", "〉", 2},
	{"half-width closing bracket", "）", ")", 2},
	{"crossed", "』。」", "」。』", 1},
	{"doubled comma", "，", "，，", 9},
	{"doubled stop", "。", "。。", 7},
	{"comma and stop", "。", "，。", 7},
	{"stop and comma", "，", "。，", 11},
	{"comma and enumeration", "、", "、，", 7},
	{"half-width comma", "，", ",", 9},
	{"half-width stop", "。", ".", 7},
	{"half-width colon", "：", ":", 2},
	{"half-width semicolon", "；", ";", 2},
	{"half-width question mark", "？", "?", 1},
	{"half-width bracket", "（", "(", 2},
	{"straight quote", "「", "\"", 5},
	{"three dots", "……", "...", 1},
	{"one ellipsis", "……", "…", 1},
	{"three stops", "……", "。。。", 1},
	{"two hyphens", "——", "--", 1},
	{"box rule", "——", "─", 1},
	{"half a dash", "——", "—", 1},
	{"space before a comma", "，", " ，", 15},
	{"space after a comma", "，", "， ", 15},
	{"space between characters", "印刷", "印 刷", 1},
	{"space between characters", "活字", "活 字", 1},
	{"full-width separator", "5,048", "5，048", 1},
	{"full-width separator", "253,500", "253，500", 1},
	{"full-width separator", "5,150", "5，150", 1},
	{"full-width separator", "13,053", "13，053", 1},
	{"full-width point", "4.9公尺", "4．9公尺", 1},
	{"range with a hyphen", "764年至770年", "764-770年", 1},
	{"Simplified", "國", "国", 1},
	{"Simplified", "書", "书", 5},
	{"Simplified", "紙", "纸", 4},
	{"Simplified", "這", "这", 4},
	{"private character", "雕", "\ue480", 3},
	{"lost character", "印", "\ufffd", 5},
	{"control character", "，", "\x01，", 31},
	{"measure", "公里", "公裏", 1},
	{"misconversion", "標準", "標准", 1},
	{"misconversion", "歷史", "曆史", 1},
	{"misconversion", "系統", "係統", 1},
	{"misconversion", "後來", "后來", 1},
	{"misconversion", "以後", "以后", 1},
	{"misconversion", "之後", "之后", 1},
	{"misconversion", "乾隆", "干隆", 1},
	{"misconversion", "發現", "髮現", 1},
	{"misconversion", "出版", "齣版", 1},
	{"misconversion", "只有", "隻有", 1},
	{"misconversion", "製造", "制造", 1},
	{"misconversion", "自己", "自已", 1},
	{"misconversion", "什麼", "什么", 1},
	{"mark at the start", "讀者翻開", "，讀者翻開", 1},
	{"word twice", "問題", "問題問題", 1},
	{"particle twice", "的書", "的的書", 1},
}

// plant returns the text with the n-th occurrence of from changed, and its
// line; ok is false where there is none.
func plant(lines []string, p planting, n int) (text []string, line int, ok bool) {
	for i, l := range lines {
		for at := 0; ; {
			k := strings.Index(l[at:], p.from)
			if k < 0 {
				break
			}
			at += k
			if n == 0 {
				out := slices.Clone(lines)
				out[i] = l[:at] + p.to + l[at+len(p.from):]
				return out, i, true
			}
			n--
			at += len(p.from)
		}
	}
	return nil, 0, false
}

// Faults planted one by one in a sound text are reported at their line, and
// hardly anything else is called a fault then.
func TestPlanted(t *testing.T) {
	lines := base(t)
	if got := report(faultsOf(lines)); got != "" {
		t.Fatalf("the text is not sound:\n%s", got)
	}
	planted, found, other := 0, 0, 0
	for _, p := range plantings {
		here, hit := 0, 0
		for n := 0; ; n += p.every {
			text, line, ok := plant(lines, p, n)
			if !ok {
				break
			}
			here++
			problems := Check(plainText(strings.Join(text, "\n")+"\n"), Options{Lang: "zh-Hant-TW"})
			at := false
			for _, q := range problems {
				sure := q.Kind.Grade == diag.Fault
				switch {
				case q.Line == line+1:
					at = true
				case sure:
					other++
				}
			}
			if at {
				hit++
			} else if testing.Verbose() {
				t.Logf("%s: not found in …%s", p.name, around(text[line], lines[line]))
			}
		}
		if here == 0 {
			t.Errorf("%s: %q is not in the text", p.name, p.from)
		}
		planted, found = planted+here, found+hit
		t.Logf("%-30s %3d of %3d", p.name, hit, here)
	}
	t.Logf("in all %d of %d; faults called elsewhere: %d", found, planted, other)
	if found*100 < planted*95 {
		t.Errorf("%d of %d planted faults are reported at their line: under 95 per cent", found, planted)
	}
	if other*100 > found*5 {
		t.Errorf("%d faults called in sound lines, for %d found: over 5 per cent", other, found)
	}
}

func faultsOf(lines []string) (faults []*diag.Problem) {
	for _, p := range Check(plainText(strings.Join(lines, "\n")+"\n"), Options{Lang: "zh-Hant-TW"}) {
		if p.Kind.Grade == diag.Fault {
			faults = append(faults, p)
		}
	}
	return faults
}

// around shows where two texts part.
func around(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	for i > 0 && !utf8.RuneStart(a[min(i, len(a)-1)]) {
		i--
	}
	return string([]rune(a[max(0, i-24):])[:min(16, utf8.RuneCountInString(a[max(0, i-24):]))])
}
