package press

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// What a killed build left of a file is taken away when the file is made
// again, an hour later: nothing younger, nothing of other files, nothing that
// somebody else may have put there.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	put := func(name string, age time.Duration) {
		file := filepath.Join(dir, name)
		then := time.Now().Add(-age)
		if err := os.WriteFile(file, nil, 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, then, then); err != nil {
			t.Fatal(err)
		}
	}
	const old, young = 2 * time.Hour, 30 * time.Minute
	put(".a[1].pdf.123", old)
	put(".a[1].pdf.456", young)
	put(".a[1].pdf", old)
	put("a[1].pdf.789", old)
	put(".a1.pdf.123", old)
	put(".b.pdf.123", old)
	if err := os.Mkdir(filepath.Join(dir, ".a[1].pdf.folder"), 0o777); err != nil {
		t.Fatal(err)
	}
	var b broom
	b.sweep(dir, "a[1].pdf")
	b.sweep(filepath.Join(dir, "none"), "a[1].pdf")
	var left []string
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		left = append(left, e.Name())
	}
	want := []string{".a1.pdf.123", ".a[1].pdf", ".a[1].pdf.456", ".a[1].pdf.folder", ".b.pdf.123", "a[1].pdf.789"}
	if !slices.Equal(left, want) {
		t.Errorf("left are %q, not %q", left, want)
	}
	b.sweep(dir, "b.pdf")
	if _, err := os.Stat(filepath.Join(dir, ".b.pdf.123")); err == nil {
		t.Error("what is left of a later file of the list stays")
	}
}
