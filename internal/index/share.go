package index

import (
	"runtime"

	"yinshu/internal/share"
)

// fewest is how many characters are worth a second processor.
const fewest = 4096

// sharers is among how many processors passages are shared out.
func sharers(passages []passage) int {
	return max(1, min(runtime.GOMAXPROCS(0), characterCount(passages)/fewest))
}

func characterCount(passages []passage) (n int) {
	for i := range passages {
		n += len(passages[i].text)
	}
	return n
}

// shareOut shares passages out in k stretches of about the same length, which
// work is called for at the same time. It may write only what belongs to its
// stretch, so that the result is the same however many there are.
func shareOut(passages []passage, k int, work func(part, from, to int)) {
	ends := make([]int, k+1) // of each part, from 1
	all, part, done := characterCount(passages), 1, 0
	for i := range passages {
		for ; part < k && done*k >= all*part; part++ {
			ends[part] = i
		}
		done += len(passages[i].text)
	}
	for ; part <= k; part++ {
		ends[part] = len(passages)
	}
	share.Each(k, 1, func(i int) { work(i, ends[i], ends[i+1]) })
}
