package press

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
)

// mostText is the largest text that is set: some thirty thousand pages, which
// take about four gigabytes of memory. Of a longer one there are volumes.
const mostText = 20_000_000

// perBlock is how many characters' worth of memory a block takes, however
// short it is.
const perBlock = 30

// readWhole reads a text that is to be set in pages.
func (d *Desk) readWhole(opt ReadOptions) error {
	if err := d.read(opt); err != nil {
		return err
	}
	return d.fits()
}

// fits refuses what no book holds, and what is no book.
func (d *Desk) fits() error {
	if !legible(d.Manuscript) {
		return diag.Of(illegible, d.Path, d.Account.Encoding)
	}
	if characters, blocks := size(d.Manuscript); characters+perBlock*blocks > mostText {
		return diag.Of(tooLarge, d.Path, characters, blocks)
	}
	return nil
}

// legible reports whether a text has a character that can be shown. A file that
// was decoded wrongly from its first byte to its last has none.
func legible(m *manuscript.Manuscript) bool {
	read := func(list []manuscript.Block) bool {
		for b := range manuscript.Leaves(list) {
			if shows(manuscript.BlockText(b)) {
				return true
			}
		}
		return false
	}
	titled := slices.ContainsFunc(m.Meta.Title, func(t manuscript.Text) bool {
		return t.Span.File >= 0 && shows(t.Value) // found in the text, not named outside it
	})
	return titled || read(m.Blocks) ||
		slices.ContainsFunc(m.Notes, func(n manuscript.Note) bool { return read(n.Body) })
}

// shows reports whether a text has a character that is seen and can be read.
func shows(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) && manuscript.Shown(r) == r })
}

// size counts the characters of a manuscript and its blocks, those of notes
// included.
func size(m *manuscript.Manuscript) (characters, blocks int) {
	count := func(list []manuscript.Block) {
		for b := range manuscript.Leaves(list) {
			blocks++
			characters += utf8.RuneCountInString(manuscript.BlockText(b))
		}
	}
	count(m.Blocks)
	for i := range m.Notes {
		count(m.Notes[i].Body)
	}
	return characters, blocks
}
