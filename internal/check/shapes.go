package check

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed looks.txt
var looksFile string

//go:embed parts.txt
var partsFile string

// looks has the pairs of looks.txt and of lookAlikes, the lesser first.
var looks = sync.OnceValue(func() map[[2]rune]bool {
	m := pairsOf(looksFile, 7000)
	putGroups(m, lookAlikes)
	return m
})

// partAlikes are characters with a part in common, from general knowledge, which
// the comparison of their shapes does not find, each group of them with each other.
const partAlikes = "昭紹詔韶招沼邵劭召 明朋盟萌崩鵬 斐悲輩裴菲扉非 其期斯淇琪棋祺旗麒基欺 曲典曹豐農 飯飲飽飾飴 冠寇寬 居君屆屋郡 祝況兄 石右古左佑若 柳抑卿昂仰 岸崖岩岡 珩衍衡行 景影憬璟 角用甬 鹿麓麗 赫赤 耶那邪郁 屋室 具貝員 筆肇聿律津 堯曉嬈燒繞饒驍 若苦諾匿惹 賁噴墳憤 皙哲晳 倩晴清靖靜情請精菁青猜 佳桂珪娃封卦奎圭 俊峻竣駿浚酸悛 倫淪綸輪論侖 瑜愉喻渝輸榆俞逾 瓊瑤搖遙謠 瑋偉緯韋衛煒葦圍違 瑾謹僅勤槿覲 琨昆棍混崑 璋章彰樟漳障 珍診趁疹 珊柵刪姍 琬婉宛腕碗 琦綺奇寄崎騎倚 瑩營螢榮鶯 玫枚攻政牧 玟紋汶雯文蚊 珮佩風 琅朗郎廊浪娘狼良 彬林森杉彭彰 彥顏諺產 彤丹肜 志誌忠忘思 恆恒桓垣 恩因茵姻 悅說銳脫閱 惠穗蕙 慧彗雪 憲害寒 懷壞 成誠城盛晟 承丞永 振震賑晨辰娠 捷婕睫 敏梅海毓 敬警驚擎 敦郭惇 文交支 斌賦武 旭旬九 昌唱倡猖 昇升 易楊揚湯陽暢 昱煜立 晉普 晏宴安 智知 曼慢漫蔓 書晝畫 月用 柏伯拍珀泊舶帕 柔矛茅 根恨很銀 桐銅洞筒 梓宰辛 棟凍陳東 森林彬 榕容蓉溶熔 楷偕階諧 樹澍 欣斯新析忻 正止政征 毅穀 沛市肺 泓弘 洪供拱共恭 浩皓告 涵函 淑叔椒 淦金 深探琛 淵湖 渭謂胃 源原願 溥博傅薄 溫濕蘊 滿瞞 漢漠難嘆 澄登燈鄧橙 澤擇譯釋 濤禱籌壽 炎談淡 炳柄丙 炯坰 烈列裂 煥換喚渙 熙熊 燦璨 燕蒸 珠株殊誅朱 甫輔浦補埔 生性姓 田由申甲 略咯洛落絡 盧蘆爐廬 真填鎮慎 祥洋詳翔 祖組租阻 祿錄綠 禎偵 秀季香李委 秋愁萩 程呈 穎潁 立位 竹笠 筠均鈞 純屯頓 紳神坤伸珅 細紐 紹昭 維唯惟淮准誰 綿錦棉 羽翁 翰輸幹 耀躍曜濯 聰總 聲磬 肅蕭簫繡 胡湖瑚葫 腾騰 良艮 艾刈 芝乏 芬紛粉份 芳坊妨房方 芸云 苑怨 英央映 茂戊 茹如 荷何 莉利 莊壯裝 莎沙 華葉 萍坪評 葆保褒 葵蔡 蓮運連 蔚尉 蕾雷 薇微 藝熱勢 蘇穌 蘭闌欄 虞娛 裕浴俗谷欲 襄讓壤 觀歡權 詠泳 詩持侍待特時 詹瞻 誼宜 諸緒著都者 謙廉兼嫌 豪毫 貞偵 貴遺 賀貨資賢質貿 賓濱殯 賜錫踢 賢堅 趙越 超起 路露璐 輝揮暉 農濃 迪抽由 通涌 逢峰鋒烽 道導 遜孫 邦幫 郎朗 鄒雛 鄭擲 鈴玲冷伶齡 銘名 錚箏爭 錢淺 鍾鐘種 鑑鑒監 長張 開關 閔文 陞升 雅稚 鳴鴻嗚 麟鱗 齊濟劑 龍籠 布市帀 爾彌你 內納肉 特持 波坡玻皮披婆 奧澳 利和 科料 恩思 基墓 馬瑪碼媽 門們問聞悶 哥歌 沃妖 洛絡 拉啦垃 比毗 尼呢泥 克兢 里理鯉 格洛 舍捨 伽枷茄加 夫伕 亞啞 斯撕 德得 巴吧爸 多夕侈 林淋 卡卞 曾會 溪奚雞 狗拘 袋帶 山仙 鎮填 鵲鶴鵠 村付 港巷 橋嬌 屯囤 坑抗 寮僚 霞霧露靈霜霖霏雯霄震霆 統充 璽爾 埠阜 裕裱 頓頃頂須項預領頒碩 吉結頡詰桔"

// parts has the pairs of parts.txt and of partAlikes, the lesser first.
var parts = sync.OnceValue(func() map[[2]rune]bool {
	m := pairsOf(partsFile, 40000)
	putGroups(m, partAlikes)
	return m
})

// pairsOf reads lines of a character and those that it makes pairs with.
func pairsOf(file string, size int) map[[2]rune]bool {
	m := make(map[[2]rune]bool, size)
	for line := range strings.Lines(file) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var first rune
		for _, r := range strings.TrimSpace(line) {
			if first == 0 {
				first = r
				continue
			}
			m[[2]rune{min(first, r), max(first, r)}] = true
		}
	}
	return m
}

// putGroups puts each character of a group with each other one of it.
func putGroups(m map[[2]rune]bool, groups string) {
	for group := range strings.FieldsSeq(groups) {
		rs := []rune(group)
		for i, r := range rs {
			for _, other := range rs[:i] {
				m[[2]rune{min(r, other), max(r, other)}] = true
			}
		}
	}
}

// lookAlike says whether two characters look alike as a whole.
func lookAlike(a, b rune) bool { return looks()[[2]rune{min(a, b), max(a, b)}] }

// shareParts says whether two characters have the greater part of their shape
// in common, though they may not look alike as a whole: 明朋, 斯期. That is
// enough to mistake one for the other only where the rest is plainly the same
// name.
func shareParts(a, b rune) bool {
	return parts()[[2]rune{min(a, b), max(a, b)}] || lookAlike(a, b)
}
