package index

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/traditionalchinese"
)

// Big5 is laid out by Taiwan's stroke counts, then by radical. These are the
// first codes of each count in its two levels. Each was compared with the
// stroke order of CNS 11643 (as Rime's table of strokes has it) and with the
// stroke count of CLDR 48: where two of the three agree, they are followed.
var (
	level1 = []strokeRange{
		{0xa440, 1}, {0xa442, 2}, {0xa454, 3}, {0xa4a1, 4}, {0xa4fe, 5}, {0xa5e0, 6}, {0xa6ea, 7}, {0xa8c3, 8},
		{0xab45, 9}, {0xadbc, 10}, {0xb0ae, 11}, {0xb3c3, 12}, {0xb6c3, 13}, {0xb9ac, 14}, {0xbbf5, 15}, {0xbea7, 16},
		{0xc075, 17}, {0xc24f, 18}, {0xc35f, 19}, {0xc457, 20}, {0xc4d7, 21}, {0xc56b, 22}, {0xc5c8, 23}, {0xc5f1, 24},
		{0xc655, 25}, {0xc665, 26}, {0xc66c, 27}, {0xc676, 28}, {0xc679, 29}, {0xc67d, 30}, {0xc67e, 32}, {0xc67f, 0},
	}
	level2 = []strokeRange{
		{0xc940, 2}, {0xc945, 3}, {0xc94d, 4}, {0xc963, 5}, {0xc9ab, 6}, {0xca5a, 7}, {0xcbb1, 8}, {0xcddd, 9},
		{0xd0c8, 10}, {0xd44b, 11}, {0xd851, 12}, {0xdcb1, 13}, {0xe0f0, 14}, {0xe4e6, 15}, {0xe8f4, 16}, {0xecb9, 17},
		{0xefb7, 18}, {0xf1eb, 19}, {0xf3fd, 20}, {0xf5c0, 21}, {0xf6d7, 22}, {0xf7d0, 23}, {0xf8a5, 24}, {0xf8ee, 25},
		{0xf96b, 26}, {0xf9a2, 27}, {0xf9ba, 28}, {0xf9c7, 29}, {0xf9cc, 30}, {0xf9d0, 31}, {0xf9d1, 32}, {0xf9d2, 33},
		{0xf9d3, 35}, {0xf9d4, 36}, {0xf9d5, 48}, {0xf9d6, 0},
	}
	// beside them, line by line: the extension of seven characters; what CNS
	// 11643 counts otherwise, though CLDR goes with Big5; what both count
	// otherwise; what CLDR and Unihan count as everybody does.
	strokesBeside = map[rune]int{
		'碁': 13, '銹': 15, '裏': 13, '墻': 16, '恒': 9, '粧': 12, '嫺': 15,
		'毒': 8, '勸': 20, '薦': 17,
		'刉': 5, '攷': 6, '耄': 10, '笻': 11, '筇': 12, '莚': 12, '銬': 14, '徻': 16, '螤': 16, '磿': 17,
		'舋': 19, '飀': 19, '瀪': 20, '犧': 20, '鐼': 20, '爩': 33,
		'初': 7,
	}
)

// A strokeRange is where a stroke count begins.
type strokeRange struct{ code, strokes int }

// big5Strokes are the counts of the characters of Big5's plane, 0 for others.
// All codes are decoded in one breath, a line for each.
var big5Strokes = sync.OnceValue(func() []uint8 {
	strokes := make([]uint8, 0x10000)
	var codes, counts []byte
	for _, level := range [][]strokeRange{level1, level2} {
		for i, r := range level[:len(level)-1] {
			for code := r.code; code < level[i+1].code; code++ {
				if trail := code & 0xff; trail >= 0x40 && trail <= 0x7e || trail >= 0xa1 && trail != 0xff {
					codes = append(codes, byte(code>>8), byte(trail), '\n')
					counts = append(counts, byte(r.strokes))
				}
			}
		}
	}
	text, err := traditionalchinese.Big5.NewDecoder().Bytes(codes)
	if err != nil {
		return strokes // it never fails: what it does not know it replaces
	}
	i := 0
	for line := range strings.Lines(string(text)) {
		r, size := utf8.DecodeRuneInString(line)
		if size == len(line)-1 && r != utf8.RuneError && r < 0x10000 && strokes[r] == 0 {
			strokes[r] = counts[i]
		}
		i++
	}
	for c, n := range strokesBeside {
		strokes[c] = uint8(n)
	}
	return strokes
})

// hanNumber writes 1 to 99 in Han numerals.
func hanNumber(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n-10]
	}
	return digits[n/10%10] + "十" + digits[n%10]
}

// firstOf are the characters with which a stroke count begins in the collation
// by strokes and radicals, which also holds the characters that Big5 has not:
// Simplified ones above all. A test finds them again.
var firstOf = []struct {
	strokes int
	first   rune
}{
	{1, '一'}, {2, '丁'}, {3, '万'}, {4, '不'}, {5, '丗'}, {6, '丞'}, {7, '丣'}, {8, '並'}, {9, '临'}, {10, '丵'},
	{11, '乾'}, {12, '亁'}, {13, '亂'}, {14, '僎'}, {15, '僵'}, {16, '亸'}, {17, '償'}, {18, '儭'}, {19, '儳'}, {20, '儶'},
	{21, '儷'}, {22, '亹'}, {23, '儽'}, {24, '儾'}, {25, '囔'}, {26, '圞'}, {27, '灥'}, {28, '囖'}, {29, '爨'}, {30, '厵'},
	{31, '灩'}, {32, '灪'}, {33, '爩'}, {35, '齾'}, {36, '齉'}, {39, '靐'}, {48, '龘'},
}

// laterStrokes are the counts in CLDR 48 of characters that Unicode got after
// the collation's tables were made.
var laterStrokes = map[rune]int{'鿍': 9, '鿎': 11, '鿏': 12}

// noStrokes is the count of a character that no table knows.
const noStrokes = 99

// strokesByOrder finds a count by a character's place in the collation.
func (s *sorter) strokesByOrder(r rune) int {
	if n, ok := laterStrokes[r]; ok {
		return n
	}
	rank, n := s.rank(r), noStrokes
	if rank > s.rank(firstOf[len(firstOf)-1].first) {
		return noStrokes
	}
	for _, f := range firstOf {
		if rank < s.rank(f.first) {
			break
		}
		n = f.strokes
	}
	return n
}
