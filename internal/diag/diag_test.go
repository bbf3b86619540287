package diag

import "testing"

var open = &Kind{
	Code:  "pair-open",
	Grade: Fault,
	Msg:   [2]string{"%s is never closed", "%s 沒有收尾"},
	Hint:  [2]string{"add %[2]s in fixes.txt; the text itself stays as received", "請在 fixes.txt 補 %[2]s，原稿不動"},
}

func TestReport(t *testing.T) {
	p := At(open, "text.txt", "甲。\n彭說：「立即恢復會談。\n", len("甲。\n彭說："), "「", "」")
	const want = "text.txt:2:4: 「 is never closed [fault pair-open]\n" +
		"    彭說：「立即恢復會談。\n" +
		"    hint: add 」 in fixes.txt; the text itself stays as received\n"
	if got := p.Report(English); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	const zh = "text.txt:2:4: 「 沒有收尾 [錯誤 pair-open]\n" +
		"    彭說：「立即恢復會談。\n" +
		"    提示: 請在 fixes.txt 補 」，原稿不動\n"
	if got := p.Report(Chinese); got != zh {
		t.Errorf("got\n%swant\n%s", got, zh)
	}
}

// A long line is shown where the fault is, and cannot drive a terminal.
func TestClip(t *testing.T) {
	long := ""
	for range 300 {
		long += "字"
	}
	if got := []rune(clip(long, 200)); len(got) != 74 || got[0] != '…' || got[73] != '…' {
		t.Errorf("a long line is not clipped to its neighbourhood: %d characters", len(got))
	}
	if got := clip("a\x1b[2Jb", 1); got != "a␛[2Jb" {
		t.Errorf("a control character is shown raw: %q", got)
	}
}

func TestSort(t *testing.T) {
	raw := "一「\n二「\n"
	got := Sort([]*Problem{
		At(open, "b", raw, 0, "x", "y"),
		At(open, "a", raw, 7, "x", "y"),
		At(open, "a", raw, 0, "x", "y"),
		At(open, "a", raw, 0, "x", "y"),
	})
	want := []string{"a:1:1: x is never closed", "a:2:1: x is never closed", "b:1:1: x is never closed"}
	if len(got) != len(want) {
		t.Fatalf("%d problems, want %d: the same problem is told once", len(got), len(want))
	}
	for i := range want {
		if got[i].Error() != want[i] {
			t.Errorf("problem %d is %q, want %q", i, got[i].Error(), want[i])
		}
	}
}
