package lines

import (
	"strings"
	"testing"
)

// Words as TeX divides them, where three letters at least stay on either side.
func TestDivisions(t *testing.T) {
	s := &Setter{divided: map[string][]int{}}
	for _, want := range []string{"hyphen-ation", "con-cate-na-tion", "super-cal-ifrag-ilis-tic", "pro-ject", "asso-ci-ate", "pre-sent", "table", "uni-ver-sity"} {
		word := strings.ReplaceAll(want, "-", "")
		got, from := "", 0
		for _, at := range s.divisions([]byte(word)) {
			if at < 3 {
				continue
			}
			got, from = got+word[from:at]+"-", at
		}
		if got += word[from:]; got != want {
			t.Errorf("%s is divided %s, want %s", word, got, want)
		}
	}
}
