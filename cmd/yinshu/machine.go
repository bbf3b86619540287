package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/term"

	"yinshu/internal/book"
)

// cache is the user's folder for what can be made again, as each system has
// it; "" where it is not known, and then nothing is kept.
func (d *desk) cache() string {
	home := d.env("HOME")
	dir := d.env("XDG_CACHE_HOME")
	switch {
	case dir != "":
	case runtime.GOOS == "windows":
		dir = d.env("LocalAppData")
	case home == "":
	case runtime.GOOS == "darwin":
		dir = filepath.Join(home, "Library", "Caches")
	default:
		dir = filepath.Join(home, ".cache")
	}
	if !filepath.IsAbs(dir) {
		return ""
	}
	return filepath.Join(dir, "yinshu")
}

// program tells this build of the program from any other: by the beginning of
// its file, where the linker writes the hash of what it linked, and its size.
func program() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return ""
	}
	head := make([]byte, 64<<10)
	n, _ := io.ReadFull(f, head)
	return fmt.Sprintf("%s %d", book.Sum(head[:n])[:16], info.Size())
}

// isTerminal reports whether a person watches w.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
