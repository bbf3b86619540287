package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"io"
	"slices"
	"strings"
	"time"
)

// A member is a file of an archive.
type member struct {
	name string // with slashes
	data []byte
	runs bool // a program
}

// stamp is the time of every member: no archive says when it was made.
var stamp = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

func (m member) mode() int64 {
	if m.runs {
		return 0o755
	}
	return 0o644
}

func inOrder(members []member) []member {
	return slices.SortedFunc(slices.Values(members), func(a, b member) int { return strings.Compare(a.name, b.name) })
}

// tarball writes members as a .tar.gz, in the order of their names.
func tarball(w io.Writer, members []member) error {
	z := gzip.NewWriter(w)
	t := tar.NewWriter(z)
	for _, m := range inOrder(members) {
		h := &tar.Header{Typeflag: tar.TypeReg, Name: m.name, Mode: m.mode(), Size: int64(len(m.data)), ModTime: stamp, Format: tar.FormatPAX}
		if err := t.WriteHeader(h); err != nil {
			return err
		}
		if _, err := t.Write(m.data); err != nil {
			return err
		}
	}
	if err := t.Close(); err != nil {
		return err
	}
	return z.Close()
}

// zipball writes members as a .zip, in the order of their names.
func zipball(w io.Writer, members []member) error {
	z := zip.NewWriter(w)
	for _, m := range inOrder(members) {
		h := &zip.FileHeader{Name: m.name, Method: zip.Deflate, Modified: stamp}
		h.SetMode(0o644)
		if m.runs {
			h.SetMode(0o755)
		}
		f, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := f.Write(m.data); err != nil {
			return err
		}
	}
	return z.Close()
}
