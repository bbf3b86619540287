package preview

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"yinshu/internal/diag"
	"yinshu/internal/face"
	"yinshu/internal/press"
)

const everything = "../press/testdata/everything"

// stock keeps the faces for all tests.
var stock = sync.OnceValue(func() *face.Stock { return new(face.Stock) })

func options(t testing.TB) Options {
	t.Helper()
	fonts, err := filepath.Abs("../../fonts")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(fonts, "node_modules")); err != nil {
		t.Fatal("the typefaces are missing: run make fonts")
	}
	return Options{Press: press.Options{Search: face.Search{Dirs: []string{fonts}, Stock: stock()}}}
}

// copied is a copy of a folder, to be written on.
func copied(t testing.TB, from string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), filepath.Base(from))
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// set is a desk with one round made, and its handler.
func set(t testing.TB, path string) (*desk, *round, http.Handler) {
	t.Helper()
	d := newDesk(path, options(t))
	r := d.make(1)
	if r.err != nil {
		t.Fatal(r.err)
	}
	d.rounds.end(r)
	t.Cleanup(func() { r.view.Close() })
	return d, r, d.handler(newGuard(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8000}, "127.0.0.1"))
}

// ask gets a path as the server's own page would.
func ask(h http.Handler, path string) *httptest.ResponseRecorder {
	q := httptest.NewRequest("GET", "http://127.0.0.1:8000"+path, nil)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, q)
	return w
}

// serve runs Serve on a free port until the test ends.
func serve(t *testing.T, path string) (url string, end func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	opt := options(t)
	ready, ended := make(chan string, 1), make(chan error, 1)
	opt.Ready = func(url string) { ready <- url }
	go func() { ended <- Serve(ctx, path, opt) }()
	end = sync.OnceValue(func() error {
		cancel()
		select {
		case err := <-ended:
			return err
		case <-time.After(5 * time.Second):
			return context.DeadlineExceeded
		}
	})
	t.Cleanup(func() { end() })
	select {
	case url = <-ready:
	case err := <-ended:
		t.Fatal(err)
	}
	return url, end
}

func body(t *testing.T, url string) (string, int) {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text), answer.StatusCode
}

// A stream reads events; next gives the number of the next round.
type stream struct{ rounds chan string }

func listen(t *testing.T, url string) *stream {
	t.Helper()
	answer, err := http.Get(url + "events")
	if err != nil {
		t.Fatal(err)
	}
	if kind := answer.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("events are %s", kind)
	}
	s := &stream{make(chan string, 100)}
	t.Cleanup(func() { answer.Body.Close() })
	go func() {
		defer close(s.rounds)
		var b strings.Builder
		buf := make([]byte, 512)
		for {
			n, err := answer.Body.Read(buf)
			b.Write(buf[:n])
			for {
				event, rest, ok := strings.Cut(b.String(), "\n\n")
				if !ok {
					break
				}
				b.Reset()
				b.WriteString(rest)
				if number, ok := strings.CutPrefix(event, "event: round\ndata: "); ok {
					s.rounds <- number
				}
			}
			if err != nil {
				return
			}
		}
	}()
	return s
}

func (s *stream) next(t *testing.T) string {
	t.Helper()
	select {
	case n, ok := <-s.rounds:
		if !ok {
			t.Fatal("the stream of events has ended")
		}
		return n
	case <-time.After(20 * time.Second):
		t.Fatal("no round came")
	}
	return ""
}

// A change of a file is told to browsers and shows on the page; a book that
// breaks keeps its pages, and mends.
func TestFollowing(t *testing.T) {
	dir := copied(t, everything)
	url, end := serve(t, dir)
	s := listen(t, url)
	if n := s.next(t); n != "1" {
		t.Fatalf("the first round is %s", n)
	}
	shows := func(word string) bool {
		for page := range 20 {
			if text, status := body(t, url+"page/hant/"+string(rune('0'+page%10))); status == 200 && strings.Contains(text, word) {
				return true
			}
		}
		return false
	}
	if shows("奇岩") {
		t.Fatal("the page has the word before it is written")
	}
	// Written in the old one's place, as most editors do.
	write(t, filepath.Join(dir, "fixes.txt~"), "渡船一天‸往返\t往返\t奇岩\t試\n")
	if err := os.Rename(filepath.Join(dir, "fixes.txt~"), filepath.Join(dir, "fixes.txt")); err != nil {
		t.Fatal(err)
	}
	s.next(t)
	if !shows("奇岩") {
		t.Error("a correction does not show")
	}

	if err := os.Rename(filepath.Join(dir, "text.md"), filepath.Join(dir, "away")); err != nil {
		t.Fatal(err)
	}
	s.next(t)
	var b bookPage
	text, _ := body(t, url+"book")
	if err := json.Unmarshal([]byte(text), &b); err != nil {
		t.Fatal(err)
	}
	if b.Error == nil || b.Error.Code != "book-no-text" {
		t.Errorf("a book without a text is told of as %+v", b.Error)
	}
	if len(b.Editions) != 2 || !shows("奇岩") {
		t.Error("the last pages do not stay when the book breaks")
	}
	if err := os.Rename(filepath.Join(dir, "away"), filepath.Join(dir, "text.md")); err != nil {
		t.Fatal(err)
	}
	for s.next(t); ; s.next(t) {
		text, _ := body(t, url+"book")
		b = bookPage{}
		if err := json.Unmarshal([]byte(text), &b); err != nil {
			t.Fatal(err)
		}
		if b.Error == nil {
			break
		}
	}
	if err := end(); err != nil {
		t.Errorf("with a stream open it does not end cleanly: %v", err)
	}
}

// Only what the book is made of makes a round: a picture does, in its folder
// too, a file beside it does not.
func TestWhatIsFollowed(t *testing.T) {
	dir := copied(t, everything)
	url, _ := serve(t, dir)
	s := listen(t, url)
	s.next(t)
	write(t, filepath.Join(dir, "letter.txt"), "nothing of the book")
	write(t, filepath.Join(dir, "text.md.swp"), "an editor's")
	select {
	case n := <-s.rounds:
		t.Errorf("round %s came of a file that is none of the book's", n)
	case <-time.After(600 * time.Millisecond):
	}
	data, err := os.ReadFile(filepath.Join(dir, "pictures/kiln.png"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "pictures/plan.png"), string(data))
	if n := s.next(t); n != "2" {
		t.Errorf("a picture made round %s", n)
	}
}

// A folder that is taken away and put back is followed as before; so is one
// that the system tells nothing of.
func TestFolderComesBack(t *testing.T) {
	dir := copied(t, everything)
	url, _ := serve(t, dir)
	s := listen(t, url)
	s.next(t)
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	s.next(t)
	if err := os.Rename(dir+"-away", dir); err != nil {
		t.Fatal(err)
	}
	shows := func(word string) bool { text, _ := body(t, url+"source/1/1"); return strings.Contains(text, word) }
	for range 2 {
		write(t, filepath.Join(dir, "fixes.txt"), "渡船一天‸往返\t往返\t奇岩\t試\n")
		for s.next(t); !shows("奇岩"); s.next(t) {
		}
		write(t, filepath.Join(dir, "fixes.txt"), "# 空\n")
		for s.next(t); !shows("空"); s.next(t) {
		}
	}
}

// Files are looked at where the system cannot tell of changes.
func TestLooking(t *testing.T) {
	w := &watch{path: t.TempDir()}
	began := time.Now()
	if !w.wait(t.Context()) || time.Since(began) < look {
		t.Error("it does not wait and look")
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if w.wait(ended) {
		t.Error("it waits on when all has ended")
	}
}

// A single text is followed too, though its folder holds others.
func TestBareText(t *testing.T) {
	name := filepath.Join(t.TempDir(), "text.txt")
	write(t, name, "紙的路\n\n紙在路上走得很慢。\n")
	url, _ := serve(t, name)
	s := listen(t, url)
	s.next(t)
	write(t, name, "紙的路\n\n書在路上走得很慢。\n")
	s.next(t)
	if text, _ := body(t, url+"source/0/1"); !strings.Contains(text, "書在路上") {
		t.Errorf("the source is not as written last: %s", text)
	}
}

// What cannot be served is a problem.
func TestCannotServe(t *testing.T) {
	err := Serve(context.Background(), filepath.Join(t.TempDir(), "none"), options(t))
	if p, ok := err.(*diag.Problem); !ok || p.Kind.Code != "book-missing" {
		t.Errorf("a path that is not there: %v", err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	opt := options(t)
	opt.Port = l.Addr().(*net.TCPAddr).Port
	err = Serve(context.Background(), everything, opt)
	if p, ok := err.(*diag.Problem); !ok || p.Kind != cannotListen {
		t.Errorf("a port that is taken: %v", err)
	}
}

// A round, as an edit costs it.
func BenchmarkRound(b *testing.B) {
	d := newDesk("../../source/sample", options(b))
	b.ReportAllocs()
	for b.Loop() {
		r := d.make(1)
		if r.err != nil {
			b.Fatal(r.err)
		}
		r.view.Close()
	}
}

// A page, its outlines drawn before.
func BenchmarkPage(b *testing.B) {
	d, r, _ := set(b, "../../source/sample")
	b.ReportAllocs()
	for b.Loop() {
		d.page(r, r.editions[0], 6)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}
