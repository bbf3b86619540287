package main

import (
	"io"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"yinshu/internal/manuscript"
	"yinshu/internal/press"
	"yinshu/internal/reader"
)

func (d *desk) readVerb() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "read PATH",
		Short: d.tr("gives the manuscript found in a text, as Markdown", "把原稿讀成有結構的 Markdown 稿本"),
		Long: d.tr(
			"read gives the manuscript as Markdown that pandoc reads too; yinshu builds books from it\nas from the raw text. With --why it lists every decision instead: each joined line, each\nparagraph end, each note mark, each number refused as one, each line left out.",
			"read 把稿本寫成 Markdown（pandoc 也能讀），印書可由此成書，與由原稿成書相同。\n加 --why 則列出每個判斷：接行、分段、註號、不作註號的數字、略去的行，各附理由。"),
		Args: d.paths(1, 1),
	}
	cmd.Flags().StringP("output", "o", "", d.tr("file to write (default: standard output)", "寫入的檔案（預設為標準輸出）"))
	cmd.Flags().Bool("why", false, d.tr("list the decisions with their reasons", "列出判斷與理由"))
	d.readFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		boundMemory(args[0])
		desk, err := press.Open(args[0], d.readOptions(cmd))
		if err != nil {
			return err
		}
		defer desk.Close()
		for _, p := range desk.Problems() {
			io.WriteString(d.errs, p.Report(d.lang))
		}
		why, _ := cmd.Flags().GetBool("why")
		name, _ := cmd.Flags().GetString("output")
		if why {
			return d.output(name, reader.Why(desk.Manuscript, d.lang))
		}
		return d.output(name, manuscript.Markdown(desk.Manuscript))
	}
	return cmd
}

// boundMemory keeps the reading of a long text inside its limit, unless the
// engineer has set one of her own.
func boundMemory(path string) {
	if os.Getenv("GOMEMLIMIT") == "" && os.Getenv("GOGC") == "" {
		debug.SetMemoryLimit(press.ReadingMemory(path))
	}
}
