package reader

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// roles gives the MARC relator of what stands before or after a name.
var roles = []struct{ word, role string }{
	{"研究生", "aut"}, {"訪問", "ivr"}, {"訪談", "ivr"}, {"採訪", "ivr"}, {"访问", "ivr"}, {"访谈", "ivr"}, {"采访", "ivr"}, {"受訪者", "ive"}, {"受访者", "ive"},
	{"作者", "aut"}, {"著者", "aut"}, {"撰者", "aut"}, {"撰文", "aut"}, {"撰稿", "aut"}, {"編撰", "aut"}, {"原著", "aut"}, {"審訂", "edt"}, {"審校", "edt"}, {"文", "aut"}, {"著", "aut"}, {"撰", "aut"}, {"作", "aut"}, {"執筆", "aut"}, {"編著", "aut"}, {"编著", "aut"}, {"合著", "aut"}, {"編印", "edt"}, {"编印", "edt"}, {"編輯", "edt"}, {"编辑", "edt"}, {"合編", "edt"}, {"合譯", "trl"},
	{"主講人", "aut"}, {"主講", "aut"}, {"講者", "aut"}, {"演講", "aut"}, {"講述", "aut"}, {"口述", "aut"}, {"講", "aut"}, {"主讲人", "aut"}, {"主讲", "aut"}, {"讲述", "aut"}, {"讲", "aut"},
	{"記錄", "edt"}, {"紀錄", "edt"}, {"筆錄", "edt"}, {"记录", "edt"}, {"选编", "edt"}, {"選編", "edt"}, {"點校", "edt"}, {"点校", "edt"}, {"編注", "ann"}, {"編註", "ann"}, {"選注", "ann"}, {"選註", "ann"}, {"箋注", "ann"}, {"箋註", "ann"}, {"箋", "ann"}, {"評", "ann"}, {"疏", "ann"}, {"輯", "edt"}, {"編譯", "trl"}, {"校注", "ann"}, {"校註", "ann"}, {"注釋", "ann"}, {"註釋", "ann"}, {"導讀", "aui"}, {"导读", "aui"},
	{"譯者", "trl"}, {"翻譯", "trl"}, {"譯", "trl"}, {"编者", "edt"}, {"編者", "edt"}, {"主編", "edt"}, {"编", "edt"}, {"編", "edt"}, {"校", "edt"}, {"校訂", "edt"}, {"整理", "edt"},
	{"插圖", "ill"}, {"圖", "ill"}, {"繪", "ill"}, {"攝影", "pht"}, {"译者", "trl"}, {"译", "trl"},
}

// nameMarks stand before an author's name and are no part of it.
const nameMarks = "⊙◎●○◆◇■□★☆▲△※＊*"

// author reads a line that names somebody: the name, the mark or word before
// it (to be left out), and the role; "" if it is no such line.
func author(s string) (name, dress, role string) {
	first, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(nameMarks, first) {
		name = strings.TrimLeft(s[size:], " 　")
		if n := utf8.RuneCountInString(name); n >= 2 && n <= 30 && !strings.ContainsAny(name, "。，；！？"+nameMarks) && separator(s) == "" {
			return name, s[:len(s)-len(name)], "aut"
		}
		return "", "", ""
	}
	if size, role := credit(s); size > 0 {
		if n := utf8.RuneCountInString(s[size:]); n >= 2 && n <= 40 && !strings.ContainsAny(s[size:], "。；！？") {
			return s[size:], s[:size], role
		}
	}
	for _, w := range roles {
		rest, ok := strings.CutPrefix(s, w.word)
		if !ok {
			continue
		}
		rest = strings.TrimLeft(rest, " 　")
		sep, size := utf8.DecodeRuneInString(rest)
		if spaced := len(rest) < len(s)-len(w.word) && utf8.RuneCountInString(w.word) > 1; spaced && (person(rest) || foreignName(rest)) {
			return rest, s[:len(s)-len(rest)], w.role // 作者　何美鳳
		}
		if !strings.ContainsRune("：:／∕╱/｜|．‧·", sep) {
			continue
		}
		name = strings.TrimLeft(rest[size:], " 　")
		if n := utf8.RuneCountInString(name); n < 2 || n > 40 || strings.ContainsAny(name, "。；！？") {
			continue
		}
		return name, s[:len(s)-len(name)], w.role
	}
	for _, w := range roles {
		rest, ok := strings.CutSuffix(s, w.word)
		if !ok || utf8.RuneCountInString(w.word) > 2 {
			continue
		}
		trimmed := strings.TrimRight(rest, " 　")
		if organisation(trimmed) && (trimmed != rest || utf8.RuneCountInString(w.word) > 1 || strings.Contains("編编著撰", w.word)) {
			return trimmed, "", w.role
		}
		if trimmed == rest || !nameAlone(withoutDynasty(trimmed)) && !foreignName(withoutDynasty(trimmed)) {
			continue
		}
		return trimmed, "", w.role
	}
	return "", "", ""
}

// credit reads the words before a name that say what the person did, several
// perhaps, with the colon or stroke behind them: 採訪／撰文：, 採訪整理：, 攝影／. It gives
// their length with the white space behind them, and the role: the author's if they
// name it, else the first.
func credit(s string) (size int, role string) {
	word, role := firstRole(s)
	if word == "" {
		return 0, ""
	}
	rest := strings.TrimLeft(s[len(word):], " 　")
	c, n := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("／/∕╱｜、‧·・．與与及和暨兼", c) {
		rest = strings.TrimLeft(rest[n:], " 　")
	}
	if more, did := credit(rest); more > 0 && c != '：' && c != ':' {
		if did == "aut" {
			role = did
		}
		return len(s) - len(rest) + more, role
	}
	switch {
	case strings.ContainsRune("：:", c):
		rest = rest[n:]
	case !strings.ContainsRune("／/｜∕╱", c):
		return 0, ""
	}
	return len(s) - len(strings.TrimLeft(rest, " 　")), role
}

// firstRole gives the longest word for what a person did that s begins with.
func firstRole(s string) (word, role string) {
	for _, w := range roles {
		if len(w.word) > len(word) && strings.HasPrefix(s, w.word) {
			word, role = w.word, w.role
		}
	}
	return word, role
}

// withoutStar takes the mark of a note off the end of a person's name.
func withoutStar(s string) string {
	if t := strings.TrimRight(s, "*＊†‡ 　"); nameAlone(t) && t != strings.TrimRight(s, " 　") {
		return t
	}
	return s
}

// organisation says that a name is that of a body: 福安宮管理委員會.
func organisation(s string) bool {
	if n := utf8.RuneCountInString(s); n < 4 || n > 24 || strings.ContainsAny(s, "。，；！？：「」") {
		return false
	}
	for _, end := range []string{"會", "社", "處", "所", "班", "室", "部", "館", "局", "院", "團", "公所", "組", "中心", "学会", "会", "处", "馆", "团", "组"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// workingGroup says that a line is the name of those who made a book together:
// 廚房科學教材編輯小組.
func workingGroup(s string) bool {
	for _, end := range []string{"小組", "委員會", "編輯部", "編輯室", "編譯館", "工作室", "小组", "委员会", "编辑部", "编辑室"} {
		if strings.HasSuffix(s, end) && organisation(s) {
			return true
		}
	}
	return false
}

// withoutDynasty takes the dynasty in brackets off the front of a name: 〔清〕張潮.
func withoutDynasty(s string) string {
	for _, b := range [][2]string{{"〔", "〕"}, {"（", "）"}, {"［", "］"}, {"[", "]"}, {"(", ")"}} {
		if t, ok := strings.CutPrefix(s, b[0]); ok {
			if inside, rest, ok := strings.Cut(t, b[1]); ok && utf8.RuneCountInString(inside) < 5 {
				return strings.TrimLeft(rest, " 　")
			}
		}
	}
	return s
}

// withoutPost takes what a person is, in brackets, off the end of a name:
// 蔡清河（布袋國中教師）.
func withoutPost(s string) string {
	for _, b := range []string{"（）", "()"} {
		open, shut := firstRune(b), lastRune(b)
		i := strings.LastIndex(s, string(open))
		if i <= 0 || lastRune(s) != shut {
			continue
		}
		inside := s[i+utf8.RuneLen(open) : len(s)-utf8.RuneLen(shut)]
		if n := utf8.RuneCountInString(inside); n > 2 && n < 24 && !strings.ContainsAny(inside, "。；！？0123456789") {
			return strings.TrimRight(s[:i], " 　")
		}
	}
	return s
}

// nameAlone says that a line may be a person's name and nothing else: two to
// four Han, perhaps spaced, perhaps two persons.
func nameAlone(s string) bool {
	if headOf(s).kind != notHead {
		return false
	}
	n := 0
	for _, r := range s {
		switch {
		case isHan(r):
			n++
		case r == ' ' || r == '　' || r == '、' || r == '·' || r == '‧' || r == '．':
		default:
			return false
		}
	}
	if n < 2 || n > 8 {
		return false
	}
	return n <= 4 && surnames()[firstRune(s)] || strings.ContainsAny(s, "、　 ") && surnames()[firstRune(s)]
}

// honorifics stand behind a person's name; those of monks behind any.
var (
	honorifics = []string{"牧師", "博士", "教授", "律師", "神父", "醫師", "老師", "先生", "女士", "居士", "修士", "主教", "校長", "院長", "牧师", "律师", "医师", "老师", "校长", "院长"}
	monkish    = []string{"法師", "禪師", "上人", "道長", "法师", "禅师", "道长"}
)

// person says that a line is a person's name and nothing else, perhaps with what
// he is called by: 梁以諾牧師, 葉承翰　律師.
func person(s string) bool {
	if nameAlone(s) {
		return true
	}
	if name := withoutPost(s); name != s {
		return nameAlone(name)
	}
	if parts := strings.Split(s, "、"); len(parts) > 1 && len(parts) < 6 {
		for _, p := range parts {
			if p = strings.Trim(p, " 　"); !nameAlone(p) && !foreignName(p) {
				return false
			}
		}
		return true
	}
	for _, h := range honorifics {
		if name, ok := strings.CutSuffix(s, h); ok {
			name = strings.TrimRight(name, " 　")
			return utf8.RuneCountInString(name) > 1 && utf8.RuneCountInString(name) < 5 && nameAlone(name)
		}
	}
	for _, h := range monkish {
		if name, ok := strings.CutSuffix(s, h); ok {
			return utf8.RuneCountInString(name) == 2 && isHan(firstRune(name)) && isHan(lastRune(name))
		}
	}
	return false
}

// foreignName says that s may be the name of a foreigner: Han with a point
// between its parts (艾琳諾．哈特), or Latin words with capitals.
func foreignName(s string) bool {
	if utf8.RuneCountInString(s) > 30 {
		return false
	}
	han, points, capitals := 0, 0, 0
	for _, c := range s {
		switch {
		case isHan(c):
			han++
		case strings.ContainsRune("．·‧・•", c):
			points++
		case c >= 'A' && c <= 'Z':
			capitals++
		case isLatin(c), strings.ContainsRune(" .-'’", c):
		default:
			return false
		}
	}
	return han > 2 && points > 0 || han == 0 && capitals > 1
}

// gluedAuthor reads a name with what the person did right after it: 曾國樑著.
func gluedAuthor(s string) (name, role string) {
	for _, w := range roles {
		if utf8.RuneCountInString(w.word) == 1 && strings.Contains("著譯译編编撰輯校註", w.word) && strings.HasSuffix(s, w.word) {
			if name = strings.TrimSuffix(s, w.word); nameAlone(name) && utf8.RuneCountInString(name) < 4 || foreignName(name) && !strings.Contains(name, " ") {
				return name, w.role
			}
		}
	}
	return "", ""
}

// namesWithRoles says that a line holds names and what these persons did:
// 唐懷谷講　鍾紹基記錄.
func namesWithRoles(s string) bool {
	if len(s) > 60 {
		return false
	}
	parts := names(s)
	for _, p := range parts {
		if name, _ := nameAndRole(s[p.start:p.end]); name == "" {
			return false
		}
	}
	return true
}

// nameAndRole reads a name with what the person did, the longest word for it
// first.
func nameAndRole(s string) (name, role string) {
	for _, w := range roles {
		if strings.Contains("文圖作校", w.word) {
			continue // names end so too
		}
		if n := strings.TrimSuffix(s, w.word); strings.Contains("講讲評譯疏", w.word) && n != s && hanDigit(lastRune(n)) > 0 {
			continue // 四講 counts lectures
		}
		if n := strings.TrimRight(strings.TrimSuffix(s, w.word), " 　"); strings.HasSuffix(s, w.word) && nameAlone(n) && utf8.RuneCountInString(n) < 5 && (name == "" || len(n) < len(name)) {
			name, role = n, w.role
		}
	}
	return name, role
}

// namesARole says that s is a name with what the person did.
func namesARole(s string) bool {
	name, _ := nameAndRole(strings.Trim(s, " 　"))
	return name != ""
}

// names parts a line of several names: at 、 and ／, and at white space where
// what stands on both sides is a name of two characters or more.
func names(s string) []span {
	var out []span
	from := 0
	add := func(to int) {
		a, b := from, to
		a += b - a - len(strings.TrimLeft(s[a:b], " 　"))
		b = a + len(strings.TrimRight(s[a:b], " 　"))
		out = append(out, span{a, b})
	}
	for i, c := range s {
		if label, _ := credit(strings.TrimLeft(s[from:], " 　")); i < from+label {
			continue
		}
		apart := strings.ContainsRune("、／", c)
		next, _ := credit(strings.TrimLeft(s[i+utf8.RuneLen(c):], " 　"))
		apart = apart || next > 0 && strings.ContainsRune(" 　｜|；‧·/", c) // 口述：陳明遠　紀錄：許家瑋
		if next == 0 && (c == '　' || c == ' ') && namesARole(s[from:i]) {
			apart = true
		}
		if c == '　' || c == ' ' {
			before, after := strings.TrimRight(s[from:i], " 　"), strings.TrimLeft(s[i:], " 　")
			apart = apart || utf8.RuneCountInString(before) > 1 && nameAlone(before) && nameAlone(after) && utf8.RuneCountInString(after) > 1 && isHan(secondRune(after))
		}
		if apart && strings.TrimLeft(s[from:i], " 　") != "" {
			add(i)
			from = i + utf8.RuneLen(c)
		}
	}
	add(len(s))
	for _, n := range out {
		if utf8.RuneCountInString(s[n.start:n.end]) < 2 {
			return []span{{0, len(s)}}
		}
	}
	return out
}

func secondRune(s string) rune {
	_, size := utf8.DecodeRuneInString(s)
	return firstRune(s[size:])
}

// afterName says what stands behind a person's name.
func afterName(s string) string {
	if strings.ContainsAny(s, "（(") {
		return "what the author is, in brackets"
	}
	return "the word for what the person did"
}

var surnames = sync.OnceValue(func() map[rune]bool {
	m := map[rune]bool{}
	for _, r := range "釋释區趙錢孫李周吳鄭王馮陳褚衛蔣沈韓楊朱秦尤許何呂施張孔曹嚴華金魏陶姜戚謝鄒喻柏水竇章雲蘇潘葛奚范彭郎魯韋昌馬苗鳳花方俞任袁柳酆鮑史唐費廉岑薛雷賀倪湯滕殷羅畢郝鄔安常樂于時傅皮卞齊康伍余元卜顧孟平黃和穆蕭尹姚邵湛汪祁毛禹狄米貝明臧計伏成戴談宋茅龐熊紀舒屈項祝董梁杜阮藍閔席季麻強賈路婁危江童顏郭梅盛林刁鍾徐邱丘駱高夏蔡田樊胡凌霍虞萬支柯管盧莫經房裘繆干解應宗丁宣賁鄧郁單杭洪包諸左石崔吉鈕龔程嵇邢裴陸榮翁荀羊惠甄曲家封芮羿儲靳汲邴糜松井段富巫烏焦巴弓牧隗山谷車侯宓蓬全郗班仰秋仲伊宮寧仇欒暴甘厲戎祖武符劉景詹束龍葉幸司韶郜黎薊薄印宿白懷蒲邰從鄂索咸籍賴卓藺屠蒙池喬陰胥能蒼雙聞莘黨翟譚貢勞逄姬申扶堵冉宰酈雍卻璩桑桂濮牛壽通邊扈燕冀郟浦尚農溫別莊晏柴瞿閻充慕連茹習宦艾魚容向古易慎戈廖庾終暨居衡步都耿滿弘匡國文寇廣祿闕東歐利師鞏聶關荊游楼樓岳帥況況涂塗肖赵钱孙吴郑冯陈卫蒋韩杨许吕张严华谢邹苏鲁韦马凤鲍费贺罗毕邬乐时齐顾黄萧汤谈庞纪项蓝闵贾娄颜钟骆万卢经缪应单诸龚陆荣储车宁刘叶龙赖乔谭贡劳莱阎连习鱼师聂关曾簡上佟苑覃沙邸冼闞鄺辛鄢隋洛晁倉敖揭勾訾仝仉海蘭闻简欧邝阚兰" {
		m[r] = true
	}
	return m
})
