package index

import "yinshu/internal/diag"

// Kinds lists every kind of problem that this package reports.
var Kinds = []*diag.Kind{
	notUTF8, noHeader, noHeading, badDecision, badKind, twiceInFile,
	vanished, neverFound, formTwice, twins,
	seeMissing, seeToSee, seeCircle, seeItself, underMissing, underCircle, noSection,
	manyLocators, lostAnchor, badReading, noReading,
}

// Of the file.
var (
	notUTF8 = &diag.Kind{
		Code:  "index-encoding",
		Grade: diag.Fault,
		Msg:   [2]string{"the index file is not UTF-8", "索引檔不是 UTF-8 編碼"},
		Hint:  [2]string{"save it as UTF-8 text, cells parted by tabs", "請另存為 UTF-8、以 Tab 分隔的文字檔"},
	}
	noHeader = &diag.Kind{
		Code:  "index-header",
		Grade: diag.Fault,
		Msg:   [2]string{"the index file has no header row with a column named heading", "索引檔第一行不是欄名，缺 heading 欄"},
		Hint:  [2]string{"begin the file with: decision, heading, kind, variants, see, see_also, original, reading, count, evidence", "首行請依次寫：decision、heading、kind、variants、see、see_also、original、reading、count、evidence"},
	}
	noHeading = &diag.Kind{
		Code:  "index-heading",
		Grade: diag.Fault,
		Msg:   [2]string{"this row has no heading and is not used", "此列沒有條目，不予使用"},
		Hint:  [2]string{"write the heading, or delete the row", "請補上條目，或刪去此列"},
	}
	badDecision = &diag.Kind{
		Code:  "index-decision",
		Grade: diag.Query,
		Msg:   [2]string{"%[1]s: %[2]q is no decision; the heading is not printed", "%[1]s：「%[2]s」不是可用的取捨，此條不排印"},
		Hint:  [2]string{"write keep, drop or ask", "請寫 keep（留）、drop（刪）或 ask（待定）"},
	}
	badKind = &diag.Kind{
		Code:  "index-kind",
		Grade: diag.Query,
		Msg:   [2]string{"%[1]s: %[2]q is no kind of heading", "%[1]s：「%[2]s」不是條目的類別"},
		Hint:  [2]string{"write person, place, organisation, work, event or concept", "請寫 person、place、organisation、work、event 或 concept"},
	}
	twiceInFile = &diag.Kind{
		Code:  "index-twice",
		Grade: diag.Query,
		Msg:   [2]string{"%[1]s has a row already, line %[2]d; the first that is kept counts", "%[1]s 在第 %[2]d 行已有一列，以先留者為準"},
		Hint:  [2]string{"merge the two rows", "請將兩列合併"},
	}
	vanished = &diag.Kind{
		Code:  "index-vanished",
		Grade: diag.Note,
		Msg:   [2]string{"%[1]s was proposed once and is proposed no longer", "%[1]s 以前由程式提出，這次不再提出"},
		Hint:  [2]string{"see whether the text was corrected; drop the row if it was", "請查原稿是否已改；若已改，此列可刪"},
	}
)

// Of the headings.
var (
	neverFound = &diag.Kind{
		Code:  "index-unfound",
		Grade: diag.Query,
		Msg:   [2]string{"%[1]s is kept but nowhere in the text", "%[1]s 留作條目，但正文未見"},
		Hint:  [2]string{"give the form that stands in the text as a variant, or a see reference, or drop it", "請在 variants 寫正文所用的形式，或改作參見，或刪去"},
	}
	formTwice = &diag.Kind{
		Code:  "index-form",
		Grade: diag.Query,
		Msg:   [2]string{"%[1]s stands for two headings, %[2]s and %[3]s; its mentions go to the first", "%[1]s 同屬「%[2]s」與「%[3]s」兩條，各處一律歸前者"},
		Hint:  [2]string{"leave it in one row", "請只留在其中一列"},
	}
	twins = &diag.Kind{
		Code:  "index-twins",
		Grade: diag.Query,
		Msg:   [2]string{"%[1]s and %[2]s differ only in how they are written", "「%[1]s」與「%[2]s」只有寫法不同"},
		Hint:  [2]string{"make one of them a variant of the other", "請將其中一個寫在另一條的 variants"},
	}
	seeMissing = &diag.Kind{
		Code:  "index-see-missing",
		Grade: diag.Fault,
		Msg:   [2]string{"%[1]s refers to %[2]s, which is no heading of the index", "%[1]s 參見「%[2]s」，但索引沒有此條"},
		Hint:  [2]string{"keep the row of that heading, or change the reference", "請將該條改為 keep，或另改參見"},
	}
	seeToSee = &diag.Kind{
		Code:  "index-see-to-see",
		Grade: diag.Fault,
		Msg:   [2]string{"%[1]s refers to %[2]s, which only refers further", "%[1]s 參見「%[2]s」，而該條本身只是參見"},
		Hint:  [2]string{"refer to the heading that has the pages", "請直接參見有頁碼的條目"},
	}
	seeCircle = &diag.Kind{
		Code:  "index-see-circle",
		Grade: diag.Fault,
		Msg:   [2]string{"the references of %[1]s lead in a circle: %[2]s", "%[1]s 的參見循環不止：%[2]s"},
		Hint:  [2]string{"give one of them its pages by emptying its see cell", "請清空其中一條的 see，使其列出頁碼"},
	}
	seeItself = &diag.Kind{
		Code:  "index-see-itself",
		Grade: diag.Fault,
		Msg:   [2]string{"%[1]s refers to itself", "%[1]s 參見自身"},
		Hint:  [2]string{"remove the reference", "請刪去此參見"},
	}
	underMissing = &diag.Kind{
		Code:  "index-under-missing",
		Grade: diag.Fault,
		Msg:   [2]string{"%[1]s is to stand under %[2]s, which is no heading of the index; it stands alone", "%[1]s 應列於「%[2]s」之下，但索引沒有此條，暫獨立成條"},
		Hint:  [2]string{"keep the row of that heading, or change the under cell", "請將該條改為 keep，或另改 under"},
	}
	underCircle = &diag.Kind{
		Code:  "index-under-circle",
		Grade: diag.Fault,
		Msg:   [2]string{"%[1]s stands, by way of %[2]s, under itself; it stands alone", "%[1]s 經「%[2]s」又列於自身之下，暫獨立成條"},
		Hint:  [2]string{"empty the under cell of one of them", "請清空其中一條的 under"},
	}
)

// noSection is of a sub-entry by section.
var noSection = &diag.Kind{
	Code:  "index-section",
	Grade: diag.Query,
	Msg:   [2]string{"%[1]s is to have the mentions in the section “%[2]s”, but the text has no such section, or the row stands under no heading", "「%[1]s」應收「%[2]s」一節的各處，但正文沒有此節，或此列未寫 under"},
	Hint:  [2]string{"write the section's title after § as it stands in the text, and the heading above in the under cell", "請在 § 之後照抄正文的節題，並在 under 寫上一級條目"},
}

// Of the finished index.
var (
	manyLocators = &diag.Kind{
		Code:  "index-many",
		Grade: diag.Note,
		Msg:   [2]string{"%[1]s has %[2]d locators and no sub-entries; by section: %[3]s", "%[1]s 有頁碼 %[2]d 處而無子條；按節分：%[3]s"},
		Hint:  [2]string{"decide on the rows that yinshu index proposes under it, section by section, or add some for what is said of it", "請取捨 yinshu index 按節擬出的子條，或為其各方面另立數列，在 under 寫此條目"},
	}
	lostAnchor = &diag.Kind{
		Code:  "index-lost",
		Grade: diag.Fault,
		Msg:   [2]string{"a mention of %[1]s, %[2]s, is on no page", "%[1]s 的一處（%[2]s）不在任何一頁"},
		Hint:  [2]string{"the place was not set; report this as a fault of the program", "該處未排入版面，應屬程式錯誤，請回報"},
	}
	badReading = &diag.Kind{
		Code:  "index-reading",
		Grade: diag.Query,
		Msg:   [2]string{"%[1]s: the reading %[2]q is neither pinyin nor zhuyin; the dictionary's is used", "%[1]s：讀音「%[2]s」不是拼音，也不是注音，改用字典讀音"},
		Hint:  [2]string{"write one syllable for each character, as Shàn Guófāng or ㄕㄢˋ ㄍㄨㄛˊ ㄈㄤ", "請按字逐一注音，如 Shàn Guófāng 或 ㄕㄢˋ ㄍㄨㄛˊ ㄈㄤ"},
	}
	noReading = &diag.Kind{
		Code:  "index-unread",
		Grade: diag.Query,
		Msg:   [2]string{"%[1]s: the reading of %[2]s is not known; it is sorted last", "%[1]s：不知「%[2]s」的讀音，排在最後"},
		Hint:  [2]string{"write the reading in the row's reading cell", "請在該列的 reading 欄補上讀音"},
	}
)
