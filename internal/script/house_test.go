package script

import (
	"os"
	"strings"
	"testing"
)

// cases reads a table of source and result.
func cases(t *testing.T, file string) (rows [][2]string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if in, want, ok := strings.Cut(line, "\t"); ok && line[0] != '#' {
			rows = append(rows, [2]string{in, want})
		}
	}
	return rows
}

// Every word and sentence of the editors' table comes out as they would print
// it, by itself and inside a sentence.
func TestHouseCases(t *testing.T) {
	rows := cases(t, "testdata/house-cases.tsv")
	if len(rows) < 400 {
		t.Errorf("the table has %d cases; 400 are asked for", len(rows))
	}
	for _, row := range rows {
		for _, around := range [][2]string{{"", ""}, {"，", "。"}, {"「", "」"}} {
			in, want := around[0]+row[0]+around[1], around[0]+row[1]+around[1]
			want = strings.NewReplacer("「", "“", "」", "”").Replace(want)
			if got := Text(in, toHans); got != want {
				t.Errorf("%s became %s, want %s", in, got, want)
				break
			}
		}
	}
}

// The same the other way.
func TestHouseCasesHant(t *testing.T) {
	for _, row := range cases(t, "testdata/house-cases-hant.tsv") {
		for _, around := range [][2]string{{"", ""}, {"，", "。"}} {
			in, want := around[0]+row[0]+around[1], around[0]+row[1]+around[1]
			if got := Text(in, toHant); got != want {
				t.Errorf("%s became %s, want %s", in, got, want)
				break
			}
		}
	}
}
