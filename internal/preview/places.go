package preview

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"yinshu/internal/manuscript"
	"yinshu/internal/press"
	"yinshu/internal/typeset"
)

// places leads from a point of a source file to the line of a page where it is
// set, and from a line to the source. An edition's texts keep the spans of
// what they were made from, so both scripts can be led through.
type places struct {
	byFile  map[int][]stretch    // in the order of the file
	byBlock map[string][]stretch // in the order of the block
	lines   map[string][]setLine // of a block, in page order
}

// A stretch is characters of a block and the bytes that they come from.
type stretch struct {
	span  manuscript.Span
	block string
	char  int // the first, in the block
	chars int
}

// A setLine is a line of a page that holds characters of a block.
type setLine struct {
	spot
	from, to int
}

func newPlaces(s *press.Shown) *places {
	p := &places{byFile: map[int][]stretch{}, byBlock: map[string][]stretch{}, lines: map[string][]setLine{}}
	p.gather(s.Manuscript.Blocks)
	for i := range s.Manuscript.Notes {
		p.gather(s.Manuscript.Notes[i].Body)
	}
	for _, list := range p.byFile {
		slices.SortStableFunc(list, func(a, b stretch) int { return cmp.Compare(a.span.Start, b.span.Start) })
	}
	for i := range s.Setting.Pages {
		page := &s.Setting.Pages[i]
		for j := range page.Lines {
			l := &page.Lines[j]
			if l.From.Block != "" && l.To.Block == l.From.Block && inText(page, l) {
				p.lines[l.From.Block] = append(p.lines[l.From.Block], setLine{spot{i, j}, l.From.Char, l.To.Char})
			}
		}
	}
	return p
}

// inText reports whether a line is the text itself: contents and running heads
// repeat it.
func inText(page *typeset.Page, l *typeset.Line) bool {
	return (page.Part == typeset.Body || page.Part == typeset.Notes) && !furniture(l)
}

func (p *places) gather(blocks []manuscript.Block) {
	for b := range manuscript.Leaves(blocks) {
		at := 0
		for _, line := range manuscript.Lines(b) {
			for in := range manuscript.Flat(line) {
				switch in := in.(type) {
				case manuscript.Text:
					at = p.add(b.ID(), in.Span, at, in.Value)
				case manuscript.PageRef:
					at = p.add(b.ID(), in.Span, at, in.Value)
				}
			}
		}
		if br, ok := b.(*manuscript.Break); ok {
			p.add(b.ID(), br.Span, 0, br.Value)
		}
	}
}

func (p *places) add(block string, span manuscript.Span, char int, text string) (next int) {
	s := stretch{span, block, char, utf8.RuneCountInString(text)}
	p.byBlock[block] = append(p.byBlock[block], s)
	p.byFile[span.File] = append(p.byFile[span.File], s)
	return char + s.chars
}

// place gives the place in the text of a byte of a source file: its own, or
// that of the text before it where it is in none.
func (p *places) place(files []manuscript.File, file, offset int) (manuscript.Place, bool) {
	list := p.byFile[file]
	if len(list) == 0 {
		return manuscript.Place{}, false
	}
	i, exact := slices.BinarySearchFunc(list, offset, func(s stretch, at int) int { return cmp.Compare(s.span.Start, at) })
	if !exact && i > 0 {
		i--
	}
	s := list[min(i, len(list)-1)]
	char := s.char
	if offset > s.span.Start && s.span.End <= len(files[file].Text) {
		part := files[file].Text[s.span.Start:min(offset, s.span.End)]
		char += max(0, min(utf8.RuneCountInString(part), s.chars-1))
	}
	return manuscript.Place{Block: s.block, Char: char}, true
}

// spot gives the line where a place is set: the one that holds it, else the
// nearest before it. A table's caption may be set before its rows.
func (p *places) spot(at manuscript.Place) (spot, bool) {
	list := p.lines[at.Block]
	best := -1
	for i, l := range list {
		if l.from <= at.Char && at.Char < l.to {
			return l.spot, true
		}
		if best < 0 || l.from <= at.Char && l.from > list[best].from {
			best = i
		}
	}
	if best < 0 {
		return spot{}, false
	}
	return list[best].spot, true
}

// at gives the line where a byte of a source file is set.
func (p *places) at(files []manuscript.File, file, offset int) (spot, bool) {
	place, ok := p.place(files, file, offset)
	if !ok {
		return spot{}, false
	}
	return p.spot(place)
}

// origin gives the byte of a source file that a place comes from.
func (p *places) origin(files []manuscript.File, at manuscript.Place) (file, offset int, ok bool) {
	for _, s := range p.byBlock[at.Block] {
		if s.span.File < 0 || s.span.File >= len(files) || s.span.End > len(files[s.span.File].Text) {
			continue
		}
		file, offset, ok = s.span.File, s.span.Start, true
		if at.Char < s.char+s.chars {
			text := files[file].Text[s.span.Start:s.span.End]
			for n := at.Char - s.char; n > 0 && text != ""; n-- {
				_, size := utf8.DecodeRuneInString(text)
				text, offset = text[size:], offset+size
			}
			break
		}
	}
	return file, offset, ok
}

// anchors finds where each anchor of a setting stands: in a line's run that
// has its name, else at a height of a page. Of two with one name the first
// counts, as in the PDF.
func anchors(s *typeset.Setting) map[string]spot {
	all := map[string]spot{}
	add := func(name string, at spot) {
		if _, ok := all[name]; !ok && name != "" {
			all[name] = at
		}
	}
	for i := range s.Pages {
		for j := range s.Pages[i].Lines {
			for k := range s.Pages[i].Lines[j].Runs {
				add(s.Pages[i].Lines[j].Runs[k].Anchor, spot{i, j})
			}
		}
	}
	for i := range s.Pages {
		page := &s.Pages[i]
		for _, a := range page.Anchors {
			line := slices.IndexFunc(page.Lines, func(l typeset.Line) bool { return l.Baseline == a.Baseline })
			add(a.Name, spot{i, line})
		}
	}
	return all
}
