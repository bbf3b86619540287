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
// in, 0 being none.
type table struct {
	line     [0x10000]uint16
	readings [][]string
}

var read = sync.OnceValue(func() *table {
	t := &table{readings: [][]string{nil}}
	for line := range strings.Lines(list) {
		said, chars, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			continue // the notice
		}
		for _, r := range chars {
			if r < 0x10000 {
				t.line[r] = uint16(len(t.readings))
			}
		}
		t.readings = append(t.readings, strings.Split(said, ","))
	}
	return t
})

// All gives the readings of a character in pinyin with marks of tone, the usual
// one first. They are not to be changed.
func All(r rune) []string {
	if r >= 0 && r < 0x10000 {
		t := read()
		return t.readings[t.line[r]]
	}
	return rare(r)
}

// rare looks a character of another plane up in the file itself.
func rare(r rune) []string {
	if r < 0 || !utf8.ValidRune(r) {
		return nil
	}
	at := strings.IndexRune(list, r)
	if at < 0 {
		return nil
	}
	line := list[strings.LastIndexByte(list[:at], '\n')+1:]
	said, _, _ := strings.Cut(line, "\t")
	return strings.Split(said, ",")
}

// First gives the usual reading of a character, or "".
func First(r rune) string {
	if all := All(r); len(all) > 0 {
		return all[0]
	}
	return ""
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
