package check

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// names reports a name that is spelt in several ways: one foreign original
// with two renderings, transliterations that differ in one character, names
// with a character of the same sound, and surnames in two forms.
func names(t *text) (found []finding) {
	found = append(found, renderings(t)...)
	found = append(found, transliterations(t)...)
	found = append(found, homophones(t)...)
	found = append(found, surnames(t)...)
	found = append(found, notTold(bookTitles(t), found)...)
	return append(found, notTold(spellings(t), found)...)
}

// notTold leaves out what is told at the same place already.
func notTold(more, found []finding) []finding {
	told := map[spot]bool{}
	for _, f := range found {
		for by := range 2 * longestWord {
			told[spot{f.passage, f.at + by - longestWord}] = true
		}
	}
	return slices.DeleteFunc(more, func(f finding) bool { return told[spot{f.passage, f.at}] })
}

// A spot is a character of the text.
type spot struct{ passage, at int }

// renderings compares what stands before each （Latin original）.
func renderings(t *text) (found []finding) {
	type seen struct {
		name []rune
		spot
	}
	first := map[string]seen{}
	for i := range t.passages {
		p := &t.passages[i]
		for k, r := range p.text {
			if r != '（' && r != '(' {
				continue
			}
			latinName := original(p, k)
			if latinName == "" {
				continue
			}
			name := renderingBefore(p, k)
			if len(name) < 2 {
				continue
			}
			key := foldLatin(latinName)
			old, ok := first[key]
			if !ok {
				first[key] = seen{name, spot{p.index, k - len(name)}}
				continue
			}
			if a, b, differ := differs(old.name, name); differ {
				found = append(found, p.find(nameRendered, k-len(b), latinName, string(b), string(a), t.line(old.passage, old.at)))
			}
		}
	}
	return found
}

// original returns the Latin name in the bracket at k, or "".
func original(p *passage, k int) string {
	end := k + 1
	letters := 0
	for end < len(p.text) && p.text[end] != '）' && p.text[end] != ')' {
		r := p.text[end]
		if !latin(r) && !within(" .-’'·", r) || end-k > 40 {
			return ""
		}
		if latin(r) {
			letters++
		}
		end++
	}
	if letters < 4 || p.text[k+1] < 'A' || p.text[k+1] > 'Z' && p.text[k+1] < 0xc0 || end == len(p.text) {
		return ""
	}
	return string(p.text[k+1 : end])
}

// foldLatin is the family name, which stays where given names are shortened.
func foldLatin(name string) string {
	fields := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '.' })
	if len(fields) == 0 {
		return name
	}
	return strings.ToLower(strings.Join(fields, " "))
}

// renderingBefore returns up to eight Han characters before k, with the dots
// between the parts of a foreign name.
func renderingBefore(p *passage, k int) []rune {
	from := k
	for from > 0 && k-from < 8 && (han(p.text[from-1]) || within("．‧·・", p.text[from-1])) {
		from--
	}
	return p.text[from:k]
}

// differs compares the ends of two renderings. They are spellings of one name
// where their last two to five characters differ in one place, between
// characters that are the same.
func differs(a, b []rune) (x, y []rune, differ bool) {
	n := min(len(a), len(b))
	if n < 2 {
		return nil, nil, false
	}
	if x, y := sounds(a), sounds(b); len(x) > 1 && len(y) > 1 && !ends(x, y) && !ends(y, x) {
		return x, y, true
	}
	same := 0
	for same < n && a[len(a)-1-same] == b[len(b)-1-same] {
		same++
	}
	switch {
	case same >= 2 || same == n:
		if same < 4 && same+1 < n && a[len(a)-1-same] != b[len(b)-1-same] && a[len(a)-2-same] == b[len(b)-2-same] && translit(a[len(a)-1-same]) && translit(b[len(b)-1-same]) {
			return a[len(a)-2-same:], b[len(b)-2-same:], true
		}
		return nil, nil, false
	case same == 1 || n >= 2 && a[len(a)-2] == b[len(b)-2]:
		k := min(n, 4)
		return a[len(a)-k:], b[len(b)-k:], true
	}
	return nil, nil, false
}

// sounds is what at the end of a rendering is written with transliterators, one
// after the other: 和萊希 ends in 萊希.
func sounds(name []rune) []rune {
	k := len(name)
	for k > 0 && len(name)-k < 6 && translit(name[k-1]) {
		k--
	}
	return name[k:]
}

// ends says whether a ends in b.
func ends(a, b []rune) bool {
	return len(a) >= len(b) && slices.Equal(a[len(a)-len(b):], b)
}

// transliterators are characters that foreign names are written with, from
// general knowledge of the tables of 新華社 and of Taiwan usage.
const transliterators = "阿新蘭鐵拜頓敦艾愛安昂奧澳巴芭班邦鮑貝本比彼別賓波伯勃博布查柴達戴丹道德登迪狄蒂丁杜多厄恩爾法凡范菲費芬佛弗福傅蓋甘戈葛格根貢古哈海漢豪赫亨胡華霍基吉加賈傑金喀卡凱坎康考柯科克肯孔庫拉萊賴蘭朗勞勒雷李里禮麗利黎連林琳隆龍盧魯路倫羅洛勒遜森挨埃阿塞札茲瑟喀靈冷婭亞呂翰松生慧娃弗開开卜馬瑪邁麥曼梅門蒙孟米密明摩莫默穆姆納娜奈南內尼涅紐努諾歐帕潘龐培佩彭皮珀普蒲齊奇恰喬切欽瓊丘饒日榮瑞若薩塞森莎沙珊山尚舍申什聖施石史士舒斯思司蘇索所塔泰坦湯唐陶特滕提廷通圖托瓦萬汪威韋維魏溫沃烏伍西希錫夏香謝辛休許雅亞延揚耶葉伊依因英尤約澤扎贊詹張哲珍芝茲祖尔爱奥罗马维尼纳兰诺乌苏萨鲁伦卢丽贝达杰凯拜龚莱赖劳尔亚叶约闻门蒙穆内纽欧庞齐乔钦琼荣圣汤陶图万韦温锡谢许扬赞张兹夫列茨歇畢毕芙蓓黛珂蘿萝菈渥絲丝"

func translit(r rune) bool { return basic(r) && nameClasses()[r-0x4e00]&ofForeign != 0 }

// A foreignUse counts a foreign name.
type foreignUse struct {
	count int
	first spot
}

// transliterations finds runs of four to eight such characters, and reports a
// rare one that differs in one character from a frequent one.
func transliterations(t *text) (found []finding) {
	uses := map[string]*foreignUse{}
	for i := range t.passages {
		p := &t.passages[i]
		for k := 0; k < len(p.text); k++ {
			if !translit(p.text[k]) {
				continue
			}
			end := k + 1
			for end < len(p.text) && translit(p.text[end]) {
				end++
			}
			if n := end - k; n >= 4 && n <= 8 {
				name := string(p.text[k:end])
				if u := uses[name]; u != nil {
					u.count++
				} else {
					uses[name] = &foreignUse{1, spot{p.index, k}}
				}
			}
			k = end
		}
	}
	byHole := map[string][]string{} // a name with one character taken out
	for _, name := range slices.Sorted(maps.Keys(uses)) {
		for _, hole := range holes(name) {
			byHole[hole] = append(byHole[hole], name)
		}
	}
	told := map[string]bool{}
	for _, hole := range slices.Sorted(maps.Keys(byHole)) {
		group := byHole[hole]
		if len(group) < 2 || len(group) > 4 {
			continue
		}
		best := slices.MaxFunc(group, func(a, b string) int {
			return cmp.Or(cmp.Compare(uses[a].count, uses[b].count), cmp.Compare(b, a))
		})
		for _, name := range group {
			if name == best || told[name] || uses[name].count*2 > uses[best].count {
				continue
			}
			told[name] = true
			u := uses[name]
			found = append(found, t.passages[u.first.passage].find(nameSpelt, u.first.at, name, best, uses[best].count))
		}
	}
	return append(found, syllablesLost(t, uses)...)
}

// syllablesLost finds names of five characters and more that stand without one
// of those in the middle elsewhere: 維諾格拉夫 for 維諾格拉多夫.
func syllablesLost(t *text, uses map[string]*foreignUse) (found []finding) {
	for _, long := range slices.Sorted(maps.Keys(uses)) {
		rs := []rune(long)
		if len(rs) < 5 {
			continue
		}
		for i := 1; i < len(rs)-1; i++ {
			short := string(rs[:i]) + string(rs[i+1:])
			a, b := uses[long], uses[short]
			if b == nil || rs[i] == rs[i-1] {
				continue // without either of two that are the same it is one name
			}
			name, other := long, short
			if a.count > b.count || a.count == b.count && b.first.behind(a.first) {
				name, other = short, long
			}
			if f, ok := lesser(t, uses, name, other); ok {
				found = append(found, f)
			}
		}
	}
	return found
}

// lesser reports a name that stands less often than another, or once behind it.
func lesser(t *text, uses map[string]*foreignUse, name, other string) (finding, bool) {
	u, o := uses[name], uses[other]
	p := &t.passages[u.first.passage]
	switch {
	case o.count >= 2*u.count:
		return p.find(nameSpelt, u.first.at, name, other, o.count), true
	case o.count == 1:
		return p.find(nameForms, u.first.at, name, other, t.line(o.first.passage, o.first.at)), true
	}
	return finding{}, false
}

// holes returns a name with each of its characters taken out.
func holes(name string) []string {
	rs := []rune(name)
	list := make([]string, len(rs))
	for i := range rs {
		list[i] = string(rs[:i]) + "○" + string(rs[i+1:])
	}
	return list
}

// surnamePairs are surnames that conversion confuses, the surname first.
var surnamePairs = [...][2]rune{{'朴', '樸'}, {'范', '範'}, {'鍾', '鐘'}, {'姜', '薑'}, {'岳', '嶽'}, {'沈', '瀋'}, {'葉', '叶'}, {'凌', '淩'}, {'郁', '鬱'}, {'游', '遊'}}

// surnames reports a name of three characters that stands in both forms.
func surnames(t *text) (found []finding) {
	type form struct {
		count int
		first spot
	}
	forms := map[[3]rune]*[2]form{}
	for i := range t.passages {
		p := &t.passages[i]
		for k := 0; k+2 < len(p.text); k++ {
			which, other, ok := surnameForm(p.text[k])
			if !ok || !basic(p.text[k+1]) || !basic(p.text[k+2]) || usual(p.text[k+1], p.text[k+2]) && !titled(p.text[k:k+3]) || basic(p.rune(k-1)) && usual(p.text[k-1], p.text[k]) {
				continue // 上游作者 has no name in it
			}
			key := [3]rune{other, p.text[k+1], p.text[k+2]}
			f := forms[key]
			if f == nil {
				f = new([2]form)
				forms[key] = f
			}
			if f[which].count++; f[which].count == 1 {
				f[which].first = spot{p.index, k}
			}
		}
	}
	keys := slices.SortedFunc(maps.Keys(forms), func(a, b [3]rune) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]), cmp.Compare(a[2], b[2]))
	})
	for _, key := range keys {
		f := forms[key]
		if f[0].count == 0 || f[1].count == 0 {
			continue
		}
		right, wrong := string(key[:]), string([]rune{otherForm(key[0]), key[1], key[2]})
		at := f[1].first
		found = append(found, t.passages[at.passage].find(nameForms, at.at, wrong, right, t.line(f[0].first.passage, f[0].first.at)))
	}
	return found
}

// surnameSet has the last bytes of the characters of surnamePairs: a quick no.
var surnameSet = func() (set [256]bool) {
	for _, s := range surnamePairs {
		set[s[0]&0xff], set[s[1]&0xff] = true, true
	}
	return set
}()

// surnameForm says whether r is a form of a surname: 0 the surname itself, 1
// the confused form; base is the surname.
func surnameForm(r rune) (which int, base rune, ok bool) {
	if r < 0x4e00 || !surnameSet[r&0xff] {
		return 0, 0, false
	}
	for _, s := range surnamePairs {
		if r == s[0] {
			return 0, s[0], true
		}
		if r == s[1] {
			return 1, s[0], true
		}
	}
	return 0, 0, false
}

func otherForm(base rune) rune {
	for _, s := range surnamePairs {
		if s[0] == base {
			return s[1]
		}
	}
	return base
}
