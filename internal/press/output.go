package press

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"yinshu/internal/diag"
)

// A shelf takes finished files. Nothing of it is seen in the output folder
// until all of a book is there: every file is written beside its final name
// and renamed at the end, so that a failed build leaves the last good one.
type shelf struct {
	dir   string
	broom *broom
	files []*laid
}

// laid is one file on the shelf.
type laid struct {
	name string // the final name
	temp string
	sum  string // SHA-256 of what was written

	loose bool // it can be made again: a power cut may take it
}

// newShelf makes the output folder if need be.
func newShelf(dir string, b *broom) (*shelf, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, outputProblem(dir, err)
	}
	return &shelf{dir: dir, broom: b}, nil
}

// reserve fixes the place of a file among the others, before work on it
// begins in parallel.
func (s *shelf) reserve(name string) *laid {
	s.broom.sweep(s.dir, name)
	f := &laid{name: filepath.Join(s.dir, name)}
	s.files = append(s.files, f)
	return f
}

// A broom takes away what killed builds left. It looks into a folder once,
// however many books of a list go there.
type broom struct {
	mu   sync.Mutex
	left map[string][]string // by folder, the names of old unfinished files
}

// sweep takes away what is left of a file.
func (b *broom) sweep(dir, name string) {
	b.mu.Lock()
	left, ok := b.left[dir]
	if !ok {
		if b.left == nil {
			b.left = map[string][]string{}
		}
		left = unfinished(dir)
		b.left[dir] = left
	}
	b.mu.Unlock()
	for _, file := range left {
		if strings.HasPrefix(file, "."+name+".") {
			os.Remove(filepath.Join(dir, file))
		}
	}
}

// unfinished lists what may be left of earlier builds. No build takes as long
// as an hour: what is younger may be another one's that is at work.
func unfinished(dir string) (names []string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > time.Hour {
			names = append(names, e.Name())
		}
	}
	return names
}

// write fills a reserved file.
func (f *laid) write(fill func(io.Writer) error) (err error) {
	temp, err := os.CreateTemp(filepath.Dir(f.name), "."+filepath.Base(f.name)+".*")
	if err != nil {
		return outputProblem(f.name, err)
	}
	f.temp = temp.Name()
	defer func() {
		if cerr := temp.Close(); err == nil && cerr != nil {
			err = outputProblem(f.name, cerr)
		}
	}()
	sum := sha256.New()
	if err := fill(io.MultiWriter(temp, sum)); err != nil {
		var p *diag.Problem
		if errors.As(err, &p) {
			return p
		}
		return outputProblem(f.name, err)
	}
	if err := temp.Chmod(0o644); err != nil {
		return outputProblem(f.name, err)
	}
	// Without this a power cut after the rename could leave an empty file.
	if !f.loose {
		if err := temp.Sync(); err != nil {
			return outputProblem(f.name, err)
		}
	}
	f.sum = hex.EncodeToString(sum.Sum(nil))
	return nil
}

// publish gives every file its name.
func (s *shelf) publish() ([]string, error) {
	var names []string
	for _, f := range s.files {
		if f.temp == "" {
			continue
		}
		if err := os.Rename(f.temp, f.name); err != nil {
			return names, outputProblem(f.name, err)
		}
		f.temp = ""
		names = append(names, f.name)
	}
	return names, nil
}

// clear takes away what was not published.
func (s *shelf) clear() {
	for _, f := range s.files {
		if f.temp != "" {
			os.Remove(f.temp)
		}
	}
}

func outputProblem(name string, err error) *diag.Problem {
	var pe *os.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	var le *os.LinkError
	if errors.As(err, &le) {
		err = le.Err
	}
	return diag.Of(cannotWrite, name, fmt.Sprint(err))
}

// WriteFile writes one file whole, or leaves the old one. What is no file, as
// /dev/stdout or a pipe, is written to and stays what it is. The error is a
// *diag.Problem.
func WriteFile(name, text string) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return writeInto(name, text)
	}
	s := &shelf{dir: filepath.Dir(name), broom: &broom{}}
	return s.reserve(filepath.Base(name)).whole(text)
}

func writeInto(name, text string) (err error) {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return outputProblem(name, err)
	}
	defer func() {
		if cerr := f.Close(); err == nil && cerr != nil {
			err = outputProblem(name, cerr)
		}
	}()
	if _, err := io.WriteString(f, text); err != nil {
		return outputProblem(name, err)
	}
	return nil
}

// whole writes a reserved file and gives it its name.
func (f *laid) whole(text string) error {
	s := &shelf{files: []*laid{f}}
	defer s.clear()
	if err := f.write(func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
		return err
	}
	_, err := s.publish()
	return err
}
