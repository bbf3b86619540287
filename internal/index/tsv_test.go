package index

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"yinshu/internal/diag"
)

const header = "decision\theading\tkind\tvariants\tsee\tsee_also\toriginal\treading\tcount\tevidence\tunder\tnot\n"

func TestHeader(t *testing.T) {
	if got := string(Format(nil)); got != header {
		t.Errorf("the header row is\n%q, want\n%q", got, header)
	}
}

// A file as an editor and a spreadsheet may leave it.
func TestParse(t *testing.T) {
	const text = "\ufeffheading\tdecision\tkind\tvariants\tnot\tremark\r\n" +
		"紙坊\tKEEP\tplace\t紙場 |  | 舊紙坊\t造紙坊\tsee Wang\r\n" +
		"\t\t\t\t\t\r\n" +
		"\"說\"\"文\"\"\"\tdrop\twork\t\t\t\"two\nlines\"\r\n" +
		"活字\tmaybe\tthing\t\t\t\r\n" +
		"紙坊\tkeep\tplace\t\t\t\r\n" +
		"\tkeep\tplace\t\t\t\r\n"
	rows, problems := Parse("index.tsv", []byte(text))
	want := []Row{
		{Decision: Keep, Heading: "紙坊", Kind: Place, Variants: []string{"紙場", "舊紙坊"}, Not: []string{"造紙坊"},
			More: []Cell{{"remark", "see Wang"}}, File: "index.tsv", Line: 2},
		{Decision: Drop, Heading: `說"文"`, Kind: Work, More: []Cell{{"remark", "two lines"}}, File: "index.tsv", Line: 4},
		{Decision: "maybe", Heading: "活字", Kind: "thing", More: []Cell{{"remark", ""}}, File: "index.tsv", Line: 6},
		{Decision: Keep, Heading: "紙坊", Kind: Place, More: []Cell{{"remark", ""}}, File: "index.tsv", Line: 7},
		{Decision: Keep, Kind: Place, More: []Cell{{"remark", ""}}, File: "index.tsv", Line: 8},
	}
	if !reflect.DeepEqual(rows, want) {
		t.Errorf("rows are\n%+v, want\n%+v", rows, want)
	}
	wantProblems := []string{
		`index.tsv:6:1: 活字: "maybe" is no decision; the heading is not printed`,
		`index.tsv:6:1: 活字: "thing" is no kind of heading`,
		`index.tsv:7:1: 紙坊 has a row already, line 2; the first that is kept counts`,
		`index.tsv:8:1: this row has no heading and is not used`,
	}
	if got := messages(problems); !reflect.DeepEqual(got, wantProblems) {
		t.Errorf("problems are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(wantProblems, "\n"))
	}
}

func messages(problems []*diag.Problem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, p.Error())
	}
	return out
}

func TestParseEncodings(t *testing.T) {
	const text = "decision\theading\tkind\nkeep\t墨\tconcept\n"
	units := utf16.Encode([]rune("\ufeff" + text))
	var le, be []byte
	for _, u := range units {
		le = append(le, byte(u), byte(u>>8))
		be = append(be, byte(u>>8), byte(u))
	}
	for name, raw := range map[string][]byte{"UTF-8": []byte(text), "UTF-16LE": le, "UTF-16BE": be} {
		rows, problems := Parse("x", raw)
		if len(rows) != 1 || rows[0].Heading != "墨" || len(problems) > 0 {
			t.Errorf("%s is not read: %+v %v", name, rows, messages(problems))
		}
	}
	if _, problems := Parse("x", []byte("heading\n\xff\xfa\xf9")); len(problems) == 0 || problems[0].Kind != notUTF8 {
		t.Errorf("bytes that are no text pass in silence")
	}
	if rows, problems := Parse("x", []byte("墨\n硯\n")); len(rows) > 0 || len(problems) != 1 || problems[0].Kind != noHeader {
		t.Errorf("a file without a header row is not refused: %v", messages(problems))
	}
}

// What was written is read again as it was, and written as the same bytes.
func FuzzFormat(f *testing.F) {
	f.Add("keep", "紙坊", "place", "紙場 | 舊紙坊", "a", "b")
	f.Add("ask", "\"x\ty\n", "", "||", "\"", "\r")
	f.Fuzz(func(t *testing.T, decision, heading, kind, variants, column, value string) {
		text := "decision\theading\tkind\tvariants\t" + column + "\n" +
			decision + "\t" + heading + "\t" + kind + "\t" + variants + "\t" + value + "\n"
		rows, _ := Parse("a", []byte(text))
		first := Format(rows)
		again, _ := Parse("a", first)
		if second := Format(again); string(second) != string(first) {
			t.Errorf("written twice it differs:\n%q\n%q", first, second)
		}
		if len(again) != len(rows) {
			t.Errorf("%d rows come back of %d", len(again), len(rows))
		}
	})
}
