package script

import (
	"fmt"
	"strings"
	"testing"

	"yinshu/internal/diag"
	"yinshu/internal/golden"
)

// Each case is a text; its name says which script it is to be in. What is
// wanted is the text converted, every choice that has a risk or changed a
// mark, and what is told.
func TestGolden(t *testing.T) {
	golden.RunIn(t, "testdata/*.txt", func(t *testing.T, text string) string {
		opt := toHans
		if strings.Contains(t.Name(), "/hant-") {
			opt = toHant
		}
		opt.Record = true
		m := book(opt.From, strings.Split(strings.TrimSuffix(text, "\n"), "\n")...)
		c, record, problems := Convert(m, opt)
		var b strings.Builder
		b.WriteString(plain(c) + "\n\n")
		for _, choice := range record.Choices {
			if choice.Risk > 0 || choice.Rule == ByMark || choice.Rule == ByDepth {
				fmt.Fprintf(&b, "%s %3d  risk %d  %s → %s  %v  %s %v\n", choice.Block, choice.Char, choice.Risk,
					choice.Before, choice.After, choice.Rule, choice.Reason(diag.English), choice.Others)
			}
		}
		b.WriteString("\n")
		for _, p := range diag.Sort(problems) {
			b.WriteString(p.Report(diag.Chinese))
		}
		return b.String()
	})
}
