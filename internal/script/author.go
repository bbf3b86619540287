package script

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// 著 behind a person's name says who wrote a work: 胡適著《…》, （顧頡剛著）.
// No dictionary can know it, since everywhere else 著 behind a verb is 着. The
// rule asks for a name (two to four characters that begin with a surname and
// end with no common verb, or a foreign name with its point) that is the whole
// of a clause, and for the title of a work beside it, or brackets around.

// surnames are the surnames that authors have, in both scripts.
var surnames = setOf("丁丘于仇任伍何余侯俞倪傅凌劉刘包卜卞史吳吴呂吕周唐喬乔單单嚴严夏姚姜孔孟季孫孙宋宗尤尹岑崔左常康廖張张彭徐戚戴方施易曹曾朱李杜林查柯柳梁梅楊杨樊歐欧武段殷毛江池汪沈洪湯汤溫温滕潘焦熊牛王甄田申畢毕白盛盧卢石祁祝秦程章童符管簡简米紀纪羅罗翁胡舒艾范莊庄莫葉叶葛董蒙蔡蔣蒋蕭萧薛藍蓝蘇苏虞衛卫袁裴褚許许詹謝谢譚谭賀贺賈贾賴赖趙赵車车辛邊边邢邱邵郎郝郭鄒邹鄧邓鄭郑金錢钱鍾钟閻阎關关阮陳陈陶陸陆雷霍韋韦韓韩顏颜顧顾饒饶馬马馮冯魏魯鲁鮑鲍黃黄黎齊齐龍龙龐庞龔龚魯冒費费嵇阮屈司諸诸")

// verbs end no name and often stand before 着.
var verbs = setOf("看讀读翻捧念寫写拿抱帶带有是在說说想聽听走笑等為为對对向接跟靠拉推提放擺摆印刻唱談谈論论爭争守")

// setOf makes a set of the characters of s.
func setOf(s string) map[rune]bool {
	set := map[rune]bool{}
	for _, r := range s {
		set[r] = true
	}
	return set
}

var authorSign = []byte("著")

// authored returns the 著 of authorship in text.
func (w *work) authored(text []byte) []fix {
	if w.to != Hans {
		return nil
	}
	var fixes []fix
	for at := 0; ; {
		n := bytes.Index(text[at:], authorSign)
		if n < 0 {
			return fixes
		}
		at += n
		end := at + len(authorSign)
		if r, _ := utf8.DecodeRune(text[end:]); isHan(r) {
			at = end
			continue
		}
		if name, boundary := clauseBefore(text, at); isAuthor(name) && w.besideWork(text, at-len(name), end, boundary) {
			fixes = append(fixes, fix{at, end, "著", w.note(ByHouse, "著 behind an author's name｜作者名後的著", 2)})
		}
		at = end
	}
}

// clauseBefore returns the text before at back to the last mark, and the mark.
func clauseBefore(text []byte, at int) (name string, boundary rune) {
	start := at
	for start > 0 && at-start < 40 {
		r, size := utf8.DecodeLastRune(text[:start])
		if !isHan(r) && !strings.ContainsRune("．‧·", r) {
			return string(text[start:at]), r
		}
		start -= size
	}
	return string(text[start:at]), 0
}

func isAuthor(name string) bool {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "等"), "合")
	length := utf8.RuneCountInString(name)
	last, _ := utf8.DecodeLastRuneInString(name)
	if verbs[last] {
		return false
	}
	if strings.ContainsAny(name, "．‧·") {
		return length >= 4
	}
	first, _ := utf8.DecodeRuneInString(name)
	return length >= 2 && length <= 4 && surnames[first]
}

// besideWork reports whether a title follows 著, or stands before the name, or
// whether name and 著 are alone in brackets.
func (w *work) besideWork(text []byte, start, end int, boundary rune) bool {
	next, size := utf8.DecodeRune(text[end:])
	if strings.ContainsRune("，：:,", next) {
		next, _ = utf8.DecodeRune(text[end+size:])
	}
	if next == '《' || next == '〈' {
		return true
	}
	if strings.ContainsRune("（(〔［", boundary) && strings.ContainsRune("）)〕］", next) {
		return true
	}
	before, _ := utf8.DecodeLastRune(bytes.TrimRight(text[:start], "，、（ "))
	return (before == '》' || before == '〉') && !isHan(next)
}
