package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A full is a disk without space, after so many bytes.
type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.left {
		return 0, errors.New("no space left on device")
	}
	f.left -= len(p)
	return len(p), nil
}

// No verb ends well when what it was asked for could not be written, be it the
// first byte of it or a later one.
func TestResultLost(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "book.txt")
	if err := os.WriteFile(text, []byte("渡口記\n\n　　河水東流，行人南渡。1\n\n註釋\n1 見《河志》。\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	fonts, _ := filepath.Abs("../../fonts")
	env := func(name string) string {
		if name == "YINSHU_FONTS" {
			return fonts
		}
		return ""
	}
	for _, args := range []string{
		"--help", "version", "fonts", "read TEXT", "read --why TEXT", "check TEXT", "check --json TEXT", "index TEXT --output -",
		"convert --to hans TEXT", "pages TEXT", "proof TEXT --output -", "build TEXT --force --output DIR", "build TEXT --json --force --output DIR",
	} {
		line := strings.Fields(strings.NewReplacer("TEXT", text, "DIR", dir).Replace(args))
		for _, room := range []int{0, 5} {
			var errs bytes.Buffer
			status := run(context.Background(), line, strings.NewReader(""), &full{room}, &errs, env)
			if status != statusFail || !strings.Contains(errs.String(), "no space left on device") {
				t.Errorf("yinshu %s, with room for %d bytes, ends with %d and says %q", args, room, status, errs.String())
			}
		}
	}
}
