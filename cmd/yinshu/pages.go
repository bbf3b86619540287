package main

import (
	"strings"

	"github.com/spf13/cobra"

	"yinshu/internal/press"
	"yinshu/internal/typeset"
)

func (d *desk) pagesVerb() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "pages PATH",
		Short: d.tr("lists the pages as set, every line with its reasons", "列出排好的每一頁、每一行與理由"),
		Args:  d.paths(1, 1),
	}
	f := cmd.Flags()
	f.StringP("output", "o", "", d.tr("file to write (default: standard output)", "寫入的檔案（預設為標準輸出）"))
	f.String("edition", "hant", d.tr("the edition: hant or hans", "版本：hant 或 hans"))
	f.String("design", "", d.tr("page design", "版式"))
	d.fontFlag(cmd)
	d.readFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		edition, _ := cmd.Flags().GetString("edition")
		design, _ := cmd.Flags().GetString("design")
		name, _ := cmd.Flags().GetString("output")
		opt := press.Options{Read: d.readOptions(cmd), Search: d.search(cmd), Editions: strings.Split(edition, ","), Design: design}
		setting, problems, err := press.Set(args[0], opt)
		if err != nil {
			return err
		}
		if err := d.report(d.errs, problems, false); err != nil {
			return err
		}
		return d.output(name, typeset.Listing(setting))
	}
	return cmd
}
