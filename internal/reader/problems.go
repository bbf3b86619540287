package reader

import "yinshu/internal/diag"

// Kinds lists every kind of problem this package reports.
var Kinds = []*diag.Kind{
	Nothing, Binary, NoEncoding, UnknownEncoding, BadByte, BadBytes,
	DoubtfulEnd, NoBodies, BodyUnmarked, MarkMissing, NotesLine, NotesTwice,
	FrontMatter, FrontUnused, FrontPlace,
	FixNoMatch, FixTwice, FixNoPoint, FixNothing, FixNoMark, FixOrder, FixOverlap,
	FixIdle, FixContrary, FixMarkdown,
}

// What can stop a reading.
var (
	Nothing = &diag.Kind{
		Code: "text-empty", Grade: diag.Fault,
		Msg:  [2]string{"there is no text in the file", "檔案裏沒有文字"},
		Hint: [2]string{"check that the right file was named", "請確認檔名無誤"},
	}
	Binary = &diag.Kind{
		Code: "text-binary", Grade: diag.Fault,
		Msg:  [2]string{"the file is not a text", "檔案不是純文字"},
		Hint: [2]string{"save the document as plain text (UTF-8) first", "請先另存為純文字（UTF-8）"},
	}
	NoEncoding = &diag.Kind{
		Code: "text-encoding", Grade: diag.Fault,
		Msg:  [2]string{"the text is in no encoding known here: more than 1 %% of it cannot be decoded", "無法判定編碼：超過 1 %% 的內容無法解讀"},
		Hint: [2]string{"name the encoding with --encoding, or save the text as UTF-8", "請用 --encoding 指定編碼，或另存為 UTF-8"},
	}
	UnknownEncoding = &diag.Kind{
		Code: "encoding-unknown", Grade: diag.Fault,
		Msg:  [2]string{"%s is no encoding known here", "不認得編碼 %s"},
		Hint: [2]string{"use UTF-8, UTF-16LE, UTF-16BE, Big5 or GB18030", "可用 UTF-8、UTF-16LE、UTF-16BE、Big5、GB18030"},
	}
)

// What is wrong or doubtful in a text.
var (
	BadByte = &diag.Kind{
		Code: "byte-bad", Grade: diag.Fault,
		Msg:  [2]string{"byte %s cannot be decoded as %s", "位元組 %s 無法按 %s 解讀"},
		Hint: [2]string{"it is printed as 〓; put the right character in fixes.txt", "印作 〓；請在 fixes.txt 補上正字"},
	}
	BadBytes = &diag.Kind{
		Code: "byte-bad-more", Grade: diag.Fault,
		Msg:  [2]string{"%d more bytes cannot be decoded as %s", "另有 %d 個位元組無法按 %s 解讀"},
		Hint: [2]string{"perhaps another encoding is the right one: --encoding", "也許編碼不對：請試 --encoding"},
	}
	DoubtfulEnd = &diag.Kind{
		Code: "paragraph-doubtful", Grade: diag.Query,
		Msg:  [2]string{"a paragraph may end here or go on (read as: %s)", "此處可能分段，也可能不分（現作：%[2]s）"},
		Hint: [2]string{"if it is read wrongly, add @split or @join for this line in fixes.txt", "若有誤，請在 fixes.txt 為此行寫 @split 或 @join"},
	}
	NoBodies = &diag.Kind{
		Code: "note-bodies", Grade: diag.Query,
		Msg:  [2]string{"%d of %d note marks have no note in the source (notes %s)", "%[2]d 個註號中有 %[1]d 個在原稿中沒有註文（註 %[3]s）"},
		Hint: [2]string{"write the notes in notes.txt, by number", "請在 notes.txt 按號補寫註文"},
	}
	BodyUnmarked = &diag.Kind{
		Code: "note-unmarked", Grade: diag.Fault,
		Msg:  [2]string{"note %v has no mark in the text", "註 %v 在正文中沒有註號"},
		Hint: [2]string{"set its mark in fixes.txt: the place, then @mark %v", "請在 fixes.txt 標出位置，並寫 @mark %v"},
	}
	MarkMissing = &diag.Kind{
		Code: "note-skipped", Grade: diag.Query,
		Msg:  [2]string{"the count of note marks goes from %d to %d", "註號由 %d 跳到 %d"},
		Hint: [2]string{"if the mark stands in the text, set it in fixes.txt with @mark", "若正文中有此註號，請在 fixes.txt 用 @mark 標出"},
	}
	FrontMatter = &diag.Kind{
		Code: "front-matter", Grade: diag.Fault,
		Msg:  [2]string{"the front matter cannot be read: %s", "文首的書目欄位無法讀取：%s"},
		Hint: [2]string{"write it as YAML between two lines of --- , or TOML between +++", "請用 YAML（--- 之間）或 TOML（+++ 之間）書寫"},
	}
	FrontUnused = &diag.Kind{
		Code: "front-unused", Grade: diag.Note,
		Msg:  [2]string{"the front matter's %s says nothing here", "文首欄位中的 %s 在此不起作用"},
		Hint: [2]string{"title, subtitle, author and lang are read; everything else of a book stands in book.toml", "此處只讀 title、subtitle、author、lang；書的其他資料寫在 book.toml"},
	}
	FrontPlace = &diag.Kind{
		Code: "front-place", Grade: diag.Note,
		Msg:  [2]string{"the front matter names %s, which the text does not have any more", "文首所列的 %s 在正文裏已不存在"},
		Hint: [2]string{"take pages and resumed out of the front matter after moving paragraphs", "移動段落之後，請刪去文首的 pages 與 resumed"},
	}
	NotesLine = &diag.Kind{
		Code: "notes-line", Grade: diag.Fault,
		Msg:  [2]string{"this line belongs to no note", "這一行不屬於任何註"},
		Hint: [2]string{"begin each note with its number: 12. …", "每條註以號碼開頭：12. …"},
	}
	NotesTwice = &diag.Kind{
		Code: "notes-twice", Grade: diag.Fault,
		Msg:  [2]string{"note %v is given twice; the first is line %d", "註 %v 出現兩次；第一次在第 %d 行"},
		Hint: [2]string{"number the second rightly, or take it away", "請改正第二條的號碼，或刪去"},
	}
)

// What can be wrong with a line of fixes.txt.
var (
	FixNoMatch = &diag.Kind{
		Code: "fix-none", Grade: diag.Fault,
		Msg:  [2]string{"%s does not stand at this place", "此處沒有 %s"},
		Hint: [2]string{"the source may have changed; take the fix away, or name the place again", "原稿可能改過；請刪去此條，或重新標出位置"},
	}
	FixTwice = &diag.Kind{
		Code: "fix-many", Grade: diag.Fault,
		Msg:  [2]string{"%s stands here %d times", "%s 在此處出現 %d 次"},
		Hint: [2]string{"name the column (128:14), or mark the point in a quotation with ‸", "請寫列號（128:14），或在引文中以 ‸ 標出"},
	}
	FixNoPoint = &diag.Kind{
		Code: "fix-point", Grade: diag.Fault,
		Msg:  [2]string{"it is not said where to put the characters in", "沒有說明插入的位置"},
		Hint: [2]string{"name the column (128:14), or mark the point in a quotation with ‸", "請寫列號（128:14），或在引文中以 ‸ 標出"},
	}
	FixNothing = &diag.Kind{
		Code: "fix-empty", Grade: diag.Fault,
		Msg:  [2]string{"the fix says neither what to replace nor by what", "沒有寫明改什麼、改成什麼"},
		Hint: [2]string{"part the columns by tabs: place, from, to, reason", "各欄以 Tab 分隔：位置、原文、改文、理由"},
	}
	FixNoMark = &diag.Kind{
		Code: "fix-mark", Grade: diag.Fault,
		Msg:  [2]string{"no mark of note %d begins at this point", "此處不是註 %d 的註號"},
		Hint: [2]string{"put ‸ right before the number", "請把 ‸ 緊放在號碼之前"},
	}
	FixOrder = &diag.Kind{
		Code: "fix-order", Grade: diag.Fault,
		Msg:  [2]string{"%s is no order known here", "不認得指令 %s"},
		Hint: [2]string{"orders are @join, @split, @head 1 to @head 5, @text, @mark 12 and @unmark; write @@ for a character @", "指令有 @join、@split、@head 1 至 5、@text、@mark 12、@unmark；字元 @ 請寫 @@"},
	}
	FixOverlap = &diag.Kind{
		Code: "fix-overlap", Grade: diag.Fault,
		Msg:  [2]string{"another fix already replaces %s", "%s 已由另一條改過"},
		Hint: [2]string{"make one fix of the two", "請把兩條合為一條"},
	}
	FixIdle = &diag.Kind{
		Code: "fix-idle", Grade: diag.Fault,
		Msg:  [2]string{"%s finds nothing to change at this place", "%s 在此處無可改"},
		Hint: [2]string{"name a line that has text, or put ‸ right before the number", "請指有字的行，或把 ‸ 緊放在號碼之前"},
	}
	FixContrary = &diag.Kind{
		Code: "fix-contrary", Grade: diag.Fault,
		Msg:  [2]string{"%s says the contrary of %s for the same place; the later is followed", "%s 與同一處的 %s 相反，以後者為準"},
		Hint: [2]string{"take one of the two away", "請刪去其中一條"},
	}
	FixMarkdown = &diag.Kind{
		Code: "fix-markdown", Grade: diag.Fault,
		Msg:  [2]string{"%s does nothing to a text in Markdown", "%s 對 Markdown 文稿不起作用"},
		Hint: [2]string{"change the Markdown itself: its heads, paragraphs and marks are written in it", "請直接改 Markdown：標題、段落與註號都寫在其中"},
	}
)
