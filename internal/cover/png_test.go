package cover

import (
	"bytes"
	"hash/adler32"
	"image"
	"image/png"
	"math/rand/v2"
	"testing"
)

// A file holds the picture pixel for pixel, whatever rows it has.
func TestEncode(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, size := range []image.Point{{1, 1}, {7, 3}, {8, 40}, {Width, 60}} {
		for like := range 3 {
			c := newCanvas(indigo)
			c.img = image.NewPaletted(image.Rectangle{Max: size}, c.img.Palette)
			for y := range size.Y {
				row := c.img.Pix[y*c.img.Stride:][:size.X]
				if y > 0 && random.IntN(3) < like {
					copy(row, c.img.Pix[(y-1)*c.img.Stride:])
					continue
				}
				for x := range row {
					row[x] = uint8(random.IntN(2*full + 2))
				}
			}
			data, err := c.encode()
			if err != nil {
				t.Fatal(err)
			}
			got, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatalf("%v, of three rows %d like the one above: %v", size, like, err)
			}
			for y := range size.Y {
				for x := range size.X {
					if got.At(x, y) != c.img.At(x, y) {
						t.Fatalf("%v: the pixel at %d, %d is another", size, x, y)
					}
				}
			}
		}
	}
}

// The checksum is that of the library, of rows and of what is not looked at.
func TestAdler(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var data []byte
	sum := adler{a: 1}
	for range 2000 {
		row := make([]byte, 1+random.IntN(2*Width))
		switch random.IntN(3) {
		case 0:
			row[0] = asAbove
			sum.like(asAbove, len(row)-1)
		case 1:
			for i := range row {
				row[i] = uint8(random.IntN(256))
			}
			sum.add(row)
		default:
			for i := range row {
				row[i] = uint8(i / 100 % 3 * 127)
			}
			sum.add(row)
		}
		data = append(data, row...)
		if got, want := sum.value(), adler32.Checksum(data); got != want {
			t.Fatalf("behind %d bytes the sum is %08x, not %08x", len(data), got, want)
		}
	}
}
