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

// Shapes are alike both ways, and every line of the list says something.
func TestLooks(t *testing.T) {
	for line := range strings.Lines(looksFile) {
		if rs := []rune(strings.TrimSpace(line)); rs[0] != '#' && len(rs) < 2 {
			t.Errorf("a line of looks.txt has no pair: %q", line)
		}
	}
	for _, pair := range []string{"島鳥", "鳥島", "王玉", "己已"} {
		if rs := []rune(pair); !lookAlike(rs[0], rs[1]) {
			t.Errorf("%s are not alike", pair)
		}
	}
}
