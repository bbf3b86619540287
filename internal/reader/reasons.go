package reader

import (
	"fmt"
	"regexp"
	"sync"

	"yinshu/internal/diag"
)

// Reason gives the reason of a decision, or of what was left out, in a
// language. Reasons are kept as they read in English; one without words in the
// other language stays so.
func Reason(why string, lang diag.Lang) string {
	if lang != diag.Chinese {
		return why
	}
	for _, p := range composed() {
		if found := p.form.FindStringSubmatch(why); found != nil {
			rest := make([]any, len(found)-1)
			for i, part := range found[1:] {
				rest[i] = Reason(part, lang)
			}
			return fmt.Sprintf(p.chinese, rest...)
		}
	}
	if chinese, ok := reasons[why]; ok {
		return chinese
	}
	return why
}

// kindNames are the kinds of decisions in Chinese.
var kindNames = map[string]string{
	"join": "接行", "paragraph": "段末", "mark": "註號", "number": "數字", "head": "標題", "item": "列項", "break": "分隔",
	"quotation": "引文", "verse": "詩行", "notes": "註釋", "title": "書題", "subtitle": "副題", "author": "作者", "left out": "略去",
}

// A composed reason has other reasons or words of the text in it.
type composedReason struct {
	form    *regexp.Regexp
	chinese string
}

var composed = sync.OnceValue(func() []composedReason {
	return []composedReason{
		{regexp.MustCompile(`^number (\d+) of the count: (.*)$`), "依次為第 %s 註：%s"},
		{regexp.MustCompile(`^(.*), and (\S+) goes on$`), "%s，「%s」接在後面"},
		{regexp.MustCompile(`^(.*), before a mark$`), "%s，標點之前"},
		{regexp.MustCompile(`^a running head: it stands at the edge of (\d+) pages?$`), "書眉：見於 %s 頁的頁邊"},
		{regexp.MustCompile(`^the whole of (.*) as a mark$`), "整個「%s」作註號"},
	}
})

// reasons are all others. A test finds those of the code that are missing here.
var reasons = map[string]string{
	// lines
	"a caption stands between the text":                                       "文字之間有圖表的說明",
	"the next line begins an item of a list":                                  "下一行起一個列項",
	"the item goes on under its text":                                         "列項在其文字之下接續",
	"a word or an address goes on in the next line":                           "單詞或網址接到下一行",
	"the next line begins with a note's mark":                                 "下一行以註號開頭",
	"a long head goes on in a second line":                                    "長標題接到第二行",
	"the quotation's line is full":                                            "引文的這一行已滿",
	"the quotation's line is short, or the next is indented":                  "引文的這一行未滿，或下一行縮排",
	"the item's line is full":                                                 "列項的這一行已滿",
	"a full line that ends in mid-sentence, before a blank line":              "空行之前的滿行，句子未完",
	"a blank line more than lines have":                                       "空行比行間的多",
	"no blank line parts it from the next":                                    "與下一行之間沒有空行",
	"the line is full, though it ends a sentence":                             "此行已滿，雖然句子已完",
	"the line is full and ends in mid-sentence":                               "此行已滿，句子未完",
	"a short line that ends in mid-sentence":                                  "此行未滿，句子未完",
	"the line is short and ends a sentence":                                   "此行未滿，句子已完",
	"the next line's first characters would have fitted, and a sentence ends": "下一行的開頭本可排入此行，且句子已完",
	"the line is short and ends at a colon":                                   "此行未滿，止於冒號",
	"the line is very short":                                                  "此行很短",
	"it stands deeper than the entries begin":                                 "縮進較條目首行為深，接續上行",
	"the next line begins an entry: those that go on stand deeper":            "下一行另起一條：接續的行縮進較深",
	"the line is short":                                                       "這一行較短",
	"the next line begins with a year, as this paragraph does":                "下一行以年份起首，與本段同例",
	"notes stand between":                                                     "其間有註釋",
	"the words that close a letter stand on two lines":                        "書信結尾語分兩行",
	"paragraphs that begin with the same bullet":                              "各段以同一符號起首",
	"a short line behind a mark, as others in the text":                       "符號之後的短行，文中另有同例",
	"a mark before a head":                                                    "標題前的符號",
	"the rule below the notes":                                                "註釋下的線",
	"a stroke that is no text":                                                "不是文字的筆畫",
	"the title stands between":                                                "其間有書名",
	"the rule below a running head":                                           "書眉下的線",
	"the next line begins with a speaker's name, as others do":                "下一行以說話者的名字開頭，別處亦然",
	"what the author is, in brackets":                                         "括號內的作者身份",
	"what the text stands in, above its title":                                "題目之上所題的刊名、期數或會議名",
	"a running head: a rule stands below it, here and on other pages":         "書眉：其下有線，別頁也有",
	"a running head: its number counts with the pages":                        "書眉：其中的數字隨頁遞增",
	"a running head: the notes count on below it":                             "書眉：註釋在其下繼續編號",
	"a running head: its words stand again and again, within sentences":       "書眉：同樣的字一再出現在句子中間",
	"short lines that begin alike":                                            "短行，起首相類",
	"a line behind a star below a piece of the text, which has a mark for it": "一篇之下以星號起首的一行，文中有相應的註號",
	"the next line is indented":                                               "下一行縮排",
	"the line is full and the next is not indented":                           "此行已滿，下一行不縮排",
	"the line is short and ends a sentence, though the next is not indented":  "此行未滿，句子已完，雖然下一行不縮排",
	"the next line is not indented":                                           "下一行不縮排",
	"a blank line":                                                            "空行",
	"the line ends in mid-sentence and the next is not indented":              "句子未完，下一行不縮排",
	"every line is a paragraph":                                               "每行是一段",
	"a row of marks":                                                          "一排記號",
	"it stands deeper than paragraphs begin":                                  "縮排比段首深",
	"short lines set off from the text, or of one length":                     "與正文分開的短行，或長短一律",
	"labels that count on, each at the start of a paragraph":                  "編號相連，各在段首",
	"a hyphen that divides a word at a line end":                              "行末斷詞的連字號",
	// heads and front
	"its form, and a count that runs from one":                                           "合於標題的形式，編號從一數起",
	"its form and its words, though no second follows":                                   "合於標題的形式與用詞，雖然沒有第二個",
	"a word that names a section, alone on its line":                                     "獨佔一行的篇章名目",
	"a short line in the middle, under others of one axis":                               "短行居中，與他行同一中軸",
	"a short line without marks, set off from the paragraph that follows":                "沒有標點的短行，與其後的段落分開",
	"a person's name below the title":                                                    "題下的人名",
	"the first line, short and no sentence":                                              "第一行，短而不成句",
	"a short line between the title and the text":                                        "書題與正文之間的短行",
	"a mark or word before the author's name":                                            "作者名前的記號或字樣",
	"a note's mark beside the author's name":                                             "作者名旁的註號",
	"the word for what the person did":                                                   "表示著、譯、編的字樣",
	"the colon between title and subtitle":                                               "書題與副題之間的冒號",
	"what stands between two names":                                                      "兩個姓名之間的分隔",
	"all of it is a year":                                                                "整個是一個年份",
	"the end mark of a file from DOS":                                                    "舊磁片檔案結尾的標記",
	"a running head with a character misread":                                            "書眉，有一字誤認",
	"the quotation's line is full, and the next is not indented as its paragraphs are":   "引文的行已滿，下一行不像引文段首那樣縮排",
	"it stands below a first line that hangs out":                                        "它在凸排的首行之下",
	"the next line hangs out, as first lines do":                                         "下一行凸排，如同各段首行",
	"its words stand above notes at the end of the text":                                 "文末註釋之上有同樣的字",
	"a short line below the notes of a chapter":                                          "一章註釋之下的短行",
	"a short line without marks between long paragraphs, and not the only one":           "長段之間沒有標點的短行，且不止一處",
	"a sentence in Latin letters goes on in the next line":                               "西文句子在下一行接續",
	"the next line begins an entry of a list of books":                                   "下一行另起書目的一條",
	"a running head: the title or the author's name, alone on a line here and elsewhere": "書眉：書名或作者名獨占一行，別處也有",
	"a running head: the head of a chapter, again below its text":                        "書眉：章題在正文之下重現",
	"behind a number of the text":                                                        "接在正文數字之後",
	"one of several numbers that its mark may end":                                       "註號可接在數個數字之後，不能斷定",
	"it ends a number of the text, and stands nowhere else":                              "它接在正文數字之後，別處沒有這個註號",
	"the dash before the subtitle":                                                       "副題前的破折號",
	"a comment":                                                                          "註解，不印",
	// furniture
	"a running head: it names what the text stands in, at the head of a page": "書眉：在一頁之首，是刊名或會議名",
	"a running head: it stands right above the page's number, as others do":   "頁眉：緊接頁碼之上，他頁亦然",
	"a list's bullet; the book has its own":                                   "列項符號；書中另有其符號",
	"a running head: it stands between the halves of a sentence":              "書眉：夾在一句的兩半之間",
	"a page number": "頁碼",
	// notes
	"the rule above the notes":                                           "註釋之上的橫線",
	"a note's number, kept as its label":                                 "註釋的號碼，作為其標號",
	"a line among the notes that belongs to none":                        "註釋之間不屬任何一條的行",
	"a note given twice":                                                 "重複的註釋",
	"a head that parts the notes":                                        "分隔註釋的標題",
	"a line of notes.txt that belongs to no note":                        "notes.txt 中不屬任何一條的行",
	"the head of the notes; they are printed as notes":                   "註釋的標題；內容作為註釋排印",
	"a word that heads notes, and a numbered line after it":              "標示註釋的字樣，其後有編號的行",
	"the chapter's last lines count on, and its text has marks for them": "本章末尾各行依次編號，文中有相應的註號",
	"the last lines count from one, and the text has marks for them":     "末尾各行從一數起，文中有相應的註號",
	// numbers
	"no count of notes runs through the text":                 "全文沒有連貫的註號",
	"the count does not need it":                              "註號的次序用不到它",
	"as text":                                                 "當作正文",
	"bare digits":                                             "不加括號的數字",
	"square brackets":                                         "方括號",
	"tortoise-shell brackets":                                 "六角括號",
	"parentheses":                                             "圓括號",
	"circled numbers":                                         "圈碼",
	"raised digits":                                           "上標數字",
	"注 with a number":                                         "「注」字加號碼",
	"asterisks and daggers":                                   "星號與劍號",
	"taken out by fixes.txt":                                  "依 fixes.txt 刪去",
	"fixes.txt says that it is text":                          "依 fixes.txt 當作正文",
	"after a Latin word":                                      "西文詞之後",
	"fixes.txt says so":                                       "依 fixes.txt",
	"a number that begins with zero":                          "數字以零開頭",
	"too large for a note's number":                           "數目太大，不是註號",
	"nothing stands before it":                                "前面沒有文字",
	"it is part of a larger number or a range":                "屬於更大的數目或起訖",
	"the word before it counts":                               "前面的詞表示數量",
	"it names a section by its number":                        "以號碼指稱條文",
	"it stands first in brackets or quotes":                   "在括號或引號之首",
	"it stands after a dash":                                  "在破折號之後",
	"it belongs to letters":                                   "與西文字母相連",
	"it is part of a larger number or a list of numbers":      "屬於更大的數目或一串數字",
	"after the end of a sentence":                             "句末之後",
	"after a quotation":                                       "引文之後",
	"after a closing mark":                                    "收尾的標點之後",
	"after a mark":                                            "標點之後",
	"after a word":                                            "詞後",
	"after another character":                                 "其他字符之後",
	"it is the label of an item in a list":                    "是列項的編號",
	"it goes on with a date":                                  "接續日期",
	"it is part of a larger number":                           "屬於更大的數目",
	"a unit follows":                                          "後面是單位",
	"what follows would begin with zero":                      "剩下的數字會以零開頭",
	"a note's mark alone on a line belongs to the line above": "獨佔一行的註號，屬上一行",
	"the marks from here on are those of the notes at the foot of the page counted next": "自此起的註號，屬於算作下一頁的頁腳註釋",
	"it opens a paragraph, as an item of a list does":                                    "在段首，如列項",
	"it opens a paragraph":                      "在段首",
	"it refers to a note, or is part of a word": "是提到某註，或詞的一部分",
	"it is an exponent":                         "是乘方",
}
