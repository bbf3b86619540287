package epub

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"

	"yinshu/internal/manuscript"
	"yinshu/internal/typeset"
)

// A reading is a book as a reading system has it.
type reading struct {
	spine []string
	ids   map[string]bool // FILE#ID
	links []string        // FILE#ID, what leads into the book
	text  []rune          // of text and notes, marks left out
	pages map[string]int  // the text before each page break
	order []string        // the page breaks as they stand in the documents
	list  []string        // the page-list
}

// read parses every document of a book; a fault of form is an error.
func read(files map[string]string) (*reading, error) {
	r := &reading{ids: map[string]bool{}, pages: map[string]int{}}
	var opf struct {
		Items []struct {
			ID   string `xml:"id,attr"`
			Href string `xml:"href,attr"`
		} `xml:"manifest>item"`
		Refs []struct {
			Idref string `xml:"idref,attr"`
		} `xml:"spine>itemref"`
	}
	if err := xml.Unmarshal([]byte(files["EPUB/package.opf"]), &opf); err != nil {
		return nil, err
	}
	for _, ref := range opf.Refs {
		for _, item := range opf.Items {
			if item.ID == ref.Idref {
				r.spine = append(r.spine, item.Href)
			}
		}
	}
	for _, file := range r.spine {
		if err := r.document(file, files["EPUB/"+file]); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	return r, nil
}

// skipped says whether an element's text is none of the author's.
func skipped(e xml.StartElement) bool {
	switch attr(e, "type") {
	case "noteref", "pagebreak":
		return true
	}
	switch attr(e, "class") {
	case "number", "back":
		return true
	}
	href := attr(e, "href")
	return e.Name.Local == "rt" || e.Name.Local == "rp" ||
		e.Name.Local == "a" && !strings.Contains(href, ":") // a page reference
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (r *reading) document(file, text string) error {
	d := xml.NewDecoder(strings.NewReader(text))
	isText := strings.HasPrefix(file, "xhtml/text-") || strings.HasPrefix(file, "xhtml/notes")
	var skip, depth, body, pageList, anchors int
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			depth++
			if id := attr(e, "id"); id != "" {
				if r.ids["#"+id] {
					return fmt.Errorf("the id %s is used twice", id)
				}
				r.ids["#"+id], r.ids[file+"#"+id] = true, true
			}
			if e.Name.Local == "body" {
				body = depth
			}
			if attr(e, "type") == "page-list" {
				pageList = depth
			}
			if href := attr(e, "href"); e.Name.Local == "a" {
				if anchors > 0 {
					return fmt.Errorf("a link inside a link: %s", href)
				}
				anchors++
				if !strings.Contains(href, ":") {
					to, fragment, _ := strings.Cut(href, "#")
					if to == "" {
						to = file
					} else {
						to = path.Join(path.Dir(file), to)
					}
					if fragment != "" {
						to += "#" + fragment
					}
					r.links = append(r.links, to)
					if pageList > 0 {
						r.list = append(r.list, to)
					}
				}
			}
			if attr(e, "type") == "pagebreak" {
				r.order = append(r.order, file+"#"+attr(e, "id"))
				r.pages[attr(e, "aria-label")] = len(r.text)
			}
			head := strings.HasPrefix(file, "xhtml/notes") && (e.Name.Local == "h1" || e.Name.Local == "h2" || attr(e, "class") == "missing")
			if skip == 0 && (skipped(e) || head) {
				skip = depth
			}
		case xml.EndElement:
			if skip == depth {
				skip = 0
			}
			if body == depth {
				body = 0
			}
			if pageList == depth {
				pageList = 0
			}
			if e.Name.Local == "a" {
				anchors--
			}
			depth--
		case xml.CharData:
			if isText && body > 0 && skip == 0 {
				r.text = append(r.text, []rune(strings.ReplaceAll(string(e), "\n", ""))...)
			}
		}
	}
}

// A wanted is the text that a job's documents must have, and where the
// characters of each leaf stand in it.
type wanted struct {
	text  []rune
	start map[string][]int // by leaf: the text before each character
	ids   map[string]bool  // of the book: a reference to one is a link, which has a page's number
}

// expect goes through a manuscript by itself: text, then notes where they are
// at the end.
func expect(job Job, ids map[string]bool) *wanted {
	w := &wanted{start: map[string][]int{}, ids: ids}
	pictures := map[string]bool{"a.png": true}
	w.blocks(job.Manuscript.Blocks, pictures)
	for _, n := range job.Manuscript.Notes {
		if hasText(&n) {
			w.blocks(n.Body, pictures)
		}
	}
	return w
}

func (w *wanted) blocks(blocks []manuscript.Block, pictures map[string]bool) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *manuscript.Quotation:
			w.blocks(b.Blocks, pictures)
		case *manuscript.List:
			for _, item := range b.Items {
				from := len(w.text)
				w.put(item.Label)
				w.blocks(item.Blocks, pictures)
				if len(item.Blocks) > 0 {
					if p, ok := item.Blocks[0].(*manuscript.Paragraph); ok {
						w.start[p.ID()][0] = from // the label belongs to the line
					}
				}
			}
		default:
			from := len(w.text)
			if f, ok := b.(*manuscript.Figure); ok && !pictures[f.Source] {
				w.put(f.Alt)
			}
			w.leaf(b)
			w.start[b.ID()][0] = from
		}
	}
}

func (w *wanted) put(s string) { w.text = append(w.text, []rune(shown(s))...) }

func (w *wanted) leaf(b manuscript.Block) {
	if b, ok := b.(*manuscript.Break); ok {
		w.chars(b.ID(), b.Value, true)
		w.start[b.ID()] = append(w.start[b.ID()], len(w.text))
		return
	}
	lines := manuscript.Lines(b)
	parts := make([][]int, len(lines))
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	if _, ok := b.(*manuscript.Table); ok {
		order = append(order[len(order)-1:], order[:len(order)-1]...)
	}
	for _, i := range order {
		for in := range manuscript.Flat(lines[i]) {
			switch in := in.(type) {
			case manuscript.Text:
				w.chars(b.ID(), in.Value, true)
			case manuscript.PageRef:
				w.chars(b.ID(), in.Value, !w.ids["#"+in.Target])
			}
		}
		parts[i], w.start[b.ID()] = w.start[b.ID()], nil
	}
	w.start[b.ID()] = append(slices.Concat(parts...), len(w.text))
}

func (w *wanted) chars(id, s string, shows bool) {
	for _, r := range s {
		w.start[id] = append(w.start[id], len(w.text))
		if shows {
			w.text = append(w.text, manuscript.Shown(r))
		}
	}
}

// fault says which of the package's promises a book breaks, if any.
func fault(job Job) error {
	var raw, again bytes.Buffer
	if _, err := Write(&raw, job); err != nil {
		return err
	}
	if _, err := Write(&again, job); err != nil {
		return err
	}
	if !bytes.Equal(raw.Bytes(), again.Bytes()) {
		return fmt.Errorf("two books of one job differ")
	}
	files, err := unzip(raw.Bytes())
	if err != nil {
		return err
	}
	text := map[string]string{}
	for name, data := range files {
		text[name] = string(data)
	}
	r, err := read(text)
	if err != nil {
		return err
	}
	for _, to := range r.links {
		if file, _, found := strings.Cut(to, "#"); found && !r.ids[to] || !found && text["EPUB/"+file] == "" {
			return fmt.Errorf("a link leads to %s, which is not there", to)
		}
	}
	if !slices.Equal(r.list, r.order) {
		return fmt.Errorf("the page-list is %v, the page breaks are %v", r.list, r.order)
	}
	if len(r.list) != len(job.Pages) {
		return fmt.Errorf("%d pages in the page-list of %d", len(r.list), len(job.Pages))
	}
	want := expect(job, r.ids)
	if job.Notes == ChapterEnd {
		return nil // the order of notes and text is the golden test's
	}
	if string(r.text) != string(want.text) {
		return fmt.Errorf("the text is\n%q, not\n%q", string(r.text), string(want.text))
	}
	return brokenPage(job, r, want)
}

// brokenPage says which page does not begin where it should.
func brokenPage(job Job, r *reading, want *wanted) error {
	ceiling := 1 << 30
	for _, p := range slices.Backward(job.Pages) {
		starts := want.start[p.Begins.Block]
		if p.Part != typeset.Body && p.Part != typeset.Notes || len(starts) == 0 {
			continue
		}
		// No page may stand after a later one: a table's caption is read first
		// but counted last.
		at := min(starts[min(p.Begins.Char, len(starts)-1)], ceiling)
		got := r.pages[p.Folio]
		if got != at && got != ceiling {
			return fmt.Errorf("page %s begins after %d characters, not %d (%v)", p.Folio, got, at, p.Begins)
		}
		ceiling = min(ceiling, got)
	}
	return nil
}

// Every promise of the package, for whatever manuscript the fuzzer makes.
func FuzzWrite(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 8 {
		data := make([]byte, 300)
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 2000 {
			return
		}
		if err := fault(made(data)); err != nil {
			t.Error(err)
		}
	})
}

// The same promises over many manuscripts at once, so that a plain test run
// meets what the fuzzer's seeds do not.
func TestPromises(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 150 {
		data := make([]byte, 40+3*n)
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		if err := fault(made(data)); err != nil {
			t.Fatalf("manuscript %d: %v", n, err)
		}
	}
}
