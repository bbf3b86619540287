package object

import (
	"bytes"
	"errors"
)

// errSyntax is wrapped with the offset where a file is not understood.
var errSyntax = errors.New("not a plain PDF file")

// Read reads a file that is not encrypted: with a classic cross-reference
// table, as fpdf writes it, or with a cross-reference stream, as this package
// does. Files that were updated in place are not for it.
func Read(data []byte) (*File, error) {
	p := &parser{data: data}
	at := bytes.LastIndex(data, []byte("startxref"))
	if at < 0 {
		return nil, errSyntax
	}
	p.at = at + len("startxref")
	start, ok := p.int()
	if !ok || start < 0 || start >= len(data) {
		return nil, p.error()
	}
	p.at = start
	var entries []xrefEntry // by number, from 0
	var trailer *Dict
	var err error
	if p.word("xref") {
		entries, trailer, err = p.table()
	} else {
		entries, trailer, err = p.xrefStream()
	}
	if err != nil {
		return nil, err
	}
	f := &File{}
	f.Root, _ = trailer.Get("Root").(Ref)
	f.Info, _ = trailer.Get("Info").(Ref)
	f.Objects, err = p.objects(entries)
	return f, err
}

// objects reads the objects that entries tell of: those that stand in the
// file first, then those in object streams.
func (p *parser) objects(entries []xrefEntry) ([]any, error) {
	objects := make([]any, max(0, len(entries)-1))
	var err error
	for i, e := range entries {
		if i == 0 || e.kind != 1 || e.where <= 0 || e.where >= len(p.data) {
			continue
		}
		p.at = e.where
		if objects[i-1], err = p.object(); err != nil {
			return nil, err
		}
	}
	opened := map[int]*parser{}
	for i, e := range entries {
		if i == 0 || e.kind != 2 || e.where < 1 || e.where > len(objects) {
			continue
		}
		inner := opened[e.where]
		if inner == nil {
			s, _ := objects[e.where-1].(*Stream)
			if s == nil {
				return nil, errSyntax
			}
			plain, ok := s.Plain()
			if !ok {
				return nil, errSyntax
			}
			inner = &parser{data: plain}
			opened[e.where] = inner
		}
		s := objects[e.where-1].(*Stream)
		if objects[i-1], err = inner.within(s.Dict, e.index); err != nil {
			return nil, err
		}
	}
	for number := range opened {
		objects[number-1] = nil
	}
	return objects, nil
}

// within reads the n-th object of an object stream.
func (p *parser) within(d *Dict, n int) (any, error) {
	count, _ := d.Get("N").(int)
	first, _ := d.Get("First").(int)
	if n < 0 || n >= count || first < 0 || first > len(p.data) {
		return nil, p.error()
	}
	p.at = 0
	for range n {
		_, ok := p.int()
		_, ok2 := p.int()
		if !ok || !ok2 {
			return nil, p.error()
		}
	}
	_, ok := p.int()
	offset, ok2 := p.int()
	if !ok || !ok2 || offset > len(p.data)-first {
		return nil, p.error()
	}
	p.at = first + offset
	return p.value(0)
}

// table reads a classic table (7.5.4) behind its first word, and the trailer.
func (p *parser) table() ([]xrefEntry, *Dict, error) {
	var entries []xrefEntry
	for !p.word("trailer") {
		first, ok := p.int()
		count, ok2 := p.int()
		if !ok || !ok2 || first != len(entries) || count > len(p.data)/20 {
			return nil, nil, p.error()
		}
		for range count {
			offset, ok := p.int()
			_, ok2 := p.int()
			e := xrefEntry{kind: 1, where: offset}
			if !p.word("n") {
				e.kind = 0
				if !p.word("f") {
					return nil, nil, p.error()
				}
			}
			if !ok || !ok2 {
				return nil, nil, p.error()
			}
			entries = append(entries, e)
		}
	}
	trailer, err := p.value(0)
	if d, ok := trailer.(*Dict); ok && err == nil {
		return entries, d, nil
	}
	return nil, nil, p.error()
}

// xrefStream reads a cross-reference stream (7.5.8) that covers all numbers,
// and its dictionary, which is the trailer too.
func (p *parser) xrefStream() ([]xrefEntry, *Dict, error) {
	v, err := p.object()
	s, ok := v.(*Stream)
	if err != nil || !ok || s.Dict.Get("Type") != Name("XRef") {
		return nil, nil, p.error()
	}
	var widths [3]int
	w, _ := s.Dict.Get("W").(Array)
	for i := range widths {
		if i < len(w) {
			widths[i], _ = w[i].(int)
		}
		if widths[i] < 1 || widths[i] > 4 {
			return nil, nil, p.error()
		}
	}
	row := widths[0] + widths[1] + widths[2]
	plain, ok := s.rows(row)
	if !ok {
		return nil, nil, p.error()
	}
	var entries []xrefEntry
	for ; len(plain) >= row; plain = plain[row:] {
		var fields [3]int
		at := 0
		for i, n := range widths {
			for range n {
				fields[i] = fields[i]<<8 | int(plain[at])
				at++
			}
		}
		entries = append(entries, xrefEntry{fields[0], fields[1], fields[2]})
	}
	return entries, s.Dict, nil
}

// rows undoes the "up" prediction of rows of n bytes, where it was made.
func (s *Stream) rows(n int) ([]byte, bool) {
	parms, _ := s.Dict.Get("DecodeParms").(*Dict)
	if parms == nil {
		return s.Plain()
	}
	plain, ok := (&Stream{NewDict(Name("Filter"), s.Dict.Get("Filter")), s.Data}).Plain()
	if !ok || parms.Get("Predictor") != 12 || parms.Get("Columns") != n {
		return nil, false
	}
	var b []byte
	for ; len(plain) > n; plain = plain[n+1:] {
		if plain[0] != 2 {
			return nil, false
		}
		for _, c := range plain[1 : n+1] {
			if len(b) >= n {
				c += b[len(b)-n]
			}
			b = append(b, c)
		}
	}
	return b, true
}
