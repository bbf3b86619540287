package object

import (
	"fmt"
	"strconv"
	"unicode/utf16"
)

// Text makes a text string (7.9.2.2): ASCII as it is, anything else UTF-16
// with a byte order mark.
func Text(s string) String {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] >= 0x20 && s[i] < 0x7f
	}
	if ascii {
		return String(s)
	}
	b := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return String(b)
}

// appendValue appends a value. A space goes before it only where its first
// byte and the last one written would run together.
func appendValue(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(apart(b), "null"...)
	case bool:
		return strconv.AppendBool(apart(b), v)
	case int:
		return strconv.AppendInt(apart(b), int64(v), 10)
	case Real:
		return appendReal(apart(b), int(v))
	case Ref:
		return append(strconv.AppendInt(apart(b), int64(v), 10), " 0 R"...)
	case Name:
		return appendName(b, v)
	case String:
		return appendString(b, v)
	case Array:
		b = append(b, '[')
		for _, e := range v {
			b = appendValue(b, e)
		}
		return append(b, ']')
	case *Dict:
		b = append(b, "<<"...)
		for _, e := range v.entries {
			b = appendValue(appendName(b, e.key), e.value)
		}
		return append(b, ">>"...)
	}
	panic(fmt.Sprintf("object: a value of the kind %T", v)) // a fault of the program's
}

// apart appends a space where a word or number would run into the last one.
func apart(b []byte) []byte {
	if n := len(b); n > 0 && regular(b[n-1]) {
		return append(b, ' ')
	}
	return b
}

func appendReal(b []byte, v int) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	if whole := v / 1000; whole > 0 || v%1000 == 0 {
		b = strconv.AppendInt(b, int64(whole), 10)
	}
	if part := v % 1000; part > 0 {
		b = append(b, '.', byte('0'+part/100), byte('0'+part/10%10), byte('0'+part%10))
		for b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
	}
	return b
}

func appendName(b []byte, n Name) []byte {
	b = append(b, '/')
	for i := range len(n) {
		if c := n[i]; regular(c) && c != '#' {
			b = append(b, c)
		} else {
			b = fmt.Appendf(b, "#%02X", c)
		}
	}
	return b
}

// appendString writes a string in parentheses: the shortest form.
func appendString(b []byte, s String) []byte {
	b = append(b, '(')
	for i := range len(s) {
		switch c := s[i]; c {
		case '(', ')', '\\':
			b = append(b, '\\', c)
		case '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, c)
		}
	}
	return append(b, ')')
}
