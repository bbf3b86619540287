package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"yinshu/internal/diag"
	"yinshu/internal/face"
	"yinshu/internal/press"
)

// A desk is what every verb works at.
type desk struct {
	in   io.Reader
	out  *outlet
	errs io.Writer
	env  func(string) string
	lang diag.Lang
}

func newDesk(args []string, in io.Reader, out, errs io.Writer, env func(string) string) *desk {
	return &desk{in: in, out: &outlet{to: out}, errs: errs, env: env, lang: language(args, env)}
}

// An outlet is where results go. It remembers that one could not be written, so
// that no verb ends well whose result is lost.
type outlet struct {
	to  io.Writer
	mu  sync.Mutex
	err error
}

func (o *outlet) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	n, err := o.to.Write(p)
	if o.err == nil {
		o.err = err
	}
	return n, err
}

// lost gives the first error, or nil.
func (o *outlet) lost() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.err
}

// language finds the language of messages before the flags are parsed, since
// their help is in it: --lang, else the locale.
func language(args []string, env func(string) string) diag.Lang {
	want := ""
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if want = env(name); want != "" {
			break
		}
	}
	for i, arg := range args {
		if v, ok := strings.CutPrefix(arg, "--lang="); ok {
			want = v
		} else if arg == "--lang" && i+1 < len(args) {
			want = args[i+1]
		}
	}
	if strings.HasPrefix(strings.ToLower(want), "zh") {
		return diag.Chinese
	}
	return diag.English
}

// tr takes the text in the desk's language.
func (d *desk) tr(en, zh string) string {
	return [2]string{diag.English: en, diag.Chinese: zh}[d.lang]
}

func (d *desk) say(format string, args ...any) { say(d.out, format, args...) }

func say(w io.Writer, format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

func (d *desk) sayErr(line string) { fmt.Fprintln(d.errs, line) }

// paths checks that a verb got from least to most paths.
func (d *desk) paths(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least {
			return usage{fmt.Errorf(d.tr("%s needs the path of a book's folder or of a text", "%s 之後要有書的資料夾或文字檔的路徑"), cmd.Name())}
		}
		if most >= 0 && len(args) > most {
			return usage{fmt.Errorf(d.tr("%s takes one path, not %d", "%s 只收一個路徑，不是 %d 個"), cmd.Name(), len(args))}
		}
		return nil
	}
}

// fontFlag adds --fonts to a verb that needs faces.
func (d *desk) fontFlag(cmd *cobra.Command) {
	cmd.Flags().StringArray("fonts", nil, d.tr("a folder of fonts, searched first", "字型資料夾，最先尋找"))
}

// search says where faces are sought. Everything that depends on the machine
// is gathered here.
func (d *desk) search(cmd *cobra.Command) face.Search {
	home := d.env("HOME")
	s := face.Search{
		Env:    d.env("YINSHU_FONTS"),
		Data:   d.env("XDG_DATA_HOME"),
		System: face.SystemDirs(runtime.GOOS, home),
	}
	if s.Data == "" && home != "" {
		s.Data = filepath.Join(home, ".local", "share")
	}
	if dirs, err := cmd.Flags().GetStringArray("fonts"); err == nil {
		s.Dirs = dirs
	}
	if exe, err := os.Executable(); err == nil {
		if real, err := filepath.EvalSymlinks(exe); err == nil {
			exe = real
		}
		s.Program = exe
	}
	return s
}

// epoch is the time stamped into outputs where a book names none:
// SOURCE_DATE_EPOCH, as reproducible-builds.org describes it.
func (d *desk) epoch() string { return d.env("SOURCE_DATE_EPOCH") }

// readOptions are the reading flags of a verb.
func (d *desk) readOptions(cmd *cobra.Command) press.ReadOptions {
	encoding, _ := cmd.Flags().GetString("encoding")
	return press.ReadOptions{Encoding: encoding, Epoch: d.epoch()}
}

func (d *desk) readFlags(cmd *cobra.Command) {
	cmd.Flags().String("encoding", "", d.tr("encoding of the text (default: found by evidence)", "原稿的編碼（預設自動判斷）"))
}

// report prints problems, for people or as JSON.
func (d *desk) report(w io.Writer, problems []*diag.Problem, asJSON bool) error {
	if !asJSON {
		for _, p := range problems {
			io.WriteString(w, p.Report(d.lang))
		}
		return nil
	}
	records := make([]diag.Record, len(problems))
	for i, p := range problems {
		records[i] = p.Record(d.lang)
	}
	return d.json(w, records)
}

func (d *desk) json(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// output writes a file, or to standard output where it has no name. A file
// that cannot be written whole is left as it was.
func (d *desk) output(name string, text string) error {
	if name == "" || name == "-" {
		_, err := io.WriteString(d.out, text)
		return err
	}
	return press.WriteFile(name, text)
}
