package pdf

import (
	"bytes"
	"errors"
	"image"
	"image/draw"
	_ "image/gif"  // pictures may be GIF,
	_ "image/jpeg" // JPEG
	"image/png"    // and PNG files

	"github.com/go-pdf/fpdf"

	"yinshu/internal/diag"
	"yinshu/internal/typeset"
)

// picture paints a picture, or reports why it cannot.
func (p *painter) picture(page *typeset.Page, pic *typeset.Picture) {
	if !p.register(pic.Source) {
		return
	}
	p.endText()
	if p.tags != nil {
		p.mark(p.tags.figure(pic))
	}
	p.flush()
	x, y := p.sheet.point(page, pic.Offset, pic.Baseline)
	p.pdf.ImageOptions(pic.Source, points(x), points(p.sheet.size().Height-y), points(pic.Width), points(pic.Height), false, fpdf.ImageOptions{}, 0, "")
	p.endMark()
}

// register gives fpdf a picture, once.
func (p *painter) register(source string) bool {
	if ok, known := p.pictures[source]; known {
		return ok
	}
	err := errors.New("no folder to read it from")
	if p.opt.Pictures != nil {
		var data []byte
		if data, err = p.opt.Pictures(source); err == nil {
			err = p.load(source, data)
		}
	}
	if err != nil {
		p.report(diag.Of(noPicture, source, err.Error()))
	}
	p.pictures[source] = err == nil
	return err == nil
}

// load decodes a picture before fpdf sees it, since fpdf trusts what it
// reads. JPEG and most PNG files go into the book as they are; what fpdf
// cannot read (interlaced PNG) is made a plain PNG.
func (p *painter) load(source string, data []byte) error {
	img, format, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return err
	}
	switch format {
	case "jpeg":
		return p.give(source, "JPG", data)
	case "png":
		if p.give(source, "PNG", data) == nil {
			return nil
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, plain(img)); err != nil {
		return err
	}
	return p.give(source, "PNG", b.Bytes())
}

func (p *painter) give(source, kind string, data []byte) error {
	p.pdf.RegisterImageOptionsReader(source, fpdf.ImageOptions{ImageType: kind}, bytes.NewReader(data))
	err := p.pdf.Error()
	p.pdf.ClearError()
	return err
}

// plain makes a picture one of eight bits a colour, in grey where it is.
func plain(img image.Image) image.Image {
	var to draw.Image = image.NewNRGBA(img.Bounds())
	switch img.(type) {
	case *image.Gray, *image.Gray16:
		to = image.NewGray(img.Bounds())
	}
	draw.Draw(to, img.Bounds(), img, img.Bounds().Min, draw.Src)
	return to
}
