package pdf

import (
	"strings"
	"testing"

	"yinshu/internal/design"
	"yinshu/internal/lines"
	"yinshu/internal/typeset"
)

// A line spread over more room than its own is one word to who reads the file,
// and what follows it in its line is another.
func TestSpreadIsOneWord(t *testing.T) {
	d := newDesk(t)
	p := d.page(typeset.Contents, "1")
	spread := func(text string, size, to int) typeset.Run {
		r := d.run(tcBold, design.Length(size), text)
		for i := range r.Advances[:len(r.Advances)-1] {
			r.Advances[i] += design.Length(to-size*len(r.Advances)) / design.Length(len(r.Advances)-1)
		}
		return r
	}
	d.line(p, lines.HeadingLine, "", spread("目次", 15_000, 45_000))
	label := spread("書名", 9_000, 36_000)
	label.Text += " "
	label.Advances = append(label.Advances, 9_000)
	d.line(p, lines.TitleLine, "", label, d.run(tc, 9_000, "渡口雜識"))
	for range 12 {
		d.paragraph("p2", sample)
	}
	file, _ := d.write(t, Options{})
	got := command(t, "pdftotext", "-layout", save(t, file), "-")
	for _, want := range []string{"目次", "書名", "渡口雜識"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not one word of the text:\n%.200s", want, got)
		}
	}
	if got, want := extracted(t, file), solid(text(d.setting)); got != want {
		t.Errorf("the text is\n%.300s\nnot\n%.300s", got, want)
	}
}

// Only Han characters that stand apart are such a word.
func TestIsSpread(t *testing.T) {
	for _, c := range []struct {
		text        string
		apart, last int
		want        bool
	}{
		{"目次", 1500, 1000, true}, {"目次 ", 1500, 1000, true}, {"目次", 1000, 1000, false}, {"目次", 1200, 1000, false},
		{"序", 1500, 3000, false}, {"目，", 1500, 1000, false}, {"AB", 1500, 1000, false}, {"", 0, 0, false},
	} {
		r := typeset.Run{Text: c.text, Size: 1000}
		for range []rune(strings.TrimRight(c.text, " ")) {
			r.Advances = append(r.Advances, design.Length(c.apart))
		}
		if n := len(r.Advances); n > 0 {
			r.Advances[n-1] = design.Length(c.last)
		}
		if got := isSpread(&r); got != c.want {
			t.Errorf("%q with %d from one to the next: %v, want %v", c.text, c.apart, got, c.want)
		}
	}
}
