package index

import (
	"testing"

	"yinshu/internal/manuscript"
)

// Wherever mentions stand, each is covered by a locator of its heading, and
// the locators ascend, once each, and lead to mentions on their pages.
func FuzzLocators(f *testing.F) {
	f.Add([]byte{1, 3, 3, 4, 5, 7, 8, 10, 132, 133}, uint8(3))
	f.Add([]byte{200, 200, 1, 0, 0, 129}, uint8(0))
	f.Fuzz(func(t *testing.T, folios []byte, from uint8) {
		m := &manuscript.Manuscript{Terms: []manuscript.Term{{ID: "t1", Heading: "墨"}}}
		pages := map[string]int{}
		for i, b := range folios {
			anchor := "t1." + itoa(i+1)
			pages[anchor] = int(b & 0x7f)
			p := &manuscript.Paragraph{Base: manuscript.Base{Ident: anchor}, Content: []manuscript.Inline{manuscript.TermMark{Term: "t1", Anchor: anchor}}}
			if b < 0x80 {
				m.Blocks = append(m.Blocks, p)
			} else {
				m.Notes = append(m.Notes, manuscript.Note{Number: len(m.Notes)/2 + 1, Body: []manuscript.Block{p}})
			}
		}
		entries, _ := Order(m, Options{RangeFrom: int(from)}, func(a string) (int, bool) { n, ok := pages[a]; return n, ok })
		if len(folios) == 0 {
			if len(entries) > 0 {
				t.Fatal("a heading without mentions is printed")
			}
			return
		}
		for i, l := range entries[0].Locators {
			if i > 0 {
				before := entries[0].Locators[i-1]
				if l.Page < before.Page || l.Page == before.Page && l.Note == before.Note && l.Page > 0 {
					t.Errorf("%v comes after %v", l, before)
				}
			}
			if pages[l.Anchor] != l.Page || l.Last > 0 && pages[l.LastAnchor] != l.Last {
				t.Errorf("%+v does not lead where it says", l)
			}
			if l.Last > 0 && l.Last-l.Page+1 < max(2, int(from)) {
				t.Errorf("%v is a range of fewer than %d pages", l, from)
			}
		}
		for anchor, page := range pages {
			covered := false
			for _, l := range entries[0].Locators {
				covered = covered || l.Page <= page && page <= max(l.Page, l.Last)
			}
			if !covered {
				t.Errorf("no locator covers the mention %s on page %d", anchor, page)
			}
		}
	})
}
