package press

import (
	"bufio"
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"yinshu/internal/book"
	"yinshu/internal/diag"
	"yinshu/internal/face"
)

// An Outcome is what became of one book of a list.
type Outcome struct {
	N      int // its place in the list, from 0
	Path   string
	Result *Result // nil where Err is not
	Err    error   // a *diag.Problem
	Took   time.Duration
}

// most is how many bytes of text are worked on at once, however many books
// there are: setting needs some hundred bytes of memory for each.
const most = 6 << 20

// BuildList makes many books, up to jobs of them at once, with the faces read
// once for all. It calls told for every book, from several goroutines, as soon
// as it is done. A book that fails, or whose files would have the names of an
// earlier book's, does not stop the others. When ctx ends, the books that are
// not begun are told as stopped.
func BuildList(ctx context.Context, paths []string, opt Options, jobs int, told func(Outcome)) {
	opt.Search.Stock, opt.broom = &face.Stock{}, &broom{}
	earlier := doubles(paths)
	room := semaphore.NewWeighted(most)
	next := make(chan int)
	var all sync.WaitGroup
	for range max(jobs, 1) {
		all.Go(func() {
			for i := range next {
				o := Outcome{N: i, Path: paths[i]}
				if e := earlier[i]; e >= 0 {
					o.Err = diag.Of(twice, paths[i], paths[e])
				} else {
					began := time.Now()
					o.Result, o.Err = buildOne(ctx, paths[i], opt, room)
					o.Took = time.Since(began)
				}
				told(o)
			}
		})
	}
	for i := range paths {
		next <- i
	}
	close(next)
	all.Wait()
}

// buildOne makes a book when there is room for it.
func buildOne(ctx context.Context, path string, opt Options, room *semaphore.Weighted) (r *Result, err error) {
	defer mishap(&err)
	weight := min(weigh(path), most)
	if room.Acquire(ctx, weight) != nil || ctx.Err() != nil {
		return nil, diag.Of(stopped, path)
	}
	defer room.Release(weight)
	r, err = Build(ctx, path, opt)
	if errors.Is(err, context.Canceled) {
		err = diag.Of(stopped, path)
	}
	return r, err
}

// weigh is how many bytes of prose need as much memory as a text: of a folder,
// all its files but what is below it, since which one is the text is not known
// yet.
func weigh(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	if !info.IsDir() {
		return weighFile(path, info.Size())
	}
	entries, _ := os.ReadDir(path)
	sum := int64(0)
	for _, e := range entries {
		switch filepath.Ext(e.Name()) {
		case ".txt", ".md":
			if info, err := e.Info(); err == nil {
				sum += weighFile(filepath.Join(path, e.Name()), info.Size())
			}
		}
	}
	return sum
}

// perLine is how many bytes of prose need as much memory as a line of verse,
// however short it is.
const perLine = 100

// weighFile weighs a text of so many bytes.
func weighFile(path string, size int64) int64 {
	if size < small || size > book.MaxFile {
		return size
	}
	return max(size, perLine*countLines(path))
}

// countLines counts the lines of a file that are not empty.
func countLines(path string) int64 {
	f, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer f.Close()
	lines := int64(0)
	for s := bufio.NewReader(f); ; {
		line, err := s.ReadSlice('\n')
		if err == nil && len(line) > len("\r\n") {
			lines++
		}
		if err != nil && err != bufio.ErrBufferFull {
			return lines
		}
	}
}

// Memory says how a program that makes these books is to collect its garbage
// (debug.SetGCPercent, SetMemoryLimit): it may rest while small books are made,
// and works harder above what large ones take in all but the oddest cases. The
// longest text decides, or as many as are worked on at once.
func Memory(paths []string) (percent int, limit int64) {
	longest, sum := int64(0), int64(0)
	for _, path := range paths {
		weight := min(weigh(path), book.MaxFile)
		longest, sum = max(longest, weight), min(sum+weight, most)
	}
	text := max(longest, sum)
	if text < small {
		return 1600, 150<<20 + 350*text
	}
	return 100, max(400<<20, 100<<20+105*text)
}

// ReadingMemory is the limit (debug.SetMemoryLimit) for a program that reads the
// text at path and makes no book: ten million characters with their decisions stay
// below it, and garbage is collected harder above.
func ReadingMemory(path string) int64 {
	return max(360<<20, 11*min(weigh(path), book.MaxFile))
}

// small is the length of a text, in bytes, that needs no care about memory.
const small = 1 << 20

// doubles gives for each path an earlier one with the same name of outputs,
// or -1.
func doubles(paths []string) []int {
	first := map[string]int{}
	list := make([]int, len(paths))
	for i, path := range paths {
		name := book.NameOf(path)
		if at, ok := first[name]; ok {
			list[i] = at
			continue
		}
		first[name], list[i] = i, -1
	}
	return list
}
