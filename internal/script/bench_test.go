package script

import (
	"fmt"
	"testing"
)

// A novel of some 300,000 characters in paragraphs of 300, made and not read:
// ordinary prose, with a quotation and a few characters of several forms in
// each paragraph.
func novel() []string {
	const paragraph = "他隨著人群走到瀋陽，那時候城裡的書局還沒有開門，街上只有幾個賣報的孩子。沈先生說：「這部稿子從前年寫到現在，改過『三次』，終於可以付印了。」大家聽了都很高興，於是把稿紙一張一張排在桌上，逐字逐句地校對。窗外的雪下得很大，屋簷下掛著冰柱；鍋爐裡的炭火漸漸燒紅，屋子裡暖和起來。有人問起甚麼時候能看見樣書，老闆回答：「最快也要等到三月，紙廠運來的紙還在路上。」這個答覆並不叫人滿意，但是誰也沒有別的辦法。後來戰爭結束，鐵路恢復通車，第一批書才從印刷廠運到各地，讀者爭相購買，不到一個月就賣完了。編輯部決定再版，並且請人編了索引，附在全書的後面，方便查考書中提到的人名和地名。"
	var paragraphs []string
	for range 1000 {
		paragraphs = append(paragraphs, paragraph)
	}
	return paragraphs
}

func BenchmarkConvert(b *testing.B) {
	for _, record := range []bool{false, true} {
		b.Run(fmt.Sprintf("record=%v", record), func(b *testing.B) {
			m := book("zh-Hant-TW", novel()...)
			opt := toHans
			opt.Record = record
			Convert(m, opt)
			b.SetBytes(int64(len(m.Files[0].Text)))
			b.ReportAllocs()
			for b.Loop() {
				Convert(m, opt)
			}
			b.ReportMetric(float64(len(m.Files[0].Text)/3*b.N)/600/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
