//go:build ignore

// Makes neighbours.bin of a model of words and their neighbours:
//
//	go run neighbours_make.go words.txt model.arpa
//
// words.txt has a number and a word in each line; model.arpa is what tslminfo of
// SunPinyin prints of lm_sc.t3g of open-gram with -p -v. Words of over four
// characters are left out, pairs that are met less than once in fifteen million
// words, and pairs that are hardly likelier than their words by themselves.
package main

import (
	"bufio"
	"cmp"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
)

const (
	bow      = 7   // see neighbours.go
	rarest   = 158 // tenths of the natural logarithm
	leastWin = 10
)

type entry struct {
	hash uint32
	cost uint8
}

func main() {
	words := map[int]string{}
	raw, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	for line := range strings.Lines(string(raw)) {
		var id int
		var w string
		if fmt.Sscan(line, &id, &w); len([]rune(w)) <= 4 {
			words[id] = w
		}
	}
	file, err := os.Open(os.Args[2])
	if err != nil {
		panic(err)
	}
	alone := map[int]float64{}
	var single, pairs []entry
	level := byte(0)
	for sc := bufio.NewScanner(file); sc.Scan() && level < '3'; {
		line := sc.Text()
		if line[0] == '\\' {
			level = line[1]
			continue
		}
		var a, b int
		var p float64
		switch level {
		case '1':
			if fmt.Sscan(line, &a, &p); words[a] != "" {
				alone[a] = cost(p)
				single = append(single, entry{hashOf(words[a]), round(cost(p))})
			}
		case '2':
			fmt.Sscan(line, &a, &b, &p)
			if words[a] == "" || words[b] == "" || alone[b] == 0 || alone[a]+cost(p) > rarest {
				continue
			}
			win := alone[b] + bow - cost(p)
			if win >= leastWin || (mark(words[a]) || mark(words[b])) && win <= -leastWin {
				pairs = append(pairs, entry{join(hashOf(words[a]), hashOf(words[b])), round(cost(p))})
			}
		}
	}
	out := append(table(single), table(pairs)...)
	if err := os.WriteFile("neighbours.bin", out, 0o644); err != nil {
		panic(err)
	}
	fmt.Println(len(single), "words", len(pairs), "pairs", len(out), "bytes")
}

func cost(p float64) float64 { return -10 * math.Log(p) }

func round(c float64) uint8 { return uint8(math.Round(min(max(c, 1), 255))) }

func mark(w string) bool { return strings.Contains("，。；？！：“”、…", w) }

// Of a table: how many entries a bucket has room for, with two bytes of the hash
// and the cost, and how many it has by the average.
const (
	room    = 10
	average = 7
	wide    = 32
)

// table lays entries in buckets behind how many there are. What finds no room is
// left out: of a bucket that is too full the dearest.
func table(list []entry) []byte {
	slices.SortStableFunc(list, func(a, b entry) int { return cmp.Compare(a.cost, b.cost) })
	n := len(list) / average
	out, filled := make([]byte, wide*n), make([]int, n)
	for _, e := range list {
		at := int(uint64(e.hash) * uint64(n) >> 32)
		if k := filled[at]; k < room {
			put := out[wide*at+3*k:]
			put[0], put[1], put[2] = byte(e.hash), byte(e.hash>>8), e.cost
			filled[at]++
		}
	}
	return append([]byte{byte(n), byte(n >> 8), byte(n >> 16)}, out...)
}

// hashOf and join are as in neighbours.go.
func hashOf(w string) uint32 {
	h := uint32(0)
	for _, r := range w {
		h = (h ^ uint32(r)) * 0x9e3779b1
	}
	return finish(h)
}

func join(a, b uint32) uint32 { return finish(a*0x85ebca6b + b) }

func finish(h uint32) uint32 {
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>12
}
