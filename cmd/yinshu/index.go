package main

import (
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"yinshu/internal/diag"
	"yinshu/internal/index"
	"yinshu/internal/press"
)

func (d *desk) indexVerb() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "index PATH",
		Short: d.tr("proposes an index, with its evidence, for the editor to decide", "擬索引條目並附理由，由編輯定奪"),
		Long: d.tr(
			"index writes or updates index.tsv in a book's folder. A spreadsheet opens it. Write keep,\ndrop or ask in its first column; rows already there are never changed but for count and\nevidence. For a bare text the table goes to standard output or to -o.\n\n--diff writes no table: it tells what changed in the printed index since the last build,\n+ a new entry, - one that is gone, ~ one with other pages or references.",
			"index 在書的資料夾裏寫出或更新 index.tsv，試算表可開。第一欄寫 keep（留）、drop（去）\n或 ask（未定）；已有的列除次數與理由外一概不動。單一文字檔則寫到標準輸出或 -o。\n\n--diff 不寫表，只列出印成的索引與上次做書相比有何不同：+ 新條、- 已去、~ 頁碼或參見有變。"),
		Args: d.paths(1, 1),
	}
	cmd.Flags().StringP("output", "o", "", d.tr("file to write", "寫入的檔案"))
	cmd.Flags().Bool("diff", false, d.tr("what changed in the index since the last build", "索引與上次做書相比有何不同"))
	cmd.Flags().String("books", "output", d.tr("with --diff: the folder of the books", "配合 --diff：成書的資料夾"))
	d.fontFlag(cmd)
	d.readFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if diff, _ := cmd.Flags().GetBool("diff"); diff {
			return d.diffIndex(cmd, args[0])
		}
		desk, err := press.Open(args[0], d.readOptions(cmd))
		if err != nil {
			return err
		}
		defer desk.Close()
		rows, problems := desk.ProposeIndex()
		for _, p := range problems {
			io.WriteString(d.errs, p.Report(d.lang))
		}
		name, _ := cmd.Flags().GetString("output")
		if name == "" && desk.Book.Dir != "" {
			name = filepath.Join(desk.Book.Dir, "index.tsv")
		}
		if err := d.output(name, string(index.Format(rows))); err != nil {
			return err
		}
		if name != "" && name != "-" {
			d.say("%s  %s → %s", d.tr("index", "索引"), d.decisions(rows), name)
		}
		return nil
	}
	return cmd
}

// diffIndex tells, edition by edition, what changed in the index.
func (d *desk) diffIndex(cmd *cobra.Command, path string) error {
	opt := press.Options{Read: d.readOptions(cmd), Search: d.search(cmd), Cache: d.cache(), Program: program()}
	opt.Output, _ = cmd.Flags().GetString("books")
	list, err := press.DiffIndex(path, opt)
	if err != nil {
		return err
	}
	name, _ := cmd.Flags().GetString("output")
	var b strings.Builder
	for _, e := range list {
		since := d.tr("since the last build", "與上次做書相比")
		if e.Built {
			since = d.tr("the last build, beside the one before", "上次做書與再前一次相比")
		}
		if e.Text == "" {
			since = d.tr("nothing changed since the last build", "與上次做書相同")
		}
		b.WriteString(e.Edition + "  " + since + "\n" + e.Text)
	}
	return d.output(name, b.String())
}

// decisions counts rows by their decision.
func (d *desk) decisions(rows []index.Row) string {
	n := map[string]int{}
	for _, r := range rows {
		if r.Heading != "" {
			n[r.Decision]++
		}
	}
	if d.lang == diag.Chinese {
		return d.count(n[index.Keep], "", "條留") + "，" + d.count(n[index.Ask], "", "條未定") + "，" + d.count(n[index.Drop], "", "條去")
	}
	return d.count(n[index.Keep], "heading", "") + " keep, " + d.count(n[index.Ask], "heading", "") + " ask, " + d.count(n[index.Drop], "heading", "") + " drop"
}
