package check

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/mozillazg/go-pinyin"
)

// familyNames are the commonest family names, in both scripts.
const familyNames = "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何高林羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾蕭萧田董袁潘蔣蒋蔡余杜葉叶程蘇苏魏呂吕丁任沈姚盧卢姜崔鍾钟譚谭陸陆汪范金石廖賈贾夏韋韦傅方白鄒邹孟熊秦邱江尹薛閻阎段雷侯龍龙史陶黎賀贺顧顾毛郝龔龚邵萬万錢钱嚴严覃武戴莫孔向湯汤朴艾麥麦杜聶聂葛伍柯溫温"

var familyNameSet = sync.OnceValue(func() map[rune]bool {
	m := map[rune]bool{}
	for _, r := range familyNames {
		m[r] = true
	}
	return m
})

// homophones reports a name of three characters that stands once or twice with
// a character of the same sound in place of one that the text mostly has:
// 李奇威 where it is 李奇微. What makes a word with its neighbour is no name.
func homophones(t *text) (found []finding) {
	uses := threeCharacters(t)
	byHole := map[[3]rune][][3]rune{}
	for _, name := range slices.SortedFunc(maps.Keys(uses), func(a, b [3]rune) int { return slices.Compare(a[:], b[:]) }) {
		for hole := 1; hole <= 2; hole++ {
			key := name
			key[hole] = 0
			byHole[key] = append(byHole[key], name)
		}
	}
	for name, u := range uses {
		if u.count < 3 || word(name[1], name[2]) {
			continue
		}
		for hole := 1; hole <= 2; hole++ {
			if hole == 2 && word(name[0], name[1]) {
				continue // 蘇聯政府, 蘇聯徵求
			}
			key := name
			key[hole] = 0
			for _, other := range byHole[key] {
				o := uses[other]
				if other != name && o.count*3 <= u.count && sameSound(name[hole], other[hole]) {
					p := &t.passages[o.first.passage]
					found = append(found, p.find(nameSpelt, o.first.at, string(other[:]), string(name[:]), u.count))
				}
			}
		}
	}
	slices.SortFunc(found, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.passage, b.passage), cmp.Compare(a.at, b.at), cmp.Compare(a.args[1].(string), b.args[1].(string)))
	})
	return found
}

// A nameUse counts a name.
type nameUse struct {
	count int
	first spot
}

// threeCharacters counts what may be a name of three characters.
func threeCharacters(t *text) map[[3]rune]*nameUse {
	uses, family := map[[3]rune]*nameUse{}, familyNameSet()
	for i := range t.passages {
		p := &t.passages[i]
		for k := 0; k+2 < len(p.text); k++ {
			if p.text[k] < 0x4e00 || !family[p.text[k]] || !basic(p.text[k+1]) || !basic(p.text[k+2]) {
				continue
			}
			name := [3]rune{p.text[k], p.text[k+1], p.text[k+2]}
			if within(grammar, name[1]) || within(grammar, name[2]) {
				continue
			}
			if u := uses[name]; u != nil {
				u.count++
			} else {
				uses[name] = &nameUse{1, spot{p.index, k}}
			}
		}
	}
	return uses
}

// grammar are characters that no given name has.
const grammar = "的了是在和與与就而及被把將将不這这那之以為为於于一個个他我你她也都有說说們们到從从"

// word says whether the lexicon has two characters as a word, which are then
// hardly a part of a name.
func word(a, b rune) bool {
	l := words4()
	_, ok := l.cost[pack([]rune{rune(l.fold[a-0x4e00]), rune(l.fold[b-0x4e00])})]
	return ok
}

// usualCost is the cost of a word that is met once in thirty thousand.
const usualCost = 105

// usual says whether two characters are a common word.
func usual(a, b rune) bool {
	l := words4()
	cost, ok := l.cost[pack([]rune{rune(l.fold[a-0x4e00]), rune(l.fold[b-0x4e00])})]
	return ok && cost <= usualCost
}

// blurred are differences of sound that many speakers do not make.
var blurred = strings.NewReplacer("zh", "z", "ch", "c", "sh", "s", "ing", "in", "eng", "en")

// sameSound says whether two characters have a reading in common, tones and
// what is blurred aside.
func sameSound(a, b rune) bool {
	args := pinyin.NewArgs()
	args.Heteronym = true
	for _, x := range pinyin.SinglePinyin(a, args) {
		for _, y := range pinyin.SinglePinyin(b, args) {
			if blurred.Replace(x) == blurred.Replace(y) {
				return true
			}
		}
	}
	return false
}
