package press

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// made is a long text of the hard-wrapped kind: chapters of paragraphs, each
// with a note mark, note bodies at the end.
func made(characters int) string {
	const sentence = "雙方於「開城」會談，至一九五三年七月始告結束；史家所記《停戰紀要》各有詳略，讀者可以互相參看。"
	var b strings.Builder
	b.WriteString("長夜書\n\n⊙ 顧某\n\n")
	size := len([]rune(sentence))
	note := 0
	for n, chapter := 0, 0; n < characters; chapter++ {
		fmt.Fprintf(&b, "第%d章　行路\n\n", chapter+1)
		for range 40 {
			note++
			text := []rune(strings.Repeat(sentence, 5) + fmt.Sprint(note) + "其後又有二事。")
			for len(text) > 0 {
				k := min(40, len(text))
				b.WriteString(string(text[:k]) + "\n")
				text = text[k:]
			}
			b.WriteString("\n")
			n += 5*size + 7
		}
	}
	b.WriteString("註釋\n\n")
	for i := range note {
		fmt.Fprintf(&b, "%d 見《停戰紀要》，頁%d。\n", i+1, i%300+1)
	}
	return b.String()
}

// A hundred thousand and a million characters to all four books.
func BenchmarkBuild(b *testing.B) {
	for _, size := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "book.txt")
			if err := os.WriteFile(path, []byte(made(size)), 0o666); err != nil {
				b.Fatal(err)
			}
			opt := options(b)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Build(context.Background(), path, opt); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size*b.N)/b.Elapsed().Seconds(), "chars/s")
		})
	}
}
