package epub

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/beevik/etree"
)

// root is the folder of the package document in the container.
const root = "EPUB/"

// A file is an entry of the container, in parts that follow each other.
type file struct {
	name  string
	parts [][]byte
}

// bind goes over what go-epub made, once: the package and NCX are written
// anew, the documents are cast from its section and its contents page, and
// everything goes into a zip in a fixed order.
func (b *binder) bind(w io.Writer, made map[string][]byte) error {
	for _, step := range []struct {
		file string
		edit func(*etree.Document) error
	}{
		{root + "package.opf", b.packageDocument},
		{root + "toc.ncx", b.ncx},
	} {
		var err error
		if made[step.file], err = edit(made[step.file], step.edit); err != nil {
			return fmt.Errorf("%s: %w", step.file, err)
		}
	}
	section, err := b.mould(made[root+"xhtml/"+pattern])
	if err != nil {
		return fmt.Errorf("%s: %w", pattern, err)
	}
	contents, err := b.mould(made[root+"nav.xhtml"])
	if err != nil {
		return fmt.Errorf("nav.xhtml: %w", err)
	}
	parts := map[string][][]byte{}
	for _, d := range b.docs {
		form := section
		if d.kind == contentsDoc {
			form = contents
		}
		parts[root+d.file] = form.cast(d)
	}
	parts[root+"css/book.css"] = [][]byte{b.stylesheet()}
	for _, p := range b.images {
		parts[root+p.file] = [][]byte{p.data}
	}
	for _, f := range b.fonts {
		parts[root+f.file] = [][]byte{f.data}
	}
	var files []file
	for _, name := range b.order() {
		if parts[name] == nil {
			if made[name] == nil {
				return fmt.Errorf("go-epub did not write %s", name)
			}
			parts[name] = [][]byte{made[name]}
		}
		files = append(files, file{name, parts[name]})
	}
	return writeZip(w, files)
}

// order is the files of the container, in the order of the zip: mimetype
// first (OCF 3.3, "ZIP container"), then the package, the documents as they
// are read, the media.
func (b *binder) order() []string {
	files := []string{"mimetype", "META-INF/container.xml", root + "package.opf", root + "toc.ncx"}
	for _, d := range b.docs {
		files = append(files, root+d.file)
	}
	files = append(files, root+"css/book.css")
	for _, p := range b.images {
		files = append(files, root+p.file)
	}
	for _, f := range b.fonts {
		files = append(files, root+f.file)
	}
	return files
}

func unzip(raw []byte) (map[string][]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, f := range r.File {
		data, err := readAll(f)
		if err != nil {
			return nil, err
		}
		files[f.Name] = data
	}
	return files, nil
}

func readAll(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data := bytes.NewBuffer(make([]byte, 0, f.UncompressedSize64))
	_, err = data.ReadFrom(r)
	return data.Bytes(), err
}

// edit changes an XML file.
func edit(data []byte, change func(*etree.Document) error) ([]byte, error) {
	doc := etree.NewDocument()
	if err := doc.ReadFromBytes(data); err != nil {
		return nil, err
	}
	if doc.Root() == nil {
		return nil, errors.New("go-epub did not write it")
	}
	if err := change(doc); err != nil {
		return nil, err
	}
	return doc.WriteToBytes()
}

// A form is a document of go-epub's from which others are cast: what stands
// before the title, between title and body, and after the body.
type form struct{ top, middle, end []byte }

// mould makes a form of a document: the language on the root, a head of our
// own, and a body that is still empty and does not have each reading system
// guess the direction.
func (b *binder) mould(data []byte) (form, error) {
	const here = "\u2063" // nothing that go-epub writes
	text, err := edit(data, func(doc *etree.Document) error {
		b.headOf(doc.Root(), here)
		body := doc.Root().SelectElement("body")
		if body == nil {
			return errors.New("it has no body")
		}
		body.Attr, body.Child = nil, nil
		body.SetText(here)
		return nil
	})
	if err != nil {
		return form{}, err
	}
	parts := bytes.Split(text, []byte(here))
	if len(parts) != 3 {
		return form{}, errors.New("it has no room for a title and a body")
	}
	return form{parts[0], parts[1], bytes.TrimRight(parts[2], "\n")}, nil
}

// cast makes a document of a form.
func (f form) cast(d *document) [][]byte {
	var title bytes.Buffer
	for _, r := range d.title {
		escape(&title, r)
	}
	return [][]byte{f.top, title.Bytes(), f.middle, []byte("\n"), d.body, f.end, []byte("\n")}
}

// headOf puts the language on the root and makes the head anew.
func (b *binder) headOf(html *etree.Element, title string) {
	html.CreateAttr("lang", b.lang())
	html.CreateAttr("xml:lang", b.lang())
	h := html.SelectElement("head")
	if h == nil {
		return // mould finds that there is no room for a title
	}
	css := "css/book.css" // of the navigation document
	if link := h.SelectElement("link"); link != nil {
		css = link.SelectAttrValue("href", css)
	}
	h.Child = nil
	h.CreateText("\n")
	h.CreateElement("title").SetText(title)
	h.CreateText("\n")
	link := h.CreateElement("link")
	link.CreateAttr("rel", "stylesheet")
	link.CreateAttr("type", "text/css")
	link.CreateAttr("href", css)
	h.CreateText("\n")
}
