package index

import (
	"strings"
	"testing"

	"yinshu/internal/manuscript"
)

// pages makes a text of n pages of six hundred characters, in paragraphs of
// three hundred, with some six names and titles to the paragraph.
func pages(n int) *manuscript.Manuscript {
	names := []string{"張元濟", "夏瑞芳", "約翰·莫理森", "馬戛爾尼", "李善蘭", "偉烈亞力"}
	places := []string{"上海", "倫敦", "臨清州", "蘇州"}
	var b strings.Builder
	for p := range 2 * n {
		b.WriteString("次年春天，" + names[p%6] + "從" + places[p%4] + "寫信給" + names[(p+1)%6] + "，說《天工開物》第" + itoa(p) + "卷已經刻成。")
		b.WriteString(strings.Repeat("書坊裏的工匠各司其職，寫樣的寫樣，上板的上板，紙張由水路運來，墨則取自徽州的煙房。", 6))
		b.WriteString("印刷委員會主席" + names[(p+2)%6] + "認為這場「雕版之爭」還要繼續。\n\n")
	}
	return paragraphs(b.String())
}

func BenchmarkPropose(b *testing.B) {
	const n = 60
	m := pages(n)
	Propose(m) // the lists are read once
	b.ReportAllocs()
	for b.Loop() {
		Propose(m)
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "pages/s")
}

func BenchmarkMark(b *testing.B) {
	const n = 60
	m := pages(n)
	rows := Propose(m)
	b.ReportAllocs()
	for b.Loop() {
		Mark(m, rows)
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "pages/s")
}

func BenchmarkOrder(b *testing.B) {
	const n = 60
	m := pages(n)
	marked, _ := Mark(m, Propose(m))
	for _, order := range []string{Stroke, Pinyin, Zhuyin} {
		b.Run(order, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Order(marked, Options{Order: order}, func(string) (int, bool) { return 1, true })
			}
			b.ReportMetric(float64(len(marked.Terms)*b.N)/b.Elapsed().Seconds(), "headings/s")
		})
	}
}

// A million characters, from the text to the entries.
func BenchmarkMillion(b *testing.B) {
	m := pages(1_000_000 / 600)
	b.ReportAllocs()
	for b.Loop() {
		marked, _ := Mark(m, Propose(m))
		Order(marked, Options{}, func(string) (int, bool) { return 1, true })
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/book")
}
