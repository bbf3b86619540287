package main

import (
	"errors"
	"os/exec"
	"runtime"

	"github.com/spf13/cobra"

	"yinshu/internal/diag"
	"yinshu/internal/press"
	"yinshu/internal/preview"
)

func (d *desk) previewVerb() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "preview PATH",
		Short: d.tr("shows the book in a browser as it will be, and follows every change", "在瀏覽器中預覽成書，隨改隨看"),
		Long: d.tr(
			"preview serves on this machine, at the address it prints: the pages as set, the source with\nevery decision and problem beside the manuscript, the index with its evidence, the proof. A\nchange of any file of the book shows within a second. Nothing is written. Ctrl-C ends it.",
			"preview 在本機開一個網頁（網址印在終端機上）：排好的書頁、原稿的每個判斷與問題及其旁的稿本、\n附理由的索引、校樣。書的任何檔案一有改動，一秒之內即見。不寫任何檔案；Ctrl-C 結束。"),
		Args: d.paths(1, 1),
	}
	f := cmd.Flags()
	f.Int("port", 0, d.tr("port to serve at (default: one that is free)", "埠號（預設取空閒的）"))
	f.String("listen", "127.0.0.1", d.tr("address to serve at; others than this machine then see the book", "監聽的位址；改動後他機也能看到這本書"))
	f.Bool("open", false, d.tr("open the browser", "開啟瀏覽器"))
	f.StringSlice("edition", nil, d.tr("only these editions: hant, hans", "只做這些版本：hant、hans"))
	f.String("design", "", d.tr("page design, for all editions", "各版共用的版式"))
	d.fontFlag(cmd)
	d.readFlags(cmd)
	cmd.RunE = d.preview
	return cmd
}

func (d *desk) preview(cmd *cobra.Command, args []string) error {
	f := cmd.Flags()
	port, _ := f.GetInt("port")
	if port < 0 || port > 65535 {
		return usage{errors.New(d.tr("a port is a number from 0 to 65535", "埠號為 0 至 65535"))}
	}
	listen, _ := f.GetString("listen")
	open, _ := f.GetBool("open")
	editions, _ := f.GetStringSlice("edition")
	design, _ := f.GetString("design")
	return preview.Serve(cmd.Context(), args[0], preview.Options{
		Press:  press.Options{Read: d.readOptions(cmd), Search: d.search(cmd), Editions: editions, Design: design},
		Lang:   d.lang,
		Listen: listen,
		Port:   port,
		Ready: func(url string) {
			d.say("%s  %s  %s", d.tr("preview", "預覽"), url, d.tr("(Ctrl-C ends it)", "（Ctrl-C 結束）"))
			if open {
				if err := browse(url); err != nil {
					d.sayErr(d.tr("no browser could be opened: ", "無法開啟瀏覽器：") + err.Error())
				}
			}
		},
		Round: d.toldRound,
	})
}

// toldRound tells of a round on a line.
func (d *desk) toldRound(t preview.Told) {
	if t.Err != nil {
		d.complain(t.Err)
		return
	}
	d.say(d.tr("set      %d pages in %.2f s, %d faults, %d queries, %d notes", "排版  %d 頁，%.2f 秒；錯誤 %d、存疑 %d、附記 %d"),
		t.Pages, t.Took.Seconds(), t.Counts[diag.Fault], t.Counts[diag.Query], t.Counts[diag.Note])
}

// browse opens an address as the system does.
func browse(url string) error {
	switch runtime.GOOS {
	case "darwin":
		return exec.Command("open", url).Start()
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", url).Start()
	}
	return exec.Command("xdg-open", url).Start()
}
