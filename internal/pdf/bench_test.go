package pdf

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/go-pdf/fpdf"

	"yinshu/internal/face"
	"yinshu/internal/typeset"
)

// novel is a hundred pages of text with 2,000 different characters.
func novel(t testing.TB) *desk {
	d := newDesk(t)
	var chars []rune
	for r := rune(0x4e00); len(chars) < 2000; r += 7 {
		if _, ok := d.faces[tc].Glyph(r); ok {
			chars = append(chars, r)
		}
	}
	var b strings.Builder
	for n, seed := 0, uint32(1); n < 100*26*30; n++ {
		seed = seed*1664525 + 1013904223
		if b.WriteRune(chars[int(seed>>8)%len(chars)]); n%23 == 22 {
			b.WriteString("，")
		}
	}
	text := []rune(b.String())
	for i := 0; i < len(text); i += 700 {
		d.paragraph(fmt.Sprint("p", i), string(text[i:min(i+700, len(text))]))
	}
	return d
}

// Ours, with all that fpdf does not write.
func BenchmarkWrite(b *testing.B) {
	d := novel(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, d.setting, d.faces, Options{Meta: meta}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.setting.Pages)*b.N)/b.Elapsed().Seconds(), "pages/s")
}

// The same runs by fpdf alone, in the cheapest way that it has: the measure
// of what the rest may cost.
func BenchmarkBare(b *testing.B) {
	d := novel(b)
	b.ReportAllocs()
	for b.Loop() {
		bare(b, d.setting, d.faces)
	}
	b.ReportMetric(float64(len(d.setting.Pages)*b.N)/b.Elapsed().Seconds(), "pages/s")
}

func bare(b *testing.B, s *typeset.Setting, faces map[face.ID]*face.Face) {
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: points(s.Trim.Width), Ht: points(s.Trim.Height)}})
	for id, f := range faces {
		pdf.AddUTF8FontFromBytes(string(id), "", f.Data())
	}
	for i := range s.Pages {
		p := &s.Pages[i]
		pdf.AddPage()
		for j := range p.Lines {
			l := &p.Lines[j]
			at := p.Left + l.Offset
			for k := range l.Runs {
				r := &l.Runs[k]
				pdf.SetFont(string(r.Face), "", points(r.Size))
				w, n := r.Width(), len(r.Advances)
				pdf.RawWriteStr(fmt.Sprintf("%.3f Tc", (points(w)-float64(n)*points(r.Size))/float64(max(1, n))))
				pdf.Text(points(at), points(p.Top+l.Baseline-r.Rise), r.Text)
				at += w
			}
		}
	}
	if err := pdf.Output(io.Discard); err != nil {
		b.Fatal(err)
	}
}
