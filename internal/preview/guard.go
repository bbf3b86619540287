package preview

import (
	"net"
	"net/http"
	"strings"
)

// A guard lets in who asks this server by its own address.
type guard struct {
	port     string
	name     string // the name it was told to listen at, or ""
	loopback bool   // it listens on this machine alone
}

func newGuard(addr net.Addr, host string) guard {
	at, port, _ := net.SplitHostPort(addr.String())
	ip := net.ParseIP(at)
	return guard{port: port, name: strings.ToLower(host), loopback: ip != nil && ip.IsLoopback()}
}

// knows reports whether a request's Host is this server. A name that somebody
// else owns may be made to lead here: only localhost, the name the server was
// given, and addresses, which nobody can own, are let in.
func (g guard) knows(host string) bool {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = strings.Trim(host, "[]"), "80"
	}
	if port != g.port {
		return false
	}
	name = strings.ToLower(name)
	if ip := net.ParseIP(name); ip != nil {
		return ip.IsLoopback() || !g.loopback
	}
	return name == "localhost" || name == g.name
}

// policy allows the page its own files and nothing else. The proof, which is
// one file, names its own script and style by their hashes instead.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"

// protect answers a request where the guard lets it in.
func (g guard) protect(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		switch {
		case !g.knows(r.Host):
			http.Error(w, "this server does not go by that name", http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "nothing here can be changed", http.StatusMethodNotAllowed)
		case foreign(r):
			http.Error(w, "asked by a page of another origin", http.StatusForbidden)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// foreign reports whether a page of another origin asks. Following a link from
// there is allowed: it leads away from that page.
func foreign(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return true
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return false
	}
	return r.Header.Get("Sec-Fetch-Mode") != "navigate" || r.Header.Get("Sec-Fetch-Dest") != "document"
}
