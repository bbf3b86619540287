// Package internal holds the test that keeps the map true.
package internal

import (
	"os"
	"regexp"
	"slices"
	"testing"
)

// Every package is on the map, and the map names no package that is not there.
func TestMap(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var mapped []string
	for _, m := range regexp.MustCompile(`(?m)^\| \[(\w+)\]\((\w+)\)`).FindAllStringSubmatch(string(text), -1) {
		if m[1] != m[2] {
			t.Errorf("the map calls %s %s", m[2], m[1])
		}
		mapped = append(mapped, m[2])
	}
	var there []string
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			there = append(there, e.Name())
		}
	}
	slices.Sort(mapped)
	if !slices.Equal(mapped, there) {
		t.Errorf("the map has\n%v\nthe folder has\n%v", mapped, there)
	}
}
