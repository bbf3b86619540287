package reader

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"yinshu/internal/diag"
)

// The encodings a source may have, as --encoding and book.toml name them.
const (
	utf8Name    = "UTF-8"
	utf16leName = "UTF-16LE"
	utf16beName = "UTF-16BE"
	big5Name    = "Big5"
	gbName      = "GB18030"
)

// aliases gives our name of an encoding for what people call it.
var aliases = map[string]string{
	"utf8": utf8Name, "utf16": utf16leName, "utf16le": utf16leName, "utf16be": utf16beName,
	"unicode": utf16leName,
	"big5":    big5Name, "big5hkscs": big5Name, "big5eten": big5Name, "cp950": big5Name, "950": big5Name,
	"gb18030": gbName, "gbk": gbName, "gb2312": gbName, "cp936": gbName, "936": gbName, "euccn": gbName,
}

// decoded is a text with what is known of how it was written down.
type decoded struct {
	text       string
	encoding   string
	confidence int   // per cent
	bad        []int // offsets in text of U+FFFD that stand for bad bytes
	badBytes   []int // the offsets of these bytes in what was received
}

// decode turns bytes into UTF-8, with the encoding asked for or, where name
// is "", the one the evidence speaks for.
func decode(raw []byte, name string) (decoded, *diag.Kind) {
	if name != "" {
		known := aliases[strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(name))]
		if known == "" {
			return decoded{}, UnknownEncoding
		}
		d := decodeAs(raw, known)
		d.confidence = 100
		return d, nil
	}
	switch {
	case bytes.HasPrefix(raw, []byte{0xef, 0xbb, 0xbf}):
		return sure(decodeAs(raw, utf8Name)), nil
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}):
		return sure(decodeAs(raw, utf16leName)), nil
	case bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		return sure(decodeAs(raw, utf16beName)), nil
	}
	if name := utf16Evidence(raw); name != "" {
		d := decodeAs(raw, name)
		d.confidence = 95
		return d, nil
	}
	if bytes.IndexByte(raw, 0) >= 0 && binary(raw) {
		return decoded{}, Binary
	}
	if utf8.Valid(raw) {
		return sure(decoded{text: string(raw), encoding: utf8Name}), nil
	}
	return byEvidence(raw)
}

func sure(d decoded) decoded {
	d.confidence = 100
	return d
}

// binary says that raw is no text: one byte in a hundred is a control
// character that no text has.
func binary(raw []byte) bool {
	controls := 0
	for _, c := range raw {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1a && c != 0x1b {
			controls++
		}
	}
	return controls*100 > len(raw)
}

// utf16Evidence names the byte order of a text in UTF-16 without a mark, or
// "". In such a text line ends and Latin have a zero in every second byte,
// and Han have their high byte between 4E and 9F.
func utf16Evidence(raw []byte) string {
	if len(raw) < 4 || len(raw)%2 != 0 {
		return ""
	}
	var likely [2]int
	sample := raw[:min(len(raw), 1<<16)&^1]
	for i := 0; i < len(sample); i += 2 {
		for high := range 2 {
			h, l := sample[i+high], sample[i+1-high]
			switch {
			case h == 0 && (l >= 0x20 && l < 0x7f || l == '\n' || l == '\r'),
				h == 0x30 && l < 0x30, h == 0xff && l < 0x60, h == 0x20 && l > 0x10 && l < 0x30:
				likely[high] += 2
			case h >= 0x4e && h <= 0x9f:
				likely[high]++
			case h == 0:
				likely[high] -= 4
			}
		}
	}
	units := len(sample) / 2
	zeros := bytes.Count(sample, []byte{0}) > 0
	switch {
	case zeros && likely[1] > likely[0] && likely[1]*10 >= units*9:
		return utf16leName
	case zeros && likely[0] > likely[1] && likely[0]*10 >= units*9:
		return utf16beName
	}
	return ""
}

// byEvidence tries the encodings of bytes and keeps the one with the fewest
// bad bytes and the most characters that Chinese prose is made of.
func byEvidence(raw []byte) (decoded, *diag.Kind) {
	sample := raw[:min(len(raw), 1<<18)]
	var best, second float64
	name := ""
	for _, candidate := range []string{utf8Name, gbName, big5Name} {
		score := plausible(decodeAs(sample, candidate))
		if score > best {
			best, second, name = score, best, candidate
		} else if score > second {
			second = score
		}
	}
	if name == "" {
		return decoded{}, NoEncoding
	}
	d := decodeAs(raw, name)
	if 100*len(d.bad) > utf8.RuneCountInString(d.text) {
		return decoded{}, NoEncoding
	}
	d.confidence = min(99, 50+int(100*(best-second)))
	return d, nil
}

// plausible gives how much of a text looks like Chinese prose, from 0 to 1: a
// common character or mark counts one, a rare or bad one takes away.
func plausible(d decoded) float64 {
	good, all, usual := 0.0, 0.0, common()
	for _, r := range d.text {
		if r < 0x80 {
			continue
		}
		all++
		switch {
		case r == utf8.RuneError:
			good -= 4
		case usual[r]:
			good++
		case r >= 0x4e00 && r <= 0x9fff:
			good += 0.25
		case r >= 0x3000 && r <= 0x303f, r >= 0xff00 && r <= 0xff65, r >= 0x2010 && r <= 0x2030:
			good += 0.5
		case r >= 0xe000 && r <= 0xf8ff:
			good--
		}
	}
	if all == 0 {
		return 0.1
	}
	return good / all
}

// common holds the characters that make up most of any Chinese text, in both
// scripts; the wrong encoding seldom makes them.
var common = sync.OnceValue(func() map[rune]bool {
	m := map[rune]bool{}
	for _, r := range "的一是不了在人有我他這这個个們们中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得於于著着下自之年過过發发後后作里裏裡用道行所然家種种事成方多經经麼么去法學学如都同現现當当沒没動动面起看定天分還还進进好小部其些主樣样理心她本前開开但因只從从想實实日軍军者意無无力它與与長长把機机十民第公此已工使情明性知全三又關关點点正業业外將将兩两高間间由問问很最重並并物手應应戰战向頭头文體体政美相見见被利什二等產产或新己制身果加西斯月話话合回特代內内信表化老給给世位次度門门任常先海通教兒儿原東东聲声提立及比員员解水名真論论處处走義义各入幾几口認认條条平系氣气題题活爾尔更別别打女變变四神總总何電电數数安少報报才結结反受目太量再感建務务做接必場场件計计管期市直德資资命山金指克許许統统區区保至隊队形社便空決决治展馬马科司五基眼書书非則则聽听白卻却界達达光放強强即像難难且權权思王象完設设式色路記记南品住告類类求據据程北邊边死張张該该交規规萬万取拉格望覺觉術术領领共確确傳传師师觀观清今切院讓让識识候帶带導导爭争運运，。、：；？！「」『』（）《》“”" {
		m[r] = true
	}
	return m
})

// decodeAs decodes raw in a named encoding. A bad byte becomes U+FFFD and is
// noted; nothing is dropped but a byte order mark.
func decodeAs(raw []byte, name string) decoded {
	d := decoded{encoding: name}
	switch name {
	case utf8Name:
		d.utf8(raw)
	case utf16leName, utf16beName:
		d.utf16(raw, name == utf16beName)
	case big5Name:
		d.pairs(raw, big5Pairs())
	case gbName:
		d.pairs(raw, gbPairs())
	}
	return d
}

func (d *decoded) utf8(raw []byte) {
	from := 0
	if bytes.HasPrefix(raw, []byte{0xef, 0xbb, 0xbf}) {
		from = 3
	}
	if utf8.Valid(raw[from:]) {
		d.text = string(raw[from:])
		return
	}
	var b strings.Builder
	b.Grow(len(raw))
	for i := from; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && size == 1 {
			d.spoil(&b, i)
		} else {
			b.Write(raw[i : i+size])
		}
		i += size
	}
	d.text = b.String()
}

// spoil writes U+FFFD for the byte at i of what was received.
func (d *decoded) spoil(b *strings.Builder, i int) {
	d.bad = append(d.bad, b.Len())
	d.badBytes = append(d.badBytes, i)
	b.WriteRune(utf8.RuneError)
}

func (d *decoded) utf16(raw []byte, big bool) {
	unit := func(i int) rune {
		if big {
			return rune(raw[i])<<8 | rune(raw[i+1])
		}
		return rune(raw[i+1])<<8 | rune(raw[i])
	}
	var b strings.Builder
	b.Grow(len(raw) * 3 / 2)
	i := 0
	if len(raw) >= 2 && unit(0) == 0xfeff {
		i = 2
	}
	for ; i+1 < len(raw); i += 2 {
		r := unit(i)
		switch {
		case r >= 0xd800 && r < 0xdc00 && i+3 < len(raw) && unit(i+2)&0xfc00 == 0xdc00:
			b.WriteRune((r-0xd800)<<10 + unit(i+2) - 0xdc00 + 0x10000)
			i += 2
		case r >= 0xd800 && r < 0xe000:
			d.spoil(&b, i)
		default:
			b.WriteRune(r)
		}
	}
	if i < len(raw) {
		d.spoil(&b, i)
	}
	d.text = b.String()
}

// pairTable gives the characters of every pair of bytes, "" where there are
// none, and those longer than a pair.
type pairTable struct {
	pair [0x7f][0x100]string // by lead byte less 0x81, and trail byte
	four encoding.Encoding   // for sequences of four bytes, or nil
}

func (d *decoded) pairs(raw []byte, table *pairTable) {
	var b strings.Builder
	b.Grow(len(raw) * 3 / 2)
	for i := 0; i < len(raw); {
		c := raw[i]
		switch {
		case c < 0x80:
			n := 1
			for i+n < len(raw) && raw[i+n] < 0x80 {
				n++
			}
			b.Write(raw[i : i+n])
			i += n
			continue
		case c > 0x80 && i+1 < len(raw) && c < 0xff:
			if s := table.pair[c-0x81][raw[i+1]]; s != "" {
				b.WriteString(s)
				i += 2
				continue
			}
			if s := table.long(raw[i:]); s != "" {
				b.WriteString(s)
				i += 4
				continue
			}
		}
		d.spoil(&b, i)
		i++
		// A trail byte that can only be one belongs to the bad character.
		if i < len(raw) && c > 0x80 && c < 0xff && raw[i] >= 0x80 {
			i++
		}
	}
	d.text = b.String()
}

// long decodes a character of four bytes (GB18030), or gives "".
func (t *pairTable) long(raw []byte) string {
	if t.four == nil || len(raw) < 4 || raw[1] < '0' || raw[1] > '9' {
		return ""
	}
	out, err := t.four.NewDecoder().Bytes(raw[:4])
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return ""
	}
	return string(out)
}

func newPairs(e encoding.Encoding, firstTrail byte) *pairTable {
	t := &pairTable{}
	decoder := e.NewDecoder()
	for lead := 0x81; lead < 0xff; lead++ {
		for trail := int(firstTrail); trail < 0xff; trail++ {
			out, err := decoder.Bytes([]byte{byte(lead), byte(trail)})
			if err == nil && !bytes.ContainsRune(out, utf8.RuneError) && utf8.RuneCount(out) <= 2 {
				if r, size := utf8.DecodeRune(out); size == len(out) || r >= 0x80 {
					t.pair[lead-0x81][trail] = string(out)
				}
			}
		}
	}
	return t
}

var gbPairs = sync.OnceValue(func() *pairTable {
	t := newPairs(simplifiedchinese.GB18030, 0x40)
	t.four = simplifiedchinese.GB18030
	return t
})

// big5Pairs is Big5 with the HKSCS and ETEN characters (the WHATWG table).
// What it lacks in the areas for users' own characters becomes the
// private-use character that code page 950 gives it: it is kept, and the
// checker reports it.
var big5Pairs = sync.OnceValue(func() *pairTable {
	t := newPairs(traditionalchinese.Big5, 0x40)
	for _, area := range []struct {
		lead, last byte
		first      rune
	}{{0xfa, 0xfe, 0xe000}, {0x8e, 0xa0, 0xe311}, {0x81, 0x8d, 0xeeb8}} {
		r := area.first
		for lead := area.lead; lead <= area.last; lead++ {
			for trail := 0x40; trail < 0xff; trail++ {
				if trail >= 0x7f && trail < 0xa1 {
					continue
				}
				if p := &t.pair[lead-0x81][trail]; *p == "" {
					*p = string(r)
				}
				r++
			}
		}
	}
	return t
})

// problems reports each bad byte by its offset: the first twenty one by one,
// the rest in one sentence, since a wrong encoding makes thousands.
func (d *decoded) problems(name string) []*diag.Problem {
	const most = 20
	var out []*diag.Problem
	for i, at := range d.bad {
		if i == most {
			return append(out, diag.Of(BadBytes, name, len(d.bad)-most, d.encoding))
		}
		out = append(out, diag.At(BadByte, name, d.text, at, fmt.Sprint(d.badBytes[i]), d.encoding))
	}
	return out
}
