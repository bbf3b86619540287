package check

import (
	"strings"
	"testing"
)

// A name that stands only twice is told where the two differ by a character of
// the same sound or shape; so is a word of the text that is no word when one of
// its characters is mistaken. What differs in the next word is told nowhere.
func TestSpellings(t *testing.T) {
	const either = -1
	for _, c := range []struct {
		text string
		line int // of the finding; 0: none, either: of one of two that stand once
	}{
		{"那年冬天，袁世振到任。\n他走後，鹽商立碑紀念袁世震。\n", either},
		{"公文上寫的是許宋海。\n族譜裏卻作許宗海。\n", either},
		{"德維林爬上燈塔。\n風雨之中，德維琳獨自守着燈。\n", either},
		{"玉華寺在山中。\n他在玉花寺譯經。\n後人重修玉華寺。\n", 2},
		{"實驗用的是招潮蟹。\n退潮時招潮蟹出洞。\n招朝蟹的體色隨潮汐變化。\n", 3},
		{"陶澍到任。\n陶樹聽了不說話。\n商人都恨陶澍。\n陶澍不為所動。\n", 2},
		{"宋先生提着燈。\n她問宗先生。\n宋先生搖搖頭。\n宋先生走了。\n", 2},
		{"船到揚州。\n楊州的鹽商很有錢。\n揚州的園林聞名天下。\n他死在揚州。\n", 2},
		{"賀景賢到任。\n那天賀景質沒有說話。\n眾人都敬重賀景賢。\n賀景賢走了。\n", 2},
		{"他叫祝阿朋。\n祝阿明坐在店門口。\n人人都離不開祝阿朋。\n", 2},
		{"蔡伯淵任監工。\n葵伯淵在日記裡寫道。\n蔡伯淵是鳳山人。\n", 2},
		{"克羅內克不以為然。\n在克羅肉克看來，這是騙局。\n", either},
		{"克里沃舍耶夫查了檔案。\n人們採信克里沃舍那夫的數字。\n", either},
		{"維諾格拉夫逃了回去。\n師長維諾格拉多夫受到處決。\n維諾格拉多夫不敢生火。\n", 1},
		{"呂炳林唱歌。\n呂炳森帶隊。\n呂炳琳走了過去。\n呂炳林背著藥桶。\n呂炳森沒有說話。\n", 3},
		{"呂炳林唱歌。\n呂炳森帶隊。\n呂炳林背著藥桶。\n呂炳森沒有說話。\n", 0},
		{"巫俊賢愛畫畫。\n巫俊豪愛釣魚。\n那天巫俊堅代表致詞。\n巫俊賢忘了詞。\n巫俊豪笑了。\n", 3},
		{"凱瑟琳在燈下。\n沒有人看見凱薩琳。\n", either},
		{"鄭師來了。\n鄭氏沒有說話。\n鄭師走了。\n鄭師又來了。\n", 0},
		{"王建國先到。\n李建國後到。\n王建國走了。\n王建國又來。\n", 0},
		{"他交了陳述書。\n機關聽取陳述意見。\n當事人陳述意見時，應予記錄。\n", 0},
		{"拉多加湖結了冰。\n師長維諾格拉多夫逃走。\n維諾格拉多夫不敢生火。\n", 0},
		{"沈雲箏問他是誰。\n沈雲箏望著對岸。\n沈雲箏死也不肯說。\n", 0},
		{"李大成先到。\n李小成後到。\n李大成走了。\n", 0},
		{"他在那裏等。\n她在這裏等。\n那時候下着雨。\n那是一個雨夜。\n", 0},
	} {
		problems := Check(plainText(c.text), Options{Lang: "zh-Hant-TW"})
		switch {
		case c.line == 0 && len(problems) > 0:
			t.Errorf("a sound text is accused:\n%s%s", c.text, report(problems))
		case c.line != 0 && (len(problems) != 1 || c.line != either && problems[0].Line != c.line || problems[0].Kind != nameSpelt && problems[0].Kind != nameForms):
			t.Errorf("the other spelling, in line %d, is not what is told:\n%s%s", c.line, c.text, report(problems))
		}
	}
}

// A title in brackets with another character is told; the parts of a work and
// the works of one kind are not.
func TestBookTitles(t *testing.T) {
	for _, c := range []struct {
		text string
		line int // of the finding; 0: none
	}{
		{"他讀《野渡》。\n《野渡》月刊停刊了。\n印了一千冊的《墅渡》。\n", 3},
		{"扉頁上寫著《徐霞客游記》。\n他讀的是《徐霞客遊記》。\n他又買了《徐霞客遊記》。\n", 1},
		{"他讀〈殘效性噴灑對家貓之影響〉。\n編輯退了〈殘效性噴酒對家貓之影響〉。\n", 2},
		{"《論語》在前。\n《論衡》在後。\n《論語》又在前。\n", 0},
		{"《中國文學史》在前。\n《中國哲學史》在後。\n《續修臺灣府志》和《續修臺灣縣志》。\n", 0},
		{"《三國志上》在前。\n《三國志下》在後。\n", 0},
		{"《春秋公羊傳》在前。\n《春秋左氏傳》在後。\n", 0},
		{"《本草綱目》第一版。\n《本草綱目》第二版。\n", 0},
	} {
		problems := Check(plainText(c.text), Options{Lang: "zh-Hant-TW"})
		switch {
		case c.line == 0 && len(problems) > 0:
			t.Errorf("sound titles are accused:\n%s%s", c.text, report(problems))
		case c.line != 0 && (len(problems) != 1 || problems[0].Line != c.line || problems[0].Kind != nameSpelt && problems[0].Kind != nameForms):
			t.Errorf("the other title, in line %d, is not what is told:\n%s%s", c.line, c.text, report(problems))
		}
	}
}

// Shapes are alike both ways, and every line of the list says something.
func TestLooks(t *testing.T) {
	for line := range strings.Lines(looksFile + partsFile) {
		if rs := []rune(strings.TrimSpace(line)); rs[0] != '#' && len(rs) < 2 {
			t.Errorf("a line of looks.txt or parts.txt has no pair: %q", line)
		}
	}
	for _, pair := range []string{"島鳥", "鳥島", "王玉", "己已"} {
		if rs := []rune(pair); !lookAlike(rs[0], rs[1]) {
			t.Errorf("%s are not alike", pair)
		}
	}
	for _, pair := range []string{"賢質", "質賢", "明朋", "斯期", "深探", "諾若"} {
		if rs := []rune(pair); !shareParts(rs[0], rs[1]) {
			t.Errorf("%s have no part in common", pair)
		}
	}
	if lookAlike('斯', '期') || shareParts('張', '陳') {
		t.Error("characters are alike that are not")
	}
}
