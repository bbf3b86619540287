package reader

import (
	"slices"
	"strings"
	"testing"

	"yinshu/internal/manuscript"
)

// A line's first digits are a note's number, or go on the text before.
func TestWithinText(t *testing.T) {
	for s, want := range map[string]bool{
		"1951年冬": true, "12月": true, "1.9%，全省": true, "1:45.": true, "62%，": true, "1250–1850": true, "12,000匹": true,
		"1 見殘譜。": false, "1. 見殘譜。": false, "12、見殘譜。": false, "3次加固": false, "見殘譜": false,
	} {
		if withinText(s) != want {
			t.Errorf("%q goes on the text before it: %v", s, !want)
		}
	}
}

// The words of a running head and the page's number beside them are told
// apart; a head with a number is neither.
func TestBesideNumber(t *testing.T) {
	for s, want := range map[string][2]string{
		"紙的旅行　　12":          {"紙的旅行", "12"},
		"12　　紙的旅行":          {"紙的旅行", "12"},
		"紙的旅行　　第 2 頁，共 9 頁": {"紙的旅行", "第 2 頁，共 9 頁"},
		"—１２—　紙的旅行":         {"紙的旅行", "—１２—"},
		"紙的旅行 | 12":         {"紙的旅行", "12"},
		"3　　二、馬幫的一年":        {"二、馬幫的一年", "3"},
		"1. 緣起":             {"", ""},
		"1、 緣起":             {"", ""},
		"一、緣起":              {"", ""},
		"第一章　緣起":            {"", ""},
		"紙的旅行":              {"", ""},
	} {
		if words, number := besideNumber(s); words != want[0] || number != want[1] {
			t.Errorf("%q is read as %q and %q", s, words, number)
		}
	}
}

// A signature ends in a date; a head that ends in 年 does not.
func TestIsDate(t *testing.T) {
	for s, want := range map[string]bool{
		"一九八〇年": true, "1980年5月": true, "民國五十八年二月": true, "十二月": true, "一九八〇年五月三日": true, "於台北，1980年": true,
		"馬幫的一年": false, "河口歲月": false, "馬幫": false, "": false,
	} {
		if isDate(s) != want {
			t.Errorf("%q ends in a date: %v", s, !want)
		}
	}
}

// The dress of a label tells lists apart whose numbers are alike.
func TestLabelDress(t *testing.T) {
	for s, want := range map[string]string{"1 ": "", "1. ": ".", "1、": "、", "（12）": "（）", "[1] ": "[]", "①": "", "¹²": "", "【注十二】": "【注】"} {
		if got := labelDress(s); got != want {
			t.Errorf("%q is dressed %q, not %q", s, got, want)
		}
	}
}

// A line ends a sentence at a stop, with a mark before or after it; a decimal
// at a line end does not.
func TestEndsSentence(t *testing.T) {
	for s, want := range map[string]bool{
		"復會。": true, "復會。12": true, "復會。（註十五）": true, "復會。」[3]": true, "the end.": true,
		"石高約2.6": false, "復會，": false, "（1）": false, "Joseph F.": false,
	} {
		if endsSentence(s) != want {
			t.Errorf("%q ends a sentence: %v", s, !want)
		}
	}
}

// A first head without a second is one where it cannot be text, or says what
// it is; a first item or number is not.
func TestLoneHead(t *testing.T) {
	const after = "\n\n　　今年的雪來得早，山裏的路已經斷了三天。我在這裏都好，請勿掛念。\n　　只是想起去年此時，你我還在城裏。\n"
	for head, want := range map[string]string{
		"一": "## 一\n", "一、前言": "## 一、前言\n", "壹、緒論": "## 壹、緒論\n", "第一章": "## 第一章\n",
		"一、二十個人": "", "1": "",
	} {
		m, _, _, err := Read(Source{Name: "text.txt", Text: []byte("書信一束\n\n林語堂\n\n" + head + after)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if s := manuscript.Markdown(m); strings.Contains(s, "\n## ") {
			got = s[strings.Index(s, "\n## ")+1:]
			got = got[:strings.Index(got, "\n")+1]
		}
		if got != want {
			t.Errorf("%s: the head is %q, want %q", head, got, want)
		}
	}
}

// The second line of a long head belongs to it; a subtitle, a name and a head
// below a short one do not.
func TestWrappedHeads(t *testing.T) {
	const text = "　　清代北部山區，原是人跡罕至的地方。開港以後，茶與樟腦成了\n出口的大宗，洋行與買辦隨之而來。\n　　本文考其興衰。\n"
	for block, want := range map[string]string{
		"一、從開港通商到茶園\n的擴張":    "## 一、從開港通商到茶園的擴張\n",
		"第一章 從開港通商到茶園\n的擴張":  "## 第一章 從開港通商到茶園的擴張\n",
		"一、從開港通商到茶園\n——一個開端": "## 一、從開港通商到茶園\n",
		"一、從開港通商到茶園\n林語堂":    "## 一、從開港通商到茶園\n",
		"一、緒論\n研究動機":         "## 一、緒論\n",
	} {
		second := strings.Replace(strings.SplitN(block, "\n", 2)[0], "一", "二", 1)
		m, _, _, err := Read(Source{Name: "text.txt", Text: []byte("茶與樟腦\n\n" + block + "\n\n" + text + "\n" + second + "\n\n" + text)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := sound(m); err != nil {
			t.Error(err)
		}
		if md := manuscript.Markdown(m); !strings.Contains(md, "\n"+want) {
			t.Errorf("%q: no %q in\n%s", block, want, md)
		}
	}
}

func TestConsecutive(t *testing.T) {
	for digits, want := range map[string][]int{
		"78": {7, 8}, "1516": {15, 16}, "910": {9, 10}, "789": {7, 8, 9}, "99100": {99, 100}, "12": {1, 2},
		"7": nil, "79": nil, "87": nil, "77": nil, "1517": nil, "708": nil, "0809": nil,
	} {
		if got := consecutive(digits); !slices.Equal(got, want) {
			t.Errorf("%s is read as %v, want %v", digits, got, want)
		}
	}
}

func TestPersons(t *testing.T) {
	for _, name := range []string{"梁以諾牧師", "葉承翰　律師", "印光法師", "王佩甄、Daniel R. Hsu", "蔡清河（布袋國中教師）", "釋見寬　莊文彬"} {
		if !person(name) {
			t.Errorf("%s is no person", name)
		}
	}
	for _, line := range []string{"約翰福音講道集（一）", "避風塘口述史", "木拱橋（二）", "茶、鹽與糖", "老師"} {
		if person(line) {
			t.Errorf("%s is a person", line)
		}
	}
	for _, line := range []string{"2005 年 6 月，頁 107–115", "頁四一至五二", "1998.3.12"} {
		if !issueLine(line) {
			t.Errorf("%s is no issue's", line)
		}
	}
	if !journalLine("《南瀛學刊》第9期（2017年6月），頁77–82") || journalLine("第二十三屆近代文學與文化學術研討會") || issueLine("攤位的繼承") {
		t.Error("a journal's line is told from a conference's and a title")
	}
}
