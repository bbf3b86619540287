package manuscript

import (
	"strings"
	"testing"
)

func txt(s string) []Inline { return []Inline{Text{Value: s}} }

// Every block and inline in its Markdown form.
func TestMarkdown(t *testing.T) {
	m := &Manuscript{
		Meta: Meta{Title: []Text{{Value: "印書：小識"}}, Subtitle: []Text{{Value: "a: b"}}, Creators: []Creator{{Name: Text{Value: "顧硯秋"}, Role: "aut"}}, Lang: "zh-Hant-TW"},
		Blocks: []Block{
			&Heading{Level: 1, Content: txt("一、刻版")},
			&Paragraph{Base: Base{Ident: "p1"}, Content: []Inline{Text{Value: "甲*乙*"}, NoteMark{Note: "n1"}, Emphasis{Kind: Strong, Content: txt("要緊")}, Emphasis{Kind: Dots, Content: txt("重點")}, ProperName{Kind: Work, Content: txt("紅樓夢")}, Ruby{Base: txt("字"), Reading: "zì"}, PageMark{Label: "12"}, Link{URL: "http://x.y/<z>", Content: txt("連")}}},
			&Paragraph{Content: txt("# 不是標題")},
			&Paragraph{Content: txt("12. 不是清單")},
			&Paragraph{Base: Base{Ident: "p4"}, Resumed: true, Content: txt("接排")},
			&Quotation{Blocks: []Block{&Paragraph{Content: txt("引")}, &Paragraph{Content: txt("又引")}}},
			&Verse{Lines: [][]Inline{txt("一把柴"), nil, txt("兩把柴")}},
			&List{Ordered: true, Items: []Item{{Label: "1.", Blocks: []Block{&Paragraph{Content: txt("甲")}}}, {Label: "2.", Blocks: []Block{&Paragraph{Content: txt("乙")}}}}},
			&List{Ordered: true, Items: []Item{{Label: "（一）", Blocks: []Block{&Paragraph{Content: txt("甲")}}}}},
			&List{Items: []Item{{Label: "〇", Blocks: []Block{&Paragraph{Content: txt("甲")}}}, {Blocks: []Block{&Paragraph{Content: txt("一、甲")}}}}},
			&Break{Value: "＊＊＊"}, &Break{Value: "* * *"}, &Break{},
			&Figure{Source: "a b.png", Alt: `刀"`, Caption: txt("圖一")},
			&Table{Head: 1, Rows: [][][]Inline{{txt("年"), txt("價")}, {txt("a|b"), nil}}, Caption: txt("表一")},
		},
		Notes: []Note{{ID: "n1", Number: 1, Body: []Block{&Paragraph{Content: txt("註一")}, &Paragraph{Content: txt("註一又")}}}, {ID: "n2", Number: 2}},
	}
	const want = `---
title: 印書：小識
subtitle: "a: b"
author: 顧硯秋
lang: zh-Hant-TW
pages:
  - {label: "12", at: "p1:12"}
resumed: [p4]
---

## 一、刻版

甲\*乙\*[^1]**要緊**[重點]{.dots}[紅樓夢]{.work}[字]{ruby="zì"}[連](<http://x.y/\<z\>>)

\# 不是標題

12\. 不是清單

接排

> 引
>
> 又引

| 一把柴
|
| 兩把柴

1. 甲
2. 乙

<!-- -->

- （一）甲

<!-- -->

- [〇]{.label}甲
- []{.label}一、甲

[＊＊＊]{.break}

* * *

---

![圖一](<a b.png>){alt="刀\""}

| 年 | 價 |
| --- | --- |
| a\|b |  |

: 表一

[^1]: 註一

    註一又
`
	got := Markdown(m)
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range w {
		if i >= len(g) || g[i] != w[i] {
			t.Fatalf("line %d\nwant %s\ngot  %s", i+1, w[i], strings.Join(g[min(i, len(g)):min(i+1, len(g))], ""))
		}
	}
	if len(g) != len(w) {
		t.Errorf("%d lines, want %d", len(g), len(w))
	}
}

// Every label of a list's item, and what looks like one and is none.
func TestItemLabel(t *testing.T) {
	for _, c := range []struct {
		s, label string
		number   int
	}{
		{"1. 甲", "1.", 1}, {"12．甲", "12．", 12}, {"3、甲", "3、", 3}, {"4) 甲", "4)", 4}, {"(5)甲", "(5)", 5}, {"（6）甲", "（6）", 6},
		{"①甲", "①", 1}, {"⑳甲", "⑳", 20}, {"一、甲", "一、", 1}, {"十、甲", "十、", 10}, {"十二、甲", "十二、", 12}, {"二十三、甲", "二十三、", 23}, {"（一）甲", "（一）", 1},
		{"甲、乙", "甲、", 1}, {"癸、乙", "癸、", 10}, {"A. 乙", "A.", 1}, {"c) 乙", "c)", 3}, {"• 甲", "•", 0}, {"- 甲", "-", 0}, {"● 甲", "●", 0},
		{"1.5公里", "", 0}, {"1951年", "", 0}, {"1，甲", "", 0}, {"一個", "", 0}, {"•甲", "•", 0}, {"甲乙", "", 0}, {"- ", "", 0}, {"（甲乙）", "", 0}, {"", "", 0}, {"A tale", "", 0}, {"1000. 甲", "", 0},
	} {
		label, _, n := ItemLabel(c.s)
		if label != c.label || n != c.number {
			t.Errorf("%q: label %q, number %d; want %q, %d", c.s, label, n, c.label, c.number)
		}
	}
}

// A copy shares nothing that an edition could change.
func TestClone(t *testing.T) {
	m := &Manuscript{Blocks: []Block{&Quotation{Blocks: []Block{&Paragraph{Content: []Inline{Emphasis{Content: txt("甲")}}}}}}}
	c := Clone(m)
	inner := c.Blocks[0].(*Quotation).Blocks[0].(*Paragraph)
	inner.Content[0] = Text{Value: "乙"}
	inner.Resumed = true
	if p := m.Blocks[0].(*Quotation).Blocks[0].(*Paragraph); p.Resumed || Plain(p.Content) != "甲" {
		t.Error("a change in the copy is seen in the original")
	}
}
