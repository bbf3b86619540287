package reader

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"yinshu/internal/diag"
)

// phrase is how a reason looks in the code: a few words in small letters.
var phrase = regexp.MustCompile(`^[a-z注][A-Za-z0-9注,;:'. ]* [A-Za-z0-9,;:'. ]*[a-z]$`)

// notReasons are phrases of the code that are none.
var notReasons = map[string]bool{"goes on": true, "left out": true}

// Every reason in the code has its words in Chinese, and there are none for
// reasons that are gone.
func TestReasonsInChinese(t *testing.T) {
	inCode := map[string]bool{}
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := f.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || name == "reasons.go" || name == "problems.go" {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				s, _ := strconv.Unquote(lit.Value)
				inCode[s] = true
				if phrase.MatchString(s) && !notReasons[s] && reasons[s] == "" {
					t.Errorf("%s: no Chinese for %q", name, s)
				}
			}
			return true
		})
	}
	for english, chinese := range reasons {
		if !inCode[english] {
			t.Errorf("%q is no reason of the code", english)
		}
		if regexp.MustCompile(`[A-Za-z]{3}`).MatchString(strings.ReplaceAll(strings.ReplaceAll(chinese, "fixes.txt", ""), "notes.txt", "")) {
			t.Errorf("%q is not Chinese", chinese)
		}
	}
}

// Composed reasons are taken apart, and what they take from the text stays.
func TestComposedReasons(t *testing.T) {
	for english, chinese := range map[string]string{
		"number 12 of the count: after the end of a sentence":        "依次為第 12 註：句末之後",
		"number 6 of the count: after a quotation, and 12 goes on":   "依次為第 6 註：引文之後，「12」接在後面",
		"number 3 of the count: after a word, before a mark":         "依次為第 3 註：詞後，標點之前",
		"a running head: it stands at the edge of 1 page":            "書眉：見於 1 頁的頁邊",
		"a running head: it stands at the edge of 24 pages":          "書眉：見於 24 頁的頁邊",
		"a running head: it stands between the halves of a sentence": "書眉：夾在一句的兩半之間",
		"the whole of 612 as a mark":                                 "整個「612」作註號",
		"words that nobody has put into Chinese":                     "words that nobody has put into Chinese",
	} {
		if got := Reason(english, diag.Chinese); got != chinese {
			t.Errorf("%s: %s, want %s", english, got, chinese)
		}
		if got := Reason(english, diag.English); got != english {
			t.Errorf("%s became %s in English", english, got)
		}
	}
}
