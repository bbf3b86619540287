// Package preview shows a book in a browser as it will be, while it is worked
// on.
//
// It serves, on this machine alone unless told otherwise, the pages as they
// are set, the manuscript beside its source with every decision, the problems,
// the index with its evidence, and the proof. When a file of the book changes
// the book is set anew, and the pages that are open in browsers follow.
//
// What always holds:
//
//   - A page is painted from the typeset.Setting that its PDF is painted from:
//     the same glyphs at the same places, in thousandths of a point.
//   - A book that is broken while it is written on is told of; the last pages
//     that could be made stay.
//   - Nothing is served but what the book is made of and the files of this
//     package: no path of a request is ever a path of the disk.
//   - A page of another origin can neither read nor embed an answer, by name
//     or by a name that is made to lead here (DNS rebinding); nothing in a
//     book can run in the browser.
//
// Files, in order:
//
//	preview.go   Serve: listening, until it is told to end
//	guard.go     who is answered, and what a browser may do with the answer
//	routes.go    which path is answered by what
//	watch.go     changes of the book's files, found out
//	round.go     a round: the book set once, or why it could not be
//	events.go    rounds told to the browsers
//	places.go    from a place in the source to its line on a page, and back
//	outline.go   outlines of characters
//	paint.go     a page as SVG
//	under.go     strokes and dots under characters
//	source.go    the source in rows, with the decisions
//	blocks.go    what the reader made of a row
//	findings.go  the problems, each with its line and its pages
//	index.go     the index, each heading with its evidence
//	words.go     the words of the page in both languages
//	problems.go  what can go wrong
//	web/         the page itself; it asks nothing of any network
package preview

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"strconv"
	"time"

	"yinshu/internal/diag"
	"yinshu/internal/face"
	"yinshu/internal/press"
)

// Options say what is to be shown, to whom and where.
type Options struct {
	Press  press.Options // how the book is to be made; where to write is ignored
	Lang   diag.Lang     // of the page
	Listen string        // host to listen at; "": this machine alone
	Port   int           // 0: one that is free

	// Ready is told the address when browsers may come; Round of every round.
	// Both may be nil. Round is called from one goroutine.
	Ready func(url string)
	Round func(Told)
}

// Told is what is told of a round.
type Told struct {
	Number  int
	Took    time.Duration
	Pages   int    // of the first edition
	Counts  [3]int // problems by diag.Grade
	Err     error  // why the book could not be set, or nil
	Changed bool   // it is not the first round
}

// Serve shows the book of a path until ctx ends. The error is a *diag.Problem.
func Serve(ctx context.Context, path string, opt Options) error {
	if _, err := os.Stat(path); err != nil {
		return press.ReadProblem(path, err)
	}
	host := opt.Listen
	if host == "" {
		host = "127.0.0.1"
	}
	l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(opt.Port)))
	if err != nil {
		return diag.Of(cannotListen, "", net.JoinHostPort(host, strconv.Itoa(opt.Port)), reason(err))
	}
	defer l.Close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	d := newDesk(path, opt)
	served := &http.Server{
		Handler:           d.handler(newGuard(l.Addr(), host)),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	ended := make(chan error, 1)
	go func() { ended <- served.Serve(l) }()
	if opt.Ready != nil {
		opt.Ready("http://" + reachable(l.Addr()) + "/")
	}
	go d.follow(ctx)

	select {
	case err = <-ended:
	case <-ctx.Done():
		// Streams of events end with ctx; what else is under way has a moment.
		last, done := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer done()
		if served.Shutdown(last) != nil {
			served.Close()
		}
		err = <-ended
	}
	if err != nil && !errors.Is(err, http.ErrServerClosed) {
		return diag.Of(cannotListen, "", l.Addr().String(), reason(err))
	}
	return nil
}

// reachable is an address that a browser on this machine can ask: a server on
// all addresses is on its own too.
func reachable(addr net.Addr) string {
	host, port, err := net.SplitHostPort(addr.String())
	if err != nil || !net.ParseIP(host).IsUnspecified() {
		return addr.String()
	}
	return net.JoinHostPort("127.0.0.1", port)
}

// reason gives an error without the address that it repeats.
func reason(err error) string {
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err
	}
	var sys *os.SyscallError
	if errors.As(err, &sys) {
		err = sys.Err
	}
	return err.Error()
}

// A desk is a book being looked at.
type desk struct {
	path     string
	opt      Options
	rounds   rounds
	outlines outlines
}

func newDesk(path string, opt Options) *desk {
	if opt.Press.Search.Stock == nil {
		opt.Press.Search.Stock = new(face.Stock) // faces outlive rounds
	}
	return &desk{path: path, opt: opt}
}
