package epub

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"yinshu/internal/book"
	"yinshu/internal/index"
	"yinshu/internal/manuscript"
	"yinshu/internal/typeset"
)

// large is a book of so many chapters, each of so many sections of some 60 KB,
// with a note and a mention in every paragraph.
func large(chapters, sections int) Job {
	m := &manuscript.Manuscript{Meta: manuscript.Meta{Lang: "zh-Hant-TW", Title: []manuscript.Text{{Value: "大書"}}, Modified: "2026-01-01T00:00:00Z"}}
	job := Job{Manuscript: m, Words: book.WordsFor("zh-Hant-TW"), CSS: []byte("p{}\n")}
	sentence := strings.Repeat("雕版印書始於唐，", 40)
	n := 0
	for c := range chapters {
		m.Blocks = append(m.Blocks, heading(fmt.Sprintf("c%d", c), 1, t(fmt.Sprintf("第%d章", c+1))))
		for s := range sections {
			m.Blocks = append(m.Blocks, heading(fmt.Sprintf("c%ds%d", c, s), 2, t(fmt.Sprintf("第%d節", s+1))))
			for range 60 {
				n++
				note, anchor, id := fmt.Sprintf("n%d", n), fmt.Sprintf("t.%d", n), fmt.Sprintf("p%d", n)
				m.Blocks = append(m.Blocks, para(id, term("t1", anchor), t(sentence), mark(note)))
				m.Notes = append(m.Notes, manuscript.Note{ID: note, Number: n, Body: []manuscript.Block{para("m"+id, t("註文。"+sentence[:300]))}})
				job.Entries = append(job.Entries, index.Entry{Term: fmt.Sprint("t", n), Heading: fmt.Sprint("條目", n), Group: fmt.Sprint(n/500+1, "畫"), Locators: []index.Locator{{Anchor: anchor, Page: n}}})
				job.Pages = append(job.Pages, Page{Folio: fmt.Sprint(n), Part: typeset.Body, Begins: manuscript.Place{Block: id, Char: 3}})
			}
		}
	}
	return job
}

// No document is larger than a reading system likes, a chapter is divided at
// its sections, and notes and index go on in further documents. The promises
// hold over all of them.
func TestDivide(t *testing.T) {
	job := large(2, 9)
	raw := write(t, job)
	names, files := open(t, raw)
	kinds := map[string]int{}
	for _, name := range names {
		if !strings.HasSuffix(name, ".xhtml") || strings.HasSuffix(name, "nav.xhtml") {
			continue
		}
		if n := len(files[name]); n > maxDocument+1000 {
			t.Errorf("%s has %d bytes", name, n)
		}
		kind := strings.TrimPrefix(name, "EPUB/xhtml/")[:4]
		kinds[kind]++
		_, body, _ := strings.Cut(files[name], "<body>\n")
		if kind == "text" && !strings.HasPrefix(body, "<section") {
			t.Errorf("%s does not begin with a section", name)
		}
	}
	if kinds["text"] < 6 || kinds["note"] < 2 || kinds["inde"] < 2 {
		t.Errorf("documents by kind: %v", kinds)
	}
	if err := fault(job); err != nil {
		t.Error(err)
	}
}

// Notes at the end of a long chapter do not make its last document too large.
func TestDivideChapterNotes(t *testing.T) {
	job := large(1, 6)
	job.Notes = ChapterEnd
	_, files := open(t, write(t, job))
	notes := 0
	for name, text := range files {
		if strings.HasPrefix(name, "EPUB/xhtml/text") && len(text) > maxDocument+1000 {
			t.Errorf("%s has %d bytes", name, len(text))
		}
		notes += strings.Count(text, `role="doc-footnote"`)
	}
	if notes != len(job.Manuscript.Notes) {
		t.Errorf("%d notes of %d", notes, len(job.Manuscript.Notes))
	}
	if err := fault(job); err != nil {
		t.Error(err)
	}
}

// Nobody is told to divide a paragraph when it is the contents that are long.
func TestLargeContents(t *testing.T) {
	job := chapters(6000, 0)
	if got := codes(t, job); !slices.Equal(got, []string{"epub-contents-large"}) {
		t.Errorf("problems %v", got)
	}
}

// A block that is too large by itself stays whole, and is reported.
func TestLargeBlock(t *testing.T) {
	job := sample()
	job.Manuscript.Blocks = append(job.Manuscript.Blocks, para("long", manuscript.Text{Value: strings.Repeat("長", maxDocument/3+100)}))
	problems, err := Write(&strings.Builder{}, job)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Kind == DocumentLarge {
			return
		}
	}
	t.Error("a document of more than 250 KB is not reported")
}

// A book of one part after another has a document for each chapter.
func TestParts(t *testing.T) {
	job := sample()
	job.Entries, job.Pages = nil, nil
	job.Manuscript.Notes = nil
	job.Manuscript.Blocks = []manuscript.Block{
		heading("a", 1, manuscript.Text{Value: "第一部　板"}), heading("b", 2, manuscript.Text{Value: "寫樣"}), para("p", manuscript.Text{Value: "文"}),
		heading("c", 2, manuscript.Text{Value: "上板"}), para("q", manuscript.Text{Value: "文"}),
		heading("d", 1, manuscript.Text{Value: "附錄二"}), para("r", manuscript.Text{Value: "文"}),
	}
	_, files := open(t, write(t, job))
	for n, want := range []string{`epub:type="part" role="doc-part"`, `epub:type="chapter" role="doc-chapter"`, `epub:type="chapter" role="doc-chapter"`, `epub:type="appendix" role="doc-appendix"`} {
		name := fmt.Sprintf("EPUB/xhtml/text-%03d.xhtml", n+1)
		if !strings.Contains(files[name], want) {
			t.Errorf("%s is no %s:\n%s", name, want, files[name])
		}
	}
}

// Notes at the end of their chapter: each once, in the last document of the
// chapter that marks it first, and none left over.
func TestChapterEnd(t *testing.T) {
	job := sample()
	job.Notes = ChapterEnd
	names, files := open(t, write(t, job))
	where := map[string]string{}
	for _, name := range names {
		for _, n := range []string{"n1", "n2", "n4", "n5"} {
			if strings.Contains(files[name], `role="doc-footnote" id="`+n+`"`) {
				where[n] += strings.TrimPrefix(name, "EPUB/xhtml/") + " "
			}
		}
	}
	want := map[string]string{"n1": "text-001.xhtml ", "n2": "text-001.xhtml ", "n4": "text-002.xhtml ", "n5": "text-002.xhtml "}
	if fmt.Sprint(where) != fmt.Sprint(want) {
		t.Errorf("notes stand in %v, want %v", where, want)
	}
	if strings.Contains(files["EPUB/xhtml/notes.xhtml"], "doc-footnote") || !strings.Contains(files["EPUB/xhtml/notes.xhtml"], "第3註") {
		t.Errorf("the notes section should hold only the line for the note without text:\n%s", files["EPUB/xhtml/notes.xhtml"])
	}
	if err := fault(job); err != nil {
		t.Error(err)
	}
}

// Notes at the end of the book stand under the names of their chapters, as in
// print; where all belong to one chapter there is no name.
func TestNoteHeads(t *testing.T) {
	for _, c := range []struct {
		name     string
		chapters int
		change   func(*Job)
		want     []string
	}{
		{"two chapters", 0, func(*Job) {}, []string{"引言", "第一章　雕版"}},
		{"one chapter", 0, func(j *Job) { j.Manuscript.Blocks = j.Manuscript.Blocks[:3] }, nil},
		{"sections as chapters", 3, func(*Job) {}, []string{"引言", "工序"}},
		{"elsewhere", 0, func(j *Job) { j.Notes = ChapterEnd }, nil},
	} {
		job := sample()
		job.Chapters = c.chapters
		c.change(&job)
		_, files := open(t, write(t, job))
		var got []string
		for _, part := range strings.Split(files["EPUB/xhtml/notes.xhtml"], "<h2>")[1:] {
			title, _, _ := strings.Cut(part, "</h2>")
			got = append(got, title)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: notes stand under %q, want %q", c.name, got, c.want)
		}
	}
}

// Notes that print has at the end of the book may stand with their chapters
// here: the pages of the text stay where they are.
func TestNotesElsewhere(t *testing.T) {
	where := func(at NotesAt) string {
		job := sample()
		job.Notes = at
		_, files := open(t, write(t, job))
		r, err := read(files)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.list) != len(job.Pages) {
			t.Errorf("%d pages of %d", len(r.list), len(job.Pages))
		}
		return fmt.Sprint(r.list[:10]) // before the notes
	}
	if got, want := where(ChapterEnd), where(BookEnd); got != want {
		t.Errorf("the pages stand at\n%s, not\n%s", got, want)
	}
}

// Ten thousand chapters are all there, in order; BenchmarkWrite says how long
// they take.
func TestManyChapters(t *testing.T) {
	job := chapters(10_000, 1)
	job.Notes = ChapterEnd
	raw := write(t, job)
	names, files := open(t, raw)
	if got, want := len(names), 10_000+4+3+1; got != want {
		t.Errorf("%d files, want %d", got, want)
	}
	if last := files["EPUB/xhtml/text-10000.xhtml"]; !strings.Contains(last, "<title>第10000回</title>") {
		t.Errorf("the last chapter is\n%s", last)
	}
}

// Novels of 1,500 chapters, 10 MB, and of 10,000 short ones.
func BenchmarkWrite(b *testing.B) {
	for _, c := range []struct{ chapters, paragraphs int }{{1500, 10}, {10_000, 1}} {
		b.Run(fmt.Sprint(c.chapters), func(b *testing.B) {
			job := chapters(c.chapters, c.paragraphs)
			size := 0
			b.ReportAllocs()
			for b.Loop() {
				var out bytes.Buffer
				if _, err := Write(&out, job); err != nil {
					b.Fatal(err)
				}
				size = out.Len()
			}
			b.ReportMetric(float64(c.chapters*b.N)/b.Elapsed().Seconds(), "chapters/s")
			b.ReportMetric(float64(size)/1e6, "MB")
		})
	}
}

// chapters is a book of so many chapters of so many paragraphs of 690 bytes.
// Its words come as often as words do (Zipf), so that it packs like prose: to
// less than a half.
func chapters(n, paragraphs int) Job {
	m := &manuscript.Manuscript{Meta: manuscript.Meta{Lang: "zh-Hant-TW", Title: []manuscript.Text{{Value: "長篇"}}, Modified: "2026-01-01T00:00:00Z"}}
	const letters = "雕版印書始於唐而盛宋其法以梨棗為板寫樣反貼刀刻刷墨覆紙成葉裝訂冊流布四方學者便之至慶曆中畢昇活又有木字銅制"
	r := rand.New(rand.NewPCG(7, 8))
	words := make([]string, 2000)
	for i := range words {
		for range 1 + r.IntN(4) {
			words[i] += string([]rune(letters)[r.IntN(len([]rune(letters)))])
		}
	}
	zipf := rand.NewZipf(r, 1.1, 4, uint64(len(words)-1))
	for i := range n {
		m.Blocks = append(m.Blocks, heading(fmt.Sprintf("c%d", i), 1, t(fmt.Sprintf("第%d回", i+1))))
		for j := range paragraphs {
			var s strings.Builder
			for s.Len() < 690 {
				s.WriteString(words[zipf.Uint64()])
				if r.IntN(5) == 0 {
					s.WriteString("，")
				}
			}
			m.Blocks = append(m.Blocks, para(fmt.Sprintf("c%dp%d", i, j), t(s.String())))
		}
	}
	return Job{Manuscript: m, Words: book.WordsFor("zh-Hant-TW"), CSS: []byte("p{}\n")}
}
