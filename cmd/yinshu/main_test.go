package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	if os.Getenv("YINSHU_IS_PROGRAM") != "" {
		main() // a test wants a process of its own, to kill it
		return
	}
	testscript.Main(m, map[string]func(){"yinshu": main})
}

// Each testdata/*.txtar is a story: commands, then the files they need. Its
// environment names the folder of the fonts ($FONTS) and of the sample book
// ($SAMPLE).
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       os.Getenv("UPDATE") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               setup,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"bytes": writeBytes,
			"files": listFiles,
		},
	})
}

func setup(env *testscript.Env) error {
	fonts, err := filepath.Abs("../../fonts")
	if err != nil {
		return err
	}
	sample, err := filepath.Abs("../../source/sample")
	if err != nil {
		return err
	}
	env.Setenv("FONTS", fonts)
	env.Setenv("YINSHU_FONTS", fonts)
	env.Setenv("SAMPLE", sample)
	env.Setenv("HOME", env.WorkDir)
	return nil
}

// writeBytes writes a file of bytes that an archive cannot hold:
// bytes FILE COUNT HEX...
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: bytes FILE COUNT HEX...")
	}
	n := 0
	for _, r := range args[1] {
		n = 10*n + int(r-'0')
	}
	var one []byte
	for _, hex := range args[2:] {
		var b byte
		for _, r := range hex {
			b = b<<4 | byte(strings.IndexRune("0123456789abcdef", r))
		}
		one = append(one, b)
	}
	var all []byte
	for range n {
		all = append(all, one...)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), all, 0o666))
}

// listFiles checks that a folder holds exactly the named files, hidden ones
// too: files DIR NAME...
func listFiles(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: files DIR NAME...")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if got, want := strings.Join(names, " "), strings.Join(args[1:], " "); got != want {
		ts.Fatalf("%s holds\n  %s\nwant\n  %s", args[0], got, want)
	}
}
