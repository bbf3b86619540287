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

// Each row of the house dictionary is one: a way, a pair or none, words, and a
// reason in both languages.
func TestHouseTable(t *testing.T) {
	number := 0
	for line := range strings.Lines(houseTable) {
		number++
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		columns := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(columns) != 4 {
			t.Errorf("line %d has %d columns", number, len(columns))
			continue
		}
		if columns[0] != "<" && columns[0] != ">" {
			t.Errorf("line %d goes %q", number, columns[0])
		}
		pair := []rune(columns[1])
		for _, pattern := range strings.Fields(columns[2]) {
			said := strings.Contains(pattern, "=")
			if said != (columns[1] == "-") || !said && len(pair) != 2 {
				t.Errorf("line %d: %s does not go with %s", number, pattern, columns[1])
			}
			for _, word := range expand(strings.TrimPrefix(pattern, "|")) {
				if !said && !strings.ContainsRune(word, pair[0]) {
					t.Errorf("line %d: %s does not have %c", number, word, pair[0])
				}
			}
		}
		if english, chinese, _ := strings.Cut(columns[3], "｜"); english == "" || chinese == "" {
			t.Errorf("line %d has no reason in both languages", number)
		}
	}
}
