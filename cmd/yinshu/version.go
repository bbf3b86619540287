package main

import "github.com/spf13/cobra"

// version is the press's own; CHANGELOG.md says what came with it.
const version = "0.1.0"

func (d *desk) versionVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: d.tr("says which yinshu this is", "顯示版本"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			d.say("yinshu %s", version)
			return nil
		},
	}
}
