package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yinshu/internal/book"
	"yinshu/internal/press"
)

func (d *desk) buildVerb() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "build PATH...",
		Short: d.tr("makes the books: PDF and EPUB, Traditional and Simplified", "做書：繁、簡兩版的 PDF 與 EPUB"),
		Long: d.tr(
			"build makes NAME-hant.pdf, NAME-hant.epub, NAME-hans.pdf and NAME-hans.epub of each\nPATH: a book's folder, or just a text file. A text with problems still becomes a book;\nyinshu check shows them.",
			"build 由每個 PATH（書的資料夾，或單一文字檔）做出 NAME-hant.pdf、NAME-hant.epub、\nNAME-hans.pdf、NAME-hans.epub。原稿有問題也照樣成書；問題用 yinshu check 看。"),
		Args: func(cmd *cobra.Command, args []string) error {
			if list, _ := cmd.Flags().GetString("list"); list != "" {
				return nil
			}
			return d.paths(1, -1)(cmd, args)
		},
	}
	f := cmd.Flags()
	f.Bool("force", false, d.tr("make unchanged books too", "沒有變動的書也重做"))
	f.IntP("jobs", "j", 0, d.tr("books made at once (default: one a processor)", "同時做幾本書（預設每個處理器一本）"))
	f.String("list", "", d.tr("file with further paths, one a line; - is standard input", "書目檔，每行一個路徑；- 為標準輸入"))
	f.StringP("output", "o", "output", d.tr("folder for the books", "成書放入的資料夾"))
	f.StringSlice("edition", nil, d.tr("only these editions: hant, hans", "只做這些版本：hant、hans"))
	f.StringSlice("only", nil, d.tr("only these forms: pdf, epub", "只做這些格式：pdf、epub"))
	f.StringSlice("profile", nil, d.tr("what the PDF is for: reading, press, pod", "PDF 的用途：reading 閱讀、press 印廠、pod 隨需印刷"))
	f.String("design", "", d.tr("page design, for all editions", "各版共用的版式"))
	f.Bool("json", false, d.tr("report as JSON", "以 JSON 報告"))
	d.fontFlag(cmd)
	d.readFlags(cmd)
	cmd.RunE = d.build
	return cmd
}

func (d *desk) build(cmd *cobra.Command, args []string) error {
	opt, err := d.buildOptions(cmd)
	if err != nil {
		return err
	}
	args, err = d.listed(cmd, args)
	if err != nil {
		return err
	}
	asJSON, _ := cmd.Flags().GetBool("json")
	jobs, _ := cmd.Flags().GetInt("jobs")
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	if os.Getenv("GOMEMLIMIT") == "" && os.Getenv("GOGC") == "" {
		percent, limit := press.Memory(args)
		largePages(96 << 20)
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
	t := d.newTeller(len(args), asJSON)
	press.BuildList(cmd.Context(), args, opt, jobs, t.told)
	if t.end() {
		return errFound
	}
	return nil
}

// listed adds the paths of --list, one a line, to those of the command line.
func (d *desk) listed(cmd *cobra.Command, args []string) ([]string, error) {
	name, _ := cmd.Flags().GetString("list")
	if name == "" {
		return args, nil
	}
	text, err := d.input(name)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "#") {
			args = append(args, line)
		}
	}
	if len(args) == 0 {
		return nil, usage{fmt.Errorf(d.tr("%s lists no book", "%s 裏沒有書"), name)}
	}
	return args, nil
}

func (d *desk) buildOptions(cmd *cobra.Command) (press.Options, error) {
	f := cmd.Flags()
	opt := press.Options{Read: d.readOptions(cmd), Search: d.search(cmd)}
	opt.Output, _ = f.GetString("output")
	opt.Design, _ = f.GetString("design")
	opt.Editions, _ = f.GetStringSlice("edition")
	opt.Only, _ = f.GetStringSlice("only")
	opt.Profiles, _ = f.GetStringSlice("profile")
	opt.Force, _ = f.GetBool("force")
	opt.Cache, opt.Program = d.cache(), program()
	for _, p := range opt.Profiles {
		if !slices.Contains(book.Profiles, p) {
			return opt, usage{fmt.Errorf(d.tr("there is no profile %q; reading, press and pod are known", "沒有 %q 這種 PDF；可用 reading、press、pod"), p)}
		}
	}
	for _, e := range opt.Editions {
		if e != "hant" && e != "hans" {
			return opt, usage{fmt.Errorf(d.tr("there is no edition %q; hant and hans are known", "沒有 %q 這個版本；可用 hant 與 hans"), e)}
		}
	}
	for _, o := range opt.Only {
		if o != "pdf" && o != "epub" {
			return opt, usage{fmt.Errorf(d.tr("there is no form %q; pdf and epub are known", "沒有 %q 這種格式；可用 pdf 與 epub"), o)}
		}
	}
	return opt, nil
}
