package design

import "testing"

// Every named style can be set by: its gaps shrink to something and grow to
// something, and no name is used twice.
func TestSpacings(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range SpacingNames() {
		s, ok := NamedSpacing(name)
		if !ok || s.Name != name || seen[name] {
			t.Errorf("%s is not a style of its own", name)
		}
		seen[name] = true
		for what, ordered := range map[string]bool{
			"a Han–Latin gap shrinks and grows":                                0 <= s.HanLatinMin && s.HanLatinMin <= s.HanLatin && s.HanLatin <= s.HanLatinMax,
			"a word space shrinks and grows":                                   0 < s.WordMin && s.WordMin <= s.WordMax,
			"a mark gives half an em at most":                                  0 <= s.MarkGive && s.MarkGive <= 500 && 0 <= s.StopGive && s.StopGive <= 500,
			"an interpunct takes half an em or a whole one":                    s.Interpunct == 500 || s.Interpunct == 1000,
			"the mainland's lines end on half marks (GB/T 15834-2011, 5.1.10)": s.Region != MainlandRegion || s.End == EndAlways,
		} {
			if !ordered {
				t.Errorf("%s: not so: %s", name, what)
			}
		}
	}
	if _, ok := NamedSpacing("japan"); ok {
		t.Error("a style that is not there is found")
	}
}
