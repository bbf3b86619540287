package check

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed hanzi.txt
var hanziFile string

// A scriptClass says which script alone has a character.
type scriptClass uint8

const (
	bothScripts scriptClass = iota
	simplifiedOnly
	traditionalOnly
)

// A hanziTable has the class and the counterpart of the characters of the
// basic block.
type hanziTable struct {
	class   [0xa000 - 0x4e00]scriptClass
	other   [0xa000 - 0x4e00]rune
	several [0xa000 - 0x4e00]bool // it has more counterparts
}

var hanzi = sync.OnceValue(func() *hanziTable {
	t := new(hanziTable)
	for line := range strings.Lines(hanziFile) {
		name, pairs, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		if name == "several" {
			for _, r := range pairs {
				t.several[r-0x4e00] = true
			}
			continue
		}
		class := simplifiedOnly
		if name == "traditional" {
			class = traditionalOnly
		}
		rs := []rune(pairs)
		for i := 0; i+1 < len(rs); i += 2 {
			t.class[rs[i]-0x4e00], t.other[rs[i]-0x4e00] = class, rs[i+1]
		}
	}
	return t
})

func scriptOf(r rune) scriptClass {
	if r < 0x4e00 || r >= 0xa000 {
		return bothScripts
	}
	return hanzi().class[r-0x4e00]
}

// bookForms are Simplified characters that many Traditional books print all the
// same, as old or popular forms. Where a text has such a form at least as often
// as the other and three times, it is the text's own and told once.
const bookForms = "却强凉烟携摇潜厦恒迹莅遥决况净减凑册删吴吕别没脱税悦兑黄产户内换唤焕抛毁叙卧韵咏弃晋灾泪猫猪杯岩厨秃争卷冲并荆衮笋脚庄从"

// ownForms finds the forms of bookForms that are the text's own, and where each
// stands first.
func (t *text) ownForms() map[rune]spot {
	if t.hans {
		return nil
	}
	table := hanzi()
	counts, own := new([0xa000 - 0x4e00]int32), new([0xa000 - 0x4e00]bool)
	for _, r := range bookForms {
		own[r-0x4e00] = true
	}
	first := map[rune]spot{}
	for i := range t.passages {
		for k, r := range t.passages[i].text {
			if !basic(r) {
				continue
			}
			if counts[r-0x4e00]++; counts[r-0x4e00] == 1 && own[r-0x4e00] {
				first[r] = spot{i, k}
			}
		}
	}
	t.usual = map[rune]rune{}
	for _, v := range variantPairs {
		if counts[v[1]-0x4e00] > counts[v[0]-0x4e00] {
			t.usual[v[0]] = v[1]
		}
	}
	for r := range first {
		other := table.other[r-0x4e00]
		if n := counts[r-0x4e00]; n < 3 && !t.classical || basic(other) && counts[other-0x4e00] > n {
			delete(first, r)
		}
	}
	return first
}

// inOwnForms gives what is proposed for words and characters in the forms that
// the text has elsewhere: 這裡, not 這裏, where it writes 裡; 什麼, not 甚麼.
func (t *text) inOwnForms(found []finding) {
	if t.hans {
		return
	}
	form := func(s string) string {
		if strings.Contains(s, "甚麼") && t.pairs.of('什', '麼') > t.pairs.of('甚', '麼') {
			s = strings.ReplaceAll(s, "甚麼", "什麼")
		}
		return strings.Map(func(r rune) rune {
			if own, ok := t.usual[r]; ok {
				return own
			}
			return r
		}, s)
	}
	for i := range found {
		f := &found[i]
		if f.kind != wordWrong && f.kind != wordDoubtful && f.kind != charSimplified {
			continue
		}
		if s, ok := f.args[1].(string); ok {
			f.args[1] = form(s)
		}
		if f.edit != nil {
			f.edit.to = form(f.edit.to)
		}
	}
}

// simplify turns a word into Simplified, character by character.
func simplify(word string) string {
	t := hanzi()
	return strings.Map(func(r rune) rune {
		if r >= 0x4e00 && r < 0xa000 && t.class[r-0x4e00] == traditionalOnly {
			return t.other[r-0x4e00]
		}
		return r
	}, word)
}

// scripts reports characters of the other script. A passage that is written in
// it as a whole is told once; Japanese is neither.
func scripts(t *text, p *passage) (found []finding) {
	table, foreign, own := hanzi(), simplifiedOnly, traditionalOnly
	if t.hans {
		foreign, own = own, foreign
	}
	strangers, natives, kanas := 0, 0, 0
	for _, r := range p.text {
		if r < 0x4e00 || r >= 0xa000 {
			if kana(r) {
				kanas++
			}
			continue
		}
		switch table.class[r-0x4e00] {
		case foreign:
			strangers++
		case own:
			natives++
		}
	}
	if strangers == 0 {
		return nil
	}
	if strangers >= 8 && strangers > 3*natives {
		return []finding{p.find(scriptPassage, 0, strangers)}
	}
	kind := charSimplified
	if t.hans {
		kind = charTraditional
	}
	for i, r := range p.text {
		if r < 0x4e00 || r >= 0xa000 || table.class[r-0x4e00] != foreign {
			continue
		}
		if kanas > 0 && nearKana(p, i) {
			continue
		}
		if !t.hans && within(bookForms, r) {
			if at, own := t.own[r]; !own || at == (spot{p.index, i}) {
				found = append(found, p.find(charOwn, i, string(r), string(table.other[r-0x4e00])))
			}
			continue
		}
		if doubtfulScript(p, i) || kanas > 0 && within(japanese, r) {
			found = append(found, p.find(charForeign, i, string(r), string(table.other[r-0x4e00])))
			continue
		}
		f := p.find(kind, i, string(r), string(table.other[r-0x4e00])).with(i, 1, string(table.other[r-0x4e00]))
		f.edit.doubtful = table.several[r-0x4e00]
		found = append(found, f)
	}
	return found
}

// japanese are Simplified characters that Japanese writes too.
const japanese = "学国会医体来点号画旧与双声奥寿当参区称宝将尽属弥径恒惨条枢楼欧殴湿潜灯炉独礼祢禅窃胆芦茎虚虽触誉践辞随静麦乱内写凉刘励叙届峡戯担挟数断昼横残浅湾滞状狭献"

// nearKana says whether the title, quotation or sentence around i has kana.
func nearKana(p *passage, i int) bool {
	for _, step := range []int{-1, 1} {
		for k, n := i, 0; n < 40; k, n = k+step, n+1 {
			r := p.rune(k)
			if r == 0 || stop(r) || opening(r) && step < 0 || closing(r) && step > 0 {
				break
			}
			if kana(r) {
				return true
			}
		}
	}
	return false
}

// doubtfulScript says whether a character of the other script may be meant: in
// the title of a work, which may be quoted in its own script or be Japanese,
// or quoted alone as a character (「乾」字).
func doubtfulScript(p *passage, i int) bool {
	if opening(p.rune(i-1)) && closing(p.rune(i+1)) {
		return true
	}
	for k, n := i, 0; n < 40 && k >= 0; k, n = k-1, n+1 {
		switch p.text[k] {
		case '》', '〉', '。':
			return false
		case '《', '〈':
			return true
		}
	}
	return false
}
