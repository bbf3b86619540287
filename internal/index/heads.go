package index

import (
	"strings"
	"unicode"
)

// What stands before a head word, and which head word it is, say how much of a
// name a compound is.

// proper reports whether what stands before a head word is no word of the
// lists but a place: it may be a proper name, 豐島, 大東溝.
func (l *lexicon) proper(before []rune) bool {
	if len(before) < 2 || len(before) > 4 || l.is(before[0], beforeName) || l.is(before[0], afterName) {
		return false
	}
	for i := range before[:len(before)-1] {
		if l.kind(before[i:i+2])&^(aPlace|weakPlace|japanese) != 0 {
			return false
		}
	}
	return true
}

// battle reports whether a compound is an event that has a name: a battle, an
// incident, a rising.
func (l *lexicon) battle(name []rune) bool {
	for n := 2; n <= 3 && n < len(name); n++ {
		switch string(name[len(name)-n:]) {
		case "海戰", "海战", "之爭", "之争", "風潮", "风潮", "學潮", "学潮", "工潮", "之戰", "之战", "之役", "會戰", "会战", "戰役", "战役", "保衛戰", "保卫战",
			"事變", "事变", "事件", "慘案", "惨案", "血案", "起義", "起义", "兵變", "兵变", "政變", "政变", "之變", "之变", "之亂", "之乱", "大屠殺", "大屠杀":
			return true
		}
	}
	return false
}

// landing reports whether a compound that begins with a place is an event.
func (l *lexicon) landing(name []rune) bool {
	switch string(name[len(name)-2:]) {
	case "登陸", "登陆":
		return true
	}
	return l.battle(name)
}

func (l *lexicon) treaty(name []rune) bool {
	for n := 2; n <= 3 && n < len(name); n++ {
		if l.kind(name[len(name)-n:])&treatyHead != 0 {
			return true
		}
	}
	return false
}

// plain reports whether what follows a place before a head word is made of
// words of the lists, none a verb: 美國|獨立|戰爭.
func (l *lexicon) plain(before []rune) bool {
	n := min(6, len(before))
	for n >= 2 && !l.isPlace(before[:n]) {
		n--
	}
	if n < 2 {
		return true
	}
	for rest := before[n:]; len(rest) > 0; {
		k := min(6, len(rest))
		for k >= 2 && (l.kind(rest[:k]) == 0 || l.kind(rest[:k])&verb != 0) {
			k--
		}
		if k < 2 && len(rest) > 1 {
			return false
		}
		rest = rest[max(k, 1):]
	}
	return true
}

// institution reports whether a name ends as those of houses do that have one:
// a school, a publisher, a society; or is a state's ministry.
func (l *lexicon) institution(name []rune) bool {
	for n := 2; n <= 4 && n+2 <= len(name); n++ {
		switch head := l.kind(name[len(name)-n:]); {
		case head&institutionHead != 0:
			return true
		case head&ministryHead != 0 && l.isPlace(name[:len(name)-n]):
			return true
		}
	}
	return false
}

// genericBefore reports whether what stands before a head word makes no name
// of it: it is nothing but words of the lists of such.
func (l *lexicon) genericBefore(before []rune) bool {
	for len(before) > 0 {
		n := min(4, len(before))
		for n > 0 && l.kind(before[:n])&generic == 0 {
			n--
		}
		if n == 0 {
			return false
		}
		before = before[n:]
	}
	return true
}

// genericName reports whether a compound is no name, by what stands before its
// head. Two states in short are one before a treaty or an alliance: 中蘇|同盟.
func (l *lexicon) genericName(name []rune, head int) bool {
	if !l.genericBefore(name[:head]) {
		return false
	}
	return !(head == 2 && l.kind(name[:head])&states != 0 && l.kind(name[head:])&(treatyHead|allianceHead) != 0)
}

// specific reports whether what stands before a head word makes a proper name
// of it: a number, or a place with something more.
func (l *lexicon) specific(before []rune) bool {
	if len(before) == 0 {
		return false
	}
	if before[0] == '第' && counted(before[1:]) {
		return true
	}
	for n := min(6, len(before)); n >= 2; n-- {
		if l.isPlace(before[:n]) {
			return len(before) > n
		}
	}
	for _, w := range []string{"中央", "全國", "全国", "國家", "国家", "國立", "国立", "省立", "中華", "中华", "帝國", "帝国", "皇家"} {
		if r := []rune(w); len(before) > len(r) && string(before[:len(r)]) == w {
			return true
		}
	}
	return false
}

// counted reports whether a number stands here, of times or of troops: 五次,
// 20.
func counted(after []rune) bool {
	n := 0
	for n < len(after) && (unicode.IsDigit(after[n]) || strings.ContainsRune("一二三四五六七八九十百零〇", after[n])) {
		n++
	}
	return n > 0 && (n == len(after) || n == len(after)-1 && strings.ContainsRune("次屆届號号", after[n]))
}
