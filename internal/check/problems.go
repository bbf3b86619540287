package check

import "yinshu/internal/diag"

// kind declares one kind of complaint.
func kind(code string, grade diag.Grade, en, zh, hintEn, hintZh string) *diag.Kind {
	return &diag.Kind{Code: code, Grade: grade, Msg: [2]string{en, zh}, Hint: [2]string{hintEn, hintZh}}
}

// Pairs: GB/T 15834-2011, 4.8 and 4.9; 重訂標點符號手冊, 引號 and 夾注號.
var (
	pairOpen = kind("pair-open", diag.Fault,
		"%[1]s is never closed", "%[1]s 沒有收尾",
		"add %[2]s in fixes.txt, perhaps after “%[3]s”", "請在 fixes.txt 補 %[2]s，也許在「%[3]s」之後")
	pairClose = kind("pair-close", diag.Fault,
		"%[1]s closes nothing", "%[1]s 沒有開頭",
		"add %[2]s before it in fixes.txt, or take it away", "請在 fixes.txt 於其前補 %[2]s，或刪去")
	pairPartner = kind("pair-partner", diag.Query,
		"here, perhaps, %[1]s is missing for the %[2]s of line %[3]d", "第 %[3]d 行的 %[2]s 所缺的 %[1]s 也許在此",
		"add it in fixes.txt where it belongs", "請在 fixes.txt 補在該補之處")
	pairKind = kind("pair-kind", diag.Fault,
		"%[1]s is closed by %[2]s", "%[1]s 以 %[2]s 收尾",
		"write %[3]s, or %[2]s’s own opening mark", "請改成 %[3]s，或改開頭的符號")
	pairWidth = kind("pair-width", diag.Fault,
		"%[1]s is closed by %[2]s, of another width", "%[1]s 以 %[2]s 收尾，全形半形不一",
		"write %[3]s", "請改成 %[3]s")
	pairCrossed = kind("pair-crossed", diag.Fault,
		"%[1]s closes before the %[2]s inside it", "%[1]s 收在其內的 %[2]s 之前",
		"close the inner mark first", "請先收內層的符號")
	pairTurned = kind("pair-turned", diag.Fault,
		"%[1]s stands where %[2]s belongs", "此處應是 %[2]s，卻作 %[1]s",
		"write %[2]s", "請改成 %[2]s")
	pairNested = kind("pair-nested", diag.Query,
		"%[1]s stands inside its own kind", "%[1]s 套在同樣的符號之內",
		"use the other quotation marks inside, or close the outer one first", "內層請用另一種引號，或先收外層")
	pairDepth = kind("pair-depth", diag.Query,
		"%[1]s stands outside any %[2]s", "%[1]s 不在 %[2]s 之內",
		"write %[2]s, if no outer quotation is missing", "若外層引號沒有漏掉，請改成 %[2]s")
	quoteMixed = kind("quote-mixed", diag.Query,
		"%[1]s here, %[2]s %[3]d times elsewhere", "此處用 %[1]s，別處有 %[3]d 次用 %[2]s",
		"use one kind of quotation marks", "請統一引號")
	quoteRunsOn = kind("quote-runs-on", diag.Query,
		"the quotation opened by this %[1]s goes on over the end of its paragraph", "此處 %[1]s 的引文越過段落",
		"close it at the end of the paragraph, or open each further paragraph with %[1]s", "請在段末收尾，或在以下各段段首加 %[1]s")
	quoteRunsTo = kind("quote-runs-to", diag.Query,
		"%[1]s closes a quotation opened in another paragraph, in line %[2]d", "%[1]s 收的是另一段（第 %[2]d 行）開頭的引文",
		"see whether a mark is missing in between", "請看其間是否漏了引號")
	quoteContinues = kind("quote-continues", diag.Query,
		"the quotation opened by this %[1]s goes on in the next paragraph, or its %[2]s is missing", "此處 %[1]s 的引文續到下一段，或者漏了 %[2]s",
		"if the next paragraph is another quotation, add %[2]s in fixes.txt", "若下一段是另一段引文，請在 fixes.txt 補 %[2]s")
)

// Marks: GB/T 15834-2011, 4.1 to 4.7, 4.10, 4.11, 5.1.
var (
	markDoubled = kind("mark-doubled", diag.Fault,
		"%[1]s is doubled", "%[1]s 重複",
		"keep one %[2]s", "請留一個 %[2]s")
	markClash = kind("mark-clash", diag.Fault,
		"%[1]s: marks that cannot stand together", "%[1]s：不能並列的標點",
		"keep the right one", "請留對的一個")
	markTone = kind("mark-tone", diag.Query,
		"%[1]s: more than three marks of tone", "%[1]s：感嘆或疑問的標點超過三個",
		"keep three at most", "至多三個")
	markFirst = kind("mark-first", diag.Fault,
		"%[1]s begins a paragraph or line", "%[1]s 在段首或行首",
		"see whether text before it is missing, or the paragraph was split here by mistake", "請看前面是否漏字，或誤分了段")
	markOpens = kind("mark-opens", diag.Fault,
		"%[1]s stands right after %[2]s", "%[1]s 緊接在 %[2]s 之後",
		"move it before %[2]s, or take it away", "請移到 %[2]s 之前，或刪去")
	markInWord = kind("mark-in-word", diag.Query,
		"%[1]s: the mark parts the word %[2]s", "%[1]s：標點把「%[2]s」拆開",
		"move it to the end of the word, or before it", "請移到詞的前面或後面")
	markSlipped = kind("mark-slipped", diag.Query,
		"%[1]s: the mark would stand better here: %[2]s", "%[1]s：標點似應在此：%[2]s",
		"move it, if it slipped", "若是滑開的，請移回")
	markLast = kind("mark-last", diag.Query,
		"the paragraph ends without a mark: %[1]s", "段末沒有標點：%[1]s",
		"end it, or see whether text is missing", "請補標點，或看是否漏字")
	stopTwice = kind("stop-twice", diag.Query,
		"%[1]s: the sentence ends both inside and outside", "%[1]s：引號內外都有標點",
		"keep one of the two", "請留一個")
	pauseCloses = kind("pause-closes", diag.Query,
		"%[1]s: a pause before a closing mark", "%[1]s：收尾符號之前有頓挫的標點",
		"move it behind the closing mark, or take it away", "請移到收尾符號之後，或刪去")
	dashForm = kind("dash-form", diag.Fault,
		"%[1]s is no dash", "%[1]s 不是破折號",
		"write —— (two of U+2014)", "請改成 ——（兩個 U+2014）")
	dashBox = kind("dash-box", diag.Query,
		"%[1]s is a dash made of box rules (U+2500)", "%[1]s 是用框線（U+2500）代替的破折號",
		"write —— (two of U+2014); editions are set with the right dash", "請改成 ——（兩個 U+2014）")
	dashShort = kind("dash-short", diag.Query,
		"%[1]s is half a dash, or a connector", "%[1]s 只有破折號的一半，或是連接號",
		"write —— for a dash; for places and times one — is right", "破折號請作 ——；連接地點、時間用一個 —")
	ellipsisForm = kind("ellipsis-form", diag.Fault,
		"%[1]s is no ellipsis", "%[1]s 不是刪節號",
		"write …… (two of U+2026)", "請改成 ……（兩個 U+2026）")
)

// Characters: The Unicode Standard; GB/T 15834-2011, 5.1 for widths.
var (
	charPrivate = kind("char-private", diag.Fault,
		"%[1]s is a private character that no font can be trusted to have", "%[1]s 是自造字，字型中不會有",
		"put the right character in fixes.txt; until then 〓 is printed", "請在 fixes.txt 補上正字；在此之前印作 〓")
	charLost = kind("char-lost", diag.Fault,
		"a character was lost when the file was converted (%[1]s)", "轉檔時失去了一個字（%[1]s）",
		"put the right character in fixes.txt", "請在 fixes.txt 補上正字")
	charGap = kind("char-gap", diag.Query,
		"%[2]s stands for a character that was missing", "%[2]s 代替了缺字",
		"put the right character in fixes.txt, if it is known", "若知道是什麼字，請在 fixes.txt 補上")
	charControl = kind("char-control", diag.Fault,
		"%[1]s is a control character", "%[1]s 是控制字元",
		"take it away in fixes.txt", "請在 fixes.txt 刪去")
	charInvisible = kind("char-invisible", diag.Query,
		"%[1]s is invisible", "%[1]s 看不見",
		"take it away in fixes.txt, if it has no use", "若無用，請在 fixes.txt 刪去")
	charVertical = kind("char-vertical", diag.Fault,
		"%[2]s (%[1]s) is a form for vertical setting", "%[2]s（%[1]s）是直排字形",
		"write the ordinary mark; setting turns it", "請改成普通標點，排版時自會轉向")
	charRadical = kind("char-radical", diag.Fault,
		"%[2]s (%[1]s) is a radical, not a character", "%[2]s（%[1]s）是部首，不是字",
		"write the character that looks like it", "請改成形狀相同的字")
	charCompat = kind("char-compat", diag.Query,
		"%[2]s (%[1]s) is a compatibility character", "%[2]s（%[1]s）是相容漢字",
		"write the unified character, if the difference means nothing", "若無分別的必要，請改成統一漢字")
	charWide = kind("char-wide", diag.Query,
		"%[2]s is a full-width letter or digit", "%[2]s 是全形字母或數字",
		"write it in half width", "請改成半形")
	charUnknown = kind("char-unknown", diag.Fault,
		"%[1]s is no character known to Unicode", "%[1]s 不是 Unicode 已收的字",
		"put the right character in fixes.txt", "請在 fixes.txt 補上正字")
	markHalf = kind("mark-half", diag.Fault,
		"half-width %[1]s in Han text", "中文裏用了半形的 %[1]s",
		"write %[2]s", "請改成 %[2]s")
	quoteHalf = kind("quote-half", diag.Fault,
		"straight quotation mark %[1]s in Han text", "中文裏用了直引號 %[1]s",
		"write 「」 (Traditional) or “” (Simplified)", "請改成「」（繁體）或“”（簡體）")
	markWide = kind("mark-wide", diag.Query,
		"full-width %[1]s between Latin words", "西文之間用了全形的 %[1]s",
		"write it in half width, with a space after it", "請改成半形，其後空一格")
)

// Numbers: GB/T 15835-2011; GB/T 15834-2011, 4.13.
var (
	numberComma = kind("number-comma", diag.Fault,
		"%[1]s: a number with the wrong separator", "%[1]s：數字中的分節號不對",
		"write 12,345 with a half-width comma and no space", "請用半形逗號，如 12,345")
	numberPoint = kind("number-point", diag.Fault,
		"%[1]s: a number with the wrong decimal point", "%[1]s：數字中的小數點不對",
		"write 3.5 with a half-width point", "請用半形小數點，如 3.5")
	numberHyphen = kind("number-hyphen", diag.Query,
		"%[1]s: a range written with %[2]s", "%[1]s：數字範圍用了 %[2]s",
		"write — between years, ～ between quantities", "年代用 —，數量用 ～")
	dateWrong = kind("date-wrong", diag.Fault,
		"%[1]s is no date", "%[1]s：沒有這個日子",
		"see the source", "請查原書")
)

// White space.
var (
	spaceHan = kind("space-han", diag.Fault,
		"a space between Han characters: %[1]s", "漢字之間有空格：%[1]s",
		"take it away in fixes.txt, or split the paragraph there", "請在 fixes.txt 刪去，或在此分段")
	spaceMark = kind("space-mark", diag.Fault,
		"a space beside a full-width mark: %[1]s", "全形標點旁有空格：%[1]s",
		"take it away in fixes.txt", "請在 fixes.txt 刪去")
	spaceWide = kind("space-wide", diag.Query,
		"a full-width space inside a paragraph: %[1]s", "段落中有全形空格：%[1]s",
		"take it away, or split the paragraph there", "請刪去，或在此分段")
	spaceDouble = kind("space-double", diag.Query,
		"more than one space: %[1]s", "多餘的空格：%[1]s",
		"keep one", "請留一個")
	spaceInside = kind("space-inside", diag.Query,
		"a space inside a bracket or before a comma: %[1]s", "括號內或逗號前有空格：%[1]s",
		"take it away", "請刪去")
	spaceTable = kind("space-table", diag.Query,
		"this line and the next are like a table whose columns are parted by spaces", "此行與下行像是用空格排成的表格",
		"if it is one, make it a pipe table in Markdown: yinshu read gives the text as Markdown", "若是表格，請用 yinshu read 轉成 Markdown 後，改作管線表格")
	spaceTab = kind("space-tab", diag.Fault,
		"a tab inside a paragraph", "段落中有定位字元",
		"take it away in fixes.txt, or make the lines a table", "請在 fixes.txt 刪去，或改成表格")
)

// Script and words.
var (
	charSimplified = kind("char-simplified", diag.Fault,
		"%[1]s is Simplified in a Traditional text", "繁體文中有簡體字 %[1]s",
		"write %[2]s, or another of its Traditional forms", "請改成 %[2]s，或其他對應的繁體字")
	charTraditional = kind("char-traditional", diag.Fault,
		"%[1]s is Traditional in a Simplified text", "簡體文中有繁體字 %[1]s",
		"write %[2]s", "請改成 %[2]s")
	charForeign = kind("char-foreign", diag.Query,
		"%[1]s is a character of the other script, in a title, quoted alone or beside Japanese", "%[1]s 是另一種字體的字，在書名、引號中或日文旁",
		"write %[2]s, unless it is meant", "若非有意，請改成 %[2]s")
	charOwn = kind("char-own", diag.Query,
		"most Traditional books print %[1]s as %[2]s", "「%[1]s」一般繁體書作「%[2]s」",
		"write %[2]s, or leave it if it is the house’s form (where the text keeps to it, it is told once)", "請改成「%[2]s」；若是本書用字可不改（通篇如此者只報告一次）")
	scriptPassage = kind("script-passage", diag.Query,
		"this paragraph is written in the other script (%[1]d characters)", "這一段用的是另一種字體（%[1]d 字）",
		"convert it, unless it is meant", "若非有意，請轉換")
	wordWrong = kind("word-wrong", diag.Fault,
		"%[1]s for %[2]s", "「%[1]s」應作「%[2]s」",
		"write %[2]s in fixes.txt", "請在 fixes.txt 改成「%[2]s」")
	wordDoubtful = kind("word-doubtful", diag.Query,
		"%[1]s: is %[2]s meant?", "「%[1]s」：是否應作「%[2]s」？",
		"write %[2]s in fixes.txt, if so", "若是，請在 fixes.txt 改成「%[2]s」")
	wordTwice = kind("word-twice", diag.Query,
		"%[1]s stands twice", "「%[1]s」重出",
		"take one away, unless it is meant", "若非有意，請刪去一個")
	variantMixed = kind("variant-mixed", diag.Query,
		"%[1]s here, %[2]s %[3]d times elsewhere", "此處作「%[1]s」，別處有 %[3]d 次作「%[2]s」",
		"keep to one form", "請統一字形")
	nameRendered = kind("name-rendered", diag.Query,
		"%[1]s is %[2]s here and %[3]s in line %[4]d", "%[1]s 此處作「%[2]s」，第 %[4]d 行作「%[3]s」",
		"settle on one rendering", "請統一譯名")
	nameSpelt = kind("name-spelt", diag.Query,
		"%[1]s: is it %[2]s, as %[3]d times elsewhere?", "「%[1]s」：別處有 %[3]d 次作「%[2]s」",
		"settle on one rendering, if they are one name", "若是同一個名字，請統一")
	nameForms = kind("name-forms", diag.Query,
		"%[1]s here is %[2]s in line %[3]d", "此處「%[1]s」，第 %[3]d 行作「%[2]s」",
		"settle on one form of the name", "請統一")
)

// Notes.
var (
	noteOrder = kind("note-order", diag.Fault,
		"note mark %[1]d stands after %[2]d", "註號 %[1]d 在 %[2]d 之後",
		"number the marks in the order of the text", "請按正文次序編號")
	noteTwice = kind("note-twice", diag.Fault,
		"note mark %[1]d stands twice", "註號 %[1]d 重出",
		"number the second mark rightly", "請改正第二個註號")
	noteRepeated = kind("note-repeated", diag.Query,
		"note mark %[1]d stands again; the first is in line %[2]d", "註號 %[1]d 又見；前一個在第 %[2]d 行",
		"leave it, if both mean the same note", "若同指一註，可不改")
	noteBodyless = kind("note-bodyless", diag.Fault,
		"note mark %[1]s has no note", "註號 %[1]s 沒有註文",
		"write the note in notes.txt", "請在 notes.txt 補寫註文")
	noteBodyOrder = kind("note-body-order", diag.Fault,
		"the body of note %[1]d stands behind that of note %[2]d", "註 %[1]d 的註文排在註 %[2]d 之後",
		"put the notes in the order of their numbers", "請按號碼次序排列註文")
	noteUnread = kind("note-unread", diag.Query,
		"the number %[1]d stands like a note mark; the count was at %[2]d", "數字 %[1]d 像是註號；此前數到 %[2]d",
		"if it is a mark, correct its number in fixes.txt", "若是註號，請在 fixes.txt 改正號碼")
	notePlace = kind("note-place", diag.Query,
		"this note mark stands before the stop; %[1]d others stand after it", "此註號在標點之前；另有 %[1]d 個在標點之後",
		"keep to one place", "請統一位置")
)

// tooMany tells what was not listed.
var tooMany = kind("check-more", diag.Note,
	"%[1]s: %[2]d found; the first %[3]d are listed", "%[1]s：共 %[2]d 處，只列前 %[3]d 處",
	"see whether the text is read in the right encoding and form", "請看編碼與格式是否讀對")

// Kinds lists every kind of complaint, for the manual.
var Kinds = []*diag.Kind{
	pairOpen, pairClose, pairPartner, pairKind, pairWidth, pairCrossed, pairTurned, pairNested, pairDepth, quoteMixed, quoteRunsOn, quoteRunsTo, quoteContinues,
	markDoubled, markClash, markTone, markFirst, markOpens, markInWord, markSlipped, markLast, stopTwice, pauseCloses,
	dashForm, dashBox, dashShort, ellipsisForm,
	charPrivate, charLost, charGap, charControl, charInvisible, charVertical, charRadical, charCompat, charWide, charUnknown,
	markHalf, quoteHalf, markWide,
	numberComma, numberPoint, numberHyphen, dateWrong,
	spaceHan, spaceMark, spaceWide, spaceDouble, spaceInside, spaceTable, spaceTab,
	charSimplified, charTraditional, charForeign, charOwn, scriptPassage, wordWrong, wordDoubtful, wordTwice, variantMixed,
	nameRendered, nameSpelt, nameForms,
	noteOrder, noteTwice, noteRepeated, noteBodyless, noteBodyOrder, noteUnread, notePlace,
	tooMany,
}
