package manuscript

import (
	"strings"
	"unicode/utf8"
)

// heavenlyStems count as 甲乙丙丁 do.
const heavenlyStems = "甲乙丙丁戊己庚辛壬癸"

// hanLabels are the Han characters that a label may begin with.
const hanLabels = heavenlyStems + "一二三四五六七八九十"

// bullets begin the items of lists without numbers.
const bullets = "•●○◎◆◇■□▪▫‣·‧・－*-–"

// plainBullets are those that hardly anything else begins with.
const plainBullets = "•●■◆▪▫‣‧・"

// IsBullet says that an item's label is one of the usual signs for any item.
func IsBullet(label string) bool {
	return label != "" && strings.Contains(plainBullets+"·*-–－", label)
}

// ItemLabel gives the label that a list's item begins with, the style of the
// label (equal for the items of one list) and its number, 0 for a bullet. The
// label is "" where there is none. A bullet that may be another mark is one only
// before white space.
func ItemLabel(s string) (label, style string, number int) {
	first, size := utf8.DecodeRuneInString(s)
	rest := s[size:]
	switch {
	case first >= 0x4e00 && first <= 0x9fff && !strings.Contains(hanLabels, s[:size]):
		return "", "", 0 // as most lines of a text begin
	case first >= '①' && first <= '⑳':
		return s[:size], "①", int(first-'①') + 1
	case first == '(' || first == '（':
		n, used, kind := itemNumber(rest)
		shut, w := utf8.DecodeRuneInString(rest[used:])
		if used > 0 && n > 0 && (shut == ')' || shut == '）') {
			return s[:size+used+w], string(first) + kind + string(shut), n
		}
	case strings.ContainsRune(bullets, first):
		next, _ := utf8.DecodeRuneInString(rest)
		spaced := (next == ' ' || next == '　' || next == '\t') && strings.Trim(rest, " 　\t") != ""
		if spaced || strings.ContainsRune(plainBullets, first) && (next >= 0x4e00 && next <= 0x9fff || strings.ContainsRune("「『《〈（", next)) {
			return s[:size], string(first), 0
		}
	default:
		n, used, kind := itemNumber(s)
		if used == 0 || n == 0 {
			return "", "", 0
		}
		sep, w := utf8.DecodeRuneInString(s[used:])
		after, _ := utf8.DecodeRuneInString(s[used+w:])
		switch {
		case sep == '、', sep == '．' && !digit(after):
			return s[:used+w], kind + string(sep), n
		case sep == ')' || sep == '）':
			return s[:used+w], kind + string(sep), n
		case sep == '.' && w > 0 && !digit(after) && kind != "一":
			return s[:used+w], kind + ".", n
		}
	}
	return "", "", 0
}

func digit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// itemNumber reads the number of a label: Arabic, Han, 甲 or a letter.
func itemNumber(s string) (n, used int, kind string) {
	for used < len(s) && s[used] >= '0' && s[used] <= '9' && used < 3 {
		n = n*10 + int(s[used]-'0')
		used++
	}
	if used > 0 {
		if used < len(s) && digit(rune(s[used])) {
			return 0, 0, ""
		}
		return n, used, "1"
	}
	first, size := utf8.DecodeRuneInString(s)
	if i := strings.IndexRune(heavenlyStems, first); i >= 0 {
		return i/3 + 1, size, "甲"
	}
	if first >= 'A' && first <= 'Z' {
		return int(first-'A') + 1, size, "A"
	}
	if first >= 'a' && first <= 'z' {
		return int(first-'a') + 1, size, "a"
	}
	const han = "一二三四五六七八九"
	i := strings.IndexRune(han, first)
	if i < 0 && first != '十' {
		return 0, 0, ""
	}
	if first == '十' {
		n, used = 10, size
	} else {
		n, used = i/3+1, size
		if strings.HasPrefix(s[used:], "十") {
			n, used = n*10, used+3
		}
	}
	if n >= 10 && n%10 == 0 {
		if next, w := utf8.DecodeRuneInString(s[used:]); w > 0 {
			if i := strings.IndexRune(han, next); i >= 0 {
				n, used = n+i/3+1, used+w
			}
		}
	}
	return n, used, "一"
}

// Circled gives the number of ① to ㊿ or ❶ to ❿, or 0.
func Circled(r rune) int {
	switch {
	case r >= '①' && r <= '⑳':
		return int(r-'①') + 1
	case r >= '㉑' && r <= '㉟':
		return int(r-'㉑') + 21
	case r >= '㊱' && r <= '㊿':
		return int(r-'㊱') + 36
	case r >= '❶' && r <= '❿':
		return int(r-'❶') + 1
	}
	return 0
}
