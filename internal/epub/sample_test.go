package epub

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"yinshu/internal/book"
	"yinshu/internal/index"
	"yinshu/internal/manuscript"
	"yinshu/internal/typeset"
)

// base gives a block its ID.
func base(id string) manuscript.Base { return manuscript.Base{Ident: id} }

// t is text.
func t(s string) manuscript.Inline { return manuscript.Text{Value: s} }

// ins is a line of inlines.
func ins(in ...manuscript.Inline) []manuscript.Inline { return in }

func mark(note string) manuscript.Inline { return manuscript.NoteMark{Note: note} }

func term(id, anchor string) manuscript.Inline {
	return manuscript.TermMark{Term: id, Anchor: anchor}
}

func heading(id string, level int, in ...manuscript.Inline) *manuscript.Heading {
	return &manuscript.Heading{Base: base(id), Level: level, Content: in}
}

func para(id string, in ...manuscript.Inline) *manuscript.Paragraph {
	return &manuscript.Paragraph{Base: base(id), Content: in}
}

// dot is a picture of one kind or another.
func dot(w, h int) []byte {
	img := image.NewGray(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 0xe0
	}
	img.Set(0, 0, color.Black)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// sample is a small book with one of everything, made by hand.
func sample() Job {
	m := &manuscript.Manuscript{
		Files: []manuscript.File{{Name: "text.txt", Text: "刻書小記\n"}},
		Meta: manuscript.Meta{
			Lang:        "zh-Hant-TW",
			Title:       []manuscript.Text{{Value: "刻書小記"}, {Value: "——雕版與活字"}},
			Subtitle:    []manuscript.Text{{Value: "一冊試印的書"}},
			Creators:    []manuscript.Creator{{Name: manuscript.Text{Value: "顧硯秋"}, Role: "aut", FileAs: "Gu, Yanqiu"}, {Name: manuscript.Text{Value: "林墨"}, Role: "edt"}},
			Publisher:   "印書工房",
			PubPlace:    "臺北",
			Date:        "2026-03",
			Modified:    "2026-03-01T08:00:00+08:00",
			Edition:     "第一版",
			Rights:      "版權所有 & 翻印必究",
			ISBN:        "978-957-00-0000-2",
			Series:      "工房叢書",
			SeriesPos:   "3",
			Description: "一冊談刻書的小書。",
			Subjects:    []string{"印刷史", "書籍"},
			Colophon:    []string{"本書以試印為用。"},
		},
		Blocks: []manuscript.Block{
			heading("h1", 1, t("引言")),
			para("p1", t("刻書之事，"), term("t1", "t1.1"), t("雕版先於活字。"), mark("n1"), t("其法見"), manuscript.PageRef{Target: "h4", Value: "二○"}, t("頁。<標記>與 & 都是字。")),
			para("p2", manuscript.Emphasis{Kind: manuscript.Strong, Content: ins(t("紙墨"))}, t("精良，"), manuscript.Emphasis{Kind: manuscript.Dots, Content: ins(t("字字不苟"), mark("n2"))}, t("；"), manuscript.ProperName{Kind: manuscript.Name, Content: ins(t("畢昇"))}, t("事見"), manuscript.ProperName{Kind: manuscript.Work, Content: ins(t("夢溪筆談"))}, t("。")),
			heading("h2", 1, t("第一章　雕版"), mark("n3")),
			para("p3", t("下引舊文：")),
			&manuscript.Quotation{Base: base("q1"), Blocks: []manuscript.Block{para("p4", t("板用梨棗，取其堅密。")), para("p5", t("刀用雀口。"), mark("n1"))}},
			&manuscript.Paragraph{Base: base("p6"), Resumed: true, Content: ins(t("可見其慎。"))},
			&manuscript.Verse{Base: base("v1"), Lines: [][]manuscript.Inline{ins(t("一刀一字，")), ins(t("千日一書。")), nil, ins(term("t2", "t2.1"), t("梨板猶香。"))}},
			heading("h3", 3, t("工序")),
			&manuscript.List{Base: base("l1"), Ordered: true, Items: []manuscript.Item{
				{Label: "一、", Blocks: []manuscript.Block{para("p7", t("寫樣。"))}},
				{Label: "二、", Blocks: []manuscript.Block{para("p8", t("上板。")), para("p9", t("反貼於板。"))}},
			}},
			&manuscript.Figure{Base: base("f1"), Source: "pictures/block.png", Alt: "一塊刻好的板", Caption: ins(t("圖一　書板"), mark("n4"))},
			&manuscript.Table{Base: base("tb1"), Head: 1, Rows: [][][]manuscript.Inline{{ins(t("料")), ins(t("用"))}, {ins(t("梨木")), ins(t("刻板"))}}, Caption: ins(t("表一　用料"))},
			&manuscript.Break{Base: base("b1"), Value: "＊＊＊"},
			para("p10", manuscript.Ruby{Base: ins(t("槧")), Reading: "ㄑㄧㄢˋ"}, t("者，"), manuscript.Link{URL: "https://example.org/a?b=1&c=2", Content: ins(t("書板"), mark("n5"), t("也"))}, t("。\ue480")),
			&manuscript.Break{Base: base("b2")},
			heading("h4", 2, t("餘話")),
			para("p11", term("t1", "t1.2"), t("雕版之外，另有活字。"), manuscript.PageMark{Label: "12"}, t("𠮷字亦在。")),
		},
		Notes: []manuscript.Note{
			{ID: "n1", Label: "1", Number: 1, Body: []manuscript.Block{para("m1", t("見"), term("t3", "t3.1"), t("《天工開物》。"))}},
			{ID: "n2", Label: "2", Number: 2, Body: []manuscript.Block{para("m2", t("此語出自跋文。")), &manuscript.Verse{Base: base("m2v"), Lines: [][]manuscript.Inline{ins(t("字字珠璣。"))}}}},
			{ID: "n3", Label: "3", Number: 3},
			{ID: "n4", Label: "4", Number: 4, Body: []manuscript.Block{para("m4", t("圖採自舊藏。"))}},
			{ID: "n5", Label: "5", Number: 5, Body: []manuscript.Block{para("m5a", t("槧，未書之板。")), para("m5", t("又見上註。"))}},
		},
		Terms: []manuscript.Term{{ID: "t1", Heading: "雕版"}, {ID: "t2", Heading: "梨板"}, {ID: "t3", Heading: "《天工開物》"}},
	}
	return Job{
		Manuscript: m,
		Words:      book.WordsFor("zh-Hant-TW"),
		Headnote:   "本索引依筆畫排列。",
		Entries: []index.Entry{
			{Term: "t3", Heading: "《天工開物》", Group: "四畫", Locators: []index.Locator{{Anchor: "t3.1", Page: 5, Note: "1"}}},
			{Term: "t4", Heading: "木板", Group: "四畫", See: []index.Ref{{Term: "t1", Heading: "雕版"}}},
			{Term: "t2", Heading: "梨板", Group: "十一畫", Locators: []index.Locator{{Anchor: "t2.1", Page: 3}}},
			{Term: "t1", Heading: "雕版", Original: "woodblock", Group: "十六畫", Locators: []index.Locator{{Anchor: "t1.1", LastAnchor: "t1.2", Page: 1, Last: 4, Principal: true}}, SeeAlso: []index.Ref{{Term: "t2", Heading: "梨板"}},
				Subs: []index.Entry{{Heading: "與活字", Locators: []index.Locator{{Anchor: "t1.2", Page: 4}}}}},
		},
		Pages:    samplePages(),
		CSS:      []byte("p { text-indent: 2em }\n"),
		Cover:    Cover{Image: dot(600, 800)},
		Pictures: func(string) ([]byte, error) { return dot(40, 30), nil },
	}
}

func samplePages() []Page {
	at := func(block string, char int) manuscript.Place { return manuscript.Place{Block: block, Char: char} }
	return []Page{
		{Folio: "i", Part: typeset.HalfTitle},
		{Folio: "ii", Part: typeset.Blank},
		{Folio: "iii", Part: typeset.TitlePage},
		{Folio: "iv", Part: typeset.Copyright},
		{Folio: "v", Part: typeset.Contents},
		{Folio: "vi", Part: typeset.Contents},
		{Folio: "1", Part: typeset.Body, Begins: at("h1", 0)},
		{Folio: "2", Part: typeset.Body, Begins: at("p2", 5)},
		{Folio: "3", Part: typeset.Body, Begins: at("v1", 5)},
		{Folio: "4", Part: typeset.Body, Begins: at("p10", 3)},
		{Folio: "5", Part: typeset.Notes, Begins: at("m1", 0)},
		{Folio: "6", Part: typeset.Notes, Begins: at("m5", 2)},
		{Folio: "7", Part: typeset.Index},
		{Folio: "8", Part: typeset.Index, Entry: "ix:t2"},
		{Folio: "9", Part: typeset.Blank},
	}
}

// write writes a job and fails on an error.
func write(tb testing.TB, job Job) []byte {
	tb.Helper()
	var b bytes.Buffer
	problems, err := Write(&b, job)
	if err != nil {
		tb.Fatal(err)
	}
	for _, p := range problems {
		if strings.HasPrefix(p.Kind.Code, "epub-") {
			tb.Log(p.Error())
		}
	}
	return b.Bytes()
}
