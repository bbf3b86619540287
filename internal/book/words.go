package book

import (
	"fmt"
	"strings"
)

// Words are the fixed words of an edition, in its script: what the press
// itself adds to the author's text. The typesetter and the EPUB writer print
// the same ones.
type Words struct {
	Lang         string // BCP 47
	Cover        string
	HalfTitle    string
	TitlePage    string
	Copyright    string
	Contents     string
	Body         string
	Notes        string // the notes section
	Index        string
	NameIndex    string // 人名索引
	WorkIndex    string // 書名索引
	PlaceIndex   string // 地名索引
	BodyIndex    string // 機構索引
	EventIndex   string // 事件索引
	TermIndex    string // 名詞索引
	RestIndex    string // of what has no index of its own: 主題索引
	WholeIndex   string // of everything, beside others: 總索引
	Figures      string // list of figures
	Tables       string
	Continued    string // at a column's top: （續）
	See          string
	SeeAlso      string
	NoteIn       string // in a locator, between page and note number: 123註45
	Page         string
	NotesRunning string            // running head over the notes, with the pages of the body: 註　12–35頁
	NoNoteText   string            // the notes section when the source gives no text; with the numbers
	BackToText   string            // label of a note's way back
	NoteNumber   string            // label of a note mark for a screen reader, with its number
	Strokes      string            // a stroke group, with the number in Han: 七畫
	Headnotes    map[string]string // of the index, by its order: stroke, pinyin, zhuyin
	Headnote     string            // of this edition's index; see [Words.Headed]
	Roles        map[string]string // MARC relator to the word after a name: 著
	Colophon     ColophonWords
}

// ColophonWords label the lines of the copyright page.
type ColophonWords struct {
	Title, Author, Publisher, Place, Date, Edition, ISBN, Series, Rights string
	Made                                                                 string
}

var traditional = Words{
	Cover:        "封面",
	HalfTitle:    "書名",
	TitlePage:    "書名頁",
	Copyright:    "版權頁",
	Contents:     "目次",
	Body:         "正文",
	Notes:        "註釋",
	Index:        "索引",
	NameIndex:    "人名索引",
	WorkIndex:    "書名索引",
	PlaceIndex:   "地名索引",
	BodyIndex:    "機構索引",
	EventIndex:   "事件索引",
	TermIndex:    "名詞索引",
	RestIndex:    "主題索引",
	WholeIndex:   "總索引",
	Figures:      "圖目次",
	Tables:       "表目次",
	Continued:    "（續）",
	See:          "見",
	SeeAlso:      "另見",
	NoteIn:       "註",
	Page:         "頁",
	NotesRunning: "註　%s頁",
	NoNoteText:   "原稿只有註號，沒有註文：第%s註。",
	BackToText:   "回正文",
	NoteNumber:   "註%d",
	Strokes:      "%s畫",
	Headnotes: map[string]string{
		"stroke": "本索引依筆畫排列。數字為頁碼，「註」後為註號，粗體為主要論述所在；書名頁、目次與本索引不計。",
		"pinyin": "本索引依漢語拼音排列。數字為頁碼，「註」後為註號，粗體為主要論述所在；書名頁、目次與本索引不計。",
		"zhuyin": "本索引依注音符號排列。數字為頁碼，「註」後為註號，粗體為主要論述所在；書名頁、目次與本索引不計。",
	},
	Roles: map[string]string{"aut": "著", "edt": "編", "trl": "譯", "com": "輯", "ill": "繪", "aui": "序", "ann": "註", "cre": "撰"},
	Colophon: ColophonWords{
		Title: "書名", Author: "著者", Publisher: "出版者", Place: "出版地", Date: "出版日期", Edition: "版次",
		ISBN: "ISBN", Series: "叢書", Rights: "版權", Made: "排版",
	},
}

var simplified = Words{
	Cover:        "封面",
	HalfTitle:    "书名",
	TitlePage:    "书名页",
	Copyright:    "版权页",
	Contents:     "目录",
	Body:         "正文",
	Notes:        "注释",
	Index:        "索引",
	NameIndex:    "人名索引",
	WorkIndex:    "书名索引",
	PlaceIndex:   "地名索引",
	BodyIndex:    "机构索引",
	EventIndex:   "事件索引",
	TermIndex:    "名词索引",
	RestIndex:    "主题索引",
	WholeIndex:   "总索引",
	Figures:      "图目录",
	Tables:       "表目录",
	Continued:    "（续）",
	See:          "见",
	SeeAlso:      "另见",
	NoteIn:       "注",
	Page:         "页",
	NotesRunning: "注　%s页",
	NoNoteText:   "原稿只有注号，没有注文：第%s注。",
	BackToText:   "回正文",
	NoteNumber:   "注%d",
	Strokes:      "%s画",
	Headnotes: map[string]string{
		"stroke": "本索引按笔画排列。数字为页码，“注”后为注号，粗体为主要论述所在；书名页、目录与本索引不计。",
		"pinyin": "本索引按汉语拼音排列。数字为页码，“注”后为注号，粗体为主要论述所在；书名页、目录与本索引不计。",
		"zhuyin": "本索引按注音符号排列。数字为页码，“注”后为注号，粗体为主要论述所在；书名页、目录与本索引不计。",
	},
	Roles: map[string]string{"aut": "著", "edt": "编", "trl": "译", "com": "辑", "ill": "绘", "aui": "序", "ann": "注", "cre": "撰"},
	Colophon: ColophonWords{
		Title: "书名", Author: "著者", Publisher: "出版者", Place: "出版地", Date: "出版日期", Edition: "版次",
		ISBN: "ISBN", Series: "丛书", Rights: "版权", Made: "排版",
	},
}

// WordsFor returns the fixed words for a language: Simplified for zh-Hans and
// zh-CN, Traditional for every other.
func WordsFor(lang string) Words {
	w := traditional
	if IsHans(lang) {
		w = simplified
	}
	w.Lang = lang
	return w
}

// IsHans reports whether a BCP 47 tag means Simplified Chinese.
func IsHans(lang string) bool {
	l := strings.ToLower(lang)
	return strings.Contains(l, "hans") || l == "zh-cn" || l == "zh-sg"
}

// Author gives a creator's name with the word for the role: 顧硯秋　著.
func (w Words) Author(name, role string) string {
	if word := w.Roles[role]; word != "" {
		return name + "　" + word
	}
	return name
}

// Label is what the copyright page calls somebody of a role: 著者, 譯者.
func (w Words) Label(role string) string {
	if word := w.Roles[role]; word != "" && role != "aut" {
		return word + "者"
	}
	return w.Colophon.Author
}

// MissingNotes gives the one line that stands for notes without text. The
// numbers are given as ranges: 1–157, or 3、7–9.
func (w Words) MissingNotes(numbers []int) string {
	return fmt.Sprintf(w.NoNoteText, Ranges(numbers))
}

// Ranges writes ascending numbers, two or more in a row as a range.
func Ranges(numbers []int) string {
	var parts []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		if i == j {
			parts = append(parts, fmt.Sprint(numbers[i]))
		} else {
			parts = append(parts, fmt.Sprintf("%d–%d", numbers[i], numbers[j]))
		}
		i = j + 1
	}
	return strings.Join(parts, "、")
}

// Headed returns the words for an edition whose index is in an order.
func (w Words) Headed(order string) Words {
	w.Headnote = w.Headnotes[order]
	return w
}

// IndexOf is the title of an index that holds one kind of headings alone, or
// "" where there is no such kind.
func (w Words) IndexOf(kind string) string {
	switch kind {
	case "person":
		return w.NameIndex
	case "work":
		return w.WorkIndex
	case "place":
		return w.PlaceIndex
	case "organisation":
		return w.BodyIndex
	case "event":
		return w.EventIndex
	case "concept":
		return w.TermIndex
	}
	return ""
}
