package reader

import (
	"strings"
	"unicode/utf8"
)

// imprint says that a line names a journal and its issue, a conference, or a
// kind of thesis.
func imprint(s string) bool {
	if name, rest, ok := strings.Cut(s, "，"); ok && issueLine(rest) {
		s = name // 《某刊》第9期（2017年6月），頁77–82
	}
	if name, rest, ok := strings.Cut(s, "："); ok && strings.Contains(name, "第") && strings.Trim(rest, "0123456789–—-~～() （）年") == "" {
		s = name // 某學報 第12卷第3期：215–223（2019）
	}
	if strings.ContainsAny(s, "。，；！？：") {
		return false
	}
	for _, end := range []string{"論文", "论文", "研討會", "研讨会", "學報", "学报", "季刊", "月刊", "雜誌", "杂志", "集刊", "叢刊", "丛刊", "學刊", "学刊", "期刊", "年刊", "週刊", "周刊"} {
		if strings.HasSuffix(s, end) && len(s) > len(end)+6 && !strings.ContainsAny(s, "《「") {
			return true
		}
	}
	if pageRange(s) {
		return true
	}
	i := strings.LastIndex(s, "第")
	if i < 0 {
		return false
	}
	rest := strings.TrimLeft(s[i+len("第"):], " 　")
	_, used := leadingNumber(rest)
	rest = strings.TrimLeft(rest[used:], " 　")
	return used > 0 && (strings.HasPrefix(rest, "期") || strings.HasPrefix(rest, "輯") || strings.HasPrefix(rest, "辑")) && len(rest) < 80
}

// journalLine says that a line names a journal or its issue, and not the occasion
// or the kind of a work.
func journalLine(s string) bool {
	for _, end := range []string{"論文", "论文", "研討會", "研讨会"} {
		if strings.HasSuffix(s, end) {
			return false
		}
	}
	if strings.ContainsAny(s, "第頁0123456789") {
		return imprint(s)
	}
	// A name alone: 青田街的小書店與《野渡》月刊 is a title.
	return utf8.RuneCountInString(s) <= 12 && !strings.ContainsAny(s, "《「的與和及論談記") && imprint(s)
}

// issueLine says that a line gives the date of an issue, and perhaps pages:
// 2005 年 6 月，頁 107–115.
func issueLine(s string) bool {
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("，,；;", c) }) {
		part = strings.ReplaceAll(strings.TrimSpace(part), " ", "")
		if !isDate(part) && !pageRange(part) && !dateLine(part) {
			return false
		}
	}
	return s != ""
}

// pageRange says that a line gives the pages on which the text stands: 頁四一至五二,
// 第1482—1490頁, pp. 35–52.
func pageRange(s string) bool {
	t := strings.Trim(s, "（）()[]［］ 　")
	t, ok := strings.CutPrefix(t, "頁")
	if !ok {
		if t, ok = strings.CutSuffix(strings.TrimPrefix(t, "第"), "頁"); !ok {
			if t, ok = strings.CutPrefix(t, "pp."); !ok {
				return false
			}
		}
	}
	for _, dash := range []string{"至", "-", "–", "—", "－", "~", "～"} {
		if a, b, ok := strings.Cut(strings.TrimSpace(t), dash); ok {
			_, ua := leadingNumber(strings.TrimSpace(a))
			_, ub := leadingNumber(strings.TrimSpace(b))
			return ua > 0 && ub > 0 && ua == len(strings.TrimSpace(a)) && ub == len(strings.TrimSpace(b))
		}
	}
	return false
}
