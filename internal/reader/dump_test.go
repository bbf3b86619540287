package reader

import (
	"fmt"
	"os"
	"testing"

	"yinshu/internal/manuscript"
)

func TestDump(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip()
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	m, a, ps, err := Read(Source{Name: name, Text: raw}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("%+v\n", *a)
	fmt.Println(manuscript.Join(m.Meta.Title), manuscript.Join(m.Meta.Subtitle), m.Meta.Creators, m.Meta.Lang)
	for _, b := range m.Blocks {
		s := ""
		for _, l := range manuscript.Lines(b) {
			for _, in := range l {
				switch in := in.(type) {
				case manuscript.Text:
					s += in.Value
				case manuscript.NoteMark:
					s += "{" + in.Note + "}"
				}
			}
		}
		fmt.Printf("%s %T %s\n", b.ID(), b, s)
	}
	for _, p := range ps {
		fmt.Print(p.Report(0))
	}
}
