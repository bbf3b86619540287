package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// A document is a Markdown file of the repository.
type document struct {
	file    string
	links   []string
	anchors map[string]bool
}

// documents reads the Markdown files below a folder, those of other people and
// those of tests left out.
func documents(root string) ([]document, error) {
	var list []document
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			switch name := d.Name(); {
			case name == "node_modules", name == "testdata", name == "bin", name == "dist",
				name == "source", name == "start", strings.HasPrefix(name, ".") && file != root:
				return fs.SkipDir
			}
			return nil
		}
		if filepath.Ext(file) != ".md" {
			return nil
		}
		data, err := os.ReadFile(file)
		if err == nil {
			list = append(list, readDocument(file, data))
		}
		return err
	})
	return list, err
}

func readDocument(file string, data []byte) document {
	d := document{file: file, anchors: map[string]bool{}}
	tree := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(data))
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			d.links = append(d.links, string(n.Destination))
		case *ast.Image:
			d.links = append(d.links, string(n.Destination))
		case *ast.Heading:
			d.anchors[anchorOf(plain(n, data))] = true
		}
		return ast.WalkContinue, nil
	})
	return d
}

// plain is the text of a node.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// anchorOf is the name by which a heading is linked to, as the usual hosts of
// repositories make it.
func anchorOf(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
			return unicode.ToLower(r)
		case r == ' ':
			return '-'
		}
		return -1
	}, heading)
}

// tellLinks checks every link inside the repository: the file, and the heading
// in it. Those to other places are counted, not followed.
func tellLinks(w io.Writer, root string) error {
	list, err := documents(root)
	if err != nil {
		return err
	}
	anchors := map[string]map[string]bool{}
	for _, d := range list {
		anchors[filepath.Clean(d.file)] = d.anchors
	}
	var dead []error
	inside, outside := 0, 0
	for _, d := range list {
		for _, link := range d.links {
			u, err := url.Parse(link)
			if err != nil {
				dead = append(dead, fmt.Errorf("%s: %s: no link", d.file, link))
				continue
			}
			if u.Scheme != "" || u.Host != "" {
				outside++
				continue
			}
			inside++
			if why := follow(d.file, u, anchors); why != "" {
				dead = append(dead, fmt.Errorf("%s: %s: %s", d.file, link, why))
			}
		}
	}
	fmt.Fprintf(w, "%d documents, %d links inside, %d to other places (not followed)\n", len(list), inside, outside)
	return errors.Join(dead...)
}

// follow says why a link of a document leads nowhere, or nothing.
func follow(from string, u *url.URL, anchors map[string]map[string]bool) string {
	target := filepath.Clean(from)
	if u.Path != "" {
		target = filepath.Join(filepath.Dir(from), filepath.FromSlash(u.Path))
	}
	if _, err := os.Stat(target); err != nil {
		return "there is no such file"
	}
	if u.Fragment != "" && anchors[target] != nil && !anchors[target][u.Fragment] {
		return "it has no such heading"
	}
	return ""
}
