package script

import "unicode/utf8"

// gocc takes words from left to right, the longest that begins at each place,
// and so 当周恩来 is 當週 and 恩來, 日志愿军 is 日誌 and 願軍. Where a longer word
// begins inside a shorter one, goes beyond it, and makes something else of what
// the two share, the longer one is right. Where both have the same length
// nobody knows; the record shows the other reading.

// longer returns the longer words inside shorter ones of a Simplified text.
func (w *work) longer(text []byte) []fix {
	if w.to == Hans {
		return nil // OpenCC has few Traditional words, and none of them meet
	}
	l := w.chain.layers[0]
	words := l.dicts[0]
	var fixes []fix
	for i := 0; i < len(text); {
		r, size := decode(text, i)
		if l.firstOf(r) != many {
			i += size
			continue
		}
		length, value := words.longest(text[i:])
		if length <= size {
			i += size
			continue
		}
		at, n, other := words.beyond(text, i, i+length, words.values[value][0], length+1)
		if n == 0 {
			i += length
			continue
		}
		out := w.house.region.of(words.values[other][0])
		fixes = append(fixes, fix{at, at + n, out, w.note(ByHouse, "a longer word begins here｜此處另有更長的詞", 1)})
		i = at + n
	}
	return fixes
}

// beyond returns the first word of least bytes or more that begins inside the
// word at start to end, goes beyond it, and makes something else of what they
// share; out is what the word itself becomes.
func (l *lexicon) beyond(text []byte, start, end int, out string, least int) (at, length, value int) {
	chars := []rune(out)
	if utf8.RuneCount(text[start:end]) != len(chars) {
		return 0, 0, 0
	}
	_, size := decode(text, start)
	for at, n := start+size, 1; at < end; n++ {
		if length, value := l.longest(text[at:]); at+length > end && length >= least {
			head, shared := []rune(l.values[value][0]), chars[n:]
			if len(head) >= len(shared) && string(head[:len(shared)]) != string(shared) {
				return at, length, value
			}
		}
		_, size = decode(text, at)
		at += size
	}
	return 0, 0, 0
}

// otherwise returns the other reading of a word at start to end of text (在臺
// or 檯燈 in 在台灯), or "".
func (l *lexicon) otherwise(text []byte, start, end int, out string) string {
	at, length, value := l.beyond(text, start, end, out, 1)
	if length == 0 {
		return ""
	}
	return string([]rune(out)[:utf8.RuneCount(text[start:at])]) + l.values[value][0]
}
