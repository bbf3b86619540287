package reader

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// longText makes a hard-wrapped text of about n characters with glued marks,
// heads and blank lines between lines. It is made, not read, so that the
// figure does not depend on a file.
func longText(n int) []byte {
	var b strings.Builder
	b.Grow(n*3 + n)
	b.WriteString("長卷\n\n作者：某人\n\n")
	const s = "刻字的工價歷來以百字計，其後漸增，遇有雙行小註則加半；排活字的人日得若干，年終另有酒錢。"
	mark, col, chars := 0, 0, 0
	write := func(text string) {
		for _, r := range text {
			if col == 40 && !strings.ContainsRune("，。；", r) {
				b.WriteString("\n\n")
				col = 0
			}
			b.WriteRune(r)
			col++
			chars++
		}
	}
	for para := 0; chars < n; para++ {
		if para%50 == 0 {
			fmt.Fprintf(&b, "\n\n第%d章　刻工\n\n", para/50+1)
			col, mark = 0, 0
		}
		for k := range 5 {
			write(s)
			if k%2 == 0 {
				mark++
				write(fmt.Sprintf("%d12月初又記", mark))
			}
		}
		write("終。")
		b.WriteString("\n\n")
		col = 0
	}
	return []byte(b.String())
}

// A book of a hundred thousand characters, and a collection of ten million.
func BenchmarkRead(b *testing.B) {
	for _, n := range []int{100_000, 1_000_000, 10_000_000} {
		b.Run(fmt.Sprintf("%d", n), func(b *testing.B) {
			raw := longText(n)
			chars := utf8.RuneCount(raw)
			b.ReportAllocs()
			for b.Loop() {
				if _, _, _, err := Read(Source{Name: "text.txt", Text: raw}, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(chars)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mchars/s")
		})
	}
}
