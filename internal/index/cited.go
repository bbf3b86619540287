package index

import "slices"

// findAuthors looks before every work's title for its authors:
// 陳兼：《…》, 柴成文、趙勇田著《…》, 林語堂的《…》.
func (s *search) findAuthors(v *view) {
	colons := 0
	for _, w := range v.works {
		if c := v.at(w.start - 2); c == '：' || c == ':' {
			colons++
		}
	}
	for _, w := range v.works {
		mark := w.start - 1
		end, colon := mark, false
		switch v.at(mark - 1) {
		case '：', ':':
			end, colon = mark-1, true
		case '著', '编', '編', '撰', '譯', '译', '的', '作', '輯', '辑':
			end = mark - 1
		}
		s.tryAuthors(v, end, colon, colon && (colons >= 3 || v.note))
	}
}

// tryAuthors reads the names that end at end, joined by 、 or 和. Where a
// colon follows, all before it is a name; in a bibliography even one of no
// known shape is.
func (s *search) tryAuthors(v *view, end int, colon, bibliography bool) {
	for end > 1 {
		from := end
		for from > 0 && from > end-longestForeign && (v.han(from-1) || joiner(v.at(from-1))) && !splits(v, from-1) {
			from--
		}
		if from == end {
			return
		}
		if !s.tryAuthor(v, from, end, colon, bibliography) {
			return
		}
		if r := v.at(from - 1); r != '、' && r != '和' && r != '與' && r != '与' && !(r == '，' && bibliography) {
			return
		}
		end = from - 1
	}
}

// splits reports whether the character at i joins two authors.
func splits(v *view, i int) bool {
	switch v.at(i) {
	case '和', '與', '与':
		return true
	}
	return false
}

func (s *search) tryAuthor(v *view, from, end int, colon, bibliography bool) bool {
	if colon {
		// The whole stretch, or what follows an edge in it, is a name.
		if slices.Contains(v.nameEnds(from), end) && !v.falls(from) {
			s.sight(v.open[from:end], false, "cited", v, from)
			return true
		}
		if s.foreignStretch(v, from, end) {
			return true
		}
	}
	for i := max(from, end-4); i <= end-2; i++ {
		if v.left(i) != none && slices.Contains(v.nameEnds(i), end) && !v.falls(i) && (i == from || !v.words.is(v.at(i), weakSurname)) {
			if colon && i > from && v.ends[i] == 0 {
				continue
			}
			s.sight(v.open[i:end], false, "cited", v, i)
			return i == from
		}
	}
	for i := from; i <= end-2; i++ {
		if v.left(i) != none && s.foreignStretch(v, i, end) {
			return i == from
		}
	}
	if bibliography && s.unshaped(v, from, end) {
		g := s.sight(v.open[from:end], false, "cited", v, from)
		g.listed = true
		return true
	}
	return false
}

// foreignStretch takes a stretch for a transcribed name if all of it is one.
func (s *search) foreignStretch(v *view, from, end int) bool {
	for i := from; i < end; i++ {
		if !v.words.is(v.at(i), transcribing) && !joiner(v.at(i)) {
			return false
		}
	}
	name := v.open[from:end]
	if s.words.foreignShape(name) < 1 {
		return false
	}
	s.sight(name, true, "cited", v, from)
	return true
}

// unshaped reports whether a cited stretch may be a pen name or a Japanese
// name: two to six characters, none a word of the language.
func (s *search) unshaped(v *view, from, end int) bool {
	if end-from < 2 || end-from > 6 || v.han(from-1) {
		return false
	}
	for i := from; i < end; i++ {
		if joiner(v.at(i)) {
			return false
		}
		if i < end-1 && (v.begins[i]&(common|notName|doing|verb|bodyHead) != 0 || v.words.is(v.at(i), hard)) {
			return false
		}
	}
	return v.ends[end]&(bodyHead|common|verb|doing) == 0 && !v.words.is(v.at(end-1), hard|stopping)
}
