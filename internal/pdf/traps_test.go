package pdf

import (
	"crypto/sha256"
	"strings"
	"testing"

	"yinshu/internal/lines"
	"yinshu/internal/typeset"
)

// Characters beyond 16 bits, code points that follow each other, and glyphs
// that have no code point: the traps of the library below.
func TestTraps(t *testing.T) {
	d := newDesk(t)
	before := sha256.Sum256(d.faces[tc].Data())
	p := d.page(typeset.Body, "1")
	var rare []rune
	for r := rune(0x20000); r < 0x2a000 && len(rare) < 60; r++ {
		if _, ok := d.faces[tc].Glyph(r); ok {
			rare = append(rare, r)
		}
	}
	d.line(p, lines.Body, "p1", d.run(tc, d.size, string(rare[:30])))
	d.line(p, lines.Body, "p1", d.run(tc, d.size, string(rare[30:])+"ㄧㄅ"))
	turned := d.run(tc, d.size, "「甲」")
	open, _ := d.faces[tc].Glyph('﹁')
	closed, _ := d.faces[tc].Glyph('﹂')
	turned.Glyphs = []uint16{open, 0, closed}
	d.line(p, lines.Body, "p1", turned, d.run(tc, d.size, "「乙」"))
	d.line(p, lines.Body, "p1", d.run(tc, d.size, "𠮷野\ue480\xff"))

	file, reported := d.write(t, Options{})
	if len(reported) != 3 { // 𠮷, U+E480 and the broken byte
		t.Errorf("reported %d problems, not 3: %v", len(reported), reported)
	}
	want := strings.NewReplacer("𠮷", "〓", "\ue480", "〓", "\ufffd", "〓").Replace(solid(text(d.setting)))
	if got := extracted(t, file); got != want {
		t.Errorf("the text is\n%s\nnot\n%s", got, want)
	}
	if sha256.Sum256(d.faces[tc].Data()) != before {
		t.Error("the face's bytes have been written to")
	}
}

// A dictionary has code points that follow each other by the thousand, for
// which the library below takes cubic time: twenty seconds for 3,000. Nothing
// is timed here; the test would outlast the patience of whoever runs it.
func TestDictionary(t *testing.T) {
	const sc = "serif-sc"
	d := newDesk(t)
	d.size = 1000
	d.faces[sc] = facesOf(t, sc)[sc]
	var all []rune
	for r := rune(0x4e00); r < 0x9fa6; r++ {
		if _, ok := d.faces[sc].Glyph(r); ok {
			all = append(all, r)
		}
	}
	if len(all) < 20_000 {
		t.Fatalf("%d characters are no dictionary", len(all))
	}
	p := d.page(typeset.Body, "1")
	for i := 0; i < len(all); i += 300 {
		d.line(p, lines.Body, "", d.run(sc, d.size, string(all[i:min(i+300, len(all))])))
	}
	file, _ := d.write(t, Options{})
	if got := extracted(t, file); got != string(all) {
		t.Error("the text has changed")
	}
	if n := len(prove(t, d, file, Options{}).codes.fonts); n != 4 {
		t.Errorf("%d fonts, not 4: each holds %d characters", n, mostChars)
	}
}

// Characters that show nothing are not on the page, and what follows them is
// where it was set.
func TestInvisible(t *testing.T) {
	d := newDesk(t)
	p := d.page(typeset.Body, "1")
	d.line(p, lines.Body, "p1", d.run(tc, d.size, "\u200b甲\u2060乙\ufe00丙\U000e0100丁\ufeff"))
	file, reported := d.write(t, Options{})
	if len(reported) > 0 {
		t.Errorf("reported %v", reported)
	}
	if got := extracted(t, file); got != "甲乙丙丁" {
		t.Errorf("the text is %q", got)
	}
}
