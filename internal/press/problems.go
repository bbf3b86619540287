package press

import "yinshu/internal/diag"

var (
	cannotWrite = &diag.Kind{
		Code: "output-write", Grade: diag.Fault,
		Msg:  [2]string{"cannot be written: %s", "無法寫入：%s"},
		Hint: [2]string{"look at the folder's permissions and the space on the disk, or give another --output", "請檢查資料夾權限與磁碟空間，或用 --output 另指資料夾"},
	}
	noEdition = &diag.Kind{
		Code: "edition-none", Grade: diag.Fault,
		Msg:  [2]string{"the book has no edition %s", "這本書沒有 %s 版"},
		Hint: [2]string{"the editions of a book stand in its book.toml", "版本寫在 book.toml 的 editions"},
	}
	badDesign = &diag.Kind{
		Code: "design-missing", Grade: diag.Fault,
		Msg:  [2]string{"there is no design %s", "沒有 %s 這個版式"},
		Hint: [2]string{"take one of %[2]s, or a .toml file in the book's folder", "可用的版式：%[2]s；或在書的資料夾裏放 .toml 檔"},
	}
	badPicture = &diag.Kind{
		Code: "picture-missing", Grade: diag.Fault,
		Msg:  [2]string{"there is no picture %s in the book's folder", "書的資料夾裏沒有圖檔 %s"},
		Hint: [2]string{"put it there, or correct its name", "請放入圖檔，或改正檔名"},
	}
	noProfile = &diag.Kind{
		Code: "profile-missing", Grade: diag.Fault,
		Msg:  [2]string{"there is no printing profile %s in the book's folder", "書的資料夾裏沒有色彩描述檔 %s"},
		Hint: [2]string{"ask the printer for it, or take icc out of book.toml", "請向印廠索取，或從 book.toml 刪去 icc"},
	}
	faceAway = &diag.Kind{
		Code: "design-face", Grade: diag.Note,
		Msg:  [2]string{"the face %[3]s of the chain %[2]s was not found; the next one is used", "找不到 %[2]s 的字型 %[3]s，改用下一種"},
		Hint: [2]string{"yinshu fonts lists what was found", "yinshu fonts 列出找到的字型"},
	}
	notUTF8 = &diag.Kind{
		Code: "convert-encoding", Grade: diag.Fault,
		Msg:  [2]string{"this is not UTF-8", "不是 UTF-8"},
		Hint: [2]string{"convert it first with iconv, or let yinshu read find its encoding", "請先用 iconv 轉碼，或用 yinshu read 自動判斷編碼"},
	}
	tooLarge = &diag.Kind{
		Code: "book-too-long", Grade: diag.Fault,
		Msg:  [2]string{"the text has %[1]d characters in %[2]d paragraphs and notes, more than one book holds", "全文 %[1]d 字，段落與註釋共 %[2]d 條，一冊容納不下"},
		Hint: [2]string{"divide it into volumes, each a text or folder of its own; yinshu read and check take it as it is", "請分冊，每冊各自成一檔或一資料夾；yinshu read、check 仍可處理全文"},
	}
	illegible = &diag.Kind{
		Code: "book-illegible", Grade: diag.Fault,
		Msg:  [2]string{"read as %s, the text has not one character that can be shown", "按 %s 解讀，全文沒有一個可以顯示的字"},
		Hint: [2]string{"name its encoding with --encoding, or save the document as plain text (UTF-8) again", "請用 --encoding 指明編碼，或將文件重新存成純文字（UTF-8）"},
	}
	noBuild = &diag.Kind{
		Code: "index-no-build", Grade: diag.Fault,
		Msg:  [2]string{"no build of this book to %s is on record", "沒有此書做到 %s 的紀錄"},
		Hint: [2]string{"build it once, or name the folder of its books with --books", "請先做一次書，或用 --books 指明成書的資料夾"},
	}
	twice = &diag.Kind{
		Code: "list-same-name", Grade: diag.Fault,
		Msg:  [2]string{"%s, earlier in the list, makes files of the same names", "清單前面的 %s 會做出同名的檔案"},
		Hint: [2]string{"rename one of them, or build it apart with another --output", "請改名，或另用 --output 分開做"},
	}
	stopped = &diag.Kind{
		Code: "build-stopped", Grade: diag.Fault,
		Msg:  [2]string{"not made: the work was stopped", "未做：工作已中止"},
		Hint: [2]string{"run the same command again; what is done is not done twice", "再下同一個指令即可；做好的不會重做"},
	}
	broken = &diag.Kind{
		Code: "build-broken", Grade: diag.Fault,
		Msg:  [2]string{"the program failed on this book: %v (%s)", "程式處理這本書時出錯：%v（%s）"},
		Hint: [2]string{"this is a fault of yinshu; please report it with the text", "這是程式的毛病，請連同原稿回報"},
	}
)

// Kinds lists the problems of this package.
var Kinds = []*diag.Kind{cannotWrite, noEdition, badDesign, badPicture, noProfile, faceAway, notUTF8, tooLarge, illegible, noBuild, twice, stopped, broken}
