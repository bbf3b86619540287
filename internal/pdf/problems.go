package pdf

import "yinshu/internal/diag"

// The kinds of problem that this package finds.
var (
	noFace = &diag.Kind{
		Code:  "pdf-face",
		Grade: diag.Fault,
		Msg:   [2]string{"page %[2]s is set in the face %[1]q, which was not given", "第 %[2]s 頁用了字體 %[1]q，但此字體不在"},
		Hint:  [2]string{"name a face of fonts.toml in the design", "請在版式中使用 fonts.toml 所列的字體"},
	}
	noGlyph = &diag.Kind{
		Code:  "pdf-glyph",
		Grade: diag.Fault,
		Msg:   [2]string{"%[1]s (%[2]U) is not in the font %[3]s; 〓 stands for it on page %[4]s", "字體 %[3]s 沒有 %[1]s（%[2]U），第 %[4]s 頁以〓代替"},
		Hint:  [2]string{"give a font that has it, or correct the character in fixes.txt", "請另備含有此字的字體，或在 fixes.txt 中改字"},
	}
	noPicture = &diag.Kind{
		Code:  "pdf-picture",
		Grade: diag.Fault,
		Msg:   [2]string{"the picture cannot be printed: %s", "圖片無法印出：%s"},
		Hint:  [2]string{"use a PNG (not interlaced), JPEG or GIF file in the book's folder", "請在書稿資料夾中放置 PNG（非交錯式）、JPEG 或 GIF 檔"},
	}
	noAnchor = &diag.Kind{
		Code:  "pdf-link",
		Grade: diag.Fault,
		Msg:   [2]string{"a link on page %[2]s leads to %[1]q, which is nowhere in the book", "第 %[2]s 頁有連結指向 %[1]q，書中並無此處"},
	}
	badPainting = &diag.Kind{
		Code:  "pdf-paint",
		Grade: diag.Fault,
		Msg:   [2]string{"the pages cannot be painted: %s", "版面無法寫成 PDF：%s"},
	}
)

// Kinds lists every kind of problem of this package.
var Kinds = []*diag.Kind{noFace, noGlyph, noPicture, noAnchor, badPainting}
