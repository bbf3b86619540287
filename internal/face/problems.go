package face

import "yinshu/internal/diag"

// The kinds of problem that this package finds.
var (
	unknown = &diag.Kind{
		Code:  "font-unknown",
		Grade: diag.Fault,
		Msg:   [2]string{"no table of fonts has a face %[1]q", "字體表中沒有 %[1]q"},
		Hint:  [2]string{"use one of %[2]s, or describe the face in a fonts.toml of the book's fonts folder", "可用：%[2]s；或在書稿的 fonts 資料夾中以 fonts.toml 說明此字體"},
	}
	notFound = &diag.Kind{
		Code:  "font-not-found",
		Grade: diag.Fault,
		Msg:   [2]string{"the font %[1]s (%[2]s, weight %[3]d) is in none of: %[4]s", "找不到字體 %[1]s（%[2]s，字重 %[3]d），已尋：%[4]s"},
		Hint:  [2]string{"run make fonts, or name the folder that holds %[5]s with --fonts DIR or YINSHU_FONTS", "請執行 make fonts，或以 --fonts 資料夾（或 YINSHU_FONTS）指定 %[5]s 所在之處"},
	}
	notTrueType = &diag.Kind{
		Code:  "font-not-truetype",
		Grade: diag.Fault,
		Msg:   [2]string{"this is %s, not a TrueType font with outlines of its own", "此檔是%[2]s，不是獨立的 TrueType 字體"},
		Hint:  [2]string{"use the .ttf form of the font; make fonts fetches such files", "請改用 .ttf 格式的字體；make fonts 會取得合用的檔案"},
	}
	broken = &diag.Kind{
		Code:  "font-broken",
		Grade: diag.Fault,
		Msg:   [2]string{"the font is broken: %s", "字體損壞：%[2]s"},
		Hint:  [2]string{"fetch the file again: remove it, then run make fonts", "請刪去此檔，再執行 make fonts 重新取得"},
	}
	unreadable = &diag.Kind{
		Code:  "font-unreadable",
		Grade: diag.Fault,
		Msg:   [2]string{"the font cannot be read: %s", "無法讀取字體：%[1]s"},
		Hint:  [2]string{"make the file readable, or use another with --fonts DIR", "請檢查檔案權限，或以 --fonts 指定其他資料夾"},
	}
	changed = &diag.Kind{
		Code:  "font-changed",
		Grade: diag.Fault,
		Msg:   [2]string{"the font was written over while the book was made", "印書期間，字體檔被改寫"},
		Hint:  [2]string{"build again", "請重新執行"},
	}
	restricted = &diag.Kind{
		Code:  "font-restricted",
		Grade: diag.Fault,
		Msg:   [2]string{"the font's licence bits forbid embedding the part of it that a book needs", "字體的授權欄禁止嵌入書中（或禁止只嵌入部分）"},
		Hint:  [2]string{"use a font that may be embedded", "請改用允許嵌入的字體"},
	}
	tableBroken = &diag.Kind{
		Code:  "font-table",
		Grade: diag.Fault,
		Msg:   [2]string{"the table of fonts cannot be used: %s", "字體表無法使用：%s"},
		Hint:  [2]string{"correct the line; fonts/fonts.toml of the press shows the form", "請改正此行；格式見本社的 fonts/fonts.toml"},
	}
)

// Kinds lists every kind of problem of this package.
var Kinds = []*diag.Kind{unknown, notFound, notTrueType, broken, unreadable, changed, restricted, tableBroken}
