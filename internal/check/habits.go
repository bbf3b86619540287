package check

import "slices"

// habits compares what the text does most of the time with the rest.
func habits(t *text) (found []finding) {
	return slices.Concat(markPlaces(t), quoteStyles(t), variants(t))
}

// markPlaces: a house puts its marks either after the stop or before it. Where
// nine in ten stand after it, the others are queries.
func markPlaces(t *text) (found []finding) {
	type place struct{ passage, at int }
	var before []place
	after := 0
	for i := range t.passages {
		p := &t.passages[i]
		if p.flow > 0 {
			continue
		}
		for k, m := range p.marks {
			if k > 0 && p.marks[k-1].at == m.at {
				continue
			}
			prev, next := p.rune(m.at-1), p.rune(m.at)
			switch {
			case stop(next) || next == '，' || next == '；':
				before = append(before, place{p.index, m.at - 1})
			case closing(prev):
				if inner := p.rune(m.at - 2); stop(inner) || inner == '…' {
					after++
				}
			case stop(prev) || pause(prev):
				after++
			}
		}
	}
	if total := after + len(before); total < 10 || len(before)*10 > total {
		return nil
	}
	for _, b := range before {
		if b.at >= 0 {
			found = append(found, t.passages[b.passage].find(notePlace, b.at, after))
		}
	}
	return found
}

// variantPairs are two forms of one character, of which a text keeps to one.
// Both are right; a text that mixes them was put together from several.
var variantPairs = [...][2]rune{
	{'裏', '裡'}, {'臺', '台'}, {'峰', '峯'}, {'群', '羣'}, {'眾', '衆'}, {'啟', '啓'}, {'為', '爲'}, {'真', '眞'}, {'說', '説'},
	{'線', '綫'}, {'麵', '麪'}, {'秘', '祕'}, {'床', '牀'}, {'污', '汙'}, {'蹤', '踪'}, {'溫', '温'}, {'產', '産'}, {'戶', '户'},
	{'強', '强'}, {'偽', '僞'}, {'敘', '敍'}, {'鉤', '鈎'}, {'厘', '釐'}, {'嘆', '歎'}, {'癡', '痴'}, {'艷', '豔'},
}

// variants reports the rarer of two forms, where the other is at least four
// times as frequent: fewer than that is a habit of two hands, and is told once.
func variants(t *text) (found []finding) {
	if t.hans {
		return nil
	}
	index := map[rune]int{}
	for i, v := range variantPairs {
		index[v[0]], index[v[1]] = 2*i, 2*i+1
	}
	counts := make([]int, 2*len(variantPairs))
	first := make([][]spot, 2*len(variantPairs))
	var low [256]bool // a quick no
	for r := range index {
		low[r&0xff] = true
	}
	const most = 20
	for i := range t.passages {
		p := &t.passages[i]
		for k, r := range p.text {
			if r < 0x4e00 || !low[r&0xff] {
				continue
			}
			if (r == '台' || r == '臺') && !within("灣北中南東", p.rune(k+1)) {
				continue // 台 is a character of its own elsewhere
			}
			if n, ok := index[r]; ok {
				if counts[n]++; counts[n] <= most {
					first[n] = append(first[n], spot{p.index, k})
				}
			}
		}
	}
	for i, v := range variantPairs {
		rare, usual := 2*i, 2*i+1
		if counts[rare] > counts[usual] {
			rare, usual = usual, rare
		}
		if counts[rare] == 0 || counts[usual] < 4*counts[rare] && counts[rare] > 2 || counts[usual] < 4 {
			continue
		}
		for _, s := range first[rare] {
			found = append(found, t.passages[s.passage].find(variantMixed, s.at, string(v[rare-2*i]), string(v[usual-2*i]), counts[usual]))
		}
	}
	return found
}
