package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/reader"
)

// Sound texts of many kinds (law, dialogue, science, religion, poetry,
// classical prose, prose full of other languages) have no fault called in
// them, as they are read, and hardly a query.
func TestGenres(t *testing.T) {
	names, _ := filepath.Glob("testdata/genres/*")
	if len(names) < 9 {
		t.Fatal("the texts are missing")
	}
	chars, queries := 0, 0
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		m, _, _, err := reader.Read(reader.Source{Name: filepath.Base(name), Text: raw}, reader.Options{})
		if err != nil {
			t.Fatal(err)
		}
		chars += utf8.RuneCount(raw)
		lang := "zh-Hant-TW"
		if strings.Contains(name, ".hans.") {
			lang = "zh-Hans-CN"
		}
		for _, p := range Check(m, Options{Lang: lang}) {
			switch p.Kind.Grade {
			case diag.Fault:
				t.Errorf("a sound text is accused: %s", p.Report(diag.English))
			case diag.Query:
				queries++
				t.Logf("query: %s", p.Report(diag.English))
			}
		}
	}
	t.Logf("%d queries in %d characters", queries, chars)
	if queries*1500 > chars {
		t.Errorf("%d queries in %d sound characters", queries, chars)
	}
}
