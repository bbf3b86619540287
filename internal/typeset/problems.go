package typeset

import "yinshu/internal/diag"

// Kinds lists the problems that setting can find.
var Kinds = []*diag.Kind{kindChain, kindMissing, kindTall, kindPicture, kindReference, kindUnsettled, kindLoose, kindRelaxed, kindOver, kindWidow, kindOrphan}

var kindChain = &diag.Kind{
	Code:  "set-face",
	Grade: diag.Query,
	Msg:   [2]string{"design %s names no face for %s", "版式 %s 沒有為 %s 指定字體"},
	Hint:  [2]string{"name one under [faces] and put its file in the book's fonts folder; until then the text's face stands for it", "請在 [faces] 指定，並把字體檔放進書的 fonts 目錄，否則用正文字體"},
}

var kindMissing = &diag.Kind{
	Code:  "set-missing",
	Grade: diag.Fault,
	Msg:   [2]string{"no face has U+%04[1]X (%[2]s)%[3]s", "沒有字體收 U+%04[1]X（%[2]s）%[3]s"},
	Hint:  [2]string{"〓 stands for it: correct it in fixes.txt, or add a face that has it to [faces]", "現以〓代替：請在 fixes.txt 改正，或在 [faces] 加入收此字的字體"},
}

var kindTall = &diag.Kind{
	Code:  "set-tall",
	Grade: diag.Fault,
	Msg:   [2]string{"%s is taller than a page", "%s 高過一頁"},
	Hint:  [2]string{"make it smaller, or give the page more lines", "請縮小，或增加每頁行數"},
}

var kindPicture = &diag.Kind{
	Code:  "set-picture",
	Grade: diag.Fault,
	Msg:   [2]string{"the picture %s cannot be placed", "圖 %s 無法排入"},
	Hint:  [2]string{"put a PNG or JPEG file of that name in the book's folder; until then its words stand alone", "請把同名 PNG 或 JPEG 檔放進書的目錄，否則只排圖說"},
}

var kindReference = &diag.Kind{
	Code:  "set-reference",
	Grade: diag.Fault,
	Msg:   [2]string{"a page reference leads to %s, which is nowhere in the book", "頁碼參照指向 %s，書中沒有"},
	Hint:  [2]string{"name a heading, a figure or a mention that is in the text", "請指向書中的標題、圖或詞"},
}

var kindUnsettled = &diag.Kind{
	Code:  "set-unsettled",
	Grade: diag.Query,
	Msg:   [2]string{"page numbers in the text still change after %d rounds of setting", "排了 %d 輪，文中頁碼仍未穩定"},
	Hint:  [2]string{"the last numbers stand; add or take a word near a page reference", "現用末輪頁碼；請在參照附近增刪一兩字"},
}

var kindLoose = &diag.Kind{
	Code:  "set-loose",
	Grade: diag.Note,
	Msg:   [2]string{"page %s, line %d is loose: %s", "第 %s 頁第 %d 行過鬆：%s"},
	Hint:  [2]string{"see yinshu pages for the reason", "原因見 yinshu pages"},
}

var kindRelaxed = &diag.Kind{
	Code:  "set-relaxed",
	Grade: diag.Query,
	Msg:   [2]string{"page %s, line %d breaks a line-end rule because nothing else fits", "第 %s 頁第 %d 行別無他法，放寬了避頭尾"},
	Hint:  [2]string{"reword, or give the line more characters", "請改寫，或加寬行長"},
}

var kindOver = &diag.Kind{
	Code:  "set-over",
	Grade: diag.Fault,
	Msg:   [2]string{"page %s, line %d is wider than its measure", "第 %s 頁第 %d 行超出行長"},
	Hint:  [2]string{"divide the long word, or give the line more characters", "請拆開長字串，或加寬行長"},
}

var kindWidow = &diag.Kind{
	Code:  "set-widow",
	Grade: diag.Query,
	Msg:   [2]string{"page %s begins with a paragraph's last line: %s", "第 %s 頁以段末一行開頭：%s"},
	Hint:  [2]string{"no paragraph nearby can be set a line longer or shorter: reword one", "鄰近段落都不能增減一行，請改寫一處"},
}

var kindOrphan = &diag.Kind{
	Code:  "set-orphan",
	Grade: diag.Query,
	Msg:   [2]string{"page %s ends with a paragraph's first line: %s", "第 %s 頁以段首一行結尾：%s"},
	Hint:  [2]string{"no paragraph nearby can be set a line longer or shorter: reword one", "鄰近段落都不能增減一行，請改寫一處"},
}

// FolioOf gives the folio of the page that a problem of setting is on, where
// it is known by its page and not by a place in a file.
func FolioOf(p *diag.Problem) (folio string, ok bool) {
	switch p.Kind {
	case kindLoose, kindRelaxed, kindOver, kindWidow, kindOrphan:
		folio, ok = p.Args[0].(string)
	}
	return folio, ok
}
