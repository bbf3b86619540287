// Command yinshu prints books: a raw Chinese text becomes a typeset PDF and an
// EPUB, each in Traditional and in Simplified characters.
//
// One file a verb; nothing here reasons about a text.
//
//	main.go     the command line, exit statuses
//	words.go    help in Chinese, values that the shell completes
//	desk.go     what every verb shares: language, streams, fonts
//	new.go      yinshu new
//	build.go    yinshu build
//	tell.go     what is told of the books that are made
//	machine.go  what depends on the machine: cache, terminal, this program, memory
//	read.go     yinshu read
//	check.go    yinshu check
//	index.go    yinshu index
//	convert.go  yinshu convert
//	pages.go    yinshu pages
//	proof.go    yinshu proof
//	preview.go  yinshu preview
//	fonts.go    yinshu fonts
//	version.go  yinshu version
//
// Exit status: 0 when what was asked was made, whatever problems the text
// has; 1 when it could not be made, and for check when a fault remains that is
// not silenced; 2 for bad usage.
package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"yinshu/internal/diag"
)

func main() {
	// An interrupted build must still clear its unfinished files away.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	status := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)
	stop()
	os.Exit(status)
}

// Exit statuses.
const (
	statusOK    = 0
	statusFail  = 1
	statusUsage = 2
)

// errFound ends check when a fault remains; everything is said already.
var errFound = errors.New("faults remain")

// A usage error is a command line that cannot be understood.
type usage struct{ error }

func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer, env func(string) string) int {
	d := newDesk(args, in, out, errs, env)
	root := d.root()
	root.SetArgs(args)
	root.SetContext(ctx)
	err := root.ExecuteContext(ctx)
	if err == nil || errors.Is(err, errFound) {
		err = cmp.Or(d.out.lost(), err)
	}
	var bad usage
	switch {
	case err == nil:
		return statusOK
	case errors.Is(err, errFound):
		return statusFail
	case errors.As(err, &bad):
		d.complain(bad.error)
		d.sayErr(d.tr("yinshu --help lists the verbs, yinshu VERB --help their flags", "yinshu --help 列出各動詞，yinshu 動詞 --help 列出選項"))
		return statusUsage
	}
	d.complain(err)
	return statusFail
}

// root is the command line as a whole.
func (d *desk) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "yinshu",
		Short: d.tr("prints Chinese books from raw text", "印書：由原稿排印中文書"),
		Long: d.tr(
			"yinshu 印書 makes books: a raw Chinese text becomes a typeset PDF and an EPUB,\neach in Traditional and in Simplified characters, with endnotes and an index.",
			"印書把中文原稿做成書：排好版的 PDF 與 EPUB，繁體、簡體各一，附註釋與索引。"),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage{errors.New(d.tr("there is no verb ", "沒有這個動詞：") + args[0])}
			}
			return cmd.Help()
		},
	}
	root.SetIn(d.in)
	root.SetOut(d.out)
	root.SetErr(d.errs)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage{err} })
	root.PersistentFlags().String("lang", "", d.tr("language of messages: en or zh (default: the locale's)", "訊息語言：en 或 zh（預設依系統語系）"))
	root.AddCommand(d.newVerb(), d.buildVerb(), d.readVerb(), d.checkVerb(), d.indexVerb(), d.convertVerb(), d.pagesVerb(), d.proofVerb(), d.previewVerb(), d.fontsVerb(), d.versionVerb())
	d.translate(root)
	completeFlags(root)
	return root
}

// complain reports an error: a problem with its hint, any other on a line.
func (d *desk) complain(err error) { d.complainTo(d.errs, "", err) }

// complainTo names the path too where the problem has no place of its own.
func (d *desk) complainTo(w io.Writer, path string, err error) {
	var p *diag.Problem
	if errors.As(err, &p) {
		if p.File == "" && path != "" {
			io.WriteString(w, path+": ")
		}
		io.WriteString(w, p.Report(d.lang))
		return
	}
	io.WriteString(w, "yinshu: "+err.Error()+"\n")
}
