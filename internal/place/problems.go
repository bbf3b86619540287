package place

import "yinshu/internal/diag"

// Kinds lists every kind of problem this package reports.
var Kinds = []*diag.Kind{Empty, BadNumber, TwoPoints, NoMatch, ManyMatches, NoLine, NoColumn}

// What can be wrong with a place.
var (
	Empty = &diag.Kind{
		Code: "place-empty", Grade: diag.Fault,
		Msg:  [2]string{"the place is missing", "缺少位置"},
		Hint: [2]string{"give a line (128), a line and column (128:14) or a quotation with ‸ at the point", "請寫行號（128）、行列號（128:14），或引一段原文並以 ‸ 標出位置"},
	}
	BadNumber = &diag.Kind{
		Code: "place-number", Grade: diag.Fault,
		Msg:  [2]string{"%s is not a line or column that can be", "%s 不是可用的行號或列號"},
		Hint: [2]string{"count lines and columns from 1", "行號、列號由 1 起"},
	}
	TwoPoints = &diag.Kind{
		Code: "place-points", Grade: diag.Fault,
		Msg:  [2]string{"the quotation %s has more than one ‸", "引文 %s 有不止一個 ‸"},
		Hint: [2]string{"keep one ‸, at the point that is meant", "只保留一個 ‸，標在所指之處"},
	}
	NoMatch = &diag.Kind{
		Code: "place-none", Grade: diag.Fault,
		Msg:  [2]string{"%s does not occur in the text", "正文中找不到 %s"},
		Hint: [2]string{"quote the source as it stands; line ends and spaces do not matter", "請照原文引錄；換行與空格不計"},
	}
	ManyMatches = &diag.Kind{
		Code: "place-many", Grade: diag.Fault,
		Msg:  [2]string{"%s occurs more than once (lines %d and %d)", "%s 出現不止一次（第 %d 行與第 %d 行）"},
		Hint: [2]string{"quote a few characters more", "請多引幾個字"},
	}
	NoLine = &diag.Kind{
		Code: "place-line", Grade: diag.Fault,
		Msg:  [2]string{"there is no line %d; the text has %d", "沒有第 %d 行；全文共 %d 行"},
		Hint: [2]string{"look the line up again: the source may have changed", "請重查行號：原稿可能改過"},
	}
	NoColumn = &diag.Kind{
		Code: "place-column", Grade: diag.Fault,
		Msg:  [2]string{"line %d has %d characters, so no column %d", "第 %d 行只有 %d 字，沒有第 %d 列"},
		Hint: [2]string{"look the column up again, or use a quotation with ‸", "請重查列號，或改用帶 ‸ 的引文"},
	}
)
