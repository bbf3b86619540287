package share

import (
	"errors"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
)

// Every number once, for all small counts, handfuls and numbers of processors.
func TestEach(t *testing.T) {
	for _, procs := range []int{1, 2, 3, 8} {
		old := runtime.GOMAXPROCS(procs)
		for n := range 40 {
			for handful := 1; handful < 10; handful++ {
				done := make([]atomic.Int32, n)
				Each(n, handful, func(i int) { done[i].Add(1) })
				for i := range done {
					if c := done[i].Load(); c != 1 {
						t.Errorf("%d processors, %d pieces by %d: piece %d is done %d times", procs, n, handful, i, c)
					}
				}
			}
		}
		runtime.GOMAXPROCS(old)
	}
}

// Each worker has its own room, and no more workers are started than there are
// handfuls.
func TestWith(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	for n, most := range map[int]int32{1: 1, 16: 1, 17: 2, 1000: 4} {
		var started, sum atomic.Int32
		With(n, 16, func() func(int) {
			started.Add(1)
			own := 0 // no lock: one worker's alone
			return func(int) { own++; sum.Add(1) }
		})
		if started.Load() > most || int(sum.Load()) != n {
			t.Errorf("%d pieces: %d done by %d workers", n, sum.Load(), started.Load())
		}
	}
}

// What is waited for is done, whatever is waited for first, and everything in
// the end, once.
func TestAhead(t *testing.T) {
	for _, procs := range []int{1, 2, 8} {
		old := runtime.GOMAXPROCS(procs)
		for n := range 40 {
			for handful := 1; handful < 10; handful++ {
				for step := 1; step < 12; step++ {
					done := make([]atomic.Int32, n)
					await := Ahead(n, handful, func(i int) { done[i].Add(1) })
					for to := 0; ; to += step {
						await(min(to, n))
						for i := range min(to, n) {
							if c := done[i].Load(); c != 1 {
								t.Fatalf("%d processors, %d pieces by %d: piece %d is done %d times when %d are waited for", procs, n, handful, i, c, to)
							}
						}
						if to >= n {
							break
						}
					}
				}
			}
		}
		runtime.GOMAXPROCS(old)
	}
}

// breakAt is where the fault of the next test begins.
func breakAt(i int) {
	if i == 700 {
		panic("no such glyph")
	}
}

// A fault comes to the caller with its words and its place, on one processor
// and on several, and through a second sharing out.
func TestFault(t *testing.T) {
	caught := func(work func()) (f *Fault) {
		defer func() {
			if v := recover(); v != nil {
				f = Caught(v)
			}
		}()
		work()
		return nil
	}
	for _, procs := range []int{1, 4} {
		old := runtime.GOMAXPROCS(procs)
		for name, work := range map[string]func(){
			"once":  func() { Each(1000, 8, breakAt) },
			"twice": func() { Each(2, 1, func(int) { Each(1000, 8, breakAt) }) },
			"ahead": func() { Ahead(1000, 8, breakAt)(1000) },
		} {
			f := caught(work)
			var err error = f
			if f == nil || f.Value != "no such glyph" || !strings.HasPrefix(f.Site, "internal/share.breakAt:") || !errors.As(err, &f) {
				t.Errorf("%d processors, %s: %+v", procs, name, f)
			}
		}
		runtime.GOMAXPROCS(old)
	}
}

// What is done aside is done when the caller has waited, once, and its fault is
// the fault of whoever waits.
func TestAside(t *testing.T) {
	done := 0
	wait := Aside(func() { done++ })
	wait()
	wait()
	if done != 1 {
		t.Errorf("done %d times", done)
	}
	wait = Aside(func() { breakAt(700) })
	for range 2 {
		func() {
			defer func() {
				f, ok := recover().(*Fault)
				if !ok || f.Value != "no such glyph" || !strings.Contains(f.Site, "breakAt") {
					t.Errorf("the fault told is %v", f)
				}
			}()
			wait()
		}()
	}
}
