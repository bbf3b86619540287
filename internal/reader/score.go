package reader

import (
	"strings"
	"unicode/utf8"
)

// units follow a number that counts or dates something.
const units = "角班塊块把雙双批副頓顿餐杯碗瓶袋箱盒包朵顆颗粒滴束旬函遍趟帖錢钱釐厘毫年月日號号歲岁個个名人次萬万億亿千百兆世元圓美英噸吨公里米尺寸丈斤兩两克畝亩項项條条點点頁页卷期屆届師师軍军團团營营連连架門门枚艘輛辆發发倍成度週周天時时分秒小代級级種种件份本部冊册篇章節节回場场位戶户家所座艦舰隻只匹頭头株棵線线省縣县市區区國国票席幅張张行字折版刷集輪轮層层段組组類类等餘多幾几來﹪%％°℃㎞kcmK"

// bareReadings gives the ways to read the digits s[from:to] as a note mark up
// to a highest number, or says why they can only be text. A mark is the digits,
// or as many of them as leave a number for the text after it: 612月 is mark 6
// and 12月.
func bareReadings(s string, from, to, highest int) ([]readingOf, string) {
	before, prev, spaced := lastBefore(s, from)
	if why := refusedBefore(before, prev, spaced, from); why != "" {
		return nil, why
	}
	listed := prev == '，' && digitOf(lastRune(before[:len(before)-len("，")])) >= 0
	if listed && (to-from == 3 || !isHan(firstRune(s[to:]))) {
		return nil, "it is part of a larger number or a list of numbers"
	}
	if goesOnDate(before, s[from:to], s[to:]) {
		return nil, "it goes on with a date"
	}
	var found [5]readingOf // a number of five digits is the highest
	out := found[:0]
	v := 0
	refused := ""
	again := 0 // whether the whole number stands elsewhere: 1 no, 2 yes
	for i := from; i < to; {
		ch, size := utf8.DecodeRuneInString(s[i:])
		v = v*10 + digitOf(ch)
		if v == 0 {
			return nil, "a number that begins with zero"
		}
		i += size
		if v > highest {
			break
		}
		score, why, bad := bareScore(before, prev, spaced, v, s[i:to], s[to:])
		if bad != "" {
			refused = bad
			continue
		}
		if listed {
			score -= 4 // 第三次又是41，7大部分 has a mark, 41，7次 a list
		}
		if i < to && usual(s[from:to], s[to:]) {
			score-- // all of it is a century in the usual form
		}
		if i < to && firstRune(s[to:]) == '年' && year(s[from:to]) {
			if n, _ := arabic(s[i:to]); n >= 100 {
				refused = "all of it is a year"
				continue
			}
			score -= 4
		}
		if i < to && year(s[from:to]) && untilYear(s[to:]) {
			refused = "all of it is a year"
			continue
		}
		if i < to && to-from == 2 && isHan(prev) && !strings.ContainsRune("月日號", firstRune(s[to:])) && strings.ContainsRune(units, firstRune(s[to:])) {
			score -= 3 // two digits with their unit: 寬71公分
		}
		if i < to && strings.ContainsRune("至到", prev) && strings.ContainsRune("年月日號号頁页", firstRune(s[to:])) && strings.ContainsRune("0123456789年月日號号頁页", lastRune(before[:len(before)-len("至")])) {
			score -= 6 // 11日至19日
		}
		if i < to && isHan(prev) && thousands(s[to:]) {
			score -= 3 // 洪峰可達12,000 is whole
		}
		if i < to && again == 0 {
			again = 1
			if standsAgain(s, from, to) {
				again = 2
			}
		}
		if i < to && again == 2 {
			score -= 4 // the whole number is known from the same paragraph
		}
		side := noSide
		if strings.ContainsRune("。！？，；、：」』”", prev) {
			side = afterStop
		} else if next := firstRune(s[i:]); i == to && strings.ContainsRune(noStarts, next) {
			side = beforeMark
		}
		out = append(out, readingOf{first: v, last: v, to: i, score: score, side: side, why: why})
	}
	if n := len(out) - 1; n >= 0 && out[n].to == to {
		if list := consecutive(s[from:to]); list != nil {
			whole := out[n]
			whole.first, whole.last, whole.list, whole.score = list[0], list[len(list)-1], list, whole.score-2
			out = append(out, whole)
		}
	}
	if len(out) == 0 && refused == "" {
		refused = "too large for a note's number"
	}
	return append([]readingOf(nil), out...), refused
}

// consecutive parts digits into numbers that follow each other, or gives nil: 78
// and 1516 are the marks of two notes at one place.
func consecutive(digits string) []int {
	for k := 1; k*2 <= len(digits); k++ {
		n, used := arabic(digits[:k])
		if used != k || n == 0 {
			return nil
		}
		list, whole := []int{n}, digits[:k]
		for len(whole) < len(digits) && len(list) < 4 {
			next := list[len(list)-1] + 1
			list, whole = append(list, next), whole+itoa(next)
		}
		if whole == digits {
			return list
		}
	}
	return nil
}

// thousands says that a text goes on with a comma and three digits.
func thousands(s string) bool {
	if !strings.HasPrefix(s, ",") {
		return false
	}
	v, used := arabic(s[1:])
	return used == 3 && v < 1000
}

// afterThousands gives where, in digits behind a comma that groups a larger
// number, a note mark begins: after three of them (6,8718 is 6,871 and mark 8).
func afterThousands(before, digits string) int {
	comma := lastRune(before)
	if comma != ',' || len(digits) < 4 || len(digits) > 6 || digitOf(lastRune(before[:len(before)-1])) < 0 {
		return 0
	}
	for i := 0; i < len(digits); i++ {
		if digits[i] < '0' || digits[i] > '9' {
			return 0
		}
	}
	if digits[3] == '0' {
		return 0
	}
	return 3
}

// goesOnDate says that digits with the unit after them go on with the date that
// the text before ends with: 道光29年（1849）11月, 3月14日.
func goesOnDate(before, digits, after string) bool {
	n, _ := arabic(digits)
	switch unit := firstRune(after); lastRune(before) {
	case '月':
		return n >= 1 && n <= 31 && (unit == '日' || unit == '號' || unit == '号')
	case '年':
		return n >= 1 && n <= 12 && unit == '月'
	case '）', ')':
		inside := strings.TrimRight(before, "）)")
		tail := inside[max(0, len(inside)-4):]
		return n >= 1 && n <= 12 && unit == '月' && year(tail) && strings.ContainsRune("（(", lastRune(inside[:len(inside)-len(tail)]))
	}
	return false
}

// standsAgain says that the digits s[from:to] with the character after them
// stand elsewhere in s too, as a number that no mark can be glued to: 13億 in
// 浪費的有13億噸，…。13億噸是多少.
func standsAgain(s string, from, to int) bool {
	_, size := utf8.DecodeRuneInString(s[to:])
	if size == 0 {
		return false
	}
	const near = 3000 // bytes on either side: a paragraph, and of a line without end a part
	key := s[from : to+size]
	last := min(len(s), to+near)
	for at := max(0, from-near); ; {
		i := strings.Index(s[at:last], key)
		if i < 0 {
			return false
		}
		at += i + len(key)
		if i = at - len(key); i != from && isHan(lastRune(s[:i])) {
			return true
		}
	}
}

// lastBefore gives the text before from, its last character that is no
// space, and whether there was a space.
func lastBefore(s string, from int) (before string, prev rune, spaced bool) {
	before = strings.TrimRight(s[:from], " 　")
	if before == "" {
		return "", 0, false
	}
	return before, lastRune(before), len(before) < from
}

// ofLetters is why digits behind letters are none of a mark.
const ofLetters = "it belongs to letters"

// refusedBefore says why digits after this text can only be text, or "".
func refusedBefore(before string, prev rune, spaced bool, from int) string {
	switch {
	case prev == 0:
		return "nothing stands before it"
	case strings.ContainsRune("-－–~～/.+=×$￥#＋＝", prev) && !endsLatin(before):
		return "it is part of a larger number or a range"
	case prev == '第' || strings.HasSuffix(before, "民國") || strings.HasSuffix(before, "公元") || strings.HasSuffix(before, "西元"):
		return "the word before it counts"
	case strings.ContainsRune(openers, prev):
		return "it stands first in brackets or quotes"
	case (prev == '—' || prev == '─') && !spaced:
		return "it stands after a dash"
	case isLatin(prev) && !spaced && wordLength(before) < 3 && !strings.ContainsRune("°", lastRune(before[:len(before)-1])):
		return ofLetters
	case (prev == ',' || prev == '．') && digitOf(lastRune(before[:len(before)-utf8.RuneLen(prev)])) >= 0:
		return "it is part of a larger number or a list of numbers"
	}
	return ""
}

// endsLatin says that a text ends in a full stop behind a Latin word that is no usual
// abbreviation before a number: stations. and not vol.
func endsLatin(s string) bool {
	s, ok := strings.CutSuffix(s, ".")
	if !ok {
		return false
	}
	n := wordLength(s)
	switch word := strings.ToLower(s[len(s)-n:]); word {
	case "vol", "vols", "nos", "fig", "figs", "chap", "chaps", "art", "arts", "sec", "sect", "part", "para", "cap", "tab", "plate", "app", "ser", "bks", "fols", "esp", "approx", "eds", "trans", "repr", "rev", "vgl", "bzw", "jahrg", "heft", "band", "dept", "ext", "tel", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "dec":
		return false
	}
	return n > 2
}

func wordLength(s string) int {
	n := 0
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if !isLatin(r) {
			break
		}
		n++
		s = s[:len(s)-size]
	}
	return n
}

// bareScore weighs a reading: v as a mark after prev, rest as the digits left
// to the text, and what comes after them. Above zero speaks for the mark.
func bareScore(before string, prev rune, spaced bool, v int, rest, after string) (score int, why, refused string) {
	strong := strings.ContainsRune("。！？", prev)
	switch {
	case strong:
		score, why = 5, "after the end of a sentence"
	case strings.ContainsRune("」』”’", prev):
		score, why = 5, "after a quotation"
	case prev == '》' || prev == '）' || prev == ')' || prev == '〉' || prev == ']' || prev == '…' || prev == '.' || prev == '"':
		score, why = 3, "after a closing mark"
	case strings.ContainsRune("，、；：,;:", prev):
		score, why = 1, "after a mark"
	case isHan(prev):
		score, why = 0, "after a word"
	case isLatin(prev):
		score, why = -1, "after a Latin word"
	default:
		score, why = 0, "after another character"
	}
	if rest != "" {
		more, bad := restScore(rest, after)
		if bad != "" {
			return 0, "", bad
		}
		if isHan(prev) {
			more -= 2 // a word, a mark and a number at once is rare
			if strings.ContainsRune("%％‰", firstRune(after)) {
				more -= 2 // 水災佔51%
			}
		}
		return score + more, why, ""
	}
	next, size := utf8.DecodeRuneInString(after)
	if spaced && (next == ' ' || next == '　') && isHan(prev) {
		score-- // a number set off by spaces is more often text
	}
	if next == ' ' || next == '　' {
		next, size = utf8.DecodeRuneInString(strings.TrimLeft(after, " 　"))
	}
	beyond := ""
	if size > 0 {
		beyond = after[size:]
	}
	switch {
	case size == 0:
		return score + 2, why, ""
	case digitOf(next) >= 0:
		return score + 1, why, ""
	case strings.ContainsRune("，、．.)）：:,", next) && (strong || prev == '：' || prev == ':' || prev == '；' || prev == ';' || prev == '，' || prev == '、'):
		return 0, "", "it is the label of an item in a list"
	case strings.ContainsRune("-－–~～/:：.．", next) && digitOf(firstRune(beyond)) >= 0, next == '×' || next == '+' || next == '=':
		return 0, "", "it is part of a larger number or a range"
	case (next == '，' || next == ',') && threeDigits(beyond):
		return 0, "", "it is part of a larger number"
	case strings.ContainsRune("%％‰°℃", next):
		return 0, "", "a unit follows"
	case next == '日' && score == 5 && strings.ContainsRune("記记報报本文語语軍军方人圓圆", firstRune(beyond)):
		return score, why, "" // 日記
	case next == '年' || next == '月' || next == '日':
		return score - 7, why, ""
	case next == '餘' && v%10 != 0:
		return score - 1, why, "" // 餘 follows tens: 7餘由舖戶攤派
	case strings.ContainsRune(units, next) && !isHan(prev) && opensClause(next, beyond):
		return score + 2, why, "" // ，1所以 and ，2家裏 count nothing
	case strings.ContainsRune(units, next):
		if score == 5 && !counted(beyond) {
			return score - 4, why, ""
		}
		return score - 6, why, ""
	case strings.ContainsRune(noStarts, next) || strings.ContainsRune(stops, next):
		if strong {
			return score - 4, why, ""
		}
		return score + 3, why, ""
	case isHan(next) && isHan(prev):
		return score - 3, why, ""
	case strings.ContainsRune(functionWords, next):
		return score + 3, why, ""
	case isLatin(next):
		return score - 2, why, ""
	}
	return score + 1, why, ""
}

// functionWords open a clause and count nothing: a number between a mark and
// one of them is hardly a number of the text.
const functionWords = "而這这那他她它牠我你您但並并且又其此彼該该則则若如從从由以因於于在也都就才更還还卻却雖虽即既可是至及與与或不"

// unitWords are words that a unit begins and that open a clause.
const unitWords = " 所以 所有 所謂 所谓 所幸 所在 所見 家裏 家裡 家里 家中 家人 家父 家母 家鄉 來了 来了 來自 来自 來到 来到 來的 来的 來人 來信 人們 人们 人人 人家 人類 人类 時常 时常 時而 時至 本來 本来 本文 本書 本书 本人 本地 本身 部分 部份 條件 道理 回到 回家 回去 回來 回来 發現 发现 發生 发生 天天 天氣 天上 天下 分別 分别 分明 代表 名叫 名為 名为 期間 期间 行政 團體 连同 連同 連忙 連夜 連年 場面 幾乎 几乎 多半 多數 多数 多年 多少 等到 等於 等于 國家 国家 國民 市場 市民 組織 组织 組成 编者 編者 編輯 層層 批評 篇幅 章程 節目 節日 回憶 口述 口頭 頭上 門口 門外 門前 里長 兩人 两人 兩地 兩岸 兩者 两者 條約 线索 線索 元旦 次年 次日 次月 次子 次女 次要 次序 次第 角落 票據 團圓 "

// opensClause says that a unit and what follows it are such a word.
func opensClause(unit rune, beyond string) bool {
	return beyond != "" && strings.Contains(unitWords, " "+string(unit)+string(firstRune(beyond))+" ")
}

// counted says that what follows a unit shows that the unit was one.
func counted(s string) bool { return isHan(firstRune(s)) }

func threeDigits(s string) bool {
	n := 0
	for _, r := range s {
		if digitOf(r) < 0 {
			break
		}
		n++
	}
	return n == 3
}

// usual says that digits with what follows them are a century as texts have
// it. A month or a day is no such sign: 612月8日 and 12月8日 are alike.
func usual(digits, after string) bool {
	n, used := arabic(digits)
	return used == len(digits) && n <= 21 && firstRune(after) == '世'
}

// untilYear says that a text goes on with the last year of a range: 至1937年.
func untilYear(s string) bool {
	c, size := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune("至到–—-－~～", c) {
		return false
	}
	n, used := arabic(s[size:])
	return used == 4 && n >= 1000 && n <= 2100
}

// year says that digits are a year of our time.
func year(digits string) bool {
	n, used := arabic(digits)
	return used == len(digits) && n >= 1000 && n <= 2100
}

// restScore weighs the digits that a mark leaves to the text: a date or an
// amount is likely, a bare number is not.
func restScore(rest, after string) (score int, refused string) {
	n, _ := arabic(rest)
	if firstRune(rest) == '0' || firstRune(rest) == '０' {
		return 0, "what follows would begin with zero"
	}
	next, size := utf8.DecodeRuneInString(after)
	switch {
	case size == 0:
		return -4, ""
	case next == '年':
		if n >= 1000 && n <= 2100 {
			return 4, ""
		}
		if n < 100 {
			return 0, ""
		}
		return -4, ""
	case next == '月':
		if n >= 1 && n <= 12 {
			return 4, ""
		}
		if n < 100 && strings.ContainsRune("個", next) {
			return 1, ""
		}
		return -6, ""
	case next == '日' || next == '號':
		if n >= 1 && n <= 31 {
			return 3, ""
		}
		return -6, ""
	case strings.ContainsRune(units, next), strings.ContainsRune("-－–~～,.．，", next) && digitOf(firstRune(after[size:])) >= 0:
		return 2, ""
	case isHan(next):
		return -1, ""
	}
	return -4, ""
}

// bracketScore weighs a number in brackets as a mark.
func bracketScore(s string, from, to int, f family, list []int) (int, string) {
	_, prev, _ := lastBefore(s, from)
	next := firstRune(strings.TrimLeft(s[to:], " 　"))
	switch {
	case prev == 0 && f == wordMarks:
		return 2, "" // no list has such items
	case prev == 0:
		return 0, "it opens a paragraph, as an item of a list does"
	case f == wordMarks:
		return 6, ""
	}
	switch {
	case strings.ContainsRune("：:", prev) && f == parenMarks && !strings.ContainsRune(noStarts, next):
		return 0, "it is the label of an item in a list"
	case strings.ContainsRune("；;，、", prev) && f == parenMarks && isHan(next):
		return 2, ""
	case f == parenMarks && strings.ContainsRune("。！？」』”", prev) && isHan(next):
		return 2, ""
	case f == parenMarks && isHan(prev) && isHan(next):
		return 1, ""
	case f == parenMarks:
		return 4, ""
	case strings.ContainsRune("：:", prev) && !strings.ContainsRune(noStarts, next):
		return 2, ""
	}
	return 6, ""
}

func wordScore(s string, from, to int) (int, string) {
	_, prev, _ := lastBefore(s, from)
	if prev == 0 {
		return 0, "it opens a paragraph"
	}
	if strings.ContainsRune("見见參参同如第備备標标校附箋笺疏灌關关專专", prev) || strings.ContainsRune("上前後后", prev) && !placed(s[:from]) {
		return 0, "it refers to a note, or is part of a word"
	}
	if strings.ContainsRune("。！？」』”，；、》）", prev) {
		return 5, ""
	}
	if next := firstRune(s[to:]); next != utf8.RuneError && strings.ContainsRune(noStarts, next) {
		return 4, ""
	}
	return 1, ""
}

// placed says that 上, 前 or 後 at the end of a text is a place (站上) and no word
// for what stands before (同上註).
func placed(s string) bool {
	_, size := utf8.DecodeLastRuneInString(s)
	prev := lastRune(s[:len(s)-size])
	return isHan(prev) && !strings.ContainsRune("同見见參参如詳详即乃皆均亦並并與与及以之其", prev)
}

// symbolScore weighs ① or * as a mark.
func symbolScore(s string, from, to int) (int, string) {
	_, prev, _ := lastBefore(s, from)
	next := firstRune(strings.TrimLeft(s[to:], " 　"))
	switch {
	case prev == 0:
		return 0, "it opens a paragraph, as an item of a list does"
	case strings.ContainsRune("：:", prev) && !strings.ContainsRune(noStarts, next):
		return 0, "it is the label of an item in a list"
	case strings.HasPrefix(s[from:], "§") && digitOf(next) >= 0:
		return 0, "it names a section by its number"
	case strings.ContainsRune("；;，、", prev) && isHan(next):
		return 3, ""
	case strings.ContainsRune(openers, prev):
		return 0, "it stands first in brackets or quotes"
	}
	return 5, ""
}

// raisedScore weighs raised digits: an exponent of a unit or a number is none.
func raisedScore(s string, from, to int) (int, string) {
	before, prev, _ := lastBefore(s, from)
	switch {
	case prev == 0:
		return 0, "nothing stands before it"
	case digitOf(prev) >= 0:
		return -3, ""
	case isLatin(prev) && wordLength(before) < 3:
		return 0, "it is an exponent"
	case isLatin(prev):
		return 3, ""
	}
	return 6, ""
}
