package pdf

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/face"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
	"yinshu/internal/typeset"
)

// library is the press's own fonts.
var library = face.Find(face.Search{Dirs: []string{"../../fonts"}})

// facesOf reads the faces of the tests.
func facesOf(t testing.TB, ids ...face.ID) map[face.ID]*face.Face {
	t.Helper()
	faces := map[face.ID]*face.Face{}
	for _, id := range ids {
		f, err := library.Face(id)
		if err != nil {
			t.Fatalf("%v (run make fonts)", err)
		}
		faces[id] = f
	}
	return faces
}

const (
	tc     face.ID = "serif-tc"
	tcBold face.ID = "serif-tc-bold"
)

// A desk sets pages by hand, as simply as will do: fixed lines on a measure,
// each line's space shared out evenly.
type desk struct {
	faces   map[face.ID]*face.Face
	setting *typeset.Setting
	size    design.Length
	measure int // in ems
}

func newDesk(t testing.TB) *desk {
	return &desk{
		faces:   facesOf(t, tc, tcBold),
		setting: &typeset.Setting{Trim: typeset.Box{Width: design.Mm(148_000), Height: design.Mm(210_000)}},
		size:    10_500,
		measure: 30,
	}
}

// page begins a page.
func (d *desk) page(part typeset.Part, folio string) *typeset.Page {
	n := len(d.setting.Pages) + 1
	d.setting.Pages = append(d.setting.Pages, typeset.Page{
		Number: n, Folio: folio, Part: part, Recto: n%2 == 1,
		Left: design.Mm(19_000), Top: design.Mm(25_000),
	})
	return &d.setting.Pages[n-1]
}

// run sets a text in a face.
func (d *desk) run(id face.ID, size design.Length, text string) typeset.Run {
	r := typeset.Run{Face: id, Size: size, Text: text, Lang: "zh-Hant"}
	for _, c := range text {
		w, ok := d.faces[id].Advance(c)
		if !ok {
			w = 1000
		}
		r.Advances = append(r.Advances, design.Em(size, w))
	}
	return r
}

// line puts a line on the page, below the last.
func (d *desk) line(p *typeset.Page, role lines.Role, block string, runs ...typeset.Run) *typeset.Line {
	leading := d.size * 17 / 10
	p.Lines = append(p.Lines, typeset.Line{
		Baseline: design.Length(len(p.Lines)+1) * leading, Runs: runs, Role: role,
		From: manuscript.Place{Block: block}, To: manuscript.Place{Block: block},
	})
	return &p.Lines[len(p.Lines)-1]
}

// paragraph sets a text over as many lines and pages as it takes, each full
// line justified.
func (d *desk) paragraph(block, text string) {
	full := d.size * design.Length(d.measure)
	r := d.run(tc, d.size, text)
	runes, from := []rune(text), 0
	for from < len(runes) {
		w, to := design.Length(0), from
		for to < len(runes) && w+r.Advances[to] <= full {
			w += r.Advances[to]
			to++
		}
		part := typeset.Run{Face: tc, Size: d.size, Text: string(runes[from:to]), Advances: r.Advances[from:to:to], Lang: "zh-Hant"}
		if to < len(runes) && to-from > 1 {
			justify(&part, full-w)
		}
		if len(d.setting.Pages) == 0 || len(d.setting.Pages[len(d.setting.Pages)-1].Lines) >= 26 {
			d.page(typeset.Body, strconv.Itoa(len(d.setting.Pages)+1))
		}
		d.line(&d.setting.Pages[len(d.setting.Pages)-1], lines.Body, block, part)
		from = to
	}
}

// justify shares space out between the characters of a run.
func justify(r *typeset.Run, space design.Length) {
	n := design.Length(len(r.Advances) - 1)
	advances := append([]design.Length(nil), r.Advances...)
	for i := range n {
		advances[i] += space*(i+1)/n - space*i/n
	}
	r.Advances = advances
}

// text is every character of a setting in the order of its lines.
func text(s *typeset.Setting) string {
	var b strings.Builder
	for _, p := range s.Pages {
		for _, l := range p.Lines {
			for _, r := range l.Runs {
				b.WriteString(r.Text)
			}
		}
	}
	return b.String()
}

// meta is a book's title page.
var meta = manuscript.Meta{
	Lang:     "zh-Hant-TW",
	Title:    []manuscript.Text{{Value: "一本𠀀書（試）"}},
	Subtitle: []manuscript.Text{{Value: "副題"}},
	Creators: []manuscript.Creator{{Name: manuscript.Text{Value: "王小明"}, Role: "aut"}},
	Modified: "2024-05-06T07:08:09Z",
}

// write writes a setting and fails on an error; what was reported is returned.
func (d *desk) write(t testing.TB, opt Options) (file []byte, reported []*diag.Problem) {
	t.Helper()
	opt.Meta, opt.Modified = meta, meta.Modified
	opt.Report = func(p *diag.Problem) { reported = append(reported, p) }
	var b bytes.Buffer
	if err := Write(&b, d.setting, d.faces, opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), reported
}
