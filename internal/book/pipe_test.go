//go:build unix

package book

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A pipe in a book's folder, or in a book's place, would keep the press
// waiting for ever; it is no file.
func TestPipe(t *testing.T) {
	for _, name := range []string{"text.txt", "book.toml", "fixes.txt", "index.tsv"} {
		dir := t.TempDir()
		if name != "text.txt" {
			if err := os.WriteFile(filepath.Join(dir, "text.txt"), []byte("題\n\n甲乙。\n"), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		file := filepath.Join(dir, name)
		if err := syscall.Mkfifo(file, 0o666); err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{dir, file} {
			if _, _, err := Open(path); err == nil || !strings.Contains(err.Error(), "not a regular file") {
				t.Errorf("%s as a pipe: %v", name, err)
			}
		}
	}
}
