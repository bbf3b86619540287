// Package share shares work out among the processors.
//
// What always holds:
//
//   - Each piece of work is done once. A piece that writes only what is its
//     own gives the same result however many processors there are.
//   - A panic in a piece of work is a panic of the caller, when the others have
//     ended: where a caller guards itself against faults, as one who makes a
//     list of books does, it is guarded against those of its helpers too.
package share

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

// Each calls f with every number below n, several at a time. A worker takes a
// handful of numbers at once: one where the pieces are long, more where they
// are short.
func Each(n, handful int, f func(i int)) {
	With(n, handful, func() func(int) { return f })
}

// With is Each for workers that need something of their own, which start makes
// for each of them. The caller is one of the workers: it waits for those alone
// that have begun, not for one that no processor has been free for.
func With(n, handful int, start func() func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), (n+handful-1)/handful)
	if workers <= 1 {
		f := start()
		for i := range n {
			f(i)
		}
		return
	}
	var next atomic.Int64
	faults := make([]*Fault, workers)
	work := func(worker int) {
		defer func() {
			if value := recover(); value != nil {
				faults[worker] = Caught(value)
				next.Store(int64(n)) // the others need not go on
			}
		}()
		f := start()
		for {
			from := int(next.Add(int64(handful))) - handful
			if from >= n {
				return
			}
			for i := from; i < min(from+handful, n); i++ {
				f(i)
			}
		}
	}
	var door door
	for worker := 1; worker < workers; worker++ {
		go func() {
			if door.enter() {
				defer door.inside.Done()
				work(worker)
			}
		}()
	}
	work(0)
	door.shut()
	for _, f := range faults {
		if f != nil {
			panic(f)
		}
	}
}

// A door lets workers in until it is shut.
type door struct {
	mu     sync.Mutex
	closed bool
	inside sync.WaitGroup
}

// enter says whether the door is still open.
func (d *door) enter() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.closed {
		d.inside.Add(1)
	}
	return !d.closed
}

// shut waits for those inside.
func (d *door) shut() {
	d.mu.Lock()
	d.closed = true
	d.mu.Unlock()
	d.inside.Wait()
}

// Ahead begins with f for every number below n, in their order and several at a
// time, and returns at once. The function that it returns waits until all
// numbers below the one it is given are done; it is for one caller, who asks for
// n in the end.
func Ahead(n, handful int, f func(i int)) (await func(n int)) {
	handfuls := (n + handful - 1) / handful
	next := 0 // handful to be waited for
	work := func(h int) {
		for i := h * handful; i < min((h+1)*handful, n); i++ {
			f(i)
		}
	}
	if runtime.GOMAXPROCS(0) == 1 {
		return func(n int) {
			for ; next < handfuls && next*handful < n; next++ {
				work(next)
			}
		}
	}
	done := make([]chan struct{}, handfuls)
	for h := range done {
		done[h] = make(chan struct{})
	}
	failed := make(chan *Fault, 1)
	go func() {
		defer func() {
			if value := recover(); value != nil {
				failed <- Caught(value)
			}
		}()
		Each(handfuls, 1, func(h int) {
			work(h)
			close(done[h])
		})
	}()
	return func(n int) {
		for ; next < handfuls && next*handful < n; next++ {
			select {
			case <-done[next]:
			case fault := <-failed:
				panic(fault)
			}
		}
	}
}

// Aside does f beside what the caller goes on with. The caller waits for it by
// the function that it gets, as often as it likes; a panic of f is one there.
func Aside(f func()) (wait func()) {
	var fault *Fault
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() {
			if value := recover(); value != nil {
				fault = Caught(value)
			}
		}()
		f()
	}()
	return func() {
		<-done
		if fault != nil {
			panic(fault)
		}
	}
}

// A Fault is a panic that was caught: what it said, and where it began.
type Fault struct {
	Value any
	Site  string // function and line, "" where no code of the press was running
}

func (f *Fault) Error() string { return fmt.Sprint(f.Value) }

// Caught makes a fault of what recover returned. Called by the deferred
// function that recovered, it finds where the panic began; a fault that was
// caught before keeps its place.
func Caught(value any) *Fault {
	if f, ok := value.(*Fault); ok {
		return f
	}
	return &Fault{value, site()}
}

// site names the line of the press where a panic began.
func site() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(4, pcs)])
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "yinshu/") {
			return fmt.Sprintf("%s:%d", strings.TrimPrefix(f.Function, "yinshu/"), f.Line)
		}
		if !more {
			return ""
		}
	}
}
