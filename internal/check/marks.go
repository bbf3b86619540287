package check

// stop says whether r ends a sentence.
func stop(r rune) bool { return r == '。' || r == '！' || r == '？' }

// pause says whether r parts what is inside a sentence.
func pause(r rune) bool { return r == '，' || r == '、' || r == '；' || r == '：' }

// han says whether r is an ideograph.
func han(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r >= 0x20000 && r <= 0x323af || r >= 0xf900 && r <= 0xfaff || r == '〇' || r == '々'
}

func latin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xc0 && r <= 0x24f && r != '×' && r != '÷'
}

func digit(r rune) bool   { return r >= '0' && r <= '9' }
func numeral(r rune) bool { return r == '〇' || within(numerals, r) }

// numerals are the Han characters that numbers are written with.
const numerals = "一二三四五六七八九十百千萬万億亿兩两幾几數数"

func kana(r rune) bool { return r >= 0x3041 && r <= 0x30fa || r >= 0xff66 && r <= 0xff9d }

func within(list string, r rune) bool {
	for _, c := range list {
		if c == r {
			return true
		}
	}
	return false
}

// width is 2 for a full-width mark, 1 for a half-width one.
func width(r rune) int {
	if r < 0x100 {
		return 1
	}
	return 2
}

// marks reports stops and pauses that are doubled, clash with their neighbour,
// stand where none can, or part a word.
func marks(t *text, p *passage) (found []finding) {
	for i := 0; i < len(p.text); i++ {
		r := p.text[i]
		if !stop(r) && !pause(r) {
			continue
		}
		end := i + 1
		for end < len(p.text) && (stop(p.text[end]) || pause(p.text[end])) {
			end++
		}
		if f, ok := runOfMarks(p, i, end); ok {
			found = append(found, f)
		} else if f, ok := markAtEdge(p, i, end); ok {
			found = append(found, f)
		} else if f, ok := aroundClosing(p, i); ok {
			found = append(found, f)
		} else if f, ok := slipped(t, p, i); ok {
			found = append(found, f)
		}
		i = end - 1
	}
	return append(found, t.unended(p)...)
}

// runOfMarks judges several marks in a row: 。。 is one too many, ，。 is one
// of two, ？！ and ！！！ are a tone, 。。。 is an ellipsis (see dashes).
func runOfMarks(p *passage, i, end int) (finding, bool) {
	if end-i < 2 || ellipsisOfStops(p, i, end) {
		return finding{}, false
	}
	run := p.text[i:end]
	same, tone := true, true
	for _, r := range run {
		same = same && r == run[0]
		tone = tone && (r == '！' || r == '？')
	}
	switch {
	case tone && len(run) <= 3:
		return finding{}, false
	case tone:
		return p.find(markTone, i, p.around(i, min(end, i+8))), true
	case same:
		return p.find(markDoubled, i, p.around(i, min(end, i+8)), string(run[0])).with(i, end-i, string(run[0])), true
	}
	return p.find(markClash, i, p.around(i, min(end, i+8))), true
}

func ellipsisOfStops(p *passage, i, end int) bool {
	if end-i < 3 {
		return false
	}
	for _, r := range p.text[i:end] {
		if r != '。' {
			return false
		}
	}
	return true
}

// markAtEdge reports a mark that opens a paragraph or a quotation.
func markAtEdge(p *passage, i, end int) (finding, bool) {
	before := p.rune(i - 1)
	if before == '\n' {
		before = 0
	}
	switch {
	case before == 0 && len(p.text) > end && !closing(p.rune(end)):
		return p.find(markFirst, i, string(p.text[i])), true
	case opening(before) && !closing(p.rune(end)) && p.rune(end) != 0:
		if before == '(' || before == '[' || german(p, i-1, before) {
			return finding{}, false
		}
		return p.find(markOpens, i, string(p.text[i]), string(before)), true
	}
	return finding{}, false
}

// aroundClosing looks at a mark beside a closing quote or bracket: 。」， and
// 。」。 end a sentence twice, and a pause before 」 or ） hangs in the air.
func aroundClosing(p *passage, i int) (finding, bool) {
	r, next := p.text[i], p.rune(i+1)
	if !closing(next) {
		return finding{}, false
	}
	if opening(p.rune(i - 1)) {
		return finding{}, false // the mark itself is quoted
	}
	k := i + 1
	for k-i < 8 && closing(p.rune(k)) {
		k++
	}
	after := p.rune(k)
	switch {
	case next == '）' && stop(r) && r != '。' && after == '。':
		return finding{}, false // （…？）。: the question is of the bracket only
	case stop(r) && (after == '。' || r == '。' && pause(after)) && !markBetween(p, k):
		return p.find(stopTwice, i, p.around(i, k+1)), true
	case pause(r) && pause(after):
		return p.find(stopTwice, i, p.around(i, k+1)), true
	case r == '，' && next != '）' && next != '》' && next != '〉' && han(after):
		return finding{}, false // “…，”他说 is one sentence
	case pause(r):
		return p.find(pauseCloses, i, p.around(i, i+2)), true
	}
	return finding{}, false
}

func markBetween(p *passage, at int) bool {
	for _, m := range p.marks {
		if m.at == at {
			return true
		}
	}
	return false
}

// neverFirst are particles that no clause begins with, each with what may
// follow it where it does: 了解, 的確, 著名.
var neverFirst = map[rune]string{
	'的': "的確确士黎", '了': "解不結结無无然卻却此斷断得悟事望", '們': "", '们': "", '呢': "喃絨绒子", '嗎': "啡", '吗': "啡", '吧': "檯台",
	'裡': "面頭應間外邊屋子弄海", '裏': "面頭應間外邊屋子弄海", '麼': "", '些': "許微少小须須", '者': "", '乎': "",
	'間': "接或隔諜歇斷有雜中", '樣': "子本品貌式板樣張", '候': "選補車鳥診教著着風官", '般': "若配",
	'著': "名作手重眼有者述實实急火陸陆落涼凉錄录書书稱称迷想色魔墨意力令", '着': "名作手重眼实急火陆落凉迷想色魔墨意力令",
}

// neverLast are words that no clause ends with, each with what may stand
// before it where it does: 服從, 參與, 大將.
var neverLast = map[rune]string{
	'把': "火一兩两個个拖掃扫門门刀", '被': "棉毯植被覆蓋盖毛羽單单上紅红揭床鋪铺疊叠", '從': "比令計服聽順盲隨侍跟屈自無依遵僕扈信主何", '从': "比令计服听顺盲随侍跟屈自无依遵仆主何",
	'與': "參给給賦授贈付施何相", '与': "参给赋授赠付施何相", '很': "得", '最': "之", '將': "福大上名中少武即健主老戰降部猛小麻虎必悍良驍",
	'其': "尤極与與何若聽任莫出順順不", '第': "及門门次等宅府落不科登甲高下", '而': "然反因故從从進进轉转繼继時时既俄忽幸",
	'更': "三五初二四打變变自守起半深夜敲", '又': "", '由': "自理緣缘事因來来經经根情", '卻': "忘退冷推了拋失除省抹",
	'只': "一二三四五六七八九十百千兩两幾几數数每這这那船艦舰", '但': "非豈岂", '雖': "", '虽': "", '每': "", '各': "自歸归雅",
	'或': "抑間间甚即容", '且': "而並并況况尚姑暫暂苟", '讓': "相一禪謙忍轉出退推辭割", '让': "相一禅谦忍转出退推辞割",
	'向': "方傾倾志意動动走一趨趋風风去流導导轉转取定面橫横縱纵單单雙双內内外偏朝相航所指奔飛飞歸归暈晕嚮顶頂",
}

// neverEnds are words that no sentence ends with, though a clause may.
const neverEnds = "這这那某"

// besideParticle reports a mark before a particle that nothing begins with, or
// behind one that nothing ends with.
func (t *text) besideParticle(p *passage, i int) (finding, bool) {
	if but, ok := neverFirst[p.rune(i+1)]; ok && (han(p.rune(i+2)) || closing(p.rune(i+2)) || pause(p.rune(i+2)) || stop(p.rune(i+2))) && !within(but, p.rune(i+2)) {
		return p.find(markInWord, i, p.around(i-2, i+3), p.around(i-1, i)+p.around(i+1, i+2)), true
	}
	ends := stop(p.text[i]) && within(neverEnds, p.rune(i-1)) && han(p.rune(i-2))
	but, last := neverLast[p.rune(i-1)]
	last = last && p.text[i] != '？' && han(p.rune(i-2)) && !within(but, p.rune(i-2))
	if (ends || last) && !t.classicalAt(p, i) {
		return p.find(markInWord, i, p.around(i-2, i+3), p.around(i-1, i)+p.around(i+1, i+2)), true
	}
	return finding{}, false
}

// unended reports a paragraph of sentences whose last one is not ended. One
// that ends with a comma need not be so long, if it has other marks: without
// them it may be an address.
func (t *text) unended(p *passage) []finding {
	n := len(p.text)
	if n == 0 {
		return nil
	}
	last := p.text[n-1]
	comma := last == '，' || last == '、'
	if next := p.index + 1; comma && next < len(t.passages) && (t.passages[next].role == quotation || t.passages[next].role == verse) {
		return nil // it leads to what is set apart
	}
	if p.role != paragraph && !(p.role == other && comma) || n < 25 && !comma || n < 8 || !han(last) && !comma {
		return nil
	}
	for i, r := range p.text[:n-1] {
		if stop(r) || r == '；' || comma && p.role == paragraph && i > 0 && pause(r) {
			return []finding{p.find(markLast, n-1, p.around(n-6, n))}
		}
	}
	return nil
}
