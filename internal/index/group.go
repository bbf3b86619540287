package index

import (
	"slices"
	"strings"
)

// group lays forms of one heading together: the parts of foreign names, bodies
// with and without their country, short forms that the text declares, and
// forms that differ by a variant character or by numerals.
func (s *search) group() {
	s.groupVariants()
	s.groupForeign()
	s.groupBodies()
	s.groupProblems()
	s.findShort()
	s.order = slices.DeleteFunc(s.order, func(c *candidate) bool { return c.gone })
}

// absorb makes one candidate a variant of another.
func (c *candidate) absorb(other *candidate) {
	if other == c || other.gone || c.gone {
		return
	}
	c.addVariant(other.heading)
	for _, v := range other.variants {
		c.addVariant(v)
	}
	for _, rule := range other.rules {
		c.addRule(rule)
	}
	c.sure = c.sure || other.sure
	if c.original == "" {
		c.original = other.original
	}
	if other.passage < c.passage || other.passage == c.passage && other.at < c.at {
		c.passage, c.at = other.passage, other.at
	}
	other.gone = true
}

// folded are characters that print the same word, and the numerals of counted
// events.
var folded = strings.NewReplacer(
	"臺", "台", "裡", "裏", "爲", "為", "羣", "群", "峯", "峰", "衆", "眾", "祕", "秘", "綫", "線", "着", "著",
	"啓", "啟", "敎", "教", "温", "溫", "説", "說", "内", "內", "户", "戶", "黄", "黃", "衞", "衛", "麽", "麼",
	"．", "·", "・", "·", "‧", "·", "•", "·", "–", "—", "─", "—", "-", "—", "〈", "《", "〉", "》",
)

// foldNumbers writes 第5次 as 第五次, and 五次 so too.
func foldNumbers(s string) string {
	if r := []rune(s); len(r) > 3 && r[1] == '次' && strings.ContainsRune("一二三四五六七八九十", r[0]) {
		return "第" + s
	}
	before, rest, ok := strings.Cut(s, "第")
	if !ok {
		return s
	}
	digits := 0
	for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
		digits++
	}
	if digits == 0 || digits > 2 {
		return s
	}
	n := 0
	for _, d := range rest[:digits] {
		n = 10*n + int(d-'0')
	}
	if n == 0 {
		return s
	}
	return before + "第" + hanNumber(n) + rest[digits:]
}

func (s *search) groupVariants() {
	first := map[string]*candidate{}
	for _, c := range s.order {
		key := c.kind + foldNumbers(folded.Replace(c.heading))
		if old, ok := first[key]; ok {
			old.absorb(c)
			continue
		}
		first[key] = c
	}
}

// groupForeign makes the last part of a foreign name a variant of the whole.
func (s *search) groupForeign() {
	for _, c := range s.order {
		if c.kind != Person || c.gone {
			continue
		}
		at := strings.LastIndexFunc(c.heading, joiner)
		if at < 0 {
			continue
		}
		last := strings.TrimLeftFunc(c.heading[at:], joiner)
		if other, ok := s.found[last]; ok && other.kind == Person {
			c.absorb(other)
		} else if len([]rune(last)) >= 3 && !ok {
			c.addVariant(last)
		}
	}
}

// groupBodies makes 安理會 a variant of 聯合國安理會 where no other body's name
// ends so.
func (s *search) groupBodies() {
	for _, short := range s.order {
		if short.kind != Organisation || short.gone || len([]rune(short.heading)) < 3 {
			continue
		}
		var long *candidate
		several := false
		for _, c := range s.order {
			if c == short || c.gone || c.kind != Organisation {
				continue
			}
			prefix, ok := strings.CutSuffix(c.heading, short.heading)
			if !ok {
				continue
			}
			several = several || long != nil
			if s.owning(prefix) {
				long = c
			}
		}
		if long != nil && !several && long.sure == short.sure {
			long.absorb(short)
		}
	}
}

// groupProblems makes 停戰談判問題 a variant of 停戰談判.
func (s *search) groupProblems() {
	for _, c := range s.order {
		for _, tail := range []string{"問題", "问题"} {
			stem, ok := strings.CutSuffix(c.heading, tail)
			if whole := s.found[stem]; ok && c.kind == Concept && whole != nil && whole.sure && (whole.kind == Event || whole.kind == Concept) {
				whole.absorb(c)
			}
		}
	}
}

// owning reports whether a prefix is whose a body is: a country, another body.
func (s *search) owning(prefix string) bool {
	if s.words.kindOf(prefix)&(aPlace|aBody) != 0 {
		return true
	}
	switch prefix {
	case "中共", "中國人民", "中国人民", "聯合國", "联合国":
		return true
	}
	c, ok := s.found[prefix]
	return ok && c.kind == Organisation
}

// findShort reads what the text declares: 特別遣返委員會（以下簡稱「特遣委」）.
func (s *search) findShort() {
	for i := range s.passages {
		p := &s.passages[i]
		for at := 0; at+2 < len(p.open); at++ {
			if p.open[at] != '簡' && p.open[at] != '简' || p.open[at+1] != '稱' && p.open[at+1] != '称' {
				continue
			}
			short, end := shortForm(p.open, at+2)
			if short == "" {
				continue
			}
			open := at
			for open > 0 && open > at-4 && p.open[open] != '（' && p.open[open] != '(' && p.open[open] != '，' {
				open--
			}
			if full := s.fullForm(i, open); full != nil && full.heading != short {
				full.addRule("declared")
				full.sure = true
				if c, ok := s.found[short]; ok {
					full.absorb(c)
				} else {
					full.addVariant(short)
				}
			}
			at = end
		}
	}
}

// shortForm reads a quoted name at i, or a short one up to the next mark.
func shortForm(text []rune, i int) (string, int) {
	if i < len(text) && (text[i] == '為' || text[i] == '为' || text[i] == '：') {
		i++
	}
	quoted := i < len(text) && strings.ContainsRune("「『“《", text[i])
	if quoted {
		i++
	}
	j := i
	for j < len(text) && j < i+9 && !strings.ContainsRune("」』”》，。；）)、", text[j]) && text[j] != wall {
		j++
	}
	if j-i < 2 || j-i > 8 || j >= len(text) {
		return "", i
	}
	return string(text[i:j]), j
}

// fullForm finds the name that ends before a declaration at open: the longest
// candidate, or a body's name as far as its head word lets it reach.
func (s *search) fullForm(passage, open int) *candidate {
	text := s.passages[passage].open
	for start := max(0, open-longestCompound); start < open-2; start++ {
		if c, ok := s.found[string(text[start:open])]; ok && !c.gone {
			return c
		}
	}
	v := s.look(passage)
	if v.ends[open]&bodyHead == 0 {
		return nil
	}
	starts := v.starts(open - v.headSize(open))
	if len(starts) == 0 {
		return nil
	}
	return s.note(string(text[starts[0]:open]), Organisation, "head", passage, starts[0])
}

// exclude finds the stretches where a short heading is a part of other words:
// 聯大 in 蘇聯大使, 北朝鮮 in 南北朝鮮.
func (s *search) exclude() {
	var forms [][]rune
	var owners []*candidate
	for _, c := range s.order {
		if c.kind == Person || c.kind == Work || !c.sure {
			continue
		}
		for _, form := range append([]string{c.heading}, c.variants...) {
			if r := []rune(form); len(r) <= 3 {
				forms = append(forms, r)
				owners = append(owners, c)
			}
		}
	}
	m := newMatcher(forms)
	var found []mention
	for i := range s.passages {
		if found = m.all(s.passages[i].open, found[:0]); len(found) == 0 {
			continue
		}
		v := s.look(i)
		for _, f := range found {
			if from, ok := v.overlapped(f); ok {
				owners[f.form].exclude(string(v.open[from:f.end]))
			}
		}
	}
}

// overlapped finds a word that begins before a mention and ends inside it: the
// name of a place or a body, or a common word if what it leaves is a name too.
func (v *view) overlapped(f mention) (from int, ok bool) {
	if !v.inside[f.start] {
		return 0, false
	}
	first, _ := slices.BinarySearchFunc(v.blocks, f.start+1, func(w mention, end int) int { return w.end - end })
	for _, w := range v.blocks[first:] {
		if w.end >= f.end {
			break
		}
		if w.start >= f.start || f.start >= w.end {
			continue
		}
		if v.words.kinds[w.form]&(aPlace|aBody) != 0 || v.words.kind(v.open[w.end:f.end])&named != 0 {
			return w.start, true
		}
	}
	return 0, false
}

// mostExcluded is how many contexts a row may exclude.
const mostExcluded = 8

func (c *candidate) exclude(context string) {
	if !slices.Contains(c.not, context) && len(c.not) < mostExcluded {
		c.not = append(c.not, context)
	}
}
