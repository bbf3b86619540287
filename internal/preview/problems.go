package preview

import "yinshu/internal/diag"

var (
	cannotListen = &diag.Kind{
		Code: "preview-listen", Grade: diag.Fault,
		Msg:  [2]string{"the preview cannot be served at %s: %s", "無法在 %s 提供預覽：%s"},
		Hint: [2]string{"leave --port out to take one that is free, and --listen to stay on this machine", "不寫 --port 即取空閒的埠；不寫 --listen 即只限本機"},
	}
	noRound = &diag.Kind{
		Code: "preview-broken", Grade: diag.Fault,
		Msg:  [2]string{"the program failed on this book: %v", "程式處理這本書時出錯：%v"},
		Hint: [2]string{"this is a fault of yinshu; please report it with the text", "這是程式的毛病，請連同原稿回報"},
	}
)

// Kinds lists the problems of this package.
var Kinds = []*diag.Kind{cannotListen, noRound}
