package reader

import (
	"fmt"
	"strings"
	"testing"

	"yinshu/internal/diag"
)

// A note that notes.txt gives twice is reported with both lines, wherever the
// second stands; counts that begin anew are not taken for that.
func TestNotesTwice(t *testing.T) {
	const text = "書\n\n第一句話在這裏說完了。1第二句話也說完了。2第三句話也說完了。3\n"
	for _, c := range []struct{ notes, want string }{
		{"1. 甲。\n2. 乙。\n3. 丙。\n", ""},
		{"1. 甲。\n2. 乙。\n2. 丁。\n3. 丙。\n", "3: 2 of 2"},
		{"1 甲。\n2 乙。\n2 丁。\n3 丙。\n", "3: 2 of 2"},
		{"1 甲。\n2 乙。\n3 丙。\n2 丁。\n", "4: 2 of 2"},
		{"1. 甲。\n2. 乙。\n3. 丙。\n2. 丁。\n", "4: 2 of 2"},
		{"[1] 甲。\n[2] 乙。\n[3] 丙。\n[2] 丁。\n", "4: 2 of 2"},
		{"1 甲。\n1 丁。\n2 乙。\n3 丙。\n", "2: 1 of 1"},
		{"1. 甲。\n\n2. 乙。\n\n2. 丁。\n\n3. 丙。\n", "5: 2 of 3"},
		{"1 甲，見\n2 月號。\n2 乙。\n3 丙。\n", "3: 2 of 2"},
	} {
		m, _, problems, err := Read(Source{Name: "text.txt", Text: []byte(text), Notes: &Part{Name: "notes.txt", Text: []byte(c.notes)}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range problems {
			if p.Kind == NotesTwice {
				got = append(got, fmt.Sprintf("%d: %v of %v", p.Line, p.Args[0], p.Args[1]))
			} else if p.Kind.Grade == diag.Fault {
				got = append(got, p.Error())
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.notes, strings.Join(got, "; "), c.want)
		}
		if len(m.Notes) != 3 {
			t.Errorf("%q: %d notes", c.notes, len(m.Notes))
		}
	}
}
