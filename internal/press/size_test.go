package press

import (
	"errors"
	"strings"
	"testing"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/reader"
)

// A text without a character that can be read makes no book; one readable
// character, wherever it stands, makes one.
func TestIllegible(t *testing.T) {
	text := func(s string) []manuscript.Block {
		return []manuscript.Block{&manuscript.Paragraph{Content: []manuscript.Inline{manuscript.Text{Value: s}}}}
	}
	const garbage = "\ufffd\ufffd \ue000\u0080\u3000\u200b\U000fffff"
	for _, c := range []struct {
		name string
		m    manuscript.Manuscript
		want bool
	}{
		{"nothing", manuscript.Manuscript{}, false},
		{"garbage", manuscript.Manuscript{Blocks: text(garbage), Notes: []manuscript.Note{{Body: text(garbage)}}}, false},
		{"a character", manuscript.Manuscript{Blocks: text(garbage + "字")}, true},
		{"a mark", manuscript.Manuscript{Blocks: text("。")}, true},
		{"〓 of the author's", manuscript.Manuscript{Blocks: text("〓")}, true},
		{"a note", manuscript.Manuscript{Blocks: text(garbage), Notes: []manuscript.Note{{Body: text("見前")}}}, true},
		{"a file's name", manuscript.Manuscript{Meta: manuscript.Meta{Title: []manuscript.Text{{Span: manuscript.Span{File: -1}, Value: "書名"}}}, Blocks: text(garbage)}, false},
		{"a title", manuscript.Manuscript{Meta: manuscript.Meta{Title: []manuscript.Text{{Value: "書名"}}}, Blocks: text(garbage)}, true},
	} {
		err := (&Desk{Path: "raw.txt", Manuscript: &c.m, Account: &reader.Account{Encoding: "UTF-16LE"}}).fits()
		var p *diag.Problem
		if c.want != (err == nil) || err != nil && (!errors.As(err, &p) || p.Kind != illegible) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// What no book holds is refused before it is set, whether it has too many
// characters or too many paragraphs; what just fits is not.
func TestTooLarge(t *testing.T) {
	paragraph := func(n int) manuscript.Block {
		return &manuscript.Paragraph{Content: []manuscript.Inline{manuscript.Text{Value: strings.Repeat("x", n)}}}
	}
	many := func(n int) (list []manuscript.Block) {
		for range n {
			list = append(list, paragraph(1))
		}
		return list
	}
	for _, c := range []struct {
		name string
		m    manuscript.Manuscript
		want bool
	}{
		{"just fits", manuscript.Manuscript{Blocks: []manuscript.Block{paragraph(mostText - perBlock)}}, true},
		{"one character more", manuscript.Manuscript{Blocks: []manuscript.Block{paragraph(mostText - perBlock + 1)}}, false},
		{"many paragraphs", manuscript.Manuscript{Blocks: many(mostText/(perBlock+1) + 1)}, false},
		{"many notes", manuscript.Manuscript{Notes: []manuscript.Note{{Body: many(mostText/(perBlock+1) + 1)}}}, false},
	} {
		err := (&Desk{Path: "long.txt", Manuscript: &c.m}).fits()
		var p *diag.Problem
		if c.want != (err == nil) || err != nil && (!errors.As(err, &p) || p.Kind != tooLarge) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
