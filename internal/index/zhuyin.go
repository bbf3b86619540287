package index

import (
	"strings"
	"sync"
)

// initials are the initials of Mandarin in zhuyin and in pinyin.
var initials = [][2]string{
	{"", ""}, {"ㄅ", "b"}, {"ㄆ", "p"}, {"ㄇ", "m"}, {"ㄈ", "f"}, {"ㄉ", "d"}, {"ㄊ", "t"}, {"ㄋ", "n"}, {"ㄌ", "l"},
	{"ㄍ", "g"}, {"ㄎ", "k"}, {"ㄏ", "h"}, {"ㄐ", "j"}, {"ㄑ", "q"}, {"ㄒ", "x"},
	{"ㄓ", "zh"}, {"ㄔ", "ch"}, {"ㄕ", "sh"}, {"ㄖ", "r"}, {"ㄗ", "z"}, {"ㄘ", "c"}, {"ㄙ", "s"},
}

// finals are the finals in zhuyin, in pinyin after an initial, and in pinyin
// alone; ü is written v. After j, q and x the v of a final is written u.
var finals = [][3]string{
	{"ㄚ", "a", "a"}, {"ㄛ", "o", "o"}, {"ㄜ", "e", "e"}, {"ㄞ", "ai", "ai"}, {"ㄟ", "ei", "ei"},
	{"ㄠ", "ao", "ao"}, {"ㄡ", "ou", "ou"}, {"ㄢ", "an", "an"}, {"ㄣ", "en", "en"}, {"ㄤ", "ang", "ang"},
	{"ㄥ", "eng", "eng"}, {"ㄦ", "", "er"},
	{"ㄧ", "i", "yi"}, {"ㄧㄚ", "ia", "ya"}, {"ㄧㄛ", "", "yo"}, {"ㄧㄝ", "ie", "ye"}, {"ㄧㄞ", "", "yai"}, {"ㄧㄠ", "iao", "yao"},
	{"ㄧㄡ", "iu", "you"}, {"ㄧㄢ", "ian", "yan"}, {"ㄧㄣ", "in", "yin"}, {"ㄧㄤ", "iang", "yang"}, {"ㄧㄥ", "ing", "ying"},
	{"ㄨ", "u", "wu"}, {"ㄨㄚ", "ua", "wa"}, {"ㄨㄛ", "uo", "wo"}, {"ㄨㄞ", "uai", "wai"}, {"ㄨㄟ", "ui", "wei"},
	{"ㄨㄢ", "uan", "wan"}, {"ㄨㄣ", "un", "wen"}, {"ㄨㄤ", "uang", "wang"}, {"ㄨㄥ", "ong", "weng"},
	{"ㄩ", "v", "yu"}, {"ㄩㄝ", "ve", "yue"}, {"ㄩㄢ", "van", "yuan"}, {"ㄩㄣ", "vn", "yun"}, {"ㄩㄥ", "iong", "yong"},
}

// zhuyinOf gives the zhuyin of each syllable of pinyin, without tones.
var zhuyinOf = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for _, in := range initials {
		palatal := in[1] != "" && strings.Contains("jqx", in[1])
		if strings.Contains(" zh ch sh r z c s ", " "+in[1]+" ") && in[1] != "" {
			table[in[1]+"i"] = in[0]
		}
		for _, f := range finals {
			ending := f[1]
			medial := strings.HasPrefix(f[0], "ㄧ") || strings.HasPrefix(f[0], "ㄩ")
			switch {
			case in[1] == "":
				table[f[2]] = f[0]
				continue
			case ending == "", palatal && !medial:
				continue
			case palatal && ending[0] == 'v':
				ending = "u" + ending[1:]
			}
			if _, taken := table[in[1]+ending]; !taken {
				table[in[1]+ending] = in[0] + f[0]
			}
		}
	}
	return table
})

// pinyinOf gives the pinyin of each syllable of zhuyin, without tones.
var pinyinOf = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for p, z := range zhuyinOf() {
		if old, twice := table[z]; !twice || p < old {
			table[z] = p
		}
	}
	return table
})
