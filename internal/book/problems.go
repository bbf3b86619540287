package book

import "yinshu/internal/diag"

// What can be wrong with an order. The first group makes the book impossible.
var (
	noSuchPath = &diag.Kind{
		Code: "book-missing", Grade: diag.Fault,
		Msg:  [2]string{"there is no such file or folder", "沒有這個檔案或資料夾"},
		Hint: [2]string{"give a text file, or a folder that holds text.txt", "請給文字檔，或內有 text.txt 的資料夾"},
	}
	unreadable = &diag.Kind{
		Code: "book-unreadable", Grade: diag.Fault,
		Msg:  [2]string{"cannot be read: %s", "無法讀取：%s"},
		Hint: [2]string{"look at the file's permissions", "請檢查檔案權限"},
	}
	noText = &diag.Kind{
		Code: "book-no-text", Grade: diag.Fault,
		Msg:  [2]string{"this folder holds no book: there is no text.txt or text.md in it", "資料夾裏沒有書：找不到 text.txt 或 text.md"},
		Hint: [2]string{"put the text there as text.txt, or name its file with text = \"…\" in book.toml", "請把原稿存作 text.txt，或在 book.toml 寫 text = \"檔名\""},
	}
	outside = &diag.Kind{
		Code: "book-outside", Grade: diag.Fault,
		Msg:  [2]string{"%s leads out of the book's folder", "%s 指到書的資料夾之外"},
		Hint: [2]string{"copy the file into the folder", "請把檔案複製到資料夾裏"},
	}
	tooLarge = &diag.Kind{
		Code: "book-too-large", Grade: diag.Fault,
		Msg:  [2]string{"%s is larger than %d MB", "%s 超過 %d MB"},
		Hint: [2]string{"divide the text into several books", "請分成幾本書"},
	}
	taken = &diag.Kind{
		Code: "new-taken", Grade: diag.Fault,
		Msg:  [2]string{"this folder holds something already; nothing was changed", "資料夾裏已有東西，沒有動它"},
		Hint: [2]string{"give the name of a folder that is not there yet", "請給一個還沒有的資料夾名稱"},
	}
	unmade = &diag.Kind{
		Code: "new-write", Grade: diag.Fault,
		Msg:  [2]string{"cannot be written: %s", "無法寫入：%s"},
		Hint: [2]string{"look at the folder's permissions and the space on the disk", "請檢查資料夾權限與磁碟空間"},
	}

	noEdition = &diag.Kind{
		Code: "order-edition", Grade: diag.Fault,
		Msg:  [2]string{"there is no edition %q; hant and hans are known", "沒有 %q 這個版本；可用 hant 與 hans"},
		Hint: [2]string{`write editions = ["hant", "hans"]`, `請寫 editions = ["hant", "hans"]`},
	}
	badLang = &diag.Kind{
		Code: "order-language", Grade: diag.Fault,
		Msg:  [2]string{"%q is not a language of this press", "%q 不是本機所出的語文"},
		Hint: [2]string{"write zh-Hant-TW, zh-Hant-HK, zh-Hans-CN or zh-Hans-SG", "請寫 zh-Hant-TW、zh-Hant-HK、zh-Hans-CN 或 zh-Hans-SG"},
	}
	badDate = &diag.Kind{
		Code: "order-date", Grade: diag.Fault,
		Msg:  [2]string{"%q is not a date", "%q 不是日期"},
		Hint: [2]string{`write "2026", "2026-05" or "2026-05-01"; modified as "2026-05-01T00:00:00Z"`, `請寫 "2026"、"2026-05" 或 "2026-05-01"；modified 寫 "2026-05-01T00:00:00Z"`},
	}
	badISBN = &diag.Kind{
		Code: "order-isbn", Grade: diag.Fault,
		Msg:  [2]string{"the ISBN %s fails its check digit", "ISBN %s 的檢查碼不符"},
		Hint: [2]string{"compare it with the agency's letter", "請與書號中心的通知核對"},
	}
	badOrder = &diag.Kind{
		Code: "order-index", Grade: diag.Fault,
		Msg:  [2]string{"%q is no order of an index", "%q 不是索引的排法"},
		Hint: [2]string{"write stroke, pinyin or zhuyin", "請寫 stroke（筆畫）、pinyin（拼音）或 zhuyin（注音）"},
	}
	badKind = &diag.Kind{
		Code: "order-index-kind", Grade: diag.Fault,
		Msg:  [2]string{"%q is no kind of heading that can have an index of its own", "%q 不是可以另立索引的條目類別"},
		Hint: [2]string{"write person, work, place, organisation, event or concept", "請寫 person（人名）、work（書名）、place（地名）、organisation（機構）、event（事件）或 concept（名詞）"},
	}
	badRole = &diag.Kind{
		Code: "order-role", Grade: diag.Fault,
		Msg:  [2]string{"%q is no role of a creator", "%q 不是責任者的職分"},
		Hint: [2]string{"write aut (著), edt (編), trl (譯), com (輯), ann (註), ill (繪) or aui (序)", "請寫 aut（著）、edt（編）、trl（譯）、com（輯）、ann（註）、ill（繪）或 aui（序）"},
	}
	badProfile = &diag.Kind{
		Code: "order-profile", Grade: diag.Fault,
		Msg:  [2]string{"there is no profile %q", "沒有 %q 這種 PDF"},
		Hint: [2]string{"write reading, press or pod", "請寫 reading（閱讀）、press（印廠）或 pod（隨需印刷）"},
	}
	badLength = &diag.Kind{
		Code: "order-length", Grade: diag.Fault,
		Msg:  [2]string{"%q is not a length", "%q 不是長度"},
		Hint: [2]string{`write "3mm" or "9pt"`, `請寫 "3mm" 或 "9pt"`},
	}
	badSignature = &diag.Kind{
		Code: "order-signature", Grade: diag.Fault,
		Msg:  [2]string{"a signature of %d pages cannot be bound", "無法裝訂 %d 頁一台"},
		Hint: [2]string{"write 4, 8, 16 or 32", "請寫 4、8、16 或 32"},
	}
)

// Kinds lists the problems of this package.
var Kinds = []*diag.Kind{
	noSuchPath, unreadable, noText, outside, tooLarge, taken, unmade,
	noEdition, badLang, badDate, badISBN, badOrder, badKind, badRole,
	badProfile, badLength, badSignature,
}
