package pdf

import (
	"encoding/binary"
)

// sRGB is a profile of the colours of screens (IEC 61966-2-1), as small as
// ICC.1:2004-10 (version 4.2) allows: three primaries, adapted to D50 by the
// Bradford transform, and the curve as a function.
func sRGB() []byte {
	fixed := func(values ...int32) []byte { // in 65536ths
		var b []byte
		for _, v := range values {
			b = binary.BigEndian.AppendUint32(b, uint32(v))
		}
		return b
	}
	text := func(s string) []byte {
		b := append([]byte("mluc\x00\x00\x00\x00"), 0, 0, 0, 1, 0, 0, 0, 12, 'e', 'n', 'U', 'S')
		b = binary.BigEndian.AppendUint32(b, uint32(2*len(s)))
		b = binary.BigEndian.AppendUint32(b, 28)
		for _, r := range s {
			b = binary.BigEndian.AppendUint16(b, uint16(r))
		}
		return b
	}
	xyz := func(x, y, z int32) []byte { return append([]byte("XYZ \x00\x00\x00\x00"), fixed(x, y, z)...) }
	// ((x + 0.055) / 1.055) ** 2.4, and x / 12.92 below 0.04045
	curve := append([]byte("para\x00\x00\x00\x00\x00\x03\x00\x00"), fixed(157286, 62119, 3417, 5072, 2651)...)
	adapt := append([]byte("sf32\x00\x00\x00\x00"), fixed(68670, 1502, -3290, 1937, 64911, -1119, -605, 985, 49290)...)
	return iccProfile([]iccTag{
		{"desc", text("sRGB")},
		{"cprt", text("CC0")},
		{"wtpt", xyz(63190, 65536, 54061)},
		{"chad", adapt},
		{"rXYZ", xyz(28578, 14582, 913)},
		{"gXYZ", xyz(25235, 46981, 6364)},
		{"bXYZ", xyz(9374, 3973, 46799)},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil},
	})
}

// An iccTag is a tag of a profile; one without data shares those of the tag
// before it.
type iccTag struct {
	name string
	data []byte
}

func iccProfile(tags []iccTag) []byte {
	const header = 128
	var table, body []byte
	table = binary.BigEndian.AppendUint32(table, uint32(len(tags)))
	start := header + 4 + 12*len(tags)
	at, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			at, size = start+len(body), len(t.data)
			body = append(body, t.data...)
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
		}
		table = append(table, t.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(at))
		table = binary.BigEndian.AppendUint32(table, uint32(size))
	}
	p := make([]byte, header)
	binary.BigEndian.PutUint32(p, uint32(start+len(body)))
	copy(p[8:], "\x04\x20\x00\x00mntrRGB XYZ ")
	for i, v := range []uint16{2000, 1, 1, 0, 0, 0} { // its date
		binary.BigEndian.PutUint16(p[24+2*i:], v)
	}
	copy(p[36:], "acsp")
	for i, v := range []uint32{63190, 65536, 54061} { // D50
		binary.BigEndian.PutUint32(p[68+4*i:], v)
	}
	return append(append(p, table...), body...)
}

// channels returns how many colours a profile's device has; 0 for what is no
// output profile of a press.
func channels(icc []byte) int {
	if len(icc) < 132 || string(icc[36:40]) != "acsp" || string(icc[12:16]) != "prtr" ||
		int(binary.BigEndian.Uint32(icc)) != len(icc) {
		return 0
	}
	switch string(icc[16:20]) {
	case "GRAY":
		return 1
	case "CMYK":
		return 4
	}
	return 0
}
