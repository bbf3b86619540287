package main

import (
	"errors"
	"io"
	"os"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"yinshu/internal/press"
	"yinshu/internal/script"
)

func (d *desk) convertVerb() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "convert --to hans|hant FILE",
		Short: d.tr("converts any text to the other script, line for line", "把任何文字逐行轉成另一種字"),
		Long: d.tr(
			"convert writes FILE (- is standard input) in the other script to standard output or -o,\nline for line, by the same rules as the editions. Reports go to standard error.",
			"convert 把 FILE（- 為標準輸入）轉成另一種字，寫到標準輸出或 -o，行數不變，\n規則與成書相同。報告寫到標準錯誤。"),
		Args: d.paths(1, 1),
	}
	f := cmd.Flags()
	f.String("to", "", d.tr("the script wanted: hans, hant, or a language such as zh-Hant-HK", "要的字：hans、hant，或 zh-Hant-HK 之類的語文"))
	f.StringP("output", "o", "", d.tr("file to write (default: standard output)", "寫入的檔案（預設為標準輸出）"))
	f.Bool("phrases", false, d.tr("regional vocabulary too: 軟體 becomes 软件", "連地區用語也改：軟體作软件"))
	cmd.RunE = d.convert
	return cmd
}

var targets = map[string]string{
	"hans": "zh-Hans-CN", "hant": "zh-Hant-TW",
	"zh-Hans-CN": "zh-Hans-CN", "zh-Hant-TW": "zh-Hant-TW", "zh-Hant-HK": "zh-Hant-HK", "zh-Hans-SG": "zh-Hans-SG",
}

func (d *desk) convert(cmd *cobra.Command, args []string) error {
	want, _ := cmd.Flags().GetString("to")
	to, ok := targets[want]
	if !ok {
		return usage{errors.New(d.tr("convert needs --to hans or --to hant", "convert 需要 --to hans 或 --to hant"))}
	}
	text, err := d.input(args[0])
	if err != nil {
		return err
	}
	opt := script.Options{To: to, From: press.OtherScript(to)}
	opt.Phrases, _ = cmd.Flags().GetBool("phrases")
	converted, _, problems := script.Lines(args[0], text, opt)
	if err := d.report(d.errs, problems, false); err != nil {
		return err
	}
	name, _ := cmd.Flags().GetString("output")
	return d.output(name, converted)
}

// input reads a UTF-8 file whole, or standard input for -.
func (d *desk) input(name string) (string, error) {
	var data []byte
	var err error
	if name == "-" {
		data, err = io.ReadAll(d.in)
	} else {
		data, err = os.ReadFile(name)
	}
	if err != nil {
		return "", press.ReadProblem(name, err)
	}
	if !utf8.Valid(data) {
		return "", press.NotUTF8(name)
	}
	return string(data), nil
}
