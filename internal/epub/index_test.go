package epub

import (
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"yinshu/internal/index"
)

// A node is an element with its epub:type.
type node struct {
	name, semantic string
	above          *node
	below          []*node
}

func tree(text string) (*node, error) {
	top := &node{}
	at := top
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return top, nil
		}
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			n := &node{name: e.Name.Local, semantic: attr(e, "type"), above: at}
			at.below = append(at.below, n)
			at = n
		case xml.EndElement:
			at = at.above
		}
	}
}

// count counts the elements of some semantics below a node, through elements
// that have none.
func (n *node) count(semantics []string) (c int) {
	for _, b := range n.below {
		switch {
		case slices.Contains(semantics, b.semantic):
			c++
		case b.semantic == "":
			c += b.count(semantics)
		}
	}
	return c
}

// model says where an index departs from the content model of EPUB Indexes
// 1.0, which EPUBCheck applies only to a publication declared an index.
func model(n *node) error {
	count := func(semantics ...string) int { return n.count(semantics) }
	switch n.semantic {
	case "index":
		if n.name != "section" || count("index-group") == 0 {
			return fmt.Errorf("an index is a section with groups")
		}
	case "index-group":
		if n.above.semantic != "index" || count("index-entry-list") != 1 {
			return fmt.Errorf("a group stands in an index and has one list of entries")
		}
	case "index-headnotes":
		if n.name != "header" && n.name != "section" {
			return fmt.Errorf("headnotes are a <%s>", n.name)
		}
	case "index-entry-list":
		if n.name != "ul" || len(n.below) == 0 || count("index-entry") != len(n.below) {
			return fmt.Errorf("a list of entries is a ul of entries only")
		}
	case "index-entry":
		if n.name != "li" || count("index-term") != 1 {
			return fmt.Errorf("an entry has %d terms", count("index-term"))
		}
		if count("index-locator", "index-locator-range", "index-entry-list", "index-xref-preferred", "index-xref-related") == 0 {
			return fmt.Errorf("an entry has neither locator nor sub-entry nor reference")
		}
	case "index-locator-range":
		if count("index-locator") != 2 {
			return fmt.Errorf("a range has %d locators", count("index-locator"))
		}
	case "index-xref-preferred", "index-xref-related":
		if count("index-term") == 0 {
			return fmt.Errorf("a reference without a term")
		}
	}
	for _, b := range n.below {
		if err := model(b); err != nil {
			return err
		}
	}
	return nil
}

func TestIndexModel(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	jobs := []Job{sample(), large(1, 3)}
	for range 30 {
		data := make([]byte, 400)
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		jobs = append(jobs, made(data))
	}
	seen := 0
	for i, job := range jobs {
		_, files := open(t, write(t, job))
		for name, text := range files {
			if !strings.HasPrefix(name, "EPUB/xhtml/index") {
				continue
			}
			seen++
			n, err := tree(text)
			if err == nil {
				err = model(n)
			}
			if err != nil {
				t.Errorf("job %d, %s: %v", i, name, err)
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d indexes were seen", seen)
	}
}

// Without a print edition a locator names the place in the text.
func TestLocatorsWithoutPages(t *testing.T) {
	job := sample()
	job.Pages = nil
	for i := range job.Entries {
		for j := range job.Entries[i].Locators {
			l := &job.Entries[i].Locators[j]
			l.Page, l.Last = 0, 0
		}
	}
	job.Entries = append(job.Entries, index.Entry{Term: "t9", Heading: "無處", Group: "十二畫", Locators: []index.Locator{{Anchor: "nowhere"}}})
	_, files := open(t, write(t, job))
	text := files["EPUB/xhtml/index.xhtml"]
	for _, want := range []string{`href="notes.xhtml#t3.1">註1</a>`, `href="text-002.xhtml#t2.1">2.6</a>`, `#t1.1"><b>1.2</b></a>–<a`, `無處</span>，<span class="locators"><span>–</span></span>`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if got := codes(t, job); len(got) != 1 || got[0] != "epub-index-place" {
		t.Errorf("problems %v, want one for the locator that leads nowhere", got)
	}
}
