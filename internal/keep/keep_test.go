package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The same members give the same archive, whatever their order, and all of
// them come out again.
func TestPack(t *testing.T) {
	common := []member{{name: "fonts/甲.ttf", data: []byte("font")}, {name: "README.md", data: []byte("read")}}
	for _, system := range []string{"linux", "windows"} {
		file, first, err := pack("y", system, []byte("program"), common)
		if err != nil {
			t.Fatal(err)
		}
		slices.Reverse(common)
		_, second, err := pack("y", system, []byte("program"), common)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Errorf("%s: two archives of the same members differ", file)
		}
		want := []string{"y/README.md 644 read", "y/fonts/甲.ttf 644 font", "y/yinshu 755 program"}
		if system == "windows" {
			want[2] = "y/yinshu.exe 755 program"
		}
		if got := unpack(t, file, first); !slices.Equal(got, want) {
			t.Errorf("%s holds %q, not %q", file, got, want)
		}
	}
}

func unpack(t *testing.T, file string, data []byte) (list []string) {
	t.Helper()
	add := func(name string, mode os.FileMode, r io.Reader) {
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, name+" "+map[bool]string{true: "755", false: "644"}[mode&0o100 != 0]+" "+string(data))
	}
	if strings.HasSuffix(file, ".zip") {
		r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.File {
			in, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			add(f.Name, f.Mode(), in)
		}
		return list
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		add(h.Name, h.FileInfo().Mode(), r)
	}
}

// A dead link is told, with its reason; a sound one is not.
func TestLinks(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("a.md", "# 第一章 `x.toml`, and more\n\n[ok](docs/b.md#two-words) [self](#第一章-xtoml-and-more) [gone](c.md) [no heading](docs/b.md#three)\n"+
		"[out](https://example.org/nothing) ![picture](docs/p.png)\n")
	write("docs/b.md", "## Two words\n\n[up](../a.md)\n")
	write("node_modules/x/README.md", "[gone](gone.md)\n")
	var out strings.Builder
	err := tellLinks(&out, dir)
	if err == nil {
		t.Fatal("dead links are not told")
	}
	told := strings.Split(strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), ""), "\n")
	want := []string{
		"a.md: c.md: there is no such file",
		"a.md: docs/b.md#three: it has no such heading",
		"a.md: docs/p.png: there is no such file",
	}
	if !slices.Equal(told, want) {
		t.Errorf("told %q, not %q", told, want)
	}
	if want := "2 documents, 6 links inside, 1 to other places (not followed)\n"; out.String() != want {
		t.Errorf("said %q, not %q", out.String(), want)
	}
	if why := follow("a.md", &url.URL{Path: "x"}, nil); why == "" {
		t.Error("a file that is not there is followed")
	}
}

// The documents of the repository have no dead link.
func TestOwnLinks(t *testing.T) {
	if err := tellLinks(io.Discard, filepath.Join("..", "..")); err != nil {
		t.Error(err)
	}
}

// A licence that asks for more than its text is told, and a module without one.
func TestFault(t *testing.T) {
	for _, c := range []struct {
		licences []string
		ok       bool
	}{
		{[]string{"MIT"}, true},
		{[]string{"BSD-3-Clause", "GooglePatentsFile"}, true},
		{[]string{"GPL-2.0"}, false},
		{[]string{"MIT", "AGPL-3.0"}, false},
		{nil, false},
	} {
		if p := (part{licences: c.licences}); (p.fault() == "") != c.ok {
			t.Errorf("%q: %s", c.licences, p.fault())
		}
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{nil, {"dust"}, {"dist"}, {"links", "x"}} {
		if run(args) == nil {
			t.Errorf("%q is no error", args)
		}
	}
}
