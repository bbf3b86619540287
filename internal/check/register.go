package check

import "sync"

// The words of modern Chinese that classical Chinese does without, and those
// of classical Chinese that modern prose has seldom. Where the first are
// missing and the second are thick, words are single characters, and what the
// lexicon says of modern ones is no argument.
const (
	modernWords    = "的了這这個个們们嗎吗呢吧很沒没她它你些"
	classicalWords = "之乎者也矣焉哉兮其曰而吾豈岂弗於于乃夫耳歟欤汝爾尔故遂以"
)

// registerOf has 1 for modern words and 2 for classical ones.
var registerOf = sync.OnceValue(func() *[0x10000]uint8 {
	list := new([0x10000]uint8)
	for _, r := range modernWords {
		list[r] = 1
	}
	for _, r := range classicalWords {
		list[r] = 2
	}
	return list
})

// count counts the modern and the classical words of a run.
func count(run []rune) (modern, classical int) {
	list := registerOf()
	for _, r := range run {
		if r < 0x10000 {
			switch list[r] {
			case 1:
				modern++
			case 2:
				classical++
			}
		}
	}
	return modern, classical
}

// isClassical says whether the text as a whole is classical.
func (t *text) isClassical() bool {
	modern, classical := 0, 0
	for i := range t.passages {
		m, c := count(t.passages[i].text)
		modern, classical = modern+m, classical+c
	}
	return classical >= 20 && modern*4 < classical
}

// around the character at i: how far is looked, and how thick classical words
// must stand there.
const (
	registerReach = 32
	thick         = 9 // one in nine
)

// classicalAt says whether the text around the character at i is classical:
// a quotation in a modern text, or the text as a whole.
func (t *text) classicalAt(p *passage, i int) bool {
	if t.classical {
		return true
	}
	run := p.text[max(0, i-registerReach):min(len(p.text), i+registerReach)]
	modern, classical := count(run)
	return modern == 0 && classical*thick >= len(run) && classical >= 3
}
