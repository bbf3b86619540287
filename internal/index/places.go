package index

import (
	"strings"
	"unicode"
)

// A sited is a stretch that ends as places' names do: 來鳳莊, 清川江.
type sited struct {
	name        string
	n, located  int
	listed      bool // beside another in a list
	beside      bool // and that one is known
	passage, at int
	size        int
	besides     []*sited // what it is joined to in lists
	sure        bool
}

// certainSuffixes are the suffixes that are hardly anything else.
const certainSuffixes = "縣县省市鎮镇州村寨堡莊庄"

// findSited looks for places by their last characters.
func (s *search) findSited(v *view) {
	var last *sited
	lastEnd := -1
	for end := 2; end <= len(v.open); end++ {
		if !v.words.is(v.at(end-1), placeSuffix) || v.right(end) == none && v.begins[min(end, len(v.open))]&locative == 0 {
			continue
		}
		for i := end - 2; i >= 0 && i >= end-4; i-- {
			r := v.at(i)
			if !unicode.Is(unicode.Han, r) || v.words.is(r, hard) || i == end-2 && strings.ContainsRune("一二三四五六七八九十百兩两幾几數数各", r) || v.words.is(r, stopping) && i > end-3 && r != '上' && r != '日' {
				break
			}
			located := v.ends[i]&locative != 0 || s.words.kind([]rune{v.at(i - 1)})&locative != 0
			listed := joins(v.at(i-1)) || joins(v.at(end))
			if v.begins[i]&(aPlace|notName|common|genericPlace) != 0 {
				break
			}
			if v.left(i) == none && !located {
				continue
			}
			if v.inside[i] || v.begins[i]&(common|notName|genericPlace|verb|stripped) != 0 || v.ends[end]&(common|genericPlace) != 0 && end-i < 4 {
				continue
			}
			p := s.site(v, i, end)
			p.n++
			p.listed = p.listed || listed
			p.beside = p.beside || joins(v.at(i-1)) && v.ends[i-1]&aPlace != 0 || joins(v.at(end)) && v.begins[min(end+1, len(v.open))]&aPlace != 0
			if located || v.at(i-1) == '的' && v.ends[i-1]&aPlace != 0 {
				p.located++
			}
			if last != nil && i == lastEnd+1 && joins(v.at(lastEnd)) {
				p.besides, last.besides = append(p.besides, last), append(last.besides, p)
			}
			last, lastEnd = p, end
			break
		}
	}
}

func (s *search) site(v *view, i, end int) *sited {
	name := string(v.open[i:end])
	p, ok := s.sites[name]
	if !ok {
		p = &sited{name: name, passage: v.number, at: i, size: end - i}
		s.sites[name] = p
		s.sitesInOrder = append(s.sitesInOrder, p)
	}
	return p
}

// takeSited takes the places that stand after a word of place, or twice, and
// those that a list joins to them.
func (s *search) takeSited() {
	for _, p := range s.sitesInOrder {
		last := []rune(p.name)[p.size-1]
		certain := strings.ContainsRune(certainSuffixes, last)
		p.sure = p.size >= 3 && (p.located > 0 || p.beside || p.n >= 2 || p.listed && certain) || p.size == 2 && certain && p.located > 0 && p.n >= 2
	}
	for _, p := range s.sitesInOrder {
		for _, other := range p.besides {
			p.sure = p.sure || other.sure && p.size >= 3
		}
	}
	for _, p := range s.sitesInOrder {
		if old, known := s.found[p.name]; known {
			old.addRule("suffix")
			continue
		}
		s.note(p.name, Place, "suffix", p.passage, p.at).sure = p.sure
	}
}
