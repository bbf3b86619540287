package index

import (
	"strings"
	"testing"
)

// The text may be in either script.
func TestProposeWorksAndPlaces(t *testing.T) {
	for _, raw := range []string{
		"他在倫敦讀《天工開物》和〈論紙〉，\n又讀《日內\n瓦公約》。",
		"他在伦敦读《天工开物》和〈论纸〉，\n又读《日内\n瓦公约》。",
	} {
		var got []string
		for _, r := range Propose(paragraphs(raw)) {
			if r.Count != 1 || !strings.Contains(r.Evidence, "["+r.Heading) && !strings.Contains(r.Evidence, r.Heading+"]") && r.Kind != Event {
				t.Errorf("%s: count %d, evidence %q", r.Heading, r.Count, r.Evidence)
			}
			got = append(got, r.Decision+" "+r.Kind)
		}
		if want := "keep place, keep work, keep work, keep event"; strings.Join(got, ", ") != want {
			t.Errorf("proposed are %v, want %s", got, want)
		}
	}
}

func TestUpdate(t *testing.T) {
	old := []Row{
		{Decision: Drop, Heading: "紙", Kind: Concept, Count: 3, Evidence: "head ¶ x"},
		{Decision: Keep, Heading: "畢昇", Kind: Person, Variants: []string{"畢升"}, Reading: "Bì Shēng", Count: 1},
		{Decision: Keep, Heading: "蔡倫", Kind: Person, Count: 2, Evidence: "title ¶ y"},
		{Decision: Keep, Heading: "手添", Kind: Person},
	}
	found := []Row{
		{Decision: Keep, Heading: "畢升", Kind: Place, Count: 5, Evidence: "gazetteer"},
		{Decision: Keep, Heading: "紙", Kind: Place, Count: 9, Evidence: "gazetteer"},
		{Decision: Ask, Heading: "墨", Kind: Concept, Count: 2, Evidence: "head"},
	}
	rows, problems := Update(old, found)
	const want = header +
		"drop\t紙\tconcept\t\t\t\t\t\t9\tgazetteer\t\t\n" +
		"keep\t畢昇\tperson\t畢升\t\t\t\tBì Shēng\t5\tgazetteer\t\t\n" +
		"keep\t蔡倫\tperson\t\t\t\t\t\t0\ttitle ¶ y\t\t\n" +
		"keep\t手添\tperson\t\t\t\t\t\t0\t\t\t\n" +
		"ask\t墨\tconcept\t\t\t\t\t\t2\thead\t\t\n"
	if got := string(Format(rows)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := messages(problems); len(got) != 1 || got[0] != "蔡倫 was proposed once and is found no longer" {
		t.Errorf("what vanished is not told: %v", got)
	}
	if old[2].Count != 2 {
		t.Errorf("the old rows were changed")
	}
}
