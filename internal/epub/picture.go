package epub

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // formats that every reading system shows
	_ "image/jpeg"
	_ "image/png"
	"path"
	"strings"

	"github.com/beevik/etree"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// A picture is a file of a figure.
type picture struct {
	file   string // below the package document
	data   []byte
	format string // as package image names it, or svg
	cover  bool
}

// endings are the names that files of a format take.
var endings = map[string]string{"png": ".png", "jpeg": ".jpg", "gif": ".gif", "svg": ".svg"}

// mediaTypes are those of the files in the package.
var mediaTypes = map[string]string{
	".png": "image/png", ".jpg": "image/jpeg", ".gif": "image/gif", ".svg": "image/svg+xml",
	".css": "text/css", ".ttf": "font/ttf", ".otf": "font/otf",
	".xhtml": "application/xhtml+xml", ".ncx": "application/x-dtbncx+xml",
}

// loadPictures reads the pictures of all figures, each file once, and the
// cover. What cannot be read is reported; its words stand in its place.
func (b *binder) loadPictures() {
	if len(b.job.Cover.Image) > 0 {
		format, size, err := formatOf(b.job.Cover.Image)
		if err == nil && format != "png" && format != "jpeg" {
			err = fmt.Errorf("it is %s", strings.ToUpper(format))
		}
		if err != nil {
			b.complainOf(CoverRefused, err)
			b.job.Cover = Cover{}
		} else {
			b.images = append(b.images, &picture{"images/cover" + endings[format], b.job.Cover.Image, format, true})
			if long := max(size.Width, size.Height); long < coverLeast || long > coverMost {
				b.complainOf(CoverSize, size.Width, size.Height)
			}
			if size.ColorModel == color.CMYKModel {
				b.complainOf(PictureInks, b.job.Words.Cover)
			}
		}
	}
	b.loadFigures(b.m.Blocks)
	for _, n := range b.m.Notes {
		b.loadFigures(n.Body)
	}
}

func (b *binder) loadFigures(blocks []manuscript.Block) {
	for leaf := range manuscript.Leaves(blocks) {
		f, ok := leaf.(*manuscript.Figure)
		if !ok {
			continue
		}
		if strings.TrimSpace(f.Alt) == "" && plain(f.Caption) == "" {
			b.complain(PictureSilent, f.Where(), f.Source)
		}
		_, known := b.pictures[f.Source]
		if !known {
			p, kind, err := b.loadPicture(f)
			if kind != nil {
				b.complain(kind, f.Where(), f.Source, err)
			}
			b.pictures[f.Source] = p
		}
	}
}

// loadPicture reads and checks a picture and gives it a name of our own.
func (b *binder) loadPicture(f *manuscript.Figure) (*picture, *diag.Kind, error) {
	source := f.Source
	switch {
	case strings.Contains(source, "://"), strings.HasPrefix(source, "//"), strings.HasPrefix(source, "data:"):
		return nil, PictureRemote, nil
	case !inside(source):
		return nil, PictureOutside, nil
	case b.job.Pictures == nil:
		return nil, PictureMissing, errors.New("the book has no pictures")
	}
	data, err := b.job.Pictures(source)
	if err != nil {
		return nil, PictureMissing, err
	}
	format, size, err := formatOf(data)
	if err != nil {
		return nil, PictureRefused, err
	}
	if size.Width*size.Height > wholePixels {
		b.complain(PictureLarge, f.Where(), source, size.Width, size.Height)
	}
	if size.ColorModel == color.CMYKModel {
		b.complain(PictureInks, f.Where(), source)
	}
	n := 1
	for _, p := range b.images {
		if !p.cover {
			n++
		}
	}
	p := &picture{fmt.Sprintf("images/figure-%03d%s", n, endings[format]), data, format, false}
	b.images = append(b.images, p)
	return p, nil, nil
}

// inside reports whether a path stays below the folder it starts from, on
// every system.
func inside(source string) bool {
	return source != "" && !strings.ContainsAny(source, "\\:\x00") && !path.IsAbs(source) &&
		path.Clean(source) != ".." && !strings.HasPrefix(path.Clean(source), "../")
}

// maxPixels is where a picture is refused: a file of a few bytes can claim
// any size, and reading systems would try to show it.
const maxPixels = 100_000_000

// wholePixels is where reading systems begin to make a picture smaller as
// they like, or leave it out (TDPF guide 1.0; Kobo's).
const wholePixels = 3_500_000

// What the longer side of a cover may have, in pixels, for shops to take it
// (Google Play's rules).
const coverLeast, coverMost = 640, 7200

// formatOf tells the format of a picture by its bytes, and its size and
// colours, which a drawing has none of.
func formatOf(data []byte) (string, image.Config, error) {
	if head := bytes.TrimLeft(data[:min(len(data), 512)], "\ufeff \t\r\n"); bytes.HasPrefix(head, []byte("<")) {
		return "svg", image.Config{}, checkSVG(data)
	}
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return "", c, err
	}
	if c.Width <= 0 || c.Height <= 0 || c.Width > maxPixels/c.Height {
		return "", c, fmt.Errorf("%d by %d pixels", c.Width, c.Height)
	}
	if endings[format] == "" {
		return "", c, fmt.Errorf("it is %s", format)
	}
	return format, c, nil
}

// checkSVG refuses drawings that would run something or fetch something.
func checkSVG(data []byte) error {
	doc := etree.NewDocument()
	if err := doc.ReadFromBytes(data); err != nil {
		return err
	}
	if doc.Root() == nil || doc.Root().Tag != "svg" || doc.Root().NamespaceURI() != "http://www.w3.org/2000/svg" {
		return errors.New("no svg element")
	}
	return checkDrawing(doc.Root())
}

func checkDrawing(e *etree.Element) error {
	switch e.Tag {
	case "script", "foreignObject", "style", "a":
		return fmt.Errorf("it holds <%s>", e.Tag)
	}
	for _, a := range e.Attr {
		switch {
		case strings.HasPrefix(a.Key, "on"):
			return fmt.Errorf("it holds %s=", a.Key)
		case a.Key == "href" && !strings.HasPrefix(a.Value, "#"),
			strings.Contains(a.Value, "url(") && !strings.Contains(a.Value, "url(#"):
			return fmt.Errorf("it refers to %q", a.Value)
		}
	}
	for _, c := range e.ChildElements() {
		if err := checkDrawing(c); err != nil {
			return err
		}
	}
	return nil
}

// figure writes a picture with its caption, or its words where it cannot be
// had.
func (w *writer) figure(f *manuscript.Figure) {
	w.begin()
	w.put("<figure")
	w.id(w.idOf(f))
	w.put(">\n")
	w.turn()
	if p := w.pictures[f.Source]; p != nil {
		w.put("<img")
		w.attr("src", "../"+p.file)
		w.put(` alt="`)
		w.text(f.Alt)
		w.put(`"/>`)
	} else {
		w.element("p", "no-picture", f.Alt)
	}
	if len(f.Caption) > 0 {
		w.put("\n<figcaption>")
		w.line(shownLines(f)[0])
		w.put("</figcaption>")
	}
	w.put("\n")
	w.end()
	w.put("</figure>\n")
}
