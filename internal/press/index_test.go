package press

import (
	"context"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"yinshu/internal/design"
	"yinshu/internal/index"
	"yinshu/internal/manuscript"
	"yinshu/internal/typeset"
)

// printed gives the text of each page of a PDF, as poppler reads it back.
func printed(t *testing.T, file string) []string {
	t.Helper()
	extract(t, file) // skips where poppler is not
	out, err := exec.Command("pdftotext", "-raw", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(string(out), "\f")
	for i := range pages {
		pages[i] = solid(pages[i])
	}
	return pages
}

// A mentioned is a mention of a term: its anchor, the form that stands there,
// and the number of the note that it stands in, or "".
type mentioned struct{ term, anchor, form, note string }

// mentions finds the mentions of an edition, and fails where a mark stands
// before no form of its heading.
func mentions(t *testing.T, m *manuscript.Manuscript) []mentioned {
	t.Helper()
	forms := map[string][]string{}
	for _, term := range m.Terms {
		own := append([]string{term.Heading}, term.Variants...)
		for _, id := range append([]string{term.ID}, term.See...) { // what only refers gives its mentions away
			forms[id] = append(forms[id], own...)
		}
	}
	var list []mentioned
	line := func(content []manuscript.Inline, note string) {
		var text strings.Builder
		at := map[int]int{} // of the list: bytes into the line
		for in := range manuscript.Flat(content) {
			switch in := in.(type) {
			case manuscript.Text:
				text.WriteString(solid(shown(in.Value)))
			case manuscript.TermMark:
				at[len(list)] = text.Len()
				list = append(list, mentioned{term: in.Term, anchor: in.Anchor, note: note})
			}
		}
		for i, from := range at {
			for _, f := range forms[list[i].term] {
				if f = solid(shown(f)); strings.HasPrefix(text.String()[from:], f) && len(f) > len(list[i].form) {
					list[i].form = f
				}
			}
			if list[i].form == "" {
				t.Errorf("the mark %s stands before none of %v", list[i].anchor, forms[list[i].term])
			}
		}
	}
	walk := func(blocks []manuscript.Block, note string) {
		for b := range manuscript.Leaves(blocks) {
			for _, content := range manuscript.Lines(b) {
				line(content, note)
			}
		}
	}
	walk(m.Blocks, "")
	for _, n := range m.Notes {
		walk(n.Body, strconv.Itoa(n.Number))
	}
	return list
}

// stands reports whether a form stands on page i, or begins there and ends on
// the next.
func stands(pages []string, i int, form string) bool {
	if i < 0 || i >= len(pages) {
		return false
	}
	if strings.Contains(pages[i], form) {
		return true
	}
	if i+1 == len(pages) {
		return false
	}
	for k := range form {
		if k > 0 && strings.Contains(pages[i], form[:k]) && strings.Contains(pages[i+1], form[k:]) {
			return true
		}
	}
	return false
}

// In both editions every locator is true: on each of its pages stands a form of
// its heading, in the file that was printed, and in the note that it names. And
// every mention has a locator.
func TestLocatorsAreTrue(t *testing.T) {
	for _, path := range texts(t) {
		for _, j := range makeAll(t, path, options(t)) {
			trueLocators(t, filepath.Base(path)+" "+j.edition.Name, j)
		}
	}
}

// Likewise in every design, wherever it puts the notes; and the links of the
// EPUB lead to the mentions.
func TestLocatorsInEveryDesign(t *testing.T) {
	designs, _ := filepath.Glob("../../layout/*.toml")
	if len(designs) < 6 {
		t.Fatalf("only %d designs are in layout", len(designs))
	}
	for i, file := range designs {
		for k, place := range []string{design.BookEnd: "book", design.ChapterEnd: "chapter", design.PageFoot: "page"} {
			if testing.Short() && k != i%3 {
				continue
			}
			named := strings.TrimSuffix(filepath.Base(file), ".toml")
			dir := filepath.Join(t.TempDir(), "book")
			if err := os.CopyFS(dir, os.DirFS("../../source/sample")); err != nil {
				t.Fatal(err)
			}
			order := "editions = [\"hant\", \"hans\"]\n"
			for _, lang := range []string{"hant", "hans"} {
				order += "[edition." + lang + "]\ndesign = \"" + named + "\"\n[edition." + lang + ".layout.notes]\nplace = \"" + place + "\"\n"
			}
			if err := os.WriteFile(filepath.Join(dir, "book.toml"), []byte(order), 0o666); err != nil {
				t.Fatal(err)
			}
			for _, j := range makeAll(t, dir, options(t)) {
				name := named + " " + place + " " + j.edition.Name
				if int(j.design.Notes) != k {
					t.Fatalf("%s: notes stand elsewhere: %d", name, j.design.Notes)
				}
				trueLocators(t, name, j)
				trueLinks(t, name, j)
			}
		}
	}
}

var (
	indexLink = regexp.MustCompile(`<a [^>]*href="([^"#]*)#([^"]*)"`)
	tag       = regexp.MustCompile(`<[^>]*>`)
)

// trueLinks fails where a link of the EPUB's index leads to no place, or to one
// where no form of a heading stands.
func trueLinks(t *testing.T, name string, j *job) {
	t.Helper()
	forms := map[string]string{} // by anchor
	for _, x := range mentions(t, j.manuscript) {
		forms[x.anchor] = x.form
	}
	files := unzipped(t, j.epub.temp)
	links := 0
	for file, text := range files {
		if !strings.HasPrefix(filepath.Base(file), "index") {
			continue
		}
		for _, m := range indexLink.FindAllStringSubmatch(text, -1) {
			form, is := forms[m[2]]
			if !is {
				continue // a reference to a heading
			}
			links++
			_, after, found := strings.Cut(files[filepath.Join(filepath.Dir(file), m[1])], ` id="`+m[2]+`"`)
			_, after, _ = strings.Cut(after, ">")
			if after = html.UnescapeString(tag.ReplaceAllString(after[:min(len(after), 3000)], "")); !found || !strings.HasPrefix(solid(after), form) {
				t.Errorf("%s: %s#%s leads to %.20q, not to %s", name, m[1], m[2], after, form)
			}
		}
	}
	if links == 0 {
		t.Errorf("%s: the EPUB's index has no links", name)
	}
}

func trueLocators(t *testing.T, name string, j *job) {
	t.Helper()
	pages := printed(t, j.pdfs[0].file.temp)
	at, folio := map[int]int{}, map[string]int{} // PDF page of a folio; folio of an anchor
	for i, p := range j.setting.Pages {
		if p.Arabic > 0 {
			at[p.Arabic] = i
		}
		for _, a := range p.Anchors {
			folio[a.Name] = p.Arabic
		}
	}
	forms, homes := map[string][]string{}, map[string][]mentioned{}
	found := mentions(t, j.manuscript)
	for _, x := range found {
		if !slices.Contains(forms[x.term], x.form) {
			forms[x.term] = append(forms[x.term], x.form)
		}
		homes[x.term] = append(homes[x.term], x)
	}
	locators, untrue, covered := 0, 0, map[string]bool{}
	var walk func(entries []index.Entry)
	walk = func(entries []index.Entry) {
		for _, e := range entries {
			for _, l := range e.Locators {
				locators++
				for n := l.Page; n <= max(l.Page, l.Last); n++ {
					i, ok := at[n]
					if !ok || !slices.ContainsFunc(forms[e.Term], func(f string) bool { return stands(pages, i, f) }) {
						if untrue++; untrue <= 5 {
							t.Errorf("%s: %s is not on page %d, where %s leads", name, e.Heading, n, l)
						}
					}
				}
				here := 0
				for _, x := range homes[e.Term] {
					if n := folio[x.anchor]; l.Page <= n && n <= max(l.Page, l.Last) && (l.Note == "" || l.Note == x.note) {
						covered[x.anchor] = true
						here++
					}
				}
				if here == 0 {
					t.Errorf("%s: %s leads to %s, where no mention is", name, e.Heading, l)
				}
			}
			walk(e.Subs)
		}
	}
	walk(j.entries)
	without := 0
	for _, x := range found {
		if !covered[x.anchor] {
			if without++; without <= 5 {
				t.Errorf("%s: the mention %s (%s) on page %d has no locator", name, x.anchor, x.form, folio[x.anchor])
			}
		}
	}
	if locators == 0 || len(found) == 0 {
		t.Errorf("%s: there is no index", name)
	}
	t.Logf("%s: %d locators, %d untrue; %d mentions, %d without a locator", name, locators, untrue, len(found), without)
}

// Several indexes stand one after the other in print, in the contents and the
// outline, each with its head, and in files of their own in the EPUB.
func TestSeveralIndexes(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("text.txt", "紙的路\n\n一\n\n王安石在上海讀《紙史》，蘇軾在杭州讀〈說紙〉。\n\n王安石到了杭州。\n")
	for order, want := range map[string][]string{
		"[index]\napart = [\"person\", \"work\"]\n":              {"人名索引", "書名索引", "主題索引"},
		"[index]\napart = [\"person\"]\nwhole = true\n":          {"人名索引", "總索引"},
		"[index]\napart = [\"ghost\"]\n":                         {"索引"},
		"[index]\napart = [\"person\", \"work\", \"concept\"]\n": {"人名索引", "書名索引", "主題索引"},
	} {
		write("book.toml", "editions = [\"hant\"]\n"+order)
		opt := options(t)
		if _, err := Build(context.Background(), dir, opt); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(opt.Output, filepath.Base(dir)+"-hant")
		setting, _, err := Set(dir, opt)
		if err != nil {
			t.Fatal(err)
		}
		var outline []string
		for _, b := range setting.Outline {
			if strings.HasSuffix(b.Title, "索引") {
				outline = append(outline, b.Title)
			}
		}
		if !slices.Equal(outline, want) {
			t.Errorf("the outline has %v, want %v", outline, want)
		}
		n := 0
		for i, text := range printed(t, name+".pdf") {
			if i < len(setting.Pages) && setting.Pages[i].Part == typeset.Index {
				if n >= len(want) || !strings.HasPrefix(text, want[n]) {
					t.Errorf("page %d begins %.40q, want the head of index %d of %v", i+1, text, n+1, want)
				}
				n++
			}
		}
		heads := 0
		for file, text := range unzipped(t, name+".epub") {
			if strings.HasPrefix(filepath.Base(file), "index") {
				heads += strings.Count(text, "<h1")
			}
		}
		if heads != len(want) {
			t.Errorf("the EPUB has %d indexes, want %v", heads, want)
		}
	}
}
