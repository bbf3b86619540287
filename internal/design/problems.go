package design

import "yinshu/internal/diag"

// Kinds lists the problems that a design can have.
var Kinds = []*diag.Kind{kindSyntax, kindKey, kindValue, kindExtends, kindArea, kindChain, kindNumbering}

var kindSyntax = &diag.Kind{
	Code:  "design-syntax",
	Grade: diag.Fault,
	Msg:   [2]string{"the design is not TOML: %s", "版式檔不合 TOML 語法：%s"},
	Hint:  [2]string{"correct this line; until then the rest of the file is not read", "請改正此行，改正前其後內容不讀"},
}

var kindKey = &diag.Kind{
	Code:  "design-key",
	Grade: diag.Fault,
	Msg:   [2]string{"%s is no key of a design", "版式沒有 %s 這個鍵"},
	Hint:  [2]string{"did you mean %[2]s? The manual lists every key", "是否應為 %[2]s？各鍵見手冊"},
}

var kindValue = &diag.Kind{
	Code:  "design-value",
	Grade: diag.Fault,
	Msg:   [2]string{"%s cannot be %s", "%s 不能是 %s"},
	Hint:  [2]string{"give %[3]s; until then it stays as in the design that this one extends", "應為：%[4]s；改正前仍依所承版式"},
}

var kindExtends = &diag.Kind{
	Code:  "design-extends",
	Grade: diag.Fault,
	Msg:   [2]string{"there is no design %s to extend", "沒有可承用的版式 %s"},
	Hint:  [2]string{"name one of these: %[2]s", "可用的版式：%[2]s"},
}

var kindArea = &diag.Kind{
	Code:  "design-area",
	Grade: diag.Fault,
	Msg:   [2]string{"the text does not fit the page: %s", "版心放不進書頁：%s"},
	Hint:  [2]string{"make text.measure, text.lines or the margins smaller; until then the text is set with margins of nothing", "請減少每行字數、每頁行數或邊距"},
}

var kindChain = &diag.Kind{
	Code:  "design-chain",
	Grade: diag.Query,
	Msg:   [2]string{"style %s wants the faces %s, which this design does not name for %s", "樣式 %s 要用字體 %s，版式未為 %s 指定"},
	Hint:  [2]string{"name them under [faces.%[3]s]; until then the text's faces are used", "請在 [faces.%[3]s] 指定，否則用正文字體"},
}

var kindNumbering = &diag.Kind{
	Code:  "design-numbering",
	Grade: diag.Fault,
	Msg:   [2]string{"notes cannot be numbered by the page unless they stand at its foot", "註不在頁末，不能按頁編號"},
	Hint:  [2]string{"set notes.place to page, or notes.numbering to through or chapter; until then they are numbered through", "請把 notes.place 設為 page，或改用 through、chapter；改正前通書編號"},
}
