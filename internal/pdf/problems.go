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
	badLink = &diag.Kind{
		Code:  "pdf-link-refused",
		Grade: diag.Query,
		Msg:   [2]string{"%q cannot be a link out of the book; its text stands without one on page %s", "%q 不能作書外連結，第 %s 頁只排文字"},
		Hint:  [2]string{"give a whole address that begins with https://, http:// or mailto:", "請寫完整網址，以 https://、http:// 或 mailto: 開頭"},
	}
	noProfile = &diag.Kind{
		Code:  "pdf-no-profile",
		Grade: diag.Note,
		Msg:   [2]string{"no ICC profile of the press was given, so the file makes no claim of PDF/X", "沒有印刷廠的 ICC 色彩描述檔，故不聲明 PDF/X"},
		Hint:  [2]string{"ask the printer for the profile and name it in book.toml, if PDF/X is wanted", "如需 PDF/X，請向印刷廠索取描述檔，並寫入 book.toml"},
	}
	badProfile = &diag.Kind{
		Code:  "pdf-profile",
		Grade: diag.Fault,
		Msg:   [2]string{"the ICC file is no output profile for grey or four inks; the file makes no claim of PDF/X", "所給的 ICC 檔不是灰階或四色的輸出描述檔，故不聲明 PDF/X"},
		Hint:  [2]string{"use the output profile that the printer names", "請使用印刷廠指定的輸出描述檔"},
	}
	rgbPicture = &diag.Kind{
		Code:  "pdf-rgb",
		Grade: diag.Query,
		Msg:   [2]string{"a picture has the colours of screens, which a press cannot print as they are (profile %s)", "圖片為螢幕色彩（RGB），無法照印（%s）"},
		Hint:  [2]string{"give the picture in grey or in four inks", "請改用灰階或四色（CMYK）的圖片"},
	}
	cmykPicture = &diag.Kind{
		Code:  "pdf-cmyk",
		Grade: diag.Query,
		Msg:   [2]string{"a picture has the colours of four inks; the reading file makes no claim of PDF/A", "圖片為四色（CMYK），閱讀版不聲明 PDF/A"},
		Hint:  [2]string{"give the picture in grey or in the colours of screens", "請改用灰階或 RGB 的圖片"},
	}
	narrowMargin = &diag.Kind{
		Code:  "pdf-gutter",
		Grade: diag.Query,
		Msg:   [2]string{"%[1]d pages need an inside margin of %.1[2]f pt; the design has %.1[3]f inside and %.1[4]f outside, too little to share", "%[1]d 頁需內邊距 %.1[2]f 點；版式內 %.1[3]f、外 %.1[4]f，不足以調整"},
		Hint:  [2]string{"widen the margins of the design, or shorten its measure", "請加寬版式的邊距，或縮短行長"},
	}
	badPainting = &diag.Kind{
		Code:  "pdf-paint",
		Grade: diag.Fault,
		Msg:   [2]string{"the pages cannot be painted: %s", "版面無法寫成 PDF：%s"},
	}
)

// Kinds lists every kind of problem of this package.
var Kinds = []*diag.Kind{noFace, noGlyph, noPicture, noAnchor, badLink, noProfile, badProfile, rgbPicture, cmykPicture, narrowMargin, badPainting}
