package press

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Verse needs more memory than as many bytes of prose, blank lines need none,
// and small texts are not looked into.
func TestWeigh(t *testing.T) {
	const words = "天地玄黃，宇宙洪荒。"
	verse := strings.Repeat(words+"\n", small/10)
	prose := strings.Repeat(strings.Repeat(words, 4)+"\r\n\r\n", small/40)
	for _, c := range []struct {
		name, text string
		want       int64
	}{
		{"verse", verse, perLine * (small / 10)},
		{"prose", prose, int64(len(prose))},
		{"one line", strings.Repeat(words, small/10), int64(len(words) * (small / 10))},
		{"small", strings.Repeat("天\n", 1000), 4000},
	} {
		path := filepath.Join(t.TempDir(), "text.txt")
		if err := os.WriteFile(path, []byte(c.text), 0o666); err != nil {
			t.Fatal(err)
		}
		for _, p := range []string{path, filepath.Dir(path)} {
			if got := weigh(p); got != c.want {
				t.Errorf("%s weighs %d, want %d", c.name, got, c.want)
			}
		}
	}
}
