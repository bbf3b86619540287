package index

import "slices"

// find looks through all passages for candidates: k stretches of them at the
// same time, each by a search of its own. What these find is laid together in
// the order of the stretches, as if one search had gone through all.
func (s *search) find(k int) {
	parts := make([]*search, k)
	parts[0] = s
	for i := 1; i < k; i++ {
		parts[i] = empty()
		parts[i].passages, parts[i].views, parts[i].words = s.passages, s.views, s.words
	}
	shareOut(s.passages, k, func(part, from, to int) {
		for i := from; i < to; i++ {
			parts[part].findIn(i)
		}
	})
	for _, later := range parts[1:] {
		s.join(later)
	}
}

// join adds what a search found in later passages.
func (s *search) join(later *search) {
	for _, c := range later.order {
		if old, ok := s.found[c.heading]; ok {
			old.join(c)
		} else {
			s.found[c.heading] = c
			s.order = append(s.order, c)
		}
	}
	for _, g := range later.sighted {
		if old, ok := s.sightings[g.name]; ok {
			old.join(g)
		} else {
			s.sightings[g.name] = g
			s.sighted = append(s.sighted, g)
		}
	}
	s.compounds = append(s.compounds, later.compounds...)
	for name, n := range later.compoundCount {
		s.compoundCount[name] += n
	}
	for _, q := range later.quotes {
		if old, ok := s.quoted[q.term]; ok {
			old.n += q.n
			old.named = old.named || q.named
			old.acting = old.acting || q.acting
		} else {
			s.quoted[q.term] = q
			s.quotes = append(s.quotes, q)
		}
	}
	s.joinSites(later)
}

// joinSites joins places; what stands beside one in lists may be known already.
func (s *search) joinSites(later *search) {
	same := map[*sited]*sited{}
	for _, p := range later.sitesInOrder {
		old, ok := s.sites[p.name]
		if !ok {
			old = p
			s.sites[p.name] = p
			s.sitesInOrder = append(s.sitesInOrder, p)
		} else {
			old.n += p.n
			old.located += p.located
			old.listed = old.listed || p.listed
			old.beside = old.beside || p.beside
		}
		same[p] = old
	}
	for _, p := range later.sitesInOrder {
		var besides []*sited
		for _, other := range p.besides {
			besides = append(besides, same[other])
		}
		if old := same[p]; old == p {
			p.besides = besides
		} else {
			old.besides = append(old.besides, besides...)
		}
	}
}

// join adds what a later search has of the same heading.
func (c *candidate) join(later *candidate) {
	for _, v := range later.variants {
		c.addVariant(v)
	}
	for _, rule := range later.rules {
		c.addRule(rule)
	}
	c.sure = c.sure || later.sure
}

// join adds what a later search has of the same name. A rule that counts each
// time counts three times at most.
func (g *sighting) join(later *sighting) {
	g.shape = max(g.shape, later.shape)
	if g.original == "" {
		g.original = later.original
	}
	g.listed = g.listed || later.listed
	for _, rule := range later.order {
		if g.rules[rule] == 0 {
			g.order = append(g.order, rule)
		}
		g.score -= points(rule, g.rules[rule])
		g.rules[rule] += later.rules[rule]
		g.score += points(rule, g.rules[rule])
	}
}

// points is what a rule that fired n times counts for a name.
func points(rule string, n int) int {
	most := 1
	if slices.Contains(repeated, rule) {
		most = 3
	}
	return weights[rule] * min(n, most)
}
