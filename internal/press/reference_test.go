package press

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"yinshu/internal/typeset"
)

// A reference by page tells the page on which its head stands, forwards and
// backwards, in each edition: in print as a number, in the EPUB as a link to
// the head with the number of the printed page.
func TestPageReferences(t *testing.T) {
	para := strings.Repeat("堤岸分內外兩道，外堤用石，內堤用土；土堤三年一修，石堤十年一修。", 12) + "\n\n"
	text := "---\ntitle: 渡口\n---\n\n# 渡船 {#ferry}\n\n窯場見第[0]{ref=\"kiln\"}頁。\n\n" + strings.Repeat(para, 9) +
		"# 街市 {#market}\n\n" + strings.Repeat(para, 7) + "## 窯場 {#kiln}\n\n渡船見第[0]{ref=\"ferry\"}頁，街市見第[0]{ref=\"market\"}頁。\n"
	file := filepath.Join(t.TempDir(), "text.md")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, edition := range []string{"hant", "hans"} {
		opt := options(t)
		opt.Editions, opt.Only = []string{edition}, []string{"epub"}
		s, problems, err := Set(file, opt)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			if p.Kind.Code == "set-reference" {
				t.Error(p)
			}
		}
		folios, printed := map[string]int{}, ""
		for _, p := range s.Pages {
			for _, a := range p.Anchors {
				folios[a.Name] = p.Arabic
			}
			for i := range p.Lines {
				if p.Part == typeset.Body {
					printed += textOf(&p.Lines[i])
				}
			}
		}
		want := []int{folios["kiln"], folios["ferry"], folios["market"]}
		if want[0] < 5 || want[1] != 1 || want[2] < 3 {
			t.Fatalf("%s: the heads stand on pages %v", edition, want)
		}
		for i, m := range regexp.MustCompile(`[见見]第([0-9]+)[页頁]`).FindAllStringSubmatch(printed, -1) {
			if n, _ := strconv.Atoi(m[1]); i >= len(want) || n != want[i] {
				t.Errorf("%s: reference %d is to page %d, want %v", edition, i+1, n, want)
			}
		}
		if _, err := Build(context.Background(), file, opt); err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for name, text := range unzipped(t, filepath.Join(opt.Output, "text-"+edition+".epub")) {
			if strings.HasSuffix(name, ".xhtml") {
				all.WriteString(text)
			}
		}
		for name, folio := range map[string]int{"kiln": want[0], "ferry": want[1], "market": want[2]} {
			if !regexp.MustCompile(`<a[^>]* href="[^"]*#` + name + `"[^>]*>` + strconv.Itoa(folio) + `</a>`).MatchString(all.String()) {
				t.Errorf("%s: the EPUB has no link to %s that says %d", edition, name, folio)
			}
		}
	}
}
