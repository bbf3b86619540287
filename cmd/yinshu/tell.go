package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"yinshu/internal/diag"
	"yinshu/internal/press"
)

// A teller says what becomes of the books, in the order of the list, whichever
// is done first. One book is told in a few lines, each of several in one; on a
// terminal a bar shows how far the list is. It keeps words, not books: a list
// of any length needs little memory.
type teller struct {
	d      *desk
	books  int
	asJSON bool
	began  time.Time

	mu     sync.Mutex
	ready  map[int]telling // done before one that stands earlier in the list
	next   int
	bar    *progressbar.ProgressBar // nil: not on a terminal, or a single book
	failed []string
	same   int // unchanged
}

// A telling is what is said of one book.
type telling struct {
	path      string
	out, errs string
	failed    bool
	unchanged bool
}

func (d *desk) newTeller(books int, asJSON bool) *teller {
	t := &teller{d: d, books: books, asJSON: asJSON, began: time.Now(), ready: map[int]telling{}}
	if books > 1 && isTerminal(d.errs) {
		t.bar = progressbar.NewOptions(books, progressbar.OptionSetWriter(d.errs), progressbar.OptionShowCount(),
			progressbar.OptionSetDescription(d.tr("books", "書")), progressbar.OptionSetWidth(30), progressbar.OptionClearOnFinish())
	}
	return t
}

// told takes what became of a book; it may be called from several goroutines.
func (t *teller) told(o press.Outcome) {
	words := t.words(o)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ready[o.N] = words
	for {
		words, ok := t.ready[t.next]
		if !ok {
			break
		}
		delete(t.ready, t.next)
		t.say(words)
		t.next++
	}
	if t.bar != nil {
		t.bar.Add(1)
	}
}

// words puts an outcome into words.
func (t *teller) words(o press.Outcome) telling {
	var out, errs bytes.Buffer
	w := telling{path: o.Path, failed: o.Err != nil, unchanged: o.Err == nil && o.Result.Unchanged}
	d := t.d
	if o.Err != nil {
		d.complainTo(&errs, o.Path, o.Err)
	}
	switch {
	case t.asJSON:
		r := o.Result
		if r == nil {
			r = &press.Result{Path: o.Path, Failed: d.failure(o.Err)}
		}
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("  ", "  ")
		if err := enc.Encode(r); err != nil {
			fmt.Fprintln(&errs, err)
		}
	case o.Err != nil:
	case t.books > 1:
		d.tellShort(&out, &errs, o.Result, o.Took)
	default:
		d.tell(&out, &errs, o.Result, o.Took)
	}
	w.out, w.errs = out.String(), errs.String()
	return w
}

// say prints what is said of the next book of the list.
func (t *teller) say(w telling) {
	if t.bar != nil {
		t.bar.Clear()
	}
	if t.asJSON {
		lead := ",\n  "
		if t.next == 0 {
			lead = "[\n  "
		}
		w.out = lead + strings.TrimSuffix(w.out, "\n")
	}
	io.WriteString(t.d.out, w.out)
	io.WriteString(t.d.errs, w.errs)
	if w.failed {
		t.failed = append(t.failed, w.path)
	}
	if w.unchanged {
		t.same++
	}
}

// end says how the list as a whole went, and reports whether a book failed.
func (t *teller) end() bool {
	if t.bar != nil {
		t.bar.Finish()
	}
	if t.asJSON {
		fmt.Fprintln(t.d.out, "\n]")
		return len(t.failed) > 0
	}
	if t.books > 1 {
		d := t.d
		d.say(d.tr("%s: %d made, %d unchanged, %d failed; %.1f s", "%s：做好 %d 本，未變 %d 本，失敗 %d 本；%.1f 秒"),
			d.count(t.books, "book", "本書"), t.books-t.same-len(t.failed), t.same, len(t.failed), time.Since(t.began).Seconds())
		for _, path := range t.failed {
			d.say(d.tr("  failed: %s", "  失敗：%s"), path)
		}
	}
	return len(t.failed) > 0
}

// tellShort says in one line what became of a book of a list.
func (d *desk) tellShort(w, errs io.Writer, r *press.Result, took time.Duration) {
	if r.Unchanged {
		say(w, d.tr("same  %s", "未變  %s"), r.Path)
		return
	}
	var parts []string
	for _, e := range r.Editions {
		parts = append(parts, e.Name+" "+d.count(e.Pages, "page", "頁"))
	}
	parts = append(parts, d.count(r.Notes, "note", "條註"))
	for _, n := range []struct {
		n      int
		en, zh string
	}{{r.Faults, "fault", "處錯誤"}, {r.Queries, "query", "處存疑"}} {
		if n.n > 0 {
			parts = append(parts, d.count(n.n, n.en, n.zh))
		}
	}
	say(w, d.tr("made  %s  %s  %.1f s", "做好  %s  %s  %.1f 秒"), r.Path, d.list(parts), took.Seconds())
	for _, p := range r.Made {
		fmt.Fprint(errs, p.Report(d.lang))
	}
}

// tell says in a few lines what became of a book.
func (d *desk) tell(w, errs io.Writer, r *press.Result, took time.Duration) {
	if r.Unchanged {
		say(w, d.tr("unchanged %s: made before from the same files (--force makes it again)", "未變  %s：先前已由同樣的檔案做成（--force 可重做）"), r.Path)
		for _, e := range r.Editions {
			say(w, "           %s  %-14s %s  → %s", e.Name, e.Design, d.count(e.Pages, "page", "頁"), d.list(e.Files))
		}
		return
	}
	a := r.Account
	var source []string
	source = append(source, a.Encoding, d.count(a.Lines, "line", "行"))
	if a.Pages > 1 {
		source = append(source, d.count(a.Pages, "page", "頁"))
	}
	made := []string{d.count(r.Paragraphs, "paragraph", "段"), d.count(r.Headings, "heading", "個標題"), d.count(r.Notes, "note", "條註")}
	say(w, "%s  %-18s %s → %s", d.tr("reading  ", "讀稿"), filepath.Base(r.Text), d.list(source), d.list(made))
	d.tellProblems(w, errs, r)
	if r.Proposed {
		say(w, "%s  %s", d.tr("indexing ", "索引"), fmt.Sprintf(d.tr("proposed by the program; yinshu index %s lets the editor decide", "由程式擬定；yinshu index %s 交編輯定奪"), r.Path))
	}
	for i, e := range r.Editions {
		head := d.tr("setting  ", "排版")
		if i > 0 {
			head = d.tr("         ", "    ")
		}
		entries := ""
		if e.Entries > 0 {
			entries = "  " + d.count(e.Entries, "index entry", "條索引")
		}
		say(w, "%s  %s  %-14s %s  %s%s  → %s", head, e.Name, e.Design,
			d.count(e.Pages, "page", "頁"), d.count(r.Notes, "note", "條註"), entries, d.list(e.Files))
	}
	say(w, d.tr("%.1f s", "%.1f 秒"), took.Seconds())
}

// tellProblems counts the problems by grade. Those of the book's own order and
// those of the files are told in full: check cannot show them, and they say
// that something was not made as it was wanted.
func (d *desk) tellProblems(w, errs io.Writer, r *press.Result) {
	if len(r.Problems) == 0 {
		return
	}
	say(w, "%s  %s    %s", d.tr("checking ", "校對"), d.tally(r.Problems),
		fmt.Sprintf(d.tr("yinshu check --layout %s shows them", "請看 yinshu check --layout %s"), r.Path))
	for _, p := range r.Problems {
		if p.Kind.Grade > diag.Note && filepath.Ext(p.File) == ".toml" {
			fmt.Fprint(errs, p.Report(d.lang))
		}
	}
	for _, p := range r.Made {
		fmt.Fprint(errs, p.Report(d.lang))
	}
}

// failure puts an error into words for the engineer's list.
func (d *desk) failure(err error) *diag.Record {
	var p *diag.Problem
	if errors.As(err, &p) {
		r := p.Record(d.lang)
		return &r
	}
	return &diag.Record{Grade: diag.Fault.String(), Msg: err.Error()}
}

// count writes a number with its noun.
func (d *desk) count(n int, en, zh string) string {
	if d.lang == diag.Chinese {
		return fmt.Sprintf("%d %s", n, zh)
	}
	if n == 1 {
		return "1 " + en
	}
	if stem, ok := strings.CutSuffix(en, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, en)
}

// list writes things one after the other.
func (d *desk) list(things []string) string { return strings.Join(things, d.tr(", ", "、")) }
