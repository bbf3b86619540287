package main

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"yinshu/internal/press"
	"yinshu/internal/proof"
)

func (d *desk) proofVerb() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "proof PATH",
		Short: d.tr("makes the page that an editor signs: every choice of the conversion", "做校樣頁：轉換的每個取捨，供編輯簽核"),
		Long: d.tr(
			"proof writes one HTML page, NAME-proof.html, that needs no network: each choice of the\nconversion in its sentence, names, residue, marks, both editions side by side, the way\nback, and the findings of reader and checker. --tsv and --json give the same as tables.",
			"proof 寫出單一 HTML 頁 NAME-proof.html，不需網路：每個一對多的取捨及其句子、專名、殘留字、\n標點、兩版對照、反向轉換，以及讀稿與校對的結果。--tsv 與 --json 給出相同內容。"),
		Args: d.paths(1, 1),
	}
	f := cmd.Flags()
	f.StringP("output", "o", "", d.tr("file to write (default: NAME-proof.html; tables go to standard output)", "寫入的檔案（預設 NAME-proof.html；表格寫到標準輸出）"))
	f.Bool("tsv", false, d.tr("as a table", "以 TSV 輸出"))
	f.Bool("json", false, d.tr("as JSON", "以 JSON 輸出"))
	d.readFlags(cmd)
	cmd.RunE = d.proof
	return cmd
}

func (d *desk) proof(cmd *cobra.Command, args []string) error {
	asTSV, _ := cmd.Flags().GetBool("tsv")
	asJSON, _ := cmd.Flags().GetBool("json")
	if asTSV && asJSON {
		return usage{errors.New(d.tr("give --tsv or --json, not both", "--tsv 與 --json 只能選一"))}
	}
	sheet, err := press.Proof(args[0], d.readOptions(cmd))
	if err != nil {
		return err
	}
	name, _ := cmd.Flags().GetString("output")
	var text []byte
	switch {
	case asTSV:
		text = proof.TSV(sheet, d.lang)
	case asJSON:
		text, err = proof.JSON(sheet, d.lang)
	default:
		text, err = proof.HTML(sheet, d.lang)
		if name == "" {
			base := filepath.Base(filepath.Clean(args[0]))
			name = strings.TrimSuffix(base, filepath.Ext(base)) + "-proof.html"
		}
	}
	if err != nil {
		return err
	}
	if err := d.output(name, string(text)); err != nil {
		return err
	}
	if name != "" && name != "-" {
		d.say("%s  → %s", d.tr("proof", "校樣"), name)
	}
	return nil
}
