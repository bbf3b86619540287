// Package sound knows how characters are read in Mandarin.
//
// It holds the dictionary of go-pinyin (41,923 characters) as a file that is
// read when it is first asked, and not before: a program that sorts no index
// and hears no likeness pays nothing for it. A test compares the two.
//
// What always holds: the same character has the same readings, the usual one
// first; what no dictionary knows has none.
package sound

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// The file has in each line the readings of some characters, parted by commas,
// a tab, and the characters.
//
//go:embed readings.txt
var list string

// A table gives of each character of the basic plane the line that it stands
// in, 0 being none, and where in the file the lines begin.
type table struct {
	line  [0x10000]uint16
	begin []uint32
}

var read = sync.OnceValue(func() *table {
	t := &table{begin: make([]uint32, 1, 9000)}
	for at := 0; at < len(list); {
		end := at + 1 + strings.IndexByte(list[at:], '\n')
		line := list[at:end]
		if tab := strings.IndexByte(line, '\t'); tab >= 0 { // no line of the notice
			for _, r := range line[tab+1:] {
				if r < 0x10000 {
					t.line[r] = uint16(len(t.begin))
				}
			}
			t.begin = append(t.begin, uint32(at))
		}
		at = end
	}
	t.line['\n'] = 0
	return t
})

// All gives the readings of a character in pinyin with marks of tone, the usual
// one first.
func All(r rune) []string {
	said := said(r)
	if said == "" {
		return nil
	}
	return strings.Split(said, ",")
}

// said gives the readings of a character as the file has them.
func said(r rune) string {
	if r < 0 || r >= 0x10000 {
		return rare(r)
	}
	t := read()
	line := t.line[r]
	if line == 0 {
		return ""
	}
	said, _, _ := strings.Cut(list[t.begin[line]:], "\t")
	return said
}

// rare looks a character of another plane up in the file itself.
func rare(r rune) string {
	if r < 0 || !utf8.ValidRune(r) {
		return ""
	}
	at := strings.IndexRune(list, r)
	if at < 0 {
		return ""
	}
	line := list[strings.LastIndexByte(list[:at], '\n')+1:]
	said, _, _ := strings.Cut(line, "\t")
	return said
}

// First gives the usual reading of a character, or "".
func First(r rune) string {
	first, _, _ := strings.Cut(said(r), ",")
	return first
}

// plain writes marked vowels without their marks.
var plain = strings.NewReplacer(
	"ā", "a", "á", "a", "ǎ", "a", "à", "a", "ē", "e", "é", "e", "ě", "e", "è", "e", "ế", "ê", "ề", "ê",
	"ī", "i", "í", "i", "ǐ", "i", "ì", "i", "ō", "o", "ó", "o", "ǒ", "o", "ò", "o",
	"ū", "u", "ú", "u", "ǔ", "u", "ù", "u", "ǖ", "ü", "ǘ", "ü", "ǚ", "ü", "ǜ", "ü",
	"ń", "n", "ň", "n", "ǹ", "n", "ḿ", "m",
	"\u0304", "", "\u030c", "", "\u0300", "",
)

// Toneless gives a reading without its tone: zhōng as zhong.
func Toneless(reading string) string { return plain.Replace(reading) }
