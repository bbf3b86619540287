package check

import "slices"

// A rareForm is a character that Traditional has in few words, while Simplified
// has it for a common one: 价 is a servant there, and here nearly always 價.
type rareForm struct {
	form, usual   rune
	before, after string // not in these words
}

var rareForms = []rareForm{
	{'价', '價', "小貴走來使", ""},
	{'极', '極', "", ""},
	{'帘', '簾', "酒青", ""},
	{'荐', '薦', "草", "臻食饑饉至"},
	{'腌', '醃', "", "臢臜"},
}

// strays are the characters that strayForms judges.
const strays = "价极帘荐腌挂葱涂云準於"

// strayForms reports the forms that modern prose of Traditional texts hardly
// has, and those that the text has otherwise elsewhere; in Simplified texts 於.
func strayForms(t *text, p *passage) (found []finding) {
	if p.role == verse {
		return nil
	}
	class := nameClasses()
	for i, r := range p.text {
		if !basic(r) || class[r-0x4e00]&ofStrays == 0 || opening(p.rune(i-1)) && closing(p.rune(i+1)) {
			continue
		}
		if t.hans {
			if f, ok := oldAt(p, i); ok {
				found = append(found, f)
			}
			continue
		}
		if f, ok := t.strayAt(p, i); ok && !t.classicalAt(p, i) {
			found = append(found, f)
		}
	}
	return found
}

// strayAt judges a form by its words, by what the text has elsewhere, or by what
// stands beside it.
func (t *text) strayAt(p *passage, i int) (finding, bool) {
	switch p.text[i] {
	case '挂', '葱', '涂':
		return t.againstHabit(p, i)
	case '云':
		return t.cloud(p, i)
	case '準':
		return forbidden(p, i)
	}
	for _, f := range rareForms {
		if f.form == p.text[i] && !within(f.before, p.rune(i-1)) && !within(f.after, p.rune(i+1)) && !nearKana(p, i) {
			return p.find(charOwn, i, string(f.form), string(f.usual)), true
		}
	}
	return finding{}, false
}

// habitForms are forms of which a text keeps to one, the rare one first.
var habitForms = [...][2]rune{{'挂', '掛'}, {'葱', '蔥'}, {'涂', '塗'}}

// againstHabit reports a form that stands once or twice where the text has the
// other one, and more often.
func (t *text) againstHabit(p *passage, i int) (finding, bool) {
	k := slices.IndexFunc(habitForms[:], func(f [2]rune) bool { return f[0] == p.text[i] })
	f := habitForms[k]
	here, there := t.pairs.chars[f[0]-0x4e00], t.pairs.chars[f[1]-0x4e00]
	if here > mistakes || there <= here || f[0] == '涂' && !within("糊生泥", p.rune(i-1)) && !within("抹改料漆鴉脂飾寫", p.rune(i+1)) {
		return finding{}, false
	}
	return p.find(variantMixed, i, string(f[0]), string(f[1]), int(there)), true
}

// cloud: 云 is said of words that are quoted; before 的 or 在, in a text that
// has 雲, it is 雲.
func (t *text) cloud(p *passage, i int) (finding, bool) {
	if int(t.pairs.chars['雲'-0x4e00]) < 3*int(t.pairs.chars['云'-0x4e00]) || !within("的在是也很就卻從朵層團", p.rune(i+1)) || han(p.rune(i-1)) && !within("和與跟把被朵片團陣的這那", p.rune(i-1)) {
		return finding{}, false
	}
	next := string(p.text[i+1])
	return p.find(wordDoubtful, i, "云"+next, "雲"+next).with(i, 1, "雲"), true
}

// forbidden: 不準 before a person or what one does is 不准.
func forbidden(p *passage, i int) (finding, bool) {
	if p.rune(i-1) != '不' || p.rune(i-2) == '得' || !within("我你他她任再進入出動說走攜帶吃喝抽吸拿碰離", p.rune(i+1)) {
		return finding{}, false
	}
	return p.find(wordDoubtful, i-1, "不準", "不准").with(i, 1, "准"), true
}

// oldAt: 於 in a Simplified text is 于, but in a few old names. Words with it
// that are in the list are told there.
func oldAt(p *passage, i int) (finding, bool) {
	if p.text[i] != '於' || within("樊商", p.rune(i-1)) || within("陵潜菟期", p.rune(i+1)) || nearKana(p, i) {
		return finding{}, false
	}
	for k := max(0, i-1); k <= i; k++ {
		if w, _ := wordListOf(true).at(p, k); w != nil && k+len(w.wrong) > i {
			return finding{}, false
		}
	}
	return p.find(wordDoubtful, i, "於", "于").with(i, 1, "于"), true
}
