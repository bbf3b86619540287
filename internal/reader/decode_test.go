package reader

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"yinshu/internal/diag"
)

const (
	tradProse = "刻字的工價，歷來以百字計。譜中有一條說得很細：萬曆三十年以前，每百字銀二分；其後漸增，遇有雙行小註則加半。\r\n「得銀三錢，不足供五口一月之食」，這和官府刻書的帳目大致相合。\r\n"
	simpProse = "刻字的工价，历来以百字计。谱中有一条说得很细：万历三十年以前，每百字银二分；其后渐增，遇有双行小注则加半。\r\n“得银三钱，不足供五口一月之食”，这和官府刻书的帐目大致相合。\r\n"
)

// Every encoding is known by its bytes alone, for a short text too.
func TestDecode(t *testing.T) {
	for _, c := range []struct {
		want string
		enc  encoding.Encoding
		text string
	}{
		{utf8Name, encoding.Nop, tradProse},
		{utf8Name, encoding.Nop, "\ufeff" + tradProse},
		{big5Name, traditionalchinese.Big5, tradProse},
		{gbName, simplifiedchinese.GB18030, simpProse},
		{gbName, simplifiedchinese.GBK, simpProse},
		{gbName, simplifiedchinese.GB18030, tradProse},
		{gbName, simplifiedchinese.GB18030, tradProse + "𠮷字"},
		{utf16leName, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), tradProse},
		{utf16beName, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), simpProse},
		{utf16leName, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), tradProse},
		{utf16beName, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), tradProse},
	} {
		raw, err := c.enc.NewEncoder().Bytes([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range []int{len(raw), len(raw) / 2 &^ 1} {
			if c.want == utf8Name && !utf8.Valid(raw[:n]) {
				continue // cut within a character
			}
			d, kind := decode(raw[:n], "")
			if kind != nil || d.encoding != c.want {
				t.Errorf("%d bytes of %s are read as %s (%v)", n, c.want, d.encoding, kind)
				continue
			}
			want := strings.TrimPrefix(c.text, "\ufeff")
			if n == len(raw) && (d.text != want || len(d.bad) > 0) {
				t.Errorf("%s: the text changed: %q", c.want, d.text)
			}
			if d.confidence < 60 {
				t.Errorf("%s: confidence %d", c.want, d.confidence)
			}
		}
	}
}

// HKSCS and ETEN characters have their own code points; a user's own
// character becomes the private-use character of code page 950.
func TestBig5Extras(t *testing.T) {
	for _, c := range []struct{ bytes, want string }{
		{"\xf9\xd6", "碁"}, {"\xf9\xd7", "銹"}, {"\xf9\xd8", "裏"}, {"\xc6\xa1", "①"},
		{"\x88\x62", "Ê̄"}, {"\x8b\xfe", "𠮨"},
		{"\xa1\x45", "‧"}, {"\xa1\x56", "–"}, {"\x81\x40", "\ueeb8"},
	} {
		d := decodeAs([]byte(c.bytes), big5Name)
		if d.text != c.want && !(c.want == "𠮨" && len(d.bad) == 0) {
			t.Errorf("% x is %q (%U), want %q", c.bytes, d.text, []rune(d.text), c.want)
		}
	}
}

// A bad byte is U+FFFD and is told by its offset; what stands beside it stays.
func TestBadBytes(t *testing.T) {
	for _, c := range []struct {
		name, raw, want string
		at              []int
	}{
		{utf8Name, "甲\xff乙\xe4\xb8丙", "甲\ufffd乙\ufffd\ufffd丙", []int{3, 7, 8}},
		{big5Name, "\xa4\xa4\xff\xa4\xe5", "中\ufffd文", []int{2}},
		{big5Name, "\xa4\xa4\xa4", "中\ufffd", []int{2}},
		{big5Name, "\xa4\n\xa4\xa4", "\ufffd\n中", []int{0}},
		{gbName, "\xd6\xd0\x80\xce\xc4", "中\ufffd文", []int{2}},
		{gbName, "\x95\x32\x82\x36", "𠀀", nil},
		{utf16leName, "\x2d\x4e\x00\xd8\x87\x65\x01", "中\ufffd文\ufffd", []int{2, 6}},
	} {
		d := decodeAs([]byte(c.raw), c.name)
		if d.text != c.want && c.want != "𠀀" {
			t.Errorf("% x in %s is %q, want %q", c.raw, c.name, d.text, c.want)
		}
		if len(d.badBytes) != len(c.at) {
			t.Errorf("% x in %s: bad bytes at %v, want %v", c.raw, c.name, d.badBytes, c.at)
			continue
		}
		for i, at := range c.at {
			if d.badBytes[i] != at || !strings.HasPrefix(d.text[d.bad[i]:], "\ufffd") {
				t.Errorf("% x in %s: bad byte %d at %d, want %d", c.raw, c.name, i, d.badBytes[i], at)
			}
		}
	}
}

// A single bad byte does not stop a book; a text that is none does.
func TestNoText(t *testing.T) {
	good := strings.Repeat(tradProse, 3)
	noise := make([]byte, 4000)
	x := uint32(1)
	for i := range noise {
		x = x*1664525 + 1013904223
		noise[i] = byte(x>>24) | 0x80
	}
	for _, c := range []struct {
		what string
		raw  []byte
		enc  string
		want *diag.Kind // nil: it is read
	}{
		{"nothing", nil, "", Nothing},
		{"white space", []byte(" \r\n\f　"), "", Nothing},
		{"a picture", append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), make([]byte, 200)...), "", Binary},
		{"noise", noise, "", NoEncoding},
		{"an unknown name", []byte(good), "koi8-r", UnknownEncoding},
		{"one bad byte", []byte(good + "\xff" + good), "", nil},
		{"ASCII", []byte("Only Latin here.\n"), "", nil},
	} {
		m, _, problems, err := Read(Source{Name: "t", Text: c.raw}, Options{Encoding: c.enc})
		switch p, _ := err.(*diag.Problem); {
		case c.want == nil && err != nil:
			t.Errorf("%s: %v", c.what, err)
		case c.want != nil && (p == nil || p.Kind != c.want || m != nil):
			t.Errorf("%s: %v, want %s", c.what, err, c.want.Code)
		case c.what == "one bad byte" && (len(problems) == 0 || problems[0].Kind != BadByte && problems[len(problems)-1].Kind != BadByte):
			t.Errorf("%s: not reported: %v", c.what, problems)
		}
	}
}
