package proof

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"yinshu/internal/diag"
	"yinshu/internal/golden"
	"yinshu/internal/manuscript"
	"yinshu/internal/script"
)

// sheet makes the proof of a text whose paragraphs are lines.
func sheet(t testing.TB, text, names, to string) Sheet {
	t.Helper()
	m := &manuscript.Manuscript{Meta: manuscript.Meta{Lang: "zh-Hant-TW"}, Files: []manuscript.File{{Name: "text.txt", Text: text}}}
	if script.Of(to) == script.Hant {
		m.Meta.Lang = "zh-Hans-CN"
	}
	offset := 0
	for line := range strings.Lines(text) {
		body := strings.TrimSpace(line)
		if body != "" {
			span := manuscript.Span{Start: offset, End: offset + len(body)}
			m.Blocks = append(m.Blocks, &manuscript.Paragraph{Base: manuscript.Base{Ident: "p" + string(rune('0'+len(m.Blocks)+1)), Span: span},
				Content: []manuscript.Inline{manuscript.Text{Span: span, Value: body}}})
		}
		offset += len(line)
	}
	if p, ok := m.Blocks[0].(*manuscript.Paragraph); ok {
		p.Content = append([]manuscript.Inline{manuscript.TermMark{Span: manuscript.Span{End: len("魏徵")}, Term: "t1", Anchor: "t1.1"}}, p.Content...)
	}
	m.Terms = []manuscript.Term{{ID: "t1", Heading: "魏徵", Kind: "person", Variants: []string{"魏玄成"}}}
	opt := script.Options{To: to, Record: true}
	opt.Names, _ = script.ParseNames("names.txt", []byte(names))
	edition, record, problems := script.Convert(m, opt)
	return Sheet{m, edition, opt, record, problems}
}

const text = `魏徵的原著<b>與</b>專著，隨著時間「散佚─甚麼也沒有。
錢鍾書、錢锺書與錢中書；他覆克拉克，沈了；这里有简体。
`

const names = "錢鍾書\t钱锺书\n徐乾學\n"

func TestFindings(t *testing.T) {
	s := sheet(t, text, names, "zh-Hans-CN")
	got, err := JSON(s, diag.English)
	if err != nil {
		t.Fatal(err)
	}
	golden.Equal(t, "testdata/findings.golden", string(got))
}

// Nothing that was recorded is missing, and nothing is loaded from outside.
func TestPage(t *testing.T) {
	s := sheet(t, text, names, "zh-Hans-CN")
	for _, lang := range []diag.Lang{diag.English, diag.Chinese} {
		page, err := HTML(s, lang)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := HTML(s, lang)
		if !bytes.Equal(page, again) {
			t.Error("the same sheet gives another page")
		}
		if regexp.MustCompile(`(?i)(src|href)="[^#]|url\(|@import|https?:`).Match(page) {
			t.Error("the page refers to something outside itself")
		}
		if bytes.Contains(page, []byte("<b>與</b>")) {
			t.Error("the text's own brackets are markup in the page")
		}
		for _, want := range []string{"原著 → 原著", "甚麼 → 什么", "─ → ——", "錢中書", "script-quote-unpaired"} {
			if !bytes.Contains(page, []byte(want)) {
				t.Errorf("the page does not have %s", want)
			}
		}
	}
	if lines := strings.Count(string(TSV(s, diag.English)), "\n"); lines != len(s.Record.Choices)+1 {
		t.Errorf("the table has %d lines for %d choices", lines, len(s.Record.Choices))
	}
}

// The sides are the two editions, whatever changed its length between them.
func TestSides(t *testing.T) {
	for _, c := range []struct{ text, to string }{
		{text, "zh-Hans-CN"},
		{"“他说…软件”，干部─只有一只。\n", "zh-Hant-TW"},
	} {
		s := sheet(t, c.text, names, c.to)
		p := newPlaces(s)
		for _, side := range p.sides() {
			var source, ready string
			for _, pair := range side.Pairs {
				source += pair.Source
				ready += pair.Ready
				if pair.Kind == "" && pair.Source != pair.Ready {
					t.Errorf("%q and %q are called equal", pair.Source, pair.Ready)
				}
			}
			if source != string(p.text[side.Block]) || ready != p.edition[side.Block] {
				t.Errorf("the sides of %s are not the editions:\n%s\n%s", side.Block, source, ready)
			}
		}
	}
}

// In a browser the filter and the search hide what they should, and the page
// is not wider than a phone.
func TestBrowser(t *testing.T) {
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	if browser == "" {
		if os.Getenv("YINSHU_TOOLS") == "require" {
			t.Fatal("no browser to try the page in")
		}
		t.Skip("no browser to try the page in")
	}
	page, err := HTML(sheet(t, text, names, "zh-Hans-CN"), diag.English)
	if err != nil {
		t.Fatal(err)
	}
	const try = `<script>
const shown = () => [...document.querySelectorAll(".item")].filter(e => !e.hidden).length;
const all = shown();
const set = (id, value) => { const e = document.getElementById(id); e.value = value; e.dispatchEvent(new Event(id === "risk" ? "change" : "input")); };
set("risk", "2"); const risky = shown();
set("risk", "0"); set("search", "甚麼"); const found = shown();
set("search", ""); const back = shown();
document.documentElement.dataset.result = JSON.stringify({ all, risky, found, back, wide: document.documentElement.scrollWidth - innerWidth });
</script>`
	file := filepath.Join(t.TempDir(), "proof.html")
	if err := os.WriteFile(file, bytes.Replace(page, []byte("</body>"), []byte(try+"</body>"), 1), 0o666); err != nil {
		t.Fatal(err)
	}
	dom, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=500,800",
		"--user-data-dir="+t.TempDir(), "--dump-dom", "file://"+file).Output()
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`data-result="([^"]*)"`).FindSubmatch(dom)
	if m == nil {
		t.Fatal("the page's script did not run to its end")
	}
	var r struct{ All, Risky, Found, Back, Wide int }
	if err := json.Unmarshal(bytes.ReplaceAll(m[1], []byte("&quot;"), []byte(`"`)), &r); err != nil {
		t.Fatal(err)
	}
	if r.All == 0 || r.Risky == 0 || r.Risky >= r.All || r.Found == 0 || r.Found >= r.All || r.Back != r.All || r.Wide > 0 {
		t.Errorf("filter, search or width are wrong: %+v", r)
	}
}

func BenchmarkHTML(b *testing.B) {
	s := sheet(b, strings.Repeat(text, 4), names, "zh-Hans-CN")
	for b.Loop() {
		if _, err := HTML(s, diag.Chinese); err != nil {
			b.Fatal(err)
		}
	}
}
