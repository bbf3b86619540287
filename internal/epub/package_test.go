package epub

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"

	"yinshu/internal/manuscript"
)

// The identifier is the book's, not the text's: it changes with title,
// creators and language only.
func TestIdentifier(t *testing.T) {
	id := func(change func(*Job)) string {
		job := sample()
		change(&job)
		return newBinder(job).identifier()
	}
	same := id(func(*Job) {})
	if !strings.HasPrefix(same, "urn:uuid:") || same[len("urn:uuid:")+14] != '5' {
		t.Errorf("%s is no name-based UUID", same)
	}
	for name, change := range map[string]func(*Job){
		"text":     func(j *Job) { j.Manuscript.Blocks = j.Manuscript.Blocks[1:] },
		"modified": func(j *Job) { j.Manuscript.Meta.Modified = "2030-01-01T00:00:00Z" },
		"isbn":     func(j *Job) { j.Manuscript.Meta.ISBN = "" },
	} {
		if id(change) != same {
			t.Errorf("another %s makes another book", name)
		}
	}
	for name, change := range map[string]func(*Job){
		"title":    func(j *Job) { j.Manuscript.Meta.Title[0].Value = "別書" },
		"creator":  func(j *Job) { j.Manuscript.Meta.Creators[1].Name.Value = "別人" },
		"role":     func(j *Job) { j.Manuscript.Meta.Creators[1].Role = "trl" },
		"language": func(j *Job) { j.Manuscript.Meta.Lang = "zh-Hans-CN" },
	} {
		if id(change) == same {
			t.Errorf("another %s makes the same book", name)
		}
	}
}

// Metadata say what is known, in the forms that EPUB asks for, and no more.
func TestMetadata(t *testing.T) {
	for _, c := range []struct {
		name     string
		change   func(*Job)
		has, not []string
	}{
		{"sparse", func(j *Job) { j.Manuscript.Meta = manuscript.Meta{}; j.Pages, j.Entries = nil, nil },
			[]string{`<dc:title id="title">正文</dc:title>`, "2000-01-01T00:00:00Z", "<dc:language>zh-Hant-TW<"},
			[]string{"<dc:creator", "<dc:publisher", "<dc:date", "<dc:source", "pageNavigation", "pageBreakMarkers", ">index<", "conformsTo", "></dc:"}},
		{"bad time", func(j *Job) { j.Manuscript.Meta.Modified = "yesterday" }, []string{">2000-01-01T00:00:00Z<"}, []string{"yesterday"}},
		{"no ISBN", func(j *Job) { j.Manuscript.Meta.ISBN = "" }, []string{`<dc:source id="print">刻書小記——雕版與活字，印書工房，2026-03，第一版<`, "source-of"}, []string{"urn:isbn"}},
		{"date", func(j *Job) { j.Manuscript.Meta.Date = "民國115年" }, nil, []string{"<dc:date"}},
		{"series", func(j *Job) { j.Manuscript.Meta.SeriesPos = "第三種" }, []string{"belongs-to-collection"}, []string{"group-position"}},
		{"role", func(j *Job) { j.Manuscript.Meta.Creators[1].Role = "主編" }, []string{">林墨<"}, []string{"主編"}},
		{"colon", func(j *Job) { j.Manuscript.Meta.Title = []manuscript.Text{{Value: "方寸之間："}} }, []string{">方寸之間<"}, nil},
		{"certified", func(j *Job) { j.Certifier = "印書工房" }, []string{"EPUB Accessibility 1.1 - WCAG 2.2 Level AA", "a11y:certifiedBy"}, nil},
		{"vertical", func(j *Job) { j.Vertical = true }, []string{`page-progression-direction="rtl"`}, nil},
	} {
		job := sample()
		c.change(&job)
		_, files := open(t, write(t, job))
		opf := files["EPUB/package.opf"]
		for _, s := range c.has {
			if !strings.Contains(opf, s) {
				t.Errorf("%s: no %s in\n%s", c.name, s, opf)
			}
		}
		for _, s := range c.not {
			if strings.Contains(opf, s) {
				t.Errorf("%s: %s in\n%s", c.name, s, opf)
			}
		}
	}
}

// The copyright page stands where the print edition has it.
func TestColophonLast(t *testing.T) {
	job := sample()
	i := slices.IndexFunc(job.Pages, func(p Page) bool { return p.Folio == "iv" })
	last := job.Pages[i]
	job.Pages = append(slices.Delete(job.Pages, i, i+1), last)
	_, files := open(t, write(t, job))
	opf := files["EPUB/package.opf"]
	if strings.Index(opf, `idref="index.xhtml"`) > strings.Index(opf, `idref="colophon.xhtml"`) {
		t.Errorf("the copyright page is not last:\n%s", opf[strings.Index(opf, "<spine"):])
	}
}

// Books may be written side by side: each is what it is alone.
func TestParallel(t *testing.T) {
	jobs := []Job{sample(), large(1, 2), made([]byte("abcdefghijklmnopqrstuvwxyz0123456789")), sample()}
	jobs[3].Notes = ChapterEnd
	want := make([][]byte, len(jobs))
	for i, job := range jobs {
		want[i] = write(t, job)
	}
	var wait sync.WaitGroup
	for range 3 {
		for i, job := range jobs {
			wait.Go(func() {
				var b bytes.Buffer
				if _, err := Write(&b, job); err != nil || !bytes.Equal(b.Bytes(), want[i]) {
					t.Errorf("book %d written beside others is another (%v)", i, err)
				}
			})
		}
	}
	wait.Wait()
}

// Every kind of problem is listed once, in both languages.
func TestKinds(t *testing.T) {
	codes := map[string]bool{}
	for _, k := range Kinds {
		if codes[k.Code] || !strings.HasPrefix(k.Code, "epub-") {
			t.Errorf("the code %s", k.Code)
		}
		codes[k.Code] = true
		for lang := range 2 {
			if k.Msg[lang] == "" || k.Hint[lang] == "" {
				t.Errorf("%s has no words in language %d", k.Code, lang)
			}
		}
	}
}

// What a manuscript gets wrong is told with its place, and nothing is lost.
func TestProblems(t *testing.T) {
	job := onlyFigure("a")
	job.Pictures = func(string) ([]byte, error) { return dot(3, 4), nil }
	at := manuscript.Span{File: 0, Start: 3, End: 6}
	job.Manuscript.Files = []manuscript.File{{Name: "text.txt", Text: "文字，又一行\n"}}
	job.Manuscript.Blocks = []manuscript.Block{para("p",
		manuscript.NoteMark{Span: at, Note: "n9"},
		manuscript.PageRef{Span: at, Target: "nowhere", Value: "十二"},
		manuscript.Link{Span: at, URL: "javascript:alert(1)", Content: ins(manuscript.Text{Value: "連結"})})}
	problems, err := Write(&bytes.Buffer{}, job)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.Place()+" "+p.Kind.Code)
	}
	want := []string{"text.txt:1:2 epub-link-refused", "text.txt:1:2 epub-note-unknown", "text.txt:1:2 epub-ref-unknown"}
	if !slices.Equal(got, want) {
		t.Errorf("problems %v, want %v", got, want)
	}
	_, files := open(t, write(t, job))
	if !strings.Contains(files["EPUB/xhtml/text-001.xhtml"], "<p>十二連結</p>") {
		t.Errorf("text is lost:\n%s", files["EPUB/xhtml/text-001.xhtml"])
	}
}

// A long address may be divided at its strokes, a fraction may not.
func TestMayTurn(t *testing.T) {
	for in, want := range map[string]string{
		"見https://www.w3.org/International/clreq/。": "見https://www.w3.org/|International/|clreq/。",
		"1/2、and/or、甲/乙":                            "1/2、and/|or、甲/乙",
		"</p>":                                      "</p>",
		"":                                          "",
	} {
		var got []string
		for s := in; ; {
			n := mayTurn(s)
			got = append(got, s[:n])
			if s = s[n:]; s == "" {
				break
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q is divided as %q, want %q", in, got, want)
		}
	}
}
