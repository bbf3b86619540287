package lines

import (
	"strings"
	"testing"
)

// Words divided by hand with a few patterns, and some as TeX divides them where
// it keeps three letters on either side.
func TestDivide(t *testing.T) {
	few := newSyllabler("1co\n4m1p\npu2t\n5pute\nput3er\npos1s\n1pos\n2ess\n2ss\ns1e4s\ns1si\n1sio\n5sion\n2io\no2n\n.co5m\nter5.\n")
	for _, c := range []struct {
		s     *syllabler
		least int
		want  string
	}{
		{few, 1, "pos-ses-sion"}, {few, 1, "co-m-put-er"}, {few, 3, "com-puter"}, {few, 1, "a"}, {few, 1, ""}, {few, 1, "zzzzz"},
		{english(), 3, "hyphen-ation"}, {english(), 3, "con-cate-na-tion"}, {english(), 3, "super-cal-ifrag-ilis-tic"},
		{english(), 3, "pro-ject"}, {english(), 3, "asso-ci-ate"}, {english(), 3, "pre-sent"}, {english(), 3, "table"}, {english(), 3, "uni-ver-sity"},
	} {
		word := strings.ReplaceAll(c.want, "-", "")
		got, from := "", 0
		for _, at := range c.s.divide([]byte(word), c.least) {
			got, from = got+word[from:at]+"-", at
		}
		if got += word[from:]; got != c.want {
			t.Errorf("%s is divided %s, want %s", word, got, c.want)
		}
	}
}
