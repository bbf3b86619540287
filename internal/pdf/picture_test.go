package pdf

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"strings"
	"testing"

	"yinshu/internal/lines"
	"yinshu/internal/typeset"
)

// interlaced marks a PNG of one dot as interlaced: the first of the seven
// passes has all of it, so nothing else need change.
func interlaced(data []byte) []byte {
	const head, flag = 8 + 4, 8 + 8 + 12
	data[flag] = 1
	binary.BigEndian.PutUint32(data[flag+1:], crc32.ChecksumIEEE(data[head:flag+1]))
	return data
}

// Every kind of picture is printed, those too that fpdf refuses (interlaced); what is none is reported, once.
func TestPictures(t *testing.T) {
	deep := image.NewNRGBA64(image.Rect(0, 0, 5, 5))
	deep.Set(1, 1, color.NRGBA64{1000, 40000, 2000, 30000})
	grey16 := image.NewGray16(image.Rect(0, 0, 5, 5))
	dots := image.NewPaletted(image.Rect(0, 0, 5, 5), palette.Plan9)
	must := func(data []byte, err error) []byte {
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	var jpg, g bytes.Buffer
	if jpeg.Encode(&jpg, deep, nil) != nil || gif.Encode(&g, dots, nil) != nil {
		t.Fatal("no pictures to print")
	}
	spot := image.NewNRGBA64(image.Rect(0, 0, 1, 1))
	spot.Set(0, 0, color.NRGBA64{60000, 0, 0, 65535})
	files := map[string][]byte{
		"laced": interlaced(must(encode(spot))), "laced grey16": interlaced(must(encode(image.NewGray16(spot.Rect)))),
		"deep": must(encode(deep)), "grey16": must(encode(grey16)), "dots": must(encode(dots)), "jpeg": jpg.Bytes(), "gif": g.Bytes(),
		"short": jpg.Bytes()[:jpg.Len()/2], "text": []byte("no picture"), "empty": nil,
	}
	for name, data := range files {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			p := d.page(typeset.Body, "1")
			d.line(p, lines.Body, "p", d.run(tc, d.size, "甲"))
			pic := typeset.Picture{Width: 50_000, Height: 50_000, Source: name, Alt: "圖"}
			p.Pictures = []typeset.Picture{pic, pic}
			opt := Options{Pictures: func(string) ([]byte, error) { return data, nil }}
			file, reported := d.write(t, opt)
			bad := name == "short" || name == "text" || name == "empty"
			if got := codesOf(reported); bad != (got == "pdf-picture") || !bad && got != "" {
				t.Errorf("reported %q", got)
			}
			want := 2
			if bad {
				want = 0
			}
			if n := prove(t, d, file, opt).canvas[0].images; n != want {
				t.Errorf("%d pictures are painted, not %d", n, want)
			}
			command(t, "qpdf", "--check", save(t, file))

			opt.Profile = Press
			file, reported = d.write(t, opt)
			prove(t, d, file, opt)
			colours := !bad && !strings.HasSuffix(name, "grey16")
			if got := strings.Contains(codesOf(reported), "pdf-rgb"); got != colours {
				t.Errorf("for the press, colours of screens are reported: %v", got)
			}
		})
	}
}
