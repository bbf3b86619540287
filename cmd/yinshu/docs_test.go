package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yinshu/internal/book"
	"yinshu/internal/check"
	"yinshu/internal/cover"
	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/epub"
	"yinshu/internal/face"
	"yinshu/internal/golden"
	"yinshu/internal/index"
	"yinshu/internal/pdf"
	"yinshu/internal/place"
	"yinshu/internal/press"
	"yinshu/internal/preview"
	"yinshu/internal/reader"
	"yinshu/internal/script"
	"yinshu/internal/settings"
	"yinshu/internal/typeset"
)

// stages lists every package that reports problems, in pipeline order.
var stages = []struct {
	name  string
	kinds []*diag.Kind
}{
	{"The book's folder · 書的資料夾", book.Kinds},
	{"TOML files · TOML 檔", settings.Kinds},
	{"Places · 位置", place.Kinds},
	{"Reading · 讀稿", reader.Kinds},
	{"Checking · 校對", check.Kinds},
	{"Conversion · 轉換", script.Kinds},
	{"Index · 索引", index.Kinds},
	{"Designs · 版式", design.Kinds},
	{"Typefaces · 字型", face.Kinds},
	{"Setting · 排版", typeset.Kinds},
	{"Cover · 封面", cover.Kinds},
	{"PDF", pdf.Kinds},
	{"EPUB", epub.Kinds},
	{"Making the books · 成書", press.Kinds},
	{"Preview · 預覽", preview.Kinds},
}

// docs/codes.md is the list of all problems; go test -update writes it.
func TestCodes(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Problem codes 問題代碼\n\nMade from the code by a test. A code can be silenced in book.toml: `[check] silence = [\"code\"]`.\n")
	for _, stage := range stages {
		fmt.Fprintf(&b, "\n## %s\n\n| code | grade | says | do |\n| --- | --- | --- | --- |\n", stage.name)
		for _, k := range stage.kinds {
			fmt.Fprintf(&b, "| `%s` | %s %s | %s<br>%s | %s<br>%s |\n", k.Code, k.Grade, k.Grade.In(diag.Chinese),
				plain(k.Msg[diag.English]), plain(k.Msg[diag.Chinese]), plain(k.Hint[diag.English]), plain(k.Hint[diag.Chinese]))
		}
	}
	golden.Equal(t, "../../docs/codes.md", b.String())
}

var verbs = regexp.MustCompile(`%[-+#0 ]*\d*(?:\.\d+)?(?:\[\d+\])?[a-zA-Z]`)

// plain shows a format as a reader of the manual should see it.
func plain(format string) string {
	format = verbs.ReplaceAllString(strings.ReplaceAll(format, "%%", "\x00"), "…")
	return strings.NewReplacer("|", "\\|", "<", "&lt;", "\n", " ", "\x00", "%").Replace(format)
}

// A code names one kind of problem, and every kind speaks both languages.
func TestCodesAreSound(t *testing.T) {
	shape := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	seen := map[string]bool{}
	for _, stage := range stages {
		for _, k := range stage.kinds {
			if !shape.MatchString(k.Code) || seen[k.Code] {
				t.Errorf("%s: the code %q is malformed or taken", stage.name, k.Code)
			}
			seen[k.Code] = true
			for _, lang := range []diag.Lang{diag.English, diag.Chinese} {
				if k.Msg[lang] == "" || k.Hint[lang] == "" && k.Hint[1-lang] != "" {
					t.Errorf("%s is not told in both languages", k.Code)
				}
			}
			if en, zh := highest(k.Msg[diag.English]+k.Hint[diag.English]), highest(k.Msg[diag.Chinese]+k.Hint[diag.Chinese]); en != zh {
				t.Logf("%s uses %d arguments in English and %d in Chinese", k.Code, en, zh)
			}
		}
	}
	if len(seen) < 50 {
		t.Errorf("only %d codes", len(seen))
	}
}

// highest counts the verbs of a format.
func highest(format string) int { return len(slices.Compact(verbs.FindAllString(format, -1))) }

// docs/design.md is the list of all keys of a design; go test -update writes it.
func TestDesignKeys(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Page designs 版式\n\n" +
		"A design is a TOML file in `layout/` or in the book's folder. It says only what differs from the design that it `extends`.\n" +
		"Lengths are written `10.5pt`, `24mm` or `五號`; what belongs to a text's own size is in ems: `2em`.\n\n" +
		"Designs that come with the press: " + strings.Join(design.Names(), ", ") + ".\n\n" +
		"Made from the code by a test.\n\n| key | holds | means |\n| --- | --- | --- |\n")
	for _, k := range design.Keys {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", k.Path, plain(k.Form), plain(k.Means))
	}
	golden.Equal(t, "../../docs/design.md", b.String())
}
