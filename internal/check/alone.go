package check

// loners are characters of Traditional texts whose place in the sentence tells that another one of
// the same sound is meant, where no word does.
const loners = "裏樸里只后衹捲叶瀋并"

// alone judges the character at i by its place. All are queries.
func alone(t *text, p *passage, i int) []finding {
	switch p.text[i] {
	case '裏':
		return measured(p, i)
	case '樸':
		return surname(p, i)
	case '里':
		return inside(t, p, i)
	case '只', '衹':
		return measureWord(p, i)
	case '捲':
		return volume(p, i)
	case '叶':
		return leaf(p, i)
	case '瀋':
		return family(p, i)
	case '并':
		return beside(t, p, i)
	case '后':
		return behind(t, p, i)
	}
	return nil
}

// inside: 里 after the name of a place or thing is 裏: 屋子里, 山谷里.
func inside(t *text, p *passage, i int) []finding {
	x, y, next := p.rune(i-2), p.rune(i-1), p.rune(i+1)
	if !basic(x) || !basic(y) || !word(x, y) || within("公英華海鄰鄉故百千萬十餘數幾二三四五六七八九這那哪百", y) || translit(x) && translit(y) || t.classicalAt(p, i) {
		return nil
	}
	if basic(next) && (word('里', next) || translit(next) && translit(y)) || within("程長亞斯克昂約拉姆遜森爾尔德特諾蒙奧兹茲", next) || contrasts().settled(p, i) {
		return nil
	}
	return []finding{p.find(wordDoubtful, i-2, string([]rune{x, y, '里'}), string([]rune{x, y, '裏'})).with(i, 1, "裏")}
}

// measureWord: 只 between a number and what is counted is 隻: 兩只手套.
func measureWord(p *passage, i int) []finding {
	before, next := p.rune(i-1), p.rune(i+1)
	if !within("一二兩三四五六七八九十百幾半", before) || within("唯惟第統專萬", p.rune(i-2)) || !han(next) && !pause(next) && !stop(next) {
		return nil
	}
	if p.text[i] == '只' && within("有是能要會好在為爲不見剩顧管可許怕得准供限用求因憑說想知看做作需將被讓讀寫賣買收取占佔存留給", next) {
		return nil
	}
	return []finding{p.find(wordDoubtful, i-1, p.around(i-1, i+1), string([]rune{before, '隻'})).with(i, 1, "隻")}
}

// behind: 后 is a queen or a lord of old; anything else is 後.
func behind(t *text, p *passage, i int) []finding {
	before, next := p.rune(i-1), p.rune(i+1)
	if within("以無皇太王母天影歌帝女蜂元賢神夏仙媽視球舞陰呂武羋竇鄧馬高薄群君先羣明徯我吾元冊立廢新為爲封之、，。「『〈《（", before) || within("妃土稷羿宮冠座夔辟王帝氏德位黨族羣群裔主葬服", next) ||
		!han(before) && !han(next) || p.role == verse || t.classicalAt(p, i) {
		return nil
	}
	return []finding{p.find(wordDoubtful, i, p.around(i-1, i+2), p.around(i-1, i)+"後"+p.around(i+1, i+2)).with(i, 1, "後")}
}

// measured: 裏 after a number is the measure 里: 數十裏, 5裏, 二百裏.
func measured(p *passage, i int) []finding {
	before := p.rune(i - 1)
	if before == '海' && (numeral(p.rune(i-2)) || digit(p.rune(i-2))) {
		return []finding{p.find(wordDoubtful, i-1, "海裏", "海里").with(i, 1, "里")}
	}
	if !(digit(before) || before == ' ' && digit(p.rune(i-2)) || within("十百千萬", before) && (numeral(p.rune(i-2)) || digit(p.rune(i-2)))) {
		return nil
	}
	return []finding{p.find(wordDoubtful, i, string([]rune{before, '裏'}), string([]rune{before, '里'})).with(i-1, 2, string([]rune{before, '里'}))}
}

// surname: 樸 outside its words is most likely the Korean surname 朴.
func surname(p *passage, i int) []finding {
	before, after, next := p.rune(i-1), p.rune(i+1), p.rune(i+2)
	if within("質純儉淳古簡渾敦誠抱拙素淡厚愚勁奇", before) || within("素實質拙茂學厚初直訥野陋玉", after) {
		return nil
	}
	if !han(after) || !han(next) || opening(before) && closing(after) {
		return nil
	}
	return []finding{p.find(wordDoubtful, i, string([]rune{'樸', after, next}), string([]rune{'朴', after, next})).with(i, 3, string([]rune{'朴', after, next}))}
}

// volume: 捲 after a number of books is the measure 卷: 三十五捲, 第一捲.
func volume(p *passage, i int) []finding {
	before, next := p.rune(i-1), p.rune(i+1)
	if before != '第' && p.rune(i-2) != '第' && !(within("十百千", before) || numeral(before) && numeral(p.rune(i-2))) || within("紙紗線布毛膠底鐵草菸煙繩錄電菲", next) {
		return nil
	}
	if !numeral(before) && !numeral(next) {
		return nil
	}
	return []finding{p.find(wordDoubtful, i, p.around(i-1, i+1), string([]rune{before, '卷'})).with(i, 1, "卷")}
}

// leaf: 叶 is said of rhymes and sounds; anything else is 葉.
func leaf(p *passage, i int) []finding {
	if within("韻韵音律讀读聲句", p.rune(i+1)) || within("不相通協音", p.rune(i-1)) {
		return nil
	}
	return []finding{p.find(wordDoubtful, i, p.around(i, i+2), "葉"+p.around(i+1, i+2)).with(i, 1, "葉")}
}

// family: 瀋 outside the names of places is the family name 沈.
func family(p *passage, i int) []finding {
	if within("陽河海水北吉撫丹大", p.rune(i+1)) || within("遼墨京長汁", p.rune(i-1)) || !han(p.rune(i+1)) {
		return nil
	}
	return []finding{p.find(wordDoubtful, i, p.around(i, i+3), "沈"+p.around(i+1, i+3)).with(i, 1, "沈")}
}

// beside: 并 in a text that mostly has 並 is 並, but for what is 併.
func beside(t *text, p *passage, i int) []finding {
	if int(t.pairs.chars['並'-0x4e00]) < 3*int(t.pairs.chars['并'-0x4e00]) || within("合兼吞歸裁", p.rune(i-1)) || within("州吞購入", p.rune(i+1)) {
		return nil
	}
	return []finding{p.find(wordDoubtful, i, p.around(i, i+2), "並"+p.around(i+1, i+2)).with(i, 1, "並")}
}
