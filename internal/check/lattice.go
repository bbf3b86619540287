package check

import (
	"math"
	"sync"
)

// A lattice is the words that a short run of text may be read as: those of the
// language, numbers, names by their characters, and what the text itself has
// together elsewhere. Each costs what it does by itself, and what its class does
// behind that of the word before it.
type lattice struct {
	n     int
	list  []latticeWord
	from  [latticeMax + 1][]int16 // the words that begin at a place
	to    [latticeMax + 1][]int16 // the words that end there
	runes [latticeMax]rune        // folded
	twos  uint32                  // where a word of two characters begins that the language has
	words *lexicon
	kinds *[0xa000 - 0x4e00]ofNames
	*wordGrammar
}

var lattices = sync.Pool{New: func() any {
	return &lattice{words: words4(), kinds: namesByRune(), wordGrammar: classes()}
}}

// A latticeWord is a word of a lattice, with the cost of the cheapest reading up
// to its end, and of what is behind it.
type latticeWord struct {
	class          uint8
	n              int8
	alone          int32
	before, behind int32
}

const (
	latticeMax  = 2 * pauseReach
	longestName = 6
)

// Costs of what no list has. A name costs what one by itself does, and its
// characters; one more where it may be two names, or none.
const (
	unreadable  = 130 // a character that is no word
	nameAlone   = 35
	nameOfTwo   = 25
	foreignName = 70
	foreignEach = 42
	number      = 45
	numberEach  = 25
	measureMore = 20
	learntMore  = 10
	learntReach = 3 // how far from the mark it is looked for
)

// given are characters of given names, the commonest first. Made from the names
// of three characters in dict.txt of jieba 0.42.1 (see lexicon.txt).
var given = [...]string{
	"世东中丽义书云亚人仁伟传伯俊保儿元先光克公兰兴兵军凤刚利华南县叔可君哥嘉国城基士大天太夫奇如子学宁宇安宏宗宝家小少尔尼山峰布师希帝平庄庆建引德心志忠思恩成才拉振敏文斯新方昌明春晓景朝杰松林树格梅正武氏民永汉江河波海清爷特玉王瑞生相石祖祥福秀科立笑红维美老良芳英荣蓉襄西见贤贵达过连道里金镇长阳青靖飞龙",
	"丁万上业丹主举乃乐乾亦京亮仙代令仪仲任伊会伦佩佳侠侯便信修健僧儒兄兆入全其冠冰冲凯初剑力功加勇勋勒勤化北区升博卡卫卿厚原友双发古史右司叹吉同名后向听启周命哲善喜图圣坚培堂堡塔塞声复奎女姆姊姐威娘娜孙孝孟守宋官定宣宪富寨寺寿尚岩崇川州巴常年广应府庭康延廷开弟强彦得念怀总恒惠慧扬承掌政敬斌斐旭时星昭显晋普智曼曾月望木本权李村来杨柏柱根桂桥梁梦森楚欣毅母水汝治泉法泰泽洛洪派济浩涛润温湖源灵炳燕爱玲珍珠琪琴瓦用田登白百皇盛直真知礼秉秋章素纳绍经继罗群耀胜臣自至艳芬花若茂莉莱莲萍萨蒂虎行衡裕言誉诗诚诺谦贝贞起超越路辉进远迪逊通邦郎郡部重钟钧铁铭银锡锦门闻阿陵雄雅雨雪雷震霖霞静顺领风香马高鲁鸣鸿鹏鹤麟齐龄",
	"丕丘丝丞丰临久乌乔乘乡井亨亭亲仆介仓仕仰伏伐休众伸佐体何余佛作侍依傅允关典兹养内再农冬冷凌凡刀分切列刘则制前劝努劲勃千卒卓占卢印又取口召台叶各合吓含吴吾呆员品哈唐商啸嗣嘴回因园圆土地均坝坡坦坪埃塘增墨壮处备夏外多头夷奉奏奔奥好妃妈妮妹姑委姨婆婉婷媛嫂孔字存孚季宜实客室宫容宽宾寅密寒察封尉尊尧尹居屏履屯岗岚岛岭岳峡峻嵩巍巡工左巧巨巾帅帆带帮干库庙庚度庵廉式弗弘张弼归当彝彩彪彭征律御微徵徽必忙忽怒怡性恭恺惊惟意慈慎慕戈战房所托执扶抚抢抱拔拜拱挥挺捷授提摇摩改攻放教散敦斋斗施族旗无日旦早旺昂昆易晨晴晶朋朗未末术朱杜板极果枝枫柔柳标栋校桐桑桓桢植楠楼横欢欲步死殿毓比毛求池汤沃沙沛沟注洁洋洞津洲流淮深淳渊渠渡港游湘湾溪满潜潭潮澄灭灿炎点烈烟焕然照燮爵父牛牧狗献玄率玛环班球理琏琦琳琼瑜瑟瑶瑾璋璐甚甫甲申留略疾病皆皮盈益监盖眉眼督破碧祚神祯祺禄禹离秦积称程穆站竟端竹策简管米粉精索紫约纪纯纲线统绪绿网羽翔翠翰翼考者耕耳耶联聪肃肇肯育背胡能腾致舍舒舜舟色艺艾节苌苏范茶茹草荫药莫莹菊菜菲营萧著蒙蔚薇藩藻虚虞虹衍衣表观觉解让训记诏语诸调谋谏谓谕谟谢谷豆象豪豫败贯贺贾赛赞赤赫赵足跃身轩转轻载辅辛辰边辽迁迎运选逢逸遂遇遥郭野鑫钊钢钦钰钱铎铨锋镜问阁阵陆陈院陶隆隐集雯霍霸非韵顿颖颜首馨驰驹骏骑魏鱼鹿麦麻黄黎默鼎",
}

// givenCosts are the costs of the characters of given, and of any other.
var givenCosts = [...]uint8{56, 66, 76, 95}

// familyCosts are the costs of family names, fifteen after fifteen.
var familyCosts = [...]uint8{35, 45, 52, 56}

// measures follow numbers.
const measures = "年月日岁个条本人次天章节卷页届代级名位里尺寸斤两元块张座只头匹株棵户村县省字句回场局分秒点刻号期部篇首种件艘辆间所层楼家亩顷石斗升圈步倍周世"

// What a character is to the numbers and names of a lattice.
type ofNames struct{ family, given, foreign, number, measure uint8 }

var namesByRune = sync.OnceValue(func() *[0xa000 - 0x4e00]ofNames {
	t, fold := new([0xa000 - 0x4e00]ofNames), &words4().fold
	for i := range t {
		t[i].given = givenCosts[len(given)]
	}
	for level, list := range given {
		for _, r := range list {
			t[r-0x4e00].given = givenCosts[level]
		}
	}
	for _, r := range grammar {
		t[fold[r-0x4e00]-0x4e00].given = 0
	}
	families := 0
	for _, r := range familyNames {
		if c := &t[fold[r-0x4e00]-0x4e00]; c.family == 0 {
			c.family = familyCosts[min(len(familyCosts)-1, families/15)]
			families++
		}
	}
	for _, r := range transliterators {
		t[fold[r-0x4e00]-0x4e00].foreign = 1
	}
	for _, r := range "一二三四五六七八九十百千万零两几廿卅" {
		t[r-0x4e00].number = 1
	}
	for _, r := range measures {
		t[r-0x4e00].measure = 1
	}
	return t
})

// put adds a word of n characters at a place.
func (l *lattice) put(at, n int, class byte, alone int) {
	l.from[at] = append(l.from[at], int16(len(l.list)))
	l.to[at+n] = append(l.to[at+n], int16(len(l.list)))
	l.list = append(l.list, latticeWord{class: l.number[class], alone: int32(alone), n: int8(n)})
}

// build finds the words of a run of Han characters, in which a mark was left out
// before the character parted.
func (l *lattice) build(t *text, run []rune, parted int) {
	l.n, l.list, l.twos = len(run), l.list[:0], 0
	for i, r := range run {
		l.from[i], l.to[i] = l.from[i][:0], l.to[i][:0]
		l.runes[i] = rune(l.words.fold[r-0x4e00])
	}
	l.from[l.n], l.to[l.n] = l.from[l.n][:0], l.to[l.n][:0]
	for i := range run {
		l.known(i)
		l.numbers(i)
		l.names(i)
	}
	for i := max(0, parted-learntReach); i < min(len(run), parted+learntReach); i++ {
		if l.twos>>i&1 == 0 {
			l.learnt(t, run, i, parted)
		}
	}
}

// known adds the words of the language.
func (l *lattice) known(at int) {
	row := &l.words.rows[l.words.row[l.runes[at]-0x4e00]]
	if row.alone > 0 {
		l.put(at, 1, row.class, int(row.alone))
	} else {
		l.put(at, 1, classUnknown, unreadable)
	}
	for n := 2; n <= longestWord && at+n <= l.n; n++ {
		if word := row.find(l.runes[at+1 : at+n]); word != "" {
			l.put(at, n, word[1], int(costOf(word[0])))
			if n == 2 {
				l.twos |= 1 << at
			}
		}
	}
}

func (l *lattice) of(i int) ofNames {
	if i >= l.n {
		return ofNames{}
	}
	return l.kinds[l.runes[i]-0x4e00]
}

// numbers adds numbers, with and without what is counted: 三十二次, 第三十二次,
// 頭半年.
func (l *lattice) numbers(at int) {
	n := 0
	for n < longestName && (l.of(at+n).number != 0 || n == 0 && (l.runes[at] == '第' || l.runes[at] == '头')) {
		n++
	}
	if n == 1 && l.of(at).number == 0 {
		return
	}
	for k := 2; k <= n; k++ {
		l.put(at, k, classNumeral, number+numberEach*k)
	}
	if n > 0 && l.of(at+n).measure != 0 {
		l.put(at, n+1, classCounted, number+numberEach*n+measureMore)
	}
}

// names adds family names with a given name, and foreign ones.
func (l *lattice) names(at int) {
	first, second, third := l.of(at), l.of(at+1), l.of(at+2)
	if first.family != 0 && second.given != 0 {
		c := nameAlone + int(first.family) + int(second.given)
		l.put(at, 2, classPerson, c+nameOfTwo)
		if third.given != 0 {
			l.put(at, 3, classPerson, c+int(third.given))
		}
	}
	if first.foreign != 0 {
		for n := 2; n <= longestName && l.of(at+n-1).foreign != 0; n++ {
			l.put(at, n, classPerson, foreignName+foreignEach*n)
		}
	}
}

// learnt adds two or three characters that the text has together elsewhere.
func (l *lattice) learnt(t *text, run []rune, at, parted int) {
	pair := func(i int) int {
		if i+1 >= len(run) || i+1 == parted {
			return 0
		}
		return t.learntCost(run[i], run[i+1])
	}
	a := pair(at)
	if a == 0 {
		return
	}
	l.put(at, 2, classNoun, a)
	if b := pair(at + 1); b > 0 {
		l.put(at, 3, classNoun, max(a, b)+learntMore)
	}
}

// learntCost is the cost of a pair as a word of the text, by what else of it the
// text has; 0: it is none.
func (t *text) learntCost(x, y rune) int {
	if particle(x) || particle(y) {
		return 0
	}
	n := t.pairs.of(x, y)
	if n < 2 || 2*n < int(min(t.pairs.chars[x-0x4e00], t.pairs.chars[y-0x4e00])) {
		return 0
	}
	return max(cheapestWord, int(10*math.Log(float64(t.pairs.words)/float64(n-1))))
}

// noReading is beyond all costs of readings.
const noReading = 1 << 24

// weigh gives each word the cost of the cheapest reading up to its end, and of
// what is behind it. first and last say whether a mark stands before and behind
// the run.
func (l *lattice) weigh(first, last bool) {
	for at := range l.n {
		for _, k := range l.from[at] {
			w := &l.list[k]
			if at == 0 {
				w.before = w.alone
				if first {
					w.before += int32(l.begin[pausing][w.class])
				}
				continue
			}
			w.before = noReading
			for _, j := range l.to[at] {
				a := &l.list[j]
				w.before = min(w.before, a.before+int32(l.behind[a.class][w.class]))
			}
			w.before += w.alone
		}
	}
	for at := l.n; at > 0; at-- {
		for _, j := range l.to[at] {
			a := &l.list[j]
			if at == l.n {
				a.behind = 0
				if last {
					a.behind = int32(l.end[pausing][a.class])
				}
				continue
			}
			a.behind = noReading
			for _, k := range l.from[at] {
				w := &l.list[k]
				a.behind = min(a.behind, int32(l.behind[a.class][w.class])+w.alone+w.behind)
			}
		}
	}
}

// withMark is the cost of the cheapest reading that has a mark at a place.
func (l *lattice) withMark(at int, kind markKind) int {
	left, right := int32(noReading), int32(noReading)
	for _, j := range l.to[at] {
		a := &l.list[j]
		left = min(left, a.before+int32(l.end[kind][a.class]))
	}
	for _, k := range l.from[at] {
		w := &l.list[k]
		right = min(right, int32(l.begin[kind][w.class])+w.alone+w.behind)
	}
	return int(left + right)
}
