package press

import (
	"reflect"
	"testing"

	"yinshu/internal/typeset"
)

// What is looked at is what would be made: the setting and the proof of a view
// are those of the other verbs.
func TestLook(t *testing.T) {
	const path = "testdata/everything"
	opt := options(t)
	v, err := Look(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if len(v.Editions) != 2 {
		t.Fatalf("%d editions, not hant and hans", len(v.Editions))
	}
	for _, e := range v.Editions {
		opt.Editions = []string{e.Name}
		setting, _, err := Set(path, opt)
		if err != nil {
			t.Fatal(err)
		}
		if typeset.Listing(setting) != typeset.Listing(e.Setting) {
			t.Errorf("%s: the setting of the view is not that of yinshu pages", e.Name)
		}
	}
	sheet, err := Proof(path, opt.Read)
	if err != nil {
		t.Fatal(err)
	}
	if got := v.Proof(); !reflect.DeepEqual(got.Record, sheet.Record) || len(got.Problems) != len(sheet.Problems) {
		t.Error("the proof of the view is not that of yinshu proof")
	}
	if len(v.Uses()) == 0 {
		t.Error("the view does not know what it was made from")
	}
}
