package reader

import (
	"strings"
	"testing"
)

func listing(t *testing.T, src Source, opt Options) (string, string) {
	t.Helper()
	m, _, problems, err := Read(src, opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := sound(m); err != nil && src.Fixes == nil {
		t.Error(err)
	}
	var codes []string
	for _, p := range problems {
		codes = append(codes, p.Kind.Code)
	}
	return plainListing(m), strings.Join(codes, " ")
}

// notes.txt gives bodies by number, in any dress, over several lines.
func TestNotesFile(t *testing.T) {
	const text = "題目\n\n第一句話。1第二句話。2第三句話。3第四句話。4\n"
	for _, c := range []struct{ notes, want, codes string }{
		{"1 甲\n2 乙\n3 丙\n4 丁\n", "n1 甲\nn2 乙\nn3 丙\nn4 丁\n", ""},
		{"1. 甲\n   甲之二\n\n2、乙\n[3] 丙\n（4）丁\n", "n1 甲甲之二\nn2 乙\nn3 丙\nn4 丁\n", ""},
		{"1 見1931年報紙，\n1932年又載\n2 乙\n", "n1 見1931年報紙，1932年又載\nn2 乙\n", "note-bodies"},
		{"１　甲\n２　Printed in\nShanghai\n", "n1 甲\nn2 Printed in Shanghai\n", "note-bodies"},
		{"1 甲\n2 乙\n3 丙\n4 丁\n5 戊\n", "n5 戊", "note-unmarked"},
		{"無號的一行\n1 甲\n", "n1 甲", "notes-line note-bodies"},
		{"1 甲\n2 乙\n2 丙\n", "n2 乙", "notes-twice note-bodies"},
	} {
		got, codes := listing(t, Source{Name: "text.txt", Text: []byte(text), Notes: &Part{"notes.txt", []byte(c.notes)}}, Options{})
		if !strings.Contains(got, c.want) || codes != c.codes {
			t.Errorf("%q: problems %q, want %q; want %q in\n%s", c.notes, codes, c.codes, c.want, got)
		}
	}
}

// A count that begins again in each chapter has its notes by chapter.
func TestNotesFileByChapter(t *testing.T) {
	const text = "題目\n\n一、甲\n\n第一句話。1第二句話。2\n\n二、乙\n\n第三句話。1第四句話。2第五句話。3\n\n三、丙\n\n沒有註的一章。\n\n四、丁\n\n第六句話。1第七句話。2\n"
	const want = "第一句話。{1}第二句話。{2}\nh1 二、乙\np 第三句話。{3}第四句話。{4}第五句話。{5}\nh1 三、丙\np 沒有註的一章。\nh1 四、丁\np 第六句話。{6}第七句話。{7}\n" +
		"n1 甲一\nn2 甲二\nn3 乙一\nn4 乙二\nn5 乙三\nn6 丁一\nn7 丁二\n"
	for _, notes := range []string{
		"1 甲一\n2 甲二\n1 乙一\n2 乙二\n3 乙三\n1 丁一\n2 丁二\n",
		"# 一、甲\n1 甲一\n2 甲二\n# 二、乙\n1 乙一\n2 乙二\n3 乙三\n# 四、丁\n1 丁一\n2 丁二\n",
	} {
		got, codes := listing(t, Source{Name: "text.txt", Text: []byte(text), Notes: &Part{"notes.txt", []byte(notes)}}, Options{})
		if !strings.HasSuffix(got, want) || codes != "" {
			t.Errorf("problems %q; got\n%swant\n%s", codes, got, want)
		}
	}
}

// What may be read as a mark and what may not, in words. The sentence stands
// in a text whose count is at this number.
func TestMarks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"他走了。112月又來。2三月再來。", "他走了。{1}12月又來。{2}三月再來。"},
		{"他走了。11951年又來。2", "他走了。{1}1951年又來。{2}"},
		{"他走了1。1951年又來2。", "他走了{1}。1951年又來{2}。"},
		{"主張：1，停火；2，撤軍。1後來不行。2", "主張：1，停火；2，撤軍。{1}後來不行。{2}"},
		{"占15％。1又占2成。2", "占15％。{1}又占2成。{2}"},
		{"長5-10公里。1寬2.5公里。2", "長5-10公里。{1}寬2.5公里。{2}"},
		{"死36，914人。1傷1，025人。2", "死36，914人。{1}傷1，025人。{2}"},
		{"第1次。1第2次。2", "第1次。{1}第2次。{2}"},
		{"面積1.5 km²¹，再說²。", "面積1.5 km²{1}，再說{2}。"},
		{"甲說¹，乙說²。面積3 km²。", "甲說{1}，乙說{2}。面積3 km²。"},
		{"甲說[1]，乙說[2,3]，丙說[4–6]。", "甲說{1}，乙說{2}{3}，丙說{4}{5}{6}。"},
		{"甲說〔1〕。〔按：此處有誤。〕乙說〔2〕。", "甲說{1}。〔按：此處有誤。〕乙說{2}。"},
		{"甲說（1）。可知：（1）書；（2）人。乙說（2）。", "甲說{1}。可知：（1）書；（2）人。乙說{2}。"},
		{"甲說①。分為：①書；②人。乙說②。", "甲說{1}。分為：①書；②人。乙說{2}。"},
		{"甲說（註1）。乙說（註2），參見註1。", "甲說{1}。乙說{2}，參見註1。"},
		{"甲說【注1】。乙說【注2】。", "甲說{1}。乙說{2}。"},
		{"甲說註1。乙說註2。", "甲說{1}。乙說{2}。"},
		{"他說：「好。」1又說：「不好。」2", "他說：「好。」{1}又說：「不好。」{2}"},
		{"用80%的力。1用20%的力。2", "用80%的力。{1}用20%的力。{2}"},
		{"1931年他來。1932年他走。1933年他死。", "1931年他來。1932年他走。1933年他死。"},
		{"共有1、2、3三種。", "共有1、2、3三種。"},
	} {
		got, _ := listing(t, Source{Name: "text.txt", Text: []byte("題目\n\n" + c.text + "\n")}, Options{})
		_, got, _ = strings.Cut(got, "\np ")
		got, _, _ = strings.Cut(got, "\n")
		if got != c.want {
			t.Errorf("%s\nwant %s\ngot  %s", c.text, c.want, got)
		}
	}
}

// Numbers alone on their lines part a story where each stands between
// paragraphs, and number pages where they stand in the middle of sentences.
func TestBareNumbers(t *testing.T) {
	para := strings.Repeat("他走到河邊，看見一隻船，船上沒有人，", 6) + "便回來了。\n"
	half := strings.Repeat("他走到河邊，看見一隻船，船上沒有人，", 3) + "\n"
	story := "河邊\n\n1\n" + strings.Repeat(para, 8) + "2\n" + strings.Repeat(para, 8) + "3\n" + strings.Repeat(para, 8)
	got, _ := listing(t, Source{Name: "text.txt", Text: []byte(story)}, Options{})
	if strings.Count(got, "\nh1 ") != 3 || strings.Count(got, "\np ") != 24 {
		t.Errorf("the numbers of sections are not heads:\n%s", got)
	}
	pages := "河邊\n\n" + strings.Repeat(para, 8) + half + "1\n" + strings.Repeat(para, 8) + half + "2\n" + strings.Repeat(para, 8) + "3\n"
	got, _ = listing(t, Source{Name: "text.txt", Text: []byte(pages)}, Options{})
	if strings.Contains(got, "h1") || strings.Count(got, "\np ") != 24 {
		t.Errorf("the numbers of pages are not left out:\n%s", got)
	}
}

// What stands twice at the edges of pages is not furniture for that alone: a
// section's number, a section's name, a line of talk.
func TestNoFurniture(t *testing.T) {
	para := strings.Repeat("他走到河邊，看見一隻船，船上沒有人，", 4) + "便回來了。\n"
	text := "河邊\n\n第一章　去\n一\n" + strings.Repeat(para, 5) + "\f二\n" + strings.Repeat(para, 5) + "「好。」\n\f結語\n" + strings.Repeat(para, 5) +
		"\f第二章　來\n一\n" + strings.Repeat(para, 5) + "\f二\n" + strings.Repeat(para, 5) + "「好。」\n\f「走罷。」\n" + para + "\f結語\n" + strings.Repeat(para, 5) + "\f「走罷。」\n" + para
	m, _, _, err := Read(Source{Name: "text.txt", Text: []byte(text)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range m.LeftOut {
		t.Errorf("left out: %q, %s", text[l.Span.Start:l.Span.End], l.Why)
	}
}

// A caption is a paragraph of its own, and the sentence it broke goes on.
func TestCaption(t *testing.T) {
	line := "他走到河邊，看見一隻船，船上沒有人，岸上也沒有人影，"
	text := "河邊\n\n" + strings.Repeat(line+"\n", 4) + "圖一　河邊的船\n" + line + "\n便回來了。\n\n" + strings.Repeat(line+"\n", 5) + "便回來了。\n"
	m, _, _, err := Read(Source{Name: "text.txt", Text: []byte(text)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := structure(m); !strings.Contains(got, "p2 resumed false 圖一　河邊的船\np3 resumed true 他走到河邊") {
		t.Error(got)
	}
}

// A line is a head by its form, and is none in the middle of text.
func TestHeadForms(t *testing.T) {
	for _, c := range []struct {
		line   string
		kind   headKind
		number int
	}{
		{"一", bareHead, 1}, {"十二", bareHead, 12}, {"二十", bareHead, 20}, {"一、緣起", hanHead, 1}, {"三　結束", hanHead, 3}, {"十．尾聲", hanHead, 10},
		{"（一）工價", parenHead, 1}, {"(十一) 工價", parenHead, 11}, {"壹、火起", formalHead, 1}, {"貳　救書", formalHead, 2},
		{"第一章", chapHead, 1}, {"第十二章　題", chapHead, 12}, {"第3章 題", chapHead, 3}, {"第一節", sectHead, 1}, {"第二編 上", partHead, 2}, {"第三回　題", chapHead, 3},
		{"1. 引言", arabicHead, 1}, {"2、方法", arabicHead, 2}, {"1.1 紙", dottedHead, 1}, {"2.3.4 墨", dottedHead, 4}, {"(1) 墨", arabicParenHead, 1},
		{"引言", namedHead, 0}, {"結　論", namedHead, 0}, {"【註釋】", namedHead, 0}, {"附錄一", namedHead, 0}, {"附錄二：年表", namedHead, 0}, {"參考文獻", namedHead, 0}, {"Notes", namedHead, 0},
		{"1951年6月", notHead, 0}, {"1.5公里", notHead, 0}, {"一九三一年", notHead, 0}, {"一個人", notHead, 0}, {"第一次", notHead, 0}, {"第三條", notHead, 0},
		{"12", bareArabicHead, 12}, {"1951", notHead, 0}, {"十分", notHead, 0}, {"一，停火；", notHead, 0}, {"引言部分", notHead, 0}, {"三八線", notHead, 0}, {"", notHead, 0},
	} {
		if f := headOf(c.line); f.kind != c.kind || f.number != c.number {
			t.Errorf("%q: kind %d number %d, want %d and %d", c.line, f.kind, f.number, c.kind, c.number)
		}
	}
}
