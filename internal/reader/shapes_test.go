package reader

import (
	"strings"
	"testing"

	"yinshu/internal/manuscript"
)

// para is a paragraph of three full lines and a short one, wrapped at thirty
// characters, with what is given at its end.
func para(end string) string {
	return "　　渡口的老闆每天清早把門板卸下來，一塊一塊靠在牆邊，靠\n" +
		"得整整齊齊，好像一本翻開的書。他說門板認得他的手，換了別\n" +
		"人來搬，它們就要鬧彆扭，不是這一塊長了，就是那一塊短了，\n" +
		"怎麼也裝不回去。" + end + "\n"
}

// laid is a text, what its manuscript has in this order, and what it has not.
type laid struct {
	name, text string
	want, not  []string
}

func readShapes(t *testing.T, shapes []laid) {
	t.Helper()
	for _, c := range shapes {
		m, _, _, err := Read(Source{Name: "a.txt", Text: []byte(c.text)}, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got := manuscript.Markdown(m)
		rest := got
		for _, w := range c.want {
			_, after, ok := strings.Cut(rest, w)
			if !ok {
				t.Errorf("%s: %q is missing, or out of order, in\n%s", c.name, w, got)
				break
			}
			rest = after
		}
		for _, n := range c.not {
			if strings.Contains(got, n) {
				t.Errorf("%s: %q is left in\n%s", c.name, n, got)
			}
		}
	}
}

// Texts of shapes that books really have, and what must be found in the
// manuscript.
func TestShapes(t *testing.T) {
	many := strings.Repeat(para(""), 5)
	readShapes(t, []laid{
		{"a first page without a number, notes in its middle",
			"渡口\n\n" + many + para("①") + para("②") + "① 門板共十二塊。\n② 一說十三塊。\n" + many + para("③") + "③ 見上文。\n\n　　　　　　—2—\n" + many + para("④") + "④ 同上。\n\n　　　　　　—3—\n" + many,
			[]string{"[^1]: 門板共十二塊。", "[^2]: 一說十三塊。", "[^3]: 見上文。", "[^4]: 同上。"}, []string{"— 2 —", "—2—", "—3—", "①"}},
		{"heads whose count hides that of the pages",
			"渡口\n\n1 引言\n" + many + "· 41 ·\n" + para("") + "2 門板\n" + many + "· 42 ·\n" + many + "3 船\n" + para("") + "· 43 ·\n" + many,
			[]string{"## 1 引言", "## 2 門板", "## 3 船"}, []string{"· 41", "· 42", "· 43"}},
		{"symbols anew on each page",
			"渡口\n\n" + many + para("*") + "──────\n* 第一。\n\n— 5 —\n\n\n" + many + para("*") + "──────\n* 第二。\n\n— 6 —\n\n\n" + many + para("*") + "──────\n* 第三。\n\n— 7 —\n",
			[]string{"[^1]\n", "[^2]\n", "[^3]\n", "[^1]: 第一。", "[^2]: 第二。", "[^3]: 第三。"}, []string{"\\*"}},
		{"counts that begin anew where no head tells",
			"渡口\n\n" + para("[1]") + para("[2]") + many + para("[1]") + para("[2]") + para("[3]") + "\n註釋\n[1] 甲。\n[2] 乙。\n[1] 丙。\n[2] 丁。\n[3] 戊。\n",
			[]string{"[^3]\n", "[^5]\n", "[^1]: 甲。", "[^2]: 乙。", "[^3]: 丙。", "[^4]: 丁。", "[^5]: 戊。"}, []string{"[1]", "\\["}},
		{"the same with bare digits beside years",
			"渡口\n\n" + para("1") + strings.Replace(many, "怎麼也裝不回去。", "到1953年還是這樣。", 1) + para("2") + para("1") + para("2") + "\n註釋\n1. 甲。\n2. 乙。\n1. 丙。\n2. 丁。\n",
			[]string{"到1953年還是這樣。\n", "[^1]: 甲。", "[^2]: 乙。", "[^3]: 丙。", "[^4]: 丁。"}, nil},
		{"a mark behind a number and a comma",
			"渡口\n\n" + para("1") + "　　門板一共12塊，後來又添了三塊，數到最後是41，2大家都這樣說\n，其中的道理，沒有人問過，問了也沒有人回答。\n" + para("3") + "\n註釋\n1. 甲。\n2. 乙。\n3. 丙。\n",
			[]string{"是41，[^2]大家", "[^3]: 丙。"}, nil},
		{"a mark that names a note again and the next",
			"渡口\n\n" + para("[1]") + para("[2]") + para("[3]") + para("[1,4]") + para("[2,5,6]") + "\n參考註\n[1] 甲。\n[2] 乙。\n[3] 丙。\n[4] 丁。\n[5] 戊。\n[6] 己。\n",
			[]string{"[^3]\n", "[^1][^4]\n", "[^2][^5][^6]\n", "[^6]: 己。"}, []string{"\\["}},
		{"a journal with its pages above the title",
			"山城學報  第12卷第3期：215–223（2019）\n\n渡口的門板\n\n何志遠\n\n" + many,
			[]string{"title: 渡口的門板", "author: 何志遠"}, []string{"山城學報"}},
		{"units that begin words, years of a range",
			"渡口\n\n　　門牌是17號，老闆生在辛卯年的元旦，1所以大家叫他卯生。他的口\n琴有24個孔，2家裏的人都聽熟了；總之，1918至1937年19的門板，3來了\n又去，去了又來，沒有一塊是換過的，大家都這樣說。\n" + strings.Repeat(para(""), 2) + "\n註釋\n1 公曆二月六日。\n2 一說二十二個。\n3 據賬簿。\n",
			[]string{"17號，老闆生在辛卯年的元旦，[^1]所以", "24個孔，[^2]家裏", "1918至1937年19的門板，[^3]來了"}, nil},
		{"stars that count on below pieces",
			"渡口\n\n一、門板\n\n" + para("*") + "\n* 甲。\n\n二、船\n\n" + para("†") + "\n† 乙。\n\n三、水\n\n" + para("‡") + "\n‡ 丙。\n",
			[]string{"[^1]\n", "[^2]\n", "[^3]\n", "[^1]: 甲。", "[^2]: 乙。", "[^3]: 丙。"}, nil},
		{"a journal, its issue and its date above the title",
			"江濱史叢\n第8期，頁101–118\n2016年6月\n\n渡口的門板\n——一種計算\n\n何志遠\n\n" + many,
			[]string{"title: 渡口的門板", "subtitle: 一種計算", "author: 何志遠"}, []string{"江濱史叢", "2016"}},
		{"four stars",
			"渡口\n\n" + many + para("*") + para("**") + para("***") + para("****") + "──────\n* 第一。\n** 第二。\n*** 第三。\n**** 第四。\n\n— 6 —\n",
			[]string{"[^4]\n", "[^1]: 第一。", "[^4]: 第四。"}, []string{"\\*"}},
		{"a title that ends in the name of a journal",
			"青石街的書店與《野渡》月刊\n周懷素\n\n" + many,
			[]string{"title: 青石街的書店與《野渡》月刊", "周懷素"}, nil},
		{"a point within a title ends no sentence",
			"渡口\n\n一、門板\n\n" + para("（1）") + para("（2）") + "（1）是年冬天，縣城附近有小規模的交火，其事詳見於《縣志．\n　　大事記》。\n（2）同上。\n\n\n二、船\n\n" + para("（1）") + "（1）見前。\n",
			[]string{"## 一、門板", "[^1]: 是年冬天，縣城附近有小規模的交火，其事詳見於《縣志．大事記》。", "[^3]: 見前。"}, nil},
		{"raised numbers in ranges",
			"渡口\n\n" + para("¹") + para("²⁻⁴") + para("⁵,⁶") + "\n註釋\n1. 甲。\n2. 乙。\n3. 丙。\n4. 丁。\n5. 戊。\n6. 己。\n",
			[]string{"[^1]\n", "[^2][^3][^4]\n", "[^5][^6]\n", "[^6]: 己。"}, []string{"⁻"}},
		{"a year is not cut",
			"渡口\n\n　　關於門板的研究已多。1935年，有人量過它們的長短。1可是量的\n人沒有問過老闆。2\n" + many + "\n註釋\n1 見縣志。\n2 老闆姓樊。\n",
			[]string{"已多。1935年", "長短。[^1]可是", "老闆。[^2]"}, nil},
		{"a mark at the end of a number",
			"渡口\n\n" + para("1") + "　　老闆於前年過世，享壽722。兒子接手，門板還是靠在牆邊，靠得\n整整齊齊。\n" + para("3") + para("4"),
			[]string{"[^1]\n", "享壽72[^2]。", "[^3]\n", "[^4]\n"}, nil},
		{"authors on one line, a dash before the subtitle",
			"渡口\n——門板與人\n\n何志遠　田曉燕\n\n" + many,
			[]string{"title: 渡口", "subtitle: 門板與人", "何志遠", "田曉燕"}, []string{"何志遠　田曉燕", "——門板"}},
		{"a title and its subtitle on one line, a speaker",
			"渡口與門板——在公所的一次談話\n主講：羅素梅\n\n" + many,
			[]string{"title: 渡口與門板\n", "subtitle: 在公所的一次談話", "羅素梅"}, []string{"主講"}},
		{"a translated book",
			"沒有渡口的島\n\n艾琳諾．哈特　著\n沈慕雲　譯\n\n" + many,
			[]string{"艾琳諾．哈特", "role: trl"}, []string{"subtitle", "　著"}},
		{"first lines that hang out",
			"渡口\n\n" + strings.Repeat("問：門板一共有幾塊，每一塊是不是都認得老闆的手，換了人搬會\n　　怎麼樣，會不會像他說的那樣鬧彆扭，怎麼也裝不回去呢？\n答：十二塊，塊塊認得，換了人搬就裝不回去，這件事情大家都曉\n　　得的，不信你去試一試看，試過的人都說裝不回去的。\n", 5),
			[]string{"換了人搬會怎麼樣", "\n\n答：十二塊", "大家都曉得的"}, []string{"> "}},
		{"a left margin",
			"      渡口\n\n" + strings.ReplaceAll("　　"+strings.TrimSuffix(many, "\n"), "\n", "\n      ")[len("　　"):] + "\n",
			[]string{"title: 渡口", "裝不回去。\n\n渡口的老闆"}, []string{"> "}},
		{"paragraphs of one full line are no quotation",
			"渡口\n\n" + many + "　　他把歷年渡船的數目，按年月一一寫在門板的背面，計如下列：\n　　民國二十年，船十二隻，人三十六，馬四匹。\n　　民國二十一年，船九隻，人二十七，馬無。\n" + many,
			[]string{"計如下列：\n\n民國二十年", "馬四匹。\n\n民國二十一年"}, []string{"> "}},
		{"a head in two lines",
			"渡口\n\n" + many + "\n第一回\n　　　老闆卸門板　過客問歸船\n\n" + many + "\n第二回\n　　　風雪夜無渡　燈火岸有人\n\n" + many,
			[]string{"## 第一回 老闆卸門板　過客問歸船", "## 第二回 風雪夜無渡"}, []string{"| "}},
		{"heads of one character, and one with a title after its word",
			"渡口\n\n" + many + "\n樹\n\n" + many + "\n人\n\n" + many + "\n附錄 門板尺寸\n\n" + many,
			[]string{"## 樹", "## 人", "## 附錄 門板尺寸"}, nil},
		{"the end mark of a file from DOS",
			"渡口\n\n" + many + "\x1a", []string{"裝不回去。"}, []string{"\x1a"}},
		{"a running head misread",
			"門板與渡船\n\n" + many + "\f門板與渡船\n" + many + "\f門扳與渡船\n" + many + "\f門板與渡船\n" + many,
			[]string{"裝不回去。"}, []string{"門扳"}},
		{"notes to a preface stand with those to the first chapter",
			"渡口\n\n" + para("①") + para("②") + "\n第一章　門板\n\n" + para("③") + many + "\n註釋\n\n① 甲。\n② 乙。\n③ 丙。\n\n第二章　船\n\n" + para("①") + many + "\n註釋\n\n① 丁。\n",
			[]string{"[^1]\n", "[^2]\n", "[^3]\n", "[^4]\n", "[^1]: 甲。", "[^3]: 丙。", "[^4]: 丁。"}, []string{"①"}},
		{"a head in plain words ends the notes of a chapter",
			"渡口\n\n第一章　門板\n\n" + para("①") + many + "\n註釋\n① 甲。\n\n風雪之夜\n\n" + many,
			[]string{"## 風雪之夜", "[^1]: 甲。\n"}, nil},
	})
}
