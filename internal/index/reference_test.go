package index

import (
	"os"
	"slices"
	"strings"
	"testing"

	"yinshu/internal/manuscript"
)

// misplaced gives the characters that must be taken out of a reference order
// so that their classes of ours, strokes or syllables, stand in our order: the
// fewest there are.
func misplaced(reference []rune, class map[rune]int) []rune {
	var tails, before []int // of the longest run so far: where it ends, what stands before each
	before = make([]int, len(reference))
	for i, r := range reference {
		at, _ := slices.BinarySearchFunc(tails, class[r]+1, func(j, c int) int { return class[reference[j]] - c })
		before[i] = -1
		if at > 0 {
			before[i] = tails[at-1]
		}
		if at == len(tails) {
			tails = append(tails, i)
		} else {
			tails[at] = i
		}
	}
	kept := map[rune]bool{}
	for i := tails[len(tails)-1]; i >= 0; i = before[i] {
		kept[reference[i]] = true
	}
	return slices.DeleteFunc(slices.Clone(reference), func(r rune) bool { return kept[r] })
}

// classes numbers the characters by what our order puts them under first:
// their strokes, or their syllable with its tone.
func classes(order string, chars []rune) map[rune]int {
	s := newSorter(Options{Order: order}.filled("zh-Hant"))
	type keyed struct {
		r   rune
		key sortKey
	}
	all := make([]keyed, len(chars))
	for i, r := range chars {
		k, _ := s.key(&manuscript.Term{ID: "t", Heading: string(r)})
		all[i] = keyed{r, k}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return a.key.compare(b.key) })
	class, n := map[rune]int{}, 0
	for i, k := range all {
		if i > 0 && k.key.units[0].major != all[i-1].key.units[0].major {
			n++
		}
		class[k.r] = n
	}
	return class
}

// All characters of Big5 beside the orders that ICU 78 (CLDR 48) gives them; the
// files in testdata/order hold them as it sorts them. What differs is listed,
// so that a change of any table shows, and is of these kinds:
//
//   - strokes: characters that both Big5 and CNS 11643 count by Taiwan's standard
//     form, CLDR by another: 垂 and 育 and what is made with them, 視;
//   - pinyin and zhuyin: characters of several readings, of which ICU takes
//     another than books mostly have (地 de, 咳 hāi, 沈 chén), and rare ones of
//     which the dictionaries differ; in pinyin what 通用規範漢字字典 has otherwise
//     (績 jì), in zhuyin what CNS 11643 has (危 ㄨㄟˊ, 擊 ㄐㄧˊ): ICU reads those
//     as the mainland does.
func TestAgainstICU(t *testing.T) {
	for order, want := range map[string]string{
		Stroke: "尕佤极亟垂牬育妍毒疺倏倕厜埏珫唷唾啷埵堉娷捶梳淯視棄棰疏硫統腄釉旒漓睡肅蝆趼慈斲獒碡箠綞銃噙導徹撝撤澈窱諈骴橀篠舉錘曚邃" +
			"鎏麍勸蠁轍醯蘤響竊黐鼇虪鬮",
		Pinyin: "閡垵薁棓芘咇賁摽癿蕃卜啵埔摻齜瑒縝梣湞牚揣啜圌躦鎝瘩燾地坻楯堨閼氾釩垺匱咳咁扞哄硊噦跡績蹟堲籛桔絅氿葰齦孔鑭鎘橑瞭峛嚕嬤" +
			"嘜顢厖呇藦妳萳嗯鈮苧甯喔彷淜鈹陂縹漂蔈釙袷蹌譙綮謦炔嗄釃柵鸀朮鍶綏溹拓賧餳螣銻鈿町穜菟廆峿迕釐孅蜆欻喣馴掞硍妧鯽吒啁鯖幀" +
			"衹徵婤碡築卓仔訾菹嘬琢酢",
		Zhuyin: "耙播亳卜啵擘柏陂薄鸔繃蠯俾賁杓驃摒鈽埔泊頗麃剖鈹睥剽彯漂樸蹼呣腜茆嫹顢屘亹澠敯醱砝琺帆藩釩芣嘸縛鎝沓躂瘩地蹈都暺蹬堤隄樀" +
			"甸酊咄敪踱鍺鐓噸楯拓抩餳銻鋨鈿突旽嗯妳蟯婥鯓鈮拈鼰苧甯垃剌蠝鑭琍騹攡鎘蠫暸遛鉚飹斂拎櫚嚕鉻簼郘呷賌煰佝杠摑瞡匱袬珖嗑錒嵙" +
			"崁齦胐舿隗齫噷厒蚵輅褐壑咳咁哻晥化諙噦瞣梡哄嗊圾緝擊寂浹鞂躤鷍究籛盡燛掬踙鞠菌絅期槭蹊企悄譙犞釓戕蹌狅麴夕汐昔息惜翕熄錫" +
			"礂煆駴笅崤淆燅蜆煡闀頊喣煦蓿削晅馴槆潃褁衹質櫛擲謢吒劄柞蜇褶著啁驟絼甽瑱墇鯖諍筑貯卓拙拽囀差齜儳縝沈瑒湞揣啜椎伝識似豉啥" +
			"舍釃蕱柵甚堔仩叔倏淑菽曙钃朮糬誰橈軠仔子崰鯽礸暫琢綜婇孱摻躦霰悷嗦綏檅鍶呵噢掠略閼噯閡譪拗藲銨捙崖琊喲椰液尢猒摿蔭蒑遻蝸" +
			"撾擭崴危微偽蘤惋琝抆紊縕佣擁",
	} {
		raw, err := os.ReadFile("testdata/order/" + order + ".order")
		if err != nil {
			t.Fatal(err)
		}
		reference := []rune(strings.ReplaceAll(string(raw), "\n", ""))
		if len(reference) != 13060 {
			t.Fatalf("%s: the reference has %d characters, Big5 13060", order, len(reference))
		}
		if got := string(misplaced(reference, classes(order, reference))); got != want {
			t.Errorf("%s: of %d characters %d stand elsewhere than ICU has them:\n%s\nwant %d:\n%s",
				order, len(reference), len([]rune(got)), got, len([]rune(want)), want)
		}
	}
}

// All characters of Unicode's first block of Han beside the counts of CLDR 48,
// as testdata/order/strokes.cldr has them. Those that differ are of Big5: what
// both Big5 and CNS 11643 count otherwise, and of 毒, 勸 and 鬮 what CNS 11643
// does or Big5.
func TestStrokesAgainstCLDR(t *testing.T) {
	const differ = "亟亹佤倏倕勸厜唷唾啷噙垂埏埵堉妍娷導尕徹慈捶撝撤斲旒曚极梳棄棰橀毒淯漓澈牬獒珫疏疺睡硫碡窱竊箠篠統綞肅育腄舉" +
		"蘤虪蝆蠁視諈趼轍邃醯釉銃錘鎏響骴鬮麍黐鼇"
	raw, err := os.ReadFile("testdata/order/strokes.cldr")
	if err != nil {
		t.Fatal(err)
	}
	s := newSorter(Options{})
	var got []rune
	n := 0
	for line := range strings.Lines(string(raw)) {
		count, chars, _ := strings.Cut(strings.TrimSpace(line), "\t")
		for _, r := range chars {
			n++
			if itoa(s.strokes(r)) != count {
				got = append(got, r)
			}
		}
	}
	slices.Sort(got)
	if n < 20902 || string(got) != differ {
		t.Errorf("of %d characters %d are counted otherwise than CLDR has them:\n%s\nwant %d:\n%s", n, len(got), string(got), len([]rune(differ)), differ)
	}
}
