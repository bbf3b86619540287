package index

import "slices"

// findKnown takes what the lists name. A person of two characters may be a
// part of something else, so it needs an edge, a weak place one on both sides.
func (s *search) findKnown(v *view) {
	for _, m := range longest(v.names) {
		kinds := s.words.kinds[m.form]
		name := v.open[m.start:m.end]
		between := v.left(m.start) != none && v.right(m.end) != none
		if kinds&aPerson != 0 {
			foreign := s.words.transcribesAll(name)
			edged := (v.left(m.start) != none || v.right(m.end) != none) && !v.inside[m.start] && !v.inside[m.end]
			cut := v.inside[m.start] && v.left(m.start) == none // 緊|張我軍
			if len(name) > 2 && !cut || between || edged && !foreign && !v.goesOn(m) {
				g := s.sight(name, foreign, "known", v, m.start)
				if original := v.originalAt(m.end); g.original == "" && personal(original) {
					g.original = invert(original)
				}
			}
			continue
		}
		kind := Concept
		switch {
		case kinds&aBody != 0:
			kind = Organisation
		case kinds&anEvent != 0:
			kind = Event
		case kinds&aPlace != 0:
			kind = Place
		}
		if r := v.at(m.end); kind == Place && (r == '路' || r == '街') && v.begins[m.end]&common == 0 {
			s.note(string(name)+string(r), Place, "street", v.number, m.start).sure = true
			continue
		}
		apart := v.left(m.start) != none || v.right(m.end) != none
		c := s.note(string(name), kind, "known", v.number, m.start)
		if kinds&weakPlace != 0 {
			apart = between
		}
		c.sure = c.sure || len(name) > 2 || apart
	}
}

// goesOn reports whether a known name of two characters is the beginning of a
// longer one that has a better end: 張岱|年.
func (v *view) goesOn(m mention) bool {
	return v.right(m.end) == none && v.full(m.start, m.end+1) && v.right(m.end+1) != none
}

// settlePersons decides between names of which one begins the other, 彭德 and
// 彭德懷: the one that scored less goes, unless it stands by itself as well.
func (s *search) settlePersons() {
	for _, g := range s.sighted {
		name := []rune(g.name)
		for n := 2; n < len(name); n++ {
			short, ok := s.sightings[string(name[:n])]
			if !ok || short.foreign != g.foreign {
				continue
			}
			if short.rules["known"] > 0 && g.rules["known"] == 0 || short.score+short.shape > g.score+g.shape {
				g.score -= 3
			} else if short.rules["known"] == 0 {
				short.score -= 3
			}
		}
	}
}

// findListed looks beside persons that are found, in lists, for others: twice,
// so that a list of three needs one that is known.
func (s *search) findListed() {
	for range 2 {
		var names [][]rune
		for _, g := range s.sighted {
			if heading, _ := g.verdict(); heading {
				names = append(names, []rune(g.name))
			}
		}
		persons := newMatcher(names)
		var found []mention
		for i := range s.passages {
			found = persons.all(s.passages[i].open, found[:0])
			if len(found) == 0 {
				continue
			}
			v := s.look(i)
			for _, m := range longest(found) {
				s.besides(v, m)
			}
		}
	}
}

// besides tries what is joined to a person by 、 or 和.
func (s *search) besides(v *view, m mention) {
	if joins(v.at(m.end)) {
		i := m.end + 1
		for _, end := range v.nameEnds(i) {
			if (v.right(end) != none || v.full(i, end)) && !v.falls(i) {
				s.listed(v, i, end, false)
			}
		}
		if end, r := v.foreignEnd(i, v.runEnd(i)); r != none {
			s.listed(v, i, end, true)
		}
	}
	if joins(v.at(m.start - 1)) {
		end := m.start - 1
		for i := max(0, end-8); i < end-1; i++ {
			if v.left(i) == none && !v.full(i, end) || v.falls(i) {
				continue
			}
			if slices.Contains(v.nameEnds(i), end) {
				s.listed(v, i, end, false)
			} else if v.runEnd(i) >= end && !v.leads(i, end) && v.left(i) != none {
				s.listed(v, i, end, true)
				break
			}
		}
	}
}

func (s *search) listed(v *view, i, end int, foreign bool) {
	name := v.open[i:end]
	shape := 0
	if foreign {
		shape = s.words.foreignShape(name) - 1
	} else {
		shape = s.words.shapeOf(name)
	}
	if v.begins[i]&aPerson != 0 && s.words.kind(name)&aPerson == 0 {
		return
	}
	rule := "list"
	if shape < 0 && !foreign && v.enclosed(i, end) {
		rule, shape = "between", 0
	}
	if g, ok := s.sightings[string(name)]; shape >= 0 && (!ok || g.rules[rule] == 0) {
		s.sight(name, foreign, rule, v, i)
	}
}

// enclosed reports whether a stretch stands between two marks of which one
// joins it to a list, so that nothing of it belongs to another word.
func (v *view) enclosed(i, end int) bool {
	return (v.at(i-1) == '、' || v.at(end) == '、') && !v.han(i-1) && !v.han(end) && !quotes(v.at(i-1)) &&
		v.begins[i]&(common|verb|doing|genericPlace) == 0 && !v.words.is(v.at(i), wordSurname)
}

// full reports whether a stretch is so good a name, with a given name of two
// characters, that, in a list with a person, it needs no edge on its other side.
func (v *view) full(i, end int) bool {
	if end-i < 3 || v.inside[i] || v.inside[end] || v.ends[i+1]&(title|ofTime) != 0 || !slices.Contains(v.nameEnds(i), end) {
		return false
	}
	name := v.open[i:end]
	if len(name) != v.words.surnameSize(name)+2 || name[len(name)-1] == '之' && v.right(end) != sure {
		return false // 何斌|之言
	}
	if v.begins[i]&japanese != 0 && slices.Contains(v.nameEnds(i), end+1) {
		return false // 小山豐太|郎
	}
	return !v.words.doubtful(name) && v.words.shapeOf(name) == 1 && !v.words.is(name[len(name)-1], site|placeSuffix)
}

// joins reports whether a character joins what is listed.
func joins(r rune) bool {
	switch r {
	case '、', '和', '與', '与', '及':
		return true
	}
	return false
}

// runEnd gives the end of the transcribing characters that begin at i.
func (v *view) runEnd(i int) int {
	for v.words.is(v.at(i), transcribing) || joiner(v.at(i)) {
		i++
	}
	return i
}

// takePersons makes candidates of the names that were sighted.
func (s *search) takePersons() {
	slices.SortStableFunc(s.sighted, func(a, b *sighting) int {
		if a.passage != b.passage {
			return a.passage - b.passage
		}
		return a.at - b.at
	})
	for _, g := range s.sighted {
		heading, asked := g.verdict()
		if !asked {
			continue
		}
		if old, taken := s.found[g.name]; taken && old.kind != Person || s.isSite(g) {
			continue
		}
		c := s.note(g.name, Person, g.order[0], g.passage, g.at)
		for _, rule := range g.order {
			if !slices.Contains(c.rules, rule) {
				c.rules = append(c.rules, rule)
			}
		}
		c.original = g.original
		c.sure = heading
	}
}

// isSite reports whether what looks like a name ends as places do and stands
// after a word of place, 隱於富春江, and nothing that is said of persons only
// speaks for a person.
func (s *search) isSite(g *sighting) bool {
	p, ok := s.sites[g.name]
	return ok && p.located > 0 && g.rules["title"]+g.rules["office"]+g.rules["address"]+g.rules["cited"]+g.rules["life"]+g.rules["known"]+g.rules["calling"] == 0
}
