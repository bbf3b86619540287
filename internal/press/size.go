package press

import (
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

// fits refuses what no book holds.
func (d *Desk) fits() error {
	if characters, blocks := size(d.Manuscript); characters+perBlock*blocks > mostText {
		return diag.Of(tooLarge, d.Path, characters, blocks)
	}
	return nil
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
