package check

import (
	"fmt"
	"unicode"

	"yinshu/internal/diag"
)

// characters reports what cannot be shown or should not be there, and marks
// of the wrong width.
func characters(_ *text, p *passage) (found []finding) {
	for i, r := range p.text {
		if r >= 0x4e00 && r < 0xa000 || r >= 0x3400 && r < 0x4dc0 {
			continue
		}
		if kind := strange(p, i, r); kind != nil {
			f := p.find(kind, i, code(r), string(r))
			if kind == charVertical || kind == charRadical {
				if to := plain(r); to != string(r) {
					f = f.with(i, 1, to)
				}
			}
			found = append(found, f)
		} else if f, ok := wrongWidth(p, i, r); ok {
			found = append(found, f)
		}
	}
	return found
}

func code(r rune) string { return fmt.Sprintf("U+%04X", r) }

// strange says what is wrong with a character wherever it stands.
func strange(p *passage, i int, r rune) *diag.Kind {
	switch {
	case r < 0x80 && r >= ' ' && r != 0x7f || r == '\n':
		return nil
	case r == '\t':
		return nil // see spaces
	case r >= 0xe000 && r <= 0xf8ff, r >= 0xf0000:
		return charPrivate
	case r == '\ufffd':
		return charLost
	case r < ' ' || r >= 0x7f && r < 0xa0:
		return charControl
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r == 0xfeff, r == 0xad:
		return charInvisible
	case r >= 0xfe10 && r <= 0xfe19, r >= 0xfe30 && r <= 0xfe48:
		return charVertical
	case r >= 0x2f00 && r <= 0x2fd5, r >= 0x2e80 && r <= 0x2ef3:
		return charRadical
	case r >= 0xf900 && r <= 0xfaff && !unified(r), r >= 0x2f800 && r <= 0x2fa1f:
		return charCompat
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0100 && r <= 0xe01ef:
		if !han(p.rune(i-1)) && p.rune(i-1) < 0x2000 {
			return charInvisible
		}
		return nil // a variation of the character before it
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ':
		if wide(p.rune(i - 1)) {
			return nil // told at its first character
		}
		return charWide
	case r == '〓' || r == '□' || r == '■' || r == '◆' && han(p.rune(i+1)):
		if r == p.rune(i-1) || described(p, i+1) {
			return nil
		}
		return charGap
	case !unicode.IsPrint(r) && !unicode.In(r, unicode.Zs, unicode.M, unicode.Cf) && !han(r):
		return charUnknown
	}
	return nil
}

// described says whether a bracket after a gap says what the character looks
// like: □（辶＋豚）.
func described(p *passage, i int) bool {
	if p.rune(i) != '（' && p.rune(i) != '(' && p.rune(i) != '［' && p.rune(i) != '[' {
		return false
	}
	for k := i + 1; k < i+10; k++ {
		if within("+＋－-／/從从左右上下", p.rune(k)) {
			return true
		}
	}
	return false
}

func wide(r rune) bool {
	return r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ'
}

// unified: twelve characters among the compatibility ideographs are characters
// in their own right (The Unicode Standard, CJK Compatibility Ideographs).
func unified(r rune) bool {
	return within("\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29", r)
}

// halfMarks are the half-width marks and what stands for them in Han text.
func fullOf(r rune) rune {
	switch r {
	case ',':
		return '，'
	case '.':
		return '。'
	case ';':
		return '；'
	case ':':
		return '：'
	case '!':
		return '！'
	case '?':
		return '？'
	case '(':
		return '（'
	case ')':
		return '）'
	}
	return 0
}

// wrongWidth reports a half-width mark in Han text, or a full-width one in a
// Latin passage.
func wrongWidth(p *passage, i int, r rune) (finding, bool) {
	before, after := p.rune(i-1), p.rune(i+1)
	switch r {
	case ',', ';', ':', '!', '?':
		if sided(p, i) && !endsLatin(p, i) && !afterLatin(p, i) {
			return p.find(markHalf, i, string(r), string(fullOf(r))).with(i, 1, string(fullOf(r))), true
		}
	case '.':
		if after != '.' && before != '.' && (han(before) || closing(before) && width(before) == 2) && (hanText(after) || closing(after) && width(after) == 2 || digit(after) && digits(p, i+1) < 5 && within("年月日個个多餘余名人", p.rune(i+1+digits(p, i+1))) || after == 0 || after == '\n' || after == ' ' && hanText(skipSpace(p, i+1, 1))) {
			return p.find(markHalf, i, ".", "。").with(i, 1, "。"), true
		}
	case '(', ')':
		if f, ok := halfBracket(p, i, r); ok {
			return f, true
		}
	case '"', '\'':
		if hanText(before) && !digit(before) || hanText(after) && (before == 0 || !latin(before) && !digit(before)) {
			return p.find(quoteHalf, i, string(r)), true
		}
	case '，', '。', '；', '：', '？', '！', '．':
		if latinPassage(p, i) || (r == '。' || r == '．') && latin(before) && latin(after) {
			return p.find(markWide, i, string(r)), true
		}
	}
	return finding{}, false
}

// sided says whether a mark stands in Han text: beside a character or mark of
// it, and not between two Latin words or inside a number.
func sided(p *passage, i int) bool {
	before, after := p.rune(i-1), p.rune(i+1)
	if p.text[i] == ':' && (digit(before) || after == '/') {
		return false
	}
	if after == ' ' {
		after = skipSpace(p, i+1, 1)
	}
	if hanText(before) && before != '　' {
		return hanText(after) || (pause(before) || stop(before)) && digit(after) || after == 0 || after == '\n' || han(before) || closing(before)
	}
	return hanText(after) && han(after) && (closing(before) || digit(before) || latin(before) && p.text[i] != '.')
}

// afterLatin says whether a mark with a space behind it ends what is set as Latin:
// a citation (pp. 204–206, 以為真跡) or Latin words in full-width brackets.
func afterLatin(p *passage, i int) bool {
	if p.rune(i+1) != ' ' {
		return false
	}
	k, words := i-1, false
	bracketed := k >= 0 && p.text[k] == '）'
	if bracketed {
		k--
	}
	for ; k >= 0 && i-k < 80 && !hanText(p.text[k]); k-- {
		words = words || latin(p.text[k])
	}
	if bracketed {
		return words && k >= 0 && p.text[k] == '（' && latin(p.rune(i+2))
	}
	return words && p.text[i] != '?' && p.text[i] != '!'
}

// endsLatin says whether a ? or ! ends a sentence of at least three Latin words.
func endsLatin(p *passage, i int) bool {
	if p.text[i] != '?' && p.text[i] != '!' || !latin(p.rune(i-1)) {
		return false
	}
	words := 1
	for k := i - 1; k >= 0 && !hanText(p.text[k]); k-- {
		if p.text[k] == ' ' && latin(p.rune(k-1)) {
			words++
		}
	}
	return words >= 3
}

// halfBracket reports a half-width bracket around Han text. Around Latin text
// both are in use.
func halfBracket(p *passage, i int, r rune) (finding, bool) {
	step, other := 1, ')'
	if r == ')' {
		step, other = -1, '('
	}
	inside := false
	for k, n := i+step, 0; n < 60 && k >= 0 && k < len(p.text); k, n = k+step, n+1 {
		c := p.text[k]
		if c == other || c == '（' || c == '）' {
			break
		}
		if han(c) {
			inside = true
			break
		}
	}
	if !inside {
		return finding{}, false
	}
	if r == ')' && label(p, i) {
		return finding{}, false
	}
	if !hanText(p.rune(i-1)) && !hanText(p.rune(i+1)) {
		return finding{}, false
	}
	return p.find(markHalf, i, string(r), string(fullOf(r))).with(i, 1, string(fullOf(r))), true
}

// latinPassage says whether a full-width mark stands between Latin words far
// from any Han text.
func latinPassage(p *passage, i int) bool {
	if !latin(p.rune(i - 1)) {
		return false
	}
	words := 0
	for k, n := i-1, 0; n < 24 && k >= 0; k, n = k-1, n+1 {
		c := p.text[k]
		if hanText(c) {
			return false
		}
		if c == ' ' {
			words++
		}
	}
	if !latin(p.rune(i+1)) && !latin(skipSpace(p, i+1, 1)) {
		return false
	}
	for k := i + 1; k < min(len(p.text), i+12); k++ {
		if hanText(p.text[k]) {
			return false
		}
	}
	return words > 0
}
