package main

import (
	"github.com/spf13/cobra"

	"yinshu/internal/face"
)

func (d *desk) fontsVerb() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "fonts",
		Short: d.tr("lists the typefaces and where they were found", "列出字型與所在"),
		Args:  cobra.NoArgs,
	}
	d.fontFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		missing := false
		for _, h := range face.Find(d.search(cmd)).List() {
			if h.Err != nil {
				missing = true
				d.complain(h.Err)
				continue
			}
			d.say("%-14s %s %d  %s  %s", h.ID, h.Face.Family, h.Face.Weight, d.count(h.Face.Glyphs(), "glyph", "字形"), h.Face.File)
		}
		if missing {
			return errFound
		}
		return nil
	}
	return cmd
}
