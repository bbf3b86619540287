//go:build unix

package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The preview says where it is, answers there, tells of every round, and ends
// with success when it is interrupted. It leaves nothing in the folder.
func TestPreviewProcess(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "text.txt")
	if err := os.WriteFile(name, []byte(prose(1)), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := process(t, thisProgram(t), "preview", dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	lines := bufio.NewScanner(out)
	next := func() string {
		if !lines.Scan() {
			t.Fatal("it ended by itself")
		}
		return lines.Text()
	}
	fields := strings.Fields(next())
	if len(fields) < 2 || !strings.HasPrefix(fields[1], "http://127.0.0.1:") {
		t.Fatalf("it says %q, not its address on this machine", fields)
	}
	if told := next(); !strings.HasPrefix(told, "set ") {
		t.Errorf("of the first round it says %q", told)
	}
	answer, err := http.Get(fields[1] + "page/hans/1")
	if err != nil {
		t.Fatal(err)
	}
	page, _ := io.ReadAll(answer.Body)
	answer.Body.Close()
	if answer.StatusCode != 200 || !strings.HasPrefix(string(page), "<svg ") {
		t.Errorf("the first page: status %d, %.60q", answer.StatusCode, page)
	}
	if err := os.WriteFile(name, []byte(prose(2)), 0o666); err != nil {
		t.Fatal(err)
	}
	next()
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() {
		for lines.Scan() {
		}
		ended <- cmd.Wait()
	}()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("interrupted, it ends with %v", err)
		}
	case <-time.After(5 * time.Second):
		t.Error("interrupted, it does not end")
	}
	if list, _ := os.ReadDir(dir); len(list) != 1 {
		t.Errorf("it leaves %v in the folder", list)
	}
}
