package epub

import (
	"archive/zip"
	"bytes"
	"cmp"
	"hash"
	"hash/crc32"
	"io"
	"path"
	"slices"

	"github.com/klauspost/compress/flate"

	"yinshu/internal/share"
)

// A packed is a file as it stands in a zip.
type packed struct {
	head zip.FileHeader
	data [][]byte
}

// writeZip writes files in their order, with no times and no extra fields.
func writeZip(w io.Writer, files []file) error {
	z := zip.NewWriter(w)
	for _, p := range packAll(files) {
		f, err := z.CreateRaw(&p.head)
		if err != nil {
			return err
		}
		for _, part := range p.data {
			if _, err := f.Write(part); err != nil {
				return err
			}
		}
	}
	return z.Close()
}

// packAll compresses files, on all cores: each is independent of the others.
// The largest come first, so that none is left alone at the end.
func packAll(files []file) []packed {
	order := make([]int, len(files))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(files[j].size(), files[i].size()) })
	all := make([]packed, len(files))
	share.With(len(files), 1, func() func(int) {
		p := newPacker()
		return func(i int) { all[order[i]] = p.pack(files[order[i]]) }
	})
	return all
}

// size is how many bytes are to be packed.
func (f file) size() (n int) {
	if stored(f.name) {
		return 0
	}
	for _, part := range f.parts {
		n += len(part)
	}
	return n
}

// level is where more work gains little.
const level = 7

// A packer packs one file after the other.
type packer struct {
	deflate *flate.Writer
	sum     hash.Hash32
	out     bytes.Buffer
}

func newPacker() *packer {
	f, _ := flate.NewWriter(nil, level) // one that exists
	return &packer{deflate: f, sum: crc32.NewIEEE()}
}

func (p *packer) pack(f file) packed {
	p.sum.Reset()
	h := zip.FileHeader{Name: f.name, Method: zip.Deflate}
	for _, part := range f.parts {
		p.sum.Write(part)
		h.UncompressedSize64 += uint64(len(part))
	}
	h.CRC32 = p.sum.Sum32()
	if stored(f.name) {
		h.Method, h.CompressedSize64 = zip.Store, h.UncompressedSize64
		return packed{h, f.parts}
	}
	p.out.Reset()
	p.deflate.Reset(&p.out)
	for _, part := range f.parts {
		p.deflate.Write(part) // a buffer takes everything
	}
	p.deflate.Close()
	h.CompressedSize64 = uint64(p.out.Len())
	return packed{h, [][]byte{bytes.Clone(p.out.Bytes())}}
}

// stored reports whether a file is not to be compressed: the mimetype, and
// pictures, which are compressed already.
func stored(name string) bool {
	switch path.Ext(name) {
	case "", ".png", ".jpg", ".gif":
		return true
	}
	return false
}
