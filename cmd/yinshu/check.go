package main

import (
	"slices"

	"github.com/spf13/cobra"

	"yinshu/internal/check"
	"yinshu/internal/diag"
	"yinshu/internal/press"
)

func (d *desk) checkVerb() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check PATH",
		Short: d.tr("shows what is wrong with a text, line by line", "逐行列出原稿的問題"),
		Long: d.tr(
			"check lists all problems of a text in the order of their places: faults, which are\ncertain, queries, which a person must decide, and notes. Codes can be silenced in\nbook.toml. Exit status 1 when a fault remains.",
			"check 依位置列出原稿的所有問題：錯誤（確定）、存疑（待人決定）、附記。\n可在 book.toml 的 [check] silence 關掉某一類。尚有錯誤時結束狀態為 1。"),
		Args: d.paths(1, 1),
	}
	f := cmd.Flags()
	f.Bool("json", false, d.tr("report as JSON", "以 JSON 報告"))
	f.Bool("propose-fixes", false, d.tr("write corrections of the certain faults, in the form of fixes.txt", "把確定錯誤的改法寫成 fixes.txt 的樣式"))
	f.Bool("layout", false, d.tr("set the pages too, and check conversion, index and layout", "連同轉換、索引與排版一併檢查"))
	d.fontFlag(cmd)
	d.readFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if propose, _ := cmd.Flags().GetBool("propose-fixes"); propose {
			return d.proposeFixes(cmd, args[0])
		}
		problems, err := d.problems(cmd, args[0])
		if err != nil {
			return err
		}
		asJSON, _ := cmd.Flags().GetBool("json")
		if err := d.report(d.out, problems, asJSON); err != nil {
			return err
		}
		if !asJSON && len(problems) > 0 {
			d.say("%s", d.tally(problems))
		}
		if slices.ContainsFunc(problems, func(p *diag.Problem) bool { return p.Kind.Grade == diag.Fault }) {
			return errFound
		}
		return nil
	}
	return cmd
}

// problems gives those of the text, with --layout those of the books too.
func (d *desk) problems(cmd *cobra.Command, path string) ([]*diag.Problem, error) {
	if layout, _ := cmd.Flags().GetBool("layout"); layout {
		return press.CheckLayout(path, press.Options{Read: d.readOptions(cmd), Search: d.search(cmd)})
	}
	boundMemory(path)
	desk, err := press.Open(path, d.readOptions(cmd))
	if err != nil {
		return nil, err
	}
	defer desk.Close()
	return desk.Check(), nil
}

func (d *desk) proposeFixes(cmd *cobra.Command, path string) error {
	desk, err := press.Open(path, d.readOptions(cmd))
	if err != nil {
		return err
	}
	defer desk.Close()
	return d.output("", string(check.Fixes(desk.Manuscript, desk.CheckOptions())))
}

// tally counts problems by grade.
func (d *desk) tally(problems []*diag.Problem) string {
	var n [3]int
	for _, p := range problems {
		n[p.Kind.Grade]++
	}
	return d.count(n[diag.Fault], "fault", "處錯誤") + d.tr(", ", "，") +
		d.count(n[diag.Query], "query", "處存疑") + d.tr(", ", "，") +
		d.count(n[diag.Note], "note", "條附記")
}
