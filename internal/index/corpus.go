package index

import (
	"yinshu/internal/manuscript"
)

// A passage is a line of text as proposals see it: its characters with the
// insides of works' titles hidden, since a name in a title is no mention.
type passage struct {
	text    []rune // as it stands
	open    []rune // with walls for titles and their marks
	works   []titled
	section int // counted from 0, up at every heading
	heading bool
	note    bool
}

// read gives the passages of a manuscript in reading order.
func read(m *manuscript.Manuscript) []passage {
	var out []passage
	section := 0
	walk := func(blocks []manuscript.Block, note bool) {
		for b := range manuscript.Leaves(blocks) {
			_, heading := b.(*manuscript.Heading)
			if heading && !note {
				section++
			}
			for _, line := range manuscript.Lines(b) {
				text, _ := join(line)
				if len(text) == 0 {
					continue
				}
				p := passage{text: text, works: titles(text), section: section, heading: heading, note: note}
				p.open = p.hide()
				out = append(out, p)
			}
		}
	}
	walk(m.Blocks, false)
	for i := range m.Notes {
		walk(m.Notes[i].Body, true)
	}
	return out
}

// hide gives the characters with every title of a work walled in.
func (p *passage) hide() []rune {
	if len(p.works) == 0 {
		return p.text
	}
	open := make([]rune, len(p.text))
	copy(open, p.text)
	for _, w := range p.works {
		for i := w.start; i < w.end; i++ {
			open[i] = wall
		}
	}
	return open
}

// simplifiedText says whether a text is in Simplified characters, by the
// characters that only one of the scripts has.
func simplifiedText(passages []passage) bool {
	hans, hant := 0, 0
	for _, p := range passages {
		for _, r := range p.text {
			switch r {
			case '国', '们', '这', '说', '个', '来', '对', '会', '于', '后', '为', '时', '学', '书', '与', '过':
				hans++
			case '國', '們', '這', '說', '個', '來', '對', '會', '於', '後', '為', '時', '學', '書', '與', '過', '爲', '説':
				hant++
			}
		}
	}
	return hans > hant
}
