// Command keep looks after the repository; it is no part of the press. make
// check and make dist call it, from the repository's folder:
//
//	go run ./internal/keep licences          the licence of everything in the program
//	go run ./internal/keep links             links of the documents that lead nowhere
//	go run ./internal/keep dist VERSION DIR  the program for every system, packed
//
// Files, in order:
//
//	keep.go      this list
//	licences.go  modules of the program and of fonts, and their licences
//	links.go     documents and what they point at
//	dist.go      one archive a system, with fonts and documents
//	pack.go      archives whose bytes depend on nothing but what is in them
package main

import (
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 1 && args[0] == "licences":
		return tellLicences(os.Stdout, ".")
	case len(args) == 1 && args[0] == "links":
		return tellLinks(os.Stdout, ".")
	case len(args) == 3 && args[0] == "dist":
		return dist(args[1], args[2])
	}
	return fmt.Errorf("usage: keep licences | links | dist VERSION DIR")
}
