package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/google/licensecheck"
)

// free are the licences (SPDX) that a part of the program may have: those that
// ask for nothing but that their text goes along.
var free = []string{"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "Unicode-DFS-2016", "Unlicense", "CC0-1.0"}

// A part is a module that is in the program.
type part struct {
	Path, Version, Dir string

	licences []string // SPDX, as recognised
	text     string   // of all its files of licence and notice
}

// parts lists the modules of the program, with their licences, in the order of
// their paths. A folder of the repository that stands in a module's place is
// no part: it is under the press's own licence.
func parts(root string) ([]part, error) {
	const format = "{{with .Module}}{{if not .Main}}{{if .Replace}}{{if .Replace.Version}}{{.Replace.Path}}\t{{.Replace.Version}}\t{{.Dir}}{{end}}" +
		"{{else}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}{{end}}"
	cmd := exec.Command("go", "list", "-deps", "-f", format, "./cmd/yinshu")
	cmd.Dir, cmd.Stderr = root, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	slices.Sort(lines)
	var list []part
	for _, line := range slices.Compact(lines) {
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			continue
		}
		p := part{Path: f[0], Version: f[1], Dir: f[2]}
		if err := p.read(); err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// read finds the licence files of a module.
func (p *part) read() error {
	files, err := os.ReadDir(p.Dir)
	if err != nil {
		return err
	}
	var texts []string
	for _, f := range files {
		name := strings.ToUpper(f.Name())
		if f.IsDir() || !slices.ContainsFunc([]string{"LICEN", "COPYING", "NOTICE", "PATENTS"}, func(s string) bool { return strings.HasPrefix(name, s) }) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(p.Dir, f.Name()))
		if err != nil {
			return err
		}
		texts = append(texts, strings.TrimSpace(string(text)))
		for _, m := range licensecheck.Scan(text).Match {
			if !m.IsURL && !slices.Contains(p.licences, m.ID) {
				p.licences = append(p.licences, m.ID)
			}
		}
	}
	slices.Sort(p.licences)
	p.text = strings.Join(texts, "\n\n")
	return nil
}

// fault says what is wrong with a part's licence, or nothing.
func (p *part) fault() string {
	if len(p.licences) == 0 {
		return "no licence was recognised"
	}
	for _, l := range p.licences {
		if l != "GooglePatentClause" && l != "GooglePatentsFile" && !slices.Contains(free, l) {
			return l + " is not among the licences that the press takes"
		}
	}
	return ""
}

// A fontPackage is an npm package of typefaces.
type fontPackage struct {
	Name, Version string
	text          string
}

// fontPackages lists the packages of fonts/package.json, with the licence of
// the fonts.
func fontPackages(root string) ([]fontPackage, error) {
	data, err := os.ReadFile(filepath.Join(root, "fonts", "package.json"))
	if err != nil {
		return nil, err
	}
	var list struct {
		Dependencies map[string]string
	}
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, err
	}
	var packages []fontPackage
	for name, version := range list.Dependencies {
		text, err := os.ReadFile(filepath.Join(root, "fonts", "node_modules", filepath.FromSlash(name), "LICENSE_FONT"))
		if err != nil {
			return nil, err
		}
		packages = append(packages, fontPackage{name, version, strings.TrimSpace(string(text))})
	}
	slices.SortFunc(packages, func(a, b fontPackage) int { return strings.Compare(a.Name, b.Name) })
	return packages, nil
}

func (f *fontPackage) fault() string {
	if !strings.Contains(f.text, "SIL Open Font License") {
		return "not under the SIL Open Font License"
	}
	return ""
}

// data are files of the program that were made from other people's: what they
// are, their licence, and the file whose text or head says so. Tables made from
// gocc's dictionaries are under the licence of that module.
var data = []struct{ name, licence, file string }{
	{"jieba 0.42.1 (words of check)", "MIT", "internal/check/lexicon.txt"},
	{"jieba 0.42.1 (classes of words of check)", "MIT", "internal/check/classes.txt"},
	{"go-pinyin 0.21.0 (readings of sound)", "MIT", "internal/sound/readings.txt"},
	{"TeX hyphenation patterns, American English", "permissive", "internal/lines/patterns/NOTICE"},
}

// notice is the text of such a file, or the comment at its head.
func notice(file string) (string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	if !strings.HasPrefix(string(text), "#") {
		return strings.TrimSpace(string(text)), nil
	}
	var b strings.Builder
	for line := range strings.Lines(string(text)) {
		comment, ok := strings.CutPrefix(line, "#")
		if !ok {
			break
		}
		b.WriteString(strings.TrimPrefix(comment, " "))
	}
	return strings.TrimSpace(b.String()), nil
}

// tellLicences writes the table of licences; the error names what may not be
// used.
func tellLicences(w io.Writer, root string) error {
	list, err := parts(root)
	if err != nil {
		return err
	}
	packages, err := fontPackages(root)
	if err != nil {
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	var faults []error
	add := func(name, version, licence, fault string) {
		fmt.Fprintf(t, "%s\t%s\t%s\n", name, version, licence)
		if fault != "" {
			faults = append(faults, fmt.Errorf("%s: %s", name, fault))
		}
	}
	for _, p := range list {
		add(p.Path, p.Version, strings.Join(p.licences, ", "), p.fault())
	}
	for _, f := range packages {
		add(f.Name, f.Version, "OFL-1.1", f.fault())
	}
	for _, d := range data {
		text, err := notice(filepath.Join(root, d.file))
		fault := ""
		if err != nil || !strings.Contains(strings.ToLower(text), "permi") {
			fault = d.file + " has no notice of its licence"
		}
		add(d.name, "-", d.licence, fault)
	}
	t.Flush()
	return errors.Join(faults...)
}

// notices is what goes along with the program: every licence, word for word.
func notices(root string, list []part, packages []fontPackage) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("Yinshu is made with the modules, typefaces and data below, each under its own licence.\n")
	head := func(name, version string) {
		fmt.Fprintf(&b, "\n%s\n%s %s\n%[1]s\n\n", strings.Repeat("=", 78), name, version)
	}
	for _, p := range list {
		head(p.Path, p.Version)
		b.WriteString(p.text + "\n")
	}
	for _, f := range packages {
		head(f.Name, f.Version)
		b.WriteString(f.text + "\n")
	}
	for _, d := range data {
		text, err := notice(filepath.Join(root, d.file))
		if err != nil {
			return nil, err
		}
		head(d.name, "")
		b.WriteString(text + "\n")
	}
	return b.Bytes(), nil
}
