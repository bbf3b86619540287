package index

import (
	"testing"

	"yinshu/internal/manuscript"
)

func TestShortForms(t *testing.T) {
	for _, c := range []struct {
		term manuscript.Term
		want string
	}{
		{manuscript.Term{Heading: "聯合國安理會", Kind: "organisation", Variants: []string{"安理會"}}, "安理會"},
		{manuscript.Term{Heading: "特別遣返委員會", Kind: "organisation", Variants: []string{"特遣委"}}, "特遣委"},
		{manuscript.Term{Heading: "第2次會戰", Kind: "event", Variants: []string{"二次會戰"}}, "二次會戰"},
		{manuscript.Term{Heading: "商務印書館", Kind: "organisation", Variants: []string{"商務印书館"}}, ""}, // a misspelling
		{manuscript.Term{Heading: "停戰談判", Kind: "event", Variants: []string{"停戰談判問題"}}, ""},        // a longer form
		{manuscript.Term{Heading: "岡察洛夫", Kind: "person", Variants: []string{"岡氏"}}, ""},           // persons have their own ways
		{manuscript.Term{Heading: "國務院", Kind: "organisation", Original: "State Department", Variants: []string{"院"}}, "State Department"},
		{manuscript.Term{Heading: "甲乙丙丁會", Kind: "organisation", Variants: []string{"甲乙會", "丙丁會", "丁會"}}, ""}, // too many to show
	} {
		if got := shownWith(&c.term); got != c.want {
			t.Errorf("%s shows %q, want %q", c.term.Heading, got, c.want)
		}
	}
}
