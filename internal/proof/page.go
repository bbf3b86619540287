package proof

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"strings"

	"yinshu/internal/diag"
)

//go:embed page.html
var pageText string

// words are the fixed words of the page in both languages.
var words = map[string][2]string{
	"proof":    {"Proof of conversion", "轉換校樣"},
	"choices":  {"Choices", "取捨"},
	"names":    {"Protected names", "專名"},
	"near":     {"Nearly a protected name", "近似的專名"},
	"left":     {"Left in the source’s script", "未轉的字"},
	"stood":    {"Forms of the edition’s script in the source", "原稿中已有的字形"},
	"marks":    {"Marks changed, unmatched or advised", "標點"},
	"terms":    {"Names and terms, and what became of them", "索引詞的各種寫法"},
	"sides":    {"Side by side", "逐段對照"},
	"merges":   {"Not restored on the way back", "逆轉不回的字"},
	"problems": {"Findings of all stages", "各階段的問題"},
	"search":   {"search", "搜尋"},
	"risk":     {"risk", "風險"},
	"all":      {"all", "全部"},
	"watch":    {"to be looked at", "須看"},
	"none":     {"none", "無"},
	"rule":     {"rule", "依據"},
	"others":   {"or", "或"},
	"hits":     {"times", "次"},
	"meant":    {"kept on purpose", "有意保留"},
	"more":     {"more", "其餘"},
	"sign":     {"Seen and approved", "校閱無誤"},
	"name":     {"name", "簽名"},
	"date":     {"date", "日期"},
}

// HTML gives the proof as one page that needs no other file.
func HTML(s Sheet, lang diag.Lang) ([]byte, error) {
	page, err := template.New("page").Funcs(template.FuncMap{
		"w":   func(name string) string { return words[name][lang] },
		"cut": func(n int, cases []Case) []Case { return cases[:min(n, len(cases))] },
		"sub": func(a, b int) int { return a - b },
		"say": func(s string) string {
			if s == "" {
				return "∅"
			}
			return s
		},
		"join": strings.Join,
	}).Parse(pageText)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = page.Execute(&b, struct {
		*Findings
		Lang string
	}{Find(s, lang), [2]string{"en", "zh-Hant"}[lang]})
	return b.Bytes(), err
}

// TSV gives every choice on a line, for a spreadsheet.
func TSV(s Sheet, lang diag.Lang) []byte {
	var b bytes.Buffer
	b.WriteString("risk\trule\tbefore\tafter\tothers\tplace\tleft\tright\twhy\n")
	f := Find(s, lang)
	for _, groups := range [][]Group{f.Choices, f.Marks} {
		for _, g := range groups {
			for _, c := range g.Cases {
				fmt.Fprintf(&b, "%d", g.Risk)
				for _, cell := range []string{g.Rule, g.Before, g.After, strings.Join(g.Others, " "), c.Place, c.Left, c.Right, g.Why} {
					b.WriteString("\t" + strings.ReplaceAll(cell, "\t", " "))
				}
				b.WriteByte('\n')
			}
		}
	}
	return b.Bytes()
}

// JSON gives all findings, for programs.
func JSON(s Sheet, lang diag.Lang) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(Find(s, lang))
	return b.Bytes(), err
}

// Inline gives the script and the style of the page as they stand in it, for
// those who serve it under a policy that names them. Neither has comments, which
// the template would take out.
func Inline() (script, style string) {
	return between(pageText, "<script>", "</script>"), between(pageText, "<style>", "</style>")
}

func between(s, open, end string) string {
	_, s, _ = strings.Cut(s, open)
	s, _, _ = strings.Cut(s, end)
	return s
}
