package typeset_test

import (
	"fmt"
	"runtime"
	"testing"
	"unicode/utf8"

	"yinshu/internal/book"
	"yinshu/internal/design"
	"yinshu/internal/face"
	"yinshu/internal/lines"
	"yinshu/internal/manuscript"
	. "yinshu/internal/typeset"
)

// made returns a manuscript of n paragraphs of 100 to 700 characters, many
// notes in them, and a heading over every fortieth.
func made(n int) *manuscript.Manuscript {
	m := &manuscript.Manuscript{}
	m.Meta.Lang = "zh-Hant"
	m.Meta.Title = []manuscript.Text{{Value: "造書"}}
	sentences := []string{
		"雕版之後有活字，活字之後有鉛字，", "每一次改換都不是一夜之間的事。", "「字」是一個一個排的，", "書卻要一頁一頁地讀；",
		"排字的人先看行，再看頁，", "最後才看得見一本書。", "到了1872年，上海的印書館開始用機器，", "版心、天頭、地腳與訂口都有定數。",
		"《天工開物》說得很清楚：", "紙要薄而韌，墨要黑而不浮。", "行長若是三十個字，", "讀的人眼睛就不會累。",
	}
	seed := uint32(7)
	next := func(k int) int { seed = seed*1664525 + 1013904223; return int(seed>>8) % k }
	note := 0
	for i := range n {
		if i%40 == 0 {
			m.Blocks = append(m.Blocks, &manuscript.Heading{Base: manuscript.Base{Ident: fmt.Sprintf("h%d", i/40+1)}, Level: 1,
				Content: []manuscript.Inline{manuscript.Text{Value: fmt.Sprintf("第%d章　排字", i/40+1)}}})
		}
		var ins []manuscript.Inline
		chars := 0
		for want := 100 + next(600); chars < want; {
			s := sentences[next(len(sentences))]
			ins = append(ins, manuscript.Text{Value: s})
			chars += len([]rune(s))
			if next(25) == 0 {
				note++
				id := fmt.Sprintf("n%d", note)
				ins = append(ins, manuscript.NoteMark{Note: id})
				m.Notes = append(m.Notes, manuscript.Note{ID: id, Label: fmt.Sprint(note), Number: note, Body: []manuscript.Block{
					&manuscript.Paragraph{Base: manuscript.Base{Ident: id + ".1"}, Content: []manuscript.Inline{manuscript.Text{Value: "參看《書林清話》，卷二，北京：中華書局，1957年，頁33–35；又見卷六。"}}}}})
			}
		}
		m.Blocks = append(m.Blocks, &manuscript.Paragraph{Base: manuscript.Base{Ident: fmt.Sprintf("p%d", i)}, Content: ins})
	}
	return m
}

// measurers finds the faces that designs are set in.
func measurers(t testing.TB) map[face.ID]lines.Measurer {
	t.Helper()
	lib := face.Find(face.Search{Dirs: []string{"../../fonts"}})
	ms := map[face.ID]lines.Measurer{}
	for _, id := range []face.ID{"serif-tc", "serif-tc-bold", "serif-sc", "serif-sc-bold"} {
		f, err := lib.Face(id)
		if err != nil {
			t.Fatalf("%v: run make fonts", err)
		}
		ms[id] = f
	}
	return ms
}

// A book of a million characters with a note in every sixth sentence, set
// whole: lines, pages, endnotes, contents, running heads; then one of five
// million, since the time must be in proportion.
func BenchmarkSet(b *testing.B) {
	for _, paragraphs := range []int{2500, 12_500} {
		m := made(paragraphs)
		chars := 0
		for l := range manuscript.Leaves(m.Blocks) {
			chars += utf8.RuneCountInString(manuscript.BlockText(l))
		}
		d, err := design.Load("a5")
		if err != nil {
			b.Fatal(err)
		}
		job := Job{Manuscript: m, Design: d, Faces: measurers(b), Words: book.WordsFor("zh-Hant")}
		b.Run(fmt.Sprintf("%dk", chars/1000), func(b *testing.B) {
			b.ReportAllocs()
			var s *Setting
			for b.Loop() {
				s, _ = Set(job)
			}
			var after runtime.MemStats
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(chars*b.N)/b.Elapsed().Seconds(), "chars/s")
			b.ReportMetric(float64(len(s.Pages)*b.N)/b.Elapsed().Seconds(), "pages/s")
			b.ReportMetric(float64(after.Sys>>20), "MB-sys")
		})
	}
}
