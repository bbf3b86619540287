package check

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	readings "yinshu/internal/sound"
)

// familyNames are the commonest family names, in both scripts.
const familyNames = "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何高林羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾蕭萧田董袁潘蔣蒋蔡余杜葉叶程蘇苏魏呂吕丁任沈姚盧卢姜崔鍾钟譚谭陸陆汪范金石廖賈贾夏韋韦傅方白鄒邹孟熊秦邱江尹薛閻阎段雷侯龍龙史陶黎賀贺顧顾毛郝龔龚邵萬万錢钱嚴严覃武戴莫孔向湯汤朴艾麥麦杜聶聂葛伍柯溫温洪喬乔柴項项阮甄焦耿關关齊齐游裴凌霍虞翁蒲丘歐欧辛管祝左梅鮑鲍岳鄂惲恽瞿項項胥晁岑穆宣卓紀纪童尤柳顏颜房盛莊庄涂簡简舒康龐庞樊費费倪邢畢毕殷祁翟冉甯佟裘婁娄竇窦厲厉巫滕卞樓楼戚閔闵臧嵇荀芮儲储靳鄔邬濮狄晏湛諶谌駱骆詹鄺邝闕阙冼匡賁贲鄢郗仝佘蒯邰莘牟宓鞏巩闞阚欒栾仇"

// What a character is to a name.
const (
	beginsName  uint8 = 1 << iota
	ofForeign         // foreign names are written with it
	ofGrammar         // no given name has it
	tellsApart        // it tells one thing from the next of its kind
	ofNumber          // numbers are written with it
	standsAlone       // it is a word by itself, see particles
	beginsTitle       // titles begin with it
	ofStrays          // strayForms judges it
)

var nameClasses = sync.OnceValue(func() *[0xa000 - 0x4e00]uint8 {
	class := new([0xa000 - 0x4e00]uint8)
	for _, list := range []struct {
		chars string
		class uint8
	}{{familyNames, beginsName}, {likeFamily, beginsName}, {transliterators, beginsName | ofForeign}, {grammar, ofGrammar}, {unlike, tellsApart}, {numerals, ofNumber}, {particles, standsAlone}, {strays, ofStrays}} {
		for _, r := range list.chars {
			class[r-0x4e00] |= list.class
		}
	}
	for _, title := range titles {
		class[runeAt(title)-0x4e00] |= beginsTitle
	}
	return class
})

// homophones reports a name of three or four characters that stands once or
// twice with another character in place of one that the text mostly has:
// 李奇威 where it is 李奇微, 托爾斯泰 and 託爾斯泰. In three characters the two
// must sound or look alike, or both be ones that foreign names are written
// with. What makes a common word with its neighbour is no name.
func homophones(t *text) (found []finding) {
	for _, n := range []int{3, 4} {
		uses := mayBeNames(t, n)
		holed := holedNames(t, uses, n)
		if len(holed) == 0 {
			continue
		}
		for i := range uses {
			o := &uses[i]
			for hole := range n {
				for _, u := range holed[without(o.name, n, hole)] {
					if u == o || o.count*3 > u.count {
						continue
					}
					name, other := letters(u.name, n), letters(o.name, n)
					if !mistaken(name, other, hole) || !t.standsAlone(o.first, n, hole, name[hole]) {
						continue
					}
					p := &t.passages[o.first.passage]
					found = append(found, p.find(nameSpelt, o.first.at, string(other), string(name), u.count))
				}
			}
		}
	}
	slices.SortFunc(found, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.passage, b.passage), cmp.Compare(a.at, b.at), cmp.Compare(a.args[1].(string), b.args[1].(string)))
	})
	return nearOnce(found)
}

// holedNames gives those of uses that are common and like names, by each form
// without one character in whose place another may be mistaken.
func holedNames(t *text, uses []nameUse, n int) map[uint64][]*nameUse {
	holed := map[uint64][]*nameUse{}
	for i := range uses {
		u := &uses[i]
		if u.count < 3 {
			continue
		}
		name := letters(u.name, n)
		if !nameLike(name) {
			continue
		}
		for hole := range n {
			if t.wholeName(name, hole, u.count) {
				key := without(u.name, n, hole)
				holed[key] = append(holed[key], u)
			}
		}
	}
	return holed
}

// without is a packed word of n characters with nothing in the place of one.
// Such words of different lengths or places differ in where they have nothing.
func without(word uint64, n, hole int) uint64 { return word &^ (0xffff << (16 * (n - 1 - hole))) }

// wholeName says whether the character at an end of a name mostly stands there
// where the rest of it stands. Where it does not it begins the next word: 辛楣
// is the name, whatever follows it.
func (t *text) wholeName(name []rune, hole, count int) bool {
	last := len(name) - 1
	rest := 0
	switch hole {
	case 0:
		rest = t.pairs.of(name[1], name[2])
	case last:
		rest = t.pairs.of(name[last-2], name[last-1])
	}
	return rest <= count+count/2+1
}

// nearOnce keeps one of several findings about one place: a name of four
// characters is also one of three.
func nearOnce(found []finding) []finding {
	kept := found[:0]
	for _, f := range found {
		if last := len(kept) - 1; last >= 0 && kept[last].passage == f.passage && f.at-kept[last].at < 4 {
			continue
		}
		kept = append(kept, f)
	}
	return kept
}

// A nameUse counts a name.
type nameUse struct {
	name  uint64 // packed
	count int
	first spot
}

// mayBeNames counts the runs of n characters that may be a name, in the order
// in which they first stand.
func mayBeNames(t *text, n int) (uses []nameUse) {
	at, class := map[uint64]int32{}, nameClasses()
	for i := range t.passages {
		p := &t.passages[i]
		if p.role == verse {
			continue
		}
	next:
		for k := 0; k+n <= len(p.text); k++ {
			r := p.text[k]
			if !basic(r) || class[r-0x4e00]&beginsName == 0 {
				continue
			}
			sounds, odd := 0, 0
			for c := range n {
				x := p.text[k+c]
				if !basic(x) {
					continue next
				}
				if class[x-0x4e00]&ofForeign != 0 {
					sounds++
				}
				if class[x-0x4e00]&ofGrammar != 0 {
					odd++
				}
			}
			if odd > 1 || n == 4 && sounds < 3 || n == 3 && odd == 1 && sounds < 2 {
				continue
			}
			name := pack(p.text[k : k+n])
			if u, ok := at[name]; ok {
				uses[u].count++
			} else {
				at[name] = int32(len(uses))
				uses = append(uses, nameUse{name, 1, spot{p.index, k}})
			}
		}
	}
	return uses
}

// likeFamily are characters that family names are mistaken for.
const likeFamily = "栗範樸鐘薑嶽瀋鬱遊叶淩託札"

// nameLike says whether characters that stand together often are a name
// rather than words: nothing of grammar in them, and no common word. Four
// characters of foreign names are one whatever words they hold.
func nameLike(name []rune) bool {
	sounds := 0
	for i, r := range name {
		if within(grammar, r) && (r != '和' || i == 0) {
			return false
		}
		if translit(r) {
			sounds++
		}
	}
	if sounds == len(name) && len(name) > 3 {
		return true
	}
	for i := 1; i < len(name); i++ {
		if usual(name[i-1], name[i]) {
			return false
		}
	}
	return true
}

// mistaken says whether other may be name with one character mistaken.
func mistaken(name, other []rune, hole int) bool {
	x, y := name[hole], other[hole]
	if class := nameClasses(); (class[x-0x4e00]|class[y-0x4e00])&tellsApart != 0 {
		return false
	}
	if sameSound(x, y) || lookAlike(x, y) {
		return true
	}
	if hole == 0 && len(name) == 3 {
		return false // brothers of another family
	}
	sounds := 0
	for _, r := range name {
		if translit(r) {
			sounds++
		}
	}
	return sounds == len(name) && (translit(y) || len(name) > 3 && !within(grammar, y))
}

// unlike are characters that tell one thing from the next of its kind.
const unlike = "一二三四五六七八九十百千萬万大小老少東东西南北上下前後后左右新舊旧甲乙丙丁"

// standsAlone says whether the character that differs makes no word with what
// is around it at its place, so that it was hardly meant.
func (t *text) standsAlone(at spot, n, hole int, right rune) bool {
	p := &t.passages[at.passage]
	i := at.at + hole
	for _, k := range []int{i - 1, i} {
		a, b := p.rune(k), p.rune(k+1)
		if basic(a) && basic(b) && usual(a, b) {
			return false
		}
	}
	return true
}

// lookAlikes are characters that are confused in names though their shapes are
// less alike than those of looks.txt, each group of them with each other.
const lookAlikes = "宋宗 恪格 晚勉 彤丹 粟栗 會曾 会曾 院阮 剛鋼 刚钢 館舘 秘祕 博愽 潘播蕃 銘鉻 铭铬 琴瑟 崔催 梁粱 冀翼 汪注江 戴載 戴载 史吏 余佘 蔣將 蒋将 冲沖仲 冶治 末未 日曰 己已巳巴 戊戌戍茂 晴睛 楊揚 杨扬 槐愧 祥詳 祥详 瑋偉 玮伟 凱飢 達逹 遠逺 彭膨 侯候 郭廓 壁璧 陸睦 陆睦 孫係 田由申甲 天夭夫大太 干千于 士土 人入 汨汩 洛落 傅傳 傅传 胡湖 施旋 薛薩 許計 许计 梅海 侃侯 撥拔 何柯河阿 川州 子了 丁了 森林 木本术 休林朴 杜社 賢賓 端瑞 滿蒲 鄧鄭 善喜 琛深 壽濤 紈執 師帥 馮馬 馮凌 姚桃挑 曹曾 郭敦 柱桂 淵湖 清情青 責貴 章韋 裝莊 壯狀 銘錦 鈞釣 浩活 雲雪 霎雯 霖霜 霞霧 震電 風鳳 凰鳳 鴻鳴 棋祺淇 祖袓 禎楨 徵徽微 志忘 忠患 悟恆 桓恒 恩思 惠慧 廉謙 康庸唐 廷延 水永 泳詠 淑椒 潔漆 橙澄 濟齊 瀾闌 炳柄 熙照煦 玲冷珍 珠株 琳淋 瑛英 瑤謠 環還 盛威 盈盎 直真 科料 季秀秋 穎潁 筠均 紹招 純鈍 維唯 綱網 翊翔 輝揮 躍耀 良艮 芝之 芬芳 央英 茹如 菁青 萍平 蓉容 蓮運 薇微 藍籃 藝熱 虹缸 媒謀 誠城 宜誼 諾話 謹僅 豪毫 貞員 資姿 賀貿 超起 幹輸翰 輪輸 達建 遺遣 邦那 有郁 釗釧 全金 峰蜂鋒 錢餞 錫踢 鎮鍾 問間閒開 陶淘 陵陸 隆降 雅稚 靜淨 順頌 領頓 顏顧 香杳 腹駿 高亮 朋鵬 麗儷 犁黎 龍壟"

// grammar are characters that no given name has.
const grammar = "的了是在和與与就而及被把將将不這这那之以為为於于一個个他我你她也都有說说們们到從从"

// word says whether the lexicon has two characters as a word, which are then
// hardly a part of a name.
func word(a, b rune) bool {
	l := words4()
	_, ok := l.of([]rune{rune(l.fold[a-0x4e00]), rune(l.fold[b-0x4e00])})
	return ok
}

// usualCost is the cost of a word that is met once in thirty thousand.
const usualCost = 105

// usual says whether two characters are a common word.
func usual(a, b rune) bool {
	l := words4()
	cost, ok := l.of([]rune{rune(l.fold[a-0x4e00]), rune(l.fold[b-0x4e00])})
	return ok && cost <= usualCost
}

// blurred are differences of sound that many speakers do not make.
var blurred = strings.NewReplacer("zh", "z", "ch", "c", "sh", "s", "ing", "in", "eng", "en")

// sameSound says whether two characters have a reading in common, tones and
// what is blurred aside.
func sameSound(a, b rune) bool {
	for _, x := range readings.All(a) {
		for _, y := range readings.All(b) {
			if blurred.Replace(readings.Toneless(x)) == blurred.Replace(readings.Toneless(y)) {
				return true
			}
		}
	}
	return false
}
