//go:build unix

package press

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A pipe that is named as the output is written to, and stays a pipe: a rename
// over it would take it away, as it would /dev/null.
func TestOutputIntoAPipe(t *testing.T) {
	name := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Fatal(err)
	}
	got := make(chan string)
	go func() {
		b, _ := os.ReadFile(name)
		got <- string(b)
	}()
	if err := WriteFile(name, "頁"); err != nil {
		t.Fatal(err)
	}
	if s := <-got; s != "頁" {
		t.Errorf("the pipe gave %q", s)
	}
	if info, err := os.Stat(name); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("the pipe is gone: %v, %v", info, err)
	}
}
