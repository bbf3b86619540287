package pdf

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"yinshu/internal/design"
	"yinshu/internal/diag"
	"yinshu/internal/golden"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
	"yinshu/internal/pdf/object"
	"yinshu/internal/typeset"
)

func codesOf(problems []*diag.Problem) string {
	var all []string
	for _, p := range problems {
		all = append(all, p.Kind.Code)
	}
	return strings.Join(all, " ")
}

// One setting, three files: each is proved against the same lines and pages,
// so lines and pages are the same in all.
func TestProfiles(t *testing.T) {
	d := rich(t)
	for _, c := range []struct {
		name     string
		opt      Options
		reported string
		pages    int
	}{
		{"reading", Options{Pictures: grey}, "", 9},
		{"press", Options{Profile: Press, Pictures: grey}, "pdf-no-profile", 12},
		{"marks", Options{Profile: Press, Pictures: grey, Marks: true, Signature: 16}, "pdf-no-profile", 16},
		{"colour", Options{Profile: Press, Pictures: red, ICC: []byte("rubbish")}, "pdf-rgb pdf-profile", 12},
		{"screen", Options{Profile: Press, Pictures: grey, ICC: sRGB()}, "pdf-profile", 12},
		{"bleed", Options{Profile: Press, Pictures: grey, Bleed: design.Mm(5_000)}, "pdf-no-profile", 12},
		{"pod", Options{Profile: Pod, Pictures: grey}, "", 10},
		{"pod bleed", Options{Profile: Pod, Pictures: grey, Bleed: inch(125), Signature: 1}, "", 9},
	} {
		t.Run(c.name, func(t *testing.T) {
			file, reported := d.write(t, c.opt)
			if got := codesOf(reported); got != c.reported {
				t.Errorf("reported %q, not %q", got, c.reported)
			}
			p := prove(t, d, file, c.opt)
			if len(p.pages) != c.pages {
				t.Errorf("%d pages, not %d", len(p.pages), c.pages)
			}
			for range 4 { // pictures of one width come out of a map
				if again, _ := d.write(t, c.opt); !bytes.Equal(file, again) {
					t.Fatal("two writings differ")
				}
			}
		})
	}
}

// A page that was set empty is blank: crop marks, too, are left off.
func TestBlank(t *testing.T) {
	d := rich(t)
	opt := Options{Profile: Press, Marks: true, Pictures: grey}
	file, _ := d.write(t, opt)
	p := prove(t, d, file, opt)
	if c := p.canvas[1]; len(c.chars)+c.rects > 0 {
		t.Error("the blank page ii is not blank")
	}
	if c := p.canvas[0]; c.rects != 8 {
		t.Errorf("%d crop marks, not 8", c.rects)
	}
}

// A bleed for printers on demand is on three sides: not at the spine, which a
// recto has on its left.
func TestPodBleed(t *testing.T) {
	d := rich(t)
	opt := Options{Profile: Pod, Pictures: grey, Bleed: inch(125), Signature: 4}
	file, _ := d.write(t, opt)
	p := prove(t, d, file, opt)
	w, h, b := int(d.setting.Trim.Width), int(d.setting.Trim.Height), int(inch(125))
	if media := box(p.file.Array(p.file.Dict(p.catalog.Get("Pages")).Get("MediaBox"))); media != [4]int{0, 0, w + b, h + 2*b} {
		t.Errorf("the paper is %v", media)
	}
	for i, page := range p.pages {
		want := [4]int{0, b, w, h + b}
		if i%2 == 1 {
			want = [4]int{b, b, w + b, h + b}
		}
		if got := box(p.file.Array(page.Get("TrimBox"))); got != want {
			t.Errorf("page %d is trimmed to %v, not %v", i+1, got, want)
		}
	}
	plain, _ := d.write(t, Options{Profile: Pod, Pictures: grey})
	q := prove(t, d, plain, Options{Profile: Pod, Pictures: grey})
	for i, want := range []float64{0, 9} {
		page := 4 + i // a recto and a verso with text
		if got := p.canvas[page].chars[0].x - q.canvas[page].chars[0].x; math.Abs(got-want) > 0.001 {
			t.Errorf("page %d is moved by %g pt, not %g", page+1, got, want)
		}
	}
}

// Pages of a thick book stand away from the spine, as far as the other side
// allows.
func TestGutter(t *testing.T) {
	d := newDesk(t)
	for len(d.setting.Pages) < 320 {
		d.paragraph("p", strings.Repeat("厚", 30*26))
	}
	opt := Options{Profile: Pod}
	for i := range d.setting.Pages {
		d.setting.Pages[i].Left = design.Mm(12_000)
	}
	_, reported := d.write(t, opt)
	if sh := newSheet(d.setting, opt); sh.gutter != inch(625)-design.Mm(12_000) || len(reported) > 0 {
		t.Errorf("pages are moved by %d; %v", sh.gutter, reported)
	}
	file, _ := d.write(t, opt)
	p := prove(t, d, file, opt)
	recto, verso := p.canvas[0].chars[0].x, p.canvas[1].chars[0].x
	if recto != 45 || verso >= points(design.Mm(12_000)) { // five eighths of an inch
		t.Errorf("a recto begins at %g, a verso at %g", recto, verso)
	}
	for i := range d.setting.Pages {
		d.setting.Pages[i].Left = design.Mm(8_000)
	}
	if _, reported := d.write(t, opt); codesOf(reported) != "pdf-gutter" {
		t.Errorf("a margin that cannot be shared: %v", reported)
	}
}

// press makes a profile of a press that says it has n inks.
func pressProfile(space string) []byte {
	icc := sRGB()
	copy(icc[12:], "prtr")
	copy(icc[16:], space)
	return icc
}

// A file for the press claims PDF/X-4 where, and only where, it has a profile
// and no colours of screens.
func TestClaims(t *testing.T) {
	d := rich(t)
	for _, c := range []struct {
		name string
		opt  Options
		want string
	}{
		{"reading", Options{Pictures: grey}, "pdfaid:part pdfaid:conformance pdfuaid:part"},
		{"press", Options{Profile: Press, Pictures: grey}, ""},
		{"inks", Options{Profile: Press, Pictures: grey, ICC: pressProfile("CMYK"), Condition: "FOGRA39"}, "GTS_PDFXVersion"},
		{"grey", Options{Profile: Press, Pictures: grey, ICC: pressProfile("GRAY")}, "GTS_PDFXVersion"},
		{"red", Options{Profile: Press, Pictures: red, ICC: pressProfile("CMYK")}, ""},
		{"pod", Options{Profile: Pod, Pictures: grey}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			file, _ := d.write(t, c.opt)
			p := prove(t, d, file, c.opt)
			xmp := string(p.file.Stream(p.catalog.Get("Metadata")).Data)
			var got []string
			for _, mark := range []string{"pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "GTS_PDFXVersion"} {
				if strings.Contains(xmp, mark+">") {
					got = append(got, mark)
				}
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("claims %v, not %s", got, c.want)
			}
			info := p.file.Dict(p.file.Info)
			if x := info.Get("GTS_PDFXVersion") != nil; x != strings.Contains(c.want, "GTS") {
				t.Errorf("the information dictionary and the XMP differ on PDF/X")
			}
		})
	}
}

// What the file says of itself it says alike in both places.
func TestMeta(t *testing.T) {
	d := rich(t)
	file, _ := d.write(t, Options{Pictures: grey})
	p := prove(t, d, file, Options{Pictures: grey})
	info := p.file.Dict(p.file.Info)
	xmp := string(p.file.Stream(p.catalog.Get("Metadata")).Data)
	for key, want := range map[object.Name]string{
		"Title": "一本𠀀書（試）：副題", "Author": "王小明", "CreationDate": "D:20240506070809Z", "ModDate": "D:20240506070809Z",
	} {
		if info.Get(key) != object.Text(want) {
			t.Errorf("%s is %q", key, info.Get(key))
		}
	}
	for _, want := range []string{
		`xml:lang="x-default">一本𠀀書（試）：副題<`, "<dc:creator><rdf:Seq><rdf:li>王小明<", "<xmp:CreateDate>2024-05-06T07:08:09Z<", "<rdf:li>zh-Hant-TW<",
	} {
		if !strings.Contains(xmp, want) {
			t.Errorf("the XMP lacks %s", want)
		}
	}
	if p.catalog.Get("Lang") != object.String("zh-Hant-TW") {
		t.Errorf("the language is %v", p.catalog.Get("Lang"))
	}
	labels := p.file.Dict(p.catalog.Get("PageLabels")).Get("Nums")
	if got := len(p.file.Array(labels)); got != 4 {
		t.Errorf("the labels have %d parts, not i, ii … and 1, 2 …", got/2)
	}
}

// The outline is open to its first level, whatever levels it is given.
func TestOutline(t *testing.T) {
	d := rich(t)
	d.setting.Outline[1].Level = 3 // a level left out
	d.setting.Outline[2].Anchor = "nowhere"
	d.setting.Outline = append(d.setting.Outline, d.setting.Outline[0])
	file, reported := d.write(t, Options{Pictures: grey})
	if codesOf(reported) != "pdf-link" {
		t.Errorf("reported %v", reported)
	}
	p := prove(t, d, file, Options{Pictures: grey})
	root := p.file.Dict(p.catalog.Get("Outlines"))
	var got []string
	var walk func(ref any, depth int)
	walk = func(ref any, depth int) {
		for ref != nil {
			e := p.file.Dict(ref)
			got = append(got, strings.Repeat("-", depth)+string(e.Get("Title").(object.String)))
			walk(e.Get("First"), depth+1)
			ref = e.Get("Next")
		}
	}
	walk(root.Get("First"), 0)
	one, two := string(object.Text("第1章　開始")), string(object.Text("細節"))
	three := string(object.Text("第3章　開始"))
	want := []string{one, "-" + two, "-" + two, three, "-" + two, one}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("the outline is %q", got)
	}
	if root.Get("Count") != 3 {
		t.Errorf("%v entries show at first, not 3", root.Get("Count"))
	}
	if first := p.file.Dict(root.Get("First")); first.Get("Count") != -2 {
		t.Errorf("the first entry opens to %v", first.Get("Count"))
	}
}

// A book without a language, or with pictures in four inks, makes no claim
// that these break.
func TestNoClaims(t *testing.T) {
	d := rich(t)
	var b bytes.Buffer
	lost := meta
	lost.Lang = ""
	if err := Write(&b, d.setting, d.faces, Options{Meta: lost, Pictures: grey}); err != nil {
		t.Fatal(err)
	}
	f, err := object.Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if xmp := string(f.Stream(f.Dict(f.Root).Get("Metadata")).Data); strings.Contains(xmp, "<pdfaid:part") || strings.Contains(xmp, "<pdfuaid:part") {
		t.Error("a file without a language claims to be accessible")
	}
}

// Labels go on from the folio that a part begins with, and say other folios
// as they are.
func TestLabels(t *testing.T) {
	d := newDesk(t)
	for _, folio := range []string{"封面", "", "xiv", "xv", "7", "8", "8a", "1"} {
		d.page(typeset.Body, folio)
	}
	file, _ := d.write(t, Options{})
	p := prove(t, d, file, Options{})
	var got []string
	nums := p.file.Array(p.file.Dict(p.catalog.Get("PageLabels")).Get("Nums"))
	for i := 0; i+1 < len(nums); i += 2 {
		l := p.file.Dict(nums[i+1])
		got = append(got, fmt.Sprintf("%v %v %v %v", nums[i], l.Get("S"), l.Get("St"), l.Get("P") != nil))
	}
	want := "0 <nil> <nil> true|1 <nil> <nil> false|2 r 14 false|4 D 7 false|6 <nil> <nil> true|7 D <nil> false"
	if strings.Join(got, "|") != want {
		t.Errorf("the labels are %s", strings.Join(got, "|"))
	}
}

// Runs that lead to one place are one link where they are neighbours, and two
// where text stands between.
func TestLinkAreas(t *testing.T) {
	d := newDesk(t)
	p := d.page(typeset.Body, "1")
	p.Anchors = []typeset.Anchor{{Name: "a"}}
	a, b, c := d.run(tc, d.size, "甲"), d.run(tcBold, d.size, "乙"), d.run(tc, d.size, "丙")
	a.Link, b.Link, c.Link = "#a", "#a", "#a"
	line := d.line(p, lines.Body, "p", a, b, d.run(tc, d.size, "，"), c)
	all := links(p, line, newSheet(d.setting, Options{}))
	if len(all) != 2 || all[0].text != "甲乙" || all[1].text != "丙" || all[0].x1-all[0].x0 != 2*d.size {
		t.Errorf("the links are %+v", all)
	}
}

// The commonest character has the first code, and what a code means is told
// in lists that keep their first byte.
func TestCodes(t *testing.T) {
	d := newDesk(t)
	var all []rune
	for r := rune(0x4e00); len(all) < 700; r += 3 {
		if _, ok := d.faces[tc].Glyph(r); ok {
			all = append(all, r)
		}
	}
	d.paragraph("p", string(all)+"的的的的的之之")
	c, err := assign(d.setting, d.faces, Options{})
	if err != nil {
		t.Fatal(err)
	}
	f := c.fonts[0]
	if f.byCode[1].r != '的' || f.byCode[2].r != '之' {
		t.Errorf("the first codes are of %c and %c", f.byCode[1].r, f.byCode[2].r)
	}
	for code, u := range f.byCode {
		if u != nil && (strings.IndexByte(awkward, byte(code)) >= 0 || strings.IndexByte(awkward, byte(code>>8)) >= 0) {
			t.Errorf("code %04x cannot stand in a string", code)
		}
	}
	told := 0
	for _, m := range regexp.MustCompile(`<(..)(..)><(..)(..)>\[([^\]]*)\]`).FindAllStringSubmatch(string(f.toUnicode()), -1) {
		if m[1] != m[3] {
			t.Errorf("a list runs from %s%s to %s%s", m[1], m[2], m[3], m[4])
		}
		told += strings.Count(m[5], "<")
	}
	if told != len(f.uses) {
		t.Errorf("%d of %d characters are told", told, len(f.uses))
	}
}

// A subtitle follows its title behind one mark, whatever the source has.
func TestTitle(t *testing.T) {
	for _, c := range [][3]string{
		{"書", "", "書"}, {"書：", "", "書"}, {"書：", "副", "書：副"}, {"書", "副", "書：副"},
		{"書——", "副", "書——副"}, {"", "副", "副"}, {"", "", "Untitled"}, {" 書 ", " ", "書"},
	} {
		m := manuscript.Meta{Title: []manuscript.Text{{Value: c[0]}}, Subtitle: []manuscript.Text{{Value: c[1]}}}
		if got := title(m); got != c[2] {
			t.Errorf("%q and %q make %q, not %q", c[0], c[1], got, c[2])
		}
	}
}

// The structure of a small book with one of everything.
func TestStructure(t *testing.T) {
	d := rich(t)
	file, _ := d.write(t, Options{Pictures: grey})
	golden.Equal(t, "testdata/structure.golden", prove(t, d, file, Options{Pictures: grey}).listing())
}

// A link leads above the line that it leads to: a reader shows what is below.
func TestTargets(t *testing.T) {
	d := rich(t)
	page := &d.setting.Pages[4]
	for name, to := range targets(d.setting, newSheet(d.setting, Options{})) {
		if to.page != 5 || !strings.HasPrefix(name, "r:") {
			continue
		}
		for i := range page.Lines {
			for _, r := range page.Lines[i].Runs {
				if r.Anchor != name {
					continue
				}
				if _, y := (sheet{trim: d.setting.Trim}).point(page, 0, page.Lines[i].Baseline); to.y < y+d.size {
					t.Errorf("%s leads to %d, into the line at %d", name, to.y, y)
				}
			}
		}
	}
	notes := &d.setting.Pages[7]
	notes.Anchors = []typeset.Anchor{{Name: "at", Baseline: notes.Lines[1].Baseline}}
	sh := newSheet(d.setting, Options{})
	_, y := sh.point(notes, 0, notes.Lines[1].Baseline)
	if to := targets(d.setting, sh)["at"]; to.y != y+9_000 {
		t.Errorf("an anchor at a line's baseline leads to %d, not above the line at %d", to.y, y)
	}
}

// A profile is known by its name, and a book's files by it.
func TestNames(t *testing.T) {
	want := map[Profile]string{Reading: "b-hant.pdf", Press: "b-hant-press.pdf", Pod: "b-hant-pod.pdf"}
	for _, p := range Profiles {
		if got, ok := ProfileOf(p.String()); !ok || got != p {
			t.Errorf("%s is not known by its name", p)
		}
		if got := p.FileName("b-hant"); got != want[p] {
			t.Errorf("a file is called %s, not %s", got, want[p])
		}
	}
	if _, ok := ProfileOf("poster"); ok {
		t.Error("there is no profile poster")
	}
}

// Headings are H1 to H6 and skip none on the way down, whatever the text has.
func TestHeadings(t *testing.T) {
	d := newDesk(t)
	p := d.page(typeset.Body, "1")
	for i, level := range []int{2, 1, 3, 9, 4, 1, 2, 2, 0, -1} {
		d.line(p, lines.HeadingLine, "h"+strconv.Itoa(i), d.run(tcBold, d.size, strconv.Itoa(level))).Level = level
	}
	file, _ := d.write(t, Options{})
	got := strings.Join(strings.Fields(prove(t, d, file, Options{}).listing()), " ")
	if want := "Document H1 2 H1 1 H2 3 H3 9 H4 4 H1 1 H2 2 H2 2 H1 0 H1 -1"; got != want {
		t.Errorf("the structure is\n%s\nnot\n%s", got, want)
	}
}

// A note holds all its paragraphs, over a page's end too, and the text around
// it goes on behind it; what stands under another heading is not the note's.
func TestNotes(t *testing.T) {
	d := newDesk(t)
	label := d.run(tc, d.size, "①")
	label.Link = "#r:n1:1"
	set := func(p *typeset.Page, role lines.Role, block string, runs ...typeset.Run) {
		d.line(p, role, block, runs...)
	}
	one := d.page(typeset.Body, "1")
	one.Anchors = []typeset.Anchor{{Name: "r:n1:1"}}
	set(one, lines.Body, "p1", d.run(tc, d.size, "甲"))
	set(one, lines.NoteLine, "n1a", label, d.run(tc, d.size, "一"))
	set(one, lines.NoteLine, "n1b", d.run(tc, d.size, "二"))
	two := d.page(typeset.Body, "2")
	set(two, lines.Body, "p1", d.run(tc, d.size, "乙"))
	set(two, lines.NoteLine, "n1b", d.run(tc, d.size, "三"))
	set(two, lines.HeadingLine, "h", d.run(tcBold, d.size, "丙"))
	set(two, lines.NoteLine, "", d.run(tc, d.size, "四"))
	file, _ := d.write(t, Options{})
	got := strings.Join(strings.Fields(prove(t, d, file, Options{}).listing()), " ")
	if want := "Document P 甲 乙 Note P Lbl Link ① (link) 一 P 二 三 H1 丙 P 四"; got != want {
		t.Errorf("the structure is\n%s\nnot\n%s", got, want)
	}
}
