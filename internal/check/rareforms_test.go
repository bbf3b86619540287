package check

import "testing"

// A form that Traditional has in other words only is a query, in its own words
// it is none; nor is a form that the text keeps to.
func TestStrayForms(t *testing.T) {
	for _, c := range []struct {
		text string
		line int // of the query; 0: none
	}{
		{"票价從八百元起。\n", 1},
		{"他走到极北的地方。\n", 1},
		{"她掀開帘子。\n", 1},
		{"酒帘在風裡飄動。\n", 0},
		{"他自荐到山上去。\n", 1},
		{"把黃瓜腌一個晚上。\n", 1},
		{"牆上掛著畫。\n門上掛著鎖。\n他挂念母親。\n", 3},
		{"牆上挂著畫。\n門上挂著鎖。\n他挂念母親。\n", 0},
		{"涂先生來了。\n牆塗成白色。\n門也塗了漆。\n", 0},
		{"他糊塗了。\n牆塗成白色。\n門涂漆兩遍。\n窗也塗了漆。\n", 3},
		{"雲停在山頂。\n云的聲音悶悶的。\n那朵雲裂了。\n雲又飄走了。\n", 2},
		{"雲停在山頂。\n不知所云的是他。\n那朵雲裂了。\n雲又飄走了。\n", 0},
		{"漢斯不準我們看他。\n", 1},
		{"這隻鐘走得不準。\n", 0},
		{"咸丰三年，洪水沖毀了橋。\n", 1},
		{"一群人架好了望遠鏡。\n", 0},
		{"这个词见於《晋书》。\n这里说的是两种译本的关系。\n", 1},
		{"於是他们来到这里。\n这里说的是两种译本的关系。\n", 1},
		{"荆轲去见樊於期将军。\n这里说的是战国时的事。\n", 0},
	} {
		problems := Check(plainText(c.text), Options{})
		switch {
		case c.line == 0 && len(problems) > 0:
			t.Errorf("a sound text is accused:\n%s%s", c.text, report(problems))
		case c.line != 0 && (len(problems) != 1 || problems[0].Line != c.line):
			t.Errorf("line %d is not what is told:\n%s%s", c.line, c.text, report(problems))
		}
	}
}
