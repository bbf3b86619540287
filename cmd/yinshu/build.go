package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yinshu/internal/book"
	"yinshu/internal/diag"
	"yinshu/internal/press"
)

func (d *desk) buildVerb() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "build PATH...",
		Short: d.tr("makes the books: PDF and EPUB, Traditional and Simplified", "做書：繁、簡兩版的 PDF 與 EPUB"),
		Long: d.tr(
			"build makes NAME-hant.pdf, NAME-hant.epub, NAME-hans.pdf and NAME-hans.epub of each\nPATH: a book's folder, or just a text file. A text with problems still becomes a book;\nyinshu check shows them.",
			"build 由每個 PATH（書的資料夾，或單一文字檔）做出 NAME-hant.pdf、NAME-hant.epub、\nNAME-hans.pdf、NAME-hans.epub。原稿有問題也照樣成書；問題用 yinshu check 看。"),
		Args: d.paths(1, -1),
	}
	f := cmd.Flags()
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
	asJSON, _ := cmd.Flags().GetBool("json")
	var results []*press.Result
	failed := false
	for _, path := range args {
		began := time.Now()
		result, err := press.Build(cmd.Context(), path, opt)
		if err != nil {
			// One bad book never stops the others.
			failed = true
			d.complain(err)
			results = append(results, &press.Result{Path: path, Failed: d.failure(err)})
			continue
		}
		results = append(results, result)
		if !asJSON {
			d.tell(result, time.Since(began))
		}
	}
	if asJSON {
		if err := d.json(d.out, results); err != nil {
			return err
		}
	}
	if failed {
		return errFound
	}
	return nil
}

func (d *desk) buildOptions(cmd *cobra.Command) (press.Options, error) {
	f := cmd.Flags()
	opt := press.Options{Read: d.readOptions(cmd), Search: d.search(cmd)}
	opt.Output, _ = f.GetString("output")
	opt.Design, _ = f.GetString("design")
	opt.Editions, _ = f.GetStringSlice("edition")
	opt.Only, _ = f.GetStringSlice("only")
	opt.Profiles, _ = f.GetStringSlice("profile")
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

// failure puts an error into words for the engineer's list.
func (d *desk) failure(err error) *diag.Record {
	var p *diag.Problem
	if errors.As(err, &p) {
		r := p.Record(d.lang)
		return &r
	}
	return &diag.Record{Grade: diag.Fault.String(), Msg: err.Error()}
}

// tell says in a few lines what became of a book.
func (d *desk) tell(r *press.Result, took time.Duration) {
	a := r.Account
	var source []string
	source = append(source, a.Encoding, d.count(a.Lines, "line", "行"))
	if a.Pages > 1 {
		source = append(source, d.count(a.Pages, "page", "頁"))
	}
	made := []string{d.count(r.Paragraphs, "paragraph", "段"), d.count(r.Headings, "heading", "個標題"), d.count(r.Notes, "note", "條註")}
	d.say("%s  %-18s %s → %s", d.tr("reading  ", "讀稿"), filepath.Base(r.Text), strings.Join(source, ", "), strings.Join(made, ", "))
	d.tellProblems(r)
	if r.Proposed {
		d.say("%s  %s", d.tr("indexing ", "索引"), fmt.Sprintf(d.tr("proposed by the program; yinshu index %s lets the editor decide", "由程式擬定；yinshu index %s 交編輯定奪"), r.Path))
	}
	for i, e := range r.Editions {
		head := d.tr("setting  ", "排版")
		if i > 0 {
			head = d.tr("         ", "    ")
		}
		entries := ""
		if e.Entries > 0 {
			entries = "  " + d.count(e.Entries, "index entry", "條索引")
		}
		d.say("%s  %s  %-14s %s  %s%s  → %s", head, e.Name, e.Design,
			d.count(e.Pages, "page", "頁"), d.count(r.Notes, "note", "條註"), entries, strings.Join(e.Files, ", "))
	}
	d.say("%.1f s", took.Seconds())
}

// tellProblems counts the problems by grade. Those of the book's own order and
// those of the files are told in full: check cannot show them, and they say
// that something was not made as it was wanted.
func (d *desk) tellProblems(r *press.Result) {
	if len(r.Problems) == 0 {
		return
	}
	d.say("%s  %s    %s", d.tr("checking ", "校對"), d.tally(r.Problems),
		fmt.Sprintf(d.tr("yinshu check --layout %s shows them", "請看 yinshu check --layout %s"), r.Path))
	for _, p := range r.Problems {
		if p.Kind.Grade > diag.Note && filepath.Ext(p.File) == ".toml" {
			fmt.Fprint(d.errs, p.Report(d.lang))
		}
	}
	for _, p := range r.Made {
		fmt.Fprint(d.errs, p.Report(d.lang))
	}
}

// count writes a number with its noun.
func (d *desk) count(n int, en, zh string) string {
	if d.lang == diag.Chinese {
		return fmt.Sprintf("%d %s", n, zh)
	}
	if n == 1 {
		return "1 " + en
	}
	if stem, ok := strings.CutSuffix(en, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, en)
}
