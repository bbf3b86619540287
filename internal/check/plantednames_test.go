package check

import (
	"os"
	"strings"
	"testing"
)

// A name that the text has several times, written otherwise once, is told at
// the line of the other spelling; names that differ in sound are two people.
func TestPlantedNames(t *testing.T) {
	names := []struct{ right, wrong string }{
		{"李奇微", "李奇威"}, {"范永昌", "范永倉"}, {"羅伯遜", "羅伯訊"}, {"杜魯門", "杜魯們"}, {"林阿福", "林阿輔"}, {"朴憲永", "朴憲勇"},
		{"陳賡堯", "陳庚堯"}, {"艾奇遜", "艾奇訊"}, {"馬立克", "馬利克"}, {"周保中", "周寶中"}, {"彭紹輝", "彭少輝"}, {"謝冰瑩", "謝冰螢"},
		{"斯大林格勒", "斯大林葛勒"}, {"莫洛托夫", "莫羅托夫"}, {"艾森豪威爾", "艾森豪維爾"}, {"維辛斯基", "維新斯基"},
		{"吳佩孚", "吳佩浮"}, {"張學銘", "張學名"}, {"丁文淵", "丁文源"}, {"傅斯年", "傅思年"}, {"沈尹默", "沈尹墨"}, {"錢玄同", "錢玄童"},
		{"黃炎培", "黃炎陪"}, {"陶孟和", "陶夢和"}, {"趙元任", "趙元仁"}, {"魏建功", "魏建公"},
	}
	frames := []string{"那天上午，{}第一次走進會場。", "會議由{}主持，氣氛十分嚴肅。", "次日，{}在報上發表了聲明。", "沒有人知道{}的真實想法。", "後來{}離開了這座城市。", "多年以後，{}回憶起這件事。"}
	raw, err := os.ReadFile("testdata/names.pairs")
	if err != nil {
		t.Fatal(err)
	}
	for l := range strings.Lines(string(raw)) {
		right, wrong, _ := strings.Cut(strings.TrimSpace(l), ">")
		names = append(names, struct{ right, wrong string }{right, wrong})
	}
	found := 0
	for _, n := range names {
		var b strings.Builder
		for i, f := range frames {
			name := n.right
			if i == 4 {
				name = n.wrong
			}
			b.WriteString(strings.ReplaceAll(f, "{}", name) + "\n")
		}
		hit := false
		for _, p := range Check(plainText(b.String()), Options{Lang: "zh-Hant-TW"}) {
			hit = hit || p.Line == 5 && (p.Kind == nameSpelt || p.Kind == nameRendered || p.Kind == nameForms)
		}
		if hit {
			found++
		} else {
			t.Logf("not told: %s for %s", n.wrong, n.right)
		}
	}
	t.Logf("%d of %d", found, len(names))
	if found*100 < len(names)*80 {
		t.Errorf("%d of %d names in two spellings are told", found, len(names))
	}
	two := strings.Repeat("李大成和李小成是兄弟。李大成說完，李大成走了。\n", 3)
	if got := Check(plainText(two), Options{Lang: "zh-Hant-TW"}); len(got) > 0 {
		t.Errorf("two brothers are taken for one:\n%s", report(got))
	}
}
