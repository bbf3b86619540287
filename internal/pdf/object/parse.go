package object

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A parser reads values from a file's bytes.
type parser struct {
	data []byte
	at   int
}

func (p *parser) error() error { return fmt.Errorf("%w: at byte %d", errSyntax, p.at) }

// space passes white space and comments (7.2).
func (p *parser) space() {
	for p.at < len(p.data) {
		switch p.data[p.at] {
		case 0, '\t', '\n', '\f', '\r', ' ':
			p.at++
		case '%':
			for p.at < len(p.data) && p.data[p.at] != '\n' && p.data[p.at] != '\r' {
				p.at++
			}
		default:
			return
		}
	}
}

// word passes a given word, if it is next.
func (p *parser) word(w string) bool {
	p.space()
	if bytes.HasPrefix(p.data[p.at:], []byte(w)) {
		p.at += len(w)
		return true
	}
	return false
}

// int reads a whole number.
func (p *parser) int() (int, bool) {
	p.space()
	from := p.at
	for p.at < len(p.data) && p.data[p.at] >= '0' && p.data[p.at] <= '9' {
		p.at++
	}
	n, err := strconv.Atoi(string(p.data[from:p.at]))
	return n, err == nil
}

// object reads an indirect object (7.3.10), a stream with its data.
func (p *parser) object() (any, error) {
	_, ok := p.int()
	_, ok2 := p.int()
	if !ok || !ok2 || !p.word("obj") {
		return nil, p.error()
	}
	v, err := p.value(0)
	if err != nil {
		return nil, err
	}
	d, isDict := v.(*Dict)
	if !isDict || !p.word("stream") {
		return v, nil
	}
	if p.at < len(p.data) && p.data[p.at] == '\r' {
		p.at++
	}
	p.at++ // the line end that belongs to the word
	n, ok := d.Get("Length").(int)
	if !ok || n < 0 || n > len(p.data)-p.at {
		return nil, p.error()
	}
	d.Set("Length", nil)
	return &Stream{d, p.data[p.at : p.at+n]}, nil
}

// value reads a value. depth keeps a hostile file from filling the stack.
func (p *parser) value(depth int) (any, error) {
	p.space()
	if p.at >= len(p.data) || depth > 64 {
		return nil, p.error()
	}
	switch c := p.data[p.at]; {
	case c == '/':
		p.at++
		return p.name(), nil
	case c == '(':
		return p.literal()
	case c == '<' && p.at+1 < len(p.data) && p.data[p.at+1] == '<':
		p.at += 2
		return p.dict(depth)
	case c == '<':
		return p.hex()
	case c == '[':
		p.at++
		return p.array(depth)
	case c >= '0' && c <= '9', c == '-', c == '+', c == '.':
		return p.number()
	case p.word("true"):
		return true, nil
	case p.word("false"):
		return false, nil
	case p.word("null"):
		return nil, nil
	}
	return nil, p.error()
}

func (p *parser) dict(depth int) (any, error) {
	d := &Dict{}
	for !p.word(">>") {
		p.space()
		if p.at >= len(p.data) || p.data[p.at] != '/' {
			return nil, p.error()
		}
		p.at++
		key := p.name()
		v, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		d.Set(key, v)
	}
	return d, nil
}

func (p *parser) array(depth int) (any, error) {
	a := make(Array, 0, usual)
	for !p.word("]") {
		v, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		a = append(a, v)
	}
	return a, nil
}

// name reads a name behind its solidus (7.3.5).
func (p *parser) name() Name {
	var b []byte
	for p.at < len(p.data) && regular(p.data[p.at]) {
		c := p.data[p.at]
		if c == '#' && p.at+2 < len(p.data) {
			if n, err := strconv.ParseUint(string(p.data[p.at+1:p.at+3]), 16, 8); err == nil {
				c, p.at = byte(n), p.at+2
			}
		}
		b = append(b, c)
		p.at++
	}
	return Name(b)
}

// regular reports whether c is neither white space nor a delimiter (7.2.2).
func regular(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return false
	}
	return c > ' ' && c < 0x7f
}

// number reads a number, or a reference: a number, 0 and R.
func (p *parser) number() (any, error) {
	from := p.at
	for p.at < len(p.data) && bytes.IndexByte([]byte("+-.0123456789"), p.data[p.at]) >= 0 {
		p.at++
	}
	text := string(p.data[from:p.at])
	if strings.Contains(text, ".") {
		return p.real(text)
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return p.real(text) // too large for this machine, if it is a number
	}
	after := p.at
	if gen, ok := p.int(); ok && gen == 0 && p.word("R") && !p.inWord() {
		return Ref(n), nil
	}
	p.at = after
	return n, nil
}

// real reads a number with a point.
func (p *parser) real(text string) (any, error) {
	v, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil || v > 1e9 || v < -1e9:
		return nil, p.error()
	case v < 0:
		return Real(v*1000 - 0.5), nil
	}
	return Real(v*1000 + 0.5), nil
}

func (p *parser) inWord() bool { return p.at < len(p.data) && regular(p.data[p.at]) }

// literal reads a string in parentheses (7.3.4.2).
func (p *parser) literal() (any, error) {
	var b []byte
	depth := 0
	for ; p.at < len(p.data); p.at++ {
		c := p.data[p.at]
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				p.at++
				return String(b), nil
			}
		case '\\':
			b = p.escape(b)
			continue
		}
		b = append(b, c)
	}
	return nil, p.error()
}

// escape reads what stands behind a reverse solidus, and stops on its last
// byte.
func (p *parser) escape(b []byte) []byte {
	p.at++
	if p.at >= len(p.data) {
		return b
	}
	c := p.data[p.at]
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(b, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\n':
		return b
	case c == '\r':
		if p.at+1 < len(p.data) && p.data[p.at+1] == '\n' {
			p.at++
		}
		return b
	case c < '0' || c > '7':
		return append(b, c)
	}
	n := 0
	for i := 0; i < 3 && p.at < len(p.data) && p.data[p.at] >= '0' && p.data[p.at] <= '7'; i++ {
		n = n*8 + int(p.data[p.at]-'0')
		p.at++
	}
	p.at--
	return append(b, byte(n))
}

// hex reads a string in hexadecimal (7.3.4.3).
func (p *parser) hex() (any, error) {
	var b []byte
	digits, n := 0, 0
	for p.at++; p.at < len(p.data); p.at++ {
		c := p.data[p.at]
		d := bytes.IndexByte([]byte("0123456789abcdef"), c|0x20)
		switch {
		case c == '>':
			if digits%2 == 1 {
				b = append(b, byte(n<<4))
			}
			p.at++
			return String(b), nil
		case d >= 0:
			n = n<<4&0xff | d
			if digits++; digits%2 == 0 {
				b = append(b, byte(n))
			}
		}
	}
	return nil, p.error()
}

// Plain returns a stream's data without its compression. It is not ok where
// another filter than FlateDecode, or one with parameters, has been used.
func (s *Stream) Plain() ([]byte, bool) {
	switch filter := s.Dict.Get("Filter"); {
	case filter == nil:
		return s.Data, true
	case filter != Name("FlateDecode") || s.Dict.Get("DecodeParms") != nil:
		return nil, false
	}
	r, err := zlib.NewReader(bytes.NewReader(s.Data))
	if err != nil {
		return nil, false
	}
	data, err := io.ReadAll(r)
	return data, err == nil
}

// Replace gives a stream new data, without filters.
func (s *Stream) Replace(data []byte) {
	s.Dict.Set("Filter", nil)
	s.Dict.Set("DecodeParms", nil)
	s.Data = data
}
