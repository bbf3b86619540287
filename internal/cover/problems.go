package cover

import "yinshu/internal/diag"

// Kinds lists every kind of problem that making a cover can find.
var Kinds = []*diag.Kind{CharacterMissing, Faint}

// CharacterMissing is a character that no face of the cover has.
var CharacterMissing = &diag.Kind{
	Code:  "cover-character",
	Grade: diag.Fault,
	Msg:   [2]string{"no face of the cover has %[1]s (U+%04[2]X); 〓 stands in its place", "封面用的字體都沒有「%[1]s」（U+%04[2]X），以〓代替"},
	Hint:  [2]string{"give a face that has it, or a cover picture of your own in book.toml", "請換用有此字的字體，或在 book.toml 指定自備的封面圖"},
}

// Faint is writing that can hardly be told from what it stands on.
var Faint = &diag.Kind{
	Code:  "cover-faint",
	Grade: diag.Query,
	Msg:   [2]string{"on the cover, #%06x on #%06x can hardly be read", "封面上 #%06x 的字印在 #%06x 上，難以辨認"},
	Hint:  [2]string{"take a lighter and a darker colour in the design's [cover]", "請在版式的 [cover] 選一深一淺的顏色"},
}
