package main

import (
	"runtime/debug"

	"golang.org/x/sys/unix"
)

// largePages gets n bytes of addresses that the system may back with large
// pages. Memory that comes page by page, four kilobytes at a time, takes a
// sixth of the time in which one book is made. Nothing is taken before it is
// used, and a system without large pages goes on as before.
//
// Collection rests when it returns. Let go on it begins at once, since so much
// has been asked for; it finds the room free, and the heap has it.
func largePages(n int) {
	debug.SetGCPercent(-1)
	room := make([]byte, n)
	_ = unix.Madvise(room, unix.MADV_HUGEPAGE) // it is only advice
}
