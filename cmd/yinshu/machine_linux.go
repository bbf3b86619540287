package main

import (
	"runtime"
	"runtime/debug"

	"golang.org/x/sys/unix"
)

// largePages gives the heap n bytes of addresses that the system may back with
// large pages. Memory that comes page by page, four kilobytes at a time, takes
// an eighth of the time in which one book is made. Nothing is taken before it
// is used, and a system without large pages goes on as before.
func largePages(n int) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // one collection is enough
	room := make([]byte, n)
	_ = unix.Madvise(room, unix.MADV_HUGEPAGE) // it is only advice
	runtime.GC()                               // room is free now, and taken before any new addresses
}
