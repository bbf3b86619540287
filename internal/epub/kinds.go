package epub

import (
	"strings"

	"yinshu/internal/manuscript"
)

// A headKind is what a chapter's heading says that the chapter is, as
// epub:type (EPUB Structural Semantics Vocabulary 1.1) and role (DPUB-ARIA
// 1.1) name it.
type headKind struct{ semantic, role string }

var (
	chapterKind = headKind{"chapter", "doc-chapter"}
	partKind    = headKind{"part", "doc-part"}
)

// kindsByTitle lists the titles that mean a kind, in both scripts, spaces
// left out.
var kindsByTitle = []struct {
	kind   headKind
	titles string
}{
	{headKind{"foreword", "doc-foreword"}, "推薦序 推荐序 代序 序言 序 總序 总序"},
	{headKind{"preface", "doc-preface"}, "自序 前言 作者序 譯者序 译者序 編者序 编者序"},
	{headKind{"introduction", "doc-introduction"}, "導論 导论 引言 緒論 绪论 導言 导言 緒言 绪言 引論 引论"},
	{headKind{"prologue", "doc-prologue"}, "楔子 序幕 序章 引子"},
	{headKind{"epilogue", "doc-epilogue"}, "尾聲 尾声 終章 终章"},
	{headKind{"conclusion", "doc-conclusion"}, "結論 结论 結語 结语 結束語 结束语 餘論 余论"},
	{headKind{"afterword", "doc-afterword"}, "後記 后记 跋 編後記 编后记 譯後記 译后记"},
	{headKind{"acknowledgments", "doc-acknowledgments"}, "致謝 致谢 謝辭 谢辞 誌謝 鳴謝 鸣谢"},
	{headKind{"dedication", "doc-dedication"}, "獻辭 献辞 獻詞 献词"},
	{headKind{"bibliography", "doc-bibliography"}, "參考文獻 参考文献 參考書目 参考书目 徵引書目 征引书目 引用書目 引用书目"},
	{headKind{"glossary", "doc-glossary"}, "詞彙表 词汇表 術語表 术语表"},
	{headKind{"appendix", "doc-appendix"}, "附錄 附录"},
}

// kindOf says what a heading opens. A whole title decides, but for 附錄一 and
// the like, and for 第一部, 卷二, which hold chapters.
func kindOf(h *manuscript.Heading) headKind {
	title := strings.Join(strings.Fields(strings.ReplaceAll(plain(h.Content), "　", " ")), "")
	for _, k := range kindsByTitle {
		for _, t := range strings.Fields(k.titles) {
			if title == t {
				return k.kind
			}
		}
	}
	const numbers = "一二三四五六七八九十百上中下甲乙丙丁0123456789０１２３４５６７８９"
	switch first := []rune(title); {
	case len(first) == 0:
	case strings.HasPrefix(title, "附錄"), strings.HasPrefix(title, "附录"):
		if len(first) > 2 && strings.ContainsRune(numbers, first[2]) {
			return headKind{"appendix", "doc-appendix"}
		}
	case first[0] == '卷' && len(first) > 1 && strings.ContainsRune(numbers, first[1]):
		return partKind
	case first[0] == '第':
		i := 1
		for i < len(first) && strings.ContainsRune(numbers, first[i]) {
			i++
		}
		if i > 1 && i < len(first) && strings.ContainsRune("部編编卷篇輯辑", first[i]) {
			return partKind
		}
	}
	return chapterKind
}
