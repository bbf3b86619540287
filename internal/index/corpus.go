package index

import (
	"strings"
	"sync"
	"unicode/utf8"

	"yinshu/internal/manuscript"
)

// A passage is a line of text as proposals see it: its characters with the
// insides of works' titles hidden, since a name in a title is no mention.
type passage struct {
	text    []rune // as it stands
	open    []rune // with walls for titles and their marks
	works   []titled
	section int    // counted from 0, up at every heading
	title   string // the section's, solid
	heading bool
	note    bool
	marked  []manuscript.ProperName // names and works that the text marks as such
}

// read gives the passages of a manuscript in reading order.
func read(m *manuscript.Manuscript) []passage {
	var out []passage
	section, title := 0, ""
	walk := func(blocks []manuscript.Block, note bool) {
		for b := range manuscript.Leaves(blocks) {
			_, heading := b.(*manuscript.Heading)
			if heading && !note {
				section++
				title = solid(manuscript.BlockText(b))
			}
			for _, line := range manuscript.Lines(b) {
				text := characters(line)
				if len(text) == 0 {
					continue
				}
				p := passage{text: text, works: titles(text), section: section, title: title, heading: heading, note: note}
				p.open = p.hide()
				for in := range manuscript.Flat(line) {
					if name, is := in.(manuscript.ProperName); is {
						p.marked = append(p.marked, name)
					}
				}
				out = append(out, p)
			}
		}
	}
	walk(m.Blocks, false)
	for i := range m.Notes {
		walk(m.Notes[i].Body, true)
	}
	return out
}

// hide gives the characters with every title of a work walled in, and the
// imprint that follows it: publishers and their places are no headings.
func (p *passage) hide() []rune {
	if len(p.works) == 0 {
		return p.text
	}
	open := make([]rune, len(p.text))
	copy(open, p.text)
	for _, w := range p.works {
		for i := w.start; i < imprint(p.text, w.end+1); i++ {
			if i != w.end {
				open[i] = wall
			}
		}
	}
	return open
}

// imprint gives the end of an imprint that begins at i: in brackets, with a
// year, or up to the next mark, with the name of a publisher.
func imprint(text []rune, i int) int {
	if i >= len(text) {
		return i
	}
	bracket := text[i] == '（' || text[i] == '('
	digits, colon := 0, false
	for j := i; j < len(text) && j < i+40; j++ {
		r := text[j]
		if r >= '0' && r <= '9' {
			digits++
		}
		colon = colon || r == '：' || r == ':'
		switch {
		case bracket && (r == '）' || r == ')'):
			if digits >= 4 && (colon || j < i+14) || publisher(text[i:j]) {
				return j + 1
			}
			return i
		case !bracket && strings.ContainsRune("，。；、）,;", r):
			if publisher(text[i:j]) {
				return j
			}
			return i
		}
	}
	return i
}

// publisher reports whether a short stretch names a publisher.
func publisher(text []rune) bool {
	s := string(text)
	for _, head := range []string{"出版", "書局", "书局", "書店", "书店", "書房", "书房", "印書館", "印书馆", "書社", "书社", "圖書公司", "图书公司"} {
		if strings.Contains(s, head) {
			return true
		}
	}
	return false
}

// scripts are common characters that only one of the scripts has, in pairs:
// the Simplified one, the Traditional one.
const scripts = "国國们們这這说說个個来來对對会會后後为為时時学學书書与與过過发發动動经經长長门門问問间間关關东東车車马馬龙龍义義" +
	"议議论論记記讲講话話语語读讀请請谁誰调調谈談让讓许許设設证證识識评評词詞译譯试試该該详詳误誤课課贝貝贤賢质質贵貴费費" +
	"资資赵趙边邊远遠运運进進还還连連达達选選钱錢铁鐵银銀错錯纸紙级級红紅约約纪紀纯純组組终終结結给給统統继繼续續编編线線" +
	"军軍农農决決况況减減刘劉则則刚剛创創剧劇办辦务務劳勞势勢区區医醫华華单單卖賣厂廠厅廳历歷压壓县縣参參双雙变變叶葉号號" +
	"听聽启啟员員响響园園图圖圆圓团團场場块塊坏壞处處备備复復头頭夺奪奋奮妇婦孙孫宁寧实實审審宪憲导導尔爾尝嘗层層岁歲岛島" +
	"师師带帶帮幫广廣庄莊庆慶应應开開张張归歸当當录錄彻徹忆憶态態总總战戰户戶扩擴扫掃扬揚护護报報担擔择擇据據损損换換数數" +
	"断斷无無旧舊显顯权權条條杨楊极極构構枪槍标標树樹样樣档檔桥橋检檢楼樓欢歡欧歐残殘杀殺气氣汉漢汤湯沟溝泽澤济濟浅淺测測" +
	"满滿灭滅灵靈灾災热熱爱愛爷爺独獨狱獄猎獵现現环環产產画畫异異疗療盖蓋盘盤监監确確礼禮离離种種积積称稱穷窮竞競笔筆签簽" +
	"简簡类類粮糧紧緊罗羅罚罰职職联聯胜勝脑腦艺藝节節苏蘇药藥虑慮虽雖补補规規视視觉覺观觀触觸誉譽转轉轮輪软軟轻輕较較辑輯"

// leanings says of each character of the basic plane which script it is of: 1
// Simplified, -1 Traditional.
var leanings = sync.OnceValue(func() []int8 {
	table := make([]int8, 0x10000)
	sign := int8(1)
	for _, r := range scripts {
		table[r] = sign
		sign = -sign
	}
	return table
})

// Prepare makes the lists ready for a text, of which a sample tells the script.
// Without that they are made ready when the first text is looked at.
func Prepare(sample []byte) {
	leaning, balance := leanings(), 0
	for len(sample) > 0 {
		r, n := utf8.DecodeRune(sample)
		if r < 0x10000 {
			balance += int(leaning[r])
		}
		sample = sample[n:]
	}
	lexiconFor(balance > 0)
}

// simplifiedText says whether a text is in Simplified characters, by those
// that only one of the scripts has; where it has none, by its language.
func simplifiedText(passages []passage, lang string) bool {
	leaning, balance := leanings(), 0
	for _, p := range passages {
		for _, r := range p.text {
			if r < 0x10000 {
				balance += int(leaning[r])
			}
		}
	}
	return balance > 0 || balance == 0 && strings.Contains(lang, "Hans")
}
