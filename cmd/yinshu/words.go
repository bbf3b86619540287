package main

import (
	"strings"

	"github.com/spf13/cobra"

	"yinshu/internal/book"
	"yinshu/internal/design"
	"yinshu/internal/diag"
)

// translate puts the library's own words of help into Chinese; cobra has them
// in English only.
func (d *desk) translate(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	if d.lang != diag.Chinese {
		return
	}
	root.SetUsageTemplate(chineseHeads.Replace(root.UsageTemplate()))
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Short = "說明各動詞"
		case "completion":
			cmd.Short = "產生命令列自動補全的腳本"
		}
		cmd.InitDefaultHelpFlag()
		cmd.Flags().Lookup("help").Usage = "說明"
	}
	root.InitDefaultHelpFlag()
	root.Flags().Lookup("help").Usage = "說明"
}

var chineseHeads = strings.NewReplacer(
	"Usage:", "用法：", "Aliases:", "別名：", "Examples:", "例：", "Available Commands:", "動詞：",
	"Additional Commands:", "其他動詞：", "Global Flags:", "共用選項：", "Flags:", "選項：",
	"Additional help topics:", "其他說明：",
	`Use "{{.CommandPath}} [command] --help" for more information about a command.`,
	"各動詞的用法見 {{.CommandPath}} 動詞 --help。",
)

// completeFlags offers the values that a flag can have, where they are known.
func completeFlags(root *cobra.Command) {
	values := map[string][]string{
		"lang": {"en", "zh"}, "edition": {"hant", "hans"}, "only": {"pdf", "epub"},
		"profile": book.Profiles, "design": design.Names(), "to": {"hans", "hant"},
		"encoding": {"utf-8", "utf-16le", "utf-16be", "big5", "gb18030"},
	}
	for _, cmd := range append(root.Commands(), root) {
		for name, list := range values {
			if cmd.LocalFlags().Lookup(name) != nil {
				// It fails only for a flag that does not exist.
				_ = cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(list, cobra.ShellCompDirectiveNoFileComp))
			}
		}
	}
}
