package main

import (
	"io"
	"path/filepath"

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
			"index writes or updates index.tsv in a book's folder. A spreadsheet opens it. Write keep,\ndrop or ask in its first column; rows already there are never changed but for count and\nevidence. For a bare text the table goes to standard output or to -o.",
			"index 在書的資料夾裏寫出或更新 index.tsv，試算表可開。第一欄寫 keep（留）、drop（去）\n或 ask（未定）；已有的列除次數與理由外一概不動。單一文字檔則寫到標準輸出或 -o。"),
		Args: d.paths(1, 1),
	}
	cmd.Flags().StringP("output", "o", "", d.tr("file to write", "寫入的檔案"))
	d.readFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
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

// decisions counts rows by their decision.
func (d *desk) decisions(rows []index.Row) string {
	n := map[string]int{}
	for _, r := range rows {
		n[r.Decision]++
	}
	if d.lang == diag.Chinese {
		return d.count(n[index.Keep], "", "條留") + "，" + d.count(n[index.Ask], "", "條未定") + "，" + d.count(n[index.Drop], "", "條去")
	}
	return d.count(n[index.Keep], "heading", "") + " keep, " + d.count(n[index.Ask], "heading", "") + " ask, " + d.count(n[index.Drop], "heading", "") + " drop"
}
