package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"yinshu/internal/book"
	"yinshu/internal/press"
)

func (d *desk) newVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "new DIR [TEXT]",
		Short: d.tr("makes a book's folder from a text", "由原稿新建書的資料夾"),
		Long: d.tr(
			"new makes the folder DIR with TEXT in it as it came (- is standard input), and with\nbook.toml, fixes.txt and names.txt, which explain themselves. Nothing is written over.",
			"new 新建資料夾 DIR，把 TEXT 原樣放進去（- 為標準輸入），並放入附說明的 book.toml、\nfixes.txt、names.txt。不會覆蓋任何檔案。"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usage{errors.New(d.tr("new needs the name of a folder, and may have a text", "new 之後要有資料夾名稱，可再加原稿"))}
			}
			return nil
		},
		RunE: d.newBook,
	}
}

func (d *desk) newBook(_ *cobra.Command, args []string) error {
	dir := args[0]
	var text []byte
	ending := ".txt"
	if len(args) > 1 {
		var err error
		if text, err = d.raw(args[1]); err != nil {
			return err
		}
		if strings.EqualFold(filepath.Ext(args[1]), ".md") {
			ending = ".md"
		}
	}
	made, err := book.Start(dir, text, ending, d.lang)
	if err != nil {
		return err
	}
	for _, name := range made {
		d.say("%s", name)
	}
	if text == nil {
		d.say(d.tr("Put the text there as %s, then:", "請把原稿存作 %s，然後："), filepath.Join(dir, "text.txt"))
	}
	d.say("yinshu build %s", dir)
	return nil
}

// raw reads a file as it is, or standard input for -, as far as a book may be
// long.
func (d *desk) raw(name string) ([]byte, error) {
	in := d.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, press.ReadProblem(name, err)
		}
		defer f.Close()
		in = f
	}
	return book.ReadText(in, name)
}
