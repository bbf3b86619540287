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
//   - strokes: characters that Big5 and CNS 11643 count by Taiwan's standard form,
//     CLDR by another: 垂 and what is made with it, 視, 毒, 勸;
//   - pinyin and zhuyin: characters of several readings, of which ICU takes
//     another than books mostly have (地 de, 咳 hāi, 乾 gān, 沈 chén), and rare
//     ones of which the dictionaries differ.
func TestAgainstICU(t *testing.T) {
	for order, want := range map[string]string{
		Stroke: "刉尕佤攷极亟垂牬妍毒疺倏倕厜埏珫耄唾啷埵娷捶視笻棄棰疏硫筇統腄莚釉旒漓睡蝆趼慈斲獒碡箠綞銬噙導撝窱諈骴徻橀篠舉螤錘曚磿邃" +
			"鎏麍勸舋蠁醯飀瀪蘤鐼響竊黐鼇虪鬮爩",
		Pinyin: "垵薁棓芘咇摽癿蕃啵埔梣湞牚圌瘩地坻嗲堨法氾垺杠咳咁扞哄硊噦堲桔氿葰孔橑瞭峛遛厖呇藦妳萳嗯彷淜陂漂蔈袷綮謦炔嗄鸀溹拓螣瑱町" +
			"穜菟柁隗廆峿迕釐呷孅欻喣掞硍妧徵婤碡築跩卓仔訾菹嘬酢",
		Zhuyin: "啵擘鸔蠯埔彯漂呣腜嫹亹敯瘩地暺樀甸敪鍺拓抩鋨旽嗯妳婥鯓鼰剌蠝騹攡蠫鉚飹櫚鉻簼郘賌煰乾瞡袬珖錒嵙胐舿齫噷厒輅咳咁哻晥諙噦瞣" +
			"哄鞂躤鷍燛踙犞釓狅謦礂駴笅燅煡闀喣槆潃褁謢劄著絼墇築卓沈湞椎伝似豉啥蕱甚堔仩钃糬軠仔子崰礸婇孱霰悷嗦檅呵掠略譪拗藲捙猒摿" +
			"蒑遻蘤琝縕",
	} {
		raw, err := os.ReadFile("testdata/order/" + order + ".order")
		if err != nil {
			t.Fatal(err)
		}
		reference := []rune(strings.ReplaceAll(string(raw), "\n", ""))
		if len(reference) != len(big5Strokes()) {
			t.Fatalf("%s: the reference has %d characters, Big5 %d", order, len(reference), len(big5Strokes()))
		}
		if got := string(misplaced(reference, classes(order, reference))); got != want {
			t.Errorf("%s: of %d characters %d stand elsewhere than ICU has them:\n%s\nwant %d:\n%s",
				order, len(reference), len([]rune(got)), got, len([]rune(want)), want)
		}
	}
}
