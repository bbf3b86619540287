package epub

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"runtime"
	"slices"
	"sync"

	"github.com/beevik/etree"
)

// root is the folder of the package document in the container.
const root = "EPUB/"

// bind goes over what go-epub made, once: the package and NCX are written anew, the heads of the documents are set right, and everything goes
// into a zip in a fixed order.
func (b *binder) bind(w io.Writer, raw []byte) error {
	made, err := unzip(raw)
	if err != nil {
		return err
	}
	for _, step := range []struct {
		file string
		edit func(*etree.Document) error
	}{
		{"package.opf", b.packageDocument},
		{"toc.ncx", b.ncx},
	} {
		if made[root+step.file], err = edit(made[root+step.file], step.edit); err != nil {
			return fmt.Errorf("%s: %w", step.file, err)
		}
	}
	for _, d := range b.docs {
		if made[root+d.file], err = b.head(d, made[root+d.file]); err != nil {
			return fmt.Errorf("%s: %w", d.file, err)
		}
	}
	return writeZip(w, made, b.order())
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
	for i := range b.job.Fonts {
		files = append(files, root+"fonts/"+fontFile(i))
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
		return nil, fmt.Errorf("go-epub did not write it")
	}
	if err := change(doc); err != nil {
		return nil, err
	}
	return doc.WriteToBytes()
}

// head sets the language, title and stylesheet of a document. Only the head
// is taken apart: the body is go-epub's, as the writer wrote it, but for the
// attribute that would let each reading system guess the direction.
func (b *binder) head(d *document, data []byte) ([]byte, error) {
	const end, open, guess = "</html>", "<body", `<body dir="auto">`
	i := bytes.Index(data, []byte(open))
	if i < 0 {
		return nil, fmt.Errorf("go-epub did not write it")
	}
	top, err := edit(append(slices.Clip(data[:i]), end...), func(doc *etree.Document) error {
		b.headOf(doc.Root(), d.title)
		return nil
	})
	if err != nil {
		return nil, err
	}
	body := bytes.TrimPrefix(data[i:], []byte(guess))
	if d.kind == contentsDoc {
		body = []byte("\n" + d.body + "</body>\n" + end + "\n") // go-epub's own list is another
	}
	out := make([]byte, 0, len(top)+len(body)+len(open)+1)
	out = append(out, bytes.TrimSuffix(bytes.TrimSpace(top), []byte(end))...)
	out = append(out, open...)
	out = append(out, '>')
	return append(out, body...), nil
}

// headOf puts the language on the root and makes the head anew.
func (b *binder) headOf(html *etree.Element, title string) {
	html.CreateAttr("lang", b.lang())
	html.CreateAttr("xml:lang", b.lang())
	h := html.SelectElement("head")
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

// writeZip writes the files in order, with no times and no extra fields.
func writeZip(w io.Writer, files map[string][]byte, order []string) error {
	for _, name := range order {
		if files[name] == nil {
			return fmt.Errorf("go-epub did not write %s", name)
		}
	}
	packed := packAll(files, order)
	z := zip.NewWriter(w)
	for i, name := range order {
		data := files[name]
		h := &zip.FileHeader{
			Name: name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(data),
			CompressedSize64: uint64(len(packed[i])), UncompressedSize64: uint64(len(data)),
		}
		if packed[i] == nil {
			h.Method, h.CompressedSize64 = zip.Store, h.UncompressedSize64
			packed[i] = data
		}
		f, err := z.CreateRaw(h)
		if err != nil {
			return err
		}
		if _, err := f.Write(packed[i]); err != nil {
			return err
		}
	}
	return z.Close()
}

// packAll compresses files, on all cores: each is independent of the others.
func packAll(files map[string][]byte, order []string) [][]byte {
	packed := make([][]byte, len(order))
	next := make(chan int)
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(order)) {
		wait.Go(func() {
			f, _ := flate.NewWriter(nil, flate.DefaultCompression) // a level that exists
			for i := range next {
				packed[i] = pack(f, order[i], files[order[i]])
			}
		})
	}
	for i := range order {
		next <- i
	}
	close(next)
	wait.Wait()
	return packed
}

// pack compresses a file, or returns nil for one that is to be stored: the
// mimetype, and pictures, which are compressed already.
func pack(f *flate.Writer, name string, data []byte) []byte {
	switch path.Ext(name) {
	case "", ".png", ".jpg", ".gif":
		return nil
	}
	var out bytes.Buffer
	f.Reset(&out)
	f.Write(data) // a buffer takes everything
	f.Close()
	return out.Bytes()
}
