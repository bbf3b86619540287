package reader

import (
	"strings"
	"testing"
)

// long is a paragraph of n full lines of thirty characters, of which the last ends
// a sentence.
func long(n int, end string) string {
	return "　　渡口的老闆每天清早把門板卸下來，一塊一塊靠在牆邊，靠\n" +
		strings.Repeat("得整整齊齊，好像一本翻開的書，他說門板認得他的手，換了別\n", n) +
		"人來搬，它們就要鬧彆扭，不是這一塊長了，就是那一塊短了" + end + "。\n"
}

// Shapes of pages: what stands at their heads and feet, and how notes go on there.
func TestPageShapes(t *testing.T) {
	many := strings.Repeat(para(""), 5)
	readShapes(t, []laid{
		{"notes set on wider lines than the text",
			"渡口\n\n" + many + para("1") + para("2") +
				"1 門板的數目各家所記不同，縣志說是十二塊，碑文說是十三塊，老闆自己說從來沒有數過，見《江濱縣\n志》卷三，頁17。\n2 一說十三塊。\n\f" +
				many + para("3") + "3 渡船的數目也各家所記不同，縣志說是兩隻，碑文說是三隻，老闆自己說一隻也沒有，都是借來的，見《江\n濱縣志》卷四，頁9。\n\f" + many,
			[]string{"[^1]\n", "[^2]\n", "[^3]\n", "[^1]: 門板的數目各家所記不同，縣志說是十二塊，碑文說是十三塊，老闆自己說從來沒有數過，見《江濱縣志》卷三，頁17。", "[^3]: 渡船", "見《江濱縣志》卷四，頁9。"}, nil},
		{"Han numbers of pages below notes",
			"渡口\n\n" + many + para("①") + "① 門板共十二塊。\n七\n" + many + para("①") + para("②") + "① 見上文。\n② 同上。\n八\n" + many + para("①") + "① 見碑文。\n九\n" + many,
			[]string{"[^4]\n", "[^1]: 門板共十二塊。\n", "[^3]: 同上。\n", "[^4]: 見碑文。"}, []string{"七\n", "八\n", "九\n"}},
		{"notes that go on below a running head with a rule",
			"渡口的門板\n\n" + many + para("1") + "\f渡口的門板　　　　　　　　　　　　　　　　　　　　　　 11\n────────────────────\n" + para("2") + many + para("3") +
				"\f12　　　　　　　　　　　　　　　　　　　　　　渡口的門板\n────────────────────\n" + many + para("4") + "\n註釋\n\n1 門板共十二塊。\n2 一說十三塊。\n" +
				"\f渡口的門板　　　　　　　　　　　　　　　　　　　　　　 13\n────────────────────\n3 見碑文。\n4 同上。\n",
			[]string{"[^4]\n", "[^1]: 門板共十二塊。", "[^2]: 一說十三塊。\n", "[^3]: 見碑文。", "[^4]: 同上。"}, []string{"────", " 13", "12　"}},
		{"the title as running head where nothing else shows pages",
			"渡口的門板\n何志遠\n\n" + strings.Replace(strings.Repeat(many, 3), "換了別\n人來搬", "換了別\n渡口的門板\n人來搬", 2),
			[]string{"title: 渡口的門板", "換了別人來搬", "換了別人來搬"}, []string{"別渡口的門板", "\n渡口的門板\n"}},
		{"sections that a number in brackets heads are no pages",
			"渡口\n\n一、門板\n" + many + "二、船\n（一）\n" + many + "（二）\n" + many + "（三）\n" + many + "三、水\n" + many,
			[]string{"## 二、船", "### （一）", "### （二）", "### （三）"}, nil},
		{"a Han digit beside running heads, once others show the pages",
			"南門舊事\n◎顧以寧\n\n" + long(20, "") + many[:len(many)-len("怎麼也裝不回去。\n")] + "\n\n\n\n八　顧以寧\n\n怎麼也裝不回去。\n" + long(22, "") + many[:len(many)-len("怎麼也裝不回去。\n")] +
				"\n\n\n\n南門舊事　九\n\n怎麼也裝不回去。\n" + long(22, "") + many[:len(many)-len("怎麼也裝不回去。\n")] + "\n\n\n\n一〇　顧以寧\n\n怎麼也裝不回去。\n" + long(22, "") + many[:len(many)-len("怎麼也裝不回去。\n")] +
				"\n\n\n\n南門舊事　一一\n\n怎麼也裝不回去。\n" + many,
			[]string{"title: 南門舊事", "短了，怎麼也裝不回去。", "短了，怎麼也裝不回去。"}, []string{"八　", "南門舊事　", "一〇　"}},
		{"Han hundreds beside running heads, no page turns",
			"南門舊事\n◎顧以寧\n\n" + long(20, "") + "\n　　　　　　　　　　　　　一百一十三\n\n一百一十四　南門舊事\n\n" + long(24, "") + "\n顧以寧　一百一十五\n\n" + long(24, "") + "\n一百一十六　南門舊事\n\n" + long(8, ""),
			[]string{"title: 南門舊事", "短了。\n\n渡口", "短了。\n\n渡口"}, []string{"　一百", "一百一十四　"}},
		{"a poem with the book's title is no running head",
			"退潮以後\n何志遠\n\n" + many + "\n退潮以後\n\n    海把字還給沙灘\n    招潮蟹舉著大螯\n    逐字校對\n\n" + many,
			[]string{"title: 退潮以後", "退潮以後\n", "海把字還給沙灘"}, nil},
	})
}

// Marks beside and at the ends of numbers, and what only looks like a mark.
func TestMarkShapes(t *testing.T) {
	readShapes(t, []laid{
		{"no mark at the end of a number where the count has no place for it",
			"渡口\n\n" + para("1") + para("2") + para("3") + para("4") + "　　碑上記的年份是16464，老闆說祖父的祖父那時就在渡口，已經\n傳了五代，每一代都把門板留給下一代。\n" + para("5") +
				"　　此後又過了6610年，門板還是靠在牆邊，靠得整整齊齊，沒有\n一塊是換過的，大家都這樣說。\n",
			[]string{"[^4]\n", "年份是16464，", "6610年"}, []string{"[^6]"}},
		{"a known body finds its mark at the end of a number",
			"渡口\n\n" + para("1") + para("2") + para("3") + "　　碑上記的年份是16464，老闆說祖父的祖父那時就在渡口，已經\n傳了五代，每一代都把門板留給下一代。\n" + para("5") +
				"\n註釋\n1 甲。\n2 乙。\n3 丙。\n4 丁。\n5 戊。\n",
			[]string{"年份是1646[^4]，", "[^5]\n", "[^4]: 丁。"}, nil},
		{"raised marks behind raised units",
			"渡口\n\n" + para("¹") + "　　水庫的容量是四萬m³，²每年清淤一次，老闆的渡船在清淤的日\n子停開，停開的日子他就修門板。\n" + para("³") + "\n註釋\n1. 甲。\n2. 乙。\n3. 丙。\n",
			[]string{"m³，[^2]每年", "[^3]\n", "[^3]: 丙。"}, nil},
		{"a mark alone on the line below a full one",
			"渡口\n\n" + para("①") + "　　渡口的老闆每天清早把門板卸下來，一塊一塊靠在牆邊，靠\n得整整齊齊，好像一本翻開的書，他說門板認得他的手，換人。\n②\n" + para("③") + "\n註釋\n① 甲。\n② 乙。\n③ 丙。\n",
			[]string{"[^1]\n", "換人。[^2]\n", "[^3]\n", "[^2]: 乙。"}, nil},
		{"counts anew without heads, one mark lost",
			"渡口\n\n" + para("（1）") + para("（2）") + para("") + para("（2）") + para("（3）") + para("（1）") + para("（2）") + para("（3）") +
				para("（4）") + para("（1）") + para("（2）") + "\n註釋\n（1）甲。\n（2）乙。\n（1）丙。\n（2）丁。\n（3）戊。\n（1）己。\n（2）庚。\n（3）辛。\n（4）壬。\n（1）癸。\n（2）子。\n",
			[]string{"[^1]\n", "[^2]\n", "[^3]\n", "[^4]\n", "[^10]\n", "[^3]: 丁。", "[^10]: 子。", "[^11]: 丙。"}, nil},
		{"the section sign is the fourth symbol",
			"渡口\n\n" + para("*") + para("†") + para("‡") + para("§") + "────────\n* 甲。\n† 乙。\n‡ 丙。\n§ 丁。\n",
			[]string{"[^4]\n", "[^3]: 丙。", "[^4]: 丁。"}, []string{"§"}},
	})
}

// What stands below the title, and lists at a book's end.
func TestFrontShapes(t *testing.T) {
	many := strings.Repeat(para(""), 5)
	readShapes(t, []laid{
		{"one person in two offices",
			"渡口與門板\n訪問／紀錄：何志遠\n\n" + many,
			[]string{"title: 渡口與門板", "name: 何志遠"}, []string{"\n訪問／紀錄"}},
		{"two persons on one line, each with an office",
			"渡口與門板\n口述：田水旺　紀錄：何志遠\n\n" + many,
			[]string{"title: 渡口與門板", "name: 田水旺", "name: 何志遠"}, []string{"\n口述："}},
		{"two persons, the office behind the name",
			"渡口與門板\n何志遠　著　林阿棗　繪\n\n" + many,
			[]string{"title: 渡口與門板", "name: 何志遠", "name: 林阿棗"}, []string{"　繪"}},
		{"a subtitle that counts lectures",
			"聲音與文字\n古音學四講\n作者：何志遠\n\n" + many,
			[]string{"title: 聲音與文字", "subtitle: 古音學四講", "author: 何志遠"}, nil},
		{"Latin names and titles over two lines are one line of Latin words",
			"渡口\n\n" + strings.Repeat(para(""), 3) + "　　老闆的孫女寫過一篇文章，題目是 A Short History of the\nFerry and Its Shutters，登在學校的刊物上，老闆把那一頁裁下\n來，貼在門板的背面。\n",
			[]string{"A Short History of the Ferry and Its Shutters，登在"}, nil},
	})
}
