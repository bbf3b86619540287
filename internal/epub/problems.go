package epub

import "yinshu/internal/diag"

// Kinds lists every kind of problem that writing an EPUB can find.
var Kinds = []*diag.Kind{
	NoteUnknown, RefUnknown, AnchorUnknown, LinkRefused,
	PictureRemote, PictureOutside, PictureMissing, PictureRefused, PictureSilent,
	PictureLarge, PictureInks, CoverRefused, CoverSize, DocumentLarge, ContentsLarge,
}

// The kinds, in the order in which a reader would meet them.
var (
	NoteUnknown = &diag.Kind{
		Code:  "epub-note-unknown",
		Grade: diag.Fault,
		Msg:   [2]string{"a note mark names the note %q, which the book does not have", "註號所指的註 %q 不在書中"},
		Hint:  [2]string{"add the note, or take the mark out in fixes.txt", "請補上該註，或在 fixes.txt 刪去註號"},
	}
	RefUnknown = &diag.Kind{
		Code:  "epub-ref-unknown",
		Grade: diag.Fault,
		Msg:   [2]string{"a page reference leads to %q, which the book does not have; the words of the source stand there", "頁碼參照所指的 %q 不在書中，照原稿文字排印"},
		Hint:  [2]string{"name a place that exists", "請改指書中已有之處"},
	}
	AnchorUnknown = &diag.Kind{
		Code:  "epub-index-place",
		Grade: diag.Fault,
		Msg:   [2]string{"the index entry %q has a locator (%s) without a place in the text; it is no link", "索引條目「%s」的出處（%s）在正文找不到，不做連結"},
		Hint:  [2]string{"build the index again from this text", "請用這份文字重做索引"},
	}
	LinkRefused = &diag.Kind{
		Code:  "epub-link-refused",
		Grade: diag.Query,
		Msg:   [2]string{"%q cannot be a link out of the book; its text stands without one", "%q 不能作書外連結，只排文字"},
		Hint:  [2]string{"give a whole address that begins with https://, http:// or mailto:", "請寫完整網址，以 https://、http:// 或 mailto: 開頭"},
	}
	PictureRemote = &diag.Kind{
		Code:  "epub-picture-remote",
		Grade: diag.Fault,
		Msg:   [2]string{"the picture %q is an address; nothing is fetched from a network, and its words stand in its place", "圖 %q 是網址；本程式不連網取圖，以文字代替"},
		Hint:  [2]string{"put the file into the book's folder and name it there", "請把圖檔放進書的資料夾，寫檔名"},
	}
	PictureOutside = &diag.Kind{
		Code:  "epub-picture-outside",
		Grade: diag.Fault,
		Msg:   [2]string{"the picture %q is not below the book's folder; its words stand in its place", "圖 %q 不在書的資料夾內，以文字代替"},
		Hint:  [2]string{"give a path inside the book's folder, with / and without ..", "請用書的資料夾內的路徑，以 / 分隔，不用 .."},
	}
	PictureMissing = &diag.Kind{
		Code:  "epub-picture-missing",
		Grade: diag.Fault,
		Msg:   [2]string{"the picture %q cannot be read: %v; its words stand in its place", "圖 %q 讀不到：%v；以文字代替"},
		Hint:  [2]string{"put the file into the book's folder", "請把圖檔放進書的資料夾"},
	}
	PictureRefused = &diag.Kind{
		Code:  "epub-picture-refused",
		Grade: diag.Fault,
		Msg:   [2]string{"the picture %q is not a sound PNG, JPEG, GIF or plain SVG file: %v; its words stand in its place", "圖 %q 不是完好的 PNG、JPEG、GIF 或單純 SVG：%v；以文字代替"},
		Hint:  [2]string{"save it as PNG or JPEG", "請另存為 PNG 或 JPEG"},
	}
	PictureSilent = &diag.Kind{
		Code:  "epub-picture-silent",
		Grade: diag.Query,
		Msg:   [2]string{"the picture %q has neither words for those who cannot see it nor a caption", "圖 %q 沒有替代文字，也沒有圖說"},
		Hint:  [2]string{"say in a sentence what it shows", "請用一句話說明圖中內容"},
	}
	PictureLarge = &diag.Kind{
		Code:  "epub-picture-large",
		Grade: diag.Note,
		Msg:   [2]string{"the picture %q has %d × %d pixels, more than reading systems show whole", "圖 %q 有 %d × %d 像素，超過閱讀器能完整顯示的大小"},
		Hint:  [2]string{"3.5 million pixels are enough for the largest screen; give the EPUB a smaller copy", "三百五十萬像素已足；電子書請改用較小的圖檔"},
	}
	PictureInks = &diag.Kind{
		Code:  "epub-picture-inks",
		Grade: diag.Query,
		Msg:   [2]string{"the picture %q has the colours of four inks (CMYK), which many reading systems show wrongly or not at all", "圖 %q 是四色印刷（CMYK），許多閱讀器顯示錯誤或不顯示"},
		Hint:  [2]string{"save it in the colours of screens (RGB)", "請另存為 RGB"},
	}
	CoverRefused = &diag.Kind{
		Code:  "epub-cover-refused",
		Grade: diag.Fault,
		Msg:   [2]string{"the cover is not a sound PNG or JPEG file: %v; the book has no cover", "封面不是完好的 PNG 或 JPEG：%v；本書不附封面"},
		Hint:  [2]string{"give a PNG or JPEG, 1500 by 2000 pixels or near it", "請給 PNG 或 JPEG，約 1500×2000 像素"},
	}
	CoverSize = &diag.Kind{
		Code:  "epub-cover-size",
		Grade: diag.Note,
		Msg:   [2]string{"the cover has %d × %d pixels; shops want 640 to 7200 on the longer side", "封面為 %d × %d 像素；書店要求長邊在 640 至 7200 之間"},
		Hint:  [2]string{"give a PNG or JPEG, 1500 by 2000 pixels or near it", "請給 PNG 或 JPEG，約 1500×2000 像素"},
	}
	DocumentLarge = &diag.Kind{
		Code:  "epub-document-large",
		Grade: diag.Note,
		Msg:   [2]string{"%q takes %d KB in one file, since a single block is that long; some reading systems are slow with it", "「%s」單一段落過長，一檔 %d KB，有些閱讀器會變慢"},
		Hint:  [2]string{"divide the paragraph, if the author agrees", "若作者同意，請分段"},
	}
	ContentsLarge = &diag.Kind{
		Code:  "epub-contents-large",
		Grade: diag.Note,
		Msg:   [2]string{"%q takes %d KB: the book has that many headings and pages; some reading systems are slow to open it", "「%s」一檔 %d KB：標題與頁碼太多，有些閱讀器開啟較慢"},
		Hint:  [2]string{"nothing is wrong; a book of this length may also be published in volumes", "內容無誤；篇幅這麼長的書，也可考慮分冊出版"},
	}
)
