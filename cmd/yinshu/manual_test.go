package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var shellBlock = regexp.MustCompile("(?s)```sh\n(.*?)```")

// The commands of the manual run, one after the other, on a text of the kind
// it speaks of; those that end with || true may report faults.
func TestManual(t *testing.T) {
	for _, name := range []string{"manual.md", "manual.zh-Hant.md"} {
		text, err := os.ReadFile(filepath.Join("../../docs", name))
		if err != nil {
			t.Fatal(err)
		}
		blocks := shellBlock.FindAllStringSubmatch(string(text), -1)
		if len(blocks) < 5 {
			t.Fatalf("%s has only %d blocks of commands", name, len(blocks))
		}
		dir := t.TempDir()
		story := filepath.Join(dir, strings.TrimSuffix(name, ".md")+".txtar")
		if err := os.WriteFile(story, []byte(told(blocks)), 0o666); err != nil {
			t.Fatal(err)
		}
		testscript.Run(t, testscript.Params{
			Dir: dir, Setup: setup, RequireExplicitExec: true,
			Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"try": try},
		})
	}
}

// try runs a command that may end with a status, but never with a panic.
func try(ts *testscript.TestScript, _ bool, args []string) {
	if err := ts.Exec(args[0], args[1:]...); err != nil && strings.Contains(ts.ReadFile("stderr"), "panic") {
		ts.Fatalf("%v panics", args)
	}
}

// told turns the manual's commands into a story.
func told(blocks [][]string) string {
	var b strings.Builder
	for _, block := range blocks {
		for line := range strings.Lines(block[1]) {
			line = strings.TrimSpace(line)
			command, mayFail := strings.CutSuffix(line, " || true")
			switch {
			case mayFail:
				b.WriteString("try " + command + "\n")
			case strings.HasPrefix(command, "yinshu "):
				b.WriteString("exec " + command + "\n! stderr panic\n")
			default:
				b.WriteString(command + "\n")
			}
		}
	}
	b.WriteString("exists output/essay-hant.pdf output/essay-hans.epub output/mybook-hans.pdf mybook/index.tsv mybook/text.md essay-hans.txt\n")
	b.WriteString("-- essay.txt --\n" + essay)
	return b.String()
}

const essay = `紙的路

⊙ 顧某

一

紙在路上走得很慢。1從前的人說：「一紙千金。」2今年是2025年，紙還在路上，
里程卻已無人計算。

紙的故事還沒有說完，說書的人也還沒有散。

註釋

1 見《紙史》，頁12。
2 見〈說紙〉。
`
