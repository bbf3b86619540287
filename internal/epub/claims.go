package epub

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"yinshu/internal/book"
	"yinshu/internal/manuscript"
)

// utcSeconds gives a time of RFC 3339 in UTC and whole seconds.
func utcSeconds(s string) (string, bool) {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return "", false
	}
	return t.UTC().Format("2006-01-02T15:04:05Z"), true
}

// leaves goes through the leaf blocks of text and notes.
func (b *binder) leaves(f func(manuscript.Block)) {
	for leaf := range manuscript.Leaves(b.m.Blocks) {
		f(leaf)
	}
	for _, n := range b.m.Notes {
		for leaf := range manuscript.Leaves(n.Body) {
			f(leaf)
		}
	}
}

// pictured reports whether the text has pictures, and whether any of them has
// nothing to say to those who cannot see it.
func (b *binder) pictured() (figures, silent bool) {
	b.leaves(func(leaf manuscript.Block) {
		if f, ok := leaf.(*manuscript.Figure); ok && b.pictures[f.Source] != nil {
			figures = true
			silent = silent || strings.TrimSpace(f.Alt) == ""
		}
	})
	return figures, silent
}

// rubied reports whether readings stand over any text.
func (b *binder) rubied() bool {
	found := false
	b.leaves(func(leaf manuscript.Block) {
		for _, line := range manuscript.Lines(leaf) {
			for in := range manuscript.Flat(line) {
				if _, ok := in.(manuscript.Ruby); ok {
					found = true
				}
			}
		}
	})
	return found
}

// say picks the words in the book's script.
func (b *binder) say(hant, hans string) string {
	if book.IsHans(b.lang()) {
		return hans
	}
	return hant
}

// licences names the embedded typefaces and the terms they come under, each
// once.
func (b *binder) licences() []string {
	var list []string
	for _, f := range b.fonts {
		if f.face.Licence == "" {
			continue
		}
		s := fmt.Sprintf(b.say("內嵌字體 %s：%s", "内嵌字体 %s：%s"), f.face.Family, f.face.Licence)
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// summary says for people what the metadata says for programs.
func (b *binder) summary(figures, silent bool) string {
	say := b.say
	s := say("全書文字可由輔助技術朗讀，字級與版面可調整；有目次", "全书文字可由辅助技术朗读，字号与版面可调整；有目录")
	if len(b.pages) > 0 {
		s += say("、印本頁碼", "、印本页码")
	}
	if b.of(indexDoc) != nil {
		s += say("、索引", "、索引")
	}
	s += say("可供跳讀。", "可供跳读。")
	switch {
	case figures && silent:
		s += say("部分圖片沒有替代文字。", "部分图片没有替代文字。")
	case figures:
		s += say("圖片均附替代文字。", "图片均附替代文字。")
	}
	return s
}
