// Package golden compares what a stage made with what it made last time.
//
// A case is a file NAME.txt in testdata (or another folder, with another
// ending); what is wanted lies beside it in NAME.golden. Run go test -update
// to accept what was made, then read the diff before committing it: the diff
// is the review.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Run runs one subtest for each testdata/*.txt; see [RunIn].
func Run(t *testing.T, produce func(t *testing.T, input string) string) {
	t.Helper()
	RunIn(t, "testdata/*.txt", produce)
}

// RunIn runs one subtest for each file that the pattern matches. It fails on
// a golden file in the same folder that no case made, so a renamed case
// leaves no litter.
func RunIn(t *testing.T, pattern string, produce func(t *testing.T, input string) string) {
	t.Helper()
	inputs, _ := filepath.Glob(pattern)
	wanted, _ := filepath.Glob(filepath.Join(filepath.Dir(pattern), "*.golden"))
	if len(inputs) == 0 {
		t.Fatalf("no cases match %s", pattern)
	}
	orphan := map[string]bool{}
	for _, name := range wanted {
		orphan[name] = true
	}
	for _, name := range inputs {
		want := strings.TrimSuffix(name, filepath.Ext(name)) + ".golden"
		delete(orphan, want)
		t.Run(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)), func(t *testing.T) {
			input, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			Equal(t, want, produce(t, string(input)))
		})
	}
	for name := range orphan {
		t.Errorf("%s belongs to no case", name)
	}
}

// Equal fails where got is not what the golden file holds.
func Equal(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (go test -update makes it)", err)
	}
	if got == string(old) {
		return
	}
	line, want, have := firstDifference(string(old), got)
	t.Errorf("%s differs first in line %d\n--- want\n%s\n--- got\n%s", file, line, want, have)
}

// firstDifference finds the first differing line, so that a long listing does
// not bury it.
func firstDifference(want, got string) (line int, w, g string) {
	ws, gs := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := 0; ; i++ {
		switch {
		case i >= len(ws):
			return i + 1, "(the end)", gs[i]
		case i >= len(gs):
			return i + 1, ws[i], "(the end)"
		case ws[i] != gs[i]:
			return i + 1, ws[i], gs[i]
		}
	}
}
