package index

import (
	"runtime"

	"yinshu/internal/share"
)

// fewest is how many passages are worth a second processor.
const fewest = 64

// sharers is among how many processors n passages are shared out.
func sharers(n int) int { return max(1, min(runtime.GOMAXPROCS(0), n/fewest)) }

// shareOut shares n things out in k stretches, which work is called for at the
// same time. It may write only what belongs to its stretch, so that the result
// is the same however many there are.
func shareOut(n, k int, work func(part, from, to int)) {
	share.Each(k, 1, func(i int) { work(i, i*n/k, (i+1)*n/k) })
}
