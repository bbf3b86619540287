package check

import (
	"testing"

	"yinshu/internal/diag"
)

// Small slips, each with the kind that tells it, beside what only looks like
// one.
func TestSmallSlips(t *testing.T) {
	for _, c := range []struct {
		text string
		kind *diag.Kind // nil: the text is sound
	}{
		{"實驗的週期縮短為11小。時各組餵食的次數也減少了。", markInWord},
		{"他在燈塔裏走了一千八，百圈老人替他數着。", markInWord},
		{"她看着這座山那。時候她還不懂父親的話。", markInWord},
		{"他把辦法告訴了弟子，們他們都點頭稱是。", markInWord},
		{"他一邊爬樓梯一邊告：訴他哪一級有裂縫。", markInWord},
		{"天氣很冷，河面上的冰很厚可以，走人。", markSlipped},
		{"我們在這裏等他，他卻一直沒有。來我們就先走了。", markSlipped},
		{"他在三月二，日回到家裏。", markSlipped},
		{"他年紀大了，眼睛不好，腿也不聽使。喚每天只能坐在門口曬太陽。", markInWord},
		{"後門大開門，外是一條窄巷，甚麼也看不見。", markSlipped},
		{"他把帳目從頭到尾看了一遍才知，道虧了多少。", markInWord},
		{"明明白白，的的確確是他寫的。", nil},
		{"門開了，又關上了。他坐在燈下，一頁一頁地看，看完了才睡。", nil},
		{"他要的結果是肯定的。談判雖然還會拖，準備工作不應受影響。", nil},
		{"然而，他說的三、五個人都沒有來，來的只有一個。", nil},
		{"船過了第三處，理由卻沒有人說得清楚。", nil},
		{"他問的是第幾級一一「這一級你要記住」，他說。", wordDoubtful},
		{"他聽見門外的聲音一一有人站在那裡。", wordDoubtful},
		{"他把卡片一一編號，收在抽屜裡。", nil},
		{"你是唯一一個知道這件事的人。", nil},
		{"他把人名一一記下，又一一核對。", nil},
		{"他沉默了很久..然後慢慢地走開了。", ellipsisForm},
		{"譯者在序裏提到W. A. P．Martin的名字。", markWide},
		{"這條文將形同具文（試想：有錯誤而無過失者，能有幾人？）。折衷說較為可採。", nil},
		{"她說：「爹告訴我：『他就會問你：「松樹還在不在？」你要回答他。』師傅，您還沒有問呢。」", nil},
		{"他說的里程表就在車子的前面，儀表的旁邊。", nil},
		{"湯裏要放兩片姜片和一點鹽。", wordWrong},
		{"他學的技朮和別人不同。", wordWrong},
		{"他姓瀋，不姓陳。", wordWrong},
		{"書共三十五捲，他讀了三年。", wordDoubtful},
		{"牆上掛着三十二捲電線。", nil},
		{"師傅說這種叶子可以入藥。", wordDoubtful},
		{"古人讀這個字要叶韻。", nil},
	} {
		problems := Check(plainText(c.text+"\n"), Options{Lang: "zh-Hant-TW"})
		switch {
		case c.kind == nil && len(problems) > 0:
			t.Errorf("a sound text is accused: %s\n%s", c.text, report(problems))
		case c.kind != nil && (len(problems) != 1 || problems[0].Kind != c.kind):
			t.Errorf("it is not told as %s: %s\n%s", c.kind.Code, c.text, report(problems))
		}
	}
}

// What looks like a fault and is none.
func TestNoFaults(t *testing.T) {
	for _, s := range []string{
		"此說見James Cahill, The Distant Mountains, pp. 204–206, 以為真跡。",
		"方德萬（Hans van de Ven）, Breaking with the Past一書也說到這件事。",
		"其主要成分為Al2O3·2SiO2·2H2O，在高溫之下分解。",
		"《德清縣采訪冊》記載了這件事情，說得很清楚。",
		"云从某从聲，从某、从某聲的說法很多。",
	} {
		for _, p := range Check(plainText(s+"\n"), Options{Lang: "zh-Hant-TW"}) {
			if p.Kind.Grade == diag.Fault {
				t.Errorf("%s: %s", s, p.Report(diag.English))
			}
		}
	}
}
