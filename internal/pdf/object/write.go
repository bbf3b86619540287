package object

import (
	"bytes"
	"crypto/sha256"
	"io"
	"slices"
	"strconv"

	"github.com/klauspost/compress/zlib"

	"yinshu/internal/share"
)

// perStream is how many objects share an object stream. A reader decompresses
// a stream for one object, so one stream for all would be slow to open.
const perStream = 1000

// Write writes the file: streams as objects of their own, all else in object
// streams (7.5.7), then a cross-reference stream (7.5.8). version is the
// header's: 1.7.
func (f *File) Write(w io.Writer, version string) error {
	out := &writer{kind: make([]xrefEntry, len(f.Objects)+1)}
	out.bytes("%PDF-" + version + "\n%\xe2\xe3\xcf\xd3\n")
	var streams []Ref
	var plain []Ref
	for i, v := range f.Objects {
		if _, ok := v.(*Stream); ok {
			streams = append(streams, Ref(i+1))
		} else {
			plain = append(plain, Ref(i+1))
		}
	}
	var jobs []*Stream
	for _, r := range streams {
		jobs = append(jobs, f.Objects[r-1].(*Stream))
	}
	for from := 0; from < len(plain); from += perStream {
		group := plain[from:min(from+perStream, len(plain))]
		number := Ref(len(out.kind))
		for i, r := range group {
			out.kind[r] = xrefEntry{2, int(number), i}
		}
		out.kind = append(out.kind, xrefEntry{})
		streams = append(streams, number)
		jobs = append(jobs, f.objectStream(group))
	}
	packed := pack(jobs)
	for i, r := range streams {
		out.kind[r] = xrefEntry{1, len(out.b), 0}
		out.stream(r, packed[i])
	}
	out.xref(f)
	_, err := w.Write(out.b)
	return err
}

// A writer gathers a file's bytes.
type writer struct {
	b    []byte
	kind []xrefEntry // by object number
}

// An xrefEntry is where an object is: kind 1 at an offset, kind 2 in an object
// stream at an index.
type xrefEntry struct{ kind, where, index int }

func (w *writer) bytes(s string) { w.b = append(w.b, s...) }

func (w *writer) stream(r Ref, s *Stream) {
	w.b = strconv.AppendInt(w.b, int64(r), 10)
	w.bytes(" 0 obj\n")
	s.Dict.Set("Length", len(s.Data))
	w.b = appendValue(w.b, s.Dict)
	s.Dict.Set("Length", nil)
	w.bytes("\nstream\n")
	w.b = append(w.b, s.Data...)
	w.bytes("\nendstream\nendobj\n")
}

// byLength orders streams from the longest.
func byLength(jobs []*Stream) []int {
	order := make([]int, len(jobs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(jobs[b].Data) - len(jobs[a].Data) })
	return order
}

// objectStream makes the object stream of a group of objects.
func (f *File) objectStream(group []Ref) *Stream {
	var index, body []byte
	for _, r := range group {
		index = strconv.AppendInt(index, int64(r), 10)
		index = append(index, ' ')
		index = strconv.AppendInt(index, int64(len(body)), 10)
		index = append(index, ' ')
		body = append(appendValue(body, f.Objects[r-1]), '\n')
	}
	d := NewDict(Name("Type"), Name("ObjStm"), Name("N"), len(group), Name("First"), len(index))
	return &Stream{d, append(index, body...)}
}

// pack compresses the streams that have no filter, on all processors. The
// streams it is given stay as they are.
func pack(jobs []*Stream) []*Stream {
	packed := make([]*Stream, len(jobs))
	// The longest first, or the last processor would work alone on a font.
	order := byLength(jobs)
	share.With(len(jobs), 1, func() func(int) {
		z := newPacker()
		return func(i int) { packed[order[i]] = z.pack(jobs[order[i]]) }
	})
	return packed
}

// level is where more work no longer gives less: this library's level 8 makes
// smaller files than the standard library's 9, in two thirds of the time.
const level = 8

type packer struct {
	z *zlib.Writer
	b bytes.Buffer
}

func newPacker() *packer {
	z, _ := zlib.NewWriterLevel(io.Discard, level) // a right one
	return &packer{z: z}
}

func (p *packer) pack(s *Stream) *Stream {
	const xml = Name("Metadata") // stays readable to tools that know no PDF
	if s.Dict.Get("Filter") != nil || s.Dict.Get("Type") == xml {
		return s
	}
	p.b.Reset()
	p.z.Reset(&p.b)
	p.z.Write(s.Data) // to memory: cannot fail
	p.z.Close()
	if p.b.Len() >= len(s.Data) {
		return s
	}
	d := &Dict{append([]entry(nil), s.Dict.entries...)}
	d.Set("Filter", Name("FlateDecode"))
	return &Stream{d, bytes.Clone(p.b.Bytes())}
}

// xref writes the cross-reference stream and the end of the file. The
// identifier is the hash of all that stands before.
func (w *writer) xref(f *File) {
	sum := sha256.Sum256(w.b)
	id := String(sum[:16])
	start := len(w.b)
	number := Ref(len(w.kind))
	w.kind = append(w.kind, xrefEntry{1, start, 0})
	w.kind[0] = xrefEntry{0, 0, 65535}
	wide := 3 // bytes of an offset
	if start >= 1<<24 {
		wide = 4
	}
	d := NewDict(
		Name("Type"), Name("XRef"), Name("Size"), len(w.kind),
		Name("W"), Array{1, wide, 2},
		Name("Root"), f.Root, Name("Info"), f.Info, Name("ID"), Array{id, id},
	)
	if f.Info == 0 {
		d.Set("Info", nil)
	}
	s := &Stream{d, rows(w.kind, wide)}
	packed := newPacker().pack(s)
	if packed != s {
		packed.Dict.Set("DecodeParms", NewDict(Name("Predictor"), 12, Name("Columns"), 3+wide))
	} else {
		s.Data = plainRows(w.kind, wide)
	}
	w.stream(number, packed)
	w.bytes("startxref\n" + strconv.Itoa(start) + "\n%%EOF\n")
}

// plainRows is the table's rows as they are.
func plainRows(kinds []xrefEntry, wide int) []byte {
	var b []byte
	for _, k := range kinds {
		b = append(b, byte(k.kind))
		for i := wide - 1; i >= 0; i-- {
			b = append(b, byte(k.where>>(8*i)))
		}
		b = append(b, byte(k.index>>8), byte(k.index))
	}
	return b
}

// rows is the table's rows less those above them (PNG prediction "up",
// 7.4.4.4): most differ little.
func rows(kinds []xrefEntry, wide int) []byte {
	flat, n := plainRows(kinds, wide), 3+wide
	b := make([]byte, 0, len(flat)+len(kinds))
	for i := range kinds {
		b = append(b, 2)
		for j := range n {
			c := flat[i*n+j]
			if i > 0 {
				c -= flat[(i-1)*n+j]
			}
			b = append(b, c)
		}
	}
	return b
}
