package index

import (
	"runtime"
	"sync"
)

// fewest is how many passages are worth a second processor.
const fewest = 64

// shareOut shares n things out among the processors: work is called for
// stretches of them, which together are all, at the same time. It may write
// only what belongs to its stretch, so that the result is the same however
// many there are.
func shareOut(n int, work func(from, to int)) {
	parts := min(runtime.GOMAXPROCS(0), n/fewest)
	if parts < 2 {
		work(0, n)
		return
	}
	var all sync.WaitGroup
	for i := range parts {
		all.Go(func() { work(i*n/parts, (i+1)*n/parts) })
	}
	all.Wait()
}
