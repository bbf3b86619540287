package index

import (
	"slices"
	"strings"
	"unicode"

	"yinshu/internal/manuscript"
)

// sectionSign begins a variant that is no form of a word but names a section:
// the row, which stands under another, has the mentions that the other has in
// the section of that title.
const sectionSign = "§"

// sections gives the titles of the sections that a row's variants name.
func (r *Row) sections() []string {
	if r.Under == "" || r.Heading == "" {
		return nil
	}
	var titles []string
	for _, v := range r.Variants {
		if title, is := strings.CutPrefix(v, sectionSign); is {
			titles = append(titles, solid(title))
		}
	}
	return titles
}

// solid is a title without its spaces: editors and spreadsheets change those.
func solid(title string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == wall {
			return -1
		}
		return r
	}, title)
}

// A portion is a row's part in a section.
type portion struct {
	row     int
	section string // the section's title, solid
}

// shares says for each row that sub-entries by section stand under which row
// has its mentions in which section. The first that claims them has them.
func shares(rows []Row) map[portion]int {
	at := map[string]int{}
	for i := range rows {
		if _, taken := at[rows[i].Heading]; !taken && rows[i].Under == "" {
			at[rows[i].Heading] = i
		}
	}
	parts := map[portion]int{}
	for i := range rows {
		over, ok := at[rows[i].Under]
		if !ok {
			continue
		}
		for _, title := range rows[i].sections() {
			s := portion{over, title}
			if _, taken := parts[s]; !taken {
				parts[s] = i
			}
		}
	}
	return parts
}

// sectionTitles gives the titles of a manuscript's sections.
func sectionTitles(m *manuscript.Manuscript) map[string]bool {
	titles := map[string]bool{}
	for b := range manuscript.Leaves(m.Blocks) {
		if _, is := b.(*manuscript.Heading); is {
			titles[solid(manuscript.BlockText(b))] = true
		}
	}
	return titles
}

// sheet is how many characters stand on a page, as far as that can be known
// before one is set, and mostBare how many of its locators a heading carries
// without sub-entries.
const (
	sheet    = 550
	mostBare = 6
)

// proposeSections adds to headings that will have too many locators a question
// for each section that speaks of them: a sub-entry with its mentions there.
func proposeSections(rows []Row, tallies []tally) []Row {
	out := make([]Row, 0, len(rows))
	for i, r := range rows {
		out = append(out, r)
		t := &tallies[i]
		if r.Decision != Keep || r.Under != "" || t.bare() <= mostBare || len(t.parts) < 2 {
			continue
		}
		for _, p := range t.parts {
			if p.title == "" || p.n < 2 {
				continue // one mention may as well stay with the heading
			}
			out = append(out, Row{
				Decision: Ask, Heading: unnumbered(p.title), Kind: r.Kind, Under: r.Heading,
				Variants: []string{sectionSign + p.title}, Count: p.n,
				Evidence: strings.Join(append([]string{"section"}, shown(p.contexts)...), contextMark),
			})
		}
	}
	return out
}

// bare is how many locators a heading will have: sheets, three in a row or
// more as one.
func (t *tally) bare() int {
	n := 0
	for i := 0; i < len(t.sheets); {
		j := i + 1
		for j < len(t.sheets) && t.sheets[j] == t.sheets[j-1]+1 {
			j++
		}
		if j-i < 3 {
			j = i + 1
		}
		n++
		i = j
	}
	return n
}

// unnumbered is a section's title without its number: 一、, 第二節, 3. A title
// that is nothing but a number is said in full: 第一節.
func unnumbered(title string) string {
	runes := []rune(title)
	i := 0
	if len(runes) > 0 && runes[0] == '第' {
		i++
	}
	number := i
	for i < len(runes) && (unicode.IsDigit(runes[i]) || strings.ContainsRune("一二三四五六七八九十百零〇壹貳參肆伍陸柒捌玖拾", runes[i])) {
		i++
	}
	if i == number {
		return title
	}
	switch rest := runes[i:]; {
	case len(rest) == 0 && number == 0:
		return "第" + title + "節"
	case len(rest) > 1 && number == 1 && strings.ContainsRune("章節节篇部卷回編编", rest[0]):
		return strings.TrimLeft(string(rest[1:]), "：:、．. ")
	case len(rest) > 1 && number == 0 && strings.ContainsRune("、．.：:", rest[0]):
		return string(rest[1:])
	}
	return title
}

// tellSections counts the mentions of the rows that are sub-entries by
// section, and shows the first of them.
func tellSections(passages []passage, rows []Row) {
	parts := shares(rows)
	if len(parts) == 0 {
		return
	}
	over := map[int]bool{}
	for s := range parts {
		over[s.row] = true
	}
	var heads []Row
	var at []int
	for i := range rows {
		if over[i] {
			r := rows[i]
			r.Decision, r.See, r.SeeAlso = Keep, nil, nil
			heads, at = append(heads, r), append(at, i)
		}
	}
	told := map[int]bool{}
	for k, t := range count(passages, heads) {
		for _, p := range t.parts {
			i, ok := parts[portion{at[k], p.title}]
			if !ok {
				continue
			}
			r := &rows[i]
			if !told[i] {
				r.Count, told[i] = 0, true
				r.Evidence = rules(r.Evidence)
			}
			r.Count += p.n
			if strings.Count(r.Evidence, contextMark) < contexts {
				r.Evidence = strings.TrimSpace(strings.Join(append([]string{r.Evidence}, shown(p.contexts)...), contextMark))
			}
		}
	}
	for s, i := range parts {
		if !told[i] && slices.Contains(rows[i].sections(), s.section) {
			rows[i].Count = 0
		}
	}
}

// ordinal gives the number of a heading that is counted, 第四節, or 0. Under a
// heading such stand in the order of their numbers, not of their strokes.
func ordinal(heading string) int {
	rest, counted := strings.CutPrefix(heading, "第")
	if !counted {
		return 0
	}
	n, tens := 0, 0
	for _, r := range rest {
		switch digit := strings.IndexRune("〇一二三四五六七八九", r); {
		case r >= '0' && r <= '9':
			n = 10*n + int(r-'0')
		case r == '十':
			tens, n = 10*max(n, 1), 0
		case digit >= 0:
			n = digit / len("一")
		default:
			return tens + n
		}
		if n > 9999 {
			return 0
		}
	}
	return tens + n
}
