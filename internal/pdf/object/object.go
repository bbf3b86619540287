// Package object is the PDF file format below the level of pages: the values
// a file is made of, reading them from a plain file, and writing them as
// small as the format allows.
//
//	object.go  the kinds of value, and Dict
//	read.go    a file's cross-reference, and its objects
//	parse.go   values from bytes
//	sweep.go   leaving out what nothing refers to, and numbering anew
//	write.go   a file with object streams and a cross-reference stream
//	value.go   values as bytes
//
// What always holds:
//
//   - Reading never panics: what is no plain PDF file is an error.
//   - The same objects are the same bytes; the file's identifier comes from
//     its content.
//
// Clause numbers are those of ISO 32000-1:2008 (PDF 1.7).
package object

// The kinds of value are bool, int, [Real], [Name], [String], [Array], [*Dict],
// [*Stream], [Ref] and nil.
type (
	// A Real is a number in thousandths.
	Real int
	// A Name is a name without its solidus.
	Name string
	// A String is a string of bytes. See [Text].
	String string
	// An Array is values in order.
	Array []any
	// A Ref refers to an object by its number. Generations are always 0.
	Ref int
)

// A Dict is a dictionary that keeps the order of its keys.
type Dict struct{ entries []entry }

type entry struct {
	key   Name
	value any
}

// usual is how many keys most dictionaries have, and how many values most arrays.
const usual = 4

// NewDict makes a dictionary of keys and values that follow each other.
func NewDict(pairs ...any) *Dict {
	d := &Dict{}
	if len(pairs) > 0 {
		d.entries = make([]entry, 0, len(pairs)/2)
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		d.Set(pairs[i].(Name), pairs[i+1])
	}
	return d
}

// Get returns the value of a key, or nil.
func (d *Dict) Get(key Name) any {
	for _, e := range d.entries {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// Set gives a key its value, in its old place where it has one. A nil value
// takes the key out.
func (d *Dict) Set(key Name, value any) {
	for i := range d.entries {
		if d.entries[i].key == key {
			if value == nil {
				d.entries = append(d.entries[:i], d.entries[i+1:]...)
			} else {
				d.entries[i].value = value
			}
			return
		}
	}
	if value != nil {
		if d.entries == nil {
			d.entries = make([]entry, 0, usual)
		}
		d.entries = append(d.entries, entry{key, value})
	}
}

// Keys lists the keys in order.
func (d *Dict) Keys() []Name {
	keys := make([]Name, len(d.entries))
	for i, e := range d.entries {
		keys[i] = e.key
	}
	return keys
}

// A Stream is a dictionary with data. Data is as it stands in the file: with
// the filters that the dictionary names. The writer compresses a stream that
// names none.
type Stream struct {
	Dict *Dict
	Data []byte
}

// A File is the objects of a file. The object of number n is Objects[n-1].
type File struct {
	Objects []any
	Root    Ref
	Info    Ref
}

// Add adds an object and returns its number.
func (f *File) Add(value any) Ref {
	f.Objects = append(f.Objects, value)
	return Ref(len(f.Objects))
}

// Value returns what a value is, following references; nil where one leads
// nowhere.
func (f *File) Value(v any) any {
	for range 8 { // references to references are rare, and may be a circle
		ref, ok := v.(Ref)
		if !ok {
			return v
		}
		if ref < 1 || int(ref) > len(f.Objects) {
			return nil
		}
		v = f.Objects[ref-1]
	}
	return nil
}

// Dict returns a value as a dictionary, following references; an empty one
// where it is none. A stream is its dictionary.
func (f *File) Dict(v any) *Dict {
	switch v := f.Value(v).(type) {
	case *Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return &Dict{}
}

// Array returns a value as an array, following references; nil where it is
// none.
func (f *File) Array(v any) Array {
	a, _ := f.Value(v).(Array)
	return a
}

// Stream returns a value as a stream, following references; an empty one
// where it is none.
func (f *File) Stream(v any) *Stream {
	if s, ok := f.Value(v).(*Stream); ok {
		return s
	}
	return &Stream{Dict: &Dict{}}
}
