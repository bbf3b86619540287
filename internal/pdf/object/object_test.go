package object

import (
	"bytes"
	"compress/zlib"
	"reflect"
	"strings"
	"testing"
)

// everything is a file with a value of every kind.
func everything() *File {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	f := &File{}
	pages := f.Add(NewDict(Name("Kids"), Array{1, -2, Real(1500), Real(-250), Real(7), true, false, nil, Name("A B#/"), Name("")}))
	f.Add("never referred to, and of no kind") // swept before it can be written
	long := f.Add(&Stream{NewDict(Name("Type"), Name("X")), bytes.Repeat([]byte("round and round "), 500)})
	short := f.Add(&Stream{NewDict(), []byte("()\\\r\n")})
	f.Info = f.Add(NewDict(Name("Title"), Text("一𠀀"), Name("Plain"), Text("plain")))
	f.Root = f.Add(NewDict(Name("Pages"), pages, Name("All"), String(all), Name("L"), long, Name("S"), short, Name("Nowhere"), Ref(99)))
	return f
}

// What is written is what is read.
func TestRoundTrip(t *testing.T) {
	f := everything()
	f.Sweep()
	if n := len(f.Objects); n != 5 {
		t.Errorf("%d objects are left, not 5", n)
	}
	var b bytes.Buffer
	if err := f.Write(&b, "1.7"); err != nil {
		t.Fatal(err)
	}
	g, err := Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if g.Root != f.Root || g.Info != f.Info {
		t.Error("the trailer has changed")
	}
	for i, v := range f.Objects {
		if s, ok := v.(*Stream); ok {
			plain, ok := g.Stream(Ref(i + 1)).Plain()
			if !ok || !bytes.Equal(plain, s.Data) {
				t.Errorf("stream %d has changed", i+1)
			}
			continue
		}
		if got, want := appendValue(nil, g.Objects[i]), appendValue(nil, v); !bytes.Equal(got, want) {
			t.Errorf("object %d is\n%q\nnot\n%q", i+1, got, want)
		}
	}
	if g.Dict(g.Root).Get("Nowhere") != nil {
		t.Error("a reference to nowhere is kept")
	}
	var again bytes.Buffer
	h := everything()
	h.Sweep()
	h.Write(&again, "1.7")
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same objects are not the same bytes")
	}
}

// classic is a file as simple programs write it.
const classic = `%PDF-1.3
1 0 obj
<</Type/Pages /Kids [ 3 0 R ] % a remark
/Count 1>>
endobj
2 0 obj
(a\(b\)\101\
c(d)) endobj
3 0 obj
<< /Length 5 >>
stream
12345
endstream
endobj
4 0 obj
<</Root 1 0 R/N -1.25/H <48 6>/D#20E null>>
endobj
xref
0 5
0000000000 65535 f 
`

func table(body string) string {
	var b strings.Builder
	b.WriteString(body)
	for _, mark := range []string{"\n1 0 obj", "\n2 0 obj", "\n3 0 obj", "\n4 0 obj"} {
		n := "0000000000" + itoa(strings.Index(body, mark)+1)
		b.WriteString(n[len(n)-10:] + " 00000 n \n")
	}
	b.WriteString("trailer\n<</Size 5/Root 1 0 R/Info 4 0 R>>\nstartxref\n" + itoa(strings.Index(body, "xref\n0")) + "\n%%EOF")
	return b.String()
}

func itoa(n int) string { return string(appendValue(nil, n)) }

func TestClassic(t *testing.T) {
	f, err := Read([]byte(table(classic)))
	if err != nil {
		t.Fatal(err)
	}
	want := []any{
		NewDict(Name("Type"), Name("Pages"), Name("Kids"), Array{Ref(3)}, Name("Count"), 1),
		String("a(b)Ac(d)"),
		&Stream{&Dict{entries: []entry{}}, []byte("12345")},
		NewDict(Name("Root"), Ref(1), Name("N"), Real(-1250), Name("H"), String("H`")),
	}
	if !reflect.DeepEqual(f.Objects, want) {
		t.Errorf("read\n%v\nnot\n%v", f.Objects, want)
	}
}

// Whatever the bytes are, reading ends, and what was read can be written and
// read again.
func FuzzRead(f *testing.F) {
	e := everything()
	e.Sweep()
	var b bytes.Buffer
	e.Write(&b, "1.7")
	f.Add(b.Bytes())
	f.Add([]byte(table(classic)))
	f.Add([]byte("xref\n0 1\n0000000000 65535 f \ntrailer<</A[[[[(((\\7>>startxref 0"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Read(data)
		if err != nil {
			return
		}
		file.Sweep()
		var b bytes.Buffer
		if err := file.Write(&b, "1.7"); err != nil {
			t.Fatal(err)
		}
		again, err := Read(b.Bytes())
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if len(again.Objects) < len(file.Objects) || again.Root != file.Root {
			t.Errorf("%d objects became %d", len(file.Objects), len(again.Objects))
		}
	})
}

// A filter that is not ours is left alone.
func TestPlain(t *testing.T) {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write([]byte("text"))
	z.Close()
	s := &Stream{NewDict(Name("Filter"), Name("FlateDecode")), b.Bytes()}
	if got, ok := s.Plain(); !ok || string(got) != "text" {
		t.Errorf("got %q", got)
	}
	for _, d := range []*Dict{
		NewDict(Name("Filter"), Name("DCTDecode")),
		NewDict(Name("Filter"), Name("FlateDecode"), Name("DecodeParms"), NewDict()),
	} {
		if _, ok := (&Stream{d, b.Bytes()}).Plain(); ok {
			t.Error("another filter was taken for ours")
		}
	}
}
