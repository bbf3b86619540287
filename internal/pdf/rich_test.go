package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strconv"
	"testing"

	"yinshu/internal/design"
	"yinshu/internal/lines"
	"yinshu/internal/typeset"
)

// rich is a small book with one of everything: title page, contents, chapters
// with headings of two levels, note marks, a list, a quotation, a table, a
// picture, names underlined, a web link, notes, an index.
func rich(t testing.TB) *desk {
	d := newDesk(t)
	d.line(d.page(typeset.TitlePage, "i"), lines.TitleLine, "", d.run(tcBold, 24_000, "一本書"))
	d.page(typeset.Blank, "ii")
	contents := d.page(typeset.Contents, "iii")
	d.line(contents, lines.HeadingLine, "", d.run(tcBold, 16_000, "目次")).Level = 1
	contents.Anchors = []typeset.Anchor{{Name: "toc"}}
	d.page(typeset.Blank, "iv")

	chapter := func(n int) {
		folio := strconv.Itoa(len(d.setting.Pages) - 3)
		p := d.page(typeset.Body, folio)
		head, id := fmt.Sprintf("第%d章　開始", n), fmt.Sprintf("h%d", n)
		p.Anchors = append(p.Anchors, typeset.Anchor{Name: id, Baseline: 4_000})
		d.line(p, lines.HeadingLine, id, d.run(tcBold, 16_000, head)).Level = 1
		entry := d.run(tc, d.size, head)
		leader, page := d.run(tc, d.size, "…………"), d.run(tc, d.size, folio)
		entry.Link, leader.Link, page.Link = "#"+id, "#"+id, "#"+id
		leader.Filler = true
		l := d.line(&d.setting.Pages[2], lines.ContentsLine, id, entry, leader, page)
		l.Level = 1
		d.setting.Outline = append(d.setting.Outline, typeset.Bookmark{Title: head, Level: 1, Anchor: id})

		p = &d.setting.Pages[len(d.setting.Pages)-1]
		d.setting.Outline = append(d.setting.Outline, typeset.Bookmark{Title: "細節", Level: 2, Anchor: id + "a"})
		p.Anchors = append(p.Anchors, typeset.Anchor{Name: id + "a", Baseline: 30_000})
		d.line(p, lines.HeadingLine, id+"a", d.run(tcBold, 12_000, "細節")).Level = 2
		d.paragraph(id+"p", sample+sample)
		p = &d.setting.Pages[len(d.setting.Pages)-1]
		mark := d.run(tc, 6_000, strconv.Itoa(n))
		note := fmt.Sprintf("n%d", n)
		mark.Rise, mark.Link, mark.Mark, mark.Anchor = 4_000, "#"+note, note, "r:"+note+":1"
		name := d.run(tc, d.size, "王小明")
		name.Under = "name"
		work := d.run(tc, d.size, "停戰紀要")
		work.Under = "work"
		d.line(p, lines.Body, id+"q", d.run(tc, d.size, "其人曰"), name, d.run(tc, d.size, "，著"), work, mark, d.run(tc, d.size, "，下文。"))
		web := d.run(tc, d.size, "example.org")
		web.Link = "https://example.org/a?b=(c)"
		d.line(p, lines.QuotationLine, id+"r", d.run(tc, d.size, "引文見"), web)
		d.line(p, lines.ListLine, id+"s", d.run(tc, d.size, "一、甲"))
		d.line(p, lines.ListLine, id+"t", d.run(tc, d.size, "二、乙"))
		for _, row := range [][2]typeset.Run{
			{d.run(tcBold, d.size, "年"), d.run(tcBold, d.size, "事")},
			{d.run(tc, d.size, "一九五一"), d.run(tc, d.size, "會談")},
			{d.run(tc, d.size, "一九五三"), d.run(tc, d.size, "停戰")},
		} {
			left := d.line(p, lines.TableLine, id+"u", row[0])
			at := left.Baseline
			right := d.line(p, lines.TableLine, id+"u", row[1])
			right.Baseline, right.Offset = at, 100_000
		}
		at := design.Length(len(p.Lines)+1) * d.size * 17 / 10
		for i, source := range []string{"a.png", "b.png"} {
			p.Pictures = append(p.Pictures, typeset.Picture{
				Offset: design.Length(i) * 80_000, Baseline: at, Width: 60_000, Height: 40_000, Block: id + source, Source: source, Alt: "灰方",
			})
		}
		p.Rules = append(p.Rules, typeset.Rule{Baseline: at + 60_000, Length: 90_000, Weight: 500})
		d.line(p, lines.CaptionLine, id+"b.png", d.run(tc, 8_000, "圖一")).Baseline = at + 50_000
		d.line(p, lines.FolioLine, "", d.run(tc, 8_000, folio)).Baseline = 480_000
		d.line(p, lines.RunningHead, "", d.run(tc, 8_000, head)).Baseline = -10_000
	}
	for n := range 3 {
		chapter(n + 1)
	}
	notes := d.page(typeset.Notes, strconv.Itoa(len(d.setting.Pages)-3))
	d.line(notes, lines.HeadingLine, "", d.run(tcBold, 16_000, "註釋")).Level = 1
	for n := range 3 {
		id := fmt.Sprintf("n%d", n+1)
		label := d.run(tc, 9_000, strconv.Itoa(n+1)+" ")
		label.Link = "#r:" + id + ":1"
		l := d.line(notes, lines.NoteLine, id+"b", label, d.run(tc, 9_000, "見《紀要》。"))
		notes.Anchors = append(notes.Anchors, typeset.Anchor{Name: id, Baseline: l.Baseline - 9_000})
	}
	index := d.page(typeset.Index, strconv.Itoa(len(d.setting.Pages)-3))
	d.line(index, lines.HeadingLine, "", d.run(tcBold, 16_000, "索引")).Level = 1
	locator := d.run(tc, 9_000, "1")
	locator.Link = "#h1p"
	index.Anchors = []typeset.Anchor{{Name: "index"}}
	d.setting.Pages[4].Anchors = append(d.setting.Pages[4].Anchors, typeset.Anchor{Name: "h1p", Baseline: 50_000})
	d.line(index, lines.IndexLine, "", d.run(tcBold, 9_000, "十一畫")).Level = 2
	d.line(index, lines.IndexLine, "t1", d.run(tc, 9_000, "停戰　"), locator)
	return d
}

// grey makes pictures in grey: of one size, and all different.
func grey(source string) ([]byte, error) {
	m := image.NewGray(image.Rect(0, 0, 6, 4))
	m.Pix[0] = source[0]
	return encode(m)
}

// red is a picture in the colours of screens.
func red(source string) ([]byte, error) {
	m := image.NewRGBA(image.Rect(0, 0, 6, 4))
	for i := range 24 {
		m.Set(i%6, i/6, color.RGBA{200, byte(i), source[0], 255})
	}
	return encode(m)
}

func encode(m image.Image) ([]byte, error) {
	var b bytes.Buffer
	err := png.Encode(&b, m)
	return b.Bytes(), err
}
