package check

import (
	"cmp"
	"maps"
	"slices"
)

// bookTitles reports a title in 《》 or 〈〉 that stands once or twice with another
// character than the same title has elsewhere: 《野度》 where it is 《野渡》. In a
// short title the two must sound or look alike; in a long one any other
// character is told, but for those that tell the parts of a work apart.
func bookTitles(t *text) (found []finding) {
	uses := titleUses(t)
	for _, group := range titlesByHole(uses) {
		for _, name := range group {
			best, at := mostAlike(uses, group, name)
			if best == "" {
				continue
			}
			u, other := uses[name], uses[best]
			p := &t.passages[u.first.passage]
			if other.count == 1 {
				found = append(found, p.find(nameForms, u.first.at+at, name, best, t.line(other.first.passage, other.first.at)))
			} else {
				found = append(found, p.find(nameSpelt, u.first.at+at, name, best, other.count))
			}
		}
	}
	slices.SortStableFunc(found, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.passage, b.passage), cmp.Compare(a.at, b.at))
	})
	return slices.CompactFunc(found, func(a, b finding) bool { return a.passage == b.passage && a.at == b.at })
}

// A titleUse counts a title.
type titleUse struct {
	count int
	first spot // of its first character
}

// longestTitle is how many characters a title has at most that is compared.
const longestTitle = 24

func titleUses(t *text) map[string]*titleUse {
	uses := map[string]*titleUse{}
	for i := range t.passages {
		p := &t.passages[i]
		for k, r := range p.text {
			if r != '《' && r != '〈' {
				continue
			}
			end := k + 1
			for end < len(p.text) && end-k <= longestTitle+1 && basic(p.text[end]) {
				end++
			}
			if end == len(p.text) || end-k < 3 || p.text[end] != '》' && p.text[end] != '〉' {
				continue
			}
			name := string(p.text[k+1 : end])
			if u := uses[name]; u != nil {
				u.count++
			} else {
				uses[name] = &titleUse{1, spot{i, k + 1}}
			}
		}
	}
	return uses
}

// titlesByHole gives the titles that are the same but for one character, in
// order.
func titlesByHole(uses map[string]*titleUse) (groups [][]string) {
	byHole := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(uses)) {
		for _, hole := range holes(name) {
			byHole[hole] = append(byHole[hole], name)
		}
	}
	const most = 8 // more of them are a series: 《詩一》, 《詩二》
	for _, hole := range slices.Sorted(maps.Keys(byHole)) {
		if group := byHole[hole]; len(group) > 1 && len(group) <= most {
			groups = append(groups, group)
		}
	}
	return groups
}

// mostAlike gives the title of a group that a title is mistaken for, and where
// the two differ; or "".
func mostAlike(uses map[string]*titleUse, group []string, name string) (best string, at int) {
	u := uses[name]
	for _, other := range group {
		o := uses[other]
		if other == name || !outweighs(o.count, u.count) || o.count == 1 && !u.first.behind(o.first) {
			continue
		}
		hole, ok := sameTitle([]rune(name), []rune(other))
		if ok && (best == "" || o.count > uses[best].count) {
			best, at = other, hole
		}
	}
	return best, at
}

// behind says whether a place stands behind another.
func (a spot) behind(b spot) bool {
	return a.passage > b.passage || a.passage == b.passage && a.at > b.at
}

// anyCharacter is from how many characters on titles that differ in one are
// one title, whatever the character is.
const anyCharacter = 9

// sameTitle says whether two titles of one length are one title with a
// character mistaken, and where.
func sameTitle(a, b []rune) (hole int, ok bool) {
	for hole < len(a) && a[hole] == b[hole] {
		hole++
	}
	x, y := a[hole], b[hole]
	class := nameClasses()
	if (class[x-0x4e00]|class[y-0x4e00])&(tellsApart|ofNumber) != 0 || keptForms(x, y) {
		return 0, false
	}
	return hole, len(a) >= anyCharacter || confused(x, y) || shareParts(x, y) || likeForms(x, y)
}

// keptForms says whether two characters are forms of one that habits tells of.
func keptForms(x, y rune) bool {
	return slices.Contains(variantPairs[:], [2]rune{x, y}) || slices.Contains(variantPairs[:], [2]rune{y, x})
}
