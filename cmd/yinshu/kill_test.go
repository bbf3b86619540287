//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A process of the program, on the fonts of the tests.
func process(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	fonts, err := filepath.Abs("../../fonts")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "YINSHU_IS_PROGRAM=1", "YINSHU_FONTS="+fonts, "XDG_CACHE_HOME="+t.TempDir(), "LC_ALL=C")
	return cmd
}

func thisProgram(t *testing.T) string {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return exe
}

// prose is a book of some pages whose text depends on n.
func prose(n int) string {
	var b strings.Builder
	b.WriteString("紙的路\n\n⊙ 顧某\n\n")
	for i := range 60 {
		fmt.Fprintf(&b, "第%d次記下：紙在路上走得很慢，從前的人說「一紙千金」，這話說了%d遍，也沒有人記得是誰先說的。\n\n", i, n+i)
	}
	return b.String()
}

func books(t *testing.T, dir string) map[string]string {
	t.Helper()
	held := map[string]string{}
	for _, name := range []string{"b-hant.pdf", "b-hans.pdf", "b-hant.epub", "b-hans.epub"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		held[name] = string(data)
	}
	return held
}

// However a build is stopped, each file is the old one or the new one, whole;
// and the next build makes all of them new.
func TestKilledBuild(t *testing.T) {
	dir := t.TempDir()
	text, out := filepath.Join(dir, "b.txt"), filepath.Join(dir, "out")
	write := func(n int) {
		if err := os.WriteFile(text, []byte(prose(n)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	build := func() {
		t.Helper()
		if msg, err := process(t, thisProgram(t), "build", "-o", out, text).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, msg)
		}
	}
	write(2)
	began := time.Now()
	build()
	took := time.Since(began)
	fresh := books(t, out)
	write(1)
	build()
	old := books(t, out)

	for i := range 10 {
		for _, signal := range []os.Signal{syscall.SIGKILL, os.Interrupt} {
			write(1)
			build()
			write(2)
			cmd := process(t, thisProgram(t), "build", "-o", out, text)
			var said bytes.Buffer
			cmd.Stdout, cmd.Stderr = &said, &said
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(took * time.Duration(i+1) / 9)
			cmd.Process.Signal(signal)
			cmd.Wait()
			for name, data := range books(t, out) {
				if data != old[name] && data != fresh[name] {
					t.Fatalf("%v after %d/9 of a build: %s is neither the old nor the new book", signal, i+1, name)
				}
			}
			left, _ := filepath.Glob(filepath.Join(out, ".*"))
			if signal == os.Interrupt && len(left) > 0 {
				t.Errorf("an interrupted build left %v", left)
			}
			for _, file := range left {
				os.Remove(file)
			}
		}
	}
	build()
	for name, data := range books(t, out) {
		if data != fresh[name] {
			t.Errorf("%s is not the new book", name)
		}
	}
}

// A file system that takes only so many bytes leaves the old books whole, and
// the message says what went wrong.
func TestFullDisk(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh")
	}
	dir := t.TempDir()
	text, out := filepath.Join(dir, "b.txt"), filepath.Join(dir, "out")
	if err := os.WriteFile(text, []byte(prose(1)), 0o666); err != nil {
		t.Fatal(err)
	}
	if msg, err := process(t, thisProgram(t), "build", "-o", out, text).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, msg)
	}
	old := books(t, out)
	if err := os.WriteFile(text, []byte(prose(2)), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, blocks := range []int{0, 1, 10, 40} {
		cmd := process(t, sh, "-c", fmt.Sprintf(`ulimit -f %d; exec "$0" build -o "$1" "$2"`, blocks), thisProgram(t), out, text)
		said, err := cmd.CombinedOutput()
		if err == nil {
			t.Fatalf("%d blocks were enough", blocks)
		}
		if cmd.ProcessState.ExitCode() != 1 || !strings.Contains(string(said), "cannot be written") {
			t.Errorf("%d blocks: status %d, %s", blocks, cmd.ProcessState.ExitCode(), said)
		}
		for name, data := range books(t, out) {
			if data != old[name] {
				t.Errorf("%d blocks: %s is not as it was", blocks, name)
			}
		}
		if left, _ := filepath.Glob(filepath.Join(out, ".*")); len(left) > 0 {
			t.Errorf("%d blocks: %v was left", blocks, left)
		}
	}
}
