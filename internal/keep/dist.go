package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"

	"yinshu/internal/face"
)

// systems are those a release is made for.
var systems = []struct{ os, arch string }{
	{"darwin", "amd64"}, {"darwin", "arm64"}, {"linux", "amd64"}, {"linux", "arm64"}, {"windows", "amd64"},
}

// dist makes an archive for every system: the program, the typefaces beside it,
// the manuals, a sample and all licences; and the sums of the archives. Made
// again from the same commit by the same Go, every byte is the same.
func dist(version, dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	common, err := contents()
	if err != nil {
		return err
	}
	var sums strings.Builder
	for _, s := range systems {
		program, err := compile(s.os, s.arch)
		if err != nil {
			return err
		}
		name := fmt.Sprintf("yinshu-%s-%s-%s", version, s.os, s.arch)
		file, data, err := pack(name, s.os, program, common)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, file), data, 0o666); err != nil {
			return err
		}
		line := fmt.Sprintf("%x  %s\n", sha256.Sum256(data), file)
		fmt.Printf("%s  %.1f MB\n", strings.TrimSpace(line), float64(len(data))/1e6)
		sums.WriteString(line)
	}
	return os.WriteFile(filepath.Join(dir, "SHA256SUMS"), []byte(sums.String()), 0o666)
}

// compile builds the program for a system, with nothing of this machine in it.
// The build ID stays: it tells one build from another where books are skipped
// that need not be made again.
func compile(system, arch string) ([]byte, error) {
	temp, err := os.MkdirTemp("", "yinshu-dist")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	out := filepath.Join(temp, "yinshu")
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", out, "./cmd/yinshu")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+arch)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s/%s: %w", system, arch, err)
	}
	return os.ReadFile(out)
}

// pack makes the archive of a system.
func pack(name, system string, program []byte, common []member) (file string, data []byte, err error) {
	binary, write := "yinshu", tarball
	file = name + ".tar.gz"
	if system == "windows" {
		binary, file, write = "yinshu.exe", name+".zip", zipball
	}
	all := append([]member{{name: binary, data: program, runs: true}}, common...)
	for i := range all {
		all[i].name = path.Join(name, all[i].name)
	}
	var b bytes.Buffer
	err = write(&b, all)
	return file, b.Bytes(), err
}

// contents is what the archives of all systems have.
func contents() ([]member, error) {
	var list []member
	add := func(name, file string) error {
		data, err := os.ReadFile(file)
		list = append(list, member{name: filepath.ToSlash(name), data: data})
		return err
	}
	for _, file := range []string{"README.md", "LICENSE", "CHANGELOG.md"} {
		if err := add(file, file); err != nil {
			return nil, err
		}
	}
	for _, folder := range []string{"docs", filepath.Join("source", "sample"), "layout"} {
		err := filepath.WalkDir(folder, func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(file) == ".go" || filepath.Ext(file) == ".awk" {
				return err
			}
			return add(file, file)
		})
		if err != nil {
			return nil, err
		}
	}
	for _, h := range face.Find(face.Search{Dirs: []string{"fonts"}}).List() {
		if h.Err != nil {
			return nil, h.Err
		}
		// Without their table faces are found by the file's own name.
		if err := add(filepath.Join("fonts", filepath.Base(h.Face.File)), h.Face.File); err != nil {
			return nil, err
		}
	}
	parts, err := parts(".")
	if err != nil {
		return nil, err
	}
	packages, err := fontPackages(".")
	if err != nil {
		return nil, err
	}
	text, err := notices(".", parts, packages)
	if err != nil {
		return nil, err
	}
	return append(list, member{name: "THIRD-PARTY.txt", data: text}), nil
}
