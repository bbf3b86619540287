package script

import (
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

var (
	quoteUnpaired = &diag.Kind{
		Code:  "script-quote-unpaired",
		Grade: diag.Fault,
		Msg:   [2]string{"%[1]s has no partner; the edition has %[2]s here and nothing was added", "%[1]s 沒有配對；本版此處作 %[2]s，未補任何標點"},
		Hint:  [2]string{"add its partner in fixes.txt, or take it away there", "請在 fixes.txt 補上另一半，或把它刪去"},
	}
	quoteDoubled = &diag.Kind{
		Code:  "script-quote-doubled",
		Grade: diag.Query,
		Msg:   [2]string{"another %[1]s stands inside the quotation that this %[1]s opens; a partner may be missing", "這個 %[1]s 所引的文字裏又有 %[1]s，也許缺了一半"},
		Hint:  [2]string{"close the first quotation in fixes.txt, or write the inner marks for the inner quotation", "請在 fixes.txt 補上前一個引號的另一半，或把內層改用內層引號"},
	}
	answerForm = &diag.Kind{
		Code:  "script-answer-form",
		Grade: diag.Fault,
		Msg:   [2]string{"this row is not WORD, RESULT, PLACE, REMARK parted by tabs: %s", "本行不合「詞、結果、位置、說明」以 Tab 分隔的格式：%s"},
		Hint:  [2]string{"write the word as the source has it, a tab, and what it shall become", "先寫原文的詞，再寫 Tab，再寫要改成的字"},
	}
	answerTwice = &diag.Kind{
		Code:  "script-answer-twice",
		Grade: diag.Fault,
		Msg:   [2]string{"%[1]s is answered twice; the first answer, %[2]s, is followed", "%[1]s 有兩個答案，以先寫的「%[2]s」為準"},
		Hint:  [2]string{"take one of the two rows away, or give it a place", "請刪去其中一行，或註明位置"},
	}
	answerUnused = &diag.Kind{
		Code:  "script-answer-unused",
		Grade: diag.Query,
		Msg:   [2]string{"%s stands nowhere in the text, so this answer decides nothing", "文中沒有「%s」，這個答案沒有用到"},
		Hint:  [2]string{"correct the word, or take the row away", "請改正這個詞，或刪去本行"},
	}
	answerPlace = &diag.Kind{
		Code:  "script-answer-place",
		Grade: diag.Query,
		Msg:   [2]string{"%[1]s is not at %[2]s", "「%[1]s」不在 %[2]s"},
		Hint:  [2]string{"give the place as LINE or LINE:COL of the text, or quote the text with ‸ before the word", "位置請寫原文的行號或「行:列」，或引原文並在該詞前加 ‸"},
	}
)

// Kinds lists every kind of problem that this package reports.
var Kinds = []*diag.Kind{quoteUnpaired, quoteDoubled, answerForm, answerTwice, answerUnused, answerPlace}

// tell reports a problem with bytes start to end of a passage.
func (w *work) tell(p *passage, start, end int, kind *diag.Kind, args ...any) {
	span, ok := p.spanOf(start, end, w.files)
	if !ok || span.File < 0 || span.File >= len(w.files) {
		w.problems = append(w.problems, diag.Of(kind, "", args...))
		return
	}
	w.problems = append(w.problems, w.at(span, kind, args))
}

// A spot is where the last problem was. The next is found from it, since a bad
// text may have problems by the thousand, and all of them in one line.
type spot struct {
	file, at, line, col int
	begin, end          int // of the line
}

// at returns a problem at the beginning of a span.
func (w *work) at(span manuscript.Span, kind *diag.Kind, args []any) *diag.Problem {
	file, s := &w.files[span.File], &w.spot
	if s.line == 0 || s.file != span.File || s.at > span.Start {
		*s = spot{file: span.File, line: 1, col: 1, end: lineEnd(file.Text, 0)}
	}
	for span.Start > s.end && s.end < len(file.Text) {
		begin := s.end + 1
		*s = spot{file: span.File, at: begin, line: s.line, col: 1, begin: begin, end: lineEnd(file.Text, begin)}
		if file.Text[begin-1] == '\n' {
			s.line++
		}
	}
	s.col += utf8.RuneCountInString(file.Text[s.at:span.Start])
	s.at = span.Start
	return &diag.Problem{Kind: kind, File: file.Name, Line: s.line, Col: s.col, Text: file.Text[s.begin:s.end], Args: args}
}
