package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var (
	block     = regexp.MustCompile("(?s)```(sh|toml|text)\n(.*?)```")
	blockFile = regexp.MustCompile(`^# (mybook/[a-z0-9.-]+)\n`)
)

// The commands of the manual run, one after the other, on a text of the kind
// it speaks of; those that end with || true may report faults. A block whose
// first line names a file of mybook is put there.
func TestManual(t *testing.T) {
	for _, name := range []string{"manual.md", "manual.zh-Hant.md"} {
		text, err := os.ReadFile(filepath.Join("../../docs", name))
		if err != nil {
			t.Fatal(err)
		}
		blocks := block.FindAllStringSubmatch(string(text), -1)
		if len(blocks) < 20 {
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

// Both manuals name every key of book.toml that the commented order of a new
// book has.
func TestManualNamesEveryKey(t *testing.T) {
	read := func(name string) string {
		text, err := os.ReadFile(filepath.FromSlash(name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	keys := regexp.MustCompile(`(?m)^#?([a-z-]+) *= `)
	order := keys.FindAllStringSubmatch(read("../../internal/book/start/en/book.toml"), -1)
	if len(order) < 30 {
		t.Fatalf("the order of a new book has only %d keys", len(order))
	}
	for _, name := range []string{"manual.md", "manual.zh-Hant.md"} {
		text := read("../../docs/" + name)
		for _, m := range order {
			if key := m[1]; !regexp.MustCompile(`\b` + key + ` +=`).MatchString(text) {
				t.Errorf("%s does not tell of %s", name, key)
			}
		}
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
	var b, files strings.Builder
	for n, block := range blocks {
		if m := blockFile.FindStringSubmatch(block[2]); m != nil {
			fmt.Fprintf(&b, "cp recipe/%d %s\n", n, m[1])
			fmt.Fprintf(&files, "-- recipe/%d --\n%s", n, block[2])
			continue
		}
		if block[1] != "sh" {
			continue
		}
		for line := range strings.Lines(block[2]) {
			line = strings.TrimSpace(line)
			command, mayFail := strings.CutSuffix(line, " || true")
			switch {
			case mayFail:
				b.WriteString("try " + command + "\n")
			case strings.HasPrefix(command, "yinshu "):
				b.WriteString("exec " + command + "\n! stderr panic\n! stderr mybook/[a-z]+.toml\n")
			default:
				b.WriteString(command + "\n")
			}
		}
	}
	b.WriteString("exists output/essay-hant.pdf output/essay-hans.epub output/mybook-hans.pdf mybook/index.tsv mybook/text.md essay-hans.txt\n")
	b.WriteString("-- essay.txt --\n" + essay + files.String())
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
