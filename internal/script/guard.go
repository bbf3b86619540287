package script

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// guarded returns the stretches that no dictionary and no mark rule may touch:
// addresses of the web and of mail.
func (w *work) guarded(text []byte) []fix {
	if !bytes.Contains(text, []byte("://")) && !bytes.Contains(text, []byte("www.")) && bytes.IndexByte(text, '@') < 0 {
		return nil
	}
	var fixes []fix
	for i := 0; i < len(text); {
		end := i
		for end < len(text) && text[end] > ' ' && text[end] < 0x7f {
			end++
		}
		if word := text[i:end]; address(word) {
			fixes = append(fixes, fix{start: i, end: end, out: string(word)})
		}
		i = end + 1
	}
	return fixes
}

func address(word []byte) bool {
	at := bytes.IndexByte(word, '@')
	return bytes.Contains(word, []byte("://")) || bytes.HasPrefix(word, []byte("www.")) || at > 0 && bytes.IndexByte(word[at:], '.') > 0
}

// spoken returns the characters that the text speaks of as characters, such
// as 「乾」字 or 「乾」、「干」二字: they are not used but shown, so they stay.
func (w *work) spoken(text []byte, pp *pairedPassage) []fix {
	var fixes []fix
	for i := range pp.marks {
		m := &pp.marks[i]
		if !m.kind.open || m.kind.family != quote || m.partner < 0 {
			continue
		}
		start, end := m.at+m.size, pp.marks[m.partner].at
		r, size := utf8.DecodeRune(text[start:])
		if start+size != end || !isHan(r) || !calledCharacter(text, pp, m.partner) {
			continue
		}
		if s := string(r); w.plain(s) != s {
			fixes = append(fixes, fix{start, end, s, w.note(ByGuard, "the character is spoken of｜談的是這個字本身", 3)})
		}
	}
	return fixes
}

// calledCharacter reports whether 字 follows a closing mark, further single
// characters in quotation marks between.
func calledCharacter(text []byte, pp *pairedPassage, closing int) bool {
	for range 8 { // nobody lists more
		c := &pp.marks[closing]
		rest := string(text[c.at+c.size : min(len(text), c.at+c.size+16)])
		for _, count := range []string{"字", "一字", "二字", "兩字", "两字", "三字", "諸字", "诸字", "等字"} {
			if strings.HasPrefix(rest, count) {
				return true
			}
		}
		next := closing + 1
		if next+1 >= len(pp.marks) || pp.marks[next].partner != next+1 || pp.marks[next].at-c.at-c.size > len("、") {
			return false
		}
		inside := text[pp.marks[next].at+pp.marks[next].size : pp.marks[next+1].at]
		if utf8.RuneCount(inside) != 1 {
			return false
		}
		closing = next + 1
	}
	return false
}
