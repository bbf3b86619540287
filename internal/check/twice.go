package check

// twice reports words that stand twice by a slip: 的的, 蘇聯蘇聯, 問題題.
// Chinese doubles words on purpose too, so all of these are queries.
func twice(t *text, p *passage) (found []finding) {
	for i := 0; i+1 < len(p.text); i++ {
		r := p.text[i]
		if r < 0x3400 || !han(r) {
			continue
		}
		switch {
		case p.text[i+1] == r:
			if (particleTwice(p, i) || tailTwice(p, i)) && !t.classicalAt(p, i) {
				found = append(found, p.find(wordTwice, i, string(r)))
			}
			i++
		case p.rune(i+2) == r && p.rune(i+3) == p.text[i+1] && han(p.text[i+1]) && p.rune(i+4) != r && p.rune(i-2) != r:
			if pairTwice(p, i) {
				found = append(found, p.find(wordTwice, i, p.around(i, i+2)))
			}
			i += 3
		}
	}
	return found
}

// particleTwice: particles that no phrase doubles, but for those named.
func particleTwice(p *passage, i int) bool {
	r, next := p.text[i], p.rune(i+2)
	if p.rune(i-1) == r || next == r || !within("的是在和與与之於于而也被從从為为其及或並并", r) {
		return false
	}
	switch r {
	case '的':
		return p.rune(i-1) != '目' && p.rune(i+3) != next // 目的的, 的的確確
	case '和', '從', '从':
		return p.rune(i+3) != next // 和和氣氣, 從從容容
	case '是':
		return next != '非'
	case '在':
		return !within("現现存所實实內内", p.rune(i-1)) && next != '處' && next != '处' && next != '表' && next != '說' && next != '说'
	case '為', '为':
		return false
	}
	return true
}

// tailTwice: the second half of a word typed again: 問題題.
func tailTwice(p *passage, i int) bool {
	r := p.text[i]
	next := p.rune(i + 2)
	if !wordOf(p.rune(i-1), r) || next == r || han(next) && !within("的了是在和與与也都就而及被把將将", next) {
		return false
	}
	return !within("僅仅天年人處处常時时個个家日事步層层種种件條条片點点次方區区國国代行世口字句頁页座下上子民心面起中大小多少人生女", r)
}

// pairTwice: a noun of two characters typed again. Verbs are doubled on
// purpose (研究研究), and so are words of degree and measure.
func pairTwice(p *passage, i int) bool {
	a, b := p.text[i], p.text[i+1]
	if within("一兩两三幾几每好很許许非十百千萬万第", a) || within("次個个天年遍聲声下步點点", b) || !wordOf(a, b) {
		return false
	}
	for _, verb := range []string{"研究", "討論", "讨论", "介紹", "介绍", "考慮", "考虑", "解釋", "解释", "學習", "学习", "調查", "调查", "分析", "觀察", "观察", "思考", "參考", "参考", "訪問", "访问", "說明", "说明", "解決", "解决", "改善", "準備", "准备", "安排", "運動", "运动", "哈哈", "漸漸", "常常", "其實", "其实", "似乎", "永遠", "永远", "漫漫", "重新", "特別", "特别"} {
		if v := []rune(verb); v[0] == a && v[1] == b {
			return false
		}
	}
	return true
}
