package preview

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"net/http"
	"path"
	"strconv"

	"yinshu/internal/diag"
	"yinshu/internal/manuscript"
	"yinshu/internal/proof"
)

//go:embed web
var web embed.FS

// kinds are the kinds of the page's own files; no other is served.
var kinds = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

// handler answers what the guard lets in. Names in paths are looked up in what
// is in memory; none is a name of the disk.
func (d *desk) handler(g guard) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", d.home)
	mux.HandleFunc("GET /web/{name}", static)
	mux.HandleFunc("GET /events", d.events)
	mux.HandleFunc("GET /book", d.answer(func(r *round, q *http.Request) any {
		b := r.book(d.opt.Lang)
		if at, ok := r.where(q.URL.Query().Get("edition"), q); ok {
			b.Here = &at
		}
		return b
	}))
	mux.HandleFunc("GET /problems", d.answer(func(r *round, _ *http.Request) any {
		if r.view == nil {
			return findings{List: []finding{}}
		}
		return r.findings()
	}))
	mux.HandleFunc("GET /source/{file}/{line}", d.answer(func(r *round, q *http.Request) any {
		file, line := number(q.PathValue("file")), number(q.PathValue("line"))
		if file < 0 || file >= len(r.files) || line < 1 || line > len(r.files[file].starts) {
			return nil
		}
		return r.files[file].sheet(line)
	}))
	mux.HandleFunc("GET /index/{edition}", d.answer(func(r *round, q *http.Request) any {
		if e := r.edition(q.PathValue("edition")); e != nil {
			return r.indexPage(e)
		}
		return nil
	}))
	mux.HandleFunc("GET /where/{edition}", d.answer(func(r *round, q *http.Request) any {
		if at, ok := r.where(q.PathValue("edition"), q); ok {
			return at
		}
		return nil
	}))
	mux.HandleFunc("GET /page/{edition}/{page}", d.svg)
	mux.HandleFunc("GET /picture/{edition}/{page}/{n}", d.picture)
	mux.HandleFunc("GET /proof", d.proof)
	return g.protect(mux)
}

// number reads a number from 0 upwards; -1 is none.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return -1
	}
	return n
}

// answer gives what f finds in the last round as JSON; nil is not found.
func (d *desk) answer(f func(*round, *http.Request) any) http.HandlerFunc {
	return func(w http.ResponseWriter, q *http.Request) {
		r, _, _ := d.rounds.now()
		if r == nil {
			http.Error(w, "not set yet", http.StatusServiceUnavailable)
			return
		}
		v := f(r, q)
		if v == nil {
			http.NotFound(w, q)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(v)
	}
}

// home is the page that shows all the others.
func (d *desk) home(w http.ResponseWriter, _ *http.Request) {
	text, err := web.ReadFile("web/home.html")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	in := wordsIn(d.opt.Lang)
	page, err := template.New("home").Funcs(template.FuncMap{"w": func(name string) string { return in[name] }}).Parse(string(text))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	var b bytes.Buffer
	if err := page.Execute(&b, in); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write(b.Bytes())
}

func static(w http.ResponseWriter, q *http.Request) {
	name := q.PathValue("name")
	kind, ok := kinds[path.Ext(name)]
	data, err := web.ReadFile("web/" + name)
	if !ok || err != nil {
		http.NotFound(w, q)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Write(data)
}

// A bookPage is what the page knows of a book before it asks for its parts.
type bookPage struct {
	Round    int           `json:"round"`
	Title    string        `json:"title"`
	Error    *diag.Record  `json:"error,omitempty"`
	Editions []editionPage `json:"editions"`
	Files    []filePage    `json:"files"`

	// Here is where the place that was asked for now stands.
	Here *herePage `json:"here,omitempty"`
}

type herePage struct {
	Page int `json:"page"` // from 1
	Line int `json:"line"` // from 0; -1: not known
}

type editionPage struct {
	Name   string    `json:"name"`
	Lang   string    `json:"lang"`
	Width  int       `json:"width"` // of the trimmed page, in thousandths of a point
	Height int       `json:"height"`
	Pages  []pageTip `json:"pages"`
	Heads  []head    `json:"heads"`
}

// A pageTip is what is told of a page before it is painted.
type pageTip struct {
	Folio string           `json:"f"`
	Recto bool             `json:"r"`
	At    manuscript.Place `json:"at"`
}

type head struct {
	Title string `json:"title"`
	Level int    `json:"level"`
	Page  int    `json:"page"` // from 1
	Line  int    `json:"line"`
	Folio string `json:"folio"`
}

type filePage struct {
	Name   string `json:"name"`
	Lines  int    `json:"lines"`
	Sheets []int  `json:"sheets"` // the first line of each
}

func (r *round) book(lang diag.Lang) bookPage {
	b := bookPage{Round: r.number, Error: r.shownError(lang), Editions: []editionPage{}, Files: []filePage{}}
	if r.view == nil {
		return b
	}
	b.Title = manuscript.Join(r.view.Desk.Manuscript.Meta.Title)
	for _, e := range r.editions {
		b.Editions = append(b.Editions, e.tip())
	}
	for _, s := range r.files {
		b.Files = append(b.Files, filePage{s.name, len(s.starts), s.sheets()})
	}
	return b
}

func (e *edition) tip() editionPage {
	t := editionPage{Name: e.Name, Lang: e.Lang, Width: int(e.Setting.Trim.Width), Height: int(e.Setting.Trim.Height), Pages: []pageTip{}, Heads: []head{}}
	for i := range e.Setting.Pages {
		p := &e.Setting.Pages[i]
		t.Pages = append(t.Pages, pageTip{p.Folio, p.Recto, p.Begins})
	}
	for _, b := range e.Setting.Outline {
		if at, ok := e.anchors[b.Anchor]; ok {
			t.Heads = append(t.Heads, head{b.Title, b.Level, at.page + 1, at.line, e.Setting.Pages[at.page].Folio})
		}
	}
	return t
}

// where gives the page and line, in an edition, of what a request asks for: a
// place in the text, a line of a source, or an anchor.
func (r *round) where(edition string, q *http.Request) (herePage, bool) {
	e := r.edition(edition)
	if e == nil {
		return herePage{}, false
	}
	get := q.URL.Query().Get
	at, ok := spot{}, false
	switch {
	case get("anchor") != "":
		at, ok = e.anchors[get("anchor")]
	case get("block") != "":
		at, ok = e.places.spot(manuscript.Place{Block: get("block"), Char: max(0, number(get("char")))})
	case get("line") != "":
		at, ok = e.atLine(r, number(get("file")), number(get("line")))
	}
	return herePage{at.page + 1, at.line}, ok
}

// atLine gives where a line of a source, from 1, is set.
func (e *edition) atLine(r *round, file, line int) (spot, bool) {
	files := r.view.Desk.Manuscript.Files
	if file < 0 || file >= len(files) {
		return spot{}, false
	}
	offset, ok := r.files[file].offset(line, 1)
	if !ok {
		return spot{}, false
	}
	return e.places.at(files, file, offset)
}

// setPage finds the page that a request names.
func (d *desk) setPage(q *http.Request) (*round, *edition, int) {
	r, _, _ := d.rounds.now()
	if r == nil {
		return nil, nil, 0
	}
	e, n := r.edition(q.PathValue("edition")), number(q.PathValue("page"))
	if e == nil || n < 1 || n > len(e.Setting.Pages) {
		return r, nil, 0
	}
	return r, e, n - 1
}

func (d *desk) svg(w http.ResponseWriter, q *http.Request) {
	r, e, n := d.setPage(q)
	if e == nil {
		http.NotFound(w, q)
		return
	}
	w.Header().Set("Content-Type", "image/svg+xml")
	w.Header().Set("X-Round", strconv.Itoa(r.number))
	w.Write([]byte(d.page(r, e, n)))
}

// picture gives a picture that stands on a page, if it is one that the books
// can hold.
func (d *desk) picture(w http.ResponseWriter, q *http.Request) {
	r, e, page := d.setPage(q)
	n := number(q.PathValue("n"))
	if e == nil || n < 0 || n >= len(e.Setting.Pages[page].Pictures) {
		http.NotFound(w, q)
		return
	}
	data, err := r.view.Picture(e.Setting.Pages[page].Pictures[n].Source)
	if err != nil {
		http.NotFound(w, q)
		return
	}
	_, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		http.NotFound(w, q)
		return
	}
	w.Header().Set("Content-Type", "image/"+format)
	w.Write(data)
}

// proof gives the proof, which is one file: its script and style are let in by
// what they are, and nothing else is.
func (d *desk) proof(w http.ResponseWriter, q *http.Request) {
	r, _, _ := d.rounds.now()
	if r == nil || r.view == nil {
		http.NotFound(w, q)
		return
	}
	page, err := r.proof()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	script, style := proof.Inline()
	w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src "+hashed(script)+"; style-src "+hashed(style)+
		"; frame-ancestors 'self'; base-uri 'none'; form-action 'none'")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write(page)
}

// hashed names a script or a style in a policy.
func hashed(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
