package preview

import (
	"encoding/xml"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"yinshu/internal/proof"
)

// Who is let in by the name that the server is asked by.
func TestGuardNames(t *testing.T) {
	local := newGuard(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8000}, "127.0.0.1")
	told := newGuard(&net.TCPAddr{IP: net.IPv4zero, Port: 8000}, "0.0.0.0")
	named := newGuard(&net.TCPAddr{IP: net.IPv4(192, 168, 1, 5), Port: 8000}, "Desk.local")
	for _, c := range []struct {
		guard guard
		host  string
		in    bool
		rule  string
	}{
		{local, "127.0.0.1:8000", true, "its own address"},
		{local, "localhost:8000", true, "nobody else owns localhost"},
		{local, "LOCALHOST:8000", true, "names have no case"},
		{local, "[::1]:8000", true, "this machine in the other notation"},
		{local, "127.0.0.1:8001", false, "another port is another server"},
		{local, "127.0.0.1", false, "a port left out is 80"},
		{local, "evil.example:8000", false, "a name that is made to lead here"},
		{local, "127.0.0.1.evil.example:8000", false, "a name that looks like an address"},
		{local, "localhost.evil.example:8000", false, "a name that begins like localhost"},
		{local, "192.168.1.5:8000", false, "not this machine"},
		{local, "", false, "no name"},
		{told, "192.168.1.5:8000", true, "an address cannot be made to lead elsewhere"},
		{told, "evil.example:8000", false, "a name can, wherever it listens"},
		{named, "desk.local:8000", true, "the name it was told to listen at"},
		{named, "other.local:8000", false, "another name"},
	} {
		if got := c.guard.knows(c.host); got != c.in {
			t.Errorf("%q: let in is %v; rule: %s", c.host, got, c.rule)
		}
	}
}

// Whatever is asked by a strange name, a strange page or another method is
// refused, on every path; and every answer tells the browser what it may do.
func TestGuardRefuses(t *testing.T) {
	_, _, h := set(t, everything)
	paths := []string{"/", "/web/desk.js", "/events", "/book", "/problems", "/source/0/1", "/index/hant", "/where/hant?file=0&line=1", "/page/hant/1", "/picture/hant/9/0", "/proof", "/nothing"}
	for _, path := range paths {
		for _, c := range []struct {
			rule   string
			change func(*http.Request)
			status int
		}{
			{"a name that leads here", func(q *http.Request) { q.Host = "evil.example:8000" }, 403},
			{"a page of another origin", func(q *http.Request) { q.Header.Set("Origin", "http://evil.example") }, 403},
			{"another page's script or picture", func(q *http.Request) {
				q.Header.Set("Sec-Fetch-Site", "cross-site")
				q.Header.Set("Sec-Fetch-Mode", "no-cors")
			}, 403},
			{"another page's frame", func(q *http.Request) {
				q.Header.Set("Sec-Fetch-Site", "cross-site")
				q.Header.Set("Sec-Fetch-Mode", "navigate")
				q.Header.Set("Sec-Fetch-Dest", "iframe")
			}, 403},
			{"writing", func(q *http.Request) { q.Method = "POST" }, 405},
			{"asking what is allowed", func(q *http.Request) { q.Method = "OPTIONS" }, 405},
		} {
			q := httptest.NewRequest("GET", "http://127.0.0.1:8000"+path, nil)
			c.change(q)
			w := httptest.NewRecorder()
			h.ServeHTTP(w, q)
			if w.Code != c.status {
				t.Errorf("%s, %s: status %d, not %d", path, c.rule, w.Code, c.status)
			}
		}
		if path == "/events" {
			continue // it does not end
		}
		head := ask(h, path).Header()
		policy := head.Get("Content-Security-Policy")
		for _, forbidden := range []string{"unsafe-inline", "unsafe-eval", "*", "data:", "http"} {
			if strings.Contains(policy, forbidden) || !strings.HasPrefix(policy, "default-src 'none'") {
				t.Errorf("%s: the policy is loose: %s", path, policy)
			}
		}
		if head.Get("Access-Control-Allow-Origin") != "" || head.Get("X-Content-Type-Options") != "nosniff" || head.Get("Cross-Origin-Resource-Policy") != "same-origin" {
			t.Errorf("%s: another origin could use it: %v", path, head)
		}
	}
}

// A link from elsewhere to the page is followed: it shows that page nothing.
func TestGuardLetsLinksIn(t *testing.T) {
	_, _, h := set(t, everything)
	q := httptest.NewRequest("GET", "http://127.0.0.1:8000/", nil)
	q.Header.Set("Sec-Fetch-Site", "cross-site")
	q.Header.Set("Sec-Fetch-Mode", "navigate")
	q.Header.Set("Sec-Fetch-Dest", "document")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, q)
	if w.Code != 200 {
		t.Errorf("status %d", w.Code)
	}
}

// No path leads to a file of the disk, and a link out of the folder is not
// followed.
func TestNothingOutsideIsServed(t *testing.T) {
	dir := copied(t, everything)
	secret := filepath.Join(filepath.Dir(dir), "secret.txt")
	write(t, secret, "the secret outside")
	d := newDesk(dir, options(t))
	r := d.make(1)
	if r.err != nil {
		t.Fatal(r.err)
	}
	defer r.view.Close()
	d.rounds.end(r)
	h := d.handler(newGuard(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8000}, ""))
	for _, path := range []string{
		"/../secret.txt", "/web/../../secret.txt", "/web/..%2f..%2fsecret.txt", "/web/%2e%2e/routes.go", "/web/home.html", "/web/",
		"/secret.txt", "//etc/passwd", "/source/99/1", "/source/-1/1", "/source/0/0", "/source/0/99999", "/source/..%2fsecret.txt/1", "/source/secret.txt/1",
		"/picture/hant/1/0", "/picture/hant/..%2f..%2fsecret.txt/0", "/picture/hant/9/-1", "/page/hant/0", "/page/hant/99999", "/page/..%2fhant/1", "/page/none/1",
		"/index/none", "/where/hant?file=9&line=1", "/where/hant?file=0&line=999999", "/where/hant", "/where/hant?anchor=none", "/where/none?anchor=toc",
	} {
		w := ask(h, path)
		if w.Code == 200 || strings.Contains(w.Body.String(), "secret outside") {
			t.Errorf("%s: status %d: %.60q", path, w.Code, w.Body.String())
		}
	}

	for _, name := range []string{"fixes.txt", "names.txt"} {
		if err := os.Symlink(secret, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		r := d.make(2)
		if r.err == nil {
			t.Errorf("%s leads out of the folder and is read", name)
		}
		d.rounds.end(r)
		for i := range r.files {
			if strings.Contains(r.files[i].text, "secret outside") {
				t.Errorf("%s leads out of the folder and is shown", name)
			}
		}
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
}

// Mark-up in a book is characters on every page that shows it.
func TestNothingOfABookRuns(t *testing.T) {
	dir := t.TempDir()
	const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)>"><svg onload=alert(3)>]]>&lt;` + "\x00\x0b\ufffe\u202e"
	write(t, filepath.Join(dir, "text.md"), "---\ntitle: '甲"+`<script>alert(0)</script>`+"'\nauthor: 乙\nlang: zh-Hant-TW\n---\n\n## 丙"+hostile+"\n\n丁"+hostile+
		"[戊](javascript:alert(4))[己](data:text/html,x)[庚](https://example.org/?a=1&b=\"2)\n\n![辛\"><script>](x.png)\n\n子丑寅卯「沒有收尾"+hostile+"\n")
	write(t, filepath.Join(dir, "fixes.txt"), "不在書裏\t"+hostile+"\t"+hostile+"\t壬\n")
	_, r, h := set(t, dir)
	for _, e := range r.editions {
		for n := range e.Setting.Pages {
			w := ask(h, "/page/"+e.Name+"/"+string(rune('1'+n)))
			if w.Code != 200 {
				t.Fatalf("page %d: status %d", n+1, w.Code)
			}
			for _, tag := range tags(t, w.Body.String()) {
				if !strings.Contains(" svg rect defs path use text a image title circle ", " "+tag.Name.Local+" ") {
					t.Errorf("page %d has an element %s", n+1, tag.Name.Local)
				}
				for _, a := range tag.Attr {
					if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "style" || a.Name.Local == "href" && !regexp.MustCompile(`^(#|/picture/|https?://)`).MatchString(a.Value) {
						t.Errorf("page %d has %s=%q", n+1, a.Name.Local, a.Value)
					}
				}
			}
		}
	}
	for _, path := range []string{"/book", "/problems", "/source/0/1", "/index/hant", "/"} {
		w := ask(h, path)
		if path != "/" && w.Header().Get("Content-Type") != "application/json" {
			t.Errorf("%s is %s", path, w.Header().Get("Content-Type"))
		}
		if strings.Contains(w.Body.String(), "<script>alert") || strings.Contains(w.Body.String(), "<img") && path != "/" {
			t.Errorf("%s has mark-up of the book's", path)
		}
	}
	page := ask(h, "/proof").Body.String()
	if strings.Count(page, "<script") != 1 || strings.Contains(page, "<img") {
		t.Error("the proof has mark-up of the book's")
	}
}

// tags reads a page as XML and gives its elements.
func tags(t *testing.T, page string) (all []xml.StartElement) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(page))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("%v in %.300q", err, page)
		}
		if e, ok := token.(xml.StartElement); ok {
			all = append(all, e.Copy())
		}
	}
}

// The page has no script or style of its own text, so that the policy can
// forbid them; what it loads is here.
func TestHome(t *testing.T) {
	_, _, h := set(t, everything)
	w := ask(h, "/")
	page := w.Body.String()
	if w.Code != 200 || strings.Contains(page, "{{") {
		t.Fatalf("status %d, %.200q", w.Code, page)
	}
	for _, m := range regexp.MustCompile(`<script[^>]*>`).FindAllString(page, -1) {
		if !strings.Contains(m, "src=") && !strings.Contains(m, `type="application/json"`) {
			t.Errorf("%s would be refused", m)
		}
	}
	if regexp.MustCompile(`\s(style|on\w+)=`).MatchString(page) || strings.Contains(page, "<style") {
		t.Error("the page has a style or a handler in it, which would be refused")
	}
	for _, m := range regexp.MustCompile(`(?:src|href)="(/[^"]+)"`).FindAllStringSubmatch(page, -1) {
		if w := ask(h, m[1]); w.Code != 200 {
			t.Errorf("%s: status %d", m[1], w.Code)
		}
	}
}

// The proof is served under a policy that lets in its script and its style as
// they stand in it, whatever the book says.
func TestProofPolicy(t *testing.T) {
	_, _, h := set(t, everything)
	w := ask(h, "/proof")
	script, style := proof.Inline()
	if len(script) < 100 || len(style) < 100 {
		t.Fatal("the proof has no script or no style")
	}
	policy, page := w.Header().Get("Content-Security-Policy"), w.Body.String()
	if !strings.Contains(page, "<script>"+script+"</script>") || !strings.Contains(page, "<style>"+style+"</style>") {
		t.Error("the script or the style is not in the page as it is hashed")
	}
	if !strings.Contains(policy, hashed(script)) || !strings.Contains(policy, hashed(style)) {
		t.Errorf("the policy does not let them in: %s", policy)
	}
	if regexp.MustCompile(`<[^>]+\sstyle=`).MatchString(page) {
		t.Error("an element has a style of its own, which would be refused")
	}
}

// Every word that the page uses is there in both languages, and none for
// nothing.
func TestWords(t *testing.T) {
	var all strings.Builder
	files, err := filepath.Glob("web/*")
	if err != nil || len(files) < 5 {
		t.Fatal("the page's files are missing")
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	for _, m := range regexp.MustCompile(`\bwords\.(\w+)|\{\{w "(\w+)"`).FindAllStringSubmatch(all.String(), -1) {
		if _, ok := words[m[1]+m[2]]; !ok {
			t.Errorf("there is no word %s", m[1]+m[2])
		}
	}
	// Words that are looked up by what the server says.
	byName := " fault query note keep ask drop hant hans lang person place organisation work event concept left join paragraph mark number head title subtitle author quotation verse break item notes "
	for name, w := range words {
		if w[0] == "" || w[1] == "" {
			t.Errorf("%s is not in both languages", name)
		}
		if !strings.Contains(all.String(), "words."+name) && !strings.Contains(all.String(), `{{w "`+name+`"`) && !strings.Contains(byName, " "+name+" ") {
			t.Errorf("no page says %s", name)
		}
	}
}
