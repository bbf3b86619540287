package check

import "yinshu/internal/diag"

// Dashes are two em dashes, ellipses two of …, each one mark of two em (GB/T
// 15834-2011, 4.11 and 4.10; the Taiwan handbook says the same). Files bring
// much else: box rules of Big5, hyphens, stops in a row.

const (
	emDash   = '—'
	boxRule  = '─'
	longDash = '⸺'
)

// dashes reports dashes and ellipses in other forms. What stands in a Latin
// passage is left to its own rules.
func dashes(_ *text, p *passage) (found []finding) {
	for i := 0; i < len(p.text); i++ {
		r := p.text[i]
		if r == '一' && p.rune(i+1) == '一' {
			if onesForDash(p, i) {
				found = append(found, p.find(wordDoubtful, i, "一一", "——").with(i, 2, "——"))
			}
			i++
		}
		if r >= 0x3400 && r < 0xa000 {
			continue
		}
		switch {
		case r == '…' || r == '⋯':
			i = dashRun(p, i, &found, ellipsis)
		case r == '.' || r == '。' || r == '．' || r == '·' || r == '‧' || r == '・' || r == '•':
			i = dashRun(p, i, &found, dots)
		case r == emDash || r == boxRule || r == '-' || r == '－' || r == 'ー' || r == '–' || r == '━' || r == '―':
			i = dashRun(p, i, &found, dash)
		}
	}
	return found
}

// dashRun judges the run of one character that begins at i and returns its
// last character.
func dashRun(p *passage, i int, found *[]finding, judge func(p *passage, i, n int) *diag.Kind) int {
	end := i + 1
	for end < len(p.text) && (p.text[end] == p.text[i] || dashLike(p.text[i]) && dashLike(p.text[end])) {
		end++
	}
	if kind := judge(p, i, end-i); kind != nil {
		to := "——"
		if kind == ellipsisForm {
			to = "……"
		}
		*found = append(*found, p.find(kind, i, p.around(i, min(end, i+8))).with(i, end-i, to))
		(*found)[len(*found)-1].edit.doubtful = end-i == 1 && dashLike(p.text[i]) && han(p.rune(i-1)) && han(p.rune(end))
	}
	return end - 1
}

func ellipsis(p *passage, i, n int) *diag.Kind {
	if !nearHan(p, i, i+n) || n == 2 || n == 4 {
		return nil
	}
	return ellipsisForm
}

// oneByOne are characters that begin what is done one by one: verbs that 一一
// stands before, and adverbs between the two.
const oneByOne = "列舉举說说說明指介紹绍道數数記记對对檢检點点加辨核查問问答回解敘叙述陳陈寫写錄录看讀读過过拜告交付還还送給给呈展分收拾清理作做予照應应印念叫唱登比校細细認认詳详驗验破除打握謝谢行敬稱称報报註注標标考訪访搜摸試试審审揭剖擊击排擺摆落成實实現现顯显浮湧涌傳传授教化掃扫取拿挑抄描畫画摘捕捉殺杀斬斩抓拆裝装配補补修改訂订糾纠駁驳話话承領领簽签閱阅覽览翻尋寻找選选評评議议論论釋释消備备具俱地向從从為为跟和把將将被都放掛挂貼贴鋪铺按扣量稱称拍拉接探追呼喊命起算計计譯译刻寄存收放熄亮滅灭編编聽听"

// onesForDash says whether 一一 stands for a dash, as readers of print have it:
// beside another mark, or before a word that it does not go with. As an adverb
// it stands before a verb.
func onesForDash(p *passage, i int) bool {
	before, after := p.rune(i-1), p.rune(i+2)
	if before == 0 || numeral(before) || numeral(after) || opening(before) || within("得", before) {
		return false
	}
	if closing(before) || opening(after) || closing(after) || pause(after) || stop(after) || within("我你妳您他她它這那此其是在如而卻就也才都但所因即連還又甚怕的從从這个", after) {
		return true
	}
	if !basic(before) || !basic(after) || within(oneByOne, after) {
		return false
	}
	return !(word(before, '一') && word('一', after)) // 統一一切
}

// dots: three or more of anything round are an ellipsis, or two stops of Latin.
func dots(p *passage, i, n int) *diag.Kind {
	if n == 2 && p.text[i] == '.' && han(p.rune(i-1)) {
		return ellipsisForm
	}
	if n < 3 || !nearHan(p, i, i+n) {
		return nil
	}
	return ellipsisForm
}

func dash(p *passage, i, n int) *diag.Kind {
	r := p.text[i]
	before, after := p.rune(i-1), p.rune(i+n)
	if !nearHan(p, i, i+n) || r == 'ー' && (kana(before) || kana(after)) {
		return nil
	}
	for _, c := range p.text[i : i+n] {
		if c != r {
			return dashForm // a mixture: —-
		}
	}
	switch r {
	case emDash:
		switch {
		case n == 2:
			return nil
		case n == 1 && connects(before, after):
			return nil
		case n == 1 && (han(before) && han(after) || within("年月日時时世紀纪", before) && digit(after)):
			return dashShort // a connector between places, or half a dash
		}
		return dashForm
	case boxRule:
		if n == 2 {
			return dashBox
		}
		return dashForm
	case '-', '–':
		if n == 1 {
			return hyphen(p, i, before, after)
		}
		if digit(before) && digit(after) {
			return nil // a range, see numbers
		}
		if r == '-' && n == 2 && !han(before) && after >= 'a' && after <= 'z' {
			return nil // an option: --force
		}
		return dashForm
	}
	if n == 1 && connects(before, after) {
		return nil
	}
	if n == 1 && r == '－' {
		return dashShort
	}
	return dashForm
}

func dashLike(r rune) bool {
	return r == emDash || r == boxRule || r == '-' || r == '－' || r == '–' || r == '━' || r == '―'
}

// connects says whether one dash between the two is a connector: between
// numbers or letters, one of which may be uncertain: 約前571—約前471, 1950—今.
func connects(before, after rune) bool {
	if digit(before) && within("約约前公今？?", after) || digit(after) && (before == '？' || before == '?') {
		return true
	}
	return (digit(before) || latin(before) || numeral(before)) && (digit(after) || latin(after) || numeral(after))
}

// hyphen: one hyphen between Han characters stands for a dash or a connector;
// beside a letter or digit it belongs to a compound (卡-52, X-光).
func hyphen(p *passage, i int, before, after rune) *diag.Kind {
	if han(before) && (han(after) || closing(after) && width(after) == 2) || (han(before) || closing(before)) && opening(after) || closing(before) && han(after) && width(before) == 2 {
		return dashShort
	}
	return nil
}

// nearHan says whether the neighbours of a run belong to Han text.
func nearHan(p *passage, i, end int) bool {
	return hanText(p.rune(i-1)) || hanText(p.rune(end)) || hanText(skipSpace(p, i-1, -1)) || hanText(skipSpace(p, end, 1))
}

// hanText says whether r is a character or mark of Han text.
func hanText(r rune) bool {
	return han(r) || r >= 0x3000 && r <= 0x301f || r >= 0xff01 && r <= 0xff5e
}

// skipSpace returns the first character from i on, in a direction, that is no
// space.
func skipSpace(p *passage, i, step int) rune {
	for p.rune(i) == ' ' {
		i += step
	}
	return p.rune(i)
}
