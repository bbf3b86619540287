package script

import (
	"fmt"
	"strings"
	"testing"
)

// A novel of some 200,000 characters in paragraphs of 200, made and not read.
func novel() *[]string {
	const sentence = "他隨著人群走到瀋陽，「意味著『停戰』談判已經膠著」，沈志華教授認為這並不意外；於是大家繼續討論甚麼是專著，什麼是歷史，關於戰爭與和平的計畫。"
	var paragraphs []string
	for range 1000 {
		paragraphs = append(paragraphs, strings.Repeat(sentence, 3))
	}
	return &paragraphs
}

func BenchmarkConvert(b *testing.B) {
	for _, record := range []bool{false, true} {
		b.Run(fmt.Sprintf("record=%v", record), func(b *testing.B) {
			m := book("zh-Hant-TW", *novel()...)
			opt := toHans
			opt.Record = record
			Convert(m, opt)
			b.SetBytes(int64(len(m.Files[0].Text)))
			b.ReportAllocs()
			for b.Loop() {
				Convert(m, opt)
			}
		})
	}
}
